"""What goes wrong with single units: the wrong one goes first, another one is deleted, nobody can tell who did it."""

import hmac
from collections.abc import Callable
from typing import Any

import pytest

from shopbot.db.tx import Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, orders, products, stock
from shopbot.trade.money import Money
from shopbot.trade.products import Issue
from shopbot.trade.stock import Choice
from tests.trade.desk import OWNER, Desk, rp

DAY = 86_400


def refused(desk: Desk, work: Callable[[Tx], object]) -> tuple[str, dict[str, Any]]:
    """Return key and facts of the error in which `work` ends; nothing of it stays."""
    with pytest.raises(ShopError) as error, desk.tx() as tx:
        work(tx)
    return error.value.key, dict(error.value.facts)


def told(desk: Desk, action: str) -> list[tuple[str, str, Any, Any]]:
    """Return who did an action to what, with before and after, oldest first."""
    with desk.tx() as tx:
        found = [one for one in audit.recent(tx) if one.action == action]
    return [(one.actor, one.subject, one.before, one.after) for one in reversed(found)]


def events(desk: Desk, kind: str) -> list[str]:
    with desk.tx() as tx:
        rows = tx.rows("SELECT key FROM inbox WHERE key LIKE ? ORDER BY id", f"{kind}:%")
    return [str(row["key"]) for row in rows]


def states(desk: Desk) -> str:
    """Return the first letters of all units' states, in their order: a(vailable) r(eserved) s(old) q d."""
    with desk.tx() as tx:
        return "".join(row["state"][0] for row in tx.rows("SELECT state FROM stock_unit ORDER BY id"))


def issued_as(desk: Desk, issue: Issue, *lines: str, hints: dict[str, tuple[str, int]] | None = None) -> int:
    """Return a product that gives its units in this way, with these lines."""
    product = desk.product(price=1_000, units=0)
    with desk.tx() as tx:
        products.edit(tx, product, OWNER, issue=issue)
        stock.add(tx, product, lines, by=OWNER, hints=hints)
    return product


def bought(desk: Desk, product: int, quantity: int = 1, person: int = 7) -> int:
    order = desk.order(person, product, quantity)
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, person)
    return order.id


def contents(desk: Desk, order: int) -> list[str]:
    with desk.tx() as tx:
        return stock.of_order(tx, order)


def two_products(desk: Desk, units: int = 2) -> tuple[int, int]:
    return desk.product(price=1_000, units=units), desk.product(price=1_000, units=units, title="Other")


# --- which one goes first ---


@pytest.mark.parametrize(("issue", "first"), [("oldest", "ABC"), ("newest", "CBA")])
def test_the_oldest_or_the_newest_goes_first_and_only_of_that_product(desk: Desk, issue: Issue, first: str) -> None:
    desk.person(7, credit=9_000)
    desk.product(units=1)
    product = issued_as(desk, issue, "A", "B", "C")
    desk.product(units=1, title="After")
    assert "".join(contents(desk, bought(desk, product))[0] for _ in range(3)) == first
    assert refused(desk, lambda tx: orders.checkout(tx, 7, product, 1, 1_000)) == ("sold_out", {"left": 0})


@pytest.mark.parametrize("issue", stock._CLAIMS)
def test_whichever_goes_first_no_other_is_read_to_find_it(desk: Desk, issue: str) -> None:
    asked = desk.connection.execute("EXPLAIN QUERY PLAN " + stock._CLAIMS[issue], (1, 1, 1, 1))
    plan = " ".join(row[3] for row in asked)
    assert "SEARCH stock_unit USING" in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan


def test_by_lot_the_lowest_lot_goes_first_and_of_equal_ones_the_older(desk: Desk) -> None:
    desk.person(7, credit=9_000)
    product = issued_as(desk, "random", "A", "B", "C", "D")
    with desk.tx() as tx:
        lots = [row[0] for row in tx.rows("SELECT shuffle FROM stock_unit ORDER BY id")]
        for unit, lot in enumerate((5, 9, 5, 1), 1):
            tx.run("UPDATE stock_unit SET shuffle = ? WHERE id = ?", lot, unit)
    assert len({*lots, None}) == 5  # each has drawn its own
    assert [contents(desk, bought(desk, product)) for _ in range(4)] == [["D"], ["A"], ["C"], ["B"]]


