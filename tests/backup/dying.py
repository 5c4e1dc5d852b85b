"""A process that makes a backup and is gone in the middle of it: `python -m tests.backup.dying FOLDER PERCENT`."""

import os
import signal
import sys
from pathlib import Path

from shopbot.backup import archive
from shopbot.db.store import Files
from tests.backup.backing import RECOVERY
from tests.db.bench import KEYS, MASTER


def main() -> None:
    """Die by SIGKILL as soon as so much of the work is done."""
    files, percent = Files(Path(sys.argv[1])), int(sys.argv[2])

    def die(done: int, total: int) -> None:
        if 100 * done >= percent * total:
            os.kill(os.getpid(), signal.SIGKILL)

    archive.make(files, KEYS, MASTER, RECOVERY.public, files.backups, 1_760_000_000, progress=die)


if __name__ == "__main__":
    main()
