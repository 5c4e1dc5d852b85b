"""Whether the books add up, asked at every start: before a small shop opens, and of a big one while it serves.

Recounting a million orders takes half a minute, and a shop that restarts should not be shut for so long. Books that do
not add up end the shop either way; and they leave a mark, so that it does not open again before they do.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from shopbot import log
from shopbot.db.connection import DatabaseError, ReadConnection
from shopbot.db.keys import Keys
from shopbot.errors import DamagedFile
from shopbot.trade import checks

SMALL = 20_000  # postings that are recounted within a second
_PATIENCE = 0.05


class Recount:
    """The recount of one start, over a reader that nobody else uses.

    `mark` is a file that stands while books are known to be wrong. `unsound(refusal)` hears, from the recount's own
    thread, of a shop that serves and must not. Stop it before the reader is closed.
    """

    def __init__(self, reader: ReadConnection, keys: Keys, mark: Path, unsound: Callable[[DamagedFile], None]) -> None:
        self._reader = reader
        self._keys = keys
        self._mark = mark
        self._unsound = unsound
        self._stopping = False
        self._due = True
        self._thread = threading.Thread(target=self._count, name="recount", daemon=True)

    def before(self) -> None:
        """Recount now if that is quick, or if the books were wrong the last time. Raises `DamagedFile`."""
        if self._mark.exists() or (self._reader.scalar("SELECT max(id) FROM posting") or 0) <= SMALL:
            self._require_sound()
            self._due = False

    def beside(self) -> None:
        """Recount in a thread what was not recounted before."""
        if self._due:
            self._thread.start()

    def stop(self) -> None:
        """Break off a recount that is under way."""
        self._stopping = True
        while self._thread.is_alive():
            self._reader.interrupt()
            self._thread.join(_PATIENCE)

    def _count(self) -> None:
        try:
            self._require_sound()
        except DamagedFile as refusal:
            self._unsound(refusal)
        except DatabaseError as error:
            if not self._stopping:
                log.trace(log.error_code(error), error, where="recount")
                self._unsound(DamagedFile(f"the shop's books cannot be recounted: {error}"))

    def _require_sound(self) -> None:
        problems = checks.check_all(self._reader, self._keys)
        if problems:
            self._mark.touch(mode=0o600)
            raise DamagedFile(f"the shop's books do not add up: {problems[0]} ({len(problems)} in all)")
        self._mark.unlink(missing_ok=True)
