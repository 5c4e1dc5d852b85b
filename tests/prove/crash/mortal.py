"""A shop of a test whose every life is a process of its own, which dies where it is told to; the world outlives it.

The world is the process that forks the shop's: people and their chats, the gateways, the clock, and the folder. What
the shop says and asks goes to it through a pipe, one thing at a time, in one thread, so that a run can be repeated; and
what the shop has not said "stored" to is brought once more, as Telegram and gateways do.
"""

import gc
import hashlib
import os
import re
import shutil
import signal
import traceback
from collections.abc import Callable, Iterator, Mapping
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import parse_qsl, urlsplit

from shopbot import http
from shopbot.db import connection, inbox, store
from shopbot.db.connection import ReadConnection
from shopbot.db.inbox import NewEvent
from shopbot.db.outbox import Owed
from shopbot.db.tx import Tx
from shopbot.errors import NotReady, Refused
from shopbot.fakes.serve import Asked, Edge
from shopbot.host.screen import Rendered
from shopbot.testing import TestShop
from shopbot.testing.chats import BOT, Chats, Message, visible
from tests.prove.crash.trace import Counting, Dying, Line

_SECONDS = 20.0
_ORDER = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")
_GOODS = re.compile(r"\bCODE-\d+")
Tracer = Counting | Dying


class Hung(Exception):
    """A life said nothing for too long."""


class Failed(Exception):
    """A life ended with an exception of the shop's."""


