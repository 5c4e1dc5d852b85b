"""Jobs: each slot once, however often somebody looks, whatever the clock does."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from freezegun import freeze_time

from shopbot.clock import Clock, ManualClock
from shopbot.db import store
from shopbot.db.clerk import Clerk, Done
from shopbot.db.inbox import Event
from shopbot.db.tx import Tx
from shopbot.host.context import Context
from shopbot.host.plugin import NoSettings, Plugin
from shopbot.host.registry import Registry
from shopbot.host.schedule import Scheduler

NOON = 1_767_268_800  # 2026-01-01 12:00 UTC, 19:00 in Jakarta
plugin = Plugin("worker")


@plugin.every(minutes=5)
def often(ctx: Context[NoSettings]) -> None:
    """Run each five minutes."""


@plugin.daily("20:00")
def nightly(ctx: Context[NoSettings]) -> None:
    """Run once an evening, in the shop's zone."""


class Desk:
    """Notes which jobs ran."""

    def __init__(self) -> None:
        self.ran: list[str] = []

    def handle(self, tx: Tx, event: Event) -> None:
        self.ran.append(event.body["name"])

    def failed(self, tx: Tx, event: Event, error: BaseException) -> Done:
        raise AssertionError from error


class Shop:
    """A file, a clerk turned by hand, and the scheduler over it."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.desk = Desk()
        self.store = store.create(folder, bytes(32), clock)
        self.clerk = Clerk(self.store.writer, self.store.keys, clock, self.desk)
        self.scheduler = self.new_scheduler(clock)

    def new_scheduler(self, clock: Clock) -> Scheduler:
        scheduler = Scheduler(self.clerk, clock, ZoneInfo("Asia/Jakarta"))
        scheduler.use(Registry.of([plugin], Plugin("shopbot")))
        return scheduler

    def look(self) -> list[str]:
        self.scheduler.look()
        return self.work()

    def work(self) -> list[str]:
        self.desk.ran.clear()
        while self.clerk.turn():
            pass
        return list(self.desk.ran)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOON)


@pytest.fixture
def shop(tmp_path: Path, clock: ManualClock) -> Iterator[Shop]:
    made = Shop(tmp_path / "data", clock)
    yield made
    made.store.close()


def test_a_job_seen_for_the_first_time_waits_for_its_next_slot(shop: Shop, clock: ManualClock) -> None:
    assert shop.look() == []
    clock.advance(300)
    assert shop.look() == ["often"]


def test_looking_often_runs_a_slot_once(shop: Shop, clock: ManualClock) -> None:
    shop.look()
    clock.advance(300)
    assert [shop.look(), shop.look(), shop.look()] == [["often"], [], []]


def test_a_second_scheduler_or_a_restart_does_not_run_it_again(shop: Shop, clock: ManualClock) -> None:
    shop.look()
    clock.advance(300)
    shop.look()
    shop.scheduler = shop.new_scheduler(clock)
    assert shop.look() == []


def test_slots_missed_while_the_shop_was_off_are_caught_up_once(shop: Shop, clock: ManualClock) -> None:
    shop.look()
    clock.advance(86_400)
    assert sorted(shop.look()) == ["nightly", "often"]


def test_a_daily_job_keeps_to_the_shops_own_evening(shop: Shop, clock: ManualClock) -> None:
    shop.look()
    clock.advance(3600 - 60)
    assert "nightly" not in shop.look()
    clock.advance(60)
    assert "nightly" in shop.look()
    clock.advance(7200)
    assert "nightly" not in shop.look()


def test_a_job_of_a_plugin_that_went_off_falls_silent(shop: Shop, clock: ManualClock) -> None:
    shop.look()
    shop.scheduler.use(Registry())
    clock.advance(600)
    assert shop.look() == []


def test_wall_time_alone_decides_when_somebody_looks(tmp_path: Path) -> None:
    with freeze_time(datetime.fromtimestamp(NOON, UTC)) as wall:
        shop = Shop(tmp_path / "data", Clock())
        shop.look()
        shop.scheduler._timer.run_pending()
        wall.tick(301)
        shop.scheduler._timer.run_pending()
        assert shop.work() == ["often"]
        shop.store.close()


def test_a_full_disk_does_not_end_the_jobs_for_good(shop: Shop, clock: ManualClock) -> None:
    """Without jobs no unpaid order would ever end, and the shop would only seem to live."""
    real, asked, again = shop.clerk.write, threading.Event(), threading.Event()

    def full_once(work: Callable[[Tx], int]) -> int:
        if not asked.is_set():
            asked.set()
            raise OSError("disk is full")
        again.set()
        return real(work)

    shop.clerk.write = full_once  # type: ignore[method-assign, assignment]
    shop.clerk.start()
    shop.scheduler.start()
    assert again.wait(20)
    shop.scheduler.stop()
    shop.clerk.stop()
