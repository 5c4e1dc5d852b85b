"""Telling the staff when a product runs low or out."""

from plugins.catalog.declare import Settings, plugin
from plugins.catalog.stockroom import add_stock
from shopbot.api import Context, Name, Num, SoldOut, StockLow, products


@plugin.on(StockLow)
def low(ctx: Context[Settings], event: StockLow) -> None:
    """Tell that few are left, with the button that helps."""
    found = products.sure(ctx.db, event.product)
    ctx.tell_admins(
        "low-notice",
        kind="stock",
        title=Name(found.title),
        left=Num(event.left),
        rows=[[add_stock.button("btn-add-stock", found.id)]],
        dedupe=f"low:{event.product}:{event.order}",
        rings=True,
    )


@plugin.on(SoldOut)
def sold_out(ctx: Context[Settings], event: SoldOut) -> None:
    """Tell that the last one is sold."""
    found = products.sure(ctx.db, event.product)
    ctx.tell_admins(
        "sold-out-notice",
        kind="stock",
        title=Name(found.title),
        rows=[[add_stock.button("btn-add-stock", found.id)]],
        dedupe=f"out:{event.product}:{event.order}",
        rings=True,
    )
