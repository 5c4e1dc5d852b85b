"""Time is asked of a clock that was handed in, and can be moved."""

import os
import struct
import time
from pathlib import Path

import pytest

from shopbot.clock import Clock, Doubt, FollowingClock, ManualClock, SteadyClock

DAY = 86_400


def write_offset(path: Path, seconds: int) -> None:
    """Write as the simulator does: in place, so that whoever mapped the file sees it."""
    descriptor = os.open(path, os.O_WRONLY)
    os.pwrite(descriptor, struct.pack("<q", seconds), 0)
    os.close(descriptor)


def test_the_real_clock_is_the_machines() -> None:
    before = int(time.time())
    assert before <= Clock().now() <= int(time.time())


def test_a_following_clock_sees_every_move_at_once(tmp_path: Path) -> None:
    clock = FollowingClock(tmp_path / "offset")
    for offset in (0, DAY, -DAY, 3):
        write_offset(tmp_path / "offset", offset)
        before = int(time.time()) + offset
        assert before <= clock.now() <= int(time.time()) + offset
    clock.close()


def test_intervals_jump_forward_with_the_clock_and_never_back(tmp_path: Path) -> None:
    clock = FollowingClock(tmp_path / "offset")
    start = clock.monotonic()
    write_offset(tmp_path / "offset", DAY)
    moved = clock.monotonic()
    write_offset(tmp_path / "offset", 0)
    assert moved >= start + DAY
    assert clock.monotonic() >= moved


def test_the_offset_file_may_be_there_first_or_not(tmp_path: Path) -> None:
    path = tmp_path / "offset"
    path.write_bytes(struct.pack("<q", DAY))
    assert FollowingClock(path).now() >= int(time.time()) + DAY - 1
    FollowingClock(tmp_path / "new")
    assert (tmp_path / "new").read_bytes() == bytes(8)
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_a_manual_clock_moves_only_when_told() -> None:
    clock = ManualClock(1000)
    assert (clock.now(), clock.monotonic()) == (1000, 0)
    clock.advance(0.5)
    clock.advance(1.5)
    assert (clock.now(), clock.monotonic()) == (1002, 2)


def test_turning_a_clock_back_is_refused() -> None:
    with pytest.raises(ValueError, match="forward"):
        ManualClock(1000).advance(-1)


# --- a machine whose clock is not to be believed ---

MINUTE, HOUR = 60, 3600


def steady(machine: ManualClock, seconds: float) -> SteadyClock:
    """Return a clock that has been looked at for so long."""
    clock = SteadyClock(machine)
    pass_time(clock, machine, seconds)
    return clock


def is_doubted(clock: SteadyClock) -> bool:
    return clock.doubt is not None


def pass_time(clock: SteadyClock, machine: ManualClock, seconds: float) -> list[int]:
    """Let time pass as the shop's guard does: it looks each second. Return every time that was told."""
    told = []
    for _ in range(int(seconds)):
        machine.advance(1)
        clock.look()
        told.append(clock.now())
    return told


def test_a_clock_that_goes_as_it_should_is_followed_to_the_second() -> None:
    machine = ManualClock()
    clock = steady(machine, MINUTE)
    assert clock.now() == machine.now()
    assert not is_doubted(clock)


@pytest.mark.parametrize("jump", [61, HOUR, DAY, 400 * DAY, -61, -HOUR, -400 * DAY])
def test_a_jump_moves_no_time_and_is_noticed(jump: int) -> None:
    machine = ManualClock()
    clock = steady(machine, 10)
    before = clock.now()
    machine.turn(jump)
    assert pass_time(clock, machine, 5) == [before + second for second in (1, 2, 3, 4, 5)]
    assert clock.doubt == Doubt(jump, before + 1)


def test_a_jump_that_is_taken_back_leaves_nothing_behind() -> None:
    machine = ManualClock()
    clock = steady(machine, 10)
    machine.turn(DAY)
    pass_time(clock, machine, 3)
    machine.turn(-DAY)
    pass_time(clock, machine, 1)
    assert not is_doubted(clock)
    assert clock.now() == machine.now()


