"""A message to a million people at Telegram's own pace, on a clock that stands wherever the next one may leave.

The plugin, the outbox, the lanes, the pace and what carries a message out are the real ones, taken step by step in one
thread; Telegram is a counter. Meanwhile the process is killed in the middle of a call, some people have blocked the
bot, and a buyer now and then waits for goods.
"""

import random
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any

from shopbot.telegram.api import Api, ApiError
from shopbot.telegram.lanes import Lanes
from shopbot.telegram.sender import Sender
from shopbot.trade import ledger, orders
from tests.prove.load.soak import resident
from tests.prove.load.town import FIRST, OWNER, PRICE, Town
from tests.prove.proof import Outcome, Run

PEOPLE, SHORT_PEOPLE = 1_000_000, 2_000
PER_SECOND = 30
_PLUGINS = ("home", "catalog", "orders", "wallet", "pretend", "admin", "broadcast")
_WORDS = "Half price today"
_BLOCKED, _GONE = 40, 60  # one of so many has blocked the bot, unknown to the shop; known to it
_SLOT = 5  # the plugin's job
_KILLS, _SALES = 5, 10
_MOST_BEFORE = 2  # one may be on its way already
_MOST_LANES = 1_000


class Killed(BaseException):
    """The pretended end of the process."""


class Counting(Api):
    """A Telegram that counts what each chat got. `dies` calls from now it has acted and nobody hears of it."""

    def __init__(self) -> None:  # no connection: `call` is all that is used
        self.got: Counter[int] = Counter()
        self.goods: list[int] = []
        self.messages = 0
        self.dies = 0
        self.latest: list[float] = []

    def call(self, method: str, params: Mapping[str, Any] | None = None, files: Any = None) -> Any:
        """Take a message, or say that its person has blocked the bot."""
        asked = params or {}
        chat = int(asked.get("chat_id", 0))
        if chat >= FIRST and chat % _BLOCKED == 0:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        self.messages += 1
        if _WORDS in str(asked.get("text")):
            self.got[chat] += 1
        elif "TOWN-" in str(asked.get("text")):
            self.goods.append(chat)
        self.dies -= 1
        if self.dies == 0:
            raise Killed
        return {"message_id": self.messages, "chat": {"id": chat}}


