"""What backups are made with: the shop's files and keys, and what is known of the folder they lie in."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shopbot.backup import archive, names, recovery, scratch
from shopbot.backup.refusals import BackupRefusal
from shopbot.db import cursors, settings
from shopbot.db.fence import HOUSE
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.db.tx import Reader, Tx
from shopbot.errors import NotReady
from shopbot.secret import Secret

_BUSY_SECONDS = 3
_DUE_BY = "backup.due_by"
_OWN = "backups"  # the plugin that makes them by itself


def expect(tx: Tx, by: int) -> None:
    """Note by when (UTC seconds) the next proved backup has to be there."""
    cursors.move(tx, _DUE_BY, by)


def overdue(db: Reader, now: int) -> int:
    """Return by how many seconds a proved backup is late: 0 while none is, or while nobody is to make any."""
    due_by = cursors.read(db.house, _DUE_BY)
    off = settings.read(db, HOUSE).get("plugins", {}).get(_OWN) is False
    return 0 if due_by is None or off else max(0, now - due_by)


@dataclass(frozen=True)
class Archive:
    """One backup in the folder. `at` is when it was made (UTC seconds), `seq` how far the shop had come then.

    `rows` are the numbers of rows by table, `program` the version that made it, as its manifest says; `problem` is the
    text key of why the manifest cannot be read.
    """

    name: str
    at: int
    seq: int
    bytes: int
    shop: str = ""
    program: str = ""
    rows: Mapping[str, int] = field(default_factory=dict)
    problem: str = ""


class Vault:
    """The backups of one running shop. `opened_at` is when this process began, UTC seconds by the shop's clock.

    `shelf` is what lay in the folder when an errand last looked, newest first; None before the first look. `bar` is how
    far the backup or drill under way is: done, of how much.
    """

    def __init__(self, files: Files, keys: Keys, master: bytes, opened_at: int) -> None:
        self.files = files
        self.keys = keys
        self.opened_at = opened_at
        self.shelf: tuple[Archive, ...] | None = None
        self.bar: tuple[int, int] | None = None
        self._master = Secret(master.hex())
        self._making = threading.Lock()
        self._carrying = threading.Lock()
        # What a backup, a drill or a restore left that was killed: as large as the shop, each.
        for place in (files.folder, files.backups, files.staging):
            scratch.sweep(place)

    @property
    def master(self) -> bytes:
        """The shop's 32-byte key."""
        return bytes.fromhex(self._master.reveal())

    @property
    def identity(self) -> Any:
        """The server's own age identity: what opens the backups that stayed here."""
        return recovery.server_identity(self.master)

    @property
    def folder(self) -> Path:
        """Where the backups lie."""
        return self.files.backups

    @property
    def received(self) -> Path:
        """Where backups lie that came back from elsewhere: this server cannot read them, the recovery key can."""
        return self.files.backups / "received"

    @contextmanager
    def making(self) -> Iterator[None]:
        """Be the only one who makes, opens or tries a backup. Raises `NotReady` while somebody else does."""
        with _alone(self._making):
            self.bar = None
            yield

    @contextmanager
    def carrying(self) -> Iterator[None]:
        """Be the only one who carries a copy somewhere, so that errand threads are left for payments."""
        with _alone(self._carrying):
            yield

    def look(self) -> tuple[Archive, ...]:
        """Read the folder again; of the backups that were known already only the size."""
        known = {one.name: one for one in self.shelf or () if not one.problem}
        self.shelf = tuple(self._archive(path, known.get(path.name)) for path in names.stored(self.folder))
        return self.shelf

    def _archive(self, path: Path, known: Archive | None) -> Archive:
        size = path.stat().st_size
        if known is not None and known.bytes == size:
            return known
        called = names.parse(path.name)
        at, seq = (called.at, called.seq) if called else (0, 0)
        try:
            told = archive.inspect(path, self.identity)
        except BackupRefusal as refusal:
            return Archive(path.name, at, seq, size, problem=refusal.key)
        return Archive(path.name, at, seq, size, told.shop, told.program, dict(told.tables))


@contextmanager
def _alone(lock: threading.Lock) -> Iterator[None]:
    if not lock.acquire(blocking=False):
        raise NotReady("another backup is under way", after=_BUSY_SECONDS)
    try:
        yield
    finally:
        lock.release()
