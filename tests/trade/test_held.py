"""What could be walked around: money that goes back twice, prices of another currency, goods nobody paid the extra for.

Each rule that the database holds beside the trade room is tried by hand here.
"""

import pytest

from shopbot.db.connection import IntegrityError
from shopbot.errors import ShopError
from shopbot.trade import (
    changes,
    digest,
    goods,
    ledger,
    orders,
    payments,
    pricing,
    products,
    refunds,
    reversals,
    sales,
    stock,
    undo,
    vouchers,
)
from shopbot.trade.audit import of as audit_of
from shopbot.trade.money import CurrencyError, Money
from shopbot.trade.orders import Order
from shopbot.trade.payments import Receipt
from shopbot.trade.receipts import Reversal
from shopbot.trade.vouchers import VoucherTerms
from tests.trade.desk import OWNER, Desk, rp


def paid_from_outside(desk: Desk, buyer: int, product: int) -> tuple[Order, int]:
    """Buy one by the method qr; return the order and the id of its receipt."""
    order = desk.order(buyer, product)
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", buyer, order.total, order.expires_at, order=order.id)
        came = payments.receive(tx, "qr", Receipt("r1", order.total, desk.now, attempt.id))
    return order, came.id


def taken_back(desk: Desk, amount: Money) -> reversals.Gone:
    with desk.tx() as tx:
        gone = reversals.reverse(tx, "qr", Reversal("r1", f"d{desk.turns}", amount, desk.now, "disputed"))
    assert gone is not None
    return gone


# --- money that goes back twice ---


