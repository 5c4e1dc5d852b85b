"""When which method looks for money: one look at a time each, pauses that grow, and what keeps failing set apart.

An open attempt is looked for every few seconds, one that has ended with pauses that grow with its age, until its time
to keep is over. A look that fails changes nothing but the pause; after `BROKEN_AFTER` in a row the method counts as
broken: it is not offered, and as nothing ends unseen, its open attempts are as if frozen until it answers again.
"""

from dataclasses import dataclass

from shopbot.db.tx import Reader, Row, Tx
from shopbot.trade import attempts
from shopbot.trade.attempts import Attempt

BROKEN_AFTER = 5
NUDGE_SECONDS = 5
_FIRST_PAUSE, _LONGEST_PAUSE = 10, 300
_ENDED_PAUSE, _ENDED_SLOWER = 60, 8  # an ended attempt: a minute, then an eighth of its age


@dataclass(frozen=True)
class Health:
    """How looking goes for a method: `since` is when the last good look began (UTC seconds, 0: never)."""

    name: str
    since: int
    failures: int
    failing_since: int | None
    problem: str | None

    @property
    def broken(self) -> bool:
        """Tell whether it failed so often that nobody should be sent there."""
        return self.failures >= BROKEN_AFTER


def health(db: Reader, method: str) -> Health:
    """Return how looking goes for a method."""
    row = db.row("SELECT * FROM payment_method WHERE name = ?", method)
    if row is None:
        return Health(method, 0, 0, None, None)
    return Health(method, row["since"], row["failures"], row["failing_since"], row["problem"])


def known(db: Reader) -> list[str]:
    """Return the methods that were ever asked."""
    return [row["name"] for row in db.rows("SELECT name FROM payment_method ORDER BY name")]


def begin(tx: Tx, method: str, *, idle_every: int | None = None, force: bool = False) -> int | None:
    """Order a look if one is due and none is under way; return its number, or None.

    Due is a method with attempts to look for, or, with `idle_every` (seconds), one that was not looked at for so long.
    With `force` it is due now, or again as soon as the one under way is done.
    """
    house = tx.house
    house.run("INSERT INTO payment_method (name) VALUES (?) ON CONFLICT DO NOTHING", method)
    row = _state(house, method)
    if row["looking"] is not None:
        if force:
            house.run("UPDATE payment_method SET again = 1 WHERE name = ?", method)
        return None
    if not (force or _due(house, row, idle_every)):
        return None
    sql = "UPDATE payment_method SET looks = looks + 1, looking = looks + 1, again = 0 WHERE name = ? RETURNING looking"
    return int(house.scalar(sql, method))


def _due(tx: Tx, row: Row, idle_every: int | None) -> bool:
    if row["look_at"] > tx.now:
        return False
    if idle_every is not None and row["since"] + idle_every <= tx.now:
        return True
    sql = "SELECT 1 FROM payment WHERE method = ? AND look_at <= ? LIMIT 1"
    return tx.scalar(sql, row["name"], tx.now) is not None


def is_under_way(db: Reader, method: str, number: int) -> bool:
    """Tell whether this look is the one that is awaited: the result of any other is a repeat."""
    return bool(db.scalar("SELECT 1 FROM payment_method WHERE name = ? AND looking = ?", method, number))


def succeeded(tx: Tx, method: str, began: int, looked: list[int], every: int) -> bool:
    """Note a good look that began then at these attempts; True when the method was known to be broken and is not now.

    `began` is UTC seconds; `every` the pause before an open attempt is looked for again.
    """
    house = tx.house
    was_told = bool(house.scalar("SELECT told FROM payment_method WHERE name = ?", method))
    house.run(
        "UPDATE payment_method SET since = ?, looking = NULL, look_at = 0, failures = 0, failing_since = NULL,"
        " problem = NULL, told = 0 WHERE name = ?",
        began, method,
    )  # fmt: skip
    for attempt in looked:
        found = attempts.sure(house, attempt)
        house.run(
            "UPDATE payment SET looked_at = max(?, coalesce(looked_at, 0)), look_at = ? WHERE id = ?",
            began, _next(house, found, every), attempt,
        )  # fmt: skip
    return was_told


