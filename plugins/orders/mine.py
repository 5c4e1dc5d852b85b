"""A person's own orders: the list, the search by code, the table to keep."""

from datetime import UTC, datetime

from plugins.orders import parts
from plugins.orders.checkout import order
from plugins.orders.declare import SEE, Settings, plugin
from shopbot.api import Code, Money, Num, Request, Screen, Text, Worded, orders, plain_money, sheets, t, terms

_TITLE = 20
_ALL = 10_000
_COLUMNS = ("code", "placed", "product", "quantity", "total", "currency", "state")
CODE = r"(?=.*[-\d])([2-9A-HJKMNP-TV-Z]{4}[- ]?[2-9A-HJKMNP-TV-Z]{4})"


@plugin.command("orders", "history")
def orders_list(request: Request[Settings]) -> None:
    """Show the person's orders."""
    mine(request, 0)


@plugin.menu("main", label="btn-mine", order=20)
@plugin.action()
def mine(request: Request[Settings], page: int = 0) -> None:
    """Show one page of the person's orders, newest first."""
    page = parts.within(page, orders.of_person(request.db, request.user.id, limit=0).total)
    found = orders.of_person(request.db, request.user.id, page * parts.A_PAGE, parts.A_PAGE)
    shop = request.action("catalog.shop")
    if not found.total:
        rows = [[shop.button("btn-shop").primary() if shop else None]]
        request.show(Screen.of("none-yet", rows=rows, trail=(t("mine"),)))
        return
    rows = [[order.button(in_list(one), one.id)] for one in found.items]
    rows.append([b for b in parts.pager(page, found.total, mine.button) if b])
    rows.append([export.button("btn-export")])
    request.show(Screen.of(_stats(request, found.total), rows=rows, trail=(t("mine"),)))


def in_list(one: orders.Order) -> Text:
    """Return an order's label in a list."""
    item = one.items[0]
    title = Worded(_short(item.title), {language: _short(words) for language, words in item.titles.items()})
    return t("btn-order", icon=parts.ICONS[one.state], code=Code(one.code), title=title)


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"


def _stats(request: Request[Settings], total: int) -> Text:
    currency = terms.currency(request.db)
    spent = request.db.scalar(
        "SELECT coalesce(sum(total), 0) FROM orders WHERE person = ? AND currency = ? AND delivered_at IS NOT NULL",
        request.user.id, currency,
    )  # fmt: skip
    return t("mine-stats", orders=Num(total), spent=Money(spent, currency))


# --- by code ---


@plugin.command("order", example="/order K7Q2-94MX")
def by_command(request: Request[Settings], code: str = "") -> None:
    """Open an order by its code; without one, the list."""
    if code.strip():
        open_code(request, code)
    else:
        mine(request, 0)


@plugin.start("o_")
def by_link(request: Request[Settings], code: str) -> None:
    """Open an order from a link."""
    open_code(request, code)


@plugin.typed(CODE, order=40)
def by_word(request: Request[Settings], code: str) -> None:
    """Open an order whose code was typed."""
    open_code(request, code)


def open_code(request: Request[Settings], code: str) -> None:
    """Show the order if it is the person's own, or to staff. Raises ShopError `no_such_order` otherwise."""
    own = orders.get(request.db, code, request.user.id)
    if own is None and request.may(SEE):
        request.go("orders.seen", orders.sure(request.db, code).id)
    else:
        order(request, orders.sure(request.db, code, request.user.id).id)


# --- to keep ---


@plugin.action()
def export(request: Request[Settings]) -> None:
    """Send the person's orders as a table."""
    found = orders.of_person(request.db, request.user.id, 0, _ALL)
    content = sheets.content(_COLUMNS, map(_row, found.items))
    request.send_file("orders.csv", content, "export-caption", orders=Num(found.total))


def _row(order: orders.Order) -> list[object]:
    """Return an order as a line: times in UTC, sums in the unit people say."""
    placed, item = datetime.fromtimestamp(order.created_at, UTC).strftime("%Y-%m-%d %H:%M"), order.items[0]
    sums = [plain_money(order.total), order.total.currency, order.state]
    return [order.code, placed, item.title, item.quantity, *sums]
