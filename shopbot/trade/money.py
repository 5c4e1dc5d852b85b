"""Money: whole numbers of a currency's smallest unit, and the forgiving reader of typed amounts.

Every sum in the shop is a `Money`; there is no float anywhere and no rounding except in `share`, which says
how. The table is the shop's own because ISO 4217 and CLDR disagree with what people use: rupiah have no cents
in a shop, rial are spoken of in toman, and Stars and coins are in neither list.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from shopbot.errors import ShopError

LIMIT = 10**15  # in smallest units: far above any shop, far below SQLite's 64-bit integers even when summed


@dataclass(frozen=True)
class Currency:
    """How one currency is counted, written and recognised.

    `exponent`: decimal places of the stored unit (cents: 2). `shown`: decimal places between the stored unit
    and the unit people say (rial are stored whole and said in toman of ten: 0 stored, 1 shown). `fixed`:
    whether all places are always written. `symbol` stands beside the number, on the side `before` says;
    `local` replaces it in some languages. `marks`: what a person may type for it, lower case, beside the
    code and the symbol.
    """

    code: str
    exponent: int
    symbol: str
    before: bool = True
    fixed: bool = True
    shown: int = -1
    local: tuple[tuple[str, str], ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def places(self) -> int:
        """Decimal places of an amount as people write it."""
        return self.exponent if self.shown < 0 else self.shown

    @property
    def scale(self) -> int:
        """Smallest units in one unit as people say it."""
        return int(10**self.places)

    def symbol_in(self, language: str) -> str:
        """Return the symbol to write in this language (`id`, `en`, `ar`, `fa`, `zh`)."""
        return dict(self.local).get(language, self.symbol)


_TOMAN_LOCAL = (("en", "toman"), ("id", "toman"), ("zh", "toman"))
_TOMAN_MARKS = ("تومان", "تومن", "toman", "tmn")
_RIAL_MARKS = ("ریال", "ريال", "rial", "﷼")

CURRENCIES: dict[str, Currency] = {
    currency.code: currency
    for currency in (
        Currency("IDR", 0, "Rp", marks=("rp.", "rupiah")),
        Currency("IRR", 0, "تومان", shown=1, before=False, fixed=False, local=_TOMAN_LOCAL, marks=_TOMAN_MARKS),
        Currency("IRT", 0, "تومان", before=False, local=_TOMAN_LOCAL, marks=_TOMAN_MARKS),
        Currency("USD", 2, "$", marks=("us$", "dollar", "dollars", "دلار", "دولار", "美元")),
        Currency("EUR", 2, "€", marks=("euro", "euros", "یورو", "يورو", "欧元")),
        Currency("CNY", 2, "¥", fixed=False, marks=("cn¥", "rmb", "yuan", "元", "人民币", "یوان", "يوان")),
        Currency(
            "SAR",
            2,
            "SAR",
            local=(("ar", "ر.س"),),
            before=False,
            marks=("ر.س", "ريال", "ریال", "riyal", "sr"),
        ),
        Currency("RUB", 2, "₽", before=False, marks=("руб", "руб.", "rub.")),
        Currency("TRY", 2, "₺", marks=("tl",)),
        Currency("AED", 2, "AED", local=(("ar", "د.إ"),), before=False, marks=("د.إ", "درهم", "dirham", "dhs")),
        Currency("MYR", 2, "RM", marks=("ringgit",)),
        Currency("EGP", 2, "EGP", local=(("ar", "ج.م"),), before=False, marks=("ج.م", "جنيه", "e£", "le")),
        Currency("UZS", 2, "so'm", before=False, fixed=False, marks=("som", "soʻm", "сум")),
        Currency("JPY", 0, "JP¥", marks=("¥", "円", "yen")),
        Currency("VND", 0, "₫", before=False, marks=("đ", "vnđ", "dong")),
        Currency("KWD", 3, "KWD", local=(("ar", "د.ك"),), before=False, marks=("د.ك", "دينار", "kd", "dinar")),
        Currency("XTR", 0, "⭐", marks=("⭐️", "★", "star", "stars", "نجمة", "星")),
        Currency("USDT", 6, "USDT", before=False, fixed=False, marks=("₮", "tether", "تتر")),
        Currency("TON", 9, "TON", before=False, fixed=False, marks=("toncoin",)),
        Currency("TRX", 6, "TRX", before=False, fixed=False, marks=("tron",)),
    )
}


class CurrencyError(ArithmeticError):
    """Two currencies met in one sum or comparison: a fault of the program, never of a person."""


@dataclass(frozen=True, slots=True)
class Money:
    """`amount` smallest units (rupiah, cents, micro-USDT) of `currency`; below zero: a debt or a reversal."""

    amount: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.amount) is not int:  # bool is an int, and a float has already lost what it lost
            raise TypeError(f"money is a whole number of the smallest unit, not {self.amount!r}")
        if self.currency not in CURRENCIES:
            raise ValueError(f"unknown currency {self.currency!r}")

    @classmethod
    def zero(cls, currency: str) -> "Money":
        """Nothing, in this currency."""
        return cls(0, currency)

    @property
    def is_zero(self) -> bool:
        """True for exactly nothing."""
        return self.amount == 0

    @property
    def is_positive(self) -> bool:
        """True above zero."""
        return self.amount > 0

    @property
    def is_negative(self) -> bool:
        """True below zero."""
        return self.amount < 0

    def _same(self, other: "Money") -> int:
        if self.currency != other.currency:
            raise CurrencyError(f"{self.currency} and {other.currency} do not mix")
        return other.amount

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __mul__(self, times: int) -> "Money":
        if type(times) is not int:
            raise TypeError(f"money is multiplied by whole numbers, not {times!r}; see share()")
        return Money(self.amount * times, self.currency)

    __rmul__ = __mul__

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __abs__(self) -> "Money":
        return Money(abs(self.amount), self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: "Money") -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: "Money") -> bool:
        return self.amount >= self._same(other)


class Rounding(Enum):
    """What happens to a part of a smallest unit. Symmetric: a reversal undoes a charge exactly."""

    HALF_UP = "half_up"  # the nearest; a half goes away from zero
    UP = "up"  # away from zero
    DOWN = "down"  # towards zero


def share(money: Money, numerator: int, denominator: int, rounding: Rounding) -> Money:
    """Return `money * numerator / denominator` in smallest units; nothing else rounds money.

    `share(total, 7, 1000, Rounding.UP)` is a fee of 0.7 %. Raises ValueError unless the denominator is above
    zero.
    """
    if denominator <= 0:
        raise ValueError("a share needs a denominator above zero")
    exact = money.amount * numerator
    whole, rest = divmod(abs(exact), denominator)
    if (rounding is Rounding.UP and rest) or (rounding is Rounding.HALF_UP and 2 * rest >= denominator):
        whole += 1
    return Money(whole if exact >= 0 else -whole, money.currency)


_TIMES: tuple[tuple[str, int], ...] = (  # no "m": a million to some, a milliard to others
    ("k", 3), ("rb", 3), ("ribu", 3), ("هزار", 3), ("ألف", 3), ("الف", 3), ("آلاف", 3), ("千", 3),
    ("万", 4), ("萬", 4), ("jt", 6), ("juta", 6), ("mio", 6), ("میلیون", 6), ("مليون", 6), ("百万", 6),
)  # fmt: skip
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SHAPE = re.compile(r"([-+])? ?([^\d+-]*?) ?([-+])? ?(\d(?:[\d.,٫٬' ]*\d)?) ?(?:,-+)?([^\d-]*)")
_SAME_AS = str.maketrans(
    {"−": "-", "－": "-", "﹣": "-", "＋": "+", "，": ",", "．": ".", "、": ",", "،": ",", "’": "'"}
)
_GROUP_ONLY = "٬' "


class _Reading(NamedTuple):
    digits: str  # whole part and fraction together
    places: int
    grouped: bool


def plain_digits(text: str) -> str:
    """Return the text with 0-9 for digits of any script, one kind of space and minus, nothing invisible."""
    shown = _INVISIBLE.sub("", text).translate(_SAME_AS)
    digits = (str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c for c in shown)
    return " ".join("".join(digits).split())


def _ungroup(whole: str, separator: str) -> str | None:
    """Return the digits of `12.345.678`; None if the groups are not how thousands are written."""
    head, *groups = whole.split(separator)
    if not head.isdigit() or len(head) > 3 or head.startswith("0"):
        return None
    return head + "".join(groups) if all(len(g) == 3 and g.isdigit() for g in groups) else None


def _wholes(text: str, not_grouping: str) -> Iterator[tuple[str, bool]]:
    """Yield the ways to read a whole number: (its digits, whether thousands were marked)."""
    separators = set(text) - set("0123456789")
    if not separators:
        yield text, False
    elif len(separators) == 1:
        mark = separators.pop()
        digits = None if mark in not_grouping else _ungroup(text, mark)
        if digits:
            yield digits, True


def _readings(number: str, decimal: str | None) -> Iterator[_Reading]:
    """Yield every way this number could be meant. `decimal`: the decimal mark, if it is known."""
    if "٫" not in number:
        for digits, grouped in _wholes(number, decimal or ""):
            yield _Reading(digits, 0, grouped)
    for mark in "٫" if "٫" in number else (decimal or ".,"):
        whole, found, fraction = number.rpartition(mark)
        if found and fraction.isdigit() and mark not in _GROUP_ONLY:
            for digits, grouped in _wholes(whole, mark + "٫"):
                yield _Reading(digits + fraction, len(fraction), grouped)


def _marks(currency: Currency) -> frozenset[str]:
    local = (symbol for _, symbol in currency.local)
    return frozenset(m.casefold() for m in (currency.code, currency.symbol, *local, *currency.marks))


_MARKS = {code: _marks(currency) for code, currency in CURRENCIES.items()}


def _power_of(mark: str, currency: Currency) -> int | None:
    """Return the power of ten from the said unit to what `mark` names; None for another currency."""
    if mark in _RIAL_MARKS and currency.code in {"IRR", "IRT"}:
        return -1
    return 0 if not mark or mark in _MARKS[currency.code] else None


def _suffix(after: str, currency: Currency) -> tuple[int, int] | None:
    """Return the powers of ten (times, unit) of `rb`, `k USD`, `هزار تومان`; None for unknown words."""
    for word, power in (*sorted(_TIMES, key=lambda t: -len(t[0])), ("", 0)):
        if after.startswith(word):
            unit = _power_of(after[len(word) :].strip(), currency)
            if unit is not None:
                return power, unit
    return None


def _plain(reading: _Reading, power: int) -> str:
    """Write a reading so that nobody can mistake it: ASCII, a point, no grouping."""
    places = max(reading.places - power, 0)
    digits = reading.digits + "0" * max(power - reading.places, 0)
    digits = digits.zfill(places + 1)
    fraction = digits[len(digits) - places :].rstrip("0")
    return (digits[: len(digits) - places].lstrip("0") or "0") + (f".{fraction}" if fraction else "")


def _choose(readings: list[_Reading], power: int, currency: Currency, text: str) -> _Reading:
    if len(readings) > 1 and power == 0 and currency.exponent == 0:
        return readings[0]  # no cents: `1.234` can only be a thousand and some
    if len(readings) > 1:
        first, second = (_plain(r, power) for r in readings[:2])
        raise ShopError("amount_ambiguous", text=text, first=first, second=second)
    return readings[0]


def _units(reading: _Reading, power: int, currency: Currency) -> int:
    """Count smallest units. `,00` after marked thousands is invoice style; other surplus is refused."""
    digits, places, grouped = reading
    zeros = grouped and not digits[len(digits) - places :].strip("0")
    up = currency.places + power - places
    if up >= 0:
        return int(digits) * int(10**up)
    units, rest = divmod(int(digits), int(10**-up))
    if rest or (places and not zeros):
        raise ShopError("amount_too_fine", places=currency.places, currency=currency.code)
    return units


def _checked(units: int, negative: bool, currency: Currency, allow_negative: bool) -> Money:
    if negative and units and not allow_negative:
        raise ShopError("amount_negative")
    if units > LIMIT:
        raise ShopError("amount_too_big", limit=Money(LIMIT, currency.code))
    return Money(-units if negative else units, currency.code)


def read_amount(text: str, currency: str, *, allow_negative: bool = False, decimal: str | None = None) -> Money:
    """Return the amount a person typed, or raise a `ShopError` that says what is unclear; never guess.

    Takes `50k`, `50rb`, `1.5jt`, `50.000`, `Rp 50.000,-`, `$12.50`, digits of any script, spaces of any kind.
    `1.234` is 1234 where the currency has no cents; elsewhere it is refused with both readings. `decimal`
    ("." or ",") is for text whose decimal mark is known, like a file of our own. IRR is typed in toman unless
    the word rial stands there.

    Errors: amount_unclear(text) · amount_ambiguous(text, first, second) · amount_too_fine(places, currency) ·
    amount_negative · amount_too_big(limit).
    """
    unit = CURRENCIES[currency]
    shown = text.strip()[:40]
    found = _SHAPE.fullmatch(plain_digits(text).casefold()) if len(text) <= 100 else None
    if not found:
        raise ShopError("amount_unclear", text=shown)
    sign, before, inner_sign, number, after = (part or "" for part in found.groups())
    head, tail = _power_of(before.strip(), unit), _tail(after, unit)
    readings = list(_readings(number, decimal))
    if head is None or tail is None or (sign and inner_sign) or not readings:
        raise ShopError("amount_unclear", text=shown)
    power, side = tail
    chosen = _choose(readings, power, unit, shown)
    return _checked(_units(chosen, power + head + side, unit), "-" in sign + inner_sign, unit, allow_negative)


def _tail(after: str, currency: Currency) -> tuple[int, int] | None:
    """Read as `_suffix` does; a full stop at the end, which phone keyboards add, is forgiven."""
    word = after.strip()
    return _suffix(word, currency) or _suffix(word.removesuffix(".").strip(), currency)
