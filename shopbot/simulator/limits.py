"""Telegram's sending limits, off unless a driver turns them on.

About one message a second in a chat (short bursts pass), 20 a minute in a group, 30 a second in all; measured in real
time, not the simulator's clock.
"""

from __future__ import annotations

import math
import time
from collections import deque

from shopbot.simulator.refusal import Refusal

CHAT_BURST = 5
GROUP_PER_MINUTE = 20
ALL_PER_SECOND = 30


class Bucket:
    """A token bucket: `size` at once, refilled at `rate` a second."""

    def __init__(self, size: float, rate: float, now: float) -> None:
        self.size, self.rate = size, rate
        self._left, self._seen = size, now

    def wait_s(self, now: float) -> float:
        """Take one; 0 if there was one, else how many seconds until there is."""
        self._left = min(self.size, self._left + (now - self._seen) * self.rate)
        self._seen = now
        if self._left >= 1:
            self._left -= 1
            return 0.0
        return (1 - self._left) / self.rate


class Limits:
    """Counts what is sent and refuses with 429 what is too much."""

    def __init__(self) -> None:
        self.on = False
        self.clear()

    def clear(self) -> None:
        """Forget what was counted."""
        self._chats: dict[object, Bucket] = {}
        self._groups: dict[object, deque[float]] = {}
        self._all = Bucket(ALL_PER_SECOND, ALL_PER_SECOND, time.monotonic())

    def count(self, chat: object, *, group: bool) -> None:
        """One message into a chat; raises 429 with `retry_after` when there were too many."""
        if not self.on:
            return
        now = time.monotonic()
        wait = self._group_wait(chat, now) if group else self._chat(chat, now).wait_s(now)
        wait = wait or self._all.wait_s(now)
        if wait:
            seconds = math.ceil(wait)
            raise Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)

    def _chat(self, chat: object, now: float) -> Bucket:
        return self._chats.setdefault(chat, Bucket(CHAT_BURST, 1.0, now))

    def _group_wait(self, chat: object, now: float) -> float:
        sent = self._groups.setdefault(chat, deque())
        while sent and now - sent[0] >= 60:
            sent.popleft()
        if len(sent) >= GROUP_PER_MINUTE:
            return 60 - (now - sent[0])
        sent.append(now)
        return 0.0
