"""What rewards follow: orders that are delivered, money that goes back, and time that passes."""

from itertools import groupby

from plugins.referrals import rewards
from plugins.referrals.declare import Settings, plugin
from plugins.referrals.rewards import Reward
from plugins.referrals.screens import mine
from shopbot.api import Context, Money, Num, OrderDelivered, OrderRefunded, PaymentReversed, reversals


@plugin.on(OrderDelivered)
def delivered(ctx: Context[Settings], event: OrderDelivered) -> None:
    """Promise what the order earns."""
    rewards.promise(ctx, event.order)


@plugin.on(OrderRefunded)
def refunded(ctx: Context[Settings], event: OrderRefunded) -> None:
    """Let its rewards shrink with the order."""
    shrink(ctx, event.order)


@plugin.on(PaymentReversed)
def reversed_payment(ctx: Context[Settings], event: PaymentReversed) -> None:
    """Let its rewards shrink when a payment method took the money for an order back."""
    order = reversals.sure(ctx.db.house, event.reversal).order
    if order is not None:
        shrink(ctx, order)


@plugin.every(minutes=5)
def pay(ctx: Context[Settings]) -> None:
    """Pay what is due and tell each person once, however many rewards it is."""
    paid = sorted(rewards.pay_due(ctx), key=lambda one: (one.person, one.paid.currency))
    for (person, currency), theirs in groupby(paid, key=lambda one: (one.person, one.paid.currency)):
        _tell_paid(ctx, person, currency, list(theirs))


@plugin.daily("04:30")
def catch_up(ctx: Context[Settings]) -> None:
    """Let rewards shrink by what went back while nobody listened."""
    for order in rewards.missed(ctx.db):
        shrink(ctx, order)


def shrink(ctx: Context[Settings], order: int) -> None:
    """Take into account what went back of an order's money, and tell whom it took something from."""
    for one in rewards.of_order(ctx.db, order):
        now = rewards.catch_up(ctx, one)
        if now.taken > one.taken:
            ctx.tell(
                now.person, "told-taken", dedupe=f"taken:{now.id}:{now.refunded.amount}",
                rows=[[mine.button("btn-mine", 0)]], money=now.taken - one.taken,
            )  # fmt: skip


def _tell_paid(ctx: Context[Settings], person: int, currency: str, paid: list[Reward]) -> None:
    total = Money(sum(one.paid.amount for one in paid), currency)
    ctx.tell(
        person, "told-paid", rings=True, dedupe=f"paid:{paid[0].id}",
        rows=[[mine.button("btn-mine", 0)]], money=total, rewards=Num(len(paid)),
    )  # fmt: skip
