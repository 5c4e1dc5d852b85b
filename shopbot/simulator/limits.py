"""Telegram's sending limits, off unless a driver turns them on; the demo does.

About one message a second in a chat (short bursts pass), 20 a minute in a group, 30 a second in all (the Bot API's
FAQ). "About" is taken as half a second: what comes less than that too early passes and is counted, so that a bot which
keeps to the limits is not refused for the time its calls take on the way. All in real time, not the simulator's clock.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable

from shopbot.simulator.refusal import Refusal

CHAT_BURST = 5
GROUP_PER_MINUTE = 20
ALL_PER_SECOND = 30
SLACK_S = 0.5
_CHATS_KEPT = 5000


class Bucket:
    """A token bucket: `size` at once, refilled at `rate` a second; up to `SLACK_S` of it may be taken in advance."""

    def __init__(self, size: float, rate: float, now: float) -> None:
        self.size, self.rate = size, rate
        self._left, self._seen = size, now

    def wait_s(self, now: float) -> float:
        """How many seconds until one may be taken, 0 if it may be now."""
        wait = (1 - self._at(now)) / self.rate
        return wait if wait > SLACK_S else 0.0

    def _at(self, now: float) -> float:
        return min(self.size, self._left + (now - self._seen) * self.rate)

    def take(self, now: float) -> None:
        """Take one, whether it is there or not."""
        self._left, self._seen = self._at(now) - 1, now


class Window:
    """At most `most` in any span of `seconds`, give or take `SLACK_S`."""

    def __init__(self, most: int, seconds: float) -> None:
        self.seconds = seconds
        self._sent: deque[float] = deque(maxlen=most)

    def wait_s(self, now: float) -> float:
        """How many seconds until one more fits, 0 if it does now."""
        full = len(self._sent) == self._sent.maxlen
        wait = self.seconds - (now - self._sent[0]) if full else 0.0
        return wait if wait > SLACK_S else 0.0

    def take(self, now: float) -> None:
        """Count one, whether it fits or not."""
        self._sent.append(now)


class Limits:
    """Counts what is sent and refuses with 429 what is too much. `clock` gives monotonic seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.on = False
        self._clock = clock
        self.clear()

    def clear(self) -> None:
        """Forget what was counted."""
        self._chats: dict[object, Bucket | Window] = {}
        self._all = Bucket(ALL_PER_SECOND, ALL_PER_SECOND, self._clock())

    def count(self, chat: object, *, group: bool) -> None:
        """Count a message into a chat, or raise 429 with `retry_after` when there were too many before it."""
        if not self.on:
            return
        now = self._clock()
        own = self._chats.get(chat) or self._new(chat, now, group=group)
        wait = max(own.wait_s(now), self._all.wait_s(now))
        if wait:
            seconds = math.ceil(wait)
            raise Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        own.take(now)
        self._all.take(now)

    def _new(self, chat: object, now: float, *, group: bool) -> Bucket | Window:
        if len(self._chats) >= _CHATS_KEPT:
            self._chats.clear()
        made = Window(GROUP_PER_MINUTE, 60) if group else Bucket(CHAT_BURST, 1.0, now)
        return self._chats.setdefault(chat, made)
