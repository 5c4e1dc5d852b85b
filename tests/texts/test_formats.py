"""Numbers, money and dates as people of five languages write them."""

from contextlib import suppress
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from babel.plural import PluralRule
from hypothesis import given
from hypothesis import strategies as st

from shopbot.errors import ShopError
from shopbot.texts import formats
from shopbot.texts.formats import LANGUAGES, LRI, MINUS, NBSP, PDI
from shopbot.trade.money import CURRENCIES, LIMIT, Money, read_amount

JAKARTA = ZoneInfo("Asia/Jakarta")
NOON = 1_795_236_300  # 2026-11-21 04:45 UTC


@pytest.mark.parametrize(
    ("amount", "currency", "language", "shown"),
    [
        (15_000, "IDR", "id", "Rp 15.000"),
        (15_000, "IDR", "en", "Rp 15,000"),
        (1_250, "USD", "en", "$12.50"),
        (123_450, "USD", "id", "$1.234,50"),
        (8_800, "CNY", "zh", "¥88"),
        (150, "XTR", "zh", "⭐ 150"),
        (150_000, "IRT", "fa", "۱۵۰٬۰۰۰ تومان"),
        (1_500_000, "IRR", "fa", "۱۵۰٬۰۰۰ تومان"),
        (1_500_005, "IRR", "fa", "۱۵۰٬۰۰۰٫۵ تومان"),
        (1_250, "SAR", "ar", "12.50 ر.س"),
        (6_201_734, "USDT", "en", "6.201734 USDT"),
        (10_000_123, "USDT", "id", "10,000123 USDT"),
        (10_000_000, "USDT", "en", "10 USDT"),
        (1, "TON", "en", "0.000000001 TON"),
        (1_234, "KWD", "en", "1.234 KWD"),
        (-1_250, "USD", "en", f"{MINUS}$12.50"),
    ],
)
def test_money_looks_as_people_write_it(amount: int, currency: str, language: str, shown: str) -> None:
    assert formats.money(Money(amount, currency), language).replace(NBSP, " ") == shown


def test_a_minus_never_jumps_to_the_other_end_of_a_right_to_left_amount() -> None:
    assert formats.number(-12, "ar") == f"{LRI}{MINUS}12{PDI}"
    assert formats.money(Money(-1_250, "SAR"), "ar") == f"{LRI}{MINUS}12.50{PDI}{NBSP}ر.س"


MONEY = st.builds(Money, st.integers(-LIMIT, LIMIT), st.sampled_from(sorted(CURRENCIES)))


@given(MONEY, st.sampled_from(LANGUAGES))
def test_shown_money_is_read_back_exactly(amount: Money, language: str) -> None:
    shown = formats.money(amount, language)
    mark = formats.decimal_mark(language)
    assert read_amount(shown, amount.currency, allow_negative=True, decimal=mark) == amount


@given(MONEY, st.sampled_from(LANGUAGES))
def test_shown_money_is_never_read_as_another_amount(amount: Money, language: str) -> None:
    with suppress(ShopError):
        assert read_amount(formats.money(amount, language), amount.currency, allow_negative=True) == amount


@given(MONEY)
def test_copied_money_is_bare_and_exact(amount: Money) -> None:
    copied = formats.plain_money(amount)
    assert set(copied) <= set("0123456789.-")
    assert read_amount(copied, amount.currency, allow_negative=True, decimal=".") == amount


@pytest.mark.parametrize(
    ("language", "date", "moment"),
    [
        ("id", "21 Nov 2026", "21 Nov 2026 11:45"),
        ("en", "21 Nov 2026", "21 Nov 2026 11:45"),
        ("ar", "21 نوفمبر 2026", "21 نوفمبر 2026 11:45"),
        ("fa", "۳۰ آبان ۱۴۰۵", "۳۰ آبان ۱۴۰۵ ۱۱:۴۵"),
        ("zh", "2026年11月21日", "2026年11月21日 11:45"),
    ],
)
def test_moments_are_in_the_shops_zone_and_the_readers_calendar(language: str, date: str, moment: str) -> None:
    assert formats.moment(NOON, "date", language, JAKARTA) == date
    assert formats.moment(NOON, "relative", language, JAKARTA) == moment
    assert moment.endswith(formats.moment(NOON, "time", language, JAKARTA))


def test_the_first_of_a_persian_month_has_no_leading_zero() -> None:
    assert formats.moment(1_774_080_000, "date", "fa", ZoneInfo("UTC")) == "۱ فروردین ۱۴۰۵"


def test_a_bar_shows_what_is_done_and_never_overflows() -> None:
    assert formats.bar(4, 10, "en") == f"▓▓▓▓░░░░░░{NBSP}40%"
    assert formats.bar(30, 10, "fa") == f"{'▓' * 10}{NBSP}۱۰۰٪"
    assert formats.bar(-1, 10, "id") == f"{'░' * 10}{NBSP}0%"
    assert formats.bar(0, 0, "zh").endswith("100%")


@pytest.mark.parametrize(
    ("typed", "value"),
    [("3", 3), ("۳", 3), ("٣", 3), (" x3 ", 3), ("3×", 3), ("1.000", 1_000), ("1,000,000", 1_000_000), ("0", 0)],
)
def test_quantities_are_read_in_any_digits(typed: str, value: int) -> None:
    assert formats.read_number(typed) == value


@pytest.mark.parametrize("typed", ["", "three", "3.5", "-3", "1.00", "3 4", "½", "3²", "9" * 20])
def test_what_is_no_quantity_is_refused(typed: str) -> None:
    with pytest.raises(ShopError) as refused:
        formats.read_number(typed)
    assert refused.value.key == "number_unclear"


def test_a_quantity_out_of_bounds_says_the_bounds() -> None:
    with pytest.raises(ShopError) as refused:
        formats.read_number("11", low=1, high=10)
    assert (refused.value.key, refused.value.facts) == ("number_range", {"low": 1, "high": 10})


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_are_those_of_babel(language: str) -> None:
    assert PluralRule(formats.PLURALS[language]).rules == Locale.parse(language).plural_form.rules


@pytest.mark.parametrize(("language", "width"), [("id", "abbreviated"), ("en", "abbreviated"), ("ar", "wide")])
def test_months_are_those_of_babel(language: str, width: str) -> None:
    names = [formats._month(number, language) for number in range(1, 13)]
    assert names == list(Locale.parse(language).months["format"][width].values())
