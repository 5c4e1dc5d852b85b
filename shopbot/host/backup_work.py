"""The work on backups, in errand threads: made, tried, carried away and brought back. What it returns becomes events.

What the owner can put right comes back as a text key with its facts (`reason`, `facts`), never as an exception: an
errand that raises is tried again and again, and a backup that cannot be made now is made at its next hour.
"""

import hmac
import logging
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopbot import log
from shopbot.backup import archive, chunks, drill, envelope, names, private, recovery, scratch, selective, shelf
from shopbot.backup.meter import Progress
from shopbot.backup.places import Misplaced, sha256
from shopbot.backup.refusals import BackupRefusal, NotAnArchive
from shopbot.db import witness
from shopbot.db.connection import DatabaseError
from shopbot.db.inbox import BACKGROUND, NewEvent
from shopbot.errors import NotReady, Refusal, Refused, ShopError
from shopbot.host.backup_place import Away, BackupPlace, part_names, send_parts
from shopbot.host.screen import Text
from shopbot.host.vault import Vault
from shopbot.host.wording import Wording
from shopbot.texts.values import Code, Num
from shopbot.trade import events

if TYPE_CHECKING:
    from shopbot.host.host import Host

MAKE, DRILL, LOOK, COPY, FETCH, SEND, RECEIVE, PREVIEW, PART = (
    "backup-make", "backup-drill", "backup-look", "backup-copy", "backup-fetch", "backup-send", "backup-receive",
    "backup-preview", "backup-part",
)  # fmt: skip
CARRY = witness.CARRY
TELL_SECONDS = 1.5
_log = logging.getLogger("shopbot.host")
_MOST_PARTS = 50
_MOST_PIECES = 20  # at once: the rest goes a minute later, and copies get their turn
MOST_FETCHED = 20 << 20  # what a bot can fetch from Telegram
_RECEIVED_DAYS = 7
_PART = re.compile(r"(shop-[0-9TZ]{16}-\d{1,18}\.age)\.part(\d{3})of(\d{3})", re.ASCII)
Came = Mapping[str, Any]
Args = Mapping[str, Any]


def run(host: "Host", name: str, args: Args) -> Came:
    """Carry out one of these errands. Raises `NotReady` while another one has to end first."""
    if host.vault is None:
        raise NotReady("there are no files to back up")
    try:
        return RUNS[name](host, host.vault, args)
    except NotReady:
        raise
    except BackupRefusal as refusal:
        return failure(refusal.key, refusal.facts)
    except ShopError as refused:
        return failure(refused.key, refused.facts)
    except Exception as error:
        code = log.error_code(error)
        log.trace(code, error, errand=name)
        return failure("backup_bug", {"code": code})


def failure(key: str, facts: Mapping[str, Any]) -> Came:
    """Return what did not work: a text key of the house, and its values as plain words and numbers."""
    return {"reason": key, "facts": {name: one if isinstance(one, int) else str(one) for name, one in facts.items()}}


# --- on this server ---


def _make(host: "Host", vault: Vault, args: Args) -> Came:
    if args["at"] < vault.opened_at:
        return failure("backup_interrupted", {})
    with vault.making():
        try:
            made = archive.make(
                vault.files, vault.keys, vault.master, _public(host), vault.folder, host.clock.now(),
                shop=host.shop.name, progress=_telling(host, MAKE, ""),
            )  # fmt: skip
            _tidy(vault, args)
        finally:
            vault.look()
    return {"name": made.path.name, "bytes": made.bytes, "seconds": round(made.seconds)}


def _tidy(vault: Vault, args: Args) -> None:
    """Let old backups go; what cannot be removed is no reason to call the new one a failure."""
    try:
        shelf.tidy(vault.folder, shelf.Keep(**args["keep"]), args["at"])
        chunks.prune(vault.files, vault.keys, args["at"])
    except (OSError, Refusal, DatabaseError) as error:
        log.trace(log.error_code(error), error, errand="backup-tidy")


def _drill(host: "Host", vault: Vault, args: Args) -> Came:
    if args["at"] < vault.opened_at:
        return failure("backup_interrupted", {})
    with vault.making():
        tell = _telling(host, DRILL, "")
        within = vault.files.staging
        found = drill.drill(vault.folder, vault.identity, within, host.clock, install=_install(host), progress=tell)
    for problem in found.problems:
        log.event(_log, "drill_failed", level=logging.ERROR, name=found.name, problem=problem)
    why = {"reason": found.key, "facts": dict(found.facts)} if not found.ok else {}
    return {"name": found.name, "seconds": round(found.seconds), "instead": found.instead, **why}


