"""Which backups stay: days and weeks as promised, as much as fits, never the last good one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbot.backup import names, shelf
from shopbot.backup.names import ArchiveName
from shopbot.backup.shelf import Keep, Plan
from tests.backup.backing import SERVER, Backing

HALF_HOUR, DAY = 1800, 86_400
MONDAY = 1_763_942_400  # 24 November 2025, 00:00 UTC
Planner = Callable[[Iterable[shelf.Stored], Keep], Plan]


@dataclass(frozen=True)
class Item:
    """A backup as a list shows it."""

    name: str
    size: int = 100


def half_hours(count: int, until: int = MONDAY) -> list[Item]:
    return [Item(str(ArchiveName(until - HALF_HOUR * back, 10**6 - back))) for back in range(count)]


def moments(kept: Sequence[str]) -> list[int]:
    return [moment.at for moment in map(names.parse, kept) if moment]


def test_after_a_year_there_are_two_days_of_half_hours_then_days_then_weeks() -> None:
    kept = moments(shelf.plan(half_hours(48 * 365), Keep()).kept)
    assert kept[:48] == [MONDAY - HALF_HOUR * back for back in range(48)]
    assert kept[48:60] == [MONDAY - HALF_HOUR - DAY * back for back in range(1, 13)]
    # What is left of the eight weeks: those that ended before the fourteen days.
    assert kept[60:] == [MONDAY - HALF_HOUR - 7 * DAY * back for back in range(2, 7)]


def test_a_shop_that_was_off_for_a_year_keeps_all_it_had() -> None:
    there = half_hours(48)
    assert shelf.plan(there, Keep(), MONDAY + 365 * DAY).dropped == ()


def test_what_does_not_fit_goes_evenly_and_the_newest_never() -> None:
    there = half_hours(48 * 100)
    kept = moments(shelf.plan(there, Keep(most_bytes=1000)).kept)
    assert len(kept) == 10
    assert kept[0] == MONDAY
    assert min(kept) < MONDAY - 14 * DAY
    assert shelf.plan(there, Keep(most_bytes=1)).kept == (there[0].name,)


def test_what_is_known_to_be_good_stays_whatever_its_age() -> None:
    there = half_hours(48 * 100)
    assert shelf.plan(there, Keep(2, 0, 0), good=[there[-1].name]).kept == (
        there[0].name,
        there[1].name,
        there[-1].name,
    )


def test_a_backup_of_tomorrow_is_left_alone_and_counts_for_nothing() -> None:
    there = half_hours(10)
    ahead = Item(str(ArchiveName(MONDAY + 1000 * DAY, 5)))
    assert shelf.plan([ahead, *there], Keep(3, 0, 0), MONDAY).kept == (ahead.name, *(one.name for one in there[:3]))


def test_other_files_are_neither_kept_nor_dropped() -> None:
    plan = shelf.plan([Item("notes.txt"), Item("before-011_witness.db"), *half_hours(2)], Keep(1, 0, 0))
    assert plan.kept + plan.dropped == tuple(item.name for item in half_hours(2))


def test_the_last_day_of_a_week_is_sunday() -> None:
    there = [Item(str(ArchiveName(MONDAY - 1, 2))), Item(str(ArchiveName(MONDAY, 3)))]
    assert shelf.plan(there, Keep(0, 0, 2)).dropped == ()
    within = [Item(str(ArchiveName(MONDAY - DAY, 2))), Item(str(ArchiveName(MONDAY - 1, 3)))]
    assert shelf.plan(within, Keep(0, 0, 2)).kept == (within[1].name,)


times = st.lists(st.integers(0, 400 * DAY), min_size=1, max_size=60, unique=True)
counts = st.integers(0, 60)


@given(times, st.builds(Keep, counts, counts, counts, st.integers(0, 5000)), st.integers(0, 400 * DAY))
def test_whatever_is_there_the_plan_keeps_its_promises(ages: list[int], keep: Keep, now: int) -> None:
    holds_its_promises(shelf.plan, ages, keep, now)


def holds_its_promises(planner: Planner, ages: list[int], keep: Keep, now: int) -> None:
    there = [Item(str(ArchiveName(MONDAY + age, age)), 1 + age % 900) for age in ages]
    newest = max(there, key=lambda one: one.name)
    plan = planner(there, keep)
    assert sorted(plan.kept + plan.dropped) == sorted(one.name for one in there)
    assert newest.name in plan.kept
    size = sum(one.size for one in there if one.name in plan.kept)
    assert not keep.most_bytes or size <= keep.most_bytes or plan.kept == (newest.name,)
    assert len(plan.kept) <= max(1, keep.newest + keep.days + keep.weeks)
    again = planner([one for one in there if one.name in plan.kept], keep)
    assert again.dropped == ()
    if now and not keep.most_bytes:
        newest_ones = sorted((one.name for one in there), key=names.parse, reverse=True)  # type: ignore[arg-type]
        assert set(newest_ones[: keep.newest]) <= set(plan.kept)


def keeps_the_oldest(there: Iterable[shelf.Stored], keep: Keep) -> Plan:
    ordered = sorted((one.name for one in there), key=names.parse)  # type: ignore[arg-type]
    return Plan(tuple(ordered[: keep.newest]), tuple(ordered[keep.newest :]))


def keeps_what_is_too_much(there: Iterable[shelf.Stored], keep: Keep) -> Plan:
    return shelf.plan(there, Keep(keep.newest, keep.days, keep.weeks))


def forgets_some(there: Iterable[shelf.Stored], keep: Keep) -> Plan:
    plan = shelf.plan(there, keep)
    return Plan(plan.kept, plan.dropped[1:])


@pytest.mark.parametrize("sabotage", [keeps_the_oldest, keeps_what_is_too_much, forgets_some])
def test_a_planner_that_breaks_one_is_caught(sabotage: Planner) -> None:
    with pytest.raises(AssertionError):
        holds_its_promises(sabotage, list(range(899, 40 * DAY, DAY)), Keep(2, 2, 2, 1500), 1)


# --- the folder ---


def old_copies(folder: Path, numbers: Sequence[int]) -> None:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"before-{number:03}_step.db").write_bytes(b"x")


def test_the_folder_holds_what_was_planned(backing: Backing) -> None:
    made = [backing.back_up(later=HALF_HOUR).path for _ in range(5)]
    old_copies(backing.folder_of_backups, [7, 8, 9, 10, 11])
    (backing.folder_of_backups / ".scratch-left").mkdir()
    (backing.folder_of_backups / "mine.txt").touch()
    gone = shelf.tidy(backing.folder_of_backups, Keep(2, 0, 0), backing.clock.now())
    assert gone == [path.name for path in reversed(made[:3])]
    assert backing.names() == sorted([
        "before-009_step.db", "before-010_step.db", "before-011_step.db", "mine.txt", made[3].name, made[4].name,
    ])  # fmt: skip


def test_the_last_good_one_stays_when_newer_ones_were_damaged(backing: Backing) -> None:
    made = [backing.back_up(later=HALF_HOUR).path for _ in range(4)]
    for path in made[2:]:
        path.write_bytes(path.read_bytes()[:-1])
    gone = shelf.tidy(backing.folder_of_backups, Keep(1, 0, 0), backing.clock.now(), identity=SERVER)
    assert gone == [made[2].name, made[0].name]
    assert backing.names() == [made[1].name, made[3].name]


def test_where_none_is_good_none_goes(backing: Backing) -> None:
    made = [backing.back_up(later=HALF_HOUR).path for _ in range(3)]
    for path in made:
        path.write_bytes(b"age")
    assert shelf.tidy(backing.folder_of_backups, Keep(1, 0, 0), identity=SERVER) == []
    assert len(backing.names()) == 3


def test_what_cannot_be_removed_stops_at_the_oldest(backing: Backing) -> None:
    made = [backing.back_up(later=HALF_HOUR).path for _ in range(3)]
    made[0].rename(made[0].with_name("aside"))
    made[0].mkdir()
    (made[0] / "in the way").touch()
    shelf.tidy(backing.folder_of_backups, Keep(1, 0, 0))
    assert [path.name for path in made[0].iterdir()] == ["in the way"]
    assert made[2].is_file()


def test_a_folder_that_is_not_there_needs_no_tidying(tmp_path: Path) -> None:
    assert shelf.tidy(tmp_path / "none", Keep()) == []
