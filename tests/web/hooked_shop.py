"""The demo's own shop in webhook mode, as a process of its own, to be killed.

Arguments: its folder, the door's port, and words that change it: `polling`, `hears` (that plugin is on), `no-hooks` (no
port is asked for, and no plugin that is on takes callbacks), `die-after-storing` (kill -9 between the commit of the
first tap or callback and the answer), `ack-first` (the sabotage: answer, and store a little later).
"""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from shopbot import config as configuration
from shopbot import log
from shopbot.app import App
from shopbot.clock import FollowingClock
from shopbot.commands.demo import demo_config
from shopbot.config import Config, Web
from shopbot.db import inbox
from shopbot.db.clerk import Clerk
from shopbot.host import discover
from shopbot.telegram.deliveries import Deliveries
from shopbot.web import hooks, updates
from shopbot.web.hooks import Hooks
from shopbot.web.taking import Bounds

_LATER_SECONDS = 30.0
_TAKEN = 200


def hooked_config(folder: Path, port: int, *words: str) -> Config:
    """Return the demo's configuration with a door, and with Telegram bringing updates to it."""
    demo = demo_config(folder)
    mode = "polling" if "polling" in words else "webhook"
    shut = "no-hooks" in words
    web = Web(port=0 if shut else port, public_url=f"http://127.0.0.1:{port}")
    on = (*demo.plugins.on, *({"hears"} & set(words)))
    plugins = replace(demo.plugins, on=on, off=hooked_plugins(demo) if shut else ())
    return replace(demo, telegram=replace(demo.telegram, mode=mode), web=web, plugins=plugins)


def hooked_plugins(config: Config) -> tuple[str, ...]:
    """Return the plugins that take callbacks."""
    discover.make_importable(config.plugins.folders)
    loaded = [discover.load(found.name).plugin for found in discover.find(config.plugins.folders)]
    return tuple(one.name for one in loaded if one and one.webhooks)


def die_after_storing() -> None:
    def stored(self: Deliveries, update: Mapping[str, Any]) -> None:
        if "callback_query" in update:
            os.kill(os.getpid(), signal.SIGKILL)

    def note(self: Hooks, plugin: str, name: str, status: int) -> None:
        if status == _TAKEN:
            os.kill(os.getpid(), signal.SIGKILL)

    Deliveries.stored = stored  # type: ignore[method-assign]
    Hooks._note = note  # type: ignore[method-assign]


def acknowledge_first() -> None:
    async def keep(clerk: Clerk, event: inbox.NewEvent, bounds: Bounds) -> bool:
        asyncio.get_running_loop().call_later(_LATER_SECONDS, clerk.put, [event])
        return True

    updates.keep = hooks.keep = keep  # type: ignore[attr-defined]


def main(folder: Path, port: int, *words: str) -> None:
    if "die-after-storing" in words:
        die_after_storing()
    if "ack-first" in words:
        acknowledge_first()
    log.setup("debug")
    configuration.DOOR_PORT = port  # type: ignore[misc]
    config = hooked_config(folder, port, *words)
    app = App(config, FollowingClock(folder / "clock"))
    asked = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: asked.set())
    app.start()
    asked.wait()
    app.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
