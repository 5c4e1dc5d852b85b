"""What goes wrong with money that comes in: twice, late, too little, too much, for nobody, for somebody else."""

import json
from itertools import permutations

import pytest

from shopbot.db.connection import IntegrityError
from shopbot.errors import ShopError
from shopbot.trade import attempts, ledger, orders, payments, stock
from shopbot.trade.money import LIMIT, Money
from shopbot.trade.payments import Attempt, Outcome, Receipt
from tests.trade.desk import OWNER, Desk, rp


def begin(desk: Desk, order: orders.Order, method: str = "qr", amount: Money | None = None) -> Attempt:
    with desk.tx() as tx:
        return payments.open_attempt(tx, method, order.person, amount or order.total, order.expires_at, order=order.id)


def came(desk: Desk, attempt: int | None, amount: int, reference: str = "r1", method: str = "qr") -> Outcome:
    with desk.tx() as tx:
        return payments.receive(tx, method, Receipt(reference, rp(amount), desk.now, attempt))


def state(desk: Desk, attempt: Attempt) -> str:
    with desk.tx() as tx:
        found = attempts.get(tx, attempt.id)
    assert found is not None
    return found.state


def test_exact_money_delivers_the_order(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(price=35_000)
    order = desk.order(buyer, product)
    attempt = begin(desk, order)
    outcome = came(desk, attempt.id, 35_000)
    assert (outcome.kind, outcome.order, outcome.missing) == ("settled", order.id, None)
    assert (desk.balance(buyer), desk.counts(product), state(desk, attempt)) == (0, stock.Counts(4, 0, 1), "paid")


def test_a_webhook_replayed_a_hundred_times_is_one_credit(desk: Desk) -> None:
    buyer = desk.person()
    attempt = begin(desk, desk.order(buyer, desk.product()))
    first = came(desk, attempt.id, 35_000)
    for _ in range(100):
        again = came(desk, attempt.id, 35_000)
        assert again.again
        assert again.id == first.id
    with desk.tx() as tx:
        assert tx.scalar("SELECT count(*) FROM receipt") == 1
        assert ledger.balance(tx, "cash:qr", "IDR") == rp(-35_000)


def test_the_database_itself_refuses_a_receipt_twice(desk: Desk) -> None:
    came(desk, None, 5)
    with pytest.raises(IntegrityError, match="UNIQUE"), desk.tx() as tx:
        tx.run(
            "INSERT INTO receipt SELECT 2, method, reference, payment, currency, amount, outcome, 1, 1, 99,"
            " worth, fee, details FROM receipt"
        )


def test_sabotage_a_receipt_entered_twice_is_found(desk: Desk) -> None:
    buyer = desk.person()
    came(desk, begin(desk, desk.order(buyer, desk.product())).id, 35_000)
    desk.sabotage("DROP TRIGGER receipt_kept", "DELETE FROM receipt")
    problems = desk.problems()
    assert "posting 1 is a payment without a receipt" in problems
    assert "payment 1 says 35000 received, its receipts say 0" in problems


def test_the_same_reference_with_another_sum_is_for_somebody_to_look_at(desk: Desk) -> None:
    came(desk, None, 5)
    with pytest.raises(ShopError) as refused:
        came(desk, None, 6)
    assert refused.value.key == "receipt_differs"
    assert refused.value.facts == {"reference": "r1", "was": rp(5), "now": rp(6)}


def test_too_little_waits_for_the_rest(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(price=35_000)
    order = desk.order(buyer, product)
    attempt = begin(desk, order)
    first = came(desk, attempt.id, 30_000)
    assert (first.kind, first.missing, desk.balance(buyer)) == ("short", rp(5_000), 30_000)
    assert state(desk, attempt) == "open"
    assert came(desk, attempt.id, 5_000, "r2").kind == "settled"
    assert (desk.balance(buyer), state(desk, attempt)) == (0, "paid")


def test_what_is_too_much_stays_in_the_wallet(desk: Desk) -> None:
    buyer = desk.person()
    attempt = begin(desk, desk.order(buyer, desk.product(price=35_000)))
    assert came(desk, attempt.id, 40_000).kind == "settled"
    assert desk.balance(buyer) == 5_000


def test_balance_and_payment_together_pay_one_order(desk: Desk) -> None:
    buyer = desk.person(credit=12_000)
    order = desk.order(buyer, desk.product(price=35_000))
    attempt = begin(desk, order, amount=rp(23_000))
    assert came(desk, attempt.id, 23_000).kind == "settled"
    assert desk.balance(buyer) == 0


def test_paid_twice_by_two_ways_delivers_once_and_keeps_the_second(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(price=35_000)
    order = desk.order(buyer, product)
    one, two = begin(desk, order, "qr"), begin(desk, order, "coin")
    assert came(desk, one.id, 35_000).kind == "settled"
    assert state(desk, two) == "cancelled"
    assert came(desk, two.id, 35_000, method="coin").kind == "extra"
    assert (desk.balance(buyer), desk.counts(product).sold, state(desk, two)) == (35_000, 1, "paid")


@pytest.mark.parametrize("end", ["expired", "cancelled"])
def test_money_that_comes_late_is_the_payers_and_takes_nobodys_goods(desk: Desk, end: str) -> None:
    buyer, product = desk.person(), desk.product(price=35_000)
    order = desk.order(buyer, product)
    attempt = begin(desk, order)
    desk.now = order.expires_at
    with desk.tx() as tx:
        if end == "expired":
            orders.expire_due(tx)
        else:
            orders.cancel(tx, order.id, buyer)
    assert state(desk, attempt) == end
    assert came(desk, attempt.id, 35_000).kind == "late"
    assert (desk.balance(buyer), desk.counts(product).available, state(desk, attempt)) == (35_000, 5, "paid")


def test_money_that_was_spent_in_between_is_short_and_not_lost(desk: Desk) -> None:
    buyer, product = desk.person(credit=20_000), desk.product(price=35_000)
    cheap = desk.product(price=20_000, title="Cheap")
    order = desk.order(buyer, product)
    attempt = begin(desk, order, amount=rp(15_000))
    other = desk.order(buyer, cheap)
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, other.id, buyer)
    outcome = came(desk, attempt.id, 15_000)
    assert (outcome.kind, outcome.missing, desk.balance(buyer)) == ("short", rp(20_000), 15_000)


@pytest.mark.parametrize("attempt", [None, 999])
def test_nobodys_money_is_kept_unclaimed(desk: Desk, attempt: int | None) -> None:
    assert came(desk, attempt, 777).kind == "unknown"
    with desk.tx() as tx:
        assert ledger.balance(tx, "unclaimed", "IDR") == rp(777)
        assert tx.scalar("SELECT count(*) FROM outbox") == 0


def test_one_methods_receipt_does_not_pay_anothers_attempt(desk: Desk) -> None:
    buyer = desk.person()
    attempt = begin(desk, desk.order(buyer, desk.product()))
    assert came(desk, attempt.id, 35_000, method="coin").kind == "unknown"
    assert state(desk, attempt) == "open"


def test_a_currency_nobody_asked_for_pays_no_order_and_waits_for_staff(desk: Desk) -> None:
    buyer = desk.person()
    attempt = begin(desk, desk.order(buyer, desk.product(price=35_000)))
    with desk.tx() as tx:
        outcome = payments.receive(tx, "qr", Receipt("r", Money(35_000, "USDT"), desk.now, attempt.id))
        assert (outcome.kind, outcome.person) == ("unknown", None)
        assert ledger.balance(tx, "unclaimed", "USDT") == Money(35_000, "USDT")
        assert ledger.balance(tx, buyer, "USDT").is_zero
    assert state(desk, attempt) == "open"


@pytest.mark.parametrize(("amount", "key"), [(0, "amount_zero"), (-5, "amount_zero"), (LIMIT + 1, "amount_too_big")])
def test_what_is_no_payment_is_refused(desk: Desk, amount: int, key: str) -> None:
    buyer = desk.person()
    with pytest.raises(ShopError, match=key):
        came(desk, None, amount)
    with pytest.raises(ShopError, match=key), desk.tx() as tx:
        payments.open_attempt(tx, "qr", buyer, rp(amount), desk.now + 600)


def test_a_deposit_is_credited_once_and_its_payer_told(desk: Desk) -> None:
    buyer = desk.person()
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", buyer, rp(50_000), desk.now + 600)
    for _ in range(2):
        assert came(desk, attempt.id, 50_000).kind == "deposit"
    assert (desk.balance(buyer), state(desk, attempt)) == (50_000, "paid")
    with desk.tx() as tx:
        (row,) = tx.rows("SELECT * FROM outbox")
        told = payments.entered(tx, json.loads(row["args"])["receipt"])
        assert told is not None
        assert (row["name"], told.kind, told.amount) == ("received", "deposit", rp(50_000))
        assert payments.entered(tx, 99) is None


def test_a_deposit_nobody_pays_ends_and_late_money_still_counts(desk: Desk) -> None:
    buyer = desk.person()
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", buyer, rp(50_000), desk.now + 600)
        assert [one.id for one in attempts.open_ones(tx, "qr")] == [attempt.id]
    desk.now += 600
    with desk.tx() as tx:
        assert attempts.expire_due(tx) == [attempt.id]
        assert not attempts.close(tx, attempt.id, "failed")
    came(desk, attempt.id, 50_000)
    assert (desk.balance(buyer), state(desk, attempt)) == (50_000, "paid")


def test_two_taps_on_pay_are_one_attempt(desk: Desk) -> None:
    order = desk.order(desk.person(), desk.product())
    assert begin(desk, order) == begin(desk, order)
    assert begin(desk, order, "coin").id == 2


def test_a_closed_order_takes_no_new_attempt(desk: Desk) -> None:
    buyer = desk.person(credit=50_000)
    order = desk.order(buyer, desk.product())
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, buyer)
    with pytest.raises(ShopError, match="order_closed"):
        begin(desk, order)
    with pytest.raises(ShopError, match="amount_zero"), desk.tx() as tx:
        payments.open_attempt(tx, "qr", buyer, rp(0), desk.now + 5)


def test_one_reference_of_a_method_names_one_attempt(desk: Desk) -> None:
    buyer = desk.person()
    one, two = begin(desk, desk.order(buyer, desk.product())), begin(desk, desk.order(buyer, desk.product()))
    with desk.tx() as tx:
        payments.set_reference(tx, one.id, "INV-1")
    with pytest.raises(IntegrityError, match="UNIQUE"), desk.tx() as tx:
        payments.set_reference(tx, two.id, "INV-1")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE payment SET amount = 1",
        "UPDATE payment SET received = 1",
        "UPDATE payment SET state = 'open', closed_at = NULL",
        "UPDATE payment SET state = 'failed'",
        "UPDATE receipt SET amount = 1",
        "DELETE FROM receipt",
        "DELETE FROM payment",
    ],
)
def test_what_was_paid_is_not_rewritten(desk: Desk, sql: str) -> None:
    came(desk, begin(desk, desk.order(desk.person(), desk.product())).id, 35_000)
    with pytest.raises(IntegrityError), desk.tx() as tx:
        tx.run(sql)


