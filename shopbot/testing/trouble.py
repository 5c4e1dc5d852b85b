"""What can go wrong in a test, and the switch for it, a pytest plugin.

In a `conftest.py`: `pytest_plugins = ["shopbot.testing.trouble"]`.
"""

import functools
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from shopbot.db import inbox

_HOME = Path(__file__).resolve().parents[2]


@dataclass
class Trouble:
    """What goes wrong in this run; set by the pytest switch, none by default."""

    duplicates: bool = False
    shuffled: random.Random | None = None
    kill_at: int | None = None
    lines: int = 0
    killed: bool = False


trouble = Trouble()


class Killed(BaseException):
    """The pretended end of the process."""


class LineCounter:
    """Counts executed lines of the shop and its plugins, and ends the process at one of them."""

    def __init__(self, plan: Trouble) -> None:
        self._plan = plan
        self._mine = (str(_HOME / "shopbot" / "trade"), str(_HOME / "shopbot" / "host"), str(_HOME / "plugins"))

    def __call__(self, frame: FrameType, event: str, _arg: object) -> Any:
        """Be asked by the interpreter about each call (sys.settrace)."""
        return self._line if frame.f_code.co_filename.startswith(self._mine) else None

    def _line(self, _frame: FrameType, event: str, _arg: object) -> Any:
        if event == "line":
            self._plan.lines += 1
            if self._plan.lines == self._plan.kill_at:
                sys.settrace(None)
                raise Killed
        return self._line


def shuffler(draw: random.Random) -> Callable[[list[inbox.Event]], list[inbox.Event]]:
    """Return an order for waiting events: people first, as they came; the background as `draw` has it."""

    def shuffled(events: list[inbox.Event]) -> list[inbox.Event]:
        people_first = [e for e in events if e.source.startswith("telegram:")]
        background = [e for e in events if not e.source.startswith("telegram:")]
        draw.shuffle(background)
        return people_first + background

    return shuffled


def pytest_addoption(parser: Any) -> None:
    """Add `--trouble` and `--kills`."""
    parser.addoption("--trouble", choices=["duplicates", "shuffled", "kills"], help="run every shop test in trouble")
    parser.addoption("--kills", type=int, default=40, help="how many lines to die at in each test; 0: every line")


def pytest_pyfunc_call(pyfuncitem: Any) -> bool | None:
    """Run one test in the trouble that was asked for."""
    wanted = pyfuncitem.config.getoption("--trouble")
    if wanted is None:
        return None
    names = pyfuncitem._fixtureinfo.argnames  # noqa: SLF001 - pytest's own way to call a test (its python.py)
    run = functools.partial(pyfuncitem.obj, **{name: pyfuncitem.funcargs[name] for name in names})
    if wanted == "kills":
        run_with_kills(run, pyfuncitem.config.getoption("--kills"))
    else:
        run_in_trouble(run, wanted)
    return True


def run_in_trouble(run: Callable[[], object], wanted: str, seed: int = 7) -> None:
    """Run a test once with `wanted` ("duplicates" or "shuffled")."""
    trouble.duplicates = wanted == "duplicates"
    trouble.shuffled = random.Random(seed) if wanted == "shuffled" else None  # noqa: S311 - an order, not a secret
    try:
        run()
    finally:
        trouble.duplicates, trouble.shuffled = False, None


def run_with_kills(run: Callable[[], object], most: int) -> int:
    """Run a test once for each line of the shop it executes, dying there; return how often it died.

    `most` limits the runs by taking lines at even distances (0: no limit).
    """
    total = _lines_of(run)
    step = max(1, total // most) if most else 1
    deaths = 0
    try:
        for line in range(1, total + 1, step):
            trouble.kill_at, trouble.lines, trouble.killed = line, 0, False
            run()
            deaths += trouble.killed
    finally:
        trouble.kill_at = None
    return deaths


def _lines_of(run: Callable[[], object]) -> int:
    trouble.kill_at, trouble.lines, trouble.killed = -1, 0, False
    try:
        run()
        return trouble.lines
    finally:
        trouble.kill_at = None
