"""A real shop's file and a desk to work at: transactions with a time, and a recount after each."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
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


def rp(amount: int) -> Money:
    return Money(amount, "IDR")


class Desk:
    """One shop. `now` is turned by hand; `tx` commits and then recounts everything, unless `careless`."""

    def __init__(self, path: Path) -> None:
        self.keys = Keys.of(b"k" * 32)
        self.now = NOON
        self.path = path
        connection.create(path, self.keys)
        self.connection: Any = connection.open_writer(path, self.keys)
        self.fence = Fence()
        self.connection.set_authorizer(self.fence)
        self.turns = 0
        self.careless = False
        with self.tx() as tx:
            migrate.migrate(tx, "shopbot", migrate.core_steps())

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
        if not self.careless and self.turns > 1:
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
