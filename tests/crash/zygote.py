"""Started by the crash tests: imports the shop once, then forks a fresh process of it for each life.

Importing takes half a second and opening a shop a few hundredths, so hundreds of lives fit into a test run. Nothing
but code is shared between lives: each opens the file, the plugins' steps and the network for itself, by
`shopbot.cli run`.

Speaks by lines: `start` answers the new process's id, `kill` and `stop` (SIGTERM) answer its exit code. With
`ack-first` as an argument the shop acknowledges updates before it stores them: the sabotage.
"""

import os
import signal
import sys
from collections.abc import Mapping
from typing import Any

from shopbot import cli
from shopbot.commands import ROOT, run  # noqa: F401 - imported for the children
from shopbot.host import admit, discover
from shopbot.telegram.intake import Intake
from shopbot.texts import check as text_check
from shopbot.texts.check import Problem


def import_plugins() -> None:
    discover.make_importable([ROOT / "plugins"])
    for found in discover.find([ROOT / "plugins"]):
        discover.load(found.name)


def check_texts_once() -> None:
    """Keep what the pure functions that check texts return: they are most of a start, and no life changes a text."""
    kept: dict[object, Any] = {}

    def check(sources: Mapping[str, str], where: str) -> list[Problem]:
        key = (where, tuple(sorted(sources.items())))
        if key not in kept:
            kept[key] = text_check.check_languages(sources, where)
        return list(kept[key])

    admit.check_languages = check  # type: ignore[attr-defined]
    for found in discover.find([ROOT / "plugins"]):
        plugin = discover.load(found.name).plugin
        words = admit.sources(plugin) if plugin else {}
        check(words, found.name)


def acknowledge_first() -> None:
    """Tell Telegram that a batch has arrived before it is in the file."""
    stored = Intake._store

    def store(self: Intake, batch: list[Any], offset: int | None) -> int | None:
        self._api.call("getUpdates", {"offset": batch[-1]["update_id"] + 1, "timeout": 0})
        return stored(self, batch, offset)

    Intake._store = store  # type: ignore[method-assign]


def born() -> int:
    """Fork; the child becomes the shop and never comes back."""
    child = os.fork()
    if child:
        return child
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    code = 1
    try:
        code = cli.main(["run"])
    finally:
        os._exit(code)


def main() -> None:
    import_plugins()
    check_texts_once()
    if "ack-first" in sys.argv:
        acknowledge_first()
    child = 0
    for line in iter(sys.stdin.readline, ""):
        if line.strip() == "start":
            answer = child = born()
        else:
            os.kill(child, signal.SIGKILL if line.strip() == "kill" else signal.SIGTERM)
            answer = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


main()
