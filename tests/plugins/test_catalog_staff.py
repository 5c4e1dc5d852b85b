"""Staff fill the catalogue: by taps, by one message, by commands; nobody else notices."""

import pytest

from shopbot.api import Money, audit, products
from shopbot.testing import Person, TestShop

COMMANDS = (
    "/add 7|A|B|1|C", "/del 1", "/editid 1|2", "/editcategory 1|B", "/editsold 1|4", "/edit 1|price|4",
    "/addstock 1\nX", "/delstock 1", "/delallstock 1", "/exportstock 1",
)  # fmt: skip


def staffed() -> tuple[TestShop, Person]:
    shop = TestShop("home", "catalog", owner=1)
    return shop, shop.person("Rina", id=1).says("/start")


def with_product() -> tuple[TestShop, Person, int]:
    shop, rina = staffed()
    rina.says("/add 101|Lumina|Streaming|35000|Private profile")
    return shop, rina, 1


def product(shop: TestShop, number: int = 1) -> products.Product:
    return products.sure(shop.db, number)


# --- the wizard ---


def test_one_message_becomes_a_product() -> None:
    shop, rina = staffed()
    rina.presses(1, "catalog.manage").taps("New product")
    rina.sends_photo("Lumina 1 month\nRp 35.000\nPrivate profile\n30-day warranty")
    assert "Price: Rp\N{NO-BREAK SPACE}35,000" in rina.screen
    assert products.page(shop.db).total == 0
    rina.taps("Create")
    made = product(shop)
    assert (made.title, made.price, made.photo) == ("Lumina 1 month", Money(35_000, "IDR"), "photo")
    assert made.description == "Private profile\n30-day warranty"
    assert "➕ Add stock" in rina.buttons


def test_second_tap_on_create_makes_no_second_product() -> None:
    shop, rina = staffed()
    rina.presses(1, "catalog.new_product").says("Lumina|35k")
    create = rina.data("Create")
    rina.presses(1, create).presses(1, create)
    assert products.page(shop.db).total == 1
    assert "already" in rina.toast


def test_restart_in_the_middle_of_the_form_loses_nothing() -> None:
    shop, rina = staffed()
    rina.presses(1, "catalog.new_product").says("Lumina\n35k")
    shop.restart()
    rina.taps("Create")
    assert product(shop).title == "Lumina"


@pytest.mark.parametrize(
    "form", ["Lumina", "\n\n", "Lumina\nmany", "Lumina\n-5", "x" * 101 + "\n5", "A\n5\n" + "x" * 801]
)
def test_unclear_form_keeps_the_question_open(form: str) -> None:
    shop, rina = staffed()
    rina.presses(1, "catalog.new_product").says(form).says("Lumina\n35k").taps("Create")
    assert products.page(shop.db).total == 1
    assert not shop.parked


def test_draft_gets_its_category_by_tap() -> None:
    shop, rina = staffed()
    shop.do(lambda tx: products.create_category(tx, "test", "Games", icon="🎮"))
    rina.presses(1, "catalog.new_product").says("Arcade\n10k").taps("Category").taps("🎮 Games").taps("Create")
    assert product(shop).category == 1


def test_drafts_are_forgotten_after_a_day() -> None:
    shop, rina = staffed()
    rina.presses(1, "catalog.new_product").says("Lumina\n35k")
    create = rina.data("Create")
    shop.run_jobs()
    shop.advance(days=1, hours=2)
    rina.presses(1, create)
    assert products.page(shop.db).total == 0
    assert not shop.parked


# --- one product ---


