"""Staff: what the unsold units of a product say: exporting, deleting one, deleting all, and taking that back."""

from plugins.catalog import parts, stockroom
from plugins.catalog.declare import STOCK_SEE, Settings, plugin
from shopbot.api import Code, Num, Request, Screen, ShopError, Spoiler, When, products, stock, t

_SIZE = 5
_FILE_SECONDS = 600


@plugin.action(allow=STOCK_SEE)
def export(request: Request[Settings], number: int) -> None:
    """Send the unsold units as a file that erases itself."""
    found = products.sure(request.db, number)
    send_lines(request, found, stock.export(request.tx, number, request.user.id), f"stock-{found.number}.txt")


def send_lines(request: Request[Settings], found: products.Product, lines: list[str], name: str) -> None:
    """Send units as a file that erases itself. Raises ShopError `stock_empty`."""
    if not lines:
        raise ShopError("stock_empty")
    request.send_file(
        name,
        "\n".join([*lines, ""]).encode(),
        t("exported", title=parts.title(request, found), count=Num(len(lines)), minutes=Num(_FILE_SECONDS // 60)),
        erase_after=_FILE_SECONDS,
    )
    request.toast("export-sent")


@plugin.action(allow=STOCK_SEE)
def unsold(request: Request[Settings], number: int, page: int = 0, change: int = 0) -> None:
    """Show unsold units to delete one; `change` is a deletion that can be undone."""
    found = products.sure(request.db, number)
    page = parts.within(page, found.available, _SIZE)
    units = list(enumerate(stock.unsold(request.tx, number, _SIZE, page * _SIZE), page * _SIZE + 1))
    request.show(
        Screen.of(
            t("unsold", title=parts.title(request, found), count=found.available),
            *[t("unsold-line", place=Num(place), line=Spoiler(Code(words))) for place, (_, words) in units],
            rows=[
                [delete_one.button(t("btn-delete-unit", place=Num(place)), unit, page) for place, (unit, _) in units],
                parts.page_row(page, found.available, _SIZE, lambda text, at: unsold.button(text, number, at)),
                [undo.button("btn-undo", change) if change else None],
            ],
            trail=(t("admin"), t("products"), t("stock")),
            back=stockroom.stockroom.button("btn-back", number),
        )
    )


@plugin.action(allow=STOCK_SEE, once=True)
def delete_one(request: Request[Settings], unit: int, page: int) -> None:
    """Delete one unit."""
    product = request.db.scalar("SELECT product FROM stock_unit WHERE id = ?", unit)
    change = stock.delete_unit(request.tx, unit, request.user.id)
    request.toast("unit-deleted")
    unsold(request, product, page, change)


@plugin.action(allow=STOCK_SEE)
def ask_wipe(request: Request[Settings], number: int) -> None:
    """Ask once before all unsold units go."""
    found = products.sure(request.db, number)
    count = t("btn-wipe", count=found.available)
    request.show(
        Screen.of(
            t("ask-wipe", title=parts.title(request, found), count=found.available),
            rows=[[wipe.button(count, number).danger() if found.available else None]],
            trail=(t("admin"), t("products"), t("stock")),
            back=stockroom.stockroom.button("btn-back", number),
        )
    )


@plugin.action(allow=STOCK_SEE, once=True)
def wipe(request: Request[Settings], number: int) -> None:
    """Delete all unsold units."""
    before = products.sure(request.db, number)
    change = stock.delete_unsold(request.tx, number, request.user.id)
    request.show(
        Screen.of(
            t("wiped", title=parts.title(request, before), count=before.available),
            t("undo-until", until=When(request.now + stock.UNDO_SECONDS)),
            rows=[[undo.button("btn-undo", change)]],
            trail=(t("admin"), t("products"), t("stock")),
            back=stockroom.stockroom.button("btn-back", number),
        )
    )


@plugin.action(allow=STOCK_SEE, once=True)
def undo(request: Request[Settings], change: int) -> None:
    """Take a deletion back."""
    back = stock.undo(request.tx, change, request.user.id)
    request.toast(t("came-back", count=Num(back)))
    stockroom.stockroom(request, request.db.scalar("SELECT product FROM stock_removal WHERE id = ?", change))
