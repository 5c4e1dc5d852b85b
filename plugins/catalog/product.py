"""One product: picture, words, price, live stock, its variants, how many, and the way to the checkout."""

import re

from plugins.catalog import browse, filters, offer, parts, search, waiting
from plugins.catalog.declare import Settings, plugin
from shopbot.api import (
    Button,
    Lines,
    Name,
    Request,
    Screen,
    ShopError,
    Text,
    pricing,
    products,
    read_number,
    stock,
    t,
)

_ORIGIN_BYTES = 30
_ORIGIN = re.compile(r"c(\d{1,9})\.(\d{1,6})")
_FILTERED = re.compile(r"f(-?\d{1,9})\.([A-Z]{0,2})\.([0-9a-f]{0,6})\.(\d{1,6})")
_CHOICES = 8


@plugin.action()
def product(request: Request[Settings], number: int, quantity: int = 1, origin: str = "") -> None:
    """Show a product with `quantity` chosen; `origin` is the list it was opened from.

    Of a family the first variant that can be bought, the others beside it.
    """
    opened = products.by_number(request.db, number)
    if opened is None or not _is_shown(request, opened):
        request.alert("product-gone")
        browse.shop(request)
        return
    origin = origin if len(origin.encode()) <= _ORIGIN_BYTES else ""
    siblings = products.variants(request.db, opened.family) if opened.is_family or opened.parent else []
    found = _first(siblings, opened) if opened.is_family else opened
    picked = found.issue == "chosen" and not found.is_family
    body = _to_choose(request, found) if picked else _to_count(request, found, _possible(found, quantity), origin)
    rows = [*_variants(request, siblings, found, origin), *body]
    _show(request, found, 1 if picked else _possible(found, quantity), rows, origin)


def _is_shown(request: Request[Settings], found: products.Product) -> bool:
    family = products.sure(request.db, found.family)
    return found.state == family.state == "active"


def _first(siblings: list[products.Product], family: products.Product) -> products.Product:
    """Return the variant that opens: the first that can be bought, else the first; a family without any is itself."""
    buyable = next((one for one in siblings if one.most >= one.min_quantity), None)
    return buyable or next(iter(siblings), family)


def _show(
    request: Request[Settings],
    found: products.Product,
    quantity: int,
    rows: list[list[Button | None]],
    origin: str,
    unit: int | None = None,
) -> None:
    words = products.words(found, request.language)
    for_sale = found.most >= found.min_quantity and not found.is_family
    quote = pricing.quote(request.db, found.id, quantity, request.user.id, request.now, unit) if for_sale else None
    request.show(
        Screen.of(
            t("product-title", title=Name(words.title)),
            offer.facts(found, found.price),
            *offer.origin(request, found),
            *(offer.price_lines(request, quote) if quote else []),
            *_described(words.description),
            waiting.place_line(request, found) if quote is None else None,
            *_promised(request, found, quote),
            t("product-least", least=found.min_quantity) if for_sale and found.min_quantity > 1 else None,
            rows=[*rows, *request.menu("product", found.number)],
            trail=(t("shop"), *browse.shelf_trail(request, found.category)),
            back=_back(request, origin),
            photo=parts.picture(found),
        )
    )


def _promised(request: Request[Settings], found: products.Product, quote: pricing.Quote | None) -> list[Text]:
    if quote is None:
        return []
    lines = offer.promises(request, found, quote.total)
    return [Text(""), *lines] if lines else []


def _possible(found: products.Product, quantity: int) -> int:
    return max(found.min_quantity, min(quantity, found.most))


def _described(description: str) -> list[Text]:
    if not description.strip():
        return []
    return [Text(""), t("product-words", words=Lines(tuple(Name(line) for line in description.strip().splitlines())))]


# --- variants ---


def _variants(
    request: Request[Settings], siblings: list[products.Product], chosen: products.Product, origin: str
) -> list[list[Button | None]]:
    """Return a button for each variant, two in a row, the chosen one ticked and the sold-out ones marked."""
    buttons = [product.button(_variant(request, one, chosen), one.number, 1, origin) for one in siblings]
    return [list(row) for row in parts.in_rows(buttons, 2)]


