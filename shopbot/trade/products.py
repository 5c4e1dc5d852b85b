"""What is sold: its words, price and place on the shelf. Units of it are in `stock`.

A product has an `id` that never changes (buttons, orders and history hold it) and a `number` that people see and type,
which staff may change. Hidden products are not shown to buyers; deleted ones keep their history and can be restored.
Counts of units are kept by triggers and proven by `checks.check_all`.

A variant ("3 months") is a product of its own inside a family: it has its own price, cost, stock and state, so that
orders, stock and pricing know nothing of families. What it shares with the family (`_SHARED`) is written into each of
its rows, so that no query has to look it up. A family itself is never sold: what it shows is that of its variants.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypedDict, Unpack

from shopbot.db.tx import Param, Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, search
from shopbot.trade.audit import Actor
from shopbot.trade.money import LIMIT, CurrencyError, Money
from shopbot.trade.page import Page

State = Literal["active", "hidden", "deleted"]
Supply = Literal["units", "shared", "later"]  # each unit once; the same for every buyer; handed over after the payment
Issue = Literal["oldest", "newest", "random", "chosen"]  # which unit goes first; "chosen": the buyer picks it
Translations = Mapping[str, Mapping[str, str]]  # {"fa": {"title": "…", "description": "…"}}
NO_CATEGORY: Final = 0
TITLE_LIMIT = 100
DESCRIPTION_LIMIT = 800  # with title, price and counts it fits under a picture (1024)
MOST_UNITS = 1000  # of one product in one order
NOTE_LIMIT = 1500
TYPE_LIMIT = 40
PARTS_LIMIT = 8
BETWEEN = " · "  # between a family's title and a variant's name
BY_SHOP, NEVER = "shop", "none"  # refund rules that are no formula
_MOST_NUMBER = 10**9
_AT_ONCE = 100


@dataclass(frozen=True)
class Words:
    """A title, a description and the note that comes with the goods, in one language."""

    title: str
    description: str
    note: str = ""


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
    """One thing that is sold. `sold` is what buyers see; `photo` a Telegram file id or a path in the data folder.

    Of a variant, `parent` is its family, `variant` its own name and `title` both. Of a family, `variants` tells how
    many can be bought, and price and counts are theirs: the lowest price, the sums. `cost` is of one unit, where its
    batch does not tell; `reseller_price` None means the normal one.
    """

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
    parent: int | None
    supply: Supply
    parts: tuple[str, ...]
    issue: Issue
    cost: Money | None
    reseller_price: Money | None
    country: str | None
    type: str | None
    warranty_days: int
    refund_rule: str
    note: str
    variant: str | None
    variants: int
    is_family: bool
    family_translations: Translations = field(repr=False)

    @property
    def most(self) -> int:
        """How many one order can take now: what is left, up to the product's own limit."""
        if not self.available:
            return 0
        left = {"units": self.available, "shared": self.max_quantity or 1, "later": MOST_UNITS}[self.supply]
        return left if self.max_quantity is None else min(left, self.max_quantity)

    @property
    def family(self) -> int:
        """The id of the family, or the product's own."""
        return self.parent or self.id


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
    supply: Supply
    parts: tuple[str, ...]
    issue: Issue
    cost: Money | None
    reseller_price: Money | None
    country: str | None
    type: str | None
    warranty_days: int
    refund_rule: str
    note: str


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
    `price_too_big`, `number_taken` (number), `number_invalid`, `quantity_range`, `no_such_category`,
    `note_too_long` (limit), `country_invalid`, `type_too_long` (limit), `too_many_parts` (limit).
    """
    house = tx.house
    made = _insert(house, _columns(house, None, Changes(**more, title=title, price=price)))
    audit.write(house, by, "product.create", f"product:{made.id}", None, _row(house, made.id))
    return made


def add_variant(tx: Tx, product: int, by: Actor, name: str, price: Money, **more: Unpack[More]) -> Product:
    """Add a variant to a family, or to a product that was never stocked or sold, and return it.

    What it shares with the family is taken from there. Raises ShopError `family_first` when the product has a life of
    its own, which `make_family` gives to a first variant; `no_such_product`; and as `create`.
    """
    house = tx.house
    family = sure(house, product)
    if family.parent is not None or (not family.is_family and _has_life(house, product)):
        raise ShopError("family_first")
    own = {name: value for name, value in more.items() if name not in _SHARED}
    columns = _columns(house, None, Changes(**own, title=name, price=price))  # type: ignore[typeddict-item]
    _check_currency(family, price)
    shared = {name: value for name, value in _row(house, product).items() if name in _SHARED}
    made = _insert(house, {**columns, **shared, "parent": product})
    audit.write(house, by, "product.create", f"product:{made.id}", None, _row(house, made.id))
    return made


def make_family(tx: Tx, product: int, name: str, by: Actor) -> Product:
    """Turn a product into a family with itself as the first variant, called `name`; return the family.

    The family takes over number, words and place on the shelf; stock, orders and price stay with the variant, which
    gets the next free number. Raises ShopError `title_missing`, `title_too_long`, `family_first` for a variant.
    """
    house = tx.house
    was = sure(house, product)
    if was.is_family:
        return was
    if was.parent is not None:
        raise ShopError("family_first")
    short, row = _title(name), _row(house, product)
    own = {key: row[key] for key in ("number", "title", "translations", "parent")}
    kept = {key: row[key] for key in (*_SHARED, "title", "translations", "price", "currency", "state", "sort")}
    house.run("UPDATE product SET number = ? WHERE id = ?", _next_number(house), product)
    family = _insert(house, {**kept, "number": row["number"]})
    house.run("UPDATE product SET title = ?, translations = '{}', parent = ? WHERE id = ?", short, family.id, product)
    now = _row(house, product)
    audit.write(house, by, "product.family", f"product:{product}", own, {key: now[key] for key in own})
    search.refresh(house)
    return sure(house, family.id)


def variants(db: Reader, family: int, *, everything: bool = False) -> list[Product]:
    """Return a family's active variants in their order; `everything` (for staff) adds the hidden ones."""
    states = "state <> 'deleted'" if everything else "state = 'active'"
    sql = f"SELECT * FROM product WHERE parent = ? AND {states} ORDER BY sort, id"  # noqa: S608 - one of two
    return _products(db, db.rows(sql, family))


