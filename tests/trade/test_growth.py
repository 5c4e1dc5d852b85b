"""What a step costs does not grow with the shop: counted in steps of SQLite's machine, alike on every computer.

A small shop and one of 50,000 units, 20,000 orders' worth of rows, vouchers and uses do the same thing; the big one may
take a few levels of an index more, and no more than that.
"""

# ruff: noqa: S608 - the numbers in these statements stand here

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shopbot.db.tx import Tx
from shopbot.trade import orders, pricing, products, refunds, sales, stock, vouchers
from shopbot.trade.vouchers import VoucherTerms
from tests.trade.desk import NOON, OWNER, Desk, rp

FEW, MANY = 10, 50_000
BUYER, OTHER = 7, 8
PLAIN, NEWEST, LOTS, CHOSEN, FAMILY, VARIANT = range(1, 7)
LISTED, MASS, OWN = 1, 2, 3
ALLOWED = 1.35  # an index of 50,000 is two levels deeper than one of 10
_NUMBERS = "WITH RECURSIVE one(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < {count})"


def shop_of(folder: Path, count: int) -> Desk:
    """A shop with so many units of each issue, and so many orders, uses, refunds, sales and vouchers of before."""
    desk = Desk(folder / f"{count}" / "shop.db")
    desk.careless = True
    desk.person(BUYER, credit=10**9), desk.person(OTHER, credit=10**9)
    with desk.tx() as tx:
        shelf = products.create_category(tx, OWNER, "Apps").id
        products.create(tx, OWNER, "Plain", rp(1_000), category=shelf)
        products.create(tx, OWNER, "Newest", rp(1_000), issue="newest")
        products.create(tx, OWNER, "Lots", rp(1_000), issue="random")
        products.create(tx, OWNER, "Chosen", rp(1_000), issue="chosen")
        products.create(tx, OWNER, "Family", rp(1_000))
        products.add_variant(tx, FAMILY, OWNER, "1 month", rp(1_000))
        for product in (PLAIN, NEWEST, LOTS, CHOSEN, VARIANT):
            stock.add(tx, product, [f"{product}-{n}" for n in range(20)], by=OWNER)
        vouchers.create(tx, OWNER, VoucherTerms("amount", 10, "IDR", limit_each=None, listed=True), "LISTED")
        vouchers.create(tx, OWNER, VoucherTerms("amount", 10, "IDR", limit_each=None, limit_all=10**6), "MASS")
        vouchers.create(tx, OWNER, VoucherTerms("percent", 100, person=BUYER, limit_each=None), "OWN")
        sales.start(tx, OWNER, category=shelf, percent=500)
    filled(desk, count)
    return desk


def filled(desk: Desk, count: int) -> None:
    """Let there have been a past; by hand, as 50,000 purchases would take minutes. Its triggers come back after it."""
    kept = [
        (name, sql)
        for name, sql in desk.connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    ]
    numbers = _NUMBERS.format(count=count)
    desk.sabotage("PRAGMA foreign_keys=OFF", *(f"DROP TRIGGER {name}" for name, _ in kept))
    units = "INSERT INTO stock_unit (product, batch, content, content_hash, state, order_id, sold_at, shuffle, extra)"
    hashed = "cast(printf('%032d', {product} * 1000000 + n) AS BLOB)"
    for product in (PLAIN, NEWEST, LOTS, CHOSEN, VARIANT):
        row = f"{product}, {product if product < FAMILY else 5}, 'u' || n, {hashed.format(product=product)}"
        lot = "abs(random() / 256)" if product == LOTS else "NULL"
        desk.sabotage(
            f"{units} {numbers} SELECT {row}, 'available', NULL, NULL, {lot}, 0 FROM one",
            f"UPDATE product SET available = available + {count} WHERE id = {product}",
        )
    desk.sabotage(
        f"INSERT INTO orders (id, code, person, basket, state, currency, total, created_at, expires_at, moved_at,"
        f" moved_by, paid_at, delivered_at) {numbers} SELECT 1000 + n, printf('%09d', n), {OTHER}, 'b' || n,"
        f" 'delivered', 'IDR', 1000, {NOON} - 9000, {NOON} - 8000, 1, '8', {NOON} - 8500, {NOON} - 8500 FROM one",
        f"INSERT INTO order_line (order_id, n, product, kind, title, quantity, price, price_version) {numbers}"
        f" SELECT 1000 + n, 1, {PLAIN}, 'code', 'Plain', 1, 1000, 1 FROM one",
        f"INSERT INTO voucher_use (voucher, person, order_id, amount, state, at, moved_at) {numbers}"
        f" SELECT {MASS}, {OTHER}, 1000 + n, 10, 'used', 1, 1 FROM one",
        f"UPDATE voucher SET uses = {count} WHERE id = {MASS}",
        f"INSERT INTO order_refund {numbers} SELECT n, 1000 + n, 1, 'r', '{{}}', '1', 1, -n FROM one",
        f"INSERT INTO voucher (code, kind, value, limit_all, starts_at, made_by, made_at, series) {numbers}"
        f" SELECT 'S' || n, 'percent', 1000, 1, 1, '1', 1, 1 FROM one",
        f"INSERT INTO sale (product, percent, starts_at, state, made_by, made_at) {numbers}"
        f" SELECT {PLAIN}, 500, 1, 'off', '1', 1 FROM one",
        f"INSERT INTO sale (product, percent, starts_at, made_by, made_at) {numbers}"
        f" SELECT 1000 + n, 500, 1, '1', 1 FROM one",
    )
    desk.sabotage(*(sql for _, sql in kept), "PRAGMA foreign_keys=ON", "ANALYZE")


