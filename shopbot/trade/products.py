"""What is sold: its words, price and place on the shelf. Units of it are in `stock`.

A product has an `id` that never changes (buttons, orders and history hold it) and a `number` that people see and type,
which staff may change. Hidden products are not shown to buyers; deleted ones keep their history and can be restored.
Counts of units are kept by triggers and proven by `checks.check_all`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypedDict, Unpack

from shopbot.db.tx import Param, Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit
from shopbot.trade.audit import Actor
from shopbot.trade.money import LIMIT, Money, plain_digits
from shopbot.trade.page import Page

State = Literal["active", "hidden", "deleted"]
Translations = Mapping[str, Mapping[str, str]]  # {"fa": {"title": "…", "description": "…"}}
NO_CATEGORY: Final = 0
TITLE_LIMIT = 100
DESCRIPTION_LIMIT = 800  # with title, price and counts it fits under a picture (1024)
_MOST_NUMBER = 10**9
_HALF_SPACE = "\u200c"  # inside Persian words, where people may as well type a space


@dataclass(frozen=True)
class Words:
    """A title and a description in one language."""

    title: str
    description: str


@dataclass(frozen=True)
class Category:
    """A shelf; `products` counts the active ones on it and on the shelves inside it."""

    id: int
    parent: int | None
    title: str
    icon: str
    sort: int
    state: State
    translations: Translations = field(repr=False)
    products: int


@dataclass(frozen=True)
class Product:
    """One thing that is sold. `sold` is what buyers see; `photo` a Telegram file id or a path in the data folder."""

    id: int
    number: int
    kind: str
    category: int | None
    title: str
    description: str
    translations: Translations = field(repr=False)
    price: Money
    price_version: int
    photo: str | None
    min_quantity: int
    max_quantity: int | None
    state: State
    sort: int
    low_stock: int
    available: int
    reserved: int
    sold: int
    sold_shift: int
    created_at: int

    @property
    def most(self) -> int:
        """How many one order can take now: what is left, up to the product's own limit."""
        return self.available if self.max_quantity is None else min(self.available, self.max_quantity)


class More(TypedDict, total=False):
    """What `create` takes beside title and price."""

    number: int
    kind: str
    category: int | None
    description: str
    translations: Translations
    photo: str | None
    min_quantity: int
    max_quantity: int | None
    sort: int
    low_stock: int


class Changes(More, total=False):
    """What `edit` can change."""

    title: str
    price: Money


# --- categories ---


def create_category(
    tx: Tx, by: Actor, title: str, *, icon: str = "", parent: int | None = None, sort: int = 0,
    translations: Translations | None = None,
) -> Category:  # fmt: skip
    """Add a category, or one inside `parent`.

    Raises ShopError `title_missing`, `title_too_long` (limit), `no_such_category`, `category_too_deep`.
    """
    house = tx.house
    _check_parent(house, None, parent)
    number = house.scalar(
        "INSERT INTO category (parent, title, translations, icon, sort) VALUES (?, ?, ?, ?, ?) RETURNING id",
        parent, _title(title), json.dumps(translations or {}, ensure_ascii=False), icon, sort,
    )  # fmt: skip
    audit.write(house, by, "category.create", f"category:{number}", None, {"title": title, "parent": parent})
    return category(house, int(number))


def edit_category(
    tx: Tx, category_id: int, by: Actor, *, title: str | None = None, icon: str | None = None,
    sort: int | None = None, translations: Translations | None = None,
) -> Category:  # fmt: skip
    """Change what is given; same errors as `create_category`."""
    house = tx.house
    was = category(house, category_id)
    words = None if translations is None else json.dumps(translations, ensure_ascii=False)
    house.run(
        "UPDATE category SET title = coalesce(?, title), icon = coalesce(?, icon), sort = coalesce(?, sort),"
        " translations = coalesce(?, translations) WHERE id = ?",
        None if title is None else _title(title), icon, sort, words, category_id,
    )  # fmt: skip
    now = category(house, category_id)
    audit.write(house, by, "category.edit", f"category:{category_id}", _shelf(was), _shelf(now))
    return now


