"""What happened, for whoever watches: the chat page over Server-Sent Events and tests that wait.

Everything here runs on the server's event loop, so nothing needs a lock.
"""

from __future__ import annotations

import asyncio
from collections import deque
from itertools import islice
from typing import Any

KEPT = 5000


class EventLog:
    """A bounded list of numbered events; watchers wait for the next one."""

    def __init__(self) -> None:
        self.seq = 0
        self._events: deque[dict[str, Any]] = deque(maxlen=KEPT)
        self._changed = asyncio.Event()

    def add(self, kind: str, **facts: object) -> None:
        """Record one event and wake every watcher; `facts` left None are not sent."""
        self.seq += 1
        shown = {name: value for name, value in facts.items() if value is not None}
        self._events.append({"seq": self.seq, "kind": kind, **shown})
        self._changed.set()
        self._changed = asyncio.Event()

    def since(self, seq: int) -> list[dict[str, Any]]:
        """Events after number `seq` that are still kept, oldest first."""
        newer = islice(reversed(self._events), max(0, self.seq - seq))
        return [*newer][::-1]

    async def wait(self, seconds: float) -> bool:
        """Wait for the next event at most so long; False if none came."""
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except TimeoutError:
            return False
        return True
