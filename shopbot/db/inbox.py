"""What happened, stored before anyone is told that it arrived.

Every change of the shop starts as a row here: a tap, a job's hour, an errand's answer, an event for a listener.
A row is taken by the clerk, carried out in one transaction that also marks it done, and kept for a week so that a
repeat is recognised by (source, key). A job's hour is kept for one hour: which slot it had last is noted with the job,
and an idle shop would otherwise keep a quarter of a million of them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shopbot.db.tx import Reader, Row, Tx

FIRST, PEOPLE, BACKGROUND = 0, 1, 2
MOST_TRIES = 3
_KEPT_SECONDS, _JOBS_KEPT_SECONDS = 7 * 86_400, 3600
_OLD = "SELECT id FROM inbox WHERE state = 'done' AND received_at < ? LIMIT ?"
_OLD_JOBS = (  # found by source: what people did in a week is not read for it; a day's own slot ends as 2026-01-31 does
    "SELECT id FROM inbox WHERE source = 'job' AND state = 'done' AND problem IS NULL AND +received_at < ?"
    " AND key NOT GLOB '*-[0-9][0-9]-[0-9][0-9]' LIMIT ?"
)


@dataclass(frozen=True)
class NewEvent:
    """Something that arrived: where from, what makes a repeat recognisable, and its JSON-able body."""

    source: str
    key: str
    body: Mapping[str, Any]
    lane: int = PEOPLE


@dataclass(frozen=True)
class Event:
    """A stored event as its handler gets it. `received_at` is UTC seconds; `tries` counts this one."""

    id: int
    source: str
    key: str
    body: Mapping[str, Any] = field(repr=False)
    received_at: int
    tries: int
    seed: bytes = field(repr=False)
    lane: int = PEOPLE


def put(
    tx: Tx, source: str, key: str, body: Mapping[str, Any], *, lane: int = PEOPLE, due_at: int | None = None
) -> bool:
    """Store an event; return False when (source, key) was here before.

    Due at once (0, so that it is due whatever becomes of the clock), or at `due_at`.
    """
    words = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    due = 0 if due_at is None else due_at
    return bool(
        tx.house.run(
            "INSERT INTO inbox (source, key, lane, body, seed, received_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            source, key, lane, words, tx.token(16), tx.now, due,
        )
    )  # fmt: skip


def waiting(tx: Tx, now: int, limit: int, people: int | None = None) -> list[Event]:
    """Return the next due events: payments first, then people, then the background; oldest first in each.

    Of people's no more than `people`, if that is given.
    """
    found: list[Event] = []
    for lane, most in ((FIRST, limit), (PEOPLE, limit if people is None else people), (BACKGROUND, limit)):
        found += _waiting_in(tx, lane, now, min(most, limit - len(found)))
    return found


def _waiting_in(tx: Tx, lane: int, now: int, limit: int) -> list[Event]:
    if limit <= 0:
        return []
    rows = tx.rows(
        "SELECT * FROM inbox INDEXED BY inbox_waiting WHERE state = 'new' AND lane = ? AND due_at <= ?"
        " ORDER BY id LIMIT ?",
        lane, now, limit,
    )  # fmt: skip
    return [_event(row) for row in rows]


def one(tx: Tx, event_id: int) -> list[Event]:
    """Return that event if it still waits, as a list of one or none."""
    return [_event(row) for row in tx.rows("SELECT * FROM inbox WHERE id = ? AND state = 'new'", event_id)]


def waiting_count(db: Reader) -> int:
    """Return how many events wait, due or not."""
    return int(db.scalar("SELECT count(*) FROM inbox WHERE state = 'new'"))


def done(tx: Tx, event: Event, problem: str | None = None) -> None:
    """Mark an event as carried out; `problem` is the code of an error its person was told about."""
    tx.run("UPDATE inbox SET state = 'done', problem = ? WHERE id = ? AND state = 'new'", problem, event.id)


def retry(tx: Tx, event: Event, at: int, problem: str) -> None:
    """Let an event run again at `at`; the try that failed is already counted, the next one is counted now."""
    tx.run(
        "UPDATE inbox SET due_at = ?, tries = tries + 1, problem = ? WHERE id = ? AND state = 'new'",
        at, problem, event.id,
    )  # fmt: skip


def park(tx: Tx, event: Event, problem: str) -> None:
    """Set an event aside for the owner to look at; nothing else is held up by it."""
    tx.run("UPDATE inbox SET state = 'parked', problem = ? WHERE id = ? AND state = 'new'", problem, event.id)


def count_again(tx: Tx, event_id: int) -> int:
    """Count one more try of an event a crash interrupted; return the number. For a commit of its own."""
    return int(tx.scalar("UPDATE inbox SET tries = tries + 1 WHERE id = ? RETURNING tries", event_id))


def parked(db: Reader, limit: int = 50) -> list[Row]:
    """Return the newest parked events: id, source, key, received_at, problem."""
    return db.rows(
        "SELECT id, source, key, received_at, problem FROM inbox WHERE state = 'parked' ORDER BY id DESC LIMIT ?",
        limit,
    )


def parked_count(db: Reader) -> int:
    """Return how many events are set aside."""
    return int(db.scalar("SELECT count(*) FROM inbox WHERE state = 'parked'"))


def again(tx: Tx, event_id: int) -> bool:
    """Let an event that was set aside run again, as if it had just come; False when it is not set aside."""
    return bool(
        tx.house.run(
            "UPDATE inbox SET state = 'new', tries = 1, due_at = 0 WHERE id = ? AND state = 'parked'", event_id
        )
    )


def dismiss(tx: Tx, event_id: int) -> bool:
    """Close an event that was set aside, its problem kept; False when it is not set aside."""
    return bool(tx.house.run("UPDATE inbox SET state = 'done' WHERE id = ? AND state = 'parked'", event_id))


def set_aside(tx: Tx, event_id: int) -> bool:
    """Put an event that was dismissed back among those that are set aside; False when it is not there any more."""
    return bool(
        tx.house.run(
            "UPDATE inbox SET state = 'parked' WHERE id = ? AND state = 'done' AND problem IS NOT NULL", event_id
        )
    )


def prune(tx: Tx, limit: int = 2000) -> int:
    """Forget events carried out more than a week ago, and jobs after an hour; return how many, at most twice `limit`.

    To be done every minute: a day brings an idle shop 40,000 events, a busy one a million.
    """
    gone = 0
    for old, kept in ((_OLD, _KEPT_SECONDS), (_OLD_JOBS, _JOBS_KEPT_SECONDS)):
        gone += tx.house.run(f"DELETE FROM inbox WHERE id IN ({old})", tx.now - kept, limit)  # noqa: S608 - our own
    return gone


def _event(row: Row) -> Event:
    return Event(
        row["id"],
        row["source"],
        row["key"],
        json.loads(row["body"]),
        row["received_at"],
        row["tries"],
        row["seed"],
        row["lane"],
    )
