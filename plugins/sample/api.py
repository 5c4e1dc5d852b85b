"""Loading the sample shop and taking it away again. Both may be done any number of times."""

from dataclasses import dataclass
from typing import Any, overload

from plugins.sample import book
from plugins.sample.goods import ITEMS, SHELVES
from plugins.sample.item import Item, Shelf, Variant, code
from shopbot.api import Money, goods, products, read_amount, sales, stock, vouchers

_NOTE = "sample"  # tells the sample's own units from what staff added
_RUPIAH_A_UNIT = 15  # thousands of rupiah that stand for one unit of a currency without thousands
_IN_THOUSANDS = {"IDR", "IRR", "IRT", "VND", "UZS"}
VOUCHER = "WELCOME10"
_VOUCHER_TERMS = vouchers.VoucherTerms("percent", 1000, listed=True)


@dataclass(frozen=True)
class Done:
    """How many products (a family is one) and units came or went."""

    products: int
    units: int


def ever_loaded(tx: Any) -> bool:
    """Tell whether the sample was loaded in this shop before, be it removed or not."""
    return tx.scalar("SELECT 1 FROM sample_loaded") is not None


def is_loaded(tx: Any) -> bool:
    """Tell whether anything of the sample is on the shelves or hidden now."""
    return any((found := products.get(tx, one)) is not None and found.state != "deleted" for one in _added(tx))


def load(tx: Any, by: int | str, currency: str = "IDR", *, offers: bool = False) -> Done:
    """Put the sample on the shelves; what was removed comes back, what is there stays as it is.

    `by` is who does it (a person's id or "sample"), for the audit. Prices are about as much in any `currency`. With
    `offers` there are also a sale and a voucher for everybody: only where nobody's money is real.
    """
    tx.run("INSERT INTO sample_loaded VALUES (1, ?) ON CONFLICT DO NOTHING", tx.now)
    shelves: dict[str, int] = {}
    for place, shelf in enumerate(SHELVES):
        shelves[shelf.key] = _shelf(tx, by, shelf, place, shelves)
    done = [_item(tx, by, item, shelves, currency) for item in ITEMS]
    if offers:
        _offer(tx, by)
    return Done(sum(new for new, _ in done), sum(units for _, units in done))


def _shelf(tx: Any, by: int | str, shelf: Shelf, place: int, shelves: dict[str, int]) -> int:
    known = tx.scalar("SELECT category FROM sample_category WHERE key = ?", shelf.key)
    if known is not None:
        if products.category(tx, known).state == "deleted":
            products.set_category_state(tx, known, "active", by)
        return int(known)
    words = {language: {"title": title} for language, title in shelf.title.items() if language != "en"}
    parent = shelves[shelf.inside] if shelf.inside else None
    made = products.create_category(
        tx, by, shelf.title["en"], icon=shelf.icon, parent=parent, sort=place, translations=words
    )
    tx.run("INSERT INTO sample_category VALUES (?, ?)", shelf.key, made.id)
    return made.id


def _item(tx: Any, by: int | str, item: Item, shelves: dict[str, int], currency: str) -> tuple[bool, int]:
    known = _known(tx, item.number)
    if known is not None and products.sure(tx, known).state != "deleted":
        return False, 0
    if known is None:
        known = _create(tx, by, item, shelves[item.shelf], currency).id
        tx.run("INSERT INTO sample_product VALUES (?, ?)", item.number, known)
    products.restore(tx, known, by)
    if item.kind == "file" and goods.newest(tx, known) is None:
        goods.put(tx, known, book.NAME, by, book.epub())
    units = sum(_variant(tx, by, known, one, currency) for one in item.variants)
    return True, units + _stock(tx, by, known, item, currency)


def _variant(tx: Any, by: int | str, family: int, variant: Variant, currency: str) -> int:
    """Put one variant of a family on the shelf, and return how many units came with it."""
    known = _known(tx, variant.number)
    if known is None:
        words = {language: {"title": name} for language, name in variant.name.items() if language != "en"}
        more = products.More(translations=words, reseller_price=_price(variant.reseller, currency), low_stock=2)
        _number(tx, more, variant.number)
        price = _price(variant.thousands, currency)
        known = products.add_variant(tx, family, by, variant.name["en"], price, **more).id
        tx.run("INSERT INTO sample_product VALUES (?, ?)", variant.number, known)
    products.restore(tx, known, by)
    lines = [code(variant.number, place) for place in range(variant.codes)]
    return stock.add(tx, known, lines, by=by, note=_NOTE).new


def _stock(tx: Any, by: int | str, product: int, item: Item, currency: str) -> int:
    if not item.codes:
        return 0
    lines = item.lines()
    choices = zip(lines, item.choices, strict=False)
    hints = {line: (hint, _price(extra, currency).amount) for line, (hint, extra) in choices}
    return stock.add(tx, product, lines, by=by, note=_NOTE, hints=hints).new


