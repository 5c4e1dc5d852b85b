"""Power lost, a full disk and a broken one at every change of a file: the old state or the new one, never between.

A point is one change of a file (a write, a rename, a removal …) of a scenario (`scenarios.py`, `flows.py`) with one
fault: killed before it, an error at it, or an error at it and at all after it. After each the next start has to find
the shop as it was or as it was to become; what was not done is done once more, and has to end well.

All scenarios are prepared once, and traced once to find their points. Then every point is a fork of a process that has
done it all before, on a fresh copy of the folder in memory, with strace beside it. Kinds of points take turns (a
scenario, a call, a file, a fault), so that the thousands of writes of pages do not crowd out the few renames; with time
enough all are tried. The seed names the point that comes first: `--seed SEED --rounds 1` tries one again.
"""

import functools
import gc
import json
import logging
import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from shopbot.cli import of_the_disk
from shopbot.clock import ManualClock
from shopbot.errors import Exit
from tests.db.witnessed import NOON
from tests.prove.disk import flows, inject, scenarios
from tests.prove.disk.inject import Call, Ended, Point
from tests.prove.disk.sabotages import SABOTAGES
from tests.prove.disk.scenarios import Scenario, State
from tests.prove.proof import Outcome, Part, Run, told

SCENARIOS: Mapping[str, Scenario] = {**scenarios.SCENARIOS, **flows.FLOWS}
NAMES = tuple(SCENARIOS)
UNTRIED = (
    "calls that do less than they were asked and say so (short writes), and reads that fail",
    "a fault while the start after a fault recovers, except where finishing is itself a scenario",
)
_ACTED, _AGAIN = NOON + 10_000, NOON + 20_000
_ROOMY = 2 << 30
_AT_A_TIME = 3
_TOLD = frozenset({"Refusal", f"exit {Exit.IO:d}"})
"""What a person reads, or systemd starts anew for; whatever else ends a command is a trace."""


@dataclass(frozen=True)
class Prepared:
    """One scenario, its folder as prepared, its state before and after, and every point there is."""

    name: str
    fresh: Path
    old: State
    new: State
    points: tuple[Point, ...]
    sabotage: str = ""


def prepared(name: str, room: Path, sabotage: str = "") -> Prepared:
    """Prepare a scenario in the new folder `room`, and find its points."""
    logging.disable()
    fresh, folder = room / "fresh", room / "now"
    fresh.mkdir(parents=True)
    scenario = SCENARIOS[name]
    scenario.prepare(fresh)
    old = _looked(name, _copied(fresh, folder))
    if not sabotage:
        _warm(name, _copied(fresh, folder))
    _copied(fresh, folder)
    calls = inject.changes(lambda: _act(name, folder, sabotage), folder, room / "trace")
    made = Prepared(name, fresh, old, _looked(name, folder), tuple(inject.points(calls)), sabotage)
    (room / "trace").unlink()
    return made


