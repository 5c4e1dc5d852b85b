"""After a restore that is missing something: what may not happen by itself any more, as the functions of trade ask it.

Between the backup and the restore lies a gap nobody knows anything of. In it codes were sold, money was spent and
payments were credited. Until staff have decided (`held`), each of these functions says what is in doubt; all of them
are one look at a table of a few rows while nothing is.

Numbers that the shop gave to others in the gap (of payments at a gateway, for example) must not be given again to
somebody else, also much later: `next_id` goes on above a floor.
"""

from dataclasses import dataclass

from shopbot.db.tx import Reader, Tx
from shopbot.trade.money import Money

HELD = "restore-held"  # the account of money that may have been spent
SKEW = 120  # by how much the clock of whoever saw a payment may be ahead of ours
_SUMS_SECONDS = 7 * 86_400  # longer than any sum that was asked for stays taken
FLOOR = 1_000_000  # more than any shop gives away in a gap
_ID_TABLES = ("orders", "payment", "refund")


@dataclass(frozen=True)
class Doubt:
    """A restore that waits for decisions: its number, and until when (UTC seconds) things are in doubt."""

    restored: int
    until: int

    def covers_order(self, db: Reader, order: int) -> bool:
        """Tell whether an order is from before the restore."""
        return bool(db.scalar("SELECT created_at <= ? FROM orders WHERE id = ?", self.until, order))


def doubt(db: Reader) -> Doubt | None:
    """Return the restore whose gap is not settled yet, or None."""
    row = db.row("SELECT id, at FROM restored WHERE ended_at IS NULL AND complete = 0")
    return None if row is None else Doubt(row["id"], row["at"] + SKEW)


def is_in_doubt(db: Reader, seen: int | None, opened: int) -> int | None:
    """Return the restore in whose gap a payment may have been credited; None for one that can be credited now.

    `seen` is when its method saw it (None: that says nothing), `opened` when its attempt began (UTC seconds). Also long
    after the gap is settled: an old payment that is found late is still an old one.
    """
    sql = "SELECT max(id) FROM restored WHERE complete = 0 AND (at >= ?1 OR at + ?2 >= ?3)"
    found = db.scalar(sql, opened, SKEW, seen)
    return None if found is None else int(found)


def are_sums_in_doubt(db: Reader, now: int) -> bool:
    """Tell whether somebody may still pay a unique sum that they were asked for in a gap."""
    return db.scalar("SELECT 1 FROM restored WHERE complete = 0 AND at > ?", now - _SUMS_SECONDS) is not None


def hold(tx: Tx, restored: int, person: int, money: Money) -> None:
    """Count money that was put on the account `HELD` for a person."""
    tx.run(
        "INSERT INTO held_wallet (restored, person, currency, amount) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET amount = amount + excluded.amount",
        restored, person, money.currency, money.amount,
    )  # fmt: skip


def is_released(db: Reader, restored: int, person: int) -> bool:
    """Tell whether staff have decided about a person's money."""
    sql = "SELECT 1 FROM held_wallet WHERE restored = ? AND person = ? AND released_at IS NOT NULL"
    return db.scalar(sql, restored, person) is not None


def raise_floors(tx: Tx) -> None:
    """Let every number that is given to others from now on be one that was not given away in the gap."""
    for table in _ID_TABLES:
        highest = tx.scalar(f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608 - one of our own names
        floor = max(highest, tx.scalar("SELECT floor FROM id_floor WHERE name = ?", table) or 0)
        tx.run(
            "INSERT INTO id_floor VALUES (?, ?) ON CONFLICT DO UPDATE SET floor = excluded.floor",
            table, (floor // FLOOR + 1) * FLOOR,
        )  # fmt: skip


def next_id(db: Reader, table: str) -> int | None:
    """Return the number that a new row of `table` has to take; None where SQLite's own next one will do."""
    floor = db.scalar("SELECT floor FROM id_floor WHERE name = ?", table)
    if floor is None:
        return None
    highest = db.scalar(f"SELECT max(id) FROM {table}")  # noqa: S608 - the callers' own names
    return None if highest is not None and highest >= floor else int(floor)


def moved(db: Reader) -> list[int]:
    """Return what is another list as soon as money or goods have moved."""
    row = db.row(
        "SELECT (SELECT coalesce(max(id), 0) FROM posting), (SELECT count(*) FROM orders WHERE paid_at IS NOT NULL),"
        " (SELECT coalesce(max(id), 0) FROM handed), (SELECT coalesce(max(id), 0) FROM replacement)"
    )
    return [] if row is None else [int(one) for one in row]
