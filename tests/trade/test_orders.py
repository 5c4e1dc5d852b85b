"""What goes wrong between a tap and the goods: twice, too late, at another price, by somebody else."""

import json

import pytest

from shopbot.db import settings
from shopbot.db.connection import IntegrityError
from shopbot.errors import ShopError
from shopbot.trade import attempts, codes, ledger, orders, payments, people, pricing, products, stock
from shopbot.trade.money import Money
from tests.trade.desk import OWNER, Desk, rp


def paid(desk: Desk, order: int, person: int) -> orders.Order:
    with desk.tx() as tx:
        return orders.pay_from_wallet(tx, order, person)


def test_a_second_tap_reserves_nothing_more(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(units=5)
    assert desk.order(buyer, product, 2) == desk.order(buyer, product, 2)
    assert desk.counts(product) == stock.Counts(3, 2, 0)


def test_sabotage_without_the_index_the_database_would_take_the_second_order(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(units=5)
    desk.order(buyer, product)
    twin = (
        "INSERT INTO orders (code, person, basket, currency, total, created_at, expires_at, moved_at, moved_by)"
        " SELECT 'AAAA-AAAA', person, basket, currency, total, created_at, expires_at, moved_at, moved_by FROM orders"
    )
    step = "INSERT INTO order_step SELECT 2, n, step, label, amount, facts FROM order_step"
    place = "UPDATE orders SET state = 'waiting' WHERE id = 2"
    with desk.tx() as tx, pytest.raises(IntegrityError, match="UNIQUE"):
        tx.attempt(lambda: [tx.run(sql) for sql in (twin, step, place)])
    desk.sabotage("DROP INDEX orders_one_basket", twin, step, place)
    with desk.tx() as tx:
        assert orders.of_person(tx, buyer).total == 2


def test_another_quantity_takes_the_place_of_the_first(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(units=5)
    first, second = desk.order(buyer, product, 4), desk.order(buyer, product, 5)
    with desk.tx() as tx:
        assert orders.sure(tx, first.id).state == "cancelled"
    assert second.state == "waiting"
    assert desk.counts(product) == stock.Counts(0, 5, 0)


def test_a_changed_mind_that_cannot_be_met_keeps_the_first_order(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(units=5)
    first = desk.order(buyer, product, 4)
    with pytest.raises(ShopError, match="sold_out"):
        desk.order(buyer, product, 6)
    with desk.tx() as tx:
        assert orders.sure(tx, first.id).state == "waiting"


def test_an_order_somebody_is_paying_is_not_taken_away(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(units=5)
    first = desk.order(buyer, product)
    with desk.tx() as tx:
        attempts.open_attempt(tx, "qr", buyer, first.total, first.expires_at, order=first.id)
    desk.order(buyer, product, 2)
    assert desk.counts(product).reserved == 3


def test_a_price_changed_while_deciding_is_told_with_both_prices(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(price=35_000)
    with desk.tx() as tx:
        seen = products.sure(tx, product).price.amount
        products.edit(tx, product, OWNER, price=rp(39_000))
    with pytest.raises(ShopError) as refused, desk.tx() as tx:
        orders.checkout(tx, buyer, product, 1, seen)
    assert refused.value.key == "price_changed"
    assert refused.value.facts == {"old": rp(35_000), "new": rp(39_000)}
    assert desk.counts(product).reserved == 0


def test_the_price_of_a_placed_order_stays(desk: Desk) -> None:
    buyer, product = desk.person(credit=35_000), desk.product(price=35_000)
    order = desk.order(buyer, product)
    with desk.tx() as tx:
        products.edit(tx, product, OWNER, price=rp(99_000))
    assert paid(desk, order.id, buyer).state == "delivered"
    assert desk.balance(buyer) == 0
    with pytest.raises(IntegrityError, match="never change"), desk.tx() as tx:
        tx.run("UPDATE orders SET total = 1")


@pytest.mark.parametrize(("quantity", "key"), [(1, "too_few"), (0, "too_few"), (-3, "too_few"), (5, "too_many")])
def test_quantities_outside_the_products_limits_are_refused(desk: Desk, quantity: int, key: str) -> None:
    buyer, product = desk.person(), desk.product(units=9)
    with desk.tx() as tx:
        products.edit(tx, product, OWNER, min_quantity=2, max_quantity=4)
    with pytest.raises(ShopError, match=key):
        desk.order(buyer, product, quantity)


def test_an_absurd_quantity_is_refused_before_it_is_priced(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product()
    with pytest.raises(ShopError, match="too_many"):
        desk.order(buyer, product, 10**30)


def test_a_banned_person_buys_nothing_and_spends_nothing(desk: Desk) -> None:
    buyer, product = desk.person(credit=50_000), desk.product()
    order = desk.order(buyer, product)
    with desk.tx() as tx:
        people.ban(tx, buyer, OWNER, "fraud")
    with pytest.raises(ShopError, match="banned"):
        paid(desk, order.id, buyer)
    with pytest.raises(ShopError, match="banned"):
        desk.order(buyer, product, 2)


def test_a_hidden_product_is_not_sold_but_a_placed_order_is_honoured(desk: Desk) -> None:
    buyer, other, product = desk.person(credit=50_000), desk.person(8), desk.product()
    order = desk.order(buyer, product)
    with desk.tx() as tx:
        products.hide(tx, product, OWNER)
    with pytest.raises(ShopError, match="not_for_sale"):
        desk.order(other, product)
    assert paid(desk, order.id, buyer).state == "delivered"


def test_one_person_cannot_hold_the_whole_shop(desk: Desk) -> None:
    buyer = desk.person()
    for _ in range(5):
        desk.order(buyer, desk.product())
    with pytest.raises(ShopError) as refused:
        desk.order(buyer, desk.product())
    assert refused.value.facts == {"limit": 5}


def test_paying_twice_charges_once_and_delivers_once(desk: Desk) -> None:
    buyer, product = desk.person(credit=100_000), desk.product(price=35_000)
    order = desk.order(buyer, product)
    first = paid(desk, order.id, buyer)
    desk.now += 5
    assert paid(desk, order.id, buyer) == first
    assert desk.balance(buyer) == 65_000
    with desk.tx() as tx:
        assert tx.scalar("SELECT count(*) FROM outbox") == 1
        assert orders.units(tx, order.id, buyer) == ["CODE-1-00000"]


def test_too_little_money_pays_nothing_and_says_how_much_is_missing(desk: Desk) -> None:
    buyer, product = desk.person(credit=30_000), desk.product(price=35_000)
    order = desk.order(buyer, product)
    with pytest.raises(ShopError) as refused:
        paid(desk, order.id, buyer)
    assert refused.value.facts == {"missing": rp(5_000), "balance": rp(30_000)}
    with desk.tx() as tx:
        assert orders.sure(tx, order.id).state == "waiting"
        ledger.adjust(tx, buyer, rp(5_000), OWNER, "topped up", "t")
    assert paid(desk, order.id, buyer).state == "delivered"


def test_another_persons_order_is_no_order(desk: Desk) -> None:
    buyer, thief, product = desk.person(credit=50_000), desk.person(8, credit=50_000), desk.product()
    order = desk.order(buyer, product)
    with desk.tx() as tx:
        for ask in (orders.pay_from_wallet, orders.cancel, orders.units):
            with pytest.raises(ShopError, match="no_such_order"):
                ask(tx, order.id, thief)
        assert orders.get(tx, order.code, thief) is None
        with pytest.raises(ShopError, match="no_such_order"):
            attempts.open_attempt(tx, "qr", thief, order.total, order.expires_at, order=order.id)


def test_cancel_frees_the_goods_at_once_and_only_once(desk: Desk) -> None:
    buyer, product = desk.person(credit=50_000), desk.product()
    order = desk.order(buyer, product)
    with desk.tx() as tx:
        attempts.open_attempt(tx, "qr", buyer, order.total, order.expires_at, order=order.id)
        assert orders.cancel(tx, order.id, buyer).state == "cancelled"
        assert orders.cancel(tx, order.id, buyer).state == "cancelled"
        assert [one.state for one in attempts.of_order(tx, order.id)] == ["cancelled"]
        assert tx.scalar("SELECT count(*) FROM inbox WHERE key GLOB 'OrderCancelled*'") == 1
    assert desk.counts(product).available == 5
    with pytest.raises(ShopError, match="order_closed"):
        paid(desk, order.id, buyer)


def test_a_delivered_order_is_not_cancelled(desk: Desk) -> None:
    buyer, product = desk.person(credit=50_000), desk.product()
    order = desk.order(buyer, product)
    paid(desk, order.id, buyer)
    with pytest.raises(ShopError) as refused, desk.tx() as tx:
        orders.cancel(tx, order.id, None, by=OWNER)
    assert refused.value.facts == {"state": "delivered"}


def test_what_nobody_pays_is_free_again_and_the_next_one_can_have_it(desk: Desk) -> None:
    first, second, product = desk.person(), desk.person(8), desk.product(units=1)
    order = desk.order(first, product)
    desk.now = order.expires_at - 1
    with desk.tx() as tx:
        assert orders.expire_due(tx) == []
    desk.now += 1
    with desk.tx() as tx:
        assert orders.expire_due(tx) == [order.id]
        assert orders.expire_due(tx) == []
        assert orders.sure(tx, order.id).state == "expired"
    assert desk.order(second, product).state == "waiting"


def test_expiry_takes_the_oldest_first_and_no_more_than_asked(desk: Desk) -> None:
    product = desk.product(units=9)
    placed = [desk.order(desk.person(n), product).id for n in range(10, 14)]
    desk.now += 600
    with desk.tx() as tx:
        assert orders.expire_due(tx, 3) == placed[:3]


def test_a_tap_after_the_time_is_over_is_a_new_order(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(units=1)
    first = desk.order(buyer, product)
    desk.now = first.expires_at
    second = desk.order(buyer, product)
    with desk.tx() as tx:
        assert orders.sure(tx, first.id).state == "expired"
    assert second.id != first.id
    assert desk.counts(product) == stock.Counts(0, 1, 0)


def test_the_owner_sets_the_payment_window(desk: Desk) -> None:
    with desk.tx() as tx:
        settings.write(tx, "shopbot", "payment_window", 900)
    order = desk.order(desk.person(), desk.product())
    assert order.expires_at == desk.now + 900


def test_codes_are_readable_unguessable_and_found_however_typed(desk: Desk) -> None:
    product = desk.product(units=60)
    drawn = [desk.order(desk.person(n), product).code for n in range(10, 70)]
    assert len(set(drawn)) == 60
    assert set("".join(drawn)) - {"-"} <= set(codes.LETTERS)
    with desk.tx() as tx:
        for typed in (drawn[5].lower(), drawn[5].replace("-", ""), f" {drawn[5][:4]} {drawn[5][5:]} "):
            found = orders.get(tx, typed)
            assert found is not None
            assert found.code == drawn[5]
        assert orders.get(tx, "no such") is None
        assert orders.get(tx, "") is None


def test_the_same_event_replayed_draws_the_same_code(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product()
    turn, drawn = desk.turns, list[str]()

    def die_after_drawing() -> None:
        with desk.tx() as tx:
            drawn.append(orders.checkout(tx, buyer, product, 1, 35_000).code)
            raise KeyError

    for _ in range(2):
        desk.turns = turn
        with pytest.raises(KeyError):
            die_after_drawing()
    assert drawn[0] == drawn[1]


def test_the_timeline_has_every_state_and_who_caused_it(desk: Desk) -> None:
    buyer, product = desk.person(credit=50_000), desk.product()
    order = desk.order(buyer, product)
    desk.now += 60
    paid(desk, order.id, buyer)
    with desk.tx() as tx:
        assert [(m.state, m.at - order.created_at, m.actor) for m in orders.timeline(tx, order.id)] == [
            ("waiting", 0, "7"), ("paid", 60, "7"), ("delivered", 60, "shopbot"),
        ]  # fmt: skip


def test_the_lines_add_up_to_what_was_charged(desk: Desk) -> None:
    buyer, product = desk.person(credit=105_000), desk.product(price=35_000)
    order = desk.order(buyer, product, 3)
    paid(desk, order.id, buyer)
    with desk.tx() as tx:
        lines = orders.lines(tx, order.id)
        assert pricing.add_up(tuple(lines), "IDR") == order.total == rp(105_000)
        assert [(line.step, line.facts["quantity"]) for line in lines] == [("base", 3)]
    assert desk.balance(buyer) == 0


def test_a_quote_for_less_than_one_is_refused(desk: Desk) -> None:
    product = desk.product()
    with pytest.raises(ShopError, match="too_few"), desk.tx() as tx:
        pricing.quote(tx, product, 0, 7, tx.now)


def test_steps_that_take_more_than_there_was_are_a_fault() -> None:
    lines = (pricing.Line("base", "price_base", rp(5)), pricing.Line("sale", "price_sale", rp(-6)))
    with pytest.raises(ValueError, match="sale"):
        pricing.add_up(lines, "IDR")


def test_the_buyer_is_owed_one_message_that_names_no_goods(desk: Desk) -> None:
    buyer, product = desk.person(credit=50_000), desk.product()
    order = desk.order(buyer, product)
    paid(desk, order.id, buyer)
    with desk.tx() as tx:
        (row,) = tx.rows("SELECT * FROM outbox")
    assert (row["chat"], row["name"], json.loads(row["args"]), row["rings"]) == (buyer, "delivered", {"order": 1}, 1)


def test_a_gift_for_nothing_is_delivered_without_a_posting(desk: Desk) -> None:
    buyer = desk.person()
    product = desk.product(price=0)
    order = desk.order(buyer, product)
    assert paid(desk, order.id, buyer).state == "delivered"
    with desk.tx() as tx:
        assert tx.scalar("SELECT count(*) FROM posting") == 0


@pytest.mark.parametrize("state", ["paid", "delivered", "draft", "refunded", "nonsense"])
def test_states_move_only_the_ways_there_are(desk: Desk, state: str) -> None:
    desk.order(desk.person(), desk.product())
    with pytest.raises(IntegrityError), desk.tx() as tx:
        tx.run("UPDATE orders SET state = ?, paid_at = 1, delivered_at = 1", state)


def test_sabotage_an_order_made_paid_by_hand_is_found(desk: Desk) -> None:
    desk.order(desk.person(), desk.product())
    desk.sabotage("DROP TRIGGER orders_paid_by_ledger", "UPDATE orders SET state = 'paid', paid_at = 1")
    with desk.tx() as tx:
        code = orders.sure(tx, 1).code
    problems = desk.problems()
    assert f"order {code} is paid and not delivered" in problems
    assert f"order {code} of 35000 was charged 0" in problems


def test_sabotage_an_order_made_delivered_by_hand_is_found(desk: Desk) -> None:
    desk.order(desk.person(), desk.product())
    desk.sabotage(
        "DROP TRIGGER orders_paid_by_ledger",
        "DROP TRIGGER orders_delivered_by_stock",
        "UPDATE orders SET state = 'paid', paid_at = 1",
        "UPDATE orders SET state = 'delivered', delivered_at = 1",
    )
    problems = " / ".join(desk.problems())
    assert "owns 0 sold units, its lines say 1" in problems
    assert "is reserved for order" in problems
    assert "its buyer is owed no message" in problems


def test_a_failure_in_the_middle_of_paying_undoes_all_of_it(desk: Desk) -> None:
    buyer, product = desk.person(credit=50_000), desk.product()
    order = desk.order(buyer, product)
    desk.sabotage("CREATE TRIGGER fault BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'fault'); END")
    with desk.tx() as tx, pytest.raises(IntegrityError, match="fault"):
        orders.pay_from_wallet(tx, order.id, buyer)
    desk.sabotage("DROP TRIGGER fault")
    assert desk.problems() == []
    assert (desk.balance(buyer), desk.counts(product)) == (50_000, stock.Counts(4, 1, 0))


def test_orders_are_paged_newest_first(desk: Desk) -> None:
    buyer = desk.person(credit=50_000)
    placed = [desk.order(buyer, desk.product()).id for _ in range(5)]
    paid(desk, placed[0], buyer)
    with desk.tx() as tx:
        assert [o.id for o in orders.of_person(tx, buyer, 1, 2).items] == [placed[3], placed[2]]
        assert orders.recent(tx).total == 5
        assert [o.id for o in orders.recent(tx, state="delivered").items] == [placed[0]]
        assert orders.delivered_count(tx) == 1
        assert orders.of_person(tx, 99).items == ()


def test_a_price_in_another_currency_is_paid_from_that_wallet_only(desk: Desk) -> None:
    buyer = desk.person(credit=50_000)
    with desk.tx() as tx:
        product = products.create(tx, OWNER, "In dollars", Money(250, "USD")).id
        stock.add(tx, product, ["USD-1"], by=OWNER)
    order = desk.order(buyer, product)
    with pytest.raises(ShopError) as refused:
        paid(desk, order.id, buyer)
    assert refused.value.facts == {"missing": Money(250, "USD"), "balance": Money(0, "USD")}


def test_an_order_is_kept_longer_for_a_slow_way_to_pay_and_not_for_ever(desk: Desk) -> None:
    order = desk.order(desk.person(), desk.product())
    with desk.tx() as tx:
        assert orders.keep_until(tx, order.id, desk.now + 1800) == desk.now + 1800
        assert orders.keep_until(tx, order.id, desk.now + 5) == desk.now + 1800
        assert orders.keep_until(tx, order.id, desk.now + 10**6) == order.created_at + orders.MOST_KEPT
        assert tx.scalar("SELECT max(reserved_until) FROM stock_unit") == order.created_at + orders.MOST_KEPT
    desk.now = order.created_at + orders.MOST_KEPT
    with desk.tx() as tx:
        assert orders.expire_due(tx) == [order.id]
        assert orders.keep_until(tx, order.id, desk.now + 5) == desk.now


def test_an_order_that_cannot_end_holds_up_no_other(desk: Desk) -> None:
    product = desk.product()
    first, second = desk.order(desk.person(), product), desk.order(desk.person(8), product)
    desk.sabotage(
        f"CREATE TRIGGER fault BEFORE UPDATE ON orders WHEN OLD.id = {first.id} BEGIN SELECT RAISE(ABORT, 'fault'); END"
    )
    desk.now = first.expires_at
    with desk.tx() as tx:
        assert orders.expire_due(tx) == [second.id]
    desk.sabotage("DROP TRIGGER fault")
    with desk.tx() as tx:
        assert orders.expire_due(tx) == [first.id]


def test_who_buys_again_while_their_money_is_looked_for_keeps_the_order_it_is_for(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(units=5)
    first = desk.order(buyer, product)
    with desk.tx() as tx:
        paying = attempts.open_attempt(tx, "qr", buyer, first.total, first.expires_at, order=first.id, watched=True)
    desk.now = first.expires_at + 1
    second, again = desk.order(buyer, product), desk.order(buyer, product)
    assert second.id == again.id != first.id
    with desk.tx() as tx:
        assert orders.sure(tx, first.id).state == "waiting"
        payments.receive(tx, "qr", payments.Receipt("r1", first.total, first.expires_at - 1, paying.id))
        assert orders.sure(tx, first.id).state == "delivered"
        assert orders.sure(tx, second.id).state == "waiting"


def test_who_buys_again_after_the_look_finds_the_first_order_ended(desk: Desk) -> None:
    buyer, product = desk.person(), desk.product(units=5)
    first = desk.order(buyer, product)
    with desk.tx() as tx:
        attempts.open_attempt(tx, "qr", buyer, first.total, first.expires_at, order=first.id)
    desk.now = first.expires_at + 1
    second = desk.order(buyer, product)
    with desk.tx() as tx:
        assert orders.sure(tx, first.id).state == "expired"
        assert orders.sure(tx, second.id).state == "waiting"
