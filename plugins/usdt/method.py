"""Looking for USDT: what has come for good to the shop's addresses, and what is on its way.

Each look lists the transfers since the last good one, with a margin for a source that is behind. A sum that is asked
for matters, however small; otherwise dust does not. Who pays is told by the sum alone: senders, symbols and
histories of an address can be made to look like anything.
"""

import contextlib
from collections.abc import Callable, Mapping, Sequence

from plugins.rates.api import convert
from plugins.usdt import screens, trongrid, tronscan
from plugins.usdt.address import NotAnAddress, read_wallet
from plugins.usdt.declare import USDT, Settings, plugin
from plugins.usdt.source import Source
from plugins.usdt.transfers import Row
from shopbot.api import (
    Attempt,
    Context,
    Money,
    NotReady,
    Outside,
    PaymentMethod,
    Progress,
    Quote,
    Receipt,
    Request,
    Screen,
    ShopError,
    Tail,
)

NAME = "usdt"
_MAIN_CHAIN = "https://api.trongrid.io"
SKEW = 120  # seconds by which the chain's clock may be behind ours
_BEHIND = 600  # seconds by which a source may be behind the chain
_AHEAD = 3600  # and by which the shop's clock may have been ahead: a jump as far as it is followed back by itself
_MARGIN = _BEHIND + _AHEAD
_TAILS = 9_999  # the last four of six decimals: below a cent
_NOTHING_SEEN: Mapping[str, object] = {"seen": None, "txid": None, "confirmations": 0}


def usable(settings: Settings) -> str | None:
    """Return the owner's address, or None while there is none that can be used."""
    try:
        return read_wallet(settings.address)
    except NotAnAddress:
        return None


@plugin.payment_method
class Usdt(PaymentMethod):
    """USDT on TRON."""

    name = NAME
    label = "btn-usdt"
    every = 15
    idle_every = 300

    def takes(self, settings: Settings, amount: Money) -> bool:
        """Tell whether there is an address to pay to."""
        return amount.is_positive and usable(settings) is not None

    def takes_real_money(self, settings: Settings) -> bool | None:
        """Tell whether the address is on the main chain; a test chain, or a stand-in, has another source."""
        return True if settings.trongrid_url == _MAIN_CHAIN else None

    def window(self, settings: Settings) -> int:
        """Return how long the rate and the sum are held."""
        return settings.window

    def quote(self, ctx: Context[Settings], amount: Money, order: int | None = None) -> Quote:
        """Ask for a sum nobody else is asked for. Raises ShopError without a rate, or for what would pass for dust."""
        asked, address = convert(ctx.db, amount, USDT, ctx.now, order), usable(ctx.settings)
        if address is None or asked.amount < ctx.settings.least:
            raise ShopError("gone")
        return Quote(asked, tail=Tail(address, _TAILS), details={"address": address})

    def open(self, request: Request[Settings], attempt: Attempt) -> Screen:
        """Return the address and the exact sum, and what is seen of the payment so far."""
        return screens.to_pay(request, attempt)

    def closed(self, request: Request[Settings], attempt: Attempt) -> Screen | None:
        """Return the card that takes the code's place."""
        return screens.ended(request, attempt)

    def look(self, outside: Outside[Settings], attempts: Sequence[Attempt]) -> Sequence[Receipt | Progress]:
        """Return what has come for good, and how far what is on its way has come."""
        found: list[Receipt | Progress] = []
        for address, start in _since(outside, attempts).items():
            here = [one for one in attempts if one.details.get("address") == address]
            found += _look_at(outside, address, (start - _MARGIN) * 1000, here)
        return found


def _since(outside: Outside[Settings], attempts: Sequence[Attempt]) -> Mapping[str, int]:
    """Return from when on (UTC seconds) each address was not looked at; an older one only with its attempts was."""
    starts: dict[str, int] = {}
    now = usable(outside.settings)
    if now:
        starts[now] = outside.since or outside.now
    for one in attempts:
        address = str(one.details["address"])
        starts[address] = min(starts.get(address, outside.now), one.looked_at or one.opened_at)
    return starts


def _look_at(
    outside: Outside[Settings], address: str, start: int, attempts: Sequence[Attempt]
) -> list[Receipt | Progress]:
    asked = {one.asked.amount for one in attempts}
    grid = trongrid.source(outside.settings, outside.now)
    try:
        found, waits = trongrid.settled(grid, address, start, _matters(outside.settings, asked))
    except NotReady as reason:
        return _second_opinion(outside, address, start, asked, reason)
    arrived = {one.value for one in found}
    open_ones = [one for one in attempts if _is_awaited(one) and one.asked.amount not in arrived]
    news: list[Progress] = []
    if open_ones:
        with contextlib.suppress(NotReady):  # what has come for good is worth more than news of what is on its way
            news = _on_its_way(grid, address, waits, open_ones)
    return [*(one.receipt("TronGrid") for one in found), *news]


def _matters(settings: Settings, asked: set[int]) -> Callable[[int], bool]:
    return lambda value: value >= settings.least or value in asked


def _second_opinion(
    outside: Outside[Settings], address: str, start: int, asked: set[int], first: NotReady
) -> list[Receipt | Progress]:
    scan = tronscan.source(outside.settings, outside.now)
    try:
        found = tronscan.settled(scan, address, start, _matters(outside.settings, asked))
    except NotReady as second:
        raise NotReady(f"{first}; {second}", max(first.after or 0, second.after or 0) or None) from None
    return [one.receipt("Tronscan") for one in found]


# --- what is on its way: only ever shown, never counted ---


def _is_awaited(one: Attempt) -> bool:
    return one.state == "open" and not one.received.is_positive


def _on_its_way(grid: Source, address: str, waits: Sequence[Row], attempts: Sequence[Attempt]) -> list[Progress]:
    rows = [*waits, *trongrid.unconfirmed(grid, address, (grid.now - _MARGIN) * 1000)]
    by_value = {row.value: row for row in sorted(rows, key=lambda row: row.at)}
    hits = [(one, row) for one in attempts if (row := by_value.get(one.asked.amount)) and _is_of(one, row)]
    tip = trongrid.tip(grid) if hits else 0
    seen = {one.id: _seen(grid, row, tip) for one, row in hits}
    gone = {one.id: _NOTHING_SEEN for one in attempts if one.details.get("seen") and one.id not in seen}
    return [Progress(number, details) for number, details in {**seen, **gone}.items()]


def _is_of(one: Attempt, row: Row) -> bool:
    return row.at // 1000 >= one.opened_at - SKEW


def _seen(grid: Source, row: Row, tip: int) -> Mapping[str, object]:
    done = trongrid.confirmations(grid, row.txid, tip)
    return {"seen": row.at // 1000, "txid": row.txid, "confirmations": done}