def move_category(tx: Tx, category_id: int, parent: int | None, by: Actor) -> Category:
    """Put a category inside another, or at the top with None. Raises ShopError `category_too_deep`."""
    house = tx.house
    was = category(house, category_id)
    _check_parent(house, category_id, parent)
    house.run("UPDATE category SET parent = ? WHERE id = ?", parent, category_id)
    audit.write(house, by, "category.move", f"category:{category_id}", was.parent, parent)
    return category(house, category_id)


def set_category_state(tx: Tx, category_id: int, state: State, by: Actor) -> Category:
    """Show, hide or delete a category; its products stay as they are and show without it."""
    house = tx.house
    was = category(house, category_id)
    house.run("UPDATE category SET state = ? WHERE id = ?", state, category_id)
    audit.write(house, by, "category.state", f"category:{category_id}", was.state, state)
    return category(house, category_id)


def category(db: Reader, category_id: int) -> Category:
    """Return one category, or raise ShopError `no_such_category`."""
    row = db.row(f"{_CATEGORY} WHERE c.id = ?", category_id)
    if row is None:
        raise ShopError("no_such_category")
    return _category(row)


def categories(db: Reader, parent: int | None = None, *, everything: bool = False) -> list[Category]:
    """Return the categories at the top, or those inside `parent`, in their order.

    Only shown ones with active products; `everything` (for staff) adds the hidden and the empty, never the deleted.
    """
    rows = db.rows(f"{_CATEGORY} WHERE c.parent IS ? AND c.state <> 'deleted' ORDER BY c.sort, c.id", parent)
    found = [_category(row) for row in rows]
    return found if everything else [one for one in found if one.state == "active" and one.products]


# --- products ---


def create(tx: Tx, by: Actor, title: str, price: Money, **more: Unpack[More]) -> Product:
    """Add a product, active, and return it; without a `number` it gets the next free one.

    Raises ShopError `title_missing`, `title_too_long` (limit), `description_too_long` (limit), `price_negative`,
    `price_too_big`, `number_taken` (number), `number_invalid`, `quantity_range`, `no_such_category`.
    """
    house = tx.house
    changes = Changes(**more, title=title, price=price)
    columns = _columns(house, None, changes)
    columns.setdefault("number", int(house.scalar("SELECT coalesce(max(number), 0) + 1 FROM product")))
    columns["created_at"] = tx.now
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    number = house.scalar(
        f"INSERT INTO product ({names}) VALUES ({marks}) RETURNING id",  # noqa: S608 - names from _columns
        *columns.values(),
    )
    made = sure(house, int(number))
    audit.write(house, by, "product.create", f"product:{made.id}", None, columns)
    return made


def edit(tx: Tx, product: int, by: Actor, **changes: Unpack[Changes]) -> Product:
    """Change what is given and return the product; a new price raises `price_version`. Same errors as `create`."""
    house = tx.house
    was = sure(house, product)
    columns = _columns(house, was, changes)
    if not columns:
        return was
    before = house.rows("SELECT * FROM product WHERE id = ?", product)[0]
    sets = ", ".join(f"{name} = ?" for name in columns)
    house.run(f"UPDATE product SET {sets} WHERE id = ?", *columns.values(), product)  # noqa: S608 - names from _columns
    audit.write(house, by, "product.edit", f"product:{product}", {name: before[name] for name in columns}, columns)
    return sure(house, product)


def hide(tx: Tx, product: int, by: Actor) -> Product:
    """Take a product off the shelves; orders that wait for payment go on."""
    return _set_state(tx, product, "hidden", by)


def restore(tx: Tx, product: int, by: Actor) -> Product:
    """Put a hidden or deleted product back on the shelves."""
    return _set_state(tx, product, "active", by)


def delete(tx: Tx, product: int, by: Actor) -> Product:
    """Mark a product as deleted: gone for buyers, its history and its number kept; `restore` brings it back."""
    return _set_state(tx, product, "deleted", by)


def set_sold(tx: Tx, product: int, shown: int, by: Actor) -> Product:
    """Set the sold count that buyers see; sales go on adding to it. Raises ShopError `count_negative`."""
    house = tx.house
    was = sure(house, product)
    if shown < 0:
        raise ShopError("count_negative")
    house.run("UPDATE product SET sold_shift = ? - sold WHERE id = ?", shown, product)
    audit.write(house, by, "product.sold", f"product:{product}", was.sold, shown)
    return sure(house, product)


