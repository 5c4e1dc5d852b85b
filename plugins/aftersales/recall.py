"""Recalling a batch: everybody who was given something of it gets a fresh one, or their money by the rule."""

from typing import Any

from plugins.aftersales import sums
from plugins.aftersales.declare import DECIDE, Settings, plugin
from shopbot.api import Context, Money, Name, Num, Request, Screen, ShopError, Text, orders, products, refunds, stock, t

_SLICE = 50


@plugin.action(allow=DECIDE)
def recall(request: Request[Settings], batch: int) -> None:
    """Show how many of a batch were sold, and what can be done for their buyers."""
    found = stock.batch(request.db, batch)
    product = products.sure(request.db, found.product)
    affected = stock.affected(request.db, batch, limit=0).total
    going = request.tx.row("SELECT * FROM aftersales_recall WHERE batch = ?", batch)
    rows = [
        [start.button("btn-recall-goods", batch, money=False)],
        [start.button("btn-recall-money", batch, money=True)],
    ]
    batches = request.action("catalog.batch")
    request.show(
        Screen.of(
            t("recall-title", title=Name(product.title), batch=Num(batch)),
            t("recall-facts", affected=Num(affected), left=Num(product.available)),
            t("recall-open") if found.state == "open" else t("recall-frozen"),
            *([_progress(going), _result(going)] if going else []),
            rows=rows if affected and (going is None or going["state"] == "done") else [],
            trail=(t("staff"), t("cases")),
            back=batches.button("btn-back", batch) if batches else None,
        )
    )


def _progress(row: Any) -> Text:
    done = row["replaced"] + row["refunded"] + row["left_over"]
    return t("recall-finished" if row["state"] == "done" else "recall-going", count=Num(done))


def _result(row: Any) -> Text:
    return t("recall-result", replaced=Num(row["replaced"]), refunded=Num(row["refunded"]), left=Num(row["left_over"]))


@plugin.action(allow=DECIDE, once=True)
def start(request: Request[Settings], batch: int, money: bool) -> None:
    """Hold the rest of the batch back and begin; it goes on by itself until everybody was seen to."""
    reason = request.words.plain(t("reason-recall"))
    stock.freeze(request.tx, batch, request.user.id, reason)
    last = request.tx.scalar("SELECT coalesce(max(id), 0) FROM stock_unit WHERE batch = ?", batch)
    request.tx.run(
        "INSERT INTO aftersales_recall (batch, by, money, at, upto, below) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET by = excluded.by, money = excluded.money, at = excluded.at, upto = excluded.upto,"
        " below = excluded.below, state = 'open' WHERE state = 'done'",
        batch, request.user.id, int(money), request.now, last, last + 1,
    )  # fmt: skip
    _slice(request, batch)
    recall(request, batch)


@plugin.every(minutes=1)
def go_on(ctx: Context[Settings]) -> None:
    """See to the next buyers of every recall that is going on."""
    for row in ctx.tx.rows("SELECT batch FROM aftersales_recall WHERE state = 'open'"):
        _slice(ctx, row["batch"])


def _slice(ctx: Context[Settings], batch: int) -> None:
    going = ctx.tx.row("SELECT * FROM aftersales_recall WHERE batch = ? AND state = 'open'", batch)
    if going is None:
        return
    units = ctx.tx.rows(
        "SELECT id, order_id FROM stock_unit WHERE batch = ? AND state = 'sold' AND id < ?"
        " AND NOT EXISTS (SELECT 1 FROM replacement WHERE unit = stock_unit.id) ORDER BY id DESC LIMIT ?",
        batch, going["below"], _SLICE,
    )  # fmt: skip
    for unit in units:
        outcome = _put_right(ctx, unit["order_id"], unit["id"], going["by"], money=bool(going["money"]))
        sql = f"UPDATE aftersales_recall SET {outcome} = {outcome} + 1, below = ? WHERE batch = ?"  # noqa: S608 - one of three
        ctx.tx.run(sql, unit["id"], batch)
    if len(units) < _SLICE:
        ctx.tx.run("UPDATE aftersales_recall SET state = 'done' WHERE batch = ?", batch)
        now: Any = ctx.tx.row("SELECT * FROM aftersales_recall WHERE batch = ?", batch)
        ctx.tell(
            now["by"], "recall-done", rings=True, dedupe=f"recall:{batch}:{now['at']}",
            batch=Num(batch), replaced=Num(now["replaced"]), refunded=Num(now["refunded"]), left=Num(now["left_over"]),
        )  # fmt: skip


def _put_right(ctx: Context[Settings], order: int, unit: int, by: int, *, money: bool) -> str:
    """Replace one unit, else give its share of the money back; return which counter that is."""
    found = orders.sure(ctx.db, order)
    reason = _said(ctx, found.person)
    try:
        stock.replace(ctx.tx, order, unit, by, reason)
    except ShopError as error:
        if error.key not in {"sold_out", "unit_gone", "order_closed"}:
            raise
    else:
        return "replaced"
    share = _share(ctx, found) if money else Money.zero(found.total.currency)
    if not share.is_positive:
        return "left_over"
    refunds.refund(ctx.tx, order, share, by, reason, {"batch": True})
    return "refunded"


def _share(ctx: Context[Settings], order: orders.Order) -> Money:
    """Return what the rule gives for one of an order's items, and no more than is left."""
    one = sums.of_order(ctx.db, order, ctx.now)
    return min(Money(one.back.amount // order.items[0].quantity, one.back.currency), one.left)


def _said(ctx: Context[Settings], person: int) -> str:
    """Return the reason in the buyer's language: they will read it."""
    language = ctx.tx.scalar("SELECT language FROM person WHERE id = ?", person)
    return ctx.wording(language).plain(t("reason-recall"))
