"""Ten starts of one shop at once, again and again: one opens, the others say so and end, and nothing is damaged.

The one that opened serves somebody and is killed; in some lives it is killed while the others still hope for the lock,
and one of those takes its place. At the end the shop is opened and closed in order, and its books are recounted.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from shopbot.commands import DEMO_FOLDER, ROOT
from shopbot.errors import Exit
from tests.prove.proof import Outcome
from tests.prove.race.hall import NUMBER, Hall, hall

STARTS, LIVES = 10, 3
_SECONDS, _GIVEN_UP, _NAP = 60.0, 8.0, 0.02
_IN_TIME = 1.0  # the others hope for two seconds
_RUNNING = "already running"


class Doorstep:
    """Where the processes of one shop stand; `words` go to `starter.py`."""

    def __init__(self, shop: Hall, words: tuple[str, ...]) -> None:
        self.shop = shop
        self.said = shop.folder / "said"
        self.said.mkdir()
        environ = {**os.environ, DEMO_FOLDER: str(shop.folder), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-P", str(Path(__file__).with_name("starter.py")), *words]
        self._starter = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def order(self, *words: object) -> Any:
        """Tell the starter, and return its answer."""
        assert self._starter.stdin
        assert self._starter.stdout
        self._starter.stdin.write(" ".join(map(str, words)) + "\n")
        self._starter.stdin.flush()
        return json.loads(self._starter.stdout.readline())

    def holder(self, born: list[int]) -> int:
        """Return which of these has the shop's lock, 0 for none."""
        try:
            found = int((self.shop.folder / "shop.lock").read_text() or 0)
        except (OSError, ValueError):
            return 0
        return found if found in born else 0

    def settled(self, born: list[int]) -> tuple[list[int], dict[int, int]]:
        """Wait until all but one have ended and that one polls; return who lives, and how the rest ended.

        More than one that live are believed once one of them polls and the others have had time to give up.
        """
        ended: dict[int, int] = {}
        ends, opened = time.monotonic() + _SECONDS, 0.0
        while time.monotonic() < ends and not (opened and time.monotonic() > opened + _GIVEN_UP):
            ended |= {int(one): code for one, code in self.order("ended").items() if int(one) in born}
            polls = bool(self.shop.simulator._gateway.world.updates.polling)
            opened = opened or polls * time.monotonic()
            if len(ended) == len(born) or (len(ended) == len(born) - 1 and polls):
                break
            time.sleep(_NAP)
        return [one for one in born if one not in ended], ended

    def words_of(self, one: int) -> str:
        """Return what a process has said."""
        return (self.said / str(one)).read_text("utf-8", "replace")

    def close(self) -> None:
        """End what is left."""
        if self._starter.stdin:
            self._starter.stdin.close()
        self._starter.wait()


@contextmanager
def doorstep(shop: Hall, words: tuple[str, ...]) -> Iterator[Doorstep]:
    """Stand there for as long as the block lasts."""
    step = Doorstep(shop, words)
    try:
        yield step
    finally:
        step.close()


def one_round(seed: int, _left: float, starts: int = STARTS, *words: str) -> Outcome:
    """Let one shop live a few lives that begin with so many starts each, then close it in order."""
    rng, outcome = random.Random(seed), Outcome(Counter(starts=0, opened=0, refused=0, kills=0, damaged=0))
    with hall(buyers=LIVES + 1, codes=1) as shop:
        shop.stop_bot()
        with doorstep(shop, words) as step:
            for life in range(LIVES):
                one = _life(step, rng, starts, outcome)
                if not one or not outcome.well:
                    return outcome
                _serves(shop, shop.people[life])
                outcome.counts["kills"] += step.order("kill", one) == -signal.SIGKILL
            last = step.order("start", 1, step.said)
            step.settled(last)
            _serves(shop, shop.people[LIVES])
            code = step.order("stop", last[0])
        wrong = [*([f"it ended with {code}"] if code else []), *shop.recount()]
        outcome.counts["damaged"] += len(wrong)
        outcome.bad += wrong
    return outcome


def _life(step: Doorstep, rng: random.Random, starts: int, outcome: Outcome) -> int:
    """Start it so often at once; return the one that opened, after one that did may have been killed early, or 0."""
    born = step.order("start", starts, step.said)
    outcome.counts["starts"] += starts
    if rng.random() < 0.5 and starts > 2:
        born = _one_dies_early(step, rng, born, outcome)
    living, ended = step.settled(born)
    outcome.counts["opened"] += len(living)
    outcome.counts["refused"] += len(ended)
    if len(living) != 1:
        outcome.bad.append(f"{len(living)} of {len(born)} have opened the shop")
    for one, code in ended.items():
        if code != Exit.ALREADY_RUNNING or _RUNNING not in step.words_of(one):
            outcome.bad.append(f"one ended with {code} and said: {step.words_of(one)[-200:]!r}")
    return living[0] if living else 0


def _one_dies_early(step: Doorstep, rng: random.Random, born: list[int], outcome: Outcome) -> list[int]:
    """Kill whoever has the lock while the others still hope for it; return them."""
    holder = _until(lambda: step.holder(born))
    time.sleep(rng.random() * _IN_TIME)
    outcome.counts["kills"] += step.order("kill", holder) == -signal.SIGKILL
    outcome.counts["taken_over"] += 1
    return [one for one in born if one != holder]


def _until(found: Callable[[], int]) -> int:
    ends = time.monotonic() + _SECONDS
    while not (one := found()):
        if time.monotonic() > ends:
            raise TimeoutError("nobody has taken the shop's lock")
        time.sleep(_NAP)
    return one


def _serves(shop: Hall, person: int) -> None:
    """Let somebody look at the product, and wait until the update was taken and answered."""
    calls = shop.driver.call_count()
    shop.driver.say(person, str(NUMBER))
    shop.until("the shop answers", lambda: shop.driver.wait_quiet(quiet_ms=100, timeout_ms=5000, after=calls))
