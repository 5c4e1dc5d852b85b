"""Statements that took long, in the log: each once an hour, with its text and never its parameters."""

import logging
import threading
import time
from collections.abc import Callable

from shopbot import log

_AGAIN_SECONDS = 3600.0
_MOST_KNOWN = 1000
_LONGEST_TEXT = 400
_log = logging.getLogger("shopbot.db")


class SlowLog:
    """Hears how long things took, from any thread; what took `seconds` or more is logged."""

    def __init__(self, seconds: float = 0.2, clock: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._told: dict[str, float] = {}
        self._since: dict[str, int] = {}

    def took(self, sql: str, began: float) -> None:
        """Note that a statement began then, by `time.monotonic`, and has just ended."""
        now = self._clock()
        if now - began >= self.seconds:
            self._note(" ".join(sql.split())[:_LONGEST_TEXT], now, round(1000 * (now - began)))

    def _note(self, words: str, now: float, milliseconds: int) -> None:
        with self._lock:
            times = self._since.pop(words, 0) + 1
            if now - self._told.get(words, -_AGAIN_SECONDS) < _AGAIN_SECONDS:
                self._since[words] = times
                return
            if len(self._told) >= _MOST_KNOWN:
                self._told.clear()
                self._since.clear()
            self._told[words] = now
        log.event(_log, "slow_statement", level=logging.WARNING, ms=milliseconds, times=times, sql=words)


slow = SlowLog()
