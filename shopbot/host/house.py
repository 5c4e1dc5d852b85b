"""What the house does by itself, declared like a plugin's jobs: goods come free, old rows go, books are counted.

Its settings are the terms of trade, under the names the trade room reads (`trade/terms.py`).
"""

from dataclasses import dataclass
from typing import Any

from shopbot.db import inbox
from shopbot.db.fence import HOUSE
from shopbot.host.context import Context
from shopbot.host.conversations import Nonces
from shopbot.host.plugin import Plugin, setting
from shopbot.texts.values import Num
from shopbot.trade import checks, orders, payments, terms


@dataclass(frozen=True)
class Settings:
    """The terms of the shop itself."""

    payment_window: int = setting(
        terms.PAYMENT_WINDOW, "Minutes a buyer has to pay before the goods go back", low=1, high=1440, unit=60
    )
    most_waiting: int = setting(terms.MOST_WAITING, "Unpaid orders one buyer may have at a time", low=1, high=100)


house = Plugin(HOUSE, Settings)
_MOST_EXPIRED = 200


@house.every(minutes=0.5)
def expire_due(ctx: Context[Any]) -> None:
    """Give up what nobody paid in time: orders, which frees their goods, and deposits."""
    orders.expire_due(ctx.tx, _MOST_EXPIRED)
    payments.expire_due(ctx.tx, _MOST_EXPIRED)


@house.every(hours=1)
def forget_old(ctx: Context[Any]) -> None:
    """Delete what is only kept to recognise repeats, once it is old enough."""
    inbox.prune(ctx.tx)
    Nonces().forget_old(ctx.tx)


@house.daily("04:00")
def recount(ctx: Context[Any]) -> None:
    """Recount the whole shop and tell the staff if anything does not add up."""
    problems = checks.check_all(ctx.tx.house, ctx.tx.keys)
    if problems:
        ctx.log("recount_failed", problems=len(problems), first=problems[0])
        ctx.tell_admins("books-wrong", dedupe=f"books:{ctx.now // 86_400}", rings=True, problems=Num(len(problems)))
