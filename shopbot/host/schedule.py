"""Jobs: one thread looks every few seconds whose hour has come and hands each in as an event, once an hour-slot.

`schedule` decides when to look; whether a job is due is decided by the shop's own clock and the `job` table. So a job
never runs twice for one slot, a missed slot is caught up once, and a clock turned forward by the demo is obeyed.
"""

import logging
import threading
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import schedule

from shopbot import log
from shopbot.clock import Clock
from shopbot.db import inbox
from shopbot.db.clerk import Clerk, Stopped
from shopbot.db.tx import Tx
from shopbot.host.plugin import Job
from shopbot.host.registry import Registry

_LOOK_SECONDS = 1
_log = logging.getLogger("shopbot.host")


class Scheduler:
    """The job thread of one shop. `registry` is asked anew at each look, so switched-off plugins fall silent."""

    def __init__(self, clerk: Clerk, clock: Clock, zone: ZoneInfo) -> None:
        self._clerk = clerk
        self._clock = clock
        self._zone = zone
        self._registry = Registry()
        self._last: dict[str, str] = {}
        self._stop = threading.Event()
        self._timer = schedule.Scheduler()
        self._timer.every(_LOOK_SECONDS).seconds.do(self.look)
        self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)

    def use(self, registry: Registry) -> None:
        """Take the jobs of these plugins."""
        self._registry = registry

    def start(self) -> None:
        """Look in a thread until `stop`."""
        self._thread.start()

    def stop(self, timeout: float | None = None) -> None:
        """End the thread; wait for it no longer than `timeout` (real) seconds."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        while not self._stop.wait(0.5):
            try:
                self._timer.run_pending()
            except Stopped:
                return
            except Exception as error:
                # The disk is full, say: what was not handed in is still due.
                log.event(_log, "jobs_not_handed_in", level=logging.ERROR, error=type(error).__name__)

    def look(self) -> int:
        """Hand in every job whose slot is new; return how many."""
        due = []
        for place, job in self._registry.jobs.items():
            slot = self._slot(job)
            if self._last.get(place) != slot:
                due.append((place, job, slot))
        if not due:
            return 0
        started = self._clerk.write(lambda tx: sum(offer(tx, job, slot) for _, job, slot in due))
        self._last |= {place: slot for place, _, slot in due}
        return started

    def _slot(self, job: Job) -> str:
        """Return the name of the job's newest slot that has begun, in the past or now."""
        now = self._clock.now()
        if job.seconds:
            return str(now // job.seconds)
        here = datetime.fromtimestamp(now, self._zone)
        begun = here if here.strftime("%H:%M") >= (job.at or "") else here - timedelta(days=1)
        return begun.date().isoformat()


def offer(tx: Tx, job: Job, slot: str) -> bool:
    """Store the job's event for this slot, unless the slot had one; tell whether it was stored.

    The first sight of a job only notes the slot: a plugin switched on at noon does not run what was due at night.
    """
    owner, name = job.handler.plugin, job.handler.name
    known = tx.house.row("SELECT last_slot FROM job WHERE owner = ? AND name = ?", owner, name)
    if known is not None and known["last_slot"] == slot:
        return False
    tx.house.run(
        "INSERT INTO job (owner, name, last_slot) VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET last_slot = excluded.last_slot",
        owner, name, slot,
    )  # fmt: skip
    if known is None:
        return False
    return inbox.put(tx, "job", f"{owner}.{name}:{slot}", {"owner": owner, "name": name}, lane=inbox.BACKGROUND)