def test_in_whatever_order_things_happen_no_money_is_gone(desk: Desk) -> None:
    """Two receipts, each repeated, a cancel and an expiry: the payer's money is goods or balance, never gone."""
    product = desk.product(price=35_000, units=200)
    desk.careless = True
    for number, order_of_events in enumerate(permutations(range(4)), 100):
        buyer = desk.person(number)
        order = desk.order(buyer, product)
        attempt = begin(desk, order)
        for event in order_of_events:
            happen(desk, event, order, attempt)
        with desk.tx() as tx:
            goods = len(orders.units(tx, order.id, buyer)) * 35_000
        assert goods + desk.balance(buyer) == 40_000
    assert desk.problems() == []


def happen(desk: Desk, event: int, order: orders.Order, attempt: Attempt) -> None:
    if event in {0, 1}:
        came(desk, attempt.id, 20_000, f"{order.id}-{event}")
        came(desk, attempt.id, 20_000, f"{order.id}-{event}")
        return
    with desk.tx() as tx:
        if event == 2 and orders.sure(tx, order.id).state == "waiting":
            orders.cancel(tx, order.id, order.person)
    if event == 3:
        desk.now += 600
        with desk.tx() as tx:
            orders.expire_due(tx)


def test_staff_can_see_a_payers_attempts_only_with_their_owner(desk: Desk) -> None:
    buyer = desk.person()
    attempt = begin(desk, desk.order(buyer, desk.product()))
    with desk.tx() as tx:
        assert attempts.get(tx, attempt.id, buyer) == attempt
        assert attempts.get(tx, attempt.id, OWNER) is None


