"""The old files or the new ones, never a mixture, wherever the process is killed while they are exchanged."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from shopbot.db import switch
from shopbot.db.store import Files

OLD = {"shop.db": "old", "shop.db-wal": "old wal", "shop.anchor": "old", "witness.db": "old"}
NEW = {"shop.db": "new", "shop.anchor": "new"}


class Killed(BaseException):
    """The process is gone."""


class Kill:
    """Ends the process at the `at`th line that is executed in switch.py; `lines` counts them."""

    def __init__(self, at: int) -> None:
        self.at, self.lines = at, 0

    def __call__(self, frame: FrameType, event: str, _arg: Any) -> Any:
        if frame.f_code.co_filename != switch.__file__:
            return None
        if event == "line":
            self.lines += 1
            if self.lines == self.at:
                raise Killed
        return self

    def during(self, work: Callable[[], object]) -> bool:
        """Do the work; True if it was killed."""
        sys.settrace(self)
        try:
            work()
        except Killed:
            return True
        finally:
            sys.settrace(None)
        return False


def shop(folder: Path) -> Files:
    folder.mkdir()
    for name, words in OLD.items():
        (folder / name).write_text(words)
    return Files(folder)


def exchange(files: Files) -> None:
    staging = switch.prepare(files)
    for name, words in NEW.items():
        (staging / name).write_text(words)
    switch.publish(files, "then", ["witness.db"])
    switch.settle(files)


def found(files: Files) -> dict[str, str]:
    return {path.name: path.read_text() for path in files.folder.iterdir() if path.is_file()}


def aside(files: Files) -> dict[str, str]:
    return {path.name: path.read_text() for path in (files.replaced / "then").iterdir()}


def test_the_new_files_take_the_place_of_the_old_which_are_kept(tmp_path: Path) -> None:
    files = shop(tmp_path / "shop")
    exchange(files)
    assert found(files) == NEW
    assert aside(files) == OLD
    assert switch.settle(files) == ""


def lines_of_an_exchange(folder: Path) -> int:
    counting = Kill(0)
    counting.during(lambda: exchange(shop(folder)))
    return counting.lines


def test_killed_at_any_line_it_is_the_old_shop_or_the_new_one(tmp_path: Path) -> None:
    total = lines_of_an_exchange(tmp_path / "counted")
    outcomes = set()
    for at in range(1, total + 1):
        files = shop(tmp_path / f"{at}")
        assert Kill(at).during(lambda files=files: exchange(files))  # type: ignore[misc]
        switch.settle(files)
        assert found(files) in (OLD, NEW)
        assert found(files) == OLD or aside(files) == OLD
        assert not files.incoming.exists()
        outcomes.add(found(files) == NEW)
    assert outcomes == {True, False}


def test_killed_while_it_is_finished_the_next_one_finishes_it(tmp_path: Path) -> None:
    total = lines_of_an_exchange(tmp_path / "counted")
    for at in range(1, total + 1, 3):
        for again in range(1, 40, 4):
            files = shop(tmp_path / f"{at}-{again}")
            Kill(at).during(lambda files=files: exchange(files))  # type: ignore[misc]
            Kill(again).during(lambda files=files: switch.settle(files))  # type: ignore[misc]
            switch.settle(files)
            assert found(files) in (OLD, NEW)
            assert found(files) == OLD or aside(files) == OLD


def test_sabotage_a_start_that_does_not_finish_the_switch_meets_a_mixture(tmp_path: Path) -> None:
    total = lines_of_an_exchange(tmp_path / "counted")
    mixed = []
    for at in range(1, total + 1):
        files = shop(tmp_path / f"{at}")
        Kill(at).during(lambda files=files: exchange(files))  # type: ignore[misc]
        mixed.append(found(files) not in (OLD, NEW))
    assert any(mixed)


def test_what_a_killed_attempt_prepared_does_not_count(tmp_path: Path) -> None:
    files = shop(tmp_path / "shop")
    (switch.prepare(files) / "shop.db").write_text("half")
    switch.settle(files)
    assert found(files) == OLD
    assert list(switch.prepare(files).iterdir()) == []
