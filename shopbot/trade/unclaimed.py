"""Money that came in and is nobody's: staff give it to a person or an attempt, or say that it is not the shop's.

Each decision is made once (the table's key), carries a reason, and is in the audit. What is given to an attempt goes
the way any receipt for it does; what is not the shop's waits on the account `not-ours` to be sent back.
"""

from dataclasses import dataclass

from shopbot.db import outbox
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import attempts, audit, events, ledger, payments, people, receipts
from shopbot.trade.attempts import Attempt
from shopbot.trade.audit import Actor
from shopbot.trade.money import Money
from shopbot.trade.page import Page
from shopbot.trade.receipts import Worth

NOT_OURS = "not-ours"
_NEAR = 5
_OPEN = (
    "FROM receipt WHERE outcome = 'unknown' AND id NOT IN (SELECT receipt FROM claim) AND id NOT IN"
    " (SELECT receipt FROM reversal)"
)


@dataclass(frozen=True)
class Found:
    """Money nobody has claimed: `id` is its receipt's; `seen` by the method's account (UTC seconds)."""

    id: int
    method: str
    reference: str
    amount: Money
    seen: int


def waiting(db: Reader, offset: int = 0, limit: int = 10) -> Page[Found]:
    """Return what is nobody's and waits for a decision, newest first."""
    total = db.scalar(f"SELECT count(*) {_OPEN}")
    rows = db.rows(f"SELECT * {_OPEN} ORDER BY id DESC LIMIT ? OFFSET ?", limit, offset)
    return Page(tuple(_found(row) for row in rows), int(total))


def sure(db: Reader, receipt: int) -> Found:
    """Return what waits for a decision under this number, or raise ShopError `claimed_already`."""
    row = db.row(f"SELECT * {_OPEN} AND id = ?", receipt)
    if row is None:
        raise ShopError("claimed_already")
    return _found(row)


def candidates(db: Reader, found: Found) -> list[Attempt]:
    """Return the attempts it may have been for: of its method, opened in the two days before, the nearest sum first.

    For staff to choose from; nothing is ever given to the nearest by itself.
    """
    rows = db.rows(
        "SELECT id FROM payment WHERE method = ?1 AND opened_at BETWEEN ?2 - 172800 AND ?2 + 120 AND"
        " coalesce(asked_currency, currency) = ?3 ORDER BY abs(coalesce(asked, amount + fee) - ?4), id DESC LIMIT ?5",
        found.method, found.seen, found.amount.currency, found.amount.amount, _NEAR,
    )  # fmt: skip
    return [attempts.sure(db, row["id"]) for row in rows]


def give_to_attempt(tx: Tx, receipt: int, attempt: int, by: Actor, reason: str) -> payments.Outcome:
    """Give nobody's money to the attempt it was meant for; the order is paid if it still waits and this is enough.

    Raises ShopError `reason_missing`, `claimed_already`, `gone`, `other_currency` when the attempt has no rate for it.
    """
    house = tx.house
    why, found, meant = _why(reason), sure(house, receipt), attempts.sure(house, attempt)
    got = receipts.worth(house, meant, found.amount)
    if got is None:
        raise ShopError("other_currency", currency=found.amount.currency)
    return house.attempt(lambda: _give_to_attempt(house, found, meant, got, by, why))


def _give_to_attempt(tx: Tx, found: Found, meant: Attempt, got: Worth, by: Actor, why: str) -> payments.Outcome:
    posting = _post(tx, found, ledger.wallet(meant.person), got, by, why, meant.order)
    kind = payments.judge(tx, meant)
    _decide(tx, found, meant.person, meant.id, got, kind, by, why, posting)
    payments.credit(tx, meant, kind, found.id, by)
    return _told(tx, found, kind, meant.person)


def give_to_person(tx: Tx, receipt: int, person: int, worth: Money, by: Actor, reason: str) -> payments.Outcome:
    """Put nobody's money into a person's wallet; `worth` is what it counts for there: itself in the same currency.

    Raises ShopError `reason_missing`, `claimed_already`, `no_such_person`, `amount_zero`, `amount_too_big`,
    `worth_differs` (money).
    """
    house = tx.house
    why, found = _why(reason), sure(house, receipt)
    people.sure(house, person)
    attempts.check_amount(worth)
    if worth.currency == found.amount.currency and worth != found.amount:
        raise ShopError("worth_differs", money=found.amount)
    return house.attempt(lambda: _give_to_person(house, found, person, worth, by, why))


def _give_to_person(tx: Tx, found: Found, person: int, worth: Money, by: Actor, why: str) -> payments.Outcome:
    got = Worth(worth, Money.zero(worth.currency))
    posting = _post(tx, found, ledger.wallet(person), got, by, why, None)
    _decide(tx, found, person, None, got, "deposit", by, why, posting)
    outbox.owe(tx, person, HOUSE, "received", {"receipt": found.id}, dedupe=f"received:{found.id}", rings=True)
    return _told(tx, found, "deposit", person)


def not_ours(tx: Tx, receipt: int, by: Actor, reason: str) -> payments.Outcome:
    """Say that money is not the shop's. Raises ShopError `reason_missing`, `claimed_already`."""
    house = tx.house
    why, found = _why(reason), sure(house, receipt)
    nothing = Worth(found.amount, Money.zero(found.amount.currency))

    def decide() -> None:
        posting = _post(house, found, NOT_OURS, nothing, by, why, None)
        _decide(house, found, None, None, nothing, "unknown", by, why, posting)

    house.attempt(decide)
    return _outcome(house, found)


def _post(tx: Tx, found: Found, goes_to: str, got: Worth, by: Actor, why: str, order: int | None) -> int:
    moved = receipts.legs(ledger.UNCLAIMED, found.amount, found.method, goes_to, got)
    return ledger.post(tx, f"claim:{found.id}", "claim", moved, actor=by, order=order, note=why)


def _decide(
    tx: Tx, found: Found, person: int | None, payment: int | None, got: Worth, kind: str, by: Actor, why: str,
    posting: int,
) -> None:  # fmt: skip
    tx.run(
        "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        found.id, person, payment, got.value.currency, got.value.amount, got.fee.amount, kind, why, str(by), tx.now,
        posting,
    )  # fmt: skip
    after = {"person": person, "payment": payment, "worth": got.value.amount, "currency": got.value.currency}
    audit.write(tx, by, "receipt.claimed", f"receipt:{found.id}", None, {**after, "reason": why})


def _told(tx: Tx, found: Found, kind: str, person: int) -> payments.Outcome:
    events.emit(tx, events.PaymentReceived(found.id, person, kind))
    return _outcome(tx, found)


def _outcome(db: Reader, found: Found) -> payments.Outcome:
    outcome = payments.entered(db, found.id)
    if outcome is None:
        raise ShopError("gone")
    return outcome


def _why(reason: str) -> str:
    if not reason.strip():
        raise ShopError("reason_missing")
    return reason.strip()[:200]


def _found(row: Row) -> Found:
    return Found(row["id"], row["method"], row["reference"], Money(row["amount"], row["currency"]), row["seen_at"])
