"""Imports the shop once and starts it many times at the same moment, each in a process of its own, as `run.py run`.

Speaks by lines of JSON. `start N FOLDER` answers the ids of N processes, each of which says what it has to say in
FOLDER/ID; `ended` answers the exit codes, by id, of those that have ended and were not told of before; `kill ID` and
`stop ID` (SIGTERM) answer the exit code. With `no-lock` as an argument nobody holds the shop's lock: the sabotage.
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from shopbot import cli
from shopbot.commands import ROOT, run  # noqa: F401 - imported for the children
from shopbot.db import store
from shopbot.host import discover
from shopbot.web import door, hooks  # noqa: F401 - the door too


def ignore_the_lock() -> None:
    """Let every process believe that the shop is free."""
    store._locked = lambda file: True


class Starter:
    """The processes that were started and have not been told of."""

    def __init__(self) -> None:
        self._live: set[int] = set()

    def start(self, number: str, folder: str) -> list[int]:
        """Start so many at once: each waits for a line that all of them hear at the same moment."""
        heard, say = os.pipe()
        born = [self._born(heard, say, Path(folder)) for _ in range(int(number))]
        os.close(heard)
        os.close(say)
        self._live |= set(born)
        return born

    def _born(self, heard: int, say: int, folder: Path) -> int:
        child = os.fork()
        if child:
            return child
        os.close(say)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(os.open(folder / str(os.getpid()), os.O_CREAT | os.O_WRONLY, 0o600), 2)
        os.dup2(2, 1)
        code = 1
        try:
            os.read(heard, 1)
            code = cli.main(["run"])
        finally:
            os._exit(code)

    def ended(self) -> dict[int, int]:
        """Return who has ended, and how."""
        found = {}
        for one in list(self._live):
            number, status = os.waitpid(one, os.WNOHANG)
            if number:
                self._live.discard(one)
                found[one] = os.waitstatus_to_exitcode(status)
        return found

    def kill(self, number: str) -> int:
        """End one as a power cut would."""
        return self._end(int(number), signal.SIGKILL)

    def stop(self, number: str) -> int:
        """Ask one to end."""
        return self._end(int(number), signal.SIGTERM)

    def _end(self, number: int, how: int) -> int:
        os.kill(number, how)
        self._live.discard(number)
        return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def main() -> None:
    """Do what each line says."""
    discover.make_importable([ROOT / "plugins"])
    for found in discover.find([ROOT / "plugins"]):
        discover.load(found.name)
    if "no-lock" in sys.argv[1:]:
        ignore_the_lock()
    starter = Starter()
    for line in iter(sys.stdin.readline, ""):
        word, *rest = line.split()
        answer: Any = getattr(starter, word)(*rest)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


main()
