"""One product: picture, words, price, live stock, how many, and the way to the checkout."""

import re

from plugins.catalog import browse, parts, search, waiting
from plugins.catalog.declare import Settings, plugin
from shopbot.api import Button, Lines, Name, Request, Screen, ShopError, Text, pricing, products, read_number, t

_ORIGIN_BYTES = 30
_ORIGIN = re.compile(r"c(\d{1,9})\.(\d{1,6})")


@plugin.action()
def product(request: Request[Settings], number: int, quantity: int = 1, origin: str = "") -> None:
    """Show a product with `quantity` chosen; `origin` is the list it was opened from."""
    found = products.by_number(request.db, number)
    if found is None or found.state != "active":
        request.alert("product-gone")
        browse.shop(request)
        return
    quantity, origin = _possible(found, quantity), origin if len(origin.encode()) <= _ORIGIN_BYTES else ""
    for_sale = found.most >= found.min_quantity
    words = products.words(found, request.language)
    request.show(
        Screen.of(
            t("product-title", title=Name(words.title)),
            t("product-facts" if for_sale else "product-out", price=found.price, sold=found.sold, left=found.available),
            *_described(words.description),
            t("product-least", least=found.min_quantity) if for_sale and found.min_quantity > 1 else None,
            rows=[
                *(_quantities(found, quantity, origin) if for_sale else []),
                [_buy(request, found, quantity) if for_sale else waiting.wait_button(request, found, origin)],
                *request.menu("product", number),
            ],
            trail=(t("shop"), *browse.shelf_trail(request, found.category)),
            back=_back(request, origin),
            photo=parts.picture(found),
        )
    )


def _possible(found: products.Product, quantity: int) -> int:
    return max(found.min_quantity, min(quantity, found.most))


def _described(description: str) -> list[Text]:
    if not description.strip():
        return []
    return [Text(""), t("product-words", words=Lines(tuple(Name(line) for line in description.strip().splitlines())))]


_STEPS = (("btn-less", -1), ("btn-one-more", 1), ("btn-two-more", 2), ("btn-five-more", 5), ("btn-ten-more", 10))


def _quantities(found: products.Product, quantity: int, origin: str) -> list[list[Button | None]]:
    """Return the rows `− n +` and `+2 +5 +10`; a tap on the number asks for it.

    Steps that lead nowhere stay in their place, dead: a second tap at the same spot must not hit something else.
    """
    steps = []
    for label, step in _STEPS:
        button = product.button(label, found.number, _possible(found, quantity + step), origin)
        leads = found.min_quantity <= quantity + min(step, 1) <= found.most
        steps.append(button if leads else button.off())
    chosen = how_many.button(t("btn-chosen", quantity=quantity), found.number, origin)
    return [[steps[0], chosen, steps[1]], [*steps[2:]]]


def _buy(request: Request[Settings], found: products.Product, quantity: int) -> Button | None:
    checkout = request.action("orders.checkout")
    if checkout is None:
        return None
    quote = pricing.quote(request.db, found.id, quantity, request.user.id, request.now)
    return checkout.button(t("btn-buy", total=quote.total), found.id, quantity, quote.total.amount).primary()


def _back(request: Request[Settings], origin: str) -> Button:
    """Return the way to the list and page the product was opened from."""
    if shelf := _ORIGIN.fullmatch(origin):
        return browse.shelf.button("btn-back", int(shelf[1]), int(shelf[2]))
    if re.fullmatch(r"a\d{1,6}", origin):
        return browse.everything.button("btn-back", int(origin[1:]))
    if origin == "b":
        return browse.best.button("btn-back")
    if origin.startswith("q"):
        return search.results.button("btn-back", origin[1:])
    return browse.shop.button("btn-back")


@plugin.action()
def how_many(request: Request[Settings], number: int, origin: str) -> None:
    """Ask for the quantity, for those who want more than the steps give."""
    found = products.by_number(request.db, number)
    if found is None:
        raise ShopError("no_such_product")
    asked = t("ask-quantity", title=parts.title(request, found), least=found.min_quantity, most=found.most)
    request.ask(asked, then=quantity_typed, number=number, origin=origin)


@plugin.answer()
def quantity_typed(request: Request[Settings], answer: str, number: int, origin: str) -> None:
    """Show the product with the quantity that was typed."""
    found = products.by_number(request.db, number)
    most = found.most if found else 0
    least = found.min_quantity if found else 1
    product(request, number, read_number(answer, least, most) if most >= least else 1, origin)


@plugin.start("p_")
def product_link(request: Request[Settings], rest: str) -> None:
    """Open the product of a link `p_12`."""
    found = products.by_number(request.db, int(rest)) if rest.isascii() and rest.isdigit() and len(rest) < 10 else None
    if found is None or found.state != "active":
        request.alert("product-gone")
        browse.shop(request)
    else:
        product(request, found.number)


@plugin.start("c_")
def category_link(request: Request[Settings], rest: str) -> None:
    """Open the category of a link `c_3`."""
    known = rest.isascii() and rest.isdigit() and len(rest) < 10
    shelf = request.db.scalar("SELECT id FROM category WHERE id = ? AND state = 'active'", int(rest) if known else 0)
    if shelf is None:
        request.alert("category-gone")
        browse.shop(request)
    else:
        browse.category(request, shelf)
