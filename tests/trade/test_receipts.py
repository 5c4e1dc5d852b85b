"""What goes wrong with what is written down of money that came: the wrong payer, a message twice, a list that lies."""

import json
from typing import Any

import pytest

from shopbot.db import inbox
from shopbot.trade import ledger, orders, payments, unclaimed
from shopbot.trade.attempts import Attempt, Quote, Tail
from shopbot.trade.money import Money
from shopbot.trade.payments import Outcome, Receipt
from tests.trade.desk import OWNER, Desk, rp
from tests.trade.test_doubt import restored


def deposit(desk: Desk, person: int, amount: int = 50_000, quote: Quote | None = None) -> Attempt:
    with desk.tx() as tx:
        return payments.open_attempt(tx, "qr", person, rp(amount), desk.now + 900, quote=quote, keep=86_400)


def came(desk: Desk, amount: Money, reference: str, attempt: int | None = None, **more: Any) -> Outcome:
    with desk.tx() as tx:
        return payments.receive(tx, "qr", Receipt(reference, amount, desk.now, attempt, **more))


def owed(desk: Desk) -> list[dict[str, Any]]:
    with desk.tx() as tx:
        rows = tx.rows("SELECT chat, name, args, dedupe, rings FROM outbox ORDER BY id")
    return [{**row, "args": json.loads(row["args"])} for row in map(dict, rows)]


def told(desk: Desk, kind: str) -> list[str]:
    with desk.tx() as tx:
        rows = tx.rows("SELECT key FROM inbox WHERE source = 'event' AND key LIKE ? ORDER BY id", f"{kind}%")
    return [row["key"] for row in rows]


# --- all that is known of a receipt ---


def test_all_that_is_known_of_a_receipt_with_a_fee(desk: Desk) -> None:
    buyer = desk.person()
    attempt = deposit(desk, buyer, 50_000, Quote(rp(50_550), fee=rp(550)))
    once = came(desk, rp(50_550), "r1", attempt.id)
    assert once == Outcome(
        id=1, kind="deposit", method="qr", amount=rp(50_550), person=buyer, order=None, missing=None, again=False,
        attempt=attempt.id, credit=rp(50_000), fee=rp(550), not_ours=False,
    )  # fmt: skip
    again = came(desk, rp(50_550), "r1", attempt.id)
    assert (again.again, again.kind, again.attempt) == (True, "deposit", attempt.id)
    with desk.tx() as tx:
        assert payments.entered(tx, 1) == once


def test_a_receipt_without_a_fee_tells_of_none(desk: Desk) -> None:
    buyer = desk.person()
    order = desk.order(buyer, desk.product(price=35_000))
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", buyer, order.total, order.expires_at, order=order.id)
    short = came(desk, rp(30_000), "r1", attempt.id)
    assert (short.kind, short.order, short.missing, short.credit, short.fee) == (
        "short", order.id, rp(5_000), rp(30_000), None,
    )  # fmt: skip
    with desk.tx() as tx:
        (row,) = tx.rows("SELECT order_id, note FROM posting WHERE key = 'receipt:qr:r1'")
    assert [*row] == [order.id, "r1"]


def test_all_that_is_known_of_money_that_is_nobodys(desk: Desk) -> None:
    stray = came(desk, rp(777), "s1")
    assert stray == Outcome(
        id=1, kind="unknown", method="qr", amount=rp(777), person=None, order=None, missing=None, again=False,
        attempt=None, credit=None, fee=None, not_ours=False,
    )  # fmt: skip
    assert told(desk, "PaymentReceived") == ["PaymentReceived:1:None:unknown"]


def test_what_staff_decided_about_one_receipt_is_told_of_that_one(desk: Desk) -> None:
    buyer = desk.person()
    for number in (1, 2, 3):
        came(desk, Money(100 * number, "USDT"), f"s{number}")
    with desk.tx() as tx:
        unclaimed.give_to_person(tx, 2, buyer, rp(3_000), OWNER, "their slip")
        unclaimed.not_ours(tx, 3, OWNER, "a private transfer")
        waits, given, strange = (payments.entered(tx, number) for number in (1, 2, 3))
    assert waits is not None
    assert given is not None
    assert strange is not None
    assert (waits.kind, waits.person, waits.not_ours, waits.credit) == ("unknown", None, False, None)
    assert (given.kind, given.person, given.not_ours, given.credit) == ("deposit", buyer, False, rp(3_000))
    assert (given.amount, given.attempt, given.fee) == (Money(200, "USDT"), None, None)
    assert (strange.kind, strange.person, strange.not_ours, strange.credit) == ("unknown", None, True, None)


