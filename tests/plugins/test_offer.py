"""What a buyer is shown before paying is what they pay, and what they are given is what they bought, of every kind."""

from typing import Any

import pytest

from shopbot.testing import Person, TestShop
from shopbot.trade import goods, ledger, people, products, sales, stock
from shopbot.trade.money import Money
from shopbot.trade.products import Product

OWNER = 1


def idr(amount: int) -> Money:
    return Money(amount, "IDR")


@pytest.fixture(name="shop")
def _shop() -> TestShop:
    shop = TestShop("catalog", "orders", "wallet", "home", "admin", owner=OWNER)
    shop.person("Rina", id=OWNER).says("/start")
    return shop


def made(shop: TestShop, title: str = "Lumina", price: int = 40_000, units: int = 3, **more: Any) -> Product:
    found: Product = shop.do(lambda tx: products.create(tx, OWNER, title, idr(price), **more))
    if units and found.supply == "units":
        lines = [f"{title}-{n} | pass-{n} | {n}" for n in range(1, units + 1)]
        shop.do(lambda tx: stock.add(tx, found.id, lines, by=OWNER))
    return shop.do(lambda tx: products.sure(tx, found.id))  # type: ignore[no-any-return]


def buyer(shop: TestShop, amount: int = 500_000, language: str = "en") -> Person:
    budi = shop.person("Budi", language=language).says("/start")
    shop.do(lambda tx: ledger.adjust(tx, budi.id, idr(amount), "test", "test", f"rich:{budi.id}"))
    return budi


def balance(person: Person) -> int:
    return ledger.balance(person.shop.db, person.id, "IDR").amount


def family(shop: TestShop) -> Product:
    first = made(shop)
    return shop.do(  # type: ignore[no-any-return]
        lambda tx: (
            products.make_family(tx, first.id, "1 month", OWNER),
            stock.add(
                tx,
                products.add_variant(tx, products.sure(tx, first.id).family, OWNER, "3 months", idr(90_000)).id,
                ["LONG-1"],
                by=OWNER,
            ),
            products.sure(tx, products.sure(tx, first.id).family),
        )[2]
    )


def test_a_family_opens_with_its_first_variant_and_sells_the_one_that_was_tapped(shop: TestShop) -> None:
    found, budi = family(shop), buyer(shop)
    budi.says(f"/buy {found.number}")
    assert "Lumina · 1 month" in budi.screen
    assert "✓ 1 month" in budi.buttons
    budi.taps("3 months")
    assert "Lumina · 3 months" in budi.screen
    budi.taps("Buy").taps("Pay")
    assert "LONG-1" in budi.sees
    assert balance(budi) == 410_000
    budi.says(f"/buy {found.number}").taps("3 months")
    assert "sold out" in budi.screen


def test_an_old_button_that_would_buy_the_whole_family_is_refused_and_charges_nothing(shop: TestShop) -> None:
    found, budi = family(shop), buyer(shop)
    budi.presses(1, f"orders.checkout:{found.id}:1:40000")
    assert "several versions" in budi.toast
    assert balance(budi) == 500_000


def test_a_variant_of_a_hidden_family_is_not_for_sale(shop: TestShop) -> None:
    found, budi = family(shop), buyer(shop)
    variant = products.variants(shop.db, found.id)[0]
    shop.do(lambda tx: products.hide(tx, found.id, OWNER))
    budi.presses(1, f"orders.checkout:{variant.id}:1:40000")
    assert "not for sale" in budi.toast
    assert "no longer for sale" in budi.presses(1, f"catalog.product:{variant.number}:1:").toast


def test_a_sale_shows_the_old_price_and_charges_the_new_one(shop: TestShop) -> None:
    found, budi = made(shop), buyer(shop)
    shop.do(lambda tx: sales.start(tx, OWNER, product=found.id, percent=1250, ends_at=tx.now + 86_400))
    budi.says(f"/buy {found.number}")
    assert "Rp\xa035,000 instead of Rp\xa040,000" in budi.screen
    assert "Sale: −12.5%" in budi.screen
    budi.taps("Buy")
    assert "Sale −12.5%: −Rp\xa05,000" in budi.screen
    budi.taps("Pay")
    assert balance(budi) == 465_000


