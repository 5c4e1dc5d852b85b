"""A person with a browser buys from the real demo: the bot in its own process, the page at phone width.

What the page showed is compared with the shop's file afterwards, once the bot has stopped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLate

from shopbot.api import Money
from shopbot.commands.demo import Demo, demo, demo_config
from shopbot.commands.journeys import Hands
from shopbot.config import read_key
from shopbot.db.survey import survey
from shopbot.simulator.driver import Driver
from shopbot.trade import ledger, orders, people, products
from tests.browser.conftest import Window, bubble, overflow, press, style

NUMBER, TITLE, ON_STOCK = 202, "Pixelade Studio", 16
_ONE_MORE = re.compile(r"^\+$")
_THINKING_SECONDS = 3  # of the pretended time before each tap: the shop has no patience with machines


@dataclass(frozen=True)
class Words:
    """What one language says on the way to a code."""

    person: str
    direction: str
    welcome: str
    wallet: str
    add: str
    preset: str
    pretend: str
    pay: str
    added: str
    home: str
    shop: str
    category: str
    buy: str
    missing: str
    rest: str
    which_way: str
    delivered: str
    copy: str
    copied: str
    order: str
    goods: str
    mine: str


ENGLISH = Words(
    person="Oliver",
    direction="ltr",
    welcome="Welcome to",
    wallet="💰 Balance",
    add="➕ Add money",
    preset="Rp 50,000",
    pretend="🎭 Pretend payment",
    pay="✅ Pay",
    added="was added to your balance",
    home="🏠",
    shop="🛍 Open the shop",
    category="Software keys",
    buy="🛒 Buy",
    missing="is missing",
    rest="💰",
    which_way="How do you want to pay?",
    delivered="Delivered",
    copy="Copy",
    copied="Copied",
    order="🧾 Order",
    goods="👁 Show the goods",
    mine="🧾 My orders",
)
ARABIC = Words(
    person="Layla",
    direction="rtl",
    welcome="مرحبًا بك",
    wallet="💰 الرصيد",
    add="➕ إضافة رصيد",
    preset="Rp 50,000",
    pretend="🎭 دفع تجريبي",
    pay="✅ ادفع",
    added="إلى رصيدك",
    home="🏠",
    shop="🛍 افتح المتجر",
    category="مفاتيح البرامج",
    buy="🛒 شراء",
    missing="وينقصك",
    rest="💰",
    which_way="كيف تريد أن تدفع؟",
    delivered="تم التسليم",
    copy="نسخ",
    copied="تم النسخ",
    order="🧾 الطلب",
    goods="👁 عرض المنتج",
    mine="🧾 طلباتي",
)


@pytest.fixture
def shop() -> Iterator[Demo]:
    """A fresh demo; what its bot logs stays out of the way."""
    with demo(0, start=False) as running:
        running.output = running.folder / "bot.log"
        running.start_bot()
        yield running


@dataclass
class Buyer:
    """One person's eyes and thumbs on the page."""

    page: Page
    driver: Driver

    def taps(self, label: str | re.Pattern[str]) -> None:
        """Tap the newest button that says this."""
        self.driver.advance(_THINKING_SECONDS)
        try:
            press(self.button(label))
        except TooLate as late:
            there = self.page.get_by_test_id("button").all_inner_texts()[-12:]
            raise AssertionError(f"no button {label!r}; there are {there}; {self.driver.calls()[-12:]}") from late

    def button(self, label: str | re.Pattern[str]) -> Locator:
        """The newest button that says this."""
        return self.page.get_by_test_id("button").filter(has_text=label).last

    def sees(self, text: str) -> Locator:
        """Wait for a bubble with this, and return the newest."""
        found = bubble(self.page, text).last
        expect(found).to_be_visible()
        assert overflow(self.page) == 0
        return found


@pytest.mark.parametrize("words", [ENGLISH, ARABIC], ids=lambda words: words.person)
def test_what_a_browser_bought_is_what_the_books_say(shop: Demo, browser: Browser, words: Words) -> None:
    driver = Driver(shop.simulator.url)
    person = next(int(one["id"]) for one in driver.people() if one["first_name"] == words.person)
    window = Window(browser, shop.simulator)
    expect.set_options(timeout=15_000)
    try:
        page = window(f"person={person}", permissions=["clipboard-read", "clipboard-write"])
        buyer = Buyer(page, driver)
        _adds_money(buyer, words)
        _orders_two(buyer, words)
        _pays_the_rest(buyer, words)
        codes = _opens_the_delivery(buyer, words)
        assert _finds_it_again(buyer, words) == codes
        _reads_in_the_right_direction(page, words)
    finally:
        for context in window.contexts:
            context.close()
    assert window.complaints == []
    assert driver.violations() == []
    _books_agree(shop, person, codes)


