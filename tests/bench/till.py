"""A shop's file and its clerk, without Telegram: what one purchase costs, until it is durable."""

import itertools
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from shopbot.clock import Clock
from shopbot.db import connection, inbox, migrate, store
from shopbot.db.anchor import Anchor
from shopbot.db.clerk import Clerk, Park
from shopbot.db.fence import HOUSE
from shopbot.db.keys import Keys
from shopbot.db.tx import Tx
from shopbot.trade import ledger, orders, people, products, stock
from shopbot.trade.money import Money

MASTER = bytes(range(32))
KEYS = Keys.of(MASTER)
OWNER = 1
PRICE = Money(35_000, "IDR")
_CREDIT = Money(35_000_000_000, "IDR")
_AT_ONCE = 10_000


class _Nobody:
    """A desk that nobody comes to."""

    def handle(self, tx: Tx, event: inbox.Event) -> None:
        raise AssertionError(event)

    def failed(self, _tx: Tx, _event: inbox.Event, error: BaseException) -> Park:
        return Park(str(error))


class Till:
    """Sells one product to one buyer, as two taps do: place the order, pay it from the wallet; two durable commits.

    With a `witness`, as a real shop has one, what the second says is written there too before it is done.
    """

    def __init__(self, writer: Any, folder: Path, *, witness: bool = False) -> None:
        self.writer = writer
        self.anchor = Anchor(folder / "shop.anchor", KEYS)
        kept = folder / "shop.witness" if witness else None
        self.clerk = Clerk(writer, KEYS, Clock(), _Nobody(), anchor=self.anchor, witness=kept)
        self._codes = itertools.count()

    def open(self, buyer: int, units: int) -> "Till":
        """Let the buyer in with money enough, and lay in so many codes."""
        self._buyer = buyer
        self.clerk.write(lambda tx: people.meet(tx, buyer, "Buyer", None, "en"))
        self.clerk.write(lambda tx: ledger.adjust(tx, buyer, _CREDIT, OWNER, "for the bench", f"bench:{buyer}"))
        self._product = self.clerk.write(lambda tx: products.create(tx, OWNER, "Bench", PRICE)).id
        for first in range(0, units, _AT_ONCE):
            self.lay_in(min(_AT_ONCE, units - first))
        return self

    def lay_in(self, units: int) -> None:
        """Add so many codes."""
        codes = [f"BENCH-{self._product}-{next(self._codes):08}" for _ in range(units)]
        self.clerk.write(lambda tx: stock.add(tx, self._product, codes, by=OWNER))

    def sell(self, clock: Callable[[], float] = time.perf_counter) -> float:
        """Sell one; return the seconds until it was paid and its goods were assigned, on the disk.

        By `clock`: `time.thread_time` counts the processor's alone.
        """
        began = clock()
        placed = self.clerk.write(self._place)
        self.clerk.write(lambda tx: orders.pay_from_wallet(tx, placed, self._buyer))
        spent = clock() - began
        self.lay_in(1)  # what is on stock stays what it was
        return spent

    def _place(self, tx: Tx) -> int:
        seen = products.sure(tx, self._product).price.amount
        return orders.checkout(tx, self._buyer, self._product, 1, seen).id

    def close(self) -> None:
        """Close the files."""
        self.clerk.stop()
        self.writer.close()
        self.anchor.close()


def empty(folder: Path) -> Any:
    """Make an encrypted shop without anything in it and return its writer."""
    connection.create(folder / "shop.db", KEYS)
    return _with_schema(connection.open_writer(folder / "shop.db", KEYS))


def plain(folder: Path) -> Any:
    """Make the same shop in an ordinary file: the same library and settings, and no key."""
    folder.mkdir(parents=True)
    writer = dbapi2.connect(str(folder / "plain.db"), isolation_level=None, cached_statements=512)
    writer.row_factory = dbapi2.Row
    for pragma in (*connection.PRAGMAS, *connection.WRITER_PRAGMAS):
        writer.execute(f"PRAGMA {pragma}")
    writer.execute("CREATE TABLE shop (install TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT")
    writer.execute("INSERT INTO shop VALUES ('', 1, 0)")
    return _with_schema(writer)


def _with_schema(writer: Any) -> Any:
    store.in_transaction(writer, KEYS, Clock(), lambda tx: migrate.migrate(tx, HOUSE, migrate.core_steps()))
    return writer


def medians(one: Callable[[], float], other: Callable[[], float], times: int) -> tuple[float, float]:
    """Do both in turn, so often, and return the median of each."""
    spent = [(one(), other()) for _ in range(times)]
    return statistics.median(a for a, _ in spent), statistics.median(b for _, b in spent)
