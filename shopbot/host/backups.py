"""Backups, as plugins ask for them: ordered inside, done by errands outside (`backup_work`), told as events.

    backups.make(ctx, keep)            ->  BackupMade or BackupFailed
    backups.drill(ctx)                 ->  DrillDone
    backups.copy(ctx, "s3", name, …)   ->  CopyKept or CopyFailed
    backups.carry(ctx, "s3", name)     nothing, or CopyFailed once that has lasted: what is new since, in small pieces
    backups.fetch(ctx, "s3", name, …)  ->  BackupBrought          backups.receive(request): the same, from this chat
    backups.send(request, name)        ->  BackupSent
    backups.preview(request, name, …)  ->  RestorePreviewed       backups.restore_part(request, name, …): PartRestored
    backups.restore(request, name)     the shop stops, restores, starts again and says what came of it

One backup or drill at a time, and one file carried at a time, so that payments always find an errand thread. A backup
that was ordered before the process died is not made after its start: should making it be what ended the process, it
must not end the next one too, and the next backup is never far. A copy is taken up again: twice does no harm.
Which backups there are is what lies in the folder: errands read it, and it is remembered (`shelf`).
"""

import json
import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopbot import program
from shopbot.backup import names, recovery, selective
from shopbot.backup.shelf import Keep
from shopbot.db import cursors, errands
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader
from shopbot.errors import ShopError
from shopbot.host import backup_work as work
from shopbot.host.backup_place import delete_messages, send_parts
from shopbot.host.backup_work import caption
from shopbot.host.plugin import OWNER
from shopbot.host.restoring import RestoreDue
from shopbot.host.screen import Text
from shopbot.host.vault import Archive, expect, overdue
from shopbot.texts.values import Bar, Phrase
from shopbot.trade import events, held, people, recovering

if TYPE_CHECKING:
    from shopbot.host.context import Context, Request

__all__ = [
    "Archive", "Place", "archive_of", "bar", "busy", "can_undo_restore", "caption", "carry", "copy",
    "delete_messages", "drill", "expect", "fetch", "is_ours", "key_asked", "key_proved", "make", "overdue", "places",
    "preview", "prove_key", "reason", "receive", "restore", "restore_command", "restore_part", "result", "send",
    "send_parts", "shelf", "typed", "undo_restore", "verified_at",
]  # fmt: skip
_VERIFIED = "backup.verified"
_CARRIED, _SIGN, _FAILED = "backup.carried:", "backup.carried_sign:", "backup.carry_failed:"  # by place
_LASTS = 10  # failures in a row after which somebody is told, a minute apart
_NAMES = frozenset(work.RUNS)
_SHOWN = 8
_ALONE = (work.MAKE, work.DRILL)


@dataclass(frozen=True)
class Place:
    """A place that a plugin brings: what copies there are filed under, its label, and whether it can be used."""

    name: str
    label: Text
    ready: bool


# --- what there is ---


def shelf(ctx: "Context[Any]") -> tuple[Archive, ...] | None:
    """Return the backups on this server, newest first; None until somebody looked, which is then ordered."""
    vault = ctx.host.vault
    if vault is not None and vault.shelf is None and not _under_way(ctx.db, (work.LOOK,)):
        _order(ctx, work.LOOK, {})
    return vault.shelf if vault is not None else None


def archive_of(ctx: "Context[Any]", at: int) -> Archive:
    """Return the backup that was made at `at` (UTC seconds). Raises ShopError `backup_missing`."""
    found = next((one for one in shelf(ctx) or () if one.at == at), None)
    if found is None:
        raise ShopError("backup_missing")
    return found


def places(ctx: "Context[Any]") -> list[Place]:
    """Return the places there are, by name."""
    found = sorted(ctx.host.registry.places.items())
    return [
        Place(name, Text(place.label, {}, owner), place.ready(ctx.host.settings_of(ctx.db, owner)))
        for name, (owner, place) in found
    ]


def busy(ctx: "Context[Any]") -> bool:
    """Tell whether a backup is being made or tried."""
    return _under_way(ctx.db, _ALONE)


def verified_at(db: Reader) -> int | None:
    """Return when the last backup that was proved was made, by this shop as it is (UTC seconds)."""
    return cursors.read(db.house, _VERIFIED)