def _install(host: "Host") -> str:
    return str(host.errand_reader().scalar("SELECT install FROM shop"))


def _look(_host: "Host", vault: Vault, _args: Args) -> Came:
    return {"count": len(vault.look())}


def _public(host: "Host") -> str:
    state = recovery.state(host.errand_reader())
    if state is None:
        raise ShopError("backup_no_key")
    return state.public


def _telling(host: "Host", work: str, name: str) -> Progress:
    """Return what tells the screens how far it is, but not more often than people can see."""
    told = [time.monotonic()]

    def tell(done: int, total: int) -> None:
        if host.vault is not None:
            host.vault.bar = (done, total)
        if time.monotonic() - told[0] >= TELL_SECONDS:
            told[0] = time.monotonic()
            event = events.BackupProgress(work, name, done, total, host.clock.now())
            body = {"name": type(event).__name__, "fields": vars(event)}
            host.put(NewEvent(events.SOURCE, events.key(event), body, lane=BACKGROUND))

    return tell


# --- away from it ---


def _copy(host: "Host", vault: Vault, args: Args) -> Came:
    """Seal it for the recovery key alone, put it there, get it back, compare, and let older ones go."""
    owner, place = _place(host, args["place"])
    name = _sure_name(args["name"])
    with vault.carrying(), scratch.folder(vault.folder) as room:
        sealed = archive.export(vault.folder / name, room / name, vault.identity, _public(host))
        known = dict(args["known"])
        with _place_problems(host, place):
            note = known[name] = place.put(_away(host, owner, args, known), name, sealed.path)
            away = _away(host, owner, args, known)
            place.get(away, name, room / "back")
            if not same(room / "back", sealed.sha256):
                raise Misplaced("place_differs", place.name)
            gone = _let_go(place, away, args)
    return {"bytes": sealed.bytes, "note": note, "gone": gone}


def same(file: Path, digest: str) -> bool:
    """Tell whether a file has this SHA-256 (hex)."""
    return hmac.compare_digest(sha256(file), digest)


def _let_go(place: BackupPlace, away: Away[Any], args: Args) -> list[str]:
    """Remove the copies there that are too old to be kept; files that are no backups are none of ours."""
    listed = place.names(away)
    there = [one for one in listed if names.parse(one.name)]
    newest = sorted((one.name for one in there), key=names.parse, reverse=True)  # type: ignore[arg-type]
    gone = newest[place.most :] if place.most else shelf.dropped(there, shelf.Keep(**args["keep"]), away.now)
    kept = [name for name in newest if name not in gone]
    for name in (*gone, *chunks.past((one.name for one in listed), kept)):
        place.remove(away, name)
    return list(gone)


def _carry(host: "Host", vault: Vault, args: Args) -> Came:
    """Put what is new in the witness there, piece by piece, each compared with what comes back."""
    owner, place = _place(host, args["place"])
    public = _public(host)
    reached = witness.Place(*args["after"]) if args["after"] else None
    with vault.carrying(), scratch.folder(vault.folder) as room:
        for _ in range(_MOST_PIECES):
            piece = chunks.following(vault.files, vault.keys, reached, args["seq"], public)
            if piece is None:
                break
            (room / piece.name).write_bytes(piece.content)
            with _place_problems(host, place):
                known = {piece.name: place.put(_away(host, owner, args, {}), piece.name, room / piece.name)}
                place.get(_away(host, owner, args, known), piece.name, room / "back")
                if not same(room / "back", sha256(room / piece.name)):
                    raise Misplaced("place_differs", place.name)
            reached = piece.place
    return {"reached": [reached.n, reached.sign] if reached else None}


def _fetch(host: "Host", vault: Vault, args: Args) -> Came:
    owner, place = _place(host, args["place"])
    name = _sure_name(args["name"])
    with vault.carrying(), scratch.folder(vault.folder) as room:
        with _place_problems(host, place):
            place.get(_away(host, owner, args, args["known"]), name, room / name)
        return _received(vault, room / name, name)


def _place(host: "Host", name: str) -> tuple[str, BackupPlace]:
    found = host.registry.places.get(name)
    if found is None:
        raise ShopError("backup_place_off")
    return found


def _away(host: "Host", owner: str, args: Args, known: Mapping[str, str]) -> Away[Any]:
    db = host.errand_reader()
    wording = Wording(host.texts, host.language_of(db, args["owner"]), owner)
    return Away(
        host.settings_of(db, owner), host.clock.now(), known, host.telegram, host.download, args["owner"], wording
    )


