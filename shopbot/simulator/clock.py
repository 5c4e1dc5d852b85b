"""The clock of the pretend Telegram: real time plus an offset a driver moves."""

from __future__ import annotations

import os
import struct
import time
from pathlib import Path

FARTHEST_S = 100 * 365 * 24 * 3600


class SimClock:
    """UTC seconds, shifted by `offset`.

    With a `path` the offset is also written into that file, 8 bytes little-endian signed seconds at position 0, so
    that a shop in another process can follow: one aligned `pwrite` is never seen half done.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.offset = 0
        self._path = path
        self._publish()

    def now(self) -> int:
        """The present second, UTC."""
        return int(self.now_exact())

    def now_exact(self) -> float:
        """The present moment in seconds, UTC."""
        return time.time() + self.offset

    def advance(self, seconds: int) -> None:
        """Move the clock on (or back, for negative seconds); raises ValueError past `FARTHEST_S` from real time."""
        if abs(self.offset + seconds) > FARTHEST_S:
            raise ValueError("the clock goes at most a hundred years from real time")
        self.offset += seconds
        self._publish()

    def set(self, now: int) -> None:
        """Make `now` the present second."""
        self.advance(now - self.now())

    def _publish(self) -> None:
        if self._path is None:
            return
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.pwrite(handle, struct.pack("<q", self.offset), 0)
        finally:
            os.close(handle)
