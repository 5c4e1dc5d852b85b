"""Staff give the catalogue its depth: kinds, parts, hints, variants, prices, promises, batches and sales."""

from typing import Any

import pytest

from shopbot.api import Money, goods, ledger, orders, people, pricing, products, sales, stock
from shopbot.testing import Person, TestShop

DAY = 86_400


def staffed() -> tuple[TestShop, Person]:
    shop = TestShop("home", "catalog", "orders", owner=1)
    return shop, shop.person("Rina", id=1).says("/start")


def made(kind: str = "🔑 Codes", form: str = "Lumina\n35000") -> tuple[TestShop, Person]:
    shop, rina = staffed()
    rina.presses(1, "catalog.new_product").taps(kind).says(form).taps("Create")
    return shop, rina


def product(shop: TestShop, number: int = 1) -> products.Product:
    return products.sure(shop.db, number)


def rupiah(amount: int) -> Money:
    return Money(amount, "IDR")


def sell(shop: TestShop, number: int = 1, unit: int | None = None) -> orders.Order:
    """Let Budi buy one piece from his wallet."""
    shop.person("Budi", id=2).says("/start")
    seen = pricing.quote(shop.db, number, 1, 2, shop.clock.now(), unit).total
    before = shop.db.scalar("SELECT count(*) FROM orders")
    shop.do(lambda tx: ledger.give(tx, 2, seen, "gift", f"test:{before}"))
    placed = shop.do(lambda tx: orders.checkout(tx, 2, number, 1, seen.amount, unit))
    shop.do(lambda tx: orders.pay_from_wallet(tx, placed.id, 2))
    shop.settle()
    return orders.sure(shop.db, placed.id)


def given(shop: TestShop, order: int) -> list[str]:
    """Return what an order got."""
    units: list[str] = shop.do(lambda tx: stock.of_order(tx, order))
    shared: list[goods.Handed] = shop.do(lambda tx: goods.of_order(tx, order))
    return units + [one.content for one in shared]


def contents(shop: TestShop, number: int = 1) -> list[str]:
    return [words for _, words in shop.do(lambda tx: stock.unsold(tx, number))]


# --- kinds ---


@pytest.mark.parametrize(
    ("button", "kind", "supply", "parts"),
    [
        ("🔑 Codes", "code", "units", ()),
        ("👤 Accounts", "account", "units", ("email", "password")),
        ("📄 File", "file", "shared", ()),
        ("🔗 Link", "link", "shared", ()),
        ("♾ Text", "item", "shared", ()),
        ("Service", "service", "later", ()),
    ],
)
def test_each_kind_is_made_by_a_tap_and_a_message(button: str, kind: str, supply: str, parts: tuple[str, ...]) -> None:
    shop, _rina = made(button)
    found = product(shop)
    assert (found.kind, found.supply, found.parts) == (kind, supply, parts)


def test_without_a_tap_it_is_codes() -> None:
    shop, rina = staffed()
    rina.presses(1, "catalog.new_product").says("Lumina\n35k").taps("Create")
    assert product(shop).kind == "code"


def test_kind_nobody_brings_is_refused_in_a_sentence() -> None:
    shop, rina = staffed()
    rina.presses(1, "catalog.new_product:spaceship")
    assert "plugin that is off" in rina.toast
    assert not shop.parked


def test_file_is_given_to_every_buyer_and_a_newer_one_to_the_next() -> None:
    shop, rina = made("📄 File")
    assert "Send the file" in rina.screen
    rina.says("no file")
    assert "send a file" in rina.sees
    rina.sends_file("guide.pdf", b"one")
    assert "guide.pdf" in rina.screen
    first = sell(shop)
    rina.taps("Replace it").sends_file("guide2.pdf", b"two")
    assert "One earlier version" in rina.screen
    second = sell(shop)
    assert (given(shop, first.id), given(shop, second.id)) == (["guide.pdf"], ["guide2.pdf"])


def test_message_with_the_file_is_erased() -> None:
    shop, rina = made("📄 File")
    rina.sends_file("guide.pdf", b"one", caption="the guide")
    assert "the guide" not in [m.text for m in shop.chats.messages[1].values()]


@pytest.mark.parametrize("wrong", ["not a link", "javascript:alert(1)", "https://", "http://[", "https://a.b c"])
def test_what_is_no_link_is_asked_for_again(wrong: str) -> None:
    shop, rina = made("🔗 Link")
    rina.says(wrong)
    assert "Please send a link" in rina.sees
    rina.says("https://example.com/course")
    assert product(shop).available == 1
    assert not shop.parked


