"""Money that comes in: each receipt entered once, matched, posted, and compared with what it was for. All in one place.

Whatever comes in for a known attempt goes to the payer's wallet first; if the order still waits and the wallet then
holds its total, the order is paid from there: so a wallet covers a part simply by an attempt for the rest, and nothing
is ever lost or counted twice:

    settled   the order is paid and delivered (what was too much stays in the wallet)
    short     the order waits for the rest; what came is in the wallet
    late      the order had expired or was cancelled; the money is in the wallet
    extra     the order was paid already; the money is in the wallet
    deposit   it was meant for the wallet
    unknown   nobody's: kept on the account `unclaimed` until staff give it to somebody or say it is not the shop's

After a restore that is missing something, money that may have been credited and spent before it is nobody's as well,
whatever it was for: its payer is told that the shop looks at it (`held`).

What is in another currency is changed by the attempt's own rate (`receipts`); fees go to an account of their own.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from shopbot.db import outbox
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import attempts, events, ledger, orders, receipts, recovering
from shopbot.trade.attempts import (
    Attempt,
    Quote,
    State,
    Tail,
    asking,
    by_reference,
    expire_due,
    fail,
    get,
    give_up,
    listed,
    of_order,
    open_attempt,
    said,
    set_invoice,
    set_reference,
)
from shopbot.trade.audit import Actor
from shopbot.trade.money import Money
from shopbot.trade.page import Page
from shopbot.trade.receipts import Failed, Progress, Receipt, Reversal, Sighting, Worth

__all__ = [
    "Attempt", "Failed", "Kind", "Outcome", "Progress", "Quote", "Receipt", "Reversal", "Sighting", "State", "Tail",
    "asking", "by_reference", "came", "credit", "details", "entered", "expire_due", "fail", "get", "give_up", "listed",
    "missing", "of_attempt", "of_order", "open_attempt", "receive", "said", "set_invoice", "set_reference",
]  # fmt: skip

Kind = Literal["settled", "short", "late", "extra", "deposit", "unknown"]


@dataclass(frozen=True)
class Outcome:
    """What became of a receipt. `again`: it was entered before, and this is what became of it then.

    `amount` is what came, in its own currency; `credit` what the payer's wallet got for it, `fee` what it cost them.
    `missing`: what the order still lacks. `not_ours`: staff said that it is not the shop's.
    """

    id: int
    kind: Kind
    method: str
    amount: Money
    person: int | None
    order: int | None
    missing: Money | None
    again: bool
    attempt: int | None
    credit: Money | None
    fee: Money | None
    not_ours: bool


class _Match(NamedTuple):
    """The attempt a receipt counts for, and what it is worth there."""

    attempt: Attempt
    got: Worth


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


def of_attempt(db: Reader, attempt: int) -> list[Outcome]:
    """Return what came in for an attempt, oldest first, claims included."""
    rows = db.rows(
        "SELECT * FROM receipt WHERE payment = ?1 OR id IN (SELECT receipt FROM claim WHERE payment = ?1) ORDER BY id",
        attempt,
    )
    return [_outcome(db, row) for row in rows]


def came(db: Reader, kind: Kind, offset: int = 0, limit: int = 10) -> Page[Outcome]:
    """Return receipts that ended in one place, newest first, for staff."""
    total = db.scalar("SELECT count(*) FROM receipt WHERE outcome = ?", kind)
    rows = db.rows("SELECT * FROM receipt WHERE outcome = ? ORDER BY id DESC LIMIT ? OFFSET ?", kind, limit, offset)
    return Page(tuple(_outcome(db, row) for row in rows), int(total))


def details(db: Reader, receipt: int) -> Mapping[str, Any]:
    """Return what the provider said of a receipt."""
    return dict(json.loads(db.scalar("SELECT details FROM receipt WHERE id = ?", receipt) or "{}"))


def missing(db: Reader, order: orders.Order) -> Money | None:
    """Return what a waiting order lacks beside its buyer's wallet; None when it lacks nothing or waits no more."""
    lacks = order.total - ledger.balance(db, order.person, order.total.currency)
    return lacks if order.state == "waiting" and lacks.is_positive else None


def _repeat(db: Reader, row: Row, receipt: Receipt) -> Outcome:
    was = Money(row["amount"], row["currency"])
    if was != receipt.amount:
        raise ShopError("receipt_differs", reference=receipt.reference, was=was, now=receipt.amount)
    return _outcome(db, row, again=True)


def _enter(tx: Tx, method: str, receipt: Receipt) -> Outcome:
    meant = _meant(tx, method, receipt)
    doubted = _doubted(tx, meant, receipt)
    match = _match(tx, None if doubted else meant, receipt.amount)
    posting = _post(tx, method, receipt, match)
    kind = judge(tx, match.attempt) if match else "unknown"
    number = tx.scalar(
        "INSERT INTO receipt (method, reference, payment, currency, amount, outcome, seen_at, at, posting, worth, fee,"
        " details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        method, receipt.reference, match.attempt.id if match else None, receipt.amount.currency,
        receipt.amount.amount, kind, receipt.seen, tx.now, posting, match.got.value.amount if match else None,
        match.got.fee.amount if match else 0, json.dumps(dict(receipt.details), ensure_ascii=False),
    )  # fmt: skip
    if match:
        credit(tx, match.attempt, kind, int(number), HOUSE)
    elif meant and doubted:
        tx.run("INSERT INTO held_receipt VALUES (?, ?, ?)", number, doubted, meant.id)
        outbox.owe(tx, meant.person, HOUSE, "payment-held", {"receipt": number}, dedupe=f"held:{number}", rings=True)
    events.emit(tx, events.PaymentReceived(int(number), match.attempt.person if match else None, kind))
    return _outcome(tx, tx.row("SELECT * FROM receipt WHERE id = ?", number))


