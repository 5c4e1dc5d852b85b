"""What goes wrong with goods: sold twice, put in twice, kept too long, lost in a delete, counted wrong."""

import pytest

from shopbot.db.connection import IntegrityError
from shopbot.errors import ShopError
from shopbot.trade import audit, orders, products, stock
from tests.trade.desk import NOON, OWNER, Desk, rp


def sold_one(desk: Desk, units: int = 2) -> int:
    buyer, product = desk.person(credit=100_000), desk.product(units=units)
    order = desk.order(buyer, product)
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, buyer)
    return product


def test_unit_that_waits_for_another_buyer_cannot_be_chosen(desk: Desk) -> None:
    product = desk.product(units=2)
    first, second = desk.order(desk.person(7), product), desk.order(desk.person(8), product)
    with desk.tx() as tx:
        (mine,) = tx.rows("SELECT id FROM stock_unit WHERE order_id = ?", first.id)
        with pytest.raises(ShopError, match="choice_gone"):
            stock.reserve(tx, product, 1, second.id, desk.now + 60, mine["id"])
        assert tx.scalar("SELECT order_id FROM stock_unit WHERE id = ?", mine["id"]) == first.id


def test_two_hundred_buyers_of_fifty_units_are_fifty_sales_and_no_double(desk: Desk) -> None:
    product = desk.product(units=50, price=0)
    with desk.tx() as tx:
        shown = products.sure(tx, product)
    desk.careless = True
    sold_out, got = 0, list[str]()
    for number in range(100, 300):
        desk.person(number)
        try:
            with desk.tx() as tx:
                order = orders.checkout(tx, number, shown.id, 1, shown.price.amount)
                orders.pay_from_wallet(tx, order.id, number)
                got += orders.units(tx, order.id, number)
        except ShopError as error:
            sold_out += error.key == "sold_out"
    assert (len(got), len(set(got)), sold_out) == (50, 50, 150)
    assert desk.problems() == []


def test_the_oldest_units_are_issued_first(desk: Desk) -> None:
    buyer, product = desk.person(credit=100_000), desk.product(units=3)
    order = desk.order(buyer, product, 2)
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, buyer)
        assert orders.units(tx, order.id, buyer) == ["CODE-1-00000", "CODE-1-00001"]


def test_claiming_the_last_of_fifty_thousand_reads_none_of_the_rest(desk: Desk) -> None:
    plan = " ".join(row[3] for row in desk.connection.execute("EXPLAIN QUERY PLAN " + stock.CLAIM, (1, 1, 1, 1)))
    assert "SEARCH stock_unit USING COVERING INDEX stock_unit_next (product=?)" in plan
    assert "SEARCH stock_unit USING INTEGER PRIMARY KEY (rowid=?)" in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan


def test_a_sale_after_hundreds_costs_what_the_first_ones_cost(desk: Desk) -> None:
    """Counted in steps of SQLite's machine, so it says the same on every computer."""
    buyer, product = desk.person(credit=10**9), desk.product(price=1_000, units=5_000)
    desk.careless = True
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    def buy() -> int:
        nonlocal steps
        steps = 0
        with desk.tx() as tx:
            orders.pay_from_wallet(tx, orders.checkout(tx, buyer, product, 1, 1_000).id, buyer)
        return steps

    desk.connection.set_progress_handler(count, 10)
    first = max(buy() for _ in range(5))
    for _ in range(300):
        buy()
    assert max(buy() for _ in range(5)) < first * 1.2


def test_sabotage_without_the_index_the_claim_is_refused_rather_than_slow(desk: Desk) -> None:
    desk.sabotage("DROP INDEX stock_unit_next")
    buyer, product = desk.person(), desk.product()
    with pytest.raises(Exception, match="no such index"):
        desk.order(buyer, product)


def test_reserving_more_than_there_is_takes_none(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(units=3)
    with pytest.raises(ShopError) as refused:
        desk.order(buyer, product, 4)
    assert (refused.value.key, refused.value.facts) == ("sold_out", {"left": 3})
    assert desk.counts(product) == stock.Counts(3, 0, 0)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE stock_unit SET state = 'available', order_id = NULL, sold_at = NULL WHERE state = 'sold'",
        "UPDATE stock_unit SET order_id = 2 WHERE state = 'sold'",
        "UPDATE stock_unit SET sold_at = 1 WHERE state = 'sold'",
    ],
)
def test_sold_is_final(desk: Desk, sql: str) -> None:
    sold_one(desk)
    with pytest.raises(IntegrityError, match="final"), desk.tx() as tx:
        tx.run(sql)


