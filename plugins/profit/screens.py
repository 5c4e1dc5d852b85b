"""Staff: the shop's profit of a day, a week, a month, a year or all time, and the same as a table."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from plugins.profit import keeps
from plugins.profit.declare import SEE, plugin
from shopbot.api import (
    OWNER,
    Button,
    Money,
    Name,
    Num,
    Request,
    Screen,
    ShopError,
    Text,
    plain_money,
    products,
    sheets,
    t,
    terms,
)
from shopbot.api import (
    profit as figures,
)

_DAY = 86_400
_SPANS = {"today": 0, "7d": 7, "30d": 30, "year": 365, "all": None}
_BEST = 5
_MOST_ORDERS = 300_000  # that are counted while a tap waits
_FILE_SECONDS = 600
_HUNDRED = 100
_COLUMNS = ("kind", "name", "orders", "revenue", "fees", "cost", "kept", "refunds", "profit", "currency")


@plugin.menu("admin", label="btn-profit", order=30)
@plugin.action(allow=SEE)
def profit(request: Request[Any], span: str = "7d") -> None:
    """Show what was earned in a span of time."""
    found = _found(request, span)
    spans = [_span(one, span) for one in _SPANS]
    tools = [file.button("btn-csv", span) if found.orders else None]
    tools.append(keeps.keeps.button("btn-keeps") if request.may(OWNER) else None)
    request.show(
        Screen.of(
            *(_lines(found) if found.orders else [t("nothing-sold")]),
            *_best(request, found),
            *_ways(request, found),
            rows=[spans[:3], spans[3:], tools],
            trail=(t("staff"), t("profit")),
            back=_admin(request),
        )
    )


@plugin.command("profit", allow=SEE, listed=False)
def profit_command(request: Request[Any]) -> None:
    """Open the profit of the last week."""
    profit(request)


def _span(one: str, chosen: str) -> Button:
    return profit.button(f"btn-{'in' if one == chosen else 'to'}-{one}", one)


def _admin(request: Request[Any]) -> Button | None:
    admin = request.action("admin.admin")
    return admin.button("btn-back") if admin else None


def _found(request: Request[Any], span: str) -> figures.Profit:
    """Return the figures of a span. Raises ShopError `too_many_orders` (limit) beyond what can be counted at once."""
    since = _since(request, span)
    counted = request.db.scalar("SELECT count(*) FROM orders WHERE paid_at >= ?", since)
    if counted > _MOST_ORDERS:
        raise ShopError("too_many_orders", limit=_MOST_ORDERS)
    known = keeps.formulas_of(request.db)
    return figures.of(request.db, since, request.now + 1, terms.currency(request.db), known)


def _since(request: Request[Any], span: str) -> int:
    """Return where a span begins, UTC seconds; today at midnight in the shop's zone."""
    days = _SPANS.get(span, 7)
    if days is None:
        return 0
    if days:
        return request.now - days * _DAY
    now = datetime.fromtimestamp(request.now, UTC).astimezone(ZoneInfo(request.host.shop.time_zone))
    return int(now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp())


def _lines(found: figures.Profit) -> list[Text | None]:
    return [
        t("line-revenue", money=found.revenue, orders=Num(found.orders)),
        t("line-fees", money=found.fees) if found.fees.is_positive else None,
        t("line-cost", money=found.cost),
        t("line-kept", money=found.kept) if found.kept.is_positive else None,
        t("line-refunds", money=found.refunds) if found.refunds.is_positive else None,
        _result(found),
        t("line-unknown", count=Num(found.unknown)) if found.unknown else None,
    ]


def _result(found: figures.Profit) -> Text:
    if found.profit.is_negative:
        return t("line-loss", money=-found.profit)
    margin = found.profit.amount * _HUNDRED // found.revenue.amount if found.revenue.amount else 0
    return t("line-profit", money=found.profit, margin=Num(margin))


def _best(request: Request[Any], found: figures.Profit) -> list[Text]:
    lines = [
        t("best-line", title=_title(request, one), profit=one.profit, revenue=one.revenue) for one in found.products
    ]
    return [Text(""), t("best-heading"), *lines[:_BEST]] if lines else []


def _title(request: Request[Any], one: figures.Sold) -> Name:
    return Name(products.words(products.sure(request.db, one.product), request.language).title)


def _ways(request: Request[Any], found: figures.Profit) -> list[Text]:
    lines = [t("way-line", way=_way(request, one), money=one.money, left=one.left) for one in found.methods]
    return [Text(""), t("way-heading"), *lines] if lines else []


def _way(request: Request[Any], one: figures.Came) -> Name:
    return (
        Name(request.words.plain(t("way-wallet"))) if one.method == figures.WALLET else keeps.way(request, one.method)
    )


@plugin.action(allow=SEE)
def file(request: Request[Any], span: str) -> None:
    """Send the figures as a table that erases itself."""
    found = _found(request, span)
    said = t("file-sent", minutes=Num(_FILE_SECONDS // 60))
    name = f"profit-{span if span in _SPANS else '7d'}.csv"
    request.send_file(name, sheets.content(_COLUMNS, _table(request, found)), said, erase_after=_FILE_SECONDS)


def _table(request: Request[Any], found: figures.Profit) -> list[list[str]]:
    """Return a row for the whole, for each product and for each way to pay; sums as plain numbers."""
    zero = Money.zero(found.currency)
    whole = [found.revenue, found.fees, found.cost, found.kept, found.refunds, found.profit]
    rows = [_row("total", "", found.orders, whole)]
    for one in found.products:
        sums = [one.revenue, zero, one.cost, zero, one.refunds, one.profit]
        rows.append(_row("product", _title(request, one).text, one.orders, sums))
    for came in found.methods:
        rows.append(_row("method", came.method, came.orders, [came.money, came.fees, zero, came.kept, zero, came.left]))
    return rows


def _row(kind: str, name: str, orders: int, sums: list[Money]) -> list[str]:
    return [kind, name, str(orders), *(plain_money(one) for one in sums), sums[0].currency]
