"""The faults of the catalogue, put into a copy of the code one at a time: some proof has to find each.

A copy of the checkout is made for each process. A fault is one exchange of words in one file; its catchers are tests,
or parts of other proofs, and it is caught by the first of them that fails. One that nothing finds survives, and is bad;
so is one whose words are not in the code any more, and one that keeps the tests from even beginning.
"""

import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from shopbot import program
from tests.prove.proof import Outcome, Part, Run, told
from tests.prove.sabotage.catalogue import CATALOGUE, Sabotage

ROOT = Path(__file__).resolve().parents[3]
_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".mypy_cache", ".ruff_cache", "data", "dist", "docs")
_FAILED, _PATIENCE = 1, 300.0
_PYTEST = ("-m", "pytest", "-x", "-q", "-p", "no:randomly", "-p", "no:xdist", "--no-header", "--tb=no")


@dataclass(frozen=True)
class Verdict:
    """What became of one fault: who caught it, or what is wrong with it."""

    caught_by: str = ""
    wrong: str = ""


class Copy:
    """A copy of the checkout that faults are put into."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "tree"
        shutil.copytree(ROOT, self.root, ignore=_LEFT_OUT, symlinks=True)

    def judge(self, sabotage: Sabotage) -> Verdict:
        """Put one fault in, let its catchers look for it, and take it out again."""
        path = self.root / sabotage.file
        sound = path.read_text("utf-8") if path.exists() else ""
        if sound.count(sabotage.before) != 1:
            return Verdict(wrong=f"{sabotage.file} has its words {sound.count(sabotage.before)} times, not once")
        try:
            self._write(path, sound.replace(sabotage.before, sabotage.after))
            return self._caught(sabotage)
        finally:
            self._write(path, sound)

    def sound(self, catcher: str) -> bool:
        """Tell whether a catcher is content with the code as it is."""
        return self._look(catcher) == 0

    def _caught(self, sabotage: Sabotage) -> Verdict:
        for catcher in sabotage.caught_by:
            code = self._look(catcher)
            if code == _FAILED:
                return Verdict(caught_by=catcher)
            if code:
                return Verdict(wrong=f"with it, {catcher} ends with {code}")
        return Verdict()

    def _look(self, catcher: str) -> int:
        words = catcher.split()
        command = ["-m", "tests.prove", *words[1:]] if words[0] == "prove" else [*_PYTEST, *words]
        environ = {**program.plain_environ(), "PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(
                [sys.executable, *command], cwd=self.root, env=environ, capture_output=True, check=False,
                timeout=_PATIENCE,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return _FAILED  # what hangs does not go unnoticed
        return done.returncode

    @staticmethod
    def _write(path: Path, text: str) -> None:
        """Write a module so that no compiled one of before is taken for it."""
        path.write_text(text, "utf-8")
        for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
            compiled.unlink()


def judge_all(run: Run, chosen: Sequence[Sabotage]) -> Outcome:
    """Judge as many of these as time allows, several side by side, the seed's order first."""
    order = list(chosen)
    random.Random(run.seed).shuffle(order)
    outcome = Outcome()
    outcome.counts.update({"sabotages": 0, "caught": 0, "survived": 0, "of_sabotages": len(order)})
    copies: SimpleQueue[Copy] = SimpleQueue()
    for number in range(run.jobs):
        copies.put(Copy(run.room(f"copy-{number}")))
    with ThreadPoolExecutor(run.jobs) as hands:
        for sabotage, verdict in zip(order, hands.map(lambda one: _judged(run, copies, one), order), strict=True):
            if verdict is not None:
                _count(outcome, sabotage, verdict)
                run.say(told(outcome.counts, "sabotages"))
    return outcome


def _judged(run: Run, copies: "SimpleQueue[Copy]", sabotage: Sabotage) -> Verdict | None:
    if not run.left:
        return None
    copy = copies.get()
    try:
        return copy.judge(sabotage)
    finally:
        copies.put(copy)


def _count(outcome: Outcome, sabotage: Sabotage, verdict: Verdict) -> None:
    outcome.counts["sabotages"] += 1
    if verdict.caught_by:
        outcome.counts["caught"] += 1
    elif verdict.wrong:
        outcome.bad.append(f"{sabotage.name}: {verdict.wrong}")
    else:
        outcome.counts["survived"] += 1
        outcome.bad.append(f"{sabotage.name} survived ({sabotage.breaks}): nothing in {sabotage.caught_by} found it")


def prove(run: Run) -> Outcome:
    """Put every fault of the catalogue in; with time left, make sure that each catcher passes without one."""
    outcome = judge_all(run, CATALOGUE)
    if not outcome.counts["sabotages"]:
        outcome.bad.append("there was no time for any")
    if not run.short:
        outcome.add(sound_catchers(run))
    return outcome


def sound_catchers(run: Run) -> Outcome:
    """Let each catcher look at the code as it is, as far as time allows."""
    outcome, copy = Outcome(), Copy(run.room("sound"))
    for catcher in sorted({catcher for one in CATALOGUE for catcher in one.caught_by}):
        if not run.left:
            outcome.untried.append(f"{catcher} without any sabotage")
            continue
        outcome.counts["catchers"] += 1
        if not copy.sound(catcher):
            outcome.bad.append(f"without any sabotage, {catcher} does not pass")
    return outcome


NAMED = Part(
    "sabotage.named",
    "faults of a careless hand, put into the code one by one: each has to be found",
    "sabotages",
    len(CATALOGUE),
    prove,
    share=4,
)
