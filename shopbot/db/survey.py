"""Looking at a shop's file without changing it, also while the shop runs: for what is typed in a terminal."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from shopbot.db import anchor, migrate, store, switch, tables
from shopbot.db.connection import ReadConnection
from shopbot.db.fence import HOUSE, Fence
from shopbot.db.keys import Keys
from shopbot.db.tx import Journal, Param, Tx
from shopbot.errors import AlreadyRunning, NoFile, Refusal


class Survey:
    """An open look at one shop. `running` says which process holds the shop; empty when none does."""

    def __init__(self, raw: Any, keys: Keys, running: str) -> None:
        self._raw = raw
        self.keys = keys
        self.running = running
        self.reader = ReadConnection(raw)

    def page_problems(self) -> list[str]:
        """Read every page: one sentence for each whose seal or structure is broken.

        The WAL is folded in first where nobody runs the shop: a page that is torn in the main file and whole in the
        WAL would be a false alarm.
        """
        if not self.running:
            self._raw.execute("PRAGMA query_only=OFF")
            self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._raw.execute("PRAGMA query_only=ON")
        found = [str(row[0]) for row in self._raw.execute("PRAGMA cipher_integrity_check").fetchall()]
        return found + [str(row[0]) for row in self._raw.execute("PRAGMA quick_check") if row[0] != "ok"]

    def table_sizes(self) -> Mapping[str, int]:
        """Return how many rows each table has."""
        return tables.sizes(self._raw)

    def table(self, sql: str, *params: Param) -> Iterator[Mapping[str, Any]]:
        """Return the rows of a query one by one, each by its columns' names: for tables that are larger than memory."""
        return tables.query(self._raw, sql, params)

    def looking(self, now: int) -> Tx:
        """Return a transaction that can only read, for functions that ask for one although they change nothing."""
        return Tx(self._raw, Fence(), self.keys, now, b"", Journal())

    def fenced(self, now: int) -> Tx:
        """Return a transaction that can only read, for a plugin's function: goods and secrets are not shown to it."""
        fence = Fence()
        self._raw.set_authorizer(fence)
        return Tx(self._raw, fence, self.keys, now, b"", Journal())


@contextmanager
def beside(folder: Path, master: bytes) -> Iterator[Survey]:
    """Open the shop in `folder` for a look that may last and holds nothing: the shop may start or stop meanwhile.

    Raises the `Refusal` that a start would end in, and one for a file that the program's update has not reached yet.
    """
    files, keys = store.Files(folder), Keys.of(master)
    if not files.main.exists():
        raise NoFile(f"there is no shop at {files.main}")
    raw = store.open_file(files, keys)
    try:
        raw.execute("PRAGMA query_only=ON")
        reader = ReadConnection(raw)
        migrate.require_core(reader)
        if migrate.untaken(reader, HOUSE, migrate.core_steps()):
            raise Refusal(
                "the shop's file is of an older version than this program",
                "Start the shop with this version first: that brings its file up to date.",
            )
        yield Survey(raw, keys, "nobody asked")
    finally:
        raw.close()


def running(files: store.Files) -> str:
    """Say which process holds the shop; empty when none does."""
    lock, holder = _lock(files)
    if lock:
        lock.release()
    return holder


@contextmanager
def survey(folder: Path, master: bytes) -> Iterator[Survey]:
    """Open the shop in `folder` for a look. Raises the `Refusal` that a start would end in."""
    files, keys = store.Files(folder), Keys.of(master)
    if not files.main.exists() and not switch.is_published(files):
        raise NoFile(f"there is no shop at {files.main}")
    lock, running = _lock(files)
    try:
        if lock:
            switch.settle(files)
        # The anchor is read first: a shop that runs may only come further in between.
        anchored = anchor.read(files.anchor, keys) if files.anchor.exists() else None
        raw = store.open_file(files, keys)
        try:
            raw.execute("PRAGMA query_only=ON")
            anchor.require_not_behind(anchored or anchor.read(files.anchor, keys), anchor.mark_of(raw))
            migrate.require_core(ReadConnection(raw))
            yield Survey(raw, keys, running)
        finally:
            raw.close()
    finally:
        if lock:
            lock.release()


def _lock(files: store.Files) -> tuple[store.Lock | None, str]:
    try:
        return store.Lock(files.lock), ""
    except AlreadyRunning as running:
        return None, running.message
