"""Looking for money: never twice at once, never lost, nothing ends unseen; and drawn where it is seen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from shopbot.api import (
    Attempt,
    Context,
    Failed,
    Money,
    NotReady,
    Outside,
    PaymentMethod,
    Plugin,
    Progress,
    Quote,
    Receipt,
    Request,
    Reversal,
    Screen,
    ShopError,
    Sighting,
    Tail,
    WebhookCall,
    ledger,
    orders,
    payments,
    products,
    stock,
    t,
)
from shopbot.db import errands, inbox
from shopbot.db.inbox import NewEvent
from shopbot.testing import Person, TestShop
from shopbot.trade import looking


@dataclass
class World:
    """The other side, in memory."""

    seen: Sequence[Sighting] = field(default_factory=list)
    coins: Sequence[Sighting] = field(default_factory=list)
    down: bool = False
    looks: list[list[int]] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)
    refunds: list[str] = field(default_factory=list)


world = World()
plugin = Plugin("tube")
plugin.texts(
    en="""
    btn-tube = Tube
    btn-coin = Coin · { $asked }
    pay = Send { $money }. Seen: { $seen }
    card = It is { $state }.
    """
)


@plugin.payment_method
class Tube(PaymentMethod):
    name, label, idle_every = "tube", "btn-tube", 600

    def open(self, request: Request[Any], attempt: Attempt) -> Screen:
        return Screen.of(t("pay", money=attempt.asked, seen=str(attempt.details.get("seen", "no"))))

    def closed(self, request: Request[Any], attempt: Attempt) -> Screen | None:
        return Screen.of(t("card", state=attempt.state))

    def look(self, outside: Outside[Any], attempts: Sequence[Attempt]) -> Sequence[Sighting]:
        world.looks.append([attempt.id for attempt in attempts])
        if world.down:
            raise NotReady("the tube is blocked")
        return list(world.seen)

    def cancel(self, outside: Outside[Any], attempt: Attempt) -> None:
        world.cancelled.append(attempt.id)

    def refund(self, outside: Outside[Any], receipt: Receipt, amount: Money) -> str:
        world.refunds.append(receipt.reference)
        return f"back-{receipt.reference}"


@plugin.payment_method
class Coin(PaymentMethod):
    """Asks in another currency, with a fee and a sum nobody else has."""

    name, label = "coin", "btn-coin"

    def window(self, settings: Any) -> int:
        return 1800

    def quote(self, ctx: Context[Any], amount: Money, order: int | None = None) -> Quote:
        if amount.amount > 90_000:
            raise ShopError("rate_stale", currency="USDT")
        return Quote(Money(amount.amount * 62, "USDT"), fee=Money(500, "IDR"), tail=Tail("T1", most=9_999))

    def open(self, request: Request[Any], attempt: Attempt) -> Screen:
        return Screen.of(t("pay", money=attempt.asked, seen="no"))

    def look(self, outside: Outside[Any], attempts: Sequence[Attempt]) -> Sequence[Sighting]:
        return list(world.coins)


@plugin.webhook("notify", verify=lambda settings, call: call.body == b"true")
def notify(ctx: Context[Any], call: WebhookCall) -> None:
    ctx.look_now("tube")


OWNER = 1
PRICE = Money(35_000, "IDR")


def opened() -> TestShop:
    world.__init__()  # type: ignore[misc]
    shop = TestShop("home", "orders", "wallet", "payments", plugin, owner=OWNER)
    shop.run_jobs()
    made = shop.do(lambda tx: products.create(tx, "test", "Lumina", PRICE))
    shop.do(lambda tx: stock.add(tx, made.id, ["CODE-1", "CODE-2"], by="test"))
    shop.person("Owner", id=OWNER).says("/start")
    return shop


def begins(shop: TestShop, name: str = "Budi") -> tuple[Person, int]:
    """Let somebody order and choose the tube; return them and the attempt."""
    person = shop.person(name).says("/start")
    person.presses(1, f"orders.checkout:1:1:{PRICE.amount}").taps("Tube")
    return person, int(shop.db.scalar("SELECT max(id) FROM payment"))


def came(attempt: int, amount: Money = PRICE, reference: str = "r1") -> Receipt:
    return Receipt(reference, amount, 1_767_225_700, attempt)


def looks(shop: TestShop, minutes: float = 1) -> None:
    shop.advance(minutes=minutes)


def told(shop: TestShop, words: str) -> int:
    return sum(words in message.text for message in shop.person("Owner", id=OWNER).messages)


# --- where it is seen ---


def test_the_screen_to_pay_becomes_the_card_of_what_was_paid() -> None:
    shop = opened()
    budi, attempt = begins(shop)
    living = budi.screen
    assert "Send Rp\xa035,000" in living
    world.seen = [came(attempt)]
    looks(shop)
    assert "It is paid." in budi.screen
    assert "CODE-1" in budi.sees
    assert not any("Send Rp" in message.text for message in budi.messages)


def test_the_screen_of_an_expired_payment_is_replaced_in_place() -> None:
    shop = opened()
    budi, _ = begins(shop)
    looks(shop, 11)
    assert "It is expired." in budi.screen
    assert not any("I have paid" in label for message in budi.messages for label in message.buttons)


def test_the_checkout_of_an_expired_order_loses_its_buttons() -> None:
    shop = opened()
    budi = shop.person("Budi").says("/start").presses(1, f"orders.checkout:1:1:{PRICE.amount}")
    assert "Tube" in " ".join(budi.buttons)
    looks(shop, 11)
    assert "It was not paid in time" in budi.screen


def test_news_of_a_payment_does_not_take_the_place_of_another_screen() -> None:
    shop = opened()
    budi, attempt = begins(shop)
    budi.says("/balance")
    world.seen = [came(attempt)]
    looks(shop)
    assert "Balance" in budi.screen
    assert "CODE-1" in budi.sees


def test_confirmations_are_drawn_where_they_are_waited_for() -> None:
    shop = opened()
    budi, attempt = begins(shop)
    world.seen = [Progress(attempt, {"seen": "6/19"})]
    looks(shop)
    assert "Seen: 6/19" in budi.screen
    kept = payments.said(shop.db, attempt)
    assert [details for _, kind, details in kept if kind == "progress"] == [{"seen": "6/19"}]


def test_a_payment_that_can_never_be_paid_says_so_and_late_money_still_counts() -> None:
    shop = opened()
    budi, attempt = begins(shop)
    world.seen = [Failed(attempt, "the gateway cancelled it")]
    looks(shop)
    assert "It is failed." in budi.screen
    world.seen = [came(attempt)]
    looks(shop, 3)
    assert "CODE-1" in budi.sees


# --- what it costs ---


def test_both_amounts_and_the_fee_are_shown_before_paying_and_the_sum_finds_its_payer() -> None:
    shop = opened()
    budi = shop.person("Budi").says("/start").presses(1, f"orders.checkout:1:1:{PRICE.amount}")
    assert "you send 2.17\xa0USDT, of it Rp\xa0500 fee" in budi.screen
    budi.taps("Coin")
    asked = payments.get(shop.db, 1).asked  # type: ignore[union-attr]
    assert 2_170_000 < asked.amount <= 2_179_999
    assert "This includes a fee of Rp\xa0500; Rp\xa035,000 of it counts." in budi.screen
    world.coins = [Receipt("tx:0", asked, shop.clock.now(), scope="T1")]
    looks(shop)
    assert "CODE-1" in budi.sees
    assert ledger.balance(shop.db, "fees:coin", "IDR") == Money(500, "IDR")


def test_a_method_that_takes_longer_keeps_the_order_as_long() -> None:
    shop = opened()
    shop.person("Budi").says("/start").presses(1, f"orders.checkout:1:1:{PRICE.amount}").taps("Coin")
    looks(shop, 25)
    assert orders.sure(shop.db, 1).state == "waiting"
    looks(shop, 6)
    looks(shop, 1)
    assert orders.sure(shop.db, 1).state == "expired"


def test_a_method_without_a_rate_is_not_offered() -> None:
    shop = opened()
    shop.do(lambda tx: products.create(tx, "test", "Dear", Money(95_000, "IDR")))
    shop.do(lambda tx: stock.add(tx, 2, ["DEAR-1"], by="test"))
    budi = shop.person("Budi").says("/start").presses(1, "orders.checkout:2:1:95000")
    assert "Coin" not in " ".join(budi.buttons)
    assert "Tube" in " ".join(budi.buttons)


# --- "I have paid" ---


def test_i_have_paid_looks_now_and_is_answered_kindly_when_pressed_again() -> None:
    shop = opened()
    budi, attempt = begins(shop)
    world.looks.clear()
    budi.taps("I have paid")
    assert (world.looks, "Looking" in budi.toast) == ([[attempt]], True)
    assert "nothing has arrived yet" in budi.screen
    budi.taps("I have paid")
    assert (len(world.looks), "a moment ago" in budi.toast) == (1, True)
    shop.clock.advance(6)
    world.seen = [came(attempt)]
    budi.taps("I have paid")
    assert "CODE-1" in budi.sees


def test_i_have_paid_says_when_the_service_is_slow() -> None:
    shop = opened()
    budi, _ = begins(shop)
    world.down = True
    looks(shop)
    budi.taps("I have paid")
    assert "nothing is lost" in budi.toast


def test_a_stranger_cannot_press_somebodys_buttons() -> None:
    shop = opened()
    _, attempt = begins(shop)
    ani = shop.person("Ani").says("/start")
    for action in ("check", "cancel", "show", "other_way"):
        ani.presses(1, f"payments.{action}:{attempt}")
        assert "no longer available" in ani.toast
    assert payments.get(shop.db, attempt).state == "open"  # type: ignore[union-attr]


# --- what goes wrong outside ---


def test_a_method_whose_plugin_is_off_freezes_its_payments_and_thaws() -> None:
    shop = opened()
    _, attempt = begins(shop)
    admission = shop.admission("tube")
    shop.host.publish([one for one in shop.host.admissions if one.name != "tube"])
    for _ in range(4):
        looks(shop, 10)
    assert payments.get(shop.db, attempt).state == "open"  # type: ignore[union-attr]
    assert told(shop, "is switched off") == 1
    world.seen = [came(attempt)]
    shop.host.publish([*shop.host.admissions, admission])
    looks(shop)
    looks(shop)
    assert orders.sure(shop.db, 1).state == "delivered"


def test_a_method_that_is_gone_for_a_day_holds_no_goods_any_longer() -> None:
    shop = opened()
    begins(shop)
    world.down = True
    shop.advance(hours=25)
    looks(shop)
    assert orders.sure(shop.db, 1).state == "expired"


def test_a_broken_method_is_not_offered_and_staff_hear_of_it_once() -> None:
    shop = opened()
    budi, _ = begins(shop)
    world.down = True
    for _ in range(9):
        looks(shop, 6)
    assert looking.health(shop.db, "tube").broken
    assert told(shop, "has not answered several times") == 1
    budi.presses(1, "orders.order:1")
    assert "Tube" not in " ".join(budi.buttons)
    world.down = False
    looks(shop, 6)
    assert told(shop, "answers again") == 1


def test_a_look_that_raises_is_a_failed_look_and_not_a_lost_errand(monkeypatch: pytest.MonkeyPatch) -> None:
    shop = opened()

    def wrong(*_: Any) -> Sequence[Sighting]:
        raise ZeroDivisionError

    begins(shop)
    monkeypatch.setattr(Tube, "look", wrong)
    looks(shop)
    assert looking.health(shop.db, "tube").failures == 1
    assert shop.db.scalar("SELECT count(*) FROM errand WHERE state = 'due'") == 0


def test_one_thing_that_cannot_be_entered_holds_up_no_other_and_is_set_aside() -> None:
    shop = opened()
    budi, attempt = begins(shop)
    shop.do(lambda tx: payments.receive(tx, "tube", Receipt("odd", Money(5, "IDR"), 1)))
    world.seen = [Receipt("odd", Money(6, "IDR"), 1), came(attempt)]
    looks(shop)
    assert "CODE-1" in budi.sees
    world.seen = []
    for _ in range(4):
        looks(shop, 6)
    assert len(shop.parked) == 1


def test_hundreds_of_sightings_are_entered_a_few_at_a_time() -> None:
    shop = opened()
    _, attempt = begins(shop)
    world.seen = [Receipt(f"dust-{n}", Money(1, "IDR"), 1) for n in range(450)] + [came(attempt)]
    looks(shop)
    assert shop.db.scalar("SELECT count(*) FROM receipt") == 451
    assert orders.sure(shop.db, 1).state == "delivered"


def test_a_hint_during_a_look_makes_it_look_once_more() -> None:
    shop = opened()
    begins(shop)
    world.looks.clear()
    number = shop.do(lambda tx: looking.begin(tx, "tube", force=True))
    shop.clerk.put([NewEvent(call(b"true").source, "1", call(b"true").pack(), inbox.FIRST)])
    shop.settle()
    assert world.looks == []
    shop.do(lambda tx: errands.send(tx, "shopbot", "look", {"method": "tube", "look": number}, "look:under way"))
    shop.settle()
    assert len(world.looks) == 2


def test_a_look_that_was_answered_twice_is_taken_in_once() -> None:
    shop = opened()
    _, attempt = begins(shop)
    world.seen = [came(attempt)]
    looks(shop)
    row = shop.db.row("SELECT * FROM inbox WHERE source = 'errand' ORDER BY id DESC LIMIT 1")
    assert row is not None
    shop.do(lambda tx: tx.run("UPDATE inbox SET state = 'new' WHERE id = ?", row["id"]))
    shop.settle()
    assert shop.db.scalar("SELECT count(*) FROM receipt") == 1


def test_a_restart_between_a_look_and_its_answer_loses_nothing() -> None:
    shop = opened()
    _, attempt = begins(shop)
    world.seen = [came(attempt)]
    shop.clock.advance(60)
    number = shop.do(lambda tx: looking.begin(tx, "tube", force=True))
    shop.do(lambda tx: errands.send(tx, "shopbot", "look", {"method": "tube", "look": number}, "look:again"))
    shop.restart()
    assert orders.sure(shop.db, 1).state == "delivered"


# --- money that is nobody's, or goes back ---


def test_nobodys_money_is_seen_without_anybody_waiting_and_given_by_staff() -> None:
    shop = opened()
    world.seen = [Receipt("stray", Money(777, "IDR"), 1)]
    shop.advance(minutes=11)
    owner, budi = shop.person("Owner", id=OWNER), shop.person("Budi").says("/start")
    owner.presses(1, "payments.centre").taps("Unclaimed: 1").taps("Rp\xa0777").taps("Give to a person")
    owner.says(str(budi.id)).says("they showed the slip")
    assert ledger.balance(shop.db, budi.id, "IDR") == Money(777, "IDR")
    assert "Rp\xa0777" in budi.sees


def test_one_tap_gives_nobodys_money_to_the_order_it_was_meant_for() -> None:
    shop = opened()
    budi, _ = begins(shop)
    world.seen = [Receipt("stray", PRICE, shop.clock.now())]
    looks(shop)
    owner = shop.person("Owner", id=OWNER)
    owner.presses(1, "payments.centre").taps("Unclaimed: 1").taps("Rp\xa035,000").taps("Budi")
    give = owner.data("Yes, give it")
    owner.taps("Yes, give it")
    assert "CODE-1" in budi.sees
    owner.presses(owner.messages[-1].id, give)
    assert ledger.balance(shop.db, budi.id, "IDR").is_zero


def test_only_who_may_decides_about_nobodys_money() -> None:
    shop = opened()
    world.seen = [Receipt("stray", Money(777, "IDR"), 1)]
    shop.advance(minutes=11)
    budi = shop.person("Budi").says("/start")
    for data in ("payments.centre", "payments.found:1", "payments.not_ours:1", "payments.to_person:1"):
        budi.presses(1, data)
    assert "777" not in "".join(message.text for message in budi.messages)


def test_money_taken_back_is_told_and_shown_at_the_order() -> None:
    shop = opened()
    _, attempt = begins(shop)
    world.seen = [came(attempt)]
    looks(shop)
    world.seen = [Reversal("r1", "cb1", PRICE, 1, "chargeback")]
    looks(shop, 3)
    assert told(shop, "took Rp\xa035,000 back") == 1
    owner = shop.person("Owner", id=OWNER).presses(1, f"payments.attempt:{attempt}")
    assert "Taken back: Rp\xa035,000 (chargeback)" in owner.screen
    assert "Lost to the shop: Rp\xa035,000" in owner.presses(1, "orders.seen:1").screen


def test_late_money_is_sent_back_by_its_method() -> None:
    shop = opened()
    budi, attempt = begins(shop)
    looks(shop, 11)
    world.seen = [came(attempt)]
    looks(shop, 3)
    assert ledger.balance(shop.db, budi.id, "IDR") == PRICE
    assert "had ended by then" in budi.sees
    owner = shop.person("Owner", id=OWNER).presses(1, f"payments.attempt:{attempt}")
    owner.taps("back").says("they asked").taps("Yes, send it back")
    assert world.refunds == ["r1"]
    assert ledger.balance(shop.db, budi.id, "IDR").is_zero
    assert ledger.balance(shop.db, "cash:tube", "IDR").is_zero


def test_the_other_side_hears_of_what_ended_unpaid() -> None:
    shop = opened()
    budi, attempt = begins(shop)
    shop.do(lambda tx: payments.set_invoice(tx, attempt, reference="T-1"))
    budi.taps("Cancel")
    assert world.cancelled == [attempt]


# --- calls ---


def call(body: bytes) -> WebhookCall:
    return WebhookCall("tube", "notify", {}, body, {})


def test_a_genuine_call_makes_it_look_at_once() -> None:
    shop = opened()
    budi, attempt = begins(shop)
    world.seen = [came(attempt)]
    assert shop.host.verify_webhook(call(b"true"))
    shop.clerk.put([NewEvent(call(b"true").source, "1", call(b"true").pack(), inbox.FIRST)])
    shop.settle()
    assert "CODE-1" in budi.sees


def test_a_forged_call_is_refused() -> None:
    shop = opened()
    assert not shop.host.verify_webhook(call(b"false"))
