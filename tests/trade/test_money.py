"""What goes wrong with money before anything is sold: floats, mixed currencies, guessed amounts."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbot.errors import ShopError
from shopbot.trade.money import CURRENCIES, LIMIT, CurrencyError, Money, Rounding, read_amount, share

CODES = st.sampled_from(sorted(CURRENCIES))


@pytest.mark.parametrize("amount", [1.0, True, "1", None])
def test_only_whole_numbers_become_money(amount: object) -> None:
    with pytest.raises(TypeError):
        Money(amount, "IDR")  # type: ignore[arg-type]


def test_an_unknown_currency_is_refused() -> None:
    with pytest.raises(ValueError, match="DOGE"):
        Money(1, "DOGE")


def test_two_currencies_never_mix() -> None:
    rupiah, dollars = Money(1, "IDR"), Money(1, "USD")
    for mix in (
        lambda: rupiah + dollars,
        lambda: rupiah - dollars,
        lambda: rupiah < dollars,
        lambda: rupiah >= dollars,
    ):
        with pytest.raises(CurrencyError, match="IDR and USD"):
            mix()
    assert rupiah != dollars


def test_money_is_not_multiplied_by_a_fraction() -> None:
    with pytest.raises(TypeError):
        Money(100, "IDR") * 1.5  # type: ignore[operator]


def test_sums_signs_and_order() -> None:
    five, two = Money(5, "USD"), Money(2, "USD")
    assert (five + two, five - two, 3 * two, -two, abs(-two)) == tuple(Money(n, "USD") for n in (7, 3, 6, -2, 2))
    assert two < five <= five
    assert five > two >= two
    assert Money.zero("USD").is_zero
    assert five.is_positive
    assert (-five).is_negative


@given(st.integers(-(10**15), 10**15), st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from(Rounding))
def test_a_share_is_off_by_less_than_one_unit_and_reverses_exactly(n: int, up: int, down: int, how: Rounding) -> None:
    got = share(Money(n, "IDR"), up, down, how)
    exact = Fraction(n * up, down)
    assert abs(got.amount - exact) < 1
    if how is Rounding.HALF_UP:
        assert abs(got.amount - exact) <= Fraction(1, 2)
    if how is Rounding.UP:
        assert abs(got.amount) >= abs(exact)
    if how is Rounding.DOWN:
        assert abs(got.amount) <= abs(exact)
    assert share(Money(-n, "IDR"), up, down, how) == -got


def test_a_half_goes_up() -> None:
    assert share(Money(5, "IDR"), 1, 2, Rounding.HALF_UP).amount == 3
    assert share(Money(-5, "IDR"), 1, 2, Rounding.HALF_UP).amount == -3


def test_a_share_of_nothing_parts_is_refused() -> None:
    with pytest.raises(ValueError, match="denominator"):
        share(Money(5, "IDR"), 1, 0, Rounding.UP)


@pytest.mark.parametrize(
    ("typed", "currency", "amount"),
    [
        ("50000", "IDR", 50_000), ("50k", "IDR", 50_000), ("50 K", "IDR", 50_000),
        ("50rb", "IDR", 50_000), ("50 ribu", "IDR", 50_000), ("1.5jt", "IDR", 1_500_000),
        ("1,5 juta", "IDR", 1_500_000), ("50.000", "IDR", 50_000), ("50,000", "IDR", 50_000),
        ("1.234", "IDR", 1_234), ("50 000", "IDR", 50_000), ("50\u00a0000", "IDR", 50_000),
        ("50\u202f000", "IDR", 50_000), ("Rp 50.000", "IDR", 50_000), ("Rp50.000,-", "IDR", 50_000),
        ("rp. 15.000,00", "IDR", 15_000), ("50k IDR", "IDR", 50_000), ("50.000.", "IDR", 50_000),
        ("+5", "IDR", 5), ("５００００", "IDR", 50_000), ("\u200f50000\u200e", "IDR", 50_000),
        ("5万", "CNY", 5_000_000), ("88元", "CNY", 8_800), ("¥88", "CNY", 8_800), ("¥88", "JPY", 88),
        ("$12.50", "USD", 1_250), ("12,5 usd", "USD", 1_250), ("US$ 1,234.50", "USD", 123_450),
        ("1.234,50 $", "USD", 123_450), ("1'234.50", "USD", 123_450),
        ("1,234,567", "USD", 123_456_700), ("0.05", "USD", 5), ("1.5k", "USD", 150_000),
        ("١٬٢٣٤٫٥٠", "SAR", 123_450), ("٥٠٠٠٠", "SAR", 5_000_000), ("12.50 ر.س", "SAR", 1_250),
        ("۵۰٬۰۰۰", "IRT", 50_000), ("۵۰ هزار تومان", "IRT", 50_000),
        ("۵۰٬۰۰۰ تومان", "IRR", 500_000), ("50000", "IRR", 500_000), ("50.000 ریال", "IRR", 50_000),
        ("۵۰۰۰۰ ریال", "IRT", 5_000), ("12.5", "IRR", 125), ("⭐ 150", "XTR", 150),
        ("150 stars", "XTR", 150), ("6.201734", "USDT", 6_201_734), ("10 usdt", "USDT", 10_000_000),
        ("0.234", "USDT", 234_000),
        ("0.000000001 TON", "TON", 1), ("12.5000", "USDT", 12_500_000),
        ("1 234,5 ₽", "RUB", 123_450), ("5 so'm", "UZS", 500),
    ],
)  # fmt: skip
def test_what_people_type_is_understood(typed: str, currency: str, amount: int) -> None:
    assert read_amount(typed, currency) == Money(amount, currency)


@pytest.mark.parametrize(
    ("typed", "currency", "first", "second"),
    [
        ("1.234", "USD", "1234", "1.234"), ("1,234", "USDT", "1234", "1.234"),
        ("1.500rb", "IDR", "1500000", "1500"), ("12,500", "KWD", "12500", "12.5"),
    ],
)  # fmt: skip
def test_an_amount_with_two_readings_is_asked_about(typed: str, currency: str, first: str, second: str) -> None:
    with pytest.raises(ShopError) as refused:
        read_amount(typed, currency)
    assert refused.value.key == "amount_ambiguous"
    assert (refused.value.facts["first"], refused.value.facts["second"]) == (first, second)


def test_a_known_decimal_mark_leaves_one_reading() -> None:
    assert read_amount("1.234", "USDT", decimal=".").amount == 1_234_000
    assert read_amount("1,234", "USDT", decimal=".").amount == 1_234_000_000
    assert read_amount("1,234", "USDT", decimal=",").amount == 1_234_000


@pytest.mark.parametrize(
    ("typed", "currency", "key"),
    [
        ("", "IDR", "amount_unclear"), ("abc", "IDR", "amount_unclear"),
        ("5m", "IDR", "amount_unclear"), ("$5", "IDR", "amount_unclear"),
        ("5 usd", "EUR", "amount_unclear"), ("1.2.3", "IDR", "amount_unclear"),
        ("1,00,000", "IDR", "amount_unclear"), ("12 50", "USD", "amount_unclear"),
        (".50", "USD", "amount_unclear"), ("$.50", "USD", "amount_unclear"),
        ("5²", "IDR", "amount_unclear"), ("5-10", "IDR", "amount_unclear"),
        ("-+5", "IDR", "amount_unclear"), ("- Rp -5", "IDR", "amount_unclear"),
        ("1e9", "IDR", "amount_unclear"), ("9" * 101, "IDR", "amount_unclear"),
        ("٥٠٫٠٠٠", "IDR", "amount_too_fine"), ("1.2345", "USD", "amount_too_fine"),
        ("50.00", "IDR", "amount_too_fine"), ("0.5", "IDR", "amount_too_fine"),
        ("5 ریال", "IRT", "amount_too_fine"), ("-5", "IDR", "amount_negative"),
        ("−5", "IDR", "amount_negative"), ("Rp -5", "IDR", "amount_negative"),
        ("1000000000000001", "IDR", "amount_too_big"), ("9" * 99, "IDR", "amount_too_big"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_its_reason(typed: str, currency: str, key: str) -> None:
    with pytest.raises(ShopError) as refused:
        read_amount(typed, currency)
    assert refused.value.key == key


def test_a_debt_is_read_only_where_it_may_stand() -> None:
    assert read_amount("-5.000", "IDR", allow_negative=True) == Money(-5_000, "IDR")
    assert read_amount("-0", "IDR") == Money.zero("IDR")


@given(CODES, st.integers(0, LIMIT))
def test_a_plain_number_is_read_back_exactly(code: str, amount: int) -> None:
    scale = CURRENCIES[code].scale
    whole, part = divmod(amount, scale)
    text = f"{whole}.{part:0{CURRENCIES[code].places}d}" if CURRENCIES[code].places else str(whole)
    assert read_amount(text, code, decimal=".") == Money(amount, code)


@given(st.text(max_size=120), CODES)
def test_no_text_breaks_the_reader(typed: str, code: str) -> None:
    with suppress(ShopError):
        assert abs(read_amount(typed, code, allow_negative=True).amount) <= LIMIT
