"""Money that goes back after it came: taken back by the method, or sent back by the shop. Never more than came.

Taken back (`reverse`): what went to a wallet and is still there leaves it, as far as the floor allows; what was spent,
and what paid an order and was not given back for it, is the shop's loss on the account `reversals`. No code is taken
back; staff are told and the order shows it. Sent back (`start_refund`): the money leaves the wallet at once, waits on
the account `refunds` while the method sends it, and returns to the wallet when the method cannot.
"""

from dataclasses import dataclass
from typing import Literal

from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, events, ledger, payments, recovering
from shopbot.trade.audit import Actor
from shopbot.trade.ledger import Leg
from shopbot.trade.money import Money, Rounding, share
from shopbot.trade.payments import Outcome
from shopbot.trade.receipts import EXCHANGE, Reversal
from shopbot.trade.unclaimed import NOT_OURS

LOST, ON_THE_WAY = "reversals", "refunds"


@dataclass(frozen=True)
class Gone:
    """Money that was taken back: of which receipt, how much in its currency, how much of it a wallet gave."""

    id: int
    receipt: int
    method: str
    amount: Money
    wallet: Money
    lost: Money
    reason: str
    person: int | None
    order: int | None


@dataclass(frozen=True)
class Refund:
    """Money on its way back: `amount` in the receipt's currency, `worth` what left the wallet."""

    id: int
    receipt: int
    method: str
    reference: str
    person: int
    amount: Money
    worth: Money
    state: Literal["sending", "sent", "failed"]
    problem: str | None


# --- taken back by the method ---


def reverse(tx: Tx, method: str, reversal: Reversal) -> Gone | None:
    """Enter that a method took money back, once for each (receipt, `own`); return what became of it.

    None when the receipt is not known, when it was entered before, or when the shop itself sent that money back.
    """
    house = tx.house
    row = house.row("SELECT * FROM receipt WHERE method = ? AND reference = ?", method, reversal.reference)
    if row is None or row["currency"] != reversal.amount.currency:
        return None
    known = house.scalar("SELECT 1 FROM reversal WHERE receipt = ? AND reference = ?", row["id"], reversal.own)
    left = row["amount"] - _back(house, row["id"])
    if known or reversal.amount.amount <= 0 or left <= 0:
        return None
    amount = Money(min(left, reversal.amount.amount), row["currency"])
    return house.attempt(lambda: _reverse(house, row, reversal, amount))


def _reverse(tx: Tx, row: Row, reversal: Reversal, amount: Money) -> Gone:
    outcome = _outcome(tx, row["id"])
    worth = _share_of(outcome, amount)
    taken = _takeable(tx, outcome, worth)
    legs = [*_cash(outcome.method, amount, worth), *_from(outcome, worth, taken)]
    key = f"reversal:{row['id']}:{reversal.own}"
    posting = ledger.post(tx, key, "reversal", legs, actor=row["method"], order=outcome.order, note=reversal.own)
    number = tx.scalar(
        "INSERT INTO reversal (receipt, reference, amount, wallet, reason, seen_at, at, posting)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        row["id"], reversal.own, amount.amount, taken.amount, reversal.reason[:500], reversal.seen, tx.now, posting,
    )  # fmt: skip
    events.emit(tx, events.PaymentReversed(int(number), outcome.person))
    return sure(tx, int(number))


def _takeable(db: Reader, outcome: Outcome, worth: Money) -> Money:
    """Return what the payer's wallet gives: only of money that went there, or came back there for the order it paid."""
    if outcome.person is None:
        return Money.zero(worth.currency)
    held = min(worth, ledger.balance(db, outcome.person, worth.currency))
    if outcome.kind != "settled" or outcome.order is None:
        return held
    return min(held, _came_back(db, outcome.order, worth.currency))


def _came_back(db: Reader, order: int, currency: str) -> Money:
    """Return what the shop gave back for an order to its buyer's wallet and no taking back has taken from there yet."""
    back = db.scalar(
        "SELECT coalesce(sum(amount), 0) FROM order_refund JOIN orders ON orders.id = order_id WHERE order_id = ?"
        " AND currency = ?",
        order, currency,
    )  # fmt: skip
    taken = sum(one.wallet.amount for one in of_order(db, order) if one.wallet.currency == currency)
    return Money(max(0, int(back) - taken), currency)


def _from(outcome: Outcome, worth: Money, taken: Money) -> list[Leg]:
    if outcome.person is None:
        return [Leg(NOT_OURS if outcome.not_ours else ledger.UNCLAIMED, -worth)]
    return [Leg(ledger.wallet(outcome.person), -taken), Leg(LOST, taken - worth)]


def sure(db: Reader, reversal: int) -> Gone:
    """Return one taking back, by its number. Raises ShopError `gone`."""
    row = db.row("SELECT * FROM reversal WHERE id = ?", reversal)
    if row is None:
        raise ShopError("gone")
    outcome = _outcome(db, row["receipt"])
    amount = Money(row["amount"], outcome.amount.currency)
    worth = _share_of(outcome, amount)
    wallet = Money(row["wallet"], worth.currency)
    return Gone(
        row["id"], row["receipt"], outcome.method, amount, wallet, worth - wallet, row["reason"], outcome.person,
        outcome.order,
    )  # fmt: skip


