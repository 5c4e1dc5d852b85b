"""Started by `run.py prove`: plays the parts that were chosen, one after the other, and tells what each has seen."""

import argparse
import importlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from shopbot.errors import Exit
from tests.prove import record
from tests.prove.proof import MOST_TOLD, Outcome, Part, Run, as_json, processors, split, told

AREAS = ("crash", "disk", "model", "race", "input", "sabotage", "load")
SECONDS, SHORT_SECONDS = 600.0, 300.0
_EACH_SAYS = 5.0


def parts() -> dict[str, Part]:
    """Return every part by its name, `area.part`, in the order they are played."""
    found = [part for area in AREAS for part in importlib.import_module(f"tests.prove.{area}.parts").PARTS]
    return {part.name: part for part in found}


def chosen(known: dict[str, Part], words: Sequence[str]) -> list[Part]:
    """Return the parts these words mean (an area is all of its parts); raises KeyError with a word that means none."""
    meant: list[Part] = [] if words else list(known.values())
    for word in words:
        here = [part for name, part in known.items() if word in (name, name.partition(".")[0])]
        if not here:
            raise KeyError(word)
        meant += [part for part in here if part not in meant]
    return meant


def missing(part: Part) -> list[str]:
    """Return the packages of the programs this part needs and does not find."""
    return [name for name in part.needs if shutil.which(name) is None]


class Teller:
    """Says how far a part is, every few seconds at most."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _EACH_SAYS

    def __call__(self, line: str) -> None:
        """Say this, unless something was said a moment ago."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _EACH_SAYS
            _say(f"  … {line}")


class Ending:
    """Ends the part at hand with what it has seen, and lets no other begin, once it is called (by Ctrl-C)."""

    def __init__(self) -> None:
        self.asked = False
        self._run: Run | None = None

    def __call__(self, *_: object) -> None:
        """End; what is under way is finished first."""
        self.asked = True
        os.write(2, b"\nEnding with what was seen, after what is under way. Ctrl-C once more ends at once.\n")
        if self._run:
            self._run.end()

    def may_end(self, run: Run) -> Run:
        """Be what ends this run, too."""
        self._run = run
        return run


def proved(part: Part, args: argparse.Namespace, seconds: float, seed: int, ending: Ending) -> tuple[Outcome, float]:
    """Play one part; returns what was seen and how long it took, in seconds."""
    began = time.monotonic()
    lacking = missing(part)
    if lacking:
        return Outcome(bad=[f"not tried: sudo apt install {' '.join(lacking)}"]), 0.0
    with tempfile.TemporaryDirectory(prefix="prove-") as folder:
        run = Run(seed, seconds, Path(folder), args.jobs, args.rounds, part.goal, args.short, Teller())
        outcome = part.run(ending.may_end(run))
    return outcome, time.monotonic() - began


def tell(part: Part, outcome: Outcome, seconds: float) -> None:
    """Say what came of a part."""
    _say(f"{'✓' if outcome.well else '✗'} {part.name}: {told(outcome.counts, part.unit)}  ({seconds:.0f} s)")
    for name, figure in outcome.figures.items():
        _say(f"    {name.replace('_', ' ')}: {figure:,.4g}")
    for line in outcome.bad[:MOST_TOLD]:
        _say(f"    bad: {line}")
    if len(outcome.bad) > MOST_TOLD:
        _say(f"    and {len(outcome.bad) - MOST_TOLD} more")
    for line in outcome.untried:
        _say(f"    not tried: {line}")


def last_line(seed: int, results: dict[str, dict[str, Any]]) -> str:
    """Return the line of JSON: one part's own counts, or those of several under their names."""
    well = all(not result["bad"] for result in results.values())
    inside = next(iter(results.values())) if len(results) == 1 else {"parts": results}
    return json.dumps({**inside, "seed": seed, "ok": well}, ensure_ascii=False)


def parser() -> argparse.ArgumentParser:
    """Return the parser of what stands behind `run.py prove`."""
    reader = argparse.ArgumentParser(prog="run.py prove")
    reader.add_argument("names", nargs="*")
    reader.add_argument("--seconds", type=float, default=0.0)
    reader.add_argument("--seed", type=int)
    reader.add_argument("--rounds", type=int, default=0)
    reader.add_argument("--jobs", type=int, default=processors())
    for word in ("--json", "--short", "--list", "--record"):
        reader.add_argument(word, action="store_true")
    return reader


def main() -> int:
    """Prove what was asked for."""
    args = parser().parse_args()
    known = parts()
    try:
        meant = chosen(known, args.names)
    except KeyError as unknown:
        sys.stderr.write(f"shopbot: there is no proof {unknown}; there are {', '.join((*AREAS, *known))}.\n")
        return Exit.USAGE
    if args.list:
        _listed(meant)
        return Exit.OK
    seed = random.SystemRandom().getrandbits(32) if args.seed is None else args.seed
    _say(f"seed {seed}")
    seconds = split(meant, args.seconds or (SHORT_SECONDS if args.short else SECONDS))
    results: dict[str, dict[str, Any]] = {}
    ending = Ending()
    signal.signal(signal.SIGINT, ending)
    for part in meant:
        if ending.asked:
            _say(f"- {part.name}: not played")
            continue
        outcome, took = proved(part, args, seconds[part.name], seed, ending)
        tell(part, outcome, took)
        results[part.name] = as_json(part, outcome, took)
        if args.record:
            record.keep(part.name, part.unit, results[part.name], seed, sys.argv[1:])
    if args.json:
        _say(last_line(seed, results))
    return Exit.OK if all(not result["bad"] for result in results.values()) else Exit.PROBLEM


def _listed(meant: Iterable[Part]) -> None:
    for part in meant:
        _say(f"{part.name:20} {part.what} (goal: {part.goal:,} {part.unit})")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