def test_who_does_not_choose_is_given_what_costs_nothing_more(desk: Desk) -> None:
    desk.person(7, credit=9_000)
    product = issued_as(desk, "chosen", "A", "B", "C", "D", hints={"A": ("gold", 500), "C": ("plain", 0)})
    assert [contents(desk, bought(desk, product)) for _ in range(3)] == [["B"], ["C"], ["D"]]
    assert refused(desk, lambda tx: orders.checkout(tx, 7, product, 1, 1_000)) == ("sold_out", {"left": 0})


def test_who_chooses_gets_that_one_and_it_is_theirs_until_it_is_not_paid(desk: Desk) -> None:
    desk.person(7, credit=9_000)
    desk.person(8)
    other = issued_as(desk, "chosen", "X")
    product = issued_as(desk, "chosen", "A", "B", "C", hints={"B": ("gold", 500)})
    with desk.tx() as tx:
        order = orders.checkout(tx, 7, product, 1, 1_500, unit=3)
        assert stock.choice(tx, product, 3) is None
        assert stock.choice(tx, product, 3, 8) is None
        mine = stock.choice(tx, product, 3, 7)
        (row,) = tx.rows("SELECT order_id, reserved_until FROM stock_unit WHERE state = 'reserved'")
    assert mine == Choice(3, "gold", rp(500))
    assert ([*row], states(desk)) == ([order.id, order.expires_at], "aara")
    assert refused(desk, lambda tx: orders.checkout(tx, 8, product, 1, 1_500, unit=3))[0] == "choice_gone"
    assert refused(desk, lambda tx: stock.reserve(tx, product, 1, order.id, 1, 3))[0] == "choice_gone"
    assert refused(desk, lambda tx: stock.reserve(tx, product, 1, order.id, 1, 1))[0] == "choice_gone"
    assert refused(desk, lambda tx: stock.reserve(tx, product, 1, order.id, 1, 99))[0] == "choice_gone"
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, 7)
        assert stock.choice(tx, product, 3, 7) is None
        assert stock.choice(tx, other, 2) is None
    assert contents(desk, order.id) == ["B"]


def test_who_waits_for_one_does_not_see_what_another_waits_for(desk: Desk) -> None:
    desk.person(7)
    desk.person(8)
    with desk.tx() as tx:
        products.create(tx, OWNER, "In dollars", Money(500, "USD"))
    product = issued_as(desk, "chosen", "A", "B", "C")
    with desk.tx() as tx:
        for person, unit in ((7, 1), (8, 2)):
            orders.checkout(tx, person, product, 1, 1_000, unit=unit)
        assert stock.choice(tx, product, 2, 7) is None
        assert stock.choice(tx, product, 2, 8) == Choice(2, "#2", rp(0))
        assert stock.choice(tx, product, 3, 8) == stock.choices(tx, product).items[0] == Choice(3, "#3", rp(0))


def test_what_can_be_chosen_is_shown_by_its_hint_oldest_first(desk: Desk) -> None:
    issued_as(desk, "chosen", "X")
    product = issued_as(desk, "chosen", *"ABCDEFGHIJKLM", hints={"B": ("gold", 500)})
    desk.order(desk.person(7), product)  # takes A
    with desk.tx() as tx:
        page, few = stock.choices(tx, product), stock.choices(tx, product, limit=2, offset=1)
        assert stock.choice(tx, product, 3) == Choice(3, "gold", rp(500))
        assert stock.choice(tx, product, 4) == Choice(4, "#4", rp(0))
        assert stock.choice(tx, product, 1) is None
        assert stock.choice(tx, product, 2, 8) is None
    assert [one.unit for one in page.items] == list(range(3, 13))
    assert page.items[:2] == (Choice(3, "gold", rp(500)), Choice(4, "#4", rp(0)))
    assert [one.unit for one in few.items] == [4, 5]
    assert page.total == few.total == 12


