"""Vouchers as people meet them: tapped, typed, by link; refused with the way out; made and given by staff."""

import re
from typing import Any

import pytest

from shopbot.api import Money, audit, ledger, orders, payments, people, products, stock, vouchers
from shopbot.testing import Person, TestShop

NAMES = ("home", "catalog", "orders", "wallet", "pretend", "payments", "vouchers", "admin")
BUDI = 500


@pytest.fixture
def shop() -> TestShop:
    made = TestShop(*NAMES, owner=BUDI)
    made.do(_stocked)
    return made


def _stocked(tx: Any) -> None:
    games = products.create_category(tx, 0, "Games")
    films = products.create_category(tx, 0, "Films")
    for number, title, price, shelf in ((101, "Lumina", 35_000, films.id), (102, "Arcade", 20_000, games.id)):
        one = products.create(tx, 0, title, Money(price, "IDR"), number=number, category=shelf)
        stock.add(tx, one.id, [f"{title}-{n}" for n in range(9)], by=0)


def make(shop: TestShop, code: str | None = "WELCOME10", **terms: Any) -> vouchers.Voucher:
    """Make a voucher: ten percent, for everything, once each, unless told otherwise."""
    told = vouchers.VoucherTerms(**{"kind": "percent", "value": 1000, **terms})
    made = shop.do(lambda tx: vouchers.create(tx, BUDI, told, code))
    assert isinstance(made, vouchers.Voucher)
    return made


def gift(shop: TestShop, money: int = 50_000) -> vouchers.Voucher:
    return make(shop, None, kind="gift", value=money, currency="IDR")


def buyer(shop: TestShop, name: str = "Sari", money: int = 0) -> Person:
    person = shop.person(name).says("/start")
    if money:
        give_money(shop, person, money)
    return person


def give_money(shop: TestShop, person: Person, money: int) -> None:
    shop.do(lambda tx: ledger.give(tx, person.id, Money(money, "IDR"), "test", f"test:{person.id}"))


def orders_at(person: Person, number: int = 101) -> Person:
    return person.says(str(number)).taps("Buy")


def order_of(person: Person) -> orders.Order:
    return orders.of_person(person.shop.db, person.id).items[0]


def test_a_typed_code_comes_off_the_order_line_by_line(shop: TestShop) -> None:
    make(shop)
    sari = orders_at(buyer(shop, money=100_000))
    sari.taps("Voucher").taps("Type a code").says("welcome-10")
    assert "Rp\xa031,500" in sari.screen
    assert "WELCOME10" in sari.screen
    assert "3,500" in sari.screen
    sari.taps("Pay Rp\xa031,500")
    assert order_of(sari).state == "delivered"
    assert ledger.balance(shop.db, sari.id, "IDR") == Money(68_500, "IDR")


def test_the_order_without_the_voucher_is_gone_from_my_orders(shop: TestShop) -> None:
    make(shop, listed=True)
    sari = orders_at(buyer(shop))
    first = order_of(sari).id
    sari.taps("WELCOME10")
    assert orders.of_person(shop.db, sari.id).total == 1
    old = orders.sure(shop.db, first)
    assert (old.state, old.replaced_by) == ("cancelled", order_of(sari).id)


def test_the_best_one_is_suggested_and_one_tap_applies_it_and_one_takes_it_off(shop: TestShop) -> None:
    make(shop, "SMALL", value=500, listed=True)
    make(shop, "LARGE", kind="amount", value=5_000, currency="IDR", listed=True)
    sari = orders_at(buyer(shop))
    sari.taps("LARGE: −Rp\xa05,000")
    assert order_of(sari).total == Money(30_000, "IDR")
    sari.taps("✖ 🎟 LARGE")
    assert order_of(sari).total == Money(35_000, "IDR")


def test_the_list_shows_what_each_one_makes_of_the_price_and_why_others_do_not_hold(shop: TestShop) -> None:
    make(shop, "HALF", value=5000, listed=True)
    make(shop, "BIG", value=5000, least=100_000, listed=True)
    sari = orders_at(buyer(shop)).taps("🎟 Voucher")
    assert "HALF" in sari.screen
    assert "you pay Rp\xa017,500" in sari.screen
    assert "needs Rp\xa0100,000; you have Rp\xa035,000" in sari.screen


