"""A shop's files as one thing: lock, key, anchor, encrypted file, schema; opened in that order or not at all."""

import contextlib
import fcntl
import logging
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shopbot import log
from shopbot.clock import Clock
from shopbot.db import anchor, connection, migrate, switch
from shopbot.db.connection import ReadConnection
from shopbot.db.fence import HOUSE, Fence
from shopbot.db.keys import Keys
from shopbot.db.tx import Journal, Tx
from shopbot.errors import AlreadyRunning, DamagedFile, Exit, NoFile, Refusal, WrongKey

_log = logging.getLogger("shopbot.db")
_LOCK_PAUSE = 0.05
WITNESS = "witness.db"


@dataclass(frozen=True)
class Files:
    """Where one shop's files are: all in one folder, which is the shop."""

    folder: Path

    @property
    def main(self) -> Path:
        """The encrypted database."""
        return self.folder / "shop.db"

    @property
    def anchor(self) -> Path:
        """How far the shop had come."""
        return self.folder / "shop.anchor"

    @property
    def lock(self) -> Path:
        """Held by the one process that runs the shop."""
        return self.folder / "shop.lock"

    @property
    def backups(self) -> Path:
        """The folder of the backups, and of the copies made before the file's schema was changed."""
        return self.folder / "backups"

    @property
    def witness(self) -> Path:
        """What was promised since the last backup, row by row; on another disk it is linked to from here."""
        return (self.folder / WITNESS).resolve()

    @property
    def recovery(self) -> Path:
        """The master key, sealed for whoever holds the recovery key."""
        return self.folder / "shop.recovery"

    @property
    def staging(self) -> Path:
        """Where a restore or a new key is prepared; nothing in it counts."""
        return self.folder / ".restore"

    @property
    def incoming(self) -> Path:
        """What is to take the shop's place, from the moment this folder exists."""
        return self.folder / ".incoming"

    @property
    def rekeyed(self) -> Path:
        """The key of the file that is here, until it has taken the old one's place."""
        return self.folder / "shop.rekeyed"

    @property
    def replaced(self) -> Path:
        """What a restore put aside, by its moment."""
        return self.folder / "replaced"


class Lock:
    """One process a shop: an flock on a file beside it, released by the kernel however the process ends.

    Commands in a terminal hold it for a moment. A start that must not take that for another copy of the shop brings
    `patience`: seconds it tries again for.
    """

    def __init__(self, path: Path, patience: float = 0.0) -> None:
        self._file = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        ends = time.monotonic() + patience
        while not _locked(self._file) and time.monotonic() < ends:
            time.sleep(_LOCK_PAUSE)
        if not _locked(self._file):
            holder = os.pread(self._file, 20, 0).decode() or "unknown"
            os.close(self._file)
            raise AlreadyRunning(f"this shop is already running (process {holder})")
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        """Let another process have the shop."""
        os.close(self._file)