def test_shared_text_is_covered_and_can_be_sent_to_staff() -> None:
    shop, rina = made("♾ Text")
    rina.says("The secret recipe")
    assert product(shop).available == 1
    rina.taps("Send it to me")
    assert rina.messages[-1].rendered.document == ("goods-1.txt", b"The secret recipe")


def test_file_that_is_too_big_for_stock_is_refused() -> None:
    _shop, rina = made()
    rina.taps("Add stock").sends_file("big.txt", b"x" * (5 << 20) + b"\n")
    assert "too large" in rina.sees


def test_stock_of_what_has_no_units_is_refused_in_a_sentence() -> None:
    shop, rina = made("♾ Text")
    rina.says("/addstock 1\nA")
    assert "no single items" in rina.sees
    assert not shop.parked


# --- accounts ---


def test_lines_are_split_into_their_parts_whatever_stands_between() -> None:
    shop, rina = made("👤 Accounts")
    rina.taps("Add stock").says("a@x.co:one\nb@x.co | two\nc@x.co;three\nd@x.co\tfour\n")
    assert "Looks like: E-mail : Password" in rina.screen
    rina.taps("Add 4")
    assert contents(shop) == ["a@x.co | one", "b@x.co | two", "c@x.co | three", "d@x.co | four"]


def test_lines_that_do_not_fit_are_counted_and_left_out() -> None:
    shop, rina = made("👤 Accounts")
    rina.taps("Add stock").says("a@x.co:one\nb@x.co:two:3333\njust-this\nc@x.co:x:y")
    assert "2 lines have 3 parts instead of 2" in rina.screen
    assert "One line has 1 parts instead of 2" in rina.screen
    rina.taps("Add 1")
    assert contents(shop) == ["a@x.co | one"]


def test_parts_are_changed_in_the_middle_of_an_import() -> None:
    shop, rina = made("👤 Accounts")
    rina.taps("Add stock").says("a@x.co:one:1234\nb@x.co:two:5678")
    assert "Add 2" not in rina.buttons
    rina.taps("Parts").taps("PIN").taps("Done").taps("Add 2")
    assert product(shop).parts == ("email", "password", "pin")
    assert contents(shop) == ["a@x.co | one | 1234", "b@x.co | two | 5678"]


def test_parts_get_names_of_their_own() -> None:
    shop, rina = made("👤 Accounts")
    rina.presses(1, "catalog.pick_parts:1").taps("Another name").says("Ekran, Kode layar").taps("Password")
    assert product(shop).parts == ("email", "Ekran", "Kode layar")
    rina.taps("No parts")
    assert product(shop).parts == ()


def test_nine_parts_are_too_many() -> None:
    shop, rina = made("👤 Accounts")
    rina.presses(1, "catalog.pick_parts:1").taps("Another name").says("a,b,c,d,e,f,g")
    assert "at most 8" in rina.sees
    assert product(shop).parts == ("email", "password")


def test_table_of_accounts_becomes_cells() -> None:
    shop, rina = made("👤 Accounts")
    rina.taps("Add stock").sends_file("a.csv", "email,password\na@x.co,one\nb@x.co,two\n").taps("Add 2")
    assert contents(shop) == ["a@x.co | one", "b@x.co | two"]


# --- issue order, hints ---


def chosen() -> tuple[TestShop, Person]:
    shop, rina = made()
    rina.taps("Details").taps("Order of issue").taps("Buyer chooses")
    return shop, rina


def test_hints_and_surcharges_come_with_the_lines() -> None:
    shop, rina = chosen()
    rina.presses(1, "catalog.add_stock:1").says("0812-34•• => SIM-A\nGold +5k => SIM-B\nSIM-C\nBad +x => SIM-D")
    assert "One line with a hint or surcharge I cannot read" in rina.screen
    assert "Gold (+Rp\N{NO-BREAK SPACE}5,000) →" in rina.screen
    rina.taps("Add 3")
    choices = stock.choices(shop.db, 1).items
    assert [(one.hint, one.extra.amount) for one in choices] == [("0812-34••", 0), ("Gold", 5_000), ("#3", 0)]
    order = sell(shop, unit=choices[1].unit)
    assert (order.total, given(shop, order.id)) == (rupiah(40_000), ["SIM-B"])