def test_a_minimum_leads_to_as_many_more_as_it_needs(shop: TestShop) -> None:
    make(shop, "BIG", least=100_000, listed=True)
    sari = orders_at(buyer(shop)).taps("🎟 Voucher").taps("BIG").taps("Add 2 more")
    found = order_of(sari)
    assert (found.items[0].quantity, found.total) == (3, Money(94_500, "IDR"))


def test_a_minimum_beyond_the_stock_offers_no_more_than_there_is(shop: TestShop) -> None:
    make(shop, "BIG", least=1_000_000, listed=True)
    sari = orders_at(buyer(shop)).taps("🎟 Voucher").taps("BIG")
    assert not any("more" in label for label in sari.buttons)
    sari.taps("Go on without it")
    assert "Rp\xa035,000" in sari.screen


def test_one_for_another_category_leads_there_and_holds_there(shop: TestShop) -> None:
    games = shop.db.scalar("SELECT id FROM category WHERE title = 'Games'")
    make(shop, "PLAY", category=games, listed=True)
    sari = orders_at(buyer(shop)).taps("🎟 Voucher").taps("PLAY")
    assert "only for Games" in sari.screen
    sari.taps("Games ›").taps("Arcade").taps("Buy")
    assert order_of(sari).total == Money(18_000, "IDR")


def test_one_for_another_product_leads_there(shop: TestShop) -> None:
    arcade = products.by_number(shop.db, 102)
    assert arcade is not None
    make(shop, "PLAY", product=arcade.id)
    sari = orders_at(buyer(shop)).taps("🎟 Voucher").taps("Type a code").says("PLAY")
    assert "only for Arcade" in sari.screen
    sari.taps("Arcade ›").taps("Buy · Rp\xa018,000")


def test_what_is_over_off_used_or_for_others_says_so(shop: TestShop) -> None:
    now = shop.clock.now()
    make(shop, "OVER", ends_at=now + 60)
    make(shop, "LATER", starts_at=now + 86_400)
    make(shop, "TRADE", audience="resellers")
    off = make(shop, "OFF1")
    shop.do(lambda tx: vouchers.switch(tx, off.id, BUDI, on=False))
    shop.advance(minutes=2)
    sari = orders_at(buyer(shop))
    for code, said in {
        "OVER": "ended",
        "LATER": "begins",
        "TRADE": "for resellers",
        "OFF1": "no longer valid",
    }.items():
        sari.taps("🎟 Voucher").taps("Type a code").says(code)
        assert said in sari.screen, sari.screen
        sari.taps("Go on without it")


def test_one_already_used_says_when(shop: TestShop) -> None:
    make(shop)
    sari = buyer(shop, money=100_000)
    sari.says("/voucher WELCOME10")
    orders_at(sari).taps("Pay Rp\xa031,500")
    orders_at(sari, 102).taps("🎟 Voucher").taps("Type a code").says("WELCOME10")
    assert "already used" in sari.screen


def test_one_on_another_unpaid_order_leads_to_that_order(shop: TestShop) -> None:
    make(shop)
    sari = buyer(shop)
    sari.says("/voucher WELCOME10")
    orders_at(sari)
    code = order_of(sari).code
    orders_at(sari, 102).taps("🎟 Voucher").taps("Type a code").says("WELCOME10")
    assert code in sari.screen
    sari.taps(f"Order {code}")
    assert "Rp\xa031,500" in sari.screen


def test_wrong_codes_count_although_they_are_refused_and_then_the_wait_is_live(shop: TestShop) -> None:
    make(shop)
    sari = orders_at(buyer(shop)).taps("🎟 Voucher").taps("Type a code")
    for left in (4, 3, 2, 1):
        sari.says("NONSENSE")
        assert re.search(rf"\b{'one more try is' if left == 1 else f'{left} tries are'} left", sari.screen)
        sari.taps("Try again")
    sari.says("NONSENSE")
    assert "Please wait" in sari.screen
    assert '<tg-time unix="' in sari.html
    assert 'format="r"' in sari.html
    sari.says("/voucher WELCOME10")
    assert "Please wait" in sari.screen
    shop.advance(minutes=5)
    sari.says("/voucher WELCOME10")
    assert "10% off" in sari.screen


def test_a_guesser_makes_nobody_else_wait(shop: TestShop) -> None:
    make(shop)
    for n in range(7):
        guesser = shop.person(f"Guesser {n}")
        for word in range(6):
            guesser.says(f"/voucher WRONG{n}{word}")
        assert "Please wait" in guesser.screen
    assert "10% off" in shop.person("Sari").says("/voucher WELCOME10").screen


