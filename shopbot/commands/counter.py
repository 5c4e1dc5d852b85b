"""Where somebody at a terminal reads the shop's file, and asks for a change of it.

Reading is a look from beside, whether the shop runs or not. A change goes to the clerk of the shop that runs, as a
stored event, and its answer is waited for; a closed shop is opened for as long as that change takes, and the same
function is carried out there. Either way it happens once: the event and its answer have a key, and what was begun by a
process that died is finished by whoever opens the shop next.
"""

import argparse
import os
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from shopbot import config as configuration
from shopbot import log
from shopbot.clock import Clock
from shopbot.commands import ROOT
from shopbot.commands.looking import MARKER
from shopbot.config import Config, read_key
from shopbot.db import store, terminal
from shopbot.db.clerk import Clerk
from shopbot.db.connection import DatabaseError, ReadConnection
from shopbot.db.keys import Keys
from shopbot.db.survey import Survey, beside
from shopbot.db.terminal import Answer
from shopbot.db.tx import Reader, Tx
from shopbot.errors import AlreadyRunning, Exit, Refusal
from shopbot.host import discover
from shopbot.host.dispatch import Dispatch
from shopbot.host.host import Host
from shopbot.host.terminal import request_of_work
from shopbot.texts.texts import house_texts
from shopbot.trade import people, products
from shopbot.trade.people import Person
from shopbot.trade.products import Product

WAIT_SECONDS = 15.0
_LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class Shop:
    """The shop that a command is about; `wait` is how many seconds a running one has to answer."""

    config: Config
    master: bytes
    wait: float = WAIT_SECONDS

    @property
    def files(self) -> store.Files:
        """Where its files are."""
        return store.Files(self.config.data.folder)

    @property
    def zone(self) -> str:
        """The time zone its owner set."""
        return self.config.shop.time_zone

    @contextmanager
    def look(self) -> Iterator[Survey]:
        """Open it for reading, whether it runs or not."""
        with beside(self.config.data.folder, self.master) as seen:
            yield seen

    def ask(self, work: str, args: Mapping[str, Any], key: str = "", *, plugins: bool = False) -> Any:
        """Ask for one of the house's works and return its answer. Raises what `ask` does.

        `plugins` loads them where the shop is closed: for works that need them.
        """
        return ask(self, request_of_work(work, args), key, plugins=plugins)


def here() -> Shop:
    """Return the shop of this folder. Raises the `Refusal` a start would end in: mistakes in config.toml, no key."""
    config = configuration.load(ROOT, os.environ, token_required=False)
    return Shop(config, bytes.fromhex(read_key(config).reveal()))


def doing(
    among: Any, name: str, do: Callable[..., object], about: str, *, of: tuple[str, str] | None = None
) -> argparse.ArgumentParser:
    """Add one thing that a command does, and return its parser; `do` becomes `args.do`.

    `of` names what it is done to and says how that is typed: `("who", "a Telegram id")`.
    """
    one: argparse.ArgumentParser = among.add_parser(name, help=about, description=about.capitalize() + ".")
    if of:
        one.add_argument(of[0], metavar=of[0].upper(), help=of[1])
    json_option(one)
    one.set_defaults(do=do)
    return one


def key_option(parser: argparse.ArgumentParser) -> None:
    """Add the option by which a script says that two calls are one."""
    parser.add_argument(
        "--key", default="", help="do this once: the same key again changes nothing and answers the same (90 days)"
    )