class Mortal(TestShop):
    """A test's shop until `die_from_now_on`; then each life is forked, and the people here talk to it.

    `plans` are for the next lives, in their order: what traces each, from the moment the shop is open, and in a life
    after a death (or `from_the_start`) from its beginning. `acknowledges_first` forgets what was not stored, as no
    Telegram does. `unsold` is what people had seen at a death that was not theirs in the file.
    """

    __test__ = False
    apart = False
    acknowledges_first = from_the_start = False

    def __init__(self, *plugins: str, edges: tuple[Edge, ...] = (), **rest: Any) -> None:
        self.edges = {urlsplit(edge.url).port: edge for edge in edges}
        self.plans: list[Tracer] = []
        self.deaths = 0
        self.lines: dict[Line, int] = {}
        self.unsold: list[str] = []
        self._life: _Life | None = None
        self._reading: ReadConnection | None = None
        self._patched = mock.patch.object(http, "_ask", self._ask)
        self._patched.start()
        super().__init__(*plugins, witness=True, **rest)
        self.chats = Post()

    # --- the folder ---

    @property
    def data(self) -> Path:
        """The shop's folder."""
        return self.config.data.folder

    def die_from_now_on(self) -> None:
        """Close the shop in order, and keep its folder as it is: each trial begins with it.

        Nothing waits in it: what waits over a stop in order has one of its tries counted at the next start, and would
        be set aside after two deaths instead of three.
        """
        self.settle()
        self._keys = self._store.keys
        self._store.close()
        shutil.copytree(self.data, self.data.with_name("fresh"), symlinks=True)
        self.apart = True
        gc.collect()
        gc.freeze()

    def begin_anew(self) -> None:
        """Have the folder as it was kept."""
        shutil.rmtree(self.data)
        shutil.copytree(self.data.with_name("fresh"), self.data, symlinks=True)

    # --- what people do ---

    def deliver(self, update: Mapping[str, Any]) -> None:
        if not self.apart:
            super().deliver(update)
            return
        body = {"update_id": self.next_update, **update}
        self.next_update += 1
        self.put(NewEvent(f"telegram:{BOT}", f"{body['update_id']}", body))

    def put(self, event: NewEvent) -> None:
        """Bring an event until it is stored, and let what follows from it happen."""
        self._tell("put", event)
        self.settle()

    def settle(self) -> None:
        if self.apart:
            self._tell("settle")
            return
        while self._turn() or self._run_errands() or self._send_owed():
            pass

    def run_jobs(self) -> None:
        if self.apart:
            self._tell("run_jobs")
        else:
            super().run_jobs()

    @property
    def db(self) -> Any:
        """A reader of the file; of the world's own when the shop is a process."""
        if not self.apart:
            return self._own_db
        if self._reading is None:
            self._reading = connection.open_reader(store.Files(self.data).main, self._keys)
        return self._reading

    @db.setter
    def db(self, reader: Any) -> None:
        self._own_db = reader

    # --- lives ---

    def _tell(self, word: str, *what: object) -> Any:
        """Say something to the life there is, or to the next ones until one has done it."""
        while True:
            if self._life is None:
                self._life = self._born()
            try:
                return self._life.asked((word, self.clock.now(), what))
            except (EOFError, OSError):
                self._bury()
                if self.acknowledges_first and word == "put":
                    return None

    def _born(self) -> "_Life":
        self._stop_reading()
        plan = self.plans.pop(0) if self.plans else None
        mine, its = Pipe()
        child = os.fork()
        if child:
            its.close()
            return _Life(child, mine, self._served)
        mine.close()
        self._be(its, plan)
        os._exit(0)

    def _bury(self) -> None:
        assert self._life is not None
        self._life.connection.close()
        code = os.waitstatus_to_exitcode(os.waitpid(self._life.pid, 0)[1])
        self._life = None
        if code != -signal.SIGKILL:
            raise Failed(f"it ended with {code}")
        self.deaths += 1
        self.unsold += unsold(self)
        self._stop_reading()

    def _stop_reading(self) -> None:
        """Close the world's reader: a file of SQLite's may not be open in two processes by way of a fork."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None

    def ends(self) -> None:
        """End the life there is in order."""
        self.lines = self._tell("end")
        assert self._life is not None
        os.waitpid(self._life.pid, 0)
        self._life = None

    def reap(self) -> None:
        """End the life there is at once, if there is one."""
        if self._life is not None:
            os.kill(self._life.pid, signal.SIGKILL)
            os.waitpid(self._life.pid, 0)
            self._life = None
        self._stop_reading()

    # --- the world, as a life meets it ---

    def _served(self, word: str, what: tuple[Any, ...]) -> Any:
        match word:
            case "files":
                return self.chats.files
            case "telegram":
                assert self._telegram
                return self._telegram(what[0], **what[1])
            case "ask":
                return self._ask(*what)
        return getattr(self.chats, word)(*what)

    def _ask(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str], _seconds: float) -> Any:
        """Stand for the network: hand the request to the gateway that has this port."""
        parts = urlsplit(url)
        lowered = {name.lower(): value for name, value in headers.items()}
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        asked = Asked(method, parts.path, query, lowered, body or b"", f"{parts.path}?{parts.query}")
        if parts.port not in self.edges:
            return _answer(parts.hostname or "", 503, {}, b"")
        answer = self.edges[parts.port].answer_to(asked)
        found = {"content-type": "application/json"} | {name.lower(): one for name, one in answer.headers.items()}
        return _answer(parts.hostname or "", answer.status, found, answer.content())

    # --- a life ---

    def _be(self, world: Connection, plan: Tracer | None) -> None:
        """Be the shop until the world has gone."""
        code = 3
        try:
            self._live(world, plan)
            code = 0
        except BaseException:
            os.write(2, traceback.format_exc()[-4000:].encode())
        finally:
            os._exit(code)

    def _live(self, world: Connection, plan: Tracer | None) -> None:
        far = _Far(world)
        self.apart, self.chats = False, far  # type: ignore[assignment]
        http._ask = lambda *what: far.call("ask", *what)
        inbox.put = _drawn_by_key(inbox.put)
        if self._telegram is not None:
            self._telegram = lambda method, **params: far.call("telegram", method, params)
        at_once = self.from_the_start or self.deaths > 0  # a recovery begins with opening the shop
        if plan and at_once:
            plan.begin()
        self._open()
        if plan and not at_once:
            plan.begin()
        while True:
            word, now, what = world.recv()
            self.clock.advance(now - self.clock.now())
            match word:
                case "put":
                    world.send(("done", self.clerk.put([what[0]])))
                case "settle":
                    self.settle()
                    world.send(("done", None))
                case "run_jobs":
                    self.run_jobs()
                    world.send(("done", None))
                case "end":
                    lines = plan.times() if isinstance(plan, Counting) else {}
                    self._store.close()
                    world.send(("done", lines))
                    return


def _drawn_by_key(put: Callable[..., bool]) -> Callable[..., bool]:
    """Have what is drawn by lot for an event follow from what the event is called: it is drawn before it is stored."""

    def seeded(tx: Tx, source: str, key: str, *rest: Any, **more: Any) -> bool:
        new = put(tx, source, key, *rest, **more)
        seed = hashlib.sha256(f"{source} {key}".encode()).digest()[:16]
        tx.house.run("UPDATE inbox SET seed = ? WHERE source = ? AND key = ? AND state = 'new'", seed, source, key)
        return new

    return seeded


class _Life:
    """The world's end of one life."""

    def __init__(self, pid: int, connection: Connection, served: Callable[[str, tuple[Any, ...]], Any]) -> None:
        self.pid, self.connection, self._served = pid, connection, served

    def asked(self, question: object) -> Any:
        """Return its answer to a question, doing for it meanwhile what it asks of the world."""
        self.connection.send(question)
        while True:
            if not self.connection.poll(_SECONDS):
                raise Hung(question)
            word, said = self.connection.recv()
            if word == "done":
                return said
            try:
                self.connection.send((True, self._served(word, said)))
            except (NotReady, Refused) as trouble:
                self.connection.send((False, trouble))


