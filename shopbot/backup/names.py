"""What a backup's file is called: when it was made and how far the shop had come, so that a list of names is enough."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_STAMP = "%Y%m%dT%H%M%SZ"
_SHAPE = re.compile(r"shop-(\d{8}T\d{6}Z)-(\d{1,18})\.age", re.ASCII)


@dataclass(frozen=True, order=True)
class ArchiveName:
    """A backup made at `at` (UTC seconds by the shop's clock), after the shop's commit number `seq`."""

    at: int
    seq: int

    def __str__(self) -> str:
        """Return the file's name."""
        return f"shop-{datetime.fromtimestamp(self.at, UTC).strftime(_STAMP)}-{self.seq}.age"


def parse(name: str) -> ArchiveName | None:
    """Return what a file's name says; None for one that is no backup's."""
    found = _SHAPE.fullmatch(name)
    if not found:
        return None
    try:
        at = datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return ArchiveName(int(at.timestamp()), int(found[2]))


def stored(folder: Path) -> list[Path]:
    """Return the backups in `folder`, the newest first; other files there, and half-made ones, are passed over."""
    found = ((parse(path.name), path) for path in folder.glob("shop-*.age"))
    return [path for name, path in sorted((pair for pair in found if pair[0]), reverse=True) if path.is_file()]