def json_option(parser: argparse.ArgumentParser) -> None:
    """Add the option of scripts."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


# --- asking for a change ---


def ask(shop: Shop, body: Mapping[str, Any], key: str = "", *, plugins: bool = False) -> Any:
    """Have a change made once, by the clerk, and return what it answered.

    Raises `Refusal` when the shop's rules do not allow it (exit code 1), when a bug was met (70), and when nobody has
    answered in time although it is stored (76).
    """
    key = key or secrets.token_hex(12)
    answer = _closed(shop, key, body, plugins=plugins) or _running(shop, key, body, plugins=plugins)
    if answer.state == "done":
        return answer.words
    problem = str(answer.words["problem"])
    if answer.state == "refused":
        raise Refusal(problem, "Nothing was changed.", Exit.PROBLEM)
    raise _met_a_bug(problem)


def _met_a_bug(code: str) -> Refusal:
    return Refusal(
        f"The shop met an error in this, {code}.", f"Nothing was changed. The log says more about {code}.", Exit.BUG
    )


def _running(shop: Shop, key: str, body: Mapping[str, Any], *, plugins: bool) -> Answer:
    """Leave an event for the clerk and wait for its answer; a shop that stops meanwhile is opened here."""
    files, keys = shop.files, Keys.of(shop.master)
    terminal.leave(files, keys, key, body, Clock().now())
    ends = time.monotonic() + shop.wait
    waits = True
    while waits and time.monotonic() < ends:
        with shop.look() as seen:  # opened anew: a restore may have put another file in its place
            found = terminal.standing(seen.reader, key)
        if found.answer is not None:
            return found.answer
        waits = found.waits
        time.sleep(_LOOK_SECONDS)
        answer = _closed(shop, key, body, plugins=plugins)
        if answer is not None:
            return answer
    raise _pending(shop, key) if waits else _set_aside()


def _pending(shop: Shop, key: str) -> Refusal:
    return Refusal(
        f"The shop has not answered within {shop.wait:.0f} seconds. What you asked for is stored and will be done.",
        f"To see what came of it, type the same again with --key {key}: it is not done twice.",
        Exit.PENDING,
    )


def _set_aside() -> Refusal:
    return Refusal(
        "The shop set this aside, as carrying it out failed again and again.",
        "Staff see it in the chat: /admin, Trouble. The log says why.",
        Exit.BUG,
    )


def _closed(shop: Shop, key: str, body: Mapping[str, Any], *, plugins: bool) -> Answer | None:
    """Make the change in a shop that nobody runs; None when somebody does."""
    clock = Clock()
    try:
        opened = store.open_store(shop.config.data.folder, shop.master, clock)
    except AlreadyRunning:
        return None
    try:
        desk = Dispatch(_host(shop, opened, clock, plugins=plugins))
        clerk = Clerk(opened.writer, opened.keys, clock, desk, anchor=opened.anchor, witness=opened.files.witness)
        done = clerk.submit(lambda tx: _carry_out(tx, desk, key, body))
        clerk.turn(events=False)  # what else waits is for a shop with its plugins
        return done.result()
    except Refusal:
        raise
    except DatabaseError as problem:
        raise Refusal(
            f"The shop's file could not be written: {problem}.",
            "Nothing was changed. python3 run.py doctor looks for the cause.",
            Exit.IO,
        ) from problem
    except Exception as error:
        code = log.error_code(error)
        log.trace(code, error, place="terminal")
        raise _met_a_bug(code) from error
    finally:
        opened.close()


def _host(shop: Shop, opened: store.Store, clock: Clock, *, plugins: bool) -> Host:
    config = shop.config
    host = Host(config, clock, house_texts(ZoneInfo(config.shop.time_zone)))
    if plugins:
        marker, folders = discover.Marker(config.data.folder / MARKER), config.plugins.folders
        store.in_transaction(opened.writer, opened.keys, clock, lambda tx: host.load(tx, folders, marker))
    return host


def _carry_out(tx: Tx, desk: Dispatch, key: str, body: Mapping[str, Any]) -> Answer:
    event = terminal.stored(tx, key, body)
    if event is not None:
        desk.handle(tx, event)
        terminal.close(tx, event)
    found = terminal.standing(tx, key).answer
    if found is None:
        raise _set_aside()
    return found


# --- who and what is meant ---


def person(db: Reader, words: str) -> Person:
    """Return whom somebody means: a Telegram id, @username or customer number."""
    found = people.find(db, words)
    if found is None:
        raise Refusal(f"Nobody is known as {words!r}.", "python3 run.py people WORDS searches.", Exit.PROBLEM)
    return found


def product(db: ReadConnection | Reader, words: str) -> Product:
    """Return the product with this number."""
    found = products.by_number(db, int(words)) if words.isascii() and words.isdecimal() else None
    if found is None:
        raise Refusal(f"There is no product {words!r}.", "python3 run.py stock lists them.", Exit.PROBLEM)
    return found
