"""The one writer. Everything that changes the shop is done here, one event at a time, many in a commit.

One turn of the clerk is one `BEGIN IMMEDIATE … COMMIT` with `synchronous=FULL`. It stores what was handed in (events,
notes of the senders) and carries out events stored by earlier turns, each in a savepoint of its own. So a lone tap
costs two commits and a crowd shares them; and because an event runs only after the commit that stored it and counted
its first try, one that takes the process down with it is recognised at the next start and set aside after three.

After the commit, in this order: the witness, if anything leaves the shop; the anchor, if a message is owed; then the
effects; then whoever waits is told.

What a commit shows people is only in memory until it has left. So the clerk takes no more of what people do than the
senders have `room` for: a crowd waits in the file, where no kill reaches it. Payments and the background do not wait.

A stop finishes the event at hand. One that takes long is given up when there is a hurry, and is new at the next start.
"""

import logging
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from shopbot import log
from shopbot.clock import Clock
from shopbot.db import cursors, inbox
from shopbot.db.anchor import Anchor, mark_of
from shopbot.db.connection import DatabaseError, OperationalError
from shopbot.db.fence import HOUSE, Fence
from shopbot.db.guard import Guard, Hurried, TooSlow
from shopbot.db.keys import Keys
from shopbot.db.tx import Journal, Tx
from shopbot.db.witness import Scribe
from shopbot.errors import Exit

T = TypeVar("T")
_log = logging.getLogger("shopbot.db")
_BATCH = 64
_LATER_SECONDS = 0.3
_DISK_FULL_PAUSE = 2.0
_SLOW_SECONDS = 0.5
_STOPPED = "clerk_stopped"


@dataclass(frozen=True)
class Done:
    """The event is finished, though it may have failed: its person was told the error `problem`."""

    problem: str | None = None


@dataclass(frozen=True)
class Retry:
    """The event is to run again at `at` (UTC seconds)."""

    at: int
    problem: str


@dataclass(frozen=True)
class Park:
    """The event is set aside for the owner."""

    problem: str


class Desk(Protocol):
    """Who knows what an event means."""

    def handle(self, tx: Tx, event: inbox.Event) -> None:
        """Carry out `event`. Whatever is raised rolls the event's savepoint back."""

    def failed(self, tx: Tx, event: inbox.Event, error: BaseException) -> Done | Retry | Park:
        """Say what becomes of an event that raised; may write, for example an apology."""


@dataclass
class _Job:
    work: Callable[[Tx], Any]
    future: "Future[Any]"


class Stopped(Exception):
    """The clerk no longer takes work."""


