"""Groups that get the shop's notices, beside its staff: added by a member of staff, until removed or left.

A group is known by Telegram's number for it, which changes once in its life, when it becomes a supergroup.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from shopbot.db import outbox
from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit
from shopbot.trade.audit import Actor

Kind = Literal["orders", "payments", "stock", "messages", "faults", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)
ACTION = "notices.group"  # what the audit calls each change: before and after are `fields`, None where it was not there
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
    new = Group(chat, thread, words, None, (), str(by), tx.now) if was is None else was
    return _keep(tx, by, was, replace(new, thread=thread, title=words))


def change(tx: Tx, chat: int, by: Actor, *, language: str | None, without: Sequence[Kind]) -> Group:
    """Set in which language a group reads, and which kinds it does not get. Raises ShopError `no_such_group`."""
    was = sure(tx, chat)
    return _keep(tx, by, was, replace(was, language=language, without=_known(without)))


def remove(tx: Tx, chat: int, by: Actor) -> Group:
    """Let a group get no more notices, nor those on their way. Raises ShopError `no_such_group`."""
    was = sure(tx, chat)
    _forget(tx, by, was)
    return was


def restore(tx: Tx, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, by: Actor) -> None:
    """Take a change back, as the audit kept it. Raises ShopError `changed_since`."""
    chat = int((after or before or {})["chat"])
    now = get(tx, chat)
    if (now and fields(now)) != after:
        raise ShopError("changed_since")
    if before is not None:
        _keep(tx, by, now, Group(**{**before, "without": _known(before["without"])}))
    elif now is not None:
        _forget(tx, by, now)


def _keep(tx: Tx, by: Actor, was: Group | None, now: Group) -> Group:
    tx.house.run(
        "INSERT INTO notice_group VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET thread = excluded.thread,"
        " title = excluded.title, language = excluded.language, without = excluded.without",
        now.chat, now.thread, now.title, now.language, json.dumps(now.without), now.made_by, now.made_at,
    )  # fmt: skip
    if was != now:
        audit.write(tx, by, ACTION, f"group:{now.chat}", was and fields(was), fields(now))
    return now


def _forget(tx: Tx, by: Actor, was: Group) -> None:
    tx.house.run("DELETE FROM notice_group WHERE chat = ?", was.chat)
    outbox.drop_chat(tx, was.chat, "the group gets no more notices")
    audit.write(tx, by, ACTION, f"group:{was.chat}", fields(was))


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


def _known(kinds: Sequence[str]) -> tuple[Kind, ...]:
    return tuple(kind for kind in KINDS if kind in kinds)


def _group(row: Row) -> Group:
    return Group(**{**dict(row), "without": _known(json.loads(row["without"]))})
