"""Taking back what staff did to rates and to a product's own price."""

from typing import Any

from plugins.rates import own, screens
from plugins.rates.api import own_price
from plugins.rates.declare import Settings, plugin
from shopbot.api import OWNER, Request, ShopError, audit


@plugin.undo("rates.price", allow=own.EDIT)
def undo_own(request: Request[Settings], record: audit.Record) -> None:
    """Put a product's own price back, or none."""
    _, product, currency = record.subject.split(":")
    now = own_price(request.db, int(product), currency)
    if (now.amount if now else None) != record.after:
        raise ShopError("changed_since")
    own.keep(request, int(product), currency, record.before)


@plugin.undo("rates.set", allow=OWNER)
def undo_rate(request: Request[Settings], record: audit.Record) -> None:
    """Put a rate back as it was, age and source included; what the market says comes at its next turn."""
    currency = record.subject.removeprefix("rate:")
    if not _as_left(screens.as_kept(request.db, currency), record.after):
        raise ShopError("changed_since")
    screens.put_back(request, currency, record.before)


def _as_left(now: dict[str, Any] | None, after: dict[str, Any] | None) -> bool:
    """Tell whether a rate is as it was left; one left to the market may have been fetched since."""
    if after is None:
        return now is None or not now["by_hand"]
    return now is not None and (now["price"], now["by_hand"]) == (after["price"], after["by_hand"])
