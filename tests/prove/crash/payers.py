"""How people pay in the crash tests, method by method, and what the other side says came in.

A payer chooses in the test's own thread and hands back what is then done aside: a gateway that tells the shop waits for
an answer that may never come, since the shop is killed meanwhile.
"""

import contextlib
import random
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from shopbot.fakes.desk import NotPossible, Till
from shopbot.fakes.gateway import Gateway
from shopbot.fakes.pakasir import Pakasir, Phone
from shopbot.fakes.tron import SHOP, USDT, Tron
from shopbot.simulator.driver import Driver, DriverError
from shopbot.simulator.world import World

Sum = tuple[str, str, int, str]  # method, its own name for the money, smallest units, currency
Deed = Callable[[], object]
Shown = Callable[[str], set[str]]
_NEWEST = 12
GATEWAYS_OWN = "-money-"
"""In the names the pretend gateway gives to money; what a button in the chat reported it is told by another."""


class Payer(Protocol):
    """One method. `label` is on its button, `name` what the shop files its money under."""

    name: str
    label: str

    def chooses(self, rng: random.Random) -> Deed | None:
        """Return what somebody does next: pays (well, wrongly, late, twice) or says again what was said; or None."""

    def untold(self) -> Deed | None:
        """Return how the other side says what it still has to, as nobody has taken it yet."""

    def came(self) -> Counter[Sum]:
        """Return all money that came in, by the other side's account."""


class AtTill:
    """A gateway that the shop asks; `came` asks it too, from beside.

    `shown` returns the gateway's numbers of all payments the shop has told their payers of: nobody can pay another.
    """

    def __init__(self, name: str, label: str, till: Till, came: Callable[[], Counter[Sum]], shown: Shown) -> None:
        self.name = name
        self.label = label
        self.came = came
        self._till = till
        self._shown = shown

    def chooses(self, rng: random.Random) -> Deed | None:
        shown = self._shown(self.name)
        payable = [one for one in self._till.payments() if one.number in shown][:_NEWEST]
        found = [(one.number, way) for one in payable for way in one.ways]
        plain = [(number, way) for number, way in found if way == "paid"]
        if not found:
            return None
        number, way = rng.choice(plain if plain and rng.random() < 0.5 else found)
        return lambda: _pay(self._till, number, way)

    def untold(self) -> Deed | None:
        return None


def _pay(till: Till, number: str, way: Any) -> None:
    with contextlib.suppress(NotPossible):  # somebody was quicker
        till.pay(number, way)


def at_gateway(gateway: Gateway, shown: Shown) -> Payer:
    """Return the payer at the pretend gateway."""
    return AtTill("pretend", "Pretend payment", gateway, lambda: _at_gateway(gateway), shown)


def _at_gateway(gateway: Gateway) -> Counter[Sum]:
    return Counter(
        ("pretend", one.id, one.amount, invoice.currency)
        for invoice in list(gateway._invoices.values())
        for one in list(invoice.money)
        if GATEWAYS_OWN in one.id
    )


def at_pakasir(pakasir: Pakasir, shown: Shown) -> Payer:
    """Return the payer at the pretended Pakasir."""
    return AtTill("pakasir", "QRIS", pakasir, lambda: _at_pakasir(pakasir), shown)


def _at_pakasir(pakasir: Pakasir) -> Counter[Sum]:
    paid = [one for one in pakasir.transactions.values() if one.status == "completed"]
    return Counter(("pakasir", one.txn, one.total, "IDR") for one in paid)


def on_chain(tron: Tron, shown: Shown) -> Payer:
    """Return the payer in USDT on the pretended chain."""
    return AtTill("usdt", "USDT", tron, lambda: _on_chain(tron), shown)


def _on_chain(tron: Tron) -> Counter[Sum]:
    """Return every true transfer to the shop: of the real contract, in a transaction that did not fail.

    A transaction of the fake has at most one such transfer: the shop calls it the first of its sum, number 0.
    """
    return Counter(
        ("usdt", f"{one.txid}:{log.to}:{log.value}:0", log.value, "USDT")
        for one in tron.transactions.values()
        for log in one.logs
        if not one.failed and (log.contract, log.kind, log.to) == (USDT, "Transfer", SHOP)
    )


class ByPhone:
    """The owner's own QRIS: whoever pays, the owner's phone says so until the shop has answered 200.

    The bank gives each payment a number, which is in its words; money has no name here, so `came` gives it none.
    `asked` returns the sums that payers were asked for lately.
    """

    name = "qris"
    label = "QRIS"

    def __init__(self, phone: Phone, asked: Callable[[], list[int]]) -> None:
        self._phone = phone
        self._asked = asked
        self._came: list[tuple[str, int]] = []
        self._to_tell: list[str] = []
        self._lock = threading.Lock()

    def chooses(self, rng: random.Random) -> Deed | None:
        asked, how = self._asked(), rng.random()
        if self._came and how < 0.15:
            again = rng.choice(self._came)[0]
            return lambda: self._phone.forward(again)
        if not asked:
            return None
        amount = rng.choice(asked)
        sums = [amount, amount] if how < 0.25 else [amount - 13 if how < 0.4 else amount]
        return lambda: self._pay(sums)

    def _pay(self, sums: list[int]) -> None:
        for amount in sums:
            with self._lock:
                words = f"Dana masuk Rp{amount:,} melalui QRIS. Nomor B{len(self._came):05}.".replace(",", ".")
                self._came.append((words, amount))
                self._to_tell.append(words)
        self._tell()

    def untold(self) -> Deed | None:
        return self._tell if self._to_tell else None

    def _tell(self) -> None:
        with self._lock:
            waiting = list(self._to_tell)
        for words in waiting:
            if self._phone.forward(words) == "200":
                with self._lock:
                    self._to_tell = [one for one in self._to_tell if one != words]

    def came(self) -> Counter[Sum]:
        return Counter(("qris", "", amount, "IDR") for _, amount in self._came)


class InStars:
    """Telegram's own money: an invoice link in the chat, a question before, an update and a list after.

    `links` returns the newest links that buyers have, with whose they are.
    """

    name = "stars"
    label = "Stars"

    def __init__(self, driver: Driver, world: World, links: Callable[[], Mapping[str, int]]) -> None:
        self._driver = driver
        self._world = world
        self._links = links

    def chooses(self, rng: random.Random) -> Deed | None:
        links = self._links()
        if not links:
            return None
        (link, buyer), times = rng.choice(list(links.items())), rng.choice((1, 1, 2))
        return lambda: self._pay(buyer, link, times)

    def _pay(self, buyer: int, link: str, times: int) -> None:
        with contextlib.suppress(DriverError):
            for _ in range(times):
                self._driver.pay_link(buyer, link)

    def untold(self) -> Deed | None:
        return None

    def came(self) -> Counter[Sum]:
        taken = [one for one in self._world.star_transactions if "source" in one]
        return Counter(("stars", str(one["id"]), int(one["amount"]), "XTR") for one in taken)
