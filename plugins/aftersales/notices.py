"""Who hears of what: staff of new cases and of batches that cause many, buyers of what became of theirs."""

from plugins.aftersales import cases
from plugins.aftersales.cases import Case
from plugins.aftersales.declare import Settings, plugin
from shopbot.api import (
    Code,
    Context,
    GoodsReplaced,
    Name,
    Num,
    OrderRefunded,
    Phrase,
    Screen,
    Spoiler,
    View,
    Worded,
    copy_button,
    orders,
    part_name,
    people,
    products,
    refunds,
    stock,
    t,
)

WHYS = frozenset({"wrong", "used", "other", "rule"})
_COPY_LIMIT = 256
_BETWEEN = " | "  # the cells of an account, as `stock.read_lines` joins them


def why(case: Case) -> Phrase | Name:
    """Return a case's reason: one that was tapped in the reader's language, else the buyer's words."""
    return Phrase(f"why-{case.why}") if case.why in WHYS else Name(case.why)


def tell_staff(ctx: Context[Settings], case: Case) -> None:
    """Tell staff that somebody waits for a decision."""
    order = orders.sure(ctx.db, case.order)
    look = ctx.host.registry.actions["aftersales.case"].button("btn-look", case.id)
    ctx.tell_admins(
        f"staff-{case.what}",
        kind="orders",
        rings=True,
        dedupe=f"case:{case.id}",
        rows=[[look]],
        name=Name(people.sure(ctx.db, case.person).name),
        code=Code(order.code),
        title=Worded(order.items[0].title, order.items[0].titles),
        why=why(case),
    )


def watch_batch(ctx: Context[Settings], unit: int) -> None:
    """Warn staff once when many people say that something of one batch does not work."""
    batch = ctx.tx.scalar("SELECT batch FROM stock_unit WHERE id = ?", unit)
    people_count = cases.complainers(ctx.db, batch)
    if people_count < ctx.settings.alarm_at:
        return
    if not ctx.tx.run("INSERT INTO aftersales_alarm VALUES (?, ?) ON CONFLICT DO NOTHING", batch, ctx.now):
        return
    product = products.sure(ctx.db, stock.batch(ctx.db, batch).product)
    look = ctx.host.registry.actions["aftersales.recall"].button("btn-recall", batch)
    ctx.tell_admins(
        "batch-alarm", kind="stock", rings=True, rows=[[look]],
        title=Name(product.title), batch=Num(batch), count=Num(people_count),
    )  # fmt: skip


@plugin.on(GoodsReplaced)
def replaced(ctx: Context[Settings], event: GoodsReplaced) -> None:
    """Owe the buyer the fresh item."""
    unit = ctx.tx.scalar("SELECT instead FROM replacement WHERE id = ?", event.replacement)
    ctx.owe(event.person, "fresh", rings=True, dedupe=f"fresh:{event.replacement}", order=event.order, unit=unit)


@plugin.message("fresh")
def fresh(view: View[Settings], order: int, unit: int) -> Screen:
    """Bring what was given in the place of something that did not work."""
    found = orders.sure(view.db, order, view.person)
    content = next(one.content for one in stock.units_of(view.db, order) if one.id == unit)
    cells = _cells(found, content)
    show = view.action("orders.goods")
    return Screen.of(
        t("fresh-title", code=Code(found.code), title=Worded(found.items[0].title, found.items[0].titles)),
        *[t("fresh-part", name=part_name(name), value=Spoiler(Code(cell))) for name, cell in cells],
        None if cells else t("fresh-goods", unit=Spoiler(Code(content))),
        "fresh-words",
        rows=[
            [copy_button(t("btn-copy"), content)] if not cells and len(content) <= _COPY_LIMIT else [],
            [show.button("btn-show-goods", order, 0)] if show else [],
        ],
        home=False,
    )


def _cells(found: orders.Order, content: str) -> list[tuple[str, str]]:
    """Return the parts of an account by their names; none where it is not made of as many."""
    names, cells = found.items[0].promise.parts, content.split(_BETWEEN)
    return list(zip(names, cells, strict=True)) if len(names) == len(cells) else []


@plugin.on(OrderRefunded)
def went_back(ctx: Context[Settings], event: OrderRefunded) -> None:
    """Tell the buyer what came back, why, and where it is."""
    one, order = refunds.get(ctx.db, event.refund), orders.sure(ctx.db, event.order)
    wallet = ctx.host.registry.actions.get("wallet.wallet")
    ctx.tell(
        event.person,
        "told-refund-method" if "receipt" in one.facts else "told-refund",
        rings=True,
        dedupe=f"refund:{event.refund}",
        rows=[[wallet.button("btn-to-balance")]] if wallet else [],
        money=one.amount,
        code=Code(order.code),
        why=Name(one.reason),
    )
