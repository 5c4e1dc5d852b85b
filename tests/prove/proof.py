"""What a proof is: parts that try to break a promise for as long as they are given, and say what they saw.

A part works in rounds. Each has a seed of its own, so that one that went badly is played again alone:
`run.py prove model.days --seed SEED --rounds 1` (the first round's seed is the run's own).
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

MOST_TOLD = 20


@dataclass
class Outcome:
    """What was seen: things counted, what went wrong (in words), and what could not be tried (in words).

    `counts` are whole numbers that add up over rounds (kills, purchases, lost …); `figures` do not add up: the last
    one stays (a rate, a peak).
    """

    counts: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)
    untried: list[str] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)

    def add(self, other: "Outcome") -> None:
        """Take another round's outcome in."""
        for name, number in other.counts.items():
            self.counts[name] += number
        self.bad += other.bad
        self.untried += [one for one in other.untried if one not in self.untried]
        self.figures.update(other.figures)

    @property
    def well(self) -> bool:
        """Tell whether nothing was wrong."""
        return not self.bad


@dataclass
class Run:
    """What a part is given: its seed, its clock, its processors and a folder that goes with it.

    `seconds` is how long it may work (monotonic), `rounds` how many it may play (0: as time allows), `goal` how many of
    its unit end it before the time does, `short` asks for the form that continuous integration plays.
    """

    seed: int
    seconds: float
    folder: Path
    jobs: int = 1
    rounds: int = 0
    goal: int = 0
    short: bool = False
    say: Callable[[str], None] = lambda _line: None
    began: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float:
        """Return how many seconds are left; never below 0."""
        return max(0.0, self.seconds - (time.monotonic() - self.began))

    def end(self) -> None:
        """Use up the time: nothing new begins, and what was seen so far is the outcome."""
        self.seconds = 0.0

    def seeds(self) -> Iterator[int]:
        """Yield the seed of each round: the run's own first."""
        yield self.seed
        rng = random.Random(self.seed)
        while True:
            yield rng.getrandbits(48)

    def room(self, name: str) -> Path:
        """Return a new folder of this name."""
        path = self.folder / name
        path.mkdir(mode=0o700)
        return path


@dataclass(frozen=True)
class Part:
    """One way to try to break the promise. `unit` is what of its counts is told first and held against `goal`."""

    name: str
    what: str
    unit: str
    goal: int
    run: Callable[[Run], Outcome]
    share: int = 1
    needs: tuple[str, ...] = ()
    """Programs that have to be there, called as the Debian packages that bring them."""


Round = Callable[[int, float], Outcome]
"""A round: (seed, the seconds that are left) -> what was seen. A module's function, as it runs in another process."""


def play(run: Run, one_round: Round, unit: str = "") -> Outcome:
    """Play rounds side by side until the time, the rounds or the goal of `unit` are used up.

    The first is always played. One that raises is bad, with its seed; after something bad nothing new begins.
    """
    total = Outcome()
    seeds = run.seeds()
    played = 0
    with ProcessPoolExecutor(run.jobs, mp_context=get_context("spawn")) as pool:
        waiting: dict[Future[Outcome], int] = {}

        def may_begin() -> bool:
            enough = (run.rounds and played >= run.rounds) or (run.goal and total.counts[unit] >= run.goal)
            return not played or (total.well and run.left > 0 and not enough)

        while waiting or may_begin():
            while len(waiting) < run.jobs and may_begin():
                seed = next(seeds)
                waiting[pool.submit(one_round, seed, run.left)] = seed
                played += 1
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                total.add(_seen(future, waiting.pop(future)))
            run.say(told(total.counts, unit))
    total.counts["rounds"] += played
    return total


def _seen(future: "Future[Outcome]", seed: int) -> Outcome:
    failure = future.exception()
    if failure is None:
        outcome = future.result()
        outcome.bad = [f"{one} [--seed {seed} --rounds 1]" for one in outcome.bad]
        return outcome
    return Outcome(bad=[f"{type(failure).__name__}: {failure} [--seed {seed} --rounds 1]"])


def told(counts: Mapping[str, int], unit: str = "") -> str:
    """Return the counts in one line, the unit first."""
    names = sorted(counts, key=lambda name: (name != unit, list(counts).index(name)))
    return ", ".join(f"{counts[name]:,} {name.replace('_', ' ')}" for name in names)


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def split(parts: Iterable[Part], seconds: float) -> dict[str, float]:
    """Return how long each part may work, by its share."""
    chosen = list(parts)
    whole = sum(part.share for part in chosen)
    return {part.name: seconds * part.share / whole for part in chosen}


def as_json(part: Part, outcome: Outcome, seconds: float) -> dict[str, Any]:
    """Return what `--json` and the record say of a part."""
    return {
        **outcome.counts,
        **{name: round(figure, 4) for name, figure in outcome.figures.items()},
        "goal": part.goal,
        "bad": outcome.bad[:MOST_TOLD],
        "untried": outcome.untried,
        "seconds": round(seconds, 1),
    }
