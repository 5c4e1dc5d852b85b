"""Who is served next: one lane a chat, never two of its messages at a time, answers before what is owed.

Sender threads `take` a job, carry it out and say how it went with `finished`. Within a chat, answers leave in the
order they came, and so do owed messages; a job that has to be repeated stays at the head of its row. A tap's answer
belongs to no chat and waits for none.

Answers are only in memory until they have left, and a kill would take them along. So whoever makes them asks for `room`
first and is told when there is some again (`eased`). Only what could leave now counts: a chat that is held back because
it had its messages, or a Telegram that refuses everything, keeps nobody else waiting. Where nothing at all gets through
for `PATIENCE` seconds there is room again: a shop that goes on is worth more than answers a kill might take.
"""

import heapq
import itertools
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from shopbot.clock import Clock
from shopbot.telegram.pace import Pace

MOST_READY = 48  # chats with an answer on its way: enough for 32 senders to find their next one without the clerk
_EASED = 32  # and so many when more are asked for: one commit makes several
PATIENCE = 5.0


@dataclass(eq=False)
class Job:
    """Something to send. `work` does it and returns None, or the seconds after which to try again.

    `chat` None: an answered tap. `owed`: it waits for answers of the same chat; `bulk`: and for its share of the 30 a
    second; `patient`: and for everybody else's. `counts`: it takes one of the chat's messages. `edits`: the message it
    changes; a later job for the same one takes its place. `needed` is asked before `work` is begun. `kept` is set by
    work that will call `finished` itself, later: until then nothing else leaves for that chat.
    """

    chat: int | None
    work: Callable[["Job"], float | None]
    owed: bool = False
    bulk: bool = False
    patient: bool = False
    counts: bool = True
    edits: int | None = None
    needed: Callable[[], bool] | None = None
    tries: int = 0
    since: float = 0.0
    kept: bool = False
    lane: "Lane | None" = None


@dataclass(eq=False)
class _Row:
    jobs: deque[Job] = field(default_factory=deque)
    not_before: float = float("-inf")


@dataclass(eq=False)
class Lane:
    """One chat's two rows. `place` is where it stands now, so that an outdated place in a queue is recognised."""

    chat: int | None
    quick: _Row = field(default_factory=_Row)
    owed: _Row = field(default_factory=_Row)
    place: object = None

    def row(self, job: Job) -> _Row:
        """Return the row `job` belongs to."""
        return self.owed if job.owed else self.quick


_BUSY, _ANSWERS, _BULK, _PATIENT = "busy", "answers", "bulk", "patient"


