"""What goes wrong when money goes back: too much of it, twice, for what nobody paid, or without a reason."""

import pytest

from shopbot.db.connection import IntegrityError
from shopbot.errors import ShopError
from shopbot.trade import audit, ledger, orders, payments, refunds, reversals, stock
from shopbot.trade.money import Money
from shopbot.trade.payments import Receipt
from shopbot.trade.receipts import Reversal
from tests.trade.desk import OWNER, Desk, rp

BUYER = 7


def paid(desk: Desk, quantity: int = 1) -> int:
    """Return an order of 35,000 each that was paid and delivered."""
    product = desk.product(units=5)
    order = desk.order(desk.person(BUYER, credit=35_000 * quantity), product, quantity)
    with desk.tx() as tx:
        return orders.pay_from_wallet(tx, order.id, BUYER).id


def back(desk: Desk, order: int, amount: int, reason: str = "because") -> None:
    with desk.tx() as tx:
        refunds.refund(tx, order, rp(amount), OWNER, reason, {"days": 3})


def state(desk: Desk, order: int) -> str:
    with desk.tx() as tx:
        return orders.sure(tx, order).state


def test_parts_add_up_and_only_the_whole_makes_an_order_refunded(desk: Desk) -> None:
    order = paid(desk)
    for amount, now in ((1, "delivered"), (34_998, "delivered"), (1, "refunded")):
        back(desk, order, amount)
        assert state(desk, order) == now
    assert desk.balance(BUYER) == 35_000
    with desk.tx() as tx:
        assert refunds.left(tx, order).is_zero
        assert [one.amount.amount for one in refunds.of_order(tx, order)] == [1, 34_998, 1]
        assert orders.units(tx, order, BUYER) == ["CODE-1-00000"]


@pytest.mark.parametrize(
    ("amount", "key"),
    [(35_001, "refund_too_much"), (0, "amount_zero"), (-1, "amount_zero"), (10**14, "refund_too_much")],
)
def test_a_sum_that_cannot_go_back_moves_nothing(desk: Desk, amount: int, key: str) -> None:
    order = paid(desk)
    with pytest.raises(ShopError) as refused:
        back(desk, order, amount)
    assert refused.value.key == key
    assert desk.balance(BUYER) == 0


def test_a_refund_wants_a_reason_and_a_paid_order(desk: Desk) -> None:
    order = paid(desk)
    waiting = desk.order(BUYER, desk.product(price=0))
    for number, reason, key, facts in (
        (order, "  ", "reason_missing", {}),
        (waiting.id, "x", "order_closed", {"state": "waiting"}),
        (99, "x", "no_such_order", {}),
    ):
        with pytest.raises(ShopError) as refused:
            back(desk, number, 1, reason)
        assert (refused.value.key, refused.value.facts) == (key, facts)


def test_the_second_whole_refund_is_refused(desk: Desk) -> None:
    order = paid(desk)
    back(desk, order, 35_000)
    with pytest.raises(ShopError, match="refund_too_much"):
        back(desk, order, 35_000)
    assert desk.balance(BUYER) == 35_000


def test_a_refund_is_a_posting_an_audit_row_and_keeps_its_facts(desk: Desk) -> None:
    order = paid(desk)
    back(desk, order, 10_000)
    with desk.tx() as tx:
        (one,) = refunds.of_order(tx, order)
        assert (one.reason, one.by, one.facts) == ("because", str(OWNER), {"days": 3})
        assert ledger.balance(tx, ledger.SALES, "IDR") == rp(25_000)
        (row,) = (row for row in audit.of(tx, f"order:{order}") if row.action == "order.refund")
        assert (row.actor, row.before, row.after) == (
            "1", None, {"amount": 10_000, "currency": "IDR", "reason": "because"},
        )  # fmt: skip


