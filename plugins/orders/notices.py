"""What staff are told of orders: each event once to each of them, as far as the owner wants to hear of it."""

from plugins.orders import parts
from plugins.orders.declare import Settings, plugin
from plugins.orders.staff import seen
from shopbot.api import (
    Code,
    Context,
    Name,
    Num,
    OrderCancelled,
    OrderDelivered,
    OrderExpired,
    OrderPaid,
    OrderPlaced,
    orders,
    people,
)


@plugin.on(OrderPlaced)
def placed(ctx: Context[Settings], event: OrderPlaced) -> None:
    """Tell of an order that waits for its payment."""
    if ctx.settings.tell_placed:
        _tell(ctx, "staff-placed", event.order)


@plugin.on(OrderPaid)
def to_make(ctx: Context[Settings], event: OrderPaid) -> None:
    """Tell of a paid order whose goods are made by hand; what delivers itself is told once it is delivered."""
    if orders.unhanded(ctx.tx.house, event.order):
        _tell(ctx, "staff-to-make", event.order, rings=True)


@plugin.on(OrderDelivered)
def sold(ctx: Context[Settings], event: OrderDelivered) -> None:
    """Tell of an order that was paid and delivered."""
    if ctx.settings.tell_delivered:
        _tell(ctx, "staff-delivered", event.order)


@plugin.on(OrderCancelled)
def given_up(ctx: Context[Settings], event: OrderCancelled) -> None:
    """Tell of an order that was cancelled."""
    if ctx.settings.tell_cancelled:
        _tell(ctx, "staff-cancelled", event.order)


@plugin.on(OrderExpired)
def ran_out(ctx: Context[Settings], event: OrderExpired) -> None:
    """Tell the buyer, and staff, of an order that nobody paid in time."""
    _tell_buyer(ctx, event)
    if ctx.settings.tell_expired:
        _tell(ctx, "staff-expired", event.order)


def _tell_buyer(ctx: Context[Settings], event: OrderExpired) -> None:
    """Tell the buyer, unless they have ordered the same anew already: then the old order is no news.

    The screen to pay is changed in place too, so that nobody pays it late; but Telegram tells nobody of that. So this
    rings: once, with what to do now.
    """
    product = orders.sure(ctx.db, event.order).items[0].product
    newest = orders.of_person(ctx.db, event.person, limit=1).items[0]
    if newest.id == event.order or newest.items[0].product != product:
        ctx.owe(event.person, "expired", rings=True, order=event.order, dedupe=f"expired:{event.order}")


def _tell(ctx: Context[Settings], key: str, number: int, *, rings: bool = False) -> None:
    """Tell staff of one order."""
    order = orders.sure(ctx.db, number)
    item, buyer = order.items[0], people.sure(ctx.db, order.person)
    ctx.tell_admins(
        key,
        kind="orders",
        dedupe=f"{key}:{number}",
        rings=rings,
        rows=[[seen.button("btn-look", number)]],
        icon=parts.ICONS[order.state],
        code=Code(order.code),
        title=parts.title(order),
        quantity=Num(item.quantity),
        money=order.total,
        buyer=Name(buyer.name),
    )
