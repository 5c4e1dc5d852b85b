"""The errand threads: they take orders from the file, run them outside, and put what they brought into the inbox."""

import logging
import random
import threading
from collections.abc import Callable, Mapping
from queue import SimpleQueue
from typing import Any

from shopbot import log
from shopbot.clock import Clock
from shopbot.db import errands
from shopbot.db.clerk import Clerk, Stopped
from shopbot.db.connection import ReadConnection
from shopbot.db.errands import Errand
from shopbot.errors import NotReady

_log = logging.getLogger("shopbot.host")
_THREADS = 4
_MOST_TRIES = 12
_LONGEST_WAIT = 300
_FROZEN_SECONDS = 60
_UNNOTED_SECONDS = 30.0
Run = Callable[[Errand], Mapping[str, Any]]


class Frozen(NotReady):
    """Whoever ordered it is off: it waits for as long as that takes, and no try of it counts."""


class ErrandRunner:
    """Runs errands with `run`, which finds the plugin's function; several at once, each once at a time."""

    def __init__(self, clerk: Clerk, reader: ReadConnection, clock: Clock, run: Run) -> None:
        self._clerk = clerk
        self._reader = reader
        self._clock = clock
        self._run = run
        # Threads of our own: those of a pool would keep the process from ending until the slowest has its answer.
        self._given: SimpleQueue[Errand | None] = SimpleQueue()
        self._threads = [threading.Thread(target=self._work, name=f"errand_{n}", daemon=True) for n in range(_THREADS)]
        self._under_way: set[int] = set()
        self._resting: dict[int, float] = {}
        self._lock = threading.Condition()
        self._wake = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._loop, name="errands", daemon=True)

    def start(self) -> None:
        """Look for errands in a thread until `stop`."""
        self._thread.start()

    def _begin(self) -> None:
        for thread in self._threads:
            if thread.ident is None:
                thread.start()

    def _work(self) -> None:
        while (errand := self._given.get()) is not None:
            with log.about(errand=errand.id):
                self._carry_out(errand)

    def wake(self) -> None:
        """Look now."""
        self._wake.set()

    def stop(self, timeout: float | None = None) -> None:
        """Start no more errands; those that are not done after `timeout` (real) seconds are repeated at the next start.

        None waits for none of them.
        """
        self._stopping = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout)
        for _ in self._threads:
            self._given.put(None)
        if not self.wait(timeout or 0):
            left = " ".join(map(str, sorted(self._under_way)))
            log.event(_log, "errands_left_for_next_start", errands=left)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until no errand is under way; False when one still is after `timeout` (real) seconds."""
        with self._lock:
            return self._lock.wait_for(lambda: not self._under_way, timeout)

    def _loop(self) -> None:
        while not self._stopping:
            self._wake.clear()
            try:
                self.look()
            except Exception as error:
                # The file cannot be read for a moment, say: what is due stays due.
                log.trace(log.error_code(error), error, where="errands")
            self._wake.wait(1.0)

    def look(self) -> None:
        """Give every due errand that is not under way to a thread."""
        now = self._clock.monotonic()
        with self._lock:  # before reading: what is due in it and ends before its turn comes was under way then
            busy = frozenset(self._under_way)
        for errand in errands.due(self._reader, self._clock.now(), 50):
            with self._lock:
                if errand.id in busy or errand.id in self._under_way or self._resting.get(errand.id, now) > now:
                    continue
                self._resting.pop(errand.id, None)
                self._under_way.add(errand.id)
            self._begin()
            self._given.put(errand)

    def _carry_out(self, errand: Errand) -> None:
        try:
            if not self._stopping:
                self._close(errand)
        except Stopped:
            return
        except Exception as error:
            # What came of it could not be noted, on a full disk say. The thread goes on, and the errand is run again.
            log.event(_log, "errand_not_noted", level=logging.ERROR, error=type(error).__name__)
            with self._lock:
                self._resting[errand.id] = self._clock.monotonic() + _UNNOTED_SECONDS
        finally:
            with self._lock:
                self._under_way.discard(errand.id)
                self._lock.notify_all()

    def _close(self, errand: Errand) -> None:
        try:
            result = self._run(errand)
            self._clerk.write(lambda tx: errands.answered(tx, errand, result))
        except Stopped:
            raise
        except Frozen as reason:
            problem, at = str(reason), self._clock.now() + _FROZEN_SECONDS
            self._clerk.write(lambda tx: errands.wait(tx, errand, at, problem))
        except NotReady as reason:
            self._again(errand, str(reason), reason.after or 0)
        except Exception as error:
            code = log.error_code(error)
            log.trace(code, error, errand=f"{errand.owner}.{errand.name}")
            self._again(errand, code)

    def _again(self, errand: Errand, problem: str, at_least: int = 0) -> None:
        if errand.tries + 1 >= _MOST_TRIES:
            self._clerk.write(lambda tx: errands.give_up(tx, errand, problem))
            return
        wait = min(_LONGEST_WAIT, 2**errand.tries) * (1 + random.random() / 4)  # noqa: S311 - spreads retries
        at = self._clock.now() + max(round(wait), at_least)
        self._clerk.write(lambda tx: errands.again(tx, errand, at, problem))
