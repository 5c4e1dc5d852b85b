"""What looks after the shop: a disk that fills up, a clock that jumps, checks that go wrong and are well again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from shopbot import log
from shopbot.clock import ManualClock, SteadyClock
from shopbot.db import inbox
from shopbot.db.connection import DatabaseError
from shopbot.db.tx import Tx
from shopbot.host import health
from shopbot.host.disk import MIB, DiskGuard, Lines, Reserve
from shopbot.host.guards import Guards, begin_clock, with_process
from shopbot.host.health import Check, Health, Signs
from shopbot.host.measures import Meter, slowest
from shopbot.host.troubles import Troubles
from shopbot.testing import Person, TestShop
from shopbot.trade import orders, pauses, people, products, stock
from tests.plugins.whole import idr

LINES = Lines(warning=100 * MIB, stop=20 * MIB)
OWNER = 1000


class Disk:
    """A disk with so many bytes free."""

    def __init__(self, free: int) -> None:
        self.free = free

    def __call__(self, _folder: Path) -> int:
        return self.free


# --- the disk ---


def watched(disk: Disk, folder: Path, clock: ManualClock) -> DiskGuard:
    reserve = Reserve(folder / "reserve", 1 * MIB)
    return DiskGuard([folder], reserve=reserve, free=disk, monotonic=clock.monotonic)


@pytest.mark.parametrize(
    ("free", "levels"),
    [
        ((500, 99, 101, 109, 110), ("ok", "warn", "warn", "warn", "ok")),
        ((500, 19, 20, 29, 30), ("ok", "bad", "bad", "bad", "warn")),
        ((19, 31, 19), ("bad", "warn", "bad")),
    ],
)
def test_a_disk_that_hovers_at_a_line_does_not_flicker(
    tmp_path: Path, free: tuple[int, ...], levels: tuple[str, ...]
) -> None:
    disk = Disk(0)
    guard = watched(disk, tmp_path, ManualClock())
    found = []
    for megabytes in free:
        disk.free = megabytes * MIB
        found.append(guard.look(LINES).level)
    assert tuple(found) == levels


def test_the_reserve_is_given_up_when_nothing_else_is_left_and_made_anew_later(tmp_path: Path) -> None:
    disk, file = Disk(500 * MIB), tmp_path / "reserve"
    guard = watched(disk, tmp_path, ManualClock())
    guard.look(LINES)
    assert file.stat().st_size == MIB
    assert file.stat().st_blocks * 512 >= MIB, "it takes up room"
    assert file.stat().st_mode & 0o077 == 0
    disk.free = 19 * MIB
    guard.look(LINES)
    assert file.exists(), "not before it is needed: what fills the disk would eat it too"
    disk.free = 10 * MIB
    guard.look(LINES)
    assert not file.exists()
    disk.free = 29 * MIB
    guard.look(LINES)
    assert not file.exists()
    disk.free = 500 * MIB
    guard.look(LINES)
    assert file.exists()


def test_a_write_that_found_no_room_counts_although_the_disk_says_otherwise(tmp_path: Path) -> None:
    clock = ManualClock()
    guard = watched(Disk(500 * MIB), tmp_path, clock)
    guard.look(LINES)
    guard.full()
    assert guard.look(LINES).level == "bad"
    assert not (tmp_path / "reserve").exists()
    clock.advance(61)
    assert guard.look(LINES).level == "ok"


def test_a_full_disk_of_the_backups_does_not_stop_the_selling(tmp_path: Path) -> None:
    shop, backups = tmp_path / "shop", tmp_path / "backups"
    shop.mkdir()
    backups.mkdir()
    guard = DiskGuard([shop], [backups], free=lambda folder: 0 if folder == backups else 500 * MIB, monotonic=float)
    assert (guard.look(LINES).level, guard.look(LINES).where) == ("warn", backups)


def test_a_reserve_that_does_not_fit_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.posix_fallocate", full)
    guard = watched(Disk(500 * MIB), tmp_path, ManualClock())
    assert guard.look(LINES).level == "ok"
    assert list(tmp_path.iterdir()) == []


# --- the shop that is looked after ---


class Guarded:
    """A shop with its guards, whose rounds are made by hand; `signs` may be replaced."""

    def __init__(self, folder: Path) -> None:
        self.disk = Disk(10_000 * MIB)
        self.shop = TestShop("home", "catalog", "orders", "wallet", "pretend", owner=OWNER)
        self.owner = self.shop.person("Ani", id=OWNER).says("/start")
        self.clock = SteadyClock(self.shop.clock)
        self.signs: Callable[[], Signs] = Signs
        self.guard = DiskGuard([folder], free=self.disk, monotonic=self.clock.monotonic)
        self.troubles = Troubles(self.clock)
        self.guards = Guards(
            self.shop.clerk, self.shop.db, self.clock, self.guard, self.troubles,
            lambda: with_process(self.signs(), self.clock, self.guard, self.troubles),
            lambda: [0, 0], Meter((1.0,)), self.shop.config.data.folder / "shop.db",
        )  # fmt: skip

    def passes(self, seconds: int) -> "Guarded":
        """Let time pass as it does in the running shop: a round each second; then let people be told."""
        for _ in range(seconds):
            self.shop.clock.advance(1)
            self.guards.look()
        self.shop.settle()
        return self

    def told(self, words: str) -> int:
        """Return how often the owner was told something with these words."""
        return sum(words in message.text for message in self.owner.messages)

    def product(self) -> products.Product:
        made: products.Product = self.shop.do(lambda tx: products.create(tx, "test", "Lumina", idr(5000)))
        self.shop.do(lambda tx: stock.add(tx, made.id, ["A", "B"], by="test"))
        return made


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Guarded]:
    made = Guarded(tmp_path)
    yield made
    made.shop.close()


def test_a_disk_that_fills_up_is_told_once_stops_the_selling_and_is_told_when_there_is_room(here: Guarded) -> None:
    here.disk.free = 900 * MIB
    here.passes(60)
    assert here.told("The disk is filling up") == 1
    here.disk.free = 150 * MIB
    here.passes(60)
    assert here.told("The disk is nearly full: 150 MB free") == 1
    assert pauses.get(here.shop.db, "disk") is not None
    here.disk.free = 250 * MIB
    here.passes(60)
    assert pauses.get(here.shop.db, "disk") is not None, "a little more room is not enough"
    here.disk.free = 5000 * MIB
    here.passes(10)
    assert pauses.get(here.shop.db, "disk") is None
    here.passes(120)
    assert here.told("Well again: Room on the disk") == 1


def test_a_shop_where_all_goes_well_is_not_made_to_write(here: Guarded) -> None:
    here.passes(30)
    before = here.shop.db.scalar("SELECT seq FROM shop")
    here.passes(200)
    assert here.shop.db.scalar("SELECT seq FROM shop") == before


def buy(here: Guarded, made: products.Product, who: Person) -> None:
    who.presses(1, f"orders.checkout:{made.id}:1:{made.price.amount}")


def test_a_commit_that_finds_no_room_stops_the_selling_changes_nothing_and_goes_on_later(here: Guarded) -> None:
    """SQLite's own error for a full disk, by a limit on the size of the file."""
    writer = here.shop._store.writer
    here.shop.clerk._full = here.guard.full
    pages = writer.execute("PRAGMA page_count").fetchone()[0]
    writer.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(DatabaseError, match="is full"):
        here.shop.do(lambda tx: tx.run("INSERT INTO setting VALUES ('x', 'y', ?)", "z" * 4096 * 40))
    assert here.guard.look(Lines()).level == "bad"
    writer.execute(f"PRAGMA max_page_count={pages + 10_000}")
    here.passes(10)
    siti = here.shop.person("Siti").says("/start")
    made = here.product()
    buy(here, made, siti)
    assert "cannot take new orders" in siti.toast
    here.passes(90)
    buy(here, made, siti)
    assert here.shop.db.scalar("SELECT count(*) FROM orders") == 1
    assert here.shop.check() == []


