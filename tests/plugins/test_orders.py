"""Checkout, payment and delivery, as a buyer and the shop's staff live through them."""

from collections.abc import Sequence

from shopbot.api import Money, ledger, people, products, stock
from shopbot.testing import Person, TestShop

PLUGINS = ("home", "orders", "wallet", "pretend")


def idr(amount: int) -> Money:
    return Money(amount, "IDR")


def shop_with(
    units: int = 5, price: int = 35_000, plugins: Sequence[str] = PLUGINS, owner: int | None = None
) -> tuple[TestShop, products.Product]:
    shop = TestShop(*plugins, owner=owner)
    lumina = shop.do(lambda tx: products.create(tx, "test", "Lumina 1 month", idr(price)))
    shop.do(lambda tx: stock.add(tx, lumina.id, [f"CODE-{n}" for n in range(1, units + 1)], by="test"))
    return shop, lumina


def put_on_sale(shop: TestShop, title: str, *units: str) -> products.Product:
    made: products.Product = shop.do(lambda tx: products.create(tx, "test", title, idr(1000)))
    shop.do(lambda tx: stock.add(tx, made.id, units, by="test"))
    return made


def rich(shop: TestShop, name: str = "Budi", amount: int = 100_000, language: str = "en") -> Person:
    person = shop.person(name, language=language).says("/start")
    if amount:
        shop.do(lambda tx: ledger.adjust(tx, person.id, idr(amount), "test", "test", f"rich:{person.id}"))
    return person


def buys(person: Person, product: products.Product, quantity: int = 1, seen: int | None = None) -> Person:
    """Press the product screen's buy button."""
    return person.presses(1, f"orders.checkout:{product.id}:{quantity}:{seen or product.price.amount * quantity}")


def balance(person: Person) -> int:
    return ledger.balance(person.shop.db, person.id, "IDR").amount


def test_pays_from_the_balance_and_gets_the_code() -> None:
    shop, lumina = shop_with()
    budi = buys(rich(shop), lumina)
    assert "Lumina 1 month × 1" in budi.sees
    assert "Total: Rp\xa035,000" in budi.sees
    budi.taps("Pay")
    assert "Delivered" in budi.sees
    assert "CODE-1" in budi.sees
    assert "CODE-2" not in budi.sees
    assert budi.messages[-1].rings
    assert "delivered" in budi.screen
    assert balance(budi) == 65_000


def test_second_tap_charges_nothing() -> None:
    shop, lumina = shop_with()
    budi = buys(rich(shop), lumina)
    message, pay = budi.messages[-1].id, budi.data("Pay")
    budi.presses(message, pay).presses(message, pay)
    assert balance(budi) == 65_000
    assert sum("Delivered" in m.text for m in budi.messages) == 1


def test_buying_the_same_twice_in_a_hurry_places_one_order() -> None:
    shop, lumina = shop_with()
    budi = rich(shop)
    first = buys(budi, lumina).screen.splitlines()[1]
    assert buys(budi, lumina).screen.splitlines()[1] == first


def test_price_that_changed_while_deciding_is_shown_before_anything_is_charged() -> None:
    shop, lumina = shop_with(plugins=(*PLUGINS, "catalog"))
    budi = rich(shop)
    shop.do(lambda tx: products.edit(tx, lumina.id, "test", price=idr(40_000)))
    buys(budi, lumina)
    assert "35,000" in budi.toast
    assert "40,000" in budi.toast
    assert "Lumina" in budi.screen
    assert "40,000" in budi.screen
    assert balance(budi) == 100_000


def test_sold_out_while_deciding_says_what_is_left_and_sells_it() -> None:
    shop, lumina = shop_with(units=2)
    budi = buys(rich(shop), lumina, quantity=5)
    assert "Only 2 are left" in budi.sees
    budi.taps("Take 2").taps("Pay")
    assert "CODE-2" in budi.sees