def _create(tx: Any, by: int | str, item: Item, shelf: int, currency: str) -> products.Product:
    note = item.note or {}
    words = {
        language: {"title": title, "description": item.description[language], "note": note.get(language, "")}
        for language, title in item.title.items()
        if language != "en"
    }
    more = products.More(
        category=shelf, description=item.description["en"], translations=words, photo=item.photo, low_stock=2,
        kind=item.kind, supply=item.supply, parts=item.parts, issue="chosen" if item.choices else "oldest",
        country=item.country, warranty_days=item.warranty, note=note.get("en", ""),
        reseller_price=_price(item.reseller, currency),
    )  # fmt: skip
    _number(tx, more, item.number)
    made = products.create(tx, by, item.title["en"], _price(item.thousands, currency), **more)
    return products.set_sold(tx, made.id, item.sold, by) if item.sold else made


def _number(tx: Any, more: products.More, wanted: int) -> None:
    """Take the wished number if it is free; else the product gets the next free one."""
    if products.by_number(tx, wanted) is None:
        more["number"] = wanted


def _known(tx: Any, number: int) -> int | None:
    found: int | None = tx.scalar("SELECT product FROM sample_product WHERE number = ?", number)
    return found


def _offer(tx: Any, by: int | str) -> None:
    """Start what makes things cheaper, where it does not run."""
    for item in ITEMS:
        product = _known(tx, item.number)
        if item.sale and product is not None and _offered(tx, f"sale:{item.number}") is None:
            sale = sales.start(tx, by, product=product, percent=item.sale * 100)
            tx.run("INSERT INTO sample_offer VALUES (?, ?)", f"sale:{item.number}", sale.id)
    if vouchers.find(tx, VOUCHER) is None:
        made = vouchers.create(tx, by, _VOUCHER_TERMS, VOUCHER)
        tx.run("INSERT INTO sample_offer VALUES (?, ?)", VOUCHER, made.id)
    _switch_offers(tx, by, on=True)


def _switch_offers(tx: Any, by: int | str, *, on: bool) -> None:
    for key, number in tx.rows("SELECT key, id FROM sample_offer ORDER BY key"):
        if key == VOUCHER:
            vouchers.switch(tx, number, by, on=on)
        else:
            (sales.resume if on else sales.stop)(tx, number, by)


def _offered(tx: Any, key: str) -> int | None:
    found: int | None = tx.scalar("SELECT id FROM sample_offer WHERE key = ?", key)
    return found


@overload
def _price(thousands: int, currency: str) -> Money: ...
@overload
def _price(thousands: int | None, currency: str) -> Money | None: ...
def _price(thousands: int | None, currency: str) -> Money | None:
    if not thousands:
        return None if thousands is None else Money.zero(currency)
    if currency in _IN_THOUSANDS:
        return read_amount(f"{thousands}k", currency)
    return read_amount(str(max(1, thousands // _RUPIAH_A_UNIT)), currency)


def remove(tx: Any, by: int | str) -> Done:
    """Take the sample's products, offers, unsold codes and empty categories away; what was sold stays sold."""
    gone, units = 0, 0
    _switch_offers(tx, by, on=False)
    for product in _added(tx):
        found = products.sure(tx, product)
        if found.state != "deleted":
            gone += found.parent is None
            units += _clear(tx, product, by)
            products.delete(tx, product, by)
    for (category,) in tx.rows("SELECT category FROM sample_category ORDER BY category DESC"):
        _drop_if_empty(tx, category, by)
    return Done(gone, units)


def _clear(tx: Any, product: int, by: int | str) -> int:
    """Delete the sample's own units that nobody bought or reserved; what staff added stays with the product."""
    units = tx.rows(
        "SELECT id FROM stock_unit WHERE product = ? AND state = 'available'"
        " AND batch IN (SELECT id FROM stock_batch WHERE note = ?)",
        product, _NOTE,
    )  # fmt: skip
    for (unit,) in units:
        stock.delete_unit(tx, unit, by)
    return len(units)


def _drop_if_empty(tx: Any, category: int, by: int | str) -> None:
    others = tx.scalar(
        "SELECT count(*) FROM product WHERE state <> 'deleted' AND category IN"
        " (SELECT id FROM category WHERE id = ?1 OR (parent = ?1 AND state <> 'deleted'))",
        category,
    )
    if not others and products.category(tx, category).state != "deleted":
        products.set_category_state(tx, category, "deleted", by)


def _added(tx: Any) -> list[int]:
    return [row[0] for row in tx.rows("SELECT product FROM sample_product ORDER BY number")]


__all__ = ["VOUCHER", "Done", "ever_loaded", "is_loaded", "load", "remove"]
