"""Who did what, before and after: rows chained by a keyed hash, so that a changed or missing one shows.

Each row's hash is HMAC-SHA256(keys.audit, previous hash || the row as canonical JSON); the first row follows 32 zero
bytes. The newest hash is also kept outside the file, in the anchor, so rows cut off at the end show as well.
"""

import hmac
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from shopbot.db.keys import Keys
from shopbot.db.tx import Reader, Row, Tx

Actor = int | str  # a person's id, or the name of a part of the shop ("shopbot", a plugin)
TERMINAL = "terminal"  # the actor of what is typed on the machine itself
START = b"\0" * 32
_MOST = 2**62


@dataclass(frozen=True)
class Record:
    """One row as staff read it; `before` and `after` are whatever JSON was written."""

    id: int
    at: int
    actor: str
    action: str
    subject: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Wanted:
    """Which rows `search` returns; None asks nothing. `actors` and `actions` are whole words, times UTC seconds.

    `subject` also means what is below it: "product:3" finds "product:3:USD".
    """

    actors: Collection[str] | None = None
    actions: Collection[str] | None = None
    subject: str | None = None
    since: int | None = None
    until: int | None = None


class Link(NamedTuple):
    """A place in the chain: a row's id and its hash, from which the next one goes on; `START_LINK` is before all."""

    id: int
    hash: bytes


START_LINK = Link(0, START)


