"""Backups: one encrypted file each, proved whole before it counts, and read back by everything that uses one.

A backup is made while the shop sells. A reading connection of its own holds one moment of the file; that moment is
copied, page by page, under a key made for this copy alone; the copy is opened and everything in it counted again, and
compared with the moment; then it is sealed with its manifest (see `envelope`), read back from the disk to the last
byte, and only then given its name. So a file whose name is a backup's is a whole one, or was damaged later: that is
what `verify` tells. Nothing is ever plain on the disk: what lies there meanwhile is the copy under the one-time key,
which only the sealed manifest knows.

A backup that stays on the server opens with the recovery key and with the server's own key; one that leaves it is
sealed anew for the recovery key alone (`export`). age proves that nobody altered a file, not who made it: whoever knows
the public recovery key can make one that opens. A restore of a shop that still has its master asks `made_with`.
"""

import hashlib
import hmac
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyrage

from shopbot import __version__
from shopbot.backup import envelope, manifest, names, private, recovery, scratch
from shopbot.backup.manifest import Manifest
from shopbot.backup.meter import Counter, Meter, Progress
from shopbot.backup.names import ArchiveName
from shopbot.backup.refusals import (
    BackupFailed,
    BackupRefusal,
    DamagedArchive,
    NoArchive,
    OtherShop,
    failed_by,
    no_room,
)
from shopbot.db import anchor, connection, migrate, tables
from shopbot.db.connection import DatabaseError, ReadConnection
from shopbot.db.fence import HOUSE
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.errors import NoFile, Refusal
from shopbot.secret import Secret
from shopbot.trade import checks

_COLUMNS = (
    "SELECT kept.name, part.name FROM sqlite_schema AS kept, pragma_table_xinfo(kept.name) AS part"
    " WHERE kept.type = 'table' ORDER BY kept.name, part.cid"
)
_SHARES = (15, 25, 35, 15, 10)  # of a backup: copied, its pages read, recounted, sealed, read back; measured
_MARGIN = 16 << 20
_SAID = 3  # problems that a message names; the rest are counted


@dataclass(frozen=True)
class Made:
    """A backup that was just made and proved. `bytes` is the size of its file, `seconds` what all of it took."""

    path: Path
    manifest: Manifest
    seconds: float
    bytes: int


@dataclass(frozen=True)
class Exported:
    """A backup for the recovery key alone. `sha256` (hex) is that of the file at `path`, of `bytes` bytes."""

    path: Path
    manifest: Manifest
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Good:
    """The newest backup that verifies, and the newer ones that do not, each with what is wrong with it."""

    path: Path
    manifest: Manifest
    passed_over: tuple[tuple[Path, BackupRefusal], ...]


@dataclass(frozen=True)
class Opened:
    """A backup's private copy, opened for reading. `keys` opens the file at `path` and checks what is in it.

    `raw` is the connection behind `reader`: what `connection.copy` copies from.
    """

    manifest: Manifest
    reader: ReadConnection
    raw: Any
    path: Path
    keys: Keys

    def problems(self) -> list[str]:
        """Read every page and recount everything; return one sentence for each thing that is wrong.

        A copy from before this program's newest schema is not recounted: first it has to take the steps it lacks.
        """
        return problems_of(self.raw, self.keys)


# --- making one ---


def make(
    files: Files, keys: Keys, master: bytes, public: str, folder: Path, now: int,
    *, shop: str = "", progress: Progress | None = None,
) -> Made:  # fmt: skip
    """Make a backup of the shop in `files` in `folder` (made 0700 if missing), also while the shop runs.

    `keys` are those of the 32-byte `master`, `public` is the recovery key's public half ("age1…"), `now` UTC seconds by
    the shop's clock, `shop` the name it goes by. Needs twice the file's size of free disk for a moment, and memory
    that does not grow with the shop. Raises `BackupFailed`; then the backups made before are untouched and nothing of
    this one is left. A kill leaves a scratch folder, which the next backup here (or `scratch.sweep`) removes.
    """
    began = time.monotonic()
    try:
        with scratch.folder(folder) as room:
            _require_room(files.main, folder)
            made = _Making(files, keys, master, now, room, Meter(4 * files.main.stat().st_size, progress, _SHARES))
            told = made.copied(shop)
            path = _settled(made.sealed(told, public), _free(folder, ArchiveName(now, told.seq)))
        return Made(path, told, time.monotonic() - began, path.stat().st_size)
    except BackupRefusal:
        raise
    except Refusal as refusal:
        raise BackupFailed(refusal.message, refusal.hint, key="backup_source") from refusal
    except (OSError, DatabaseError) as error:
        raise failed_by(error) from error