def get(db: Reader, product: int) -> Product | None:
    """Return the product with this id, in any state, or None."""
    row = db.row("SELECT * FROM product WHERE id = ?", product)
    return None if row is None else _product(row)


def sure(db: Reader, product: int) -> Product:
    """Return the product with this id, in any state, or raise ShopError `no_such_product`."""
    found = get(db, product)
    if found is None:
        raise ShopError("no_such_product")
    return found


def by_number(db: Reader, number: int) -> Product | None:
    """Return the product with this number, in any state, or None."""
    row = db.row("SELECT * FROM product WHERE number = ?", number)
    return None if row is None else _product(row)


def words(product: Product | Category, language: str) -> Words:
    """Return the words for this language; what is not translated stays as the shop wrote it."""
    own = product.translations.get(language, {})
    description = product.description if isinstance(product, Product) else ""
    return Words(own.get("title") or product.title, own.get("description") or description)


def page(db: Reader, category: int | None = None, offset: int = 0, limit: int = 10) -> Page[Product]:
    """Return active products in their order, sold-out ones included.

    Of all with None, of a category and those inside it, or of none with `NO_CATEGORY`.
    """
    where, params = "product.state = 'active'", list[Param]()
    if category == NO_CATEGORY:
        where += f" AND {_NO_SHELF}"
    elif category is not None:
        where += " AND product.category IN (SELECT id FROM category WHERE (id = ? OR parent = ?) AND state = 'active')"
        params = [category, category]
    return _page(db, where, params, offset, limit)


def of_state(db: Reader, state: State, offset: int = 0, limit: int = 10) -> Page[Product]:
    """Return the products in one state, for staff."""
    return _page(db, "product.state = ?", [state], offset, limit)


def best_sellers(db: Reader, since: int | None = None, limit: int = 10) -> list[Product]:
    """Return active products that sold, best first: by the count shown, or by units delivered from `since` on."""
    if since is None:
        rows = db.rows(
            "SELECT * FROM product WHERE state = 'active' AND sold + sold_shift > 0"
            " ORDER BY sold + sold_shift DESC, sort, number LIMIT ?",
            limit,
        )
    else:
        rows = db.rows(
            "SELECT product.* FROM product JOIN order_line ON order_line.product = product.id"
            " JOIN orders ON orders.id = order_line.order_id AND orders.delivered_at >= ?"
            " WHERE product.state = 'active' GROUP BY product.id"
            " ORDER BY sum(order_line.quantity) DESC, product.sort, product.number LIMIT ?",
            since, limit,
        )  # fmt: skip
    return [_product(row) for row in rows]


def find(db: Reader, words: str, *, everything: bool = False, limit: int = 20) -> list[Product]:
    """Return products by their number, or by a part of the title in any language; the exact number first.

    Active ones only; `everything` (for staff) adds the hidden and the deleted.
    """
    text = plain_digits(words.replace(_HALF_SPACE, " "))
    if not text:
        return []
    number = int(text) if text.isdecimal() and len(text) < 10 else 0
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    like = f"%{escaped.replace(' ', '%')}%"
    rows = db.rows(
        "SELECT * FROM product WHERE (state = 'active' OR ?1) AND (number = ?2 OR title LIKE ?3 ESCAPE '\\'"
        " OR EXISTS (SELECT 1 FROM json_each(translations) WHERE json_each.value ->> 'title' LIKE ?3 ESCAPE '\\'))"
        " ORDER BY number <> ?2, sort, number LIMIT ?4",
        int(everything), number, like, limit,
    )  # fmt: skip
    return [_product(row) for row in rows]


def listing(db: Reader) -> list[Product]:
    """Return every active product with its counts, for /stock."""
    return [_product(row) for row in db.rows("SELECT * FROM product WHERE state = 'active' ORDER BY sort, number")]


def price_at(db: Reader, product: int, version: int) -> Money | None:
    """Return the price a product had at a `price_version`, or None if it never had that one."""
    row = db.row("SELECT price, currency FROM product_price WHERE product = ? AND version = ?", product, version)
    return None if row is None else Money(row["price"], row["currency"])


# --- inside ---

