"""What one tap is made of: the whole shop and the pretend Telegram in one process, each kind of tap part by part.

The shop is the demo's, with every plugin it has, its witness and its web door; only its threads are measured. Printed
is each part beside the whole tap, so the ratio is its share. `LIMIT` are the parts no shop of this kind can be without:
the disk, encryption, HTTP and JSON.
"""

import contextlib
import statistics
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from shopbot.app import App
from shopbot.clock import FollowingClock
from shopbot.commands.demo import OWNER, demo
from shopbot.commands.demo_shop import demo_config
from shopbot.db import anchor, clerk, tx, witness
from shopbot.db.connection import ReadConnection
from shopbot.host import context, dispatch, looks, wording
from shopbot.host.host import Host
from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.simulator.driver import Driver
from shopbot.telegram import api, intake, lanes, messenger, poll, sender
from shopbot.texts.texts import Texts
from tests.bench import seams
from tests.bench.figure import Figure
from tests.bench.seams import Meter

_APART = 20
_POLLED, _KEPT = "HTTP and JSON: the update", "reading the update, its key"
_CALLED, _PREPARED = "HTTP and JSON: the answers", "making the calls"
_MET, _PLUGIN, _WORDS = "who it is, ban, pace", "the plugin", "words"
_SENDERS, _LANES, _HOOK, _LOOK = "handing to the senders", "lanes and pace", "the web door", "looking for the money"
LIMIT = frozenset({seams.COMMIT, seams.WITNESSED, seams.ANCHOR, *seams.WAITS.values(), _POLLED, _CALLED})
SEAMS: list[tuple[Any, str, str]] = [
    (poll.LongPoll, "updates", _POLLED),
    (intake.Intake, "_store", _KEPT),
    (clerk.Clerk, "turn", seams.TURN),
    (dispatch.Dispatch, "handle", "finding the function"),
    (dispatch.Dispatch, "_meet", _MET),
    (dispatch.Dispatch, "_welcome", _MET),
    (dispatch.Dispatch, "_run", _PLUGIN),
    (context.Request, "show", "the screen"),
    (wording.Wording, "keyboard", "the screen"),
    (Texts, "render", _WORDS),
    (Texts, "plain", _WORDS),
    (tx.Tx, "run", seams.SQL),
    (tx.Tx, "rows", seams.SQL),
    (tx.Tx, "many", seams.SQL),
    (ReadConnection, "row", seams.SQL),
    (ReadConnection, "rows", seams.SQL),
    (witness.Scribe, "begin", seams.WITNESS),
    (witness.Scribe, "watch", seams.WITNESS),
    (witness.Scribe, "write", seams.WITNESS),
    (anchor.Anchor, "write", seams.ANCHOR),
    (sender.Sender, "effects", _SENDERS),
    (sender.Sender, "_carry", _SENDERS),
    (lanes.Lanes, "put", _LANES),
    (lanes.Lanes, "room", _LANES),
    (lanes.Lanes, "finished", _LANES),
    (messenger.Messenger, "send", _PREPARED),
    (messenger.Messenger, "edit", _PREPARED),
    (api.Api, "call", _CALLED),
    (Host, "render_owed", "the screen"),
    (Host, "run_errand", _LOOK),
    (looks, "enter", _LOOK),
]


Step = Callable[[Guest], object]


def _nothing(_guest: Guest) -> None:
    """Come as one is."""


