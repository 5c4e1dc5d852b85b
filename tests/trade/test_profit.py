"""What the shop earned: every cost known or told of, refunds and replacements counted, and no long table read."""

from collections.abc import Callable
from typing import Any

import pytest

from shopbot.api import Money, goods, ledger, orders, pricing, products, profit, refunds, stock
from shopbot.testing import TestShop

BUYER = 2


def rupiah(amount: int) -> Money:
    return Money(amount, "IDR")


@pytest.fixture
def shop() -> TestShop:
    here = TestShop("home", "catalog", "orders", owner=1)
    here.person("Rina", id=1).says("/start")
    here.person("Budi", id=BUYER).says("/start")
    here.do(lambda tx: ledger.give(tx, BUYER, rupiah(1_000_000), "gift", "test"))
    return here


def create(shop: TestShop, title: str = "Lumina", **more: Any) -> int:
    made: products.Product = shop.do(lambda tx: products.create(tx, "test", title, rupiah(35_000), **more))
    return made.id


def fill(shop: TestShop, product: int, *lines: str, cost: int | None = None) -> int:
    worth = None if cost is None else rupiah(cost)
    done: stock.Added = shop.do(lambda tx: stock.add(tx, product, lines, by="test", cost=worth))
    return done.batch or 0


def buy(shop: TestShop, product: int, quantity: int = 1) -> int:
    seen = pricing.quote(shop.db, product, quantity, BUYER, shop.clock.now()).total.amount
    placed: orders.Order = shop.do(lambda tx: orders.checkout(tx, BUYER, product, quantity, seen))
    shop.do(lambda tx: orders.pay_from_wallet(tx, placed.id, BUYER))
    shop.settle()
    return placed.id


def earned(shop: TestShop, since: int = 0, **keeps: str) -> profit.Profit:
    return profit.of(shop.db, since, shop.clock.now() + 1, "IDR", keeps)


def test_batch_says_what_a_unit_cost_else_the_product_as_it_was_ordered(shop: TestShop) -> None:
    lumina = create(shop, cost=rupiah(20_000))
    fill(shop, lumina, "A", cost=21_000)
    fill(shop, lumina, "B")
    buy(shop, lumina, 2)
    shop.do(lambda tx: products.edit(tx, lumina, "test", cost=rupiah(1)))
    found = earned(shop)
    assert (found.revenue, found.cost, found.profit, found.unknown) == (
        rupiah(70_000), rupiah(41_000), rupiah(29_000), 0,
    )  # fmt: skip


def test_cost_nobody_said_is_told_of(shop: TestShop) -> None:
    lumina = create(shop)
    fill(shop, lumina, "A", "B", "C")
    buy(shop, lumina, 3)
    assert (earned(shop).cost, earned(shop).unknown) == (rupiah(0), 3)


def test_shared_goods_cost_what_the_product_says(shop: TestShop) -> None:
    book = create(shop, "Book", kind="item", supply="shared", cost=rupiah(500))
    shop.do(lambda tx: goods.put(tx, book, "text", "test"))
    buy(shop, book)
    assert (earned(shop).cost, earned(shop).unknown) == (rupiah(500), 0)


def test_replacement_costs_once_more(shop: TestShop) -> None:
    lumina = create(shop)
    fill(shop, lumina, "A", "B", cost=10_000)
    order = buy(shop, lumina)
    unit = shop.do(lambda tx: stock.units_of(tx, order))[0].id
    shop.do(lambda tx: stock.replace(tx, order, unit, "test", "does not work"))
    assert earned(shop).cost == rupiah(20_000)


def test_refund_takes_from_its_orders_day(shop: TestShop) -> None:
    lumina = create(shop)
    fill(shop, lumina, "A", cost=10_000)
    order, day = buy(shop, lumina), shop.clock.now()
    shop.advance(days=3)
    shop.do(lambda tx: refunds.refund(tx, order, rupiah(15_000), "test", "half"))
    assert earned(shop, day).profit == rupiah(10_000)
    assert earned(shop, day + 1).orders == 0


def test_waiting_order_earns_nothing(shop: TestShop) -> None:
    lumina = create(shop)
    fill(shop, lumina, "A")
    shop.do(lambda tx: orders.checkout(tx, BUYER, lumina, 1, 35_000))
    assert (earned(shop).orders, earned(shop).profit) == (0, rupiah(0))


def test_products_and_methods_add_up_to_the_whole(shop: TestShop) -> None:
    one, two = create(shop), create(shop, "Tonal")
    fill(shop, one, "A", "B", cost=5_000)
    fill(shop, two, "C", cost=40_000)
    for product in (one, one, two):
        buy(shop, product)
    found = earned(shop)
    assert sum((sold.revenue for sold in found.products), rupiah(0)) == found.revenue == rupiah(105_000)
    assert sum((came.money for came in found.methods), rupiah(0)) == found.revenue
    assert [sold.product for sold in found.products] == [one, two]
    assert [came.method for came in found.methods] == [profit.WALLET]


def test_method_keeps_by_formula_and_never_more_than_came() -> None:
    shop = TestShop("home", "catalog", "orders", "payments", "wallet", "pretend", owner=1)
    budi = shop.person("Budi", id=BUYER).says("/start")
    lumina = create(shop)
    fill(shop, lumina, "A", cost=10_000)
    budi.presses(1, f"orders.checkout:{lumina}:1:35000").taps("Pretend").taps("Pay")
    shop.advance(minutes=1)
    came = earned(shop, pretend="amount * 0.7% + 310").methods[0]
    assert (came.method, came.money, came.kept, came.left) == ("pretend", rupiah(35_000), rupiah(555), rupiah(34_445))
    assert earned(shop, pretend="amount * 9").methods[0].left == rupiah(0)


def plans(shop: TestShop, run: Callable[[], object]) -> list[str]:
    """Return how SQLite reads for each of the questions that `run` asks."""
    asked: list[tuple[str, tuple[Any, ...]]] = []
    rows = type(shop.db).rows

    def noted(self: Any, sql: str, *params: Any) -> Any:
        asked.append((sql, params))
        return rows(self, sql, *params)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(shop.db), "rows", noted)
        run()
    return [row["detail"] for sql, params in asked for row in shop.db.rows(f"EXPLAIN QUERY PLAN {sql}", *params)]


def test_no_question_reads_a_long_table_from_end_to_end(shop: TestShop) -> None:
    found = plans(shop, lambda: earned(shop))
    assert any("orders_paid (paid_at>? AND paid_at<?)" in one for one in found)
    assert [one for one in found if one.startswith("SCAN") and "(" not in one and "SUBQUERY" not in one] == []


def test_a_question_without_its_index_would_be_seen(shop: TestShop) -> None:
    found = plans(shop, lambda: shop.db.rows("SELECT * FROM orders NOT INDEXED WHERE paid_at > ?", 5))
    assert [one for one in found if one.startswith("SCAN")] == ["SCAN orders"]
