"""Death at every executed line: the shop is killed there, and what it becomes is what it becomes when nothing happens.

A point is a line of the shop or a plugin that a flow executes, at one of the times it does: the first, or one that the
seed draws; the clerk's lines have several. For each a world is forked off one that was prepared, with a fresh copy of
the shop's folder; the shop's process dies there; the next one opens what is left and goes on to the end, or dies once
more on its way (a double). In the end every book, every wallet and every message that is owed must be as after the run
in which nobody died, and at each death no goods may have been seen that are not their buyer's in the file.
"""

import argparse
import contextlib
import logging
import os
import pickle
import random
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from shopbot.clock import ManualClock
from shopbot.db.connection import ReadConnection
from tests.prove.crash.mortal import Mortal, Post
from tests.prove.crash.quick import quick_folder, remember_texts
from tests.prove.crash.stories import STORIES, Act
from tests.prove.crash.trace import Counting, Dying, Line, Point, points
from tests.prove.disk.scenarios import SCENARIOS
from tests.prove.proof import MOST_TOLD, Outcome, Run

FILES = ("restore-over", "restore-undo", "restore-finish", "backup-tidy", "migration", "key-rotate", "witness-flush")
FLOWS = (*STORIES, *FILES)
_TRIAL_SECONDS = 60.0
_DOUBLES = 4
"""Of so many trials one dies a second time."""
_CHUNK, _SHORT_CHUNK = 60, 12
_PREPARING = 3.0
_LONGEST = 600  # letters of what differs
_ACTED, _AGAIN = 1_750_010_000, 1_750_020_000


@dataclass(frozen=True)
class Tried:
    """What came of one trial: how often the shop died, and what was wrong."""

    deaths: int
    wrong: str = ""


# --- processes with an end ---


