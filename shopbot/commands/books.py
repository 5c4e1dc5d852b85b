"""What changed in the books of a demo's shop, read beside the running bot for the page's inspector.

The demo made the shop's key, so it can read the encrypted file; it reads as any of the bot's own readers does, from a
snapshot, and never holds the writer up. It looks when the page asks, and from then on twice a second whether SQLite's
`data_version` has moved, which reads no page of the file.
"""

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from shopbot.db import connection, store
from shopbot.db.keys import Keys
from shopbot.errors import Refusal
from shopbot.texts.formats import money, number
from shopbot.trade.changes import Change, Watcher
from shopbot.trade.money import Money

KEPT = 1000
_AT_ONCE = 200
_NEWEST = 50
_LOOK_SECONDS = 0.5
_LANGUAGE = "id"  # that of the demo's shop


class Books:
    """The changes of the shop in `folder`, numbered from 1. `now` is its clock; `announce` hears of new ones.

    `announce` gets the number of the newest change. `close` ends it; nothing is open before the first `since`.
    """

    def __init__(self, folder: Path, master: bytes, now: Callable[[], int], announce: Callable[[int], object]) -> None:
        self._file, self._keys = store.Files(folder).main, Keys.of(master)
        self._now, self._announce = now, announce
        self._watcher = Watcher()
        self._reader: connection.ReadConnection | None = None
        self._version: int | None = None
        self._rows: deque[dict[str, Any]] = deque(maxlen=KEPT)
        self._last = 0
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def since(self, seq: int | None) -> dict[str, Any]:
        """Return the changes after number `seq`, at most 200 of them; the newest 50 for None."""
        with self._lock:
            self._look()
            self._watch()
            rows, last = list(self._rows), self._last
        chosen = rows[-_NEWEST:] if seq is None else [row for row in rows if row["seq"] > seq][:_AT_ONCE]
        return {"last": chosen[-1]["seq"] if chosen else last, "changes": chosen}

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """Let go of the file while the block lasts: whoever stops the bot lets it fold its own log in."""
        with self._lock:
            self._let_go()
            yield

    def close(self) -> None:
        """End it and close the file."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        if self._reader is not None:
            self._reader.close()
        self._reader = self._version = None

    def _watch(self) -> None:
        if self._thread is None and not self._ended.is_set():
            self._thread = threading.Thread(target=self._keep_looking, name="books", daemon=True)
            self._thread.start()

    def _keep_looking(self) -> None:
        while not self._ended.wait(_LOOK_SECONDS):
            with self._lock:
                new, last = self._look(), self._last
            if new:
                self._announce(last)

    def _look(self) -> bool:
        """Read what is new; whether there was anything. A file that cannot be read now is read at the next look."""
        if self._ended.is_set():
            return False
        try:
            found = self._read()
        except (connection.DatabaseError, Refusal):
            self._let_go()
            return False
        for change in found:
            self._last += 1
            self._rows.append(_row(self._last, change))
        return bool(found)

    def _read(self) -> list[Change]:
        if self._reader is None:
            self._reader = connection.open_reader(self._file, self._keys)
        # Asked before the rows are read: what is written in between moves it, and is found by the next look.
        version = self._reader.scalar("PRAGMA data_version")
        if version == self._version:
            return []
        found = self._watcher.look(self._reader, self._now())
        self._version = version
        return found


def _row(seq: int, change: Change) -> dict[str, Any]:
    return {"seq": seq, "at": change.at, "book": change.book, "what": change.what, "delta": _delta(change.delta)}


def _delta(delta: Money | int | None) -> str | None:
    if delta is None:
        return None
    if isinstance(delta, int):
        return f"{'-' if delta < 0 else '+'}{number(abs(delta), _LANGUAGE)}"
    return f"{'-' if delta.is_negative else '+'}{money(abs(delta), _LANGUAGE)}"
