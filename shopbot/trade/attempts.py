"""Tries to pay: one row each, for an order or, without one, for a person's wallet (a deposit).

An order may have several, one after the other or at once; what comes in is sorted out by `payments`. `amount` is what a
try counts for in the shop's currency, `fee` comes on top, and `asked` is what its payer sends, in the method's own
currency: that pair is the rate, fixed when it was asked.

A method that recognises payers by the sum has `asked` made unique (`Tail`): a unique index holds that no two tries in
one place ask for the same while somebody could still pay either, which is until `keep` seconds after its end.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import events, recovering
from shopbot.trade.money import LIMIT, Money
from shopbot.trade.page import Page

State = Literal["open", "paid", "expired", "cancelled", "failed"]
Ended = Literal["expired", "cancelled", "failed"]
HOLD_SECONDS = 86_400  # how long an end waits for a method that cannot be asked
_SKEW = 120  # by how much a method's clock may be behind ours
_FIRST_TAILS = 100
_PROBES = 4


@dataclass(frozen=True)
class Tail:
    """A wish for a unique sum: add n x `step` smallest units, n from 1 to `most`, alike with nobody's in `scope`."""

    scope: str
    most: int
    step: int = 1


@dataclass(frozen=True)
class Quote:
    """What a payer is asked for: `asked` with the `fee` in it (in the method's and the shop's currency), before a tail.

    `details` are kept with the attempt: an address, the rate in words.
    """

    asked: Money
    fee: Money | None = None
    tail: Tail | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Attempt:
    """One try. `reference` is the method's own name for it; `received` what was credited for it; times UTC seconds.

    `looked_at`: when the last look at it that succeeded began; `nudged_at`: when its payer last said that they had
    paid. `problem`: why it failed, in the method's words.
    """

    id: int
    method: str
    person: int
    order: int | None
    amount: Money
    fee: Money
    asked: Money
    received: Money
    state: State
    reference: str | None
    details: Mapping[str, Any]
    problem: str | None
    opened_at: int
    expires_at: int
    closed_at: int | None
    looked_at: int | None
    nudged_at: int | None

    @property
    def gross(self) -> Money:
        """What `asked` is worth: the amount and the fee."""
        return self.amount + self.fee


# --- beginning ---


def open_attempt(
    tx: Tx,
    method: str,
    person: int,
    amount: Money,
    expires_at: int,
    *,
    order: int | None = None,
    quote: Quote | None = None,
    keep: int = 0,
    watched: bool = False,
) -> Attempt:
    """Start a try to pay `amount`. The same person, method, order and amount, open and unpaid, is the same try again.

    `quote` is what its payer is asked for (the amount itself without one); `keep`: seconds after its end for which it
    is looked for and its sum stays taken; `watched`: it ends only after a look. Raises ShopError `no_such_order` when
    the order is not this person's, `order_closed` (state) when it does not wait, `amount_zero`, `amount_too_big`
    (limit), `method_busy` when every unique sum is taken.
    """
    house = tx.house
    check_amount(amount)
    if order is not None:
        _check_waiting(house, order, person)
    known = _same(house, method, person, order, amount)
    return _attempt(known or _insert(house, method, person, amount, expires_at, order, quote, keep, int(watched)))


def _same(tx: Tx, method: str, person: int, order: int | None, amount: Money) -> Row | None:
    return tx.row(
        "SELECT * FROM payment INDEXED BY payment_open_of_person WHERE person = ? AND method = ? AND order_id IS ?"
        " AND amount = ? AND currency = ? AND state = 'open' AND received = 0 AND expires_at > ? ORDER BY id LIMIT 1",
        person, method, order, amount.amount, amount.currency, tx.now,
    )  # fmt: skip


