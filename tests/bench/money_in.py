"""What it costs to find out that somebody has paid: looks at open payments, and the answer to a webhook."""

import http.client
import json
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from shopbot.api import Attempt, Outside, PaymentMethod, Plugin, Receipt, Request, Screen, payments, people
from shopbot.db import errands
from shopbot.db.keys import Keys
from shopbot.db.tx import Tx
from shopbot.fakes.gateway import signature
from shopbot.host import looks
from shopbot.host.addresses import hook_url
from shopbot.testing import TestShop
from shopbot.trade import looking
from shopbot.trade.money import Money
from tests.bench.api import Api, Crowd
from tests.bench.figure import Figure
from tests.bench.process import KEY_FILE, Bot, folder_for, free_port

_PRICE = Money(35_000, "IDR")
_FEW = 10
_AT_ONCE = 1000
_A_YEAR = 31_536_000
_HOOK_KEY = "known to the bench"
_CROWD, _WAITING = 30_000, 20

plugin = Plugin("tube")
plugin.texts(en="btn-tube = Tube")


@plugin.payment_method
class Tube(PaymentMethod):
    """A method whose other side answers at once: what is left is the shop's own cost. `paid` is what it reports."""

    name, label, every, at_once = "tube", "btn-tube", 15, _AT_ONCE
    paid: Sequence[Receipt] = ()

    def open(self, request: Request[Any], attempt: Attempt) -> Screen:
        """Return no more than a screen must have."""
        return Screen.of("btn-tube")

    def look(self, outside: Outside[Any], attempts: Sequence[Attempt]) -> Sequence[Receipt]:
        """Return what was planted, if it is among what is looked for."""
        return [one for one in Tube.paid if one.payment_id in {attempt.id for attempt in attempts}]


def order_look(tx: Tx) -> None:
    """Order a look at what is open now."""
    number = looking.begin(tx, Tube.name)
    assert number is not None
    args = {"method": Tube.name, "look": number}
    errands.send(tx.house, "shopbot", looks.LOOK, args, f"{looks.LOOK}:{Tube.name}:{number}")


class Looked:
    """A shop with so many open payments, driven as its threads drive it, without its recounts."""

    def __init__(self, open_payments: int) -> None:
        self.shop = TestShop(plugin)
        self._work()
        for first in range(0, open_payments, _AT_ONCE):
            self.shop.do(lambda tx, first=first: self._open(tx, first, min(first + _AT_ONCE, open_payments)))  # type: ignore[misc]
        self._next = 1
        self.everything()

    @staticmethod
    def _open(tx: Tx, first: int, end: int) -> None:
        for number in range(first, end):
            people.meet(tx, 1_000_000 + number, "Payer", None, "en")
            payments.open_attempt(
                tx, Tube.name, 1_000_000 + number, _PRICE, tx.now + _A_YEAR, keep=_A_YEAR, watched=True
            )

    def _work(self) -> None:
        """Do events and errands until there are none."""
        shop, busy = self.shop, True
        while busy:
            due = errands.due(shop.db, shop.clock.now(), 50)
            for errand in due:
                result = shop.host.run_errand(errand)
                shop.do(lambda tx, e=errand, r=result: errands.answered(tx, e, r))  # type: ignore[misc]
            busy = shop.clerk.turn() or bool(due)

    def everything(self) -> float:
        """Let all open payments be looked for once; return the seconds."""
        self.shop.clock.advance(Tube.every)
        began = time.perf_counter()
        self.shop.do(order_look)
        self._work()
        return time.perf_counter() - began

    def one(self) -> float:
        """Let one payment be told of by a webhook, looked for and entered; return the seconds."""
        attempt, self._next = self._next, self._next + 1
        Tube.paid = [Receipt(f"money-{attempt}", _PRICE, self.shop.clock.now(), attempt)]
        began = time.perf_counter()
        self.shop.do(lambda tx: self._hint(tx, attempt))
        self._work()
        spent = time.perf_counter() - began
        found = payments.get(self.shop.db, attempt)
        assert found is not None
        assert found.state == "paid"
        return spent

    @staticmethod
    def _hint(tx: Tx, attempt: int) -> None:
        looking.look_soon(tx, attempt)
        order_look(tx)

    def close(self) -> None:
        """Remove it."""
        self.shop.close()


def looked(many: int, times: int) -> Iterator[Figure]:
    """Yield what looks cost with many open payments, beside few."""
    few, crowded = Looked(_FEW), Looked(many)
    pairs = [(crowded.everything(), few.everything()) for _ in range(max(3, times))]
    names = f"with {many:,} open, beside {_FEW}"
    yield _medians(f"a look at all open payments, {names}", pairs)
    pairs = [(crowded.one(), few.one()) for _ in range(_FEW)]
    yield _medians(f"one payment told of, looked for and entered, {names}", pairs)
    few.close()
    crowded.close()


def _medians(name: str, pairs: Sequence[tuple[float, float]]) -> Figure:
    ours, theirs = (statistics.median(one[n] for one in pairs) * 1000 for n in (0, 1))
    return Figure(name, ours, "ms", theirs)


# --- webhooks ---


class Caller:
    """Somebody with news for the shop, one call after the other on one connection."""

    def __init__(self, folder: Path, port: int) -> None:
        keys = Keys.of(bytes.fromhex((folder / KEY_FILE).read_text("ascii")))
        self._path = urlsplit(hook_url("http://127.0.0.1", keys, "pretend", "notify")).path
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._told = 0

    def tells(self, times: int) -> list[float]:
        """Tell so many things; return the seconds until each was stored and answered."""
        self._line.close()  # the door has hung up on a line that was idle for a few seconds
        self._line.connect()
        return [self._tell() for _ in range(times)]

    def _tell(self) -> float:
        self._told += 1
        body = json.dumps({"event": "payment", "invoice": f"none-{self._told}"}).encode()
        began = time.perf_counter()
        self._line.request("POST", self._path, body, {"x-signature": signature(_HOOK_KEY, body)})
        answer = self._line.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"the door answered {answer.status}")
        return time.perf_counter() - began


def hooked(api: Api, rounds: int, times: int) -> Iterator[Figure]:
    """Yield how long a webhook waits for its answer while newcomers keep the clerk busy, beside an idle shop."""
    busy: list[float] = []
    idle: list[float] = []
    for _ in range(rounds):
        with folder_for("shop", opened_by=api) as folder:
            port = free_port()
            with Bot("shop", api, folder, port, _HOOK_KEY):
                api.quiet(0.5)
                caller = Caller(folder, port)
                caller.tells(5)
                idle += caller.tells(times)
                api.meet(Crowd(_CROWD, _WAITING, 0.0)).wait(_WAITING * 5, 60)
                busy += caller.tells(times)
                api.meet(Crowd(0, 0, 0.0))
    told = f"a webhook until its answer, while {_WAITING} newcomers wait at any time, beside an idle shop"
    yield Figure(f"{told}: the median", statistics.median(busy) * 1000, "ms", statistics.median(idle) * 1000)
    yield Figure(f"{told}: 19 of 20", _most(busy) * 1000, "ms", _most(idle) * 1000)


def _most(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]
