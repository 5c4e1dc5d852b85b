"""`status`: is the shop open, is it well, and what should somebody look at. Changes nothing.

Exit code: 0 when it is open and well, 1 when it is closed or something is wrong. Examples:

  python3 run.py status
  python3 run.py status --json
"""

import argparse
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from shopbot import __version__
from shopbot import config as configuration
from shopbot.backup import names
from shopbot.clock import Clock
from shopbot.commands import ROOT
from shopbot.config import Config, read_key
from shopbot.db import connection, survey
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.errors import Exit, Refusal
from shopbot.host.health import Health, Signs, examine
from shopbot.service import layout, notes
from shopbot.service.layout import Layout
from shopbot.service.release import Releases
from shopbot.service.system import System

_LEAST_FREE = 500 << 20
_DAY = 86_400
_SHOWN = ("ActiveState", "SubState", "Result", "StatusText", "NRestarts", "ActiveEnterTimestamp", "MemoryCurrent")
_UNSET = {"", "[not set]", "n/a", "18446744073709551615"}


@dataclass
class Status:
    """How one shop is. `reasons` is empty when it is open and well; sizes in bytes, ages in seconds."""

    open: bool
    version: str
    service: dict[str, str]
    reasons: list[str] = field(default_factory=list)
    numbers: dict[str, Any] = field(default_factory=dict)
    last_backup: str = ""
    last_backup_age: int | None = None
    disk_free: int = 0
    file_size: int = 0


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--name", help="which shop of this host, where there are several")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Look and tell."""
    place = layout.of(args.name)
    config, problems = configuration.examine(ROOT, os.environ, token_required=False)
    found = look(config, place, Clock())
    found.reasons += problems
    if args.json:
        print(json.dumps({"ok": not found.reasons, **asdict(found)}, ensure_ascii=False))
    else:
        print("\n".join(_told(found)))
    return Exit.PROBLEM if found.reasons else Exit.OK


def look(config: Config, place: Layout, clock: Clock) -> Status:
    """Return how the shop with this configuration is. `place` is where it would be installed."""
    folder = config.data.folder
    is_installed = place.at(place.current).is_symlink() and folder == place.data
    service = _service(place) if is_installed else {}
    is_open = bool(survey.running(Files(folder))) if folder.is_dir() else False
    release = Releases(place).current() if is_installed else ""
    found = Status(is_open, release or __version__, service)
    if not is_open:
        found.reasons.append(_why_closed(config, place, installed=is_installed))
    _examine(config, clock.now(), found)
    _backup(config, clock.now(), found)
    _disk(config, found)
    return found


def _service(place: Layout) -> dict[str, str]:
    shown = System(place.root).show(place.unit, *_SHOWN)
    return {name: value for name, value in shown.items() if value not in _UNSET}


def _why_closed(config: Config, place: Layout, *, installed: bool) -> str:
    if not installed and not config.paths.file.exists() and place.at(place.current).is_symlink():
        return f"there is no shop in this folder; the one of this machine is a service: {place.typed} status"
    refused = notes.refusal(config.data.folder)
    how = f"sudo systemctl start {place.unit}" if installed else "python3 run.py run"
    return f"it is closed: {refused.words}" if refused else f"it is closed; open it: {how}"


def _examine(config: Config, now: int, found: Status) -> None:
    """Count what the file can tell; a file that cannot be read is a reason of its own."""
    try:
        keys = Keys.of(bytes.fromhex(read_key(config).reveal()))
        with survey.beside(config.data.folder, bytes.fromhex(read_key(config).reveal())):
            health = _counted(config, keys, now)
    except Refusal as refusal:
        found.reasons.append(refusal.message)
        return
    found.numbers = {name: value for name, value in health.numbers.items() if value is not None}
    found.reasons += health.reasons


def _counted(config: Config, keys: Keys, now: int) -> Health:
    reader = connection.open_reader(Files(config.data.folder).main, keys)
    try:
        return examine(reader, now, Signs())
    finally:
        reader.close()


def _backup(config: Config, now: int, found: Status) -> None:
    stored = names.stored(Files(config.data.folder).backups)
    latest = max((one for one in map(names.parse, (path.name for path in stored)) if one), key=str, default=None)
    if latest is None:
        found.reasons.append("there is no backup here yet")
        return
    found.last_backup, found.last_backup_age = str(latest), max(0, now - latest.at)
    if found.last_backup_age > _DAY:
        found.reasons.append("the last backup here is older than a day")


def _disk(config: Config, found: Status) -> None:
    if not config.data.folder.is_dir():
        return
    found.disk_free = shutil.disk_usage(config.data.folder).free
    if config.paths.file.exists():
        found.file_size = config.paths.file.stat().st_size
    if found.disk_free < _LEAST_FREE:
        found.reasons.append(f"the disk has only {_mib(found.disk_free)} left")


def _told(found: Status) -> Iterator[str]:
    yield f"shop       {'open' if found.open else 'closed'}{_since(found.service)}"
    if found.service:
        yield f"service    {found.service.get('ActiveState', '')} ({found.service.get('SubState', '')})" + _restarts(
            found
        )
        yield f"           {found.service.get('StatusText', '')}"
    yield f"version    {found.version}"
    yield f"file       {_mib(found.file_size)}, {_mib(found.disk_free)} free on its disk"
    if found.last_backup_age is not None:
        yield f"backup     {found.last_backup}, {found.last_backup_age // 60} minutes ago"
    if found.numbers:
        events, messages = (found.numbers.get(name, 0) for name in ("inbox_waiting", "outbox_due"))
        yield f"waiting    {events} events, {messages} messages"
    yield from (f"look at    {reason}" for reason in found.reasons)
    if not found.reasons:
        yield "All is well."


def _since(service: dict[str, str]) -> str:
    since = service.get("ActiveEnterTimestamp", "")
    return f" since {since}" if since and service.get("ActiveState") == "active" else ""


def _restarts(found: Status) -> str:
    count = int(found.service.get("NRestarts", "0") or 0)
    return f", started again {count} times" if count else ""


def _mib(size: int) -> str:
    return f"{size / (1 << 20):.0f} MiB" if size < 10 << 30 else f"{size / (1 << 30):.0f} GiB"