def test_a_currency_without_a_rate_is_told_as_nobodys(desk: Desk) -> None:
    attempt = deposit(desk, desk.person())
    assert came(desk, Money(5, "USDT"), "r1", attempt.id).attempt is None
    assert told(desk, "PaymentReceived") == ["PaymentReceived:1:None:unknown"]
    assert owed(desk) == []


# --- lists for staff ---


def test_what_came_for_an_attempt_is_listed_oldest_first_with_what_staff_gave_it(desk: Desk) -> None:
    buyer = desk.person()
    attempt, other = deposit(desk, buyer), deposit(desk, buyer, 40_000)
    for reference, which in (("stray", None), ("mine", attempt.id), ("other", other.id), ("lost", None)):
        came(desk, rp(1_000), reference, which)
    with desk.tx() as tx:
        unclaimed.give_to_attempt(tx, 4, other.id, OWNER, "their slip")
        unclaimed.give_to_attempt(tx, 1, attempt.id, OWNER, "their slip")
        assert [one.id for one in payments.of_attempt(tx, attempt.id)] == [1, 2]
        assert [one.id for one in payments.of_attempt(tx, other.id)] == [3, 4]


def test_what_is_nobodys_is_listed_newest_first_ten_at_a_time(desk: Desk) -> None:
    came(desk, rp(5), "d1", deposit(desk, desk.person()).id)
    for number in range(11):
        came(desk, rp(5), f"s{number}")
    with desk.tx() as tx:
        page = payments.came(tx, "unknown")
        few = payments.came(tx, "unknown", offset=2, limit=3)
        (mine,) = payments.came(tx, "deposit").items
    assert [one.id for one in page.items] == list(range(12, 2, -1))
    assert [one.id for one in few.items] == [10, 9, 8]
    assert (page.total, few.total, mine.id) == (11, 11, 1)


def test_what_the_provider_said_is_kept_in_its_own_letters_and_for_that_receipt(desk: Desk) -> None:
    desk.now += 30
    with desk.tx() as tx:
        said = {"name": "Çiğdem", "n": 1}
        payments.receive(tx, "qr", Receipt("r1", rp(5), desk.now - 30, details=said))
        payments.receive(tx, "qr", Receipt("r2", rp(5), desk.now))
        assert payments.details(tx, 1) == said
        assert payments.details(tx, 2) == payments.details(tx, 99) == {}
        (row,) = tx.rows("SELECT seen_at, at, details FROM receipt WHERE id = 1")
    assert [*row] == [desk.now - 30, desk.now, '{"name": "Çiğdem", "n": 1}']


# --- what its payer hears ---


def test_its_payer_hears_of_a_receipt_once_and_aloud(desk: Desk) -> None:
    buyer = desk.person()
    attempt = deposit(desk, buyer)
    came(desk, rp(50_000), "r1", attempt.id)
    assert owed(desk) == [
        {"chat": buyer, "name": "received", "args": {"receipt": 1}, "dedupe": "received:1", "rings": 1}
    ]
    assert told(desk, "PaymentReceived") == [f"PaymentReceived:1:{buyer}:deposit"]
    assert told(desk, "PaymentEnded") == [f"PaymentEnded:{attempt.id}:{buyer}:paid"]


def test_who_gets_the_goods_is_not_told_of_the_money_as_well(desk: Desk) -> None:
    buyer = desk.person()
    order = desk.order(buyer, desk.product(price=35_000))
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", buyer, order.total, order.expires_at, order=order.id)
    came(desk, order.total, "r1", attempt.id)
    assert "received" not in [one["name"] for one in owed(desk)]
    assert told(desk, "PaymentEnded") == [f"PaymentEnded:{attempt.id}:{buyer}:paid"]