def _next(tx: Tx, attempt: Attempt, every: int) -> int | None:
    if attempt.closed_at is None:
        soon = tx.now + every
        return min(soon, attempt.expires_at) if attempt.expires_at > tx.now else soon
    keep = int(tx.scalar("SELECT keep FROM payment WHERE id = ?", attempt.id))
    pause = max(_ENDED_PAUSE, (tx.now - attempt.closed_at) // _ENDED_SLOWER)
    return tx.now + pause if tx.now < attempt.closed_at + keep else None


def failed(tx: Tx, method: str, problem: str) -> bool:
    """Note a look that failed; True when staff have to be told that the method is broken."""
    house = tx.house
    house.run(
        "INSERT INTO payment_method (name, failures, problem, failing_since) VALUES (?1, 1, ?2, ?3) ON CONFLICT DO"
        " UPDATE SET looking = NULL, failures = failures + 1, problem = ?2,"
        " failing_since = coalesce(failing_since, ?3)",
        method, problem[:200], tx.now,
    )  # fmt: skip
    row = _state(house, method)
    pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(row["failures"] - 1, 10))
    tell = row["failures"] >= BROKEN_AFTER and not row["told"]
    sql = "UPDATE payment_method SET look_at = ?, told = ? WHERE name = ?"
    house.run(sql, tx.now + pause, int(tell or row["told"]), method)
    return bool(tell)


def _state(tx: Tx, method: str) -> Row:
    return tx.rows("SELECT * FROM payment_method WHERE name = ?", method)[0]


def wants_another(tx: Tx, method: str) -> bool:
    """Tell whether somebody asked for a look while one was under way."""
    return bool(tx.house.scalar("SELECT again FROM payment_method WHERE name = ?", method))


def nudge(tx: Tx, attempt: int, person: int) -> bool:
    """Look for this attempt now, as its payer asks; False within `NUDGE_SECONDS` of the last time they asked."""
    house = tx.house
    last = house.scalar("SELECT max(nudged_at) FROM payment WHERE person = ?", person)
    if last is not None and tx.now < last + NUDGE_SECONDS:
        return False
    house.run("UPDATE payment SET nudged_at = ? WHERE id = ? AND person = ?", tx.now, attempt, person)
    look_soon(house, attempt)
    return True


def given_up(tx: Tx, method: str) -> None:
    """Note that the look under way was not made, as its method was off meanwhile: no failure."""
    tx.house.run("UPDATE payment_method SET looking = NULL WHERE name = ?", method)


def awaited(db: Reader) -> list[str]:
    """Return the methods that somebody's open attempt waits for."""
    sql = "SELECT DISTINCT method FROM payment WHERE state = 'open' AND watched = 1 ORDER BY method"
    return [row["method"] for row in db.rows(sql)]


def missing(tx: Tx, method: str) -> bool:
    """Note that an awaited method is off; True the first time, until it has looked again."""
    house = tx.house
    house.run("INSERT INTO payment_method (name) VALUES (?) ON CONFLICT DO NOTHING", method)
    return bool(house.run("UPDATE payment_method SET told = 1 WHERE name = ? AND told = 0", method))


def all_soon(tx: Tx, method: str) -> None:
    """Make all open attempts of a method such that are to be looked for now."""
    sql = "UPDATE payment SET look_at = ? WHERE method = ? AND state = 'open' AND look_at > ?"
    tx.house.run(sql, tx.now, method, tx.now)


def nudged(db: Reader, looked: list[int], began: int) -> list[int]:
    """Return those of the open attempts just looked for whose payers asked for it a moment before `began`."""
    marks = ", ".join("?" * len(looked))
    sql = f"SELECT id FROM payment WHERE id IN ({marks}) AND state = 'open' AND nudged_at BETWEEN ? AND ?"  # noqa: S608 - only marks
    return [row["id"] for row in db.rows(sql, *looked, began - 60, began)]


def look_soon(tx: Tx, attempt: int) -> None:
    """Make an attempt one of those that are to be looked for now."""
    tx.house.run("UPDATE payment SET look_at = ? WHERE id = ? AND watched = 1", tx.now, attempt)
