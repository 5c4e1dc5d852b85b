"""Numbers, money and dates as each of the five languages writes them.

Babel's own formatting shows rupiah with cents, cuts USDT to two places (which would delete a unique payment tail), does
not know toman, and leaves Persian digits to an option. Of its data two small tables are wanted, months and plurals;
they stand here, and a test holds them to Babel's, since all of it for five languages would take 8 MiB of a running
shop. Persian dates are Jalali.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from persiantools.jdatetime import JalaliDate

from shopbot.errors import ShopError
from shopbot.trade.money import CURRENCIES, Money, plain_digits

LANGUAGES = ("id", "en", "ar", "fa", "zh")
RTL = frozenset({"ar", "fa", "xx-rtl"})
LRI, FSI, PDI, RLM = "\u2066", "\u2068", "\u2069", "\u200f"
MINUS = "\u2212"
NBSP = "\u00a0"
# CLDR's, as Babel writes them; `other` is what is left.
PLURALS: dict[str, dict[str, str]] = {
    "id": {},
    "en": {"one": "i = 1 and v = 0"},
    "ar": {
        "zero": "n = 0",
        "one": "n = 1",
        "two": "n = 2",
        "few": "n % 100 = 3..10",
        "many": "n % 100 = 11..99",
    },
    "fa": {"one": "i = 0 or n = 1"},
    "zh": {},
}

_MONTHS = {
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@dataclass(frozen=True, slots=True)
class _Style:
    group: str
    decimal: str
    persian: bool = False


_STYLES = {"id": _Style(".", ","), "fa": _Style("٬", "٫", persian=True)}
_DEFAULT = _Style(",", ".")


def decimal_mark(language: str) -> str:
    """Return the mark between whole and fraction that this module writes in a language."""
    return _STYLES.get(language, _DEFAULT).decimal


def _signed(number: str, negative: bool, language: str) -> str:
    """Put the minus in front and, in right-to-left text, keep it there: unisolated it jumps to the other end."""
    if not negative:
        return number
    return f"{LRI}{MINUS}{number}{PDI}" if language in RTL else MINUS + number


def _digits(whole: int, fraction: str, language: str) -> str:
    style = _STYLES.get(language, _DEFAULT)
    text = f"{whole:,}".replace(",", style.group) + (style.decimal + fraction if fraction else "")
    return text.translate(_PERSIAN) if style.persian else text


def number(value: int, language: str) -> str:
    """Return a whole number with its thousands marked: `12.500`, `12,500`, `۱۲٬۵۰۰`."""
    return _signed(_digits(abs(value), "", language), value < 0, language)


_DECIMAL = re.compile(r"(\d+)(?:\.(\d+))?(%?)")


def calculation(parts: Iterable[str], language: str) -> str:
    """Return a sum written out, `34.300 × (30 − 12) ÷ 30 × 0,7`: from the left in every language, in its digits."""
    written = "".join(_decimal(part, language) for part in parts)
    return f"{LRI}{written}{PDI}" if language in RTL else written


def _decimal(part: str, language: str) -> str:
    """Return a number with its fraction as a language writes it; what is no number stays as it is."""
    found = _DECIMAL.fullmatch(part)
    if found is None:
        return part
    sign = "" if not found[3] else "٪" if language == "fa" else "%"
    return _digits(int(found[1]), found[2] or "", language) + sign


def _parts(amount: Money) -> tuple[int, str]:
    """Split an amount (sign left out) into the whole units people say and the fraction's digits."""
    currency = CURRENCIES[amount.currency]
    whole, rest = divmod(abs(amount.amount), currency.scale)
    fraction = f"{rest:0{currency.places}d}" if currency.places else ""
    return whole, fraction if currency.fixed else fraction.rstrip("0")


def money(amount: Money, language: str) -> str:
    """Return an amount as people write it: `Rp 15.000`, `$12.50`, `۱۵۰٬۰۰۰ تومان`, `⭐ 150`, `6.201734 USDT`."""
    currency = CURRENCIES[amount.currency]
    symbol = currency.symbol_in(language)
    digits = _digits(*_parts(amount), language)
    if not currency.before:
        return f"{_signed(digits, amount.is_negative, language)}{NBSP}{symbol}"
    gap = NBSP if symbol[-1].isalpha() or symbol == "⭐" else ""
    return _signed(f"{symbol}{gap}{digits}", amount.is_negative, language)


def plain_money(amount: Money) -> str:
    """Return the bare number for copying: ASCII digits and point, in the unit people say, no marks at all."""
    whole, fraction = _parts(amount)
    return ("-" if amount.is_negative else "") + str(whole) + (f".{fraction}" if fraction else "")


def percent(value: int, language: str) -> str:
    """Return `40%`, in Persian `۴۰٪`."""
    return number(value, language) + ("٪" if language == "fa" else "%")


def bar(done: int, total: int, language: str) -> str:
    """Return a progress bar of ten steps with its percentage; it fills from the side the language reads from."""
    share = max(0, min(100, done * 100 // total)) if total > 0 else 100
    return "▓" * (share // 10) + "░" * (10 - share // 10) + NBSP + percent(share, language)


def _month(number: int, language: str) -> str:
    return _MONTHS.get(language, _MONTHS["en"]).split()[number - 1]


def _date(day: date, language: str) -> str:
    if language == "fa":
        jalali = JalaliDate.to_jalali(day)  # type: ignore[no-untyped-call]
        return str(jalali.strftime("%d %B %Y", locale="fa")).removeprefix("۰")
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_month(day.month, language)} {day.year}"


def _clock(at: datetime, language: str) -> str:
    text = f"{at.hour:02d}:{at.minute:02d}"
    return text.translate(_PERSIAN) if language == "fa" else text


def moment(unix: int, style: str, language: str, zone: ZoneInfo) -> str:
    """Return a moment (UTC seconds) in the shop's zone: `21 Nov 2026 14:05`, `۳۰ آبان ۱۴۰۵ ۱۴:۰۵`.

    `style` is `date`, `time`, or anything else for both: a countdown's fallback has to name the moment itself.
    """
    at = datetime.fromtimestamp(unix, zone)
    if style == "time":
        return _clock(at, language)
    day = _date(at.date(), language)
    return day if style == "date" else f"{day} {_clock(at, language)}"


_COUNT = re.compile(r"[x×*]? ?(\d{1,3}(?:([., ٬'])\d{3})(?:\2\d{3})*|\d{1,15}) ?[x×*]?")


def read_number(text: str, low: int = 0, high: int = 10**9) -> int:
    """Return a quantity a person typed, in any digits: `3`, `۳`, `x3`, `1.000`.

    Raises ShopError number_unclear(text) or number_range(low, high).
    """
    found = _COUNT.fullmatch(plain_digits(text[:60]).casefold())
    if not found:
        raise ShopError("number_unclear", text=text.strip()[:40])
    value = int(re.sub(r"\D", "", found[1]))
    if not low <= value <= high:
        raise ShopError("number_range", low=low, high=high)
    return value