def test_sold_out_for_good_leaves_a_way_home() -> None:
    shop, lumina = shop_with(units=0)
    budi = buys(rich(shop), lumina)
    assert "sold out" in budi.sees
    assert budi.buttons == ["🏠"]
    assert balance(budi) == 100_000


def test_not_enough_offers_exactly_what_is_missing() -> None:
    shop, lumina = shop_with()
    budi = buys(rich(shop, amount=23_000), lumina)
    assert "12,000" in budi.screen
    assert not any(label.startswith("💰 Pay") for label in budi.buttons)
    budi.taps("+ Rp\xa012,000").taps("Pretend").taps("Pay Rp\xa012,000")
    assert "CODE-1" in budi.sees
    assert balance(budi) == 0


def test_empty_wallet_pays_the_whole_sum_by_a_method() -> None:
    shop, lumina = shop_with()
    budi = buys(rich(shop, amount=0), lumina).taps("Pretend").taps("Pay Rp")
    assert "CODE-1" in budi.sees
    assert balance(budi) == 0


def test_balance_spent_elsewhere_meanwhile_is_not_overdrawn() -> None:
    shop, lumina = shop_with()
    budi = buys(rich(shop, amount=40_000), lumina)
    shop.do(lambda tx: ledger.adjust(tx, budi.id, idr(-30_000), "test", "spent", "spent"))
    budi.taps("Pay")
    assert "25,000" in budi.toast
    assert "25,000" in budi.screen
    assert balance(budi) == 10_000


def test_cancel_frees_the_goods_at_once() -> None:
    shop, lumina = shop_with(units=1)
    budi, sari = rich(shop), rich(shop, "Sari")
    buys(budi, lumina)
    assert "sold out" in buys(sari, lumina).sees
    budi.taps("Cancel order")
    assert "cancelled" in budi.screen
    assert "CODE-1" in buys(sari, lumina).taps("Pay").sees


def test_cancelling_a_paid_order_is_refused() -> None:
    shop, lumina = shop_with()
    budi = buys(rich(shop), lumina)
    cancel = budi.data("Cancel order")
    budi.taps("Pay")
    budi.presses(budi.messages[0].id, cancel)
    assert "already delivered" in budi.toast
    assert balance(budi) == 65_000


def test_somebody_elses_order_code_shows_nothing() -> None:
    shop, lumina = shop_with()
    budi = buys(rich(shop), lumina).taps("Pay")
    code = shop.db.scalar("SELECT code FROM orders")
    sari = rich(shop, "Sari")
    for words in (code, f"/order {code}", f"/start o_{code}"):
        assert sari.says(words).sees == "This order does not exist."
    sari.presses(1, "orders.order:1")
    assert "does not exist" in sari.toast
    sari.presses(1, "orders.goods:1:0")
    assert "CODE-1" not in sari.sees
    assert code in budi.says(code.lower()).sees


def test_an_eight_letter_word_is_no_order_code() -> None:
    shop, _ = shop_with()
    assert "did not understand" in shop.person("Budi").says("terbaeks").sees


def test_unpaid_order_expires_frees_its_goods_and_says_so_once() -> None:
    shop, lumina = shop_with(units=1)
    shop.run_jobs()
    budi = buys(rich(shop), lumina)
    shop.advance(minutes=11).advance(minutes=1)
    assert "has expired" in budi.sees
    assert sum("has expired" in m.text for m in budi.messages) == 1
    assert [row["rings"] for row in shop.db.rows("SELECT rings FROM outbox WHERE name = 'expired'")] == [1]
    assert products.sure(shop.db, lumina.id).available == 1


def test_many_codes_come_as_a_file_and_one_by_one() -> None:
    shop, lumina = shop_with(units=12, price=1000)
    budi = buys(rich(shop), lumina, quantity=12).taps("Pay")
    document = budi.messages[-1].rendered.document
    assert document is not None
    assert document[1].decode().split() == [f"CODE-{n}" for n in range(1, 13)]
    assert "12 items" in budi.sees
    budi.taps("One by one")
    assert "1 of 12" in budi.screen
    budi.taps("Next")
    assert "CODE-2" in budi.screen
    assert "CODE-3" not in budi.screen


