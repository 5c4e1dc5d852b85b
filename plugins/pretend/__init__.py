"""A way to pay that moves no money: for trying the shop out. It refuses to load in a real one.

It reports what it "saw" exactly as a gateway would, so paying too little, too much, twice or late goes through the
shop's own rules for that.
"""

from collections.abc import Sequence
from typing import Any

from shopbot.api import (
    Button,
    Context,
    Money,
    PaymentMethod,
    Plugin,
    Request,
    Screen,
    ShopError,
    When,
    orders,
    payments,
    t,
)

plugin = Plugin("pretend", modes=("demo", "test"))
plugin.migration(
    "001_late",
    """
    CREATE TABLE pretend_late (
        attempt INTEGER PRIMARY KEY
    ) STRICT;
    """,
)
_NAME = "pretend"


@plugin.payment_method
class Pretend(PaymentMethod):
    """Money that is only pretended."""

    name = _NAME
    label = "btn-pretend"

    def open(self, request: Request[Any], attempt: payments.Attempt) -> Screen:
        """Return the screen with every way a payment can go."""
        now, number = report.button(t("btn-now", money=attempt.amount), attempt.id, "now"), attempt.id
        little = report.button("btn-little", number, "little") if attempt.amount.amount > 1 else None
        return Screen.of(
            "pretend-line",
            "",
            t("to-pay", money=attempt.amount),
            t("until", until=When(attempt.expires_at, "relative")),
            rows=[
                [now.success()],
                [little, report.button("btn-much", number, "much")],
                [report.button("btn-twice", number, "twice"), late.button("btn-late", number)],
            ],
            trail=(t("payment"),),
            back=_back(request, attempt),
        )

    def look(self, settings: Any, attempts: Sequence[payments.Attempt]) -> Sequence[payments.Receipt]:
        """Return nothing: what is pretended is reported when its button is tapped."""
        return []


def _back(request: Request[Any], attempt: payments.Attempt) -> Button | None:
    order, wallet = request.action("orders.order"), request.action("wallet.topup")
    if attempt.order is not None:
        return order.button("btn-back", attempt.order) if order else None
    return wallet.button("btn-back") if wallet else None


@plugin.action(paying=True)
def report(request: Request[Any], number: int, how: str) -> None:
    """Report money for an attempt, and show what became of it."""
    attempt = _own(request, number)
    for word, units in _payments(how, attempt.amount.amount):
        _receive(request, attempt, word, units)
    request.toast("reported")
    _show_result(request, attempt)


def _payments(how: str, units: int) -> list[tuple[str, int]]:
    """Return (what makes the reference, smallest units) of each payment that a button stands for."""
    known = {
        "now": [("now", units)],
        "little": [("little", units // 2)],
        "much": [("much", units + max(1, units // 2))],
        "twice": [("now", units), ("second", units)],
    }
    return known.get(how, [])


def _receive(ctx: Context[Any], attempt: payments.Attempt, word: str, units: int) -> None:
    amount = Money(units, attempt.amount.currency)
    payments.receive(ctx.tx, _NAME, payments.Receipt(f"{attempt.id}-{word}", amount, ctx.now, attempt.id))


def _show_result(request: Request[Any], attempt: payments.Attempt) -> None:
    if attempt.order is not None and request.action("orders.order"):
        request.go("orders.order", attempt.order)
    elif request.action("wallet.wallet"):
        request.go("wallet.wallet")


def _own(request: Request[Any], number: int) -> payments.Attempt:
    attempt = payments.get(request.db, number, request.user.id)
    if attempt is None or attempt.method != _NAME:
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
            _receive(ctx, attempt, "late", attempt.amount.amount)
            ctx.tx.run("DELETE FROM pretend_late WHERE attempt = ?", attempt.id)


def _is_over(ctx: Context[Any], attempt: payments.Attempt) -> bool:
    waits = attempt.order is not None and orders.sure(ctx.db, attempt.order).state == "waiting"
    return ctx.now >= attempt.expires_at and not waits
