"""Goods that are no units: given once, by version, kept for good; and what is made later."""

import pytest

from shopbot.db.connection import IntegrityError
from shopbot.errors import ShopError
from shopbot.trade import audit, goods, orders, products
from shopbot.trade.orders import Order
from tests.trade.desk import OWNER, Desk, rp


def shared(desk: Desk, content: str = "one", file: bytes | None = None) -> int:
    with desk.tx() as tx:
        made = products.create(tx, OWNER, "Guide", rp(9_000), kind="file", supply="shared")
        goods.put(tx, made.id, content, OWNER, file)
    return made.id


def paid(desk: Desk, person: int, product: int) -> Order:
    placed = desk.order(person, product)
    with desk.tx() as tx:
        return orders.pay_from_wallet(tx, placed.id, person)


def given(desk: Desk, order: int) -> list[str]:
    with desk.tx() as tx:
        return [one.content for one in goods.of_order(tx, order)]


def test_an_order_keeps_the_version_it_was_paid_with(desk: Desk) -> None:
    person, product = desk.person(credit=50_000), shared(desk)
    first = paid(desk, person, product)
    with desk.tx() as tx:
        goods.put(tx, product, "two", OWNER)
    second = paid(desk, person, product)
    assert (given(desk, first.id), given(desk, second.id)) == (["one"], ["two"])
    with desk.tx() as tx:
        assert [one.content for one in goods.versions(tx, product).items] == ["two", "one"]
        assert products.sure(tx, product).sold == 2


def test_goods_are_given_once_for_each_line_even_if_an_order_is_paid_twice(desk: Desk) -> None:
    person, product = desk.person(credit=50_000), shared(desk)
    order = paid(desk, person, product)
    with desk.tx() as tx:
        assert orders.pay_from_wallet(tx, order.id, person) == order
    assert given(desk, order.id) == ["one"]
    with pytest.raises(IntegrityError), desk.tx() as tx:
        tx.run("INSERT INTO handed (order_id, n, goods, by, at) VALUES (?, 1, 1, 'x', 1)", order.id)


def test_sabotage_without_its_triggers_what_was_given_changes(desk: Desk) -> None:
    person, product = desk.person(credit=50_000), shared(desk)
    order = paid(desk, person, product)
    for sql in ("UPDATE shared_goods SET content = 'x'", "DELETE FROM handed", "UPDATE handed SET at = 1"):
        with pytest.raises(IntegrityError, match="what was given"), desk.tx() as tx:
            tx.run(sql)
    desk.sabotage("DROP TRIGGER shared_goods_fixed", "UPDATE shared_goods SET content = 'x'")
    assert given(desk, order.id) == ["x"]


def test_a_file_comes_out_byte_for_byte(desk: Desk) -> None:
    content = bytes(range(256)) * 40
    product = shared(desk, "guide.pdf", content)
    with desk.tx() as tx:
        now = goods.newest(tx, product)
        assert now is not None
        assert (now.content, now.size) == ("guide.pdf", len(content))
        assert goods.file(tx, now.id) == content


@pytest.mark.parametrize(
    ("content", "file", "key"),
    [
        ("  ", None, "content_missing"),
        ("x" * 3_501, None, "line_too_long"),
        ("n" * 121, b"x", "line_too_long"),
        ("big.bin", bytes(goods.FILE_LIMIT + 1), "file_too_big"),
    ],
    ids=["empty", "long", "long name", "big"],
)
def test_what_cannot_be_given_is_refused_by_name(desk: Desk, content: str, file: bytes | None, key: str) -> None:
    product = shared(desk)
    with pytest.raises(ShopError) as refused, desk.tx() as tx:
        goods.put(tx, product, content, OWNER, file)
    assert refused.value.key == key
    if key != "content_missing":
        limits = {"x": {"limit": 3_500, "line": 1}, "n": {"limit": 120, "line": 1}, "b": {"limit": 20}}
        assert refused.value.facts == limits[content[0]]