def _insert(
    tx: Tx, method: str, person: int, amount: Money, expires_at: int, order: int | None, quote: Quote | None,
    keep: int, watched: int,
) -> Row:  # fmt: skip
    wanted = quote or Quote(amount)
    check_amount(wanted.asked)
    fee = wanted.fee or Money.zero(amount.currency)
    asked = _unique(tx, method, wanted.asked, wanted.tail) if wanted.tail else wanted.asked
    return tx.row(
        "INSERT INTO payment (id, method, person, order_id, currency, amount, fee, asked, asked_currency, scope, held,"
        " details, keep, watched, look_at, opened_at, expires_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *",
        recovering.next_id(tx, "payment"), method, person, order, amount.currency, amount.amount,
        (fee + amount - amount).amount, asked.amount,
        asked.currency, wanted.tail.scope if wanted.tail else None, int(wanted.tail is not None),
        _json(wanted.details), keep, watched, tx.now if watched else None, tx.now, expires_at,
    )  # fmt: skip


def _unique(tx: Tx, method: str, base: Money, tail: Tail) -> Money:
    """Return `base` with a free tail: drawn among few at first, so that it stays small and neighbours are rare.

    After a restore that is missing something, sums of the gap may still be paid: then only the upper half is asked for.
    """
    low = tail.most // 2 if recovering.are_sums_in_doubt(tx, tx.now) else 0
    span = min(_FIRST_TAILS, tail.most - low)
    while True:
        for _ in range(_PROBES):
            n = 1 + low + int.from_bytes(tx.token(8)) % span
            asked = base + Money(n * tail.step, base.currency)
            if _holder(tx, method, tail.scope, asked) is None:
                return asked
        if span == tail.most - low:
            return _first_free(tx, method, base, tail, low)
        span = min(span * 10, tail.most - low)


def _first_free(tx: Tx, method: str, base: Money, tail: Tail, low: int) -> Money:
    rows = tx.rows(
        "SELECT asked FROM payment WHERE held = 1 AND method = ? AND scope = ? AND asked_currency = ?"
        " AND asked BETWEEN ? AND ?",
        method, tail.scope, base.currency, base.amount + tail.step, base.amount + tail.most * tail.step,
    )  # fmt: skip
    taken = {row["asked"] for row in rows}
    for n in range(low + 1, tail.most + 1):
        if base.amount + n * tail.step not in taken:
            return base + Money(n * tail.step, base.currency)
    raise ShopError("method_busy")


def check_amount(amount: Money) -> None:
    """Raise ShopError `amount_zero` or `amount_too_big` (limit) for what no payment can be."""
    if amount.amount <= 0:
        raise ShopError("amount_zero")
    if amount.amount > LIMIT:
        raise ShopError("amount_too_big", limit=Money(LIMIT, amount.currency))


# --- what its method makes of it ---


def set_invoice(
    tx: Tx,
    attempt: int,
    *,
    reference: str | None = None,
    asked: Money | None = None,
    fee: Money | None = None,
    details: Mapping[str, Any] | None = None,
    expires_at: int | None = None,
) -> Attempt:
    """Note what the method made of a try: its own name for it (unique), what it asks for, its fee, more details.

    What is asked is fixed once money came in: then `asked` and `fee` are left as they were. `expires_at` only shortens.
    Raises ShopError `gone` for a try that does not exist.
    """
    house = tx.house
    now = sure(house, attempt)
    if not house.scalar("SELECT 1 FROM receipt WHERE payment = ? LIMIT 1", attempt) and (asked or fee):
        new_fee = fee or now.fee
        new = asked or now.asked + new_fee - now.fee
        check_amount(new)
        house.run(
            "UPDATE payment SET asked = ?, asked_currency = ?, fee = ? WHERE id = ?",
            new.amount, new.currency, new_fee.amount, attempt,
        )  # fmt: skip
    until = max(now.opened_at + 1, min(now.expires_at, expires_at or now.expires_at))
    house.run(
        "UPDATE payment SET reference = coalesce(?, reference), expires_at = ? WHERE id = ?", reference, until, attempt
    )
    note(house, attempt, "invoice", details or {})
    return sure(house, attempt)


def set_reference(tx: Tx, attempt: int, reference: str) -> None:
    """Note the method's own name for a try, once it has one; unique for the method."""
    set_invoice(tx, attempt, reference=reference)


