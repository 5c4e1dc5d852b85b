"""What goes wrong on the shelves: lost prices, deep categories, buyers shown what is hidden."""

import pytest

from shopbot.db.connection import IntegrityError
from shopbot.errors import ShopError
from shopbot.trade import audit, orders, products
from shopbot.trade.money import LIMIT, Money
from tests.trade.desk import OWNER, Desk, rp


def test_a_new_price_raises_the_version_and_the_old_one_is_remembered(desk: Desk) -> None:
    product = desk.product(price=35_000)
    with desk.tx() as tx:
        same = products.edit(tx, product, OWNER, price=rp(35_000), title="Lumina one month")
        new = products.edit(tx, product, OWNER, price=rp(36_000))
        assert (same.price_version, new.price_version) == (1, 2)
        assert products.price_at(tx, product, 1) == rp(35_000)
        assert products.price_at(tx, product, 2) == rp(36_000)
        assert products.price_at(tx, product, 3) is None


def test_sabotage_without_the_trigger_a_price_changes_unseen(desk: Desk) -> None:
    product = desk.product(price=35_000)
    desk.sabotage("DROP TRIGGER product_new_price")
    with desk.tx() as tx:
        assert products.edit(tx, product, OWNER, price=rp(1)).price_version == 1


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"title": "  "}, "title_missing"),
        ({"title": "x" * 101}, "title_too_long"),
        ({"description": "x" * 801}, "description_too_long"),
        ({"price": rp(-1)}, "price_negative"),
        ({"price": rp(LIMIT + 1)}, "price_too_big"),
        ({"number": 0}, "number_invalid"),
        ({"number": 2}, "number_taken"),
        ({"min_quantity": 0}, "quantity_range"),
        ({"max_quantity": 2, "min_quantity": 3}, "quantity_range"),
        ({"low_stock": -1}, "quantity_range"),
        ({"category": 99}, "no_such_category"),
    ],
)
def test_a_mistake_in_the_form_is_named_and_changes_nothing(desk: Desk, changes: dict[str, object], key: str) -> None:
    product = desk.product(units=0)
    desk.product(units=0)
    with desk.tx() as tx:
        was = products.sure(tx, product)
        with pytest.raises(ShopError) as refused:
            products.edit(tx, product, OWNER, **changes)  # type: ignore[arg-type]
        assert refused.value.key == key
        assert products.sure(tx, product) == was


def test_a_changed_number_leaves_old_buttons_and_history_alone(desk: Desk) -> None:
    buyer, product = desk.person(credit=50_000), desk.product()
    order = desk.order(buyer, product)
    with desk.tx() as tx:
        products.edit(tx, product, OWNER, number=500)
        orders.pay_from_wallet(tx, order.id, buyer)
        found = products.by_number(tx, 500)
        assert found is not None
        assert found.id == product == orders.sure(tx, order.id).items[0].product
        assert [p.id for p in products.find(tx, "500")] == [product]
        assert products.create(tx, OWNER, "Next", rp(1)).number == 501


def test_hidden_and_deleted_products_are_not_shown_and_come_back(desk: Desk) -> None:
    one, two = desk.product(units=0), desk.product(units=0, title="Other")
    with desk.tx() as tx:
        products.hide(tx, one, OWNER)
        products.delete(tx, two, OWNER)
        assert products.page(tx).items == ()
        assert products.find(tx, "lumina") == []
        assert [p.id for p in products.find(tx, "LUMINA", everything=True)] == [one]
        assert [p.id for p in products.of_state(tx, "deleted").items] == [two]
        products.restore(tx, one, OWNER)
        products.restore(tx, two, OWNER)
        products.restore(tx, two, OWNER)
        assert [p.id for p in products.page(tx).items] == [one, two]
        assert [row.after for row in audit.of(tx, f"product:{two}") if row.action == "product.state"] == [
            "active", "deleted",
        ]  # fmt: skip


def test_a_product_row_is_never_lost(desk: Desk) -> None:
    desk.product()
    with pytest.raises(IntegrityError, match="deleted"), desk.tx() as tx:
        tx.run("DELETE FROM product")


def test_pages_are_stable_and_complete(desk: Desk) -> None:
    ids = [desk.product(units=n % 2) for n in range(13)]
    with desk.tx() as tx:
        products.edit(tx, ids[12], OWNER, sort=-1)
        first, second = products.page(tx, limit=10), products.page(tx, offset=10, limit=10)
    assert [p.id for p in first.items + second.items] == [ids[12], *ids[:12]]
    assert (first.total, second.total) == (13, 13)


