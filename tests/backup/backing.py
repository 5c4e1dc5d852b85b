"""A real shop's file with a clerk at it, and the backups made of it."""

import io
import json
import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyrage

from shopbot.backup import archive, envelope, recovery
from shopbot.backup.archive import Made
from shopbot.backup.meter import Progress
from shopbot.trade import audit
from tests.db.bench import KEYS, MASTER, Bench

RECOVERY = recovery.of_bytes(bytes(range(1, 33)))
SERVER = recovery.server_identity(MASTER)
Member = tuple[tarfile.TarInfo | str, bytes]


class Backing(Bench):
    """A shop that is backed up; `sell` adds rows and audit rows as a sale would."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.sold = 0
        self.sell()

    @property
    def folder_of_backups(self) -> Path:
        return self.store.files.backups

    def sell(self) -> None:
        """Carry out one event and write one row of the log."""
        self.sold += 1
        self.put(f"sale-{self.sold}")
        self.run()
        noted = self.clerk.submit(lambda tx: audit.write(tx, "shopbot", "test.sold", f"sale:{self.sold}"))
        self.clerk.turn()
        noted.result()

    def back_up(self, *, later: int = 60, progress: Progress | None = None) -> Made:
        """Make a backup, `later` seconds after whatever was before."""
        self.clock.advance(later)
        return archive.make(
            self.store.files, KEYS, MASTER, RECOVERY.public, self.folder_of_backups, self.clock.now(),
            shop="Toko Uji", progress=progress,
        )  # fmt: skip

    def names(self) -> list[str]:
        """Return what is in the folder of the backups, whatever it is."""
        return sorted(path.name for path in self.folder_of_backups.iterdir())


def insides(path: Path) -> tuple[dict[str, Any], bytes]:
    """Return a backup's manifest and its file."""
    with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(path.read_bytes(), [SERVER]))) as tar:
        told, file = (tar.extractfile(name) for name in (envelope.MANIFEST_NAME, envelope.FILE_NAME))
        assert told
        assert file
        return json.loads(told.read()), file.read()


def packed(told: Mapping[str, Any], file: bytes) -> list[Member]:
    """Return the two members of a backup."""
    return [(envelope.MANIFEST_NAME, json.dumps(told).encode()), (envelope.FILE_NAME, file)]


def forge(path: Path, members: Sequence[Member], tail: bytes = bytes(1024)) -> Path:
    """Write what somebody could who knows the public keys: any tar, properly encrypted."""
    raw = b""
    for head, body in members:
        entry = tarfile.TarInfo(head) if isinstance(head, str) else head
        if isinstance(head, str):
            entry.size = len(body)
        raw += entry.tobuf(tarfile.GNU_FORMAT) + body + bytes(-len(body) % 512)
    path.write_bytes(pyrage.encrypt(raw + tail, [RECOVERY.identity.to_public(), SERVER.to_public()]))
    return path