def test_the_last_choice_is_not_sold_twice_by_its_states(desk: Desk) -> None:
    desk.person(7, credit=9_000)
    product = issued_as(desk, "chosen", "A", "B")
    bought(desk, product)
    with desk.tx() as tx:
        orders.cancel(tx, orders.checkout(tx, 7, product, 1, 1_000, unit=2).id, 7)
        assert stock.choice(tx, product, 1, 7) is None
        assert stock.choice(tx, product, 2) == Choice(2, "#2", rp(0))
        assert [one.unit for one in stock.choices(tx, product).items] == [2]


# --- putting in ---


def test_a_batch_says_who_put_in_how_many(desk: Desk) -> None:
    desk.product(units=1)
    product = desk.product(units=0, title="Other")
    with desk.tx() as tx:
        stock.add(tx, 1, ["ONE MORE"], by=OWNER)
        added = stock.add(tx, product, ["A", "B"], by=OWNER, note="Sari", cost=rp(50))
        one = stock.batch(tx, 3)
    assert added == stock.Added(3, 2, 0, 0, 0)
    assert one == stock.Batch(3, product, "1", "Sari", rp(50), desk.now, "open", 2, 0, 0, 0, 0)
    assert told(desk, "stock.add")[2:] == [("1", f"product:{product}", None, {"batch": 3, "added": 2})]
    assert events(desk, "StockAdded")[2:] == [f"StockAdded:{product}:3:2"]


def test_a_hint_is_for_its_own_line_and_costs_nothing_unless_it_says_so(desk: Desk) -> None:
    product = desk.product(units=0)
    with desk.tx() as tx:
        stock.add(tx, product, ["A", "B"], by=OWNER, hints={"B": ("gold", 500)})
        stock.add(tx, product, ["C"], by=OWNER)
        rows = tx.rows("SELECT hint, extra, shuffle FROM stock_unit ORDER BY id")
    assert [[*row] for row in rows] == [[None, 0, None], ["gold", 500, None], [None, 0, None]]


def test_a_preview_shows_three_and_asks_for_a_product_that_is_there(desk: Desk) -> None:
    product = desk.product(units=0)
    with desk.tx() as tx:
        assert stock.preview(tx, product, ["A", "B", "C", "D"]).sample == ("A", "B", "C")
    assert refused(desk, lambda tx: stock.preview(tx, 99, ["A"]))[0] == "no_such_product"


def test_goods_without_units_take_none(desk: Desk) -> None:
    family, shared = desk.product(units=0), desk.product(units=0, title="Shared")
    with desk.tx() as tx:
        products.add_variant(tx, family, OWNER, "1 month", rp(5))
        products.edit(tx, shared, OWNER, supply="shared")
    assert refused(desk, lambda tx: stock.add(tx, family, ["A"], by=OWNER))[0] == "choose_variant"
    assert refused(desk, lambda tx: stock.add(tx, shared, ["A"], by=OWNER))[0] == "no_units"


def test_a_line_of_four_thousand_letters_still_fits(desk: Desk) -> None:
    product = desk.product(units=0)
    with desk.tx() as tx:
        assert stock.add(tx, product, ["x" * 4_000], by=OWNER).new == 1