@pytest.mark.parametrize("jump", [61, HOUR, DAY])
def test_a_machine_that_slept_is_followed_once_it_has_gone_steadily(jump: int) -> None:
    machine = ManualClock()
    clock = steady(machine, 10)
    machine.turn(jump)
    pass_time(clock, machine, SteadyClock.STEADY)
    assert is_doubted(clock)
    pass_time(clock, machine, 2)
    assert not is_doubted(clock)
    assert clock.now() == machine.now()


def test_a_machine_that_jumps_again_and_again_is_not_followed() -> None:
    machine = ManualClock()
    clock = steady(machine, 10)
    before = clock.now()
    for jump in (HOUR, -2 * HOUR, 3 * HOUR):
        machine.turn(jump)
        pass_time(clock, machine, SteadyClock.STEADY - 10)
    assert is_doubted(clock)
    assert clock.now() == before + 3 * (SteadyClock.STEADY - 10)


@pytest.mark.parametrize("jump", [DAY + MINUTE, 400 * DAY, -2 * HOUR, -400 * DAY])
def test_a_wild_jump_waits_for_somebody_who_knows(jump: int) -> None:
    machine = ManualClock()
    clock = steady(machine, 10)
    machine.turn(jump)
    pass_time(clock, machine, 4 * SteadyClock.STEADY)
    assert is_doubted(clock)
    assert clock.follow() == jump
    assert not is_doubted(clock)
    assert clock.now() == machine.now()


@pytest.mark.parametrize("back", [1, 30, 60, 61, HOUR])
def test_a_clock_that_is_set_back_a_little_is_met_without_a_step_back(back: int) -> None:
    machine = ManualClock()
    clock = steady(machine, 10)
    machine.turn(-back)
    told = pass_time(clock, machine, SteadyClock.STEADY + 3 * back + 10)
    assert told == sorted(told)
    assert clock.now() - machine.now() in (0, 1)
    assert not is_doubted(clock)


def test_a_machine_that_starts_in_the_past_does_not_date_anything_before_what_the_file_knows() -> None:
    machine = ManualClock(0)
    clock = SteadyClock(machine)
    clock.begin(1_750_000_000)
    told = pass_time(clock, machine, 30)
    assert told[0] == 1_750_000_001
    assert clock.doubt == Doubt(-1_750_000_000, 1_750_000_000, at_start=True)
    machine.turn(1_750_000_000)
    pass_time(clock, machine, 1)
    assert not is_doubted(clock), "the machine has heard the right time since"


def test_a_machine_that_starts_years_ahead_is_not_believed() -> None:
    machine = ManualClock()
    clock = SteadyClock(machine)
    clock.begin(machine.now() - 10 * 365 * DAY)
    assert clock.now() == machine.now() - 10 * 365 * DAY
    assert is_doubted(clock)


def test_a_shop_that_rested_for_a_month_goes_on_today() -> None:
    machine = ManualClock()
    clock = SteadyClock(machine)
    clock.begin(machine.now() - 30 * DAY)
    assert clock.now() == machine.now()
    assert not is_doubted(clock)


def test_a_restart_does_not_make_a_doubtful_clock_believable() -> None:
    machine = ManualClock()
    clock = SteadyClock(machine)
    clock.begin(machine.now() - 30 * DAY, doubted=True)
    assert clock.now() == machine.now() - 30 * DAY
    assert is_doubted(clock)


def test_a_few_seconds_between_the_file_and_the_machine_are_made_up_for_slowly() -> None:
    machine = ManualClock()
    clock = SteadyClock(machine)
    clock.begin(machine.now() + 20)
    assert not is_doubted(clock)
    told = pass_time(clock, machine, 50)
    assert told == sorted(told)
    assert clock.now() - machine.now() in (0, 1)


class Credulous(SteadyClock):
    """One that believes every machine: what the tests above would find."""

    JUMP = 10**12


def test_a_clock_that_believes_everything_would_be_found() -> None:
    machine = ManualClock()
    clock = Credulous(machine)
    machine.turn(400 * DAY)
    assert pass_time(clock, machine, 1)[0] > ManualClock().now() + 399 * DAY
