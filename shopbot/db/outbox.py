"""Messages the shop owes: delivered goods, "paid", refunds, alerts. Sent at least once, whatever happens in between.

A row holds a reference (a message's name and its arguments), never the goods themselves; the sender renders it from
rows that no longer change, so a repeat says the same thing again. Menus are not owed and never come here.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Row, Tx

ERASE = "erase"
WITHDRAWN, BEGUN, UNKNOWN = "withdrawn", "begun", "unknown"

RENEW_SECONDS = 5  # a message that grows is changed no more often


@dataclass(frozen=True)
class Owed:
    """One message that is due: to which chat (and topic), whose, what, and how often it was tried.

    `message_id` is where an earlier `version` of it stands, to be changed in place. `begun`: a try was noted before it
    was made, and what came of it was not.
    """

    id: int
    chat: int
    thread: int | None
    owner: str
    name: str
    args: Mapping[str, Any]
    rings: bool
    tries: int
    created_at: int
    version: int
    message_id: int | None
    begun: bool


def owe(
    tx: Tx,
    chat: int,
    owner: str,
    name: str,
    args: Mapping[str, Any],
    *,
    dedupe: str | None = None,
    rings: bool = False,
    thread: int | None = None,
) -> int:
    """Owe `chat` the message `name` of `owner`; return the row's id, or 0 when `dedupe` was owed before.

    It is due at once: 0, so that it is due whatever becomes of the clock.
    """
    row = tx.house.scalar(
        "INSERT INTO outbox (chat, thread, owner, name, args, dedupe, rings, created_at, due_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING RETURNING id",
        chat, thread, owner, name, json.dumps(args, ensure_ascii=False), dedupe, int(rings), tx.now,
    )  # fmt: skip
    if row is not None:
        tx.owes()
    return int(row or 0)


def unsay(tx: Tx, owed_id: int, owner: str) -> int:
    """Owe a chat the deletion of a message of `owner` that it was sent; return the row's id, or 0 for none."""
    said = tx.house.row(
        "SELECT chat, message_id FROM outbox WHERE id = ? AND owner = ? AND state = 'sent'", owed_id, owner
    )
    if said is None or said["message_id"] is None:
        return 0
    return erase(tx, said["chat"], said["message_id"])


def erase(tx: Tx, chat: int, message_id: int) -> int:
    """Owe a chat the deletion of a message; return the row's id, or 0 when that was owed before."""
    return owe(tx, chat, HOUSE, ERASE, {"message_id": message_id}, dedupe=f"{ERASE}:{chat}:{message_id}")


_DUE = "SELECT * FROM outbox {} WHERE state = 'due' AND due_at <= ? AND id > ? ORDER BY id LIMIT ?"
_OF_ALL, _OF_NEW = _DUE.format("INDEXED BY outbox_due"), _DUE.format("NOT INDEXED")


def due(db: Reader, now: int, after: int, limit: int) -> list[Owed]:
    """Return due messages with an id above `after`, oldest first; what was sent in the shop's life is not read."""
    return [_owed(row) for row in db.rows(_OF_ALL, now, after, limit)]


def fresh(db: Reader, now: int, after: int, limit: int) -> list[Owed]:
    """Return the same, reading on from `after` alone: for somebody who was there a moment ago."""
    return [_owed(row) for row in db.rows(_OF_NEW, now, after, limit)]


def begun(tx: Tx, owed_id: int) -> None:
    """Note that a message is about to leave which must not leave twice."""
    tx.run("UPDATE outbox SET problem = ? WHERE id = ? AND state = 'due'", BEGUN, owed_id)


def sent(tx: Tx, owed_id: int, message_id: int | None, version: int = 0) -> None:
    """Note that Telegram has this version of it; one that was renewed meanwhile stays due, to be changed there."""
    tx.run(
        "UPDATE outbox SET sent_at = ?1, message_id = ?2, state = iif(version = ?3, 'sent', state),"
        " due_at = iif(version = ?3, due_at, ?1 + ?4) WHERE id = ?5 AND state = 'due'",
        tx.now, message_id, version, RENEW_SECONDS, owed_id,
    )  # fmt: skip