def _require_room(main: Path, folder: Path) -> None:
    if not main.exists():
        raise NoFile(f"there is no shop at {main}")
    needed, free = 2 * main.stat().st_size + _MARGIN, shutil.disk_usage(folder).free
    if free < needed:
        raise no_room(needed, free)


def _free(folder: Path, name: ArchiveName) -> Path:
    """Return where the backup goes: never in the place of another one that was made in the same second."""
    while (folder / str(name)).exists():
        name = replace(name, at=name.at + 1)
    return folder / str(name)


def _settled(part: Path, path: Path) -> Path:
    """Give a finished file its name, durably; with an error it has none."""
    part.replace(path)
    try:
        private.sync(path.parent)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


class _Making:
    """The work of one backup, in a scratch folder."""

    def __init__(self, files: Files, keys: Keys, master: bytes, now: int, room: Path, meter: Meter) -> None:
        self._files, self._keys, self._master, self._now = files, keys, master, now
        self._meter = meter
        self._copy = room / envelope.FILE_NAME
        self._part = room / "archive.part"
        self._one_time = replace(keys, file=secrets.token_bytes(32))

    def copied(self, shop: str) -> Manifest:
        """Copy one moment of the shop, prove the copy, and describe it."""
        seen = _copy_moment(self._files, self._keys, self._copy, self._one_time)
        self._meter.end()
        self._require_equal(seen)
        return Manifest(
            format=manifest.FORMAT, program=__version__, install=seen.mark.install, epoch=seen.mark.epoch,
            seq=seen.mark.seq, head=seen.mark.head.hex(), made_at=self._now, shop=shop, schema=seen.schema,
            tables=seen.tables, steps=seen.steps, size=self._copy.stat().st_size, sha256=_sha256(self._copy),
            file_key=Secret(self._one_time.file.hex()), master=Secret(self._master.hex()),
        )  # fmt: skip

    def _require_equal(self, seen: "_Moment") -> None:
        with _reading(self._copy, self._one_time) as raw:
            problems = seen.differences(_moment(raw)) + problems_of(raw, self._one_time, self._meter.end)
        self._meter.end()
        if problems:
            raise BackupFailed(
                f"the shop's copy does not add up: {_some(problems)}",
                "The backups made before are untouched. Look at the shop itself: python3 run.py check --deep",
                key="backup_unsound",
                problems=len(problems),
            )

    def sealed(self, told: Manifest, public: str) -> Path:
        """Seal the copy, and read the file back from the disk to its last byte; return where it lies."""
        server = recovery.server_identity(self._master)
        recipients = [_recipient(public), server.to_public()]
        sealing, reading = (Counter(self._meter, told.size) for _ in range(2))
        envelope.seal(envelope.counted(envelope.plain(told, self._copy), sealing.add), self._part, recipients)
        self._copy.unlink()
        self._meter.end()
        _forget(self._part)
        try:
            read = envelope.unseal(self._part, server, lambda _piece: None, reading.add)
        except BackupRefusal as refusal:
            raise _not_written(refusal.message) from refusal
        if read != told:
            raise _not_written("its manifest is another one")
        self._meter.end()
        return self._part


def _recipient(public: str) -> Any:
    try:
        return pyrage.x25519.Recipient.from_str(public)
    except pyrage.RecipientError as error:
        raise BackupFailed(
            f"{public!r} is not the public half of a recovery key",
            "Make a new recovery key: python3 run.py keys",
            key="backup_no_key",
        ) from error


def _not_written(problem: str) -> BackupFailed:
    return BackupFailed(
        f"what was read back from the disk is not what was written: {problem}",
        "The backups made before are untouched. This disk, or the machine's memory, loses data: look at it soon.",
        key="backup_not_written",
    )


@dataclass(frozen=True)
class _Moment:
    """What a file of a shop holds, as far as it can be compared at a glance."""

    mark: anchor.Mark
    pages: int
    tables: Mapping[str, int]
    schema: Mapping[str, list[str]]
    steps: list[str]

    def differences(self, copy: "_Moment") -> list[str]:
        """Return a sentence for each thing that is another one in the copy."""
        same = [name for name, rows in self.tables.items() if copy.tables.get(name) == rows]
        found = [f"{name} has another number of rows" for name in {*self.tables, *copy.tables}.difference(same)]
        parts = ("mark", "pages", "schema", "steps")
        return found + [f"its {part} is another one" for part in parts if getattr(self, part) != getattr(copy, part)]


