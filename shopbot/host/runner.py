"""The errand threads: they take orders from the file, run them outside, and put what they brought into the inbox."""

import logging
import random
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
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
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="errand")
        self._under_way: set[int] = set()
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._loop, name="errands", daemon=True)

    def start(self) -> None:
        """Look for errands in a thread until `stop`."""
        self._thread.start()

    def wake(self) -> None:
        """Look now."""
        self._wake.set()

    def stop(self) -> None:
        """Start no more errands; those under way are left to end or to be repeated at the next start."""
        self._stopping = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()
        self._pool.shutdown(wait=False, cancel_futures=True)

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
        for errand in errands.due(self._reader, self._clock.now(), 50):
            with self._lock:
                if errand.id in self._under_way:
                    continue
                self._under_way.add(errand.id)
            self._pool.submit(self._carry_out, errand)

    def _carry_out(self, errand: Errand) -> None:
        try:
            self._close(errand)
        except Stopped:
            return
        finally:
            with self._lock:
                self._under_way.discard(errand.id)

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
