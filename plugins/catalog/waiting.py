"""Telling those who asked for it that a sold-out product is back, whatever brought it back."""

from plugins.catalog.declare import Settings, plugin
from shopbot.api import Button, Context, Request, ShopError, Worded, products

_AT_ONCE = 500

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


def wait_button(request: Request[Settings], found: products.Product, origin: str) -> Button:
    """Return the button under a sold-out product: ask to be told, or no more."""
    waits = request.tx.scalar(
        "SELECT 1 FROM catalog_waiting WHERE product = ? AND person = ?", found.id, request.user.id
    )
    if waits:
        return wait.button("btn-wait-no-more", found.number, on=False, origin=origin)
    return wait.button("btn-wait", found.number, on=True, origin=origin).primary()


@plugin.action()
def wait(request: Request[Settings], number: int, on: bool, origin: str) -> None:
    """Note that the person wants to hear of the product, or no more."""
    found = products.by_number(request.db, number)
    if found is None:
        raise ShopError("no_such_product")
    if on:
        sql = "INSERT INTO catalog_waiting VALUES (?, ?) ON CONFLICT DO NOTHING"
    else:
        sql = "DELETE FROM catalog_waiting WHERE product = ? AND person = ?"
    request.tx.run(sql, found.id, request.user.id)
    request.toast("will-tell" if on else "will-not-tell")
    request.go("catalog.product", number, 1, origin)


@plugin.every(minutes=1)
def tell_waiting(ctx: Context[Settings]) -> None:
    """Tell who waits for what can be bought again, once: stock that came in, was given back, or was shown again."""
    rows = ctx.tx.rows(
        "SELECT catalog_waiting.* FROM catalog_waiting JOIN product ON product.id = product"
        " WHERE state = 'active' AND available >= min_quantity LIMIT ?",
        _AT_ONCE,
    )
    for row in rows:
        found = products.sure(ctx.db, row["product"])
        titles = {language: words["title"] for language, words in found.translations.items() if words.get("title")}
        see = ctx.host.registry.actions["catalog.product"].button("btn-see", found.number)
        ctx.tell(row["person"], "back-in-stock", rings=True, rows=[[see]], title=Worded(found.title, titles))
        ctx.tx.run("DELETE FROM catalog_waiting WHERE product = ? AND person = ?", row["product"], row["person"])
