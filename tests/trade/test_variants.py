"""A family is what its variants are: counts and prices add up, whatever is sold, added, moved or taken away."""

import random
from collections.abc import Callable

import pytest

from shopbot.db.connection import IntegrityError
from shopbot.db.tx import Tx
from shopbot.errors import ShopError
from shopbot.trade import goods, orders, pricing, products, stock
from tests.trade.desk import OWNER, Desk, rp


def family(desk: Desk, *prices: int) -> tuple[int, list[int]]:
    """Return a family and its variants: the first was a product with stock."""
    first = desk.product(price=prices[0], units=3)
    with desk.tx() as tx:
        made = products.make_family(tx, first, "1 month", OWNER)
        more = [products.add_variant(tx, made.id, OWNER, f"v{price}", rp(price)).id for price in prices[1:]]
    return made.id, [first, *more]


def test_a_product_with_a_past_becomes_a_family_and_nothing_of_it_is_lost(desk: Desk) -> None:
    person, product = desk.person(credit=100_000), desk.product()
    with desk.tx() as tx:
        number = products.sure(tx, product).number
    paid = desk.order(person, product)
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, paid.id, person)
        made = products.make_family(tx, product, "1 month", OWNER)
        first = products.sure(tx, product)
        assert (made.number, made.is_family, first.parent, first.variant) == (number, True, made.id, "1 month")
        assert (made.available, made.sold, first.available, first.sold) == (4, 1, 4, 1)
        assert products.by_number(tx, number) == made
        assert orders.sure(tx, paid.id).items[0].product == product


@pytest.mark.parametrize(
    "work",
    [
        lambda tx, person, made: stock.add(tx, made, ["X"], by=OWNER),
        lambda tx, person, made: goods.put(tx, made, "X", OWNER),
        lambda tx, person, made: orders.checkout(tx, person, made, 1, 10_000),
        lambda tx, person, made: pricing.quote(tx, made, 1, person, tx.now),
    ],
    ids=["stock", "goods", "checkout", "quote"],
)
def test_a_family_itself_is_neither_stocked_nor_bought(desk: Desk, work: Callable[[Tx, int, int], object]) -> None:
    person, (made, _) = desk.person(), family(desk, 10_000, 20_000)
    with pytest.raises(ShopError, match="choose_variant"), desk.tx() as tx:
        work(tx, person, made)


def test_sabotage_without_the_trigger_a_family_has_stock_of_its_own(desk: Desk) -> None:
    made, _ = family(desk, 10_000, 20_000)
    sql = f"INSERT INTO stock_unit (product, batch, content, content_hash) VALUES ({made}, 1, 'X', zeroblob(32))"  # noqa: S608 - a number
    with pytest.raises(IntegrityError, match="stock is that of the variants"), desk.tx() as tx:
        tx.run(sql)
    desk.sabotage("DROP TRIGGER product_family_has_no_stock", sql)
    with desk.tx() as tx:
        assert tx.scalar("SELECT count(*) FROM stock_unit WHERE product = ?", made) == 1


def test_variants_have_no_variants(desk: Desk) -> None:
    made, (first, second) = family(desk, 10_000, 20_000)
    with pytest.raises(ShopError, match="family_first"), desk.tx() as tx:
        products.add_variant(tx, first, OWNER, "deeper", rp(1))
    with pytest.raises(ShopError, match="family_first"), desk.tx() as tx:
        products.make_family(tx, second, "deeper", OWNER)
    with pytest.raises(IntegrityError, match="no variants"), desk.tx() as tx:
        tx.run("UPDATE product SET parent = ? WHERE id = ?", second, first)
    with desk.tx() as tx:
        assert [one.id for one in products.variants(tx, made)] == [first, second]


def test_what_is_shared_is_changed_for_all_and_prices_for_one(desk: Desk) -> None:
    made, variants = family(desk, 10_000, 20_000, 30_000)
    with desk.tx() as tx:
        products.edit(tx, variants[1], OWNER, warranty_days=30, price=rp(25_000), cost=rp(7_000))
        every = products.variants(tx, made)
        assert [one.price.amount for one in every] == [10_000, 25_000, 30_000]
        assert [one.cost and one.cost.amount for one in every] == [None, 7_000, None]
        assert {one.warranty_days for one in (*every, products.sure(tx, made))} == {30}


def test_units_that_were_there_are_drawn_by_lot_also_those_held_back_or_promised(desk: Desk) -> None:
    person, product = desk.person(), desk.product(units=6)
    placed = desk.order(person, product)
    with desk.tx() as tx:
        stock.add(tx, product, ["LATER"], by=OWNER)
        stock.freeze(tx, 2, OWNER, "being checked")
        products.edit(tx, product, OWNER, issue="random")
        orders.cancel(tx, placed.id, person)
        stock.thaw(tx, 2, OWNER)
        assert stock.count(tx, product).available == 7
    with desk.tx() as tx:
        orders.checkout(tx, person, product, 7, 7 * 35_000)
        assert stock.count(tx, product).available == 0


def test_sabotage_a_unit_without_a_place_in_the_lot_is_never_drawn(desk: Desk) -> None:
    person, product = desk.person(), desk.product(units=2)
    with desk.tx() as tx:
        products.edit(tx, product, OWNER, issue="random")
    desk.sabotage("UPDATE stock_unit SET shuffle = NULL WHERE id = 1")
    with pytest.raises(ShopError, match="sold_out"):
        desk.order(person, product, 2)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_happens_a_family_shows_the_sum_of_its_variants(desk: Desk, seed: int) -> None:
    dice = random.Random(seed)
    person = desk.person(credit=10_000_000)
    made, variants = family(desk, 10_000, 20_000, 30_000)
    for step in range(25):
        one = dice.choice(variants)
        with desk.tx() as tx:
            _happens(tx, dice, step, person, one)
        with desk.tx() as tx:
            shown, every = products.sure(tx, made), products.variants(tx, made)
            assert shown.available == sum(v.available for v in every)
            assert shown.reserved == sum(v.reserved for v in every)
            assert shown.sold == tx.scalar("SELECT sum(sold + sold_shift) FROM product WHERE parent = ?", made)
            assert shown.variants == len(every)
            assert not every or shown.price == min(v.price for v in every)
            assert [p.id for p in products.page(tx).items] == [made]


def _happens(tx: Tx, dice: random.Random, step: int, person: int, variant: int) -> None:
    match dice.randrange(5):
        case 0:
            stock.add(tx, variant, [f"S{step}-{n}" for n in range(dice.randrange(1, 4))], by=OWNER)
        case 1:
            products.edit(tx, variant, OWNER, price=rp(dice.randrange(1, 60) * 1_000))
        case 2:
            move = dice.choice([products.hide, products.restore, products.delete])
            move(tx, variant, OWNER)
        case 3:
            products.set_sold(tx, variant, dice.randrange(50), OWNER)
        case _:
            found = products.sure(tx, variant)
            if found.state == "active" and found.available:
                placed = orders.checkout(tx, person, variant, 1, found.price.amount)
                if dice.random() < 0.6:
                    orders.pay_from_wallet(tx, placed.id, person)
