"""What the shop owes, brought from the outbox to the lanes, and how it went brought back into the file.

A message stays in memory as "under way" until the note that it was sent is durable, so one process sends it once; only
a process that dies in between leaves it to be sent a second time, with the same words.
"""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from queue import LifoQueue
from typing import Any

from shopbot import log
from shopbot.clock import Clock
from shopbot.db import outbox
from shopbot.db.clerk import Clerk, Stopped
from shopbot.db.fence import HOUSE
from shopbot.db.outbox import Owed
from shopbot.db.tx import Reader, Tx
from shopbot.host.screen import Rendered
from shopbot.telegram import verdict
from shopbot.telegram.api import ApiError, Unreachable
from shopbot.telegram.backoff import delay
from shopbot.telegram.lanes import Job, Lanes
from shopbot.telegram.messenger import Delivery, Messenger, Renewal
from shopbot.telegram.render import How, parts
from shopbot.telegram.screens import pushed_up
from shopbot.telegram.verdict import Verdict

_LOOK_SECONDS = 0.2
_GATHER_SECONDS = 0.01  # a crowd's commits are looked at together
_PAGE = 200
_MOST_UNDER_WAY = 400
_MOST_IN_CHAT = 20
_MOST_READERS = 4
_MOST_DELAY = 300.0
_MARK_PAUSE = 2.0
_log = logging.getLogger("shopbot.telegram")

Render = Callable[[Reader, Owed], list[Rendered]]
Find = Callable[[Reader, int, int, int], list[Owed]]


def erase_later(tx: Tx, chat: int, message_id: int, at: int) -> None:
    """Owe a chat the deletion of a message at `at` (UTC seconds): kept through restarts like every debt."""
    row = outbox.erase(tx, chat, message_id)
    if row:
        outbox.again(tx, row, at, "not yet")


class Readers:
    """A few reading connections, opened as they are needed: a message that renders slowly holds up no other."""

    def __init__(self, factory: Callable[[], Reader]) -> None:
        self._factory = factory
        self._free: LifoQueue[Reader | None] = LifoQueue()
        for _ in range(_MOST_READERS):
            self._free.put(None)

    def use(self, work: Callable[[Reader], Any]) -> Any:
        """Do `work` with a connection that nobody else uses meanwhile."""
        reader = self._free.get()
        try:
            reader = reader or self._factory()
            return work(reader)
        finally:
            self._free.put(reader)


class Debts:
    """Looks for due messages and carries them out through `lanes`.

    `render(reader, owed)` gives the same messages each time. `blocked(tx, chat)` is called in the commit that parks a
    chat. `is_here(chat)` tells whether its person has just done something: what they wait for is no bulk.
    `patient(owed)` tells what nobody waits for: it leaves after all else, and rather not at all than twice.
    """

    def __init__(
        self,
        clerk: Clerk,
        readers: Readers,
        render: Render,
        messenger: Messenger,
        lanes: Lanes,
        clock: Clock,
        *,
        blocked: Callable[[Tx, int], None],
        is_here: Callable[[int], bool],
        moved: Callable[[Tx, int, int], object] = outbox.move_chat,
        patient: Callable[[Owed], bool] = lambda owed: False,
    ) -> None:
        self._clerk = clerk
        self._readers = readers
        self._render = render
        self._messenger = messenger
        self._lanes = lanes
        self._clock = clock
        self._blocked = blocked
        self._is_here = is_here
        self._moved = moved
        self._patient = patient
        self._lock = threading.Lock()
        self._scanning = threading.Lock()
        self._under_way: dict[int, int] = {}
        self._in_chat: Counter[int] = Counter()
        self._newest = 0
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="owed", daemon=True)

    def start(self) -> None:
        """Look in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopping.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join(2.0)

    def wake(self) -> None:
        """Look now."""
        self._wake.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            started = time.monotonic()  # of the processor's time, which nobody turns forward
            try:
                self.look()
            except Exception as error:
                log.trace(log.error_code(error), error, where="owed")
            # A look through a long list must not take up the processor: rest four times as long as it took.
            rest = max(_LOOK_SECONDS, 4 * (time.monotonic() - started))
            self._wake.wait(min(rest, 5.0))
            self._stopping.wait(_GATHER_SECONDS)
            self._wake.clear()

    # --- from the outbox to the lanes ---

    def look(self) -> int:
        """Take what is due into the lanes; return how much it was."""
        with self._scanning:
            # Taken before reading: a row that is still due in what is read now was under way then, or is taken by this
            # look, which reads twice: it may have left, and have been noted, since the second reading.
            with self._lock:
                busy = set(self._under_way)
            found = self._readers.use(lambda reader: self._fresh(reader, busy) + self._backlog(reader, busy))
            return int(found)

    def _fresh(self, reader: Reader, busy: set[int]) -> int:
        """Take in what came since the last look, so that someone who waits is not behind a long list."""
        taken = 0
        find = outbox.fresh if self._newest else outbox.due  # a process that has just begun was never there
        for owed in self._pages(find, reader, self._newest):
            self._newest = owed.id
            if self._room() or self._is_here(owed.chat):
                taken += self._consider(owed, busy)
        return taken

    def _backlog(self, reader: Reader, busy: set[int]) -> int:
        taken = 0
        if self._room():
            for owed in self._pages(outbox.due, reader, 0):
                taken += self._consider(owed, busy)
                if not self._room():
                    break
        return taken

    def _pages(self, find: Find, reader: Reader, after: int) -> Iterator[Owed]:
        while page := find(reader, self._clock.now(), after, _PAGE):
            yield from page
            after = page[-1].id

    def _room(self) -> bool:
        return len(self._under_way) < _MOST_UNDER_WAY

    def _consider(self, owed: Owed, busy: set[int]) -> int:
        with self._lock:
            if owed.id in busy or owed.id in self._under_way or self._in_chat[owed.chat] >= _MOST_IN_CHAT:
                return 0
            busy.add(owed.id)
            self._under_way[owed.id] = owed.chat
            self._in_chat[owed.chat] += 1
        self._lanes.put(self._job(owed))
        return 1

    def _job(self, owed: Owed) -> Job:
        if (owed.owner, owed.name) == (HOUSE, outbox.ERASE):
            bulk = not self._is_here(owed.chat)
            return Job(owed.chat, lambda job: self._erase(job, owed), owed=True, bulk=bulk, counts=False)
        state: list[Delivery] = []
        patient = self._patient(owed)
        bulk = patient or not self._is_here(owed.chat)
        return Job(owed.chat, lambda job: self._deliver(job, owed, state), owed=True, bulk=bulk, patient=patient)

    # --- carried out by sender threads ---

    def _deliver(self, job: Job, owed: Owed, state: list[Delivery]) -> float | None:
        if not state:
            try:
                delivery = self._rendered(owed)
            except Exception as error:
                self._not_rendered(owed, error)
                return None
            if delivery is None:
                self._note(lambda tx: outbox.dead(tx, owed.id, outbox.WITHDRAWN), [owed.id])
                return None
            state.append(delivery)
        if job.patient and not self._begins(owed):
            return None
        return self._tried(job, owed, state[0].go, lambda: state[0].ids)

    def _begins(self, owed: Owed) -> bool:
        """Note that a patient message is about to leave; False, and it is given up, when an earlier try may have.

        A process that dies in between leaves the mark behind: nobody knows then whether Telegram has it.
        """
        if owed.begun:
            self._note(lambda tx: outbox.dead(tx, owed.id, outbox.UNKNOWN), [owed.id])
            return False
        try:
            self._clerk.write(lambda tx: outbox.begun(tx, owed.id))
        except Stopped:
            return False
        return True

    def _rendered(self, owed: Owed) -> Delivery | None:
        messages = self._readers.use(lambda reader: self._render(reader, owed))
        if not messages:
            return None
        everything = [part for message in messages for part in parts(message)]
        how = How(silent=not owed.rings, thread=owed.thread)
        if owed.message_id is None:
            return Delivery(self._messenger, owed.chat, everything, how)
        return Renewal(self._messenger, owed.chat, everything, how, owed.message_id)

    def _not_rendered(self, owed: Owed, error: Exception) -> None:
        """Try again later, after the others: the fault is in this message alone."""
        code = log.error_code(error)
        log.trace(code, error, owed=owed.id, owner=owed.owner, name=owed.name)
        at = self._clock.now() + int(delay(owed.tries, _MOST_DELAY)) + 1
        self._note(lambda tx: outbox.again(tx, owed.id, at, code), [owed.id])

    def _erase(self, job: Job, owed: Owed) -> float | None:
        message_id = int(owed.args["message_id"])
        return self._tried(job, owed, lambda: self._messenger.delete(owed.chat, message_id), list)

    def _tried(self, job: Job, owed: Owed, work: Callable[[], object], ids: Callable[[], list[int]]) -> float | None:
        try:
            work()
        except ApiError as error:
            return self._refused(job, owed, error)
        except Unreachable as error:
            if job.patient and error.may_have_acted:
                self._note(lambda tx: outbox.dead(tx, owed.id, outbox.UNKNOWN), [owed.id])
                return None
            return self._later(job, owed, error.problem)
        except Exception as error:
            self._not_rendered(owed, error)
            return None
        # The chat gets nothing more until this is noted: a crash can repeat one message of a chat, never two.
        job.kept = True
        self._note(lambda tx: _sent(tx, owed, ids()), [owed.id], job)
        return None

    def _refused(self, job: Job, owed: Owed, error: ApiError) -> float | None:
        found = verdict.of(error)
        if found is Verdict.WAIT:
            self._lanes.refused(owed.chat, error.retry_after or 1.0)
            return 0.0
        if found is Verdict.AGAIN:
            return self._later(job, owed, str(error))
        if found is Verdict.BLOCKED:
            self.park(owed.chat, error.description)
            return None
        if error.moved_to is not None:
            self._follow(owed.chat, error.moved_to)
            return None
        log.event(
            _log, "owed_is_dead", level=logging.CRITICAL, owed=owed.id, owner=owed.owner, name=owed.name,
            chat=owed.chat, refused=error.description,
        )  # fmt: skip
        self._note(lambda tx: outbox.dead(tx, owed.id, error.description), [owed.id])
        return None

    def _later(self, job: Job, owed: Owed, problem: str) -> float:
        """Keep it at the head of its row; the file is told too, for the next process."""
        seconds = delay(owed.tries + job.tries, _MOST_DELAY)
        at = self._clock.now() + int(seconds)
        self._clerk.later(lambda tx: outbox.again(tx, owed.id, at, problem))
        return seconds

    def park(self, chat: int, problem: str) -> None:
        """Hold everything owed to a chat that cannot be reached, and tell whoever keeps the list of people."""
        log.event(_log, "chat_parked", chat=chat, problem=problem)
        self._note(lambda tx: self._park_now(tx, chat, problem), self._dropped(chat))

    def _follow(self, old: int, new: int) -> None:
        """Owe the supergroup what is still owed to the group it was."""
        log.event(_log, "group_moved", chat=old)
        self._note(lambda tx: self._moved(tx, old, new), self._dropped(old))

    def _dropped(self, chat: int) -> list[int]:
        """Take out of the lanes what is owed to a chat; return all of it that is under way."""
        self._lanes.drop_owed(chat)
        with self._lock:
            return [number for number, owner in self._under_way.items() if owner == chat]

    def _park_now(self, tx: Tx, chat: int, problem: str) -> None:
        outbox.park_chat(tx, chat, problem)
        self._blocked(tx, chat)

    # --- back into the file ---

    def _note(self, work: Callable[[Tx], object], numbers: Sequence[int], job: Job | None = None) -> None:
        """Write how it went; only when that is durable may the outbox be believed about `numbers` again.

        `job` has its chat to itself until then.
        """
        self._lanes.hold()
        self._submit(work, numbers, job)

    def _submit(self, work: Callable[[Tx], object], numbers: Sequence[int], job: Job | None) -> None:
        try:
            future = self._clerk.submit(work)
        except Stopped:
            self._let_go(job)
            return
        future.add_done_callback(
            lambda noted: self._submit_again(work, numbers, job) if noted.exception() else self._noted(numbers, job)
        )

    def _submit_again(self, work: Callable[[Tx], object], numbers: Sequence[int], job: Job | None) -> None:
        """The commit failed, on a full disk say. Sending again instead would be a repeat without need."""
        timer = threading.Timer(_MARK_PAUSE, self._submit, (work, numbers, job))
        timer.daemon = True
        timer.start()

    def _let_go(self, job: Job | None) -> None:
        if job:
            self._lanes.finished(job)
        self._lanes.release()

    def _noted(self, numbers: Sequence[int], job: Job | None) -> None:
        with self._lock:
            for number in numbers:
                chat = self._under_way.pop(number, None)
                if chat is not None:
                    self._in_chat[chat] -= 1
                    if not self._in_chat[chat]:
                        del self._in_chat[chat]
        self._let_go(job)


def _sent(tx: Tx, owed: Owed, ids: list[int]) -> None:
    outbox.sent(tx, owed.id, ids[-1] if ids else None, owed.version)
    if ids and ids != [owed.message_id]:
        pushed_up(tx, owed.chat, len(ids))
