"""Executed lines of the shop and its plugins: counted, and died at."""

import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import FrameType
from typing import Any

from shopbot.commands import CODE

_ROOMS = tuple(f"{CODE / room}{os.sep}" for room in ("shopbot", "plugins"))
_NOT_THE_SHOP = tuple(str(CODE / "shopbot" / room) for room in ("testing", "fakes", "simulator", "journeys"))
_CLERK, _TURNS = f"shopbot{os.sep}db{os.sep}clerk.py", 7
Line = tuple[str, int]


@dataclass(frozen=True)
class Point:
    """The moment before a line is executed for the `turn`th time; `file` is below the program's folder."""

    file: str
    line: int
    turn: int

    def __str__(self) -> str:
        """Return it as a report has it, `file:line`, with its turn if that is not the first."""
        return f"{self.file}:{self.line}" + (f" (time {self.turn})" if self.turn > 1 else "")


class Counting:
    """Counts how often each line is executed, in the order of the first times."""

    def __init__(self) -> None:
        self.lines: Counter[Line] = Counter()

    def begin(self) -> None:
        """Count in this thread from now on."""
        sys.settrace(self._called)

    def _called(self, frame: FrameType, _event: str, _arg: object) -> Any:
        name = frame.f_code.co_filename
        return self._line if name.startswith(_ROOMS) and not name.startswith(_NOT_THE_SHOP) else None

    def _line(self, frame: FrameType, event: str, _arg: object) -> Any:
        if event == "line":
            self.lines[frame.f_code.co_filename, frame.f_lineno] += 1
        return self._line

    def times(self) -> dict[Line, int]:
        """End the counting, and return how often each line was executed, by its file below the program's folder."""
        sys.settrace(None)
        return {(os.path.relpath(file, CODE), line): times for (file, line), times in self.lines.items()}


def points(times: Mapping[Line, int], seed: int) -> list[Point]:
    """Return a point for each line: its first time, or as often another that this seed draws.

    Of the clerk's lines, between which everything is committed and sent, several times each.
    """
    rng = random.Random(seed)
    return [
        Point(file, line, turn)
        for (file, line), most in times.items()
        for turn in (_spread(most, rng) if file == _CLERK else [rng.choice((1, rng.randint(1, most)))])
    ]


def _spread(most: int, rng: random.Random) -> list[int]:
    """Return some of the numbers up to `most`, the first among them."""
    return sorted({1, *(rng.randint(1, most) for _ in range(_TURNS))})


class Dying:
    """Kills this process, by SIGKILL, at a point."""

    def __init__(self, point: Point) -> None:
        self._file, self._at, self._turns = str(CODE / point.file), point.line, point.turn

    def begin(self) -> None:
        """Wait for the point from now on."""
        sys.settrace(self._called)

    def _called(self, frame: FrameType, _event: str, _arg: object) -> Any:
        return self._line if frame.f_code.co_filename == self._file else None

    def _line(self, frame: FrameType, event: str, _arg: object) -> Any:
        if event == "line" and frame.f_lineno == self._at:
            self._turns -= 1
            if not self._turns:
                os.kill(os.getpid(), signal.SIGKILL)
        return self._line
