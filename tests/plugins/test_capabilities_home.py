"""What the shop says of itself: help, commands, greetings, profile; from what is on, in the reader's language."""

import pytest

from shopbot.api import products
from shopbot.host import commands
from shopbot.testing import TestShop
from shopbot.texts.formats import LANGUAGES
from tests.plugins.whole import OWNER, PLUGINS, Whole, idr


def addresses(shop: TestShop, person: int) -> list[str]:
    newest = max(shop.chats.messages[person].values(), key=lambda m: m.id)
    return [str(b["url"]) for row in newest.rendered.keyboard for b in row if "url" in b]


def test_help_names_what_is_sold_and_how_it_is_paid_and_nothing_that_is_off() -> None:
    here = Whole()
    here.shop.do(lambda tx: products.edit(tx, here.product.id, OWNER, category=here.shelf.id))
    here.shop.do(lambda tx: products.create_category(tx, "test", "Nothing in it"))
    here.sari.says("/help")
    assert "We sell: Streaming" in here.sari.sees
    assert "Nothing in it" not in here.sari.sees
    assert "Pretend" in here.sari.sees
    small = TestShop("home", "wallet").person("Budi").says("/help")
    assert "We sell" not in small.sees
    assert "pay by" not in small.sees
    assert "/buy" not in small.sees


def test_help_links_to_questions_terms_and_support_and_leaves_out_what_is_no_address() -> None:
    home = {"faq": "https://example.com/faq", "terms": "not an address", "support": "@toko_budi"}
    shop = TestShop("home", settings={"home": home})
    budi = shop.person("Budi").says("/help")
    assert addresses(shop, budi.id) == ["https://example.com/faq", "https://t.me/toko_budi"]


def test_buy_opens_the_shop_or_the_product_of_a_number() -> None:
    here = Whole()
    here.sari.says("/buy")
    assert "Best sellers" in "".join(here.sari.buttons)
    here.sari.says(f"/buy {here.product.number}")
    assert "Buy" in "".join(here.sari.buttons)
    here.sari.says("/buy 99999999")
    assert "no longer for sale" in "".join(m.text for m in here.sari.messages)
    assert "/buy 101" in here.sari.says("/buy something").sees


@pytest.mark.parametrize("language", LANGUAGES)
def test_command_menus_show_staff_what_customers_never_see(language: str) -> None:
    host = Whole().shop.host
    everyone = dict(commands.listed(host, language, staff=False))
    staff = dict(commands.listed(host, language, staff=True))
    assert {"start", "help", "stock", "buy", "order", "balance"} <= set(everyone)
    assert {"admin", "users", "ban", "plugins", "settings"} & set(everyone) == set()
    assert set(everyone) < set(staff)
    assert all(words and "«" not in words for words in staff.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_greeting_is_the_owners_own_in_its_language_and_follows_the_name(language: str) -> None:
    home = {f"welcome_{language}": "W {name}", f"back_{language}": "B {name} @ {shop}", "show_stats": False}
    shop = TestShop(*PLUGINS, settings={"home": home})
    budi = shop.person("Budi", language=language).says("/start")
    assert budi.sees.startswith("W Budi")
    assert budi.says("/start").sees.startswith("B Budi @ My shop")
    other = shop.person("Ani", language="zh" if language != "zh" else "en").says("/start")
    assert not other.sees.startswith("W")


def test_the_line_of_delivered_orders_can_be_switched_off() -> None:
    here = Whole()
    assert "delivered" in here.sari.says("/start").sees
    here.ani.says("/settings")
    here.ani.presses(1, "admin.toggle:home:show_stats:0")
    assert "delivered" not in here.sari.says("/start").sees


def test_lines_of_an_order_add_up_to_what_was_charged() -> None:
    here = Whole()
    for order in (here.delivered, here.waiting):
        steps = here.shop.db.scalar("SELECT sum(amount) FROM order_step WHERE order_id = ?", order.id)
        assert steps == order.total.amount
    charged = here.shop.db.scalar(
        "SELECT -sum(leg.amount) FROM leg JOIN account ON account.id = leg.account"
        " JOIN posting ON posting.id = leg.posting WHERE posting.order_id = ? AND account.person IS NOT NULL",
        here.delivered.id,
    )
    assert charged == here.delivered.total.amount == idr(1000).amount
