"""The shop of a test: everything real but Telegram, in a folder of its own, driven step by step."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from shopbot import config as configuration
from shopbot.backup import recovery
from shopbot.clock import ManualClock
from shopbot.db import errands, inbox, outbox, store
from shopbot.db.clerk import Clerk
from shopbot.db.fence import HOUSE
from shopbot.db.inbox import NewEvent
from shopbot.db.tx import Tx
from shopbot.errors import NotReady
from shopbot.host import discover
from shopbot.host.admit import Admission
from shopbot.host.dispatch import Dispatch
from shopbot.host.host import Host, Publish
from shopbot.host.plugin import Plugin
from shopbot.host.schedule import offer
from shopbot.host.vault import Vault
from shopbot.testing.chats import BOT, Chats, Person
from shopbot.testing.trouble import Killed, LineCounter, shuffler, trouble
from shopbot.texts import wordings
from shopbot.texts.texts import house_texts
from shopbot.texts.wordings import Reworded
from shopbot.trade import checks

ROOT = Path(__file__).resolve().parents[2]
_MASTER = bytes(range(32))


class TestShop:
    """One shop of its own, in a folder of its own, gone with the test.

    `plugins` are declarations (`hello.plugin`) or names of the house's own ("catalog"); their `settings` are first
    values by plugin; `witness` has that written, as the real shop does. `folder` adds every plugin found there, sound
    or not, as the real shop would. `start` is the clock's first moment, UTC seconds. `data` is where its files are: a
    shop that is there is opened, and stays when this one is closed.
    """

    __test__ = False

    def __init__(
        self,
        *plugins: Plugin[Any] | str,
        settings: Mapping[str, Mapping[str, object]] | None = None,
        start: int = 1_767_225_600,
        owner: int | None = None,
        folder: Path | None = None,
        witness: bool = False,
        data: Path | None = None,
        **sections: Any,
    ) -> None:
        self._folder = None if data else tempfile.TemporaryDirectory(prefix="shopbot-test-")
        self.clock = ManualClock(start)
        self.chats = Chats()
        self.blocked: set[int] = set()
        self.next_update = 1
        self._telegram: Callable[..., Any] | None = None
        self._plugins = plugins
        self._shelf = folder
        self._witness = witness
        self._people: dict[int, Person] = {}
        data = data or Path(self._folder.name if self._folder else "") / "data"
        owners = (owner,) if owner else ()
        self.config = configuration.pretend(ROOT, data, owners=owners, plugin=dict(settings or {}), **sections)
        if not data.exists():
            _copy_template(data, self.clock)
        self._open()

    # --- life ---

    def _open(self) -> None:
        self._store = store.open_store(self.config.data.folder, _MASTER, self.clock)
        recovery.ensure(self._store, _MASTER, self.clock)
        self.host = Host(self.config, self.clock, house_texts(ZoneInfo(self.config.shop.time_zone)))
        self.host.bot = "test_shop_bot"
        self.host.download = lambda file_id, _limit: self.chats.files[file_id]
        self.db = self._store.reader()
        self.host.errand_reader = lambda: self.db
        self.host.hook_reader = lambda: self.db
        self.host.vault = Vault(self._store.files, self._store.keys, _MASTER, self.clock.now())
        if self._telegram is not None:
            self.host.telegram = self._telegram
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
            self._store.writer, self._store.keys, self.clock, desk, anchor=self._store.anchor, after=self._after,
            witness=self._store.files.witness if self._witness else None,
        )  # fmt: skip
        self.host.put = lambda event: self.clerk.put([event])
        if trouble.shuffled:
            self.clerk.order = shuffler(trouble.shuffled)
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
        if self._folder:
            self._folder.cleanup()

    # --- the story ---

    def reach_telegram(self, telegram: Callable[..., Any]) -> None:
        """Lead the Bot API calls of errands and looks here, `telegram(method, **params)`; also after a restart."""
        self._telegram = self.host.telegram = telegram

    def person(self, name: str, *, language: str = "en", id: int | None = None) -> Person:  # noqa: A002
        """Return somebody new, who has not said anything yet."""
        user_id = id or 1000 + len(self._people)
        return self._people.setdefault(user_id, Person(self, user_id, name, language))

    def deliver(self, update: Mapping[str, Any]) -> None:
        """Let Telegram deliver an update, and the shop do everything that follows from it."""
        body = {"update_id": self.next_update, **update}
        self.next_update += 1
        event = NewEvent(f"telegram:{BOT}", f"{body['update_id']}", body)
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
                self.host.exchange(effect.admission)
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
            if (owed.owner, owed.name) == (HOUSE, outbox.ERASE):
                self.chats.messages.get(owed.chat, {}).pop(owed.args["message_id"], None)
                self.clerk.write(lambda tx, o=owed: outbox.sent(tx, o.id, None))  # type: ignore[misc]
                continue
            rendered = self.host.render_owed(self.db, owed)
            if not rendered:
                self.clerk.write(lambda tx, o=owed: outbox.dead(tx, o.id, outbox.WITHDRAWN))  # type: ignore[misc]
                continue
            assert not trouble.duplicates or self.host.render_owed(self.db, owed) == rendered, "a repeat differs"
            ids = [self.chats.bring(owed, r) for r in rendered]
            self.clerk.write(lambda tx, o=owed, i=ids: outbox.sent(tx, o.id, i[-1] if i else None, o.version))  # type: ignore[misc]
        return bool(due)

    # --- dying and coming back ---

    def _survive(self, step: Callable[[], Any]) -> Any:
        """Do a step; if the process "dies" in it, open the shop anew and do the step again, as Telegram would."""
        if trouble.kill_at is None or trouble.killed:
            return step()
        tracer = LineCounter(trouble)
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


def _remember(tx: Tx, chat: int, message_id: int, photo: bool) -> None:
    tx.run(
        "INSERT INTO screen VALUES (?, ?, ?, 0) ON CONFLICT DO UPDATE SET message_id = excluded.message_id,"
        " photo = excluded.photo, below = 0",
        chat, message_id, int(photo),
    )  # fmt: skip


def _copy_template(folder: Path, clock: ManualClock) -> None:
    """Put a fresh shop into `folder`; the schema is made once a process and copied after that."""
    template = _template_folder()
    if not template.exists():
        made = store.create(template, _MASTER, clock)
        recovery.ensure(made, _MASTER, clock)
        made.close()
    shutil.copytree(template, folder)
    folder.chmod(0o700)


def _never_again() -> None:
    shutil.rmtree(_template_folder(), ignore_errors=True)


def _template_folder() -> Path:
    return Path(tempfile.gettempdir()) / f"shopbot-template-{os.getpid()}"


Finalize(None, _never_again, exitpriority=0)  # unlike atexit, also where a pool's process ends
