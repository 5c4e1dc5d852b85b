"""The kind of goods that plugins/README.md shows is a whole one: taken from the page and sold."""

import re
from pathlib import Path

import pytest

from shopbot.api import Money, goods, ledger, orders, products
from shopbot.testing import ROOT, Person, TestShop


def from_the_page() -> str:
    page = (ROOT / "plugins" / "README.md").read_text(encoding="utf-8")
    section = page.split("## A kind of goods of your own")[1].split("\n## ")[0]
    found = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


@pytest.fixture
def tickets(tmp_path: Path) -> Path:
    """Return a folder of plugins with the page's own in it."""
    (tmp_path / "tickets.py").write_text(from_the_page(), "utf-8")
    return tmp_path


def selling(tickets: Path) -> tuple[TestShop, Person]:
    shop = TestShop("home", "catalog", "orders", "admin", owner=1, folder=tickets)
    rina = shop.person("Rina", id=1).says("/start")
    shop.person("Budi", id=2).says("/start")
    shop.do(lambda tx: ledger.give(tx, 2, Money(100_000, "IDR"), "gift", "test"))
    return shop, rina


def bought(shop: TestShop, quantity: int = 1) -> orders.Order:
    made = shop.do(lambda tx: orders.checkout(tx, 2, 1, quantity, 5_000 * quantity))
    shop.do(lambda tx: orders.pay_from_wallet(tx, made.id, 2))
    shop.settle()
    return orders.sure(shop.db, made.id)


def test_staff_make_one_by_taps_and_a_buyer_gets_numbers(tickets: Path) -> None:
    shop, rina = selling(tickets)
    rina.presses(1, "catalog.new_product").taps("🎫 Ticket").says("Raffle\n5000").taps("Create")
    made = products.sure(shop.db, 1)
    assert (made.kind, made.supply) == ("ticket", "later")
    order = bought(shop, 2)
    assert order.state == "delivered"
    assert orders.unhanded(shop.db, order.id) == []
    assert [one.content for one in goods.of_order(shop.db, order.id)] == ["No. 00001\nNo. 00002"]


def test_paid_while_the_plugin_is_off_waits_for_it(tickets: Path) -> None:
    shop, rina = selling(tickets)
    rina.presses(1, "catalog.new_product").taps("🎫 Ticket").says("Raffle\n5000").taps("Create")
    switch(shop, on=False)
    assert "🎫 Ticket" not in rina.presses(1, "catalog.new_product").buttons
    assert bought(shop).state == "paid"
    switch(shop, on=True)
    shop.advance(minutes=5).advance(minutes=5)
    assert orders.sure(shop.db, 1).state == "delivered"


def switch(shop: TestShop, *, on: bool) -> None:
    rina = shop.person("Rina", id=1)
    rina.says(f"/plugins {'on' if on else 'off'} tickets")
    assert ("ticket" in shop.host.registry.kinds) is on
