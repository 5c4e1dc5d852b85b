"""A real shop's file and a desk to work at: transactions with a time, and a recount after each."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

from shopbot.db import connection, migrate
from shopbot.db.connection import ReadConnection
from shopbot.db.fence import Fence
from shopbot.db.keys import Keys
from shopbot.db.tx import Journal, Tx
from shopbot.trade import checks, ledger, orders, people, products, stock
from shopbot.trade.money import Money
from shopbot.trade.orders import Order

NOON = 1_750_000_000
OWNER = 1
_KEYS = Keys.of(b"k" * 32)


def rp(amount: int) -> Money:
    return Money(amount, "IDR")


@cache
def _template(_steps: tuple[str, ...]) -> Path:
    """Return a new shop's file that took the core steps of these names: made once a process, and copied."""
    folder = Path(tempfile.mkdtemp(prefix="shopbot-desk-"))
    Finalize(None, shutil.rmtree, (folder, True), exitpriority=0)  # unlike atexit, also where a pool's process ends
    path = folder / "shop" / "shop.db"
    connection.create(path, _KEYS)
    made = Desk.at(connection.open_writer(path, _KEYS), path)
    made.careless = True  # today's recount asks for tables that an older shop has not
    with made.tx() as tx:
        migrate.migrate(tx, "shopbot", migrate.core_steps())
    made.connection.close()
    return path


class Desk:
    """One shop. `now` is turned by hand; `tx` commits and then recounts everything, unless `careless`."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copy(_template(tuple(step.name for step in migrate.core_steps())), path)
        self._sits(connection.open_writer(path, _KEYS), path)

    @classmethod
    def at(cls, opened: Any, path: Path) -> "Desk":
        """Return a desk at a connection that is there, whatever is in its file."""
        made = cls.__new__(cls)
        made._sits(opened, path)
        return made

    def _sits(self, opened: Any, path: Path) -> None:
        self.keys, self.now, self.path = _KEYS, NOON, path
        self.turns = 0
        self.careless = False
        self.fence = Fence()
        self._works_with(opened)

    def _works_with(self, opened: Any) -> None:
        self.connection: Any = opened
        self.connection.set_authorizer(self.fence)

    def restart(self) -> None:
        """End the process and open the file again."""
        self.connection.close()
        self._works_with(connection.open_writer(self.path, self.keys))

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @contextmanager
    def tx(self, owner: str = "shopbot") -> Iterator[Tx]:
        self.turns += 1
        seed = hashlib.sha256(self.turns.to_bytes(8)).digest()[:16]
        house = Tx(self.connection, self.fence, self.keys, self.now, seed, Journal())
        self._control("BEGIN IMMEDIATE")
        try:
            yield house if owner == "shopbot" else house.as_owner(owner)
        except BaseException:
            self._control("ROLLBACK")
            raise
        self._control("COMMIT")
        if not self.careless:
            assert checks.check_all(house, self.keys, self.now) == []

    def _control(self, sql: str) -> None:
        self.connection.execute(self.fence.mark(sql, "shopbot"))

    def sabotage(self, *statements: str) -> None:
        """Take a safety away, or do what nobody should be able to do."""
        self.careless = True
        for sql in statements:
            self._control(sql)

    def problems(self) -> list[str]:
        with self.tx() as tx:
            return checks.check_all(tx, self.keys, self.now)

    def reader(self) -> ReadConnection:
        return connection.open_reader(self.path, self.keys)

    # --- what most tests need first ---

    def person(self, number: int = 7, credit: int = 0) -> int:
        with self.tx() as tx:
            people.meet(tx, number, f"Person {number}", f"person{number}", "id")
            if credit:
                ledger.adjust(tx, number, rp(credit), OWNER, "for the test", f"credit:{number}")
        return number

    def product(self, price: int = 35_000, units: int = 5, title: str = "Lumina 1 month") -> int:
        with self.tx() as tx:
            made = products.create(tx, OWNER, title, rp(price))
            if units:
                stock.add(tx, made.id, [f"CODE-{made.id}-{n:05}" for n in range(units)], by=OWNER)
        return made.id

    def order(self, person: int, product: int, quantity: int = 1) -> Order:
        with self.tx() as tx:
            return orders.checkout(tx, person, product, quantity, products.sure(tx, product).price.amount * quantity)

    def balance(self, person: int) -> int:
        with self.tx() as tx:
            return ledger.balance(tx, person, "IDR").amount

    def counts(self, product: int) -> stock.Counts:
        with self.tx() as tx:
            return stock.count(tx, product)
