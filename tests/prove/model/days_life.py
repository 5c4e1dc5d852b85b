"""A shop's life, day by day, on a clock that jumps to whatever is due next; what befalls it is drawn from one seed."""

import heapq
import itertools
import os
import random
import shutil
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

from shopbot import config as configuration
from shopbot import log
from shopbot.backup import names, recovery, restore
from shopbot.config import Config, Limits, Plugins, Shop
from shopbot.db import inbox, store
from shopbot.db.store import Files
from shopbot.fakes.tron import SHOP
from shopbot.host.webhooks import WebhookCall
from tests.prove.model import days_checks, days_staff
from tests.prove.model.days_edge import TOKEN, Killed, Machine, Telegram, Weather, Web
from tests.prove.model.days_shop import Stepped, pretended
from tests.prove.model.days_town import KEY, OWNER, SECRET, Deed, Town, Visitor, told_in_memory

ROOT = Path(__file__).resolve().parents[3]
MASTER = bytes(range(32))
START = 1_767_225_600  # 2026-01-01 00:00 UTC, seven in the morning where the shop is
DAY = 86_400
TOLD_STEPS = 30
_OPENS, _EVENING = 600, 3600
_PATIENCE, _ROUNDS = 60.0, 80
_FREE = 1 << 40


class Wrong(Exception):
    """Something is not as it has to be."""