def test_a_sale_that_ended_between_look_and_tap_is_told_before_anything_is_charged(shop: TestShop) -> None:
    found, budi = made(shop), buyer(shop)
    shop.do(lambda tx: sales.start(tx, OWNER, product=found.id, amount=idr(5_000), ends_at=tx.now + 600))
    budi.says(f"/buy {found.number}")
    shop.advance(minutes=11)
    budi.taps("Buy")
    assert "Rp\xa040,000" in budi.toast
    assert balance(budi) == 500_000
    assert not shop.db.scalar("SELECT count(*) FROM orders")


def test_a_reseller_pays_the_lower_of_their_own_price_and_the_sales(shop: TestShop) -> None:
    found, budi = made(shop, reseller_price=idr(30_000)), buyer(shop)
    shop.do(lambda tx: people.set_role(tx, budi.id, "reseller", OWNER))
    budi.says(f"/buy {found.number}")
    assert "Your reseller price" in budi.screen
    budi.taps("Buy").taps("Pay")
    assert balance(budi) == 470_000
    shop.do(lambda tx: sales.start(tx, OWNER, product=found.id, percent=5_000))
    budi.says(f"/buy {found.number}").taps("Buy").taps("Pay")
    assert balance(budi) == 450_000


def test_a_reseller_who_was_withdrawn_sees_the_price_before_paying_it(shop: TestShop) -> None:
    found, budi = made(shop, reseller_price=idr(30_000)), buyer(shop)
    shop.do(lambda tx: people.set_role(tx, budi.id, "reseller", OWNER))
    budi.says(f"/buy {found.number}")
    shop.do(lambda tx: people.set_role(tx, budi.id, "customer", OWNER))
    budi.taps("Buy")
    assert "Rp\xa040,000" in budi.toast
    assert balance(budi) == 500_000


def test_an_accounts_parts_come_apart_and_each_is_copied_alone(shop: TestShop) -> None:
    found, budi = made(shop, kind="account", parts=("email", "password", "Room")), buyer(shop)
    budi.says(f"/buy {found.number}").taps("Buy").taps("Pay")
    assert "E-mail: Lumina-1" in budi.sees
    assert "Room: 1" in budi.sees
    assert {"⧉ E-mail", "⧉ Password", "⧉ Room"} <= set(budi.buttons)


def test_a_file_comes_as_a_file_again_on_request_and_as_it_was_when_it_was_bought(shop: TestShop) -> None:
    book, budi = made(shop, "Book", 10_000, kind="file", supply="shared"), buyer(shop)
    assert "sold out" in budi.says(f"/buy {book.number}").screen
    shop.do(lambda tx: goods.put(tx, book.id, "book.epub", OWNER, b"first words"))
    budi.says(f"/buy {book.number}")
    assert "always available" in budi.screen
    budi.taps("Buy").taps("Pay")
    assert budi.messages[-1].rendered.document == ("book.epub", b"first words")
    shop.do(lambda tx: goods.put(tx, book.id, "book2.epub", OWNER, b"other words"))
    budi.says("/orders").taps("Book").taps("Show the goods").taps("As a file")
    assert budi.messages[-1].rendered.document == ("book.epub", b"first words")
    assert products.sure(shop.db, book.id).sold == 1


def test_what_is_made_later_is_announced_handed_over_by_staff_and_delivered_once(shop: TestShop) -> None:
    work, budi = made(shop, "Logo", 90_000, kind="service", supply="later"), buyer(shop)
    budi.says(f"/buy {work.number}").taps("Buy").taps("Pay")
    assert "being prepared" in budi.sees
    rina = shop.person("Rina", id=OWNER)
    assert "please prepare: Logo" in rina.sees
    rina.taps("Look").taps("Hand over").says("https://example.org/logo")
    assert "https://example.org/logo" in budi.sees
    assert "🔗 Open" in budi.buttons
    assert "delivered" in budi.says("/orders").taps("Logo").screen
    assert shop.parked == []


