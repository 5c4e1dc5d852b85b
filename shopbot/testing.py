"""A whole shop for a test, without Telegram: people who say and tap, a clock turned by hand.

    budi = TestShop(hello.plugin).person("Budi", language="en")
    budi.says("/hello")
    assert budi.sees == "👋 Hello Budi! Visit 1."

Everything between a person's tap and the answer is the real thing: the encrypted file, the clerk, the dispatcher, the
plugins, the outbox. Only Telegram is pretended, by `Chats`. After each step the shop is recounted (`check_all`).

One switch makes any test run in trouble (`run.py test --trouble=…`):

* `duplicates`: Telegram delivers everything twice, and every owed message must read the same when it is sent again;
* `shuffled`: what waits in the background is taken in another order each time (seeded);
* `kills`: the test is run again and again, and each time the process dies at another line of the shop or its plugins,
  the file is opened anew, and Telegram delivers again what had not been acknowledged.
"""

import atexit
import functools
import html
import os
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

from shopbot import config as configuration
from shopbot.clock import ManualClock
from shopbot.db import errands, inbox, outbox, store
from shopbot.db.clerk import Clerk
from shopbot.db.inbox import NewEvent
from shopbot.db.tx import Tx
from shopbot.errors import NotReady
from shopbot.host import discover, wordings
from shopbot.host.admit import Admission
from shopbot.host.dispatch import Dispatch
from shopbot.host.host import Host, Publish
from shopbot.host.plugin import Plugin
from shopbot.host.schedule import offer
from shopbot.host.screen import AnswerTap, Erase, Rendered, Say, Show
from shopbot.host.texts import house_texts
from shopbot.host.wordings import Reworded
from shopbot.trade import checks

ROOT = Path(__file__).resolve().parent.parent
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"<[^>]+>")
_BOT = 1
_MASTER = bytes(range(32))


def visible(text: str) -> str:
    """Return what a person reads: no tags, entities decoded, no direction marks."""
    return _BIDI.sub("", html.unescape(_TAG.sub("", text)))


@dataclass
class Trouble:
    """What goes wrong in this run; set by the pytest switch, none by default."""

    duplicates: bool = False
    shuffled: random.Random | None = None
    kill_at: int | None = None
    lines: int = 0
    killed: bool = False


trouble = Trouble()


class Killed(BaseException):
    """The pretended end of the process."""


@dataclass
class Message:
    """One message in a pretended chat."""

    id: int
    rendered: Rendered
    from_bot: bool = True
    rings: bool = False

    @property
    def text(self) -> str:
        """The words as read."""
        return visible(self.rendered.html)

    @property
    def buttons(self) -> list[str]:
        """The labels of its inline buttons, row by row."""
        return [visible(button["text"]) for row in self.rendered.keyboard for button in row]


