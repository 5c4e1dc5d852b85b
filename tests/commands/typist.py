"""Forks what is typed in a terminal, so that hundreds of commands fit into a test: each is a process of its own.

Speaks by lines of JSON: `["type", [words]]` starts a command and answers its process id, `["kill", milliseconds]` kills
it after so long (-1: lets it end) and answers its exit code. `["shop"]` starts the clerk of the shop alone, as another
process, and `["end"]` kills that.
"""

import contextlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from shopbot import cli
from shopbot import config as configuration
from shopbot.clock import Clock
from shopbot.commands import ROOT, orders, people, stock, wallet  # noqa: F401 - imported for the children
from shopbot.config import read_key
from shopbot.db import store
from shopbot.db.clerk import Clerk
from shopbot.host.dispatch import Dispatch
from shopbot.host.host import Host
from shopbot.texts.texts import house_texts


def serve() -> int:
    """Be a shop: its clerk, carrying out what is stored, until somebody kills it."""
    config = configuration.load(ROOT, os.environ, token_required=False)
    clock = Clock()
    opened = store.open_store(config.data.folder, bytes.fromhex(read_key(config).reveal()), clock, patience=5)
    host = Host(config, clock, house_texts(ZoneInfo(config.shop.time_zone)))
    clerk = Clerk(opened.writer, opened.keys, clock, Dispatch(host), anchor=opened.anchor)
    clerk.recover()
    clerk.start()
    threading.Event().wait()
    return 0


def born(live: Callable[[], int]) -> int:
    """Fork; the child never comes back."""
    child = os.fork()
    if child:
        return child
    code = 1
    with Path(os.devnull).open("r+b") as nothing:
        for descriptor in (0, 1, 2):
            os.dup2(nothing.fileno(), descriptor)
    with contextlib.suppress(SystemExit):
        code = live()
    os._exit(code)


def main() -> None:
    """Do as the lines say."""
    child = shop = 0
    for line in sys.stdin:
        what, *more = json.loads(line)
        if what == "type":
            answer = child = born(lambda words=more[0]: cli.main(words))  # type: ignore[misc]
        elif what == "shop":
            answer = shop = born(serve)
        else:
            if what == "end":
                child, more = shop, [0]
            if more[0] >= 0:
                time.sleep(more[0] / 1000)
                os.kill(child, signal.SIGKILL)
            answer = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


main()
