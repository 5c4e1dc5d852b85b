"""The shop, put together: which part gets which, in what order they start, and how they stop in reverse.

Intake comes last and goes first: nothing is taken from Telegram before everything that carries it out is there, and
what it has taken is in the file before it is acknowledged. A stop finishes what was handed to the clerk and leaves the
rest in the inbox.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from shopbot import log
from shopbot.backup import recovery, rekey
from shopbot.clock import Clock, SteadyClock
from shopbot.config import Config
from shopbot.db import settings, store
from shopbot.db.clerk import Clerk, Stopped
from shopbot.db.errands import ErrandDue
from shopbot.db.fence import HOUSE
from shopbot.db.slow import slow
from shopbot.db.tx import Reader, Tx
from shopbot.errors import BadConfig, Refusal
from shopbot.host import commands, disk, environment, inline, restoring
from shopbot.host.discover import Marker
from shopbot.host.disk import DiskGuard, Reserve
from shopbot.host.dispatch import Dispatch
from shopbot.host.guards import FollowClock, Guards, begin_clock, with_process
from shopbot.host.health import Signs
from shopbot.host.host import Host, Publish
from shopbot.host.measures import Meter
from shopbot.host.recount import Recount, RecountDue
from shopbot.host.restoring import RestoreDue
from shopbot.host.runner import ErrandRunner
from shopbot.host.schedule import Scheduler
from shopbot.host.troubles import Troubles
from shopbot.host.vault import Vault
from shopbot.telegram import asking
from shopbot.telegram.api import Api, ApiError, Unreachable
from shopbot.telegram.deliveries import Deliveries
from shopbot.telegram.inline import Inline
from shopbot.telegram.intake import Intake, Listeners
from shopbot.telegram.profile import Introduction, Language, introduce
from shopbot.telegram.sender import Sender
from shopbot.texts.texts import house_texts
from shopbot.texts.wordings import Reworded
from shopbot.trade import groups, people
from shopbot.web.metrics import TURN_BOUNDS, Metrics

if TYPE_CHECKING:
    from shopbot.web.door import Door

_log = logging.getLogger("shopbot.app")
_HANDLER_SECONDS = 10.0
_POLL_SECONDS = 25
_PATIENCE = 2.0  # longer than a command in a terminal holds the lock of a closed shop
_STUCK_SECONDS = 60
_SENDERS = 32
_STOP_SECONDS = 5.0
_LEAST_SECONDS = 0.1
_DAY = 86_400
_REFUSED = (401, 404)


def master_key(config: Config) -> bytes:
    """Return the shop's 32-byte key. Raises a `Refusal` when it is missing, wrong or open to others."""
    return rekey.master_of(config)