@dataclass
class Chats:
    """A pretend Telegram: what each chat shows, by message id."""

    messages: dict[int, dict[int, Message]] = field(default_factory=dict)
    toasts: dict[int, list[str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    taps: dict[str, int] = field(default_factory=dict)
    last_id: int = 0

    def add(self, chat: int, rendered: Rendered, *, from_bot: bool = True, rings: bool = False) -> int:
        """Put a message into a chat and return its id."""
        self.last_id += 1
        self.messages.setdefault(chat, {})[self.last_id] = Message(self.last_id, rendered, from_bot, rings)
        return self.last_id

    def carry_out(self, effect: object) -> tuple[int, int, bool] | None:
        """Do what an effect says; return (chat, message id, is a picture) of a new living screen."""
        match effect:
            case Show():
                return self._show(effect)
            case Say():
                self.add(effect.chat, effect.message, rings=effect.rings)
            case AnswerTap():
                chat = self.taps.pop(effect.callback_id, None)
                if chat is not None and effect.words:
                    self.toasts.setdefault(chat, []).append(visible(effect.words))
            case Erase():
                self.messages.get(effect.chat, {}).pop(effect.message_id, None)
        return None

    def _show(self, show: Show) -> tuple[int, int, bool]:
        here = self.messages.setdefault(show.chat, {})
        wanted = show.screen.photo is not None
        if show.edit in here and not (show.edit_photo and not wanted):
            assert show.edit is not None
            here[show.edit] = Message(show.edit, show.screen)
            return show.chat, show.edit, wanted
        for gone in (show.edit, show.stale):
            here.pop(gone or 0, None)
        return show.chat, self.add(show.chat, show.screen), wanted


class Person:
    """Somebody in front of the bot. Every verb returns the person, so that steps read as a story."""

    def __init__(self, shop: "TestShop", user_id: int, name: str, language: str) -> None:
        self.shop = shop
        self.id = user_id
        self.name = name
        self.language = language
        self.username: str | None = None

    def says(self, text: str) -> "Person":
        """Write a message (or a command)."""
        return self._send({"text": text})

    def sends_file(self, name: str, content: bytes | str, caption: str = "") -> "Person":
        """Send a document."""
        raw = content.encode() if isinstance(content, str) else content
        file_id = f"file-{len(self.shop.chats.files)}"
        self.shop.chats.files[file_id] = raw
        document = {"file_id": file_id, "file_name": name, "file_size": len(raw)}
        return self._send({"document": document, "caption": caption})

    def sends_photo(self, caption: str = "") -> "Person":
        """Send a picture."""
        self.shop.chats.files["photo"] = b"\x89PNG"
        return self._send({"photo": [{"file_id": "photo", "width": 90, "height": 90}], "caption": caption})

    def taps(self, label: str) -> "Person":
        """Press the newest button whose label contains `label`."""
        message, button = self._button(label)
        assert "disabled" not in button, f"the button {button['text']!r} is disabled"
        assert "callback_data" in button, f"{button['text']!r} opens nothing in the bot: {button}"
        return self.presses(message.id, button["callback_data"])

    def presses(self, message_id: int, data: str) -> "Person":
        """Press a button by its raw data: an old one, or a forged one."""
        callback = f"cb-{self.shop.next_update}"
        self.shop.chats.taps[callback] = self.id
        shown = self.shop.chats.messages.get(self.id, {}).get(message_id)
        message: dict[str, Any] = {"message_id": message_id, "chat": self._chat(), "date": self.shop.clock.now()}
        if shown is not None and shown.rendered.photo:
            message["photo"] = [{"file_id": shown.rendered.photo}]
        query = {"id": callback, "from": self._user(), "message": message, "data": data, "chat_instance": "1"}
        self.shop.deliver({"callback_query": query})
        return self

    def blocks(self) -> "Person":
        """Block the bot."""
        return self._membership("kicked")

    def unblocks(self) -> "Person":
        """Let the bot in again."""
        return self._membership("member")

    # --- what they see ---

    @property
    def messages(self) -> list[Message]:
        """The bot's messages in this chat, oldest first."""
        return [m for m in self.shop.chats.messages.get(self.id, {}).values() if m.from_bot]

    @property
    def sees(self) -> str:
        """The newest words of the bot: its last message, or "" in an empty chat."""
        return max(self.messages, key=lambda m: m.id).text if self.messages else ""

    @property
    def screen(self) -> str:
        """The words of the living screen."""
        row = self.shop.db.row("SELECT message_id FROM screen WHERE chat = ?", self.id)
        return self.shop.chats.messages[self.id][row["message_id"]].text if row else ""

    @property
    def html(self) -> str:
        """The newest message as sent, marks and tags included."""
        return max(self.messages, key=lambda m: m.id).rendered.html

    @property
    def buttons(self) -> list[str]:
        """The labels of the newest message that has buttons."""
        return next((m.buttons for m in reversed(self.messages) if m.buttons), [])

    @property
    def toast(self) -> str:
        """The newest toast or dialog."""
        return (self.shop.chats.toasts.get(self.id) or [""])[-1]

    def data(self, label: str) -> str:
        """Return the raw data behind a button, to press it again later."""
        return str(self._button(label)[1]["callback_data"])

    # --- how Telegram writes it ---

    def _button(self, label: str) -> tuple[Message, Mapping[str, Any]]:
        for message in reversed(self.messages):
            for row in message.rendered.keyboard:
                for button in row:
                    if label in visible(button["text"]):
                        return message, button
        raise AssertionError(f"{self.name} sees no button {label!r}; there are: {self.buttons}\n{self.sees}")

    def _send(self, content: Mapping[str, Any]) -> "Person":
        words = str(content.get("text") or content.get("caption") or "")
        message_id = self.shop.chats.add(self.id, Rendered(html.escape(words)), from_bot=False)
        message = {"message_id": message_id, "from": self._user(), "chat": self._chat(), **content}
        self.shop.deliver({"message": {"date": self.shop.clock.now(), **message}})
        return self

    def _membership(self, status: str) -> "Person":
        member = {"user": {"id": _BOT, "is_bot": True, "first_name": "Shop"}, "status": status}
        update = {"from": self._user(), "chat": self._chat(), "date": 0, "new_chat_member": member}
        self.shop.blocked.add(self.id) if status == "kicked" else self.shop.blocked.discard(self.id)
        self.shop.deliver({"my_chat_member": update})
        return self

    def _user(self) -> dict[str, Any]:
        user = {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language}
        return user | ({"username": self.username} if self.username else {})

    def _chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": self.name}


class TestShop:
    """One shop of its own, in a folder of its own, gone with the test.

    `plugins` are declarations (`hello.plugin`) or names of the house's own ("catalog"); their `settings` are first
    values by plugin. `folder` adds every plugin found there, sound or not, as the real shop would. `start` is the
    clock's first moment, UTC seconds.
    """

    __test__ = False

    def __init__(
        self,
        *plugins: Plugin[Any] | str,
        settings: Mapping[str, Mapping[str, object]] | None = None,
        start: int = 1_767_225_600,
        owner: int | None = None,
        folder: Path | None = None,
        **sections: Any,
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="shopbot-test-")
        self.clock = ManualClock(start)
        self.chats = Chats()
        self.blocked: set[int] = set()
        self.next_update = 1
        self._plugins = plugins
        self._shelf = folder
        self._people: dict[int, Person] = {}
        data = Path(self._folder.name) / "data"
        owners = (owner,) if owner else ()
        self.config = configuration.pretend(ROOT, data, owners=owners, plugin=dict(settings or {}), **sections)
        _copy_template(data, self.clock)
        self._open()

    # --- life ---

    def _open(self) -> None:
        self._store = store.open_store(self.config.data.folder, _MASTER, self.clock)
        self.host = Host(self.config, self.clock, house_texts(ZoneInfo(self.config.shop.time_zone)))
        self.host.download = lambda file_id, _limit: self.chats.files[file_id]
        self.db = self._store.reader()
        self.host.errand_reader = lambda: self.db
        admissions = [self._admission(p) for p in self._plugins] + self._from_shelf()
        done = store.in_transaction(
            self._store.writer, self._store.keys, self.clock, lambda tx: self.host.admit(tx, admissions)
        )
        for admission in done:
            assert self._shelf or not admission.problems, f"{admission.name}: {admission.problems}"
        self.host.wordings = wordings.read(self.db)
        self.host.publish(done)
        desk = Dispatch(self.host)
        self.clerk = Clerk(
            self._store.writer, self._store.keys, self.clock, desk, anchor=self._store.anchor, after=self._after
        )
        if trouble.shuffled:
            self.clerk.order = _shuffler(trouble.shuffled)
        self.clerk.recover()

    @staticmethod
    def _admission(plugin: Plugin[Any] | str) -> Admission:
        if isinstance(plugin, Plugin):
            return Admission(plugin.name, plugin)
        discover.make_importable([ROOT / "plugins"])
        imported = discover.load(plugin)
        assert imported.plugin is not None, imported.problem + "\n" + imported.trace
        return Admission(plugin, imported.plugin)

    def _from_shelf(self) -> list[Admission]:
        if self._shelf is None:
            return []
        discover.make_importable([self._shelf])
        imported = [discover.load(found.name) for found in discover.find([self._shelf])]
        return [Admission(i.name, i.plugin, [i.problem] if i.problem else []) for i in imported]

    def admission(self, name: str) -> Admission:
        """Return what became of a plugin."""
        return next(a for a in self.host.admissions if a.name == name)

    def restart(self) -> "TestShop":
        """End the process and start it again on the same file."""
        self._store.close()
        self._open()
        self.settle()
        return self

    def close(self) -> None:
        """Close the files."""
        self._store.close()
        self._folder.cleanup()

    # --- the story ---

    def person(self, name: str, *, language: str = "en", id: int | None = None) -> Person:  # noqa: A002
        """Return somebody new, who has not said anything yet."""
        user_id = id or 1000 + len(self._people)
        return self._people.setdefault(user_id, Person(self, user_id, name, language))

    def deliver(self, update: Mapping[str, Any]) -> None:
        """Let Telegram deliver an update, and the shop do everything that follows from it."""
        body = {"update_id": self.next_update, **update}
        self.next_update += 1
        event = NewEvent(f"telegram:{_BOT}", f"{body['update_id']}", body)
        for _ in range(2 if trouble.duplicates else 1):
            self._survive(lambda: self.clerk.put([event]))
        self.settle()

    def advance(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0, days: float = 0) -> "TestShop":
        """Turn the clock forward, run the jobs whose time has come, and all that follows."""
        self.clock.advance(seconds + 60 * (minutes + 60 * (hours + 24 * days)))
        self.run_jobs()
        return self

    def run_jobs(self) -> None:
        """Offer every job its present slot."""
        for job in self.host.registry.jobs.values():
            slot = f"{self.clock.now() // (job.seconds or 86_400)}"
            self._survive(lambda job=job, slot=slot: self.clerk.write(lambda tx: offer(tx, job, slot)))  # type: ignore[misc]
        self.settle()

    def do(self, work: Callable[[Tx], Any]) -> Any:
        """Change the shop directly, as a test's preparation: `shop.do(lambda tx: products.create(tx, …))`."""
        return self.clerk.write(work)

    def settle(self) -> None:
        """Let everything that waits happen: events, errands, owed messages; then recount the shop."""
        busy = True
        while busy:
            busy = self._survive(self._turn) or self._run_errands() or self._send_owed()
        problems = checks.check_all(self.db, self._store.keys)
        assert not problems, problems

    def _turn(self) -> bool:
        return self.clerk.turn()

    def check(self) -> list[str]:
        """Recount everything and return what does not add up."""
        return checks.check_all(self.db, self._store.keys)

    @property
    def parked(self) -> list[str]:
        """The problems of the events that were set aside."""
        return [row["problem"] for row in inbox.parked(self.db)]

    # --- between the clerk and the pretend Telegram ---

    def _after(self, effects: Sequence[object]) -> None:
        for effect in effects:
            if isinstance(effect, Publish):
                self.host.publish(effect.admissions)
                continue
            if isinstance(effect, Reworded):
                self.host.use_wordings(effect.wordings)
                continue
            shown = self.chats.carry_out(effect)
            if shown:
                self.clerk.later(lambda tx, shown=shown: _remember(tx, *shown))  # type: ignore[misc]

    def _run_errands(self) -> bool:
        due = errands.due(self.db, self.clock.now(), 100)
        for errand in due:
            try:
                result = self.host.run_errand(errand)
            except NotReady as reason:
                problem, at = str(reason), self.clock.now() + 60
                self.clerk.write(lambda tx, e=errand, p=problem, a=at: errands.again(tx, e, a, p))  # type: ignore[misc]
            else:
                self._survive(lambda e=errand, r=result: self.clerk.write(lambda tx: errands.answered(tx, e, r)))  # type: ignore[misc]
        return bool(due)

    def _send_owed(self) -> bool:
        due = outbox.due(self.db, self.clock.now(), 0, 100)
        for owed in due:
            if owed.chat in self.blocked:
                self.clerk.write(lambda tx, o=owed: outbox.park_chat(tx, o.chat, "blocked"))  # type: ignore[misc]
                continue
            rendered = self.host.render_owed(self.db, owed)
            assert not trouble.duplicates or self.host.render_owed(self.db, owed) == rendered, "a repeat differs"
            ids = [self.chats.add(owed.chat, r, rings=owed.rings) for r in rendered]
            self.clerk.write(lambda tx, o=owed, i=ids: outbox.sent(tx, o.id, i[-1] if i else None))  # type: ignore[misc]
        return bool(due)

    # --- dying and coming back ---

    def _survive(self, step: Callable[[], Any]) -> Any:
        """Do a step; if the process "dies" in it, open the shop anew and do the step again, as Telegram would."""
        if trouble.kill_at is None or trouble.killed:
            return step()
        tracer = _LineCounter(trouble)
        sys.settrace(tracer)
        try:
            return step()
        except Killed:
            sys.settrace(None)
            self._die()
            return step()
        finally:
            sys.settrace(None)

    def _die(self) -> None:
        trouble.killed = True
        self._store.abandon()
        self._open()


class _LineCounter:
    """Counts executed lines of the shop and its plugins, and ends the process at one of them."""

    def __init__(self, plan: Trouble) -> None:
        self._plan = plan
        self._mine = (str(ROOT / "shopbot" / "trade"), str(ROOT / "shopbot" / "host"), str(ROOT / "plugins"))

    def __call__(self, frame: FrameType, event: str, _arg: object) -> Any:
        return self._line if frame.f_code.co_filename.startswith(self._mine) else None

    def _line(self, _frame: FrameType, event: str, _arg: object) -> Any:
        if event == "line":
            self._plan.lines += 1
            if self._plan.lines == self._plan.kill_at:
                sys.settrace(None)
                raise Killed
        return self._line


def _remember(tx: Tx, chat: int, message_id: int, photo: bool) -> None:
    tx.run(
        "INSERT INTO screen VALUES (?, ?, ?, 0) ON CONFLICT DO UPDATE SET message_id = excluded.message_id,"
        " photo = excluded.photo, below = 0",
        chat, message_id, int(photo),
    )  # fmt: skip


def _shuffler(draw: random.Random) -> Callable[[list[inbox.Event]], list[inbox.Event]]:
    def shuffled(events: list[inbox.Event]) -> list[inbox.Event]:
        people_first = [e for e in events if e.source.startswith("telegram:")]
        background = [e for e in events if not e.source.startswith("telegram:")]
        draw.shuffle(background)
        return people_first + background

    return shuffled


def _copy_template(folder: Path, clock: ManualClock) -> None:
    """Put a fresh shop into `folder`; the schema is made once a process and copied after that."""
    template = _template_folder()
    if not template.exists():
        store.create(template, _MASTER, clock).close()
    shutil.copytree(template, folder)
    folder.chmod(0o700)


def _never_again() -> None:
    shutil.rmtree(_template_folder(), ignore_errors=True)


def _template_folder() -> Path:
    return Path(tempfile.gettempdir()) / f"shopbot-template-{os.getpid()}"


atexit.register(_never_again)


# --- the switch, as a pytest plugin: `pytest_plugins = ["shopbot.testing"]` in a conftest.py ---


def pytest_addoption(parser: Any) -> None:
    """Add `--trouble` and `--kills`."""
    parser.addoption("--trouble", choices=["duplicates", "shuffled", "kills"], help="run every shop test in trouble")
    parser.addoption("--kills", type=int, default=40, help="how many lines to die at in each test; 0: every line")


def pytest_pyfunc_call(pyfuncitem: Any) -> bool | None:
    """Run one test in the trouble that was asked for."""
    wanted = pyfuncitem.config.getoption("--trouble")
    if wanted is None:
        return None
    names = pyfuncitem._fixtureinfo.argnames  # noqa: SLF001 - pytest's own way to call a test (its python.py)
    run = functools.partial(pyfuncitem.obj, **{name: pyfuncitem.funcargs[name] for name in names})
    if wanted == "kills":
        run_with_kills(run, pyfuncitem.config.getoption("--kills"))
    else:
        run_in_trouble(run, wanted)
    return True


def run_in_trouble(run: Callable[[], object], wanted: str, seed: int = 7) -> None:
    """Run a test once with `wanted` ("duplicates" or "shuffled")."""
    trouble.duplicates = wanted == "duplicates"
    trouble.shuffled = random.Random(seed) if wanted == "shuffled" else None  # noqa: S311 - an order, not a secret
    try:
        run()
    finally:
        trouble.duplicates, trouble.shuffled = False, None


def run_with_kills(run: Callable[[], object], most: int) -> int:
    """Run a test once for each line of the shop it executes, dying there; return how often it died.

    `most` limits the runs by taking lines at even distances (0: no limit).
    """
    total = _lines_of(run)
    step = max(1, total // most) if most else 1
    deaths = 0
    try:
        for line in range(1, total + 1, step):
            trouble.kill_at, trouble.lines, trouble.killed = line, 0, False
            run()
            deaths += trouble.killed
    finally:
        trouble.kill_at = None
    return deaths


def _lines_of(run: Callable[[], object]) -> int:
    trouble.kill_at, trouble.lines, trouble.killed = -1, 0, False
    try:
        run()
        return trouble.lines
    finally:
        trouble.kill_at = None
