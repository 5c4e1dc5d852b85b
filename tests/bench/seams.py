"""Where the time goes: the shop's own functions, wrapped from outside, each adding up what is spent in it.

What is spent in a wrapped function that another one calls counts for the inner one alone, so the parts add up to the
whole. Measured is the processor's time of the thread at hand, which other programs do not make longer; for the parts
that wait for the disk also that wait, less the time the thread stood in line for a processor (Linux counts it).
Nothing in the shop knows of it.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

T = TypeVar("T")
Spent = defaultdict[str, float]
TURN = "the clerk: taking, counting, marking done"
SQL, SAVEPOINTS = "SQL", "savepoints"
BEGIN, COMMIT = "begin", "commit: encryption and writing"
WITNESS, WITNESSED = "witness: reading the rows, packing, chaining", "witness: encryption and writing"
ANCHOR = "anchor"
WAITS = {COMMIT: "commit: the disk", WITNESSED: "witness: the disk", ANCHOR: "anchor: the disk"}
_NANO = 1e-9
_CONTROL = {"BEGIN": BEGIN, "COMMIT": COMMIT, "SAVEPOINT": SAVEPOINTS, "RELEASE": SAVEPOINTS, "ROLLBACK": SAVEPOINTS}
_LINE = Path("/proc/thread-self/schedstat")


class _Thread(threading.local):
    """One thread's open parts, innermost last, and when the innermost was last looked at."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.looked = 0


class Meter:
    """What each part has taken so far, in seconds: `spent`. Safe for many threads."""

    def __init__(self) -> None:
        self._threads: list[Spent] = []
        self._here = _Thread()
        self._own = threading.local()

    @property
    def spent(self) -> Spent:
        """The sum of all threads."""
        total: Spent = defaultdict(float)
        for one in self._threads:
            for part, seconds in one.copy().items():
                total[part] += seconds
        return total

    def _counter(self) -> Spent:
        found: Spent | None = getattr(self._own, "counter", None)
        if found is None:
            found = self._own.counter = defaultdict(float)
            self._threads.append(found)
        return found

    def within(self, part: str, work: Callable[..., T]) -> Callable[..., T]:
        """Return `work` as it counts for `part`; for a part that waits for the disk, its wait too."""
        measured = self._waiting(part, work) if part in WAITS else work

        def counted(*args: Any, **named: Any) -> T:
            here = self._here
            self._look(here)
            here.open.append(part)
            try:
                return measured(*args, **named)
            finally:
                self._look(here)
                here.open.pop()

        return counted

    def _look(self, here: _Thread) -> None:
        now = time.thread_time_ns()
        if here.open:
            self._counter()[here.open[-1]] += (now - here.looked) * _NANO
        here.looked = time.thread_time_ns()

    def _waiting(self, part: str, work: Callable[..., T]) -> Callable[..., T]:
        def timed(*args: Any, **named: Any) -> T:
            before = _away()
            try:
                return work(*args, **named)
            finally:
                self._counter()[WAITS[part]] += _away() - before

        return timed


def _away() -> float:
    """Return how long this thread has neither run nor stood in line for a processor, from any moment on, in seconds."""
    running, in_line, _ = _LINE.read_text("ascii").split()
    return time.perf_counter() - (int(running) + int(in_line)) * _NANO


# --- the seams --------------------------------------------------------------------------------------------------------


@contextmanager
def wrapped(meter: Meter, places: list[tuple[Any, str, str]]) -> Iterator[None]:
    """Have each of (class or module, name, part) count for its part, and every connection's statements for theirs."""
    kept = [(where, name, getattr(where, name)) for where, name, _ in places]
    connect = dbapi2.connect
    for where, name, part in places:
        setattr(where, name, meter.within(part, getattr(where, name)))
    dbapi2.connect = lambda *args, **named: connect(*args, factory=_connection(meter), **named)
    try:
        yield
    finally:
        dbapi2.connect = connect
        for where, name, was in kept:
            setattr(where, name, was)


def _connection(meter: Meter) -> Any:
    """Return a connection class whose statements are counted: a transaction's ends for themselves, others as SQL."""

    class Counted(dbapi2.Connection):  # type: ignore[misc]
        def __init__(self, *args: Any, **named: Any) -> None:
            super().__init__(*args, **named)
            run = super().execute
            self._as = {part: meter.within(part, run) for part in (*_CONTROL.values(), SQL, WITNESSED)}

        def execute(self, sql: str, *params: Any) -> Any:
            part = _CONTROL.get(sql.partition(" ")[0], SQL)
            return self._as[WITNESSED if sql.startswith("INSERT INTO batch ") else part](sql, *params)

    return Counted
