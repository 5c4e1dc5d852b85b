"""Weeks of taps and purchases on a clock turned by hand: what the process holds and what the files grow by.

A step is half an hour of the shop's time: its jobs, and a few dozen people who look, order, pay and look again, all at
once. In the short form it is six hours, so that weeks go by in it too. What is kept to recognise repeats has to go when
it is old enough, and not before.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from shopbot.db.inbox import NewEvent
from shopbot.testing import Person
from shopbot.testing.chats import BOT
from tests.prove.load.town import NUMBER, PRICE, Town, rows
from tests.prove.proof import Outcome, Run

UPDATES = 1_000_000
_PEOPLE, _AT_ONCE = 2_000, 32
_STEP, _HOUR, _DAY, _WEEK = 1800, 3600, 86_400, 7 * 86_400
_SHORT_STEP = 6 * _HOUR
_LATE = 3 * _HOUR  # jobs that forget come hourly at the latest
_WARM, _MOST_MORE = 100_000, 1.2
_MOST_WAL = 80 << 20
_EACH = 1000
_TOO_OLD = {
    "events carried out": "SELECT count(*) FROM inbox WHERE state = 'done' AND received_at < ?1 - 7 * 86400",
    "jobs": "SELECT count(*) FROM inbox WHERE source = 'job' AND state = 'done' AND problem IS NULL"
    " AND key NOT GLOB '*-[0-9][0-9]-[0-9][0-9]' AND received_at < ?1 - 3600",
    "single-use buttons": "SELECT count(*) FROM nonce WHERE expires < ?1",
    "looks for money": "SELECT count(*) FROM errand WHERE state <> 'due' AND name = 'look' AND created_at < ?1 - 86400",
}


class Soak(Town):
    """A town that lives step by step. `settled` says how its files and memory were at the end of a day."""

    def __init__(self, rng: random.Random) -> None:
        self._held: list[NewEvent] | None = None
        self.updates = self.purchases = 0
        self.rng = rng
        super().__init__()
        self.buyers = self.populate(_PEOPLE)
        self.old: NewEvent | None = None

    def deliver(self, update: Any) -> None:
        """Keep an update until everybody has acted."""
        body = {"update_id": self.next_update, **update}
        event = NewEvent(f"telegram:{BOT}", f"{self.next_update}", body)
        self.next_update += 1
        self.updates += 1
        if self._held is None:
            self.clerk.put([event])
            self.settle()
        else:
            self._held.append(event)

    def together(self, deeds: list[Callable[[], object]]) -> None:
        """Let all of it come in at once."""
        held: list[NewEvent] = []
        self._held = held
        for deed in deeds:
            deed()
        self._held = None
        self.clerk.put(held)
        self.settle()
        self.old = self.old or held[0]

    def step(self, seconds: int) -> None:
        """Let so many seconds pass: jobs, and some who buy."""
        self.clock.advance(seconds)
        self.jobs()
        self.settle()
        self.restock()
        some = [self.person(f"Buyer {n}", id=n) for n in self.rng.sample(self.buyers, _AT_ONCE)]
        before = self.purchased()
        self.together([partial(who.says, f"{NUMBER}") for who in some])
        self.together([partial(who.presses, 1, f"orders.checkout:{self.product}:1:{PRICE.amount}") for who in some])
        self.together([partial(_pays, who) for who in some])
        self.together([partial(who.says, "/orders") for who in some])
        self.purchases += self.purchased() - before
        self.forget_chats()

    def purchased(self) -> int:
        """Return how many of the product were sold."""
        return int(self.db.scalar("SELECT sold FROM product WHERE id = ?", self.product))

    def sizes(self) -> Counter[str]:
        """Return the bytes of each file of the shop, and of its log (`-wal`)."""
        folder = self.config.data.folder
        return Counter({one.name: one.stat().st_size for one in folder.iterdir() if one.is_file()})

    def too_old(self) -> list[str]:
        """Return what should have been forgotten some hours ago."""
        now = self.clock.now() - _LATE
        found = {name: int(self.db.scalar(sql, now)) for name, sql in _TOO_OLD.items()}
        return [f"{number} {name} are kept for too long" for name, number in found.items() if number]

    def is_recognised(self) -> bool:
        """Tell whether the first update of all, of less than a week ago, is still recognised."""
        return self.old is None or not self.clerk.put([self.old])


def _pays(who: Person) -> None:
    who.presses(1, who.data("Pay"))


def resident() -> int:
    """Return how many bytes of memory this process holds."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def one_round(seed: int, left: float, updates: int = UPDATES, step: int = _STEP) -> Outcome:
    """Live until so many updates came, or the time is over."""
    ends, rng, outcome = time.monotonic() + left, random.Random(seed), Outcome(Counter(updates=0, purchases=0, days=0))
    shop = Soak(rng)
    began, days = shop.clock.now(), 0
    warm: tuple[int, int, Counter[str]] | None = None
    while shop.updates < updates and time.monotonic() < ends and outcome.well:
        shop.step(step)
        if shop.clock.now() - began >= (days + 1) * _DAY:
            days += 1
            outcome.bad += _looked(shop, days)
        if warm is None and (shop.updates >= min(_WARM, updates // 4) or time.monotonic() > ends - 0.8 * left):
            warm = (resident(), shop.purchases, shop.sizes())
    outcome.counts.update(updates=shop.updates, purchases=shop.purchases, days=days)
    outcome.bad += [] if _is_paid(shop) else [f"{shop.updates} updates and only {shop.purchases} purchases"]
    outcome.bad += shop.check()
    if warm:
        _grown(shop, warm, outcome)
    outcome.figures |= {f"rows_{name}": n for name, n in sorted(rows(shop).items(), key=lambda one: -one[1])[:8]}
    shop.close()
    return outcome


def _looked(shop: Soak, days: int) -> list[str]:
    wrong = shop.too_old()
    if days < _WEEK // _DAY and not shop.is_recognised():
        wrong.append(f"an update of {days} days ago came again and was not recognised")
    wal = shop.sizes()["shop.db-wal"]
    return wrong + ([f"the log has grown to {wal} bytes"] if wal > _MOST_WAL else []) + shop.parked


def _is_paid(shop: Soak) -> bool:
    return shop.purchases * 8 > shop.updates


def _grown(shop: Soak, warm: tuple[int, int, Counter[str]], outcome: Outcome) -> None:
    """Note how much more there is than after the warm-up: memory as a ratio, files in bytes for 1,000 purchases."""
    before, purchases, sizes = warm
    more, now = max(1, shop.purchases - purchases), shop.sizes()
    ratio = resident() / before
    outcome.figures |= {"memory_mib": resident() / (1 << 20), "memory_after_by_before": ratio}
    for name in ("shop.db", "shop.db-wal", "witness.db", "witness.db-wal"):
        outcome.figures[f"kib_{name}_per_1000"] = (now[name] - sizes[name]) / 1024 * _EACH / more
    if shop.updates >= 2 * _WARM and ratio > _MOST_MORE:
        outcome.bad.append(f"memory has grown to {ratio:.2f} of what it was after the warm-up")


def soak(run: Run) -> Outcome:
    """Play one long round in this process: its memory is what is looked at."""
    outcome = one_round(run.seed, run.left * 0.9, run.goal or UPDATES, _SHORT_STEP if run.short else _STEP)
    outcome.counts["rounds"] += 1
    return outcome
