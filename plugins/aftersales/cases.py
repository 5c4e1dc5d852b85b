"""The cases people open: one thing that does not work, or a wish for money back; closed once."""

from dataclasses import dataclass
from typing import Literal

from plugins.aftersales.declare import Settings
from shopbot.api import Context, Reader, ShopError

What = Literal["broken", "refund"]
Outcome = Literal["replaced", "refunded", "declined"]
MONTH = 30 * 86_400


@dataclass(frozen=True)
class Case:
    """One case. `why` is a reason that was tapped ("wrong", "used", "other") or the buyer's own words."""

    id: int
    order: int
    unit: int | None
    person: int
    what: What
    why: str
    at: int
    state: str
    answer: str | None


def start(
    ctx: Context[Settings], order: int, person: int, what: What, why: str, unit: int | None = None
) -> Case | None:
    """Open a case, or return None when the same is open already."""
    number = ctx.tx.scalar(
        "INSERT INTO aftersales_case (order_id, unit, batch, person, what, why, at)"
        " VALUES (?, ?, (SELECT batch FROM stock_unit WHERE id = ?), ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
        order, unit, unit, person, what, why[:500], ctx.now,
    )  # fmt: skip
    return None if number is None else sure(ctx.db, int(number))


def close(ctx: Context[Settings], case: int, outcome: Outcome, by: int | str, answer: str | None = None) -> bool:
    """Close a case; False when somebody else has."""
    return bool(
        ctx.tx.run(
            "UPDATE aftersales_case SET state = ?, closed_by = ?, closed_at = ?, answer = ?"
            " WHERE id = ? AND state = 'open'",
            outcome, str(by), ctx.now, answer, case,
        )
    )  # fmt: skip


def close_of_order(ctx: Context[Settings], order: int, outcome: Outcome, by: int | str) -> None:
    """Close what is open for an order, as it was settled."""
    for one in open_of_order(ctx.db, order):
        close(ctx, one.id, outcome, by)


def close_of_unit(ctx: Context[Settings], order: int, unit: int, outcome: Outcome, by: int | str) -> None:
    """Close what is open about one unit of an order, or about the whole of it not working."""
    for one in open_of_order(ctx.db, order):
        if one.what == "broken" and one.unit in (None, unit):
            close(ctx, one.id, outcome, by)


def sure(db: Reader, case: int) -> Case:
    """Return one case. Raises ShopError `gone`."""
    row = db.row(f"{_CASE} WHERE id = ?", case)
    if row is None:
        raise ShopError("gone")
    return Case(*row)


def open_of_order(db: Reader, order: int) -> list[Case]:
    """Return the open cases of an order."""
    return [Case(*row) for row in db.rows(f"{_CASE} WHERE order_id = ? AND state = 'open' ORDER BY id", order)]


def waiting(db: Reader, limit: int, offset: int) -> list[Case]:
    """Return the open cases, the oldest first."""
    return [Case(*row) for row in db.rows(f"{_CASE} WHERE state = 'open' ORDER BY id LIMIT ? OFFSET ?", limit, offset)]


def count(db: Reader) -> int:
    """Return how many cases are open."""
    return int(db.scalar("SELECT count(*) FROM aftersales_case WHERE state = 'open'"))


def replaced_lately(db: Reader, person: int, by: str, now: int) -> int:
    """Return how many replacements a person got `by` the plugin itself in the last 30 days."""
    return int(
        db.scalar(
            "SELECT count(*) FROM replacement JOIN orders ON orders.id = replacement.order_id"
            " WHERE orders.person = ? AND replacement.by = ? AND replacement.at > ?",
            person, by, now - MONTH,
        )
    )  # fmt: skip


def suspected(db: Reader, unit: int) -> bool:
    """Tell whether staff were warned of a unit's batch and it is sold all the same: a fresh one may be as bad."""
    sql = (
        "SELECT 1 FROM stock_unit JOIN stock_batch ON stock_batch.id = stock_unit.batch"
        " JOIN aftersales_alarm ON aftersales_alarm.batch = stock_batch.id"
        " WHERE stock_unit.id = ? AND stock_batch.state = 'open'"
    )
    return db.scalar(sql, unit) is not None


def was_picked(db: Reader, unit: int) -> bool:
    """Tell whether a buyer picked this very unit: then no other is the same."""
    return db.scalar("SELECT hint FROM stock_unit WHERE id = ?", unit) is not None


def complainers(db: Reader, batch: int) -> int:
    """Return how many different people said that something of a batch does not work."""
    return int(db.scalar("SELECT count(DISTINCT person) FROM aftersales_case WHERE batch = ?", batch))


_CASE = "SELECT id, order_id, unit, person, what, why, at, state, answer FROM aftersales_case"