def test_table_says_hints_in_columns() -> None:
    shop, rina = chosen()
    table = "hint,code,extra\n0812,SIM-A,\n0899,SIM-B,7500\n"
    rina.presses(1, "catalog.add_stock:1").sends_file("sims.csv", table).taps("Add 2")
    choices = stock.choices(shop.db, 1).items
    assert [(one.hint, one.extra.amount) for one in choices] == [("0812", 0), ("0899", 7_500)]
    assert contents(shop) == ["SIM-A", "SIM-B"]


def test_stock_that_was_there_can_be_drawn_by_lot() -> None:
    shop, rina = made()
    rina.taps("Add stock").says("A\nB\nC").taps("Add 3").presses(1, "catalog.pick_issue:1").taps("By lot")
    assert {given(shop, sell(shop).id)[0] for _ in range(3)} == {"A", "B", "C"}


# --- prices ---


def test_profit_stands_beside_each_price() -> None:
    shop, rina = made()
    rina.taps("Prices").taps("Cost").says("21k").taps("Reseller").says("28k")
    assert "profit Rp\N{NO-BREAK SPACE}14,000 · 40 %" in rina.screen
    assert "profit Rp\N{NO-BREAK SPACE}7,000 · 25 %" in rina.screen
    assert product(shop).cost == rupiah(21_000)


def test_sale_below_cost_shows_a_loss() -> None:
    shop, rina = made()
    rina.taps("Prices").taps("Cost").says("30k")
    shop.do(lambda tx: sales.start(tx, "test", product=1, percent=5_000))
    rina.presses(1, "catalog.prices:1")
    assert "loss Rp\N{NO-BREAK SPACE}12,500" in rina.screen


def test_reseller_price_is_set_and_cleared_by_command() -> None:
    shop, rina = made()
    rina.says("/priceress 1|28k")
    assert product(shop).reseller_price == rupiah(28_000)
    for clears in ("0", "-"):
        rina.says("/priceress 1|28k").says(f"/priceress 1|{clears}")
        assert product(shop).reseller_price is None


def test_reseller_price_above_the_price_is_refused() -> None:
    shop, rina = made()
    rina.says("/priceress 1|40k")
    assert "cannot be above" in rina.sees
    assert product(shop).reseller_price is None


@pytest.mark.parametrize("command", ["/priceress", "/disc", "/discat", "/disc 1", "/discat Games"])
def test_wrong_form_is_answered_with_an_example(command: str) -> None:
    shop, rina = made()
    rina.says(command)
    assert command.split(maxsplit=1)[0] + " " in rina.sees.split("example")[-1]
    assert not shop.parked


# --- variants ---


def family() -> tuple[TestShop, Person]:
    shop, rina = made()
    rina.taps("Add stock").says("A\nB").taps("Add 2")
    rina.presses(1, "catalog.variants:1").taps("Variant").says("1 month").says("3 months\n90000")
    return shop, rina


def test_plain_product_becomes_a_family_and_keeps_its_stock() -> None:
    shop, rina = family()
    one, three = products.variants(shop.db, 2)
    assert (one.title, one.available, three.title, three.price) == (
        "Lumina · 1 month", 2, "Lumina · 3 months", rupiah(90_000),
    )  # fmt: skip
    assert product(shop, 2).number == 1
    assert "has 2 variants" in rina.screen


def test_variants_change_places_and_open_their_own_card() -> None:
    shop, rina = family()
    rina.taps("3 months")
    assert "Lumina · 3 months" in rina.screen
    rina.taps("⬆ Up")
    assert [one.variant for one in products.variants(shop.db, 2)] == ["3 months", "1 month"]
    rina.taps("🙈 Hide").taps("Back")
    assert "hidden" in rina.screen
    assert [one.variant for one in products.variants(shop.db, 2)] == ["1 month"]


def test_prices_of_a_family_are_those_of_its_variants() -> None:
    shop, rina = family()
    rina.presses(1, "catalog.prices:2")
    assert "several versions" in rina.toast
    rina.says("/edit 1|price|5")
    assert product(shop, 2).price == rupiah(35_000)
    assert not shop.parked


def test_what_variants_share_is_changed_for_all() -> None:
    shop, rina = family()
    rina.presses(1, "catalog.card:2").taps("Promises").taps("30 days")
    rina.presses(1, "catalog.card:2").taps("Country").taps("🇯🇵 JP")
    assert {(one.warranty_days, one.country) for one in products.variants(shop.db, 2)} == {(30, "JP")}


# --- promises ---


