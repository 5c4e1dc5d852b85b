"""Transfers of USDT as the shop counts them, whichever source they were read from.

The name of a transfer is made of what every source says of it (transaction, recipient, value) and of its place among
the transfers of the same transaction that are alike in all of that. So two transfers in one transaction are two, and
the same one is never two because another source, which does not number logs, was asked in between.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from shopbot.api import Money, NotReady, Receipt

LIMIT = 10**15  # smallest units: what the shop's books hold
_TXID = re.compile("[0-9a-f]{64}")
_VALUE = re.compile("[0-9]{1,30}")
_MOST_WINDOWS = 100


@dataclass(frozen=True)
class Row:
    """One line of a source's list: the transaction, when its block was made (UTC milliseconds), the value."""

    txid: str
    at: int
    value: int


@dataclass(frozen=True)
class Transfer:
    """USDT that has come to `address` for good; `at` is the block's time (UTC seconds)."""

    txid: str
    address: str
    value: int
    at: int
    ordinal: int

    @property
    def reference(self) -> str:
        """Its name in the shop's books."""
        return f"{self.txid}:{self.address}:{self.value}:{self.ordinal}"

    def receipt(self, said: str) -> Receipt:
        """Return it as money that came; `said` is who says so."""
        details = {"txid": self.txid, "to": self.address, "said": said}
        return Receipt(self.reference, Money(self.value, "USDT"), self.at, scope=self.address, details=details)


def numbered(txid: str, address: str, at: int, values: Iterable[int]) -> list[Transfer]:
    """Return the transfers of one transaction to one address; those of one value are told apart by their number."""
    seen: Counter[int] = Counter()
    found = []
    for value in values:
        found.append(Transfer(txid, address, value, at, seen[value]))
        seen[value] += 1
    return found


def row(txid: object, at: object, value: object) -> Row | None:
    """Return one line of a list, or None for one that says nothing that could be counted."""
    if not isinstance(txid, str) or not _TXID.fullmatch(txid) or type(at) is not int or not 0 < at < LIMIT:
        return None
    amount = whole(value)
    return Row(txid, at, amount) if 0 < amount <= LIMIT else None


def whole(value: object) -> int:
    """Return a whole number written with digits; 0 for anything else."""
    return int(value) if isinstance(value, str) and value.isascii() and _VALUE.fullmatch(value) else 0


def txid_in(text: str) -> str | None:
    """Return the transaction's id that a text holds, bare or in a link; None unless there is exactly one."""
    found = set(re.findall(r"(?<![0-9a-z])(?:0x)?([0-9a-f]{64})(?![0-9a-z])", text.lower()))
    return found.pop() if len(found) == 1 else None


@dataclass(frozen=True)
class Listing:
    """What a source listed of one span of time, newest first, page by page; `whole`: there is no more in the span."""

    pages: Sequence[Sequence[tuple[int, Any]]]
    whole: bool


def walk(listed: Callable[[int, int], Listing], start: int, end: int) -> list[list[Any]]:
    """Return all pages of a list between two moments (UTC milliseconds), however many a source gives for one span.

    A source ends a long list early. The span is then asked again from its oldest moment on; what was listed of that
    moment may be a part, and is left to the next answer. Raises NotReady if one moment fills a whole answer.
    """
    pages: list[list[Any]] = []
    for _ in range(_MOST_WINDOWS):
        found = listed(start, end)
        times = [at for page in found.pages for at, _ in page]
        if found.whole or not times:
            return pages + [[one for _, one in page] for page in found.pages]
        oldest = max(start, min(times))
        if oldest >= end:
            raise NotReady("one moment holds more transfers than can be listed")
        pages += [[one for at, one in page if at > oldest] for page in found.pages]
        end = oldest
    raise NotReady("there are more transfers than can be listed")
