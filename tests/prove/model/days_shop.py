"""The whole bot in one thread, step by step: `App` itself, whose threads never run.

Each part of the shop that has a loop of its own is asked for one round of it when it would have been woken: intake,
clerk, senders, debts, errands, inline answers, jobs, guards. Which of those that have something to do goes next is
drawn. Threads that do one thing and end (the introduction, a recount) are steps like the others. Nothing waits: what
would, names the moment when it is due.
"""

import contextlib
import logging
import os
import random
import secrets
import threading
from collections import deque
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, ClassVar

from plugins.usdt import source
from shopbot import app as app_module
from shopbot import http, log
from shopbot.app import App
from shopbot.config import Config
from shopbot.db import clerk as clerk_module
from shopbot.host import guards, recount, runner, schedule
from shopbot.host.disk import DiskGuard
from shopbot.telegram import inline, intake, owed, sender
from tests.prove.model.days_edge import Killed, Machine, Telegram, Web

_MODULES = (app_module, clerk_module, guards, recount, runner, schedule, inline, intake, owed, sender)
_LOOPS = ("clerk", "guard", "guards", "sender", "owed", "errand", "errands", "inline", "jobs", "intake")
_DEBTS_SECONDS, _ERRANDS_SECONDS = 0.2, 1.0
_MOST_STEPS = 200_000
_MOST_PAGES = 4_294_967_294


class Pause(BaseException):
    """A part wants to do nothing for so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class _Event(threading.Event):
    """An event nobody waits for: who would, pauses."""

    def wait(self, timeout: float | None = None) -> bool:
        if self.is_set():
            return True
        raise Pause(timeout or 0.0)


class _Thread:
    """A thread that is a step: of a loop there is nothing to run, anything else is run once."""

    waiting: ClassVar[deque["_Thread"]] = deque()

    def __init__(self, *, target: Callable[..., object], name: str = "", args: tuple[Any, ...] = (), **_: Any) -> None:
        self.name, self.ident = name, 1
        self._work: Callable[[], object] = lambda: target(*args)
        self._alive = False

    def start(self) -> None:
        self._alive = True
        if self.name.split("-")[0].split("_")[0] not in _LOOPS:
            self.waiting.append(self)

    def run(self) -> None:
        self._alive = False
        self._work()

    def is_alive(self) -> bool:
        return self._alive

    def join(self, timeout: float | None = None) -> None:
        """Nobody waits."""


class _Timer(_Thread):
    """What is to be done after so many seconds, unless it is cancelled."""

    set: ClassVar[list[tuple[float, "_Timer"]]] = []
    clock: Callable[[], float] = staticmethod(lambda: 0.0)

    def __init__(self, seconds: float, work: Callable[..., object], args: tuple[Any, ...] = ()) -> None:
        super().__init__(target=work, args=args)
        self.daemon = True
        self._seconds = seconds

    def start(self) -> None:
        _Timer.set.append((_Timer.clock() + self._seconds, self))

    def cancel(self) -> None:
        _Timer.set[:] = [one for one in _Timer.set if one[1] is not self]


def _threads() -> ModuleType:
    """Return what the shop's modules find under the name `threading`."""
    made = ModuleType("threading")
    made.__dict__.update(threading.__dict__)
    made.__dict__.update(Thread=_Thread, Timer=_Timer, Event=_Event)
    return made


def _forget() -> None:
    """Let go of what a process that has ended would still have done."""
    _Thread.waiting.clear()
    _Timer.set.clear()
    source.MEMORY.clear()


