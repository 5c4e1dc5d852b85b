"""`input.canary`: marked secrets through a day of the real shop, as JSON and as text; then all it left is searched.

The day itself, and what it is searched for, is `tests/test_canary.py`, which the suite plays in its shorter form and
with its redaction taken away.
"""

from pathlib import Path

from shopbot.simulator.server import Simulator
from tests.commands.clone import TOKEN
from tests.prove.proof import Outcome, Run
from tests.test_canary import Day, a_day, faults


def seen(day: Day, *, as_json: bool) -> Outcome:
    """Return what was searched, and what was found that should not be there."""
    outcome = Outcome(bad=faults(day, as_json=as_json))
    forms = sum(len(forms) for forms in day.secrets.values())
    outcome.counts.update(
        {"searches": forms * len(day.sinks), "sinks": len(day.sinks), "bytes": sum(map(len, day.sinks.values()))}
    )
    outcome.counts["shown"] = sum(" shows in " in one for one in outcome.bad)
    return outcome


def run(run: Run) -> Outcome:
    """Play days until the time is used up: one as JSON, one as text, and so on."""
    total, played = Outcome(), 0
    while not played or (total.well and run.left > 0 and not _enough(run, played, total)):
        total.add(_one(run.room(f"day-{played}"), as_json=played % 2 == 0, whole=not run.short))
        played += 1
        run.say(f"{played} days")
    total.counts["days"] = played
    return total


def _enough(run: Run, played: int, total: Outcome) -> bool:
    return run.short or bool(run.rounds and played >= run.rounds) or total.counts["searches"] >= run.goal > 0


def _one(room: Path, *, as_json: bool, whole: bool) -> Outcome:
    with Simulator(0, TOKEN, "Toko Budi", "toko_budi_bot", room / "clock") as telegram:
        return seen(a_day(room / "shop", telegram, as_json=as_json, thorough=whole), as_json=as_json)
