"""What stands below every payment: "I have paid", another method, cancel. Nobody needs to press any of it."""

from typing import Any

from plugins.payments.declare import plugin
from shopbot.api import Request, ShopError, looking, payments, said_paid, show_attempt


def own(request: Request[Any], number: int) -> payments.Attempt:
    """Return one of the person's own attempts. Raises ShopError `gone`."""
    attempt = payments.get(request.db, number, request.user.id)
    if attempt is None:
        raise ShopError("gone")
    return attempt


@plugin.action(paying=True)
def show(request: Request[Any], number: int) -> None:
    """Show a payment as it is now."""
    show_attempt(request, own(request, number))


@plugin.menu("payment", label="btn-paid", order=10, style="primary")
@plugin.action(paying=True)
def check(request: Request[Any], number: int) -> None:
    """Let the method look now; somebody who asks again at once is answered kindly, and nothing more is asked of it."""
    attempt = own(request, number)
    if attempt.state != "open":
        request.toast("it-is-over")
        show_attempt(request, attempt)
    elif not looking.nudge(request.tx, number, request.user.id):
        request.toast("just-looked")
    elif not request.look_now(attempt.method, number) or looking.health(request.db, attempt.method).failures:
        request.alert("it-is-slow")
    else:
        said_paid(request, attempt)
        request.toast("looking")


@plugin.menu("payment", label="btn-other-way", order=20)
@plugin.action(paying=True)
def other_way(request: Request[Any], number: int) -> None:
    """Go back to where the method is chosen; this payment stays open, money for it still counts."""
    attempt = own(request, number)
    if attempt.order is not None and request.action("orders.order"):
        request.go("orders.order", attempt.order)
    elif request.action("wallet.topup"):
        request.go("wallet.topup")


@plugin.menu("payment", label="btn-cancel", order=30, style="danger")
@plugin.action(paying=True)
def cancel(request: Request[Any], number: int) -> None:
    """Give the order up, or the deposit; money that is on its way goes to the balance."""
    attempt = own(request, number)
    if attempt.order is not None and attempt.state == "open" and request.action("orders.cancel"):
        request.go("orders.cancel", attempt.order)
        return
    attempt = payments.give_up(request.tx, number, request.user.id)
    request.toast("cancelled" if attempt.state == "cancelled" else "it-is-over")
    show_attempt(request, attempt)
