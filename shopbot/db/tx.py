"""A transaction, as the rest of the shop sees it: SQL with parameters, the event's time, and what happens after commit.

`Tx` is what every function that changes goods or money asks for. It cannot be made outside this room, so holding one
proves that the caller stands inside the clerk's transaction.
"""

import hmac
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from shopbot.db.fence import HOUSE, Fence
from shopbot.db.keys import Keys
from shopbot.db.slow import slow

T = TypeVar("T")
Row = Any
Param = str | int | float | bytes | None


def planned_once(sql: str) -> str:
    """Return `sql` so that SQLite plans it once and keeps it.

    A bare `LIMIT ?` it would plan anew each time a value is bound, as it looks at that value while it plans (SQLite
    3.53, `sqlite3ExprIsInteger`): four times as long for a read, ten times for a write with triggers. An expression it
    does not look into.
    """
    return sql.replace("LIMIT ?", "LIMIT +?")


class Reader(Protocol):
    """Reading only: a transaction, or a connection that cannot write."""

    @property
    def house(self) -> "Reader":
        """The same with the core's rights: a plugin's transaction does not show goods or secrets."""

    def scalar(self, sql: str, *params: Param) -> Any:
        """Return the first column of the first row, or None."""

    def row(self, sql: str, *params: Param) -> Row | None:
        """Return the first row, or None; columns by name or position."""

    def rows(self, sql: str, *params: Param) -> list[Row]:
        """Return all rows."""


class Journal:
    """What one batch of the clerk collects beside its rows: effects to carry out once it is committed."""

    def __init__(self) -> None:
        self.effects: list[object] = []
        self.owes = False
        self.depth = 0

    def mark(self) -> tuple[int, bool]:
        """Return a place to come back to."""
        return len(self.effects), self.owes

    def back_to(self, place: tuple[int, bool]) -> None:
        """Forget what came after `place`, as its savepoint was rolled back."""
        del self.effects[place[0] :]
        self.owes = place[1]


class Tx:
    """One owner's view of the open transaction.

    `now` is the time of the event being handled (UTC seconds), the only clock a handler may use; `keys` are for the
    trade room's keyed hashes. A statement of a plugin is fenced to its own tables; `house` is the same transaction with
    the core's rights, for the core's functions.
    """

    def __init__(
        self,
        connection: Any,
        fence: Fence,
        keys: Keys,
        now: int,
        seed: bytes,
        journal: Journal,
        owner: str = HOUSE,
    ) -> None:
        self._connection = connection
        self._fence = fence
        self._seed = seed
        self._drawn = [0]
        self._journal = journal
        self.keys = keys
        self.now = now
        self.owner = owner

    @property
    def house(self) -> "Tx":
        """The same transaction with the core's rights."""
        return self if self.owner == HOUSE else self.as_owner(HOUSE)

    def as_owner(self, owner: str) -> "Tx":
        """Return the same transaction fenced for `owner`."""
        tx = Tx(self._connection, self._fence, self.keys, self.now, self._seed, self._journal, owner)
        tx._drawn = self._drawn
        return tx

    def _execute(self, sql: str, params: Sequence[Param]) -> Any:
        return self._connection.execute(self._fence.mark(planned_once(sql), self.owner), params)

    def run(self, sql: str, *params: Param) -> int:
        """Carry out one statement and return how many rows it changed."""
        began = time.monotonic()
        changed = int(self._execute(sql, params).rowcount)
        slow.took(sql, began)
        return changed

    def many(self, sql: str, params: Sequence[Sequence[Param]]) -> int:
        """Carry out one statement for each set of parameters; return how many rows were changed in all."""
        began = time.monotonic()
        changed = int(self._connection.executemany(self._fence.mark(sql, self.owner), params).rowcount)
        slow.took(sql, began)
        return changed

    def scalar(self, sql: str, *params: Param) -> Any:
        """Return the first column of the first row, or None. Also for `... RETURNING`."""
        found = self.rows(sql, *params)
        return found[0][0] if found else None

    def row(self, sql: str, *params: Param) -> Row | None:
        """Return the first row, or None; columns by name or position."""
        found = self.rows(sql, *params)
        return found[0] if found else None

    def rows(self, sql: str, *params: Param) -> list[Row]:
        """Return all rows. The statement is run to its end, so a `RETURNING` has done all its work."""
        began = time.monotonic()
        found = list(self._execute(sql, params).fetchall())
        slow.took(sql, began)
        return found

    def token(self, size: int) -> bytes:
        """Return `size` (at most 32) unguessable bytes that are the same when the same event is replayed.

        A stream keyed by the event's own random seed: HMAC-SHA256(seed, counter).
        """
        self._drawn[0] += 1
        return hmac.digest(self._seed, self._drawn[0].to_bytes(8, "big"), "sha256")[:size]

    def after_commit(self, effect: object) -> None:
        """Hand `effect` to whoever carries effects out, if and only if this transaction commits."""
        self._journal.effects.append(effect)

    def owes(self) -> None:
        """Note that a message is owed: the anchor is brought up to date before it can be sent."""
        self._journal.owes = True

    def attempt(self, work: Callable[[], T]) -> T:
        """Do `work` inside a savepoint: if it raises, nothing of it stays and the error goes on.

        Some errors (a full disk, a statement that was interrupted while writing) make SQLite roll back the whole
        transaction; then there is no savepoint left to go back to, and the clerk sees that `intact` is false.
        """
        place = self._journal.mark()
        self._journal.depth += 1
        savepoint = f"attempt_{self._journal.depth}"
        self._control(f"SAVEPOINT {savepoint}")
        try:
            done = work()
        except BaseException:
            if self.intact:
                self._control(f"ROLLBACK TO {savepoint}")
            self._journal.back_to(place)
            raise
        else:
            return done
        finally:
            if self.intact:
                self._control(f"RELEASE {savepoint}")
            self._journal.depth -= 1

    @property
    def intact(self) -> bool:
        """Tell whether the transaction is still open."""
        return bool(self._connection.in_transaction)

    @contextmanager
    def schema(self) -> Iterator[None]:
        """Let this owner change its own tables' shape, for the length of one migration."""
        self._fence.schema_open = True
        try:
            yield
        finally:
            self._fence.schema_open = False

    def _control(self, sql: str) -> None:
        self._connection.execute(self._fence.mark(sql, HOUSE))
