"""Recalling a batch: everybody who was given something of it gets a fresh one, or their money by the rule."""

from typing import Any

from plugins.aftersales import cases, sums
from plugins.aftersales.declare import DECIDE, Settings, plugin
from shopbot.api import (
    Context,
    Name,
    Num,
    Reader,
    Request,
    Screen,
    ShopError,
    Text,
    audit,
    orders,
    products,
    refunds,
    stock,
    t,
)

_SLICE = 50
_AFFECTED = (  # sold, not replaced, and no money went back for it: neither for the whole order nor by an earlier recall
    "FROM stock_unit WHERE batch = ? AND state = 'sold'"
    " AND NOT EXISTS (SELECT 1 FROM replacement WHERE unit = stock_unit.id)"
    " AND NOT EXISTS (SELECT 1 FROM orders WHERE id = stock_unit.order_id AND state = 'refunded')"
    " AND NOT EXISTS (SELECT 1 FROM order_refund WHERE order_id = stock_unit.order_id"
    " AND json_extract(facts, '$.unit') = stock_unit.id)"
)


@plugin.action(allow=DECIDE)
def recall(request: Request[Settings], batch: int) -> None:
    """Show how many of a batch were sold, and what can be done for their buyers."""
    found = stock.batch(request.db, batch)
    product = products.sure(request.db, found.product)
    affected = _affected(request.db, batch)
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


def _affected(db: Reader, batch: int) -> int:
    return int(db.scalar(f"SELECT count(*) {_AFFECTED}", batch))


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
        " below = excluded.below, left_over = 0, state = 'open' WHERE state = 'done'",
        batch, request.user.id, int(money), request.now, last, last + 1,
    )  # fmt: skip
    audit.write(request.tx, request.user.id, "aftersales.recall", f"batch:{batch}", None, {"money": money})
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
    sql = f"SELECT id, order_id {_AFFECTED} AND id < ? ORDER BY id DESC LIMIT ?"
    units = ctx.tx.rows(sql, batch, going["below"], _SLICE)
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
    if found.state == "refunded":  # by what went back for another of its units, just now
        return "refunded"
    if not cases.was_picked(ctx.db, unit) and _replaced(ctx, order, unit, by, reason):
        cases.close_of_unit(ctx, order, unit, "replaced", by)
        return "replaced"
    share = sums.of_order(ctx.db, found, ctx.now).share(found.items[0].quantity)
    if not money or not share.is_positive:
        return "left_over"
    refunds.refund(ctx.tx, order, share, by, reason, {"unit": unit})
    cases.close_of_unit(ctx, order, unit, "refunded", by)
    return "refunded"


def _replaced(ctx: Context[Settings], order: int, unit: int, by: int, reason: str) -> bool:
    try:
        stock.replace(ctx.tx, order, unit, by, reason)
    except ShopError as error:
        if error.key != "sold_out":
            raise
        return False
    return True


def _said(ctx: Context[Settings], person: int) -> str:
    """Return the reason in the buyer's language: they will read it."""
    language = ctx.tx.scalar("SELECT language FROM person WHERE id = ?", person)
    return ctx.wording(language).plain(t("reason-recall"))
