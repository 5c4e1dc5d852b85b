"""`model.rules`: whatever people, staff, gateways and time can do, in any order, with a recount after each step.

Each machine is a part of the shop and what we believe of it. A round plays the machines of the trade room and one of
those of whole shops for some stories, all drawn from the round's seed; in one round of five the trade room's shop is on
the real file instead of in memory. A story that went badly is played again and made as short as it gets; what is told
are its steps.
"""

import logging
import random
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest import mock

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import engine
from hypothesis.reporting import with_reporter
from hypothesis.stateful import run_state_machine_as_test

from tests.prove.model.rules_aftersales import AfterSales
from tests.prove.model.rules_chat import Chats
from tests.prove.model.rules_depth import Depth
from tests.prove.model.rules_desk import TALLY, DeskMachine, Machine
from tests.prove.model.rules_lives import Lives
from tests.prove.model.rules_money import Payments
from tests.prove.model.rules_referrals import Rewards
from tests.prove.model.rules_shop import Shop
from tests.prove.model.rules_undo import Staff
from tests.prove.proof import Outcome, Part, Run, play

_SHRINKING_SECONDS = 120
_ON_FILE_ONE_IN = 5
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of files that need no disk


@dataclass(frozen=True)
class Played:
    """A machine, and how many stories of how many steps (at most) of it are in one round."""

    name: str
    machine: type[Machine]
    stories: int
    steps: int = 50


QUICK = (
    Played("shop", Shop, 20),
    Played("depth", Depth, 30),
    Played("money", Payments, 30),
    Played("aftersales", AfterSales, 20),
    Played("undo", Staff, 20),
)
WHOLE = (Played("chat", Chats, 8, 30), Played("referrals", Rewards, 8, 25), Played("lives", Lives, 5, 25))
"""Whole shops on files, a hundred times slower: one of these in a round."""
MACHINES = (*QUICK, *WHOLE)


def drawn(seed: int) -> tuple[list[Played], bool]:
    """Return which machines a round of this seed plays, in their order, and whether on the real file."""
    rng = random.Random(seed)
    machines = [*QUICK, rng.choice(WHOLE)]
    rng.shuffle(machines)
    return machines, rng.randrange(_ON_FILE_ONE_IN) == 0


def one_round(seed: int, seconds: float) -> Outcome:
    """Play the machines that are drawn, until the time is over; the first one whole in any case."""
    began = time.monotonic()
    _be_quiet()
    machines, on_file = drawn(seed)
    total = Outcome()
    with mock.patch.object(tempfile, "tempdir", str(_IN_MEMORY) if _IN_MEMORY.is_dir() else None):
        for n, one in enumerate(machines):
            left = seconds - (time.monotonic() - began)
            if total.bad or (n and left <= 0):
                break
            total.add(plays(one, seed, left, on_file=on_file))
    return total


def _be_quiet() -> None:
    """Let nothing of the shop's log be printed: what is refused on purpose is told there, and is no finding."""
    logging.getLogger("shopbot").addHandler(logging.NullHandler())


def plays(one: Played, seed: int, seconds: float, *, on_file: bool = False) -> Outcome:
    """Play the stories of one machine that `seed` stands for; a bad one again, shorter, as far as there are seconds."""
    machine = _variant(one.machine, on_file and issubclass(one.machine, DeskMachine))
    TALLY.clear()
    bad = tries(machine, one, seed, (Phase.generate,))
    outcome = Outcome(counts=TALLY.copy())
    outcome.counts[f"{one.name}_steps"] = outcome.counts["steps"]
    if bad is not None:
        outcome.bad.append(f"{one.name}: {_told(machine, _shortened(machine, one, seed, seconds) or bad)}")
    return outcome


@cache
def _variant(machine: type[Machine], on_file: bool) -> type[Machine]:
    """Return a class of its own, as hypothesis keeps the seed and what it knows of a machine by its class."""
    return type(machine.__name__, (machine,), {"on_file": on_file})


def tries(machine: type[Machine], one: Played, seed: int, phases: tuple[Phase, ...]) -> Exception | None:
    """Play the stories of `one`, by `machine`; return what went wrong."""
    how = settings(
        max_examples=one.stories, stateful_step_count=one.steps, phases=phases, deadline=None, database=None,
        suppress_health_check=list(HealthCheck), report_multiple_bugs=False, print_blob=False,
    )  # fmt: skip
    try:
        run_state_machine_as_test(hypothesis.seed(seed)(machine), settings=how)
    except Exception as error:
        return error
    return None


def _shortened(machine: type[Machine], one: Played, seed: int, seconds: float) -> Exception | None:
    most = min(_SHRINKING_SECONDS, max(1, int(seconds)))
    with mock.patch.object(engine, "MAX_SHRINKING_SECONDS", most), with_reporter(lambda _: None):
        return tries(machine, one, seed, (Phase.generate, Phase.shrink))


def _told(machine: type[Machine], error: Exception) -> str:
    """Return what went wrong and after which steps, in one line; the looks between the steps are left out."""
    known = {one.function.__name__ for one in (*machine.setup_state().rules, *machine.setup_state().initializers)}
    notes = "\n".join(getattr(error, "__notes__", ()))
    steps = [line for line in notes.splitlines() if (_called(line) in known or line.startswith("Draw "))]
    told = " ; ".join(line.replace("state.", "") for line in steps)
    return f"{type(error).__name__}: {' '.join(str(error).split())[:500]} | {told}"


def _called(line: str) -> str:
    """Return the name of the step that a line of hypothesis' account of a story is about."""
    return line.partition("state.")[2].partition("(")[0]


def rules(run: Run) -> Outcome:
    """Play rounds until the time or the goal is used up."""
    return play(run, one_round, "steps")


RULES = Part(
    "model.rules", "anything in any order, all counted again after each step", "steps", 10_000_000, rules, share=4
)
