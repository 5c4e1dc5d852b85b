"""The whole shop with Telegram bringing the updates: real processes, real HTTP, a pretend Telegram."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from shopbot.commands import ROOT
from shopbot.commands.demo import OWNER, Demo, demo_config, make_shop
from shopbot.config import read_key
from shopbot.db.keys import Keys
from shopbot.db.survey import survey
from shopbot.host.addresses import hook_secret
from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.simulator.driver import Driver
from shopbot.trade import checks
from tests.web.conftest import free_port

DEADLINE = 60.0
FUNDS = 500_000


@dataclass
class Hooked:
    """One shop, the pretend Telegram, and the processes that run the shop one after the other."""

    folder: Path
    port: int = field(default_factory=free_port)
    processes: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def __post_init__(self) -> None:
        make_shop(self.folder)
        self.demo = Demo(self.folder, 0)
        self.driver = Driver(self.demo.simulator.url)
        self.updates = self.demo.simulator._gateway.world.updates
        self.driver.add_person("Budi", "en", number=OWNER)

    # --- lives ---

    def start(self, *words: str, port: int | None = None, folder: Path | None = None) -> "Hooked":
        before = self.driver.call_count()
        command = [sys.executable, "-m", "tests.web.hooked_shop", str(folder or self.folder), str(port or self.port)]
        with self.log.open("ab") as log:
            environ = {**os.environ, "PYTHONPATH": str(ROOT)}
            self.processes.append(subprocess.Popen([*command, *words], cwd=ROOT, env=environ, stderr=log))
        if "polling" in words:
            self.until("it polls", lambda: self.updates.polling)
        else:
            self.until("a webhook is set", lambda: self.asked_for(before, "setWebhook"))
        return self

    def asked_for(self, since: int, method: str) -> list[Any]:
        return [call for call in self.driver.calls(since) if call["method"] == method]

    def stop(self) -> None:
        last = self.processes.pop()
        last.terminate()
        assert last.wait(30) == 0, self.said()

    def died(self) -> int:
        return self.processes.pop().wait(30)

    def close(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
        self.demo.close()

    # --- people ---

    def guest(self, person: int) -> Guest:
        return Guest(self.driver, person, str(person), lambda step: None)

    def oliver(self) -> Guest:
        """Return somebody with money, once the owner has let them in."""
        number = int(self.driver.add_person("Oliver", "en")["id"])
        oliver = steps.enters(self.guest(number))
        budi = steps.enters(self.guest(OWNER))
        budi.says(f"/transfer {number} {FUNDS} for the test").taps("Confirm")
        return oliver

    # --- looking ---

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def said(self) -> str:
        return "\n".join(self.log.read_text().splitlines()[-30:])

    def until(self, what: str, true: Any) -> None:
        never = threading.Event()
        for _ in range(int(DEADLINE / 0.05)):
            if true():
                return
            never.wait(0.05)
        raise AssertionError(f"waited in vain until {what}: {self.said()}")

    @property
    def keys(self) -> Keys:
        return Keys.of(bytes.fromhex(read_key(demo_config(self.folder)).reveal()))

    def rows(self, sql: str) -> list[Any]:
        with survey(self.folder, bytes.fromhex(read_key(demo_config(self.folder)).reveal())) as shop:
            return shop.reader.rows(sql)

    def problems(self) -> list[str]:
        with survey(self.folder, bytes.fromhex(read_key(demo_config(self.folder)).reveal())) as shop:
            return checks.check_all(shop.reader, shop.keys)

    def taken(self) -> int:
        return len(self.rows("SELECT 1 FROM inbox WHERE source LIKE 'telegram:%'"))

    @property
    def webhook(self) -> tuple[str, str]:
        """The address and the token Telegram was given."""
        world = self.demo.simulator._gateway.world
        return world.updates.webhook_url, world.webhook_secret

    def post(self, path: str, body: bytes, **headers: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("POST", path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        status = connection.getresponse().status
        connection.close()
        return status


@pytest.fixture
def hooked(tmp_path: Path) -> Iterator[Hooked]:
    made = Hooked(tmp_path)
    yield made
    made.close()


def test_a_purchase_from_the_first_tap_to_the_code(hooked: Hooked) -> None:
    hooked.start()
    oliver = hooked.oliver()
    code = steps.buys(oliver)
    assert code in str(hooked.driver.chat(oliver.id)["messages"])
    assert not hooked.asked_for(0, "getUpdates")
    assert hooked.updates.allowed >= {"message", "callback_query", "pre_checkout_query"}
    hooked.stop()
    assert hooked.webhook[0], "what happens while the shop is closed has to wait for it"
    assert hooked.problems() == []
    token, path = hooked.webhook[1], hooked.webhook[0].rpartition("/")[2]
    assert token not in hooked.log.read_text()
    assert path not in hooked.log.read_text()


def test_what_happens_while_the_shop_is_closed_waits(hooked: Hooked) -> None:
    hooked.start()
    oliver = hooked.oliver()
    hooked.stop()
    before = hooked.taken()
    hooked.driver.say(oliver.id, "/balance")
    hooked.driver.say(oliver.id, str(steps.SUPPERS))
    hooked.start()
    oliver.finds("in stock")
    assert hooked.taken() == before + 2


def test_killed_before_the_answer_it_comes_again_and_is_one(hooked: Hooked) -> None:
    hooked.start()
    oliver = hooked.oliver()
    steps.opens_product(oliver).taps("Buy").sees("Total")
    hooked.stop()
    before = hooked.taken()
    hooked.start("die-after-storing")
    oliver.taps_and_leaves("💰 Pay")
    assert hooked.died() == -signal.SIGKILL, hooked.said()
    assert len(hooked.updates) == 1, "it was never acknowledged"
    assert hooked.taken() == before + 1, "it was stored"
    hooked.start()
    hooked.until("all is delivered", lambda: not len(hooked.updates))
    oliver.finds("Delivered")
    hooked.stop()
    assert hooked.taken() == before + 1, "the repeat is no second event"
    assert len(hooked.rows("SELECT 1 FROM orders WHERE paid_at IS NOT NULL")) == 1
    assert hooked.problems() == []


def lost(hooked: Hooked, *words: str) -> int:
    """Let somebody write, kill the shop once Telegram counts it as delivered, and return how much it does not know."""
    hooked.start(*words)
    before = hooked.taken()
    person = int(hooked.driver.add_person("Sari", "en")["id"])
    for text in ("/start", "/balance"):
        hooked.driver.say(person, text)
    hooked.until("all is delivered", lambda: not len(hooked.updates))
    hooked.processes[-1].kill()
    hooked.died()
    return before + 2 - hooked.taken()


def test_what_was_acknowledged_is_known_after_a_kill(hooked: Hooked) -> None:
    assert lost(hooked) == 0


def test_acknowledging_before_storing_would_lose_it(hooked: Hooked) -> None:
    assert lost(hooked, "ack-first") == 2


def test_strangers_cannot_speak_for_telegram(hooked: Hooked) -> None:
    hooked.start()
    oliver = hooked.oliver()
    before = hooked.taken()
    url, token = hooked.webhook
    path = url.removeprefix(f"http://127.0.0.1:{hooked.port}")
    forged = json.dumps({"update_id": 7, "message": {"text": "/start", "from": {"id": oliver.id}}}).encode()
    assert hooked.post(path, forged) == 401
    for guessed in ("", token[:-1], token.lower(), "A" * 32):
        assert hooked.post(path, forged, X_Telegram_Bot_Api_Secret_Token=guessed) == 401
    assert hooked.post("/telegram/" + "A" * 32, forged, X_Telegram_Bot_Api_Secret_Token=token) == 404
    declared = {"X_Telegram_Bot_Api_Secret_Token": token, "Content_Length": str(3 << 20)}
    assert hooked.post(path, b"", **declared) == 413
    assert hooked.post(path, b"no json", X_Telegram_Bot_Api_Secret_Token=token) == 400
    assert hooked.post(path, b"\xff{", X_Telegram_Bot_Api_Secret_Token=token) == 400
    assert hooked.post(path, b"[" * 100_000, X_Telegram_Bot_Api_Secret_Token=token) == 400
    assert hooked.post(path, b'{"no": "number"}', X_Telegram_Bot_Api_Secret_Token=token) == 200, (
        "or it would come for ever"
    )
    assert hooked.taken() == before


def test_back_to_polling_nothing_is_dropped_and_nothing_doubled(hooked: Hooked) -> None:
    hooked.start()
    oliver = hooked.oliver()
    hooked.stop()
    before = hooked.taken()
    hooked.driver.say(oliver.id, "/balance")
    hooked.start("polling")
    oliver.finds("Balance")
    assert hooked.webhook[0] == ""
    hooked.driver.say(oliver.id, str(steps.SUPPERS))
    oliver.finds("in stock")
    hooked.stop()
    hooked.driver.say(oliver.id, "/orders")
    hooked.start()
    oliver.finds("order")
    hooked.stop()
    assert hooked.taken() == before + 3


def test_a_second_process_on_the_same_shop_is_refused_and_the_first_goes_on(hooked: Hooked) -> None:
    hooked.start()
    oliver = hooked.oliver()
    command = [sys.executable, "-m", "tests.web.hooked_shop", str(hooked.folder), str(free_port())]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert second.returncode != 0
    assert b"already running" in second.stderr
    oliver.says("/balance").sees("Balance")


def test_strangers_are_told_only_that_it_is_well(hooked: Hooked) -> None:
    hooked.start()
    connection = http.client.HTTPConnection("127.0.0.1", hooked.port, timeout=20)
    connection.request("GET", "/health")
    assert json.loads(connection.getresponse().read()) == {"ok": True}
    connection.close()


HEARS = '''
"""Hears of payments."""
from shopbot.api import Context, Plugin, WebhookCall

plugin = Plugin("hears", on=False)


@plugin.webhook("told")
def told(ctx: Context, call: WebhookCall) -> None:
    ctx.tell_admins("told", words=call.body.decode())


plugin.texts(en="told = The bank says: { $words }")
'''


def listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def hearing(hooked: Hooked) -> str:
    """Put the plugin that hears of payments there, and return the path to its ear."""
    (hooked.folder / "plugins").mkdir(exist_ok=True)
    (hooked.folder / "plugins" / "hears.py").write_text(HEARS)
    return f"/hook/hears/{hook_secret(hooked.keys, 'hears', 'told')}/told"


def heard(hooked: Hooked) -> list[Any]:
    return hooked.rows("SELECT * FROM inbox WHERE source = 'webhook:hears:told'")


def test_a_callback_killed_before_the_answer_is_told_and_known_when_it_comes_again(hooked: Hooked) -> None:
    path, body = hearing(hooked), b"Rp 50.000 came in"
    hooked.start("hears")
    budi = steps.enters(hooked.guest(OWNER))
    hooked.stop()
    hooked.start("hears", "die-after-storing")
    with pytest.raises((ConnectionError, http.client.HTTPException)):
        hooked.post(path, body, Webhook_Id="1")
    assert hooked.died() == -signal.SIGKILL, hooked.said()
    assert len(heard(hooked)) == 1, "it was stored"
    hooked.start("hears")
    budi.finds("The bank says: Rp 50.000 came in")
    assert hooked.post(path, body, Webhook_Id="1") == 200
    hooked.stop()
    assert len({row["key"].partition(":")[0] for row in heard(hooked)}) == 1, "whichever minute it comes in"


def callback_lost(hooked: Hooked, *words: str) -> bool:
    """Bring news, kill the shop once it has answered, and tell whether it does not know them."""
    path = hearing(hooked)
    hooked.start("hears", *words)
    assert hooked.post(path, b"news") == 200
    hooked.processes[-1].kill()
    hooked.died()
    return not heard(hooked)


def test_a_callback_that_was_answered_is_known_after_a_kill(hooked: Hooked) -> None:
    assert not callback_lost(hooked)


def test_answering_callbacks_before_storing_would_lose_them(hooked: Hooked) -> None:
    assert callback_lost(hooked, "ack-first")


def test_the_door_opens_with_the_first_plugin_that_is_called_and_its_owner_hears(hooked: Hooked) -> None:
    path = hearing(hooked)
    hooked.start("polling", "no-hooks")
    assert not listens(hooked.port), "nobody needs it"
    budi = steps.enters(hooked.guest(OWNER))
    budi.says("/plugins on hears")
    hooked.until("the door is open", lambda: listens(hooked.port))
    assert hooked.post(path, b"Rp 50.000 came in") == 200
    budi.finds("The bank says: Rp 50.000 came in")
