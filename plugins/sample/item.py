"""What one shelf and one product of the sample are made of."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from shopbot.api import products

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
Said = Mapping[str, str]  # language -> words


@dataclass(frozen=True)
class Shelf:
    """One category; `inside` is the key of the one it stands in."""

    key: str
    icon: str
    title: Said
    inside: str | None = None


@dataclass(frozen=True)
class Variant:
    """One way to buy a family, with a number, a price (thousands of rupiah) and a stock of its own."""

    number: int
    name: Said
    thousands: int
    codes: int
    reseller: int | None = None


@dataclass(frozen=True)
class Item:
    """One product. `thousands` is its price in thousands of rupiah, `codes` how many it has on stock.

    `sold` is what it seems to have sold before, so that the best sellers are not empty; `reseller` its price for
    resellers; `note` what comes with the goods. `choices` are what buyers see of each unit and what it costs more;
    `sale` is a percentage off, in a demo only.
    """

    number: int
    shelf: str
    thousands: int
    codes: int
    title: Said
    description: Said
    sold: int = 0
    kind: str = "code"
    supply: products.Supply = "units"
    parts: tuple[str, ...] = ()
    country: str | None = None
    warranty: int = 0
    note: Said | None = None
    reseller: int | None = None
    variants: tuple[Variant, ...] = ()
    choices: tuple[tuple[str, int], ...] = ()
    sale: int = 0

    @property
    def photo(self) -> str:
        """The picture, as `Product.photo` names one that comes with a plugin."""
        return f"file:sample/pictures/{self.number}.png"

    def lines(self) -> list[str]:
        """Return its units, the same at every call: DEMO-7QK2-M4XP, `A1 DEMO-…`, or an account that opens nothing."""
        return [self._account(place) if self.parts else self._code(place) for place in range(self.codes)]

    def _code(self, place: int) -> str:
        hint = f"{self.choices[place][0]} " if self.choices else ""
        return hint + code(self.number, place)

    def _account(self, place: int) -> str:
        password = code(self.number, place).removeprefix("DEMO-")
        return f"pupil{place + 1:02}@example.org | {password} | {_digest(self.number, place)[8] * 37 % 9000 + 1000}"


def code(number: int, place: int) -> str:
    """Return the code at a place on the stock of the product or variant with this number."""
    letters = "".join(_ALPHABET[byte % 32] for byte in _digest(number, place)[:8])
    return f"DEMO-{letters[:4]}-{letters[4:]}"


def _digest(number: int, place: int) -> bytes:
    return hashlib.sha256(f"{number}:{place}".encode()).digest()


def said(en: str, id: str, ar: str, fa: str, zh: str) -> Said:  # noqa: A002 - the language code of Indonesian
    """Return words by language."""
    return {"en": en, "id": id, "ar": ar, "fa": fa, "zh": zh}
