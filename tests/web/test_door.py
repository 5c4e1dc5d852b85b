"""The HTTP door over a real file: it tells how the shop is, to whom it may, and never more."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from shopbot.api import Money
from shopbot.config import Web
from shopbot.db import inbox, outbox
from shopbot.db.tx import Tx
from shopbot.errors import Exit, Refusal
from shopbot.host.health import Signs, examine
from shopbot.secret import Secret
from shopbot.testing import ROOT, TestShop
from shopbot.trade import looking, orders, products, stock
from shopbot.web.door import Door
from tests.web.conftest import Answer, Doorway, free_port

TOKEN = "a-token-for-the-metrics"


def said(answer: Answer) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer.body)
    return found


def samples(answer: Answer) -> dict[str, float]:
    """Read the text as Prometheus does: every line is a comment or a name, labels and a number."""
    lines = [line for line in answer.body.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


# --- health ---


def test_a_quiet_shop_is_well(doorway: Doorway) -> None:
    answer = doorway.asks("GET", "/health")
    assert (answer.status, said(answer)["ok"], said(answer)["reasons"]) == (200, True, [])


def test_a_shop_that_answers_nobody_says_so(still: Doorway) -> None:
    still.shop.do(lambda tx: inbox.put(tx, "job", "slow", {}, due_at=tx.now + 10))
    still.open(work=False)
    assert still.asks("GET", "/health").status == 200
    still.shop.clock.advance(90)
    answer = still.asks("GET", "/health")
    assert answer.status == 503
    assert said(answer)["inbox_age_seconds"] == 80
    assert "waited more than a minute" in str(said(answer)["reasons"])


def test_what_is_due_later_keeps_nobody_waiting(still: Doorway) -> None:
    still.shop.do(lambda tx: inbox.put(tx, "job", "later", {}, due_at=tx.now + 10**6))
    still.open(work=False)
    still.shop.clock.advance(900)
    assert still.asks("GET", "/health").status == 200


def test_a_shop_that_owes_for_long_says_so(doorway: Doorway) -> None:
    doorway.shop.clerk.write(lambda tx: outbox.owe(tx, 5, "x", "y", {}))
    doorway.shop.clock.advance(700)
    assert "owed for more than ten minutes" in str(said(doorway.asks("GET", "/health"))["reasons"])


def test_a_shop_that_hears_nothing_from_telegram_says_so(doorway: Doorway) -> None:
    doorway.signs = Signs(heard_at=doorway.shop.clock.now())
    assert doorway.asks("GET", "/health").status == 200
    doorway.shop.clock.advance(200)
    assert "nothing was heard from Telegram" in str(said(doorway.asks("GET", "/health"))["reasons"])


def test_what_stands_in_the_way_is_named(doorway: Doorway) -> None:
    def fails(tx: Tx) -> None:
        looking.begin(tx, "qris", force=True)
        for _ in range(looking.BROKEN_AFTER):
            looking.failed(tx, "qris", "no answer")

    doorway.shop.clerk.write(fails)
    doorway.signs = Signs(trouble="conflict")
    answer = doorway.asks("GET", "/health")
    first, second = said(answer)["reasons"]
    assert first == "updates do not come in: conflict"
    assert second.startswith("the payment method qris does not answer")
    assert (answer.status, said(answer)["methods_frozen"]) == (503, 1)
    assert samples(doorway.asks("GET", "/metrics"))['shopbot_method_failures{method="qris"}'] == looking.BROKEN_AFTER


def test_a_crowd_that_asks_how_it_is_makes_it_look_once_a_second(doorway: Doorway, monkeypatch: Any) -> None:
    looks: list[int] = []

    def counted(*given: Any) -> Any:
        looks.append(1)
        return examine(*given)

    monkeypatch.setattr("shopbot.web.door.examine", counted)
    with ThreadPoolExecutor(20) as crowd:
        assert set(crowd.map(lambda _: doorway.asks("GET", "/health").status, range(60))) == {200}
    assert len(looks) == 1
    doorway.shop.clock.advance(1)
    doorway.asks("GET", "/health")
    assert len(looks) == 2


def test_a_warning_is_said_and_the_shop_is_ready_all_the_same(doorway: Doorway) -> None:
    doorway.signs = Signs(errors=99)
    answer = doorway.asks("GET", "/health")
    assert (answer.status, said(answer)["warnings"]) == (200, ["99 errors within five minutes"])
    assert said(answer)["checks"]["errors"] == "warn"


@pytest.mark.parametrize(("stuck", "status"), [("", 200), ("the clerk has not moved for 60 seconds", 503)])
def test_a_supervisor_learns_whether_a_fresh_start_helps(doorway: Doorway, stuck: str, status: int) -> None:
    doorway.signs = Signs(trouble="Telegram is away, which no fresh start would change")
    doorway.stuck = stuck
    answer = doorway.asks("GET", "/health/live")
    assert (answer.status, said(answer)) == (status, {"ok": not stuck})


# --- who may ask ---


@pytest.fixture
def public(shop: TestShop) -> Iterator[Doorway]:
    """A door that a proxy opens to the world."""
    web = Web(port=free_port(), public_url="https://shop.example.com")
    made = Doorway(shop, web=web, signs=Signs(trouble="a reason that is nobody's business")).open()
    yield made
    made.close()


def test_strangers_learn_only_whether_it_is_well(public: Doorway) -> None:
    answer = public.asks("GET", "/health")
    assert (answer.status, said(answer)) == (503, {"ok": False})
    assert public.asks("GET", "/metrics").status == 404


@pytest.mark.parametrize("brought", ["", "Bearer ", f"Bearer {TOKEN}x", TOKEN, f"Basic {TOKEN}"])
def test_a_wrong_token_shows_nothing(shop: TestShop, brought: str) -> None:
    made = Doorway(shop, web=Web(port=free_port(), metrics_token=Secret(TOKEN))).open()
    wrong = made.asks("GET", "/metrics", Authorization=brought)
    unknown = made.asks("GET", "/nothing")
    right = made.asks("GET", "/metrics", Authorization=f"Bearer {TOKEN}")
    made.close()
    assert (wrong.status, wrong.body) == (unknown.status, unknown.body) == (404, b"Not Found")
    assert right.status == 200


@pytest.mark.parametrize("path", ["/", "/hook/x/y", "/../shop.db", "/health/", "/telegram/" + "A" * 32])
def test_nothing_else_is_behind_the_door(doorway: Doorway, path: str) -> None:
    assert doorway.asks("GET", path).status == 404
    assert doorway.asks("POST", "/health").status == 405


# --- metrics ---


def test_what_the_shop_did_is_counted(still: Doorway) -> None:
    shop = still.shop
    shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(1000, "IDR")))
    shop.do(lambda tx: stock.add(tx, 1, ["A", "B"], by="test"))
    shop.person("Budi", id=5).says("/start")
    shop.do(lambda tx: orders.checkout(tx, 5, 1, 1, 1000))
    doorway = still.open()
    doorway.metrics.update({"message": {}})
    doorway.metrics.update({"callback_query": {}})
    doorway.metrics.called("sendMessage", 200, 0.1)
    doorway.metrics.called("sendMessage", 429, 0.1)
    doorway.metrics.turned(0.003)
    doorway.metrics.turned(100.0)
    assert doorway.tells(b"x").status == 200
    answer = doorway.asks("GET", "/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    found = samples(answer)
    assert found['shopbot_orders{state="waiting"}'] == 1
    assert found['shopbot_updates_total{kind="callback_query"}'] == 1
    assert found['shopbot_telegram_calls_total{method="sendMessage",code="429"}'] == 1
    assert found["shopbot_telegram_failures_total"] == 1
    assert found['shopbot_hooks_total{plugin="bank",status="200"}'] == 1
    assert found['shopbot_clerk_turn_seconds_bucket{le="0.0025"}'] == 0
    assert found['shopbot_clerk_turn_seconds_bucket{le="0.005"}'] == 1
    assert found['shopbot_clerk_turn_seconds_bucket{le="+Inf"}'] == found["shopbot_clerk_turn_seconds_count"] == 2
    assert found["process_resident_memory_bytes"] > 1 << 20
    assert {"shopbot_inbox_waiting", "shopbot_outbox_due", "shopbot_parked", "shopbot_commits"} <= found.keys()


def test_every_sample_has_its_help_and_its_kind(doorway: Doorway) -> None:
    lines = doorway.asks("GET", "/metrics").body.decode().splitlines()
    told = {line.split()[2]: line.split()[3] for line in lines if line.startswith("# TYPE")}
    helped = {line.split()[2] for line in lines if line.startswith("# HELP")}
    assert told.keys() == helped
    for line in lines:
        if not line.startswith("#"):
            name = line.partition("{")[0].partition(" ")[0]
            assert name in told or name.rpartition("_")[0] in told, line


def test_the_clerk_is_watched() -> None:
    seen: list[float] = []
    shop = TestShop()
    shop.clerk._watch = seen.append
    shop.do(lambda tx: inbox.put(tx, "job", "1", {}))
    assert seen


# --- the door itself ---


def test_a_taken_port_is_refused_by_name(doorway: Doorway) -> None:
    with pytest.raises(Refusal) as refused:
        Doorway(TestShop(), web=doorway.web).door.start()
    assert refused.value.exit_code is Exit.NO_PORT


def test_it_stops_although_somebody_stays_connected(doorway: Doorway) -> None:
    with doorway.dials() as idle, doorway.dials() as half:
        half.sendall(b"POST /hook")
        doorway.until(lambda: len(doorway.door._server.server_state.connections) == 2)
        doorway.door.stop()
        assert idle.recv(10) == b""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", doorway.web.port), timeout=5)
    assert isinstance(doorway.door, Door)


def test_a_shop_without_a_door_does_not_pay_for_the_server() -> None:
    code = "import sys, shopbot.app; print(*(m for m in ('uvicorn', 'starlette', 'h11') if m in sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (lambda shop, tx: shop.host.alerts.unreachable(tx), "Telegram cannot reach the shop's web address"),
        (lambda shop, tx: shop.host.alerts.door(tx, "port 8080 is taken"), "port 8080 is taken"),
    ],
)
def test_the_owner_is_told_of_a_door_that_nobody_reaches_once_an_hour(fault: Any, words: str) -> None:
    shop = TestShop("home", owner=9)
    owner = shop.person("Budi", id=9).says("/start")
    for _ in range(3):
        shop.do(lambda tx: fault(shop, tx))
    shop.settle()
    assert sum(words in message.text for message in owner.messages) == 1
    shop.advance(hours=1)
    shop.do(lambda tx: fault(shop, tx))
    shop.settle()
    assert sum(words in message.text for message in owner.messages) == 2
