"""How long a shop is away when it is restored, beside a plain copy of its file."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from shopbot.backup import archive, recovery, restore
from shopbot.clock import Clock
from shopbot.db import store, switch
from shopbot.db.clerk import Clerk
from shopbot.db.store import Files
from shopbot.trade import stock
from tests.bench.figure import Figure
from tests.bench.till import KEYS, MASTER, OWNER, Till

_LINE = 3_500  # letters of one unit, so that few make a large file
_KEY = recovery.of_bytes(bytes(range(3, 35)))


def restores(megabytes: int, sales: int) -> Iterator[Figure]:
    """Yield the seconds of a restore with the witness and without, each beside copying the file as it is."""
    with tempfile.TemporaryDirectory(prefix="shopbot-bench-") as name:
        folder = Path(name)
        files = Files(folder / "shop")
        path = _lived(files, megabytes, sales, folder / "kept")
        size = files.main.stat().st_size
        saved = Path(shutil.copy(files.witness, folder / "witness.db"))
        plain = _copied(files.main, folder / "plain")
        for told, witness in ((f"{sales:,} sales brought in", saved), ("without a witness", None)):
            shutil.rmtree(files.folder)
            began = time.perf_counter()
            restore.whole(files, path, _KEY.identity, Clock(), witness_file=witness)
            spent = time.perf_counter() - began
            yield Figure(f"a restore of {size >> 20:,} MiB, {told}, beside a plain copy", spent * 1000, "ms", plain)


def _lived(files: Files, megabytes: int, sales: int, kept: Path) -> Path:
    """Fill a shop, back it up, sell on; return where the backup is."""
    store.create(files.folder, MASTER, Clock()).close()
    opened = store.open_store(files.folder, MASTER, Clock())
    till = Till(opened.writer, files.folder)
    till.clerk = Clerk(opened.writer, KEYS, Clock(), till.clerk._desk, anchor=till.anchor, witness=files.witness)
    till.open(7, sales)
    for first in range(0, megabytes * (1 << 20) // (_LINE + 600), 1000):
        lines = [f"{first + n:08} " + "x" * _LINE for n in range(1000)]
        till.clerk.write(lambda tx, lines=lines: stock.add(tx, till._product, lines, by=OWNER))  # type: ignore[misc]
    path = archive.make(files, KEYS, MASTER, _KEY.public, kept, Clock().now()).path
    for _ in range(sales):
        till.sell()
    till.clerk.stop()
    till.anchor.close()
    opened.close()
    return path


def _copied(path: Path, to: Path) -> float:
    """Copy a file, have it on the disk, and return the milliseconds."""
    began = time.perf_counter()
    shutil.copyfile(path, to)
    switch.sync(to)
    spent = (time.perf_counter() - began) * 1000
    to.unlink()
    return spent
