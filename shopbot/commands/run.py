"""`run`: the real shop, by long polling, until it is told to stop."""

import argparse
import faulthandler
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from shopbot import config as configuration
from shopbot import log
from shopbot.app import App, master_key
from shopbot.backup import recovery, restore
from shopbot.clock import Clock, FollowingClock
from shopbot.commands import DEMO_FOLDER, ROOT
from shopbot.db import switch
from shopbot.db.store import Files
from shopbot.db.tx import Tx
from shopbot.errors import Exit, Refusal
from shopbot.host import restoring
from shopbot.host.restoring import RestoreDue
from shopbot.secret import keep_memory_private
from shopbot.service import notes
from shopbot.service.notes import Owner
from shopbot.service.notify import Heart, Manager

_log = logging.getLogger("shopbot.app")
_ALONE_SECONDS = 1.0
_LOOK_SECONDS = 20.0
_LONGEST_SECONDS = 1800.0


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
    asked, ended = threading.Event(), threading.Event()

    def end(*_: object) -> None:
        """Remember the signal whatever is under way: a restore clears `asked`, which it ended itself."""
        ended.set()
        asked.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    news: Callable[[Tx], None] = restoring.tell
    while True:
        app = App(config, clock, safe=args.safe, fallen=asked.set, news=news)
        _serve(app, asked, manager)
        if app.restore_due is None:
            return Exit.OK
        asked.clear()
        news = _restored(app, app.restore_due, clock, manager)
        if ended.is_set():
            return Exit.OK


def _restored(app: App, due: RestoreDue, clock: Clock, manager: Manager) -> Callable[[Tx], None]:
    """Do what was ordered in the chat, while nobody serves; return what staff are to be told at the next start."""
    manager.status(f"Restoring {due.name}")
    heart = Heart(manager, lambda: "")
    heart.start()
    files, master = Files(app.config.data.folder), master_key(app.config)
    try:
        if not due.name:
            restore.undo(files, master, clock, due.by)
            return restoring.tell_undone
        opens = recovery.server_identity(master)
        done = restore.whole(files, files.backups / due.name, opens, clock, master=master, by=due.by, as_it_was=True)
    except switch.Unfinished:
        return restoring.tell if due.name else restoring.tell_undone  # the next start finishes it
    except Refusal as refusal:
        problem = refusal
        log.event(_log, "not_restored", level=logging.ERROR, reason=problem.message)
        return lambda tx: restoring.tell_failed(tx, problem)
    finally:
        heart.stop()
    log.event(_log, "restored", archive=done.archive, complete=done.complete, rows=done.rows)
    return restoring.tell


def _serve(app: App, asked: threading.Event, manager: Manager) -> None:
    """Open the shop, serve until somebody asks for the end, and close it; raises a `Refusal`."""
    folder = app.config.data.folder
    with _busy(manager):
        app.start()
    notes.forget_refusal(folder)
    app.host.watched = manager.watchdog_seconds > 0
    heart = Heart(manager, app.stuck)
    heart.start()
    manager.ready(f"Open as @{app.username}")
    _note_owners(app)
    _wait(asked, lambda: _note_owners(app))
    if app.restore_due is None:
        manager.stopping()
    heart.stop()
    app.stop()
    if app.refusal:
        raise app.refusal


@contextmanager
def _busy(manager: Manager) -> Iterator[None]:
    """Keep the watchdog quiet during what may take long, the start after a restore, but not for ever."""
    ends = time.monotonic() + _LONGEST_SECONDS
    heart = Heart(manager, lambda: "" if time.monotonic() < ends else "it does not come to an end")
    heart.start()
    try:
        yield
    finally:
        heart.stop()


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
