"""A shop that sells one thing for USDT, and the chain it watches."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from plugins.usdt import source
from shopbot.api import Money, Tx, ledger, payments, products, stock, unclaimed
from shopbot.fakes.tron import SOMEBODY, Log, Tron
from shopbot.testing import Person, TestShop
from shopbot.trade.payments import Attempt

OWNER = 900
PRICE = 100_000
ADDRESS = "TLCuBEirVzB6V4menLZKw1jfBTFMZbuKq7"
OTHER = "TJmmqjb1DK9TTZbQXzRQ2AuA94z4gKAPFh"
NOWHERE = "http://127.0.0.1:9"
NO_RATES = {f"{name}_source": NOWHERE for name in ("fiat", "usdt", "toman")}


def give_rate(tx: Tx) -> None:
    """Let one USDT be Rp 16,350, set by hand."""
    tx.run("INSERT INTO rates_rate VALUES ('USDT', 'IDR', '16350', 1, ?, NULL, '', NULL)", tx.now)


def settings_for(chain: Tron, **more: object) -> dict[str, dict[str, object]]:
    """Return the settings by plugin that lead a shop to this chain."""
    mine = {"address": ADDRESS, "trongrid_url": chain.grid_url, "tronscan_url": chain.scan_url, **more}
    return {"usdt": mine, "rates": dict(NO_RATES)}


class UsdtShop:
    """One thing for Rp 100,000, forty pieces; `chain` has the shop's clock."""

    def __init__(self, chain: Tron, **settings: object) -> None:
        source.MEMORY.clear()
        self.chain = chain
        names = ("home", "orders", "wallet", "payments", "admin", "rates", "usdt")
        self.shop = TestShop(*names, owner=OWNER, settings=settings_for(chain, **settings))
        chain._now = self.shop.clock.now
        self.shop.run_jobs()
        self.shop.do(give_rate)
        made = self.shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(PRICE, "IDR")))
        self.shop.do(lambda tx: stock.add(tx, made.id, [f"CODE-{n}" for n in range(40)], by="test"))
        self.product = made.id
        self.owner = self.shop.person("Rina", id=OWNER).says("/start")

    def buyer(self, name: str) -> Person:
        """Return somebody who has ordered the thing and chosen USDT."""
        person = self.shop.person(name).says("/start")
        person.presses(person.messages[-1].id, f"orders.checkout:{self.product}:1:{PRICE}")
        return person.taps("USDT")

    def attempt(self, person: Person) -> Attempt:
        """Return somebody's newest payment as it is now."""
        number = self.shop.db.scalar("SELECT max(id) FROM payment WHERE person = ?", person.id)
        found = payments.get(self.shop.db, number)
        assert found is not None
        return found

    def pays(self, person: Person, more: int = 0, **how: int | bool) -> str:
        """Send what somebody is asked for, or `more` than that; return the transaction."""
        one = self.attempt(person)
        return self.chain.send(Log(str(one.details["address"]), one.asked.amount + more), **how)  # type: ignore[arg-type]

    def passes(self, minutes: float = 2) -> None:
        """Let time go by in steps in which the shop looks; two minutes make a transaction final."""
        for _ in range(4):
            self.shop.advance(minutes=minutes / 4)
            self.shop.settle()

    def receipts(self) -> list[tuple[int, str]]:
        """Return what was entered: millionths of a USDT, what became of it."""
        rows = self.shop.db.rows("SELECT amount, outcome FROM receipt ORDER BY id")
        return [(row["amount"], row["outcome"]) for row in rows]

    def unclaimed(self) -> int:
        """Return how many sums are nobody's."""
        return unclaimed.waiting(self.shop.db).total

    def balance(self, person: Person) -> int:
        """Return somebody's wallet in rupiah."""
        return ledger.balance(self.shop.db, person.id, "IDR").amount


def delivered(person: Person) -> int:
    """Return how often somebody got goods."""
    return sum("Delivered" in message.text for message in person.messages)


def copied(person: Person) -> list[str]:
    """Return what the copy buttons of somebody's screen hold."""
    rows = person.messages[-1].rendered.keyboard
    return [button["copy_text"]["text"] for row in rows for button in row if "copy_text" in button]


def words(person: Person) -> str:
    """Return somebody's screen without marks of direction."""
    return re.sub("[\u2066-\u2069\u200e\u200f]", "", person.screen).replace("\xa0", " ")


@contextmanager
def chain() -> Iterator[Tron]:
    """Serve a chain, whose clock is that of the shop that is opened at it."""
    made = Tron(lambda: 1_767_225_600)
    with made.edge:
        yield made


Opened = Callable[..., UsdtShop]
__all__ = [
    "ADDRESS", "NOWHERE", "OTHER", "OWNER", "PRICE", "SOMEBODY", "Log", "Opened", "Tron", "UsdtShop", "chain", "copied",
    "delivered", "give_rate", "settings_for", "words",
]  # fmt: skip
