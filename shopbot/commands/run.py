"""`run`: the real shop, by long polling, until it is told to stop."""

import argparse
import os
import signal
import threading
from pathlib import Path

from shopbot import config as configuration
from shopbot import log
from shopbot.app import App
from shopbot.clock import Clock, FollowingClock
from shopbot.commands import DEMO_FOLDER, ROOT
from shopbot.errors import Exit

_ALONE_SECONDS = 1.0


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--safe", action="store_true", help="start the core alone, without any plugin")


def run(args: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM."""
    config, clock = _what_to_run()
    log.setup(config.log.level, json=config.log.json, file=config.log.file)
    asked = threading.Event()
    app = App(config, clock, safe=args.safe, fallen=asked.set)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.set())
    app.start()
    _wait(asked)
    app.stop()
    if app.refusal:
        raise app.refusal
    return Exit.OK


def _wait(asked: threading.Event) -> None:
    """Wait until somebody asks for the end; a demo's bot does not outlive the demo, however that ends."""
    parent = os.getppid() if DEMO_FOLDER in os.environ else None
    while not asked.wait(None if parent is None else _ALONE_SECONDS):
        if os.getppid() != parent:
            return


def _what_to_run() -> tuple[configuration.Config, Clock]:
    """Return the real shop's configuration, or that of the demo which started this process."""
    demo = os.environ.get(DEMO_FOLDER)
    if demo is None:
        return configuration.load(ROOT, os.environ), Clock()
    from shopbot.commands.demo_shop import demo_config

    folder = Path(demo)
    return demo_config(folder), FollowingClock(folder / "clock")