def test_goods_are_covered_and_copied_clean() -> None:
    shop, lumina = shop_with()
    budi = buys(rich(shop, language="fa"), lumina).taps("پرداخت")
    assert "<tg-spoiler><code>CODE-1</code></tg-spoiler>" in budi.html
    copies = [b["copy_text"]["text"] for row in budi.messages[-1].rendered.keyboard for b in row if "copy_text" in b]
    assert copies == ["CODE-1"]


def test_goods_are_shown_again_at_any_time() -> None:
    shop, lumina = shop_with()
    budi = buys(rich(shop), lumina).taps("Pay").says("/orders").taps("Lumina").taps("Show the goods")
    assert "CODE-1" in budi.screen
    assert "🛒 placed" in budi.taps("Back").screen


def test_history_is_paged_and_kept_as_a_table() -> None:
    shop, _ = shop_with()
    budi = rich(shop)
    for n in range(8):
        buys(budi, put_on_sale(shop, f"=Thing {n}", f"T-{n}")).taps("Pay")
    budi.says("/history")
    assert "8 orders" in budi.screen
    assert "Thing 7" in " ".join(budi.buttons)
    assert "Thing 1" not in " ".join(budi.buttons)
    assert "Thing 1" in " ".join(budi.taps("Next").buttons)
    name, content = budi.taps("CSV").messages[-1].rendered.document or ("", b"")
    assert name == "orders.csv"
    assert content.decode("utf-8-sig").count("'=Thing") == 8


def test_banned_person_buys_nothing() -> None:
    shop, lumina = shop_with()
    budi = rich(shop)
    shop.do(lambda tx: people.ban(tx, budi.id, "test", "spam"))
    buys(budi, lumina)
    assert "spam" in budi.toast
    assert shop.db.scalar("SELECT count(*) FROM orders") == 0


def test_staff_hear_of_a_sale_once_and_look_at_it_without_the_goods() -> None:
    shop, lumina = shop_with(owner=900)
    owner = shop.person("Ani", id=900).says("/start")
    buys(rich(shop), lumina).taps("Pay")
    assert [m.text for m in owner.messages if "Sold: Lumina" in m.text]
    assert sum("Sold: Lumina" in m.text for m in owner.messages) == 1
    owner.taps("Look")
    assert "Budi" in owner.screen
    assert "CODE-1" not in owner.screen


def test_staff_find_and_cancel_an_order_and_its_buyer_is_told() -> None:
    shop, lumina = shop_with(owner=900)
    owner = shop.person("Ani", id=900).says("/start")
    budi = buys(rich(shop), lumina)
    owner.says(shop.db.scalar("SELECT code FROM orders"))
    assert "Budi" in owner.screen
    owner.taps("Cancel order")
    assert "cancelled by the shop" in budi.sees
    owner.presses(1, "orders.everybody:cancelled:0")
    assert "1 order" in owner.screen


def test_buyer_cannot_reach_the_rooms_of_staff() -> None:
    shop, lumina = shop_with()
    budi = buys(rich(shop), lumina)
    for data in ("orders.everybody:all:0", "orders.seen:1", "orders.find"):
        assert "not available" in budi.presses(1, data).toast


def test_too_many_unpaid_orders_lead_to_the_list() -> None:
    shop, _ = shop_with()
    budi = rich(shop)
    for n in range(6):
        buys(budi, put_on_sale(shop, f"Thing {n}", f"T-{n}"))
    assert "5 unpaid orders" in budi.toast
    assert "My orders" in budi.screen


def test_an_order_survives_a_restart_while_it_waits() -> None:
    shop, lumina = shop_with()
    budi = buys(rich(shop), lumina)
    shop.restart()
    assert "CODE-1" in budi.taps("Pay").sees
