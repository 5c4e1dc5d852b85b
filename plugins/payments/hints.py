"""A program of the owner's says that money may have come: then the shop looks. It takes nobody's word for money."""

from typing import Any

from plugins.payments.declare import plugin
from shopbot.api import Context, WebhookCall, orders, payments


@plugin.webhook("notify")
def notify(ctx: Context[Any], call: WebhookCall) -> None:
    """Look now for what was tried for an order: `{"order": "K7Q2-94MX"}`. What names no order changes nothing."""
    order = orders.get(ctx.db, _order(call))
    tries = payments.of_order(ctx.db, order.id) if order else []
    for attempt in tries:
        ctx.look_now(attempt.method, attempt.id)
    ctx.log("notified", tries=len(tries))


def _order(call: WebhookCall) -> str:
    said = call.json()
    return str(said.get("order", ""))[:20] if isinstance(said, dict) else ""
