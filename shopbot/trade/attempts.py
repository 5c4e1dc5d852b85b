"""Tries to pay: one row each, for an order or, without one, for a person's wallet (a deposit).

An order may have several, one after the other or at once; what comes in is sorted out by `payments`.
"""

from dataclasses import dataclass
from typing import Literal

from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade.money import LIMIT, Money

State = Literal["open", "paid", "expired", "cancelled", "failed"]


@dataclass(frozen=True)
class Attempt:
    """One try. `reference` is the method's own name for it; `received` what came in for it; times UTC seconds."""

    id: int
    method: str
    person: int
    order: int | None
    amount: Money
    received: Money
    state: State
    reference: str | None
    opened_at: int
    expires_at: int
    closed_at: int | None


def open_attempt(
    tx: Tx, method: str, person: int, amount: Money, expires_at: int, *, order: int | None = None
) -> Attempt:
    """Start a try to pay `amount`. The same person, method, order and amount still open is the same try again.

    Raises ShopError `no_such_order` when the order is not this person's, `order_closed` (state) when it does not wait,
    `amount_zero`, `amount_too_big` (limit).
    """
    house = tx.house
    check_amount(amount)
    if order is not None:
        _check_waiting(house, order, person)
    known = house.row(
        "SELECT * FROM payment INDEXED BY payment_open_of_person WHERE person = ? AND method = ? AND order_id IS ?"
        " AND amount = ? AND currency = ? AND state = 'open' AND expires_at > ? ORDER BY id LIMIT 1",
        person, method, order, amount.amount, amount.currency, tx.now,
    )  # fmt: skip
    row = known or house.row(
        "INSERT INTO payment (method, person, order_id, currency, amount, opened_at, expires_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *",
        method, person, order, amount.currency, amount.amount, tx.now, expires_at,
    )  # fmt: skip
    return _attempt(row)


def check_amount(amount: Money) -> None:
    """Raise ShopError `amount_zero` or `amount_too_big` (limit) for what no payment can be."""
    if amount.amount <= 0:
        raise ShopError("amount_zero")
    if amount.amount > LIMIT:
        raise ShopError("amount_too_big", limit=Money(LIMIT, amount.currency))


def set_reference(tx: Tx, attempt: int, reference: str) -> None:
    """Note the method's own name for a try, once it has one; unique for the method."""
    tx.house.run("UPDATE payment SET reference = ? WHERE id = ?", reference, attempt)


def close(tx: Tx, attempt: int, state: Literal["expired", "cancelled", "failed"]) -> bool:
    """End an open try without money; False when it was closed already."""
    sql = "UPDATE payment SET state = ?, closed_at = ? WHERE id = ? AND state = 'open'"
    return bool(tx.house.run(sql, state, tx.now, attempt))


def close_for_order(tx: Tx, order: int, state: Literal["expired", "cancelled"]) -> int:
    """End all open tries for an order and return how many."""
    sql = "UPDATE payment SET state = ?, closed_at = ? WHERE order_id = ? AND state = 'open'"
    return tx.house.run(sql, state, tx.now, order)


def expire_due(tx: Tx, limit: int = 100) -> list[int]:
    """End deposits that nobody paid in time and return their ids; tries for orders end with their order."""
    rows = tx.house.rows(
        "UPDATE payment SET state = 'expired', closed_at = ?1 WHERE id IN (SELECT id FROM payment"
        " WHERE state = 'open' AND order_id IS NULL AND expires_at <= ?1 ORDER BY expires_at LIMIT ?2) RETURNING id",
        tx.now, limit,
    )  # fmt: skip
    return sorted(row["id"] for row in rows)


def get(db: Reader, attempt: int, person: int | None = None) -> Attempt | None:
    """Return one try, with `person` only if it is theirs; or None."""
    row = db.row("SELECT * FROM payment WHERE id = ?1 AND person = coalesce(?2, person)", attempt, person)
    return None if row is None else _attempt(row)


def of_order(db: Reader, order: int) -> list[Attempt]:
    """Return all tries for an order, oldest first."""
    return [_attempt(row) for row in db.rows("SELECT * FROM payment WHERE order_id = ? ORDER BY id", order)]


def last_method(db: Reader, person: int) -> str | None:
    """Return the method by which the person last paid, or None."""
    sql = "SELECT method FROM payment WHERE person = ? AND state = 'paid' ORDER BY id DESC LIMIT 1"
    found = db.scalar(sql, person)
    return None if found is None else str(found)


def open_ones(db: Reader, method: str, limit: int = 100) -> list[Attempt]:
    """Return open tries of a method, the ones that end first coming first: what it has to look for."""
    sql = "SELECT * FROM payment WHERE state = 'open' AND method = ? ORDER BY expires_at, id LIMIT ?"
    return [_attempt(row) for row in db.rows(sql, method, limit)]


def _check_waiting(db: Reader, order: int, person: int) -> None:
    state = db.scalar("SELECT state FROM orders WHERE id = ? AND person = ?", order, person)
    if state is None:
        raise ShopError("no_such_order")
    if state != "waiting":
        raise ShopError("order_closed", state=state)


def _attempt(row: Row) -> Attempt:
    amount, received = (Money(row[name], row["currency"]) for name in ("amount", "received"))
    return Attempt(
        row["id"], row["method"], row["person"], row["order_id"], amount, received, row["state"], row["reference"],
        row["opened_at"], row["expires_at"], row["closed_at"],
    )  # fmt: skip