def apart(work: Callable[[], Any], seconds: float = _TRIAL_SECONDS) -> Any:
    """Do `work` in a forked process, with all it forks in turn, and return its result.

    Raises AssertionError with its trace when it raised, died, or did not end in time; then it is killed.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        os.close(reading)
        _tell(writing, work)
    os.close(writing)
    said, ends = b"", time.monotonic() + seconds
    while select.select([reading], [], [], max(0.0, ends - time.monotonic()))[0]:
        piece = os.read(reading, 1 << 16)
        if not piece:
            break
        said += piece
    else:
        said = pickle.dumps((False, f"it did not end within {seconds:.0f} seconds"))
    os.close(reading)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    well, found = pickle.loads(said) if said else (False, "it died")  # noqa: S301 - our own child's words
    assert well, found
    return found


def _tell(writing: int, work: Callable[[], Any]) -> None:
    """Be the child: work, say what came of it, and be gone."""
    try:
        try:
            said = pickle.dumps((True, work()))
        except BaseException:
            said = pickle.dumps((False, traceback.format_exc()[-1500:]))
        with os.fdopen(writing, "wb") as out:
            out.write(said)
    finally:
        os._exit(0)


# --- flows of people ---


class StoryFlow:
    """A flow that people go through, in one shop (`stories.STORIES`)."""

    def __init__(self, name: str, seed: int) -> None:
        self.shop, self._act = STORIES[name]()
        try:
            self.shop.die_from_now_on()
            lines, self._wanted, _, _ = apart(lambda: _story(self.shop, self._act, [Counting()]))
        except BaseException:
            self.close()
            raise
        self.points = points(lines, seed)

    def tried(self, *at: Point) -> Tried:
        """Die at these points, the second one in the life after the first, and hold the end against the plain one."""
        work = partial(_story, self.shop, self._act, [Dying(point) for point in at])
        try:
            _, found, deaths, unsold = apart(work)
        except AssertionError as error:
            return Tried(1, str(error))
        wrong = unsold or _differences(found, self._wanted)
        return Tried(deaths, str(wrong) if wrong else "")

    def close(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.shop.data.parent, ignore_errors=True)
        self.shop._patched.stop()


def _story(
    shop: Mortal, act: Act, plans: list[Counting | Dying]
) -> tuple[Mapping[Line, int], Mapping[str, Any], int, list[str]]:
    """Be the world of one trial."""
    shop.begin_anew()
    shop.plans = plans
    try:
        act()
        shop.ends()
        return shop.lines, _end(shop), shop.deaths, shop.unsold
    finally:
        shop.reap()


_STATE = {
    "orders": "SELECT person, total, state, paid_at IS NOT NULL FROM orders ORDER BY id",
    "goods": "SELECT content, stock_unit.state, person FROM stock_unit LEFT JOIN orders ON orders.id = order_id"
    " ORDER BY stock_unit.id",
    "balances": "SELECT name, person, currency, balance FROM account WHERE balance <> 0 ORDER BY 1, 2, 3",
    "money": "SELECT reason, account.name, account.person, amount FROM leg JOIN posting ON posting.id = leg.posting"
    " JOIN account ON account.id = leg.account ORDER BY leg.id",
    "receipts": "SELECT method, amount, currency, outcome FROM receipt ORDER BY id",
    "payments": "SELECT method, person, amount, received, state FROM payment ORDER BY id",
    "vouchers": "SELECT voucher, person, amount, state FROM voucher_use ORDER BY id",
    "refunds": "SELECT order_id, amount, reason FROM order_refund ORDER BY id",
    "replaced": "SELECT order_id, unit, instead FROM replacement ORDER BY id",
    "waiting": "SELECT (SELECT count(*) FROM inbox WHERE state = 'new'), (SELECT count(*) FROM outbox WHERE"
    " state = 'due'), (SELECT count(*) FROM errand WHERE state = 'due')",
}


def _end(shop: Mortal) -> Mapping[str, Any]:
    """Return what has become of the shop and its people: nothing that is drawn by lot, or differs by the moment."""
    assert isinstance(shop.chats, Post)
    reader: ReadConnection = shop.db
    problems = shop.check()
    assert not problems, problems
    assert not shop.parked, shop.parked
    found: dict[str, Any] = {name: [tuple(row) for row in reader.rows(sql)] for name, sql in _STATE.items()}
    return {**found, "owed": sorted(shop.chats.owed())}


# --- flows of files ---


class FileFlow:
    """A flow that changes the shop's files as a whole (`tests.prove.disk.scenarios`), done by a command."""

    def __init__(self, name: str, seed: int) -> None:
        self._scenario = SCENARIOS[name]
        self._room = Path(tempfile.mkdtemp(prefix="shopbot-lines-", dir=quick_folder()))
        self._fresh, self._folder = self._room / "fresh", self._room / "now"
        self._fresh.mkdir()
        apart(lambda: self._scenario.prepare(self._fresh))
        self._begin()
        self._old = self._looked()
        self._begin()
        self.points = points(apart(self._counted), seed)
        self._new = self._looked()

    def _begin(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._fresh, self._folder, symlinks=True)

    def _looked(self) -> Mapping[str, Any]:
        return dict(apart(lambda: self._scenario.look(self._folder)))

    def _counted(self) -> Mapping[Line, int]:
        plan = Counting()
        plan.begin()
        self._scenario.act(self._folder, ManualClock(_ACTED))
        return plan.times()

    def tried(self, *at: Point) -> Tried:
        """Die there, and in what is done next there too; look; do what was not done, and look once more."""
        self._begin()
        try:
            deaths = sum(self._died(partial(self._scenario.act, self._folder), point) for point in at[:1])
            deaths += sum(self._died(lambda clock: self._scenario.look(self._folder), point) for point in at[1:])
            found = self._looked()
            assert found in (self._old, self._new), f"between: {_differences(found, self._old)}"
            if found == self._old or self._scenario.repeats:
                when = _ACTED if found == self._old else _AGAIN
                apart(lambda: self._scenario.act(self._folder, ManualClock(when)) and None)
                _require_done(self._looked(), self._new)
        except AssertionError as error:
            return Tried(1, str(error))
        return Tried(deaths)

    def _died(self, work: Callable[[ManualClock], object], point: Point) -> int:
        """Work until the point; 1 when it was reached."""
        child = os.fork()
        if not child:
            try:
                Dying(point).begin()
                work(ManualClock(_ACTED))
            finally:
                os._exit(0)
        return int(_waited(child) == -signal.SIGKILL)

    def close(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self._room, ignore_errors=True)


def _waited(child: int) -> int:
    """Wait for a process, and end it when it takes too long; return its exit code."""
    descriptor = os.pidfd_open(child)
    try:
        if not select.select([descriptor], [], [], _TRIAL_SECONDS)[0]:
            os.kill(child, signal.SIGTERM)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    finally:
        os.close(descriptor)