def reason(key: str, facts: str) -> Phrase:
    """Return the words of what went wrong, from what an event says of it, as a value for a text."""
    return Phrase(key.replace("_", "-"), json.loads(facts or "{}"))


def bar(ctx: "Context[Any]") -> Bar | None:
    """Return how far the backup or drill under way is, as far as anybody said; None while there is none."""
    vault = ctx.host.vault
    return Bar(*vault.bar) if vault is not None and vault.bar and busy(ctx) else None


def restore_command(ctx: "Context[Any]", name: str) -> str:
    """Return what is typed on the server to restore a file that was received: there the recovery key is asked for."""
    folder = ctx.host.vault.received if ctx.host.vault else Path()
    return typed(f"restore {shlex.quote(str(folder / name))}")


def typed(words: str) -> str:
    """Return what is typed on the server for a command of this program."""
    return f"{program.name()} {words}"


# --- restoring ---


def restore(request: "Request[Any]", name: str) -> None:
    """Have the shop stop, restore this backup, and start again; it says itself what came of it. For owners."""
    request.require(OWNER)
    if name not in {one.name for one in shelf(request) or ()}:
        raise ShopError("backup_missing")
    request.tx.house.after_commit(RestoreDue(name, request.user.id))


def preview(request: "Request[Any]", name: str, what: str, person: int = 0) -> bool:
    """Order what restoring only `what` ("products", "settings", "person") would change. False if that is under way."""
    return _part(request, work.PREVIEW, name, what, person)


def restore_part(request: "Request[Any]", name: str, what: str, person: int = 0) -> bool:
    """Order that only this part is put back as it was; for owners. Never money, stock, orders or roles."""
    return _part(request, work.PART, name, what, person)


def _part(request: "Request[Any]", errand: str, name: str, what: str, person: int) -> bool:
    request.require(OWNER)
    args = {"name": name, "what": what, "person": person, "by": request.user.id}
    return not _ordered(request, errand) and _order(request, errand, args)


def undo_restore(request: "Request[Any]") -> None:
    """Have the shop stop, take back what the newest restore put aside, and start again; for owners.

    Raises ShopError `restore_not_undone` when goods or money moved since.
    """
    request.require(OWNER)
    if not can_undo_restore(request.db):
        raise ShopError("restore_not_undone")
    request.tx.house.after_commit(RestoreDue("", request.user.id))


def can_undo_restore(db: Reader) -> bool:
    """Tell whether the newest restore put something aside, and neither goods nor money moved since."""
    found = held.latest(db.house)
    return found is not None and bool(found.facts.get("stamp")) and _unmoved(db.house, found)


def _unmoved(db: Reader, found: held.Restored) -> bool:
    return recovering.moved(db) == found.facts.get("moved")


# --- the recovery key ---


def key_proved(db: Reader) -> bool:
    """Tell whether the owner has shown to have the recovery key."""
    state = recovery.state(db)
    return state is not None and bool(state.confirmed)


def key_asked(db: Reader, now: int) -> recovery.Asked | None:
    """Return which of its words the owner is to be asked for now, or None."""
    return recovery.due(db, now)


def prove_key(request: "Request[Any]", words: Sequence[str]) -> bool:
    """Tell whether these are the words asked for, and note it; for owners.

    Raises ShopError `recovery_tries` after too many wrong ones.
    """
    request.require(OWNER)
    return recovery.confirm(request.tx.house, words)


# --- ordering ---


def make(ctx: "Context[Any]", keep: Keep, *, slot: str = "", by: int = 0) -> bool:
    """Order a backup; old ones that `keep` does not want go once it is proved. False while one is being made.

    `slot` is what it is for ("half-hour 3401"), kept in the event; `by` is who asked, 0 for nobody.
    """
    if busy(ctx):
        return False
    return _order(ctx, work.MAKE, {"keep": asdict(keep), "slot": slot, "by": by, "at": ctx.now})


def drill(ctx: "Context[Any]", *, by: int = 0) -> bool:
    """Order that the newest backup is restored for practice. False while one is made or tried."""
    if busy(ctx):
        return False
    return _order(ctx, work.DRILL, {"by": by, "at": ctx.now})


