"""What makes shops that die by the thousand quick: a folder in memory, and nothing worked out anew that never changes.

A process that is killed loses nothing that it has written, into memory or onto a disk.
"""

import os
import shutil
from functools import lru_cache
from pathlib import Path

from shopbot.texts import check
from shopbot.trade import search

_ROOMY = 2 << 30


def quick_folder() -> Path | None:
    """Return where temporary folders are made, None for the system's own place."""
    memory = Path("/dev/shm")  # noqa: S108 - folders of our own are made in it
    quick = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOMY
    return memory if quick else None


def remember_texts() -> None:
    """Keep what the pure functions that take texts apart return: they are much of a start, and no life changes them."""
    check.clean_source = lru_cache(maxsize=None)(check.clean_source)
    check._split = lru_cache(maxsize=None)(check._split)
    search.fold = lru_cache(maxsize=None)(search.fold)