def _insert(tx: Tx, columns: Mapping[str, Param]) -> Product:
    filled: dict[str, Param] = {"number": _next_number(tx), **columns, "created_at": tx.now}
    names, marks = ", ".join(filled), ", ".join("?" * len(filled))
    number = tx.scalar(
        f"INSERT INTO product ({names}) VALUES ({marks}) RETURNING id",  # noqa: S608 - names from _columns
        *filled.values(),
    )
    search.refresh(tx)
    return sure(tx, int(number))


def _next_number(db: Reader) -> int:
    return int(db.scalar("SELECT coalesce(max(number), 0) + 1 FROM product"))


def _row(db: Reader, product: int) -> dict[str, Param]:
    """Return a product's columns as they are kept, counts and what triggers write left out."""
    row = dict(db.rows("SELECT * FROM product WHERE id = ?", product)[0])
    for name in ("id", "price_version", "low_told", "available", "reserved", "sold", "created_at"):
        del row[name]
    return row


def _has_life(db: Reader, product: int) -> bool:
    """Tell whether a product has stock or goods, or was ever ordered."""
    return any(
        db.scalar(f"SELECT 1 FROM {table} WHERE product = ? LIMIT 1", product) is not None  # noqa: S608 - names stand here
        for table in ("stock_batch", "shared_goods", "order_line")
    )


def edit(tx: Tx, product: int, by: Actor, **changes: Unpack[Changes]) -> Product:
    """Change what is given and return the product; a new price raises `price_version`. Same errors as `create`.

    What a variant shares with its family is changed for all of them. Also raises ShopError `kind_fixed` for another
    way of supply once there is stock or an order.
    """
    house = tx.house
    was = sure(house, product)
    columns = _columns(house, was, changes)
    if (was.parent or was.is_family) and "price" in changes:
        _check_currency(was, changes["price"])
    shared = {name: value for name, value in columns.items() if name in _SHARED}
    if was.parent is None:
        _update(house, product, by, columns)
    else:
        _update(house, product, by, {name: value for name, value in columns.items() if name not in _SHARED})
        _update(house, was.family, by, shared)
    if shared and (was.parent or was.is_family):
        sets = ", ".join(f"{name} = ?" for name in shared)
        house.run(f"UPDATE product SET {sets} WHERE parent = ?", *shared.values(), was.family)  # noqa: S608 - as above
    if changes.get("issue") == "random":
        _draw_lots(house, was.family)
    search.refresh(house)
    return sure(house, product)