class _Far:
    """The chats as a life has them: all it does to them is done in the world, at once."""

    def __init__(self, world: Connection) -> None:
        self._world = world

    def call(self, word: str, *what: object) -> Any:
        """Have the world do something, and return what comes of it."""
        self._world.send((word, what))
        well, found = self._world.recv()
        if not well:
            raise found
        return found

    def bring(self, owed: Owed, rendered: Rendered) -> int:
        return int(self.call("bring", owed, rendered))

    def carry_out(self, effect: object) -> tuple[int, int, bool] | None:
        found: tuple[int, int, bool] | None = self.call("carry_out", effect)
        return found

    @property
    def files(self) -> dict[str, bytes]:
        return dict(self.call("files"))

    @property
    def messages(self) -> dict[int, dict[int, Message]]:
        """Nothing: what is to be taken back is left where it is, here and in the run without deaths."""
        return {}


class Post(Chats):
    """Chats that remember every owed message that ever came, by who got it and in which words."""

    def __init__(self) -> None:
        super().__init__()
        self.came: set[tuple[int, str]] = set()

    def seen(self) -> Iterator[tuple[int, str]]:
        """Yield all that the bot's messages say now, with whose chat it is."""
        for chat, messages in self.messages.items():
            yield from ((chat, one.text) for one in messages.values() if one.from_bot)

    def bring(self, owed: Owed, rendered: Rendered) -> int:
        made = super().bring(owed, rendered)
        self.came.add((owed.chat, visible(rendered.html)))
        return made

    def owed(self) -> Iterator[tuple[int, str]]:
        """Yield all owed messages that ever came, without the codes of orders, which are drawn by lot."""
        yield from {(chat, _ORDER.sub("#", words)) for chat, words in self.came}


def unsold(shop: Mortal) -> list[str]:
    """Return the goods that people have seen and that are not sold to them in the file."""
    sold = {
        (row["content"], row["person"])
        for row in shop.db.rows(
            "SELECT content, person FROM stock_unit JOIN orders ON orders.id = stock_unit.order_id"
            " WHERE stock_unit.state = 'sold'"
        )
    }
    assert isinstance(shop.chats, Post)
    seen = {(code, chat) for chat, words in shop.chats.seen() for code in _GOODS.findall(words)}
    return [f"{code} was shown to {chat} and is not theirs" for code, chat in sorted(seen - sold)]


def _answer(host: str, status: int, headers: Mapping[str, str], body: bytes) -> http.Answer:
    http._check_usable(host, status, headers, len(body))
    return http.Answer(host, status, headers, body)
