"""Money that goes back for an order, in part or whole: always to the buyer's wallet first, always a posting of its own.

What was sold is never edited: a refund is a new posting from `sales` to the wallet, kept with the rule and the sum as
they were shown. Never more goes back than was paid, counting what a method took back. From the wallet it may be sent on
by the method it came in by (`reversals.start_refund`). Goods that were handed over stay with the order.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, events, ledger, orders, payments, reversals
from shopbot.trade.audit import Actor
from shopbot.trade.ledger import Leg
from shopbot.trade.money import Money

_REASON_LIMIT = 200
_PAID_IT = {"settled", "short"}  # what came in for an order later, or once more, did not pay it


@dataclass(frozen=True)
class OrderRefund:
    """One refund: `facts` are the rule and its numbers as they were shown; `at` UTC seconds."""

    id: int
    order: int
    amount: Money
    reason: str
    facts: Mapping[str, Any]
    by: str
    at: int


def refund(
    tx: Tx, order: int, amount: Money, by: Actor, reason: str, facts: Mapping[str, Any] | None = None
) -> OrderRefund:  # fmt: skip
    """Give `amount` of what a paid order cost back to its buyer's wallet; all of it makes the order `refunded`.

    Raises ShopError `no_such_order`, `reason_missing`, `order_closed` (state) for one that was not paid,
    `refund_too_much` (money) beyond what was paid and has not gone back, `amount_zero`.
    """
    house = tx.house
    if not reason.strip():
        raise ShopError("reason_missing")
    found, rest = orders.sure(house, order), left(house, order)
    if found.paid_at is None:
        raise ShopError("order_closed", state=found.state)
    if not amount.is_positive:
        raise ShopError("amount_zero")
    if amount.currency != rest.currency or amount > rest:
        raise ShopError("refund_too_much", money=rest)
    return house.attempt(lambda: _refund(house, found, amount, by, reason.strip()[:_REASON_LIMIT], facts or {}))


def _refund(
    tx: Tx, order: orders.Order, amount: Money, by: Actor, reason: str, facts: Mapping[str, Any]
) -> OrderRefund:  # fmt: skip
    number = int(tx.scalar("SELECT coalesce(max(id), 0) + 1 FROM order_refund"))
    legs = [Leg(ledger.SALES, -amount), Leg(ledger.wallet(order.person), amount)]
    key = f"order-refund:{number}"
    posting = ledger.post(tx, key, "order_refund", legs, actor=by, order=order.id, note=reason)
    tx.run(
        "INSERT INTO order_refund VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        number, order.id, amount.amount, reason, json.dumps(facts, ensure_ascii=False), str(by), tx.now, posting,
    )  # fmt: skip
    after = {"amount": amount.amount, "currency": amount.currency, "reason": reason}
    audit.write(tx, by, "order.refund", f"order:{order.id}", None, after)
    if _given(tx, order) == order.total:
        orders.refunded(tx, order.id, by)
    events.emit(tx, events.OrderRefunded(number, order.id, order.person))
    return get(tx, number)


def left(db: Reader, order: int) -> Money:
    """Return how much of what an order cost has not gone back; nothing for one that was not paid.

    What a method took back of its payment at the shop's loss has gone back, too.
    """
    found = orders.sure(db, order)
    if found.paid_at is None:
        return Money.zero(found.total.currency)
    rest = found.total - _given(db, found) - _lost(db, found)
    return max(rest, Money.zero(rest.currency))


def _given(db: Reader, order: orders.Order) -> Money:
    gone = db.scalar("SELECT coalesce(sum(amount), 0) FROM order_refund WHERE order_id = ?", order.id)
    return Money(int(gone), order.total.currency)


def _lost(db: Reader, order: orders.Order) -> Money:
    """Return what was taken back of an order's payment and was no more in its buyer's wallet."""
    gone = [one for one in reversals.of_order(db, order.id) if one.lost.currency == order.total.currency]
    meant = (one.lost for one in gone if (came := payments.entered(db, one.receipt)) and came.kind in _PAID_IT)
    return sum(meant, Money.zero(order.total.currency))


def get(db: Reader, number: int) -> OrderRefund:
    """Return one refund. Raises ShopError `gone`."""
    row = db.row(f"{_REFUND} WHERE order_refund.id = ?", number)
    if row is None:
        raise ShopError("gone")
    return _read(row)


def of_order(db: Reader, order: int) -> list[OrderRefund]:
    """Return what went back for an order, oldest first."""
    return [_read(row) for row in db.rows(f"{_REFUND} WHERE order_id = ? ORDER BY order_refund.id", order)]


_REFUND = "SELECT order_refund.*, orders.currency FROM order_refund JOIN orders ON orders.id = order_refund.order_id"


def _read(row: Row) -> OrderRefund:
    money, facts = Money(row["amount"], row["currency"]), json.loads(row["facts"])
    return OrderRefund(row["id"], row["order_id"], money, row["reason"], facts, row["by"], row["at"])