_CATEGORY = (
    "SELECT c.*, (SELECT count(*) FROM product WHERE state = 'active' AND category IN"
    " (SELECT id FROM category s WHERE s.id = c.id OR (s.parent = c.id AND s.state = 'active'))) AS products"
    " FROM category c"
)
_NO_SHELF = (
    "(product.category IS NULL OR EXISTS (SELECT 1 FROM category c LEFT JOIN category p ON p.id = c.parent"
    " WHERE c.id = product.category AND (c.state <> 'active' OR p.state <> 'active')))"
)


def _page(db: Reader, where: str, params: list[Param], offset: int, limit: int) -> Page[Product]:
    total = db.scalar(f"SELECT count(*) FROM product WHERE {where}", *params)  # noqa: S608 - a fixed condition
    listed = f"SELECT * FROM product WHERE {where} ORDER BY sort, number LIMIT ? OFFSET ?"  # noqa: S608 - same
    rows = db.rows(listed, *params, limit, offset)
    return Page(tuple(_product(row) for row in rows), int(total))


def _set_state(tx: Tx, product: int, state: State, by: Actor) -> Product:
    house = tx.house
    was = sure(house, product)
    if was.state == state:
        return was
    house.run("UPDATE product SET state = ? WHERE id = ? AND state = ?", state, product, was.state)
    audit.write(house, by, "product.state", f"product:{product}", was.state, state)
    return sure(house, product)


def _columns(db: Reader, was: Product | None, changes: Changes) -> dict[str, Param]:
    """Check the changes and return them as columns and values; the names are those of `Changes` only."""
    columns: dict[str, Any] = {name: changes[name] for name in _PLAIN if name in changes}  # type: ignore[literal-required]
    if "title" in changes:
        columns["title"] = _title(changes["title"])
    if len(columns.get("description", "")) > DESCRIPTION_LIMIT:
        raise ShopError("description_too_long", limit=DESCRIPTION_LIMIT)
    if "translations" in changes:
        columns["translations"] = json.dumps(changes["translations"], ensure_ascii=False)
    if "price" in changes:
        columns |= _price(changes["price"])
    if changes.get("category") is not None:
        category(db, int(columns["category"]))
    _check_number(db, was, changes.get("number"))
    _check_range(was, changes)
    return columns


_PLAIN = (
    "number", "kind", "category", "description", "photo", "min_quantity", "max_quantity", "sort", "low_stock",
)  # fmt: skip


def _title(title: str) -> str:
    text = " ".join(title.split())
    if not text:
        raise ShopError("title_missing")
    if len(text) > TITLE_LIMIT:
        raise ShopError("title_too_long", limit=TITLE_LIMIT)
    return text


def _price(price: Money) -> dict[str, Param]:
    if price.is_negative:
        raise ShopError("price_negative")
    if price.amount > LIMIT:
        raise ShopError("price_too_big")
    return {"price": price.amount, "currency": price.currency}


def _check_number(db: Reader, was: Product | None, number: int | None) -> None:
    if number is None or (was is not None and was.number == number):
        return
    if not 0 < number < _MOST_NUMBER:
        raise ShopError("number_invalid")
    if by_number(db, number) is not None:
        raise ShopError("number_taken", number=number)


def _check_range(was: Product | None, changes: Changes) -> None:
    least = changes.get("min_quantity", was.min_quantity if was else 1)
    most = changes.get("max_quantity", was.max_quantity if was else None)
    if least < 1 or (most is not None and most < least) or changes.get("low_stock", 0) < 0:
        raise ShopError("quantity_range")


def _check_parent(db: Reader, child: int | None, parent: int | None) -> None:
    if parent is None:
        return
    has_children = child is not None and db.scalar("SELECT 1 FROM category WHERE parent = ?", child)
    if category(db, parent).parent is not None or has_children or child == parent:
        raise ShopError("category_too_deep")


def _shelf(one: Category) -> dict[str, object]:
    return {"title": one.title, "icon": one.icon, "sort": one.sort, "translations": one.translations}


def _category(row: Row) -> Category:
    return Category(**{**dict(row), "translations": json.loads(row["translations"])})


def _product(row: Row) -> Product:
    found = dict(row)
    price = Money(found.pop("price"), found.pop("currency"))
    del found["low_told"]
    shown = {"translations": json.loads(found["translations"]), "sold": found["sold"] + found["sold_shift"]}
    return Product(**{**found, **shown, "price": price})
