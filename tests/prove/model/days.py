"""`prove model.days`: shop-days on a virtual clock, the whole bot in one thread, all that goes wrong from one seed.

A round is a week in the life of one shop. Nothing in it waits, and nothing depends on this machine's time: the same
seed is the same week, step by step, so a bad one is played again with `--seed SEED --rounds 1`.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.prove.model.days_life import Life, Wrong, memory
from tests.prove.proof import Outcome, Part, Run, play

WEEK, SHORT = 7, 2


def week(seed: int, seconds: float) -> Outcome:
    """Live one week, or as many days of it as there is time for."""
    return lived(seed, WEEK, seconds)


def two_days(seed: int, seconds: float) -> Outcome:
    """Live two days: the form for continuous integration."""
    return lived(seed, SHORT, seconds)


def lived(seed: int, days: int, seconds: float, *, people: int = 30, hours: float = 14.0) -> Outcome:
    """Live so many days and say what was seen; after `seconds` (real) no new day begins."""
    ends = time.monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="days-", dir=memory()) as folder:
        life = Life(seed, Path(folder) / "data", people=people, hours=hours)
        bad = _bad(life, lambda: life.live(days, lambda: time.monotonic() > ends))
    return Outcome(life.tally(), bad)


def _bad(life: Life, live: Callable[[], None]) -> list[str]:
    try:
        live()
    except Wrong as wrong:
        return [f"{_where(life)}: {wrong}\n{_last(life)}"]
    except Exception as error:
        return [f"{_where(life)}: {type(error).__name__}: {error}\n{_last(life)}"]
    return []


def _where(life: Life) -> str:
    return f"day {life.counts['days'] + 1}, second {life.machine.monotonic():.0f}"


def _last(life: Life) -> str:
    return "\n".join(f"        {line}" for line in life.last)


def run(run: Run) -> Outcome:
    """Live week after week, several side by side."""
    return play(run, two_days if run.short else week, "days")


DAYS = Part("model.days", "shop-days on a virtual clock, with everything going wrong", "days", 10_000, run, share=4)
