"""Sales: whose counts, for how long, and never below nothing."""

import random

import pytest

from shopbot.errors import ShopError
from shopbot.trade import orders, people, pricing, products, sales
from shopbot.trade.money import Money
from tests.trade.desk import NOON, OWNER, Desk, rp

DAY = 86_400


def price(desk: Desk, product: int, quantity: int = 1, person: int = 7) -> int:
    with desk.tx() as tx:
        return pricing.quote(tx, product, quantity, person, desk.now).total.amount


def shelved(desk: Desk) -> tuple[int, int, int]:
    """Return a product in a category inside another one."""
    product = desk.product()
    with desk.tx() as tx:
        outer = products.create_category(tx, OWNER, "Outer").id
        inner = products.create_category(tx, OWNER, "Inner", parent=outer).id
        products.edit(tx, product, OWNER, category=inner)
    return product, inner, outer


def test_a_products_own_sale_goes_before_its_categories(desk: Desk) -> None:
    desk.person()
    product, inner, outer = shelved(desk)
    with desk.tx() as tx:
        sales.start(tx, OWNER, category=outer, percent=1_000)
    assert price(desk, product) == 31_500
    with desk.tx() as tx:
        sales.start(tx, OWNER, category=inner, percent=5_000)
        own = sales.start(tx, OWNER, product=product, amount=rp(5_000))
    assert price(desk, product, 2) == 60_000
    with desk.tx() as tx:
        sales.stop(tx, own.id, OWNER)
    assert price(desk, product) == 17_500


def test_a_familys_sale_holds_for_its_variants(desk: Desk) -> None:
    desk.person()
    product = desk.product()
    with desk.tx() as tx:
        family = products.make_family(tx, product, "1 month", OWNER)
        sales.start(tx, OWNER, product=family.id, percent=2_000)
    assert price(desk, product) == 28_000


def test_a_sale_begins_and_ends_to_the_second(desk: Desk) -> None:
    desk.person()
    product = desk.product()
    with desk.tx() as tx:
        sales.start(tx, OWNER, product=product, percent=1_000, starts_at=NOON + 10, ends_at=NOON + 20)
    seen = []
    for desk.now in (NOON + 9, NOON + 10, NOON + 19, NOON + 20):
        seen.append(price(desk, product))
    assert seen == [35_000, 31_500, 31_500, 35_000]


def test_a_new_sale_takes_the_place_of_the_one_that_runs_and_spares_what_is_to_come(desk: Desk) -> None:
    product = desk.product()
    with desk.tx() as tx:
        first = sales.start(tx, OWNER, product=product, percent=1_000)
        later = sales.start(tx, OWNER, product=product, percent=2_000, starts_at=NOON + DAY)
        second = sales.start(tx, OWNER, product=product, percent=3_000)
        assert [one.id for one in sales.listing(tx, NOON)] == [second.id, later.id]
        assert sales.sure(tx, first.id).state == "off"
        assert sales.clear(tx, OWNER, product=product) == 2
        assert sales.listing(tx, NOON) == []


def test_an_order_keeps_the_price_of_the_sale_it_was_placed_in(desk: Desk) -> None:
    person, product = desk.person(credit=50_000), desk.product()
    with desk.tx() as tx:
        sale = sales.start(tx, OWNER, product=product, percent=1_000)
    with pytest.raises(ShopError, match="price_changed"):
        desk.order(person, product)
    with desk.tx() as tx:
        placed = orders.checkout(tx, person, product, 1, 31_500)
        sales.stop(tx, sale.id, OWNER)
        assert orders.pay_from_wallet(tx, placed.id, person).total == rp(31_500)


@pytest.mark.parametrize(
    ("terms", "key"),
    [
        ({"percent": 0}, "discount_invalid"),
        ({"percent": 10_000}, "discount_invalid"),
        ({"percent": -5}, "discount_invalid"),
        ({"amount": rp(0)}, "discount_invalid"),
        ({}, "discount_invalid"),
        ({"percent": 5, "amount": rp(5)}, "discount_invalid"),
        ({"percent": 5, "ends_at": NOON}, "dates_wrong"),
        ({"percent": 5, "starts_at": NOON + 9, "ends_at": NOON + 9}, "dates_wrong"),
    ],
)
def test_a_sale_that_makes_no_sense_is_refused_by_name(desk: Desk, terms: dict[str, object], key: str) -> None:
    product = desk.product()
    with pytest.raises(ShopError, match=key), desk.tx() as tx:
        sales.start(tx, OWNER, product=product, **terms)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_taken_off_the_lines_add_up_and_nothing_goes_below_zero(desk: Desk, seed: int) -> None:
    dice = random.Random(seed)
    person, product = desk.person(), desk.product(price=dice.randrange(1, 100_000))
    quantity = dice.randrange(1, 6)
    with desk.tx() as tx:
        found = products.sure(tx, product)
        if dice.random() < 0.5:
            people.set_role(tx, person, "reseller", OWNER)
            products.edit(tx, product, OWNER, reseller_price=rp(dice.randrange(found.price.amount + 1)))
        off: dict[str, int | Money] = (
            {"percent": dice.randrange(1, 10_000)}
            if dice.random() < 0.5
            else {"amount": rp(dice.randrange(1, 150_000))}
        )
        sales.start(tx, OWNER, product=product, **off)  # type: ignore[arg-type]
        quote = pricing.quote(tx, product, quantity, person, tx.now)
        running = sales.running(tx, found, tx.now)
        assert running is not None
        lowest = min(found.price - running.off(found.price), products.sure(tx, product).reseller_price or found.price)
    assert sum((line.money for line in quote.lines), rp(0)) == quote.total
    assert not quote.total.is_negative
    assert quote.total <= quote.usual
    with desk.tx() as tx:
        role = people.sure(tx, person).role
    expected = lowest if role == "reseller" else found.price - running.off(found.price)
    assert quote.total == expected * quantity
