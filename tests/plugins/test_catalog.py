"""What a buyer meets between the front door and the checkout."""

from typing import Unpack

import pytest

from plugins.sample import api as sample
from shopbot.api import Money, products, stock
from shopbot.testing import Person, TestShop


def shop_with_sample(**settings: object) -> TestShop:
    shop = TestShop("home", "catalog", "sample", "orders", owner=1, settings={"catalog": settings})
    shop.do(lambda tx: sample.load(tx, "sample"))
    return shop


def small_shop(lines: int = 3, **more: Unpack[products.More]) -> tuple[TestShop, products.Product]:
    shop = TestShop("home", "catalog", owner=1)
    made = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(35_000, "IDR"), **more))
    shop.do(lambda tx: stock.add(tx, made.id, [f"L-{n}" for n in range(lines)], by="test") if lines else None)
    return shop, made


def make(shop: TestShop, title: str) -> products.Product:
    made: products.Product = shop.do(lambda tx: products.create(tx, "test", title, Money(1, "IDR")))
    return made


def opened(shop: TestShop, language: str = "en") -> Person:
    return shop.person("Sari", language=language).says("/start").taps("🛍")


def test_shop_shows_categories_with_counts() -> None:
    sari = opened(shop_with_sample())
    assert "18 products" in sari.screen
    shelves = ["📚 E-books · 3", "🔑 Software keys · 4", "🎓 Courses · 3", "🧩 Templates · 3", "🎁 And more · 5"]
    assert [label for label in sari.buttons if label in shelves] == shelves


def test_empty_category_is_hidden_and_loose_products_have_a_shelf() -> None:
    shop, _ = small_shop()
    shop.do(lambda tx: products.create_category(tx, "test", "Nothing here"))
    sari = opened(shop)
    assert not any("Nothing here" in label for label in sari.buttons)
    assert sari.taps("Other things · 1").screen.startswith("🏠 › Shop › Other things")


def test_back_leads_to_the_same_page_and_filter() -> None:
    sari = opened(shop_with_sample()).taps("All products").taps("Next").taps("Invoice Set").taps("Back")
    assert "All products" in sari.screen
    assert "2/2" in sari.buttons
    sari.taps("🏠").taps("🛍").taps("E-books").taps("Cooking").taps("Bread").taps("Back")
    assert sari.screen.startswith("🏠 › Shop › E-books › Cooking")
    assert sari.taps("Back").screen.startswith("🏠 › Shop › E-books\n")


def test_every_product_is_on_exactly_one_page() -> None:
    sari = opened(shop_with_sample()).taps("All products")
    first = sari.screen
    second = sari.taps("Next").screen
    numbers = [line.split()[0] for page in (first, second) for line in page.splitlines()[1:]]
    assert len(numbers) == len(set(numbers)) == 18
    assert len(first.splitlines()) == 11


def test_sold_out_product_is_marked_and_cannot_be_bought() -> None:
    sari = shop_with_sample().person("Sari").says("303")
    assert "sold out" in sari.screen
    assert not any("Buy" in label for label in sari.buttons)


def dead(person: Person) -> list[str]:
    """The buttons that are shown but cannot be tapped."""
    rows = person.messages[-1].rendered.keyboard[:2]
    return [str(button["text"]) for row in rows for button in row if "disabled" in button]


def test_quantity_never_leaves_what_can_be_bought() -> None:
    shop, made = small_shop(lines=4, min_quantity=2)
    sari = shop.person("Sari").says(str(made.number))
    assert (sari.buttons[:5], dead(sari)) == (["−", "2", "+", "+2", "+5"], ["−"])
    sari.taps("+2")
    assert (sari.buttons[:5], dead(sari)) == (["−", "4", "+", "+2", "+5"], ["+", "+2", "+5", "+10"])
    sari.presses(1, f"catalog.product:{made.number}:99:")
    assert "4" in sari.buttons


def test_quantity_typed_in_persian_digits() -> None:
    shop, made = small_shop(lines=30)
    sari = shop.person("Sari").says(str(made.number)).taps("1").says("۱۲")
    assert "12" in sari.buttons
    sari.taps("12").says("99")
    assert "1 to 30" in sari.sees
    assert "7" in sari.says("7").buttons


def test_buy_shows_the_total_and_leads_to_the_checkout() -> None:
    sari = shop_with_sample().person("Sari").says("103").taps("+2")
    sari.taps("Buy · Rp\N{NO-BREAK SPACE}87,000")
    assert "The Lighthouse Cat × 3" in sari.screen


