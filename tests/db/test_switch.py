"""The old files or the new ones, never a mixture, wherever the process is killed while they are exchanged."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shopbot import program
from shopbot.db import switch
from shopbot.testing import ROOT
from tests.db.killed_switch import NEW, OLD, aside, exchange, found, shop


def deaths(folder: Path, how: str) -> list[Any]:
    """Return what was found after each death: the shop's files, those put aside, and whether more is to come."""
    command = [sys.executable, "-m", "tests.db.killed_switch", str(folder), how]
    told = subprocess.run(
        command, cwd=ROOT, env=program.plain_environ(), capture_output=True, text=True, check=True, timeout=300
    )
    return list(json.loads(told.stdout))


def test_the_new_files_take_the_place_of_the_old_which_are_kept(tmp_path: Path) -> None:
    files = shop(tmp_path / "shop")
    exchange(files)
    assert found(files) == NEW
    assert aside(files) == OLD
    assert switch.settle(files) == ""


def test_killed_at_any_line_it_is_the_old_shop_or_the_new_one(tmp_path: Path) -> None:
    outcomes = set()
    for there, kept, waits in deaths(tmp_path, "finished"):
        assert there in (OLD, NEW)
        assert OLD in (there, kept)
        assert not waits
        outcomes.add(there == NEW)
    assert outcomes == {True, False}


def test_killed_while_it_is_finished_the_next_one_finishes_it(tmp_path: Path) -> None:
    seen = deaths(tmp_path, "twice")
    assert len(seen) > len(NEW)
    for there, kept, _ in seen:
        assert there in (OLD, NEW)
        assert OLD in (there, kept)


def test_sabotage_a_start_that_does_not_finish_the_switch_meets_a_mixture(tmp_path: Path) -> None:
    assert any(there not in (OLD, NEW) for there, _, _ in deaths(tmp_path, "once"))


def test_the_folder_that_keeps_the_old_files_is_on_the_disk_before_they_are_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power went: the new shop was there, and what it replaced was in a folder without a name."""
    files, moved = shop(tmp_path / "shop"), list[object]()

    def sync(path: Path) -> None:
        if path == files.replaced:
            moved.append(aside(files))

    monkeypatch.setattr(switch, "sync", sync)
    exchange(files)
    assert moved[0] == {}


def test_what_a_killed_attempt_prepared_does_not_count(tmp_path: Path) -> None:
    files = shop(tmp_path / "shop")
    (switch.prepare(files) / "shop.db").write_text("half")
    switch.settle(files)
    assert found(files) == OLD
    assert list(switch.prepare(files).iterdir()) == []
