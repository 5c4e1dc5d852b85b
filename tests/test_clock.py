"""Time is asked of a clock that was handed in, and can be moved."""

import os
import struct
import time
from pathlib import Path

import pytest

from shopbot.clock import Clock, FollowingClock, ManualClock

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
