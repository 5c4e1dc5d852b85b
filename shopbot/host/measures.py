"""What is measured every few minutes and kept for a day: processor, memory, disk, file, queues, how long a turn takes.

Read from the process itself and from Linux's own files; where those are out of sight (another system, a locked-down
unit) the nearest the standard library knows stands in.
"""

import os
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from shopbot.db.tx import Reader, Tx

EVERY = 300
KEPT = 86_400
_CGROUPS = Path("/sys/fs/cgroup")
_ENDLESS = 1 << 60


@dataclass(frozen=True)
class Measured:
    """One row of the table `measured`, which says what each number is."""

    at: int
    cpu: int
    memory: int
    disk: int
    file: int
    inbox: int
    outbox: int
    errands: int
    answer: int


NAMES: tuple[str, ...] = tuple(one.name for one in fields(Measured) if one.name != "at")


class Meter:
    """What has to be measured over a span: since it was asked last, or made."""

    def __init__(self, bounds: Sequence[float]) -> None:
        self._bounds = bounds
        self._cpu, self._at = time.process_time(), time.monotonic()
        self._turns: list[int] = [0] * (len(bounds) + 1)

    def cpu(self) -> int:
        """Return the processor time used since, in thousandths of one processor."""
        was, since = self._cpu, self._at
        self._cpu, self._at = time.process_time(), time.monotonic()
        return round(1000 * (self._cpu - was) / max(self._at - since, 0.001))

    def answer(self, turns: Sequence[int]) -> int:
        """Return within how many milliseconds 95 of 100 turns since were done; `turns` counts all, by bound."""
        since = [now - was for now, was in zip(turns, self._turns, strict=True)]
        self._turns = list(turns)
        return slowest(since, self._bounds)


def slowest(counts: Sequence[int], bounds: Sequence[float]) -> int:
    """Return the bound (in milliseconds) below which 95 of 100 counted turns are; 0 when there were none."""
    wanted, below = -(-sum(counts) * 95 // 100), 0
    for count, bound in zip(counts, (*bounds, 2 * bounds[-1]), strict=True):
        below += count
        if wanted and below >= wanted:
            return max(1, round(1000 * bound))
    return 0


def resident_bytes() -> int:
    """Return how much memory the process has in use; where Linux cannot be asked, the most it ever had."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def memory_limit() -> int:
    """Return how much memory the process may have: what its control group allows, at most what the machine has."""
    return min(_group_limit(), os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))


def _group_limit() -> int:
    try:
        own = Path("/proc/self/cgroup").read_text().splitlines()[-1].rpartition(":")[2].lstrip("/")
        words = (_CGROUPS / own / "memory.max").read_text().strip()
    except (OSError, IndexError):
        return _ENDLESS
    return int(words) if words.isdecimal() else _ENDLESS


def file_bytes(path: Path) -> int:
    """Return the size of the shop's file with its write-ahead log."""
    files = (path, path.with_name(path.name + "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


# --- kept ---


def queues(db: Reader) -> tuple[int, int, int]:
    """Return how many events wait, how many messages are owed and how many errands are due."""
    return (
        int(db.house.scalar("SELECT count(*) FROM inbox WHERE state = 'new'")),
        int(db.house.scalar("SELECT count(*) FROM outbox WHERE state = 'due'")),
        int(db.house.scalar("SELECT count(*) FROM errand WHERE state = 'due'")),
    )


def keep(tx: Tx, one: Measured) -> None:
    """Keep it, and forget what is more than a day old, or dated after it by a clock that was wrong."""
    tx.house.run("DELETE FROM measured WHERE at NOT BETWEEN ? AND ?", one.at - KEPT, one.at - 1)
    tx.house.run("INSERT INTO measured VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", *astuple(one))


def day(db: Reader) -> list[Measured]:
    """Return what is kept, oldest first."""
    return [Measured(*row) for row in db.house.rows("SELECT * FROM measured ORDER BY at")]
