"""Calls with a secret that is none: each is counted, and the log hears of them once a minute.

They are answered as everything that is not there; only the owner learns of them. Not a line each: whoever guesses could
fill the disk with them. Nothing of the call is written down, it is whatever a stranger liked.
"""

import logging

from shopbot import log
from shopbot.clock import Clock
from shopbot.web.metrics import Metrics

_SECONDS = 60.0
_log = logging.getLogger("shopbot.web")


class Strangers:
    """Notes those who knock at one `place` ("hook", "telegram") without its secret."""

    def __init__(self, metrics: Metrics, clock: Clock, place: str) -> None:
        self._metrics = metrics
        self._clock = clock
        self._place = place
        self._since_told = 0
        self._next = -_SECONDS

    def note(self) -> None:
        """Count one, and tell the log how many came since it was last told."""
        self._metrics.guessed(self._place)
        self._since_told += 1
        now = self._clock.monotonic()
        if now >= self._next:
            log.event(_log, "secret_guessed", level=logging.WARNING, place=self._place, count=self._since_told)
            self._since_told, self._next = 0, now + _SECONDS
