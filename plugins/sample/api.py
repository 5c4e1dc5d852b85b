"""Loading the sample shop and taking it away again. Both may be done any number of times."""

from dataclasses import dataclass
from typing import Any

from plugins.sample.goods import ITEMS, SHELVES, Item, Shelf
from shopbot.api import Money, products, read_amount, stock

_RUPIAH_A_UNIT = 15  # thousands of rupiah that stand for one unit of a currency without thousands
_IN_THOUSANDS = {"IDR", "IRR", "IRT", "VND", "UZS"}


@dataclass(frozen=True)
class Done:
    """How many products and units came or went."""

    products: int
    units: int


def ever_loaded(tx: Any) -> bool:
    """Tell whether the sample was loaded in this shop before, be it removed or not."""
    return tx.scalar("SELECT 1 FROM sample_loaded") is not None


def is_loaded(tx: Any) -> bool:
    """Tell whether anything of the sample is on the shelves or hidden now."""
    return any((found := products.get(tx, one)) is not None and found.state != "deleted" for one in _added(tx))


def load(tx: Any, by: int | str, currency: str = "IDR") -> Done:
    """Put the sample on the shelves; what was removed comes back, what is there stays as it is.

    `by` is who does it (a person's id or "sample"), for the audit. Prices are about as much in any `currency`.
    """
    tx.run("INSERT INTO sample_loaded VALUES (1, ?) ON CONFLICT DO NOTHING", tx.now)
    shelves: dict[str, int] = {}
    for place, shelf in enumerate(SHELVES):
        shelves[shelf.key] = _shelf(tx, by, shelf, place, shelves)
    done = [_item(tx, by, item, shelves, currency) for item in ITEMS]
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
    known = tx.scalar("SELECT product FROM sample_product WHERE number = ?", item.number)
    if known is not None:
        found = products.sure(tx, known)
        if found.state != "deleted":
            return False, 0
        products.restore(tx, known, by)
    else:
        known = _create(tx, by, item, shelves[item.shelf], currency).id
        tx.run("INSERT INTO sample_product VALUES (?, ?)", item.number, known)
    return True, stock.add(tx, known, item.lines(), by=by, note="sample").new if item.codes else 0


def _create(tx: Any, by: int | str, item: Item, shelf: int, currency: str) -> products.Product:
    words = {
        language: {"title": item.title[language], "description": item.description[language]}
        for language in item.title
        if language != "en"
    }
    more = products.More(
        category=shelf, description=item.description["en"], translations=words, photo=item.photo, low_stock=2
    )
    if products.by_number(tx, item.number) is None:
        more["number"] = item.number
    made = products.create(tx, by, item.title["en"], _price(item.thousands, currency), **more)
    return products.set_sold(tx, made.id, item.sold, by) if item.sold else made


def _price(thousands: int, currency: str) -> Money:
    if currency in _IN_THOUSANDS:
        return read_amount(f"{thousands}k", currency)
    return read_amount(str(max(1, thousands // _RUPIAH_A_UNIT)), currency)


def remove(tx: Any, by: int | str) -> Done:
    """Take the sample's products, their unsold codes and its empty categories away; what was sold stays sold."""
    gone, units = 0, 0
    for product in _added(tx):
        if products.sure(tx, product).state != "deleted":
            gone += 1
            units += _clear(tx, product, by)
            products.delete(tx, product, by)
    for (category,) in tx.rows("SELECT category FROM sample_category ORDER BY category DESC"):
        _drop_if_empty(tx, category, by)
    return Done(gone, units)


def _clear(tx: Any, product: int, by: int | str) -> int:
    """Delete the sample's own units that nobody bought or reserved; what staff added stays with the product."""
    units = tx.rows(
        "SELECT id FROM stock_unit WHERE product = ? AND state = 'available'"
        " AND batch IN (SELECT id FROM stock_batch WHERE note = 'sample')",
        product,
    )
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


__all__ = ["Done", "ever_loaded", "is_loaded", "load", "remove"]
