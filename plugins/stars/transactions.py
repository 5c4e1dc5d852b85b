"""Telegram's list of a bot's Star transactions, read from its new end.

`getStarTransactions` pages by offset from the oldest on ("in chronological order", Bot API 10.3) and does not say how
many there are. Should the order ever be the other way round, which we cannot try, that is seen by the dates.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from shopbot.api import NotReady

A_PAGE = 100
_MOST = 1 << 24
Telegram = Callable[..., Any]
Transaction = Mapping[str, Any]


def since(telegram: Telegram, moment: int) -> Iterator[Transaction]:
    """Yield the transactions from `moment` (UTC seconds) on, in no particular order; some before it may come along."""
    first = _page(telegram, 0)
    if len(first) < A_PAGE:
        yield from first
    elif first[0]["date"] > first[-1]["date"]:
        yield from _forward(telegram, first, moment)
    else:
        yield from _backward(telegram, moment)


def _page(telegram: Telegram, offset: int, limit: int = A_PAGE) -> list[Transaction]:
    """Return a page; raises NotReady for what is none, as nobody could say then what it leaves out."""
    said = telegram("getStarTransactions", offset=offset, limit=limit)
    rows = said.get("transactions") if isinstance(said, dict) else None
    if not isinstance(rows, list) or not all(isinstance(one, dict) and type(one.get("date")) is int for one in rows):
        raise NotReady("Telegram answered with something that is no list of Stars")
    return rows


def _forward(telegram: Telegram, page: list[Transaction], moment: int) -> Iterator[Transaction]:
    """Newest first: read on until they are too old."""
    offset = 0
    while page:
        yield from page
        if page[-1]["date"] < moment:
            return
        offset += len(page)
        page = _page(telegram, offset)


def _backward(telegram: Telegram, moment: int) -> Iterator[Transaction]:
    """Oldest first: find the end, and read back until they are too old."""
    end = _count(telegram)
    while end > 0:
        start = max(0, end - A_PAGE)
        page = _page(telegram, start, end - start)
        yield from page
        if not page or page[0]["date"] < moment:
            return
        end = start


def _count(telegram: Telegram) -> int:
    """Return how many there are, in about twice as many calls as the number has binary digits."""
    high = A_PAGE
    while high < _MOST and _page(telegram, high - 1, 1):
        high *= 2
    low = high // 2
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if _page(telegram, middle, 1) else (low, middle)
    return low