def test_categories_have_two_levels_and_no_circles(desk: Desk) -> None:
    with desk.tx() as tx:
        top = products.create_category(tx, OWNER, "Streaming", icon="📺").id
        inner = products.create_category(tx, OWNER, "Films", parent=top).id
        other = products.create_category(tx, OWNER, "Games").id
        for child, parent in ((other, inner), (top, other), (top, top), (inner, inner)):
            with pytest.raises(ShopError, match="category_too_deep"):
                products.move_category(tx, child, parent, OWNER)
        with pytest.raises(ShopError, match="category_too_deep"):
            products.create_category(tx, OWNER, "Third level", parent=inner)
        assert products.move_category(tx, inner, other, OWNER).parent == other
    with pytest.raises(IntegrityError, match="two levels"), desk.tx() as tx:
        tx.run("UPDATE category SET parent = ? WHERE id = ?", inner, top)


def test_buyers_see_categories_with_something_in_them(desk: Desk) -> None:
    loose, shelved, hidden = (desk.product(units=0, title=title) for title in ("Loose", "Shelved", "Hidden"))
    with desk.tx() as tx:
        top = products.create_category(tx, OWNER, "Streaming").id
        inner = products.create_category(tx, OWNER, "Films", parent=top).id
        empty = products.create_category(tx, OWNER, "Empty").id
        products.edit(tx, shelved, OWNER, category=inner)
        products.edit(tx, hidden, OWNER, category=empty)
        products.hide(tx, hidden, OWNER)
        assert [(c.id, c.products) for c in products.categories(tx)] == [(top, 1)]
        assert [c.id for c in products.categories(tx, top)] == [inner]
        assert [c.id for c in products.categories(tx, everything=True)] == [top, empty]
        assert [p.id for p in products.page(tx, top).items] == [shelved]
        assert [p.id for p in products.page(tx, products.NO_CATEGORY).items] == [loose]
        products.set_category_state(tx, top, "deleted", OWNER)
        assert products.categories(tx) == []
        assert [p.id for p in products.page(tx, products.NO_CATEGORY).items] == [loose, shelved]


def test_words_fall_back_to_what_the_shop_wrote(desk: Desk) -> None:
    with desk.tx() as tx:
        made = products.create(tx, OWNER, " Lumina \n 1 month ", rp(1), translations={"fa": {"title": "لومینا"}})
        shelf = products.create_category(tx, OWNER, "Films")
        edited = products.edit_category(tx, shelf.id, OWNER, translations={"fa": {"title": "فیلم"}}, icon="🎬")
        assert products.words(made, "fa").title == "لومینا"
        assert products.words(made, "zh").title == "Lumina 1 month"
        assert products.words(edited, "fa") == products.Words("فیلم", "")
        assert [p.id for p in products.find(tx, "ومین")] == [made.id]


def test_typed_signs_are_no_wildcards(desk: Desk) -> None:
    desk.product(title="Save 50% today")
    desk.product(title="Other")
    with desk.tx() as tx:
        assert [p.title for p in products.find(tx, "50%")] == ["Save 50% today"]
        assert products.find(tx, "%") == products.find(tx, "_") == []
        assert [p.title for p in products.find(tx, "50% t")] == ["Save 50% today"]
        assert products.find(tx, "  ") == []
        assert [p.number for p in products.find(tx, "۲")] == [2]


def test_best_sellers_by_what_is_shown_or_by_the_last_days(desk: Desk) -> None:
    buyer = desk.person(credit=500_000)
    old, new = desk.product(title="Old"), desk.product(title="New")
    order = desk.order(buyer, old, 2)
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, buyer)
    desk.now += 86_400 * 30
    order = desk.order(buyer, new)
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, buyer)
        assert [p.id for p in products.best_sellers(tx)] == [old, new]
        assert [p.id for p in products.best_sellers(tx, since=desk.now - 86_400)] == [new]
        assert products.set_sold(tx, new, 100, OWNER).sold == 100
        assert [p.id for p in products.best_sellers(tx)] == [new, old]
        with pytest.raises(ShopError, match="count_negative"):
            products.set_sold(tx, new, -1, OWNER)


def test_the_price_may_be_nothing_and_in_another_currency(desk: Desk) -> None:
    with desk.tx() as tx:
        assert products.create(tx, OWNER, "Free", Money(0, "USD")).price == Money(0, "USD")
        assert [p.title for p in products.listing(tx)] == ["Free"]
