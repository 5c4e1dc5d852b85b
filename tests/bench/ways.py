"""Each way through a whole shop in one ten times as full: what it costs the processor, and the slowest statements."""

import contextlib
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

from shopbot.config import Log
from shopbot.db.slow import slow
from tests.bench.figure import Figure, Growth
from tests.bench.town import WAYS, Town

_TIMES = 10
_SHOWN = 5
_FEWEST, _LONG = 3, 2.0  # of what takes seconds a few rounds will do
_LONGEST = 110


@contextlib.contextmanager
def _towns(size: int) -> Iterator[tuple[Town, Town]]:
    few, many = Town(size), Town(_TIMES * size)
    try:
        yield few, many
    finally:
        few.close()
        many.close()


def ways(size: int, times: int) -> Iterator[Figure]:
    """Yield what each way costs in a shop of ten times `size`, beside one of `size`; the slowest statements last."""
    with _towns(size) as (few, many):
        with _heard() as longest:
            for name, way in WAYS.items():
                spent = _both(partial(way, many), partial(way, few), times)
                large, small = (statistics.median(side) * 1000 for side in zip(*spent, strict=True))
                yield Growth(f"{name}, among {_TIMES * size:,} orders, beside {size:,}", large, "ms of CPU", small)
        yield from _slowest(longest)


def _both(one: Callable[[], float], other: Callable[[], float], times: int) -> list[tuple[float, float]]:
    """Go both ways in turn, so often, or three times if it takes long; return the seconds of each."""
    one(), other()  # caches are filled
    spent: list[tuple[float, float]] = []
    while len(spent) < times and (len(spent) < _FEWEST or sum(map(sum, spent)) < _LONG):
        spent.append((one(), other()))
    return spent


@contextlib.contextmanager
def _heard() -> Iterator[dict[str, float]]:
    """Hear how long each statement took, as the log of slow ones does; yield the longest of each, in seconds."""
    longest: dict[str, float] = {}
    took = slow.took

    def noted(sql: str, began: float) -> None:
        longest[sql] = max(longest.get(sql, 0.0), time.monotonic() - began)
        took(sql, began)

    slow.took = noted  # type: ignore[method-assign]
    try:
        yield longest
    finally:
        del slow.took


def _slowest(longest: dict[str, float]) -> Iterator[Figure]:
    limit = Log().slow_ms
    slow_ones = sum(seconds * 1000 >= limit for seconds in longest.values())
    name = f"statements that took {limit} ms or more, as the log would tell, beside all there were"
    yield Figure(name, slow_ones, "statements", len(longest))
    for sql in sorted(longest, key=longest.__getitem__, reverse=True)[:_SHOWN]:
        words = " ".join(sql.split())[:_LONGEST]
        yield Figure(f"a slow statement, beside what the log tells of: {words}", longest[sql] * 1000, "ms", limit)