def test_a_link_keeps_it_and_the_next_order_takes_it(shop: TestShop) -> None:
    make(shop)
    sari = shop.person("Sari").says("/start v_WELCOME10")
    assert any("WELCOME10" in message.text for message in sari.messages)
    assert "Welcome" in sari.screen
    sari.says("101").taps("Buy · Rp\xa031,500")
    assert order_of(sari).total == Money(31_500, "IDR")


@pytest.mark.parametrize("code", ["UNKNOWN", "OVER", ""])
def test_a_dead_link_welcomes_all_the_same(shop: TestShop, code: str) -> None:
    make(shop, "OVER", ends_at=shop.clock.now() + 60)
    shop.advance(minutes=2)
    sari = shop.person("Sari").says(f"/start v_{code}")
    assert "Welcome" in sari.screen
    assert shop.parked == []


def test_a_gift_from_a_link_takes_one_tap_and_works_once(shop: TestShop) -> None:
    one = gift(shop)
    sari = shop.person("Sari").says(f"/start v_{one.code}")
    old = sari.data("Add to my balance")
    sari.taps("Add to my balance")
    assert "Rp\xa050,000" in sari.screen
    assert ledger.balance(shop.db, sari.id, "IDR") == Money(50_000, "IDR")
    sari.presses(1, old)
    rani = shop.person("Rani").says(f"/redeem {one.shown}")
    assert "used up" in rani.screen
    assert ledger.balance(shop.db, rani.id, "IDR").is_zero
    assert ledger.balance(shop.db, sari.id, "IDR") == Money(50_000, "IDR")


def test_a_gift_code_may_simply_be_typed_anywhere(shop: TestShop) -> None:
    one = gift(shop)
    sari = buyer(shop).says(one.shown.lower())
    assert "Rp\xa050,000" in sari.screen
    sari.taps("Add to my balance").says("/balance")
    assert "Rp\xa050,000" in sari.screen


def test_a_gift_typed_at_an_order_goes_to_the_balance_not_on_the_order(shop: TestShop) -> None:
    one = gift(shop)
    sari = orders_at(buyer(shop)).taps("🎟 Voucher").taps("Type a code").says(one.shown)
    sari.taps("Add to my balance").says("/orders").taps(order_of(sari).code).taps("Pay Rp\xa035,000")
    assert order_of(sari).state == "delivered"


def test_a_voucher_for_all_of_it_is_got_for_free(shop: TestShop) -> None:
    make(shop, "FREE", value=10_000)
    sari = orders_at(buyer(shop)).taps("🎟 Voucher").taps("Type a code").says("FREE")
    sari.taps("Get it for free")
    assert order_of(sari).state == "delivered"
    assert order_of(sari).total.is_zero


def test_an_order_whose_payment_was_begun_stays_and_can_be_started_anew(shop: TestShop) -> None:
    make(shop, listed=True)
    sari = orders_at(buyer(shop)).taps("Pretend")
    first = order_of(sari)
    sari.says("/orders").taps(first.code).taps("🎟 Voucher")
    assert "You have begun to pay" in sari.screen
    assert orders.sure(shop.db, first.id).state == "waiting"
    sari.taps("Start anew").taps("WELCOME10")
    assert orders.sure(shop.db, first.id).state == "cancelled"
    assert [one.state for one in payments.of_order(shop.db, first.id)] == ["cancelled"]
    assert order_of(sari).total == Money(31_500, "IDR")


def test_a_price_that_moved_since_is_asked_before_the_order_changes(shop: TestShop) -> None:
    make(shop, listed=True)
    sari = orders_at(buyer(shop))
    first, lumina = order_of(sari).id, products.by_number(shop.db, 101)
    assert lumina is not None
    shop.do(lambda tx: products.edit(tx, lumina.id, BUDI, price=Money(40_000, "IDR")))
    sari.taps("🎟 WELCOME10")
    assert "costs Rp\xa035,000" in sari.screen
    assert "cost Rp\xa036,000" in sari.screen
    assert orders.sure(shop.db, first).state == "waiting"
    sari.taps("Keep Rp\xa035,000")
    assert order_of(sari).id == first
    sari.taps("🎟 WELCOME10").taps("Order for Rp\xa036,000")
    assert order_of(sari).total == Money(36_000, "IDR")


