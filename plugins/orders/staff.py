"""Everybody's orders, for staff who may see them."""

from plugins.orders import parts
from plugins.orders.declare import CANCEL, HAND_OVER, SEE, Settings, plugin
from plugins.orders.mine import in_list, open_code
from shopbot.api import (
    Button,
    Code,
    Name,
    Num,
    Request,
    Screen,
    ShopError,
    Text,
    When,
    orders,
    people,
    refunds,
    reversals,
    t,
)

_FILTERS = ("all", "waiting", "paid", "delivered", "expired", "cancelled")


@plugin.menu("admin", label="btn-all-orders", order=20)
@plugin.action(allow=SEE)
def everybody(request: Request[Settings], state: str = "all", page: int = 0) -> None:
    """Show one page of all orders, newest first, of one state or of all."""
    wanted = state if state in _FILTERS[1:] else None
    page = parts.within(page, orders.recent(request.db, limit=0, state=wanted).total)
    found = orders.recent(request.db, page * parts.A_PAGE, parts.A_PAGE, wanted)
    rows: list[list[Button | None]] = [
        [seen.button(in_list(one), one.id, wanted or "all", page)] for one in found.items
    ]
    rows.append(parts.pager(page, found.total, lambda label, to: everybody.button(label, wanted or "all", to)))
    filters = [_filter(name, chosen=name == (wanted or "all")) for name in _FILTERS]
    rows += [[*filters[:3]], [*filters[3:]], [find.button("btn-find")]]
    request.show(Screen.of(_how_many(found.total), rows=rows, trail=_trail(), back=_admin(request)))


def _filter(name: str, *, chosen: bool) -> Button:
    return everybody.button(f"btn-{'in' if chosen else 'to'}-{name}", name, 0)


def _how_many(total: int) -> Text:
    return t("how-many", orders=Num(total)) if total else t("none-here")


def _trail() -> tuple[Text, ...]:
    return (t("staff"), t("all-orders"))


def _admin(request: Request[Settings]) -> Button | None:
    action = request.action("admin.admin")
    return action.button("btn-back") if action else None


@plugin.action(allow=SEE)
def seen(request: Request[Settings], number: int, state: str = "all", page: int = 0) -> None:
    """Show one order to staff: whose, what, how much, how it went. Never the goods.

    `state` and `page` are the list it was opened from.
    """
    found = orders.sure(request.db, number)
    buyer = people.sure(request.db, found.person)
    wallet = request.action("wallet.person")
    waiting = found.state == "waiting" and request.may(CANCEL)
    to_make = found.state == "paid" and request.may(HAND_OVER)
    back = refunds.of_order(request.db, number) if found.paid_at is not None else []
    request.show(
        Screen.of(
            t("order-title", code=Code(found.code)),
            parts.state_line(found),
            t("buyer", name=Name(buyer.name), number=Code(buyer.bank_id), id=Code(str(buyer.id))),
            "",
            *[parts.price_line(found, line) for line in orders.lines(request.db, found.id)],
            t("total", money=found.total),
            "",
            *parts.timeline(orders.timeline(request.db, found.id)),
            *[t("taken-back", money=gone.amount, lost=gone.lost) for gone in reversals.of_order(request.db, number)],
            *[t("went-back-staff", money=one.amount, at=When(one.at), why=Name(one.reason)) for one in back],
            rows=[
                [hand_over.button("btn-hand-over", number).primary() if to_make else None],
                *request.menu("staff-order", number),
                [wallet.button("btn-buyer", buyer.id) if wallet else None],
                [cancel_for.button("btn-cancel-order", number).danger() if waiting else None],
            ],
            trail=(*_trail(), t("code", code=Code(found.code))),
            back=everybody.button("btn-back", state if state in _FILTERS else "all", page),
        )
    )


@plugin.action(allow=CANCEL, once=True)
def cancel_for(request: Request[Settings], number: int) -> None:
    """Cancel somebody's waiting order; they are told."""
    was = orders.sure(request.db, number)
    done = orders.cancel(request.tx, number, None, request.user.id)
    if was.state != done.state:
        request.tell(done.person, "cancelled-by-staff", dedupe=f"cancelled:{number}", code=Code(done.code))
    seen(request, number)


@plugin.action(allow=HAND_OVER)
def hand_over(request: Request[Settings], number: int) -> None:
    """Ask what a buyer is to receive for a paid order that was made for them."""
    found = orders.sure(request.db, number)
    if not orders.unhanded(request.db, number):
        seen(request, number)
        return
    name = Name(people.sure(request.db, found.person).name)
    request.ask(t("ask-hand-over", name=name, title=parts.title(found)), then=handed_over, number=number)


@plugin.answer()
def handed_over(request: Request[Settings], content: str, number: int) -> None:
    """Give it to the buyer, and take it out of this chat."""
    request.require(HAND_OVER)
    waiting = orders.unhanded(request.db, number)
    if not waiting:
        raise ShopError("order_closed", state=orders.sure(request.db, number).state)
    orders.hand_over(request.tx, number, waiting[0].n, content, request.user.id)
    request.erase_message()
    seen(request, number)


@plugin.action(allow=SEE)
def find(request: Request[Settings]) -> None:
    """Ask for an order's code."""
    request.ask("which-order", then=got_code)


@plugin.answer()
def got_code(request: Request[Settings], code: str) -> None:
    """Open the order that was asked for."""
    request.require(SEE)
    open_code(request, code)
