"""Started by test_rekey: changes a shop's key again and again, killed at its first change of a file, then its second.

After each kill the next start must find a whole shop with the key that is then in its place, the old or the new one,
and the recovery key must bring that very key back. Prints how often the old and how often the new key was found.
"""

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from shopbot import config as configuration
from shopbot.backup import recovery, rekey
from shopbot.clock import ManualClock
from shopbot.db import store
from shopbot.db.store import Files
from shopbot.trade import checks

KEY = recovery.of_bytes(bytes(range(9, 41)))
NEW = bytes(range(60, 92))
_WRITES = {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree", "os.truncate"}


def changes_files(event: str, args: tuple[Any, ...]) -> bool:
    """Tell whether an audit event is a change of a file or folder, or the opening of one for it."""
    if event == "open":
        return isinstance(args[2], int) and bool(args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in _WRITES


def in_child(work: Any, kill_at: int) -> int:
    """Do `work` in a child that dies at its change number `kill_at` (0: never); return its wait status."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    left = kill_at

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal left
        if changes_files(event, args):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    work()
    os._exit(0)


def opened_after(folder: Path, rows: int) -> bytes:
    """Start as a shop does, look at everything, and return the key it opened with."""
    config = configuration.pretend(folder, folder)
    master = rekey.master_of(config)
    opened = store.open_store(folder, master, ManualClock())
    try:
        assert checks.check_all(opened.reader(), opened.keys) == []
        assert opened.reader().scalar("SELECT count(*) FROM stock_unit") == rows
        recovery.ensure(opened, master, ManualClock())
    finally:
        opened.close()
    assert recovery.unseal(Files(folder), KEY) == master
    assert not Files(folder).rekeyed.exists()
    return master


def main() -> None:
    """Kill at every change, and kill the finishing of what was killed too."""
    shop, scratch = Path(sys.argv[1]), Path(sys.argv[2])
    old = bytes.fromhex((shop / "shop.key").read_text())
    opened = store.open_store(shop, old, ManualClock())
    rows = int(opened.reader().scalar("SELECT count(*) FROM stock_unit"))
    opened.close()
    found, number, status = {old: 0, NEW: 0}, 0, signal.SIGKILL.value
    while os.WIFSIGNALED(status):
        number += 1
        fresh(shop, scratch)
        status = in_child(lambda: rekey.rotate(Files(scratch), scratch / "shop.key", NEW, ManualClock()), number)
        if os.WIFSIGNALED(status):
            for again in (1, 2, 3):  # the next start is killed too, and the one after that
                in_child(lambda: rekey.master_of(configuration.pretend(scratch, scratch)), again)
            found[opened_after(scratch, rows)] += 1
    assert opened_after(scratch, rows) == NEW
    sys.stdout.write(f"{found[old]} {found[NEW]}")


def fresh(shop: Path, scratch: Path) -> None:
    """Put a fresh copy of the shop in the scratch folder."""
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(shop, scratch)


if __name__ == "__main__":
    main()
