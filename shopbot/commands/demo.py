"""`demo`: the real bot in a browser, talking to a pretend Telegram; nothing to set up, nothing real to touch.

The pretend Telegram, its page and a pretend gateway run in this process, the bot in one of its own, so that it can be
killed and restarted. They share only the Bot API and the gateway's over HTTP, and a file with the clock's offset. The
shop lives in a temporary folder with a key of its own and is gone afterwards; its configuration reads neither
config.toml nor the environment. What the page's inspector shows of the books is read from the shop's file.
"""

import argparse
import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from shopbot import log, program
from shopbot.clock import Clock
from shopbot.commands import DEMO_FOLDER, ROOT, outside
from shopbot.commands.books import Books
from shopbot.commands.demo_shop import OWNER, PLUGINS, demo_config
from shopbot.db import keys, settings, store
from shopbot.db.fence import HOUSE
from shopbot.errors import Exit, Refusal
from shopbot.fakes.desk import Desk, NotPossible
from shopbot.secret import keep_memory_private
from shopbot.simulator import shop
from shopbot.simulator.actions import Impossible
from shopbot.simulator.driver import Driver
from shopbot.simulator.routes import Controls
from shopbot.simulator.server import PortBusy, Simulator

if TYPE_CHECKING:
    from shopbot.commands.checks import Checks

__all__ = ["OWNER", "PLUGINS", "Demo", "demo", "demo_config", "make_shop"]

_PEOPLE = (("Sari", "id"), ("Oliver", "en"), ("Layla", "ar"), ("Reza", "fa"), ("Li Na", "zh"))
_RESELLER = ("Putri", "id")
_PORT = 8765
_BOT = 1_000_000_001  # always the same one, so that its face keeps its colour
_STOP_SECONDS = 8
_FAKES = ("pretend",)


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--port", type=int, default=None, help=f"port of the page (default: {_PORT}, or any free one)")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")


def run(args: argparse.Namespace) -> int:
    """Serve the demo until SIGINT or SIGTERM."""
    keep_memory_private()
    log.setup("warning")
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.set())
    with shown(args.port) as running:
        print(f"\n  The demo is open at  {running.simulator.url}/\n")
        print("  Buy as Oliver or another of the five; Putri resells, Budi owns the shop. All of it is pretended.")
        print("  The inspector beside the chat pays, moves the clock, breaks things, and plays the checks.")
        print("  Stop it with Ctrl-C.", flush=True)
        if not args.no_browser:
            webbrowser.open(running.simulator.url + "/")
        asked.wait()
    return Exit.OK


@contextlib.contextmanager
def shown(port: int | None = None) -> Iterator["Demo"]:
    """Run the demo as a visitor sees it, with every pretended way to pay, Telegram's limits and the checks."""
    with demo(port, limits=True, fakes=tuple(outside.MAKERS), checks=_checks) as running:
        _welcome(Driver(running.simulator.url))
        yield running


def _welcome(driver: Driver) -> None:
    """Let the owner speak the visitor's language, have a reseller, and a staff group that gets notices in a topic."""
    driver.change_person(OWNER, language_code=_spoken_here())
    putri = driver.add_person(*_RESELLER)["id"]
    driver.say(putri, "/start")
    driver.say(OWNER, f"/addreseller {putri}")
    sari = driver.people()[0]["id"]
    group = driver.add_group("Toko Budi · Staff", [OWNER, sari], forum=True)["id"]
    shifts = driver.open_topic(OWNER, group, "Shifts")
    driver.say(OWNER, "Who takes Saturday?", group, thread=shifts)
    driver.say(sari, "I do.", group, thread=shifts)
    driver.say(OWNER, "/whitelist", group, thread=driver.open_topic(OWNER, group, "Orders"))


def _spoken_here() -> str:
    """Return the language this computer is set to if the shop speaks it, else English."""
    wanted = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")[:2]
    return wanted if wanted in {language for _, language in _PEOPLE} else "en"


def _checks(announce: Callable[[], object]) -> "Checks":
    """Return the journeys for the page's button."""
    from shopbot.commands.checks import Checks
    from shopbot.commands.journeys import Ahead, opened
    from shopbot.journeys.stories import STORIES

    return Checks(STORIES, opened, Ahead, announce)