def test_another_currency_does_not_set_off_a_payment_from_the_wallet(desk: Desk) -> None:
    buyer = desk.person(credit=99_000)
    attempt = begin(desk, desk.order(buyer, desk.product(price=35_000)))
    with desk.tx() as tx:
        assert payments.receive(tx, "qr", Receipt("r", Money(5, "USDT"), desk.now, attempt.id)).kind == "unknown"
    assert desk.balance(buyer) == 99_000


def test_a_failure_in_the_middle_of_receiving_enters_nothing(desk: Desk) -> None:
    buyer = desk.person()
    attempt = begin(desk, desk.order(buyer, desk.product(price=35_000)))
    desk.sabotage("CREATE TRIGGER fault BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'fault'); END")
    with desk.tx() as tx, pytest.raises(IntegrityError, match="fault"):
        payments.receive(tx, "qr", Receipt("r1", rp(35_000), desk.now, attempt.id))
    desk.sabotage("DROP TRIGGER fault")
    assert (desk.problems(), desk.balance(buyer)) == ([], 0)
    assert came(desk, attempt.id, 35_000).kind == "settled"


def test_an_attempt_that_ended_is_not_taken_up_again(desk: Desk) -> None:
    buyer = desk.person()
    with desk.tx() as tx:
        first = payments.open_attempt(tx, "qr", buyer, rp(50_000), desk.now + 600)
        attempts.close(tx, first.id, "cancelled")
        second = payments.open_attempt(tx, "qr", buyer, rp(50_000), desk.now + 600)
    desk.now += 600
    with desk.tx() as tx:
        third = payments.open_attempt(tx, "qr", buyer, rp(50_000), desk.now + 600)
    assert len({first.id, second.id, third.id}) == 3


def test_an_attempt_may_end_before_its_order_and_the_order_goes_on(desk: Desk) -> None:
    order = desk.order(desk.person(), desk.product())
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", order.person, order.total, desk.now + 5, order=order.id)
    desk.now += 10
    with desk.tx() as tx:
        assert attempts.expire_due(tx) == [attempt.id]
        assert orders.sure(tx, order.id).state == "waiting"
    assert begin(desk, order).id != attempt.id
