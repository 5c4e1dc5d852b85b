"""The mutation score of what counts money and goods: of all small mistakes in its code, its tests notice so many.

    python3 run.py prove sabotage.mutants --seconds 1200 --seed 7 --json
    .venv/bin/python -m tests.prove.sabotage.mutants ledger._move         all mutants of a function, one by one

Each file has the tests that guard it, which are small and know what it promises: a mutant has to be found by one of
them, not by the long proofs beside them. With less time than all mutants take, a sample is tried, drawn by the seed.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.prove.proof import Outcome, Part, Run
from tests.prove.sabotage.equivalent import EQUIVALENT
from tests.prove.sabotage.mutants_made import Mutant, mutants
from tests.prove.sabotage.mutants_tried import Task, Wanted

ROOT = Path(__file__).resolve().parents[3]
_SHM = Path("/dev/shm")  # noqa: S108 - the shops of a mutant are gone with it; here they cost no disk
_ENOUGH = 25.0
_SHORT_OF = 2


@dataclass(frozen=True)
class Guarded:
    """A file and the tests that guard it, all relative to `root`."""

    path: str
    tests: tuple[str, ...]
    root: Path = ROOT

    @property
    def name(self) -> str:
        """Return the file's short name."""
        return Path(self.path).stem


def _of(room: str, name: str, *tests: str) -> Guarded:
    return Guarded(f"shopbot/{room}/{name}.py", tuple(f"tests/{test}.py" for test in tests))


GUARDED = (
    _of("trade", "ledger", "trade/test_ledger", "trade/test_doubt", "trade/test_checks"),
    _of("trade", "stock", "trade/test_stock", "trade/test_batches", "trade/test_units"),
    _of("trade", "payments", "trade/test_payments", "trade/test_receipts", "trade/test_unclaimed", "trade/test_asking"),
    _of("trade", "goods", "trade/test_goods"),
    _of("trade", "refunds", "trade/test_refunds"),
    _of("trade", "unclaimed", "trade/test_unclaimed"),
    _of("db", "inbox", "db/test_inbox"),
    _of("db", "outbox", "db/test_outbox"),
)


@dataclass
class Result:
    """What came of one file's mutants: found (and by what), survived; `of` were to be tried, `equivalent` are beside.

    `failing` are guards that fail without any mutant, `slow` those that take too long to be one.
    """

    guarded: Guarded
    of: int = 0
    equivalent: int = 0
    found: dict[str, str] = field(default_factory=dict)
    survived: list[Mutant] = field(default_factory=list)
    failing: set[str] = field(default_factory=set)
    slow: set[str] = field(default_factory=set)

    @property
    def tried(self) -> int:
        """Return how many were tried."""
        return len(self.found) + len(self.survived)

    @property
    def score(self) -> float:
        """Return how many of those tried were found, in percent; the equivalent ones are not among them."""
        return 100 * len(self.found) / self.tried if self.tried else 0.0

    def add(self, other: "Result") -> None:
        """Take in what came of other mutants of the same file."""
        self.of += other.of
        self.equivalent += other.equivalent
        self.found |= other.found
        self.survived += other.survived
        self.failing |= other.failing
        self.slow |= other.slow

    def outcome(self) -> Outcome:
        """Return it as the proofs tell it."""
        seen = Outcome()
        seen.counts.update(
            mutants=self.tried, killed=len(self.found), survived=len(self.survived), equivalent=self.equivalent,
            of_mutants=self.of,
        )  # fmt: skip
        if self.tried:
            seen.figures[f"score_{self.guarded.name}"] = self.score
        else:
            seen.untried.append(f"{self.guarded.path}: there was no time for any of its mutants")
        seen.bad = [f"{one.path}:{one.line}: nothing notices {one.name}" for one in self.survived]
        seen.bad += [f"{one} fails without any mutant" for one in sorted(self.failing)]
        return seen


Hear = Callable[[Mutant, str | None], None]
"""Told of each mutant that was tried, and what has found it."""


def tried(
    guarded: Guarded, wanted: Sequence[Mutant], seconds: float, folder: Path, hear: Hear = lambda *_: None
) -> Result:
    """Try mutants of one file for so many seconds, in a process of its own."""
    text = (guarded.root / guarded.path).read_text("utf-8")
    to_try = {one.name: one for one in wanted if one.name not in EQUIVALENT}
    result = Result(guarded, len(to_try), len(wanted) - len(to_try))
    module = guarded.path.removesuffix(".py").replace("/", ".")
    tests = tuple(str(guarded.root / test) for test in guarded.tests)
    asked = tuple(_wanted(one, text) for one in to_try.values())
    for line in _told(Task(str(guarded.root), module, tests, str(folder), seconds, asked), folder):
        if "mutant" not in line:
            result.failing, result.slow = set(line["failing"]), set(line["slow"])
            continue
        mutant, found = to_try[line["mutant"]], line["found"]
        hear(mutant, found)
        if found is None:
            result.survived.append(mutant)
        else:
            result.found[mutant.name] = found
    return result