class Demo:
    """A pretend Telegram and the bot beside it; `folder` holds the temporary shop, made by `make_shop`.

    What the bot logs goes to the terminal, or to the end of the file `output`. `limits` are Telegram's sending limits,
    `fakes` the stand-ins of the world (`outside.MAKERS`); `checks` makes what the page plays, from what hears of it.
    `before` is put before the command of every demo's bot: a program that confines it and becomes it.
    """

    before: ClassVar[Sequence[str]] = ()

    def __init__(
        self,
        folder: Path,
        port: int | None,
        *,
        limits: bool = False,
        fakes: Sequence[str] = _FAKES,
        checks: "Callable[[Callable[[], object]], Checks] | None" = None,
    ) -> None:
        self.folder = folder
        self.output: Path | None = None
        self._bot: subprocess.Popen[bytes] | None = None
        self._changing = threading.Lock()
        master = bytes.fromhex((folder / "shop.key").read_text())
        self.books = Books(folder, master, self._now, lambda last: self._announce("shop", last=last))
        self.outside = outside.Outside(folder, master, fakes, self._now, lambda: self._announce("payments"))
        self._checks = checks(lambda: self._announce("checks")) if checks else None
        hands = shop.Hands(self.books, _Paying(self.outside.desk), self._checks)
        controls = {"restart": self.restart, "kill": self.kill, "status": self.status}
        (folder / "token").touch(mode=0o600)
        (folder / "token").write_text(f"{_BOT}:{secrets.token_urlsafe(26)}")
        try:
            self.simulator = _listening(port, (folder / "token").read_text(), folder / "clock", controls, hands, limits)
        except BaseException:
            self.outside.close()
            raise
        (folder / "api_url").write_text(self.simulator.api_url)

    def _now(self) -> int:
        return self.simulator.now()

    def _announce(self, kind: str, **facts: object) -> None:
        self.simulator.announce(kind, **facts)

    def start_bot(self) -> None:
        """Start the bot's process."""
        environ = program.environ() | {DEMO_FOLDER: str(self.folder)}
        with contextlib.nullcontext() if self.output is None else self.output.open("ab") as output:
            command = [*self.before, *program.again("run")]
            self._bot = subprocess.Popen(command, env=environ, cwd=ROOT, stderr=output)  # noqa: S603 - ourselves

    def restart(self) -> str:
        """Ask the bot to stop, wait until it has, and start it again."""
        with self._changing:
            self._end(signal.SIGTERM)
            self.start_bot()
        return "restarted"

    def kill(self) -> str:
        """End the bot at once, as a power cut would; `restart` brings it back."""
        with self._changing:
            self._end(signal.SIGKILL)
        return "killed"

    def status(self) -> str:
        """Tell whether the bot's process lives."""
        return "running" if self._bot is not None and self._bot.poll() is None else "stopped"

    def stop_bot(self) -> int:
        """Ask the bot to stop and wait until it has; return its exit code, negative for the signal that ended it."""
        with self._changing:
            self._end(signal.SIGTERM)
            return self._bot.returncode if self._bot is not None else 0

    def _end(self, number: int) -> None:
        if self._bot is None or self._bot.poll() is not None:
            return
        with self.books.aside():
            self._bot.send_signal(number)
            try:
                self._bot.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._bot.kill()
                self._bot.wait()

    def close(self) -> None:
        """Stop everything; harmless twice, and from any thread."""
        if self._checks is not None:
            self._checks.close()
        with self._changing:
            self._end(signal.SIGTERM)
        self.books.close()
        self.outside.close()
        self.simulator.stop()


class _Paying:
    """The desk as the simulator's page knows it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.shown = desk.shown

    def pay(self, payment: str, how: str) -> str:
        try:
            return self._desk.pay(payment, how)
        except NotPossible as why:
            raise Impossible(str(why)) from why

    def switch(self, name: str, *, down: bool) -> None:
        try:
            self._desk.switch(name, down=down)
        except NotPossible as why:
            raise Impossible(str(why)) from why


@contextlib.contextmanager
def demo(
    port: int | None = None,
    *,
    start: bool = True,
    limits: bool = False,
    fakes: Sequence[str] = _FAKES,
    checks: "Callable[[Callable[[], object]], Checks] | None" = None,
    first: Mapping[str, object] | None = None,
) -> Iterator[Demo]:
    """Run a demo for as long as the block lasts, in a temporary folder that is removed afterwards.

    `first` are settings of the house that the shop begins with.
    """
    folder = Path(tempfile.mkdtemp(prefix="shopbot-demo-"))
    try:
        make_shop(folder, first or {})
        running = Demo(folder, port, limits=limits, fakes=fakes, checks=checks)
        try:
            if start:
                running.start_bot()
            driver = Driver(running.simulator.url)
            for name, language in _PEOPLE:
                driver.add_person(name, language)
            driver.add_person("Budi", "id", "budi_the_owner", OWNER)
            yield running
        finally:
            running.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_shop(folder: Path, first: Mapping[str, object] = MappingProxyType({})) -> None:
    """Make the demo's encrypted shop and its key in `folder`; `first` are settings of the house it begins with."""
    master = keys.new_master()
    key = folder / "shop.key"
    key.touch(mode=0o600)
    key.write_text(master.hex())
    made = store.create(folder, master, Clock())
    for name, value in first.items():
        _set(made, name, value)
    made.close()


def _set(made: store.Store, name: str, value: object) -> None:
    store.in_transaction(made.writer, made.keys, Clock(), lambda tx: settings.write(tx, HOUSE, name, value))


def _listening(
    port: int | None, token: str, clock: Path, controls: Controls, hands: shop.Hands, limits: bool
) -> Simulator:
    """Start the pretend Telegram on the wished port, else the usual one, else any that is free."""
    wanted = [port] if port is not None else [_PORT, 0]
    for one in wanted:
        try:
            made = Simulator(one, token, "Toko Budi", "toko_budi_bot", clock, controls, limits=limits, hands=hands)
            return made.start()
        except PortBusy:
            continue
    raise Refusal(
        f"port {port} is taken by another program", "Choose another: python3 run.py demo --port 8799", Exit.NO_PORT
    )
