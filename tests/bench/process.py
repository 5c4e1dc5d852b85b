"""The bots as processes: started, watched, ended."""

import atexit
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from shopbot.clock import Clock
from shopbot.db import keys, store
from shopbot.db.survey import survey
from tests.bench.api import TOKEN, Api

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("shop", "bare", "aiogram")
_SECONDS = 60.0
_LOOK_SECONDS = 0.2
KEY_FILE = "shop.key"


class Bot:
    """One bot in a process of its own, which is killed when the block ends.

    `ready` is how many seconds passed from its start until it first asked for updates; one that ends before is told of
    at once. A shop's HTTP door is at `door`, and what signs its pretend gateway's notifications is `hook_key`.
    """

    def __init__(self, kind: str, api: Api, folder: Path, door: int | None = None, hook_key: str = "") -> None:
        self._log = folder / "log"
        command = [sys.executable, "-P", "-m", f"tests.bench.bots.{kind}_bot", str(folder), api.url, TOKEN]
        command += [str(door or free_port()), hook_key] if kind == "shop" else []
        environ = {**os.environ, "PYTHONPATH": str(ROOT)}
        api.polled.clear()
        began = time.monotonic()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=environ)
        if not self._comes_up(api):
            self.kill()
            raise RuntimeError(f"{kind} did not start: {self.said()}")
        self.ready = time.monotonic() - began

    def _comes_up(self, api: Api) -> bool:
        """Wait until it has asked for updates, and return whether it did before it ended or time was up."""
        ends = time.monotonic() + _SECONDS
        while not api.polled.wait(_LOOK_SECONDS):
            if self._process.poll() is not None or time.monotonic() > ends:
                return api.polled.is_set()
        return True

    def said(self) -> str:
        """Return the end of what it has logged."""
        return "\n".join(self._log.read_text("utf-8", "replace").splitlines()[-5:])

    def memory(self, what: str = "VmRSS") -> float:
        """Return its resident memory in MiB: now, or (VmHWM) at its peak."""
        status = Path(f"/proc/{self._process.pid}/status").read_text("ascii")
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(what))

    def busy(self) -> float:
        """Return for how many seconds it has kept a processor busy."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """Ask it to end, and wait until it has; one that will not is killed."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._process.kill()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()


@contextmanager
def folder_for(kind: str, message: Mapping[str, Any] | None = None, *, opened_by: Api | None = None) -> Iterator[Path]:
    """Make a folder with what a bot of this kind needs, for as long as the block lasts.

    A shop's was opened before if there is an `Api` to open it with.
    """
    with tempfile.TemporaryDirectory(prefix="shopbot-bench-") as name:
        folder = Path(name)
        if kind == "shop" and opened_by is not None:
            shutil.copytree(_opened_before(opened_by), folder, dirs_exist_ok=True)
        elif kind == "shop":
            _make_shop(folder)
        else:
            (folder / "message.json").write_text(json.dumps(message), "utf-8")
        yield folder


@lru_cache(maxsize=1)
def _opened_before(api: Api) -> Path:
    """Return the folder of a shop that was open once and is closed."""
    folder = Path(tempfile.mkdtemp(prefix="shopbot-bench-"))
    atexit.register(shutil.rmtree, folder)
    _make_shop(folder)
    with Bot("shop", api, folder) as first:
        api.quiet(0.5)
        first.stop()
    return folder


def _make_shop(folder: Path) -> None:
    master = keys.new_master()
    (folder / KEY_FILE).touch(mode=0o600)
    (folder / KEY_FILE).write_text(master.hex(), "ascii")
    store.create(folder, master, Clock()).close()


def known_people(kind: str, folder: Path) -> int:
    """Return how many people a stopped bot's file knows."""
    if kind == "shop":
        with survey(folder, bytes.fromhex((folder / KEY_FILE).read_text("ascii"))) as shop:
            return int(shop.reader.scalar("SELECT count(*) FROM person"))
    with closing(sqlite3.connect(folder / "rows.db")) as rows:
        return int(rows.execute("SELECT count(*) FROM person").fetchone()[0])


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
