"""Started by test_clerk: a process that opens the shop in the folder named, handles what waits, and may die of it."""

import ctypes
import os
import signal
import sys
import threading
from pathlib import Path

from shopbot.clock import ManualClock
from shopbot.db import store
from shopbot.db.clerk import Clerk, Park
from shopbot.db.inbox import Event
from shopbot.db.tx import Tx
from tests.db.bench import MASTER, Desk


def stuck(_tx: Tx, _event: Event) -> None:
    ctypes.CDLL(None).pause()


def main(folder: Path, how: str = "") -> None:
    clock = ManualClock()
    shop = store.open_store(folder, MASTER, clock)
    desk = Desk()
    desk.verdict = lambda event, error: Park(type(error).__name__)
    desk.handlers |= {
        "exit": lambda tx, event: os._exit(9),
        "crash": lambda tx, event: ctypes.memset(0, 1, 1) and None,
        "kill": lambda tx, event: os.kill(os.getpid(), signal.SIGKILL),
        "stuck": stuck,
    }
    clerk = Clerk(shop.writer, shop.keys, clock, desk, anchor=shop.anchor, handler_seconds=0.1)
    if how == "epoch":
        shop.writer.execute("UPDATE shop SET epoch = epoch + 1")
    if how != "uncounted":
        clerk.recover()
    threading.Thread(target=clerk.guard.watch, args=(threading.Event(),), daemon=True).start()
    while clerk.turn():
        pass
    shop.close()


main(Path(sys.argv[1]), *sys.argv[2:])