def test_what_just_fits_is_given(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert goods.FILE_LIMIT == 20_971_520
    monkeypatch.setattr(goods, "FILE_LIMIT", 5)
    product = shared(desk, "  " + "x" * 3_500 + "  ")
    with desk.tx() as tx:
        goods.put(tx, product, "n" * 120, OWNER, b"12345")
        assert [len(one.content) for one in goods.versions(tx, product).items] == [120, 3_500]


def test_versions_are_listed_newest_first_and_each_product_has_its_own(desk: Desk) -> None:
    other, product = shared(desk, "of another"), shared(desk, "v0")
    with desk.tx() as tx:
        for number in range(1, 12):
            goods.put(tx, product, f"v{number}", OWNER)
        page, few = goods.versions(tx, product), goods.versions(tx, product, limit=2, offset=1)
        newest = goods.newest(tx, product)
        assert newest == page.items[0] == goods.Shared(13, product, "v11", None, "1", desk.now)
        assert goods.newest(tx, 99) is None
        assert [one.content for one in goods.versions(tx, other).items] == ["of another"]
        (row, *_) = audit.of(tx, f"product:{product}")
        with pytest.raises(ShopError) as refused:
            goods.file(tx, 13)
    assert [one.content for one in page.items] == [f"v{n}" for n in range(11, 1, -1)]
    assert ([one.content for one in few.items], page.total) == (["v10", "v9"], 12)
    assert (row.actor, row.action, row.before, row.after) == ("1", "goods.put", None, {"goods": 13})
    assert refused.value.key == "gone"


def test_each_order_is_told_its_own_goods_and_whether_they_are_a_file(desk: Desk) -> None:
    person, text, file = desk.person(credit=50_000), shared(desk), shared(desk, "guide.pdf", b"one")
    with desk.tx() as tx:
        again = goods.put(tx, file, "guide2.pdf", OWNER, b"two")
        assert (goods.file(tx, 2), goods.file(tx, again.id)) == (b"one", b"two")
    first, second = paid(desk, person, text), paid(desk, person, file)
    units = paid(desk, person, desk.product(price=1))
    with desk.tx() as tx:
        assert goods.of_order(tx, first.id) == [goods.Handed(1, "one", 1, is_file=False)]
        assert goods.of_order(tx, second.id) == [goods.Handed(1, "guide2.pdf", 3, is_file=True)]
        assert goods.of_order(tx, units.id) == []
        rows = tx.rows("SELECT order_id, by, at FROM handed ORDER BY order_id")
    assert [[*row] for row in rows] == [[first.id, "shopbot", desk.now], [second.id, "shopbot", desk.now]]


def test_a_family_has_no_goods_of_its_own(desk: Desk) -> None:
    with desk.tx() as tx:
        family = products.create(tx, OWNER, "Guide", rp(9_000), kind="file", supply="shared").id
        products.add_variant(tx, family, OWNER, "1 month", rp(5))
    with pytest.raises(ShopError) as refused, desk.tx() as tx:
        goods.put(tx, family, "X", OWNER)
    assert refused.value.key == "choose_variant"


def test_units_and_shared_goods_do_not_mix(desk: Desk) -> None:
    product = desk.product()
    with pytest.raises(ShopError, match="no_shared"), desk.tx() as tx:
        goods.put(tx, product, "X", OWNER)
    with pytest.raises(ShopError, match="kind_fixed"), desk.tx() as tx:
        products.edit(tx, product, OWNER, supply="shared")


def test_nothing_to_give_yet_cannot_be_bought(desk: Desk) -> None:
    person = desk.person(credit=50_000)
    with desk.tx() as tx:
        empty = products.create(tx, OWNER, "Soon", rp(9_000), kind="item", supply="shared").id
    with pytest.raises(ShopError, match="sold_out"):
        desk.order(person, empty)


def service(desk: Desk) -> int:
    with desk.tx() as tx:
        return products.create(tx, OWNER, "Logo", rp(9_000), kind="service", supply="later").id


def test_a_service_waits_paid_and_is_delivered_when_it_is_handed_over_once(desk: Desk) -> None:
    person, product = desk.person(credit=50_000), service(desk)
    order = paid(desk, person, product)
    with desk.tx() as tx:
        assert order.state == "paid"
        assert orders.awaiting(tx) == orders.awaiting(tx, ["service"]) == [order.id]
        assert orders.awaiting(tx, ["ticket"]) == []
        assert orders.hand_over(tx, order.id, 1, "https://example.com/logo", OWNER).state == "delivered"
        assert orders.awaiting(tx) == []
    with pytest.raises(ShopError, match="order_closed"), desk.tx() as tx:
        orders.hand_over(tx, order.id, 1, "again", OWNER)
    assert given(desk, order.id) == ["https://example.com/logo"]


def test_nothing_is_handed_over_before_the_payment(desk: Desk) -> None:
    person, product = desk.person(), service(desk)
    placed = desk.order(person, product)
    with pytest.raises(ShopError, match="order_closed"), desk.tx() as tx:
        orders.hand_over(tx, placed.id, 1, "too early", OWNER)
    with pytest.raises(IntegrityError, match="for a paid order"), desk.tx() as tx:
        tx.run("INSERT INTO handed (order_id, n, content, by, at) VALUES (?, 1, 'x', 'x', 1)", placed.id)


def test_sabotage_without_the_trigger_goods_leave_before_the_payment(desk: Desk) -> None:
    person, product = desk.person(), service(desk)
    placed = desk.order(person, product)
    desk.sabotage(
        "DROP TRIGGER handed_when_paid",
        f"INSERT INTO handed (order_id, n, content, by, at) VALUES ({placed.id}, 1, 'x', 'x', 1)",  # noqa: S608 - a number
    )
    assert given(desk, placed.id) == ["x"]
