"""A folder for shops that die by the thousand.

In memory where there is such a place: a process that is killed loses nothing that it has written either way.
"""

import os
import shutil
from pathlib import Path

_ROOMY = 2 << 30


def quick_folder() -> Path | None:
    """Return where temporary folders are made, None for the system's own place."""
    memory = Path("/dev/shm")  # noqa: S108 - folders of our own are made in it
    quick = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOMY
    return memory if quick else None