def _moment(raw: Any) -> _Moment:
    schema: dict[str, list[str]] = {}
    for table, column in raw.execute(_COLUMNS):
        schema.setdefault(table, []).append(column)
    steps = raw.execute("SELECT name FROM migration WHERE owner = ? ORDER BY name", (HOUSE,))
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    return _Moment(anchor.mark_of(raw), pages, tables.sizes(raw), schema, [row[0] for row in steps])


def _copy_moment(files: Files, keys: Keys, path: Path, one_time: Keys) -> _Moment:
    """Copy the shop as it is at one moment, while it goes on, and return what it held at that moment.

    The transaction holds the moment: what is counted in it and what is copied are the same pages. The anchor is read
    before it begins; a shop that runs may only come further in between.
    """
    anchored = anchor.read(files.anchor, keys)
    with _reading(files.main, keys) as raw:
        raw.execute("BEGIN")
        seen = _moment(raw)
        anchor.require_not_behind(anchored, seen.mark)
        connection.copy(raw, path, one_time, durable=False)
    return seen


@contextmanager
def _reading(path: Path, keys: Keys) -> Iterator[Any]:
    raw = connection.open_checked(path, keys)
    try:
        raw.execute("PRAGMA cache_size=-2048")
        raw.execute("PRAGMA query_only=ON")
        yield raw
    finally:
        raw.close()


def page_problems(raw: Any) -> list[str]:
    """Read every page of an open file; return one sentence for each whose seal or structure is broken."""
    db = ReadConnection(raw, recounting=True)
    found = [str(row[0]) for row in db.rows("PRAGMA cipher_integrity_check")]
    return found + [str(row[0]) for row in db.rows("PRAGMA integrity_check") if row[0] != "ok"]


def problems_of(raw: Any, keys: Keys, tick: Callable[[], None] = lambda: None) -> list[str]:
    """Read every page of an open file and recount everything in it; return one sentence for each thing that is wrong.

    A file that has still to take steps of schema is not recounted. `tick` is called between reading and recounting.
    """
    found = page_problems(raw)
    tick()
    db = ReadConnection(raw, recounting=True)
    if found or migrate.untaken(db, HOUSE, migrate.core_steps()):
        return found
    return checks.check_all(db, keys)


def _some(problems: Sequence[str]) -> str:
    more = len(problems) - _SAID
    return "; ".join(problems[:_SAID]) + (f"; and {more} more" if more > 0 else "")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    for piece in envelope.pieces_of(path):
        digest.update(piece)
    return digest.hexdigest()


def _forget(path: Path) -> None:
    """Have the system drop its copy of the file in memory, so that what is read next comes from the disk."""
    if not hasattr(os, "posix_fadvise"):
        return  # not everywhere; then what is read back proves the writing, but not the disk
    file = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(file)


# --- using one ---


def inspect(path: Path, identity: Any, *, install: str = "") -> Manifest:
    """Return what the backup at `path` says of itself, reading its beginning only.

    `identity` is the age identity of the recovery key, or (for a backup that stayed here) `recovery.server_identity`.
    With `install` (a shop's id) a backup of another shop is refused. Raises a `BackupRefusal` that names what is wrong:
    missing, no backup, another key, damaged, newer program.
    """
    with _named(path):
        told = envelope.head(path, identity)
        _require_shop(path, told, install)
        return told


def verify(path: Path, identity: Any, *, install: str = "", progress: Progress | None = None) -> Manifest:
    """Read every byte of the backup at `path` and return its manifest, or raise a `BackupRefusal`.

    With `install` (a shop's id) a backup of another shop is refused too. What is whole here was counted when it was
    made; `opened(…).problems()` counts again.
    """
    with _named(path):
        _require_shop(path, envelope.head(path, identity), install)
        meter, size = _whole(path, progress)
        told = envelope.unseal(path, identity, lambda _piece: None, Counter(meter, size).add)
        meter.end()
        return told


@contextmanager
def opened(
    path: Path, identity: Any, within: Path, *, install: str = "", progress: Progress | None = None
) -> Iterator[Opened]:
    """Open a private copy of the backup at `path`, for as long as the block lasts.

    The copy lies in a scratch folder in `within`, under its one-time key; it is gone afterwards, and after a kill with
    the next scratch folder in `within`. It is what its manifest says, to the last byte, row count and audit row.
    Raises a `BackupRefusal`, or OSError when `within` cannot be written to (OSError inside the block passes too).
    """
    with scratch.folder(within) as room:
        copy = room / envelope.FILE_NAME
        told = _unpacked(path, identity, copy, install, progress)
        with _sound(path, copy, told) as raw:
            yield Opened(told, ReadConnection(raw), raw, copy, told.keys)


