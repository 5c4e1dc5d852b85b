"""Pieces of the witness that leave the server: each sealed for the recovery key alone, so that nobody else reads them.

A place that gets what is new every minute lets a shop whose disk is lost catch up to that minute. But pieces cannot say
that none is missing at the end; so a restore from them is complete only if the shop's own anchor says so.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyrage

from shopbot.backup import names
from shopbot.db import witness
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.db.witness import Place
from shopbot.errors import DamagedFile

KEPT_SECONDS = 8 * 86_400
"""For how long a backup can catch up by the witness."""


_SHAPE = re.compile(r"witness-(\d{6,})-(\d{12,18})-(\d{12,18})-(\d{8}T\d{6}Z)\.age", re.ASCII)
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, order=True)
class PieceName:
    """What a piece is called, so that a list of names is enough: names sort as the pieces follow.

    It begins with batch `first`, of `at` (UTC seconds), and has what changed after commit `since` of the epoch. A
    piece that is carried again has its old name, and more in it.
    """

    epoch: int
    first: int
    since: int
    at: int

    def __str__(self) -> str:
        """Return the file's name."""
        stamp = datetime.fromtimestamp(self.at, UTC).strftime(_STAMP)
        return f"witness-{self.epoch:06}-{self.first:012}-{self.since:012}-{stamp}.age"


@dataclass(frozen=True)
class Piece:
    """A piece that is ready to leave: its name, its sealed content, and where to go on."""

    name: str
    content: bytes
    place: Place


def parse(name: str) -> PieceName | None:
    """Return what a file's name says; None for one that is no piece's."""
    found = _SHAPE.fullmatch(name)
    if not found:
        return None
    try:
        at = datetime.strptime(found[4], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return PieceName(int(found[1]), int(found[2]), int(found[3]), int(at.timestamp()))


def following(files: Files, keys: Keys, place: Place | None, seq: int, public: str) -> Piece | None:
    """Return what is new in the witness after `place`, sealed for the recovery key whose public half is `public`.

    None where nothing is; without a place, what a backup of commit `seq` has to catch up with. Raises a `Refusal` or
    `DatabaseError` for the witness.
    """
    found = witness.chunk(files.witness, keys, place, seq)
    if found is None:
        return None
    name = PieceName(found.epoch, found.first, found.since, found.at)
    sealed = pyrage.encrypt(found.raw, [pyrage.x25519.Recipient.from_str(public)])
    return Piece(str(name), sealed, found.place)


def past(there: Iterable[str], backups: Iterable[str]) -> list[str]:
    """Return which of the pieces `there` none of these backups needs any more; both are names of files.

    A piece ends where the next one of its epoch begins; the last one of an epoch, when the next epoch had begun.
    """
    pieces = sorted(one for one in map(parse, there) if one is not None)
    oldest = [one for one in map(names.parse, backups) if one is not None]
    if not oldest:
        return []
    seq, at = min(one.seq for one in oldest), min(one.at for one in oldest)
    return [
        str(one) for one, then in itertools.pairwise(pieces)
        if (then.since <= seq if then.epoch == one.epoch else then.at <= at)
    ]  # fmt: skip


def found(paths: Iterable[Path]) -> list[Path]:
    """Return the pieces among files and in folders, as people name them; a file that is named is taken to be one."""
    listed = ([one for one in path.iterdir() if parse(one.name)] if path.is_dir() else [path] for path in paths)
    return sorted(itertools.chain.from_iterable(listed))


def read(paths: Sequence[Path], identity: Any, epoch: int, seq: int) -> witness.Reading:
    """Open pieces and put them together, in any order, for a backup of commit `seq` of that epoch.

    Raises `NoFile` for none, `DamagedFile` for what is none.
    """
    return witness.joined((_opened(path, identity) for path in paths), epoch, seq)


def prune(files: Files, keys: Keys, now: int) -> int:
    """Forget what is more than eight days old and no backup here still has to catch up with; return how many batches.

    What is younger stays whatever backups are here: one that was kept elsewhere alone may need it. `now` is in UTC
    seconds. An older backup is restored in recovery mode. Raises a `Refusal` or `DatabaseError`.
    """
    there = [one for one in map(names.parse, (path.name for path in names.stored(files.backups))) if one is not None]
    young = [one.seq for one in there if one.at >= now - KEPT_SECONDS] or [one.seq for one in there[:1]]
    if not young or not files.witness.exists():
        return 0
    return witness.prune(files.witness, keys, min(young), now - KEPT_SECONDS)


def _opened(path: Path, identity: Any) -> bytes:
    try:
        return bytes(pyrage.decrypt(path.read_bytes(), [identity]))
    except (pyrage.DecryptError, OSError) as error:
        raise DamagedFile(f"{path.name} is no piece of this shop's witness: {error}") from error
