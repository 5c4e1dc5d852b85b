"""What the machines of the trade room share: a shop that is new again in no time, and a recount after each step.

Most of what they play is played on a shop in memory: the same schema, statements and authorizer, without encryption and
without a disk, which are not what is asked here and would take most of the time. Its connection, with all statements
prepared, serves one story after the other: a story's transactions are savepoints in one that is rolled back at its end.
A part (see `rules.plays`) is played on the real encrypted file, where a commit is a commit, and where the process ends
and opens the file again.
"""

import tempfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlcipher3 import dbapi2

from shopbot.db import connection, migrate
from shopbot.trade import checks
from tests.trade.desk import Desk

TALLY: Counter[str] = Counter()
"""What was done in this process since somebody last asked."""


def _in_memory() -> Any:
    raw = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False, cached_statements=512)
    raw.row_factory = dbapi2.Row
    for pragma in connection.PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
    return raw


@cache
def _new_shop() -> Any:
    """Return this process' connection to a new shop in memory."""
    raw = _in_memory()
    raw.execute("CREATE TABLE shop (install TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT")
    raw.execute("INSERT INTO shop VALUES ('model', 1, 0)")
    with Desk.at(raw, Path()).tx() as tx:
        migrate.migrate(tx, "shopbot", migrate.core_steps())
    return raw


class MemoryDesk(Desk):
    """A desk at the process' shop in memory, new again: there is one at a time."""

    _INSIDE: ClassVar[dict[str, tuple[str, ...]]] = {
        "BEGIN IMMEDIATE": ("SAVEPOINT desk",),
        "COMMIT": ("RELEASE desk",),
        "ROLLBACK": ("ROLLBACK TO desk", "RELEASE desk"),
    }

    def __init__(self) -> None:
        self._sits(_new_shop(), Path())
        if self.connection.in_transaction:
            super()._control("ROLLBACK")
        super()._control("BEGIN")

    def _control(self, sql: str) -> None:
        for inside in self._INSIDE.get(sql, (sql,)):
            super()._control(inside)

    def close(self) -> None:
        """Forget everything since it was new."""
        super()._control("ROLLBACK")


class Machine(RuleBasedStateMachine):
    """A shop and what we believe of it; `recount` says what does not add up, after each step."""

    on_file: ClassVar[bool] = False
    _begun = False

    def recount(self) -> list[str]:
        """Return one sentence for each thing that is wrong."""
        raise NotImplementedError

    @invariant()
    def everything_is_counted_again(self) -> None:
        """The house's own recount, whole, after each step."""
        TALLY["steps"] += self._begun  # the opening is none
        TALLY["steps_on_file"] += self._begun and self.on_file
        self._begun = True
        problems = self.recount()
        assert problems == [], problems


class DeskMachine(Machine):
    """A machine at a desk: each of its rules is a transaction or some."""

    desk: Desk
    _folder: "tempfile.TemporaryDirectory[str] | None" = None

    def sits_down(self) -> Desk:
        """Open a new shop; it does not recount itself, the machine does."""
        if self.on_file:
            self._folder = tempfile.TemporaryDirectory(prefix="shopbot-model-")
            self.desk = Desk(Path(self._folder.name) / "shop" / "shop.db")
            self.desk.connection.execute("PRAGMA synchronous=OFF")
        else:
            self.desk = MemoryDesk()
        self.desk.careless = True
        return self.desk

    def recount(self) -> list[str]:
        """Count everything in the shop again."""
        with self.desk.tx() as tx:
            return checks.check_all(tx, self.desk.keys, self.desk.now)

    @precondition(lambda self: self.on_file)
    @rule()
    def the_process_ends_and_starts_again(self) -> None:
        """Nothing that was committed is lost by it, and nothing else is left."""
        before = fingerprint(self.desk)
        self.desk.restart()
        TALLY["restarts"] += 1
        assert fingerprint(self.desk) == before

    def teardown(self) -> None:
        """Close the file."""
        if hasattr(self, "desk"):
            self.desk.close()
        if self._folder is not None:
            self._folder.cleanup()


_COUNTED = ("posting", "leg", "orders", "order_event", "stock_unit", "receipt", "voucher_use", "audit", "outbox")


def fingerprint(desk: Desk) -> list[tuple[Any, ...]]:
    """Return how many rows the tables of money and goods have, and what the accounts hold."""
    with desk.tx() as tx:
        counted = [(table, tx.scalar(f"SELECT count(*) FROM {table}")) for table in _COUNTED]  # noqa: S608 - our own names
        return counted + [tuple(row) for row in tx.rows("SELECT id, balance FROM account ORDER BY id")]


def looks(machine: Machine) -> None:
    """Hold everything that always holds, as hypothesis does after each step."""
    for held in machine.invariants:
        held.function(machine)