# --- the clock ---


def test_no_order_ends_early_because_the_machines_clock_jumps(here: Guarded) -> None:
    shop = here.shop
    shop.clerk._clock = shop.host.clock = here.clock
    made, siti = here.product(), shop.person("Siti").says("/start")
    buy(here, made, siti)
    shop.run_jobs()
    shop.clock.turn(400 * 86_400)
    here.passes(30)
    shop.run_jobs()
    assert [one.state for one in orders.recent(shop.db).items] == ["waiting"]
    assert here.told("min ahead of the shop’s own count") == 1
    here.passes(900)
    shop.run_jobs()
    assert [one.state for one in orders.recent(shop.db).items] == ["expired"], "its own time was over"


def test_a_shop_that_believes_its_machine_would_be_found(here: Guarded) -> None:
    """The twin: with the machine's own clock the order is gone at once."""
    made, siti = here.product(), here.shop.person("Siti").says("/start")
    buy(here, made, siti)
    here.shop.run_jobs()
    here.shop.clock.turn(400 * 86_400)
    here.shop.run_jobs()
    assert [one.state for one in orders.recent(here.shop.db).items] == ["expired"]


def test_nothing_is_dated_before_what_came_earlier_when_the_clock_is_set_back(here: Guarded) -> None:
    shop = here.shop
    shop.clerk._clock = here.clock
    shop.person("Siti").says("/start")
    shop.clock.turn(-5 * 3600)
    here.passes(30)
    shop.person("Budi").says("/start")
    joined = [row[0] for row in shop.db.rows("SELECT joined_at FROM person ORDER BY rowid")]
    received = [row[0] for row in shop.db.rows("SELECT received_at FROM inbox ORDER BY id")]
    assert received == sorted(received)
    assert len(joined) == 3
    assert here.told("min behind the shop’s own count") == 1


def test_when_somebody_says_the_clock_is_right_what_waits_for_next_year_is_due(here: Guarded) -> None:
    shop = here.shop
    shop.clerk._clock = here.clock
    shop.do(
        lambda tx: inbox.put(tx, "job", "x", {"owner": "shopbot", "name": "expire_due"}, due_at=tx.now + 10_000_000)
    )
    shop.clock.turn(-9_000_000)
    here.passes(3)
    here.guards.follow_clock()
    shop.settle()
    assert here.clock.now() == shop.clock.now()
    assert inbox.waiting_count(shop.db) == 0


