"""Power lost, a full disk and a broken one at every change of a file: the old state or the new one, never between.

  python -m tests.prove.disk.faults --list
  python -m tests.prove.disk.faults restore-over key-rotate      every point of these
  python -m tests.prove.disk.faults --all [--json]               every point of all of them (minutes)
  python -m tests.prove.disk.faults --all --sample 12 --seed 7   so many of each, spread over its calls
  python -m tests.prove.disk.faults key-rotate --sabotage key-goes-first

A point is one change of a file (a write, a rename, a removal …) of a scenario (`scenarios.py`) with one fault: killed
before it, an error at it, or an error at it and at all after it. After each the next start has to find the shop as it
was or as it was to become; what was not done is done once more, and has to end well. Exit code 1: one was bad.
"""

import argparse
import json
import logging
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shopbot.cli import of_the_disk
from shopbot.clock import ManualClock
from shopbot.errors import Exit
from tests.prove.disk import inject
from tests.prove.disk.inject import Ended, Point
from tests.prove.disk.sabotages import SABOTAGES
from tests.prove.disk.scenarios import SCENARIOS, State
from tests.db.witnessed import NOON

_ACTED, _AGAIN = NOON + 10_000, NOON + 20_000
_ROOMY = 2 << 30
_TOLD = frozenset({"Refusal", f"exit {Exit.IO:d}"})
"""What a person reads, or systemd starts anew for; whatever else ends a command is a trace."""


@dataclass
class Tally:
    """What came of one scenario: points there are, tried, and not reached; outcomes counted; the bad ones, in words."""

    scenario: str
    points: int = 0
    tried: int = 0
    missed: int = 0
    seconds: float = 0.0
    outcomes: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)


class Trial:
    """One scenario, its folder as prepared, and its state before and after."""

    def __init__(self, name: str, room: Path, sabotage: str = "") -> None:
        self.name, self.scenario, self.room = name, SCENARIOS[name], room
        self._sabotage = SABOTAGES[sabotage] if sabotage else lambda: None
        self._fresh, self._folder = room / "fresh", room / "now"
        self._fresh.mkdir()
        _require(inject.forked(lambda: self.scenario.prepare(self._fresh)))
        self._begin()
        self._old = self._looked()
        self._begin()
        self._calls = inject.changes(self._act, self._folder, room / "trace")
        self._new = self._looked()
        self.points = inject.points(self._calls)

    def _begin(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._fresh, self._folder, symlinks=True)

    def _act(self, at: int = _ACTED) -> None:
        """Do it as a command does, which says what a disk refuses."""
        self._sabotage()
        try:
            self.scenario.act(self._folder, ManualClock(at))
        except Exception as error:
            told = of_the_disk(error)
            if told is None:
                raise
            raise told from error

    def _looked(self) -> State:
        """Look from a fresh process, without faults."""
        out = self.room / "state.json"
        _require(inject.forked(lambda: out.write_text(json.dumps(self.scenario.look(self._folder)))))
        return dict(json.loads(out.read_text()))

    def tried(self, point: Point) -> tuple[str, str]:
        """Fail there, and return what came of it and, if it is bad, why."""
        self._begin()
        ended = inject.forked(self._act, point.option())
        if point.fault == "kill" and not ended.killed:
            return "missed", ""
        try:
            state = self._looked()
            verdict = self._verdict(state)
            self._repeated(verdict)
        except AssertionError as error:
            return "bad", f"{point} ({_how(ended)}): {error}"
        if ended.raised and not _is_told(ended):
            return "bad", f"{point}: {verdict}, but it ended with a trace: {ended.said}"
        if _is_false(ended, verdict):
            return "bad", f"{point}: {verdict}, but it said otherwise: {ended.said.splitlines()[-2:]}"
        return f"{_how(ended)}, {verdict}", ""

    def _verdict(self, state: State) -> str:
        if state == self._new:
            return "new"
        assert state == self._old, f"between: {_differences(state, self._old, self._new)}"
        return "old"

    def _repeated(self, verdict: str) -> None:
        """Do once more what was not done."""
        if verdict == "new" and not self.scenario.repeats:
            return
        at = _ACTED if verdict == "old" else _AGAIN
        ended = inject.forked(lambda: self.scenario.act(self._folder, ManualClock(at)))
        assert ended.raised is None, f"once more it did not end well: {ended.said}"
        state = self._looked()
        assert _lasting(state) == _lasting(self._new), f"once more: {_differences(state, self._new)}"


