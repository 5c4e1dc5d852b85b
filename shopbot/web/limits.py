"""How much one caller may bring, so that a flood can fill neither the file nor the inbox."""

from shopbot.clock import Clock


class Bucket:
    """`burst` units at once, refilled by `per_second`. For one thread: the door's."""

    def __init__(self, clock: Clock, burst: float, per_second: float) -> None:
        self._clock = clock
        self._burst = burst
        self._per_second = per_second
        self._left = burst
        self._at = clock.monotonic()

    def take(self, units: float) -> float:
        """Take `units` and return 0, or return in how many seconds they would be there."""
        now = self._clock.monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._per_second)
        self._at = now
        if units <= self._left:
            self._left -= units
            return 0.0
        return (units - self._left) / self._per_second


class Allowance:
    """What one plugin's callers may bring: calls, and bytes to be kept.

    At the full rate that is 350 MB a day, kept for a week.
    """

    def __init__(self, clock: Clock) -> None:
        self._calls = Bucket(clock, 240, 4)
        self._bytes = Bucket(clock, 4 << 20, 4096)

    def call(self) -> float:
        """Count a call; return 0, or the seconds to wait."""
        return self._calls.take(1)

    def keep(self, size: int) -> float:
        """Count `size` bytes that are to be kept; return 0, or the seconds to wait."""
        return self._bytes.take(size)
