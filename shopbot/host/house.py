"""What the house does by itself, declared like a plugin's jobs: goods come free, old rows go, books are counted.

Its settings are the terms of trade, under the names the trade room reads (`trade/terms.py`).
"""

from dataclasses import dataclass
from typing import Any

from shopbot.db import errands, inbox, terminal
from shopbot.db.fence import HOUSE
from shopbot.host import digests, disk, looks, restoring
from shopbot.host.context import Context, Request, View
from shopbot.host.conversations import Nonces
from shopbot.host.payment_method import redraw_order
from shopbot.host.plugin import Plugin, setting
from shopbot.host.recount import RecountDue
from shopbot.host.screen import Screen
from shopbot.texts.values import Code, Name
from shopbot.trade import attempts, notices, orders, payments, reversals, terms
from shopbot.trade.events import (
    OrderCancelled,
    OrderDelivered,
    OrderExpired,
    PaymentEnded,
    PaymentReceived,
    PaymentReversed,
)


@dataclass(frozen=True)
class Settings:
    """The terms of the shop itself."""

    payment_window: int = setting(
        terms.PAYMENT_WINDOW, "Minutes a buyer has to pay before the goods go back", low=1, high=1440, unit=60
    )
    notices_a_minute: int = setting(
        terms.NOTICES_A_MINUTE, "Notices told to staff one by one in a minute; more are gathered", low=1, high=60
    )
    most_waiting: int = setting(terms.MOST_WAITING, "Unpaid orders one buyer may have at a time", low=1, high=100)
    disk_warning: int = setting(
        disk.WARNING, "Megabytes free on the disk below which staff are told", low=1, high=1 << 20, unit=disk.MIB
    )
    disk_stop: int = setting(
        disk.STOP, "Megabytes free on the disk below which nothing new is sold", low=1, high=1 << 20, unit=disk.MIB
    )


house = Plugin(HOUSE, Settings)
restoring.declare(house)


@house.every(minutes=0.5)
def expire_due(ctx: Context[Any]) -> None:
    """Give up what nobody paid in time, as far as its method has looked since."""
    looks.expire_due(ctx.tx)


@house.every(minutes=1 / 6)
def look_for_money(ctx: Context[Any]) -> None:
    """Let every method look that has something to look for."""
    looks.look_due(ctx)


@house.on(PaymentReceived)
def money_came(ctx: Context[Any], event: PaymentReceived) -> None:
    """Draw anew what the payer looks at."""
    outcome = payments.entered(ctx.db, event.receipt)
    if outcome is not None and outcome.attempt is not None:
        ctx.redraw(outcome.attempt)
        _redraw_order(ctx, outcome.attempt)


@house.on(PaymentEnded)
def payment_ended(ctx: Context[Any], event: PaymentEnded) -> None:
    """Put its end in place of the screen to pay it, and let its method know if it ended unpaid."""
    ctx.redraw(event.payment)
    if event.state != "paid":
        looks.cancel_ended(ctx, attempts.sure(ctx.db.house, event.payment))


def _redraw_order(ctx: Context[Any], attempt: int) -> None:
    found = attempts.sure(ctx.db.house, attempt)
    if found.order is not None:
        redraw_order(ctx, found.order, found.person)


@house.on(OrderExpired)
def order_expired(ctx: Context[Any], event: OrderExpired) -> None:
    """Take the buttons to pay away where the order is looked at."""
    redraw_order(ctx, event.order, event.person)


@house.on(OrderCancelled)
def order_cancelled(ctx: Context[Any], event: OrderCancelled) -> None:
    """Take the buttons to pay away where the order is looked at."""
    redraw_order(ctx, event.order, event.person)


@house.on(OrderDelivered)
def order_delivered(ctx: Context[Any], event: OrderDelivered) -> None:
    """Show that it is done where the order is looked at."""
    redraw_order(ctx, event.order, event.person)


@house.on(PaymentReversed)
def payment_reversed(ctx: Context[Any], event: PaymentReversed) -> None:
    """Tell staff of money that was taken back; nobody else can do anything about it."""
    gone = reversals.sure(ctx.db.house, event.reversal)
    code = orders.sure(ctx.db.house, gone.order).code if gone.order else "—"
    ctx.tell_admins(
        "money-reversed", kind="payments", dedupe=f"reversed:{gone.id}", rings=True,
        money=gone.amount, lost=gone.lost, method=Code(gone.method), code=Code(code), reason=Name(gone.reason),
    )  # fmt: skip


@house.every(minutes=1)
def close_digests(ctx: Context[Any]) -> None:
    """Say how much it was, once a busy time is over."""
    notices.close_calm(ctx.tx)


@house.message(notices.DIGEST)
def gathered(view: View[Any], digest: int, upto: int, closed: int) -> Screen | None:
    """Count the notices that were not told one by one."""
    return digests.screen(view, digest, upto, closed)


@house.start(digests.PREFIX)
def from_group(request: Request[Any], rest: str) -> None:
    """Do in private what the button of a notice in a group says."""
    digests.follow(request, rest)


@house.every(hours=1)
def forget_old(ctx: Context[Any]) -> None:
    """Delete what is only kept to recognise repeats, once it is old enough."""
    Nonces().forget_old(ctx.tx)
    errands.prune(ctx.tx, HOUSE, looks.LOOK)
    terminal.prune(ctx.tx)


@house.every(minutes=1)
def forget_events(ctx: Context[Any]) -> None:
    """Delete events that were carried out, once no repeat of them can come; more in a day than a busy shop takes in."""
    inbox.prune(ctx.tx)


@house.daily("04:00")
def recount(ctx: Context[Any]) -> None:
    """Let the whole shop be recounted beside the clerk: a big one takes longer than an event may."""
    ctx.tx.after_commit(RecountDue())
