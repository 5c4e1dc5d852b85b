"""The goods: the message that brings them, and the screens that show them again at any time."""

from plugins.orders import parts
from plugins.orders.checkout import again, order
from plugins.orders.declare import Settings, plugin
from shopbot.api import (
    Button,
    Code,
    Num,
    Request,
    Screen,
    ShopError,
    Spoiler,
    Text,
    View,
    When,
    copy_button,
    orders,
    t,
)

_COPY_LIMIT = 256


@plugin.message("delivered", of_house=True)
def delivered(view: View[Settings], order: int) -> Screen:
    """Bring the goods: covered codes to copy, or a file when they are many."""
    found = orders.sure(view.db, order, view.person)
    units = orders.units(view.db, order, view.person)
    few = parts.fits_message(units)
    at = When(found.delivered_at or found.created_at)
    return Screen.of(
        t("delivered-title", code=Code(found.code), at=at),
        parts.what(found),
        *_goods_lines(units, few=few),
        rows=[parts.copy_row(units) if few else [goods.button("btn-one-by-one", order, 1)], *_next(order)],
        home=False,
        document=None if few else (f"{found.code}.txt", _file(units)),
    )


def _goods_lines(units: list[str], *, few: bool) -> list[Text]:
    if not few:
        return [t("in-file", units=Num(len(units)))]
    return [parts.covered(units), t("tap-to-see")] if units else []


def _next(number: int) -> list[list[Button]]:
    return [[again.button("btn-again", number), order.button("btn-order-page", number)]]


def _file(units: list[str]) -> bytes:
    return ("\n".join(units) + "\n").encode()


@plugin.message("expired")
def expired(view: View[Settings], order: int) -> Screen:
    """Say that nobody paid in time, and how to try again."""
    found = orders.sure(view.db, order, view.person)
    return Screen.of(
        t("expired-title", code=Code(found.code)),
        parts.what(found),
        "why-expired",
        rows=[[again.button("btn-again", order)]],
        home=False,
    )


@plugin.action()
def goods(request: Request[Settings], number: int, n: int = 0) -> None:
    """Show what an order delivered: all at once when it is little, else number `n`, counted from 1."""
    found = orders.sure(request.db, number, request.user.id)
    units = orders.units(request.db, number, request.user.id)
    if not units:
        raise ShopError("gone")
    if n == 0 and parts.fits_message(units):
        body, rows = [parts.covered(units), t("tap-to-see")], [parts.copy_row(units)]
    else:
        body, rows = _one(number, units, min(max(n, 1), len(units)))
    request.show(
        Screen.of(
            parts.what(found),
            "",
            *body,
            rows=[*rows, [as_file.button("btn-file", number)]],
            trail=(t("mine"), t("code", code=Code(found.code))),
            back=order.button("btn-back", number),
        )
    )


def _one(number: int, units: list[str], n: int) -> tuple[list[Text], list[list[Button]]]:
    unit = units[n - 1]
    pager = [
        goods.button("btn-previous", number, n - 1) if n > 1 else None,
        goods.button("btn-next", number, n + 1).primary() if n < len(units) else None,
    ]
    copy = [copy_button(t("btn-copy", n=Num(n)), unit)] if len(unit) <= _COPY_LIMIT else []
    lines = [t("one-of", n=Num(n), total=Num(len(units))), t("goods", units=Spoiler(Code(unit)))]
    return lines, [copy, [button for button in pager if button]]


@plugin.action()
def as_file(request: Request[Settings], number: int) -> None:
    """Send the goods as a text file."""
    found = orders.sure(request.db, number, request.user.id)
    units = orders.units(request.db, number, request.user.id)
    if not units:
        raise ShopError("gone")
    request.send_file(f"{found.code}.txt", _file(units), "file-caption", code=Code(found.code))