def lot(tx: Tx) -> int:
    """Draw a unit's place in the order in which units are given by lot."""
    return int.from_bytes(tx.token(7), "big")


def _draw_lots(tx: Tx, family: int) -> None:
    """Give each unit that is not sold its place in the lot, also those that are held back or kept for somebody now."""
    rows = tx.rows(
        "SELECT stock_unit.id FROM product CROSS JOIN stock_batch ON stock_batch.product = product.id"
        " CROSS JOIN stock_unit INDEXED BY stock_unit_batch ON stock_unit.batch = stock_batch.id"
        " WHERE (product.id = ?1 OR product.parent = ?1) AND shuffle IS NULL"
        " AND stock_unit.state IN ('available', 'reserved', 'quarantined', 'deleted')",
        family,
    )
    tx.many("UPDATE stock_unit SET shuffle = ? WHERE id = ?", [(lot(tx), row["id"]) for row in rows])


def _update(tx: Tx, product: int, by: Actor, columns: Mapping[str, Param]) -> None:
    if not columns:
        return
    before = tx.rows("SELECT * FROM product WHERE id = ?", product)[0]
    sets = ", ".join(f"{name} = ?" for name in columns)
    tx.run(f"UPDATE product SET {sets} WHERE id = ?", *columns.values(), product)  # noqa: S608 - names from _columns
    audit.write(tx, by, "product.edit", f"product:{product}", {name: before[name] for name in columns}, dict(columns))


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
    found = _products(db, db.rows("SELECT * FROM product WHERE id = ?", product))
    return found[0] if found else None


def sure(db: Reader, product: int) -> Product:
    """Return the product with this id, in any state, or raise ShopError `no_such_product`."""
    found = get(db, product)
    if found is None:
        raise ShopError("no_such_product")
    return found


def by_number(db: Reader, number: int) -> Product | None:
    """Return the product with this number, in any state, or None."""
    found = _products(db, db.rows("SELECT * FROM product WHERE number = ?", number))
    return found[0] if found else None


def words(product: Product | Category, language: str) -> Words:
    """Return the words for this language; what is not translated stays as the shop wrote it."""
    own = product.translations.get(language, {})
    if isinstance(product, Category):
        return Words(own.get("title") or product.title, "")
    shared = product.family_translations.get(language, {}) if product.parent else own
    title = own.get("title") or product.title
    if product.variant is not None:
        family = shared.get("title") or product.title.removesuffix(BETWEEN + product.variant)
        title = family + BETWEEN + (own.get("title") or product.variant)
    return Words(title, shared.get("description") or product.description, shared.get("note") or product.note)


def variant_name(product: Product, language: str) -> str:
    """Return a variant's own name in this language; of what is no variant, its title."""
    return product.translations.get(language, {}).get("title") or product.variant or product.title


def page(
    db: Reader, category: int | None = None, offset: int = 0, limit: int = 10, *,
    country: str | None = None, type: str | None = None,  # noqa: A002 - it is the product's type
) -> Page[Product]:  # fmt: skip
    """Return active products in their order, sold-out ones included; a family is one, its variants are not listed.

    Of all with None, of a category and those inside it, or of none with `NO_CATEGORY`; of these the ones from a country
    ("ID") and of a type, where those are given.
    """
    shelves = _shelves(db, category)
    filtered = {"country": country, "type": type}
    where, params = _shown(shelves, {name: value for name, value in filtered.items() if value is not None})
    plain = country is None and type is None
    total = _counted(db, shelves) if plain else db.scalar(f"SELECT count(*) FROM product WHERE {where}", *params)  # noqa: S608 - names stand here
    listed = f"SELECT id FROM product WHERE {where} ORDER BY sort, number LIMIT ? OFFSET ?"  # noqa: S608 - same
    return Page(tuple(of_ids(db, [row[0] for row in db.rows(listed, *params, limit, offset)])), int(total))


def of_ids(db: Reader, ids: Sequence[int]) -> list[Product]:
    """Return the products of these ids, in this order, in any state."""
    sql = "SELECT product.* FROM json_each(?) AS one CROSS JOIN product ON product.id = one.value ORDER BY one.key"
    return _products(db, db.rows(sql, json.dumps(list(ids)))) if ids else []


def countries(db: Reader, category: int | None = None, type: str | None = None) -> dict[str, int]:  # noqa: A002 - as above
    """Return how many active products there are from each country, in a category and of a type if given."""
    return _facets(db, "country", category, {"type": type})


