"""`run`: the real shop, by long polling, until it is told to stop."""

import argparse
import faulthandler
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

from shopbot import config as configuration
from shopbot import log
from shopbot.app import App
from shopbot.clock import Clock, FollowingClock
from shopbot.commands import DEMO_FOLDER, ROOT
from shopbot.errors import Exit, Refusal
from shopbot.secret import keep_memory_private
from shopbot.service import notes
from shopbot.service.notes import Owner
from shopbot.service.notify import Heart, Manager

_ALONE_SECONDS = 1.0
_LOOK_SECONDS = 20.0


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--safe", action="store_true", help="start the core alone, without any plugin")


def run(args: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM."""
    keep_memory_private()
    manager = Manager(os.environ)
    try:
        return _run(args, manager)
    except Refusal as refusal:
        manager.status(refusal.message.partition("\n")[0])
        if DEMO_FOLDER not in os.environ:
            found, _ = configuration.examine(ROOT, os.environ, token_required=False)
            notes.keep_refusal(found.data.folder, refusal)
        raise


def _run(args: argparse.Namespace, manager: Manager) -> int:
    config, clock = _what_to_run()
    log.setup(config.log.level, json=config.log.json, file=config.log.file)
    faulthandler.enable()  # a watchdog's SIGABRT leaves what each thread was at in the log
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.set())
    _serve(App(config, clock, safe=args.safe, fallen=asked.set), asked, manager)
    return Exit.OK


def _serve(app: App, asked: threading.Event, manager: Manager) -> None:
    """Open the shop, serve until somebody asks for the end, and close it; raises a `Refusal`."""
    folder = app.config.data.folder
    app.start()
    notes.forget_refusal(folder)
    heart = Heart(manager, app.stuck)
    heart.start()
    manager.ready(f"Open as @{app.username}")
    _note_owners(app)
    _wait(asked, lambda: _note_owners(app))
    manager.stopping()
    heart.stop()
    app.stop()
    if app.refusal:
        raise app.refusal


def _note_owners(app: App) -> None:
    notes.keep_owners(app.config.data.folder, [Owner(one.id, one.language) for one in app.owners()])


def _wait(asked: threading.Event, look: Callable[[], object]) -> None:
    """Wait until somebody asks for the end, with a `look` now and then; a demo's bot only looks after its demo."""
    parent = os.getppid() if DEMO_FOLDER in os.environ else None
    while not asked.wait(_LOOK_SECONDS if parent is None else _ALONE_SECONDS):
        if parent is None:
            look()
        elif os.getppid() != parent:
            return


def _what_to_run() -> tuple[configuration.Config, Clock]:
    """Return the real shop's configuration, or that of the demo which started this process."""
    demo = os.environ.get(DEMO_FOLDER)
    if demo is None:
        return configuration.load(ROOT, os.environ), Clock()
    from shopbot.commands.demo_shop import demo_config

    folder = Path(demo)
    return demo_config(folder), FollowingClock(folder / "clock")