def test_a_start_in_the_past_goes_on_from_what_the_file_knows() -> None:
    shop = TestShop("home")
    shop.person("Budi").says("/start")
    known, machine = shop.clock.now(), ManualClock(1000)
    clock = SteadyClock(machine)
    begin_clock(clock, shop.db)
    assert clock.now() == known
    assert clock.doubt is not None


# --- checks ---


def noted(here: Guarded, **levels: health.Level) -> None:
    checks = tuple(Check(name, level) for name, level in levels.items())
    here.shop.do(lambda tx: health.note(tx, Health(checks, {})))
    here.shop.settle()


def test_a_check_that_goes_wrong_is_told_once_and_once_when_it_is_well_again(here: Guarded) -> None:
    for _ in range(5):
        noted(here, jobs="warn")
        here.shop.clock.advance(61)
    assert here.told("Late or failing jobs") == 1
    for _ in range(5):
        noted(here, jobs="ok")
        here.shop.clock.advance(61)
    assert here.told("Well again: Jobs") == 1
    for _ in range(3):
        noted(here, jobs="warn")
        here.shop.clock.advance(61)
    assert here.told("Late or failing jobs") == 2


def test_a_check_that_only_flickers_is_told_to_nobody(here: Guarded) -> None:
    for _ in range(20):
        noted(here, inbox="bad")
        here.shop.clock.advance(20)
        noted(here, inbox="ok")
        here.shop.clock.advance(20)
    assert here.told("minute for an answer") == 0


def test_what_grows_from_bad_to_worse_is_told_twice(here: Guarded) -> None:
    noted(here, disk="warn")
    noted(here, disk="bad")
    noted(here, disk="warn")
    assert (here.told("The disk is filling up"), here.told("The disk is nearly full")) == (1, 1)


@pytest.mark.parametrize(
    ("signs", "name", "level"),
    [
        (Signs(memory=(79, 100)), "memory", "ok"),
        (Signs(memory=(80, 100)), "memory", "warn"),
        (Signs(memory=(95, 100)), "memory", "bad"),
        (Signs(errors=24), "errors", "ok"),
        (Signs(errors=25), "errors", "warn"),
        (Signs(books=0), "books", "ok"),
        (Signs(books=2), "books", "bad"),
        (Signs(left_out=["vpn"]), "plugins", "warn"),
        (Signs(heard_at=1, trouble=""), "telegram", "bad"),
    ],
)
def test_each_check_knows_its_line(here: Guarded, signs: Signs, name: str, level: str) -> None:
    found = health.examine(here.shop.db, here.shop.clock.now(), signs)
    (check,) = (one for one in found.checks if one.name == name)
    assert check.level == level
    assert bool(check.reasons) == (level != "ok")


def test_what_nobody_knows_is_not_checked(here: Guarded) -> None:
    found = health.examine(here.shop.db, here.shop.clock.now(), Signs())
    assert not {"telegram", "disk", "clock", "memory", "errors", "books", "plugins"} & {
        one.name for one in found.checks
    }


def test_a_job_that_does_not_come_is_late(here: Guarded) -> None:
    here.shop.run_jobs()
    here.shop.advance(minutes=1)
    signs = Signs(jobs={"shopbot.expire_due": 30})
    fine = health.examine(here.shop.db, here.shop.clock.now(), signs)
    late = health.examine(here.shop.db, here.shop.clock.now() + 400, signs)
    assert [one.level for found in (fine, late) for one in found.checks if one.name == "jobs"] == ["ok", "warn"]


# --- figures and errors ---


def test_the_slowest_of_a_hundred_do_not_count() -> None:
    assert slowest([95, 5, 0], (0.01, 0.1)) == 10
    assert slowest([94, 6, 0], (0.01, 0.1)) == 100
    assert slowest([0, 0, 1], (0.01, 0.1)) == 200
    assert slowest([0, 0, 0], (0.01, 0.1)) == 0


def test_what_is_measured_is_kept(here: Guarded) -> None:
    here.passes(601)
    here.shop.do(people.count)
    rows = here.shop.db.rows("SELECT * FROM measured")
    assert len(rows) == 3
    assert all(row["memory"] > MIB and row["file"] > 0 and row["disk"] > 0 for row in rows)


def test_a_trace_reaches_the_table(here: Guarded) -> None:
    stop = log.hear_traces(here.troubles.hear)
    try:
        log.trace("E-TEST", ValueError("words of somebody"), place="x.y")
    finally:
        stop()
    here.passes(10)

    def nothing(_tx: Tx) -> None:
        """Make a commit for what rides along."""

    here.shop.do(nothing)
    (row,) = here.shop.db.rows("SELECT * FROM trouble")
    assert (row["code"], row["kind"], row["place"], row["times"]) == ("E-TEST", "ValueError", "x.y", 1)
    assert "words" not in "".join(str(one) for one in row)