def types(db: Reader, category: int | None = None, country: str | None = None) -> dict[str, int]:
    """Return how many active products there are of each type, in a category and from a country if given."""
    return _facets(db, "type", category, {"country": country})


def carries(db: Reader, name: Literal["country", "type"], category: int | None = None) -> bool:
    """Tell whether any active product (of a category) has a country, or a type."""
    where, params = _shown(_shelves(db, category), {})
    sql = f"SELECT 1 FROM product INDEXED BY product_of_{name} WHERE {where} AND {name} IS NOT NULL LIMIT 1"  # noqa: S608 - names stand here
    return db.scalar(sql, *params) is not None


def cheapest(db: Reader) -> Money | None:
    """Return the lowest price above nothing that an active product or variant has, or None."""
    row = db.row(
        "SELECT price, currency FROM product WHERE state = 'active' AND price > 0"
        " AND NOT EXISTS (SELECT 1 FROM product AS variant WHERE variant.parent = product.id)"
        " AND coalesce((SELECT state FROM product AS family WHERE family.id = product.parent), 'active') = 'active'"
        " ORDER BY price LIMIT 1"
    )
    return None if row is None else Money(row["price"], row["currency"])


def in_stock(db: Reader, limit: int) -> list[Product]:
    """Return the first active products, in their order, that can be bought now."""
    found: list[Product] = []
    for offset in range(0, page(db, limit=0).total, _AT_ONCE):
        found += [one for one in page(db, None, offset, _AT_ONCE).items if one.available]
        if len(found) >= limit:
            break
    return found[:limit]


def of_state(db: Reader, state: State, offset: int = 0, limit: int = 10) -> Page[Product]:
    """Return the products in one state, for staff."""
    return _page(db, "product.state = ? AND product.parent IS NULL", [state], offset, limit)


def best_sellers(db: Reader, since: int | None = None, limit: int = 10) -> list[Product]:
    """Return active products that sold, best first: by the count shown, or by units delivered from `since` on."""
    if since is None:
        rows = db.rows(
            "SELECT product.* FROM product_place AS place CROSS JOIN product ON product.id = place.product"
            " WHERE place.state = 'active' AND place.sold > 0"
            " ORDER BY place.sold DESC, place.sort, place.number LIMIT ?",
            limit,
        )
    else:
        rows = db.rows(
            "SELECT product.* FROM orders CROSS JOIN order_line ON order_line.order_id = orders.id"
            " CROSS JOIN product sold ON sold.id = order_line.product"
            " CROSS JOIN product ON product.id = coalesce(sold.parent, sold.id)"
            " WHERE orders.delivered_at >= ? AND product.state = 'active' GROUP BY product.id"
            " ORDER BY sum(order_line.quantity) DESC, product.sort, product.number LIMIT ?",
            since, limit,
        )  # fmt: skip
    return _products(db, rows)


def find(db: Reader, words: str, *, everything: bool = False, limit: int = search.MOST_FOUND) -> list[Product]:
    """Return what a search finds, best first (`search.ids`); `everything` (for staff): the hidden and deleted too."""
    return of_ids(db, search.ids(db, words, everything=everything, most=limit))


def found(db: Reader, words: str, *, everything: bool = False) -> list[int]:
    """Return the ids of what `find` finds: for a list of which one page is shown (`of_ids`)."""
    return search.ids(db, words, everything=everything)


def listing(db: Reader) -> list[Product]:
    """Return every active product with its counts, for /stock; families, not their variants."""
    sql = "SELECT * FROM product WHERE state = 'active' AND parent IS NULL ORDER BY sort, number"
    return _products(db, db.rows(sql))


def price_at(db: Reader, product: int, version: int) -> Money | None:
    """Return the price a product had at a `price_version`, or None if it never had that one."""
    row = db.row("SELECT price, currency FROM product_price WHERE product = ? AND version = ?", product, version)
    return None if row is None else Money(row["price"], row["currency"])


# --- inside ---

_CATEGORY = (
    "SELECT c.*, (SELECT coalesce(sum(product_count.products), 0) FROM product_count WHERE category IN"
    " (SELECT id FROM category s WHERE s.id = c.id OR (s.parent = c.id AND s.state = 'active'))) AS products"
    " FROM category c"
)
_ON_SHELF = "SELECT id FROM category WHERE (id = ?1 OR parent = ?1) AND state = 'active'"
_OFF_SHELF = (  # categories that are not shown, or inside one that is not: their products show without
    "SELECT c.id FROM category c LEFT JOIN category p ON p.id = c.parent"
    " WHERE c.state <> 'active' OR p.state <> 'active'"
)


