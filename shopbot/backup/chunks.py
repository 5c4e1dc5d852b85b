"""Pieces of the witness that leave the server: each sealed for the recovery key alone, so that nobody else reads them.

A place that gets what is new every minute lets a shop whose disk is lost catch up to that minute. But pieces cannot say
that none is missing at the end; so a restore from them is complete only if the shop's own anchor says so.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyrage

from shopbot.backup import names
from shopbot.db import witness
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.errors import DamagedFile

KEPT_SECONDS = 8 * 86_400
"""For how long a backup can catch up by the witness."""


def chunk(files: Files, keys: Keys, after: int, public: str) -> tuple[bytes, int]:
    """Return the witness' batches after number `after`, sealed for the recovery key whose public half is `public`.

    And the newest number in it, to go on from. No bytes where nothing is new. Raises `NoFile` without a witness.
    """
    raw, upto = witness.chunk(files.witness, keys, after)
    return (pyrage.encrypt(raw, [pyrage.x25519.Recipient.from_str(public)]) if raw else b""), upto


def read(paths: Sequence[Path], identity: Any) -> witness.Reading:
    """Open pieces and put them together, in any order. Raises `NoFile` for none, `DamagedFile` for what is none."""
    return witness.joined(_opened(path, identity) for path in paths)


def prune(files: Files, keys: Keys, now: int) -> int:
    """Forget what no backup of the last eight days still has to catch up with; return how many batches that was.

    `now` is in UTC seconds. An older backup is restored in recovery mode. Raises a `Refusal` or `DatabaseError`.
    """
    there = [one for one in map(names.parse, (path.name for path in names.stored(files.backups))) if one is not None]
    young = [one.seq for one in there if one.at >= now - KEPT_SECONDS] or [one.seq for one in there[:1]]
    if not young or not files.witness.exists():
        return 0
    return witness.prune(files.witness, keys, min(young))


def _opened(path: Path, identity: Any) -> bytes:
    try:
        return bytes(pyrage.decrypt(path.read_bytes(), [identity]))
    except (pyrage.DecryptError, OSError) as error:
        raise DamagedFile(f"{path.name} is no piece of this shop's witness: {error}") from error
