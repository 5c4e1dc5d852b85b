"""A shop's file, its clerk and its witness, without Telegram: what a commit says beside what the witness kept of it."""

import hashlib
import itertools
import random
from pathlib import Path
from typing import Any

from shopbot.clock import ManualClock
from shopbot.db import connection, inbox, store, witness
from shopbot.db.clerk import Clerk, Park
from shopbot.db.tx import Tx
from shopbot.trade import ledger, orders, people, products, stock
from shopbot.trade.money import Money

MASTER = bytes(range(32))
OWNER = 1
NOON = 1_750_000_000
_TABLES = """
CREATE TABLE hello_one (id INTEGER PRIMARY KEY, word TEXT, mark BLOB) STRICT;
CREATE TABLE hello_two (a TEXT, b INTEGER, word TEXT, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE TABLE hello_three (name TEXT PRIMARY KEY, share REAL) STRICT;
CREATE TABLE hello_four (word TEXT UNIQUE) STRICT;
"""

_CHANGES = (
    "INSERT OR REPLACE INTO hello_one VALUES ({n}, '{quoted}', x'00{n:02}ff')",
    "INSERT INTO hello_one (word) VALUES ('{w}')",
    "UPDATE OR REPLACE hello_one SET id = {m} WHERE id = {n}",
    "UPDATE hello_one SET word = NULL WHERE id > {n}",
    "DELETE FROM hello_one WHERE id = {n}",
    "INSERT OR REPLACE INTO hello_two VALUES ('{two}', {n}, '{w}')",
    "UPDATE OR REPLACE hello_two SET b = {m} WHERE b = {n}",
    "UPDATE OR IGNORE hello_two SET a = '{one}' WHERE b = {n}",
    "DELETE FROM hello_two WHERE b = {n}",
    "INSERT INTO hello_three VALUES ('{n}', {n}.25) ON CONFLICT DO UPDATE SET share = share / 3",
    "UPDATE OR REPLACE hello_three SET name = '{m}' WHERE name = '{n}'",
    "DELETE FROM hello_three WHERE name = '{n}'",
    "INSERT OR IGNORE INTO hello_four VALUES ('{n}')",
    "UPDATE OR REPLACE hello_four SET word = '{m}' WHERE word = '{n}'",
    "DELETE FROM hello_four WHERE word = '{n}'",
)


class _Nobody:
    def handle(self, tx: Tx, event: inbox.Event) -> None:
        """Let every event pass."""

    def failed(self, _tx: Tx, _event: inbox.Event, error: BaseException) -> Park:
        return Park(str(error))


class Witnessed:
    """One shop that is written down; `lost` is what its owner would hear of the witness."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock(NOON)
        self.lost: list[str] = []
        self.folder = folder
        self._number = itertools.count(1)
        self._open(store.create(folder, MASTER, self.clock))

    def _open(self, opened: store.Store) -> None:
        self.store = opened
        self.clerk = Clerk(
            opened.writer, opened.keys, self.clock, _Nobody(), anchor=opened.anchor, witness=opened.files.witness,
            unwitnessed=self.lost.append,
        )  # fmt: skip

    def close(self) -> None:
        self.clerk.stop()
        self.store.close()

    def reopen(self) -> "Witnessed":
        self._open(store.open_store(self.folder, MASTER, self.clock))
        return self

    def die(self) -> None:
        """End as a killed process does."""
        self.store.abandon()

    def do(self, *statements: str) -> None:
        """Change tables in one commit of which somebody outside hears."""

        def work(tx: Tx) -> None:
            for sql in statements:
                tx.run(sql)
            tx.owes()

        self.clerk.write(work)

    def make_tables(self) -> None:
        self.do(*(one for one in _TABLES.split(";") if one.strip()))

    # --- people ---

    def somebody(self, credit: int = 0) -> int:
        number = 100 + next(self._number)
        self.clerk.write(lambda tx: people.meet(tx, number, f"Person {number}", None, "id"))
        if credit:
            rupiah = Money(credit, "IDR")
            self.clerk.write(lambda tx: ledger.adjust(tx, number, rupiah, OWNER, "for the test", f"credit:{number}"))
        return number

    def product(self, units: int = 3, price: int = 1_000) -> int:
        made = self.clerk.write(lambda tx: products.create(tx, OWNER, "Lumina", Money(price, "IDR"))).id
        codes = [f"CODE-{made}-{next(self._number)}" for _ in range(units)]
        self.clerk.write(lambda tx: stock.add(tx, made, codes, by=OWNER))
        return made

    def buys(self, person: int, product: int) -> int:
        def place(tx: Tx) -> int:
            return orders.checkout(tx, person, product, 1, products.sure(tx, product).price.amount).id

        order = self.clerk.write(place)
        self.clerk.write(lambda tx: orders.pay_from_wallet(tx, order, person))
        return order

    # --- copies ---

    def copy(self, path: Path) -> Any:
        """Return a raw connection to a copy of the shop as it is now."""
        reader = connection.open_checked(self.store.files.main, self.store.keys)
        connection.copy(reader, path, self.store.keys)
        reader.close()
        return connection.open_writer(path, self.store.keys)

    def caught_up(self, copy: Any) -> witness.Replayed:
        """Bring a copy up to what the witness knows."""
        reading = witness.OpenReading(self.store.files.witness, self.store.keys)
        try:
            return catch_up(copy, reading, self.store.keys)
        finally:
            reading.close()


def catch_up(copy: Any, reading: witness.Reading, keys: Any) -> witness.Replayed:
    (seq,) = copy.execute("SELECT seq FROM shop").fetchone()
    copy.execute("PRAGMA foreign_keys=OFF")
    copy.execute("BEGIN IMMEDIATE")
    for name, _ in copy.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        copy.execute(f'DROP TRIGGER "{name}"')
    replayed = witness.replay(copy, reading, keys, seq, b"", 0)
    copy.execute("COMMIT")
    return replayed


def contents(db: Any) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of every table that is written down."""
    found = {}
    for name, table in witness.watched(db).items():
        rowid = f'"{table.rowid}", ' if table.rowid else ""
        only = " WHERE substr(source, 1, 9) <> 'telegram:' AND source <> 'job'" if name == "inbox" else ""
        rows = db.execute(f'SELECT {rowid}* FROM "{name}"{only}')  # noqa: S608 - names from the schema
        found[name] = sorted(map(tuple, rows), key=repr)
    return found


def anything(rng: random.Random) -> str:
    """Return a change of one of the tables of `make_tables`: new, changed, moved, replaced and deleted rows."""
    n, m, w = rng.randint(1, 8), rng.randint(1, 8), hashlib.sha256(rng.randbytes(4)).hexdigest()[: rng.randint(1, 9)]
    quoted = rng.choice(('"', "é", "\\", "\x01", "\n", "")) + w
    return rng.choice(_CHANGES).format(n=n, m=m, w=w, quoted=quoted, two=quoted[:2], one=quoted[:1])
