"""Selling again what came back with a refund: a batch of its own, of what nobody else has and nothing is wrong with."""

from dataclasses import dataclass

from plugins.aftersales.declare import Settings
from shopbot.api import Code, Context, Money, Reader, Request, orders, products, refunds, stock, t

STOCK_ADD = "stock.add"


@dataclass(frozen=True)
class Unit:
    """What an order owns and the shop may sell again; `extra` is in the smallest unit."""

    content: str
    hint: str | None
    extra: int


def offered(request: Request[Settings], order: orders.Order, money: Money) -> bool:
    """Tell whether goods may be sold again: when this is the last of the order's money, and there is something to sell.

    As long as a part of the money stays, the buyer has a claim to what they were given.
    """
    gone = sum(one.amount.amount for one in refunds.of_order(request.db, order.id))
    whole = order.delivered_at is not None and gone + money.amount == order.total.amount
    return whole and request.may(STOCK_ADD) and bool(units(request.db, order))


def units(db: Reader, order: orders.Order) -> list[Unit]:
    """Return what an order owns, without what was replaced, what is of a frozen batch, and what was put back before."""
    product = products.get(db, order.items[0].product)
    if product is None or product.supply != "units" or product.is_family or product.state == "deleted":
        return []
    rows = db.rows(
        "SELECT id, hint, extra FROM stock_unit WHERE order_id = ? AND state = 'sold'"
        " AND NOT EXISTS (SELECT 1 FROM replacement WHERE unit = stock_unit.id)"
        " AND NOT EXISTS (SELECT 1 FROM stock_batch WHERE id = stock_unit.batch AND state = 'frozen')"
        " AND NOT EXISTS (SELECT 1 FROM stock_unit AS later WHERE later.content_hash = stock_unit.content_hash"
        " AND later.round > stock_unit.round AND later.state <> 'deleted') ORDER BY id",
        order.id,
    )
    contents = {one.id: one.content for one in stock.units_of(db, order.id)}
    return [Unit(contents[row["id"]], row["hint"], row["extra"]) for row in rows]


def put_back(ctx: Context[Settings], order: orders.Order, found: list[Unit], by: int) -> None:
    """Put units on stock once more. They cost nothing: the first sale of each has counted its cost."""
    if not found:
        return
    note = ctx.wording(_language(ctx, by)).plain(t("note-restock", code=Code(order.code)))
    hints = {one.content: (one.hint, one.extra) for one in found if one.hint is not None}
    lines = [one.content for one in found]
    free = Money.zero(order.total.currency)
    stock.add(ctx.tx, order.items[0].product, lines, by=by, note=note, cost=free, again=True, hints=hints)


def _language(ctx: Context[Settings], person: int) -> str:
    return str(ctx.db.scalar("SELECT language FROM person WHERE id = ?", person))
