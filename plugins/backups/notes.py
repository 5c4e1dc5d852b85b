"""What is remembered: small facts, which copies are where, and what does not work since when."""

import json
from dataclasses import dataclass
from typing import Any

from shopbot.api import Phrase, Reader, Tx, backups

MAKING = "making"


@dataclass(frozen=True)
class Copy:
    """A copy at a place; `at` is when it was put there (UTC seconds), `note` what the place wants to know of it."""

    place: str
    name: str
    at: int
    bytes: int
    note: str


@dataclass(frozen=True)
class Trouble:
    """What does not work, `since` when (UTC seconds), and why."""

    what: str
    reason: str
    facts: str
    since: int

    @property
    def words(self) -> Phrase:
        """Why, for people."""
        return backups.reason(self.reason, self.facts)


def read(db: Reader, name: str) -> Any:
    """Return a fact, or None."""
    found = db.scalar("SELECT value FROM backups_note WHERE name = ?", name)
    return None if found is None else json.loads(found)


def write(tx: Tx, name: str, value: Any) -> None:
    """Remember a fact; None forgets it."""
    if value is None:
        tx.run("DELETE FROM backups_note WHERE name = ?", name)
        return
    sql = "INSERT INTO backups_note VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
    tx.run(sql, name, json.dumps(value, ensure_ascii=False))


# --- copies ---


def copies(db: Reader, place: str) -> list[Copy]:
    """Return the copies at a place, the newest first."""
    found = db.rows("SELECT * FROM backups_copy WHERE place = ? ORDER BY name DESC", place)
    return [Copy(row["place"], row["name"], row["at"], row["bytes"], row["note"]) for row in found]


def known(db: Reader, place: str) -> dict[str, str]:
    """Return what a place wants to be told of its copies, by name."""
    return {one.name: one.note for one in copies(db, place)}


def keep_copy(tx: Tx, copy: Copy, gone: list[str]) -> None:
    """Remember a copy, and forget those that were removed for it."""
    sql = "INSERT OR REPLACE INTO backups_copy VALUES (?, ?, ?, ?, ?)"
    tx.run(sql, copy.place, copy.name, copy.at, copy.bytes, copy.note)
    for name in gone:
        tx.run("DELETE FROM backups_copy WHERE place = ? AND name = ?", copy.place, name)


# --- what does not work ---


def troubles(db: Reader) -> dict[str, Trouble]:
    """Return everything that does not work, by what it is: MAKING, "drill" or a place."""
    found = db.rows("SELECT * FROM backups_trouble ORDER BY since, what")
    return {row["what"]: Trouble(row["what"], row["reason"], row["facts"], row["since"]) for row in found}


def fails(tx: Tx, what: str, reason: str, facts: str) -> bool:
    """Note that something does not work; True when that, or the reason, is new."""
    now = troubles(tx).get(what)
    if now is not None and now.reason == reason:
        return False
    tx.run("INSERT OR REPLACE INTO backups_trouble VALUES (?, ?, ?, ?)", what, reason, facts, tx.now)
    return True


def works(tx: Tx, what: str) -> bool:
    """Note that it works; True when it did not before."""
    return bool(tx.run("DELETE FROM backups_trouble WHERE what = ?", what))
