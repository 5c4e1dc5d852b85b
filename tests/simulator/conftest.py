"""One pretend Telegram for the whole session, emptied before each test, and a raw client for its Bot API."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest

from shopbot.simulator.driver import Driver
from shopbot.simulator.server import Simulator

TOKEN = "123456789:test-token"


@dataclass(frozen=True)
class Answer:
    """Status, JSON body and headers of one call."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str]

    @property
    def result(self) -> Any:
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def words(self) -> str:
        assert not self.body["ok"], self.body
        return str(self.body["description"])


class Api:
    """Calls the Bot API over real HTTP, parameters as a form with JSON inside, as most libraries send them."""

    def __init__(self, port: int, token: str = TOKEN) -> None:
        self.port = port
        self.token = token

    def __call__(self, method: str, **params: object) -> Answer:
        form = {k: v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for k, v in params.items()}
        headers = {"content-type": "application/x-www-form-urlencoded"}
        return self.send("POST", f"/bot{self.token}/{method}", urlencode(form).encode(), headers)

    def send(
        self, verb: str, path: str, body: Any = None, headers: dict[str, str] | None = None, **more: Any
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(verb, path, body, headers or {}, **more)
            answer = connection.getresponse()
            return Answer(answer.status, json.loads(answer.read()), {k.lower(): v for k, v in answer.getheaders()})
        finally:
            connection.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Simulator]:
    with Simulator(token=TOKEN) as running:
        yield running


@pytest.fixture
def driver(server: Simulator) -> Driver:
    made = Driver(server.url)
    made.reset()
    made.limits(on=False)
    made.post("clock", advance=-made.get("clock")["offset"])
    return made


@pytest.fixture
def api(server: Simulator, driver: Driver) -> Api:
    made = Api(server.port)
    made("getUpdates", allowed_updates=[])
    return made


@pytest.fixture
def sari(driver: Driver) -> int:
    """Somebody the bot may write to, with nothing waiting."""
    person = int(driver.add_person("Sari", "id")["id"])
    driver.say(person, "/start")
    return person


@pytest.fixture
def sent(api: Api, sari: int) -> int:
    """The number of a text message with one button the bot sent Sari."""
    return int(api("sendMessage", chat_id=sari, text="hello", reply_markup=keyboard("buy:1")).result["message_id"])


def keyboard(*data: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": f"Button {one}", "callback_data": one}] for one in data]}


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000"
    "000049454e44ae426082"
)


def multipart(fields: dict[str, str], files: dict[str, tuple[str, bytes]]) -> tuple[bytes, dict[str, str]]:
    """A multipart body and its header."""
    mark = "x-mark"
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in fields.items()
    ]
    for name, (file_name, content) in files.items():
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n\r\n'
        parts.append(head.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{mark}--\r\n".encode(), {"content-type": f"multipart/form-data; boundary={mark}"}


def upload(api: Api, method: str, fields: dict[str, str], **files: tuple[str, bytes]) -> Answer:
    body, headers = multipart(fields, files)
    return api.send("POST", f"/bot{api.token}/{method}", body, headers)
