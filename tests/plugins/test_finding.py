"""What a buyer meets on the way to a product: filters, pages of results, ways to share; and what goes wrong there."""

from functools import partial

import pytest

from shopbot.api import Money, Tx, countries, products, stock
from shopbot.host.screen import CALLBACK_BYTES
from shopbot.testing import Person, TestShop

LONG = "Ein sehr langer Typ mit vielen Zeichen ö"


def shop_with_places(count: int = 8) -> TestShop:
    """Products from two countries and of two types, the last one sold out; one without either, in a category."""
    shop = TestShop("home", "catalog", owner=1)
    shelf = shop.do(lambda tx: products.create_category(tx, "test", "Travel")).id
    for n in range(count):
        shop.do(partial(_plan, n=n, shelf=shelf, left=n < count - 1))
    shop.do(lambda tx: products.create(tx, "test", "Elsewhere", Money(1000, "IDR")))
    return shop


def _plan(tx: Tx, n: int, shelf: int, left: bool) -> None:
    code, kind = ("TR", "eSIM") if n % 2 else ("ID", LONG)
    made = products.create(tx, "test", f"Plan {n}", Money(1000, "IDR"), category=shelf, country=code, type=kind)
    if left:
        stock.add(tx, made.id, [f"P-{made.id}"], by="test")


def opened(shop: TestShop, language: str = "en") -> Person:
    return shop.person("Sari", language=language).says("/start").taps("🛍")


def test_list_is_held_to_a_country_and_a_type_and_opened_again() -> None:
    sari = opened(shop_with_places()).taps("All products").taps("Country")
    assert sari.buttons[:2] == ["🇮🇩 Indonesia · 4", "🇹🇷 Türkiye · 4"]
    sari.taps("Türkiye")
    assert sari.screen.startswith("🏠 › Shop › 🇹🇷 Türkiye\n2 Plan 1")
    assert "8 Plan 7 — Rp\u00a01,000 · sold out" in sari.screen
    sari.taps("Type")
    assert [label for label in sari.buttons if "·" in label] == ["eSIM · 4"]
    sari.taps("eSIM")
    assert {"🇹🇷 Türkiye", "🏷 eSIM"} <= {*sari.buttons}
    sari.taps("🏷 eSIM").taps("Show all")
    assert "🏷 eSIM" not in sari.buttons
    assert "9 Elsewhere" in sari.taps("Show all").screen


def test_filter_stays_within_its_category_and_is_there_from_the_front_door() -> None:
    shop = shop_with_places()
    sari = opened(shop).taps("Travel").taps("Country").taps("Indonesia")
    assert sari.screen.startswith("🏠 › Shop › Travel › 🇮🇩 Indonesia")
    assert sari.taps("Show all").screen.startswith("🏠 › Shop › Travel\n")
    assert "Country" in "".join(opened(shop).buttons)
    assert "Country" not in "".join(opened(shop).taps("Other things").buttons)


def test_product_opened_from_a_filtered_page_leads_back_to_that_page() -> None:
    sari = opened(shop_with_places(30)).taps("All products").taps("Country").taps("Indonesia").taps("Next")
    assert "2/3" in sari.buttons
    page = sari.screen
    assert sari.taps("Plan 14").taps("Back").screen == page


def test_filters_are_not_offered_where_no_product_has_a_country_or_type() -> None:
    shop = TestShop("home", "catalog", owner=1)
    shop.do(lambda tx: products.create(tx, "test", "Plain", Money(1, "IDR")))
    assert not {"🌍 Country", "🏷 Type"} & {*opened(shop).taps("All products").buttons}


def test_filter_whose_products_are_gone_says_so_and_leads_on() -> None:
    shop = shop_with_places()
    sari = opened(shop).taps("All products").taps("Type").taps("eSIM")
    old = sari.messages[-1].id, sari.data("🏷 eSIM")
    shop.do(lambda tx: [products.edit(tx, n, "test", type="Other") for n in (2, 4, 6, 8)])
    sari.presses(*old).taps("Back")
    assert "Nothing here fits" in sari.screen
    assert "Plan 0" in sari.taps("Show all").screen