def _meant(db: Reader, method: str, receipt: Receipt) -> Attempt | None:
    """Return the attempt a receipt is for: the one it names, if it is this method's, else the one that asks for it."""
    if receipt.payment_id is not None:
        named = attempts.get(db, receipt.payment_id)
        return named if named is not None and named.method == method else None
    if receipt.scope is not None:
        return attempts.asking(db, method, receipt.scope, receipt.amount, receipt.seen)
    return None


def _match(db: Reader, attempt: Attempt | None, amount: Money) -> _Match | None:
    """Return what a sum counts for; None when it is nobody's: no attempt, or none that has a rate for it."""
    got = None if attempt is None else receipts.worth(db, attempt, amount)
    return None if attempt is None or got is None else _Match(attempt, got)


def _doubted(db: Reader, meant: Attempt | None, receipt: Receipt) -> int | None:
    """Return the restore before which a receipt may have been entered already; None for one that is surely new.

    An attempt that began after it can only be named by new money; one that asks for the same sum may be mistaken.
    """
    if meant is None:
        return None
    return recovering.is_in_doubt(db, receipt.seen if receipt.payment_id is None else None, meant.opened_at)


def _post(tx: Tx, method: str, receipt: Receipt, match: _Match | None) -> int:
    source, order = ledger.cash(method), None
    moved = [ledger.Leg(source, -receipt.amount), ledger.Leg(ledger.UNCLAIMED, receipt.amount)]
    if match is not None:
        moved = receipts.legs(source, receipt.amount, method, ledger.wallet(match.attempt.person), match.got)
        order = match.attempt.order
    key = f"receipt:{method}:{receipt.reference}"
    return ledger.post(tx, key, "payment", moved, actor=HOUSE, order=order, note=receipt.reference)


def judge(tx: Tx, attempt: Attempt) -> Kind:
    """Say what money for an attempt, already in its payer's wallet, does for the order it was for."""
    if attempt.order is None:
        return "deposit"
    order = orders.sure(tx, attempt.order)
    if order.state in {"expired", "cancelled"}:
        return "late"
    if order.state != "waiting":
        return "extra"
    return "settled" if missing(tx, order) is None else "short"


def credit(tx: Tx, attempt: Attempt, kind: Kind, receipt: int, actor: Actor) -> None:
    """Carry on once money for an attempt is in the wallet: count it, and settle the order or tell the payer."""
    _count(tx, attempt)
    if kind == "settled" and attempt.order is not None:
        orders.settle(tx, attempt.order, actor)
        return
    args = {"receipt": receipt}
    outbox.owe(tx, attempt.person, HOUSE, "received", args, dedupe=f"received:{receipt}", rings=True)


def _count(tx: Tx, attempt: Attempt) -> None:
    """Bring the attempt up to date with its receipts; money makes even a closed one paid."""
    tx.run(
        "UPDATE payment SET received = (SELECT coalesce(sum(worth - fee), 0) FROM receipt WHERE payment = payment.id)"
        " + (SELECT coalesce(sum(worth - fee), 0) FROM claim WHERE claim.payment = payment.id) WHERE id = ?",
        attempt.id,
    )
    paid = tx.run(
        "UPDATE payment SET state = 'paid', closed_at = coalesce(closed_at, ?) WHERE id = ? AND state <> 'paid'"
        " AND received >= amount",
        tx.now, attempt.id,
    )  # fmt: skip
    if paid:
        events.emit(tx, events.PaymentEnded(attempt.id, attempt.person, "paid"))


def _outcome(db: Reader, row: Row, *, again: bool = False) -> Outcome:
    claim = db.row("SELECT * FROM claim WHERE receipt = ?", row["id"])
    payment = claim["payment"] if claim else row["payment"]
    attempt = None if payment is None else attempts.get(db, payment)
    order = None if attempt is None or attempt.order is None else orders.sure(db, attempt.order)
    person = claim["person"] if claim else attempt.person if attempt else None
    came, currency = Money(row["amount"], row["currency"]), _currency(claim, attempt)
    kept = claim or row
    return Outcome(
        row["id"], (claim or row)["outcome"], row["method"], came, person,
        order.id if order else None, missing(db, order) if order else None, again, payment,
        Money(kept["worth"] - kept["fee"], currency) if currency and person is not None else None,
        Money(kept["fee"], currency) if currency and kept["fee"] else None,
        not_ours=claim is not None and person is None,
    )  # fmt: skip


def _currency(claim: Row | None, attempt: Attempt | None) -> str | None:
    if claim is not None:
        return str(claim["currency"])
    return attempt.amount.currency if attempt else None
