"""The text inside a QRIS: EMVCo's merchant-presented QR, read into its parts and written again.

A payload is a row of objects: two digits of tag, two of length (counted in characters), the value; some values are
rows of their own. It is always taken apart, never searched: a merchant may well be called "TOKO 5802ID".
Source: EMV QR Code Specification for Payment Systems, Merchant-Presented Mode, 1.1; national rules of QRIS where named.
"""

import binascii
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

FORMAT, INITIATION, CURRENCY, AMOUNT, COUNTRY, NAME, CITY, CHECKSUM = "00", "01", "53", "54", "58", "59", "60", "63"
STATIC, DYNAMIC = "11", "12"
RUPIAH, INDONESIA = "360", "ID"
LONGEST = 512  # characters; EMVCo's own limit
DEAREST = 10_000_000  # rupiah in one QRIS payment

_REQUIRED = (FORMAT, "52", CURRENCY, COUNTRY, NAME, CITY, CHECKSUM)
_TIPS = frozenset({"55", "56", "57"})  # a tip or a fee the payer's app would add to the amount
_ACCOUNTS = frozenset(f"{tag:02}" for tag in range(2, 52))
_ROWS = frozenset(f"{tag:02}" for tag in (*range(26, 52), 62, 64, *range(80, 100)))
_HEAD = re.compile(r"[0-9]{4}")
_CHECK = re.compile(r"[0-9A-Fa-f]{4}")
_RUPIAH = re.compile(r"([0-9]{1,13})(?:\.0{0,2})?")


class NotQris(Exception):
    """This text is no usable QRIS. `reason` is one of REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


# shape: not built like a payment QR · checksum: damaged or mistyped · country: not for rupiah in Indonesia ·
# dynamic: made for one payment only · amount: has a fixed amount · sum: outside what one payment may be
REASONS = ("shape", "checksum", "country", "dynamic", "amount", "sum")


@dataclass(frozen=True)
class Payload:
    """A payload taken apart: its objects in the order they stood, the checksum left out."""

    objects: tuple[tuple[str, str], ...]

    @cached_property
    def values(self) -> Mapping[str, str]:
        """The values by tag; each tag stands once."""
        return dict(self.objects)

    @property
    def name(self) -> str:
        """The merchant's name as payers see it."""
        return self.values[NAME]

    @property
    def city(self) -> str:
        """The merchant's city."""
        return self.values[CITY]

    @property
    def rupiah(self) -> int | None:
        """The amount it asks for, or None if it leaves that to the payer. Raises NotQris for parts of a rupiah."""
        written = self.values.get(AMOUNT)
        if written is None:
            return None
        found = _RUPIAH.fullmatch(written)
        if found is None:
            raise NotQris("amount")
        return int(found[1])

    def part(self, tag: str, inner: str) -> str | None:
        """Return a value inside a row: `part("51", "02")` is the merchant's national number."""
        return dict(_objects(self.values[tag])).get(inner) if tag in self.values else None

    def text(self) -> str:
        """Return the payload as a QR code carries it: tags ascending, the checksum last."""
        body = "".join(_written(tag, value) for tag, value in sorted(self.objects)) + CHECKSUM + "04"
        return body + checksum(body)


def read(text: str) -> Payload:
    """Take a payload apart. Raises NotQris `shape` or `checksum`."""
    whole = text.strip()
    if len(whole) > LONGEST:
        raise NotQris("shape")
    objects = _objects(whole)
    tags = [tag for tag, _ in objects]
    if tags[:1] != [FORMAT] or tags[-1:] != [CHECKSUM] or not set(_REQUIRED) <= set(tags):
        raise NotQris("shape")
    _verify(whole, objects[-1][1])
    if objects[0][1] != "01" or not _ACCOUNTS & set(tags):
        raise NotQris("shape")
    for tag, value in objects:
        if tag in _ROWS:
            _objects(value)
    return Payload(objects[:-1])


def read_static(text: str) -> Payload:
    """Take apart the QRIS a merchant prints: rupiah, Indonesia, any amount. Raises NotQris."""
    payload = read(text)
    values = payload.values
    if values[CURRENCY] != RUPIAH or values[COUNTRY] != INDONESIA:
        raise NotQris("country")
    if values.get(INITIATION) != STATIC:
        raise NotQris("dynamic")
    if AMOUNT in values:
        raise NotQris("amount")
    return payload


def with_amount(static: Payload, rupiah: int) -> Payload:
    """Return the same merchant's QRIS for one payment of exactly `rupiah`. Raises NotQris `sum`.

    The merchant's bank does not hear of it: the payer's app merely fills the amount in.
    """
    if not 0 < rupiah <= DEAREST:
        raise NotQris("sum")
    kept = ((tag, value) for tag, value in static.objects if tag not in _TIPS)
    return Payload(tuple({**dict(kept), INITIATION: DYNAMIC, AMOUNT: str(rupiah)}.items()))


def checksum(body: str) -> str:
    """Return the CRC-16 (CCITT, started at FFFF) of everything before it, the object's head `6304` included."""
    return f"{binascii.crc_hqx(body.encode(), 0xFFFF):04X}"


def written(objects: Iterable[tuple[str, str]]) -> str:
    """Return objects as a row, in the order given. Raises ValueError for what no row can hold."""
    return "".join(_written(tag, value) for tag, value in objects)


def _written(tag: str, value: str) -> str:
    if len(value) > 99 or not re.fullmatch("[0-9]{2}", tag):
        raise ValueError(f"object {tag} of {len(value)} characters")
    return f"{tag}{len(value):02}{value}"


def _verify(whole: str, found: str) -> None:
    if not _CHECK.fullmatch(found):
        raise NotQris("shape")
    try:
        expected = checksum(whole[:-4])
    except UnicodeEncodeError:
        raise NotQris("shape") from None
    if found.upper() != expected:
        raise NotQris("checksum")


def _objects(row: str) -> tuple[tuple[str, str], ...]:
    """Take a row apart. Raises NotQris `shape` when it does not end where a value ends, or a tag stands twice."""
    found: dict[str, str] = {}
    at = 0
    while at < len(row):
        head = row[at : at + 4]
        if not _HEAD.fullmatch(head) or head[:2] in found:
            raise NotQris("shape")
        at += 4 + int(head[2:])
        if at > len(row):
            raise NotQris("shape")
        found[head[:2]] = row[at - int(head[2:]) : at]
    return tuple(found.items())
