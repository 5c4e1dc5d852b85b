"""A Bot API server that is cheap enough not to be what is measured: no framework, no check, one answer for each call.

It keeps the two promises of Telegram that matter here: an update is delivered again until a later offset acknowledges
it, and only then is it gone. The pretend Telegram of the demo, which checks every call, would be the bound itself.
"""

import asyncio
import json
import re
import threading
import time
from collections import Counter, deque
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "1234567:bench-bench-bench-bench-bench-bench"
FIRST_PERSON = 10_000_000
_MOST_AT_ONCE = 100
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_PART = re.compile(rb'name="(\w+)"[^\r]*(?:\r\n[^\r\n]+)*\r\n\r\n(.*?)\r\n--', re.DOTALL)
_SENDS = re.compile("send[A-Z]")
Json = dict[str, Any]


class Crowd:
    """Newcomers who each say /start once: so many at a time, the next one when an answer has come.

    `answers` counts the messages by person. `wait` returns once all of `total` were answered.
    """

    def __init__(self, total: int, at_once: int, latency: float, first: int = FIRST_PERSON, warm: int = 0) -> None:
        self.total = total
        self.latency = latency
        self.answers: Counter[int] = Counter()
        self.waiting: deque[tuple[int, bytes]] = deque()
        self.first_message: Json | None = None
        self._first = first
        self._offered = 0
        self._warm = warm
        self._began = 0.0
        self._ended = 0.0
        self._changed = threading.Condition()
        for _ in range(at_once):
            self.offer()

    def offer(self) -> None:
        """Let the next person say /start, if anybody is left."""
        if self._offered < self.total:
            number = self._first + self._offered
            self._offered += 1
            self.waiting.append(self.update_of(number))

    def update_of(self, person: int) -> tuple[int, bytes]:
        """Return what somebody does first, with its number."""
        return person, _start(person)

    def acknowledged(self, below: int) -> None:
        """Forget what was delivered before this offset."""
        while self.waiting and self.waiting[0][0] < below:
            self.waiting.popleft()

    def heard(self, person: int, _asked: Json, *, sent: bool) -> None:
        """Take note of what a person was sent, or (not `sent`) of a message of theirs that was changed."""
        if sent:
            self.answered(person)

    def answered(self, person: int) -> None:
        """Count a message; a person's first one lets the next person in."""
        with self._changed:
            self.answers[person] += 1
            if self.answers[person] == 1:
                self.offer()
            if len(self.answers) == self._warm:
                self._began = time.monotonic()
            if len(self.answers) == self.total:
                self._ended = time.monotonic()
            self._changed.notify_all()

    def wait(self, answers: int, seconds: float) -> bool:
        """Wait until so many people were answered; False when that took too long."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self.answers) >= answers, seconds)

    @property
    def rate(self) -> float:
        """Answers a second, from the end of the warm-up to the last one."""
        return (self.total - self._warm) / (self._ended - self._began)

    @property
    def lost(self) -> int:
        """How many people got no answer."""
        return self.total - len(self.answers)


def _start(number: int) -> bytes:
    sender = {"id": number, "is_bot": False, "first_name": f"Guest {number}", "language_code": "en"}
    message = {
        "message_id": 1,
        "from": sender,
        "chat": {"id": number, "type": "private", "first_name": sender["first_name"]},
        "date": int(time.time()),
        "text": "/start",
        "entities": [{"offset": 0, "length": 6, "type": "bot_command"}],
    }
    return json.dumps({"update_id": number, "message": message}).encode()


class Api:
    """The server, on a thread of its own, from `start` to `stop`. One bot at a time is served."""

    def __init__(self) -> None:
        self.crowd = Crowd(0, 0, 0.0)
        self.polled = threading.Event()
        self._last_call = time.monotonic()
        self._loop = asyncio.new_event_loop()
        self._polls: list[_Connection] = []
        self._thread = threading.Thread(target=self._loop.run_forever, name="api", daemon=True)
        self.port = 0

    def start(self) -> "Api":
        """Listen on a free port."""
        self._thread.start()
        server = asyncio.run_coroutine_threadsafe(
            self._loop.create_server(lambda: _Connection(self, self._loop), "127.0.0.1", 0), self._loop
        ).result()
        self.port = server.sockets[0].getsockname()[1]
        return self

    def stop(self) -> None:
        """End it."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    @property
    def url(self) -> str:
        """Its address, as bots want it."""
        return f"http://127.0.0.1:{self.port}"

    def quiet(self, seconds: float) -> None:
        """Wait until no call but polls has come for so long."""
        while (left := self._last_call + seconds - time.monotonic()) > 0:
            time.sleep(left)

    def meet(self, crowd: Crowd) -> Crowd:
        """Let this crowd come in; it is what is answered from now on."""
        self._loop.call_soon_threadsafe(self._enter, crowd)
        return crowd

    def _enter(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.wake()

    def wake(self) -> None:
        """Answer those who poll, if there is anything for them."""
        while self._polls and self.crowd.waiting:
            self._polls.pop(0).deliver()

    def poll(self, connection: "_Connection", asked: Json) -> None:
        """Acknowledge, and deliver now or as soon as there is something."""
        if not self.polled.is_set():
            self._last_call = time.monotonic()
            self.polled.set()
        self.crowd.acknowledged(int(asked.get("offset") or 0))
        if self.crowd.waiting:
            connection.deliver()
            return
        self._polls.append(connection)
        self._loop.call_later(float(asked.get("timeout") or 0), self._nothing, connection)

    def _nothing(self, connection: "_Connection") -> None:
        if connection in self._polls:
            self._polls.remove(connection)
            connection.answer(b"[]")

    def gone(self, connection: "_Connection") -> None:
        """Forget the poll of a bot that has hung up."""
        if connection in self._polls:
            self._polls.remove(connection)

    def call(self, connection: "_Connection", method: str, asked: Json) -> None:
        """Carry out any other call."""
        self._last_call = time.monotonic()
        if not _SENDS.match(method):
            connection.answer(_ABOUT_ME if method == "getMe" else b"true")
            if method == "editMessageText":
                self.crowd.heard(int(asked["chat_id"]), asked, sent=False)
                self.wake()
            return
        crowd, person = self.crowd, int(asked["chat_id"])
        crowd.first_message = crowd.first_message or asked
        message = b'{"message_id":2,"date":1,"chat":{"id":%d,"type":"private"},"text":"x"}' % person
        if crowd.latency:
            self._loop.call_later(crowd.latency, self._sent, connection, crowd, asked, message)
        else:
            self._sent(connection, crowd, asked, message)

    def _sent(self, connection: "_Connection", crowd: Crowd, asked: Json, message: bytes) -> None:
        connection.answer(message)
        crowd.heard(int(asked["chat_id"]), asked, sent=True)
        self.wake()


_ABOUT_ME = json.dumps(
    {"id": 1234567, "is_bot": True, "first_name": "Bench", "username": "bench_bot", "can_join_groups": True}
).encode()


class _Connection(asyncio.Protocol):
    """One kept-alive connection: requests one after the other, with a length or in chunks."""

    def __init__(self, api: Api, loop: asyncio.AbstractEventLoop) -> None:
        self._api = api
        self._loop = loop
        self._came = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, _error: Exception | None) -> None:
        self._transport = None
        self._api.gone(self)

    def data_received(self, data: bytes) -> None:
        self._came += data
        head, mark, rest = self._came.partition(b"\r\n\r\n")
        if not mark:
            return
        body = _chunks(rest) if b"chunked" in head.lower() else _whole(head, rest)
        if body is not None:
            self._came = b""
            self._serve(head, body)

    def _serve(self, head: bytes, body: bytes) -> None:
        target = urlsplit(head.split(b" ", 2)[1].decode())
        asked = _asked(target.query, head, body)
        method = unquote(target.path).rpartition("/")[2]
        if method == "getUpdates":
            self._api.poll(self, asked)
        else:
            self._api.call(self, method, asked)

    def deliver(self) -> None:
        """Answer a poll with what waits."""
        waiting = self._api.crowd.waiting
        batch = [waiting[n][1] for n in range(min(_MOST_AT_ONCE, len(waiting)))]
        self.answer(b"[" + b",".join(batch) + b"]")

    def answer(self, result: bytes) -> None:
        """Answer a call; nobody may be there any more to hear it."""
        if self._transport is not None:
            body = b'{"ok":true,"result":' + result + b"}"
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
            self._transport.write(head + body)


def _whole(head: bytes, rest: bytes) -> bytes | None:
    length = _LENGTH.search(head)
    return rest if not length or len(rest) >= int(length[1]) else None


def _chunks(rest: bytes) -> bytes | None:
    if not rest.endswith(b"0\r\n\r\n"):
        return None
    found = b""
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        number = int(size, 16)
        found, rest = found + rest[:number], rest[number + 2 :]
        if not number:
            break
    return found


def _asked(query: str, head: bytes, body: bytes) -> Json:
    """Return a call's parameters, however they came: three bots, four ways."""
    if query:
        return {name: values[0] for name, values in parse_qs(query).items()}
    if body.startswith(b"{"):
        found: Json = json.loads(body)
        return found
    if b"multipart" in head:
        return {name.decode(): value.decode() for name, value in _PART.findall(body)}
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}