def write(tx: Tx, actor: Actor, action: str, subject: str, before: object = None, after: object = None) -> int:
    """Add a row and return its id. `before` and `after` are anything JSON can hold, or None."""
    house = tx.house
    last = house.row("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1")
    number, previous = (last["id"] + 1, last["hash"]) if last else (1, START)
    row = (number, tx.now, str(actor), action, subject, _json(before), _json(after))
    house.run("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *row, hash_of(tx.keys, previous, row))
    return number


def head(db: Reader) -> bytes:
    """Return the newest row's hash: 32 bytes, zeros while there is none."""
    return bytes(db.scalar("SELECT hash FROM audit ORDER BY id DESC LIMIT 1") or START)


def verify(db: Reader, keys: Keys) -> list[str]:
    """Recompute the whole chain; return one sentence for each row that does not follow from the one before."""
    return [f"audit: {problem}" for problem in _broken(db, keys, START_LINK, -1)[1]]


def verify_from(db: Reader, keys: Keys, link: Link, limit: int) -> tuple[Link, list[int]]:
    """Recompute at most `limit` rows after `link`; return where to go on, and the rows that do not follow.

    The same place as `link` means that there was nothing left to look at.
    """
    end, problems = _broken(db, keys, link, limit)
    return end, sorted({problem.row for problem in problems})


def follows(db: Reader, keys: Keys, number: int) -> bool:
    """Tell whether one row is as it was written, and follows from the one before; False for one that is not there."""
    before = db.scalar("SELECT hash FROM audit WHERE id = ?", number - 1) if number > 1 else START
    end, broken = verify_from(db, keys, Link(number - 1, bytes(before or START)), 1)
    return end.id == number and not broken


class _Broken(NamedTuple):
    row: int
    words: str

    def __str__(self) -> str:
        return f"row {self.row} {self.words}"


def _broken(db: Reader, keys: Keys, link: Link, limit: int) -> tuple[Link, list[_Broken]]:
    problems, previous, expected = [], link.hash, link.id + 1
    for row in db.rows("SELECT * FROM audit WHERE id > ? ORDER BY id LIMIT ?", link.id, limit):
        if row["id"] != expected:
            problems.append(_Broken(expected, "is missing"))
        if not hmac.compare_digest(row["hash"], hash_of(keys, previous, tuple(row)[:-1])):
            problems.append(_Broken(row["id"], "does not follow from the one before"))
        previous, expected = row["hash"], row["id"] + 1
    return Link(expected - 1, bytes(previous)), problems


def of(db: Reader, subject: str, limit: int = 50) -> list[Record]:
    """Return the newest rows about `subject` ("product:3"), newest first."""
    return [
        _record(r) for r in db.rows("SELECT * FROM audit WHERE subject = ? ORDER BY id DESC LIMIT ?", subject, limit)
    ]


def recent(db: Reader, limit: int = 50, before: int | None = None) -> list[Record]:
    """Return the newest rows, newest first; `before` is the id to go on from."""
    rows = db.rows("SELECT * FROM audit WHERE id < coalesce(?, id + 1) ORDER BY id DESC LIMIT ?", before, limit)
    return [_record(row) for row in rows]


def get(db: Reader, number: int) -> Record | None:
    """Return one row, or None."""
    row = db.row("SELECT * FROM audit WHERE id = ?", number)
    return None if row is None else _record(row)


def actions(db: Reader) -> list[str]:
    """Return every action there is a row of, by name; found by jumping through the index, not by reading all rows."""
    return list(_distinct(db, "SELECT min(action) FROM audit WHERE action > ?"))


def parts_of_shop(db: Reader) -> list[str]:
    """Return every actor that is no person but a part of the shop, by name."""
    return list(_distinct(db, "SELECT min(actor) FROM audit WHERE actor > ?", after="9~"))


def _distinct(db: Reader, sql: str, after: str = "") -> Iterator[str]:
    found: str | None = after
    while (found := db.scalar(sql, found)) is not None:
        yield found


def search(db: Reader, wanted: Wanted, limit: int = 50, before: int | None = None) -> list[Record]:
    """Return the newest rows that fit, newest first; `before` is the id to go on from.

    Each kind of question reads along an index to the rows it returns, so that a shop of a million rows answers at once.
    """
    first, last = _span(db, wanted)
    last = min(last, before - 1) if before is not None else last
    ids = sorted(_fitting(db, wanted, first, last, limit), reverse=True)[:limit]
    rows = db.rows("SELECT * FROM audit WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC", json.dumps(ids))
    return [_record(row) for row in rows]


def _span(db: Reader, wanted: Wanted) -> tuple[int, int]:
    """Return the first and the last row of the time that is wanted; of none at all an empty span."""
    if wanted.since is None and wanted.until is None:
        return 1, _MOST
    sql = "SELECT min(id), max(id) FROM audit WHERE at >= ? AND at < ?"
    first, last = db.rows(sql, wanted.since or 0, _MOST if wanted.until is None else wanted.until)[0]
    return (1, 0) if first is None else (first, last)


def _fitting(db: Reader, wanted: Wanted, first: int, last: int, limit: int) -> set[int]:
    if wanted.subject is not None:
        return _about(db, wanted, wanted.subject, first, last, limit)
    if wanted.actors is None and wanted.actions is None:
        return _ids(db, "SELECT id FROM audit WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT ?", first, last, limit)
    names = actions(db) if wanted.actions is None else wanted.actions
    if wanted.actors is None:
        sql = "SELECT id FROM audit WHERE action = ? AND id BETWEEN ? AND ? ORDER BY id DESC LIMIT ?"
        return set().union(*(_ids(db, sql, name, first, last, limit) for name in names))
    sql = "SELECT id FROM audit WHERE actor = ? AND action = ? AND id BETWEEN ? AND ? ORDER BY id DESC LIMIT ?"
    both = [(actor, name) for actor in wanted.actors for name in names]
    return set().union(*(_ids(db, sql, *one, first, last, limit) for one in both))


def _about(db: Reader, wanted: Wanted, subject: str, first: int, last: int, limit: int) -> set[int]:
    """Return the rows about one thing: few enough that what else is wanted is asked of each."""
    asked = [None if names is None else json.dumps([*names]) for names in (wanted.actors, wanted.actions)]
    return _ids(
        db,
        "SELECT id FROM audit WHERE (subject = ?1 OR (subject > ?1 || ':' AND subject < ?1 || ';'))"
        " AND id BETWEEN ?2 AND ?3 AND (?4 IS NULL OR actor IN (SELECT value FROM json_each(?4)))"
        " AND (?5 IS NULL OR action IN (SELECT value FROM json_each(?5))) ORDER BY id DESC LIMIT ?6",
        subject, first, last, *asked, limit,
    )  # fmt: skip


def _ids(db: Reader, sql: str, *params: Any) -> set[int]:
    return {row["id"] for row in db.rows(sql, *params)}


def hash_of(keys: Keys, previous: bytes, row: tuple[Any, ...]) -> bytes:
    """Return the hash of a row (all its columns but that) that follows the one with the hash `previous`."""
    return hmac.digest(keys.audit, previous + json.dumps(row, ensure_ascii=False).encode(), "sha256")


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _record(row: Row) -> Record:
    before, after = (None if row[name] is None else json.loads(row[name]) for name in ("before", "after"))
    return Record(row["id"], row["at"], row["actor"], row["action"], row["subject"], before, after)
