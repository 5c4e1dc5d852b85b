"""Batches that freeze and thaw, units that are replaced, and whom a recall is for."""

import pytest

from shopbot.db.connection import IntegrityError
from shopbot.errors import ShopError
from shopbot.trade import goods, imports, orders, products, stock
from shopbot.trade.orders import Order
from tests.trade.desk import NOON, OWNER, Desk, rp


def paid(desk: Desk, person: int, product: int, quantity: int = 1) -> Order:
    placed = desk.order(person, product, quantity)
    with desk.tx() as tx:
        return orders.pay_from_wallet(tx, placed.id, person)


def freeze(desk: Desk, batch: int = 1) -> stock.Batch:
    with desk.tx() as tx:
        return stock.freeze(tx, batch, OWNER, "login fails")


def units(desk: Desk, order: int) -> list[stock.Unit]:
    with desk.tx() as tx:
        return stock.units_of(tx, order)


def test_what_is_frozen_is_not_sold_until_it_thaws(desk: Desk) -> None:
    person, product = desk.person(), desk.product(units=2)
    assert freeze(desk).quarantined == 2
    with pytest.raises(ShopError, match="sold_out"):
        desk.order(person, product)
    with desk.tx() as tx:
        assert stock.thaw(tx, 1, OWNER).available == 2
    assert desk.order(person, product).state == "waiting"


def test_freezing_needs_a_reason_and_is_done_once(desk: Desk) -> None:
    desk.product()
    with pytest.raises(ShopError, match="reason_missing"), desk.tx() as tx:
        stock.freeze(tx, 1, OWNER, "  ")
    freeze(desk)
    with desk.tx() as tx:
        stock.freeze(tx, 1, OWNER, "another reason")
        found = stock.frozen_for(tx, 1)
        assert found == stock.Frozen(NOON, "login fails")


def test_a_waiting_order_is_given_a_unit_of_another_batch_and_never_notices(desk: Desk) -> None:
    person, product = desk.person(credit=50_000), desk.product(units=1)
    placed = desk.order(person, product)
    with desk.tx() as tx:
        stock.add(tx, product, ["GOOD"], by=OWNER)
    assert freeze(desk).quarantined == 1
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, placed.id, person)
        assert stock.of_order(tx, placed.id) == ["GOOD"]


def test_what_an_unpaid_order_gives_back_of_a_frozen_batch_is_held_back(desk: Desk) -> None:
    person, product = desk.person(), desk.product(units=1)
    placed = desk.order(person, product)
    assert freeze(desk).reserved == 1
    with desk.tx() as tx:
        orders.cancel(tx, placed.id, person)
        found = stock.batch(tx, 1)
        assert (found.available, found.quarantined) == (0, 1)


def test_sabotage_a_frozen_unit_set_free_by_hand_is_sold(desk: Desk) -> None:
    person, product = desk.person(), desk.product(units=1)
    freeze(desk)
    desk.sabotage(
        "DROP TRIGGER stock_unit_frozen", "UPDATE stock_unit SET state = 'available' WHERE state = 'quarantined'"
    )
    assert desk.order(person, product).state == "waiting"


def test_a_deletion_that_is_undone_in_a_frozen_batch_comes_back_frozen(desk: Desk) -> None:
    product = desk.product(units=2)
    with desk.tx() as tx:
        change = stock.delete_unsold(tx, product, OWNER)
    freeze(desk)
    with desk.tx() as tx:
        stock.undo(tx, change, OWNER)
        found = stock.batch(tx, 1)
        assert (found.available, found.quarantined) == (0, 2)


def test_a_recall_is_for_those_who_have_something_that_was_not_replaced(desk: Desk) -> None:
    person, product = desk.person(credit=500_000), desk.product(units=3)
    first, second = paid(desk, person, product), paid(desk, person, product)
    with desk.tx() as tx:
        stock.add(tx, product, ["GOOD"], by=OWNER)
    freeze(desk)
    with desk.tx() as tx:
        assert [order for order, _ in stock.affected(tx, 1).items] == [second.id, first.id]
        stock.replace(tx, first.id, stock.units_of(tx, first.id)[0].id, OWNER, "login fails")
        assert [order for order, _ in stock.affected(tx, 1).items] == [second.id]
        found = stock.batch(tx, 1)
        assert (found.sold, found.replaced, found.quarantined) == (2, 1, 1)


def test_a_replaced_unit_stays_sold_and_its_buyer_reads_the_new_one(desk: Desk) -> None:
    person, product = desk.person(credit=50_000), desk.product(units=2)
    order = paid(desk, person, product)
    old = units(desk, order.id)[0]
    with desk.tx() as tx:
        fresh = stock.replace(tx, order.id, old.id, OWNER, "does not work")
    assert [(one.id, one.replaced) for one in units(desk, order.id)] == [(old.id, True), (fresh, False)]
    assert desk.counts(product).sold == 2
    for again in (old.id, 99):
        with pytest.raises(ShopError, match="unit_gone"), desk.tx() as tx:
            stock.replace(tx, order.id, again, OWNER, "again")