def _locked(file: int) -> bool:
    """Take the lock if it is free; a process that has it has it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class Store:
    """An open shop: `writer` for its one clerk, `reader()` for everyone else."""

    def __init__(self, files: Files, keys: Keys, lock: Lock, writer: Any) -> None:
        self.files = files
        self.keys = keys
        self.writer = writer
        self._lock = lock
        self._readers: list[ReadConnection] = []
        self.anchor = anchor.Anchor(files.anchor, keys)

    def reader(self) -> ReadConnection:
        """Open one more reading connection; it is closed with the store."""
        reader = connection.open_reader(self.files.main, self.keys)
        self._readers.append(reader)
        return reader

    def abandon(self) -> None:
        """Let go of everything as a process that dies does: nothing is finished, nothing is tidied."""
        for open_connection in (*self._readers, self.writer):
            open_connection.close()
        self.anchor.close()
        self._lock.release()

    def close(self) -> None:
        """Close readers first, then the writer, so that the WAL is folded into the file; then let the lock go.

        The anchor is brought up to date: what was changed without a clerk (`in_transaction`) may have added to the log.
        """
        for reader in self._readers:
            reader.close()
        with contextlib.suppress(OSError):  # an older one does no harm
            self.anchor.write(anchor.mark_of(self.writer))
        self.writer.execute("PRAGMA optimize")
        self.writer.close()
        self.anchor.close()
        self._lock.release()


def create(folder: Path, master: bytes, clock: Clock) -> Store:
    """Make a new shop in `folder` (made 0700 if missing) and open it. Refuses a folder that has one."""
    files, keys = Files(folder), Keys.of(master)
    if files.main.exists():
        raise Refusal(f"there is a shop at {files.main} already", "Choose another data.folder in config.toml.")
    connection.create(files.main, keys)
    writer = connection.open_writer(files.main, keys)
    lock = Lock(files.lock)
    _schema(writer, keys, clock)
    store = Store(files, keys, lock, writer)
    store.anchor.write(anchor.mark_of(writer))
    return store


def open_store(folder: Path, master: bytes, clock: Clock, *, trust_file: bool = False, patience: float = 0.0) -> Store:
    """Open the shop in `folder`, or refuse with what is wrong with it.

    `trust_file` writes a new anchor instead of holding the file against the old one: for an owner who knows that this
    file is the newest there is. `patience` is for how many seconds a start waits for a command in a terminal that holds
    the shop's lock for a moment. A file that has core steps still to take is copied to `backups` before it takes them.
    """
    files, keys = Files(folder), Keys.of(master)
    connection.require_sound_sqlite()
    if not files.main.exists() and not switch.is_published(files):
        raise NoFile(f"there is no shop at {files.main}")
    lock = Lock(files.lock, patience)
    try:
        switch.settle(files)
        writer = open_file(files, keys, connection.open_writer)
        try:
            if not trust_file:
                anchor.require_not_behind(anchor.read(files.anchor, keys), anchor.mark_of(writer))
            _fold(writer)
            migrate.require_core(ReadConnection(writer))
            _copy_before_migration(writer, files, keys)
            _schema(writer, keys, clock)
        except BaseException:
            writer.close()
            raise
    except BaseException:
        lock.release()
        raise
    store = Store(files, keys, lock, writer)
    store.anchor.write(anchor.mark_of(writer))
    return store


def _fold(writer: Any) -> None:
    """Fold what an interrupted process left in the log into the file, unless the disk is full: it stays in the log.

    Where the power went while it was folded, pages of the file are torn. They are whole in the log, and nobody reads
    them from the file; but whoever looks at every page while the shop runs would take the file for broken.
    """
    try:
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except connection.DatabaseError as error:
        if "is full" not in str(error):
            raise


def place_witness(files: Files, elsewhere: Path) -> None:
    """Have the witness lie in the folder `elsewhere`, linked to from the shop's; one that lies here moves.

    For a shop whose lock is held and that is not open. Raises OSError; then it stays where it is.
    """
    link, target = files.folder / WITNESS, elsewhere.absolute() / WITNESS
    if link.resolve() == target.resolve():
        return
    elsewhere.mkdir(mode=0o700, parents=True, exist_ok=True)
    if link.exists():
        shutil.copyfile(link, target)
        target.chmod(0o600)
        switch.sync(target)
    link.unlink(missing_ok=True)
    link.symlink_to(target)
    switch.sync(files.folder)


def open_file(files: Files, keys: Keys, how: Callable[[Path, Keys], Any] = connection.open_checked) -> Any:
    """Open the main file and return the connection. A key that fits the anchor is right, so the file is damaged."""
    if files.rekeyed.exists():
        raise Refusal(
            "a change of this shop's key was interrupted", "Finish it, then type the same again: python3 run.py keys"
        )
    try:
        return how(files.main, keys)
    except WrongKey as error:
        if files.anchor.exists() and _anchor_fits(files, keys):
            raise DamagedFile(f"the key is right (it fits the anchor), but {files.main} cannot be read") from error
        raise


def _anchor_fits(files: Files, keys: Keys) -> bool:
    try:
        anchor.read(files.anchor, keys)
    except Refusal:
        return False
    return True


def _copy_before_migration(writer: Any, files: Files, keys: Keys) -> None:
    """Keep the file as it is, if core steps are about to change it. Comes before the fence, which refuses VACUUM INTO.

    Without a copy nothing is migrated: an owner whose update goes wrong could not go back.
    """
    steps = migrate.untaken(ReadConnection(writer), HOUSE, migrate.core_steps())
    if not steps:
        return
    copy = files.backups / f"before-{steps[-1].name}.db"
    part = copy.with_name(copy.name + ".part")
    try:
        files.backups.mkdir(mode=0o700, exist_ok=True)
        files.backups.chmod(0o700)
        try:
            _copy(writer, part, keys)
            part.replace(copy)
        except BaseException:
            part.unlink(missing_ok=True)  # on a full disk half a copy would only be in the way
            raise
        _sync(files.backups)
        _sync(files.folder)
    except (OSError, connection.DatabaseError, Refusal) as error:
        reason = error.message if isinstance(error, Refusal) else str(error)
        raise Refusal(
            f"this update changes the shop's file, and the copy to be made first failed: {reason}",
            f"Nothing was changed. Free disk space (the copy is as large as {files.main}), see that {files.backups}"
            " can be written to, and start again.",
            Exit.IO,
        ) from error
    log.event(_log, "copy_before_migration", file=copy.name, steps=len(steps))


def _copy(writer: Any, path: Path, keys: Keys) -> None:
    path.unlink(missing_ok=True)
    # SQLite fills an empty file that is there; making it here keeps it private from its first byte.
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    # An absolute path, since one that began with "file:" would be read as a URI.
    writer.execute("VACUUM INTO ?", (str(path.absolute()),))
    connection.open_checked(path, keys).close()
    _sync(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _schema(writer: Any, keys: Keys, clock: Clock) -> None:
    in_transaction(writer, keys, clock, lambda tx: migrate.migrate(tx, HOUSE, migrate.core_steps()))


def in_transaction(writer: Any, keys: Keys, clock: Clock, work: Callable[[Tx], Any]) -> Any:
    """Do `work` in a transaction of its own before there is a clerk (schema, plugin migrations)."""
    fence = Fence()
    writer.set_authorizer(fence)
    writer.execute("BEGIN IMMEDIATE")
    try:
        done = work(Tx(writer, fence, keys, clock.now(), os.urandom(16), Journal()))
        fence.owner = HOUSE
        writer.execute("COMMIT")
    except BaseException:
        fence.owner = HOUSE
        if writer.in_transaction:  # a disk that is full or fails has ended it, and is what is to be told
            writer.execute("ROLLBACK")
        raise
    return done


def commit(opened: Store, clock: Clock, work: Callable[[Tx], Any]) -> Any:
    """Do `work` on an open shop that has no clerk (a command, the shop being closed), counted and anchored as one does.

    For what writes into the log: a commit that is not counted leaves a log that does not end where the anchor says.
    """

    def counted(tx: Tx) -> Any:
        tx.run("UPDATE shop SET seq = seq + 1")
        return work(tx)

    done = in_transaction(opened.writer, opened.keys, clock, counted)
    opened.anchor.write(anchor.mark_of(opened.writer))
    return done