@pytest.mark.parametrize(
    ("group", "button", "answer", "field", "value"),
    [
        ("Words", "✎ Name", "Lumina 2", "title", "Lumina 2"),
        ("Words", "✎ Text", "-", "description", ""),
        ("Prices", "💰 Price", "۴۰٬۰۰۰", "price", Money(40_000, "IDR")),
        ("Prices", "🏭 Cost", "21k", "cost", Money(21_000, "IDR")),
        ("Prices", "🤝 Reseller", "28k", "reseller_price", Money(28_000, "IDR")),
        ("Details", "# Number", "205", "number", 205),
        ("Details", "📈 Sold", "40", "sold", 40),
        ("Details", "🔔 Warn at", "9", "low_stock", 9),
        ("Details", "↕ Per order", "2-10", "max_quantity", 10),
        ("Details", "↕ Per order", "2-", "min_quantity", 2),
        ("Country and type", "✎ Another", "نيوزيلندا", "country", "NZ"),
        ("Country and type", "🏷 Type", "Gift card", "type", "Gift card"),
        ("Promises", "✎ Other days", "45", "warranty_days", 45),
        ("Promises", "✎ Own formula", "paid*left/warranty", "refund_rule", "paid * left / warranty"),
    ],
)
def test_each_field_is_changed_by_a_question(group: str, button: str, answer: str, field: str, value: object) -> None:
    shop, rina, number = with_product()
    rina.taps(group).taps(button).says(answer)
    assert getattr(product(shop, number), field) == value
    assert audit.of(shop.db, f"product:{number}")[0].actor == "1"


def test_wrong_answer_changes_nothing_and_may_be_given_again() -> None:
    shop, rina, number = with_product()
    rina.taps("Details").taps("↕ Per order").says("9-2")
    assert product(shop, number).min_quantity == 1
    rina.says("1-5")
    assert product(shop, number).max_quantity == 5


def test_picture_is_set_and_removed() -> None:
    shop, rina, number = with_product()
    rina.taps("Words").taps("🖼 Picture").says("no photo")
    assert "photo" in rina.sees
    rina.sends_photo()
    assert product(shop, number).photo == "photo"
    rina.taps("🖼 Picture").says("-")
    assert product(shop, number).photo is None


def test_typed_name_is_what_every_language_shows() -> None:
    shop, rina, number = with_product()
    words = {"fa": {"title": "لومینا", "description": "خوب"}}
    shop.do(lambda tx: products.edit(tx, number, "test", translations=words))
    rina.presses(1, f"catalog.ask_change:{number}:title").says("Nova")
    assert products.words(product(shop, number), "fa") == products.Words("Nova", "خوب")


def test_delete_is_undone_by_restore() -> None:
    shop, rina, number = with_product()
    rina.taps("🗑 Delete")
    assert product(shop, number).state == "deleted"
    assert rina.taps("Restore").toast == "It is on sale."
    assert product(shop, number).state == "active"


def test_hidden_product_is_gone_for_buyers_and_comes_back() -> None:
    shop, rina, _ = with_product()
    rina.taps("Hide")
    assert "could not find" in shop.person("Sari").says("101").sees
    rina.taps("Show")
    assert "Lumina" in shop.person("Sari").says("101").screen


def test_back_leads_to_the_page_of_the_list() -> None:
    shop, rina = staffed()
    for n in range(20):
        shop.do(lambda tx, n=n: products.create(tx, "test", f"P{n}", Money(1, "IDR")))  # type: ignore[misc]
    rina.presses(1, "catalog.manage:active:1").taps("P12").taps("Back")
    assert "2/3" in rina.buttons


# --- categories ---


def test_categories_are_made_moved_renamed_and_nested() -> None:
    shop, rina = staffed()
    for name in ("🎮 Games", "Music", "📺 Streaming"):
        rina.presses(1, "catalog.shelves").taps("New category").says(name)
    rina.taps("⬆ Up").taps("⬆ Up").taps("⬆ Up")
    order = products.categories(shop.db, everything=True)
    assert [one.title for one in order] == ["Streaming", "Games", "Music"]
    assert order[0].icon == "📺"
    rina.taps("✎ Name").says("Films").taps("🙂 Icon").says("no!").says("🎬")
    assert (products.category(shop.db, 3).title, products.category(shop.db, 3).icon) == ("Films", "🎬")
    rina.presses(1, "catalog.edit_shelf:2").taps("Move into").taps("Games")
    assert products.category(shop.db, 2).parent == 1
    rina.presses(1, "catalog.set_parent:1:2")
    assert "two levels" in rina.toast