def test_bought_stock_shows_at_once() -> None:
    shop, made = small_shop(lines=2)
    sari = shop.person("Sari").says(str(made.number))
    shop.do(lambda tx: stock.delete_unsold(tx, made.id, "test"))
    sari.presses(1, f"catalog.product:{made.number}:2:")
    assert "sold out" in sari.screen


@pytest.mark.parametrize("language", ["id", "en", "ar", "fa", "zh"])
def test_words_are_the_readers_own(language: str) -> None:
    words = {"id": "Kucing", "en": "Cat", "ar": "قطة", "fa": "گربه", "zh": "猫"}
    shop = shop_with_sample()
    sari = shop.person("Sari", language=language).says("103")
    assert words[language] in sari.screen
    assert not shop.host.texts.missing


def test_part_of_a_name_opens_the_product_or_a_list() -> None:
    sari = shop_with_sample().person("Sari").says("lighthouse")
    assert "The Lighthouse Cat" in sari.screen
    assert sari.says("ing").screen.startswith("🏠 › Shop › Search")
    sari.taps("Weekly Planner").taps("Back")
    assert "products with “ing”" in sari.screen


def test_unknown_words_are_answered_kindly() -> None:
    shop = shop_with_sample()
    assert "could not find “qwertz”" in shop.person("Sari").says("qwertz").sees
    assert "could not find “999”" in shop.person("Sari").says("999").sees
    assert "did not understand" in shop.person("Sari").says("ok").sees


def test_long_or_many_lined_messages_are_not_taken_for_a_name() -> None:
    sari = shop_with_sample().person("Sari")
    assert "did not understand" in sari.says("hello there\nmy code does not work").sees
    assert "did not understand" in sari.says("a" * 5000).sees


def test_words_of_any_script_fit_into_the_button_that_leads_back() -> None:
    shop = shop_with_sample()
    reza = shop.person("Reza", language="fa")
    for title in ("گفت‌وگوهای بسیار طولانی شبانه", "گفت‌وگوهای بسیار طولانی شبانه ۲"):
        make(shop, title)
    reza.says("گفت‌وگوهای بسیار طولانی شبانه").taps("گفت").taps("بازگشت")
    assert "گفت‌وگوهای" in reza.screen
    assert not shop.parked


def test_links_open_product_and_category_and_old_ones_the_shop() -> None:
    shop, made = small_shop()
    sari = shop.person("Sari")
    assert "Lumina" in sari.says(f"/start p_{made.number}").screen
    shop.do(lambda tx: products.hide(tx, made.id, "test"))
    assert sari.says(f"/start p_{made.number}").screen.startswith("🏠 › Shop")
    for dead in ("p_999", "p_x", "p_٣", "c_99", "c_"):
        assert sari.says(f"/start {dead}").screen.startswith("🏠 › Shop"), dead
    assert not shop.parked


def test_stock_lists_every_product() -> None:
    sari = shop_with_sample().person("Sari").says("/stock")
    assert "303 Phone Photography — sold out" in sari.screen
    assert "203 Tickwise Timer — 1" in sari.screen


def test_best_sellers_come_by_count() -> None:
    sari = opened(shop_with_sample()).taps("Best sellers")
    assert sari.screen.splitlines()[1].startswith("1. Weekly Planner")


def test_best_sellers_of_some_days_forget_older_sales() -> None:
    sari = opened(shop_with_sample(best_days=7)).taps("Best sellers")
    assert "Nothing has been sold yet" in sari.screen


def test_old_button_of_a_hidden_product_leads_to_the_shop() -> None:
    shop, made = small_shop()
    sari = shop.person("Sari").says(str(made.number))
    old = sari.data("+")
    shop.do(lambda tx: products.hide(tx, made.id, "test"))
    sari.presses(1, old)
    assert "no longer for sale" in sari.toast
    assert sari.screen.startswith("🏠 › Shop")


def test_reply_keyboard_follows_the_stock_and_works_after_a_language_switch() -> None:
    shop = shop_with_sample(reply_keyboard=True)
    sari = opened(shop)
    keys = [m.rendered.keys for m in sari.messages if m.rendered.keys]
    assert len(keys) == 1
    assert "101" in keys[0][2]
    assert "303" not in [label for row in keys[0] for label in row]
    assert "Tickwise" in sari.says("📦 STOK").screen
    assert "101" in sari.says("📋 商品").screen


def test_no_keyboard_unless_the_owner_wants_one() -> None:
    sari = opened(shop_with_sample())
    assert not any(m.rendered.keys for m in sari.messages)