def test_note_is_written_for_all_and_in_one_language() -> None:
    shop, rina = made()
    rina.taps("Promises").taps("Note").taps("For everybody").says("Change the password.")
    rina.taps("Note").taps("فارسی").says("گذرواژه را عوض کنید.")
    assert products.words(product(shop), "fa").note == "گذرواژه را عوض کنید."
    assert products.words(product(shop), "id").note == "Change the password."
    rina.taps("Note").taps("فارسی").says("-")
    assert products.words(product(shop), "fa").note == "Change the password."


def test_refund_rule_is_shown_with_an_example_in_the_products_own_price() -> None:
    shop, rina = made()
    rina.taps("Promises").taps("30 days").taps("Own formula").says("paid * left / warranty")
    assert "Rp\N{NO-BREAK SPACE}23,333 goes back" in rina.screen
    rina.taps("No refunds")
    assert product(shop).refund_rule == "none"


def test_formula_that_fails_is_never_kept() -> None:
    shop, rina = made()
    rina.taps("Promises").taps("Own formula").says("paid / days")
    assert product(shop).refund_rule == "shop"
    rina.says("paid / max(1, days)")
    assert product(shop).refund_rule == "paid / max(1, days)"
    assert not shop.parked


@pytest.mark.parametrize(
    ("typed", "code"),
    [("id", "ID"), ("Turki", "TR"), ("🇸🇦", "SA"), ("美国", "US"), ("Indone", "ID"), ("Saudi Ar", "SA")],
)
def test_country_is_found_by_letters_flag_or_name(typed: str, code: str) -> None:
    shop, rina = made()
    rina.taps("Country").taps("Another").says(typed)
    assert product(shop).country == code


def test_unknown_country_is_asked_for_again() -> None:
    shop, rina = made()
    rina.taps("Country").taps("Another").says("Atlantis")
    assert "no country called" in rina.sees
    rina.says("-")
    assert product(shop).country is None


def test_type_of_another_product_is_taken_by_tap() -> None:
    shop, rina = made()
    shop.do(lambda tx: products.create(tx, "test", "Other", rupiah(1), type="Family"))
    rina.taps("Country").taps("🏷 Type").taps("Family")
    assert product(shop).type == "Family"


# --- batches ---


def delivered() -> tuple[TestShop, Person, orders.Order]:
    shop, rina = made()
    rina.taps("Add stock").says("A\nB\nC")
    rina.taps("Cost").says("21k").taps("Note").says("from Sari").taps("Add 3")
    return shop, rina, sell(shop)


def test_cost_and_note_are_said_before_the_import() -> None:
    shop, _rina, _order = delivered()
    found = stock.batch(shop.db, 1)
    assert (found.cost, found.note, found.available, found.sold) == (rupiah(21_000), "from Sari", 2, 1)


def test_cost_and_note_are_changed_afterwards() -> None:
    shop, rina, _order = delivered()
    rina.presses(1, "catalog.batch:1").taps("Cost").says("-").taps("Note").says("from Wati")
    found = stock.batch(shop.db, 1)
    assert (found.cost, found.note) == (None, "from Wati")


def test_frozen_batch_is_not_sold_and_thaws() -> None:
    shop, rina, _order = delivered()
    rina.presses(1, "catalog.batches:1").taps("🧺 1").taps("Freeze").says("login fails")
    assert "login fails" in rina.screen
    assert product(shop).available == 0
    rina.taps("Sell again")
    assert product(shop).available == 2


def test_freezing_for_a_usual_reason_takes_one_tap() -> None:
    shop, rina, _order = delivered()
    rina.presses(1, "catalog.batch:1").taps("Freeze").taps("Does not work")
    assert stock.batch(shop.db, 1).state == "frozen"
    assert "It does not work" in rina.screen


def test_recall_lists_the_orders_that_got_of_it() -> None:
    _shop, rina, order = delivered()
    rina.presses(1, "catalog.batch:1").taps("Buyers · 1")
    assert order.code in rina.screen
    rina.taps(order.code)
    assert order.code in rina.screen


def test_rest_of_a_batch_is_exported_also_while_it_is_frozen() -> None:
    shop, rina, _order = delivered()
    rina.presses(1, "catalog.batch:1").taps("Freeze").taps("Being checked").taps("Export")
    assert rina.messages[-1].rendered.document == ("batch-1.txt", b"B\nC\n")
    assert not shop.parked


# --- sales ---


def price(shop: TestShop, number: int = 1) -> int:
    return pricing.quote(shop.db, number, 1, 1, shop.clock.now()).total.amount


def test_sale_is_started_by_three_taps_and_ends_by_itself() -> None:
    shop, rina = made()
    rina.taps("🏷 Sale").taps("−20 %").taps("7 days")
    assert price(shop) == 28_000
    shop.clock.advance(7 * DAY)
    assert price(shop) == 35_000