@contextlib.contextmanager
def pretended(rng: random.Random, machine: Machine, web: Web) -> Iterator[None]:
    """Have the shop's threads stepped, its randomness drawn from `rng`, and its gateways be `web`, for this long."""
    with contextlib.ExitStack() as stack:
        made = _threads()
        stack.callback(_forget)

        def put(owner: Any, name: str, value: object) -> None:
            stack.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, value)

        put(_Timer, "clock", staticmethod(machine.monotonic))
        for module in _MODULES:
            put(module, "threading", made)
        put(http, "_pools", lambda: web)
        put(os, "urandom", rng.randbytes)
        put(secrets, "token_bytes", lambda size=32: rng.randbytes(size))
        put(secrets, "token_hex", lambda size=32: rng.randbytes(size).hex())
        put(secrets, "token_urlsafe", lambda size=32: rng.randbytes(size).hex())
        put(secrets, "randbelow", rng.randrange)
        stack.callback(random.setstate, random.getstate())
        random.seed(rng.random())
        logger = logging.getLogger("shopbot")
        stack.callback(logger.setLevel, logger.level)
        logger.setLevel(logging.CRITICAL + 1)
        yield


class Stepped(App):
    """The app on pretended edges. `free` is how many bytes the disk says it has."""

    def __init__(self, config: Config, machine: Machine, telegram: Telegram, rng: random.Random, free: int) -> None:
        self.free = free
        super().__init__(config, machine)
        self.machine, self.telegram, self.rng = machine, telegram, rng
        self.steps = 0
        self.offset: int | None = None
        self._placed = False
        self._rests_at: float | None = None
        self._intake_at = self._debts_at = self._errands_at = self._inline_at = float("-inf")

    def _make_disk_guard(self) -> DiskGuard:
        return DiskGuard([self.config.data.folder], free=lambda _: self.free, monotonic=self._clock.monotonic)

    def _require_token(self) -> None:
        self._api._pool = self.telegram  # type: ignore[assignment]
        super()._require_token()

    def _require_environment(self) -> None:
        self._store._lock.release = _once(self._store._lock.release)  # type: ignore[method-assign]
        self._store.anchor.close = _once(self._store.anchor.close)  # type: ignore[method-assign]
        super()._require_environment()

    def start(self) -> None:
        """Open everything, as a process does, but for the threads."""
        super().start()
        self._clerk._thread = None
        self._intake._poll = self.telegram  # type: ignore[union-attr]

    # --- one step ---

    @property
    def now(self) -> float:
        """The machine's monotonic seconds."""
        return self.machine.monotonic()

    def settle(self, trace: Callable[[str], None]) -> int:
        """Let everything happen that is due now, in an order that is drawn; return how many steps it took."""
        before = self.steps
        while self._any_step(trace):
            assert self.steps - before < _MOST_STEPS, "the shop does not come to rest"
        return self.steps - before

    def _any_step(self, trace: Callable[[str], None]) -> bool:
        parts = list(self._parts_by_name().items())
        self.rng.shuffle(parts)
        for name, step in parts:
            if step():
                self.steps += 1
                trace(name)
                return True
        return False

    def _parts_by_name(self) -> dict[str, Callable[[], bool]]:
        return {
            "clerk": self._turns, "sends": self._sends, "debts": self._looks_for_debts, "runs": self._runs,
            "polls": self._polls, "inline": self._answers_inline, "thread": self._runs_thread,
        }  # fmt: skip

    def _turns(self) -> bool:
        """Let the clerk take a turn, unless nothing has come since it found nothing to do, and no time has passed."""
        clerk = self._clerk
        if self._rests_at == self.now and not (clerk._queue or clerk._idle_work or clerk._woken):
            return False
        clerk._woken = False
        busy = clerk.turn()
        self._rests_at = None if busy else self.now
        return busy

    def _runs_thread(self) -> bool:
        ripe = [one for one in _Timer.set if one[0] <= self.now]
        if ripe:
            _Timer.set.remove(ripe[0])
            ripe[0][1].run()
        elif _Thread.waiting:
            _Thread.waiting.popleft().run()
        else:
            return False
        return True

    def _sends(self) -> bool:
        lanes = self._sender._lanes
        with lanes._changed:
            job = lanes._next(self.now)
        if job is None:
            return False
        self._sender._carry(job)
        return True

    def _looks_for_debts(self) -> bool:
        debts = self._sender._debts
        if not debts._wake.is_set() and self.now < self._debts_at:
            return False
        debts._wake.clear()
        self._debts_at = self.now + _DEBTS_SECONDS
        return debts.look() > 0

    def _runs(self) -> bool:
        if self._runner._given.empty():
            if not self._runner._wake.is_set() and self.now < self._errands_at:
                return False
            self._runner._wake.clear()
            self._errands_at = self.now + _ERRANDS_SECONDS
            self._runner.look()
        if self._runner._given.empty():
            return False
        errand = self._runner._given.get()
        assert errand is not None
        with log.about(errand=errand.id):
            self._runner._carry_out(errand)
        return True

    def _polls(self) -> bool:
        if self.now < self._intake_at or not len(self.telegram.world.updates):
            return False
        try:
            if not self._placed:
                self.offset = self._intake._place()  # type: ignore[union-attr]
                self._placed = True
            before = len(self.telegram.world.updates)
            self.offset = self._intake._step(self.offset)  # type: ignore[union-attr]
            if self.offset is not None and self.offset <= self.telegram.world.updates.next_id + 10:
                self.telegram.world.updates.acknowledge(self.offset)  # the next question would say so at once
            return len(self.telegram.world.updates) < before
        except Pause as pause:
            self._intake_at = self.now + max(0.1, pause.seconds)
            return True

    def _answers_inline(self) -> bool:
        waiting = self._inline._waiting
        if not waiting:
            return False
        asked = self._inline._next()
        if asked is not None:
            self._inline._send(asked, inline_answer(self, asked))
        return True

    # --- time ---

    def ticks(self) -> None:
        """Let those look who look each second."""
        for look in (self._scheduler.look, self._guards.look):
            with contextlib.suppress(Exception):  # as their own loops do: what was not handed in is still due
                look()

    def next_due(self) -> float | None:
        """Return in how many seconds something is due that nobody has to do anything for; None when nothing is."""
        times = [one[0] for one in _Timer.set]
        lanes = self._sender._lanes
        with lanes._changed:
            nap = lanes._nap(self.now)
        if nap is not None:
            times.append(self.now + nap)
        if len(self.telegram.world.updates):
            times.append(self._intake_at)
        at = self._own_reader.scalar(
            "SELECT min(at) FROM (SELECT min(due_at) AS at FROM outbox WHERE state = 'due' UNION ALL"
            " SELECT min(due_at) FROM errand WHERE state = 'due' UNION ALL"
            " SELECT min(due_at) FROM inbox WHERE state = 'new')"
        )
        if at is not None:
            times.append(self.now + max(0, at - self._clock.now()))
        return max(0.0, min(times) - self.now) if times else None

    # --- its end ---

    def stop(self, within: float = 0.02) -> None:
        """Stop in order."""
        super().stop(within)
        _forget()

    def die(self) -> None:
        """End as a killed process does: nothing is finished, nothing is tidied."""
        _forget()
        with contextlib.suppress(ValueError):  # it died while it started, and did so itself
            self._deafen()
        if hasattr(self, "_api"):
            self._api.close()
        clerk = getattr(self, "_clerk", None)
        if clerk is not None and clerk._scribe is not None:
            clerk._scribe.close()
        if hasattr(self, "_store"):
            with contextlib.suppress(Exception):  # closed already: it died while it started
                self._store.abandon()

    def fill_disk(self, *, full: bool) -> None:
        """Let the file have no room to grow, or have it again."""
        pages = int(self._own_reader.scalar("PRAGMA page_count"))
        writer = self._store.writer
        writer.set_authorizer(None)  # which lets nobody ask for this
        writer.execute(f"PRAGMA max_page_count = {pages if full else _MOST_PAGES}")
        writer.set_authorizer(self._clerk.fence)


def _once(work: Callable[[], None]) -> Callable[[], None]:
    """Return what does `work` the first time: who dies while closing must not close another's file by its number."""
    done: list[bool] = []

    def first_time() -> None:
        if not done:
            done.append(True)
            work()

    return first_time


def inline_answer(app: Stepped, asked: Any) -> Any:
    """Return what the shop offers to an inline question."""
    return app._inline._answer(app._own_reader, asked)


__all__ = ["Killed", "Stepped", "pretended"]