def test_a_number_that_was_never_shown_opens_nobodys_voucher(shop: TestShop) -> None:
    one = make(shop, "SECRET9")
    sari = orders_at(buyer(shop))
    number = order_of(sari).id
    for data in (f"vouchers.one:{one.id}", f"vouchers.apply:{number}:{one.id}", f"vouchers.next_order:{one.id}"):
        sari.presses(1, data)
        assert "SECRET9" not in sari.sees + sari.toast
    assert vouchers.chosen(shop.db, sari.id) is None


def test_another_persons_order_takes_no_voucher(shop: TestShop) -> None:
    one = make(shop, listed=True)
    sari, rani = orders_at(buyer(shop)), buyer(shop, "Rani")
    number = order_of(sari).id
    for data in (f"vouchers.apply:{number}:{one.id}", f"vouchers.pick:{number}", f"vouchers.best:{number}"):
        rani.presses(1, data)
    assert orders.sure(shop.db, number).state == "waiting"
    assert vouchers.of_order(shop.db, number) is None


def test_the_list_is_in_the_main_menu_only_when_there_is_something_on_it(shop: TestShop) -> None:
    sari = buyer(shop)
    assert not any("My vouchers" in label for label in sari.buttons)
    make(shop)
    sari.says("/voucher WELCOME10").says("/menu")
    sari.taps("My vouchers")
    assert "comes off your next order" in sari.screen
    sari.taps("WELCOME10").taps("Do not use it next").taps("WELCOME10").taps("Off my list")
    assert "no vouchers yet" in sari.screen


# --- staff ---


def budi(shop: TestShop) -> Person:
    return shop.person("Budi", id=BUDI).says("/start")


def test_the_owner_makes_one_by_taps_and_reads_it_in_words_before(shop: TestShop) -> None:
    owner = budi(shop).says("/admin").taps("Vouchers").taps("New voucher").taps("Percent off").taps("10%")
    owner.taps("From a sum").taps("Rp\xa050,000")
    owner.taps("For what").taps("A category").taps("Games")
    owner.taps("How often").taps("In all").taps("100")
    owner.taps("How long").taps("7 days")
    owner.taps("🔤 Code").taps("My own").says("play10")
    for said in ("10% off", "only Games", "from Rp\xa050,000", "100 times in all", "once each", "until", "PLAY10"):
        assert said.casefold() in owner.screen.casefold(), said
    owner.taps("Create")
    made = vouchers.find(shop.db, "PLAY10")
    assert made is not None
    assert (made.terms.value, made.terms.least, made.terms.limit_all, made.terms.limit_each) == (1000, 50_000, 100, 1)
    assert made.terms.ends_at == shop.clock.now() + 7 * 86_400
    assert "PLAY10" in owner.screen


def test_everything_can_be_typed_and_wrong_words_are_answered_with_what_to_do(shop: TestShop) -> None:
    owner = budi(shop).says("/admin").taps("Vouchers").taps("New voucher").taps("A sum off").taps("✎ Other")
    owner.says("a lot")
    assert "as an amount" in owner.toast + owner.sees
    owner.says("7500").taps("How long").taps("Until a day").says("tomorrow")
    assert "as a day" in owner.toast + owner.sees
    owner.says("2026-01-10 2026-01-20").taps("For whom").taps("One person").says("nobody")
    assert "do not know this person" in owner.toast + owner.sees
    sari = buyer(shop)
    owner.says(str(sari.id)).taps("At most") if "At most" in owner.buttons else owner.says(str(sari.id))
    assert "only Sari" in owner.screen
    owner.taps("Create")
    made = vouchers.listing(shop.db).items[0]
    assert (made.terms.value, made.terms.person) == (7_500, sari.id)
    assert made.terms.ends_at is not None
    assert made.terms.starts_at is not None
    assert made.terms.ends_at - made.terms.starts_at == 11 * 86_400


def test_one_line_makes_one_and_a_wrong_line_shows_how(shop: TestShop) -> None:
    owner = budi(shop)
    for wrong in ("", " WELCOME10", " WELCOME10|", " WELCOME10|much", " WELCOME10|10%|whatever"):
        owner.says(f"/addvoucher{wrong}")
        assert vouchers.listing(shop.db).total == 0, wrong
    assert "/addvoucher WELCOME10|10%|min 50k|100|30d" in owner.toast + owner.sees
    owner.says("/addvoucher WELCOME10|10%|min 50k|100|30d")
    made = vouchers.find(shop.db, "WELCOME10")
    assert made is not None
    assert (made.terms.least, made.terms.limit_all) == (50_000, 100)
    owner.says("/addvoucher WELCOME10|5%")
    assert "exists already" in owner.sees
    owner.says("/addvoucher -|gift 50k")
    assert vouchers.listing(shop.db).items[0].terms.kind == "gift"
    owner.says("/addvoucher MYGIFT|gift 50k")
    assert "always drawn" in owner.sees