@contextmanager
def _place_problems(host: "Host", place: BackupPlace) -> Iterator[None]:
    """Have what a place could not do said in words for the owner."""
    try:
        yield
    except (NotReady, Refused) as problem:
        raise Misplaced("place_unreachable" if isinstance(problem, NotReady) else "place_refused", place.name) from None
    except OSError as error:
        raise Misplaced("place_disk", place.name) from error


# --- files that people get and bring ---


def _send(host: "Host", vault: Vault, args: Args) -> Came:
    name, chat = _sure_name(args["name"]), args["chat"]
    with vault.carrying(), scratch.folder(vault.folder) as room:
        sealed = archive.export(vault.folder / name, room / name, vault.identity, _public(host))
        parts = len(part_names(name, sealed.bytes))
        if parts > _MOST_PARTS:
            raise ShopError("backup_too_large", megabytes=sealed.bytes >> 20)
        words = Wording(host.texts, host.language_of(host.errand_reader(), chat), "shopbot")
        try:
            send_parts(host.telegram, chat, name, sealed.path, lambda part, of: words.html(caption(name, part, of)))
        except NotReady:
            raise ShopError("backup_telegram") from None
    return {"parts": parts}


def caption(name: str, part: int, parts: int) -> Text:
    """Return what stands under a document that is a backup, or a part of one."""
    if parts == 1:
        return Text("backup-file", {"name": Code(name)}, "shopbot")
    of = {"name": Code(name), "part": Num(part), "parts": Num(parts)}
    return Text("backup-file-part", of, "shopbot")


def _receive(host: "Host", vault: Vault, args: Args) -> Came:
    title = args["title"]
    part = _PART.fullmatch(title)
    name = _sure_name(part[1] if part else title)
    with vault.carrying(), scratch.folder(vault.folder) as room:
        try:
            content = host.download(args["file_id"], MOST_FETCHED)
        except NotReady:
            raise ShopError("backup_telegram") from None
        (room / title).write_bytes(content)
        if part is None:
            return _received(vault, room / name, name)
        _into(vault.received, room / title, title)
        return _joined(vault, room, name, int(part[3]))


def _joined(vault: Vault, room: Path, name: str, of: int) -> Came:
    """Put the parts together once all of them are there."""
    parts = [vault.received / f"{name}.part{n:03}of{of:03}" for n in range(1, of + 1)]
    have = sum(path.exists() for path in parts)
    if have < of:
        return failure("backup_parts_wait", {"have": have, "of": of})
    with (room / name).open("wb") as whole:
        for path in parts:
            for piece in envelope.pieces_of(path):
                whole.write(piece)
    came = _received(vault, room / name, name)
    for path in parts:
        path.unlink(missing_ok=True)
    return came


def _received(vault: Vault, file: Path, name: str) -> Came:
    """Put a whole file among the received ones; what is no sealed backup is refused, whoever sent it."""
    with file.open("rb") as source:
        if source.read(len(envelope.MAGIC)) != envelope.MAGIC:
            raise NotAnArchive(f"{name} is no backup")
    size = file.stat().st_size
    _into(vault.received, file, name)
    return {"name": name, "bytes": size}


def _into(folder: Path, file: Path, name: str) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.stat().st_mtime < file.stat().st_mtime - _RECEIVED_DAYS * 86_400:
            old.unlink(missing_ok=True)
    file.chmod(0o600)
    file.replace(folder / name)
    private.sync(folder)


# --- a part of a backup ---


def _differences(host: "Host", vault: Vault, args: Args) -> Came:
    """Return what restoring a part of a backup would change: for a preview, or to be carried out inside."""
    name, what = _sure_name(args["name"]), selective.Wanted(args["what"], args["person"])
    with (
        vault.making(),
        archive.opened(vault.folder / name, vault.identity, vault.files.staging, install=_install(host)) as found,
    ):
        changes = selective.preview(host.errand_reader(), found.reader, what)
    return {"changes": [[one.subject, one.now, one.then] for one in changes]}


def _sure_name(name: str) -> str:
    """Return a backup's name. What is none never becomes a path."""
    if names.parse(name) is None:
        raise NotAnArchive(f"{name!r} is not what a backup is called")
    return name


RUNS: Mapping[str, Callable[["Host", Vault, Args], Came]] = {
    MAKE: _make, DRILL: _drill, LOOK: _look, COPY: _copy, CARRY: _carry, FETCH: _fetch, SEND: _send, RECEIVE: _receive,
    PREVIEW: _differences, PART: _differences,
}  # fmt: skip