class Lanes:
    """All lanes, safe for many threads.

    Waits end when `clock.monotonic` says so; as it may be turned by hand, it is looked at every `longest_nap` seconds.
    """

    def __init__(self, clock: Clock, *, longest_nap: float = 1.0, eased: Callable[[], None] = lambda: None) -> None:
        self._clock = clock
        self._eased = eased
        self._pace = Pace()
        self._longest_nap = longest_nap
        self._lanes: dict[int, Lane] = {}
        self._answers: deque[Lane] = deque()
        self._bulk: deque[Lane] = deque()
        self._patient: deque[Lane] = deque()
        self._timed: list[tuple[float, int, Lane]] = []
        self._numbers = itertools.count()
        self._open = 0
        self._leaving = 0
        self._full_since: float | None = None
        self._closed = False
        self._stopped = False
        self._watched = False
        lock = threading.Lock()
        self._changed = threading.Condition(lock)
        self._calm = threading.Condition(lock)

    # --- handing in ---

    def put(self, job: Job, *, after: float = 0.0) -> None:
        """Hand in a job; `after` (only for one without a chat) keeps it back that many seconds."""
        with self._changed:
            now = self._clock.monotonic()
            job.since = now
            lane = self._lane(job.chat)
            row = lane.row(job)
            if job.edits is not None and row.jobs and row.jobs[-1].edits == job.edits:
                row.jobs[-1] = job
                return
            row.jobs.append(job)
            if after:
                row.not_before = now + after
            if not job.needed:
                self._open += 1
            if lane.place is not _BUSY:
                self._place(lane, now)
            self._changed.notify()

    def refused(self, chat: int, retry_after: float) -> None:
        """Obey Telegram's 429 for a chat."""
        with self._changed:
            self._pace.refused(chat, retry_after, self._clock.monotonic())

    def hold(self) -> None:
        """Count something as unfinished that is in no lane: a mark on its way into the file."""
        with self._changed:
            self._open += 1

    def release(self) -> None:
        """Count it as finished."""
        with self._changed:
            self._close_one()

    def drop_owed(self, chat: int | None = None) -> None:
        """Take out what is owed, to one chat or to all, and not begun."""
        with self._changed:
            chosen = self._lanes.values() if chat is None else filter(None, [self._lanes.get(chat)])
            for lane in chosen:
                for _ in lane.owed.jobs:
                    self._close_one()
                lane.owed.jobs.clear()

    # --- how much there is ---

    def room(self) -> int:
        """Return for how many chats more an answer may be made now. After 0, `eased` is called once there is room."""
        with self._changed:
            if self._closed:
                return 0
            now = self._clock.monotonic()
            left = MOST_READY - self._ready()
            if left > 0:
                self._full_since = None
                return left
            if self._full_since is None:
                self._full_since = now
            return MOST_READY if now - self._full_since >= PATIENCE else 0

    def close(self) -> None:
        """Have room for nothing more; what was handed in still leaves."""
        with self._changed:
            self._closed = True

    # --- serving ---

    def take(self) -> Job | None:
        """Wait for the next job that may leave and return it; None once stopped."""
        with self._changed:
            while not self._stopped:
                now = self._clock.monotonic()
                found = self._next(now)
                if found:
                    if not self._watched and (self._timed or self._slow()):
                        self._changed.notify()  # someone else keeps the time now
                    return found
                self._wait(now)
            return None

    def finished(self, job: Job, again_in: float | None = None) -> None:
        """Let the job's chat have its next one; with `again_in` the same is tried again after so many seconds."""
        if self._put_back(job, again_in):
            self._eased()

    def _put_back(self, job: Job, again_in: float | None) -> bool:
        """Do so, and tell whether there is room for answers that was asked for."""
        with self._changed:
            now = self._clock.monotonic()
            lane = job.lane or self._lane(job.chat)
            self._leaving -= not job.owed
            if again_in is None:
                if not job.needed:
                    self._close_one()
            else:
                job.tries += 1
                row = lane.row(job)
                row.jobs.appendleft(job)
                row.not_before = now + again_in
            self._place(lane, now)
            if lane.place is not None:
                self._changed.notify()
            return self._eases(now, sent=again_in is None)

    def wait_calm(self, timeout: float) -> bool:
        """Wait until nothing is unfinished; False when that took more than `timeout` (real) seconds."""
        with self._calm:
            return self._calm.wait_for(lambda: self._open == 0, timeout)

    def stop(self) -> None:
        """Give out no more jobs."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    # --- inside, with the lock held ---

    def _lane(self, chat: int | None) -> Lane:
        return Lane(None) if chat is None else self._lanes.setdefault(chat, Lane(chat))

    def _ready(self) -> int:
        """Return how many chats have an answer that leaves or could leave now; not counted beyond the most."""
        ready = self._leaving
        for lane in self._answers:
            if ready >= MOST_READY:
                break
            ready += lane.place is _ANSWERS and bool(lane.quick.jobs)
        return ready

    def _eases(self, now: float, *, sent: bool) -> bool:
        if self._full_since is None:
            return False
        if sent:
            self._full_since = now  # Telegram takes them: it is worth waiting for
        return self._ready() <= _EASED

    def _close_one(self) -> None:
        self._open -= 1
        if self._open == 0:
            self._calm.notify_all()

    def _place(self, lane: Lane, now: float) -> None:
        """Put a lane that nobody serves where it belongs: nowhere, a queue, or the timetable."""
        quick_at, owed_at = self._ready_at(lane, lane.quick, now), self._ready_at(lane, lane.owed, now)
        at = min(quick_at, owed_at)
        if at == float("inf"):
            lane.place = None
            if lane.chat is not None:
                self._lanes.pop(lane.chat, None)
        elif at > now:
            lane.place = number = next(self._numbers)
            heapq.heappush(self._timed, (at, number, lane))
        elif quick_at <= now or not lane.owed.jobs[0].bulk:
            if lane.place is not _ANSWERS:
                lane.place = _ANSWERS
                self._answers.append(lane)
        else:
            place, queue = (_PATIENT, self._patient) if lane.owed.jobs[0].patient else (_BULK, self._bulk)
            if lane.place is not place:
                lane.place = place
                queue.append(lane)

    def _ready_at(self, lane: Lane, row: _Row, now: float) -> float:
        if not row.jobs:
            return float("inf")
        return max(row.not_before, self._pace.chat_at(lane.chat, now) if row.jobs[0].counts else now)

    def _next(self, now: float) -> Job | None:
        while self._timed and self._timed[0][0] <= now:
            _, number, lane = heapq.heappop(self._timed)
            if lane.place == number:
                self._place(lane, now)
        found = self._serve(self._answers, _ANSWERS, now)
        if found or not self._slow() or self._pace.bulk_at(now) > now:
            return found
        return self._serve(self._bulk, _BULK, now) or self._serve(self._patient, _PATIENT, now)

    def _slow(self) -> bool:
        """Tell whether anything waits for its share of the 30 a second."""
        return bool(self._bulk or self._patient)

    def _serve(self, queue: deque[Lane], place: str, now: float) -> Job | None:
        while queue:
            lane = queue.popleft()
            if lane.place is not place:
                continue
            lane.place = None
            job = self._pick(lane, now)
            if job:
                return job
        return None

    def _pick(self, lane: Lane, now: float) -> Job | None:
        for row in (lane.quick, lane.owed):
            if self._ready_at(lane, row, now) > now:
                continue
            job = row.jobs.popleft()
            if job.needed and not job.needed():
                return None  # such a job is alone in its lane
            lane.place, job.lane = _BUSY, lane
            self._leaving += not job.owed
            if job.counts and lane.chat is not None:
                self._pace.sent(lane.chat, now, bulk=job.bulk)
            elif job.bulk:
                self._pace.shared(now)
            return job
        self._place(lane, now)
        return None

    def _wait(self, now: float) -> None:
        """One waiting thread keeps the time; the others sleep until there is work."""
        nap = self._nap(now)
        if self._watched or nap is None:
            self._changed.wait()
            return
        self._watched = True
        self._changed.wait(nap)
        self._watched = False

    def _nap(self, now: float) -> float | None:
        times = [self._timed[0][0]] if self._timed else []
        if self._slow():
            times.append(self._pace.bulk_at(now))
        return min(max(min(times) - now, 0.001), self._longest_nap) if times else None