def _shelves(db: Reader, category: int | None) -> list[int | None] | None:
    """Return the categories whose products a category shows (None among them: those without one), or None for all."""
    if category is None:
        return None
    if category == NO_CATEGORY:
        return [None, *(row[0] for row in db.rows(_OFF_SHELF))]
    return [row[0] for row in db.rows(_ON_SHELF, category)]


def _shown(shelves: list[int | None] | None, filtered: Mapping[str, str]) -> tuple[str, list[Param]]:
    """Return the condition for active products of these shelves and with these values, and its values."""
    where, params = "product.state = 'active' AND product.parent IS NULL", list[Param]()
    if shelves is not None:
        where += " AND (" + " OR ".join(["product.category IS ?"] * len(shelves) or ["false"]) + ")"
        params += shelves
    for name, value in filtered.items():
        where += f" AND product.{name} = ?"
        params.append(value)
    return where, params


def _counted(db: Reader, shelves: list[int | None] | None) -> int:
    """Return how many active products these shelves have, from the counts that triggers keep."""
    if shelves is None:
        return int(db.scalar("SELECT coalesce(sum(products), 0) FROM product_count"))
    sql = "SELECT coalesce(sum(products), 0) FROM product_count WHERE category IN (SELECT value FROM json_each(?))"
    return int(db.scalar(sql, json.dumps([shelf or NO_CATEGORY for shelf in shelves])))


def _facets(db: Reader, name: str, category: int | None, filtered: Mapping[str, str | None]) -> dict[str, int]:
    where, params = _shown(_shelves(db, category), {key: value for key, value in filtered.items() if value is not None})
    sql = f"SELECT {name}, count(*) FROM product WHERE {where} AND {name} IS NOT NULL GROUP BY {name}"  # noqa: S608 - names stand here
    return {row[0]: int(row[1]) for row in db.rows(sql, *params)}


def _page(db: Reader, where: str, params: list[Param], offset: int, limit: int) -> Page[Product]:
    total = db.scalar(f"SELECT count(*) FROM product WHERE {where}", *params)  # noqa: S608 - a fixed condition
    listed = f"SELECT * FROM product WHERE {where} ORDER BY sort, number LIMIT ? OFFSET ?"  # noqa: S608 - same
    rows = db.rows(listed, *params, limit, offset)
    return Page(tuple(_products(db, rows)), int(total))


def _set_state(tx: Tx, product: int, state: State, by: Actor) -> Product:
    house = tx.house
    was = sure(house, product)
    if was.state == state:
        return was
    house.run("UPDATE product SET state = ? WHERE id = ? AND state = ?", state, product, was.state)
    audit.write(house, by, "product.state", f"product:{product}", was.state, state)
    search.refresh(house)
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
    columns |= _other_prices(was, changes)
    if "parts" in changes:
        columns["parts"] = json.dumps(_parts(changes["parts"]), ensure_ascii=False)
    _check_depth(columns)
    _check_supply(db, was, changes.get("supply"))
    if changes.get("category") is not None:
        category(db, int(columns["category"]))
    _check_number(db, was, changes.get("number"))
    _check_range(was, changes)
    return columns


