"""The sample shop comes and goes as a whole, and takes nothing along that is not its own."""

import io
import struct
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from plugins.sample import api, book
from plugins.sample.goods import ITEMS
from plugins.sample.item import Said, code
from shopbot.api import Money, goods, orders, people, products, sales, stock, vouchers
from shopbot.testing import TestShop

PICTURES = Path(__file__).parents[2] / "plugins" / "sample" / "pictures"


def shop() -> TestShop:
    return TestShop("home", "catalog", "sample", owner=1)


def on_sale(shop: TestShop) -> int:
    return products.page(shop.db).total


def sure(shop: TestShop, number: int) -> int:
    found = products.by_number(shop.db, number)
    assert found is not None
    return found.id


def kept(shop: TestShop) -> dict[str, list[tuple[Any, ...]]]:
    """Return what buyers could meet of it: products with their counts, running sales and usable vouchers."""
    db = shop.db
    return {
        "products": [
            tuple(row) for row in db.rows("SELECT number, parent, state, available, sold FROM product ORDER BY id")
        ],
        "sales": [tuple(row) for row in db.rows("SELECT product, percent, state FROM sale ORDER BY id")],
        "vouchers": [tuple(row) for row in db.rows("SELECT code, state, listed, limit_each FROM voucher ORDER BY id")],
        "goods": [tuple(row) for row in db.rows("SELECT product, content, size FROM shared_goods ORDER BY id")],
    }


def test_every_product_has_a_small_picture() -> None:
    for item in ITEMS:
        raw = (PICTURES / f"{item.number}.png").read_bytes()
        assert len(raw) <= 25_000
        assert struct.unpack(">II", raw[16:24]) == (640, 400)


def test_every_product_is_described_in_five_languages() -> None:
    said: list[Said] = [words for item in ITEMS for words in (item.title, item.description)]
    said += [one.name for item in ITEMS for one in item.variants] + [item.note for item in ITEMS if item.note]
    assert all(set(words) == {"id", "en", "ar", "fa", "zh"} for words in said)


def test_codes_are_all_different() -> None:
    lines = [line for item in ITEMS for line in item.lines()]
    lines += [code(one.number, place) for item in ITEMS for one in item.variants for place in range(one.codes)]
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
    seats = stock.choices(here.db, sure(here, 505)).items
    assert {one.extra for one in seats} == {Money(0, "USD"), Money(100, "USD")}


def test_buyers_cannot_load_it() -> None:
    here = shop()
    here.person("Sari", id=5).says("/start").presses(1, "sample.load").presses(1, "sample.sample")
    assert on_sale(here) == 0
    assert people.sure(here.db, 5).role != "owner"


def test_the_last_shelf_has_one_of_every_kind() -> None:
    here = shop()
    here.do(lambda tx: api.load(tx, "test"))
    shelf = next(one for one in products.categories(here.db) if one.products == 5)
    assert shelf == products.categories(here.db)[-1]
    found = {one.number: one for one in products.page(here.db, shelf.id).items}
    assert [one.price.amount for one in products.variants(here.db, found[501].id)] == [25_000, 60_000, 180_000]
    assert [one.available for one in products.variants(here.db, found[501].id)] == [8, 6, 4]
    assert found[501].available == 18
    assert {one.kind for one in found.values()} == {"code", "account", "file", "service"}
    assert found[502].parts == ("email", "password", "pin")
    assert products.words(found[502], "fa").note
    assert all(len(line.split(" | ")) == 3 for line in next(item for item in ITEMS if item.number == 502).lines())
    assert all(found[number].available for number in found)


def test_in_a_demo_there_are_a_sale_and_a_voucher_and_elsewhere_none() -> None:
    here = shop()
    here.do(lambda tx: api.load(tx, "test"))
    assert sales.listing(here.db, here.clock.now()) == []
    assert vouchers.find(here.db, api.VOUCHER) is None
    here.do(lambda tx: api.load(tx, "test", offers=True))
    assert [one.percent for one in sales.listing(here.db, here.clock.now())] == [1500]
    here.person("Sari", id=5).says("/start")
    assert [one.code for one in vouchers.mine(here.db, 5, here.clock.now())] == [api.VOUCHER]


def test_it_comes_goes_and_comes_back_exactly() -> None:
    here = shop()
    first = here.do(lambda tx: api.load(tx, "test", offers=True))
    loaded = kept(here)
    for _ in range(2):
        here.do(lambda tx: api.remove(tx, "test"))
        assert {row[2] for row in kept(here)["products"]} == {"deleted"}
        assert {row[3] for row in kept(here)["products"]} <= {0, 1}  # 1: what is no unit can be made again
        assert sales.listing(here.db, here.clock.now()) == []
        assert [row[1] for row in kept(here)["vouchers"]] == ["off"]
        assert here.do(lambda tx: api.load(tx, "test", offers=True)) == first
        assert kept(here) == loaded
    assert here.check() == []


def test_a_voucher_of_the_owners_with_the_same_code_stays_theirs() -> None:
    here = shop()
    terms = vouchers.VoucherTerms("percent", 500)
    own = here.do(lambda tx: vouchers.create(tx, "test", terms, api.VOUCHER))
    here.do(lambda tx: api.load(tx, "test", offers=True))
    here.do(lambda tx: api.remove(tx, "test"))
    assert vouchers.find(here.db, api.VOUCHER) == own


def test_the_book_is_an_epub_that_is_the_same_every_time() -> None:
    assert book.epub() == book.epub()
    with zipfile.ZipFile(io.BytesIO(book.epub())) as read:
        assert read.infolist()[0].filename == "mimetype"
        assert read.read("mimetype") == b"application/epub+zip"
        assert read.infolist()[0].compress_type == zipfile.ZIP_STORED
        pages = [name for name in read.namelist() if name.endswith((".xhtml", ".opf", ".xml"))]
        assert all(ET.fromstring(read.read(name)) is not None for name in pages)  # noqa: S314 - our own
        named = {item.get("href") for item in ET.fromstring(read.read("book.opf")).iter() if item.get("href")}  # noqa: S314
    assert named == set(pages) - {"book.opf", "META-INF/container.xml"}
    here = shop()
    here.do(lambda tx: api.load(tx, "test"))
    given = goods.newest(here.db, sure(here, 503))
    assert given is not None
    assert goods.file(here.db, given.id) == book.epub()


def test_each_seat_names_itself_and_a_reseller_sees_their_price_on_every_variant() -> None:
    here = shop()
    here.do(lambda tx: api.load(tx, "test"))
    assert [line.split()[0] for line in next(one for one in ITEMS if one.choices).lines()] == [
        "A1", "A2", "B1", "B2", "C1", "C2",
    ]  # fmt: skip
    putri = here.person("Putri", id=5).says("/start")
    here.do(lambda tx: people.set_role(tx, 5, "reseller", "test"))
    putri.says("501")
    assert "3 months · Rp\xa048,000" in putri.buttons
    assert "Rp\xa020,000 instead of Rp\xa025,000" in putri.screen
