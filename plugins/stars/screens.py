"""What Telegram asks of bots that take Stars (/paysupport, /terms), and the owner's page with its rule."""

from typing import Any

from plugins.stars.declare import Settings, plugin
from plugins.stars.method import STARS, Stars
from shopbot.api import OWNER, STAFF, Button, Money, Quote, Request, Screen, control, payments, show_attempt, t, terms

_TEST = Money(1, STARS)


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
    request.show(Screen.of("terms-text", trail=(t("terms"),)))


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
    """Ask the owner for one Star, to see that it works; it goes into their balance and can be sent back from there."""
    one = Money(1, terms.currency(request.db))
    until = request.now + request.settings.hold_minutes
    attempt = payments.open_attempt(
        request.tx, Stars.name, request.user.id, one, until, quote=Quote(_TEST), keep=Stars.late_for, watched=True
    )
    show_attempt(request, attempt)
