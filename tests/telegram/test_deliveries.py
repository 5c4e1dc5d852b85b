"""Webhook mode as Telegram sees it: asked once, asked again when it went wrong, and an alarm when somebody meddles."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from shopbot.db import cursors, inbox
from shopbot.secret import Secret
from shopbot.simulator.server import Simulator
from shopbot.telegram.api import Api
from shopbot.telegram.deliveries import Deliveries
from shopbot.telegram.intake import KINDS, Intake, Listeners
from tests.telegram.bench import Bench
from tests.telegram.test_intake import message

PUBLIC = "https://shop.example.com"


class Watched:
    """The webhook of one shop, looked after without pause."""

    def __init__(self, bench: Bench, api: Api | None = None) -> None:
        self.bench = bench
        self.conflicts: list[int] = []
        self.heard: list[int] = []
        self.undelivered: list[int] = []
        listeners = Listeners(
            tapped=bench.sender.tapped,
            conflict=lambda: self.conflicts.append(1),
            refused=bench.refusals.append,
            heard=lambda: self.heard.append(1),
            undelivered=lambda: self.undelivered.append(1),
        )
        self.deliveries = Deliveries(
            api or bench.api, bench.clerk, bench.store.keys, PUBLIC, listeners,
            look_seconds=0.01, pause=lambda tries, most: 0.01,
        )  # fmt: skip

    @property
    def url(self) -> str:
        return str(self.bench.api.call("getWebhookInfo")["url"])


@pytest.fixture
def watched(bench: Bench) -> Iterator[Watched]:
    made = Watched(bench)
    yield made
    made.deliveries.stop()


def test_telegram_is_given_the_address_and_the_token(watched: Watched, telegram: Simulator) -> None:
    watched.deliveries.start()
    watched.bench.until(lambda: watched.heard)
    world = telegram._gateway.world
    assert world.updates.webhook_url == PUBLIC + watched.deliveries.path
    assert world.webhook_secret == watched.deliveries.token
    assert world.updates.allowed == {*KINDS} >= {"message", "callback_query", "pre_checkout_query", "inline_query"}


def test_address_and_token_are_long_apart_and_the_same_at_every_start(watched: Watched, bench: Bench) -> None:
    first, again = watched.deliveries, Watched(bench).deliveries
    secret = first.path.rpartition("/")[2]
    assert len(secret) == len(first.token) == 32
    assert secret != first.token
    assert (first.path, first.token) == (again.path, again.token)


def test_what_waits_is_kept(watched: Watched) -> None:
    watched.bench.person()
    watched.deliveries.start()
    watched.bench.until(lambda: watched.heard)
    assert watched.bench.api.call("getWebhookInfo")["pending_update_count"] == 1


def test_the_place_polling_got_to_is_forgotten(watched: Watched) -> None:
    """Ids may start anew while updates come by themselves; polling again begins where Telegram thinks is right."""
    source = f"telegram:{watched.bench.api.bot_id}"
    watched.bench.clerk.write(lambda tx: cursors.move(tx, source, 900_000))
    watched.deliveries.start()
    watched.bench.until(lambda: watched.heard)
    assert cursors.read(watched.bench.reader, source) is None


def test_a_telegram_that_is_down_is_asked_again(watched: Watched) -> None:
    fault = watched.bench.driver.plant("drop_before", "setWebhook", times=None)
    watched.deliveries.start()
    watched.bench.until(lambda: watched.deliveries.trouble)
    watched.bench.driver.heal(fault)
    watched.bench.until(lambda: watched.heard and not watched.deliveries.trouble)
    assert watched.url == PUBLIC + watched.deliveries.path


def test_an_address_telegram_refuses_is_named_without_its_secret(
    watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    words = "Bad Request: bad webhook: Failed to resolve host: Name or service not known"
    watched.bench.driver.plant("400", "setWebhook", times=None, description=words)
    watched.deliveries.start()
    watched.bench.until(lambda: "Failed to resolve host" in watched.deliveries.trouble)
    assert watched.deliveries.path not in caplog.text + watched.deliveries.trouble


def test_a_wrong_token_is_said_once(bench: Bench, telegram: Simulator) -> None:
    wrong = Api(Secret("123456789:wrong-token-that-is-also-long-enough"), telegram.api_url)
    refused = Watched(bench, api=wrong)
    refused.deliveries.start()
    bench.until(lambda: refused.deliveries.trouble and bench.refusals)
    refused.deliveries.stop()
    assert bench.refusals in ([401], [404])


def test_a_webhook_somebody_removes_is_an_alarm_and_is_set_again(watched: Watched) -> None:
    watched.deliveries.start()
    watched.bench.until(lambda: watched.heard)
    watched.bench.api.call("deleteWebhook")
    watched.bench.until(lambda: watched.conflicts)
    watched.bench.until(lambda: watched.url == PUBLIC + watched.deliveries.path)


def test_two_copies_one_polling_and_one_not_are_an_alarm_on_both_sides(watched: Watched) -> None:
    bench = watched.bench
    watched.deliveries.start()
    bench.until(lambda: watched.heard)
    bench.poll()
    bench.until(lambda: watched.conflicts and bench.conflicts)


def test_a_door_that_telegram_cannot_reach_is_named(watched: Watched) -> None:
    """`shop.example.com` is not this machine, so the pretend Telegram cannot deliver there."""
    watched.deliveries.start()
    watched.bench.until(lambda: watched.heard)
    watched.bench.person()
    watched.bench.until(lambda: watched.deliveries.trouble.startswith("Telegram says: Failed to resolve host"))
    looks = len(watched.heard)
    watched.bench.until(lambda: len(watched.heard) > looks + 5)
    assert watched.undelivered == [1], "told once"


def test_stopping_leaves_the_webhook(watched: Watched) -> None:
    watched.deliveries.start()
    watched.bench.until(lambda: watched.heard)
    watched.deliveries.stop()
    assert watched.url == PUBLIC + watched.deliveries.path


@pytest.mark.parametrize(
    "update", [message(1), message(2, "half \ud83d letter"), message(3, successful_payment={"x": 1})]
)
def test_an_update_is_the_same_event_whichever_way_it_comes(watched: Watched, update: dict[str, Any]) -> None:
    polled = Intake(watched.bench.api, watched.bench.clerk)._event(update)
    read = watched.deliveries.read(json.dumps(update).encode())
    assert read is not None
    assert watched.deliveries.event(read) == polled
    assert watched.bench.clerk.put([polled, watched.deliveries.event(read)]) == 1


def test_a_payment_comes_before_people(watched: Watched) -> None:
    paid = watched.deliveries.event({"update_id": 2, "pre_checkout_query": {"id": "1"}})
    assert paid.lane == inbox.FIRST


@pytest.mark.parametrize("odd", [b"{}", b"[]", b"5", b"null", b'{"update_id": "7"}', b'{"update_id": -1}'])
def test_what_can_never_be_stored_is_passed_over(watched: Watched, odd: bytes) -> None:
    assert watched.deliveries.read(odd) is None
