"""The demo's own shop with its real plugins, lived in by buyers, one process after the other."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from shopbot.commands import DEMO_FOLDER, ROOT
from shopbot.commands.demo import OWNER, Demo, demo_config, make_shop
from shopbot.config import read_key
from shopbot.db.survey import Survey, survey
from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.simulator.driver import Driver, DriverError

PRICE = 45_000
FUNDS = 9_000_000
_BUYERS = 4
_STOCK = 1500
_SECONDS = 60.0
_MOST_DELAY = 0.06
_THINKING = 4
_QUIET_MS = 500
S = TypeVar("S", bound="CrashShop")


class CrashShop:
    """One shop, its pretend Telegram, and its buyers. `rng` decides who does what, and when the power goes."""

    fakes: ClassVar[tuple[str, ...]] = ("pretend",)
    funds: ClassVar[int] = FUNDS

    def __init__(self, folder: Path, rng: random.Random, *words: str) -> None:
        self.folder = folder
        self.rng = rng
        make_shop(folder)
        self.demo = Demo(folder, 0, fakes=self.fakes)
        self.driver = Driver(self.demo.simulator.url)
        self.updates = self.demo.simulator._gateway.world.updates
        environ = {**os.environ, DEMO_FOLDER: str(folder), "PYTHONPATH": str(ROOT)}
        self.log = (folder / "log").open("wb")
        self.zygote = subprocess.Popen(
            [sys.executable, "-P", Path(__file__).parent / "zygote.py", *words], cwd=ROOT, env=environ,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, text=True,
        )  # fmt: skip
        self.buyers: list[int] = []
        self.kills = 0
        self.under_way = 0

    # --- lives ---

    def order(self, word: str) -> int:
        """Tell the zygote, and return its answer."""
        assert self.zygote.stdin
        assert self.zygote.stdout
        self.zygote.stdin.write(word + "\n")
        self.zygote.stdin.flush()
        return int(self.zygote.stdout.readline())

    def start(self) -> None:
        self.order("start")

    def kill(self) -> None:
        assert self.order("kill") == -signal.SIGKILL, f"it had ended before: {self.said()}"
        self.kills += 1

    def stop(self) -> None:
        assert self.order("stop") == 0, self.said()

    def said(self) -> str:
        """The last lines the shop has logged."""
        return "\n".join((self.folder / "log").read_text().splitlines()[-20:])

    def until(self, what: str, true: Any) -> None:
        """Wait for something the pretend Telegram sees, call by call."""
        ends = time.monotonic() + _SECONDS
        while not true():
            assert time.monotonic() < ends, f"waited in vain until {what}: {self.said()}"
            self.driver.wait_calls(self.driver.call_count() + 1, 20)

    def until_polling(self) -> None:
        self.until("it polls", lambda: self.updates.polling)

    # --- people ---

    def open(self) -> None:
        """Let everybody in, fill the shelf and the purses; then close the shop in order."""
        self.start()
        self.until_polling()
        self.driver.add_person("Budi", "en", number=OWNER)
        budi = steps.enters(self.guest(OWNER))
        budi.says(f"/addstock {steps.SUPPERS}")
        budi.sends("codes.txt", "\n".join(f"CRASH-{n:05}" for n in range(_STOCK))).taps("Add 1,")
        for number in range(_BUYERS):
            buyer = int(self.driver.add_person(f"Buyer {number}", "en")["id"])
            steps.enters(self.guest(buyer))
            if self.funds:
                budi.says(f"/transfer {buyer} {self.funds} for the test").taps("Confirm").taps("Confirm")
            self.buyers.append(buyer)
        self.settle_in(budi)
        self.driver.wait_quiet()
        self.stop()

    def settle_in(self, budi: Guest) -> None:
        """Let the owner do what else there is to do before the first kill."""

    def guest(self, person: int) -> Guest:
        return Guest(self.driver, person, str(person), lambda step: None)

    def somebody_acts(self) -> None:
        """A buyer taps what the newest message offers, at times twice, or asks for the product again."""
        buyer = self.rng.choice(self.buyers)
        label = self._tempting(buyer)
        try:
            for _ in range(self.rng.choice((1, 1, 1, 2)) if label else 0):
                self.driver.press_text(buyer, str(label))
        except (DriverError, LookupError):
            label = None
        if not label:
            self.driver.say(buyer, str(steps.SUPPERS))

    def _tempting(self, buyer: int) -> str | None:
        last = self.driver.last(buyer) or {}
        rows: Sequence[Sequence[Any]] = last.get("reply_markup", {}).get("inline_keyboard", ())
        labels = [str(button["text"]) for row in rows for button in row]
        if self.rng.random() < 0.1:
            return None
        return next(
            (label for wish in ("Pay ", "Buy") for label in labels if wish in label and "Pretend" not in label), None
        )

    # --- dying ---

    def live_and_die(self) -> None:
        """One life: buyers act, and the process is killed at a moment nobody chose."""
        self.driver.advance(_THINKING)
        how = self.rng.random()
        calls = self.driver.call_count()
        if how < 0.2:
            self._act()
            self.start()
            self.driver.wait_calls(calls + self.rng.randint(1, 12), 500)
        else:
            self.start()
            self.until_polling()
            self._act()
        if how > 0.8:
            self.until("everything is acknowledged", lambda: not len(self.updates))
        else:
            threading.Event().wait(self.rng.random() * _MOST_DELAY)
        self.under_way += bool(len(self.updates)) or self.owes()
        self.kill()

    def owes(self) -> bool:
        """Tell whether a tap still waits for its answer."""
        return bool(self.demo.simulator._gateway.world.open_taps())

    def _act(self) -> None:
        for _ in range(self.rng.randint(1, 4)):
            self.somebody_acts()

    def finish(self) -> None:
        """Live once more until nothing waits and nothing is owed; then stop in order."""
        self.start()
        self.until_polling()
        self.until("all is done", self._all_done)
        self.stop()

    def _all_done(self) -> bool:
        self.driver.advance(30)
        self.driver.wait_quiet(timeout_ms=_QUIET_MS)
        with self.look() as shop:
            return not shop.reader.scalar(
                "SELECT (SELECT count(*) FROM inbox WHERE state = 'new' AND source <> 'job')"
                " + (SELECT count(*) FROM outbox WHERE state = 'due')"
            )

    @contextmanager
    def look(self) -> Iterator[Survey]:
        """Look into the file from beside."""
        config = demo_config(self.folder)
        with survey(self.folder, bytes.fromhex(read_key(config).reveal())) as shop:
            yield shop

    def chat(self, person: int) -> str:
        """Everything a person's chat shows, as one text."""
        return repr(self.driver.chat(person)["messages"])

    def close(self) -> None:
        if self.zygote.poll() is None and self.zygote.stdin:
            self.zygote.stdin.close()
            self.zygote.wait()
        self.demo.close()
        self.log.close()


@contextmanager
def crash_shop(seed: int, *words: str) -> Iterator[CrashShop]:
    """Open a shop that is used to dying; `words` go to the zygote."""
    with opened(CrashShop, seed, *words) as shop:
        yield shop


@contextmanager
def opened(kind: type[S], seed: int, *words: str) -> Iterator[S]:
    """Open a shop of this kind, all chances in it drawn from `seed`; what a thread or a process does in time is not."""
    with tempfile.TemporaryDirectory(prefix="shopbot-crash-") as folder:
        shop = kind(Path(folder), random.Random(seed), *words)
        try:
            shop.open()
            yield shop
        finally:
            shop.close()