def test_a_replacement_of_the_last_one_changes_nothing(desk: Desk) -> None:
    person, product = desk.person(credit=50_000), desk.product(units=1)
    order = paid(desk, person, product)
    with pytest.raises(ShopError, match="sold_out"), desk.tx() as tx:
        stock.replace(tx, order.id, stock.units_of(tx, order.id)[0].id, OWNER, "does not work")
    assert [one.replaced for one in units(desk, order.id)] == [False]


def test_nobody_gets_a_replacement_for_what_another_owns(desk: Desk) -> None:
    person, product = desk.person(credit=500_000), desk.product(units=4)
    mine, other = paid(desk, person, product), paid(desk, person, product)
    with pytest.raises(ShopError, match="unit_gone"), desk.tx() as tx:
        stock.replace(tx, mine.id, stock.units_of(tx, other.id)[0].id, OWNER, "does not work")


def test_sabotage_without_the_trigger_a_unit_is_sold_to_an_order_that_is_not_paid(desk: Desk) -> None:
    person, product = desk.person(), desk.product(units=1)
    placed = desk.order(person, product)
    sql = "UPDATE stock_unit SET state = 'sold', reserved_until = NULL, sold_at = 1 WHERE order_id = 1"
    with pytest.raises(IntegrityError, match="for a paid order"), desk.tx() as tx:
        tx.run(sql)
    desk.sabotage("DROP TRIGGER stock_unit_sold_when_paid", sql)
    with desk.tx() as tx:
        assert [one.id for one in stock.units_of(tx, placed.id)] == [1]
    assert desk.problems()


def test_cost_and_note_of_a_batch_change_and_the_rest_is_exported(desk: Desk) -> None:
    product = desk.product(units=3)
    with desk.tx() as tx:
        done = stock.describe(tx, 1, OWNER, note=" from Sari ", cost=rp(21_000))
        assert (done.note, done.cost) == ("from Sari", rp(21_000))
        stock.freeze(tx, 1, OWNER, "being checked")
        assert stock.export_batch(tx, 1, OWNER) == [f"CODE-{product}-0000{n}" for n in range(3)]
    with pytest.raises(ShopError, match="no_such_batch"), desk.tx() as tx:
        stock.batch(tx, 9)


# --- lines, understood ---


@pytest.mark.parametrize(
    ("line", "count", "cells"),
    [
        ("a:b", 2, ("a", "b")),
        ("a | b:c", 2, ("a", "b:c")),
        ("a:b:c", 2, None),
        ("a;b:c", 3, None),
        ("a;b:c", 2, ("a", "b:c")),
        ("a\tb\tc", 3, ("a", "b", "c")),
        ("a::c", 3, None),
        ("a", 1, ("a",)),
        ("a;b | c;d", 3, None),
    ],
)
def test_cells_are_what_the_first_fitting_separator_says(line: str, count: int, cells: tuple[str, ...] | None) -> None:
    assert imports.cells(line, count) == cells


def test_joined_cells_come_apart_again(desk: Desk) -> None:
    product = desk.product(units=0)
    lines = ["x@y.co:p:1", "x@y.co | p | 1", "x@y.co;p", "", "a;b | c;d"]
    with desk.tx() as tx:
        found = products.edit(tx, product, OWNER, parts=("email", "password", "pin"))
        read = imports.understand(lines, found)
    assert [len(line.split(imports.JOINED)) for line in read.lines if line] == [3, 3]
    assert sum(read.odd.values()) == 2


@pytest.mark.parametrize(
    ("line", "hint", "extra", "content"),
    [
        ("0812 => SIM", "0812", 0, "SIM"),
        ("+62 812 => SIM", "+62 812", 0, "SIM"),
        ("Gold +5k => SIM => x", "Gold", 5_000, "SIM => x"),
        ("Gold +۵۰۰۰ => SIM", "Gold", 5_000, "SIM"),
        ("=> SIM", None, 0, "=> SIM"),
        ("SIM", None, 0, "SIM"),
    ],
)
def test_hints_are_read_before_the_arrow(desk: Desk, line: str, hint: str | None, extra: int, content: str) -> None:
    product = desk.product(units=0)
    with desk.tx() as tx:
        read = imports.understand([line], products.edit(tx, product, OWNER, issue="chosen"))
    assert read.lines == [content]
    assert read.hints == ({} if hint is None else {content: (hint, extra)})


def test_goods_that_nobody_chooses_keep_their_arrows(desk: Desk) -> None:
    product = desk.product(units=0)
    with desk.tx() as tx:
        assert imports.understand(["a => b"], products.sure(tx, product)).lines == ["a => b"]
        assert goods.newest(tx, product) is None
