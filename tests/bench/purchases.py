"""What one purchase costs, durable and with its goods assigned, in one shop beside another."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from shopbot.db import connection
from tests.bench import big
from tests.bench.figure import Figure
from tests.bench.till import KEYS, Till, empty, medians, plain

_BUYER = 7
_FEW = 10


@contextmanager
def _tills(units: int = _FEW, *, witness: bool = True) -> Iterator[tuple[Path, Till]]:
    """Open an empty shop, and a folder for another one beside it."""
    with tempfile.TemporaryDirectory(prefix="shopbot-bench-") as name:
        folder = Path(name)
        till = Till(empty(folder / "one"), folder / "one", witness=witness).open(_BUYER, units)
        try:
            yield folder / "other", till
        finally:
            till.close()


def _figure(name: str, one: Till, other: Till, times: int) -> Figure:
    ours, theirs = medians(one.sell, other.sell, times)
    one.close()
    return Figure(name, ours * 1000, "ms", theirs * 1000)


def codes(units: int, times: int) -> Iterator[Figure]:
    """Yield a purchase where there is much on stock, beside one where there is little."""
    with _tills() as (folder, few):
        many = Till(empty(folder), folder, witness=True).open(_BUYER, units)
        yield _figure(f"a purchase with {units:,} codes on stock, beside one with {_FEW}", many, few, times)


def years(size: int, times: int) -> Iterator[Figure]:
    """Yield a purchase in a shop after years, beside one in an empty shop."""
    with _tills() as (folder, young):
        writer = empty(folder)
        big.fill(writer, size)
        writer.close()
        old = Till(connection.open_writer(folder / "shop.db", KEYS), folder, witness=True).open(_BUYER, _FEW)
        told = f"{min(size, big.MOST_PEOPLE):,} people, {size:,} orders and {5 * size:,} postings"
        yield _figure(f"a purchase among {told}, beside one in an empty shop", old, young, times)


def encryption(times: int) -> Iterator[Figure]:
    """Yield a purchase in an encrypted file, beside one in a plain file; both without a witness."""
    with _tills(witness=False) as (folder, sealed):
        open_one = Till(plain(folder), folder).open(_BUYER, _FEW)
        ours, theirs = medians(sealed.sell, open_one.sell, times)
        open_one.close()
        yield Figure("a purchase in an encrypted file, beside one in a plain file", ours * 1000, "ms", theirs * 1000)


def witness(times: int) -> Iterator[Figure]:
    """Yield a purchase in a shop with its witness, beside one without: by the clock, and of the processor."""
    with _tills() as (folder, told):
        untold = Till(empty(folder), folder).open(_BUYER, _FEW)
        for what, clock in (("a purchase", time.perf_counter), ("processor time of a purchase", time.thread_time)):
            ours, theirs = medians(partial(told.sell, clock), partial(untold.sell, clock), times)
            yield Figure(f"{what} with the witness, beside one without", ours * 1000, "ms", theirs * 1000)
        untold.close()