def test_low_stock_is_told_again_only_when_that_product_was_filled_up_above_it(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    product, other = two_products(desk, units=5)
    for one in (product, other, product, other):
        bought(desk, one)
    assert events(desk, "StockLow") == [f"StockLow:{product}:3:3", f"StockLow:{other}:3:4"]
    desk.order(7, product)  # what is reserved is not gone yet
    with desk.tx() as tx:
        low = "SELECT low_told FROM product ORDER BY id"
        stock.add(tx, product, ["A"], by=OWNER)  # 4 are more than 3
        assert [row[0] for row in tx.rows(low)] == [0, 1]
        tx.run("UPDATE product SET low_told = 1, low_stock = 5")
        stock.add(tx, product, ["B"], by=OWNER)  # 5 are not more than 5
        assert [row[0] for row in tx.rows(low)] == [1, 1]
        tx.run("UPDATE product SET low_stock = 0")
        stock.add(tx, product, ["C"], by=OWNER)
        assert [row[0] for row in tx.rows(low)] == [0, 1]


def test_what_is_reserved_counts_as_being_there_until_it_is_sold(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    desk.person(8)
    product = desk.product(price=1_000, units=5)
    desk.order(8, product, 1)
    bought(desk, product)
    assert events(desk, "StockLow") == []
    bought(desk, product, 3)
    assert (events(desk, "StockLow"), events(desk, "SoldOut")) == (["StockLow:1:1:3"], [])


def test_a_sale_of_two_products_tells_of_each_that_is_low(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    product, other = two_products(desk, units=4)
    bought(desk, other)
    desk.order(7, product)
    with desk.tx() as tx:
        tx.run("UPDATE product SET low_stock = 2")
        tx.run("UPDATE product SET low_told = 0")
    bought(desk, other)
    assert events(desk, "StockLow") == [f"StockLow:{other}:3:1", f"StockLow:{other}:2:3"]
    with desk.tx() as tx:
        assert [row[0] for row in tx.rows("SELECT low_told FROM product ORDER BY id")] == [0, 1]


def test_an_unknown_product_has_no_units(desk: Desk) -> None:
    desk.product()
    with desk.tx() as tx:
        assert stock.count(tx, 99) == stock.Counts(0, 0, 0)
        assert stock.count(tx, 1) == stock.Counts(5, 0, 0)


def test_what_was_sold_twice_on_purpose_is_put_in_for_a_third_time(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    product = desk.product(price=1_000, units=0)
    for number in range(3):
        with desk.tx() as tx:
            assert stock.add(tx, product, ["A"], by=OWNER, again=number > 0).new == 1
            assert tx.scalar("SELECT max(round) FROM stock_unit") == number
        bought(desk, product)


# --- reading files ---


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("Email , PASSWORD\na@b.c , geheim \n", ["a@b.c | geheim"]),
        ("Email,a@b.c\nx,y\n", ["Email | a@b.c", "x | y"]),
        ("A, \n", ["A"]),
    ],
)
def test_headings_are_left_out_and_cells_lose_their_blanks(raw: str, lines: list[str]) -> None:
    assert stock.read_lines("a.csv", raw) == lines


def test_old_line_ends_are_line_ends() -> None:
    assert stock.read_lines("a.txt", "A\rB\r\nC\n\n") == ["A", "B", "C", ""]


# --- units of orders ---


def test_of_two_orders_each_reads_its_own_without_what_was_replaced(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    product, other = two_products(desk, units=4)
    first, second = bought(desk, product, 2), bought(desk, other)
    waits = desk.order(7, product)
    with desk.tx() as tx:
        stock.replace(tx, first, 1, OWNER, "dead")
        assert stock.of_order(tx, first) == ["CODE-1-00001", "CODE-1-00003"]
        assert stock.of_order(tx, second) == ["CODE-2-00000"]
        assert stock.units_of(tx, waits.id) == []
        assert stock.units_of(tx, second) == [stock.Unit(5, other, 2, "CODE-2-00000", replaced=False)]


def test_a_unit_says_of_which_batch_it_is(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    product = issued_as(desk, "newest", "A")
    with desk.tx() as tx:
        stock.add(tx, product, ["B"], by=OWNER)
    order = bought(desk, product)
    with desk.tx() as tx:
        assert stock.units_of(tx, order) == [stock.Unit(2, product, 2, "B", replaced=False)]


def test_a_release_frees_nothing_that_was_sold_and_nothing_of_another_order(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    desk.person(8)
    product, other = two_products(desk)
    paid = bought(desk, product)
    waits, mine = desk.order(7, other), desk.order(8, product)
    with desk.tx() as tx:
        assert stock.release(tx, paid) == 0
        assert stock.release(tx, waits.id) == 1
        orders.cancel(tx, waits.id, 7)
    assert states(desk) == "sraa"
    with desk.tx() as tx:
        assert stock.sell(tx, waits.id) == 0
        orders.cancel(tx, mine.id, 8)


def test_a_replacement_is_written_down_told_and_one(desk: Desk) -> None:
    desk.person(8, credit=99_000)
    desk.person(7, credit=99_000)
    product, other = two_products(desk, units=4)
    bought(desk, other)
    order = bought(desk, product, 1, 8)
    desk.now += 60
    with desk.tx() as tx:
        assert stock.replace(tx, order, 1, OWNER, "  dead \n" + "x" * 300) == 2
        (row,) = tx.rows("SELECT order_id, unit, instead, reason, by, at FROM replacement")
    reason = "dead \n" + "x" * 194
    assert [*row] == [order, 1, 2, reason, "1", desk.now]
    assert told(desk, "stock.replace") == [("1", f"order:{order}", {"unit": 1}, {"unit": 2, "reason": reason})]
    assert events(desk, "GoodsReplaced") == [f"GoodsReplaced:1:{order}:8"]
    assert states(desk) == "ssaasaaa"
    with desk.tx() as tx:
        assert stock.replace(tx, order - 1, 5, OWNER, "this one as well") == 6


def test_what_is_not_delivered_or_has_no_reason_is_not_replaced(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    product, other = two_products(desk, units=2)
    order, full, waits = bought(desk, product), bought(desk, other, 2), desk.order(7, product)
    assert refused(desk, lambda tx: stock.replace(tx, order, 1, OWNER, " "))[0] == "reason_missing"
    assert refused(desk, lambda tx: stock.replace(tx, waits.id, 2, OWNER, "x")) == (
        "order_closed", {"state": "waiting"},
    )  # fmt: skip
    assert refused(desk, lambda tx: stock.replace(tx, order, 2, OWNER, "x"))[0] == "unit_gone"
    assert refused(desk, lambda tx: stock.replace(tx, full, 3, OWNER, "x")) == ("sold_out", {"left": 0})
    desk.sabotage("DROP TRIGGER orders_moves", "UPDATE orders SET state = 'part-delivered' WHERE total = 2000")
    with desk.tx() as tx:
        stock.add(tx, other, ["FRESH"], by=OWNER)
        assert stock.replace(tx, full, 3, OWNER, "x") == 5


# --- batches ---


def test_batches_of_a_product_are_listed_newest_first(desk: Desk) -> None:
    product, other = two_products(desk, units=1)
    with desk.tx() as tx:
        for number in range(10):
            stock.add(tx, product, [f"N-{number}"], by=OWNER)
        page, few = stock.batches(tx, product), stock.batches(tx, product, limit=2, offset=2)
        assert [one.id for one in stock.batches(tx, other).items] == [2]
    assert [one.id for one in page.items] == list(range(12, 2, -1))
    assert [one.id for one in few.items] == [10, 9]
    assert page.total == few.total == 11


def test_each_batch_counts_its_own_units(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    product, other = two_products(desk, units=4)
    order = bought(desk, product, 2)
    desk.order(7, product)
    bought(desk, other)
    with desk.tx() as tx:
        stock.replace(tx, order, 2, OWNER, "dead")
        one, two = stock.batch(tx, 1), stock.batch(tx, 2)
    assert (one.product, one.available, one.reserved, one.sold, one.quarantined, one.replaced) == (1, 0, 1, 3, 0, 1)
    assert (two.product, two.available, two.reserved, two.sold, two.quarantined, two.replaced) == (2, 3, 0, 1, 0, 0)


def test_what_a_batch_is_said_to_be_is_in_the_audit_and_of_no_other(desk: Desk) -> None:
    two_products(desk)
    with desk.tx() as tx:
        assert stock.describe(tx, 2, OWNER, note="x" * 201, cost=rp(50)).note == "x" * 200
        assert (stock.batch(tx, 1).note, stock.batch(tx, 1).cost) == (None, None)
        plain = stock.describe(tx, 2, OWNER, note="  ", cost=None)
        assert (plain.note, plain.cost, stock.describe(tx, 2, OWNER, note=None, cost=None).note) == (None, None, None)
        stock.describe(tx, 1, OWNER, note="first", cost=rp(7))
    empty, full = {"note": None, "cost": None}, {"note": "x" * 200, "cost": 50, "currency": "IDR"}
    assert told(desk, "stock.batch") == [
        ("1", "batch:2", empty, full),
        ("1", "batch:2", full, empty),
        ("1", "batch:2", empty, empty),
        ("1", "batch:1", empty, {"note": "first", "cost": 7, "currency": "IDR"}),
    ]


def test_a_freeze_holds_back_that_batch_says_why_and_ends_with_it(desk: Desk) -> None:
    two_products(desk)
    with desk.tx() as tx:
        stock.freeze(tx, 2, OWNER, "  bad \n" + "x" * 300)
        stock.delete_unit(tx, 4, OWNER)
        assert stock.freeze(tx, 2, OWNER, "once more") == stock.batch(tx, 2)
    assert states(desk) == "aaqd"
    assert told(desk, "stock.freeze") == [("1", "batch:2", None, {"reason": "bad \n" + "x" * 195})]
    with desk.tx() as tx:
        stock.describe(tx, 2, OWNER, note="looked at", cost=None)
        frozen = stock.frozen_for(tx, 2)
        assert frozen == stock.Frozen(desk.now, "bad \n" + "x" * 195)
        assert stock.frozen_for(tx, 1) is None
        stock.freeze(tx, 1, OWNER, "this one too")
        assert stock.thaw(tx, 2, OWNER).state == "open"
        assert stock.batch(tx, 1).state == "frozen"
        stock.thaw(tx, 2, OWNER)
    assert states(desk) == "qqad"
    assert told(desk, "stock.thaw") == [("1", "batch:2", None, {"units": 1})]


def test_orders_that_wait_for_a_frozen_batch_are_exchanged_oldest_first(desk: Desk) -> None:
    buyers = [desk.person(number) for number in (7, 8, 9)]
    product, other = two_products(desk)
    placed = [desk.order(buyer, product) for buyer in buyers[:2]]
    apart = desk.order(buyers[2], other)
    with desk.tx() as tx:
        stock.add(tx, product, ["GOOD", "LATER"], by=OWNER)
        stock.delete_units(tx, product, [6], OWNER)
        stock.freeze(tx, 1, OWNER, "bad")
        held = [[*row] for row in tx.rows("SELECT id, order_id, state FROM stock_unit WHERE order_id > 0 ORDER BY id")]
        until = tx.scalar("SELECT reserved_until FROM stock_unit WHERE id = 5")
    assert held == [[2, placed[1].id, "reserved"], [3, apart.id, "reserved"], [5, placed[0].id, "reserved"]]
    assert (states(desk), until) == ("qrrard", placed[0].expires_at)


def test_each_order_that_waits_for_a_frozen_batch_is_given_as_much_as_it_had(desk: Desk) -> None:
    buyers = [desk.person(number) for number in (7, 8, 9)]
    _, product = two_products(desk)
    desk.order(buyers[2], 1)
    placed = [desk.order(buyer, product) for buyer in buyers[:2]]
    with desk.tx() as tx:
        stock.add(tx, product, ["GOOD", "GOOD TOO", "SPARE"], by=OWNER)
        stock.freeze(tx, 2, OWNER, "bad")
        held = [[*row] for row in tx.rows("SELECT id, order_id FROM stock_unit WHERE order_id > 1 ORDER BY id")]
    assert held == [[5, placed[0].id], [6, placed[1].id]]
    assert states(desk) == "raqqrra"


@pytest.mark.parametrize(("issue", "hinted"), [("chosen", False), ("oldest", True)])
def test_what_a_buyer_picked_is_not_exchanged(desk: Desk, issue: Issue, hinted: bool) -> None:
    desk.product(units=1)
    product = issued_as(desk, issue, "A", hints={"A": ("gold", 0)} if hinted else None)
    order = desk.order(desk.person(7), product)
    with desk.tx() as tx:
        stock.add(tx, product, ["B"], by=OWNER)
        stock.freeze(tx, 2, OWNER, "bad")
        (row,) = tx.rows("SELECT id FROM stock_unit WHERE order_id = ?", order.id)
    assert (row["id"], states(desk)) == (2, "ara")


def test_whom_a_recall_is_for_is_listed_ten_at_a_time(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    product, _ = two_products(desk, units=12)
    for _ in range(11):
        bought(desk, product)
    with desk.tx() as tx:
        page, few = stock.affected(tx, 1), stock.affected(tx, 1, limit=2, offset=1)
    assert page.items == tuple((number, number) for number in range(11, 1, -1))
    assert (few.items, page.total) == (((10, 10), (9, 9)), 11)


# --- what staff see, take out and bring back ---


def test_what_is_free_is_shown_to_staff_and_exports_say_who_took_how_many(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    product, other = two_products(desk, units=14)
    bought(desk, product)
    desk.order(7, product)
    with desk.tx() as tx:
        assert [unit for unit, _ in stock.unsold(tx, product)] == list(range(3, 13))
        assert stock.unsold(tx, other, limit=2, offset=1) == [(16, "CODE-2-00001"), (17, "CODE-2-00002")]
        assert len(stock.export(tx, other, OWNER)) == 14
        assert stock.export_batch(tx, 1, OWNER) == [f"CODE-1-{n:05}" for n in range(2, 14)]
    assert told(desk, "stock.export") == [
        ("1", "product:2", None, {"units": 14}),
        ("1", "product:1", None, {"units": 12, "batch": 1}),
    ]


def test_one_unit_is_deleted_free_or_held_back_and_no_other(desk: Desk) -> None:
    two_products(desk)
    with desk.tx() as tx:
        stock.freeze(tx, 1, OWNER, "bad")
        assert [stock.delete_unit(tx, unit, OWNER) for unit in (2, 4)] == [1, 2]
        (row,) = tx.rows("SELECT product, by, at FROM stock_removal WHERE id = 2")
    assert ([*row], states(desk)) == ([2, "1", desk.now], "qdad")
    assert told(desk, "stock.delete") == [
        ("1", "product:1", {"unit": 2}, {"change": 1}),
        ("1", "product:2", {"unit": 4}, {"change": 2}),
    ]
    assert refused(desk, lambda tx: stock.delete_unit(tx, 4, OWNER))[0] == "unit_gone"


def test_all_that_is_free_of_a_product_is_deleted_and_the_rest_stays(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    two_products(desk, units=3)
    bought(desk, 2)
    with desk.tx() as tx:
        stock.delete_unit(tx, 1, OWNER)
        stock.delete_unit(tx, 2, OWNER)
        assert stock.delete_unsold(tx, 2, OWNER) == 3
        (row,) = tx.rows("SELECT product, by FROM stock_removal WHERE id = 3")
    assert ([*row], states(desk)) == ([2, "1"], "ddasdd")
    assert told(desk, "stock.delete_unsold") == [("1", "product:2", {"units": 2}, {"change": 3})]


def test_a_batch_is_taken_out_within_a_day_and_nothing_else_with_it(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    two_products(desk, units=3)
    bought(desk, 2)
    desk.now += DAY - 1
    with desk.tx() as tx:
        stock.delete_unit(tx, 1, OWNER)
        change = stock.delete_batch(tx, 2, OWNER)
        assert change == 2
        (row,) = tx.rows("SELECT product, by FROM stock_removal WHERE id = 2")
    assert ([*row], states(desk)) == ([2, "1"], "daasdd")
    assert told(desk, "stock.delete_batch") == [("1", "product:2", {"batch": 2}, {"change": 2, "units": 2})]
    assert refused(desk, lambda tx: stock.delete_batch(tx, 2, OWNER))[0] == "nothing_to_delete"
    desk.now += 1
    assert refused(desk, lambda tx: stock.delete_batch(tx, 1, OWNER))[0] == "undo_too_late"
    assert refused(desk, lambda tx: stock.delete_batch(tx, 99, OWNER))[0] == "undo_too_late"


def test_the_newest_of_two_batches_is_taken_out_though_the_first_is_old(desk: Desk) -> None:
    product = desk.product(units=1)
    desk.now += DAY
    with desk.tx() as tx:
        stock.add(tx, product, ["A"], by=OWNER)
        stock.delete_batch(tx, 2, OWNER)
    assert states(desk) == "ad"


def test_who_deleted_some_units_of_what_is_written_down(desk: Desk) -> None:
    two_products(desk)
    with desk.tx() as tx:
        assert stock.delete_units(tx, 2, [4], OWNER) == 1
        assert [[*row] for row in tx.rows("SELECT product, by FROM stock_removal")] == [[2, "1"]]


def test_some_units_of_a_product_are_deleted_free_or_held_back(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    two_products(desk, units=4)
    bought(desk, 1)
    with desk.tx() as tx:
        batch = stock.add(tx, 1, ["HELD", "HELD TOO"], by=OWNER).batch
        stock.freeze(tx, batch or 0, OWNER, "bad")
        assert stock.delete_units(tx, 1, [1, 2, 5, 9, 99], OWNER) == 1
        assert [*tx.rows("SELECT product, by FROM stock_removal")[0]] == [1, "1"]
    assert states(desk) == "sdaaaaaadq"
    assert told(desk, "stock.delete_unsold") == [("1", "product:1", {"units": 2}, {"change": 1})]
    assert refused(desk, lambda tx: stock.delete_units(tx, 2, [3, 10], OWNER))[0] == "nothing_to_delete"


def test_an_undo_brings_back_what_that_deletion_took_and_says_which(desk: Desk) -> None:
    two_products(desk, units=4)
    with desk.tx() as tx:
        first, second = stock.delete_units(tx, 1, [1, 2, 4], OWNER), stock.delete_unit(tx, 5, OWNER)
        assert stock.undo(tx, first, OWNER) == 3
    assert states(desk) == "aaaadaaa"
    assert told(desk, "stock.undo") == [("1", "product:1", {"change": first}, {"units": 3, "ids": [[1, 2], [4, 4]]})]
    with desk.tx() as tx:
        assert [row["undone_at"] for row in tx.rows("SELECT undone_at FROM stock_removal")] == [desk.now, None]
    desk.now += DAY - 1
    with desk.tx() as tx:
        assert stock.undo(tx, second, OWNER) == 1
    desk.now -= DAY - 1
    with desk.tx() as tx:
        third = stock.delete_unit(tx, 6, OWNER)
    desk.now += DAY
    assert refused(desk, lambda tx: stock.undo(tx, third, OWNER))[0] == "undo_too_late"


def test_a_deleted_unit_stays_gone_when_the_same_goods_came_in_or_were_sold_since(desk: Desk) -> None:
    desk.person(7, credit=99_000)
    product = desk.product(price=1_000, units=2)
    with desk.tx() as tx:
        change = stock.delete_unsold(tx, product, OWNER)
        stock.add(tx, product, ["CODE-1-00000"], by=OWNER)
    bought(desk, product)
    with desk.tx() as tx:
        assert stock.undo(tx, change, OWNER) == 1
        stock.add(tx, product, ["CODE-1-00000"], by=OWNER, again=True)
        again = stock.delete_units(tx, product, [4], OWNER)
        stock.add(tx, product, ["CODE-1-00000"], by=OWNER, again=True)
        assert stock.undo(tx, again, OWNER) == 0
    assert states(desk) == "dasda"


def test_a_deletion_undone_when_another_batch_is_frozen_is_free_again(desk: Desk) -> None:
    two_products(desk)
    with desk.tx() as tx:
        change = stock.delete_unit(tx, 3, OWNER)
        stock.freeze(tx, 1, OWNER, "bad")
        assert stock.undo(tx, change, OWNER) == 1
    assert states(desk) == "qqaa"


def test_a_cancelled_order_frees_its_unit_when_another_batch_is_frozen(desk: Desk) -> None:
    two_products(desk)
    order = desk.order(desk.person(7), 2)
    with desk.tx() as tx:
        stock.freeze(tx, 1, OWNER, "bad")
        orders.cancel(tx, order.id, 7)
    assert states(desk) == "qqaa"


def test_numbers_that_follow_each_other_are_written_as_a_span() -> None:
    assert stock.spans([]) == []
    assert stock.spans([3]) == [[3, 3]]
    assert stock.spans([1, 2, 3, 5, 7, 8]) == [[1, 3], [5, 5], [7, 8]]


def test_the_hash_of_a_line_is_keyed(desk: Desk) -> None:
    assert stock.fingerprint(desk.keys, "A") == stock.fingerprint(desk.keys, " a ") != stock.fingerprint(desk.keys, "b")
    assert stock.fingerprint(desk.keys, "A b") == hmac.digest(desk.keys.goods, b"a b", "sha256")
    assert stock.normalised("two  words") != stock.normalised("twowords")
