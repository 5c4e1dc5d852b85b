"""A digest changes when its book does, and only then."""

from collections.abc import Mapping

from shopbot.trade import digest, orders
from tests.trade.desk import Desk


def books(desk: Desk) -> Mapping[str, str]:
    reader = desk.reader()
    try:
        return digest.books(reader)
    finally:
        reader.close()


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {name for name, one in after.items() if before[name] != one}


def test_looking_twice_finds_the_same(desk: Desk) -> None:
    desk.person(credit=50_000), desk.product()
    assert books(desk) == books(desk)


def test_a_purchase_changes_money_goods_and_paid_orders_and_no_other_book(desk: Desk) -> None:
    person, product = desk.person(credit=50_000), desk.product(price=35_000)
    before = books(desk)
    order = desk.order(person, product)
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, person)
    assert changed(before, books(desk)) == {"money", "paid orders", "goods", "products"}


def test_an_order_that_is_given_up_leaves_every_book_as_it_was(desk: Desk) -> None:
    person, product = desk.person(), desk.product()
    before = books(desk)
    order = desk.order(person, product)
    assert changed(before, books(desk)) == {"goods", "products"}
    with desk.tx() as tx:
        orders.cancel(tx, order.id, person)
    assert books(desk) == before
