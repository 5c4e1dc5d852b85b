"""The line for what is sold out: whoever stands first gets one held for a while, then the next.

To hold one is to place an order for them with more time: what is reserved is reserved the usual way, and when they pay,
say no or let it pass, the order ends like any other and the next in line is served. Whoever cannot be given an order
(too many unpaid ones, say) is told that it is back, and nothing is held.
"""

from plugins.catalog.declare import Settings, plugin
from shopbot.api import (
    Button,
    Context,
    Num,
    OrderCancelled,
    OrderExpired,
    Request,
    ShopError,
    StockAdded,
    Text,
    When,
    Worded,
    orders,
    pricing,
    products,
    t,
)

_AT_ONCE = 200

plugin.migration(
    "002_waiting",
    """
    CREATE TABLE catalog_waiting (
        product INTEGER NOT NULL,
        person  INTEGER NOT NULL,
        PRIMARY KEY (product, person)
    ) STRICT, WITHOUT ROWID;
    """,
)
plugin.migration(
    "003_line",
    """
    CREATE TABLE catalog_line (
        id      INTEGER PRIMARY KEY,   -- the place in the line
        product INTEGER NOT NULL,
        person  INTEGER NOT NULL,
        at      INTEGER NOT NULL,
        UNIQUE (product, person)
    ) STRICT;
    CREATE INDEX catalog_line_product ON catalog_line (product, id);
    INSERT INTO catalog_line (product, person, at) SELECT product, person, 0 FROM catalog_waiting;
    DROP TABLE catalog_waiting;
    """,
)


def wait_button(request: Request[Settings], found: products.Product, origin: str) -> Button:
    """Return the button under a sold-out product: stand in line, or no more."""
    if _place(request, found.id):
        return wait.button("btn-wait-no-more", found.number, on=False, origin=origin)
    return wait.button("btn-wait", found.number, on=True, origin=origin).primary()


def place_line(request: Request[Settings], found: products.Product) -> Text | None:
    """Return which place the person has in the line for a product, or None if they do not stand in it."""
    place = _place(request, found.id)
    total = how_many_wait(request, found.id)
    return t("your-place", place=Num(place), total=Num(total)) if place else None


def how_many_wait(request: Request[Settings], product: int) -> int:
    """Return how many people wait for a product."""
    return int(request.tx.scalar("SELECT count(*) FROM catalog_line WHERE product = ?", product))


def _place(request: Request[Settings], product: int) -> int:
    return int(
        request.tx.scalar(
            "SELECT count(*) FROM catalog_line WHERE product = ?1"
            " AND id <= (SELECT id FROM catalog_line WHERE product = ?1 AND person = ?2)",
            product, request.user.id,
        )
    )  # fmt: skip


@plugin.action()
def wait(request: Request[Settings], number: int, on: bool, origin: str) -> None:
    """Let the person stand in line for a product, or leave it."""
    found = products.by_number(request.db, number)
    if found is None:
        raise ShopError("no_such_product")
    if on:
        sql = "INSERT INTO catalog_line (product, person, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        request.tx.run(sql, found.id, request.user.id, request.now)
    else:
        request.tx.run("DELETE FROM catalog_line WHERE product = ? AND person = ?", found.id, request.user.id)
    request.toast("will-tell" if on else "will-not-tell")
    request.go("catalog.product", number, 1, origin)


@plugin.on(StockAdded)
def stock_came(ctx: Context[Settings], event: StockAdded) -> None:
    """Serve the line at once when stock comes in, before those who only look around."""
    _serve(ctx, event.product)


@plugin.on(OrderCancelled)
def given_up(ctx: Context[Settings], event: OrderCancelled) -> None:
    """Serve the line with what somebody gave up."""
    _serve_order(ctx, event.order)


@plugin.on(OrderExpired)
def let_pass(ctx: Context[Settings], event: OrderExpired) -> None:
    """Serve the line with what nobody paid for."""
    _serve_order(ctx, event.order)


def _serve_order(ctx: Context[Settings], order: int) -> None:
    for item in orders.sure(ctx.db, order).items:
        _serve(ctx, item.product)


@plugin.every(minutes=1)
def serve_lines(ctx: Context[Settings]) -> None:
    """Serve every line whose product can be bought again, whatever brought it back."""
    rows = ctx.tx.rows(
        "SELECT DISTINCT catalog_line.product FROM catalog_line JOIN product ON product.id = catalog_line.product"
        " WHERE state = 'active' AND available >= min_quantity"
    )
    for row in rows:
        _serve(ctx, row["product"])


def _serve(ctx: Context[Settings], product: int) -> None:
    """Hold for as many as there is stock for, the first in line first; more of them than a moment takes come later."""
    sql = "SELECT person FROM catalog_line WHERE product = ? ORDER BY id LIMIT ?"
    for row in ctx.tx.rows(sql, product, _AT_ONCE):
        found = products.sure(ctx.db, product)
        if found.state != "active" or found.most < found.min_quantity:
            return
        ctx.tx.run("DELETE FROM catalog_line WHERE product = ? AND person = ?", product, row["person"])
        _offer(ctx, found, row["person"])


def _offer(ctx: Context[Settings], found: products.Product, person: int) -> None:
    title = Worded(found.title, {lang: products.words(found, lang).title for lang in found.translations})
    held = _hold(ctx, found, person)
    if held is None:
        see = ctx.host.registry.actions["catalog.product"].button("btn-see", found.number)
        ctx.tell(person, "back-in-stock", rings=True, rows=[[see]], title=title)
        return
    actions = ctx.host.registry.actions
    buy = actions["orders.order"].button("btn-buy-held", held.id).success()
    decline = actions["orders.cancel"].button("btn-no-thanks", held.id)
    until = When(held.expires_at, "relative")
    ctx.tell(person, "held-for-you", rings=True, rows=[[buy], [decline]], title=title, until=until)


def _hold(ctx: Context[Settings], found: products.Product, person: int) -> orders.Order | None:
    """Place an order with more time for the person, or None where nothing can or shall be held."""
    minutes, can_be_paid = ctx.settings.hold_minutes, "orders.order" in ctx.host.registry.actions
    if not (minutes and can_be_paid and found.supply == "units" and found.issue != "chosen"):
        return None
    try:
        quote = pricing.quote(ctx.db, found.id, found.min_quantity, person, ctx.now)
        until = ctx.now + minutes * 60
        return orders.checkout(ctx.tx, person, found.id, found.min_quantity, quote.total.amount, until=until)
    except ShopError:
        return None
