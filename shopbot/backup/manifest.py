"""What a backup says of itself: the first member of its tar, and the only place of the keys that open the rest."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from shopbot import __version__
from shopbot.backup.refusals import DamagedArchive, NewerArchive
from shopbot.db import anchor, migrate
from shopbot.db.keys import Keys
from shopbot.secret import Secret

FORMAT = 1
"""The newest shape of an archive that this program reads and writes."""
MOST_BYTES = 4 << 20
"""No manifest is larger; one that claims to be is refused before it is read."""

_HEX = {"install": 32, "head": 64, "sha256": 64, "file_key": 64, "master": 64}
_SECRET = frozenset({"file_key", "master"})


@dataclass(frozen=True)
class Manifest:
    """One backup, described.

    `install` is the shop's id, `epoch`, `seq` and `head` (the audit chain's newest hash, hex) how far it had come;
    `made_at` is in UTC seconds by the shop's clock. `schema` holds the columns and `tables` the number of rows of each
    table, `steps` the core's schema steps that the file has taken. `size` (bytes) and `sha256` are those of the
    encrypted copy, `file_key` opens it, and `master` is the shop's own key at that time: both hide themselves.
    """

    format: int
    program: str
    install: str
    epoch: int
    seq: int
    head: str
    made_at: int
    shop: str
    schema: Mapping[str, list[str]]
    tables: Mapping[str, int]
    steps: list[str]
    size: int
    sha256: str
    file_key: Secret
    master: Secret

    @property
    def mark(self) -> anchor.Mark:
        """How far the shop had come, as its anchor says it."""
        return anchor.Mark(self.install, self.epoch, self.seq, bytes.fromhex(self.head))

    @property
    def keys(self) -> Keys:
        """The keys of the copy inside: its one-time file key, and for all else those of the shop's master then."""
        return replace(Keys.of(self.master_bytes), file=bytes.fromhex(self.file_key.reveal()))

    @property
    def master_bytes(self) -> bytes:
        """The shop's 32-byte master key at that time."""
        return bytes.fromhex(self.master.reveal())

    @property
    def called(self) -> str:
        """What to call the shop: its name, or the beginning of its id."""
        return self.shop or self.install[:8]

    def dump(self) -> bytes:
        """Write it, secrets included: only ever into the encryption."""
        body = {field.name: getattr(self, field.name) for field in fields(self)}
        body |= {name: body[name].reveal() for name in _SECRET}
        return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True).encode()


def load(raw: bytes) -> Manifest:
    """Read one back. Raises `NewerArchive` for a later format or later schema steps, `DamagedArchive` for nonsense."""
    try:
        body = json.loads(raw)
        number = body["format"]
        if isinstance(number, int) and number > FORMAT:
            raise NewerArchive(_newer(body), program=str(body.get("program", "?"))[:20])
        found = _typed(body)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedArchive(f"the backup's manifest makes no sense ({type(error).__name__})") from None
    if set(found.steps) - {step.name for step in migrate.core_steps()}:
        raise NewerArchive(_newer(body), program=found.program[:20])
    return found


def _newer(body: Mapping[str, Any]) -> str:
    return f"this backup was made by shopbot {str(body.get('program', '?'))[:20]}, this program is {__version__}"


def _typed(body: Mapping[str, Any]) -> Manifest:
    """Return the manifest if each part has the type it should, or raise what its parts raise."""
    for name, letters in _HEX.items():
        if not re.fullmatch(f"[0-9a-f]{{{letters}}}", body[name]):
            raise ValueError(name)
    whole = [body[name] for name in ("format", "epoch", "seq", "made_at", "size")] + list(body["tables"].values())
    if not all(type(number) is int and 0 <= number < 2**63 for number in whole):
        raise ValueError("a number")
    words = [body["program"], body["shop"], *body["steps"], *body["tables"], *body["schema"]]
    words += [column for columns in body["schema"].values() for column in columns]
    if not all(isinstance(word, str) for word in words):
        raise TypeError("a word")
    "".join(words).encode()  # half a letter could be shown nowhere: a ValueError
    secrets = {name: Secret(body[name]) for name in _SECRET}
    return Manifest(**{field.name: body[field.name] for field in fields(Manifest)} | secrets)
