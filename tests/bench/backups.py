"""What a backup costs: made and proved, read to its last byte, restored for practice, beside a plain copy of the file.

Each of them in a process of its own, for the memory at its peak; and what a buyer feels of it, in the shop's process.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from shopbot.backup import archive, drill, recovery
from shopbot.clock import Clock
from shopbot.db import store
from shopbot.db.store import Files
from tests.bench import big
from tests.bench.figure import Figure, paired
from tests.bench.process import ROOT
from tests.bench.till import KEYS, MASTER, Till

_BUYER, _UNITS = 7, 10
_MIB = 1 << 20
_RECOVERY = recovery.of_bytes(bytes(range(1, 33)))
_SERVER = recovery.server_identity(MASTER)
WORK = {
    "made": "made, counted again and read back",
    "verified": "read to its last byte",
    "exported": "sealed anew for the recovery key",
    "drilled": "restored for practice and counted again",
}


def backups(orders: int, rounds: int, sales: int) -> Iterator[Figure]:
    """Yield what a backup of a shop of so many orders costs, in time and memory, and what a buyer feels of it."""
    with tempfile.TemporaryDirectory(prefix="shopbot-bench-") as name:
        folder = Path(name) / "shop"
        shop = store.create(folder, MASTER, Clock())
        big.fill(shop.writer, orders)
        size = shop.files.main.stat().st_size
        told = f"{size / _MIB:,.0f} MiB"
        results = [_measured(folder) for _ in range(rounds)]
        for work, words in WORK.items():
            yield paired(f"a backup of {told} {words}, beside a plain copy of the file", "s", *_pairs(results, work))
        yield paired(f"memory at its peak for a backup of {told}, beside before it", "MiB", *_pairs(results, "memory"))
        till = Till(shop.writer, folder).open(_BUYER, _UNITS)
        yield from _felt(till, shop.files, told, sales)
        till.anchor.close()
        shop.close()


Pair = tuple[float, float]


def _pairs(results: list[dict[str, Pair]], work: str) -> tuple[list[float], list[float]]:
    ours, theirs = zip(*(result[work] for result in results), strict=True)
    return list(ours), list(theirs)


def _measured(folder: Path) -> dict[str, Pair]:
    command = [sys.executable, "-P", "-m", "tests.bench.backups", str(folder)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, env=environ)
    found: dict[str, Pair] = json.loads(ran.stdout)
    return found


def measure(folder: Path) -> dict[str, Pair]:
    """Do all of it once, each beside a copy of the file made just before; return seconds, and memory in MiB."""
    files, clock, before = Files(folder), Clock(), _memory("VmRSS")
    work: dict[str, Callable[[], object]] = {
        "made": lambda: archive.make(files, KEYS, MASTER, _RECOVERY.public, files.backups, clock.now()),
        "verified": lambda: archive.newest_good(files.backups, _SERVER),
        "exported": lambda: archive.export(newest(files), folder / "away.age", _SERVER, _RECOVERY.public),
        "drilled": lambda: _drilled(files, clock),
    }
    found = {name: (_spent(lambda: _copied(files.main)), _spent(do))[::-1] for name, do in work.items()}
    found["memory"] = (_memory("VmHWM"), before)
    (folder / "away.age").unlink()
    shutil.rmtree(files.backups)
    return found


def newest(files: Files) -> Path:
    """Return the newest backup."""
    return max(files.backups.glob("shop-*.age"))


def _drilled(files: Files, clock: Clock) -> None:
    result = drill.drill(files.backups, _SERVER, files.folder / ".drill", clock)
    if not result.ok:
        raise RuntimeError(str(result.problems))


def _copied(main: Path) -> None:
    """Copy the file as `cp` would, and see it on the disk."""
    copy = main.with_name("plain.copy")
    shutil.copyfile(main, copy)
    with copy.open("rb") as file:
        os.fsync(file.fileno())
    copy.unlink()


def _spent(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _memory(what: str) -> float:
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(what))


def _felt(till: Till, files: Files, told: str, sales: int) -> Iterator[Figure]:
    """Yield how long a purchase takes while one backup after another is made, beside the same with none."""
    alone = [till.sell() * 1000 for _ in range(sales)]
    ended, made = threading.Event(), threading.Event()

    def back_up() -> None:
        while not ended.is_set():
            archive.make(files, KEYS, MASTER, _RECOVERY.public, files.backups, Clock().now())
            made.set()

    maker = threading.Thread(target=back_up)
    maker.start()
    meanwhile: list[float] = []
    while len(meanwhile) < sales or not made.is_set():
        meanwhile.append(till.sell() * 1000)
    ended.set()
    maker.join()
    for what, of in (("a purchase", statistics.median), ("one purchase in a hundred", _slow)):
        yield Figure(f"{what} while backups of {told} are made, beside none", of(meanwhile), "ms", of(alone))


def _slow(spent: list[float]) -> float:
    return sorted(spent)[len(spent) * 99 // 100]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))))
