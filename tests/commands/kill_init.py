"""Started by test_init: runs `init` again and again, killed at its first write, its second one, and so on.

After each kill a second `init` must bring a whole shop, with the key that the first one made if a file needs it. Ends
when an init came through unharmed; prints how often it was killed.
"""

import os
import shutil
import signal
import sys
from io import StringIO
from pathlib import Path
from typing import Any

from shopbot import cli
from shopbot.clock import Clock
from shopbot.commands import ROOT
from shopbot.db import store

_WRITES = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree", "os.truncate"}
_DATA = ROOT / "data"


def changes_files(event: str, args: tuple[Any, ...]) -> bool:
    """Tell whether an audit event is a change inside the clone, or the opening of the database."""
    if event == "open":
        return isinstance(args[2], int) and bool(args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in _WRITES


def init_in_child(kill_at: int) -> int:
    """Run init in a child that dies at its change number `kill_at`; return its wait status."""
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

    sys.stdin = StringIO(os.environ["INIT_TOKEN"] + "\n")
    sys.stdout = (ROOT / "said").open("w")
    sys.addaudithook(hook)
    code = cli.main(["init"])
    sys.stdout.flush()
    os._exit(code)


def after_a_kill(number: int) -> None:
    """Type init again and look at what is there."""
    key, file = _DATA / "shop.key", _DATA / "shop.db"
    needed = key.read_bytes() if key.exists() and file.exists() else None
    status = init_in_child(0)
    code = os.waitstatus_to_exitcode(status)
    said = (ROOT / "said").read_text()
    assert code == 0 or (code == 1 and not (_DATA / ".new-shop").exists()), f"after kill {number}: {code}"
    assert code == 1 or ("own_" in said and "Recovery key" in said), f"after kill {number}: nothing was handed over"
    assert needed in (None, key.read_bytes()), f"after kill {number}: the key was replaced"
    store.open_store(_DATA, bytes.fromhex(key.read_text()), Clock()).close()


def main() -> None:
    assert Path.cwd() == ROOT, "the clone must kill its own shop"
    number = 0
    while True:
        number += 1
        status = init_in_child(number)
        if not os.WIFSIGNALED(status):
            break
        after_a_kill(number)
        shutil.rmtree(_DATA)
        (ROOT / ".env").unlink(missing_ok=True)
    assert os.waitstatus_to_exitcode(status) == 0
    sys.stdout.write(str(number - 1))


main()
