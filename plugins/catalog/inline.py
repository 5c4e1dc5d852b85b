"""The bot's name and a few words, typed in any chat: products to post there, each with a link that buys it here."""

from collections.abc import Iterable
from itertools import islice

from plugins.catalog import browse
from plugins.catalog.declare import Settings, plugin
from shopbot.api import (
    InlineCard,
    InlineRequest,
    Lines,
    Money,
    Name,
    Request,
    Text,
    products,
    sales,
    t,
    url_button,
)

_MOST = 50
_LINES = 6  # of a description: a card is no page


@plugin.inline()
def cards(request: InlineRequest[Settings], words: str) -> list[InlineCard]:
    """Offer what a search finds; before anything is typed, what sells best and then the shelves in their order."""
    found = products.find(request.db, words, limit=_MOST) if words else _shelves(request)
    return [_card(request, one) for one in found]


def _shelves(request: InlineRequest[Settings]) -> Iterable[products.Product]:
    best = products.best_sellers(request.db)
    known = {one.id for one in best}
    others = (one for one in products.page(request.db, limit=_MOST).items if one.id not in known)
    return islice((*best, *others), _MOST)


def _card(request: InlineRequest[Settings], product: products.Product) -> InlineCard:
    words = products.words(product, request.language)
    price = _price(request, product)
    link = request.link(f"p_{product.number}")
    described = [Name(line) for line in words.description.strip().splitlines() if line.strip()][:_LINES]
    return InlineCard(
        str(product.number),
        t("name", name=Name(words.title)),
        price if product.most >= product.min_quantity else t("inline-sold-out"),
        [
            t("product-title", title=Name(words.title)),
            price,
            *([t("product-words", words=Lines(tuple(described)))] if described else []),
        ],
        [[url_button("btn-inline-buy", link)]] if link else [],
    )


def _price(request: InlineRequest[Settings], product: products.Product) -> Text:
    """Return what anybody pays: the sale's price beside the old one; of a family the lowest."""
    sale = sales.running(request.db, product, request.now)
    now: Money = product.price - sale.off(product.price) if sale else product.price
    if product.is_family:
        return t("inline-price-from", price=now)
    return t("inline-price-sale", price=now, old=product.price) if now < product.price else t("inline-price", price=now)


@plugin.start("shop")
def opened(request: Request[Settings], _rest: str) -> None:
    """Open the shop from the button below the results."""
    browse.shop(request)