def _lasting(state: State) -> Mapping[str, Any]:
    """Return what is the same however often a thing was done."""
    return {name: value for name, value in state.items() if name not in {"epoch", "restored"}}


def _differences(state: State, *others: State) -> str:
    return repr({
        name: [value, *(other.get(name) for other in others)]
        for name, value in state.items() if any(other.get(name) != value for other in others)
    })  # fmt: skip


def _require(ended: Ended) -> None:
    assert ended.raised is None, ended.said
    assert not ended.killed


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


def chosen(points: Sequence[Point], sample: int, seed: int) -> list[Point]:
    """Return `sample` points, or all of them, in the order of the calls.

    Each call by another name and each fault has its turn, so that the many writes of pages do not crowd out the few
    renames; which points they are is drawn from `seed`.
    """
    if not 0 < sample < len(points):
        return list(points)
    rng, kinds = random.Random(seed), dict[tuple[str, str], list[int]]()
    for place, point in enumerate(points):
        kinds.setdefault((point.calls[0].name, point.fault), []).append(place)
    for places in kinds.values():
        rng.shuffle(places)
    turns = [kind[0] for kind in sorted(kinds.items(), key=lambda _: rng.random())]
    taken: list[int] = []
    while len(taken) < sample:
        kind = turns.pop(0)
        taken.append(kinds[kind].pop())
        turns += [kind] if kinds[kind] else []
    return [points[place] for place in sorted(taken)]


def run(
    name: str,
    *,
    sample: int = 0,
    seed: int = 1,
    only: str = "",
    sabotage: str = "",
    tell: Callable[[str], None] = lambda _: None,
) -> Tally:
    """Try one scenario at all of its points or at `sample` of them; `only` at calls of that name, if there is one."""
    began, within = time.monotonic(), Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    quick = within.is_dir() and os.access(within, os.W_OK) and shutil.disk_usage(within).free > _ROOMY
    with tempfile.TemporaryDirectory(prefix="shopbot-faults-", dir=within if quick else None) as room:
        trial = Trial(name, Path(room), sabotage)
        points = [point for point in trial.points if only in {"", point.calls[0].name}]
        tally = Tally(name, points=len(points))
        for point in chosen(points, sample, seed):
            outcome, why = trial.tried(point)
            tally.tried += outcome != "missed"
            tally.missed += outcome == "missed"
            tally.outcomes[outcome] += 1
            if why:
                tally.bad.append(why)
                tell(f"{name}: {why}")
    tally.seconds = round(time.monotonic() - began, 1)
    return tally


def main(words: Sequence[str]) -> int:
    """Try what is asked for, and say what came of it."""
    args = _arguments(words)
    if args.list:
        _say("\n".join([*SCENARIOS, *(f"--sabotage {name}" for name in SABOTAGES)]))
        return 0
    inject.require_strace()
    logging.disable()
    told: Callable[[str], None] = (lambda _line: None) if args.json else _say
    tallies = []
    for name in args.names or SCENARIOS:
        how = {"sample": args.sample, "seed": args.seed, "only": args.only, "sabotage": args.sabotage}
        tallies.append(run(name, **how, tell=told))
        told(_line(tallies[-1]))
    if args.json:
        _say(json.dumps([vars(tally) for tally in tallies], indent=1))
    else:
        _say(f"{sum(one.tried for one in tallies)} points tried, {sum(len(one.bad) for one in tallies)} bad")
    return 1 if any(one.bad for one in tallies) else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _line(tally: Tally) -> str:
    outcomes = ", ".join(f"{name}: {count}" for name, count in sorted(tally.outcomes.items()))
    return f"{tally.scenario:<24} {tally.tried} of {tally.points} in {tally.seconds} s ({outcomes})"


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.prove.disk.faults", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", choices=[*SCENARIOS, []], metavar="SCENARIO", help="which ones")
    parser.add_argument("--all", action="store_true", help="all of them")
    parser.add_argument("--list", action="store_true", help="print the names")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="so many points of each, instead of all")
    parser.add_argument("--only", default="", metavar="CALL", help="only at this call, for example rename")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="which points a sample takes")
    parser.add_argument("--sabotage", choices=sorted(SABOTAGES), default="", help="do it wrongly")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    args = parser.parse_args(words)
    if not (args.names or args.all or args.list):
        parser.error("name scenarios, or --all")
    return args


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
