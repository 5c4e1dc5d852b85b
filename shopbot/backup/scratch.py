"""Private folders for work in progress: gone when the work ends, and if that is killed, with the next one's start.

Whoever works in such a folder holds a lock (flock) on it, which the kernel lets go of however the process ends. So
a sweep by one process never takes what another is still working in, and needs no process numbers, which come again.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shopbot.backup import private

_PREFIX = ".scratch-"


@contextmanager
def folder(within: Path) -> Iterator[Path]:
    """Make a new folder (0700) in `within` for as long as the block lasts.

    `within` is made too if it is missing, durably: a backup is as safe as the name of the folder it is in.
    What crashed work left in `within` is swept first. Raises OSError when the disk does not take it.
    """
    if not within.is_dir():
        within.mkdir(mode=0o700, parents=True, exist_ok=True)
        private.sync(within.parent)
    sweep(within)
    path, lock = _made(within)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        os.close(lock)


def sweep(within: Path) -> list[str]:
    """Remove what work that was killed left behind in `within`; return the names. What is in use stays."""
    return [path.name for path in sorted(within.glob(_PREFIX + "*")) if _removed(path)]


def _removed(path: Path) -> bool:
    lock = _locked(path)
    if lock is None:
        return False
    try:
        shutil.rmtree(path, ignore_errors=True)
    finally:
        os.close(lock)
    return not path.exists()


def _made(within: Path) -> tuple[Path, int]:
    """Make a folder and hold it. Another process's sweep may take it in between the two; then make another."""
    while True:
        path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=within))
        try:
            lock = _locked(path)
        except OSError:
            shutil.rmtree(path, ignore_errors=True)
            raise
        if lock is not None and path.exists():
            return path, lock
        if lock is not None:
            os.close(lock)


def _locked(path: Path) -> int | None:
    """Return the held lock, or None where somebody else holds it, or it is no folder."""
    try:
        lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        if isinstance(error, BlockingIOError):
            return None
        raise
    return lock