def test_sabotage_without_the_trigger_a_code_is_sold_again_and_the_recount_says_so(desk: Desk) -> None:
    product = sold_one(desk)
    desk.sabotage(
        "DROP TRIGGER stock_unit_sold_is_final",
        "UPDATE stock_unit SET state = 'available', order_id = NULL, sold_at = NULL WHERE state = 'sold'",
    )
    assert [p for p in desk.problems() if "owns 0 sold units, its lines say 1" in p]
    assert desk.counts(product).sold == 0


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("UPDATE stock_unit SET state = 'sold', order_id = 1, sold_at = 1", "reserved for a paid order"),
        ("UPDATE stock_unit SET state = 'reserved', order_id = 1, reserved_until = 1", "an available unit is reserved"),
        ("UPDATE stock_unit SET state = 'quarantined', sold_at = 1", "CHECK"),
        ("UPDATE stock_unit SET order_id = 1", "CHECK"),
        ("UPDATE stock_unit SET content = 'x'", "never changes"),
        ("DELETE FROM stock_unit", "never go"),
    ],
)
def test_a_unit_moves_only_the_ways_there_are(desk: Desk, sql: str, why: str) -> None:
    buyer = desk.person()
    desk.order(buyer, desk.product(title="Something else"))
    desk.product(title="Untouched")
    with pytest.raises(IntegrityError, match=why), desk.tx() as tx:
        tx.run(sql + " WHERE product = 2" + (" AND id > 0" if "order_id = 1" in sql else ""))


def test_lines_are_sorted_into_new_here_sold_and_empty(desk: Desk) -> None:
    product = sold_one(desk)
    lines = [
        "NEW-1",
        " new-1 ",
        "",
        "  ",
        "code-1-00000",
        "CODE-1-00001",
        "ＮＥＷ-2",
        "NEW-2",
        "two  words",
        "Two words",
    ]
    with desk.tx() as tx:
        shown = stock.preview(tx, product, lines)
        added = stock.add(tx, product, lines, by=OWNER)
        contents = [content for _, content in stock.unsold(tx, product)]
    assert shown == stock.Preview(3, 4, 1, 2, ("NEW-1", "ＮＥＷ-2", "two  words"))
    assert (added.new, added.duplicates, added.sold_before, added.empty) == (3, 4, 1, 2)
    assert contents == ["CODE-1-00001", "NEW-1", "ＮＥＷ-2", "two  words"]


def test_the_same_code_is_refused_for_another_product_too(desk: Desk) -> None:
    desk.product(units=2)
    other = desk.product(units=0, title="Other")
    with desk.tx() as tx:
        assert stock.add(tx, other, ["CODE-1-00000"], by=OWNER) == stock.Added(None, 0, 1, 0, 0)


def test_the_database_itself_refuses_a_unit_twice(desk: Desk) -> None:
    desk.product(units=2)
    with pytest.raises(IntegrityError, match="UNIQUE"), desk.tx() as tx:
        tx.run(
            "INSERT INTO stock_unit (product, batch, content, content_hash)"
            " SELECT product, batch, content, content_hash FROM stock_unit"
        )


def test_sabotage_without_the_unique_indexes_the_recount_finds_the_double(desk: Desk) -> None:
    desk.product(units=1)
    desk.sabotage(
        "DROP INDEX stock_unit_once",
        "DROP INDEX stock_unit_live_once",
        "INSERT INTO stock_unit (product, batch, content, content_hash)"
        " SELECT product, batch, content, content_hash FROM stock_unit",
    )
    assert desk.problems() == ["unit 1 and unit 2 are the same goods and both on stock"]


