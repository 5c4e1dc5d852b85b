"""Money that is nobody's is given away once, by somebody, for a reason; and no more goes back than came."""

import pytest

from shopbot.db.connection import IntegrityError
from shopbot.errors import ShopError
from shopbot.trade import audit, ledger, orders, payments, reversals, unclaimed
from shopbot.trade.attempts import Attempt, Quote
from shopbot.trade.money import Money
from shopbot.trade.payments import Receipt, Reversal
from tests.trade.desk import OWNER, Desk, rp


def stray(desk: Desk, money: Money, reference: str = "s1") -> int:
    with desk.tx() as tx:
        return payments.receive(tx, "qr", Receipt(reference, money, desk.now)).id


def paid(desk: Desk, person: int, amount: int = 50_000, reference: str = "r1") -> payments.Outcome:
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", person, rp(amount), desk.now + 900)
        return payments.receive(tx, "qr", Receipt(reference, rp(amount), desk.now, attempt.id))


def waiting(desk: Desk, person: int, price: int = 35_000) -> Attempt:
    order = desk.order(person, desk.product(price=price))
    with desk.tx() as tx:
        return payments.open_attempt(tx, "qr", person, order.total, order.expires_at, order=order.id)


# --- given away ---


def test_it_pays_the_order_it_was_meant_for(desk: Desk) -> None:
    buyer = desk.person()
    attempt, receipt = waiting(desk, buyer), stray(desk, rp(35_000))
    with desk.tx() as tx:
        (near,) = unclaimed.candidates(tx, unclaimed.sure(tx, receipt))
        assert near.id == attempt.id
        outcome = unclaimed.give_to_attempt(tx, receipt, attempt.id, OWNER, "they showed the slip")
    assert (outcome.kind, outcome.person, desk.balance(buyer)) == ("settled", buyer, 0)
    with desk.tx() as tx:
        assert orders.sure(tx, attempt.order or 0).state == "delivered"
        assert unclaimed.waiting(tx).total == 0
        (row,) = audit.of(tx, f"receipt:{receipt}")
        assert (row.actor, row.after["reason"]) == (str(OWNER), "they showed the slip")


def test_it_goes_to_a_person_and_they_are_told_once(desk: Desk) -> None:
    buyer, receipt = desk.person(), stray(desk, rp(777))
    with desk.tx() as tx:
        unclaimed.give_to_person(tx, receipt, buyer, rp(777), OWNER, "wrong sum")
        told = tx.rows("SELECT * FROM outbox WHERE chat = ?", buyer)
    assert (desk.balance(buyer), len(told)) == (777, 1)


def test_it_is_decided_once(desk: Desk) -> None:
    buyer, receipt = desk.person(), stray(desk, rp(777))
    with desk.tx() as tx:
        unclaimed.not_ours(tx, receipt, OWNER, "a private transfer")
    with pytest.raises(ShopError, match="claimed_already"), desk.tx() as tx:
        unclaimed.give_to_person(tx, receipt, buyer, rp(777), OWNER, "after all")
    with desk.tx() as tx:
        assert ledger.balance(tx, "not-ours", "IDR") == rp(777)
        assert ledger.balance(tx, "unclaimed", "IDR").is_zero


def test_the_database_itself_refuses_a_second_decision(desk: Desk) -> None:
    receipt = stray(desk, rp(777))
    with desk.tx() as tx:
        unclaimed.not_ours(tx, receipt, OWNER, "a private transfer")
    with pytest.raises(IntegrityError, match="UNIQUE"), desk.tx() as tx:
        tx.run("INSERT INTO claim SELECT * FROM claim")
    with pytest.raises(IntegrityError, match="decided once"), desk.tx() as tx:
        tx.run("UPDATE claim SET person = 7")


def test_money_of_somebody_is_not_given_to_somebody_else(desk: Desk) -> None:
    outcome, other = paid(desk, desk.person()), desk.person(8)
    with pytest.raises(ShopError, match="claimed_already"), desk.tx() as tx:
        unclaimed.give_to_person(tx, outcome.id, other, rp(50_000), OWNER, "please")
    with pytest.raises(IntegrityError, match="only money that is nobody's"), desk.tx() as tx:
        tx.run("INSERT INTO claim VALUES (?, 8, NULL, 'IDR', 1, 0, 'deposit', 'r', '1', 1, 1)", outcome.id)


def test_a_coin_counts_for_what_staff_say_and_rupiah_for_themselves(desk: Desk) -> None:
    buyer, receipt = desk.person(), stray(desk, Money(6_200_000, "USDT"))
    with desk.tx() as tx:
        unclaimed.give_to_person(tx, receipt, buyer, rp(99_000), OWNER, "rate of the day")
    assert desk.balance(buyer) == 99_000
    rupiah = stray(desk, rp(777), "s2")
    with pytest.raises(ShopError, match="worth_differs"), desk.tx() as tx:
        unclaimed.give_to_person(tx, rupiah, buyer, rp(778), OWNER, "more")


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_decided_without_a_reason(desk: Desk, reason: str) -> None:
    receipt = stray(desk, rp(777))
    with pytest.raises(ShopError, match="reason_missing"), desk.tx() as tx:
        unclaimed.not_ours(tx, receipt, OWNER, reason)


def test_a_currency_nobody_was_asked_for_is_not_given_to_an_attempt(desk: Desk) -> None:
    attempt, receipt = waiting(desk, desk.person()), stray(desk, Money(5, "XTR"))
    with pytest.raises(ShopError, match="other_currency"), desk.tx() as tx:
        unclaimed.give_to_attempt(tx, receipt, attempt.id, OWNER, "maybe")