def renew(tx: Tx, owed_id: int, args: Mapping[str, Any]) -> None:
    """Let a message say something else: in place if it was sent, at most once in `RENEW_SECONDS`."""
    tx.house.run(
        "UPDATE outbox SET args = ?1, version = version + 1,"
        " due_at = iif(state = 'sent', max(?2, sent_at + ?3), due_at),"
        " state = iif(state = 'sent', 'due', state) WHERE id = ?4",
        json.dumps(args, ensure_ascii=False), tx.now, RENEW_SECONDS, owed_id,
    )  # fmt: skip
    tx.owes()


def again(tx: Tx, owed_id: int, at: int, problem: str) -> None:
    """Note a try that failed; the next one is at `at` (UTC seconds)."""
    tx.run("UPDATE outbox SET tries = tries + 1, due_at = ?, problem = ? WHERE id = ?", at, problem, owed_id)


def park_chat(tx: Tx, chat: int, problem: str) -> int:
    """Hold everything owed to a chat that cannot be reached (the person blocked the bot); return how much."""
    return tx.run("UPDATE outbox SET state = 'parked', problem = ? WHERE chat = ? AND state = 'due'", problem, chat)


def wake_chat(tx: Tx, chat: int) -> int:
    """Owe a chat again what was parked, as its person came back; return how much."""
    woken = tx.house.run("UPDATE outbox SET state = 'due', due_at = 0 WHERE chat = ? AND state = 'parked'", chat)
    if woken:
        tx.owes()
    return woken


def move_chat(tx: Tx, old: int, new: int) -> int:
    """Owe another chat what is still owed to this one: the group became a supergroup; return how much.

    Also what Telegram would not take for the old one. Where an earlier version stands is a message of the old chat.
    """
    house = tx.house
    moved = house.run(
        "UPDATE outbox SET chat = ?2, state = 'due', due_at = 0, message_id = NULL"
        " WHERE chat = ?1 AND state IN ('due', 'parked')",
        old, new,
    )  # fmt: skip
    house.run(
        "UPDATE outbox SET chat = ?2, message_id = NULL WHERE chat = ?1 AND state = 'sent' AND version > 0", old, new
    )
    if moved:
        tx.owes()
    return moved


def drop_chat(tx: Tx, chat: int, why: str) -> int:
    """Owe a chat nothing more, for good; return how much it was."""
    sql = "UPDATE outbox SET state = 'dead', problem = ? WHERE chat = ? AND state IN ('due', 'parked')"
    return tx.house.run(sql, why, chat)


def withdraw(tx: Tx, dedupe: str) -> bool:
    """Take back what is still owed under this name; False when it was sent, or never owed."""
    sql = "UPDATE outbox SET state = 'dead', problem = 'withdrawn' WHERE dedupe = ? AND state IN ('due', 'parked')"
    return bool(tx.house.run(sql, dedupe))


def get(db: Reader, owed_id: int) -> Owed | None:
    """Return one message, whatever became of it, or None."""
    row = db.row("SELECT * FROM outbox WHERE id = ?", owed_id)
    return None if row is None else _owed(row)


def dead(tx: Tx, owed_id: int, problem: str) -> None:
    """Give up on a message Telegram will never take, with its own words for why."""
    tx.run("UPDATE outbox SET state = 'dead', problem = ? WHERE id = ? AND state = 'due'", problem, owed_id)


def _owed(row: Row) -> Owed:
    return Owed(
        row["id"], row["chat"], row["thread"], row["owner"], row["name"], json.loads(row["args"]),
        bool(row["rings"]), row["tries"], row["created_at"], row["version"], row["message_id"],
        row["problem"] == BEGUN,
    )  # fmt: skip
