"""Sending money back by the method it came in: from the payer's balance, once, with a reason."""

from typing import Any

from plugins.payments import centre, parts
from plugins.payments.declare import DECIDE, plugin
from shopbot.api import Request, Screen, ShopError, orders, payments, send_refund, t

_PAID_IT = ("settled", "short")


OF_ORDER = "aftersales.refund"


def of_order(request: Request[Any], outcome: payments.Outcome) -> int | None:
    """Return the order that this money paid, if what goes back for orders is decided elsewhere."""
    if outcome.order is None or outcome.kind not in _PAID_IT or request.action(OF_ORDER) is None:
        return None
    return outcome.order if orders.sure(request.db, outcome.order).paid_at is not None else None


@plugin.action(allow=DECIDE)
def ask_refund(request: Request[Any], receipt: int) -> None:
    """Ask why; for what paid an order, lead to what goes back for it."""
    outcome = _sure(request, receipt)
    number = of_order(request, outcome)
    if number is not None:
        request.go(OF_ORDER, number)
        return
    name = parts.who(request, outcome.person or 0)
    request.ask(t("why-send-back", money=outcome.amount, name=name), then=got_reason, receipt=receipt)


@plugin.answer()
def got_reason(request: Request[Any], reason: str, receipt: int) -> None:
    """Show what would be sent back."""
    request.require(DECIDE)
    outcome = _sure(request, receipt)
    request.show(
        Screen.of(
            t("would-send-back", money=outcome.amount, name=parts.who(request, outcome.person or 0)),
            t("because", reason=parts.words(reason)),
            rows=[[refund.button("btn-send-back-now", receipt, reason.strip()[:200]).danger()]],
            trail=(t("staff"), t("centre")),
            back=centre.attempt.button("btn-back", outcome.attempt) if outcome.attempt else centre.back(),
        )
    )


@plugin.action(allow=DECIDE, once=True)
def refund(request: Request[Any], receipt: int, reason: str) -> None:
    """Take it from the balance and let the method send it."""
    outcome = _sure(request, receipt)
    number = of_order(request, outcome)
    if number is not None:  # a button from before its order was paid, or from before the plugin was on
        request.go(OF_ORDER, number)
        return
    send_refund(request, receipt, outcome.amount, request.user.id, reason)
    request.toast("sending-back")
    if outcome.attempt:
        centre.attempt(request, outcome.attempt)


def _sure(request: Request[Any], receipt: int) -> payments.Outcome:
    outcome = payments.entered(request.db, receipt)
    if outcome is None or outcome.person is None:
        raise ShopError("gone")
    return outcome