class Post(Town):
    """A town with a sender that is taken step by step."""

    def __init__(self, rng: random.Random, number: int, *, careless: bool = False) -> None:
        self.careless = careless
        self.telegram = Counting()
        self.rng = rng
        super().__init__(*_PLUGINS, witness=False)
        self.run_jobs()
        self.everybody = self.crowd(number)
        self.do(lambda tx: tx.run("UPDATE person SET blocked = 1 WHERE id >= ? AND id % ? = 1", FIRST, _GONE))
        self.restock()

    def _open(self) -> None:
        super()._open()
        self.lanes = Lanes(self.clock)
        self.sender = Sender(
            self.telegram, self.clerk, self._store.reader, self.host.render_owed, self.clock,
            blocked=self.host.lost_touch, lanes=self.lanes, threads=1,
            patient=(lambda owed: False) if self.careless else self.host.is_patient,
        )  # fmt: skip

    def _send_owed(self) -> bool:
        return False

    def begin(self) -> None:
        """Let the owner write it and send it to everybody."""
        self.rina.says("/broadcast").taps("New message").says(_WORDS).taps("Everyone").taps("Send to").taps("Yes, send")

    @property
    def going(self) -> bool:
        """Tell whether it is still under way."""
        return bool(self.db.scalar("SELECT count(*) FROM broadcast_post WHERE state = 'sending'"))

    def slot(self) -> None:
        """Do what the shop does every five seconds, and send what may leave until the next time."""
        self.jobs()
        self.settle()
        until = (int(self.clock.monotonic()) // _SLOT + 1) * _SLOT
        self.sender._debts.look()
        while self.clock.monotonic() < until:
            if not self.step():
                self.clerk.turn()  # what was sent is noted
                nap = self.lanes._nap(self.clock.monotonic())
                left = until - self.clock.monotonic()
                self.clock.advance(left if nap is None else min(nap, left))
        self.settle()

    def step(self) -> bool:
        """Send one message if one may leave now."""
        job = self.lanes._next(self.clock.monotonic())
        if job is not None:
            self.sender._carry(job)
        return job is not None

    def sells(self) -> int:
        """Let somebody buy while everybody is written to; return how many others were written to before their goods."""
        who = self.person("Buyer", id=self.rng.choice(self.everybody[1 :: _BLOCKED * _GONE] or [FIRST + 2]))
        money = f"sale:{self.telegram.messages}"
        self.do(lambda tx: ledger.adjust(tx, who.id, PRICE, OWNER, "for the sale", money))
        who.presses(1, f"orders.checkout:{self.product}:1:{PRICE.amount}")
        number = orders.of_person(self.db, who.id).items[0].id
        self.do(lambda tx: orders.pay_from_wallet(tx, number, who.id))
        self.settle()
        before, had = self.telegram.messages, len(self.telegram.goods)
        self.sender._debts.look()
        for _ in range(PER_SECOND * 60):
            if len(self.telegram.goods) > had:
                break
            if not self.step():
                self.clock.advance(self.lanes._nap(self.clock.monotonic()) or 1)
        return self.telegram.messages - before - 1

    def dies(self) -> bool:
        """End in the middle of a call, and come back; False when all was sent before that."""
        self.telegram.dies = self.rng.randint(1, PER_SECOND)
        try:
            while self.going:
                self.slot()
        except Killed:
            self._store.abandon()
            self._open()
            self.settle()
            return True
        self.telegram.dies = 0
        return False


def one_round(seed: int, left: float, number: int = PEOPLE, *, careless: bool = False) -> Outcome:
    """Write to so many; a `careless` shop sends again whatever an earlier process has begun: the sabotage."""
    rng, ends, began = random.Random(seed), time.monotonic() + left, time.monotonic()
    shop = Post(rng, number, careless=careless)
    outcome = Outcome(Counter(people=number, got=0, doubled=0, lost=0, kills=0, overtaken_by=0))
    shop.begin()
    start, memory, size = shop.clock.monotonic(), resident(), _size(shop)
    marks = sorted(rng.sample(range(number // 10, number * 8 // 10), _KILLS + _SALES))
    deeds = rng.sample([True] * _KILLS + [False] * _SALES, _KILLS + _SALES)
    lanes = 0
    while shop.going and time.monotonic() < ends:
        if marks and sum(shop.telegram.got.values()) >= marks[0]:
            marks.pop(0)
            _disturb(shop, outcome, dies=deeds.pop())
        shop.slot()
        lanes = max(lanes, len(shop.lanes._lanes))
        shop.forget_chats()
    spent = shop.clock.monotonic() - start
    _judge(shop, outcome)
    outcome.figures |= {
        "shop_hours": spent / 3600, "time_by_own_pace": spent * PER_SECOND / max(1, outcome.counts["got"]),
        "real_seconds": time.monotonic() - began, "memory_after_by_before": resident() / memory,
        "kib_per_1000_people": (_size(shop) - size) / 1.024 / number, "most_lanes": lanes,
    }  # fmt: skip
    if lanes > _MOST_LANES:
        outcome.bad.append(f"{lanes} chats were held in memory at once")
    shop.close()
    return outcome


def _disturb(shop: Post, outcome: Outcome, *, dies: bool) -> None:
    """Let the process die, or a buyer wait for goods."""
    if dies:
        outcome.counts["kills"] += shop.dies()
        return
    before = shop.sells()
    outcome.counts["overtaken_by"] = max(before, outcome.counts["overtaken_by"])
    if before > _MOST_BEFORE:
        outcome.bad.append(f"{before} others were written to before a buyer had their goods")


def _size(shop: Town) -> int:
    return int(shop.db.scalar("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"))


def _judge(shop: Post, outcome: Outcome) -> None:
    """Hold what each chat got against who was to get it."""
    got, finished = shop.telegram.got, not shop.going
    expected = {n for n in shop.everybody if n % _BLOCKED and n % _GONE != 1}
    row: Any = shop.db.row("SELECT * FROM broadcast_post ORDER BY id DESC LIMIT 1")
    unsure = int(shop.db.scalar("SELECT count(*) FROM outbox WHERE state = 'dead' AND problem = 'unknown'"))
    lost = sum(not got[n] for n in expected) if finished else 0
    outcome.counts.update(got=sum(got.values()), not_known=unsure, blocked=row["blocked"], lost=lost)
    outcome.counts["doubled"] += sum(times > 1 for times in got.values())
    wrong = outcome.bad.append
    if not finished:
        outcome.untried.append(f"the rest of {len(shop.everybody):,} people, after {sum(got.values()):,}")
    if outcome.counts["doubled"]:
        wrong(f"{outcome.counts['doubled']} people got it twice")
    if lost:
        wrong(f"{lost} people never got it")
    if unsure > outcome.counts["kills"]:
        wrong(f"of {unsure} nobody knows whether they got it, after {outcome.counts['kills']} kills")
    if strangers := [n for n in got if n >= FIRST and n not in expected]:
        wrong(f"{len(strangers)} people got it who were to be left out")
    if finished and row["sent"] + unsure != sum(got.values()):
        wrong(f"it counts {row['sent']} sent and {unsure} unknown; {sum(got.values())} were")


def broadcast(run: Run) -> Outcome:
    """Write to a million, or to a few thousand in the short form."""
    outcome = one_round(run.seed, run.left * 0.9, SHORT_PEOPLE if run.short else PEOPLE)
    outcome.counts["rounds"] += 1
    return outcome