def note(tx: Tx, attempt: int, kind: str, details: Mapping[str, Any]) -> bool:
    """Keep what a provider said of a try and add it to its details; False when that changed nothing."""
    house = tx.house
    was = sure(house, attempt).details
    now = {**was, **details}
    if now == was:
        return False
    house.run("UPDATE payment SET details = ? WHERE id = ?", _json(now), attempt)
    say(house, attempt, kind, details)
    return True


def say(tx: Tx, attempt: int, kind: str, details: Mapping[str, Any]) -> None:
    """Keep what a provider said of a try, for staff."""
    sql = "INSERT INTO payment_said (payment, kind, details, at) VALUES (?, ?, ?, ?)"
    tx.house.run(sql, attempt, kind, _json(details), tx.now)


def fail(tx: Tx, attempt: int, reason: str) -> bool:
    """End an open try that its method cannot make or will never be paid; False when it was closed already."""
    house = tx.house
    if not close(house, attempt, "failed"):
        return False
    house.run("UPDATE payment SET problem = ? WHERE id = ?", reason[:500], attempt)
    say(house, attempt, "failed", {"reason": reason[:500]})
    return True


# --- ending ---


def close(tx: Tx, attempt: int, state: Ended) -> bool:
    """End an open try without money; False when it was closed already."""
    return bool(_close(tx.house, state, "id = ?", attempt))


def give_up(tx: Tx, attempt: int, person: int) -> Attempt:
    """Let its payer give an open try up; one that is over is returned as it is. Raises ShopError `gone`."""
    house = tx.house
    sure(house, attempt, person)
    close(house, attempt, "cancelled")
    return sure(house, attempt)


def close_for_order(tx: Tx, order: int, state: Ended) -> int:
    """End all open tries for an order and return how many."""
    return len(_close(tx.house, state, "order_id = ?", order))


def expire_due(tx: Tx, limit: int = 100) -> list[int]:
    """End the tries nobody paid in time and return their ids; what is watched ends only after a look since then."""
    unseen = may_still_come(tx.now)
    due = f"SELECT id FROM payment WHERE state = 'open' AND expires_at <= {tx.now:d} AND NOT {unseen}"  # noqa: S608 - our own words and a number
    return _close(tx.house, "expired", f"id IN ({due} ORDER BY expires_at LIMIT ?)", limit)


def may_still_come(now: int) -> str:
    """Return the SQL for "it is watched, and nobody has looked since its time was over" of a row of `payment`."""
    return (
        f"(watched = 1 AND coalesce(looked_at, 0) < payment.expires_at AND payment.expires_at > {now - HOLD_SECONDS:d})"
    )


def _close(tx: Tx, state: Ended, which: str, param: int) -> list[int]:
    rows = tx.rows(
        f"UPDATE payment SET state = ?, closed_at = ? WHERE state = 'open' AND {which} RETURNING id, person",  # noqa: S608 - the callers' own words
        state, tx.now, param,
    )  # fmt: skip
    for row in rows:
        events.emit(tx, events.PaymentEnded(row["id"], row["person"], state))
    return sorted(row["id"] for row in rows)


def release_due(tx: Tx) -> int:
    """Let the sums of tries that ended long enough ago be asked for again; return how many."""
    return tx.house.run(
        "UPDATE payment SET held = 0 WHERE held = 1 AND closed_at IS NOT NULL AND closed_at + keep <= ?", tx.now
    )


# --- reading ---


def get(db: Reader, attempt: int, person: int | None = None) -> Attempt | None:
    """Return one try, with `person` only if it is theirs; or None."""
    row = db.row("SELECT * FROM payment WHERE id = ?1 AND person = coalesce(?2, person)", attempt, person)
    return None if row is None else _attempt(row)


def sure(db: Reader, attempt: int, person: int | None = None) -> Attempt:
    """Return one try as `get` does, or raise ShopError `gone`."""
    found = get(db, attempt, person)
    if found is None:
        raise ShopError("gone")
    return found