def test_many_codes_come_as_a_file_that_deletes_itself_and_can_be_switched_off_at_once(shop: TestShop) -> None:
    owner = budi(shop).says("/admin").taps("Vouchers").taps("New voucher").taps("Balance gift").taps("Rp\xa050,000")
    owner.taps("How many codes").taps("Other").says("25").taps("Create")
    files = [m.rendered.document for m in owner.messages if m.rendered.document]
    name, content = files[0]
    codes = [line.split(",")[0] for line in content.decode().splitlines()[1:]]
    assert name.endswith(".csv")
    assert len(set(codes)) == 25
    assert all(len(code.replace("-", "")) == 18 for code in codes)
    sari = buyer(shop).says(codes[0]).taps("Add to my balance")
    assert ledger.balance(shop.db, sari.id, "IDR") == Money(50_000, "IDR")
    owner.taps("Switch all off")
    assert "On: 0 · used: 1" in owner.screen
    assert "no longer valid" in buyer(shop, "Rani").says(codes[1]).screen
    owner.taps("TXT")
    again = [m.rendered.document for m in owner.messages if m.rendered.document][-1]
    assert again[1].decode().splitlines() == codes
    assert audit.recent(shop.db)[0].action == "vouchers.download"


def test_one_is_given_to_a_person_who_is_told_and_finds_it_on_their_list(shop: TestShop) -> None:
    one = make(shop)
    sari = buyer(shop)
    owner = budi(shop).says("/admin").taps("Vouchers").taps("WELCOME10").taps("Give to somebody").says(str(sari.id))
    assert "The shop has a voucher for you: 10% off" in sari.sees
    sari.taps("Look")
    assert "WELCOME10" in sari.screen
    owner.taps("Give to somebody").says(str(sari.id))
    assert sum("The shop has a voucher" in m.text for m in sari.messages) == 1
    assert vouchers.knows(shop.db, sari.id, one)


def test_the_card_tells_who_used_it_for_which_order(shop: TestShop) -> None:
    make(shop)
    sari = buyer(shop, money=100_000).says("/voucher WELCOME10")
    orders_at(sari).taps("Pay Rp\xa031,500")
    owner = budi(shop).says("/admin").taps("Vouchers").taps("Find a code").says("welcome 10")
    assert f"Sari · {order_of(sari).code} · −Rp\xa03,500" in owner.screen
    assert "Used: 1" in owner.screen
    assert "https://t.me/test_shop_bot?start=v_WELCOME10" in owner.html


def test_what_staff_did_is_taken_back(shop: TestShop) -> None:
    budi(shop).says("/addvoucher WELCOME10|10%").taps("Undo").taps("Put it back")
    assert not vouchers.listing(shop.db).items[0].on
    with pytest.raises(AssertionError, match="no button"):
        buyer(shop).says("/voucher WELCOME10").taps("Use it next")


def test_one_that_was_used_cannot_be_unmade(shop: TestShop) -> None:
    owner = budi(shop).says("/addvoucher WELCOME10|10%")
    sari = buyer(shop, money=100_000).says("/voucher WELCOME10")
    orders_at(sari).taps("Pay Rp\xa031,500")
    owner.taps("Undo")
    assert "Already used" in owner.screen
    assert vouchers.listing(shop.db).items[0].on


def test_nobody_else_reaches_the_staffs_side(shop: TestShop) -> None:
    one = make(shop, "SECRET9")
    sari = buyer(shop)
    for data in (f"vouchers.card:{one.id}", "vouchers.vouchers_list:0", f"vouchers.switch:{one.id}:0", "vouchers.new"):
        sari.presses(1, data)
        assert "SECRET9" not in sari.sees
    sari.says("/addvoucher MINE|100%")
    assert vouchers.find(shop.db, "MINE") is None
    assert vouchers.sure(shop.db, one.id).on


def test_a_reseller_hears_that_a_voucher_is_for_customers(shop: TestShop) -> None:
    make(shop, "PEOPLE", audience="customers")
    sari = buyer(shop)
    shop.do(lambda tx: people.set_role(tx, sari.id, "reseller", BUDI))
    assert "not for resellers" in orders_at(sari).taps("🎟 Voucher").taps("Type a code").says("PEOPLE").screen
