"""Staff: the commands of the catalogue. Pipe-separated, with the same rules as the buttons."""

from plugins.catalog import contents, discounts, edit, manage, shelves, stockroom
from plugins.catalog.declare import EDIT, STOCK_ADD, STOCK_SEE, Settings, plugin
from plugins.catalog.wizard import read_form
from shopbot.api import Code, Request, ShopError, Upload, products, read_number, stock

_ADD = "/add 101|Lumina|Streaming|35000|Text"
_DEL = "/del 101"
_ID = "/editid 101|205"
_CATEGORY = "/editcategory 101|Games"
_SOLD = "/editsold 101|40"
_EDIT = "/edit 101|price|40000"
_DISC = "/disc 101|10%|7d"
_DISCAT = "/discat Games|15%|7d"
_PRICERESS = "/priceress 101|28k"
_ADDSTOCK = "/addstock 101"
_DELSTOCK = "/delstock 101"
_DELALL = "/delallstock 101"
_EXPORT = "/exportstock 101"


def _split(words: str, parts: int, example: str) -> list[str]:
    """Return `parts` pieces of a line; the last one may hold more pipes. Raises ShopError `wrong_form`."""
    pieces = [piece.strip() for piece in words.split("|", parts - 1)]
    if len(pieces) < parts or not all(pieces[:2]):
        raise ShopError("wrong_form", example=Code(example))
    return pieces


def _product(words: str, request: Request[Settings]) -> products.Product:
    """Return the product of a typed number. Raises ShopError `no_such_product`, `number_unclear`."""
    found = products.by_number(request.db, read_number(words))
    if found is None:
        raise ShopError("no_such_product")
    return found


@plugin.command("add", allow=EDIT, example=_ADD, listed=False)
def add(request: Request[Settings], words: str) -> None:
    """Add a product: number, name, category (or -), price, description."""
    number, title, shelf, price, *text = _split(words + "|" * (words.count("|") == 3), 5, _ADD)
    title, money, description = read_form(request, f"{title}\n{price}\n{text[0]}")
    made = products.create(
        request.tx,
        request.user.id,
        title,
        money,
        number=read_number(number),
        category=shelves.named(request, shelf),
        description=description,
        photo=request.incoming.photo,
    )
    manage.card(request, made.id)


@plugin.command("del", allow=EDIT, example=_DEL, listed=False)
def delete(request: Request[Settings], words: str) -> None:
    """Delete a product; its card offers to restore it."""
    manage.set_state(request, _product(words, request).id, "deleted")


def _change(request: Request[Settings], words: str, field: str, example: str) -> None:
    number, value = _split(words, 2, example)
    product = _product(number, request)
    if field in edit.OF_ONE and product.is_family:
        raise ShopError("choose_variant")
    found = edit.apply(request, product.id, field, value)
    request.reply("saved")
    manage.card(request, found.id)


@plugin.command("editid", allow=EDIT, example=_ID, listed=False)
def edit_id(request: Request[Settings], words: str) -> None:
    """Give a product another number."""
    _change(request, words, "number", _ID)


@plugin.command("editcategory", allow=EDIT, example=_CATEGORY, listed=False)
def edit_category(request: Request[Settings], words: str) -> None:
    """Put a product into a category by its name."""
    _change(request, words, "category", _CATEGORY)


@plugin.command("editsold", allow=EDIT, example=_SOLD, listed=False)
def edit_sold(request: Request[Settings], words: str) -> None:
    """Set the sold count that buyers see."""
    _change(request, words, "sold", _SOLD)


@plugin.command("edit", allow=EDIT, example=_EDIT, listed=False)
def edit_any(request: Request[Settings], words: str) -> None:
    """Change any field by its English name."""
    number, field, value = _split(words, 3, _EDIT)
    if field.lower() not in edit.CHANGES:
        raise ShopError("wrong_form", example=Code(_EDIT))
    _change(request, f"{number}|{value}", field.lower(), _EDIT)


@plugin.command("disc", allow=EDIT, example=_DISC, listed=False)
def discount(request: Request[Settings], words: str) -> None:
    """Start a sale of a product: percent or sum, and until when; 0 ends it."""
    number, off, until = _split(words + "|" * (words.count("|") == 1), 3, _DISC)
    discounts.by_command(request, "p", _product(number, request).id, off, until)


@plugin.command("discat", allow=EDIT, example=_DISCAT, listed=False)
def discount_category(request: Request[Settings], words: str) -> None:
    """Start a sale of a category by its name: percent or sum, and until when; 0 ends it."""
    name, off, until = _split(words + "|" * (words.count("|") == 1), 3, _DISCAT)
    shelf = shelves.known(request, name)
    if shelf is None:
        raise ShopError("no_such_category")
    discounts.by_command(request, "c", shelf.id, off, until)


@plugin.command("priceress", allow=EDIT, example=_PRICERESS, listed=False)
def reseller_price(request: Request[Settings], words: str) -> None:
    """Set what resellers pay for a product; 0 or - clears it."""
    _change(request, words, "reseller", _PRICERESS)


@plugin.command("addstock", allow=STOCK_ADD, example=_ADDSTOCK, listed=False)
def add_stock(request: Request[Settings], number: int, lines: str = "", upload: Upload | None = None) -> None:
    """Take stock from the lines below the command, from its file, or from the file it answers."""
    found = _product(str(number), request)
    if upload is not None:
        stockroom.receive(request, found.id, upload.name, upload.content)
    elif lines:
        stockroom.receive(request, found.id, "", lines)
    else:
        stockroom.add_stock(request, found.id)


@plugin.command("delstock", allow=STOCK_SEE, example=_DELSTOCK, listed=False)
def delete_stock(request: Request[Settings], number: int, line: str = "") -> None:
    """Delete the unit with exactly this content, or show the units to pick one."""
    found = _product(str(number), request)
    if not line:
        contents.unsold(request, found.id)
        return
    wanted = stock.normalised(line)
    units = [unit for unit, words in stock.unsold(request.tx, found.id, limit=-1) if stock.normalised(words) == wanted]
    request.erase_message()
    if not units:
        raise ShopError("unit_gone")
    contents.unsold(request, found.id, 0, stock.delete_unit(request.tx, units[0], request.user.id))


@plugin.command("delallstock", allow=STOCK_SEE, example=_DELALL, listed=False)
def delete_all_stock(request: Request[Settings], number: int) -> None:
    """Ask whether all unsold units shall go."""
    contents.ask_wipe(request, _product(str(number), request).id)


@plugin.command("exportstock", allow=STOCK_SEE, example=_EXPORT, listed=False)
def export_stock(request: Request[Settings], number: int) -> None:
    """Send the unsold units as a file."""
    contents.export(request, _product(str(number), request).id)