def of_order(db: Reader, order: int) -> list[Gone]:
    """Return what was taken back of the money for an order, oldest first."""
    rows = db.rows(
        "SELECT id FROM reversal WHERE receipt IN (SELECT receipt.id FROM receipt JOIN payment"
        " ON payment.id = receipt.payment WHERE payment.order_id = ?1 UNION SELECT claim.receipt FROM claim"
        " JOIN payment ON payment.id = claim.payment WHERE payment.order_id = ?1) ORDER BY id",
        order,
    )
    return [sure(db, row["id"]) for row in rows]


# --- sent back by the shop ---


def start_refund(tx: Tx, receipt: int, amount: Money, by: Actor, reason: str) -> Refund:
    """Take from the payer's wallet what `amount` of a receipt (in its currency) was worth, to be sent by its method.

    Raises ShopError `reason_missing`, `gone` for money that is nobody's, `refund_too_much` (money) beyond what came
    and has not gone back, `not_enough` (missing, balance) when the wallet no longer holds it.
    """
    house = tx.house
    why, outcome = reason.strip()[:200], _outcome(house, receipt)
    if not why:
        raise ShopError("reason_missing")
    if outcome.person is None:
        raise ShopError("gone")
    left = Money(outcome.amount.amount - _back(house, receipt), outcome.amount.currency)
    if not amount.is_positive or amount > left:
        raise ShopError("refund_too_much", money=left)
    return house.attempt(lambda: _start(house, outcome, amount, by, why))


def _start(tx: Tx, outcome: Outcome, amount: Money, by: Actor, why: str) -> Refund:
    worth = _share_of(outcome, amount)
    if worth.is_zero:
        raise ShopError("amount_zero")
    number = int(
        tx.scalar(
            "INSERT INTO refund (id, receipt, amount, worth, reason, by, at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
            recovering.next_id(tx, "refund"), outcome.id, amount.amount, worth.amount, why, str(by), tx.now,
        )
    )  # fmt: skip
    legs = [Leg(ledger.wallet(outcome.person or 0), -worth), Leg(ON_THE_WAY, worth)]
    ledger.post(tx, f"refund:{number}", "refund", legs, actor=by, order=outcome.order, note=why)
    after = {"amount": amount.amount, "currency": amount.currency, "reason": why}
    audit.write(tx, by, "receipt.refund", f"receipt:{outcome.id}", None, after)
    return refund(tx, number)


def refund_sent(tx: Tx, number: int, reference: str) -> Refund:
    """Note that the method has sent it; once."""
    house = tx.house
    found = refund(house, number)
    if found.state == "sending":
        legs = [Leg(ON_THE_WAY, -found.worth), *_cash(found.method, found.amount, found.worth)]
        ledger.post(house, f"refund:{number}:sent", "refund", legs, actor=found.method)
        sql = "UPDATE refund SET state = 'sent', reference = ?, closed_at = ? WHERE id = ?"
        house.run(sql, reference, tx.now, number)
    return refund(house, number)


def refund_failed(tx: Tx, number: int, problem: str) -> Refund:
    """Give the money back to the wallet, as the method could not send it; once."""
    house = tx.house
    found = refund(house, number)
    if found.state == "sending":
        legs = [Leg(ON_THE_WAY, -found.worth), Leg(ledger.wallet(found.person), found.worth)]
        ledger.post(house, f"refund:{number}:failed", "refund_failed", legs, actor=found.method)
        sql = "UPDATE refund SET state = 'failed', problem = ?, closed_at = ? WHERE id = ?"
        house.run(sql, problem[:500], tx.now, number)
    return refund(house, number)


def refund(db: Reader, number: int) -> Refund:
    """Return one refund. Raises ShopError `gone`."""
    row = db.row("SELECT * FROM refund WHERE id = ?", number)
    if row is None:
        raise ShopError("gone")
    outcome = _outcome(db, row["receipt"])
    reference = str(db.scalar("SELECT reference FROM receipt WHERE id = ?", row["receipt"]))
    worth = Money(row["worth"], _share_of(outcome, outcome.amount).currency)
    return Refund(
        row["id"], row["receipt"], outcome.method, reference, outcome.person or 0,
        Money(row["amount"], outcome.amount.currency), worth, row["state"], row["problem"],
    )  # fmt: skip


# --- inside ---


def _outcome(db: Reader, receipt: int) -> Outcome:
    outcome = payments.entered(db, receipt)
    if outcome is None:
        raise ShopError("gone")
    return outcome


def _back(db: Reader, receipt: int) -> int:
    """Return how much of a receipt has gone back or is on its way."""
    return int(
        db.scalar(
            "SELECT (SELECT coalesce(sum(amount), 0) FROM reversal WHERE receipt = ?1)"
            " + (SELECT coalesce(sum(amount), 0) FROM refund WHERE receipt = ?1 AND state <> 'failed')",
            receipt,
        )
    )


def _cash(method: str, amount: Money, worth: Money) -> list[Leg]:
    """Return the legs by which `amount` leaves on the method's side, `worth` having been taken elsewhere."""
    cash = Leg(ledger.cash(method), amount)
    return [cash] if amount == worth else [cash, Leg(EXCHANGE, -amount), Leg(EXCHANGE, worth)]


def _share_of(outcome: Outcome, amount: Money) -> Money:
    """Return what a part of a receipt counts for in its attempt's currency, by the rate it came in at."""
    if outcome.credit is None or outcome.credit.currency == amount.currency:
        return amount
    value = outcome.credit + (outcome.fee or Money.zero(outcome.credit.currency))
    return share(value, amount.amount, outcome.amount.amount, Rounding.DOWN)