# --- taken back ---


def back(desk: Desk, amount: int, own: str = "cb1", reference: str = "r1") -> reversals.Gone | None:
    with desk.tx() as tx:
        return reversals.reverse(tx, "qr", Reversal(reference, own, rp(amount), desk.now, "the bank took it back"))


def test_a_deposit_taken_back_leaves_the_wallet_as_far_as_it_goes(desk: Desk) -> None:
    buyer = desk.person()
    paid(desk, buyer, 50_000)
    order = desk.order(buyer, desk.product(price=35_000))
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, buyer)
    gone = back(desk, 50_000)
    assert gone is not None
    assert (gone.wallet, gone.lost, desk.balance(buyer)) == (rp(15_000), rp(35_000), 0)
    with desk.tx() as tx:
        assert ledger.balance(tx, "reversals", "IDR") == rp(-35_000)
        assert orders.sure(tx, order.id).state == "delivered"


def test_money_that_paid_an_order_is_the_shops_loss_and_the_order_shows_it(desk: Desk) -> None:
    buyer = desk.person(credit=9_000)
    attempt = waiting(desk, buyer)
    with desk.tx() as tx:
        payments.receive(tx, "qr", Receipt("r1", rp(35_000), desk.now, attempt.id))
    gone = back(desk, 35_000)
    assert gone is not None
    assert (gone.lost, desk.balance(buyer)) == (rp(35_000), 9_000)
    with desk.tx() as tx:
        assert reversals.of_order(tx, attempt.order or 0) == [gone]


def test_a_reversal_reported_again_or_too_large_takes_no_more_than_came(desk: Desk) -> None:
    buyer = desk.person()
    paid(desk, buyer, 50_000)
    assert back(desk, 20_000) is not None
    assert back(desk, 20_000) is None
    gone = back(desk, 90_000, "cb2")
    assert gone is not None
    assert gone.amount == rp(30_000)
    assert (back(desk, 1, "cb3"), back(desk, 1, reference="unheard of")) == (None, None)
    assert desk.balance(buyer) == 0


def test_the_database_itself_lets_no_more_go_back_than_came(desk: Desk) -> None:
    paid(desk, desk.person(), 50_000)
    with pytest.raises(IntegrityError, match="no more goes back"), desk.tx() as tx:
        tx.run(
            "INSERT INTO reversal (receipt, reference, amount, reason, seen_at, at, posting)"
            " VALUES (1, 'x', 50001, '', 1, 1, 1)"
        )


def test_coins_taken_back_are_changed_back_at_their_own_rate(desk: Desk) -> None:
    buyer = desk.person()
    with desk.tx() as tx:
        quote = Quote(Money(6_200_000, "USDT"))
        attempt = payments.open_attempt(tx, "qr", buyer, rp(100_000), desk.now + 900, quote=quote)
        payments.receive(tx, "qr", Receipt("r1", Money(6_200_000, "USDT"), desk.now, attempt.id))
        reversals.reverse(tx, "qr", Reversal("r1", "cb", Money(3_100_000, "USDT"), desk.now))
        assert ledger.balance(tx, "cash:qr", "USDT") == Money(-3_100_000, "USDT")
    assert desk.balance(buyer) == 50_000


# --- sent back ---


def test_a_refund_leaves_the_wallet_at_once_and_the_shop_when_it_is_sent(desk: Desk) -> None:
    buyer = desk.person()
    outcome = paid(desk, buyer, 50_000)
    with desk.tx() as tx:
        started = reversals.start_refund(tx, outcome.id, rp(20_000), OWNER, "they asked")
        assert ledger.balance(tx, "refunds", "IDR") == rp(20_000)
    assert desk.balance(buyer) == 30_000
    for _ in range(2):
        with desk.tx() as tx:
            assert reversals.refund_sent(tx, started.id, "RF-1").state == "sent"
    with desk.tx() as tx:
        assert ledger.balance(tx, "refunds", "IDR").is_zero
        assert ledger.balance(tx, "cash:qr", "IDR") == rp(-30_000)


def test_a_refund_that_cannot_be_sent_comes_back_to_the_wallet(desk: Desk) -> None:
    buyer = desk.person()
    outcome = paid(desk, buyer, 50_000)
    with desk.tx() as tx:
        started = reversals.start_refund(tx, outcome.id, rp(50_000), OWNER, "they asked")
        reversals.refund_failed(tx, started.id, "closed account")
        reversals.refund_sent(tx, started.id, "too late")
    assert desk.balance(buyer) == 50_000


def test_what_was_sent_back_is_not_taken_back_once_more(desk: Desk) -> None:
    buyer = desk.person(credit=50_000)
    outcome = paid(desk, buyer, 50_000)
    with desk.tx() as tx:
        reversals.start_refund(tx, outcome.id, rp(50_000), OWNER, "they asked")
    assert back(desk, 50_000, "the gateway's word for our own refund") is None
    assert desk.balance(buyer) == 50_000


@pytest.mark.parametrize(
    ("amount", "key"), [(50_001, "refund_too_much"), (0, "refund_too_much"), (40_000, "not_enough")]
)
def test_a_refund_is_never_more_than_there_is(desk: Desk, amount: int, key: str) -> None:
    buyer = desk.person()
    outcome = paid(desk, buyer, 50_000)
    with desk.tx() as tx:
        ledger.adjust(tx, buyer, rp(-20_000), OWNER, "spent", "spent")
    with pytest.raises(ShopError, match=key), desk.tx() as tx:
        reversals.start_refund(tx, outcome.id, rp(amount), OWNER, "they asked")
