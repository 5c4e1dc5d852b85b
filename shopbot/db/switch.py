"""Another set of files takes the shop's place: all of it or none of it, wherever the process is killed.

What is to come is prepared in `.restore`, where nothing counts. Then one rename makes it `.incoming`: from that moment
the new files are the shop's, and whoever opens it next finishes the switch before anything else (`settle`, under the
lock, and as often as it takes). What was there before goes to `replaced/<stamp>`, also what the new set has none of.
"""

import json
import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shopbot import log
from shopbot.errors import Exit, Refusal

if TYPE_CHECKING:
    from shopbot.db.store import Files

_log = logging.getLogger("shopbot.db")
_PLAN = "plan.json"
_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True)
class Plan:
    """What a switch does: the names of the files that come, of those that only go, and what it is called."""

    stamp: str
    files: tuple[str, ...]
    gone: tuple[str, ...] = ()


class Unfinished(Refusal):
    """The new files are the shop's, but the disk refused one of the last steps: whoever opens it next takes them."""

    code = Exit.IO
    advice = (
        "It is done but for its end, which comes with the next start: do not type it again. Free disk space or mend"
        " what is named here, then start the shop: python3 run.py run"
    )


@contextmanager
def publishing(files: "Files") -> Iterator[None]:
    """Publish and settle in here: what the system refuses is raised as `Unfinished` once there is no way back.

    Until then OSError passes, and everything is as it was. Whoever says "nothing was changed" has to know which.
    """
    try:
        yield
    except OSError as error:
        if files.staging.exists():
            raise
        raise Unfinished(f"the last step is missing: {error.strerror or error}") from error


def prepare(files: "Files") -> Path:
    """Return the empty folder (0700) that the new files are made in; what a killed attempt left there is removed."""
    shutil.rmtree(files.staging, ignore_errors=True)
    files.staging.mkdir(mode=0o700, parents=True)
    return files.staging


def publish(files: "Files", stamp: str, gone: Iterable[str] = ()) -> Plan:
    """Let what was prepared be the shop's, at once and durably; `settle` then puts it in its place.

    `gone` names files of the old set that the new one does without. The caller holds the lock, and every prepared file
    is closed.
    """
    names = sorted(path.name for path in files.staging.iterdir())
    plan = Plan(stamp, tuple(names), tuple(name for name in gone if name not in names))
    path = files.staging / _PLAN
    path.touch(mode=0o600)
    path.write_text(json.dumps({"stamp": plan.stamp, "files": plan.files, "gone": plan.gone}))
    for one in (*(files.staging / name for name in names), path, files.staging):
        sync(one)
    files.staging.rename(files.incoming)
    sync(files.folder)
    return plan


def settle(files: "Files") -> str:
    """Finish a switch that was published; return its stamp, empty when there is none. The caller holds the lock."""
    plan = _published(files)
    if plan is None:
        return ""
    aside = files.replaced / plan.stamp
    aside.mkdir(mode=0o700, parents=True, exist_ok=True)
    files.replaced.chmod(0o700)
    sync(files.replaced)
    for name in (*plan.files, *plan.gone):
        _exchange(files, name, aside, comes=name in plan.files)
    (files.incoming / _PLAN).unlink()
    shutil.rmtree(files.incoming)
    sync(files.folder)
    log.event(_log, "switched", stamp=plan.stamp, files=len(plan.files))
    return plan.stamp


def is_published(files: "Files") -> bool:
    """Tell whether a switch waits to be finished."""
    return (files.incoming / _PLAN).exists()


def _published(files: "Files") -> Plan | None:
    try:
        told = json.loads((files.incoming / _PLAN).read_bytes())
    except FileNotFoundError:
        shutil.rmtree(files.incoming, ignore_errors=True)  # the plan goes last: all of it is in its place
        return None
    return Plan(told["stamp"], tuple(told["files"]), tuple(told["gone"]))


def _exchange(files: "Files", name: str, aside: Path, *, comes: bool) -> None:
    """Put one old file aside and the new one in its place; done already when the new one is not there any more."""
    new = files.incoming / name
    if comes and not new.exists():
        return
    for old in (files.folder / f"{name}{ending}" for ending in (*_BESIDE, "")):
        if old.exists() or old.is_symlink():
            old.rename(aside / old.name)
    sync(aside)
    sync(files.folder)
    if comes:
        new.rename(files.folder / name)
        sync(files.folder)


def sync(path: Path) -> None:
    """Have a file, or a folder's list of names, on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
