"""Money that comes in: each receipt entered once, matched, posted, and compared with what it was for. All in one place.

Whatever comes in for a known attempt goes to the payer's wallet first; if the order still waits and the wallet then
holds its total, the order is paid from there. So nothing is ever lost or counted twice:

    settled   the order is paid and delivered (what was too much stays in the wallet)
    short     the order waits for the rest; what came is in the wallet
    late      the order had expired or was cancelled; the money is in the wallet
    extra     the order was paid already; the money is in the wallet
    deposit   it was meant for the wallet
    unknown   nobody's: kept on the account `unclaimed` until staff find out
"""

from dataclasses import dataclass
from typing import Literal

from shopbot.db import outbox
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import attempts, events, ledger, orders
from shopbot.trade.attempts import Attempt, expire_due, get, open_attempt, set_reference
from shopbot.trade.money import Money

__all__ = [
    "Attempt", "Outcome", "Receipt", "entered", "expire_due", "get", "open_attempt", "receive", "set_reference",
]  # fmt: skip

Kind = Literal["settled", "short", "late", "extra", "deposit", "unknown"]


@dataclass(frozen=True)
class Receipt:
    """What a method saw: `reference` is its own name for the money, `seen` when (UTC seconds), `payment_id` what for.

    Without a `payment_id`, or with one that is not this method's, the money is entered as nobody's.
    """

    reference: str
    amount: Money
    seen: int
    payment_id: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of a receipt. `again`: it was entered before, and this is what became of it then."""

    id: int
    kind: Kind
    method: str
    amount: Money
    person: int | None
    order: int | None
    missing: Money | None
    again: bool = False


def receive(tx: Tx, method: str, receipt: Receipt) -> Outcome:
    """Enter what a method saw, once for each (method, reference); a repeat changes nothing.

    Raises ShopError `amount_zero` or `amount_too_big` for what is no payment, `receipt_differs` when the same reference
    comes with another sum: the one thing here that somebody has to look at.
    """
    house = tx.house
    attempts.check_amount(receipt.amount)
    known = house.row("SELECT * FROM receipt WHERE method = ? AND reference = ?", method, receipt.reference)
    if known:
        return _repeat(house, known, receipt)
    return house.attempt(lambda: _enter(house, method, receipt))


def entered(db: Reader, receipt: int) -> Outcome | None:
    """Return what became of a receipt, by its id: what the message `received` is written from."""
    row = db.row("SELECT * FROM receipt WHERE id = ?", receipt)
    return None if row is None else _outcome(db, row)


def _repeat(db: Reader, row: Row, receipt: Receipt) -> Outcome:
    was = Money(row["amount"], row["currency"])
    if was != receipt.amount:
        raise ShopError("receipt_differs", reference=receipt.reference, was=was, now=receipt.amount)
    return _outcome(db, row, again=True)


def _enter(tx: Tx, method: str, receipt: Receipt) -> Outcome:
    attempt = None if receipt.payment_id is None else attempts.get(tx, receipt.payment_id)
    if attempt is not None and attempt.method != method:
        attempt = None
    posting = _post(tx, method, receipt, attempt)
    kind = _judge(tx, attempt, receipt.amount)
    number = tx.scalar(
        "INSERT INTO receipt (method, reference, payment, currency, amount, outcome, seen_at, at, posting)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        method, receipt.reference, receipt.payment_id if attempt else None, receipt.amount.currency,
        receipt.amount.amount, kind, receipt.seen, tx.now, posting,
    )  # fmt: skip
    person = attempt.person if attempt else None
    if attempt is not None:
        _count(tx, attempt)
        _follow(tx, attempt, kind, int(number))
    events.emit(tx, events.PaymentReceived(int(number), person, kind))
    return _outcome(tx, tx.row("SELECT * FROM receipt WHERE id = ?", number))


def _post(tx: Tx, method: str, receipt: Receipt, attempt: Attempt | None) -> int:
    goes_to = ledger.wallet(attempt.person) if attempt else ledger.UNCLAIMED
    legs = [ledger.Leg(ledger.cash(method), -receipt.amount), ledger.Leg(goes_to, receipt.amount)]
    order = attempt.order if attempt else None
    key = f"receipt:{method}:{receipt.reference}"
    return ledger.post(tx, key, "payment", legs, actor=HOUSE, order=order, note=receipt.reference)


def _judge(tx: Tx, attempt: Attempt | None, amount: Money) -> Kind:
    """Say what the money, already in the wallet, does for the order it was for."""
    if attempt is None:
        return "unknown"
    if attempt.order is None:
        return "deposit"
    order = orders.sure(tx, attempt.order)
    if order.state in {"expired", "cancelled"}:
        return "late"
    if order.state != "waiting":
        return "extra"
    return "settled" if _missing(tx, order) is None and amount.currency == order.total.currency else "short"


def _count(tx: Tx, attempt: Attempt) -> None:
    """Bring the attempt up to date with its receipts; money makes even a closed one paid."""
    tx.run(
        "UPDATE payment SET received = (SELECT coalesce(sum(amount), 0) FROM receipt"
        " WHERE receipt.payment = payment.id AND receipt.currency = payment.currency) WHERE id = ?",
        attempt.id,
    )
    tx.run(
        "UPDATE payment SET state = 'paid', closed_at = ? WHERE id = ? AND state <> 'paid' AND received >= amount",
        tx.now, attempt.id,
    )  # fmt: skip


def _follow(tx: Tx, attempt: Attempt, kind: Kind, receipt: int) -> None:
    if kind == "settled" and attempt.order is not None:
        orders.settle(tx, attempt.order, HOUSE)
        return
    args = {"receipt": receipt}
    outbox.owe(tx, attempt.person, HOUSE, "received", args, dedupe=f"received:{receipt}", rings=True)


def _missing(db: Reader, order: orders.Order) -> Money | None:
    missing = order.total - ledger.balance(db, order.person, order.total.currency)
    return missing if order.state == "waiting" and missing.is_positive else None


def _outcome(db: Reader, row: Row, *, again: bool = False) -> Outcome:
    attempt = None if row["payment"] is None else attempts.get(db, row["payment"])
    order = None if attempt is None or attempt.order is None else orders.sure(db, attempt.order)
    return Outcome(
        row["id"], row["outcome"], row["method"], Money(row["amount"], row["currency"]),
        attempt.person if attempt else None, order.id if order else None, _missing(db, order) if order else None, again,
    )  # fmt: skip
