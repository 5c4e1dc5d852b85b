"""The anchor: a few bytes beside the file that remember how far the shop had come.

A WAL file that is lost or cut takes committed sales with it, and the database that remains looks perfectly sound. So
the
clerk writes (install id, epoch, commit number, audit head) here, and syncs it, before any message that a commit owes
can leave; at start-up the file must have come at least as far. The bytes carry an HMAC under the shop's own key, which
also tells a wrong key from a broken file.

Layout, 96 bytes: magic 4, install 16, epoch u32, seq u64, audit head 32, HMAC-SHA256 32 (of the first 64).
"""

import hmac
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shopbot.db.keys import Keys
from shopbot.errors import BehindAnchor, DamagedFile, WrongKey

_LAYOUT = struct.Struct(">4s16sIQ32s")
_MAGIC = b"SBA1"
_SIZE = _LAYOUT.size + 32


@dataclass(frozen=True)
class Mark:
    """How far the shop had come: install id (hex), epoch, commit number, audit head (32 bytes)."""

    install: str
    epoch: int
    seq: int
    head: bytes


class Anchor:
    """The open anchor file of a running shop."""

    def __init__(self, path: Path, keys: Keys) -> None:
        self._keys = keys
        self._file = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)

    def write(self, mark: Mark) -> None:
        """Make `mark` durable; returns when it is on the disk."""
        body = _LAYOUT.pack(_MAGIC, bytes.fromhex(mark.install), mark.epoch, mark.seq, mark.head)
        os.pwrite(self._file, body + hmac.digest(self._keys.anchor, body, "sha256"), 0)
        os.fsync(self._file)

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)


def read(path: Path, keys: Keys) -> Mark:
    """Return what the anchor says. Raises `BehindAnchor` (missing), `DamagedFile` or `WrongKey`."""
    if not path.is_file():
        raise BehindAnchor(f"the anchor {path} is missing, so nobody can tell whether the file is the newest one")
    raw = path.read_bytes()
    if len(raw) != _SIZE or not raw.startswith(_MAGIC):
        raise DamagedFile(f"the anchor {path} is damaged")
    if not hmac.compare_digest(hmac.digest(keys.anchor, raw[: _LAYOUT.size], "sha256"), raw[_LAYOUT.size :]):
        raise WrongKey(f"the key does not fit the anchor {path}")
    _, install, epoch, seq, head = _LAYOUT.unpack(raw[: _LAYOUT.size])
    return Mark(install.hex(), epoch, seq, head)


def require_not_behind(anchored: Mark, found: Mark) -> None:
    """Raise `BehindAnchor` unless the file has come at least as far as its anchor says."""
    if anchored.install != found.install:
        raise BehindAnchor("the anchor belongs to another shop")
    if (found.epoch, found.seq) < (anchored.epoch, anchored.seq):
        missing = anchored.seq - found.seq
        raise BehindAnchor(f"the file is older than the shop was: its last {missing} commits are missing")
    if found.seq == anchored.seq and found.head != anchored.head:
        raise BehindAnchor("the file's audit chain does not end where the anchor says")


def mark_of(writer: Any) -> Mark:
    """Return how far an open file has come."""
    install, epoch, seq = writer.execute("SELECT install, epoch, seq FROM shop").fetchone()
    known = writer.execute("SELECT 1 FROM sqlite_schema WHERE name = 'audit'").fetchone()
    head = writer.execute("SELECT hash FROM audit ORDER BY id DESC LIMIT 1").fetchone() if known else None
    return Mark(install, epoch, seq, head[0] if head else b"\0" * 32)
