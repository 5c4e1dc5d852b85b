"""Telling others of a product: into a chat of theirs, or as a link to copy; both carry who shared it."""

from urllib.parse import quote

from plugins.catalog import parts
from plugins.catalog.declare import Settings, plugin
from plugins.catalog.product import product
from shopbot.api import Button, Request, Screen, ShopError, copy_button, products, share_button, t, url_button

_SHARE = "https://t.me/share/url"


@plugin.menu("product", label="btn-share", order=90)
@plugin.action()
def share(request: Request[Settings], number: int) -> None:
    """Show the ways to share a product."""
    found = products.by_number(request.db, number)
    if found is None or found.state != "active":
        raise ShopError("no_such_product")
    link = request.link(f"p_{number}")
    title = parts.title(request, found)
    rows = [[_to_chat(request, found, link).primary()], [copy_button("btn-share-copy", link)]] if link else []
    request.show(
        Screen.of(
            t("share-title", title=title),
            "share-hint",
            rows=rows,
            trail=(t("shop"),),
            back=product.button("btn-back", number),
        )
    )


def _to_chat(request: Request[Settings], found: products.Product, link: str) -> Button:
    """Return the button that lets them pick a chat: by a card where inline mode is on, else by Telegram's own page."""
    if request.host.offers_inline:
        return share_button("btn-share-chat", str(found.number))
    said = request.words.plain(t("share-words", title=parts.title(request, found)))
    return url_button("btn-share-chat", f"{_SHARE}?url={quote(link, safe='')}&text={quote(said, safe='')}")
