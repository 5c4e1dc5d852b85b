"""The demo's own shop with its real plugins, lived in by buyers and its owner, one process after the other."""

import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from shopbot.clock import Clock
from shopbot.commands import ROOT
from shopbot.commands.demo import OWNER, Demo, demo_config, make_shop
from shopbot.config import read_key
from shopbot.db import store
from shopbot.db.survey import Survey, survey
from shopbot.db.tx import Tx
from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.simulator.driver import Driver, DriverError
from shopbot.simulator.faults import KINDS
from shopbot.trade import ledger, stock
from shopbot.trade.money import Money
from tests.prove.crash.quick import quick_folder

PRICE = 45_000
FUNDS = 9_000_000
_BUYERS = 4
_STOCK = 400
_FILE = 20
_SECONDS = 60.0
_MOST_DELAY = 0.05
_THINKING = 4
_QUIET_MS = 300
_CALLS = ("sendMessage", "sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument", "*")
_LONGEST_RESTORE = 0.6
_RESTORES = 0.08
_FEW = 6
_CHORES = ("Add ", "Back up now")
S = TypeVar("S", bound="CrashShop")


class Zygote:
    """The process that forks the shops' processes; it lives as long as this one, and serves one shop at a time."""

    def __init__(self, *words: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", Path(__file__).with_name("zygote.py"), *words], cwd=ROOT,
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True,
        )  # fmt: skip

    def order(self, word: str) -> int:
        """Tell it, and return its answer."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(word + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


@cache
def zygote(*words: str) -> Zygote:
    """Return the zygote that is told these words."""
    return Zygote(*words)


class CrashShop:
    """One shop, its pretend Telegram, and its people. `rng` decides who does what, and when the power goes.

    `troubled`: Telegram and the gateways fail at times. `restores`: the owner restores backups too. `done` counts what
    was done to it.
    """

    fakes: ClassVar[tuple[str, ...]] = ("pretend",)
    funds: ClassVar[int] = FUNDS

    def __init__(self, folder: Path, rng: random.Random, *words: str) -> None:
        self.folder = folder
        self.rng = rng
        self.make()
        self.demo = Demo(folder, 0, fakes=self.fakes)
        self.driver = Driver(self.demo.simulator.url)
        self.updates = self.demo.simulator._gateway.world.updates
        (folder / "log").touch(0o600)
        self.zygote = zygote(*words)
        self._alive = False
        self.buyers: list[int] = []
        self.kills = 0
        self.under_way = 0
        self.troubled = self.restores = False
        self.files: list[list[str]] = []
        self.done: Counter[str] = Counter()

    def make(self) -> None:
        """Put the shop's file and its key into the folder."""
        make_shop(self.folder)

    # --- lives ---

    def start(self) -> None:
        self.zygote.order(f"start {self.folder}")
        self._alive = True

    def kill(self) -> None:
        self._alive = False
        assert self.zygote.order("kill") == -signal.SIGKILL, f"it had ended before: {self.said()}"
        self.kills += 1

    def stop(self) -> None:
        self._alive = False
        code = self.zygote.order("stop")
        assert code == 0, f"asked to stop it ended with {code}: {self.said()}"

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
        self.buyers += [int(self.driver.add_person(f"Buyer {n}", "en")["id"]) for n in range(_BUYERS)]
        for buyer in self.buyers:
            self.driver.say(buyer, "/start")
        self.settle_in(budi)
        self.driver.wait_quiet()
        self.stop()
        self.write(self.furnish)

    def settle_in(self, budi: Guest) -> None:
        """Let the owner do what else there is to do before the first kill."""

    def furnish(self, tx: Tx) -> None:
        """Put into the books what there is before the first kill, while the shop is closed."""
        product = int(tx.scalar("SELECT id FROM product WHERE number = ?", steps.SUPPERS))
        stock.add(tx, product, [f"CRASH-{n:05}" for n in range(_STOCK)], by="test")
        for buyer in self.buyers if self.funds else ():
            ledger.give(tx, buyer, Money(self.funds, "IDR"), "gift", f"test:{buyer}")

    def write(self, work: Callable[[Tx], object]) -> None:
        """Change the books while the shop is closed."""
        clock = Clock()
        opened = store.open_store(self.folder, bytes.fromhex((self.folder / "shop.key").read_text()), clock)
        store.commit(opened, clock, work)
        opened.close()

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
        labels = labels_on([last])
        if self.rng.random() < 0.1:
            return None
        return next(
            (label for wish in ("Pay ", "Buy") for label in labels if wish in label and "Pretend" not in label), None
        )

    # --- the owner's chores ---

    def chores(self) -> None:
        """Let the owner do something now and then."""
        if self.troubled and self.rng.random() < 0.2:
            self.chore()

    def chore(self) -> None:
        """The owner goes on with what the newest screens offer, or begins: an import of a file, a backup."""
        labels = labels_on(self.driver.chat(OWNER, limit=_FEW)["messages"][::-1])
        label = next((label for wish in _CHORES for label in labels if wish in label), None)
        try:
            if label is not None and self.rng.random() < 0.85:
                for _ in range(self.rng.choice((1, 1, 2))):
                    self.driver.press_text(OWNER, label)
            elif self.rng.random() < 0.6:
                self._brings_a_file()
            else:
                self.driver.say(OWNER, "/backup")
        except (DriverError, LookupError):
            self.driver.say(OWNER, "/start")

    def _brings_a_file(self) -> None:
        number = len(self.files)
        self.files.append([f"FILE-{number:03}-{n:03}" for n in range(_FILE)])
        content = "\n".join(self.files[-1]).encode()
        self.driver.send_file(OWNER, "codes.txt", content, f"/addstock {steps.SUPPERS}")

    # --- trouble ---

    def trouble(self) -> None:
        """Let Telegram fail at some calls of the next life, and no longer at those planned for the last one."""
        self.driver.heal()
        for _ in range(self.rng.choice((0, 0, 1, 1, 2, 3))):
            kind = self.rng.choice([one for one in KINDS if one != "slow"] + ["drop_after", "500", "429"])
            self.driver.plant(kind, self.rng.choice(_CALLS), times=self.rng.choice((1, 1, 2)))
        if self.rng.random() < 0.1:
            self.driver.plant("slow", times=2, ms=self.rng.randint(10, 150))
        if self.rng.random() < 0.1:
            self.driver.plant(self.rng.choice(("500", "drop_after", "drop_before")), "getUpdates", 1)

    def all_well(self) -> None:
        """End all trouble, and let everybody come back who was taken for somebody that left."""
        self.driver.heal()
        for person in (OWNER, *self.buyers):
            self.driver.say(person, "/start")

    # --- dying ---

    def live_and_die(self) -> None:
        """One life: people act, and the process is killed, or told to stop, at a moment nobody chose."""
        self.driver.advance(self.pause())
        if self.restores and self.rng.random() < _RESTORES:
            self.restore()
        if self.troubled:
            self.trouble()
        how = self.rng.random()
        calls = self.driver.call_count()
        if how < 0.3:
            self.act()
            self.start()
            self.driver.wait_calls(calls + self.rng.randint(1, 12), 400)
        else:
            self.start()
            self.until_polling()
            self.act()
        if how > 0.85:
            self.on_its_way_out()
        threading.Event().wait(self.rng.random() * _MOST_DELAY)
        self.under_way += bool(len(self.updates)) or self.owes()
        if self.rng.random() < 0.1:
            self.done["stops"] += 1
            self.stop()
        else:
            self.kill()

    def restore(self) -> None:
        """Restore a backup over the closed shop, and be killed in the middle of it, or right after."""
        if not list((self.folder / "backups").glob("*.age")):
            return
        self.zygote.order(f"restore {self.folder}")
        threading.Event().wait(self.rng.random() * _LONGEST_RESTORE)
        ended = self.zygote.order("kill")
        assert ended in (0, -signal.SIGKILL), f"a restore was refused: {self.said()}"
        self.kills += ended != 0
        self.done["restores killed" if ended else "restores done"] += 1

    def pause(self) -> int:
        """Return how long people think before the next life, in seconds of the clock."""
        return _THINKING

    def on_its_way_out(self) -> None:
        """Wait for a moment at which much is between here and there."""
        self.until("everything is acknowledged", lambda: not len(self.updates) or self.troubled)

    def owes(self) -> bool:
        """Tell whether a tap still waits for its answer."""
        return bool(self.demo.simulator._gateway.world.open_taps())

    def act(self) -> None:
        """Let people act, and now and then the owner."""
        for _ in range(self.rng.randint(1, 4)):
            self.somebody_acts()
        self.chores()

    def finish(self) -> None:
        """Live once more until nothing waits and nothing is owed; then stop in order."""
        self.start()
        self.until_polling()
        self.all_well()
        self.until("all is done", self._all_done)
        self.stop()

    def _all_done(self) -> bool:
        self.driver.advance(30)
        self.driver.wait_quiet(timeout_ms=_QUIET_MS)
        with self.look() as shop:
            return not len(self.updates) and not shop.reader.scalar(
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

    def messages(self, person: int, words: str) -> int:
        """Return how many messages in a person's chat have these words."""
        return sum(words in str(one.get("text")) for one in self.driver.chat(person)["messages"])

    def close(self) -> None:
        if self._alive:
            self.zygote.order("kill")
        self.demo.close()


def labels_on(messages: Sequence[Any]) -> list[str]:
    """Return what is on the buttons of these messages."""
    rows = [row for one in messages for row in one.get("reply_markup", {}).get("inline_keyboard", ())]
    return [str(button["text"]) for row in rows for button in row]


@contextmanager
def crash_shop(seed: int, *words: str) -> Iterator[CrashShop]:
    """Open a shop that is used to dying; `words` go to the zygote."""
    with opened(CrashShop, seed, *words) as shop:
        yield shop


@contextmanager
def opened(kind: type[S], seed: int, *words: str) -> Iterator[S]:
    """Open a shop of this kind, all chances in it drawn from `seed`; what a thread or a process does in time is not."""
    with tempfile.TemporaryDirectory(prefix="shopbot-crash-", dir=quick_folder()) as folder:
        shop = kind(Path(folder), random.Random(seed), *words)
        try:
            shop.open()
            yield shop
        finally:
            shop.close()