def test_a_payment_disputed_after_the_refund_takes_the_refund_with_it(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(price=35_000)
    order, _ = paid_from_outside(desk, buyer, product)
    with desk.tx() as tx:
        refunds.refund(tx, order.id, rp(20_000), OWNER, "half of it failed")
    gone = taken_back(desk, rp(35_000))
    assert (gone.wallet, gone.lost) == (rp(20_000), rp(15_000))
    assert desk.balance(buyer) == 0


def test_a_payment_disputed_in_two_parts_takes_a_refund_once(desk: Desk) -> None:
    buyer, product = desk.person(credit=50_000), desk.product(price=35_000)
    order, _ = paid_from_outside(desk, buyer, product)
    with desk.tx() as tx:
        refunds.refund(tx, order.id, rp(20_000), OWNER, "half of it failed")
    assert taken_back(desk, rp(15_000)).wallet == rp(15_000)
    assert taken_back(desk, rp(20_000)).wallet == rp(5_000)
    assert desk.balance(buyer) == 50_000


def test_an_order_whose_payment_was_disputed_is_not_refunded_on_top(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(price=35_000)
    order, _ = paid_from_outside(desk, buyer, product)
    assert taken_back(desk, rp(30_000)).lost == rp(30_000)
    with pytest.raises(ShopError) as refused, desk.tx() as tx:
        refunds.refund(tx, order.id, rp(35_000), OWNER, "they asked")
    assert (refused.value.key, refused.value.facts) == ("refund_too_much", {"money": rp(5_000)})
    with desk.tx() as tx:
        refunds.refund(tx, order.id, rp(5_000), OWNER, "they asked")
        assert refunds.left(tx, order.id) == rp(0)
        assert orders.sure(tx, order.id).state == "delivered"


def test_money_that_came_once_more_and_was_disputed_leaves_the_refund_alone(desk: Desk) -> None:
    buyer, product = desk.person(credit=35_000), desk.product(price=35_000)
    order = desk.order(buyer, product)
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", buyer, order.total, order.expires_at, order=order.id)
        orders.pay_from_wallet(tx, order.id, buyer)
    with desk.tx() as tx:
        assert payments.receive(tx, "qr", Receipt("r1", order.total, desk.now, attempt.id)).kind == "extra"
        ledger.adjust(tx, buyer, rp(-35_000), OWNER, "spent elsewhere", "spent")
    assert taken_back(desk, rp(35_000)).lost == rp(35_000)
    with desk.tx() as tx:
        assert refunds.left(tx, order.id) == rp(35_000)


# --- currencies ---


def test_a_price_in_another_currency_forgets_what_resellers_paid_in_the_first(desk: Desk) -> None:
    product = desk.product()
    with desk.tx() as tx:
        products.edit(tx, product, OWNER, price=Money(2_000, "USD"), cost=Money(900, "USD"))
        products.edit(tx, product, OWNER, reseller_price=Money(1_800, "USD"))
    with desk.tx() as tx:
        now = products.edit(tx, product, OWNER, price=rp(300_000))
    assert (now.price, now.cost, now.reseller_price) == (rp(300_000), None, None)
    with desk.tx() as tx:
        undo.REVERSERS["product.edit"](tx, audit_of(tx, f"product:{product}")[0], OWNER)
        back = products.sure(tx, product)
    usd = [None if one is None else (one.amount, one.currency) for one in (back.price, back.cost, back.reseller_price)]
    assert usd == [(2_000, "USD"), (900, "USD"), (1_800, "USD")]


def test_sums_of_two_currencies_do_not_meet_on_one_product(desk: Desk) -> None:
    plain, family = desk.product(), desk.product(units=0, title="Family")
    with desk.tx() as tx:
        products.add_variant(tx, family, OWNER, "1 month", rp(10_000))
    for refused in (
        lambda tx: products.edit(tx, plain, OWNER, cost=Money(1, "USD")),
        lambda tx: products.edit(tx, plain, OWNER, reseller_price=Money(1, "USD")),
        lambda tx: products.add_variant(tx, family, OWNER, "3 months", Money(1, "USD")),
        lambda tx: products.edit(tx, family, OWNER, price=Money(1, "USD")),
        lambda tx: sales.start(tx, OWNER, product=plain, amount=Money(1, "USD")),
    ):
        with pytest.raises(CurrencyError), desk.tx() as tx:
            refused(tx)


def test_the_cheapest_is_neither_a_familys_old_price_nor_a_variant_nobody_can_buy(desk: Desk) -> None:
    family = desk.product(price=100, units=0, title="Family")
    desk.product(price=9_000)
    with desk.tx() as tx:
        products.add_variant(tx, family, OWNER, "1 month", rp(5_000))
        assert products.cheapest(tx) == rp(5_000)
        products.hide(tx, family, OWNER)
        assert products.cheapest(tx) == rp(9_000)


# --- which sale, which voucher ---


def test_the_nearest_sale_counts_whichever_is_newer(desk: Desk) -> None:
    family = desk.product(units=0)
    with desk.tx() as tx:
        around = products.create_category(tx, OWNER, "All").id
        inside = products.create_category(tx, OWNER, "Apps", parent=around).id
        products.edit(tx, family, OWNER, category=inside)
        variant = products.add_variant(tx, family, OWNER, "1 month", rp(10_000)).id
    wanted = []
    for place in ({"product": variant}, {"product": family}, {"category": inside}, {"category": around}):
        with desk.tx() as tx:
            wanted.append(
                sales.start(tx, OWNER, percent=1_000, product=place.get("product"), category=place.get("category")).id
            )
    for sale in wanted:
        with desk.tx() as tx:
            found = sales.running(tx, products.sure(tx, variant), desk.now)
            assert found is not None
            assert found.id == sale
            sales.stop(tx, sale, OWNER)


@pytest.mark.parametrize("gone", ["inside", "around"])
def test_a_deleted_category_has_neither_sale_nor_voucher(desk: Desk, gone: str) -> None:
    buyer, product = desk.person(), desk.product(price=10_000)
    with desk.tx() as tx:
        around = products.create_category(tx, OWNER, "All").id
        inside = products.create_category(tx, OWNER, "Apps", parent=around).id
        products.edit(tx, product, OWNER, category=inside)
        sales.start(tx, OWNER, category=around, percent=1_000)
        one = vouchers.create(tx, OWNER, VoucherTerms("percent", 1_000, category=inside), "TENOFF")
        vouchers.choose(tx, buyer, one.id)
        assert pricing.quote(tx, product, 1, buyer, desk.now).total == rp(8_100)
    with desk.tx() as tx:
        products.set_category_state(tx, {"inside": inside, "around": around}[gone], "deleted", OWNER)
        quote = pricing.quote(tx, product, 1, buyer, desk.now)
    assert (quote.total, quote.refusal and quote.refusal.key) == (rp(10_000), "voucher_category")


def test_a_hundred_vouchers_that_are_over_hide_none_that_holds(desk: Desk) -> None:
    buyer = desk.person()
    with desk.tx() as tx:
        soon = VoucherTerms("percent", 500, listed=True, ends_at=desk.now + 60)
        vouchers.generate(tx, OWNER, soon, 120, "a day of last year")
    desk.now += 61
    with desk.tx() as tx:
        holds = vouchers.create(tx, OWNER, VoucherTerms("percent", 500, listed=True), "HOLDS")
        assert [one.id for one in vouchers.mine(tx, buyer, desk.now)] == [holds.id]


# --- orders that take each other's place ---


@pytest.mark.parametrize("begun", [1, 2])
def test_going_back_to_the_order_that_is_being_paid_lets_the_other_one_go(desk: Desk, begun: int) -> None:
    buyer, product = desk.person(), desk.product()
    first = desk.order(buyer, product, begun)
    with desk.tx() as tx:
        payments.open_attempt(tx, "qr", buyer, first.total, first.expires_at, order=first.id)
    other = desk.order(buyer, product, 3 - begun)
    assert desk.order(buyer, product, begun).id == first.id
    with desk.tx() as tx:
        gone = orders.sure(tx, other.id)
        assert (gone.state, gone.replaced_by) == ("cancelled", first.id)
        assert [one.id for one in orders.of_person(tx, buyer).items] == [first.id]


# --- goods that are chosen ---


def numbers(desk: Desk, **extras: int) -> int:
    with desk.tx() as tx:
        made = products.create(tx, OWNER, "Numbers", rp(10_000), issue="chosen")
        hints = {name: (name, extra) for name, extra in extras.items()}
        stock.add(tx, made.id, [*extras], by=OWNER, hints=hints)
    return made.id


def test_who_does_not_choose_gets_no_dearer_unit_at_the_plain_price(desk: Desk) -> None:
    buyer, product = desk.person(credit=50_000), numbers(desk, GOLD=500_000, PLAIN=0)
    order = desk.order(buyer, product)
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, buyer)
        assert orders.units(tx, order.id, buyer) == ["PLAIN"]
    with pytest.raises(ShopError) as refused:
        desk.order(buyer, product)
    assert refused.value.key == "sold_out"


def test_a_unit_that_was_picked_without_a_hint_is_not_exchanged_when_its_batch_is_frozen(desk: Desk) -> None:
    buyer, product = desk.person(), numbers(desk)
    with desk.tx() as tx:
        stock.add(tx, product, ["A"], by=OWNER)
        stock.add(tx, product, ["B"], by=OWNER)
    with desk.tx() as tx:
        order = orders.checkout(tx, buyer, product, 1, 10_000, unit=1)
        stock.freeze(tx, 1, OWNER, "recalled")
        held = tx.scalar("SELECT id FROM stock_unit WHERE order_id = ?", order.id)
    assert held == 1


# --- held by the database as well ---


@pytest.fixture
def deep(desk: Desk) -> Desk:
    """A shop with a family, shared and later goods, a frozen batch, a voucher used, held and a gift, and a refund."""
    buyer, plain, family = desk.person(credit=500_000), desk.product(), desk.product(units=0, title="Family")
    desk.person(8)
    with desk.tx() as tx:
        products.add_variant(tx, family, OWNER, "1 month", rp(10_000))
        book = products.create(tx, OWNER, "Book", rp(1_000), supply="shared").id
        goods.put(tx, book, "https://example.org/book", OWNER)
        service = products.create(tx, OWNER, "Service", rp(1_000), supply="later").id
        stock.freeze(tx, 1, OWNER, "recalled")
        stock.add(tx, plain, ["FRESH-1", "FRESH-2"], by=OWNER)
        vouchers.create(tx, OWNER, VoucherTerms("amount", 500, "IDR"), "EACH1")
        vouchers.create(tx, OWNER, VoucherTerms("gift", 500, "IDR"))
        vouchers.create(tx, OWNER, VoucherTerms("amount", 500, "IDR", person=8), "MINE")
        vouchers.create(tx, OWNER, VoucherTerms("amount", 500, "IDR", limit_each=None), "OPEN")
        vouchers.choose(tx, buyer, 1)
    with desk.tx() as tx:
        first = orders.checkout(tx, buyer, service, 1, 500)
        orders.pay_from_wallet(tx, first.id, buyer)
        second = orders.checkout(tx, buyer, plain, 1, 35_000)
        orders.pay_from_wallet(tx, second.id, buyer)
        refunds.refund(tx, second.id, rp(5_000), OWNER, "they asked")
        orders.checkout(tx, buyer, book, 1, 1_000)
    return desk


USE = "INSERT INTO voucher_use (voucher, person, order_id, amount, state, at, moved_at) VALUES"
PRODUCT = "INSERT INTO product (number, title, price, currency, created_at, parent) VALUES"
REFUND = "INSERT INTO order_refund (order_id, amount, reason, facts, by, at, posting) VALUES"
LINE = "INSERT INTO order_line (order_id, n, product, kind, title, quantity, price, price_version) VALUES"
UNIT = "INSERT INTO stock_unit (product, batch, content, content_hash) VALUES"
BROKEN = {
    "a family is stocked": (f"{UNIT} (2, 2, 'x', zeroblob(32))", "of the variants"),
    "what has stock becomes a family": (f"{PRODUCT} (90, 'v', 1, 'IDR', 1, 1)", "no family"),
    "what was sold becomes a family": (f"{PRODUCT} (91, 'v', 1, 'IDR', 1, 5)", "no family"),
    "what has goods for all becomes a family": ("UPDATE product SET parent = 4 WHERE id = 1", "no family"),
    "a family is ordered": (
        f"{LINE} (1, 2, 2, 'code', 'x', 1, 1, 1)",
        "a family is not sold",
    ),
    "goods for all are put into a product of units": (
        "INSERT INTO shared_goods (product, content, added_by, at) VALUES (1, 'x', '1', 1)",
        "for all buyers",
    ),
    "an order is given another product's goods": (
        "INSERT INTO handed (order_id, n, goods, by, at) VALUES (1, 1, 1, '1', 1)",
        "the goods of its product",
    ),
    "a frozen unit is freed": ("UPDATE stock_unit SET state = 'available' WHERE id = 1", "frozen"),
    "a unit joins a frozen batch": (f"{UNIT} (1, 1, 'x', zeroblob(32))", "frozen"),
    "a gift is held by an order": (f"{USE} (2, 7, 3, 500, 'held', 1, 1)", "uses go by"),
    "a discount is redeemed like a gift": (f"{USE} (1, 7, NULL, 500, 'used', 1, 1)", "uses go by"),
    "a gift waits": (f"{USE} (2, 7, NULL, 500, 'held', 1, 1)", "uses go by"),
    "somebody uses another's voucher": (f"{USE} (3, 7, 3, 500, 'held', 1, 1)", "uses go by"),
    "a use is entered for an order that was placed": (f"{USE} (4, 7, 3, 500, 'held', 1, 1)", "uses go by"),
    "a used voucher is freed": ("UPDATE voucher_use SET state = 'released' WHERE id = 1", "as its order does"),
    "a voucher becomes worth more": ("UPDATE voucher SET value = 1000 WHERE id = 2", "never changes"),
    "a voucher goes": ("DELETE FROM voucher WHERE id = 3", "never go"),
    "a refund without a posting of its own": (f"{REFUND} (2, 5, 'r', '{{}}', '1', 1, 1)", "is posted"),
    "a refund of more than its posting moved": (
        f"{REFUND} (2, 9, 'r', '{{}}', '1', 1, (SELECT max(id) FROM posting))",  # noqa: S608 - words of our own
        "is posted",
    ),
    "an order is refunded in part and called refunded": (
        "UPDATE orders SET state = 'refunded' WHERE id = 2",
        "when all of it went back",
    ),
    "an order of later goods is delivered empty": (
        "UPDATE orders SET state = 'delivered', delivered_at = 1 WHERE id = 1",
        "when its goods are",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_the_database_itself_refuses_that(deep: Desk, what: str) -> None:
    sql, why = BROKEN[what]
    with pytest.raises(IntegrityError, match=why), deep.tx() as tx:
        tx.run(sql)


def test_a_held_voucher_goes_only_as_its_order_does(desk: Desk) -> None:
    buyer, product = desk.person(credit=50_000), desk.product()
    with desk.tx() as tx:
        vouchers.create(tx, OWNER, VoucherTerms("amount", 500, "IDR"), "EACH1")
        vouchers.choose(tx, buyer, 1)
        order = orders.checkout(tx, buyer, product, 1, 34_500)
    for state in ("used", "released"):
        with pytest.raises(IntegrityError, match="as its order does"), desk.tx() as tx:
            tx.run("UPDATE voucher_use SET state = ?", state)
    with desk.tx() as tx:
        orders.cancel(tx, order.id, buyer)


def test_sabotage_a_voucher_released_by_hand_is_found(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product()
    with desk.tx() as tx:
        vouchers.create(tx, OWNER, VoucherTerms("amount", 500, "IDR"), "EACH1")
        vouchers.choose(tx, buyer, 1)
        orders.checkout(tx, buyer, product, 1, 34_500)
    desk.sabotage("DROP TRIGGER voucher_use_follows", "UPDATE voucher_use SET state = 'released'")
    assert [p for p in desk.problems() if "waiting, its voucher is released" in p]


def test_sabotage_a_use_of_a_voucher_that_took_nothing_off_is_found(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product()
    order = desk.order(buyer, product)
    with desk.tx() as tx:
        vouchers.create(tx, OWNER, VoucherTerms("amount", 500, "IDR"), "EACH1")
    desk.sabotage("DROP TRIGGER voucher_use_fits", f"{USE} (1, 7, {order.id}, 500, 'held', 1, 1)")
    assert desk.problems() == [f"order {order.code} took 0 off for a voucher, the voucher's use says 500"]


# --- who watches ---


def test_vouchers_refunds_and_what_was_given_show_to_whoever_watches(desk: Desk) -> None:
    buyer, product = desk.person(credit=50_000), desk.product()
    with desk.tx() as tx:
        vouchers.create(tx, OWNER, VoucherTerms("amount", 500, "IDR"), "EACH1")
        vouchers.choose(tx, buyer, 1)
        service = products.create(tx, OWNER, "Service", rp(1_000), supply="later").id
    watcher, reader = changes.Watcher(), desk.reader()

    def look() -> list[str]:
        return [one.what for one in watcher.look(reader, desk.now)]

    def books() -> dict[str, str]:
        return dict(digest.books(reader))

    look()
    before = books()
    with desk.tx() as tx:
        order = orders.checkout(tx, buyer, product, 1, 34_500)
    assert f"voucher 1 · {order.code} → held" in look()
    assert books()["vouchers"] == before["vouchers"]
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, buyer)
    assert f"voucher 1 · {order.code} → used" in look()
    with desk.tx() as tx:
        stock.replace(tx, order.id, 1, OWNER, "does not work")
        refunds.refund(tx, order.id, rp(500), OWNER, "sorry")
        made = orders.checkout(tx, buyer, service, 1, 1_000)
        orders.pay_from_wallet(tx, made.id, buyer)
        orders.hand_over(tx, made.id, 1, "done", OWNER)
    told = look()
    assert f"{order.code} · unit 2 in the place of 1" in told
    assert f"{made.code} · line 1 handed over" in told
    assert {name for name, one in books().items() if one != before[name]} >= {"goods given", "refunds", "vouchers"}
    assert look() == []
    reader.close()