def test_a_refund_is_read_back_as_it_was_given_and_told(desk: Desk) -> None:
    other = paid(desk)
    back(desk, other, 5)
    with desk.tx() as tx:
        ledger.adjust(tx, BUYER, rp(35_000), OWNER, "for another one", "more")
    order = paid(desk)
    desk.now += 60
    with desk.tx() as tx:
        given = refunds.refund(tx, order, rp(10_000), OWNER, "  Sörry \n" + "x" * 300)
        more = refunds.refund(tx, order, rp(1), "shopbot", "y", {"days": "drei für"})
        reason = "Sörry \n" + "x" * 193
        assert given == refunds.OrderRefund(2, order, rp(10_000), reason, {}, "1", desk.now)
        assert refunds.of_order(tx, order) == [given, more]
        assert (more.id, more.order) == (3, order)
        assert refunds.get(tx, 3) == more
        assert [one.id for one in refunds.of_order(tx, other)] == [1]
        assert (refunds.left(tx, order), refunds.left(tx, other)) == (rp(24_999), rp(34_995))
        (posting,) = tx.rows("SELECT reason, order_id, note, actor FROM posting WHERE key = 'order-refund:2'")
        assert [*posting] == ["order_refund", order, reason, "1"]
        assert tx.scalar("SELECT facts FROM order_refund WHERE id = 3") == '{"days": "drei für"}'
        told = tx.rows("SELECT key FROM inbox WHERE key LIKE 'OrderRefunded:%' ORDER BY id")
        with pytest.raises(ShopError) as refused:
            refunds.get(tx, 99)
    assert [row["key"] for row in told] == [
        f"OrderRefunded:{n}:{o}:{BUYER}" for n, o in ((1, other), (2, order), (3, order))
    ]
    assert refused.value.key == "gone"


def test_another_currency_never_goes_back_and_nothing_of_an_unpaid_order(desk: Desk) -> None:
    order, waiting = paid(desk), desk.order(BUYER, desk.product())
    with pytest.raises(ShopError) as refused, desk.tx() as tx:
        refunds.refund(tx, order, Money(1, "USD"), OWNER, "x")
    assert (refused.value.key, refused.value.facts) == ("refund_too_much", {"money": rp(35_000)})
    with desk.tx() as tx:
        assert refunds.left(tx, waiting.id) == rp(0)


def test_the_whole_in_one_is_told_as_refunded_by_whom(desk: Desk) -> None:
    waits = desk.order(desk.person(8), desk.product())
    order = paid(desk)
    back(desk, order, 35_000)
    assert (state(desk, waits.id), waits.id) == ("waiting", OWNER)
    with desk.tx() as tx:
        step = orders.timeline(tx, order)[-1]
    assert (step.state, step.actor) == ("refunded", "1")


def method_paid(desk: Desk, *amounts: int) -> int:
    """Return an order of 35,000 that came in by these sums of the method qr, named r0, r1 and so on."""
    order = desk.order(desk.person(BUYER), desk.product())
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", BUYER, order.total, order.expires_at, order=order.id)
        for number, amount in enumerate(amounts):
            payments.receive(tx, "qr", Receipt(f"r{number}", rp(amount), desk.now, attempt.id))
    return order.id


def test_what_a_method_took_back_of_each_part_that_paid_has_gone_back(desk: Desk) -> None:
    order = method_paid(desk, 20_000, 15_000, 9_000)
    with desk.tx() as tx:
        ledger.adjust(tx, BUYER, rp(-9_000), OWNER, "spent elsewhere", "spent")
        for number, amount in enumerate((4_000, 2_000, 9_000)):
            reversals.reverse(tx, "qr", Reversal(f"r{number}", f"d{number}", rp(amount), desk.now, "disputed"))
        assert refunds.left(tx, order) == rp(29_000)  # 9,000 came when it was paid already
        refunds.refund(tx, order, rp(29_000), OWNER, "all that is left")
        assert refunds.left(tx, order) == rp(0)


