"""Rates: who says them, how long they hold, and that no sum is ever taken for less than it is worth."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rates import api
from plugins.rates.fetch import _jumps
from plugins.rates.screens import _plain
from shopbot.api import CURRENCIES, Money, Plugin, ShopError, orders, products, stock, terms
from shopbot.errors import NotReady
from shopbot.fakes.serve import Answer, Asked, Edge
from shopbot.testing import Person, TestShop


@dataclass
class Market:
    """The three sources at once, with prices a test can move."""

    dollar: Any = 16_000
    tether: Any = 16_350
    toman: Any = "980000"
    asked: list[str] = field(default_factory=list)

    def __call__(self, asked: Asked) -> Answer:
        self.asked.append(asked.path)
        if asked.path == "/fiat":
            return Answer(body={"result": "success", "rates": {"IDR": self.dollar, "USD": 1}})
        if asked.path == "/usdt":
            return Answer(429) if self.tether is None else Answer(body={"tether": {"idr": self.tether}})
        return Answer(body={"stats": {"usdt-rls": {"latest": self.toman}}})


@pytest.fixture
def market() -> Iterator[tuple[Edge, Market]]:
    market = Market()
    with Edge(market) as edge:
        yield edge, market


def shop_at(edge: Edge, currency: str = "IDR") -> TestShop:
    """Return a shop with something in it that sells by rates, before it has asked for any."""
    seller = Plugin("seller", requires=("rates",))
    sources = {f"{name}_source": f"{edge.url}/{name}" for name in ("fiat", "usdt", "toman")}
    names = ("home", "catalog", "admin", "orders", "rates")
    shop = TestShop(*names, seller, settings={"rates": sources}, owner=1)
    shop.do(lambda tx: terms.set_currency(tx, currency))
    shop.run_jobs()  # a job's first turn only notes the time
    return shop


def owner(shop: TestShop) -> Person:
    return shop.person("Rina", id=1).says("/start")


def usdt(shop: TestShop, rupiah: int) -> Money:
    return api.convert(shop.db, Money(rupiah, "IDR"), "USDT", shop.clock.now())


def test_an_automatic_rate_is_asked_for_once_an_hour_and_used(market: tuple[Edge, Market]) -> None:
    shop = shop_at(market[0])
    shop.advance(hours=1)
    assert usdt(shop, 16_350) == Money(1_000_000, "USDT")
    assert usdt(shop, 100_000) == Money(6_120_000, "USDT")  # 6.1162… rounded up to what people type
    star = api.convert(shop.db, Money(100_000, "IDR"), "XTR", shop.clock.now())
    assert star == Money(481, "XTR")  # 100000 / (16000 x 0.013) = 480.7…
    assert market[1].asked == ["/fiat", "/usdt"]


def test_nobody_is_asked_while_nothing_sells_by_rates(market: tuple[Edge, Market]) -> None:
    shop = TestShop("home", "rates", settings={"rates": {"fiat_source": f"{market[0].url}/fiat"}})
    shop.advance(hours=2)
    assert market[1].asked == []


def test_in_iran_the_market_says_it_in_rial_and_the_shop_in_toman(market: tuple[Edge, Market]) -> None:
    shop = shop_at(market[0], "IRT")
    shop.advance(hours=1)
    assert api.convert(shop.db, Money(98_000, "IRT"), "USDT", shop.clock.now()) == Money(1_000_000, "USDT")
    assert market[1].asked == ["/toman"]


def test_usdt_is_a_dollar_while_its_own_source_refuses(market: tuple[Edge, Market]) -> None:
    market[1].tether = None
    shop = shop_at(market[0])
    shop.advance(hours=1)
    assert usdt(shop, 16_000) == Money(1_000_000, "USDT")


@pytest.mark.parametrize("nonsense", [0, -5, "NaN", "Infinity", None, True, "free", [], 1e-30, 10**30])
def test_what_is_no_price_is_not_taken_for_one(market: tuple[Edge, Market], nonsense: object) -> None:
    market[1].dollar = nonsense
    shop = shop_at(market[0])
    shop.advance(hours=1)
    with pytest.raises(ShopError, match="rate_missing"):
        usdt(shop, 1)


def test_a_jump_waits_for_the_owners_yes_and_the_old_rate_holds(market: tuple[Edge, Market]) -> None:
    shop = shop_at(market[0])
    rina = owner(shop)
    shop.advance(hours=1)
    market[1].tether = 1_635  # a digit was lost on the way
    shop.advance(hours=1)
    assert usdt(shop, 16_350) == Money(1_000_000, "USDT")
    assert "16,350" in rina.sees
    assert "1,635" in rina.sees
    rina.says("/rates").taps("USDT").taps("Use the new rate")
    assert usdt(shop, 16_350) == Money(10_000_000, "USDT")


def test_staff_are_told_of_one_jump_once(market: tuple[Edge, Market]) -> None:
    shop = shop_at(market[0])
    rina = owner(shop)
    shop.advance(hours=1)
    market[1].tether = 1_635
    told = len(rina.messages)
    shop.advance(hours=1).advance(hours=1)
    assert len(rina.messages) == told + 1


def test_a_rate_that_is_too_old_sells_nothing_and_staff_are_told_once(market: tuple[Edge, Market]) -> None:
    shop = shop_at(market[0])
    rina = owner(shop)
    shop.advance(hours=1)
    market[0].down = True
    shop.advance(hours=23)
    assert usdt(shop, 16_350) == Money(1_000_000, "USDT")
    shop.advance(hours=1).advance(hours=1)
    with pytest.raises(ShopError, match="rate_stale"):
        usdt(shop, 16_350)
    assert sum("too old" in one.text for one in rina.messages) == 1
    market[0].down = False
    shop.advance(hours=1)
    assert usdt(shop, 16_350) == Money(1_000_000, "USDT")


def test_a_rate_set_by_hand_stays_whatever_the_market_says(market: tuple[Edge, Market]) -> None:
    shop = shop_at(market[0])
    rina = owner(shop)
    rina.says("/rates").taps("USDT").taps("Set by hand").says("17.000")
    shop.advance(days=40)
    assert usdt(shop, 17_000) == Money(1_000_000, "USDT")
    rina.says("/rates").taps("USDT").taps("Automatic")
    assert usdt(shop, 16_350) == Money(1_000_000, "USDT")


def test_a_customer_cannot_set_a_rate(market: tuple[Edge, Market]) -> None:
    shop = shop_at(market[0])
    owner(shop)
    budi = shop.person("Budi").says("/start")
    budi.presses(1, "rates.ask:USDT").says("1").presses(1, "rates.accept:USDT").presses(1, "rates.automatic:USDT")
    assert api.find(shop.db, "USDT") is None


def test_a_number_that_could_be_two_is_asked_for_again(market: tuple[Edge, Market]) -> None:
    shop = shop_at(market[0], "USD")
    rina = owner(shop)
    rina.says("/rates").taps("USDT").taps("Set by hand").says("1.000")
    assert "two ways" in rina.sees
    assert api.find(shop.db, "USDT") is None
    rina.says("/rates").taps("USDT").taps("Set by hand").says("۱٫۰۲")
    found = api.find(shop.db, "USDT")
    assert found is not None
    assert found.price == Decimal("1.02")


@pytest.mark.parametrize(
    ("typed", "whole", "read"),
    [
        ("16350", True, "16350"), ("16.350", True, "16350"), ("16,350", True, "16350"), ("16.350", False, ""),
        ("0.013", False, "0.013"), ("0,013", True, "0.013"), ("1.234.567,5", True, "1234567.5"),
        ("1,234,567.5", False, "1234567.5"), ("12.5", False, "12.5"), ("1.2.3", True, ""), ("1,23,4", True, ""),
        ("-5", True, ""), ("free", True, ""), ("", True, ""), ("16 350", True, "16350"), ("٩٨٬٠٠٠", True, "98000"),
    ],
)  # fmt: skip
def test_typed_numbers(typed: str, whole: bool, read: str) -> None:
    assert _plain(typed, whole=whole) == read


def test_an_own_price_comes_before_the_rate_but_only_for_the_full_price(market: tuple[Edge, Market]) -> None:
    shop = shop_at(market[0])
    rina = owner(shop)
    rina.says("/add 101|Lumina|-|100000|Text").says("/addstock 101\nAAA\nBBB\nCCC").taps("Add")
    found = products.by_number(shop.db, 101)
    assert found is not None
    rina.presses(1, f"rates.prices:{found.id}").taps("USDT").says("5.5")
    shop.advance(hours=1)
    buyer = shop.person("Budi").says("/start")
    order = shop.do(lambda tx: orders.checkout(tx, buyer.id, found.id, 2, found.price.amount * 2))
    now = shop.clock.now()
    assert api.convert(shop.db, order.total, "USDT", now, order.id) == Money(11_000_000, "USDT")
    part = Money(100_000, "IDR")
    assert api.convert(shop.db, part, "USDT", now, order.id) == Money(6_120_000, "USDT")
    rina.presses(1, f"rates.prices:{found.id}").taps("Remove")
    assert api.convert(shop.db, order.total, "USDT", now, order.id) == Money(12_240_000, "USDT")


@given(
    amount=st.integers(1, 10**12),
    price=st.decimals(Decimal("0.000001"), Decimal(10**9), places=6),
    base=st.sampled_from(["IDR", "USD", "KWD", "IRR"]),
    currency=st.sampled_from(["USDT", "XTR"]),
)
def test_nobody_is_ever_asked_for_less_than_it_is_worth(amount: int, price: Decimal, base: str, currency: str) -> None:
    rate = api.Rate(currency, base, price, by_hand=False, at=0, good_until=None, source="", waiting=None)
    asked = rate.convert(Money(amount, base))
    worth = Fraction(asked.amount, CURRENCIES[currency].scale) * Fraction(price) * CURRENCIES[base].scale
    step = Fraction(10_000 if currency == "USDT" else 1, CURRENCIES[currency].scale)
    assert 0 <= worth - amount < step * Fraction(price) * CURRENCIES[base].scale


@given(was=st.decimals("0.01", 10**6, places=2), now=st.decimals("0.01", 10**6, places=2))
def test_the_band_is_as_wide_up_as_down(was: Decimal, now: Decimal) -> None:
    assert _jumps(was, now, 20) == (not was * Decimal("0.8") <= now <= was * Decimal("1.2"))


def test_sabotage_an_unbounded_price_would_be_taken(
    market: tuple[Edge, Market], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.rates.fetch._jumps", lambda was, now, band: False)
    shop = shop_at(market[0])
    shop.advance(hours=1)
    market[1].tether = 1_635
    shop.advance(hours=1)
    assert usdt(shop, 16_350) != Money(1_000_000, "USDT")


def test_the_market_being_down_is_tried_again(market: tuple[Edge, Market]) -> None:
    from plugins.rates.declare import Settings
    from plugins.rates.fetch import fetch

    market[0].down = True
    with pytest.raises(NotReady):
        fetch.handler.call(Settings(fiat_source=f"{market[0].url}/fiat"), base="IDR")


@pytest.mark.parametrize(
    "nonsense",
    ["soon", "http://x.org/rates", "ftp://x.org", "https://", "https:///x", "https://a b.org", "https://x:99999"],
)
def test_a_source_that_is_no_address_is_refused_when_it_is_typed(nonsense: str) -> None:
    shop = TestShop("home", "admin", "rates", owner=1)
    rina = owner(shop).presses(1, "admin.setting:rates:fiat_source").says(nonsense)
    assert "begins with https://" in rina.sees
    assert shop.db.scalar("SELECT count(*) FROM setting WHERE name = 'fiat_source'") == 0
    rina.says("https://rates.example.org/latest")
    assert shop.host.settings_of(shop.db, "rates").fiat_source == "https://rates.example.org/latest"
    rina.presses(1, "admin.clear:rates:fiat_source")
    assert shop.host.settings_of(shop.db, "rates").fiat_source == "https://rates.example.org/latest"


def test_a_source_that_is_no_address_in_config_toml_keeps_the_plugin_out() -> None:
    with pytest.raises(AssertionError, match="fiat_source"):
        TestShop("home", "rates", settings={"rates": {"fiat_source": "soon"}})


def test_a_demo_has_rates_of_its_own_and_asks_nobody_outside() -> None:
    shop = TestShop("home", "admin", "orders", "rates", Plugin("seller", requires=("rates",)), owner=1, mode="demo")
    shop.run_jobs()
    rina = owner(shop)
    shop.advance(days=40).advance(hours=2)
    assert usdt(shop, 16_350) == Money(1_000_000, "USDT")
    rina.says("/rates").taps("Ask now")
    assert "asks nobody" in rina.sees + rina.toast
    assert shop.db.scalar("SELECT count(*) FROM errand") == 0


def test_an_own_price_holds_beside_a_fee_and_the_fee_goes_by_the_rate(market: tuple[Edge, Market]) -> None:
    shop = shop_at(market[0])
    shop.advance(hours=1)
    buyer = shop.person("Sari").says("/start")
    made = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(32_700, "IDR")))
    shop.do(lambda tx: stock.add(tx, made.id, ["CODE-1"], by="test"))
    shop.do(lambda tx: tx.run("INSERT INTO rates_own_price VALUES (?, 'USDT', 1750000)", made.id))
    order = shop.do(lambda tx: orders.checkout(tx, buyer.id, made.id, 1, 32_700))
    asked = [
        api.convert(shop.db, Money(32_700 + fee, "IDR"), "USDT", shop.clock.now(), order.id) for fee in (0, 16_350, -1)
    ]
    assert asked == [Money(1_750_000, "USDT"), Money(2_750_000, "USDT"), Money(2_000_000, "USDT")]
