"""What several screens of the catalogue have in common: pages, product lines and buttons, pictures."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from shopbot.api import Action, Button, Code, Name, Num, Phrase, Request, Text, products, t

_PLUGINS = Path(__file__).resolve().parent.parent
_PICTURE = "file:"
_LABEL = 20
T = TypeVar("T")
_LINES = {"units": "line", "shared": "line-always", "later": "line-made"}
_STOCK_LINES = {"units": "stock-line", "shared": "stock-line-always", "later": "stock-line-made"}


def title(request: Request[Any], thing: products.Product | products.Category) -> Name:
    """Return a name in the reader's language."""
    return Name(products.words(thing, request.language).title)


def label(name: Name) -> Name:
    """Return a name short enough for a button."""
    return name if len(name.text) <= _LABEL else Name(name.text[: _LABEL - 1].rstrip() + "…")


def picture(product: products.Product) -> str | None:
    """Return what a screen takes as picture: a Telegram file id, or the path of one that came with a plugin."""
    if product.photo is None or not product.photo.startswith(_PICTURE):
        return product.photo
    path = (_PLUGINS / product.photo.removeprefix(_PICTURE)).resolve()
    return str(path) if path.is_relative_to(_PLUGINS) and path.is_file() else None


def last_page(total: int, size: int) -> int:
    """Return the number of the last page, counted from 0."""
    return max(0, (total - 1) // size)


def within(page: int, total: int, size: int) -> int:
    """Return the page asked for, or the nearest there is: a button may be older than the list."""
    return min(max(page, 0), last_page(total, size))


def page_row(page: int, total: int, size: int, button: Callable[[Text, int], Button]) -> list[Button | None]:
    """Return `‹ previous`, `n/N`, `next ›`; nothing for a single page."""
    last = last_page(total, size)
    if last == 0:
        return []
    here = t("btn-page", page=Num(page + 1), pages=Num(last + 1))
    return [
        button(t("btn-previous"), page - 1) if page > 0 else None,
        button(here, page),
        button(t("btn-next"), page + 1) if page < last else None,
    ]


def in_rows(buttons: Sequence[Button], columns: int) -> list[Sequence[Button]]:
    """Return buttons in rows of `columns`."""
    return [buttons[i : i + columns] for i in range(0, len(buttons), columns)]


def cut(items: Sequence[T], page: int, size: int) -> Sequence[T]:
    """Return one page of a list."""
    return items[page * size : (page + 1) * size]


def _line(product: products.Product) -> str:
    return "line-from" if product.variants > 1 else _LINES[product.supply]


def product_line(request: Request[Any], product: products.Product) -> Text:
    """Return a product in one line: number, name, price, stock."""
    key = _line(product) if product.most >= product.min_quantity else "line-sold-out"
    return t(key, number=number(product), title=title(request, product), price=product.price, left=product.available)


def stock_line(request: Request[Any], product: products.Product) -> Text:
    """Return a product's number, name and stock in one line."""
    key = _STOCK_LINES[product.supply] if product.available else "stock-line-none"
    return t(key, number=number(product), title=title(request, product), left=product.available)


def product_label(request: Request[Any], product: products.Product) -> Text:
    """Return a product's name as a button says it; a sold-out one is marked."""
    key = "btn-product" if product.most >= product.min_quantity else "btn-product-out"
    return t(key, title=label(title(request, product)))


def action(request: Request[Any], name: str) -> Action[Any]:
    """Return an action of the catalogue by its name: screens lead to each other, modules must not."""
    return request.host.registry.actions[f"catalog.{name}"]


def product_button(request: Request[Any], product: products.Product, origin: str) -> Button:
    """Return the button that opens a product; `origin` is the list it stands in."""
    return action(request, "product").button(product_label(request, product), product.number, 1, origin)


def joined(words: Sequence[Name | Phrase | Code], between: str = "parts-join") -> Name | Phrase | Code:
    """Return several values in a row, as a text says it: E-mail : Password : PIN."""
    first, *rest = words
    for one in rest:
        first = Phrase(between, {"before": first, "after": one})
    return first


def number(product: products.Product) -> Code:
    """Return the number people type: plain digits in every language."""
    return Code(str(product.number))


def shelf_label(request: Request[Any], shelf: products.Category) -> Text:
    """Return a category as a button says it: icon, name, how many products."""
    return t("btn-shelf", icon=Name(shelf.icon or "📁"), title=label(title(request, shelf)), count=shelf.products)
