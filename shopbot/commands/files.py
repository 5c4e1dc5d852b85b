"""Files that commands write for their owner: private from the first byte, whole or not there, never over another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from shopbot.errors import Exit, Refusal


@contextmanager
def private(path: Path) -> Iterator[TextIO]:
    """Make a text file only its owner can read (0600); it is gone again if the block does not end well.

    Raises `Refusal` for one that is there already, or a place that cannot be written to.
    """
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise Refusal(f"There is a file {path} already.", "Choose another name, or move it away.", Exit.USAGE) from None
    except OSError as problem:
        raise Refusal(f"{path} cannot be written: {problem.strerror}.", "Choose another place.", Exit.IO) from None
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
