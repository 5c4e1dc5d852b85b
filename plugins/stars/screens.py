"""What Telegram asks of bots that take Stars (/paysupport, /terms), and the owner's page with its rule."""

import contextlib
from typing import Any

from plugins.stars.declare import Settings, plugin
from plugins.stars.method import STARS, Stars
from shopbot.api import (
    OWNER,
    STAFF,
    Button,
    Context,
    Money,
    PaymentReceived,
    Quote,
    Request,
    Screen,
    ShopError,
    control,
    payments,
    send_refund,
    show_attempt,
    t,
    terms,
)

_STAR = Money(1, STARS)


@plugin.menu("help", label="btn-paysupport", order=60)
@plugin.action()
def paysupport(request: Request[Settings]) -> None:
    """Say what to do about a payment that went wrong."""
    mine, guide = request.action("orders.mine"), request.action("home.guide")
    rows = [[mine.button("btn-mine") if mine else None, guide.button("btn-help") if guide else None]]
    request.show(Screen.of("paysupport-line", "", "paysupport-steps", rows=rows, trail=(t("paysupport"),)))


@plugin.command("paysupport")
def paysupport_command(request: Request[Settings]) -> None:
    """Say what to do about a payment that went wrong."""
    paysupport(request)


@plugin.menu("help", label="btn-terms", order=61)
@plugin.action()
def terms_page(request: Request[Settings]) -> None:
    """Show the terms; the owner words them under Settings, Texts."""
    request.show(Screen.of("terms-text", rows=[[paysupport.button("btn-paysupport")]], trail=(t("terms"),)))


@plugin.command("terms")
def terms_command(request: Request[Settings]) -> None:
    """Show the terms."""
    terms_page(request)


@plugin.menu("admin", label="btn-stars-admin", order=76)
@plugin.action(allow=STAFF)
def stars(request: Request[Settings]) -> None:
    """Say Telegram's rule, what a Star is worth here, and whether Stars are the only way to pay."""
    only = terms.only_method(request.db) == Stars.name
    desk, rates = request.action("admin.admin"), request.action("rates.rate")
    request.show(
        Screen.of(
            "rule",
            "",
            t("only-now") if only else t("others-too"),
            rows=[_owner_row(request, only=only), [rates.button("btn-rate", STARS) if rates else None]],
            trail=(t("staff"), t("stars")),
            back=desk.button("btn-back") if desk else None,
        )
    )


def _owner_row(request: Request[Any], *, only: bool) -> list[Button]:
    if not request.may(OWNER):
        return []
    return [switch.button("btn-all-ways" if only else "btn-only-stars", not only), test.button("btn-test")]


@plugin.action(allow=OWNER)
def switch(request: Request[Settings], only: bool) -> None:
    """Let people pay in Stars only, or by every method that is on."""
    control.pay_only_by(request, Stars.name if only else None)
    request.toast("saved")
    stars(request)


@plugin.action(allow=OWNER, paying=True)
def test(request: Request[Settings]) -> None:
    """Ask the owner for one Star, to see that it works; it is sent back as soon as it came."""
    one = Money(1, terms.currency(request.db))
    until = request.now + request.settings.hold_minutes
    quote = Quote(_STAR, details={"test": True})
    attempt = payments.open_attempt(
        request.tx, Stars.name, request.user.id, one, until, quote=quote, keep=Stars.late_for, watched=True
    )
    show_attempt(request, attempt)


@plugin.on(PaymentReceived)
def give_test_back(ctx: Context[Settings], event: PaymentReceived) -> None:
    """Send the Star of a test back; not if its owner has spent that very rupiah meanwhile."""
    came = payments.entered(ctx.db, event.receipt)
    if came is None or came.attempt is None or came.method != Stars.name:
        return
    attempt = payments.get(ctx.db, came.attempt)
    if attempt is not None and attempt.details.get("test"):
        with contextlib.suppress(ShopError):
            send_refund(ctx, event.receipt, came.amount, plugin.name, "test")
