"""Money at the demo's pretend gateway, with the real bot and over HTTP: what it means, and what must change nothing.

Each test has a buyer of its own in one demo; after each, the books of the running shop are recounted.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from shopbot.commands.demo import PLUGINS, Demo, demo, demo_config
from shopbot.commands.journeys import Hands
from shopbot.config import read_key
from shopbot.db.keys import Keys
from shopbot.fakes.gateway import Gateway
from shopbot.host.addresses import hook_url
from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.journeys.stage import Stage

PRICE = "Rp 45,000"
WINDOW_MINUTES = 11  # a little longer than an order is kept
GULLIBLE = '''
"""A plugin that believes whoever says that money came: what the shop must not be."""
import json
from shopbot.api import Money, Plugin, Receipt, payments

plugin = Plugin("gullible", modes=("demo",))


@plugin.webhook("notify", verify=lambda settings, call: True)
def notified(ctx, call):
    told = json.loads(call.body)
    attempt = payments.by_reference(ctx.db, "pretend", told["invoice"])
    if attempt is not None and told.get("state") == "paid":
        money = Money(told["received"], attempt.asked.currency)
        payments.receive(ctx.tx, "pretend", Receipt(f"told-{attempt.id}", money, ctx.now, attempt.id))
'''


@pytest.fixture(scope="module")
def running() -> Iterator[Demo]:
    with demo(0, start=False) as made:
        (made.folder / PLUGINS).mkdir()
        (made.folder / PLUGINS / "gullible.py").write_text(GULLIBLE, "utf-8")
        made.output = made.folder / "bot.log"
        made.start_bot()
        yield made


@pytest.fixture
def stage(running: Demo) -> Iterator[Stage]:
    hands = Hands(running)
    yield Stage(hands.means())
    assert hands.recount() == []


@pytest.fixture
def oliver(stage: Stage) -> Guest:
    """Somebody who is about to pay for an order, whose invoice the gateway has."""
    made = steps.enters(stage.phone("Oliver"))
    steps.opens_product(made).taps("Buy").taps("Pretend")
    made._until(lambda: bool(made._asked()), lambda: "there is no invoice")
    return made


def changes(stage: Stage, since: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = stage.driver.get("shop/changes", since=since)["changes"]
    return found


def seen(stage: Stage) -> int:
    return int(stage.driver.get("shop/changes", since=10**9)["last"])


def waits_for(stage: Stage, oliver: Guest, since: int, words: str) -> None:
    """Wait until the books have a line with these words."""
    oliver._until(
        lambda: any(words in one["what"] for one in changes(stage, since)), lambda: str(changes(stage, since))
    )


def order_of(oliver: Guest) -> str:
    return str(oliver._asked()[0]["about"]).removeprefix("order ")


def state_of(stage: Stage, oliver: Guest) -> str:
    return str(oliver._asked()[0]["state"])


def test_exact_money_at_the_gateway_delivers_at_once(stage: Stage, oliver: Guest) -> None:
    oliver.pays("paid").finds("Delivered")
    assert len(oliver.copyable) == 1
    assert state_of(stage, oliver) == "paid"


def test_too_little_waits_for_the_rest(stage: Stage, oliver: Guest) -> None:
    oliver.pays("short").finds("is still missing")
    assert oliver.copyable == []


def test_too_much_stays_in_the_wallet(oliver: Guest) -> None:
    oliver.pays("over").finds("Delivered")
    assert steps.balance_of(oliver) == "Rp 22,500"


def test_paid_twice_delivers_once_and_keeps_the_second(oliver: Guest) -> None:
    oliver.pays("twice").finds("Delivered")
    assert len(oliver.copyable) == 1
    assert steps.balance_of(oliver) == PRICE


def test_money_that_comes_late_ends_in_the_wallet(stage: Stage, oliver: Guest) -> None:
    before = seen(stage)
    oliver.pays("late")
    stage.advance(minutes=WINDOW_MINUTES)
    waits_for(stage, oliver, before, f"{order_of(oliver)} → expired")
    stage.advance(minutes=WINDOW_MINUTES)
    oliver.finds("had ended by then")
    assert oliver.copyable == []
    assert steps.balance_of(oliver) == PRICE


def test_a_forged_notification_changes_nothing(running: Demo, stage: Stage, oliver: Guest) -> None:
    before, messages = seen(stage), oliver.texts
    oliver.pays("forged")
    stage.advance(minutes=1)
    assert changes(stage, before) == []
    assert oliver.texts == messages
    assert state_of(stage, oliver) == "open"


def test_a_shop_that_believed_notifications_would_be_found_out(running: Demo, stage: Stage, oliver: Guest) -> None:
    config = demo_config(running.folder)
    keys = Keys.of(bytes.fromhex(read_key(config).reveal()))
    gateway = running.outside.fakes["pretend"].till
    assert isinstance(gateway, Gateway)
    true_address = gateway.notify
    gateway.notify = hook_url(f"http://127.0.0.1:{config.web.port}", keys, "gullible", "notify")
    before = seen(stage)
    try:
        oliver.pays("forged").finds("Delivered")
    finally:
        gateway.notify = true_address
    assert any(one["book"] == "ledger" for one in changes(stage, before))


def test_a_gateway_that_is_down_while_the_window_ends_freezes_the_order(stage: Stage, oliver: Guest) -> None:
    stage.gateway(down=True)
    oliver.pays("paid")
    stage.advance(minutes=WINDOW_MINUTES)
    stage.advance(minutes=WINDOW_MINUTES)
    assert oliver.copyable == []
    stage.gateway(down=False)
    stage.advance(minutes=10)
    oliver.finds("Delivered")
    assert steps.balance_of(oliver) == "Rp 0"


def test_an_order_nobody_paid_ends_only_once_the_gateway_is_back(stage: Stage, oliver: Guest) -> None:
    ended, before = f"{order_of(oliver)} → expired", seen(stage)
    stage.gateway(down=True)
    stage.advance(minutes=WINDOW_MINUTES)
    stage.advance(minutes=1)
    assert all(one["what"] != ended for one in changes(stage, before))
    stage.gateway(down=False)
    stage.advance(minutes=10)
    waits_for(stage, oliver, before, ended)
    waits_for(stage, oliver, before, "· reserved")
    assert state_of(stage, oliver) == "ended"


def test_money_that_comes_while_the_bot_is_dead_is_found_when_it_lives_again(stage: Stage, oliver: Guest) -> None:
    stage.kill()
    oliver._settle(oliver._asked()[0]["id"], "paid")
    stage.start()
    stage.advance(minutes=1)
    oliver.finds("Delivered")
    assert len(oliver.copyable) == 1


def test_a_payment_by_the_button_in_the_chat_counts_once_though_the_gateway_tells_of_it_too(
    stage: Stage, oliver: Guest
) -> None:
    oliver.taps("✅ Pay").finds("Delivered")
    oliver._until(lambda: state_of(stage, oliver) == "paid", lambda: "the gateway was not told")
    stage.advance(minutes=2)
    assert steps.balance_of(oliver) == "Rp 0"
    assert len(oliver.copyable) == 1


def test_the_button_in_the_chat_works_while_the_gateway_is_down(stage: Stage, oliver: Guest) -> None:
    stage.gateway(down=True)
    oliver.taps("✅ Pay").finds("Delivered")
    stage.gateway(down=False)
    stage.advance(minutes=10)
    oliver._until(lambda: state_of(stage, oliver) == "paid", lambda: "the gateway was not told")
    assert steps.balance_of(oliver) == "Rp 0"


def test_an_order_that_is_cancelled_ends_at_the_gateway_and_its_money_goes_to_the_wallet(
    stage: Stage, oliver: Guest
) -> None:
    oliver.taps("Back").taps("Cancel order")
    oliver._until(lambda: state_of(stage, oliver) == "ended", lambda: "the gateway was not told")
    oliver.pays("paid").finds("The money is in your balance")
    assert oliver.copyable == []
    assert steps.balance_of(oliver) == PRICE
