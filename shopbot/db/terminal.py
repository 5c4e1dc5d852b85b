"""What somebody types in a terminal of the machine: how it reaches the clerk of a shop that runs, and what came of it.

Only the clerk changes the shop. So another process does no more than store an event in the inbox, in one statement of
its own, as Telegram's updates are stored; the clerk finds it within a second and leaves the answer in a row, in the
transaction that carried it out. The key makes a repeat one event, for as long as answers are kept.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from shopbot.db import connection, inbox
from shopbot.db.fence import Fence
from shopbot.db.inbox import Event
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.db.tx import Journal, Reader, Tx
from shopbot.errors import Exit, Refusal

SOURCE = "terminal"
KEPT_SECONDS = 90 * 86_400
State = Literal["done", "refused", "failed"]


@dataclass(frozen=True)
class Answer:
    """What came of it: `words` is what the work returned, or `{"problem": …}` for a refusal or a failure."""

    state: State
    words: Any


@dataclass(frozen=True)
class Standing:
    """How far an event has come: its `answer`, or whether it is still there to be carried out (`waits`)."""

    answer: Answer | None
    waits: bool


def leave(files: Files, keys: Keys, key: str, body: Mapping[str, Any], now: int) -> bool:
    """Store an event beside the running shop; it is on the disk when this returns. False when `key` was here before.

    `now` is UTC seconds. One statement, so that the clerk waits for no more than one write to the disk. Raises a
    `Refusal` when the key belongs to something else.
    """
    raw = connection.open_checked(files.main, keys)
    try:
        raw.execute("PRAGMA wal_autocheckpoint=0")  # folding the log in is the clerk's work
        tx = Tx(raw, Fence(), keys, now, os.urandom(16), Journal())
        _require_same(tx, key, body)
        return inbox.put(tx, SOURCE, key, body, lane=inbox.FIRST)
    finally:
        raw.close()


def standing(db: Reader, key: str) -> Standing:
    """Return how far what was left under `key` has come."""
    row = db.row("SELECT state, answer FROM terminal_answer WHERE key = ?", key)
    if row is not None:
        return Standing(Answer(row["state"], json.loads(row["answer"])), waits=False)
    sql = "SELECT 1 FROM inbox WHERE source = ? AND key = ? AND state = 'new'"
    return Standing(None, db.scalar(sql, SOURCE, key) is not None)


def stored(tx: Tx, key: str, body: Mapping[str, Any]) -> Event | None:
    """Store an event in a transaction at hand, and return it if it is still to be carried out; else None.

    Raises a `Refusal` when the key belongs to something else.
    """
    house = tx.house
    _require_same(house, key, body)
    inbox.put(house, SOURCE, key, body, lane=inbox.FIRST)
    number = house.scalar("SELECT id FROM inbox WHERE source = ? AND key = ?", SOURCE, key)
    found = inbox.one(house, int(number))
    return found[0] if found else None


def _require_same(db: Reader, key: str, body: Mapping[str, Any]) -> None:
    known = db.scalar("SELECT asked FROM terminal_answer WHERE key = ?", key)
    if known is None:
        waiting = db.scalar("SELECT body FROM inbox WHERE source = ? AND key = ?", SOURCE, key)
        known = None if waiting is None else asked(json.loads(waiting))
    if known is not None and bytes(known) != asked(body):
        raise Refusal(f"The key {key} was used for something else.", "Give each thing a key of its own.", Exit.USAGE)


def answer(tx: Tx, event: Event, state: State, words: Any) -> None:
    """Leave the answer to an event, in words JSON can hold; the first answer stays."""
    tx.house.run(
        "INSERT INTO terminal_answer VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        event.key, asked(event.body), state, json.dumps(words, ensure_ascii=False), tx.now,
    )  # fmt: skip


def asked(body: Mapping[str, Any]) -> bytes:
    """Return what two events have in common that ask the same."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).digest()


def is_answered(db: Reader, key: str) -> bool:
    """Tell whether this was answered, though the event itself may be forgotten: then it is not done again."""
    return db.scalar("SELECT 1 FROM terminal_answer WHERE key = ?", key) is not None


def prune(tx: Tx, limit: int = 1000) -> int:
    """Forget answers that are older than 90 days; return how many."""
    return tx.house.run(
        "DELETE FROM terminal_answer WHERE key IN (SELECT key FROM terminal_answer WHERE at < ? LIMIT ?)",
        tx.now - KEPT_SECONDS, limit,
    )  # fmt: skip


def close(tx: Tx, event: Event) -> None:
    """Mark an event that was carried out outside of the clerk's turn."""
    inbox.done(tx.house, event)
