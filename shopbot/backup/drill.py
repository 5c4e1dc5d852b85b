"""A restore for practice that needs nobody: what a backup is worth is known once a shop was restored from it.

The newest backup is restored by the very code that restores after a loss (`restore.whole`), into an empty folder as on
a new machine; the shop that comes of it is opened as a start opens it, counted against the backup's manifest, and every
page of it is read. The real shop is not touched, and nothing of the practice stays.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shopbot.backup import archive, names, restore, scratch
from shopbot.backup.manifest import Manifest
from shopbot.backup.meter import Meter, Progress
from shopbot.backup.refusals import BackupFailed, BackupRefusal
from shopbot.clock import Clock
from shopbot.db import store, tables
from shopbot.db.store import Files, Store
from shopbot.errors import PluginError, Refusal

_UNSOUND = "restore_unsound"  # what `restore.whole` says of a shop that does not add up
_SHARES = (20, 45, 35)  # read and put in place, recounted, its pages read
# What a restore adds no row to and takes none from, whatever it has to hold back.
_SAME = ("person", "product", "orders", "order_line", "stock_unit", "payment", "handed")


@dataclass(frozen=True)
class DrillResult:
    """What the practice showed. `name` is the backup's, empty where there was none; `seconds` is what all of it took.

    `problems` are sentences for the log and the terminal, none when `ok`; `key` and `facts` say the same in the chat.
    `instead` names the next older backup that is whole, where this one cannot be used.
    """

    name: str
    seconds: float
    problems: tuple[str, ...] = ()
    key: str = ""
    facts: Mapping[str, int | str] = field(default_factory=dict)
    instead: str = ""

    @property
    def ok(self) -> bool:
        """Whether the shop could be restored from it, and all of it added up."""
        return not self.problems


def drill(
    folder: Path, identity: Any, within: Path, clock: Clock, *, install: str = "", progress: Progress | None = None
) -> DrillResult:
    """Restore the newest backup in `folder` for practice in a scratch folder in `within`, and throw it away.

    `identity` opens the backup (`recovery.server_identity`), `install` is the shop's id. Takes as much free disk as the
    backup's file twice. Raises `BackupFailed` or OSError where `within` cannot be written to: that says nothing about
    the backup.
    """
    began = time.monotonic()
    there = names.stored(folder)
    if not there:
        return DrillResult("", 0.0, (f"there is no backup in {folder}",), "backup_none")
    newest = there[0]
    try:
        meter = Meter(newest.stat().st_size, progress, _SHARES)
        with scratch.folder(within) as room:
            told = archive.inspect(newest, identity, install=install)
            problems = _practised(newest, identity, Files(room / "shop"), clock, told, meter)
    except BackupFailed as failed:
        if failed.key != _UNSOUND:
            raise
        problems = [failed.message]
    except BackupRefusal as refusal:
        instead = _instead(folder, identity, newest.name, install)
        seconds = time.monotonic() - began
        return DrillResult(newest.name, seconds, (refusal.message,), refusal.key, refusal.facts, instead)
    seconds = time.monotonic() - began
    if problems:
        return DrillResult(newest.name, seconds, tuple(problems), "backup_drill_unsound", {"problems": len(problems)})
    return DrillResult(newest.name, seconds)


def _instead(folder: Path, identity: Any, name: str, install: str) -> str:
    try:
        return archive.newest_good(folder, identity, install=install, before=name).path.name
    except BackupRefusal:
        return ""


def _practised(path: Path, identity: Any, files: Files, clock: Clock, told: Manifest, meter: Meter) -> list[str]:
    """Restore into the empty folder of `files`, open what came of it, and return what is wrong with that."""

    def far(step: str, done: int, total: int) -> None:
        if step == "read":
            meter.within(done, total)
        elif step == "check":
            meter.end()

    try:
        restore.whole(files, path, identity, clock, progress=far)
        shop = store.open_store(files.folder, told.master_bytes, clock)
        try:
            return _differences(shop, told) + archive.page_problems(shop.writer)
        finally:
            shop.close()
            meter.end()
    except BackupRefusal:
        raise
    except (Refusal, PluginError) as error:
        return [str(error)]


def _differences(shop: Store, told: Manifest) -> list[str]:
    there = tables.sizes(shop.writer)
    wrong = [name for name in _SAME if there.get(name) != told.tables.get(name)]
    return [f"the restored shop has another number of rows in {name} than its backup" for name in wrong]