def _variant(request: Request[Settings], one: products.Product, chosen: products.Product) -> Text:
    """Return a variant's name with what one of it costs this person."""
    name = parts.label(Name(products.variant_name(one, request.language)))
    left = one.most >= one.min_quantity
    key = "btn-variant-chosen" if one.id == chosen.id else "btn-variant" if left else "btn-variant-out"
    return t(key, name=name, price=pricing.quote(request.db, one.id, 1, request.user.id, request.now).total)


# --- how many ---

_STEPS = (("btn-less", -1), ("btn-one-more", 1), ("btn-two-more", 2), ("btn-five-more", 5), ("btn-ten-more", 10))


def _to_count(
    request: Request[Settings], found: products.Product, quantity: int, origin: str
) -> list[list[Button | None]]:
    """Return the rows that choose how many and buy them; of what is sold out the way to be told."""
    if found.is_family:
        return []
    if found.most < found.min_quantity:
        return [[waiting.wait_button(request, found, origin)]]
    counts = _quantities(found, quantity, origin) if found.most > 1 else []
    return [*counts, [_buy(request, found, quantity)]]


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


def _buy(request: Request[Settings], found: products.Product, quantity: int, unit: int | None = None) -> Button | None:
    checkout = request.action("orders.checkout")
    if checkout is None:
        return None
    quote = pricing.quote(request.db, found.id, quantity, request.user.id, request.now, unit)
    label = t("btn-buy", total=quote.total)
    return checkout.button(label, found.id, quantity, quote.total.amount, unit).primary()


# --- which one ---


def _to_choose(request: Request[Settings], found: products.Product, page: int = 0) -> list[list[Button | None]]:
    """Return the free units by their hints, to pick one; of what is sold out the way to be told."""
    total = stock.choices(request.db, found.id, limit=0).total
    if not total:
        return [[waiting.wait_button(request, found, "")]]
    page = parts.within(page, total, _CHOICES)
    shown = stock.choices(request.db, found.id, _CHOICES, page * _CHOICES).items
    buttons = [choose.button(_hint(one), found.number, one.unit) for one in shown]
    turn: list[Button | None] = parts.page_row(
        page, total, _CHOICES, lambda label, to: choices.button(label, found.number, to)
    )
    rows: list[list[Button | None]] = [list(row) for row in parts.in_rows(buttons, 2)]
    return [*rows, turn]


def _hint(one: stock.Choice) -> Text:
    hint = parts.label(Name(one.hint))
    return t("btn-choice-extra", hint=hint, extra=one.extra) if one.extra.is_positive else t("btn-choice", hint=hint)


def _chosen_by_buyer(request: Request[Settings], number: int) -> products.Product:
    found = products.by_number(request.db, number)
    if found is None or found.issue != "chosen" or not _is_shown(request, found):
        raise ShopError("no_such_product")
    return found


@plugin.action()
def choices(request: Request[Settings], number: int, page: int) -> None:
    """Show another page of what there is to choose from."""
    found = _chosen_by_buyer(request, number)
    _show(request, found, 1, _to_choose(request, found, page), "")


@plugin.action()
def choose(request: Request[Settings], number: int, unit: int) -> None:
    """Show the product with one unit picked."""
    found = _chosen_by_buyer(request, number)
    picked = stock.choice(request.db, found.id, unit)
    if picked is None:
        request.alert("choice-went")
        product(request, number)
        return
    picked_row: list[Button | None] = [
        product.button(t("btn-choice-picked", hint=parts.label(Name(picked.hint))), number)
    ]
    _show(request, found, 1, [picked_row, [_buy(request, found, 1, unit)]], "", unit)


# --- the way back, and the ways in ---


def _back(request: Request[Settings], origin: str) -> Button:
    """Return the way to the list and page the product was opened from."""
    if shelf := _ORIGIN.fullmatch(origin):
        return browse.shelf.button("btn-back", int(shelf[1]), int(shelf[2]))
    if re.fullmatch(r"a\d{1,6}", origin):
        return browse.everything.button("btn-back", int(origin[1:]))
    if origin == "b":
        return browse.best.button("btn-back")
    if held := _FILTERED.fullmatch(origin):
        return filters.filtered.button("btn-back", int(held[1]), held[2], held[3], int(held[4]))
    if origin.startswith("q"):
        return search.results.button("btn-back", origin[2:], int(origin[1:2]) if origin[1:2].isdecimal() else 0)
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
