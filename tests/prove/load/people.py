"""100, 1,000 and 10,000 people at once before the real process: everybody is served, in order, and how long it took.

Seconds are figures, beside what the owner was promised (capability OP-09: an answer in 200 ms, ten seconds for a
payment, a start in five, fewer errors than one in a thousand); only what is lost, doubled or out of order is wrong.
"""

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from shopbot.clock import Clock
from shopbot.commands import ROOT
from shopbot.db import keys, store
from shopbot.db.tx import Tx
from shopbot.trade import ledger, people, products, stock
from shopbot.trade.money import Money
from tests.bench.api import TOKEN
from tests.prove.load.bot import TURNS
from tests.prove.load.street import FIRST, Street, StreetApi
from tests.prove.proof import Outcome, Run

NUMBER, PRICE = 900, Money(45_000, "IDR")
ANSWER, START, CHECKOUT, ERRORS = 0.2, 5.0, 10.0, 0.001
CROWDS, SHORT_CROWDS = (100, 1_000, 10_000), (100, 1_000)
PACED = (100, 1_000)
_SECONDS = 60.0
_PACED_BY = 3  # people a second: each gets six answers, and Telegram takes thirty a second


class Shop:
    """The process. `ready` is how many seconds its start took, until it first asked for updates."""

    def __init__(self, folder: Path, api: StreetApi, crowd: int) -> None:
        self._folder = folder
        master = keys.new_master()
        (folder / "shop.key").touch(mode=0o600)
        (folder / "shop.key").write_text(master.hex(), "ascii")
        made = store.create(folder, master, Clock())
        self.product = store.in_transaction(made.writer, made.keys, Clock(), lambda tx: _stocked(tx, crowd))
        made.close()
        began = time.monotonic()
        command = [sys.executable, "-P", "-m", "tests.prove.load.bot", str(folder), api.url, TOKEN]
        with (folder / "log").open("wb") as log:
            environ = {**os.environ, "PYTHONPATH": str(ROOT)}
            self._process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=environ)
        if not api.polled.wait(_SECONDS):
            raise RuntimeError(f"the shop did not start: {self.said()}")
        self.ready = time.monotonic() - began

    def said(self) -> str:
        """Return the end of what it has logged."""
        return (self._folder / "log").read_text("utf-8", "replace")[-500:]

    def peak(self) -> float:
        """Return the most memory it has held, in MiB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text("ascii")
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))

    def turns(self) -> list[float]:
        """End it in order; return the seconds of each of the clerk's turns, shortest first."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(_SECONDS)
        return list(json.loads((self._folder / TURNS).read_text("ascii")))

    def close(self) -> None:
        """End it whatever it does."""
        self._process.kill()
        self._process.wait()


def _stocked(tx: Tx, crowd: int) -> int:
    """Lay in a code for everybody, and give everybody what it costs."""
    made = products.create(tx, 0, "Lumina", PRICE, number=NUMBER)
    for first in range(0, crowd, 5_000):
        stock.add(tx, made.id, [f"STREET-{n:06}" for n in range(first, min(crowd, first + 5_000))], by=0)
    for n in range(crowd):
        people.meet(tx, FIRST + n, f"Guest {FIRST + n}", None, "en")
        ledger.adjust(tx, FIRST + n, PRICE, 0, "for the street", f"street:{n}")
    tx.run("UPDATE inbox SET state = 'done'")  # nobody is to wait for what this has set in motion
    return made.id


@contextmanager
def _open(crowd: int, *, paced: bool) -> Iterator[tuple[Shop, StreetApi]]:
    with tempfile.TemporaryDirectory(prefix="shopbot-street-") as name:
        api = StreetApi(paced=paced).start()
        shop = Shop(Path(name), api, crowd)  # type: ignore[arg-type]
        try:
            api.quiet(0.3)
            yield shop, api  # type: ignore[misc]
        finally:
            shop.close()
            api.stop()


def crowd_of(crowd: int, seconds: float, *, paced: bool = False) -> Outcome:
    """Let so many people come at once; return what they saw, and figures named after how many they were."""
    outcome = Outcome(Counter(people=crowd, served=0, answers=0, unanswered=0, out_of_order=0))
    with _open(crowd, paced=paced) as (shop, api):
        street = Street(crowd, shop.product, PRICE.amount, NUMBER)
        api.meet(street)
        through = street.through(seconds)
        spent = time.monotonic() - street.began
        api.quiet(0.3)
        peak = shop.peak()
        turns = shop.turns()
        said = shop.said()
    if not through and street.done < crowd:  # the last ones may have come while the time ended
        outcome.bad.append(f"{street.done} of {crowd} had bought after {seconds:.0f} s: {said}")
    _judge(street, outcome)
    name = f"{crowd}{'_paced' if paced else ''}"
    _measure(street, outcome, name, spent)
    outcome.figures |= {
        f"start_by_5s_{name}": shop.ready / START, f"peak_mib_{name}": peak,
        f"clerk_turn_p50_ms_{name}": _at(turns, 0.5) * 1000, f"clerk_turn_p99_ms_{name}": _at(turns, 0.99) * 1000,
    }  # fmt: skip
    return outcome


def _judge(street: Street, outcome: Outcome) -> None:
    errors = street.total - street.done + len(street.open_taps)
    outcome.counts.update(
        served=street.done, answers=street.counts["answers"], unanswered=len(street.open_taps),
        out_of_order=len(street.wrong), refused_by_pace=street.counts["refused"],
    )  # fmt: skip
    outcome.bad += street.wrong[:5]
    if errors / (4 * street.total) > ERRORS:
        outcome.bad.append(f"{errors} of {4 * street.total} were not answered, {len(street.open_taps)} of them taps")
    if not street.checkout_took:
        outcome.bad.append("whoever asked whether they may pay was never answered")
    outcome.counts["menus_behind_the_payment"] += street.waiting_then


def _measure(street: Street, outcome: Outcome, name: str, spent: float) -> None:
    took = sorted(one for walker in street.walkers.values() for one in walker.took)
    outcome.figures |= {
        f"answers_a_second_{name}": len(took) / spent,
        f"answer_p50_ms_{name}": _at(took, 0.5) * 1000, f"answer_p99_ms_{name}": _at(took, 0.99) * 1000,
        f"longest_wait_s_{name}": took[-1] if took else 0.0,
        f"answer_p50_by_200ms_{name}": _at(took, 0.5) / ANSWER,
        f"checkout_by_10s_{name}": street.checkout_took / CHECKOUT,
    }  # fmt: skip


def _at(found: Sequence[float], share: float) -> float:
    return statistics.quantiles(found, n=100)[round(share * 100) - 1] if len(found) > 1 else sum(found)


def crowds(run: Run) -> Outcome:
    """Let one crowd after the other in: the larger ones, and those at Telegram's own pace, as time allows."""
    total = Outcome(Counter(people=0))
    todo = [(n, False) for n in (SHORT_CROWDS if run.short else CROWDS)]
    todo += [] if run.short else [(n, True) for n in PACED]
    for crowd, paced in todo:
        if run.left <= 0 or not total.well:
            total.untried.append(f"{crowd:,} people at once{' at the pace of Telegram' if paced else ''}")
            continue
        total.add(crowd_of(crowd, max(_SECONDS, run.left, crowd / _PACED_BY if paced else 0), paced=paced))
    total.counts["rounds"] += 1
    return total