def copy(ctx: "Context[Any]", place: str, name: str, keep: Keep, known: Mapping[str, str]) -> bool:
    """Order a copy of a backup at a place; `known` are the notes of the copies there, by name. False if it is ordered.

    The copy can be opened by the owner's recovery key alone. Older ones that `keep` does not want are removed.
    """
    args = {"place": place, "name": name, "keep": asdict(keep), "known": dict(known), "owner": _owner(ctx)}
    return not _ordered(ctx, work.COPY, place=place) and _order(ctx, work.COPY, args)


def carry(ctx: "Context[Any]", place: str, name: str) -> bool:
    """Order that what is new in the witness is put at a place beside its newest copy, which is called `name`.

    False if the place takes no pieces, if nothing is new, or if that is ordered. Only what lasts is told.
    """
    at, found = names.parse(name), ctx.host.registry.places.get(place)
    if at is None or found is None or not found[1].pieces or _ordered(ctx, work.CARRY, place=place):
        return False
    n, sign = cursors.read(ctx.db.house, _CARRIED + place), cursors.read(ctx.db.house, _SIGN + place)
    after = None if n is None or sign is None else [n, sign]
    if ctx.db.house.scalar("SELECT witness FROM shop") in (0, n):  # 0: there is no witness yet
        return False
    args = {"place": place, "seq": at.seq, "after": after, "owner": _owner(ctx)}
    return _order(ctx, work.CARRY, args)


def fetch(ctx: "Context[Any]", place: str, name: str, known: Mapping[str, str], *, by: int) -> bool:
    """Order that a copy is brought back to this server, among the received files. False if that is ordered."""
    args = {"place": place, "name": name, "known": dict(known), "by": by, "owner": _owner(ctx)}
    return not _ordered(ctx, work.FETCH, name=name) and _order(ctx, work.FETCH, args)


def send(request: "Request[Any]", name: str) -> bool:
    """Order that a backup is sent into this chat, sealed for the recovery key alone; for owners."""
    request.require(OWNER)
    args = {"name": name, "chat": request.chat}
    return not _ordered(request, work.SEND, **args) and _order(request, work.SEND, args)


def receive(request: "Request[Any]") -> bool:
    """Order that the backup, or the part of one, which an owner has just sent is put on this server.

    Raises ShopError `file_too_large`: Telegram lets bots fetch no more than 20 MB.
    """
    request.require(OWNER)
    sent = request.incoming.document
    if sent is None:
        return False
    if sent.size > work.MOST_FETCHED:
        raise ShopError("file_too_large", limit=work.MOST_FETCHED >> 20)
    args = {"file_id": sent.file_id, "title": sent.name, "by": request.user.id}
    return not _ordered(request, work.RECEIVE, title=sent.name) and _order(request, work.RECEIVE, args)


def _order(ctx: "Context[Any]", name: str, args: Mapping[str, Any]) -> bool:
    """Order an errand under a key of its own: what must not run twice at once is asked before."""
    number = ctx.tx.house.scalar("SELECT coalesce(max(id), 0) FROM errand")
    return errands.send(ctx.tx.house, HOUSE, name, args, f"{name}:{ctx.now}:{number}")


def _under_way(db: Reader, those: tuple[str, ...]) -> bool:
    marks = ", ".join("?" * len(those))
    sql = f"SELECT 1 FROM errand WHERE owner = ? AND state = 'due' AND name IN ({marks})"  # noqa: S608 - only marks
    return db.house.scalar(sql, HOUSE, *those) is not None


def _ordered(ctx: "Context[Any]", errand: str, /, **same: object) -> bool:
    sql = "SELECT args FROM errand WHERE owner = ? AND state = 'due' AND name = ?"
    found = [json.loads(row["args"]) for row in ctx.db.house.rows(sql, HOUSE, errand)]
    return any(all(args.get(key) == value for key, value in same.items()) for args in found)


def _owner(ctx: "Context[Any]") -> int:
    """Return the owner's chat, 0 while the shop has none: the one who is known the longest."""
    return next((one.id for one in people.staff(ctx.db) if one.role == "owner"), 0)


# --- what came of it ---


def is_ours(name: str) -> bool:
    """Tell whether an errand of the house is one of these."""
    return name in _NAMES


def result(ctx: "Context[Any]", body: Mapping[str, Any]) -> None:
    """Tell what one of these errands has done."""
    name, args, came = body["name"], body["args"], body["result"]
    if "failed" in came:
        came = work.failure("backup_bug", {"code": str(came["failed"])})
    event = _EVENTS[name](ctx, args, came) if name in _EVENTS else None
    if event is not None:
        ctx.emit(event)