class App:
    """One running shop. `start` opens everything or raises a `Refusal`; `stop` closes it again.

    `safe` starts without plugins. `handler_seconds` is how long one event may take. `fallen` is called, from another
    thread, when the shop must not go on; then `refusal` says why, or `restore_due` what is to be restored before it is
    opened anew. `news` is what its staff are told at the start: of a restore, if there was one.
    """

    def __init__(
        self,
        config: Config,
        clock: Clock,
        *,
        safe: bool = False,
        handler_seconds: float = _HANDLER_SECONDS,
        fallen: Callable[[], None] = lambda: None,
        news: Callable[[Tx], None] = restoring.tell,
    ) -> None:
        self.config = config
        self._clock = SteadyClock(clock)
        self._safe = safe
        self._handler_seconds = handler_seconds
        self._fallen = fallen
        self.refusal: Refusal | None = None
        self.restore_due: RestoreDue | None = None
        self._news = news
        self._done = threading.Event()
        self._metrics = Metrics()
        self._username = ""
        self._offers_inline = False
        self._heard_at = clock.now()
        self._troubles = Troubles(self._clock)
        self._deafen: Callable[[], None] = lambda: None
        self._disk = self._make_disk_guard()
        self._door: Door | None = None
        self._at_the_door = threading.Lock()

    def start(self) -> None:
        """Open the file, load the plugins, and begin to serve."""
        telegram = self.config.telegram
        self._api = Api(telegram.token, telegram.api_url, self._clock, watch=self._metrics.called)
        self._require_token()
        master = master_key(self.config)
        slow.seconds = self.config.log.slow_ms / 1000
        self._disk.before_start()
        self._store = store.open_store(self.config.data.folder, master, self._clock, patience=_PATIENCE)
        try:
            self._place_witness()
            begin_clock(self._clock, self._store.reader())
            self._deafen = log.hear_traces(self._troubles.hear)
            self._require_environment()
            recovery.ensure(self._store, master, self._clock)
            self._assemble()
            self._open_door()
        except BaseException:
            self._deafen()
            self._store.close()
            raise
        self._clerk.recover()
        self._clerk.start()
        self._clerk.submit(self._tell_left_out)
        self._clerk.submit(self._news)
        threading.Thread(target=self._clerk.guard.watch, args=(self._done,), name="guard", daemon=True).start()
        self._sender.start()
        self._inline.start()
        self._runner.start()
        self._scheduler.start()
        self._introduce()
        self._intake.start()
        self._guards.start()
        self._recount.beside()
        rekey.forget_old(self._store.files)
        log.event(_log, "open", plugins=len(self.host.registry.plugins), bot=self._api.bot_id)

    def _require_environment(self) -> None:
        opened = self._store
        store.in_transaction(
            opened.writer, opened.keys, self._clock, lambda tx: environment.settle(tx, self.config)
        )  # fmt: skip

    def _require_token(self) -> None:
        try:
            about = self._api.call("getMe")
            self._username = str(about.get("username") or "")
            self._offers_inline = bool(about.get("supports_inline_queries"))
        except ApiError as error:
            if error.code in _REFUSED:
                raise BadConfig(["Telegram does not know this bot token; copy it again from @BotFather."]) from error
            log.event(_log, "getme_failed", level=logging.WARNING, code=error.code)
        except Unreachable:
            log.event(_log, "telegram_unreachable", level=logging.WARNING)

    def _assemble(self) -> None:
        config, opened = self.config, self._store
        self._recount = Recount(opened.reader(), opened.keys, config.data.folder / "unsound", self._fall)
        self._recount.before()
        self.host = Host(config, self._clock, house_texts(ZoneInfo(config.shop.time_zone)))
        self.host.offers_inline = self._offers_inline
        self.host.download = self._api.download
        self.host.telegram = asking.asker(self._api)
        self.host.vault = Vault(opened.files, opened.keys, master_key(config), self._clock.now())
        errand_reader = opened.reader()
        self.host.errand_reader = lambda: errand_reader
        self._own_reader = opened.reader()
        hook_reader = opened.reader()
        self.host.hook_reader = lambda: hook_reader
        self._clerk = Clerk(
            opened.writer, opened.keys, self._clock, Dispatch(self.host),
            anchor=opened.anchor, witness=opened.files.witness, unwitnessed=self._unwitnessed, after=self._after,
            handler_seconds=self._handler_seconds, watch=self._metrics.turned, room=self._room,
            full=self._disk.full,
        )  # fmt: skip
        self._disk.look(disk.lines(self._own_reader))
        self.host.signs = self._signs
        self._guards = Guards(
            self._clerk, opened.reader(), self._clock, self._disk, self._troubles, self._signs, self._metrics.turns,
            Meter(TURN_BOUNDS), opened.files.main,
        )  # fmt: skip
        self.host.put = lambda event: self._clerk.put([event])
        self._sender = Sender(
            self._api, self._clerk, opened.reader, self.host.render_owed, self._clock,
            blocked=self.host.lost_touch, moved=groups.move, working=self._working, patient=self.host.is_patient,
            threads=_SENDERS,
        )  # fmt: skip
        self._inline = Inline(
            self._api, opened.reader, lambda db, asked: inline.answer(self.host, db, asked), self._clock,
            crowded=lambda: self._sender.room() <= 0,
        )  # fmt: skip
        self._runner = ErrandRunner(self._clerk, opened.reader(), self._clock, self.host.run_errand)
        self._scheduler = Scheduler(self._clerk, self._clock, ZoneInfo(config.shop.time_zone))
        self.host.on_publish = self._scheduler.use
        self._intake = self._make_intake()
        marker = Marker(config.data.folder / "starting")
        folders = config.plugins.folders
        store.in_transaction(opened.writer, opened.keys, self._clock, lambda tx: self.host.know_bot(tx, self._username))
        store.in_transaction(
            opened.writer, opened.keys, self._clock, lambda tx: self.host.load(tx, folders, marker, safe=self._safe)
        )
        opened.writer.set_authorizer(self._clerk.fence)
        self._report_plugins()

    def _make_intake(self) -> Intake | Deliveries:
        if self.config.telegram.mode == "webhook":
            public_url = self.config.web.public_url
            return Deliveries(self._api, self._clerk, self._store.keys, public_url, self._listeners())
        return Intake(self._api, self._clerk, self._listeners(), poll_seconds=_POLL_SECONDS)

    # --- the web door ---

    def _needs_door(self) -> bool:
        """Tell whether anybody has something to bring, or to ask."""
        web = self.config.web
        called = web.public_url and any(plugin.webhooks for plugin in self.host.registry.plugins.values())
        return bool(web.port or self.config.telegram.mode == "webhook" or called)

    def _open_door(self) -> None:
        """Open the door if it is needed and not open. Raises a `Refusal` when its port is taken."""
        with self._at_the_door:
            if self._door is None and self._needs_door() and not self._done.is_set():
                door = self._make_door()
                door.start()
                self._door = door

    def _make_door(self) -> "Door":
        """Return the HTTP door. Imported here: a shop without one does not pay for the server's memory."""
        from shopbot.web.door import Door, Shop

        mailbox = self._intake if isinstance(self._intake, Deliveries) else None
        shop = Shop(
            self._store.files.main, self._store.keys, self._clock, self._clerk, self.host, self._metrics, self._signs,
            mailbox, self.stuck,
        )  # fmt: skip
        return Door(self.config.web, shop)

    def _open_door_now(self) -> None:
        """Open the door for a plugin that was turned on, on a thread of its own: the clerk does not wait for it."""
        try:
            self._open_door()
        except Refusal as refusal:
            problem = refusal.message
            log.event(_log, "door_shut", level=logging.ERROR, problem=problem)
            self._clerk.submit(lambda tx: self.host.alerts.door(tx, problem))

    def _room(self) -> int:
        crowded = isinstance(self._intake, Intake) and self._intake.crowded
        return 0 if crowded else self._sender.room()

    def _signs(self) -> Signs:
        """Return what only this process knows of how the shop is."""
        jobs = {place: job.seconds or _DAY for place, job in self.host.registry.jobs.items()}
        left_out = [one.name for one in self.host.admissions if one.problems]
        known = Signs(
            self._heard_at, self._intake.trouble, jobs=jobs, books=self._recount.problems, left_out=left_out
        )  # fmt: skip
        return with_process(known, self._clock, self._disk, self._troubles)

    def _make_disk_guard(self) -> DiskGuard:
        """Watch the disks the shop writes to. Only a real shop keeps a reserve: a pretended one has nothing to lose."""
        folder, file = self.config.data.folder, self.config.log.file
        others = [folder / "backups", *([file.parent] if file else [])]
        reserve = Reserve(folder / "reserve") if self.config.mode == "live" else None
        return DiskGuard([folder], others, reserve, monotonic=self._clock.monotonic)

    def _hear(self) -> None:
        self._heard_at = self._clock.now()

    def _fall(self, refusal: Refusal) -> None:
        """End a shop that serves and must not: its books do not add up."""
        log.event(_log, "fallen", level=logging.CRITICAL, reason=refusal.message)
        self.refusal = refusal
        self._fallen()

    def _unwitnessed(self, problem: str) -> None:
        """The witness failed or had to be begun anew: the shop goes on, but backups made before cannot catch up."""
        log.event(_log, "unwitnessed", level=logging.CRITICAL, problem=problem)
        self._clerk.later(self.host.alerts.unwitnessed)

    def _books_wrong(self, problems: list[str]) -> None:
        """Tell staff what the daily recount found; the shop goes on, since they may know better."""
        log.event(_log, "recount_failed", level=logging.CRITICAL, problems=len(problems), first=problems[0])
        try:
            self._clerk.submit(lambda tx: self.host.alerts.books(tx, len(problems)))
        except Stopped:
            return  # the next start recounts

    def _report_plugins(self) -> None:
        for admission in self.host.admissions:
            for problem in admission.problems:
                log.event(_log, "plugin_left_out", level=logging.ERROR, plugin=admission.name, problem=problem)
            for warning in admission.warnings:
                log.event(_log, "plugin_warning", level=logging.DEBUG, plugin=admission.name, warning=warning)

    def _place_witness(self) -> None:
        """Have the witness where the configuration wants it; on a disk that is not there it stays where it was."""
        if self.config.data.witness is None:
            return
        try:
            store.place_witness(self._store.files, self.config.data.witness)
        except OSError as error:
            log.event(_log, "witness_not_placed", level=logging.ERROR, error=str(error))

    def _tell_left_out(self, tx: Tx) -> None:
        for admission in self.host.admissions:
            for problem in admission.problems:
                self.host.alerts.plugin(tx, admission.name, problem)

    def _listeners(self) -> Listeners:
        return Listeners(
            tapped=self._sender.tapped, conflict=self._two_copies, refused=self._token_refused, heard=self._hear,
            asked=self._inline.asked, stored=self._metrics.update, undelivered=self._undelivered,
        )  # fmt: skip

    def _two_copies(self) -> None:
        """Another process takes this bot's updates: an alarm, since each gets only some of what people do."""
        log.event(_log, "two_copies", level=logging.CRITICAL)
        self._clerk.submit(lambda tx: self.host.alerts.bug(tx, "telegram.two-copies", "409"))

    def _undelivered(self) -> None:
        """Telegram cannot reach the web door: the owner would only see a bot that is silent."""
        self._clerk.submit(self.host.alerts.unreachable)

    @staticmethod
    def _token_refused(code: int) -> None:
        log.event(_log, "token_refused", level=logging.CRITICAL, code=code)

    def _introduce(self) -> None:
        """Let Telegram show today's menus and descriptions, on a thread of its own: nobody waits for it."""
        self._clerk.submit(self._introduction)

    def _introduction(self, tx: Tx) -> None:
        host, languages = self.host, self.config.shop.languages
        everyone = {one: self._language(one) for one in languages}
        menus = {one: commands.listed(host, one, staff=True) for one in languages}
        fallback = {"": self._language(self.config.shop.language)}
        staff = {person.id: {"": menus[host.shop_language(person.language)]} for person in people.staff(tx)}
        wanted = Introduction(everyone | fallback, staff)
        known = settings.read(tx, HOUSE).get("introduced")
        threading.Thread(target=self._tell_telegram, args=(wanted, known), name="introduction", daemon=True).start()

    def _language(self, language: str) -> Language:
        shop = {"shop": self.config.shop.name}
        about, description = (
            self.host.texts.plain(HOUSE, language, key, shop) for key in ("bot-about", "bot-description")
        )
        return Language(commands.listed(self.host, language, staff=False), description, about)

    def _tell_telegram(self, wanted: Introduction, known: str | None) -> None:
        try:
            mark = introduce(self._api, wanted, known)
            if mark != known:
                self._clerk.submit(lambda tx: settings.write(tx, HOUSE, "introduced", mark))
        except Stopped:
            return  # the shop closed meanwhile; the next start says it again
        except (ApiError, Unreachable) as error:
            log.event(_log, "not_introduced", level=logging.WARNING, error=type(error).__name__)

    def _working(self, db: Reader, person: int) -> str:
        """Return what somebody is told whose tap takes its time."""
        found = people.get(db, person)
        return self.host.texts.plain(HOUSE, found.language if found else self.config.shop.language, "working", {})

    def _after(self, effects: Sequence[object]) -> None:
        for effect in effects:
            if isinstance(effect, Publish):
                self.host.exchange(effect.admission)
                self._introduce()
                threading.Thread(target=self._open_door_now, name="open-door").start()
            elif isinstance(effect, Reworded):
                self.host.use_wordings(effect.wordings)
                self._introduce()
            elif isinstance(effect, ErrandDue):
                self._runner.wake()
            elif isinstance(effect, FollowClock):
                self._guards.follow_clock()
            elif isinstance(effect, RestoreDue):
                self.restore_due = effect
                self._fallen()
            elif isinstance(effect, RecountDue):
                self._recount.again(self._books_wrong)
        self._sender.effects(effects)

    @property
    def username(self) -> str:
        """The bot's user name; empty while Telegram has not told it."""
        return self._username

    def owners(self) -> list[people.Person]:
        """Return the shop's owners. From one thread only, while the shop is open."""
        return [one for one in people.staff(self._own_reader) if one.role == "owner"]

    def stuck(self) -> str:
        """Return why this process no longer serves anybody, or nothing. What is only Telegram's trouble is none.

        For a watchdog, from any thread while the shop is open: a fresh start would help.
        """
        if self._clerk.still_seconds > _STUCK_SECONDS:
            return f"the clerk has not moved for {_STUCK_SECONDS} seconds"
        return "" if self._intake.alive else "nothing is taken from Telegram any more"

    def stop(self, within: float = _STOP_SECONDS) -> None:
        """Stop within so many (real) seconds; everything that was acknowledged is in the file.

        An event that takes too long is given up, rolled back, and new at the next start; so is an errand, and a
        message that hangs is sent again. Only a clerk that cannot be ended at all leaves the file open.
        """
        end = time.monotonic() + within
        self._done.set()
        hurry = threading.Timer(within / 3, self._clerk.hurry)
        hurry.daemon = True
        hurry.start()
        for part, stop, most in self._parts():
            began = time.monotonic()
            stop(max(_LEAST_SECONDS, min(most * within, end - began)))
            log.event(_log, "stopped", level=logging.DEBUG, part=part, ms=round(1000 * (time.monotonic() - began)))
        self._close_file(ended=self._clerk.stop(max(_LEAST_SECONDS, end - time.monotonic())))
        hurry.cancel()
        self._deafen()

    def _parts(self) -> Iterator[tuple[str, Callable[[float], object], float]]:
        """Yield what is stopped before the clerk, in order, each with the share of the time it may take."""
        yield "guards", self._guards.stop, 0.05
        yield "recount", lambda _: self._recount.stop(), 1.0
        yield "intake", self._intake.stop, 0.3
        yield "inline", self._inline.stop, 0.1
        with self._at_the_door:
            if self._door:
                yield "door", self._door.stop, 0.4
        yield "scheduler", self._scheduler.stop, 0.3
        yield "errands", self._runner.stop, 0.3
        yield "sender", self._sender.stop, 0.4

    def _close_file(self, *, ended: bool) -> None:
        self._api.close()
        if ended:
            self._store.close()
        log.event(_log, "closed" if ended else "closed_without_clerk", level=logging.INFO if ended else logging.ERROR)