@pytest.mark.parametrize("language", ["id", "ar", "fa", "zh"])
def test_countries_are_named_in_the_readers_language(language: str) -> None:
    sari = opened(shop_with_places(), language).taps("📋")
    sari.taps("🌍")
    assert any(countries.name("TR", language) in label for label in sari.buttons)


def test_every_button_of_a_filtered_list_fits_into_telegrams_64_bytes() -> None:
    shop = shop_with_places(30)
    shop.do(lambda tx: [products.edit(tx, n, "test", number=999_999_900 + n) for n in range(1, 31)])
    sari = opened(shop).taps("Travel").taps("Country").taps("Indonesia").taps("Type").taps(LONG[:10])
    seen = [button["callback_data"] for row in sari.messages[-1].rendered.keyboard for button in row]
    assert len(seen) > 8
    assert max(len(data.encode()) for data in seen) <= CALLBACK_BYTES


@pytest.mark.parametrize(
    "data",
    [
        "catalog.by:9:XX:zzz:planet", "catalog.filtered:77:ID::0", "catalog.filtered:-1:''::9",
        f"catalog.by:-1:ID::{'a' * 44}", f"catalog.by:-1:{'a' * 30}::country", f"catalog.filtered:-1:ID:{'a' * 38}:0",
    ],
)  # fmt: skip
def test_forged_filter_breaks_nothing(data: str) -> None:
    sari = opened(shop_with_places())
    sari.presses(sari.messages[-1].id, data)
    assert sari.shop.parked == []
    assert "went wrong" not in sari.sees


def test_results_come_in_pages_best_first_and_lead_back_to_their_page() -> None:
    shop = shop_with_places(30)
    shop.do(lambda tx: products.set_sold(tx, 21, 9, "test"))
    sari = shop.person("Sari").says("plan")
    assert "30 products" in sari.screen
    assert sari.screen.splitlines()[2].startswith("21 Plan 20")
    assert sari.buttons.count("1/3") == 1
    page = sari.taps("Next").screen
    assert sari.taps("Plan 15").taps("Back").screen == page


def test_search_says_what_is_sold_out_and_a_country_is_a_word_too() -> None:
    sari = shop_with_places().person("Sari").says("turkiye plan")
    assert "4 products" in sari.screen
    assert "8 Plan 7 — Rp\u00a01,000 · sold out" in sari.screen


def test_product_is_shared_into_a_chat_or_by_its_link() -> None:
    shop = shop_with_places()
    sari = shop.person("Sari").says("1").taps("Share")
    [[chat], [copy], *_] = sari.messages[-1].rendered.keyboard
    assert chat["switch_inline_query_chosen_chat"]["query"] == "1"
    assert copy["copy_text"]["text"] == "https://t.me/test_shop_bot?start=p_1"
    assert "Plan 0" in sari.asks_inline("1").results[0].title
    assert "Plan 0" in sari.taps("Back").screen


def test_bot_without_inline_mode_shares_by_telegrams_own_page() -> None:
    shop = shop_with_places()
    shop.host.offers_inline = False
    sari = shop.person("Sari").says("1").taps("Share")
    assert sari.messages[-1].rendered.keyboard[0][0]["url"].startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me")


@pytest.mark.parametrize("page", [10**15, 10**16, 10**18, -(10**18)])
def test_a_forged_page_far_beyond_the_last_is_no_bug(page: int) -> None:
    shop = shop_with_places()
    budi = shop.person("Budi").says("/start")
    for action in ("catalog.stock_page", "catalog.everything", "catalog.shop", "catalog.best"):
        budi.presses(1, f"{action}:{page}")
        assert "went wrong" not in budi.sees
    assert shop.db.scalar("SELECT count(*) FROM trouble") == 0
