"""Groups that get the shop's notices, beside its staff: added by a member of staff, until removed or left.

A group is known by Telegram's number for it, which changes once in its life, when it becomes a supergroup.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from shopbot.db import outbox
from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit
from shopbot.trade.audit import Actor

Kind = Literal["orders", "payments", "stock", "messages", "faults", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_TITLE = 128


@dataclass(frozen=True)
class Group:
    """One group. `thread` is the topic notices go to, `language` None the shop's, `without` kinds it does not get."""

    chat: int
    thread: int | None
    title: str
    language: str | None
    without: tuple[Kind, ...]
    made_by: str
    made_at: int

    def gets(self, kind: Kind) -> bool:
        """Tell whether notices of this kind go there."""
        return kind not in self.without


def every(db: Reader) -> list[Group]:
    """Return all groups, the oldest first."""
    return [_group(row) for row in db.rows("SELECT * FROM notice_group ORDER BY made_at, chat DESC")]


def get(db: Reader, chat: int) -> Group | None:
    """Return the group with this number, or None."""
    row = db.row("SELECT * FROM notice_group WHERE chat = ?", chat)
    return None if row is None else _group(row)


def sure(db: Reader, chat: int) -> Group:
    """Return the group, or raise ShopError `no_such_group`."""
    found = get(db, chat)
    if found is None:
        raise ShopError("no_such_group")
    return found


def add(tx: Tx, chat: int, title: str, by: Actor, thread: int | None = None) -> Group:
    """Let a group get the notices, in a topic of it; one that has them already gets them there from now on."""
    was = get(tx, chat)
    words = title.strip()[:_TITLE] or str(chat)
    tx.house.run(
        "INSERT INTO notice_group (chat, thread, title, made_by, made_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET thread = excluded.thread, title = excluded.title",
        chat, thread, words, str(by), tx.now,
    )  # fmt: skip
    return _changed(tx, by, "group.added" if was is None else "group.changed", was, sure(tx, chat))


def put_back(tx: Tx, fields: dict[str, Any], by: Actor) -> Group:
    """Let a removed group get the notices as it did before; `fields` are those the audit kept of it."""
    kept = Group(**{**fields, "without": tuple(fields["without"])})
    tx.house.run(
        "INSERT INTO notice_group VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        kept.chat, kept.thread, kept.title, kept.language, json.dumps(kept.without), kept.made_by, kept.made_at,
    )  # fmt: skip
    return _changed(tx, by, "group.added", None, sure(tx, kept.chat))


def change(
    tx: Tx, chat: int, by: Actor, *, language: str | None, without: Sequence[Kind], thread: int | None = None
) -> Group:
    """Set what a group gets, where and in which language. Raises ShopError `no_such_group`."""
    was = sure(tx, chat)
    kept = [kind for kind in KINDS if kind in without]
    sql = "UPDATE notice_group SET language = ?, without = ?, thread = ? WHERE chat = ?"
    tx.house.run(sql, language, json.dumps(kept), thread, chat)
    return _changed(tx, by, "group.changed", was, sure(tx, chat))


def remove(tx: Tx, chat: int, by: Actor) -> Group:
    """Let a group get no more notices, nor those on their way. Raises ShopError `no_such_group`."""
    was = sure(tx, chat)
    tx.house.run("DELETE FROM notice_group WHERE chat = ?", chat)
    outbox.drop_chat(tx, chat, "the group gets no more notices")
    audit.write(tx, by, "group.removed", f"group:{chat}", fields(was))
    return was


def move(tx: Tx, old: int, new: int) -> bool:
    """Follow a group that became a supergroup, with what it is still owed; True when that was news."""
    moved = outbox.move_chat(tx, old, new)
    if get(tx, new) is not None:
        return bool(moved)
    tx.house.run("UPDATE notice_digest SET chat = ? WHERE chat = ?", new, old)
    return bool(tx.house.run("UPDATE notice_group SET chat = ? WHERE chat = ?", new, old)) or bool(moved)


def fields(group: Group) -> dict[str, Any]:
    """Return a group as the audit keeps it."""
    return {**vars(group), "without": list(group.without)}


def _changed(tx: Tx, by: Actor, action: str, was: Group | None, now: Group) -> Group:
    if was != now:
        audit.write(tx, by, action, f"group:{now.chat}", was and fields(was), fields(now))
    return now


def _group(row: Row) -> Group:
    made = Group(**{**dict(row), "without": ()})
    return replace(made, without=tuple(kind for kind in KINDS if kind in json.loads(row["without"])))