def test_money_that_comes_once_more_when_all_that_is_forgotten_ends_no_payment_again(desk: Desk) -> None:
    attempt = deposit(desk, desk.person())
    came(desk, rp(50_000), "r1", attempt.id)
    desk.now += 8 * 86_400
    with desk.tx() as tx:
        tx.run("UPDATE inbox SET state = 'done'")
        assert inbox.prune(tx) > 0
    came(desk, rp(50_000), "r2", attempt.id)
    assert told(desk, "PaymentEnded") == []


def test_a_part_does_not_end_a_payment(desk: Desk) -> None:
    came(desk, rp(49_999), "r1", deposit(desk, desk.person()).id)
    assert told(desk, "PaymentEnded") == []


# --- what is counted for an attempt ---


def test_two_receipts_that_staff_gave_to_an_attempt_count_both_without_their_fees(desk: Desk) -> None:
    buyer = desk.person()
    attempt = deposit(desk, buyer, 50_000, Quote(rp(51_000), fee=rp(1_000)))
    other = deposit(desk, buyer, 40_000)
    for number, which in enumerate((attempt, attempt, other), 1):
        came(desk, rp(25_500 if which == attempt else 7), f"s{number}")
        with desk.tx() as tx:
            unclaimed.give_to_attempt(tx, number, which.id, OWNER, "their slip")
    with desk.tx() as tx:
        counted = [payments.get(tx, one.id) for one in (attempt, other)]
        assert [one and (one.received, one.state) for one in counted] == [(rp(50_000), "paid"), (rp(7), "open")]
        assert ledger.balance(tx, buyer, "IDR") == rp(50_007)


def test_money_for_one_attempt_touches_no_other(desk: Desk) -> None:
    buyer = desk.person()
    deposit(desk, buyer, 40_000)
    attempt = deposit(desk, buyer)
    assert attempt.id == 2
    desk.sabotage(
        "CREATE TRIGGER other BEFORE UPDATE ON payment WHEN OLD.id = 1 BEGIN SELECT RAISE(ABORT, 'not mine'); END"
    )
    assert came(desk, rp(50_000), "r1", attempt.id).kind == "deposit"


# --- after a restore that is missing something ---


def test_money_that_may_have_been_credited_before_a_restore_is_held_and_its_payer_told(desk: Desk) -> None:
    buyer = desk.person()
    for amount in (1_000, 2_000):
        came(desk, rp(amount), f"stray{amount}", deposit(desk, desk.person(8), amount).id)
    attempt = deposit(desk, buyer)
    desk.now += 600
    restored(desk)
    asked = owed(desk)
    outcome = came(desk, rp(50_000), "r1", attempt.id)
    assert (outcome.kind, outcome.person, desk.balance(buyer)) == ("unknown", None, 0)
    with desk.tx() as tx:
        assert [[*row] for row in tx.rows("SELECT * FROM held_receipt")] == [[3, 1, attempt.id]]
    assert owed(desk)[len(asked) :] == [
        {"chat": buyer, "name": "payment-held", "args": {"receipt": 3}, "dedupe": "held:3", "rings": 1}
    ]
    assert told(desk, "PaymentReceived")[2:] == ["PaymentReceived:3:None:unknown"]


@pytest.mark.parametrize(("named", "kind"), [(True, "deposit"), (False, "unknown")])
def test_an_attempt_begun_after_it_is_paid_by_its_name_and_not_by_its_sum(desk: Desk, named: bool, kind: str) -> None:
    buyer = desk.person()
    restored(desk)
    desk.now += 60
    attempt = deposit(desk, buyer, 50_000, Quote(rp(50_000), tail=Tail("shop", 9)))
    if named:
        assert came(desk, attempt.asked, "r1", attempt.id).kind == kind
    else:
        assert came(desk, attempt.asked, "r1", scope="shop").kind == kind
    desk.now += 600
    later = deposit(desk, buyer, 30_000, Quote(rp(30_000), tail=Tail("shop", 9)))
    assert came(desk, later.asked, "r2", scope="shop").kind == "deposit"


def test_an_order_that_is_paid_after_it_by_its_own_attempt_is_delivered(desk: Desk) -> None:
    restored(desk)
    desk.now += 600
    order = desk.order(desk.person(), desk.product(price=35_000))
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", order.person, order.total, order.expires_at, order=order.id)
    assert came(desk, order.total, "r1", attempt.id).kind == "settled"
    with desk.tx() as tx:
        assert orders.sure(tx, order.id).state == "delivered"
