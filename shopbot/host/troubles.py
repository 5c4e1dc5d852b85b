"""Errors, grouped by their code: how often, since when, where. The traces are in the log under the same code.

Each trace that is logged is noted in memory and written with some later commit, so that an error costs no commit of its
own and one that comes a thousand times a second is one row. Of an exception only its name and the places it went
through are kept: its words may be a buyer's.
"""

import json
import threading
import traceback
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shopbot import __version__
from shopbot.clock import Clock
from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError

MOST_KEPT = 200
FOR_GOOD = 2**53
_FRAMES = 6
_SPAN = 300
_MOST_NOTED = 10_000


@dataclass(frozen=True)
class Trouble:
    """One kind of error. `frames` are file:function:line, the innermost last; times are UTC seconds."""

    code: str
    kind: str
    place: str
    frames: tuple[str, ...]
    version: str
    times: int
    first_at: int
    last_at: int
    muted_until: int = 0

    def is_muted(self, now: int) -> bool:
        """Tell whether staff are not told of it at `now`."""
        return now < self.muted_until

    def report(self) -> str:
        """Return it as a text to hand on: nothing in it is a secret, or a word of anybody."""
        where = "\n".join(f"  {frame}" for frame in self.frames)
        return f"{self.code} {self.kind} in {self.place}\nshopbot {self.version}, {self.times} times\n{where}\n"


@dataclass
class _Met:
    kind: str
    place: str
    frames: tuple[str, ...]
    first_at: int
    last_at: int
    times: int = 0


@dataclass
class Troubles:
    """What one process has met and not written down yet; `hear` may be called by any thread (`log.hear_traces`)."""

    clock: Clock
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _met: dict[str, _Met] = field(default_factory=dict)
    _times: deque[int] = field(default_factory=lambda: deque(maxlen=_MOST_NOTED))

    def hear(self, code: str, error: BaseException, where: Mapping[str, object]) -> None:
        """Note an error that was logged."""
        now = self.clock.now()
        with self._lock:
            self._times.append(now)
            met = self._met.setdefault(code, _Met(type(error).__name__, _place(where), _frames(error), now, now))
            met.times += 1
            met.last_at = now

    def lately(self) -> int:
        """Return how many errors there were in the last five minutes."""
        since = self.clock.now() - _SPAN
        with self._lock:
            return sum(at > since for at in self._times)

    @property
    def waits(self) -> bool:
        """Tell whether there is anything to write down."""
        return bool(self._met)

    def write(self, tx: Tx) -> None:
        """Write down what was met; if the commit fails it is lost, and the log has it."""
        with self._lock:
            met, self._met = self._met, {}
        for code, one in met.items():
            tx.house.run(
                "INSERT INTO trouble (code, kind, place, frames, version, times, first_at, last_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET kind = excluded.kind,"
                " place = excluded.place, frames = excluded.frames, version = excluded.version,"
                " times = times + excluded.times, last_at = excluded.last_at",
                code, one.kind, one.place, json.dumps(one.frames), __version__, one.times, one.first_at, one.last_at,
            )  # fmt: skip
        _forget_oldest(tx)


def _place(where: Mapping[str, object]) -> str:
    found = next((where[name] for name in ("place", "errand", "where", "thread") if where.get(name)), "?")
    return str(found)[:80]


def _frames(error: BaseException) -> tuple[str, ...]:
    found = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return tuple(f"{_short(frame.filename)}:{frame.name}:{frame.lineno}" for frame in found)


def _short(filename: str) -> str:
    """Return the last folders of a path: where somebody keeps their shop is nobody's business."""
    return "/".join(Path(filename).parts[-3:])


def _forget_oldest(tx: Tx) -> None:
    tx.house.run(
        "DELETE FROM trouble WHERE code NOT IN (SELECT code FROM trouble ORDER BY last_at DESC, code LIMIT ?)",
        MOST_KEPT,
    )


# --- reading and steering ---


def count(db: Reader) -> int:
    """Return how many kinds of errors are kept."""
    return int(db.house.scalar("SELECT count(*) FROM trouble"))


def newest(db: Reader, limit: int, offset: int = 0) -> list[Trouble]:
    """Return some of them, what happened last first."""
    sql = "SELECT * FROM trouble ORDER BY last_at DESC, code LIMIT ? OFFSET ?"
    return [_trouble(row) for row in db.house.rows(sql, limit, offset)]


def sure(db: Reader, code: str) -> Trouble:
    """Return one of them. Raises ShopError `gone`."""
    row = db.house.row("SELECT * FROM trouble WHERE code = ?", code)
    if row is None:
        raise ShopError("gone")
    return _trouble(row)


def is_muted(db: Reader, code: str, now: int) -> bool:
    """Tell whether staff do not want to hear of this error at `now`."""
    return bool(db.house.scalar("SELECT 1 FROM trouble WHERE code = ? AND muted_until > ?", code, now))


def mute(tx: Tx, code: str, until: int) -> None:
    """Tell staff nothing of this error before `until`; 0 lets them hear of it again."""
    tx.house.run("UPDATE trouble SET muted_until = ? WHERE code = ?", until, code)


def forget(tx: Tx, code: str) -> None:
    """Count this error from the beginning, should it come again."""
    tx.house.run("DELETE FROM trouble WHERE code = ?", code)


def put_back(tx: Tx, one: Trouble) -> None:
    """Keep again what was forgotten. Raises ShopError `changed_since` when it has come again."""
    done = tx.house.run(
        "INSERT INTO trouble VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        one.code, one.kind, one.place, json.dumps(one.frames), one.version, one.times, one.first_at, one.last_at,
        one.muted_until,
    )  # fmt: skip
    if not done:
        raise ShopError("changed_since")


def _trouble(row: Row) -> Trouble:
    known = dict(zip(row.keys(), row, strict=True))
    return Trouble(**{**known, "frames": tuple(json.loads(row["frames"]))})
