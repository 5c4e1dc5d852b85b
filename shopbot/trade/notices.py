"""What staff are told, each of them and each group that wants it: one by one, or gathered while it is busy.

More than `terms.notices_a_minute` within 60 seconds for one chat become one message that grows in place and says
exactly how many of what it stands for; all of them can be read one after the other. When only half as many come in a
minute, it is closed and they are told one by one again. What rings about money or faults is never gathered.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shopbot.db import outbox
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Row, Tx
from shopbot.trade import groups, people, terms
from shopbot.trade.groups import Kind

DIGEST = "digest"
_MINUTE = 60
_URGENT: tuple[Kind, ...] = ("payments", "faults")
_KEPT_SECONDS = 30 * 86_400


@dataclass(frozen=True)
class Notice:
    """One thing to tell: whose words (`owner`, `name`), their stored values and buttons, and what it is about."""

    owner: str
    name: str
    args: Mapping[str, Any]
    kind: Kind = "other"
    rings: bool = False
    dedupe: str | None = None

    @property
    def urgent(self) -> bool:
        """True for what must ring whatever else is going on."""
        return self.rings and self.kind in _URGENT


@dataclass(frozen=True)
class Gathered:
    """One notice of a digest; `at` is when it came (UTC seconds)."""

    id: int
    owner: str
    name: str
    args: Mapping[str, Any]
    at: int


@dataclass(frozen=True)
class Digest:
    """What one message stands for, counted: `counts` by (kind, owner, name), the most frequent first."""

    id: int
    chat: int
    began_at: int
    closed_at: int | None
    total: int
    counts: tuple[tuple[Kind, str, str, int], ...]


# --- telling ---


def tell_staff(tx: Tx, notice: Notice) -> None:
    """Tell every member of staff, and every group that wants notices of this kind."""
    for person in people.staff(tx):
        _tell(tx, person.id, None, notice)
    tell_groups(tx, notice)


def tell_groups(tx: Tx, notice: Notice) -> None:
    """Tell the groups alone."""
    for group in groups.every(tx):
        if group.gets(notice.kind):
            _tell(tx, group.chat, group.thread, notice)


def _tell(tx: Tx, chat: int, thread: int | None, notice: Notice) -> None:
    dedupe = f"{notice.dedupe}:{chat}" if notice.dedupe else None
    if dedupe and _told(tx, dedupe):
        return
    if notice.urgent or not _busy(tx, chat):
        outbox.owe(
            tx, chat, notice.owner, notice.name, notice.args, dedupe=dedupe, rings=notice.rings, thread=thread
        )  # fmt: skip
    else:
        _gather(tx, chat, thread, notice, dedupe)


def _told(tx: Tx, dedupe: str) -> bool:
    sql = "SELECT 1 FROM outbox WHERE dedupe = ?1 UNION ALL SELECT 1 FROM notice_gathered WHERE dedupe = ?1"
    return tx.house.scalar(sql, dedupe) is not None


def _busy(tx: Tx, chat: int) -> bool:
    """Count one notice more; tell whether it is to be gathered, and close what was gathered once it is calm."""
    passed, most, now_open = _count(tx, chat), terms.notices_a_minute(tx), _open(tx, chat)
    if now_open is None:
        return passed > most
    if passed > most // 2:
        return True
    _close(tx, now_open)
    return False


def _count(tx: Tx, chat: int) -> int:
    """Count one notice more and return how many came within the last minute."""
    house = tx.house
    house.run("DELETE FROM notice_pace WHERE chat = ? AND second <= ?", chat, tx.now - _MINUTE)
    house.run("INSERT INTO notice_pace VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET notices = notices + 1", chat, tx.now)
    return int(house.scalar("SELECT sum(notices) FROM notice_pace WHERE chat = ?", chat))


# --- gathering ---


def _open(tx: Tx, chat: int) -> Row | None:
    return tx.house.row("SELECT * FROM notice_digest WHERE chat = ? AND closed_at IS NULL", chat)


def _gather(tx: Tx, chat: int, thread: int | None, notice: Notice, dedupe: str | None) -> None:
    digest = _open(tx, chat) or _begin(tx, chat, thread)
    args = json.dumps(notice.args, ensure_ascii=False)
    newest = tx.house.scalar(
        "INSERT INTO notice_gathered (digest, kind, owner, name, args, dedupe, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " RETURNING id",
        digest["id"], notice.kind, notice.owner, notice.name, args, dedupe, tx.now,
    )  # fmt: skip
    outbox.renew(tx, digest["owed"], {"digest": digest["id"], "upto": newest, "closed": 0})


def _begin(tx: Tx, chat: int, thread: int | None) -> Row:
    house = tx.house
    number = house.scalar("INSERT INTO notice_digest (chat, began_at) VALUES (?, ?) RETURNING id", chat, tx.now)
    owed = outbox.owe(tx, chat, HOUSE, DIGEST, {"digest": number, "upto": 0, "closed": 0}, thread=thread)
    house.run("UPDATE notice_digest SET owed = ? WHERE id = ?", owed, number)
    row = _open(tx, chat)
    assert row is not None  # noqa: S101 - it was made just now
    return row


def _close(tx: Tx, digest: Row) -> None:
    house = tx.house
    upto = house.scalar("SELECT max(id) FROM notice_gathered WHERE digest = ?", digest["id"])
    house.run("UPDATE notice_digest SET closed_at = ? WHERE id = ?", tx.now, digest["id"])
    outbox.renew(tx, digest["owed"], {"digest": digest["id"], "upto": upto, "closed": tx.now})


def close_calm(tx: Tx) -> None:
    """Close the digests to which nothing came for a minute, and forget what was gathered a month ago."""
    house = tx.house
    for row in house.rows("SELECT * FROM notice_digest WHERE closed_at IS NULL"):
        newest = house.scalar("SELECT max(at) FROM notice_gathered WHERE digest = ?", row["id"])
        if newest <= tx.now - _MINUTE:
            _close(tx, row)
    house.run("DELETE FROM notice_gathered WHERE at < ?", tx.now - _KEPT_SECONDS)


# --- reading ---


def digest(db: Reader, number: int, upto: int | None = None) -> Digest | None:
    """Return a digest, counted as far as the notice `upto`; None when there is none, or it is long forgotten."""
    row = db.row("SELECT * FROM notice_digest WHERE id = ?", number)
    if row is None:
        return None
    found = db.rows(
        "SELECT kind, owner, name, count(*) FROM notice_gathered WHERE digest = ? AND id <= coalesce(?, id)"
        " GROUP BY kind, owner, name ORDER BY count(*) DESC, owner, name",
        number, upto,
    )  # fmt: skip
    counts = tuple((kind, owner, name, int(count)) for kind, owner, name, count in found)
    total = sum(count for *_, count in counts)
    return Digest(number, row["chat"], row["began_at"], row["closed_at"], total, counts)


def gathered(db: Reader, number: int, offset: int, limit: int) -> list[Gathered]:
    """Return some of a digest's notices, newest first."""
    rows = db.rows(
        "SELECT id, owner, name, args, at FROM notice_gathered WHERE digest = ? ORDER BY id DESC LIMIT ? OFFSET ?",
        number, limit, offset,
    )  # fmt: skip
    return [Gathered(row["id"], row["owner"], row["name"], json.loads(row["args"]), row["at"]) for row in rows]


def newest_of(db: Reader, chat: int) -> int | None:
    """Return a chat's newest digest, or None."""
    found = db.scalar("SELECT max(id) FROM notice_digest WHERE chat = ?", chat)
    return None if found is None else int(found)