class Watched:
    """A running shop whose time is counted. Its buyer has money, its guest has none and pays from outside."""

    def __init__(self, folder: Path, driver: Driver, meter: Meter) -> None:
        self.meter = meter
        self._driver = driver
        self._app = App(demo_config(folder), FollowingClock(folder / "clock"))
        self._app.start()
        self.buyer, self.guest = self._comes("Ana"), self._comes("Ben")
        driver.change_person(OWNER, language_code="en")
        self._owner = self._enters(OWNER, "Budi")

    def _comes(self, name: str) -> Guest:
        return self._enters(int(self._driver.add_person(name, "en")["id"]), name)

    def _enters(self, person: int, name: str) -> Guest:
        return steps.enters(Guest(self._driver, person, name, lambda step: None))

    def stocks(self, purchases: int) -> None:
        """Lay in codes enough, and give the buyer money."""
        codes = "\n".join(f"BENCH-{n:06}" for n in range(purchases))
        self._owner.says(f"/addstock {steps.SUPPERS}")
        self._owner.sends("codes.txt", codes).taps("Add ")
        self._owner.says(f"/transfer {self.buyer.id} 9000000 for the bench").taps("Confirm").taps("Confirm")

    def rests(self) -> None:
        """Let time pass, so that nobody is told that they tap too fast."""
        self._driver.advance(_APART)
        self._driver.wait_quiet()

    def spends(self, guest: Guest, step: Step) -> dict[str, float]:
        """Let somebody do it; return what each part took until all was quiet, in seconds."""
        self._driver.wait_quiet()
        before = self.meter.spent
        step(guest)
        self._driver.wait_quiet()
        return {part: seconds - before[part] for part, seconds in self.meter.spent.items()}

    def close(self) -> None:
        """End it."""
        self._app.stop()


@contextlib.contextmanager
def watched() -> Iterator[Watched]:
    """Run a shop whose time is counted."""
    meter = Meter()
    with demo(0, start=False) as running, seams.wrapped(meter, SEAMS):
        shop = Watched(running.folder, Driver(running.simulator.url), meter)
        try:
            yield shop
        finally:
            shop.close()


_GOODS = "Delivered"


def _pays(guest: Guest) -> int:
    """Let somebody pay at the gateway; return how often they had got goods before."""
    before = sum(_GOODS in text for text in guest.texts)
    guest.pays()
    return before


_FROM_BALANCE, _FROM_OUTSIDE = "paying from the balance", "a payment coming in"
_BUYING = {_FROM_BALANCE, _FROM_OUTSIDE}
# What it is called, what comes before it, and what is measured.
TAPS: dict[str, tuple[Step, Step]] = {
    "a command (/balance)": (_nothing, lambda guest: guest.says("/balance")),
    "a menu (the shop's front)": (lambda guest: guest.says("/start"), lambda guest: guest.taps("Open the shop")),
    "a product's page": (_nothing, lambda guest: guest.says(str(steps.SUPPERS))),
    "an answer in a conversation": (
        lambda guest: guest.says("/balance").taps("Add money").taps("Other amount"),
        lambda guest: guest.says("50000"),
    ),
    _FROM_BALANCE: (
        lambda guest: guest.says(str(steps.SUPPERS)).taps("Buy"),
        lambda guest: guest.taps("💰 Pay"),
    ),
    _FROM_OUTSIDE: (
        lambda guest: guest.says(str(steps.SUPPERS)).taps("Buy").taps("Pretend payment"),
        lambda guest: guest.finds_times(_GOODS, 1 + _pays(guest)),
    ),
}


def parts(times: int, names: Collection[str] = TAPS.keys()) -> Iterator[Figure]:
    """Yield each part of each kind of tap beside the whole, the largest first, and what is ours beside the whole."""
    with watched() as shop:
        if _BUYING & set(names):
            shop.stocks(3 * times + 10)
        for name in names:
            before, step = TAPS[name]
            who = shop.guest if name == _FROM_OUTSIDE else shop.buyer
            yield from _shares(name, _taken(shop, who, before, step, times))


def _taken(shop: Watched, who: Guest, before: Step, step: Step, times: int) -> dict[str, float]:
    """Return the median of each part, in milliseconds: what happens by itself now and then is in none."""
    spent = []
    for _ in range(times + 1):
        shop.rests()
        before(who)
        spent.append(shop.spends(who, step))
    named = {part for one in spent for part in one}
    return {
        part: statistics.median(one.get(part, 0.0) for one in spent[1:]) * 1000 for part in named
    }  # the first fills caches


def _shares(name: str, spent: dict[str, float]) -> Iterator[Figure]:
    whole = sum(spent.values())
    for part in sorted(filter(spent.get, spent), key=spent.__getitem__, reverse=True):
        yield Figure(f"{name}: {part}, beside all of it", spent[part], "ms", whole)
    ours = sum(milliseconds for part, milliseconds in spent.items() if part not in LIMIT)
    yield Figure(f"{name}: what is ours (not disk, encryption, HTTP, JSON), beside all of it", ours, "ms", whole)