@pytest.mark.parametrize("sql", ["UPDATE order_refund SET amount = 1", "DELETE FROM order_refund"])
def test_what_went_back_never_changes(desk: Desk, sql: str) -> None:
    back(desk, paid(desk), 10)
    with pytest.raises(IntegrityError), desk.tx() as tx:
        tx.run(sql)


def test_the_database_holds_the_limit_as_well(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    order = paid(desk)
    back(desk, order, 30_000)
    monkeypatch.setattr(refunds, "left", lambda *_: rp(35_000))
    with pytest.raises(IntegrityError, match="no more goes back than was paid"):
        back(desk, order, 30_000)
    assert desk.balance(BUYER) == 30_000


def test_sabotage_without_both_limits_more_goes_back_than_was_paid(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    order = paid(desk)
    desk.sabotage("DROP TRIGGER order_refund_within")
    back(desk, order, 30_000)
    monkeypatch.setattr(refunds, "left", lambda *_: rp(35_000))
    back(desk, order, 30_000)
    assert desk.balance(BUYER) == 60_000


def test_sabotage_an_order_called_refunded_too_early_is_found(desk: Desk) -> None:
    order = paid(desk)
    back(desk, order, 30_000)
    with pytest.raises(IntegrityError, match="when all of it went back"), desk.tx() as tx:
        tx.run("UPDATE orders SET state = 'refunded' WHERE id = ?", order)
    desk.sabotage("DROP TRIGGER orders_refunded_whole")
    with desk.tx() as tx:
        tx.run("UPDATE orders SET state = 'refunded' WHERE id = ?", order)
    assert any("although 30000 of 35000 went back" in one for one in desk.problems())


def test_sabotage_a_refund_that_was_never_posted_is_found(desk: Desk) -> None:
    order = paid(desk)
    back(desk, order, 10)
    desk.sabotage("DROP TRIGGER order_refund_fixed")
    with desk.tx() as tx:
        tx.run("UPDATE order_refund SET amount = 20")
    assert any("its postings say 10" in one for one in desk.problems())


# --- replaced goods, as the core holds them ---


def test_a_replaced_unit_cannot_be_replaced_again_and_the_fresh_one_can(desk: Desk) -> None:
    order = paid(desk)
    with desk.tx() as tx:
        fresh = stock.replace(tx, order, 1, OWNER, "dud")
    with pytest.raises(ShopError, match="unit_gone"), desk.tx() as tx:
        stock.replace(tx, order, 1, OWNER, "dud")
    with desk.tx() as tx:
        stock.replace(tx, order, fresh, OWNER, "dud again")
        assert [one.replaced for one in stock.units_of(tx, order)] == [True, True, False]


def test_the_unit_of_another_order_or_a_refunded_one_is_not_replaced(desk: Desk) -> None:
    order = paid(desk)
    back(desk, order, 35_000)
    with pytest.raises(ShopError, match="order_closed"), desk.tx() as tx:
        stock.replace(tx, order, 1, OWNER, "dud")
    with pytest.raises(ShopError, match="order_closed"), desk.tx() as tx:
        stock.replace(tx, 99, 1, OWNER, "dud")


def test_sabotage_a_replacement_for_a_stranger_is_found(desk: Desk) -> None:
    product = desk.product()
    numbers = []
    for person in (7, 8):
        order = desk.order(desk.person(person, credit=35_000), product)
        with desk.tx() as tx:
            numbers.append(orders.pay_from_wallet(tx, order.id, person).id)
    sql = "INSERT INTO replacement (order_id, unit, instead, reason, by, at) VALUES (?, 1, 2, 'x', '1', 1)"
    with pytest.raises(IntegrityError, match="for the order that owns it"), desk.tx() as tx:
        tx.run(sql, numbers[0])
    desk.sabotage("DROP TRIGGER replacement_of_own")
    with desk.tx() as tx:
        tx.run(sql, numbers[0])
    assert any("did not own" in one for one in desk.problems())
