"""Who did what, before and after: rows chained by a keyed hash, so that a changed or missing one shows.

Each row's hash is HMAC-SHA256(keys.audit, previous hash || the row as canonical JSON); the first row follows 32 zero
bytes. The newest hash is also kept outside the file, in the anchor, so rows cut off at the end show as well.
"""

import hmac
import json
from dataclasses import dataclass
from typing import Any

from shopbot.db.keys import Keys
from shopbot.db.tx import Reader, Row, Tx

Actor = int | str  # a person's id, or the name of a part of the shop ("shopbot", a plugin)
START = b"\0" * 32


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


def write(tx: Tx, actor: Actor, action: str, subject: str, before: object = None, after: object = None) -> int:
    """Add a row and return its id. `before` and `after` are anything JSON can hold, or None."""
    house = tx.house
    last = house.row("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1")
    number, previous = (last["id"] + 1, last["hash"]) if last else (1, START)
    row = (number, tx.now, str(actor), action, subject, _json(before), _json(after))
    house.run("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *row, _hash(tx.keys, previous, row))
    return number


def head(db: Reader) -> bytes:
    """Return the newest row's hash: 32 bytes, zeros while there is none."""
    return bytes(db.scalar("SELECT hash FROM audit ORDER BY id DESC LIMIT 1") or START)


def verify(db: Reader, keys: Keys) -> list[str]:
    """Recompute the whole chain; return one sentence for each row that does not follow from the one before."""
    problems, previous, expected = [], START, 1
    for row in db.rows("SELECT * FROM audit ORDER BY id"):
        if row["id"] != expected:
            problems.append(f"audit: row {expected} is missing")
        if not hmac.compare_digest(row["hash"], _hash(keys, previous, tuple(row)[:-1])):
            problems.append(f"audit: row {row['id']} does not follow from the one before")
        previous, expected = row["hash"], row["id"] + 1
    return problems


def of(db: Reader, subject: str, limit: int = 50) -> list[Record]:
    """Return the newest rows about `subject` ("product:3"), newest first."""
    return [
        _record(r) for r in db.rows("SELECT * FROM audit WHERE subject = ? ORDER BY id DESC LIMIT ?", subject, limit)
    ]


def recent(db: Reader, limit: int = 50, before: int | None = None) -> list[Record]:
    """Return the newest rows, newest first; `before` is the id to go on from."""
    rows = db.rows("SELECT * FROM audit WHERE id < coalesce(?, id + 1) ORDER BY id DESC LIMIT ?", before, limit)
    return [_record(row) for row in rows]


def _hash(keys: Keys, previous: bytes, row: tuple[Any, ...]) -> bytes:
    return hmac.digest(keys.audit, previous + json.dumps(row, ensure_ascii=False).encode(), "sha256")


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _record(row: Row) -> Record:
    before, after = (None if row[name] is None else json.loads(row[name]) for name in ("before", "after"))
    return Record(row["id"], row["at"], row["actor"], row["action"], row["subject"], before, after)