def test_two_members_of_staff_who_hand_over_at_once_give_it_once(shop: TestShop) -> None:
    work, budi = made(shop, "Logo", 90_000, kind="service", supply="later"), buyer(shop)
    budi.says(f"/buy {work.number}").taps("Buy").taps("Pay")
    other = shop.person("Joko", id=2).says("/start")
    shop.do(lambda tx: people.set_role(tx, 2, "admin", OWNER))
    order = shop.db.scalar("SELECT max(id) FROM orders")
    first, second = shop.person("Rina", id=OWNER), other
    first.presses(1, f"orders.hand_over:{order}")
    second.presses(1, f"orders.hand_over:{order}")
    first.says("first version")
    second.says("second version")
    assert "already delivered" in second.sees
    assert shop.db.scalar("SELECT count(*) FROM handed") == 1
    assert "second" not in "".join(one.text for one in budi.messages)


def test_a_picked_unit_is_the_one_that_is_sold_and_gone_for_the_next(shop: TestShop) -> None:
    found, budi, sari = made(shop, "Number", units=0, issue="chosen"), buyer(shop), shop.person("Sari").says("/start")
    hints = {"0811": ("0811 …", 0), "0888": ("0888 …", 7_000)}
    shop.do(lambda tx: stock.add(tx, found.id, ["0811", "0888"], by=OWNER, hints=hints))
    budi.says(f"/buy {found.number}").taps("0888")
    sari.says(f"/buy {found.number}").taps("0888")
    budi.taps("Buy")
    assert "Your choice, 0888 …: +Rp\xa07,000" in budi.screen
    sari.taps("Buy")
    assert "quicker" in sari.toast
    budi.taps("Pay")
    assert "0888" in budi.sees
    assert balance(budi) == 453_000


def test_promises_are_shown_before_and_kept_with_the_order_as_they_were(shop: TestShop) -> None:
    found, budi = made(shop, warranty_days=30, note="Log in at the website"), buyer(shop)
    budi.says(f"/buy {found.number}")
    assert "30 days of warranty" in budi.screen
    assert "Money back: Rp\xa028,000 on the first day, Rp\xa014,000 on day 15" in budi.screen
    assert "Log in" not in budi.screen
    budi.taps("Buy").taps("Pay")
    assert "Log in at the website" in budi.sees
    assert "Warranty until" in budi.sees
    shop.do(lambda tx: products.edit(tx, found.id, OWNER, note="Something else", warranty_days=0))
    budi.says("/orders").taps("Lumina").taps("Show the goods")
    assert "Log in at the website" in budi.screen


def test_the_first_in_line_gets_one_held_and_the_next_when_they_let_it_pass(shop: TestShop) -> None:
    found = made(shop, units=0)
    ali, budi = shop.person("Ali").says("/start"), shop.person("Budi").says("/start")
    for one in (ali, budi):
        one.says(f"/buy {found.number}").taps("Notify me")
    assert "number 2 of 2" in budi.screen
    shop.do(lambda tx: stock.add(tx, found.id, ["ONLY"], by=OWNER))
    shop.settle()
    assert "It is yours until" in ali.sees
    assert "It is yours until" not in budi.sees
    assert "sold out" in shop.person("Cici").says("/start").says(f"/buy {found.number}").screen
    shop.advance(minutes=31).run_jobs()
    shop.advance(minutes=2).run_jobs()
    assert "It is yours until" in budi.sees
    shop.do(lambda tx: ledger.adjust(tx, budi.id, idr(40_000), "test", "test", "rich"))
    budi.taps("Buy now").taps("Pay")
    assert "ONLY" in budi.sees
    assert shop.check() == []


def test_saying_no_thanks_frees_it_for_the_next_in_line_at_once(shop: TestShop) -> None:
    found = made(shop, units=0)
    ali, budi = shop.person("Ali").says("/start"), shop.person("Budi").says("/start")
    for one in (ali, budi):
        one.says(f"/buy {found.number}").taps("Notify me")
    shop.do(lambda tx: stock.add(tx, found.id, ["ONLY"], by=OWNER))
    shop.settle()
    ali.taps("No, thanks")
    shop.settle()
    assert "It is yours until" in budi.sees
