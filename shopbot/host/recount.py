"""Whether the books add up, asked at every start (before a small shop opens, of a big one while it serves) and daily.

Recounting a million orders takes half a minute, and a shop that restarts should not be shut for so long. Books that do
not add up end the shop either way; and they leave a mark, so that it does not open again before they do. The daily
recount runs beside the clerk for the same reason, and staff hear of what it finds.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shopbot import log
from shopbot.db.connection import DatabaseError, ReadConnection
from shopbot.db.keys import Keys
from shopbot.errors import DamagedFile
from shopbot.trade import checks

SMALL = 20_000  # postings that are recounted within a second
_PATIENCE = 0.05


@dataclass(frozen=True)
class RecountDue:
    """The effect of the daily job: count the books beside the clerk."""


class Recount:
    """The recounts of one run, over a reader that nobody else uses.

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
        self.problems: int | None = None  # what the newest recount found; None before the first
        self._one_at_a_time = threading.Lock()
        self._threads: list[threading.Thread] = []

    def before(self) -> None:
        """Recount now if that is quick, or if the books were wrong the last time. Raises `DamagedFile`."""
        if self._mark.exists() or (self._reader.scalar("SELECT max(id) FROM posting") or 0) <= SMALL:
            self._require_sound()
            self._due = False

    def beside(self) -> None:
        """Recount in a thread what was not recounted before."""
        if self._due:
            self._begin(self._require_sound)

    def again(self, wrong: Callable[[list[str]], None]) -> None:
        """Recount in a thread while the shop serves; `wrong` hears, from there, of what does not add up.

        A recount that is still under way is enough.
        """
        if not self.wait(0):
            return

        def count() -> None:
            problems = checks.check_all(self._reader, self._keys)
            self.problems = len(problems)
            if problems:
                wrong(problems)

        self._begin(count)

    def wait(self, timeout: float) -> bool:
        """Wait until no recount is under way; False when one still is after `timeout` (real) seconds."""
        for thread in self._threads:
            thread.join(timeout)
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        return not self._threads

    def stop(self) -> None:
        """Break off a recount that is under way."""
        self._stopping = True
        while not self.wait(_PATIENCE):
            self._reader.interrupt()

    def _begin(self, count: Callable[[], None]) -> None:
        thread = threading.Thread(target=self._count, args=(count,), name="recount", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _count(self, count: Callable[[], None]) -> None:
        try:
            with self._one_at_a_time:
                count()
        except DamagedFile as refusal:
            self._unsound(refusal)
        except DatabaseError as error:
            if not self._stopping:
                log.trace(log.error_code(error), error, where="recount")
                self._unsound(DamagedFile(f"the shop's books cannot be recounted: {error}"))

    def _require_sound(self) -> None:
        problems = checks.check_all(self._reader, self._keys)
        self.problems = len(problems)
        if problems:
            self._mark.touch(mode=0o600)
            raise DamagedFile(f"the shop's books do not add up: {problems[0]} ({len(problems)} in all)")
        self._mark.unlink(missing_ok=True)