def _wanted(one: Mutant, text: str) -> Wanted:
    first, last = (1, 0) if one.at_import else (one.first, one.last)
    return Wanted(one.name, one.function, first, last, one.applied(text))


def _told(task: Task, folder: Path) -> Iterator[dict[str, Any]]:
    """Carry out a task and yield what is told. Raises RuntimeError when its tests cannot even be collected."""
    written = folder / "task.json"
    task.write(written)
    known = {"PYTHONPATH": f"{ROOT}:{task.root}", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "tests.prove.sabotage.mutants_tried", str(written)]
    with (
        (folder / "errors").open("w+") as errors,
        subprocess.Popen(
            command, cwd=task.root, env={**os.environ, **known}, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as child,
    ):
        assert child.stdout is not None
        yield from map(json.loads, child.stdout)
        if child.wait():
            errors.seek(0)
            raise RuntimeError(f"the tests of {task.module} cannot be run: {errors.read()[-2000:]}")


def run(given: Run) -> Outcome:
    """Try mutants of every file, or of a few in the short form, side by side, each for its part of the time."""
    rng = random.Random(given.seed)
    chosen = list(GUARDED) if not given.short else rng.sample(GUARDED, _SHORT_OF)
    total = Outcome()
    shares = _shares(chosen, rng, given.jobs)
    seconds = min(given.left, _ENOUGH) if given.short else given.left
    with (
        tempfile.TemporaryDirectory(dir=_SHM if _SHM.is_dir() else given.folder) as folder,
        ThreadPoolExecutor(given.jobs) as pool,
    ):
        for number, _ in enumerate(shares):
            Path(folder, str(number)).mkdir()
        clock = _Clock(seconds * given.jobs, sum(len(wanted) for _, wanted in shares))
        futures = [
            pool.submit(_heap, clock, guarded, wanted, Path(folder, str(number)))
            for number, (guarded, wanted) in enumerate(shares)
        ]
        results: dict[str, Result] = {}
        for future in as_completed(futures):
            one = future.result()
            results.setdefault(one.guarded.name, Result(one.guarded)).add(one)
            given.say(f"{sum(len(one.found) for one in results.values()):,} found")
    for result in results.values():
        total.add(result.outcome())
    if total.counts["mutants"]:
        total.figures["score"] = 100 * total.counts["killed"] / total.counts["mutants"]
    else:
        total.bad.append("there was no time for any mutant")
    return total


@dataclass
class _Clock:
    """What seconds of processors and mutants are left: a heap is given its part of what those before it left."""

    seconds: float
    mutants: int


def _heap(clock: _Clock, guarded: Guarded, wanted: Sequence[Mutant], folder: Path) -> Result:
    part, began = clock.seconds * len(wanted) / clock.mutants, time.monotonic()
    clock.seconds -= part
    clock.mutants -= len(wanted)
    result = tried(guarded, wanted, part, folder)
    clock.seconds += max(0.0, part - (time.monotonic() - began))
    return result


def _shares(chosen: Sequence[Guarded], rng: random.Random, jobs: int) -> list[tuple[Guarded, list[Mutant]]]:
    """Return the mutants of each file in an order drawn by the seed, in as many heaps as there are processors."""
    shares = []
    for guarded in chosen:
        all_of_it = list(mutants(guarded.root, guarded.path))
        rng.shuffle(all_of_it)
        shares += [(guarded, all_of_it[job::jobs]) for job in range(jobs)]
    return shares


def stale(names: Mapping[str, str], guarded: Sequence[Guarded]) -> list[str]:
    """Return the names of mutants that are said to be equivalent and are not there any more."""
    there = {mutant.name for one in guarded for mutant in mutants(one.root, one.path)}
    return sorted(names.keys() - there)


MUTANTS = Part(
    "sabotage.mutants",
    "every small mistake in the code that counts money and goods is noticed by the tests that guard it",
    "mutants",
    2_367,
    run,
    share=3,
)


def main(words: Sequence[str]) -> int:
    """Try all mutants whose name begins with one of these words, and say what becomes of each."""
    for guarded in GUARDED:
        wanted = [one for one in mutants(ROOT, guarded.path) if any(one.name.startswith(word) for word in words)]
        if not wanted:
            continue
        with tempfile.TemporaryDirectory(dir=_SHM if _SHM.is_dir() else None) as folder:
            result = tried(guarded, wanted, float("inf"), Path(folder), _say)
        told = f"{result.score:.1f} % of {result.tried}, {result.equivalent} more are equivalent"
        sys.stdout.write(
            f"{guarded.name}: {told}; failing: {result.failing or 'none'}, slow: {result.slow or 'none'}\n"
        )
    return 0


def _say(one: Mutant, found: str | None) -> None:
    what = f"found by {found}" if found else "SURVIVED"
    sys.stdout.write(f"{one.path}:{one.line}: {one.name}: {what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["shopbot", *(one.name for one in GUARDED)]))