class Life:
    """One shop in `folder`, its town and its weather; about `people` come on a day, within so many `hours`."""

    def __init__(self, seed: int, folder: Path, *, people: int = 30, hours: float = 14.0, storms: bool = True) -> None:
        self.rng = random.Random(seed)
        self.folder, self.people, self.storms, self.open_for = folder, people, storms, hours * 3600
        self.machine, self.weather = Machine(START), Weather()
        self.telegram = Telegram(self.machine, START, self.weather, random.Random(self.rng.random()))
        self.web = Web(self.machine, self.weather, random.Random(self.rng.random()))
        self.counts: Counter[str] = Counter()
        self.hash = sha256()
        self.last: deque[str] = deque(maxlen=TOLD_STEPS)
        self.queued: list[int] = []
        self.traces: list[str] = []
        self._plan: list[tuple[float, int, str, Deed]] = []
        self._numbers = itertools.count()
        self._asking: dict[int, float] = {}
        self._tick_at = 0.0
        self._full = False
        self._day_began = START
        self._free = _FREE
        self.shop: Stepped

    # --- its life ---

    def live(self, days: int, enough: Callable[[], bool] = lambda: False) -> None:
        """Live that many days, or until it is enough; raises `Wrong`."""
        with pretended(random.Random(self.rng.random()), self.machine, self.web), told_in_memory(self._notify):
            deafen = log.hear_traces(self._hear)
            self.town = Town(self.telegram, self.web, random.Random(self.rng.random()), self._rows, self._notify)
            try:
                self._found()
                for _ in range(days):
                    self._day()
                    self.counts["days"] += 1
                    if enough():
                        break
            finally:
                self.shop.die()
                deafen()
                self.town.close()

    def note(self, what: str) -> None:
        """Add a line to the trace."""
        line = f"{self.machine.monotonic():.2f} {what}"
        self.last.append(line)
        self.hash.update(line.encode())

    def _stepped(self, part: str) -> None:
        self.counts["steps"] += 1
        self.note(part)

    def _hear(self, code: str, error: BaseException, where: Mapping[str, object]) -> None:
        if not self._full:
            self.traces.append(f"{type(error).__name__}: {error} {dict(where)}")

    def _found(self) -> None:
        """Open the shop for the first time, on a day without trouble."""
        shutil.copytree(_template(), self.folder)
        self.config = _config(self.folder)
        self._open()
        self._add("owner", days_staff.opens(self.town), 1.0)
        self._until(_OPENS)

    def _rows(self, sql: str, *params: Any) -> list[Any]:
        return list(self.shop._own_reader.rows(sql, *params))

    # --- the process ---

    def _open(self) -> None:
        """Start the process, as often as it takes."""
        while True:
            try:
                self.shop = Stepped(self.config, self.machine, self.telegram, self.rng, self._free)
                self.shop.start()
                return
            except Killed:
                self._died()

    def _died(self) -> None:
        self.machine.death = 0
        self.note("dies")
        self.counts["restarts"] += 1
        self._asking.clear()
        self._full = False
        self.shop.die()
        if self.weather.deaths and self.rng.random() < 0.2:
            self.machine.death = self.rng.randrange(1, 200)  # and once more while it starts, perhaps

    def _survives(self, work: Callable[[], object]) -> None:
        """Do something with the shop; if the process ends in it, start it again."""
        try:
            work()
        except Killed:
            self._died()
            self._open()

    def _stop(self) -> None:
        """Ask the process to end; it may not live to do so in order. Screens that wait for their turn are lost."""
        self._asking.clear()
        try:
            self.shop.stop()
        except Killed:
            self._died()

    # --- time ---

    def _add(self, who: str, deed: Deed, after: float) -> None:
        heapq.heappush(self._plan, (self.machine.monotonic() + after, next(self._numbers), who, deed))

    def _until(self, seconds: float, stride: Callable[[], float] | None = None) -> None:
        """Go through time for so many seconds."""
        end = self.machine.monotonic() + seconds
        while self.machine.monotonic() < end:
            self._hop(end, stride or self._stride)

    def _stride(self) -> float:
        return self.rng.choice((20.0, 60.0, 300.0, 600.0, 1200.0))

    def _hop(self, end: float, stride: Callable[[], float]) -> None:
        now = self.machine.monotonic()
        due = self._due()
        times = [end, self._tick_at, *([self._plan[0][0]] if self._plan else [])]
        if due is not None:
            times.append(now + max(due, 0.25))
        self.machine.advance(max(0.0, min(times) - now))
        now = self.machine.monotonic()
        if now >= self._tick_at:
            self._survives(self.shop.ticks)
            self._tick_at = now + stride()
        while self._plan and self._plan[0][0] <= now:
            self._acts(*heapq.heappop(self._plan))
        self._survives(lambda: self.shop.settle(self._stepped))
        self._require_answers()

    def _due(self) -> float | None:
        found: list[float | None] = []
        self._survives(lambda: found.append(self.shop.next_due()))
        return found[0] if found else None

    def _acts(self, _at: float, _number: int, who: str, deed: Deed) -> None:
        before = self.telegram.world.updates.next_id
        self.note(who)
        pause = next(deed, None)
        after = self.telegram.world.updates.next_id
        if after > before:
            self.queued += range(before, after)
        if self.town.acted and self._is_calm():
            self._asking |= {one: self.machine.monotonic() for one in self.town.acted if one not in self._asking}
        self.town.acted.clear()
        if pause is not None:
            self._add(who, deed, pause)

    # --- answers ---

    def _is_calm(self) -> bool:
        bad = self.weather
        return not (bad.refuses or bad.drops or bad.deaths or self._full or self.machine.death) and not any(
            until > self.machine.monotonic() - _PATIENCE for until in bad.down_until.values()
        )

    def _require_answers(self) -> None:
        """Nobody waits longer than a minute while all is well."""
        answered, self.telegram.answered = self.telegram.answered, set()
        if not self._is_calm():
            self._asking.clear()
            return
        for person in answered & self._asking.keys():
            del self._asking[person]
        late = [one for one, at in self._asking.items() if self.machine.monotonic() - at > _PATIENCE]
        for one in late:
            del self._asking[one]
            if not self.telegram.world.people[one].blocked:
                self.counts["unanswered"] += 1
                raise Wrong(f"{one} has no answer after {_PATIENCE:.0f} seconds")

    def _notify(self, plugin: str, name: str, headers: Mapping[str, str], body: bytes) -> str:
        """Take a gateway's word in, as the web door does: checked, stored, and only then answered."""
        call = WebhookCall(plugin, name, headers, body, {})
        try:
            if not self.shop.host.verify_webhook(call):
                return "403"
            key = f"{sha256(body).hexdigest()[:32]}:{self.shop._clock.now() // 60}"
            self.shop._clerk.put([inbox.NewEvent(call.source, key, call.pack(), lane=inbox.FIRST)])
        except Killed:
            self._died()
            self._open()
            return "nothing"
        except Exception:
            return "503"
        return "200"

    # --- a day ---

    def _day(self) -> None:
        began = self.machine.monotonic()
        self._day_began = self.telegram.clock.now()
        for _ in range(self.rng.randint(self.people // 2, self.people * 3 // 2)):
            self._add_visit(self.rng.uniform(0, self.open_for))
        for _ in range(self.rng.randint(2, 5)):
            self._add("owner", days_staff.works(self.town), self.rng.uniform(0, self.open_for))
        if self.storms:
            self._add_faults()
        self._until(self.open_for + _EVENING)
        self._lift()
        self._come_to_rest()
        self._check()
        self._until(max(0.0, began + DAY - self.machine.monotonic()), lambda: self.rng.choice((1800.0, 3600.0, 7200.0)))
        self.note("night is over")

    def _add_visit(self, after: float) -> None:
        everybody = list(self.town.people.values())
        visitor = self.rng.choice(everybody) if everybody and self.rng.random() < 0.75 else self.town.newcomer()
        self._add(str(visitor.number), visitor.lives(), after)

    def _add_faults(self) -> None:
        events: list[tuple[float, Callable[[], Deed]]] = [
            (0.9, self._storm), (0.7, self._storm), (0.6, self._dark), (0.6, self._dies_somewhere),
            (0.6, self._dies_somewhere), (0.4, self._falls), (0.3, self._clock_jumps), (0.25, self._disk_fills),
            (0.3, self._ids_restart), (0.25, self._restarts), (0.12, self._is_restored),
        ]  # fmt: skip
        for chance, event in events:
            if self.rng.random() < chance:
                self._add(event.__name__.strip("_"), event(), self.rng.uniform(0, self.open_for))

    def _storm(self) -> Deed:
        """Telegram and the gateways refuse, drop, repeat; at times the process does not live long."""
        bad = self.weather
        self.counts["storms"] += 1
        bad.refuses, bad.drops = self.rng.choice((0.0, 0.05, 0.3)), self.rng.choice((0.0, 0.05, 0.2))
        bad.lies, bad.deaths = self.rng.choice((0.0, 0.3)), self.rng.choice((0.0, 0.0, 0.01, 0.03))
        yield self.rng.choice((120.0, 600.0, 2400.0))
        bad.refuses = bad.drops = bad.lies = bad.deaths = 0.0

    def _dark(self) -> Deed:
        """Somebody outside does not answer for a while."""
        who = self.rng.choice(("telegram", "pretend", "pakasir", "tron"))
        self.weather.down_until[who] = self.machine.monotonic() + self.rng.choice((60.0, 400.0, 1500.0))
        self._count_fault("outage")
        yield 0.0

    def _dies_somewhere(self) -> Deed:
        """The process ends in the middle of what it does next."""
        self.machine.death = self.rng.randrange(1, 400)
        yield 0.0

    def _falls(self) -> Deed:
        """The process ends between two steps."""
        self._died()
        self._open()
        yield 0.0

    def _restarts(self) -> Deed:
        """The process is stopped in order and started again."""
        self._stop()
        self.note("restarts")
        self._open()
        yield 0.0

    def _clock_jumps(self) -> Deed:
        """Somebody sets the machine's clock, and later right again."""
        seconds = self.rng.choice((1, 5, 45, 200, 1800, 3600, DAY)) * self.rng.choice((1, -1))
        self._count_fault("clock_jumps")
        self.machine.turn(seconds)
        yield self.rng.choice((20.0, 100.0, 200.0)) if abs(seconds) == DAY else self.rng.choice((30.0, 240.0, 1500.0))
        self.machine.turn(-seconds)

    def _disk_fills(self) -> Deed:
        """The file cannot grow for a while."""
        self._count_fault("disk_full")
        self._full = True
        self.shop.fill_disk(full=True)
        yield self.rng.choice((30.0, 300.0))
        self.shop.fill_disk(full=False)
        yield 20.0
        self._full = False

    def _ids_restart(self) -> Deed:
        self.telegram.begins_lower()
        yield 0.0

    def _is_restored(self) -> Deed:
        """The shop is put back to its newest backup; the witness brings in what came after."""
        if names.stored(Files(self.folder).backups):
            self.queued = days_checks.not_stored(self.shop._own_reader, self.queued)
            self._stop()
            self.note("is restored")
            self.counts["restores"] += 1
            try:
                self._restore()
            except Killed:
                self._died()
            self._open()
        yield 0.0

    def _restore(self) -> None:
        files, opens = Files(self.folder), recovery.server_identity(MASTER)
        newest = names.stored(files.backups)[0]
        done = restore.whole(files, newest, opens, self.machine, master=MASTER, by=OWNER)
        if not done.complete:
            raise Wrong(f"the witness did not bring everything back: {done.why}")
        shutil.rmtree(files.replaced, ignore_errors=True)

    def _count_fault(self, kind: str) -> None:
        self.weather.faults[kind] += 1

    # --- the evening ---

    def _lift(self) -> None:
        """End all trouble, and let everybody finish what they were about."""
        self.weather.calm()
        self.machine.death = 0
        if self._full:
            self.shop.fill_disk(full=False)
            self._full = False
        self.note("all trouble ends")
        self._until(300.0)
        if self.shop._clock.doubt:
            self._add("owner", days_staff.follows_clock(self.town.owner), 1.0)
        self._until(120.0)
        self._add("owner", days_staff.maintenance(self.town.owner, on=False), 1.0)
        self._until(60.0)
        for person in self.town.people.values():
            if person.person.started and not person.person.blocked:
                self._add(str(person.number), iter(_says_hello(person)), self.rng.uniform(0, 60))

    def _come_to_rest(self) -> None:
        """Let every window end and everything late come in."""
        for _ in range(_ROUNDS):
            self._until(120.0, lambda: 60.0)
            left = days_checks.waiting(self.shop._own_reader)
            if not (left or len(self.telegram.world.updates) or self.town.late_to_come or self._money_under_way()):
                return
        raise Wrong(f"the shop does not come to rest: {left}, {self.town.late_to_come} late, {self._money_under_way()}")

    def tally(self) -> Counter[str]:
        """Return what was seen so far, in numbers that add up; what must not be is there as 0."""
        found = Counter({name: self.counts[name] for name in ("days", "steps", "purchases", "restarts")})
        found["payments"] = self.counts["payments"]
        found["faults"] = sum(self.weather.faults.values()) + self.counts["restarts"]
        found.update({name: self.counts[name] for name in ("restores", "lost", "doubled", "unanswered")})
        return found

    def _money_under_way(self) -> list[str]:
        return [one for one in days_checks.money(self.shop._own_reader, self.town) if one.startswith("lost")]

    def _check(self) -> None:
        db, town = self.shop._own_reader, self.town
        for said in town.read_chats():
            self.hash.update(said.encode(errors="replace"))
        problems = days_checks.books(db, self.shop._store.keys)
        problems += days_checks.money(db, town) + days_checks.wallets(db, town)
        problems += days_checks.goods(db, town, 0) + [
            f"lost: update {number} never came into the inbox"
            for number in days_checks.not_stored(db, self.queued)
            if number not in town.unstored
        ]
        problems += days_checks.set_aside(db, lambda _: False)
        problems += days_checks.day_figures(db, self.shop._clock.now(), self._day_began)
        problems += self.telegram.violations + self.traces
        self.queued.clear()
        self.counts["purchases"] = int(db.scalar("SELECT count(*) FROM orders WHERE delivered_at IS NOT NULL"))
        self.counts["payments"] = sum(town.money().values())
        self.counts["lost"] += sum(one.startswith("lost") for one in problems)
        self.counts["doubled"] += sum(one.startswith("doubled") for one in problems)
        if problems:
            raise Wrong("; ".join(problems[:6]))
        self.note(f"all is well, {self.counts['purchases']} purchases")


def memory() -> Path:
    """Return where temporary files are kept in memory, if that is anywhere: what a disk does is not played here."""
    found = Path("/dev/shm")  # noqa: S108 - for a folder of our own in it
    return found if found.is_dir() else Path(tempfile.gettempdir())


def _template() -> Path:
    """Return a shop that was opened once: what a first start takes its time for is done a single time a process."""
    folder = memory() / f"days-template-{os.getpid()}"
    if not folder.exists():
        machine, weather, rng = Machine(START - 60), Weather(), random.Random(0)
        with pretended(rng, machine, Web(machine, weather, rng)):
            store.create(folder, MASTER, machine).close()
            config = _config(folder)
            config.paths.key.touch(mode=0o600)
            config.paths.key.write_text(MASTER.hex())
            shop = Stepped(config, machine, Telegram(machine, START - 60, weather, rng), rng, _FREE)
            shop.start()
            shop.stop()
        Finalize(None, shutil.rmtree, (folder, True), exitpriority=0)
    return folder


def _says_hello(person: Visitor) -> Iterator[float]:
    person.says("/start")
    yield 1.0


def _config(folder: Path) -> Config:
    settings: dict[str, dict[str, object]] = {
        "pretend": {"gateway": "https://pretend.example", "gateway_key": KEY},
        "qris": {
            "mode": "pakasir", "pakasir_url": "https://pakasir.example/api/v2", "pakasir_slug": "toko",
            "pakasir_key": KEY, "pakasir_secret": SECRET,
        },
        "usdt": {
            "address": SHOP, "least": 10_000, "trongrid_url": "https://tron.example/grid", "tronscan_url": "https://tron.example/scan",
        },
        "backups": {"every": DAY, "newest": 2, "days": 0, "weeks": 0},
        "wallet": {"transfers": True},
    }  # fmt: skip
    return configuration.pretend(
        ROOT, folder, token=TOKEN, api_url="http://telegram.example", owners=(OWNER,), plugin=settings,
        shop=Shop(name="Toko"), plugins=Plugins(folders=(Path("plugins"),), on=("stars", "referrals")),
        limits=Limits(updates_per_minute=1000),
    )  # fmt: skip