def test_deleted_category_leaves_its_products_and_comes_back() -> None:
    shop, rina, number = with_product()
    rina.presses(1, "catalog.edit_shelf:1").taps("🗑 Delete")
    assert products.page(shop.db, products.NO_CATEGORY).total == 1
    rina.taps("Undo")
    assert products.page(shop.db, products.NO_CATEGORY).total == 0
    assert product(shop, number).category == 1


# --- commands ---


def test_add_takes_the_pipe_form() -> None:
    shop, _, number = with_product()
    made = product(shop, number)
    assert (made.number, made.title, made.price) == (101, "Lumina", Money(35_000, "IDR"))
    assert made.description == "Private profile"
    assert products.category(shop.db, made.category or 0).title == "Streaming"


def test_add_uses_the_category_there_is_and_keeps_pipes_in_the_text() -> None:
    shop, rina, _ = with_product()
    rina.says("/add 102|Nova|streaming|5k|a|b\nc")
    assert (product(shop, 2).category, product(shop, 2).description) == (1, "a|b\nc")
    rina.says("/add ۱۰۳|Luna|-|5k")
    assert (product(shop, 3).number, product(shop, 3).category, product(shop, 3).description) == (103, None, "")


def test_commands_change_what_the_buttons_change() -> None:
    shop, rina, number = with_product()
    rina.says("/editid 101|205").says("/editcategory 205|Games").says("/editsold 205|40").says("/edit 205|price|40k")
    found = product(shop, number)
    assert (found.number, found.sold, found.price) == (205, 40, Money(40_000, "IDR"))
    assert products.category(shop.db, found.category or 0).title == "Games"
    rina.says("/del 205")
    assert product(shop, number).state == "deleted"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/add 9|x", "/add 101|Lumina|Streaming|35000|Text"),
        ("/add", "/add 101|Lumina|Streaming|35000|Text"),
        ("/del", "/del 101"),
        ("/editid 101", "/editid 101|205"),
        ("/edit 101|colour|red", "/edit 101|price|40000"),
        ("/addstock", "/addstock 101"),
        ("/addstock x", "/addstock 101"),
        ("/exportstock", "/exportstock 101"),
        ("/del 999", "does not exist"),
        ("/add 101|Again|-|5k|x", "already has the number 101"),
        ("/add 102|Cheap|-|-5|x", "below zero"),
        ("/editsold 101|many", "could not read"),
    ],
)
def test_wrong_form_is_answered_with_an_example(typed: str, answer: str) -> None:
    shop, rina, _ = with_product()
    rina.says(typed)
    assert answer in rina.sees
    assert products.page(shop.db).total == 1
    assert not shop.parked


@pytest.mark.parametrize("command", COMMANDS)
def test_buyers_get_silence(command: str) -> None:
    shop, _, _ = with_product()
    sari = shop.person("Sari")
    sari.says(command)
    assert sari.messages == []
    assert product(shop).state == "active"


def test_forged_staff_buttons_do_nothing() -> None:
    shop, _, number = with_product()
    sari = shop.person("Sari")
    for forged in (
        f"set_state:{number}:deleted",
        "manage",
        f"ask_change:{number}:price",
        f"export:{number}",
        "shelves",
    ):
        sari.presses(1, f"catalog.{forged}")
        assert sari.toast == "This is not available to you.", forged
    assert product(shop, number).state == "active"


@pytest.mark.parametrize("language", ["id", "ar", "fa", "zh"])
def test_staff_screens_speak_every_language(language: str) -> None:
    shop = TestShop("home", "catalog", owner=1)
    rina = shop.person("Rina", id=1, language=language)
    rina.says("/start").says("/add 101|Lumina|Streaming|35000|Text").says("/addstock 101\nA-1\n\nA-1")
    for place in ("manage", "shelves", "edit_shelf:1", "stockroom:1", "unsold:1", "ask_wipe:1", "pick_category:1"):
        rina.presses(1, f"catalog.{place}")
    for field in ("title", "description", "price", "photo", "number", "sold", "range", "low"):
        rina.presses(1, f"catalog.ask_change:1:{field}")
    assert not shop.host.texts.missing
    assert not shop.parked
