"""The sample shop comes and goes as a whole, and takes nothing along that is not its own."""

import struct
from pathlib import Path

from plugins.sample import api
from plugins.sample.goods import ITEMS
from shopbot.api import Money, orders, people, products, stock
from shopbot.testing import TestShop

PICTURES = Path(__file__).parents[2] / "plugins" / "sample" / "pictures"


def shop() -> TestShop:
    return TestShop("home", "catalog", "sample", owner=1)


def on_sale(shop: TestShop) -> int:
    return products.page(shop.db).total


def test_every_product_has_a_small_picture() -> None:
    for item in ITEMS:
        raw = (PICTURES / f"{item.number}.png").read_bytes()
        assert len(raw) <= 25_000
        assert struct.unpack(">II", raw[16:24]) == (640, 400)


def test_every_product_is_described_in_five_languages() -> None:
    for item in ITEMS:
        assert set(item.title) == set(item.description) == {"id", "en", "ar", "fa", "zh"}


def test_codes_are_all_different() -> None:
    lines = [line for item in ITEMS for line in item.lines()]
    assert len(lines) == len(set(lines))


def test_loading_twice_adds_nothing() -> None:
    here = shop()
    assert here.do(lambda tx: api.load(tx, "test")).products == len(ITEMS)
    assert here.do(lambda tx: api.load(tx, "test")) == api.Done(0, 0)
    assert on_sale(here) == len(ITEMS)


def test_one_tap_loads_and_one_removes() -> None:
    here = shop()
    rina = here.person("Rina", id=1)
    rina.says("/start").presses(1, "sample.sample").taps("Load sample shop")
    assert on_sale(here) == len(ITEMS)
    rina.taps("Remove sample shop")
    assert on_sale(here) == 0
    assert products.categories(here.db, everything=True) == []
    rina.taps("Load sample shop")
    assert on_sale(here) == len(ITEMS)
    assert stock.count(here.db, 1).available == ITEMS[0].codes


def test_removing_keeps_what_was_sold_and_what_is_the_owners() -> None:
    here = shop()
    here.do(lambda tx: api.load(tx, "test"))
    here.person("Sari", id=5).says("/start")
    own = here.do(lambda tx: products.create(tx, "test", "Mine", Money(1, "IDR"), category=1))
    first = products.by_number(here.db, ITEMS[0].number)
    assert first is not None
    here.do(lambda tx: products.edit(tx, first.id, "test", price=Money(0, "IDR")))
    placed = here.do(lambda tx: orders.checkout(tx, 5, first.id, 2, 0))
    here.do(lambda tx: orders.pay_from_wallet(tx, placed.id, 5))
    here.do(lambda tx: api.remove(tx, "test"))
    assert products.sure(here.db, own.id).state == "active"
    assert [one.id for one in products.categories(here.db)] == [1]
    assert len(here.do(lambda tx: orders.units(tx, placed.id, 5))) == 2
    assert here.check() == []
    here.do(lambda tx: api.load(tx, "test"))
    assert stock.count(here.db, first.id).available == ITEMS[0].codes - 2


def test_an_owners_product_keeps_its_number() -> None:
    here = shop()
    own = here.do(lambda tx: products.create(tx, "test", "Mine", Money(1, "IDR"), number=101))
    here.do(lambda tx: api.load(tx, "test"))
    found = products.by_number(here.db, 101)
    assert found is not None
    assert found.id == own.id
    assert on_sale(here) == len(ITEMS) + 1


def test_other_currencies_get_prices_of_their_own() -> None:
    here = shop()
    here.do(lambda tx: api.load(tx, "test", "USD"))
    assert {one.price.currency for one in products.listing(here.db)} == {"USD"}
    assert all(100 <= one.price.amount <= 1000 for one in products.listing(here.db))


def test_buyers_cannot_load_it() -> None:
    here = shop()
    here.person("Sari", id=5).says("/start").presses(1, "sample.load").presses(1, "sample.sample")
    assert on_sale(here) == 0
    assert people.sure(here.db, 5).role != "owner"
