"""The house's only sources of time, so that a test or the demo can turn the clock by hand.

Every decision that depends on time asks a `Clock` it was given; nothing else in shopbot reads the system's.
"""

import mmap
import os
import struct
import threading
import time
from pathlib import Path

_OFFSET = struct.Struct("<q")


class Clock:
    """The machine's own time."""

    def now(self) -> int:
        """Return the time in whole UTC seconds since 1970."""
        return int(time.time())

    def monotonic(self) -> float:
        """Return seconds from an arbitrary start that never run backwards: for intervals, never stored."""
        return time.monotonic()


class FollowingClock(Clock):
    """The machine's time moved by what a small file says: the demo's bot follows the pretend Telegram's.

    The file's first 8 bytes are the offset in seconds, a signed little-endian integer, written in place by
    the simulator. It is mapped into memory, so a reading costs no system call. A file that is not there yet
    is made with the offset 0, whichever of the two starts first.
    """

    def __init__(self, path: Path) -> None:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.fstat(descriptor).st_size < _OFFSET.size:
                os.ftruncate(descriptor, _OFFSET.size)
            self._map = mmap.mmap(descriptor, _OFFSET.size, access=mmap.ACCESS_READ)
        finally:
            os.close(descriptor)
        self._latest = float("-inf")
        self._lock = threading.Lock()

    def now(self) -> int:
        """Return the moved time in whole UTC seconds."""
        return int(time.time()) + self._offset()

    def monotonic(self) -> float:
        """Return seconds that jump forward with the offset: a wait ends when the clock is moved past it."""
        with self._lock:
            self._latest = max(self._latest, time.monotonic() + self._offset())
            return self._latest

    def close(self) -> None:
        """Let go of the file."""
        self._map.close()

    def _offset(self) -> int:
        return int(_OFFSET.unpack_from(self._map)[0])


class ManualClock(Clock):
    """A clock that stands still until `advance` is called: for tests. `start` is in UTC seconds."""

    def __init__(self, start: int = 1_750_000_000) -> None:
        self._now = float(start)
        self._elapsed = 0.0

    def now(self) -> int:
        """Return the time it was set to, in whole UTC seconds."""
        return int(self._now)

    def monotonic(self) -> float:
        """Return the seconds it was advanced by so far."""
        return self._elapsed

    def advance(self, seconds: float) -> None:
        """Move the clock forward; going back is refused with ValueError: no interval would be right."""
        if seconds < 0:
            raise ValueError("a clock is only moved forward")
        self._now += seconds
        self._elapsed += seconds
