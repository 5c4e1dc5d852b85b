"""What goes wrong when a change is taken back: somebody changed it again, spent it, sold it, or taps twice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from shopbot.db.connection import IntegrityError
from shopbot.db.tx import Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, goods, ledger, orders, people, products, sales, stock, undo
from tests.trade.desk import OWNER, Desk, rp

OTHER = 2
DAY = undo.SECONDS


def take_back(desk: Desk, record: audit.Record, by: int = OWNER) -> int:
    with desk.tx() as tx:
        return undo.carry_out(tx, record, by, lambda: undo.REVERSERS[record.action](tx, record, by))


def newest(desk: Desk, action: str) -> audit.Record:
    with desk.tx() as tx:
        return next(row for row in audit.recent(tx, 200) if row.action == action)


def undone(desk: Desk, action: str, by: int = OWNER) -> int:
    return take_back(desk, newest(desk, action), by)


def do(desk: Desk, work: Callable[[Tx], Any]) -> Any:
    with desk.tx() as tx:
        return work(tx)


@contextmanager
def refused(key: str, **facts: object) -> Iterator[None]:
    with pytest.raises(ShopError) as raised:
        yield
    assert (raised.value.key, raised.value.facts) == (key, facts)


def columns(desk: Desk, table: str, number: int) -> dict[str, Any]:
    with desk.tx() as tx:
        row = dict(tx.rows(f"SELECT * FROM {table} WHERE id = ?", number)[0])  # noqa: S608 - a test's own table
    row.pop("price_version", None)
    return row


# --- each kind of change, there and back and there again ---


def test_a_price_goes_back_and_forth_and_each_is_a_new_version(desk: Desk) -> None:
    number = desk.product(price=10_000)
    was = columns(desk, "product", number)
    do(desk, lambda tx: products.edit(tx, number, OWNER, price=rp(20_000), title="Other", max_quantity=3))
    after = columns(desk, "product", number)
    undone(desk, "product.edit")
    assert columns(desk, "product", number) == was
    undone(desk, "product.edit")
    assert columns(desk, "product", number) == after
    with desk.tx() as tx:
        assert products.sure(tx, number).price_version == 4


def test_every_field_of_a_product_comes_back_as_it_was(desk: Desk) -> None:
    number = desk.product()
    shelf = do(desk, lambda tx: products.create_category(tx, OWNER, "Streaming"))
    first: products.Changes = {
        "description": "words", "translations": {"fa": {"title": "لومینا"}}, "photo": "file-1", "low_stock": 7,
        "category": shelf.id, "country": "ID", "type": "shared", "warranty_days": 30, "refund_rule": "none",
        "note": "thanks", "cost": rp(5_000), "reseller_price": rp(9_000), "issue": "newest", "parts": ("user", "pin"),
        "number": 777, "sort": 4, "min_quantity": 2,
    }  # fmt: skip
    do(desk, lambda tx: products.edit(tx, number, OWNER, **first))
    was = columns(desk, "product", number)
    second: products.Changes = {
        "description": "", "translations": {}, "photo": None, "low_stock": 0, "category": None, "country": None,
        "type": None, "warranty_days": 0, "refund_rule": "shop", "note": "", "cost": None, "reseller_price": None,
        "issue": "oldest", "parts": (), "number": 778, "sort": 0, "min_quantity": 1,
    }  # fmt: skip
    do(desk, lambda tx: products.edit(tx, number, OWNER, **second))
    undone(desk, "product.edit")
    assert columns(desk, "product", number) == was


@pytest.mark.parametrize("state", ["hide", "delete"])
def test_a_product_taken_off_the_shelf_comes_back(desk: Desk, state: str) -> None:
    number = desk.product()
    was = columns(desk, "product", number)
    do(desk, lambda tx: getattr(products, state)(tx, number, OWNER))
    undone(desk, "product.state")
    assert columns(desk, "product", number) == was


def test_a_new_product_is_marked_as_deleted_and_can_come_back(desk: Desk) -> None:
    number = desk.product(units=0)
    undone(desk, "product.create")
    assert columns(desk, "product", number)["state"] == "deleted"
    undone(desk, "product.state")
    assert columns(desk, "product", number)["state"] == "active"


def test_a_new_product_with_stock_sales_or_variants_stays(desk: Desk) -> None:
    number = desk.product(units=2)
    with refused("undo_has_stock", count=2):
        undone(desk, "product.create")
    person = desk.person(credit=100_000)
    order = desk.order(person, number, 2)
    do(desk, lambda tx: orders.pay_from_wallet(tx, order.id, person))
    with refused("undo_sold", count=2):
        undone(desk, "product.create")
    family = desk.product(units=0)
    do(desk, lambda tx: products.add_variant(tx, family, OWNER, "1 month", rp(5)))
    made = do(desk, lambda tx: next(r for r in audit.of(tx, f"product:{family}") if r.action == "product.create"))
    with refused("changed_since"):
        take_back(desk, made)


def test_the_sold_count_goes_back_and_what_was_sold_since_still_counts(desk: Desk) -> None:
    number, person = desk.product(), desk.person(credit=100_000)
    do(desk, lambda tx: products.set_sold(tx, number, 100, OWNER))
    order = desk.order(person, number)
    do(desk, lambda tx: orders.pay_from_wallet(tx, order.id, person))
    undone(desk, "product.sold")
    with desk.tx() as tx:
        assert products.sure(tx, number).sold == 1


def test_shelves_are_made_renamed_moved_and_hidden_and_all_of_it_goes_back(desk: Desk) -> None:
    top = do(
        desk, lambda tx: products.create_category(tx, OWNER, "Top", icon="🎬", translations={"id": {"title": "A"}})
    )
    shelf = do(desk, lambda tx: products.create_category(tx, OWNER, "Inner"))
    was = columns(desk, "category", shelf.id)
    for change, action in (
        (lambda tx: products.edit_category(tx, shelf.id, OWNER, title="New", icon="🎵"), "category.edit"),
        (lambda tx: products.move_category(tx, shelf.id, top.id, OWNER), "category.move"),
        (lambda tx: products.set_category_state(tx, shelf.id, "hidden", OWNER), "category.state"),
    ):
        do(desk, change)
        assert columns(desk, "category", shelf.id) != was
        undone(desk, action)
        assert columns(desk, "category", shelf.id) == was
    undone(desk, "category.create")
    assert columns(desk, "category", shelf.id)["state"] == "deleted"


def test_a_new_shelf_with_something_in_it_stays(desk: Desk) -> None:
    shelf = do(desk, lambda tx: products.create_category(tx, OWNER, "Full"))
    do(desk, lambda tx: products.create(tx, OWNER, "Lumina", rp(1), category=shelf.id))
    with refused("undo_shelf_used"):
        undone(desk, "category.create")


def test_a_ban_comes_back_with_its_reason_its_end_and_its_beginning(desk: Desk) -> None:
    number = desk.person()
    do(desk, lambda tx: people.ban(tx, number, OWNER, "spam", desk.now + 900))
    was = columns(desk, "person", number)
    desk.now += 60
    do(desk, lambda tx: people.ban(tx, number, OTHER, "worse"))
    undone(desk, "person.ban")
    assert columns(desk, "person", number) == was
    desk.now += 60
    do(desk, lambda tx: people.unban(tx, number, OWNER))
    undone(desk, "person.unban")
    assert columns(desk, "person", number) == was
    undone(desk, "person.ban")
    assert columns(desk, "person", number)["banned_at"] is None


def test_roles_and_names_go_back_and_the_last_owner_stays(desk: Desk) -> None:
    number = desk.person()
    was = columns(desk, "person", number)
    do(desk, lambda tx: people.set_role(tx, number, "admin", OWNER))
    undone(desk, "person.role")
    do(desk, lambda tx: people.set_field(tx, number, "email", "a@example.com", OWNER))
    undone(desk, "person.email")
    assert columns(desk, "person", number) == was
    do(desk, lambda tx: people.set_role(tx, number, "owner", OWNER))
    with refused("last_owner"):
        undone(desk, "person.role")


def test_a_balance_is_moved_back_by_a_posting_of_its_own_once(desk: Desk) -> None:
    number = desk.person(credit=5_000)
    do(desk, lambda tx: ledger.adjust(tx, number, rp(7_000), OTHER, "sorry", "x"))
    undone(desk, "wallet.adjust")
    assert desk.balance(number) == 5_000
    undone(desk, "wallet.adjust")
    assert desk.balance(number) == 12_000
    with desk.tx() as tx:
        assert tx.scalar("SELECT count(*) FROM posting WHERE key GLOB 'undo:*'") == 2


def test_a_balance_that_was_spent_since_stays_and_says_how_much_is_missing(desk: Desk) -> None:
    number, product = desk.person(), desk.product(price=6_000)
    do(desk, lambda tx: ledger.adjust(tx, number, rp(7_000), OTHER, "sorry", "x"))
    order = desk.order(number, product)
    do(desk, lambda tx: orders.pay_from_wallet(tx, order.id, number))
    with refused("undo_spent", missing=rp(6_000), balance=rp(1_000)):
        undone(desk, "wallet.adjust")
    assert desk.balance(number) == 1_000


def test_an_import_is_taken_back_as_far_as_it_was_not_sold(desk: Desk) -> None:
    number, person = desk.product(units=5), desk.person(credit=100_000)
    order = desk.order(person, number, 2)
    do(desk, lambda tx: orders.pay_from_wallet(tx, order.id, person))
    record = newest(desk, "stock.add")
    with desk.tx() as tx:
        assert undo.note(tx, record) == ("undo_note_stock_sold", {"count": 3, "sold": 2})
    take_back(desk, record)
    assert desk.counts(number) == stock.Counts(0, 0, 2)
    undone(desk, "stock.delete_batch")
    assert desk.counts(number) == stock.Counts(3, 0, 2)
    undone(desk, "stock.undo")
    assert desk.counts(number) == stock.Counts(0, 0, 2)


def test_an_import_that_is_all_sold_or_deleted_stays(desk: Desk) -> None:
    number, person = desk.product(units=2), desk.person(credit=100_000)
    record = newest(desk, "stock.add")
    order = desk.order(person, number, 2)
    do(desk, lambda tx: orders.pay_from_wallet(tx, order.id, person))
    with refused("undo_all_sold", count=2):
        take_back(desk, record)
    other = desk.product(units=2, title="Other")
    added = newest(desk, "stock.add")
    do(desk, lambda tx: stock.delete_unsold(tx, other, OWNER))
    with refused("changed_since"):
        take_back(desk, added)


def test_deleted_units_come_back_once_and_not_if_they_were_added_anew(desk: Desk) -> None:
    number = desk.product(units=2)
    first = do(desk, lambda tx: stock.unsold(tx, number))[0]
    do(desk, lambda tx: stock.delete_unit(tx, first[0], OWNER))
    do(desk, lambda tx: stock.add(tx, number, [first[1]], by=OWNER))
    with refused("undo_added_again"):
        undone(desk, "stock.delete")
    do(desk, lambda tx: stock.delete_unsold(tx, number, OWNER))
    record = newest(desk, "stock.delete_unsold")
    do(desk, lambda tx: stock.undo(tx, int(record.after["change"]), OTHER))
    with refused("changed_since"):
        take_back(desk, record)


def test_a_frozen_batch_thaws_and_freezes_again_for_the_same_reason(desk: Desk) -> None:
    number = desk.product(units=3)
    batch = do(desk, lambda tx: stock.batches(tx, number).items[0].id)
    do(desk, lambda tx: stock.freeze(tx, batch, OWNER, "the supplier called"))
    undone(desk, "stock.freeze")
    assert desk.counts(number).available == 3
    undone(desk, "stock.thaw")
    assert desk.counts(number).available == 0
    assert newest(desk, "stock.freeze").after["reason"] == "the supplier called"


def test_a_unit_deleted_from_a_frozen_batch_comes_back_frozen(desk: Desk) -> None:
    number = desk.product(units=2)
    unit = do(desk, lambda tx: stock.unsold(tx, number))[0][0]
    batch = do(desk, lambda tx: stock.batches(tx, number).items[0].id)
    do(desk, lambda tx: stock.freeze(tx, batch, OWNER, "suspect"))
    do(desk, lambda tx: stock.delete_unit(tx, unit, OWNER))
    undone(desk, "stock.delete")
    with desk.tx() as tx:
        assert tx.scalar("SELECT state FROM stock_unit WHERE id = ?", unit) == "quarantined"


def test_what_a_batch_cost_and_was_called_goes_back(desk: Desk) -> None:
    number = desk.product(units=1)
    batch = do(desk, lambda tx: stock.batches(tx, number).items[0].id)
    was = columns(desk, "stock_batch", batch)
    do(desk, lambda tx: stock.describe(tx, batch, OWNER, note="May", cost=rp(900)))
    undone(desk, "stock.batch")
    assert columns(desk, "stock_batch", batch) == was
    undone(desk, "stock.batch")
    assert columns(desk, "stock_batch", batch)["cost"] == 900


def test_a_new_sale_ends_and_the_one_it_replaced_goes_on(desk: Desk) -> None:
    number = desk.product(price=10_000)
    first = do(desk, lambda tx: sales.start(tx, OWNER, product=number, percent=1000))
    desk.now += 60
    second = do(desk, lambda tx: sales.start(tx, OWNER, product=number, percent=5000))
    undone(desk, "sale.start")
    with desk.tx() as tx:
        assert (sales.sure(tx, first.id).state, sales.sure(tx, second.id).state) == ("on", "off")
    do(desk, lambda tx: sales.stop(tx, first.id, OWNER))
    undone(desk, "sale.off")
    undone(desk, "sale.on")
    with desk.tx() as tx:
        assert sales.sure(tx, first.id).state == "off"


def test_the_next_buyers_get_what_they_got_before(desk: Desk) -> None:
    number = do(desk, lambda tx: products.create(tx, OWNER, "Guide", rp(1), kind="item", supply="shared")).id
    do(desk, lambda tx: goods.put(tx, number, "guide.pdf", OWNER, b"first"))
    with refused("undo_first_goods"):
        undone(desk, "goods.put")
    do(desk, lambda tx: goods.put(tx, number, "second words", OWNER))
    undone(desk, "goods.put")
    with desk.tx() as tx:
        found = goods.newest(tx, number)
        assert found is not None
        assert (found.content, goods.file(tx, found.id)) == ("guide.pdf", b"first")


def test_a_dismissed_fault_is_set_aside_again_until_it_is_gone(desk: Desk) -> None:
    with desk.tx() as tx:
        tx.run(
            "INSERT INTO inbox (id, source, key, body, seed, received_at, due_at, state, problem)"
            " VALUES (5, 'job', 'k', '{}', zeroblob(16), ?, ?, 'done', 'E1')",
            desk.now, desk.now,
        )  # fmt: skip
        audit.write(tx, OWNER, "event.dismissed", "event:5")
    undone(desk, "event.dismissed")
    assert columns(desk, "inbox", 5)["state"] == "parked"
    undone(desk, "event.set_aside")
    assert columns(desk, "inbox", 5)["state"] == "done"
    do(desk, lambda tx: tx.run("DELETE FROM inbox"))
    with refused("changed_since"):
        undone(desk, "event.dismissed")


# --- once, in time, by people, and only if nothing came between ---


def test_two_admins_who_undo_the_same_change_undo_it_once(desk: Desk) -> None:
    number = desk.person()
    do(desk, lambda tx: ledger.adjust(tx, number, rp(7_000), OWNER, "sorry", "x"))
    record = newest(desk, "wallet.adjust")
    take_back(desk, record, OTHER)
    with refused("undo_done"):
        take_back(desk, record, OWNER)
    assert desk.balance(number) == 0
    with desk.tx() as tx:
        found = undo.undone(tx, record.id)
        assert found == undo.Undone(str(OTHER), desk.now, record.id + 1)
        assert undo.origin(tx, record.id + 1) == record.id


def test_a_change_in_between_is_never_overwritten_and_can_be_undone_first(desk: Desk) -> None:
    number = desk.product(price=10)
    do(desk, lambda tx: products.edit(tx, number, OWNER, price=rp(20)))
    first = newest(desk, "product.edit")
    do(desk, lambda tx: products.edit(tx, number, OTHER, price=rp(30)))
    second = newest(desk, "product.edit")
    with refused("changed_since"):
        take_back(desk, first)
    with desk.tx() as tx:
        later = undo.newer(tx, first)
        assert later is not None
        assert later.id == second.id
    take_back(desk, second)
    take_back(desk, first)
    with desk.tx() as tx:
        assert products.sure(tx, number).price == rp(10)


def test_a_change_of_something_else_does_not_stand_in_the_way(desk: Desk) -> None:
    number = desk.product(price=10, title="First")
    do(desk, lambda tx: products.edit(tx, number, OWNER, price=rp(20)))
    record = newest(desk, "product.edit")
    do(desk, lambda tx: products.edit(tx, number, OTHER, title="Second"))
    take_back(desk, record)
    with desk.tx() as tx:
        found = products.sure(tx, number)
        assert (found.price, found.title) == (rp(10), "Second")


def test_after_a_day_it_is_too_late_by_a_second(desk: Desk) -> None:
    number = desk.product()
    do(desk, lambda tx: products.hide(tx, number, OWNER))
    record = newest(desk, "product.state")
    desk.now += DAY
    with refused("undo_too_late"):
        take_back(desk, record)
    desk.now -= 1
    take_back(desk, record)


def test_what_the_shop_did_by_itself_is_not_taken_back(desk: Desk) -> None:
    number = desk.person()
    do(desk, lambda tx: people.set_role(tx, number, "admin", "shopbot"))
    with refused("undo_by_shop"):
        undone(desk, "person.role")


@pytest.mark.parametrize(
    ("action", "subject", "before", "after"),
    [
        ("product.create", "product:1", None, None),
        ("product.sold", "product:1", None, 0),
        ("person.unban", "person:7", {"until": None, "reason": "spam"}, None),
        ("person.unban", "person:7", None, None),
        ("stock.undo", "product:1", {"change": 1}, {"units": 2}),
        ("stock.thaw", "batch:1", None, {"units": 2}),
    ],
)
def test_an_old_row_that_does_not_say_what_was_is_refused(
    desk: Desk, action: str, subject: str, before: object, after: object
) -> None:
    desk.product(units=0)
    do(desk, lambda tx: stock.add(tx, 1, ["A"], by=OWNER))
    if action == "product.create":
        do(desk, lambda tx: stock.delete_unsold(tx, 1, OWNER))
    desk.person(7)
    do(desk, lambda tx: audit.write(tx, OWNER, action, subject, before, after))
    with refused("undo_unknown"):
        undone(desk, action)


def test_a_refused_undo_leaves_nothing_behind(desk: Desk) -> None:
    record = audit.Record(1, desk.now, "1", "x", "x:1", None, None)
    do(desk, lambda tx: audit.write(tx, OWNER, "x", "x:1"))

    def half_done(tx: Tx) -> None:
        products.create(tx, OWNER, "Half", rp(1))
        raise ShopError("changed_since")

    with desk.tx() as tx, refused("changed_since"):
        undo.carry_out(tx, record, OWNER, lambda: half_done(tx))
    with desk.tx() as tx:
        assert tx.scalar("SELECT count(*) FROM product") == 0
        assert undo.undone(tx, 1) is None


def test_an_undo_that_writes_no_row_of_its_own_is_in_the_log_all_the_same(desk: Desk) -> None:
    do(desk, lambda tx: audit.write(tx, OWNER, "x", "x:1"))
    record = newest(desk, "x")
    with desk.tx() as tx:
        made = undo.carry_out(tx, record, OTHER, lambda: None)
        found = audit.get(tx, made)
    assert found is not None
    assert (found.action, found.actor, found.after) == ("change.undone", str(OTHER), {"change": record.id})
    assert found.action in undo.NEVER


@pytest.mark.parametrize("sql", ["UPDATE undone SET by = '9'", "DELETE FROM undone"])
def test_that_something_was_undone_never_changes(desk: Desk, sql: str) -> None:
    desk.product()
    undone(desk, "stock.add")
    with pytest.raises(IntegrityError, match="stays undone"), desk.tx() as tx:
        tx.run(sql)


def test_sabotage_without_the_row_that_says_so_a_change_is_undone_twice(desk: Desk) -> None:
    """The twin of `two admins`: it is the row in `undone` that holds, and without it nothing does."""
    done: list[int] = []
    do(desk, lambda tx: audit.write(tx, OWNER, "x", "x:1"))
    record = newest(desk, "x")

    def once_more(tx: Tx) -> None:
        undo.carry_out(tx, record, OWNER, lambda: done.append(1))

    do(desk, once_more)
    with refused("undo_done"):
        do(desk, once_more)
    desk.sabotage("DROP TRIGGER undone_kept", "DELETE FROM undone")
    do(desk, once_more)
    assert len(done) == 2


# --- the list ---


def test_the_list_holds_a_day_of_what_people_did_newest_first(desk: Desk) -> None:
    number = desk.product(units=0)
    desk.now += DAY
    do(desk, lambda tx: products.edit(tx, number, OWNER, price=rp(1)))
    do(desk, lambda tx: products.edit(tx, number, OTHER, price=rp(2)))
    do(desk, lambda tx: audit.write(tx, "shopbot", "stock.release", "order:1", None, {"units": 1}))
    desk.person(7)
    do(desk, lambda tx: people.set_field(tx, 7, "email", "me@example.com", 7))
    do(desk, lambda tx: people.set_field(tx, 7, "email", "other@example.com", OWNER))
    with desk.tx() as tx:
        every = [(one.actor, one.action) for one in undo.recent(tx, desk.now)]
        mine = [one.action for one in undo.recent(tx, desk.now, by=OTHER)]
        first = undo.recent(tx, desk.now, limit=1)[0]
        rest = undo.recent(tx, desk.now, before=first.id)
    assert every == [("1", "person.email"), ("2", "product.edit"), ("1", "product.edit")]
    assert mine == ["product.edit"]
    assert len(rest) == 2


def test_the_last_change_is_offered_to_whoever_made_it_just_now(desk: Desk) -> None:
    number = desk.product()
    subject = f"product:{number}"
    with desk.tx() as tx:
        found = undo.last(tx, OWNER, subject, desk.now)
        assert found is not None
        assert found.action == "stock.add"
        assert undo.last(tx, OTHER, subject, desk.now) is None
        assert undo.last(tx, OWNER, subject, desk.now + 1) is None
    do(desk, lambda tx: stock.export(tx, number, OWNER))
    with desk.tx() as tx:
        assert undo.last(tx, OWNER, subject, desk.now) is None
