"""Staff read what the shop earned, say what ways to pay keep, and take the figures away as a table."""

import csv
import io

import pytest

from shopbot.api import Money, audit, ledger, orders, products, stock
from shopbot.testing import Person, TestShop

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def shop() -> TestShop:
    here = TestShop("home", "catalog", "orders", "profit", "pretend", "payments", "wallet", "admin", owner=1)
    here.person("Rina", id=1).says("/start")
    here.person("Budi", id=2).says("/start")
    price = Money(35_000, "IDR")
    here.do(lambda tx: products.create(tx, "test", "=Lumina", price, cost=Money(20_000, "IDR")))
    here.do(lambda tx: stock.add(tx, 1, ["A", "B"], by="test"))
    here.do(lambda tx: ledger.give(tx, 2, price, "gift", "test"))
    placed: orders.Order = here.do(lambda tx: orders.checkout(tx, 2, 1, 1, 35_000))
    here.do(lambda tx: orders.pay_from_wallet(tx, placed.id, 2))
    here.settle()
    return here


def rina(shop: TestShop) -> Person:
    return shop.person("Rina", id=1)


def test_profit_is_one_tap_from_the_staffs_screen(shop: TestShop) -> None:
    here = rina(shop).says("/admin").taps("📈 Profit")
    assert f"profit: Rp{NBSP}15,000 · 42 %" in here.screen
    assert f"👛 Balance: Rp{NBSP}35,000" in here.screen


def test_day_without_sales_says_so(shop: TestShop) -> None:
    shop.advance(days=2)
    here = rina(shop).says("/profit").taps("Today")
    assert "Nothing was sold" in here.screen
    assert f"Rp{NBSP}35,000" in here.taps("7 days").screen


def test_what_a_method_keeps_is_tried_kept_and_undone(shop: TestShop) -> None:
    here = rina(shop).says("/profit").taps("What they keep").taps("Pretend").says("amount / 0")
    assert "pretend" not in {row["method"] for row in shop.db.rows("SELECT method FROM profit_keeps")}
    here.says("amount*2%")
    assert "amount * 2%" in here.screen
    record = audit.of(shop.db, "method:pretend")[0]
    here.presses(1, f"admin.undo_one:{record.id}")
    assert record.action == "profit.keeps"
    assert not shop.parked


def test_table_adds_up_and_holds_no_formula(shop: TestShop) -> None:
    here = rina(shop).says("/profit").taps("CSV")
    name, content = here.messages[-1].rendered.document or ("", b"")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert name == "profit-7d.csv"
    assert [(row["kind"], row["name"], row["revenue"], row["profit"]) for row in rows] == [
        ("total", "", "35000", "15000"),
        ("product", "'=Lumina", "35000", "15000"),
        ("method", "wallet", "35000", "35000"),
    ]


def test_buyers_and_forged_buttons_see_nothing(shop: TestShop) -> None:
    budi = shop.person("Budi", id=2)
    before = budi.screen
    for data in ("profit.profit:all", "profit.file:all", "profit.keeps", "profit.ask_keeps:pretend"):
        budi.presses(1, data)
    assert budi.says("/profit").screen == before
    rina(shop).presses(1, "profit.profit:century")
    assert not shop.parked