def _require_done(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    lasting = {name: value for name, value in found.items() if name not in {"epoch", "restored"}}
    missing = {name: wanted[name] for name in lasting if wanted[name] != lasting[name]}
    assert not missing, f"done once more, it is something else: {_differences(found, wanted)}"


def _differences(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> list[str]:
    """Return what is not as it has to be, in words."""
    return [
        f"{name}: {found.get(name)} instead of {what}"[:600] for name, what in wanted.items() if found.get(name) != what
    ]


# --- many of them ---


def flow(name: str, seed: int) -> StoryFlow | FileFlow:
    """Prepare one flow; the seed draws which time of a line its point is."""
    tempfile.tempdir = str(quick_folder() or tempfile.gettempdir())
    return StoryFlow(name, seed) if name in STORIES else FileFlow(name, seed)


def order(trial: StoryFlow | FileFlow, name: str, seed: int) -> list[int]:
    """Return the numbers of a flow's points in the order in which this seed tries them."""
    numbers = list(range(len(trial.points)))
    random.Random(f"{seed} {name}").shuffle(numbers)
    return numbers


def chunk(name: str, seed: int, first: int, count: int, seconds: float) -> tuple[Outcome, int, int]:
    """Try `count` points of a flow, from the `first` in order on; return also how many there are, and how many were."""
    logging.disable()
    remember_texts()
    ends, outcome = time.monotonic() + seconds, Outcome()
    trial = flow(name, seed)
    try:
        numbers = order(trial, name, seed)[first : first + count]
        for place, number in enumerate(numbers):
            if place and time.monotonic() > ends:
                numbers = numbers[:place]
                break
            _one(trial, name, seed, number, outcome)
    finally:
        trial.close()
    return outcome, len(trial.points), len(numbers)


def _one(trial: StoryFlow | FileFlow, name: str, seed: int, number: int, outcome: Outcome) -> None:
    """Try one point; every few of them die once more."""
    rng = random.Random(f"{seed} {name} {number}")
    at, counts = [trial.points[number]], outcome.counts
    if not rng.randrange(_DOUBLES):
        at.append(rng.choice([at[0], *rng.sample(trial.points, 1)]))
    tried = trial.tried(*at)
    counts["points"] += 1
    counts[f"points of {name}"] += 1
    counts["missed"] += not tried.deaths
    counts["doubles"] += tried.deaths > 1
    if tried.wrong:
        where = ", then ".join(map(str, at))
        again = f"python -m tests.prove.crash.lines {name} {number} --seed {seed}"
        outcome.bad.append(f"{name}, dead at {where}: {tried.wrong} [{again}]")


class _Turns:
    """Which flow is tried next, from which of its points on."""

    def __init__(self, asked: Run) -> None:
        self._asked = asked
        self.names = random.Random(asked.seed).sample(FLOWS, len(FLOWS))
        self._waiting = [(name, 0) for name in self.names]
        self._known: dict[str, int] = {}
        self._begun = 0
        self.total = Outcome()
        self.total.counts.update({"points": 0, "of_points": 0, "doubles": 0})

    def may_begin(self) -> bool:
        """Tell whether there is something to try, and time, and no harm yet."""
        enough = self._asked.rounds and self._begun >= self._asked.rounds
        return bool(self._waiting) and self._asked.left > 0 and len(self.total.bad) < MOST_TOLD and not enough

    def next(self, pool: ProcessPoolExecutor) -> tuple[Future[tuple[Outcome, int, int]], tuple[str, int]]:
        """Begin with the next one; in the short form all flows get the same time."""
        self._begun += 1
        short, (name, first) = self._asked.short, self._waiting.pop(0)
        seconds = self._asked.left * self._asked.jobs / (len(self._waiting) + self._asked.jobs)
        count, most = (_CHUNK, self._asked.left) if not short else (_SHORT_CHUNK, seconds - _PREPARING)
        return pool.submit(chunk, name, self._asked.seed, first, count, most), (name, first)

    def done(self, found: tuple[Outcome, int, int], name: str, first: int) -> None:
        """Take in what came of one turn."""
        outcome, self._known[name], tried = found
        self.total.add(outcome)
        if first + tried < self._known[name]:
            self._waiting.append((name, first + tried))
        self.total.counts["of_points"] = sum(self._known.values())
        self._asked.say(f"{self.total.counts['points']:,} of {self.total.counts['of_points']:,} points")

    def ended(self) -> Outcome:
        """Return all that was seen."""
        self.total.untried += [f"points of {name}" for name in self.names if name not in self._known]
        return self.total


def run(asked: Run) -> Outcome:
    """Try the points of every flow, some of each in turn, until the time or the points are used up."""
    turns = _Turns(asked)
    with ProcessPoolExecutor(asked.jobs, mp_context=get_context("spawn")) as pool:
        waiting: dict[Future[tuple[Outcome, int, int]], tuple[str, int]] = {}
        while waiting or turns.may_begin():
            while len(waiting) < asked.jobs and turns.may_begin():
                future, what = turns.next(pool)
                waiting[future] = what
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                turns.done(future.result(), *waiting.pop(future))
    return turns.ended()


def main() -> int:
    """Try one point once more: FLOW NUMBER --seed SEED."""
    parser = argparse.ArgumentParser(prog="python -m tests.prove.crash.lines")
    parser.add_argument("flow", choices=FLOWS)
    parser.add_argument("number", type=int)
    parser.add_argument("--seed", type=int, required=True)
    args = parser.parse_args()
    trial, outcome = flow(args.flow, args.seed), Outcome()
    try:
        _one(trial, args.flow, args.seed, args.number, outcome)
    finally:
        trial.close()
    sys.stdout.write("\n".join(outcome.bad) or f"all well: {dict(outcome.counts)}")
    return int(bool(outcome.bad))


if __name__ == "__main__":
    sys.exit(main())
