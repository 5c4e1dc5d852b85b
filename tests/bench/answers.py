"""From /start to its answer, over HTTP: the whole shop beside a bare bot of two libraries with the same duty.

Their duty: keep one row an update, on the disk, and then send the message that the shop sends. Each round lets the same
crowd of newcomers into each bot in turn. The shop has been open before, so that Telegram knows its menus.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.api import Api, Crowd
from tests.bench.figure import Figure, paired
from tests.bench.process import KINDS, Bot, folder_for, known_people

SECONDS = 120.0
OTHERS = {"bare": "bare pyTelegramBotAPI", "aiogram": "aiogram 3"}


@dataclass(frozen=True)
class Load:
    """So many newcomers for each kind of bot, `at_once` of them waiting for an answer, and how long a send takes."""

    newcomers: dict[str, int]
    latency: float
    rounds: int
    at_once: int = 20


@dataclass
class Seen:
    """What was measured of one kind, round by round."""

    rate: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def note(self, crowd: Crowd, bot: Bot, before: float) -> None:
        """Take down what a crowd that was served cost this bot, which had been busy for `before` seconds by then."""
        self.rate.append(crowd.rate)
        self.busy.append((bot.busy() - before) * 1000 / crowd.total)
        self.memory.append(bot.memory("VmHWM"))


class Bench:
    """The bots, one after the other, at one server; `message` is what the shop answered a /start with."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self._message: dict[str, Any] | None = None

    @contextlib.contextmanager
    def folder(self, kind: str) -> Iterator[Path]:
        """Make the folder a bot lives in; a shop's was open before, once for all of them."""
        with folder_for(kind, self._message, opened_by=self.api) as folder:
            yield folder

    def meet(self, crowd: Crowd) -> Crowd:
        """Let a crowd in."""
        return self.api.meet(crowd)

    def learn(self, crowd: Crowd) -> None:
        """Take over the shop's own message for the bots that come after it."""
        sent = crowd.first_message or {}
        self._message = {"text": sent["text"], "reply_markup": sent["reply_markup"]}

    def measure(self, kind: str, load: Load, seen: Seen) -> None:
        """Let one crowd into one bot."""
        total = load.newcomers[kind]
        with self.folder(kind) as folder, Bot(kind, self.api, folder) as bot:
            before = bot.busy()
            crowd = self.meet(Crowd(total, load.at_once, load.latency, warm=total // 10))
            if not crowd.wait(total, SECONDS):
                raise RuntimeError(f"{kind} answered {len(crowd.answers)} of {total}: {bot.said()}")
            self.api.quiet(0.2)
            seen.note(crowd, bot, before)
        if kind == "shop":
            self.learn(crowd)


def answers(api: Api, load: Load) -> Iterator[Figure]:
    """Yield answers a second, what each cost the processor, and the peak of memory, beside both libraries.

    The processor's time hardly changes when other programs run beside; the rate does.
    """
    bench, seen = Bench(api), {kind: Seen() for kind in KINDS}
    for _ in range(load.rounds):
        for kind in KINDS:
            bench.measure(kind, load, seen[kind])
    ours = seen["shop"]
    where = f"{load.at_once} in flight, sends take {load.latency * 1000:.0f} ms"
    for kind, name in OTHERS.items():
        theirs = seen[kind]
        yield paired(f"/start to answer, {where}, beside {name}", "answers/s", ours.rate, theirs.rate)
        yield paired(f"processor time of one answer, {where}, beside {name}", "ms", ours.busy, theirs.busy)
        yield paired(f"peak of memory, {where}, beside {name}", "MiB", ours.memory, theirs.memory)


def killed(api: Api, newcomers: int, quiet: float) -> Iterator[Figure]:
    """Yield what is lost when each bot is killed while a crowd waits, and started again until nothing comes."""
    bench = Bench(api)
    fates = {kind: _killed(bench, kind, newcomers, quiet) for kind in KINDS}
    for kind, name in OTHERS.items():
        for what, ours, theirs in zip(_FATES, fates["shop"], fates[kind], strict=True):
            yield Figure(f"{newcomers} at once, killed, started again: {what}, beside {name}", ours, "people", theirs)


_FATES = ("lost (in no file)", "never answered", "answered twice")


def _killed(bench: Bench, kind: str, newcomers: int, quiet: float) -> tuple[int, int, int]:
    with bench.folder(kind) as folder:
        crowd = Crowd(newcomers, newcomers, 0.05)
        with Bot(kind, bench.api, folder) as bot:
            bench.meet(crowd).wait(newcomers // 5, SECONDS)
            bot.kill()
        with Bot(kind, bench.api, folder) as bot:
            bench.api.quiet(quiet)
            bot.stop()
        if kind == "shop":
            bench.learn(crowd)
        kept = known_people(kind, folder)
    twice = sum(times > 1 for times in crowd.answers.values())
    return newcomers - kept, crowd.lost, twice


def start_up(api: Api, rounds: int) -> Iterator[Figure]:
    """Yield how long a start takes and what memory an idle bot has, beside bare pyTelegramBotAPI that polls."""
    first: list[tuple[float, float]] = []
    again: list[tuple[float, float]] = []
    bare: list[tuple[float, float]] = []
    message = {"text": "hello", "reply_markup": {"inline_keyboard": []}}
    for _ in range(rounds):
        with folder_for("shop") as folder:
            first.append(_idle(api, "shop", folder))
            again.append(_idle(api, "shop", folder))
        with folder_for("bare", message) as folder:
            bare.append(_idle(api, "bare", folder))
    for which, ours in (("the very first start", first), ("a start", again)):
        yield paired(f"{which} until the first poll", "s", [a for a, _ in ours], [a for a, _ in bare])
        yield paired(f"memory when idle after {which}", "MiB", [b for _, b in ours], [b for _, b in bare])


def _idle(api: Api, kind: str, folder: Path) -> tuple[float, float]:
    with Bot(kind, api, folder) as bot:
        api.quiet(1.0)
        found = bot.ready, bot.memory()
        bot.stop()
    return found