class Clerk:
    """The writer of one shop. `start` gives it a thread of its own; without, `turn` is called by hand (tests).

    `witness` is where that file is or is to be; `unwitnessed` is told, in words for the log, when it fails or had to be
    begun anew. `after` receives the effects of each commit; `watch` how many seconds each turn took that did something.
    `room` says how many events of people may be taken now; whoever made it 0 calls `wake` once it is more. `full`
    hears, in the clerk's thread, that a commit found no room on the disk.
    `connection` must be the only one that writes the file. `order` may be replaced by a test to take waiting events in
    another order.
    """

    def __init__(
        self,
        connection: Any,
        keys: Keys,
        clock: Clock,
        desk: Desk,
        *,
        anchor: Anchor | None = None,
        witness: Path | None = None,
        unwitnessed: Callable[[str], None] = lambda problem: None,
        after: Callable[[Sequence[object]], None] = lambda effects: None,
        handler_seconds: float = 10.0,
        watch: Callable[[float], None] = lambda seconds: None,
        room: Callable[[], int] = lambda: _BATCH,
        full: Callable[[], None] = lambda: None,
    ) -> None:
        self._connection = connection
        self._keys = keys
        self._clock = clock
        self._desk = desk
        self._anchor = anchor
        self._after = after
        self._watch = watch
        self._room = room
        self._full = full
        self.fence = Fence()
        connection.set_authorizer(self.fence)
        self.guard = Guard(handler_seconds)
        connection.set_progress_handler(self.guard.sql_overdue, 100_000)
        self._scribe = Scribe(connection, witness, keys, clock, unwitnessed) if witness else None
        self._queue: list[_Job] = []
        self._idle_work: list[Callable[[Tx], None]] = []
        self._condition = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stopping = self._hurrying = False
        self._woken = False
        self._recovering: list[inbox.Event] = []
        self._undid: dict[int, BaseException] = {}
        self.order: Callable[[list[inbox.Event]], list[inbox.Event]] = lambda events: events
        self._epoch: int = connection.execute("SELECT epoch FROM shop").fetchone()[0]
        self._turned_at = time.monotonic()

    # --- handing work in, from any thread ---

    def submit(self, work: Callable[[Tx], T]) -> "Future[T]":
        """Do `work` in the next commit; the future is done when it is durable."""
        future: Future[T] = Future()
        with self._condition:
            if self._stopping:
                raise Stopped
            self._queue.append(_Job(work, future))
            self._condition.notify()
        return future

    def write(self, work: Callable[[Tx], T]) -> T:
        """Do `work` and return its result once it is durable. Never from inside a handler."""
        future = self.submit(work)
        while self._thread is None and not future.done():
            self.turn()
        return future.result()

    def later(self, work: Callable[[Tx], None]) -> None:
        """Do `work` with the next commit, or within a moment; lost without harm if the process dies first."""
        with self._condition:
            self._idle_work.append(work)
            self._condition.notify()

    def put(self, events: Sequence[inbox.NewEvent], note: Callable[[Tx], None] | None = None) -> int:
        """Store events, with a `note` in the same commit; returns how many were new, once they are durable."""
        return self.write(lambda tx: self._store(tx, events, note))

    @staticmethod
    def _store(tx: Tx, events: Sequence[inbox.NewEvent], note: Callable[[Tx], None] | None) -> int:
        new = sum(inbox.put(tx, e.source, e.key, e.body, lane=e.lane) for e in events)
        if note:
            note(tx)
        return new

    # --- its thread ---

    @property
    def still_seconds(self) -> float:
        """How long it has not begun a turn. It begins one every second even when there is nothing to do."""
        return time.monotonic() - self._turned_at

    def recover(self) -> None:
        """Note the events an earlier process may have died in: each is tried alone, in a counted commit.

        None, if it stopped in order. Else those it would have taken next: what stood behind them cannot have been
        under way, and a crowd that waits neither uses up its tries in three kills nor is done one commit each.
        """
        tx = self._tx(Journal(), b"", self._clock.now())
        if cursors.read(tx, _STOPPED) != tx.scalar("SELECT seq FROM shop"):
            self._recovering = inbox.waiting(tx, tx.now, 2 * _BATCH)
            return
        with self._transaction():  # before the first event runs: a death in it, before any commit, was not in order
            cursors.forget(tx, _STOPPED)

    def start(self) -> None:
        """Work in a thread until `stop`."""
        self._thread = threading.Thread(target=self._run, name="clerk", daemon=True)
        self._thread.start()

    def stop(self, timeout: float | None = None) -> bool:
        """Finish what was handed in, then end the thread. Events that wait stay in the inbox.

        False when it has not ended after `timeout` (real) seconds: then the connection is still in use.
        """
        with self._condition:
            self._stopping = True
            self._idle_work.append(self._note_order)
            self._condition.notify()
        if self._thread is None:
            self.turn()
        else:
            self._thread.join(timeout)
            if self._thread.is_alive():
                return False
            self._thread = None
        self._close_witness()
        return True

    @staticmethod
    def _note_order(tx: Tx) -> None:
        """Note that the commit at hand is the last one; if another follows, it is not that any more."""
        cursors.move(tx, _STOPPED, int(tx.scalar("SELECT seq FROM shop")) + 1)

    def hurry(self) -> None:
        """Take no more events, and give up the one at hand: it is rolled back and new at the next start."""
        self._hurrying = True
        self.guard.hurry()

    def wake(self) -> None:
        """Look for due events now."""
        with self._condition:
            self._woken = True
            self._condition.notify()

    def _run(self) -> None:
        try:
            self._work()
        except BaseException as error:
            # Without its clerk the process would only seem to live; a fresh start reads the file anew.
            log.trace(log.error_code(error), error, thread="clerk")
            os._exit(Exit.BUG)

    def _work(self) -> None:
        busy = True
        while True:
            with self._condition:
                if not (busy or self._queue or self._stopping or self._woken):
                    self._condition.wait(_LATER_SECONDS if self._idle_work else 1.0)
                self._woken = False
                if self._stopping and not self._queue:
                    break
            busy = self.turn()
        self.turn(events=False)

    # --- one turn ---

    def turn(self, *, events: bool = True) -> bool:
        """Do one commit's worth of what waits; True when anything was done. The whole of the clerk's work."""
        self._turned_at = time.monotonic()
        with self._condition:
            jobs, self._queue = self._queue, []
            idle, self._idle_work = self._idle_work, []
        journal = Journal()
        began = self._clock.monotonic()
        try:
            events = events and not self._hurrying
            room = min(self._room(), _BATCH) if events else 0
            if self._recovers(room) and events:
                self._count_recovered()
            finished = self._commit(jobs, idle, journal, room if events else None)
        except _Undid as undid:
            self._again_without(undid, jobs, idle)
            return True
        except Exception as error:
            self._rolled_back(error, jobs)
            return False
        if finished is None:
            self._witness()
            return False
        self._undid.clear()  # only now: a turn that is undone in its turn must not run them again
        self._watch(self._clock.monotonic() - began)
        self._settle_after(journal)
        for job, result, problem in finished:
            job.future.set_exception(problem) if problem else job.future.set_result(result)
        return True

    def _commit(
        self, jobs: list[_Job], idle: list[Callable[[Tx], None]], journal: Journal, room: int | None
    ) -> list[tuple[_Job, Any, BaseException | None]] | None:
        with self._transaction() as end:
            tx = self._tx(journal, secrets.token_bytes(16), self._clock.now())
            taken = [] if room is None else self._take(tx, room)
            if not (jobs or idle or taken):
                end("ROLLBACK")
                return None
            with self._witnessed():
                finished = [self._do(tx, job) for job in jobs]
                for work in idle:
                    work(tx)
                for event in taken:
                    if not self._hurrying:
                        self._handle(journal, event)
            self._next_seq(tx)
        if self._scribe:
            self._scribe.committed()
        return finished

    @contextmanager
    def _witnessed(self) -> Iterator[None]:
        """Have every row noted that is changed here, also of tables that are made here."""
        if self._scribe is None:
            yield
            return
        try:
            self.fence.owner = HOUSE
            self._scribe.begin()
            yield
            self.fence.owner = HOUSE
            self._scribe.watch()
        except BaseException:
            self._scribe.rolled_back()
            raise

    def _witness(self) -> None:
        """Let the witness know what was committed, if it does not yet."""
        if self._scribe:
            self.fence.owner = HOUSE
            self._scribe.write()

    def _close_witness(self) -> None:
        self._witness()
        if self._scribe:
            self._scribe.close()

    @contextmanager
    def _transaction(self) -> Iterator[Callable[[str], None]]:
        """Begin, and commit at the end or roll back; what is yielded ends it early."""
        ended = False

        def end(how: str) -> None:
            nonlocal ended
            self._connection.execute(self.fence.mark(how, HOUSE))
            ended = how != "BEGIN IMMEDIATE"

        end("BEGIN IMMEDIATE")
        try:
            yield end
            if not ended:
                end("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                end("ROLLBACK")
            raise

    def _recovers(self, room: int) -> bool:
        """Tell whether the next event to take is one an earlier process may have died in."""
        return bool(self._recovering) and (room > 0 or self._recovering[0].lane != inbox.PEOPLE)

    def _take(self, tx: Tx, room: int) -> list[inbox.Event]:
        if not self._recovering:
            return self.order(inbox.waiting(tx, self._clock.now(), _BATCH, people=room))
        if self._recovers(room):
            return inbox.one(tx, self._recovering.pop(0).id)
        return self._not_recovered(inbox.waiting(tx, self._clock.now(), _BATCH, people=0))

    def _not_recovered(self, events: list[inbox.Event]) -> list[inbox.Event]:
        """Leave out what has to be tried alone, in its turn."""
        alone = {event.id for event in self._recovering}
        return [event for event in events if event.id not in alone]

    def _do(self, tx: Tx, job: _Job) -> tuple[_Job, Any, BaseException | None]:
        try:
            return job, tx.attempt(lambda: job.work(tx)), None
        except DatabaseError as error:
            if _is_fatal(error) or not tx.intact:
                raise
            return job, None, error
        except Exception as error:
            return job, None, error

    def _handle(self, journal: Journal, event: inbox.Event) -> None:
        began = time.monotonic()
        with log.about(event=event.id):
            self._carry_out_event(journal, event)
            if time.monotonic() - began >= _SLOW_SECONDS:
                milliseconds = round(1000 * (time.monotonic() - began))
                log.event(_log, "slow_event", level=logging.WARNING, ms=milliseconds, source=event.source)

    def _carry_out_event(self, journal: Journal, event: inbox.Event) -> None:
        tx = self._tx(journal, event.seed, event.received_at)
        if event.tries > inbox.MOST_TRIES:
            self._close(tx, event, self._verdict(tx, event, CrashedTooOften()))
            return
        if event.id in self._undid:
            self._close(tx, event, self._verdict(tx, event, self._undid[event.id]))
            return
        try:
            tx.attempt(lambda: self._guarded(tx, event))
        except BaseException as error:
            self._reraise_if_more_than_the_event(tx, event, error)
            if self._hurrying:  # in whatever shape the hurry struck: inside SQLite it is an error of SQLite's
                log.event(_log, "left_for_next_start", source=event.source)
                return
            self._close(tx, event, self._verdict(tx, event, error))
        else:
            inbox.done(tx, event)

    @staticmethod
    def _reraise_if_more_than_the_event(tx: Tx, event: inbox.Event, error: BaseException) -> None:
        if isinstance(error, DatabaseError) and _is_fatal(error):
            raise error
        if not isinstance(error, Exception | TooSlow | Hurried | SystemExit):  # a plugin may end itself, not the shop
            raise error
        if not tx.intact:
            raise _Undid(event.id, error) from error

    def _verdict(self, tx: Tx, event: inbox.Event, error: BaseException) -> Done | Retry | Park:
        """Ask the desk what becomes of a failed event; if even that fails, the event is set aside."""
        try:
            return tx.attempt(lambda: self._desk.failed(tx, event, error))
        except Exception as second:
            if not tx.intact or (isinstance(second, DatabaseError) and _is_fatal(second)):
                raise
            code = log.error_code(second)
            log.trace(code, second, event=event.id)
            return Park(code)

    def _again_without(self, undid: "_Undid", jobs: list[_Job], idle: list[Callable[[Tx], None]]) -> None:
        """An event took the whole turn's transaction with it: all of it is done again, but not that event's handler."""
        self._undid[undid.event_id] = undid.error
        with self._condition:
            self._queue[:0] = jobs
            self._idle_work[:0] = idle

    def _guarded(self, tx: Tx, event: inbox.Event) -> None:
        try:
            with self.guard.handling(event):
                self._desk.handle(tx, event)
        finally:
            self.guard.rest()

    @staticmethod
    def _close(tx: Tx, event: inbox.Event, verdict: Done | Retry | Park) -> None:
        if isinstance(verdict, Retry) and event.tries < inbox.MOST_TRIES:
            inbox.retry(tx, event, verdict.at, verdict.problem)
        elif isinstance(verdict, Done):
            inbox.done(tx, event, verdict.problem)
        else:
            inbox.park(tx, event, verdict.problem)

    def _count_recovered(self) -> None:
        """Count the next try of an interrupted event before it runs: a crash in it must not go uncounted."""
        with self._transaction():
            inbox.count_again(self._tx(Journal(), b"", self._clock.now()), self._recovering[0].id)

    def _tx(self, journal: Journal, seed: bytes, now: int) -> Tx:
        return Tx(self._connection, self.fence, self._keys, now, seed, journal)

    def _next_seq(self, tx: Tx) -> None:
        seq = tx.scalar("UPDATE shop SET seq = seq + 1 WHERE epoch = ? RETURNING seq", self._epoch)
        if seq is None:
            log.event(_log, "epoch_moved", level=logging.CRITICAL, mine=self._epoch)
            os._exit(Exit.ALREADY_RUNNING)

    def _settle_after(self, journal: Journal) -> None:
        if journal.effects or journal.owes:
            self._witness()
        if journal.owes and self._anchor:
            self._anchor.write(mark_of(self._connection))
        if journal.effects or journal.owes:
            self._carry_out(journal.effects)

    def _carry_out(self, effects: Sequence[object]) -> None:
        """Hand over what is committed; a screen that fails is no reason to end the shop, or to keep anyone waiting."""
        try:
            self._after(effects)
        except Exception as error:
            log.trace(log.error_code(error), error, where="effects")

    def _rolled_back(self, error: Exception, jobs: list[_Job]) -> None:
        """The whole turn came to nothing. A full disk is waited out; an I/O error ends the process.

        After a failed write or fsync the kernel may have dropped the pages, so trying again could "succeed" with
        data missing: only a fresh start, which reads the file anew, is sound.
        """
        if self._scribe:
            self._scribe.rolled_back()
        for job in jobs:
            job.future.set_exception(error)
        log.event(_log, "commit_failed", level=logging.ERROR, error=str(error))
        if isinstance(error, DatabaseError) and "I/O error" in str(error):
            os._exit(Exit.IO)
        if isinstance(error, DatabaseError) and "is full" in str(error):
            self._full()
        if self._thread:
            with self._condition:
                self._condition.wait(_DISK_FULL_PAUSE)


class _Undid(Exception):
    """While an event was handled, SQLite rolled back the whole transaction."""

    def __init__(self, event_id: int, error: BaseException) -> None:
        super().__init__(event_id)
        self.event_id = event_id
        self.error = error


class CrashedTooOften(Exception):
    """The event took the process down with it as often as it may."""


def _is_fatal(error: DatabaseError) -> bool:
    return isinstance(error, OperationalError) and any(
        sign in str(error) for sign in ("I/O error", "disk is full", "malformed", "readonly")
    )
