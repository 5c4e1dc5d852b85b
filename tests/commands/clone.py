"""A clone of the project in a folder of its own, started as run.py starts it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from shopbot import config as configuration
from shopbot.clock import Clock
from shopbot.config import Config, Plugins
from shopbot.db import keys, store
from shopbot.db.clerk import Clerk
from shopbot.host.discover import Marker
from shopbot.host.dispatch import Dispatch
from shopbot.host.host import Host, Publish
from shopbot.texts.texts import house_texts

PROJECT = Path(__file__).parent.parent.parent
TOKEN = "1234567890:" + "test-token_" * 3 + "AA"
OTHER_TOKEN = "1234567890:" + "wrong-token" * 3 + "AA"
SECONDS = 120


class Clone:
    """The shop's code with one plugin, hello; nothing is set up. `environ` is added to each start."""

    def __init__(self, root: Path, api_url: str) -> None:
        self.root = root
        self.data = root / "data"
        self.environ = {"SHOPBOT_TELEGRAM_API_URL": api_url}
        shutil.copytree(PROJECT / "shopbot", root / "shopbot", ignore=shutil.ignore_patterns("__pycache__"))
        for folder in ("plugins", "tests/plugins"):
            (root / folder).mkdir(parents=True)
        for name in ("pyproject.toml", "plugins/hello.py", "tests/conftest.py"):
            shutil.copy(PROJECT / name, root / name)

    def env(self) -> dict[str, str]:
        """What a start gets: nothing of this machine's own shop."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("SHOPBOT_", "TELEGRAM_"))}
        return {**kept, **self.environ, "PYTHONPATH": str(self.root)}

    def types(self, *words: str, answers: str = "") -> "subprocess.CompletedProcess[str]":
        """Type `python3 run.py WORDS` and pipe `answers` in."""
        command = [sys.executable, "-P", "-m", "shopbot.cli", *words]
        return subprocess.run(
            command, cwd=self.root, env=self.env(), input=answers, capture_output=True, text=True,
            timeout=SECONDS, check=False,
        )  # fmt: skip

    def set_up(self) -> bytes:
        """Make a shop as init does, without asking; return its master key."""
        master = keys.new_master()
        store.create(self.data, master, Clock()).close()
        for path, text in ((self.data / "shop.key", master.hex()), (self.root / ".env", f"TELEGRAM_TOKEN={TOKEN}\n")):
            path.touch(mode=0o600)
            path.write_text(text)
        return master

    def config(self) -> Config:
        """Return the configuration of a shop like this one."""
        plugins = Plugins((self.root / "plugins",))
        return configuration.pretend(self.root, self.data, plugins=plugins)

    def open(self) -> store.Store:
        """Open the shop as a start does."""
        master = bytes.fromhex((self.data / "shop.key").read_text())
        return store.open_store(self.data, master, Clock())


def clerk_of(clone: Clone, opened: store.Store, *, plugins: bool = False) -> Clerk:
    """Return the clerk of an open shop, with its plugins if they are wanted."""
    host = Host(clone.config(), Clock(), house_texts())
    if plugins:
        marker, folders = Marker(clone.data / "starting"), clone.config().plugins.folders
        store.in_transaction(opened.writer, opened.keys, Clock(), lambda tx: host.load(tx, folders, marker))
    return Clerk(
        opened.writer, opened.keys, Clock(), Dispatch(host), anchor=opened.anchor, witness=opened.files.witness,
        after=lambda effects: _publish(host, effects),
    )  # fmt: skip


def _publish(host: Host, effects: Sequence[object]) -> None:
    for one in effects:
        if isinstance(one, Publish):
            host.exchange(one.admission)


@contextmanager
def serving(clone: Clone) -> Iterator[Clerk]:
    """Let the clone's shop run: its clerk at work in this process."""
    opened = clone.open()
    clerk = clerk_of(clone, opened, plugins=True)
    clerk.start()
    try:
        yield clerk
    finally:
        clerk.stop()
        opened.close()
