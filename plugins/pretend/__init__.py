"""A way to pay that moves no money: for trying the shop out. It refuses to load in a real one.

It reports what it "saw" exactly as a gateway would, so paying too little, too much, twice or late goes through the
shop's own rules for that. Where there is a pretend gateway, as in the demo, each attempt is an invoice there as well
and the shop looks at it; without one there are only the buttons in the chat.
"""

from collections.abc import Sequence
from typing import Any

from plugins.pretend import gateway
from plugins.pretend.declare import NAME, Settings, plugin
from shopbot.api import (
    Attempt,
    Context,
    Money,
    Outside,
    PaymentMethod,
    Receipt,
    Request,
    Screen,
    ShopError,
    When,
    orders,
    payments,
    show_attempt,
    t,
)

__all__ = ["plugin"]


@plugin.payment_method
class Pretend(PaymentMethod):
    """Money that is only pretended."""

    name = NAME
    label = "btn-pretend"
    at_once = gateway.AT_ONCE

    def open(self, request: Request[Any], attempt: Attempt) -> Screen:
        """Return the screen with every way a payment can go."""
        gateway.order_invoice(request, attempt)
        now, number = report.button(t("btn-now", money=attempt.asked), attempt.id, "now"), attempt.id
        little = report.button("btn-little", number, "little") if attempt.asked.amount > 1 else None
        return Screen.of(
            "pretend-line",
            "",
            t("to-pay", money=attempt.asked),
            t("until", until=When(attempt.expires_at, "relative")),
            rows=[
                [now.success()],
                [little, report.button("btn-much", number, "much")],
                [report.button("btn-twice", number, "twice"), late.button("btn-late", number)],
            ],
            trail=(t("payment"),),
        )

    def look(self, outside: Outside[Settings], attempts: Sequence[Attempt]) -> Sequence[Receipt]:
        """Return what the gateway has; without one nothing, since what a button reports is entered at once."""
        return gateway.see(outside.settings, attempts) if outside.settings.gateway else []

    def cancel(self, outside: Outside[Settings], attempt: Attempt) -> None:
        """Let the gateway end its invoice."""
        if outside.settings.gateway:
            gateway.end(outside.settings, attempt)


@plugin.action(paying=True)
def report(request: Request[Any], number: int, how: str) -> None:
    """Report money for an attempt, and show what became of it."""
    attempt = _own(request, number)
    for word, units in _payments(how, attempt.asked.amount):
        _receive(request, attempt, word, units)
    request.toast("reported")
    show_attempt(request, payments.get(request.db, number) or attempt)


def _payments(how: str, units: int) -> list[tuple[str, int]]:
    """Return (what makes the reference, smallest units) of each payment that a button stands for."""
    known = {
        "now": [("now", units)],
        "little": [("little", units // 2)],
        "much": [("much", units + max(1, units // 2))],
        "twice": [("now", units), ("second", units)],
    }
    return known.get(how, [])


def _receive(ctx: Context[Any], attempt: Attempt, word: str, units: int) -> None:
    name = f"{attempt.id}-{word}"
    payments.receive(ctx.tx, NAME, Receipt(name, Money(units, attempt.asked.currency), ctx.now, attempt.id))
    gateway.tell(ctx, attempt, name, units)


def _own(request: Request[Any], number: int) -> Attempt:
    attempt = payments.get(request.db, number, request.user.id)
    if attempt is None or attempt.method != NAME:
        raise ShopError("gone")
    return attempt


@plugin.action(paying=True)
def late(request: Request[Any], number: int) -> None:
    """Let the money come when the time is over."""
    attempt = _own(request, number)
    request.tx.run("INSERT INTO pretend_late VALUES (?) ON CONFLICT DO NOTHING", attempt.id)
    request.alert("on-its-way")


@plugin.every(minutes=1)
def arrive(ctx: Context[Any]) -> None:
    """Report the late money whose order has ended, or whose deposit has."""
    for row in ctx.tx.rows("SELECT attempt FROM pretend_late"):
        attempt = payments.get(ctx.db, row["attempt"])
        if attempt is not None and _is_over(ctx, attempt):
            _receive(ctx, attempt, "late", attempt.asked.amount)
            ctx.tx.run("DELETE FROM pretend_late WHERE attempt = ?", attempt.id)


def _is_over(ctx: Context[Any], attempt: Attempt) -> bool:
    waits = attempt.order is not None and orders.sure(ctx.db, attempt.order).state == "waiting"
    return ctx.now >= attempt.expires_at and not waits