def _unpacked(path: Path, identity: Any, copy: Path, install: str, progress: Progress | None) -> Manifest:
    with _named(path):
        told = envelope.head(path, identity)
        _require_shop(path, told, install)
        meter, size = _whole(path, progress)
        counter = Counter(meter, size)
        with open(copy, "xb", buffering=0, opener=_private) as file:
            envelope.unseal(path, identity, lambda piece: envelope.write(file.fileno(), piece), counter.add)
        meter.end()
        return told


def _whole(path: Path, progress: Progress | None) -> tuple[Meter, int]:
    size = path.stat().st_size
    return Meter(size, progress), size


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW, 0o600)


@contextmanager
def _sound(path: Path, copy: Path, told: Manifest) -> Iterator[Any]:
    """Open the copy and hold it against its manifest; one that is no shop's file, or another, is damaged."""
    try:
        raw = connection.open_checked(copy, told.keys)
    except Refusal as refusal:
        raise DamagedArchive(f"what is inside {path.name} is no shop's file: {refusal.message}") from refusal
    try:
        raw.execute("PRAGMA cache_size=-2048")
        raw.execute("PRAGMA query_only=ON")
        _require_as_told(path, raw, told)
        yield raw
    finally:
        raw.close()


def _require_as_told(path: Path, raw: Any, told: Manifest) -> None:
    try:
        pages = told.size // connection.PAGE
        found = _Moment(told.mark, pages, told.tables, told.schema, told.steps).differences(_moment(raw))
    except DatabaseError as error:
        found = [str(error)]
    if found:
        raise DamagedArchive(f"{path.name} does not hold what its manifest says: {_some(found)}")


def _require_shop(path: Path, told: Manifest, install: str) -> None:
    if install and not hmac.compare_digest(install, told.install):
        raise OtherShop(f"{path.name} is a backup of another shop ({told.called})", shop=told.called)


def made_with(told: Manifest, master: bytes) -> bool:
    """Tell whether the backup was made by a shop that knew this master: one that was forged was not.

    A genuine one from before the key was changed was not either.
    """
    return hmac.compare_digest(told.master_bytes, master)


def newest_good(
    folder: Path, identity: Any, *, install: str = "", before: str = "", progress: Progress | None = None
) -> Good:
    """Return the newest backup in `folder` that verifies, and why newer ones were passed over.

    With `before` (a file's name) only older ones are looked at: what to offer instead of that one. Raises `NoArchive`
    when none is good; its message names what is wrong with the newest ones.
    """
    passed: list[tuple[Path, BackupRefusal]] = []
    limit = names.parse(before)
    for path in names.stored(folder):
        if limit and names.parse(path.name) >= limit:  # type: ignore[operator]
            continue
        try:
            return Good(path, verify(path, identity, install=install, progress=progress), tuple(passed))
        except BackupRefusal as refusal:
            passed.append((path, refusal))
    if not passed:
        raise NoArchive(f"there is no backup in {folder}", key="backup_none")
    wrong = _some([refusal.message for _, refusal in passed])
    raise NoArchive(f"there is no good backup in {folder}: {wrong}", key="backup_none_good", tried=len(passed))


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Have what the system says about a file said as a refusal. For reading alone: inside, nothing else is written."""
    try:
        yield
    except (FileNotFoundError, IsADirectoryError) as error:
        raise NoArchive(f"there is no backup at {path}") from error
    except PermissionError as error:
        raise NoArchive(f"{path} may not be read by this user", "Run this as the shop's own user.") from error


# --- letting one go ---


def export(path: Path, out: Path, identity: Any, public: str, *, progress: Progress | None = None) -> Exported:
    """Seal the backup at `path` anew at `out`, for the recovery key alone: what may leave the server.

    `identity` is the server's own, `public` the recovery key's public half. Every byte is checked on the way, and the
    new file is read back from the disk. A file that is at `out` is replaced in one step. Raises a `BackupRefusal` for
    the backup, `BackupFailed` for the disk; nothing is left then.
    """
    try:
        with scratch.folder(out.parent) as room, _named(path):
            part = room / "export.part"
            meter, size = _whole(path, progress)
            told, digest = envelope.rewrap(path, identity, part, [_recipient(public)], Counter(meter, size).add)
            _forget(part)
            if _sha256(part) != digest:
                raise _not_written("its SHA-256 is another one")
            meter.end()
            _settled(part, out)
        return Exported(out, told, out.stat().st_size, digest)
    except OSError as error:
        raise failed_by(error) from error
