"""How far a work of several steps is, as one number that never falls."""

from collections.abc import Callable, Sequence

Progress = Callable[[int, int], None]
"""Called with (done, total) bytes of work; `done` never falls and ends at `total`. What it raises ends the work."""


class Meter:
    """Counts a work of `total` bytes. `shares` say how long each of its steps takes beside the others.

    What is counted within a step never passes the step's end, so a size that was guessed at the beginning does no harm.
    """

    def __init__(self, total: int, progress: Progress | None, shares: Sequence[int] = (1,)) -> None:
        self._total, self._progress = max(total, sum(shares)), progress
        self._ends = [self._total * sum(shares[: place + 1]) // sum(shares) for place in range(len(shares))]
        self._step = self._done = 0

    def within(self, done: int, total: int) -> None:
        """Say how far this step is."""
        begin = self._ends[self._step - 1] if self._step else 0
        share = self._ends[self._step] - begin
        self._say(begin + min(share * done // max(total, 1), share - 1))

    def end(self) -> None:
        """Say that this step is done, and begin the next."""
        self._say(self._ends[self._step])
        self._step = min(self._step + 1, len(self._ends) - 1)

    def _say(self, done: int) -> None:
        self._done = max(done, self._done)
        if self._progress:
            self._progress(self._done, self._total)


class Counter:
    """Counts the bytes of one step, towards the size it is thought to have."""

    def __init__(self, meter: Meter, size: int) -> None:
        self._meter, self._size, self._seen = meter, size, 0

    def add(self, count: int) -> None:
        """Count so many more bytes."""
        self._seen += count
        self._meter.within(self._seen, self._size)