_PLAIN = (
    "number", "kind", "category", "description", "photo", "min_quantity", "max_quantity", "sort", "low_stock", "supply",
    "issue", "country", "type", "warranty_days", "refund_rule", "note",
)  # fmt: skip
_SHARED = (  # what a variant has from its family
    "kind", "supply", "parts", "issue", "category", "description", "photo", "country", "type", "warranty_days",
    "refund_rule", "note",
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


def _other_prices(was: Product | None, changes: Changes) -> dict[str, Param]:
    """Return cost and resellers' price as given; a price in another currency forgets those it was not given with."""
    price = changes.get("price", was.price if was else None)
    moved = was is not None and price is not None and price.currency != was.price.currency
    found: dict[str, Param] = {}
    for name in ("cost", "reseller_price"):
        other: Money | None = changes.get(name)  # type: ignore[assignment]
        if other is not None:
            if price is not None and other.currency != price.currency:
                raise CurrencyError(f"{name} in {other.currency}, the price in {price.currency}")
            found[name] = _price(other)["price"]
        elif name in changes or moved:
            found[name] = None
    return found


def _parts(names: tuple[str, ...]) -> list[str]:
    if len(names) > PARTS_LIMIT:
        raise ShopError("too_many_parts", limit=PARTS_LIMIT)
    return [_title(name) for name in names]


def _check_depth(columns: Mapping[str, Any]) -> None:
    country, kind = columns.get("country"), columns.get("type")
    if len(columns.get("note", "")) > NOTE_LIMIT:
        raise ShopError("note_too_long", limit=NOTE_LIMIT)
    if country is not None and not re.fullmatch("[A-Z]{2}", country):
        raise ShopError("country_invalid")
    if kind is not None and not 0 < len(kind) <= TYPE_LIMIT:
        raise ShopError("type_too_long", limit=TYPE_LIMIT)
    if columns.get("warranty_days", 0) < 0:
        raise ShopError("count_negative")


def _check_supply(db: Reader, was: Product | None, supply: Supply | None) -> None:
    if was is None or supply is None or supply == was.supply:
        return
    family = [was.family, *[one.id for one in variants(db, was.family, everything=True)]]
    if any(_has_life(db, one) for one in family):
        raise ShopError("kind_fixed")


def _check_currency(family: Product, price: Money) -> None:
    """Hold a family to one currency: its lowest price would mean nothing in two."""
    if price.currency != family.price.currency:
        raise CurrencyError(f"{price.currency} in a family that is sold in {family.price.currency}")


def shelves_of(db: Reader, product: Product) -> tuple[int, ...]:
    """Return the category of a product and the one around it; none where either was deleted: it shows without."""
    if product.category is None:
        return ()
    own = category(db, product.category)
    around = None if own.parent is None else category(db, own.parent)
    if own.state == "deleted" or (around is not None and around.state == "deleted"):
        return ()
    return (own.id,) if around is None else (own.id, around.id)


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


def _products(db: Reader, rows: list[Row]) -> list[Product]:
    """Read rows; a variant is told its family's words, a family its variants' numbers: one more query each, or none."""
    families = _words_of(db, {row["parent"] for row in rows if row["parent"] is not None})
    sums = _sums(db, [row["id"] for row in rows if row["parent"] is None])
    return [_product(row, families.get(row["parent"]), sums.get(row["id"])) for row in rows]


def _words_of(db: Reader, families: set[int]) -> dict[int, Row]:
    sql = "SELECT id, title, translations FROM product WHERE id IN (SELECT value FROM json_each(?))"
    return {row["id"]: row for row in db.rows(sql, json.dumps([*families]))} if families else {}


def _sums(db: Reader, products: list[int]) -> dict[int, Row]:
    """Return of each family among them how many variants are active, their lowest price and their counts."""
    if not products:
        return {}
    rows = db.rows(
        "SELECT parent, count(*) FILTER (WHERE state = 'active') AS variants,"
        " min(price) FILTER (WHERE state = 'active') AS price,"
        " coalesce(sum(available) FILTER (WHERE state = 'active'), 0) AS available,"
        " coalesce(sum(reserved) FILTER (WHERE state = 'active'), 0) AS reserved, sum(sold) AS sold,"
        " sum(sold_shift) AS sold_shift FROM product WHERE parent IN (SELECT value FROM json_each(?)) GROUP BY parent",
        json.dumps(products),
    )
    return {row["parent"]: row for row in rows}


def _product(row: Row, family: Row | None, sums: Row | None) -> Product:
    found: dict[str, Any] = {key: row[key] for key in row.keys() if key not in {"low_told", "shown"}}  # noqa: SIM118 - a Row
    if sums is not None:
        found |= {key: sums[key] for key in ("available", "reserved", "sold", "sold_shift")}
        found["price"] = found["price"] if sums["price"] is None else sums["price"]
    currency = found.pop("currency")
    money = {key: None if found[key] is None else Money(found[key], currency) for key in _SUMS_OF_MONEY}
    variant = found["title"] if family is not None else None
    return Product(**{
        **found, **money,
        "title": found["title"] if family is None else family["title"] + BETWEEN + found["title"],
        "translations": json.loads(found["translations"]),
        "family_translations": json.loads(family["translations"]) if family is not None else {},
        "parts": tuple(json.loads(found["parts"])),
        "sold": found["sold"] + found["sold_shift"],
        "variant": variant,
        "variants": sums["variants"] if sums is not None else 0,
        "is_family": sums is not None,
    })  # fmt: skip


_SUMS_OF_MONEY = ("price", "cost", "reseller_price")
