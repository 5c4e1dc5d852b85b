"""One thread that looks after the shop while the clerk sells: clock, disk, health, measures, errors.

It looks each second at the clock, more seldom at the rest, and hands the clerk only what is new: a shop where all goes
well is not made to write because somebody watches it. Nothing here decides about goods or money; a full disk stops the
selling through a row that `trade/pauses.py` reads.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from shopbot import log
from shopbot.clock import SteadyClock
from shopbot.db.clerk import Clerk, Stopped
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Tx
from shopbot.host import disk, health, measures
from shopbot.host.disk import DiskGuard
from shopbot.host.health import Health, Signs
from shopbot.host.measures import Measured, Meter
from shopbot.host.troubles import Troubles
from shopbot.trade import pauses

_log = logging.getLogger("shopbot.host")
_LOOK_SECONDS = 1.0
_DISK_SECONDS, _TROUBLE_SECONDS, _HEALTH_SECONDS = 5.0, 5.0, 20.0
_NEWEST = (
    "SELECT received_at FROM inbox ORDER BY id DESC LIMIT 1",
    "SELECT at FROM audit ORDER BY id DESC LIMIT 1",
    "SELECT at FROM posting ORDER BY id DESC LIMIT 1",
    "SELECT max(at) FROM measured",
)


@dataclass(frozen=True)
class FollowClock:
    """The effect of staff saying that the machine's clock is right."""


def begin_clock(clock: SteadyClock, db: Reader) -> None:
    """Hold the clock to the last moment the shop's file knows of, before anything is done by it."""
    known = [int(at) for sql in _NEWEST if (at := db.scalar(sql)) is not None]
    doubted = db.scalar("SELECT 1 FROM health WHERE name = 'clock' AND level = 'bad'") is not None
    if known:
        clock.begin(max(known), doubted=doubted)


class Guards:
    """The thread of one shop, from `start` to `stop`.

    `signs` returns what the process knows; `turns` how many turns of the clerk took how long, by the bounds of `meter`;
    `path` is the shop's file. `look` is one round of it all, for tests too.
    """

    def __init__(
        self,
        clerk: Clerk,
        reader: Reader,
        clock: SteadyClock,
        guard: DiskGuard,
        troubles: Troubles,
        signs: Callable[[], Signs],
        turns: Callable[[], list[int]],
        meter: Meter,
        path: Path,
    ) -> None:
        self._clerk = clerk
        self._reader = reader
        self._clock = clock
        self._disk = guard
        self._troubles = troubles
        self._signs = signs
        self._turns = turns
        self._meter = meter
        self._path = path
        self._stop = threading.Event()
        rounds: tuple[tuple[Callable[[], object], float], ...] = (
            (self.look_at_disk, _DISK_SECONDS),
            (self.examine, _HEALTH_SECONDS),
            (self.write_troubles, _TROUBLE_SECONDS),
            (self.measure, measures.EVERY),
        )
        self._rounds = {work: (seconds, clock.monotonic() - seconds) for work, seconds in rounds}
        self._thread = threading.Thread(target=self._run, name="guards", daemon=True)

    def start(self) -> None:
        """Look until `stop`."""
        self._thread.start()

    def stop(self, timeout: float = 1.0) -> None:
        """End the thread."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        while not self._stop.wait(_LOOK_SECONDS):
            try:
                self.look()
            except Stopped:
                return
            except Exception as error:
                # The disk is full, say, and nothing can be written: what is to be told is told once it can be.
                log.event(_log, "guards_failed", level=logging.ERROR, error=type(error).__name__)

    def look(self) -> None:
        """Look at the clock, and at whatever else is due."""
        self._clock.look()
        now = self._clock.monotonic()
        for work, (seconds, last) in self._rounds.items():
            if now - last >= seconds:
                self._rounds[work] = (seconds, now)
                work()

    def look_at_disk(self) -> None:
        """See how much room there is; stop the selling, or let it go on."""
        room = self._disk.look(disk.lines(self._reader))
        stopped = pauses.get(self._reader, "disk") is not None
        if stopped != (room.level == "bad"):
            level = logging.INFO if stopped else logging.CRITICAL
            log.event(_log, "selling_goes_on" if stopped else "selling_stopped", level=level, free=room.free)
            self._clerk.write(lambda tx: pauses.end(tx, "disk") if stopped else pauses.begin(tx, "disk", HOUSE))
            self.examine()

    def examine(self) -> Health:
        """Examine the shop; note and tell what is new."""
        found = health.examine(self._reader, self._clock.now(), self._signs())
        if health.is_news(self._reader, found, self._clock.now()):
            self._clerk.write(lambda tx: health.note(tx, found))
        return found

    def write_troubles(self) -> None:
        """Write down which errors were met, with the next commit."""
        if self._troubles.waits:
            self._clerk.later(self._troubles.write)

    def measure(self) -> None:
        """Measure once, and keep it with the next commit."""
        inbox, outbox, errands = measures.queues(self._reader)
        found = Measured(
            at=self._clock.now(), cpu=self._meter.cpu(), memory=measures.resident_bytes(),
            disk=disk.free_bytes(self._path.parent), file=measures.file_bytes(self._path), inbox=inbox, outbox=outbox,
            errands=errands, answer=self._meter.answer(self._turns()),
        )  # fmt: skip
        self._clerk.later(lambda tx: measures.keep(tx, found))

    def follow_clock(self) -> None:
        """Take the machine's time as right, also if it is earlier: what waits for a later time waits no longer."""
        moved = self._clock.follow()
        log.event(_log, "clock_followed", level=logging.WARNING, seconds=moved)
        self._clerk.submit(lambda tx: _wait_no_longer(tx) if moved < 0 else None)


def _wait_no_longer(tx: Tx) -> None:
    """Make due what was to wait until a time that is far ahead now; doing any of it early does no harm."""
    house, far = tx.house, tx.now + 3600
    house.run("UPDATE inbox SET due_at = 0 WHERE state = 'new' AND due_at > ?", far)
    house.run("UPDATE outbox SET due_at = 0 WHERE state = 'due' AND due_at > ?", far)
    house.run("UPDATE errand SET due_at = 0 WHERE state = 'due' AND due_at > ?", far)
    house.run("UPDATE payment_method SET look_at = 0 WHERE look_at > ?", far)
    house.run("UPDATE payment SET look_at = ?2 WHERE look_at > ?1", far, tx.now)


def with_process(signs: Signs, clock: SteadyClock, guard: DiskGuard, troubles: Troubles) -> Signs:
    """Return the signs with what the guards know of clock, disk, memory and errors."""
    return replace(
        signs, room=guard.room, clock=True, doubt=clock.doubt, errors=troubles.lately(),
        memory=(measures.resident_bytes(), measures.memory_limit()),
    )  # fmt: skip