def test_sale_of_tomorrow_begins_at_midnight_in_the_shops_zone() -> None:
    shop, rina = made()
    rina.taps("🏷 Sale").taps("Other").says("12.5%").taps("Tomorrow").taps("Until stopped")
    assert price(shop) == 35_000
    assert sales.listing(shop.db, shop.clock.now())[0].starts_at % DAY == 17 * 3600
    shop.clock.advance(DAY)
    assert price(shop) == 30_625


@pytest.mark.parametrize(
    ("command", "cost"),
    [("/disc 1|10%", 31_500), ("/disc 1|5000|7d", 30_000), ("/disc 1|١٠٪", 31_500), ("/disc 1|5k|2026-12-31", 30_000)],
)
def test_command_takes_percent_and_sum(command: str, cost: int) -> None:
    shop, rina = made()
    rina.says(command)
    assert price(shop) == cost
    rina.says("/disc 1|0")
    assert price(shop) == 35_000


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/disc 1|100%", "not a possible discount"),
        ("/disc 1|-5%", "not a possible discount"),
        ("/disc 1|35000", "for nothing"),
        ("/disc 1|many", "as an amount"),
        ("/disc 1|10%|soon", "could not read when"),
        ("/disc 1|10%|2020-01-01", "later than the beginning"),
        ("/disc 9|10%", "does not exist"),
        ("/discat Nothing|10%", "category"),
    ],
)
def test_sale_that_cannot_be_is_refused_in_a_sentence(command: str, said: str) -> None:
    shop, rina = made()
    rina.says(command)
    assert said in rina.sees
    assert price(shop) == 35_000
    assert not shop.parked


def test_category_has_a_sale_by_command_and_by_taps() -> None:
    shop, rina = staffed()
    rina.says("/add 7|Arcade|Games|10000|Ten tokens").says("/discat games|15%|7d")
    assert price(shop) == 8_500
    rina.presses(1, "catalog.edit_shelf:1").taps("🏷 Sale").taps("End the sale")
    assert price(shop) == 10_000
    rina.taps("−50 %").taps("1 day")
    assert price(shop) == 5_000


def test_all_sales_are_listed_and_stopped_one_by_one() -> None:
    shop, rina = made()
    rina.says("/disc 1|10%").presses(1, "catalog.manage").taps("🏷 Sales")
    assert "One sale" in rina.screen
    rina.taps("✖ 1")
    assert "no sales" in rina.screen
    assert price(shop) == 35_000


def test_forged_sale_buttons_do_nothing() -> None:
    shop, rina = made()
    for data in ("catalog.sale_when:p:1:zz:0", "catalog.sale:x:99", "catalog.sale_when:p:1:p0:0"):
        rina.presses(1, data)
    assert price(shop) == 35_000
    assert not shop.parked


@pytest.mark.parametrize("language", ["id", "en", "ar", "fa", "zh"])
def test_screens_speak_every_language(language: str) -> None:
    shop, _rina, _order = delivered()
    rina = shop.person("Rina", id=1)
    shop.do(lambda tx: people.set_language(tx, 1, language))
    before = rina.presses(1, "catalog.card:1").screen
    for data in SCREENS:
        rina.presses(1, data)
        assert len(rows(rina)) <= 8, data
    assert ("on sale" in before) is (language == "en")
    assert not shop.host.texts.missing
    assert not shop.parked


SCREENS = (
    "catalog.new_product", "catalog.card:1", "catalog.prices:1", "catalog.wording:1", "catalog.details:1",
    "catalog.variants:1", "catalog.attributes:1", "catalog.promises:1", "catalog.note_languages:1",
    "catalog.pick_issue:1", "catalog.pick_parts:1", "catalog.batches:1", "catalog.batch:1", "catalog.affected:1",
    "catalog.sale:p:1", "catalog.sale_when:p:1:p1000:1", "catalog.all_sales", "catalog.ask_freeze:1",
)  # fmt: skip


def rows(person: Person) -> Any:
    return next(m for m in reversed(person.messages) if m.buttons).rendered.keyboard


def test_buyers_reach_none_of_it() -> None:
    shop, _rina, _order = delivered()
    budi = shop.person("Budi", id=2)
    before = budi.screen
    for data in SCREENS:
        budi.presses(1, data)
    for command in ("/disc 1|10%", "/discat Games|10%", "/priceress 1|5k"):
        budi.says(command)
    assert budi.screen == before
    assert price(shop) == 35_000
