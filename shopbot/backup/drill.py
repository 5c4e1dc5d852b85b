"""A restore for practice that needs nobody: what a backup is worth is known once something was restored from it.

The newest backup is opened as a restore would: every byte read, the copy put under a new key, the program's newer
steps taken, everything counted again. The shop itself is not touched, and nothing of the practice stays.
"""

import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from shopbot.backup import archive, names, scratch
from shopbot.backup.archive import Opened
from shopbot.backup.meter import Meter, Progress
from shopbot.backup.refusals import BackupRefusal
from shopbot.clock import Clock
from shopbot.db import connection, migrate, store, tables
from shopbot.db.connection import DatabaseError
from shopbot.db.fence import HOUSE
from shopbot.db.keys import Keys
from shopbot.errors import PluginError, Refusal

_SHARES = (15, 15, 30, 40)  # unpacked, under its new key, its pages read, recounted


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
    backup's file twice. Raises OSError where `within` cannot be written to: that says nothing about the backup.
    """
    began = time.monotonic()
    there = names.stored(folder)
    if not there:
        return DrillResult("", 0.0, (f"there is no backup in {folder}",), "backup_none")
    newest = there[0]
    try:
        meter = Meter(newest.stat().st_size, progress, _SHARES)
        with archive.opened(newest, identity, within, install=install, progress=meter.within) as found:
            meter.end()
            problems = _restored_problems(found, within, clock, meter)
        meter.end()
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


def _restored_problems(found: Opened, within: Path, clock: Clock, meter: Meter) -> list[str]:
    """Put the copy under a key made for this moment, bring it up to this program, count it again."""
    keys = replace(found.keys, file=secrets.token_bytes(32))
    with scratch.folder(within) as room:
        try:
            with _rekeyed(found, room / "shop.db", keys) as writer:
                meter.end()
                if tables.sizes(writer) != dict(found.manifest.tables):
                    return ["under its new key it has other numbers of rows"]
                store.in_transaction(writer, keys, clock, lambda tx: migrate.migrate(tx, HOUSE, migrate.core_steps()))
                return archive.problems_of(writer, keys, meter.end)
        except (DatabaseError, PluginError) as error:
            return [str(error)]
        except Refusal as refusal:
            return [refusal.message]


@contextmanager
def _rekeyed(found: Opened, path: Path, keys: Keys) -> Iterator[Any]:
    connection.copy(found.raw, path, keys, durable=False)
    writer = connection.open_writer(path, keys)
    try:
        yield writer
    finally:
        writer.close()