def _adds_money(buyer: Buyer, words: Words) -> None:
    buyer.page.get_by_test_id("start").click()
    buyer.sees(words.welcome)
    buyer.taps(words.wallet)
    buyer.taps(words.add)
    buyer.taps(words.preset)
    buyer.taps(words.pretend)
    buyer.taps(words.pay)
    buyer.sees(words.added)


def _orders_two(buyer: Buyer, words: Words) -> None:
    # The message that money came in has a button to the balance, whose screen leads home.
    buyer.taps(words.home)
    buyer.taps(words.shop)
    buyer.taps(words.category)
    buyer.taps(TITLE)
    picture = buyer.sees(TITLE).locator(".photo img")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    buyer.taps(_ONE_MORE)
    expect(buyer.button(words.buy)).to_contain_text("190,000")
    buyer.taps(words.buy)
    buyer.sees(words.missing)


def _pays_the_rest(buyer: Buyer, words: Words) -> None:
    expect(buyer.button(words.rest)).to_contain_text("140,000")
    buyer.taps(words.rest)
    buyer.sees(words.which_way)  # the screen before has the same button, for the whole sum
    buyer.taps(words.pretend)
    expect(buyer.button(words.pay)).to_contain_text("140,000")
    buyer.taps(words.pay)
    buyer.sees(words.delivered)


def _opens_the_delivery(buyer: Buyer, words: Words) -> list[str]:
    """Uncover each code and copy it by its button; return them."""
    delivery = buyer.page.get_by_test_id("message").filter(has=buyer.page.locator(".spoiler")).last
    covers = delivery.locator(".spoiler")
    expect(covers).to_have_count(2)
    codes = [_uncovers(covers.nth(place)) for place in range(2)]
    for n, code in enumerate(codes, 1):
        delivery.get_by_test_id("button").filter(has_text=f"{words.copy} {n}").click()
        expect(buyer.page.get_by_test_id("toast")).to_have_text(words.copied)
        # The toast may still be the one of the code before.
        buyer.page.wait_for_function("code => navigator.clipboard.readText().then(text => text === code)", arg=code)
    return codes


def _uncovers(cover: Locator) -> str:
    """Tap a covered code; return it, now that it can be read."""
    assert style(cover, "color") == "rgba(0, 0, 0, 0)"
    cover.click()
    assert style(cover, "color") != "rgba(0, 0, 0, 0)"
    code = cover.inner_text()
    assert re.fullmatch(r"DEMO-[2-9A-Z]{4}-[2-9A-Z]{4}", code)
    return code


def _finds_it_again(buyer: Buyer, words: Words) -> list[str]:
    """Go from the delivery home, to the list of orders, and to the goods; return the codes there."""
    buyer.taps(words.order)
    # The order's screen leaves its old place above the delivery and comes below it.
    expect(buyer.page.get_by_test_id("message").last).to_contain_text("190,000")
    buyer.taps(words.home)
    buyer.taps(words.mine)
    buyer.taps("✅")
    buyer.taps(words.goods)
    shown = buyer.page.get_by_test_id("message").last.locator(".spoiler")
    expect(shown).to_have_count(2)
    return shown.all_inner_texts()


def _reads_in_the_right_direction(page: Page, words: Words) -> None:
    said = page.locator(".message:not(.out) .text")
    directions = said.evaluate_all("nodes => nodes.map(node => getComputedStyle(node).direction)")
    assert set(directions) == {words.direction}
    expect(page.locator("html")).to_have_attribute("dir", words.direction)


def _books_agree(shop: Demo, user: int, codes: list[str]) -> None:
    """Stop the bot, recount everything, and compare money, stock and order with what the page said."""
    assert Hands(shop).close() == []
    with survey(shop.folder, bytes.fromhex(read_key(demo_config(shop.folder)).reveal())) as books:
        db = books.reader
        buyer = people.find(db, str(user))
        assert buyer is not None
        (order,) = orders.of_person(db, buyer.id).items
        product = products.by_number(db, NUMBER)
        assert product is not None
        assert (order.state, order.total) == ("delivered", Money(190_000, "IDR"))
        assert (order.items[0].product, order.items[0].quantity) == (product.id, 2)
        assert orders.units(db, order.id, buyer.id) == codes
        assert (product.available, product.reserved, product.sold) == (ON_STOCK - 2, 0, 2)
        assert ledger.balance(db, buyer.id, "IDR") == Money(0, "IDR")
        received = [entry.money.amount for entry in ledger.entries(db, buyer.id).items]
        assert received == [-190_000, 140_000, 50_000]