def bought(tx: Tx, product: int, voucher: int | None = None, unit: int | None = None) -> int:
    vouchers.choose(tx, BUYER, voucher)
    total = pricing.quote(tx, product, 1, BUYER, tx.now, unit).total.amount
    return orders.pay_from_wallet(tx, orders.checkout(tx, BUYER, product, 1, total, unit).id, BUYER).id


def replaced(tx: Tx) -> None:
    order = bought(tx, PLAIN)
    stock.replace(tx, order, stock.units_of(tx, order)[0].id, OWNER, "does not work")


STEPS: dict[str, Callable[[Tx], Any]] = {
    "the oldest is sold": lambda tx: bought(tx, PLAIN),
    "the newest is sold": lambda tx: bought(tx, NEWEST),
    "one is sold by lot": lambda tx: bought(tx, LOTS),
    "a chosen one is sold": lambda tx: bought(tx, CHOSEN, unit=stock.choices(tx, CHOSEN, 1).items[0].unit),
    "one of those to choose is sold unchosen": lambda tx: bought(tx, CHOSEN),
    "a variant is sold": lambda tx: bought(tx, VARIANT),
    "the choices are shown": lambda tx: stock.choices(tx, CHOSEN, 10, 0),
    "the variants are shown": lambda tx: products.variants(tx, FAMILY),
    "a sale is looked for": lambda tx: sales.running(tx, products.sure(tx, PLAIN), tx.now),
    "a voucher that thousands used is taken": lambda tx: bought(tx, PLAIN, MASS),
    "a voucher of one's own is taken": lambda tx: bought(tx, PLAIN, OWN),
    "a code is typed": lambda tx: vouchers.by_code(tx, BUYER, "S7"),
    "a wrong code is typed": lambda tx: vouchers.by_code(tx, BUYER, "NOSUCHCODE"),
    "the best voucher is found": lambda tx: vouchers.best(tx, BUYER, products.sure(tx, PLAIN), rp(1_000), tx.now),
    "what went back is told": lambda tx: (refunds.left(tx, 1_005), refunds.of_order(tx, 1_005)),
    "some goes back": lambda tx: refunds.refund(tx, bought(tx, PLAIN), rp(5), OWNER, "they asked"),
    "a unit is replaced": replaced,
}


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Desk]:
    return {count: shop_of(tmp_path_factory.mktemp("growth"), count) for count in (FEW, MANY)}


def steps_of(desk: Desk, work: Callable[[Tx], Any]) -> int:
    """Return how many tens of steps SQLite takes, the fewest of three times."""
    taken: list[int] = []

    def count() -> int:
        taken[-1] += 1
        return 0

    desk.connection.set_progress_handler(count, 10)
    for _ in range(3):
        taken.append(0)
        with desk.tx() as tx:
            work(tx)
    desk.connection.set_progress_handler(None, 10)
    return min(taken)


@pytest.mark.parametrize("what", STEPS)
def test_this_costs_among_fifty_thousand_what_it_costs_among_ten(shops: dict[int, Desk], what: str) -> None:
    few, many = (steps_of(shops[count], STEPS[what]) for count in (FEW, MANY))
    assert many <= few * ALLOWED + 5


def test_sabotage_a_look_through_all_units_is_seen(shops: dict[int, Desk]) -> None:
    slow = "SELECT count(*) FROM stock_unit WHERE hint = 'x'"
    few, many = (steps_of(shops[count], lambda tx: tx.scalar(slow)) for count in (FEW, MANY))
    assert many > few * 100


@pytest.mark.parametrize("issue", ["newest", "random"])
def test_the_claim_of_each_issue_reads_its_own_index_and_sorts_nothing(desk: Desk, issue: str) -> None:
    plan = " ".join(r[3] for r in desk.connection.execute("EXPLAIN QUERY PLAN " + stock._CLAIMS[issue], (1, 1, 1, 1)))
    assert "USING COVERING INDEX stock_unit_" in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan
