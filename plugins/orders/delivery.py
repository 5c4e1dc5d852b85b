"""The goods: the message that brings them, and the screens that show them again at any time."""

from dataclasses import replace

from plugins.orders import given, parts
from plugins.orders.checkout import again
from plugins.orders.checkout import order as checkout_order
from plugins.orders.declare import Settings, plugin
from shopbot.api import Button, Code, Num, Request, Screen, ShopError, Text, View, When, orders, t


@plugin.message("delivered", of_house=True)
def delivered(view: View[Settings], order: int) -> Screen:
    """Bring the goods: covered codes to copy, an account's parts, a link, or a file; and what is promised with them."""
    found = orders.sure(view.db, order, view.person)
    what = given.of_order(view.db, found)
    at = When(found.delivered_at or found.created_at)
    many = bool(what.units) and not parts.fits_message(list(what.units))
    trouble = view.action("aftersales.trouble")
    return Screen.of(
        t("delivered-title", code=Code(found.code), at=at),
        parts.what(found),
        *given.lines(what),
        *parts.promised(found, view.language),
        rows=[
            *([[goods.button("btn-one-by-one", order, 1)]] if many else given.copy_rows(what)),
            [again.button("btn-again", order), checkout_order.button("btn-order-page", order)],
            [trouble.button("btn-trouble", order) if trouble else None],
        ],
        home=False,
        document=given.document(view.db, found, what),
    )


@plugin.message("preparing", of_house=True)
def preparing(view: View[Settings], order: int) -> Screen:
    """Say that the money is there and that the goods are being made."""
    found = orders.sure(view.db, order, view.person)
    return Screen.of(
        t("preparing-title", code=Code(found.code)),
        parts.what(found),
        "preparing-words",
        rows=[[checkout_order.button("btn-order-page", order)]],
        home=False,
    )


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
    """Show what an order was given: all at once when it is little, else number `n`, counted from 1."""
    found = orders.sure(request.db, number, request.user.id)
    what = given.of_order(request.db, found)
    if what.nothing:
        raise ShopError("gone")
    if (n == 0 and parts.fits_message(list(what.units))) or not what.units:
        body, rows = given.lines(what), given.copy_rows(what)
    else:
        body, rows = _one(number, what, min(max(n, 1), len(what.units)))
    request.show(
        Screen.of(
            parts.what(found),
            "",
            *body,
            *parts.promised(found, request.language),
            rows=[*rows, [as_file.button("btn-file", number)]],
            trail=(t("mine"), t("code", code=Code(found.code))),
            back=checkout_order.button("btn-back", number),
        )
    )


def _one(number: int, what: given.Given, n: int) -> tuple[list[Text], list[list[Button]]]:
    unit = what.units[n - 1]
    pager = [
        goods.button("btn-previous", number, n - 1) if n > 1 else None,
        goods.button("btn-next", number, n + 1).primary() if n < len(what.units) else None,
    ]
    alone = replace(what, units=(unit,), texts=(), files=())
    lines = [t("one-of", n=Num(n), total=Num(len(what.units))), *given.unit_lines(what, unit)]
    return lines, [*given.copy_rows(alone), [button for button in pager if button]]


@plugin.action()
def as_file(request: Request[Settings], number: int) -> None:
    """Send the goods as a file: the one that was bought, or everything else as a text."""
    found = orders.sure(request.db, number, request.user.id)
    what = given.of_order(request.db, found)
    if what.nothing:
        raise ShopError("gone")
    name, content = given.document(request.db, found, what) or (f"{found.code}.txt", given.as_text(what))
    request.send_file(name, content, "file-caption", code=Code(found.code))