def _why(came: Mapping[str, Any]) -> dict[str, str]:
    return {"reason": came.get("reason", ""), "facts": json.dumps(came.get("facts", {}), ensure_ascii=False)}


def _made(ctx: "Context[Any]", args: Mapping[str, Any], came: Mapping[str, Any]) -> events.Event:
    slot, by = args["slot"], args["by"]
    if "reason" in came:
        return events.BackupFailed(ctx.now, **_why(came), slot=slot, by=by)
    cursors.move(ctx.tx, _VERIFIED, args["at"])
    _look_again(ctx, came["name"])
    return events.BackupMade(came["name"], ctx.now, came["bytes"], int(came["seconds"]), slot, by)


def _look_again(ctx: "Context[Any]", name: str) -> None:
    """Have the folder read again if a backup was made by somebody else: a terminal beside the shop."""
    vault = ctx.host.vault
    if vault is not None and name not in {one.name for one in vault.shelf or ()}:
        _order(ctx, work.LOOK, {})


def _tried(ctx: "Context[Any]", args: Mapping[str, Any], came: Mapping[str, Any]) -> events.Event:
    name, instead, why = came.get("name", ""), came.get("instead", ""), _why(came)
    return events.DrillDone(name, ctx.now, int(came.get("seconds", 0)), **why, instead=instead, by=args["by"])


def _copied(ctx: "Context[Any]", args: Mapping[str, Any], came: Mapping[str, Any]) -> events.Event:
    if "reason" in came:
        return events.CopyFailed(args["place"], args["name"], ctx.now, **_why(came))
    gone = " ".join(came["gone"])
    return events.CopyKept(args["place"], args["name"], ctx.now, came["bytes"], came["note"], gone)


def _carried(ctx: "Context[Any]", args: Mapping[str, Any], came: Mapping[str, Any]) -> events.Event | None:
    """Note how far a place has got. Where it does not work the next minute tries again, until that has lasted."""
    place, tx = args["place"], ctx.tx
    errands.prune(tx, HOUSE, work.CARRY)
    if "reason" in came:
        count = (cursors.read(ctx.db.house, _FAILED + place) or 0) + 1
        cursors.move(tx, _FAILED + place, count)
        return events.CopyFailed(place, "", ctx.now, **_why(came)) if count == _LASTS else None
    cursors.forget(tx, _FAILED + place)
    if came["reached"]:
        for name, value in zip((_CARRIED, _SIGN), came["reached"], strict=True):
            cursors.move(tx, name + place, value)
    return None


def _brought(ctx: "Context[Any]", args: Mapping[str, Any], came: Mapping[str, Any]) -> events.Event:
    name = came.get("name") or args.get("name") or args["title"]
    size = came.get("bytes", 0)
    return events.BackupBrought(name, args.get("place", ""), ctx.now, size, **_why(came), by=args["by"])


def _sent(ctx: "Context[Any]", args: Mapping[str, Any], came: Mapping[str, Any]) -> events.Event:
    return events.BackupSent(args["name"], args["chat"], came.get("parts", 0), ctx.now, **_why(came))


def _previewed(ctx: "Context[Any]", args: Mapping[str, Any], came: Mapping[str, Any]) -> events.Event:
    subjects = [subject for subject, _, _ in came.get("changes", [])]
    told = json.dumps({"count": len(subjects), "first": subjects[:_SHOWN]})
    what, by = args["what"], args["by"]
    return events.RestorePreviewed(args["name"], what, args["person"], by, ctx.now, told, **_why(came))


def _put_back(ctx: "Context[Any]", args: Mapping[str, Any], came: Mapping[str, Any]) -> events.Event:
    """Carry the differences out, in this very transaction."""
    changes = [selective.Difference(*one) for one in came.get("changes", [])]
    changed = len(selective.put(ctx.tx.house, changes, args["by"]))
    return events.PartRestored(args["name"], args["what"], args["by"], ctx.now, changed, **_why(came))


_EVENTS: Mapping[str, Callable[..., events.Event | None]] = {
    work.MAKE: _made, work.DRILL: _tried, work.COPY: _copied, work.CARRY: _carried, work.FETCH: _brought,
    work.RECEIVE: _brought, work.SEND: _sent, work.PREVIEW: _previewed, work.PART: _put_back,
}  # fmt: skip