def by_reference(db: Reader, method: str, reference: str) -> Attempt | None:
    """Return the try its method calls so, or None."""
    row = db.row("SELECT * FROM payment WHERE method = ? AND reference = ?", method, reference)
    return None if row is None else _attempt(row)


def asking(db: Reader, method: str, scope: str, asked: Money, seen: int) -> Attempt | None:
    """Return the try that asks for exactly this sum in this place and was open by then (`seen`, UTC seconds)."""
    row = _holder(db, method, scope, asked)
    return None if row is None or row["opened_at"] - _SKEW > seen else _attempt(row)


def of_order(db: Reader, order: int) -> list[Attempt]:
    """Return all tries for an order, oldest first."""
    return [_attempt(row) for row in db.rows("SELECT * FROM payment WHERE order_id = ? ORDER BY id", order)]


def last_method(db: Reader, person: int) -> str | None:
    """Return the method by which the person last paid, or None."""
    sql = "SELECT method FROM payment WHERE person = ? AND state = 'paid' ORDER BY id DESC LIMIT 1"
    found = db.scalar(sql, person)
    return None if found is None else str(found)


def listed(db: Reader, state: State, offset: int = 0, limit: int = 10) -> Page[Attempt]:
    """Return everybody's tries in one state, newest first, for staff."""
    total = db.scalar("SELECT count(*) FROM payment WHERE state = ?", state)
    rows = db.rows("SELECT * FROM payment WHERE state = ? ORDER BY id DESC LIMIT ? OFFSET ?", state, limit, offset)
    return Page(tuple(_attempt(row) for row in rows), int(total))


def open_ones(db: Reader, method: str, limit: int = 100) -> list[Attempt]:
    """Return open tries of a method, the ones that end first coming first."""
    sql = "SELECT * FROM payment WHERE state = 'open' AND method = ? ORDER BY expires_at, id LIMIT ?"
    return [_attempt(row) for row in db.rows(sql, method, limit)]


def to_look_for(db: Reader, method: str, now: int, limit: int) -> list[Attempt]:
    """Return the tries of a method that are to be looked for now, the longest overdue first."""
    sql = "SELECT * FROM payment WHERE method = ? AND look_at <= ? ORDER BY look_at, id LIMIT ?"
    return [_attempt(row) for row in db.rows(sql, method, now, limit)]


def said(db: Reader, attempt: int) -> list[tuple[int, str, Mapping[str, Any]]]:
    """Return what the provider said of a try: when, of which kind, and the details, oldest first."""
    rows = db.rows("SELECT at, kind, details FROM payment_said WHERE payment = ? ORDER BY id", attempt)
    return [(row["at"], row["kind"], json.loads(row["details"])) for row in rows]


def _holder(db: Reader, method: str, scope: str, asked: Money) -> Row | None:
    return db.row(
        "SELECT * FROM payment WHERE held = 1 AND method = ? AND scope = ? AND asked_currency = ? AND asked = ?",
        method, scope, asked.currency, asked.amount,
    )  # fmt: skip


def _check_waiting(db: Reader, order: int, person: int) -> None:
    state = db.scalar("SELECT state FROM orders WHERE id = ? AND person = ?", order, person)
    if state is None:
        raise ShopError("no_such_order")
    if state != "waiting":
        raise ShopError("order_closed", state=state)


def _json(details: Mapping[str, Any]) -> str:
    return json.dumps(dict(details), ensure_ascii=False, sort_keys=True)


def _attempt(row: Row) -> Attempt:
    amount, fee, received = (Money(row[name], row["currency"]) for name in ("amount", "fee", "received"))
    asked = amount + fee if row["asked"] is None else Money(row["asked"], row["asked_currency"])
    return Attempt(
        row["id"], row["method"], row["person"], row["order_id"], amount, fee, asked, received, row["state"],
        row["reference"], json.loads(row["details"]), row["problem"], row["opened_at"], row["expires_at"],
        row["closed_at"], row["looked_at"], row["nudged_at"],
    )  # fmt: skip