def test_what_was_sold_is_sold_again_only_on_purpose(desk: Desk) -> None:
    product = sold_one(desk, units=1)
    with desk.tx() as tx:
        assert stock.add(tx, product, ["CODE-1-00000"], by=OWNER).new == 0
        assert stock.preview(tx, product, ["CODE-1-00000"], again=True).new == 1
        assert stock.add(tx, product, ["CODE-1-00000"], by=OWNER, again=True).new == 1
        assert stock.add(tx, product, ["CODE-1-00000"], by=OWNER, again=True).duplicates == 1
    order = desk.order(7, product)
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, 7)
        assert stock.add(tx, product, ["CODE-1-00000"], by=OWNER, again=True).new == 1


def test_ten_thousand_lines_are_one_batch_in_their_order(desk: Desk) -> None:
    product = desk.product(units=0)
    lines = [f"LINE-{n:05}" for n in range(10_000)]
    with desk.tx() as tx:
        assert stock.preview(tx, product, lines).new == 10_000
        assert stock.add(tx, product, lines, by=OWNER, cost=rp(5), note="supplier A").new == 10_000
        assert stock.export(tx, product, OWNER) == lines
        assert audit.recent(tx, 1)[0].action == "stock.export"
    assert desk.counts(product) == stock.Counts(10_000, 0, 0)


def test_a_line_that_fits_no_message_is_named(desk: Desk) -> None:
    product = desk.product(units=0)
    with pytest.raises(ShopError) as refused, desk.tx() as tx:
        stock.add(tx, product, ["ok", "x" * 4001], by=OWNER)
    assert (refused.value.key, refused.value.facts) == ("line_too_long", {"limit": 4000, "line": 2})


def test_what_was_sold_of_other_goods_is_not_counted_among_these_lines(desk: Desk) -> None:
    product = sold_one(desk)
    with desk.tx() as tx:
        assert stock.preview(tx, product, ["SOMETHING ELSE"]) == stock.Preview(1, 0, 0, 0, ("SOMETHING ELSE",))


def test_far_down_a_long_list_what_is_here_already_is_found(desk: Desk) -> None:
    product = desk.product(units=1)
    with desk.tx() as tx:
        lines = [*(f"LINE-{n}" for n in range(1_100)), "CODE-1-00000"]
        assert stock.preview(tx, product, lines).duplicates == 1


