"""A shop in a process of its own, the pretend Telegram and gateway beside it, and people who all act at once."""

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from shopbot.clock import Clock
from shopbot.commands import ROOT
from shopbot.commands.demo import OWNER, Demo
from shopbot.db import keys, store
from shopbot.db.survey import Survey, survey
from shopbot.db.tx import Tx
from shopbot.fakes.gateway import Gateway
from shopbot.simulator.driver import Driver
from shopbot.trade import checks, ledger, people, products, stock
from shopbot.trade.money import Money

T = TypeVar("T")
FIRST = 800_000
NUMBER, PRICE, FUNDS = 900, Money(45_000, "IDR"), Money(100_000, "IDR")
FAULT = re.compile(r"\bE-[2-9A-Z]{4}\b")
_HANDS = 24
_SECONDS = 60.0


class Hall(Demo):
    """One shop with `buyers` people, `codes` codes of one product, and money in every wallet unless `poor`.

    `words` go to `bot.py`. People are numbers; the product is bought at `PRICE` by tapping `order`.
    """

    def __init__(self, folder: Path, *words: str, buyers: int, codes: int, poor: bool = False) -> None:
        self._words = words
        self.people = range(FIRST, FIRST + buyers)
        self.codes = frozenset(f"RACE-{n:05}" for n in range(codes))
        self._master = keys.new_master()
        _keep_key(folder / "shop.key", self._master)
        made = store.create(folder, self._master, Clock())
        self.product = store.in_transaction(made.writer, made.keys, Clock(), lambda tx: self._stocked(tx, poor))
        made.close()
        super().__init__(folder, 0)
        self.driver = Driver(self.simulator.url)
        self.output = folder / "log"

    def _stocked(self, tx: Tx, poor: bool) -> int:
        made = products.create(tx, OWNER, "Lumina", PRICE, number=NUMBER)
        stock.add(tx, made.id, sorted(self.codes), by=OWNER)
        for person in self.people:
            people.meet(tx, person, f"Buyer {person}", None, "en")
            if not poor:
                ledger.adjust(tx, person, FUNDS, OWNER, "for the race", f"race:{person}")
        return made.id

    def start_bot(self) -> None:
        """Start the shop as `bot.py` has it."""
        command = [sys.executable, "-P", "-m", "tests.prove.race.bot", str(self.folder), *self._words]
        with (self.folder / "log").open("ab") as log:
            environ = {**os.environ, "PYTHONPATH": str(ROOT)}
            self._bot = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=environ)

    def open(self) -> None:
        """Start it, and let everybody look at the product."""
        self.start_bot()
        self.together([lambda n=n: self.driver.add_person(f"Buyer {n}", "en", number=n) for n in self.people])  # type: ignore[misc]
        self.together([lambda n=n: self.driver.say(n, str(NUMBER)) for n in self.people])  # type: ignore[misc]
        self.until("everybody sees the product", lambda: all(self.driver.last(n) for n in self.people))
        self.settle()

    @property
    def order(self) -> str:
        """What the button says that orders one."""
        return f"orders.checkout:{self.product}:1:{PRICE.amount}"

    @property
    def gateway(self) -> Gateway:
        """The pretend gateway."""
        till = self.outside.fakes["pretend"].till
        assert isinstance(till, Gateway)
        return till

    # --- doing ---

    def together(self, deeds: Iterable[Callable[[], T]]) -> list[T]:
        """Do all of it on many threads at once; return what came of each."""
        with ThreadPoolExecutor(_HANDS) as pool:
            return [future.result() for future in [pool.submit(deed) for deed in deeds]]

    def tap(self, person: int, data: str) -> None:
        """Tap a button whether the newest message has it or not."""
        last = self.driver.last(person) or {"message_id": 1}
        self.driver.press(person, last["message_id"], data, force=True)

    def settle(self) -> None:
        """Wait until the bot has taken and answered everything."""
        self.until("everything is answered", lambda: self.driver.wait_quiet(quiet_ms=150, timeout_ms=5000))

    def until(self, what: str, true: Callable[[], bool]) -> None:
        """Wait for something; raises with the end of the log when it does not come."""
        ends = time.monotonic() + _SECONDS
        while not true():
            if time.monotonic() > ends:
                raise TimeoutError(f"waited in vain until {what}: {self.said()}")
            time.sleep(0.02)

    def said(self) -> str:
        """The end of what the shop has logged."""
        path = self.folder / "log"
        return path.read_text("utf-8", "replace")[-2000:] if path.exists() else ""

    # --- looking ---

    @contextmanager
    def look(self) -> Iterator[Survey]:
        """Look into the file from beside."""
        with survey(self.folder, self._master) as shop:
            yield shop

    def recount(self) -> list[str]:
        """Recount the books."""
        with self.look() as shop:
            return checks.check_all(shop.reader, shop.keys)

    def button(self, person: int, label: str) -> str | None:
        """Return the data behind the button of the newest message that contains `label`, or None."""
        rows = (self.driver.last(person) or {}).get("reply_markup", {}).get("inline_keyboard", ())
        found = (button["callback_data"] for row in rows for button in row if label in button["text"])
        return next(found, None)

    def chats(self) -> dict[int, str]:
        """Return all that each person's chat shows, toasts too, as one text."""
        seen = self.together([lambda n=n: (n, _words(self.driver.chat(n))) for n in self.people])  # type: ignore[misc]
        return dict(seen)

    def codes_in(self, text: str) -> set[str]:
        """Return the codes of the product that a text shows."""
        return {word for word in self.codes if word in text}


def _words(chat: dict[str, Any]) -> str:
    return repr(chat["messages"]) + repr(chat.get("toasts", ""))


def _keep_key(path: Path, master: bytes) -> None:
    path.touch(mode=0o600)
    path.write_text(master.hex())


@contextmanager
def hall(*words: str, buyers: int, codes: int, poor: bool = False) -> Iterator[Hall]:
    """Open one for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="shopbot-race-") as folder:
        made = Hall(Path(folder), *words, buyers=buyers, codes=codes, poor=poor)
        try:
            made.open()
            yield made
        finally:
            made.close()


def shuffled(rng: random.Random, deeds: Sequence[T]) -> list[T]:
    """Return the same in another order."""
    return rng.sample(deeds, len(deeds))
