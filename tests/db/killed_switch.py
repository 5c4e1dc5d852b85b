"""Exchanges a shop's files and dies at one line after the other; prints what was found each time, as JSON.

A program of its own, so that nothing other tests have left behind is traced.

  python -m tests.db.killed_switch FOLDER once|finished|twice
"""

import json
import sys
from collections.abc import Callable, Iterator
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
    folder = files.replaced / "then"
    return {path.name: path.read_text() for path in folder.iterdir()} if folder.exists() else {}


def lines(folder: Path) -> int:
    counting = Kill(0)
    counting.during(lambda: exchange(shop(folder)))
    return counting.lines


def once(folder: Path, *, finished: bool) -> Iterator[Files]:
    """Die at each line; `finished`: the next start then does what every start does."""
    for at in range(1, lines(folder / "counted") + 1):
        files = shop(folder / f"{at}")
        assert Kill(at).during(lambda files=files: exchange(files))  # type: ignore[misc]
        if finished:
            switch.settle(files)
        yield files


def twice(folder: Path) -> Iterator[Files]:
    """Die at a line, and in the start after that too."""
    for at in range(1, lines(folder / "counted") + 1, 3):
        for again in range(1, 40, 4):
            files = shop(folder / f"{at}-{again}")
            Kill(at).during(lambda files=files: exchange(files))  # type: ignore[misc]
            Kill(again).during(lambda files=files: switch.settle(files))  # type: ignore[misc]
            switch.settle(files)
            yield files


def main(folder: Path, how: str) -> None:
    seen = twice(folder) if how == "twice" else once(folder, finished=how == "finished")
    sys.stdout.write(json.dumps([[found(files), aside(files), files.incoming.exists()] for files in seen]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