def test_a_deletion_is_undone_exactly(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(units=5)
    desk.order(buyer, product, 2)
    with desk.tx() as tx:
        change = stock.delete_unsold(tx, product, OWNER)
        assert stock.count(tx, product) == stock.Counts(0, 2, 0)
        assert stock.add(tx, product, ["CODE-1-00003"], by=OWNER).new == 1
        assert stock.undo(tx, change, OWNER) == 2
        assert [content for _, content in stock.unsold(tx, product)] == ["CODE-1-00002", "CODE-1-00004", "CODE-1-00003"]
        with pytest.raises(ShopError, match="undo_too_late"):
            stock.undo(tx, change, OWNER)


def test_a_deletion_of_yesterday_stays(desk: Desk) -> None:
    product = desk.product(units=1)
    with desk.tx() as tx:
        change = stock.delete_unit(tx, 1, OWNER)
    desk.now += stock.UNDO_SECONDS
    with pytest.raises(ShopError, match="undo_too_late"), desk.tx() as tx:
        stock.undo(tx, change, OWNER)
    with pytest.raises(ShopError, match="nothing_to_delete"), desk.tx() as tx:
        stock.delete_unsold(tx, product, OWNER)


def test_a_promised_unit_is_not_deleted(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(units=1)
    desk.order(buyer, product)
    with pytest.raises(ShopError, match="unit_gone"), desk.tx() as tx:
        stock.delete_unit(tx, 1, OWNER)
    with desk.tx() as tx:
        tx.run("INSERT INTO stock_removal VALUES (1, ?, 'x', 1, NULL)", product)
    with pytest.raises(IntegrityError, match="promised"), desk.tx() as tx:
        tx.run("UPDATE stock_unit SET state = 'deleted', removal = 1, order_id = NULL, reserved_until = NULL")


def test_counts_written_by_hand_are_found(desk: Desk) -> None:
    desk.product(units=2)
    desk.sabotage("UPDATE product SET available = 3")
    assert desk.problems() == [
        "product 1 says 3, 0, 0 available, reserved, sold; its units say 2, 0, 0",
    ]


def test_low_stock_is_told_once_until_it_is_filled_up(desk: Desk) -> None:
    buyer, product = desk.person(credit=1_000_000), desk.product(units=5)
    for _ in range(5):
        order = desk.order(buyer, product)
        with desk.tx() as tx:
            orders.pay_from_wallet(tx, order.id, buyer)
    with desk.tx() as tx:
        told = [row[0] for row in tx.rows("SELECT key FROM inbox WHERE key GLOB 'S[to][ol][cd]*' ORDER BY id")]
        stock.add(tx, product, [f"N-{n}" for n in range(9)], by=OWNER)
        assert tx.scalar("SELECT low_told FROM product") == 0
    assert told == ["StockAdded:1:1:5", "StockLow:1:3:2", "SoldOut:1:5"]


def test_a_release_is_in_the_audit(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product()
    order = desk.order(buyer, product, 2)
    with desk.tx() as tx:
        orders.cancel(tx, order.id, buyer)
        assert [(row.action, row.after) for row in audit.of(tx, f"order:{order.id}")] == [
            ("stock.release", {"units": 2})
        ]
        assert stock.release(tx, order.id) == 0


def test_a_plugin_reads_no_goods(desk: Desk) -> None:
    desk.product()
    with pytest.raises(Exception, match="prohibited"), desk.tx("catalog") as tx:
        tx.rows("SELECT content FROM stock_unit")
    with pytest.raises(Exception, match="not authorized"), desk.tx("catalog") as tx:
        tx.run("UPDATE product SET price = 0")


def test_a_plugin_sells_through_the_room_only(desk: Desk) -> None:
    with desk.tx("catalog") as tx:
        product = products.create(tx, OWNER, "By a plugin", rp(5)).id
        stock.add(tx, product, ["A-1"], by=OWNER)
        assert stock.preview(tx, product, ["A-1"]).duplicates == 1
        assert stock.count(tx, product).available == 1


@pytest.mark.parametrize(
    ("name", "raw", "lines"),
    [
        ("a.txt", b"\xef\xbb\xbfA\r\nB\n\nC", ["A", "B", "", "C"]),
        ("message", "A\nB", ["A", "B"]),
        ("a.txt", b"A\r\nB\r\n", ["A", "B"]),
        ("a.csv", b"A\nB\n", ["A", "B"]),
        ("a.csv", b"A,A,x\nB,,y\n", ["A | A | x", "B | y"]),
        ("a.CSV", b"email;password\na@b.c;geheim\n", ["a@b.c | geheim"]),
        ("a.tsv", b"A\tpin 1\nB\tpin, 2\n", ["A | pin 1", "B | pin, 2"]),
        ("a.csv", b'"A, with comma",x\n', ["A, with comma | x"]),
        ("a.csv", b"", []),
        ("a.csv", "کد\nالف\n".encode(), ["الف"]),
    ],
)
def test_files_are_read_line_by_line(name: str, raw: bytes | str, lines: list[str]) -> None:
    assert stock.read_lines(name, raw) == lines


@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
@pytest.mark.parametrize("raw", [b"\x89PNG\xff\xfe", b"PK\x03\x04\0\0", b"\xd8\x00a"])
def test_a_picture_is_no_list(name: str, raw: bytes) -> None:
    with pytest.raises(ShopError, match="file_unreadable"):
        stock.read_lines(name, raw)


def test_a_quote_that_never_ends_is_no_list() -> None:
    with pytest.raises(ShopError, match="file_unreadable"):
        stock.read_lines("a.csv", b'"' + b"x" * 200_000)


def test_a_reservation_that_outlives_its_end_is_found(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product()
    order = desk.order(buyer, product)
    desk.careless = True
    desk.now = order.expires_at + 121
    assert desk.problems() == ["unit 1 is reserved for too long"]
    assert desk.now > NOON


def test_a_deleted_second_round_comes_back_though_the_first_was_sold(desk: Desk) -> None:
    product = sold_one(desk, units=1)
    with desk.tx() as tx:
        stock.add(tx, product, ["CODE-1-00000"], by=OWNER, again=True)
        change = stock.delete_unsold(tx, product, OWNER)
        assert stock.undo(tx, change, OWNER) == 1