def _copied(fresh: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(fresh, folder, symlinks=True)
    flows.forget_seen()
    return folder


def _act(name: str, folder: Path, sabotage: str = "", at: int = _ACTED) -> None:
    """Do it as a command does, which says what a disk refuses."""
    if sabotage:
        SABOTAGES[sabotage]()
    try:
        SCENARIOS[name].act(folder, ManualClock(at))
    except Exception as error:
        refused = of_the_disk(error)
        if refused is None:
            raise
        raise refused from error


def _warm(name: str, folder: Path) -> None:
    """Do it once in this very process, so that its forks have nothing to import, and make the same calls each."""
    _act(name, folder)
    SCENARIOS[name].look(folder)
    gc.freeze()


def _looked(name: str, folder: Path) -> State:
    """Look from a fresh process, without faults; raises AssertionError with what is wrong."""
    return dict(json.loads(inject.answered(lambda: json.dumps(SCENARIOS[name].look(folder)))))


# --- one point ---


class Trial:
    """A scenario in a process that has done all of it once, so that a fork of it has nothing to import."""

    def __init__(self, plan: Prepared, room: Path) -> None:
        self.plan, self.scenario = plan, SCENARIOS[plan.name]
        self._folder = room / plan.name
        if not plan.sabotage:
            _warm(plan.name, _copied(plan.fresh, self._folder))

    def tried(self, point: Point) -> tuple[str, str]:
        """Fail there, and return what came of it and, if it is bad, why."""
        _copied(self.plan.fresh, self._folder)
        ended = inject.forked(lambda: _act(self.plan.name, self._folder, self.plan.sabotage), point.option())
        if point.fault == "kill" and not ended.killed:
            return "missed", ""
        try:
            verdict = inject.answered(self._judged)
        except AssertionError as error:
            return "bad", f"{point} ({_how(ended)}): {error}"
        if ended.raised and not _is_told(ended):
            return "bad", f"{point}: {verdict}, but it ended with a trace: {ended.said}"
        if _is_false(ended, verdict):
            return "bad", f"{point}: {verdict}, but it said otherwise: {ended.said.splitlines()[-2:]}"
        return f"{_how(ended)}_{verdict}", ""

    def _judged(self) -> str:
        """Say whether it is the old shop or the new one; do once more what was not done, and look again."""
        state = _plain(self.scenario.look(self._folder))
        assert state in (self.plan.new, self.plan.old), f"between: {_differences(state, self.plan.old, self.plan.new)}"
        verdict = "new" if state == self.plan.new else "old"
        if verdict == "old" or self.scenario.repeats:
            self._again(_ACTED if verdict == "old" else _AGAIN)
        return verdict

    def _again(self, at: int) -> None:
        try:
            self.scenario.act(self._folder, ManualClock(at))
        except Exception as error:
            raise AssertionError(f"once more it did not end well: {type(error).__name__}: {error}") from error
        state = _plain(self.scenario.look(self._folder))
        assert _lasting(state) == _lasting(self.plan.new), f"once more: {_differences(state, self.plan.new)}"


def _plain(state: State) -> State:
    return dict(json.loads(json.dumps(state)))


def _lasting(state: State) -> Mapping[str, Any]:
    """Return what is the same however often a thing was done."""
    return {name: value for name, value in state.items() if name not in {"epoch", "restored"}}


def _differences(state: State, *others: State) -> str:
    return repr({
        name: [value, *(other.get(name) for other in others)]
        for name, value in state.items() if any(other.get(name) != value for other in others)
    })  # fmt: skip


def _is_told(ended: Ended) -> bool:
    return not _TOLD.isdisjoint((ended.raised or "").split(","))


def _is_false(ended: Ended, verdict: str) -> bool:
    """Tell whether it ended by saying that nothing was changed, or that all was."""
    said = (ended.raised or "").split(",")
    return {"old": "Unfinished", "new": "BackupFailed"}[verdict] in said


def _how(ended: Ended) -> str:
    if ended.killed:
        return "killed"
    return "refused" if ended.raised else "done"


# --- all points ---

Place = tuple[int, int]  # which scenario of NAMES, which of its points


def seed_of(place: Place) -> int:
    """Return the seed that names this point."""
    return place[1] * len(NAMES) + place[0]


def first(seed: int, plans: Mapping[int, Prepared]) -> Place:
    """Return the point that a seed names."""
    scenario = seed % len(NAMES)
    return scenario, seed // len(NAMES) % len(plans[scenario].points)


def in_turns(plans: Mapping[int, Prepared], seed: int) -> Iterator[Place]:
    """Yield every point once: the one the seed names, then one of each kind in turn, drawn from the seed."""
    rng, begin = random.Random(seed), first(seed, plans)
    yield begin
    kinds: dict[tuple[object, ...], list[Place]] = {}
    for number, plan in plans.items():
        for n, point in enumerate(plan.points):
            if (number, n) != begin:
                kinds.setdefault((number, *_kind(point)), []).append((number, n))
    turns = list(kinds.values())
    for places in turns:
        rng.shuffle(places)
    while turns:
        rng.shuffle(turns)
        yield from [places.pop() for places in turns]
        turns = [places for places in turns if places]


def _kind(point: Point) -> tuple[object, ...]:
    call: Call = point.calls[0]
    return call.name, call.file, point.fault, point.lasting


def proved(run: Run) -> Outcome:
    """Try points until the time or the rounds (one each) are used up, or all are tried."""
    numbers = [run.seed % len(NAMES)] if run.rounds == 1 else list(range(len(NAMES)))
    with in_memory() as room, ProcessPoolExecutor(run.jobs, mp_context=get_context("spawn")) as pool:
        made = pool.map(prepared, [NAMES[n] for n in numbers], [room / NAMES[n] for n in numbers])
        plans = dict(zip(numbers, made, strict=True))
        total = Outcome(Counter(points=0, of_points=sum(len(plan.points) for plan in plans.values())))
        total.untried += UNTRIED
        order = islice(in_turns(plans, run.seed), run.rounds or None)
        _try_all(run, pool, ((seed_of(place), _only(plans[place[0]], place[1])) for place in order), total)
    return total


Named = tuple[int, Prepared]  # a point's seed, and its scenario with that point alone


def _try_all(run: Run, pool: ProcessPoolExecutor, points: Iterator[Named], total: Outcome) -> None:
    """Try these points, a few at a time; the first ones always, and nothing new once something is bad."""
    waiting = {pool.submit(tried, list(islice(points, _AT_A_TIME))) for _ in range(run.jobs + 1)}
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            total.add(future.result())
        run.say(told(total.counts, "points"))
        while len(waiting) <= run.jobs and total.well and run.left > 0 and (some := list(islice(points, _AT_A_TIME))):
            waiting.add(pool.submit(tried, some))


def _only(plan: Prepared, n: int) -> Prepared:
    """Return the plan with one point: the others need not travel."""
    return Prepared(plan.name, plan.fresh, plan.old, plan.new, (plan.points[n],), plan.sabotage)


def tried(points: Sequence[Named]) -> Outcome:
    """Try these points, each with its seed, in a process of the pool."""
    logging.disable()
    outcome = Outcome(Counter(between=0))
    for seed, plan in points:
        how, why = _trial(plan.name, plan.fresh, plan.sabotage, json.dumps([plan.old, plan.new])).tried(plan.points[0])
        outcome.counts["missed" if how == "missed" else "points"] += 1
        if how not in ("missed", "bad"):
            outcome.counts[how] += 1
        if why:
            outcome.counts["between"] += 1
            outcome.bad.append(f"{plan.name}: {why} [--seed {seed} --rounds 1]")
    return outcome


def sampled(name: str, call: str, most: int, sabotage: str = "") -> Outcome:
    """Try the last points of one scenario at calls of this name; at most so many, and none after a bad one."""
    outcome = Outcome()
    with in_memory() as room:
        plan = prepared(name, room / name, sabotage)
        at_call = [point for point in plan.points if point.calls[0].name == call]
        for n, point in enumerate(reversed(at_call[-most:])):
            if outcome.well:
                outcome.add(tried([(n, Prepared(name, plan.fresh, plan.old, plan.new, (point,), sabotage))]))
    return outcome


@functools.cache
def _trial(name: str, fresh: Path, sabotage: str, states: str) -> Trial:
    old, new = json.loads(states)
    room = fresh.parent / str(os.getpid())
    room.mkdir(exist_ok=True)
    return Trial(Prepared(name, fresh, old, new, (), sabotage), room)


@contextmanager
def in_memory() -> Iterator[Path]:
    """Give a folder that is gone afterwards: in memory where there is room, as what is copied there is copied often."""
    within = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    quick = within.is_dir() and os.access(within, os.W_OK) and shutil.disk_usage(within).free > _ROOMY
    with tempfile.TemporaryDirectory(prefix="shopbot-disk-", dir=within if quick else None) as room:
        yield Path(room)


PART = Part(
    "disk.faults",
    "killed, a full disk or a broken one at each change of a file, of the shop's flows and of its upkeep",
    unit="points",
    goal=22_000,
    run=proved,
    share=4,
    needs=("strace",),
)
