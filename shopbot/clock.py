"""The house's only sources of time, so that a test or the demo can turn the clock by hand.

Every decision that depends on time asks a `Clock` it was given; nothing else in shopbot reads the system's.
A running shop asks a `SteadyClock`, which does not believe everything its machine says.
"""

import mmap
import os
import struct
import threading
import time
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Doubt:
    """The machine's clock says something else than the shop's own counting.

    It is `ahead` by so many seconds (negative: behind), since then by the shop's time; `at_start`: it was found so.
    """

    ahead: int
    since: int
    at_start: bool = False


class SteadyClock(Clock):
    """The shop's time: the machine's, as long as that goes as a clock does; it never runs backwards by itself.

    Between two looks the machine's time should have moved as its monotonic counter did. A difference of up to
    `JUMP` seconds is followed: forward at once, backward by going at half speed for a while. With a greater one the
    machine's clock is in doubt, and the shop counts on by itself: nothing ends early, nothing is dated before what
    came earlier. When the machine has gone steadily for `STEADY` seconds since it jumped, it is followed again if it
    had jumped forward by no more than a day (the machine slept, or was set late) or back by no more than an hour.
    Anything else waits for `follow`: somebody says that the machine is right.
    """

    JUMP = 60
    STEADY = 300
    _WANDERS = 5.0
    _FORWARD, _BACK = 86_400, 3600
    _LONGEST_REST = 3 * 366 * 86_400

    def __init__(self, machine: Clock) -> None:
        self._machine = machine
        self._lock = threading.Lock()
        self._looked = machine.monotonic()
        # Offsets are the machine's time of day less its monotonic counter.
        self._offset = self._trusted = self._seen = self._machine_offset()
        self._steady_since = self._looked
        self._doubt: Doubt | None = None
        self._latest = 0

    def now(self) -> int:
        """Return the shop's time in whole UTC seconds."""
        with self._lock:
            return self._now()

    def _now(self) -> int:
        self._latest = max(self._latest, int(self._offset + self._machine.monotonic()))
        return self._latest

    def monotonic(self) -> float:
        """Return the machine's monotonic seconds."""
        return self._machine.monotonic()

    def _machine_offset(self) -> float:
        return self._machine.now() - self._machine.monotonic()

    @property
    def doubt(self) -> Doubt | None:
        """What is strange about the machine's clock; None while it is believed."""
        return self._doubt

    def begin(self, last: int, *, doubted: bool = False) -> None:
        """Go on from the last moment the shop's file knows of (UTC seconds).

        A machine that says an earlier time, or one years later, is in doubt; if it was in doubt before (`doubted`), so
        is one that says more than a minute later.
        """
        with self._lock:
            counter, machine = self._machine.monotonic(), self._machine_offset()
            ahead = machine + counter - last
            self._offset = self._trusted = self._seen = machine
            if -self.JUMP <= ahead < 0:
                self._offset = last - counter
            elif not 0 <= ahead <= (self.JUMP if doubted else self._LONGEST_REST):
                self._offset = self._trusted = last - counter
                self._latest = last
                self._doubt = Doubt(round(ahead), last, at_start=True)

    def look(self) -> None:
        """Compare the two, and follow as far as it is safe. To be called every second or so."""
        with self._lock:
            counter, machine = self._machine.monotonic(), self._machine_offset()
            passed, self._looked = counter - self._looked, counter
            if abs(machine - self._seen) > self._WANDERS:
                self._seen, self._steady_since = machine, counter
            if abs(machine - self._trusted) <= self.JUMP or self._is_sane_again(machine, counter):
                self._trusted, self._doubt = machine, None
                self._approach(passed)
            else:
                since = self._doubt.since if self._doubt else self._now()
                at_start = self._doubt is not None and self._doubt.at_start
                self._doubt = Doubt(round(machine - self._offset), since, at_start)

    def _is_sane_again(self, machine: float, counter: float) -> bool:
        within = -self._BACK <= machine - self._offset <= self._FORWARD
        return within and self._doubt is not None and counter - self._steady_since >= self.STEADY

    def _approach(self, passed: float) -> None:
        """Move towards what is trusted. Whole seconds are told: a difference of one is none."""
        behind = self._offset - self._trusted
        if behind < 0:
            self._offset = self._trusted
        elif behind > 1:
            self._offset -= min(behind, passed / 2)

    def follow(self) -> int:
        """Take the machine's time as right from now on, also if that is earlier; return by how much it moved."""
        with self._lock:
            was = self._now()
            self._offset = self._trusted = self._seen = self._machine_offset()
            self._doubt, self._latest = None, 0
            return self._now() - was


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

    def turn(self, seconds: float) -> None:
        """Set the time of day forward or back, as somebody does with a machine's clock: no time passes."""
        self._now += seconds

    def advance(self, seconds: float) -> None:
        """Move the clock forward; going back is refused with ValueError: no interval would be right."""
        if seconds < 0:
            raise ValueError("a clock is only moved forward")
        self._now += seconds
        self._elapsed += seconds
