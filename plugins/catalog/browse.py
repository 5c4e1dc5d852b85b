"""Finding one's way to a product: categories in two levels, best sellers, everything, the stock list."""

from plugins.catalog import filters, keys, parts
from plugins.catalog.declare import Settings, plugin
from shopbot.api import Button, Num, Request, Screen, Text, products, t

_SHELVES = 5
_ON_SHELF = 6
_ALL = 10
_BEST = 10
_STOCK = 20
_DAY = 86_400


@plugin.menu("main", label="btn-shop", order=10, style="primary")
@plugin.action()
def shop(request: Request[Settings], page: int = 0) -> None:
    """Show the categories at the top."""
    keys.refresh(request)
    shelves = _top(request)
    total = sum(shelf.products for shelf in shelves)
    page = parts.within(page, len(shelves), _SHELVES)
    request.show(
        Screen.of(
            t("shop-count", count=Num(total)) if total else t("shop-empty"),
            t("shop-hint") if total else None,
            rows=[
                [best.button("btn-best"), everything.button("btn-all")],
                *[[_shelf_button(request, shelf)] for shelf in parts.cut(shelves, page, _SHELVES)],
                parts.page_row(page, len(shelves), _SHELVES, shop.button),
                filters.chips(request, filters.Filter(None)),
            ],
            trail=(t("shop"),),
        )
    )


def _top(request: Request[Settings]) -> list[products.Category]:
    """Return the categories buyers see, with what has none as the last."""
    loose = products.page(request.db, products.NO_CATEGORY, limit=1).total
    none = products.Category(
        products.NO_CATEGORY, None, request.words.plain(t("no-category")), "📦", 0, "active", {}, loose
    )
    return products.categories(request.db) + ([none] if loose else [])


def _shelf_button(request: Request[Settings], shelf: products.Category) -> Button:
    return category.button(parts.shelf_label(request, shelf), shelf.id)


@plugin.action()
def category(request: Request[Settings], number: int, page: int = 0) -> None:
    """Show a category: the ones inside it, or its products when there are none."""
    inner = products.categories(request.db, number) if number != products.NO_CATEGORY else []
    if inner:
        _inner(request, products.category(request.db, number), inner, page)
    else:
        shelf(request, number, page)


def _inner(request: Request[Settings], outer: products.Category, inner: list[products.Category], page: int) -> None:
    page = parts.within(page, len(inner), _SHELVES)
    request.show(
        Screen.of(
            t("shop-count", count=Num(outer.products)),
            rows=[
                *[[_shelf_button(request, one)] for one in parts.cut(inner, page, _SHELVES)],
                [shelf.button(t("btn-shelf-all", count=outer.products), outer.id)],
                parts.page_row(page, len(inner), _SHELVES, lambda text, at: category.button(text, outer.id, at)),
                filters.chips(request, filters.Filter(outer.id)),
            ],
            trail=(t("shop"), t("name", name=parts.title(request, outer))),
            back=_to_top(request, outer.id),
        )
    )


def _to_top(request: Request[Settings], number: int) -> Button:
    """Return the way back to the page of the shop this category is on."""
    places = [one.id for one in _top(request)]
    return shop.button("btn-back", places.index(number) // _SHELVES if number in places else 0)


@plugin.action()
def shelf(request: Request[Settings], number: int, page: int = 0) -> None:
    """Show the products of a category and those inside it."""
    found, page, total = filters.page(request, filters.Filter(number), page, _ON_SHELF)
    origin = f"c{number}.{page}"
    request.show(
        Screen.of(
            *([parts.product_line(request, product) for product in found] or [t("shelf-empty")]),
            rows=[
                *[[parts.product_button(request, product, origin)] for product in found],
                parts.page_row(page, total, _ON_SHELF, lambda text, at: shelf.button(text, number, at)),
                filters.chips(request, filters.Filter(number)),
            ],
            trail=(t("shop"), *shelf_trail(request, number)),
            back=_out_of(request, number),
        )
    )


def shelf_trail(request: Request[Settings], number: int | None) -> list[Text]:
    """Return the steps of the trail that name a category."""
    if not number:
        return [t("no-category")]
    here = products.category(request.db, number)
    outer = [products.category(request.db, here.parent)] if here.parent else []
    return [t("name", name=parts.title(request, one)) for one in (*outer, here)]


def _out_of(request: Request[Settings], number: int) -> Button:
    here = products.category(request.db, number) if number != products.NO_CATEGORY else None
    if here is not None and here.parent:
        places = [one.id for one in products.categories(request.db, here.parent)]
        at = places.index(number) // _SHELVES if number in places else 0
        return category.button("btn-back", here.parent, at)
    if here is not None and products.categories(request.db, number):
        return category.button("btn-back", number)
    return _to_top(request, number)


@plugin.menu("main", label="btn-best", order=15)
@plugin.action()
def best(request: Request[Settings]) -> None:
    """Show what sold most."""
    days = request.settings.best_days
    found = products.best_sellers(request.db, request.now - days * _DAY if days > 0 else None, limit=_BEST)
    lines = [
        t("best-line", place=Num(place), title=parts.title(request, product), price=product.price, sold=product.sold)
        for place, product in enumerate(found, 1)
    ]
    request.show(
        Screen.of(
            *(lines or [t("best-empty")]),
            rows=parts.in_rows([parts.product_button(request, product, "b") for product in found], 2),
            trail=(t("shop"), t("best")),
            back=shop.button("btn-back"),
        )
    )


@plugin.action()
def everything(request: Request[Settings], page: int = 0) -> None:
    """Show all products, ten a page, the sold-out ones marked."""
    found, page, total = filters.page(request, filters.Filter(None), page, _ALL)
    request.show(
        Screen.of(
            *([parts.product_line(request, product) for product in found] or [t("shop-empty")]),
            rows=[
                *parts.in_rows([parts.product_button(request, product, f"a{page}") for product in found], 2),
                parts.page_row(page, total, _ALL, everything.button),
                filters.chips(request, filters.Filter(None)),
            ],
            trail=(t("shop"), t("all")),
            back=shop.button("btn-back"),
        )
    )


@plugin.command("buy", "shop", example="/buy 101")
def buy(request: Request[Settings], number: int | None = None) -> None:
    """Open the shop, or the product with this number."""
    if number is None:
        shop(request)
    else:
        request.go("catalog.product", number)


@plugin.command("stock", "stok")
def stock_list(request: Request[Settings]) -> None:
    """Show every product with its count."""
    stock_page(request, 0)


@plugin.action()
def stock_page(request: Request[Settings], page: int) -> None:
    """Show one page of the stock list."""
    keys.refresh(request)
    found, page, total = filters.page(request, filters.Filter(None), page, _STOCK)
    lines = [parts.stock_line(request, one) for one in found]
    request.show(
        Screen.of(
            *(lines or [t("shop-empty")]),
            "",
            "stock-hint" if found else None,
            rows=[parts.page_row(page, total, _STOCK, stock_page.button), [shop.button("btn-shop").primary()]],
            trail=(t("stock"),),
        )
    )
