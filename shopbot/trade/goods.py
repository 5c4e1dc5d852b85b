"""Goods that are no units: the same text, link or file for every buyer, and what is handed over after the payment.

Shared goods are kept by version: an order is given the newest one when it is paid and keeps it for good. A file lies in
the shop's one encrypted file, like everything else.
"""

from dataclasses import dataclass

from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, products
from shopbot.trade.audit import Actor
from shopbot.trade.page import Page

CONTENT_LIMIT = 3500  # fits into one message beside what is said around it
FILE_LIMIT = 20 * 1024 * 1024  # what a bot can fetch from Telegram, https://core.telegram.org/bots/api#getfile
_NAME_LIMIT = 120


@dataclass(frozen=True)
class Shared:
    """One version of what a product gives to every buyer; `size` in bytes and a file's name in `content`, or a text."""

    id: int
    product: int
    content: str
    size: int | None
    added_by: str
    at: int


@dataclass(frozen=True)
class Handed:
    """What line `n` of an order was given: a text, or the file `goods` called `content`."""

    n: int
    content: str
    goods: int | None
    is_file: bool


def put(tx: Tx, product: int, content: str, by: Actor, file: bytes | None = None) -> Shared:
    """Give this to every buyer from now on: a text or link, or `file` with its name as `content`.

    Raises ShopError `choose_variant` for a family, `no_shared` for a product of other supply, `content_missing`,
    `line_too_long` (limit, line), `file_too_big` (limit in MB).
    """
    house = tx.house
    _check(house, product)
    text = content.strip()
    if not text:
        raise ShopError("content_missing")
    limit = CONTENT_LIMIT if file is None else _NAME_LIMIT
    if len(text) > limit:
        raise ShopError("line_too_long", limit=limit, line=1)
    if file is not None and len(file) > FILE_LIMIT:
        raise ShopError("file_too_big", limit=FILE_LIMIT // 1024**2)
    number = house.scalar(
        "INSERT INTO shared_goods (product, content, size, added_by, at) VALUES (?, ?, ?, ?, ?) RETURNING id",
        product, text, None if file is None else len(file), str(by), tx.now,
    )  # fmt: skip
    if file is not None:
        house.run("INSERT INTO shared_file VALUES (?, ?)", number, file)
    audit.write(house, by, "goods.put", f"product:{product}", None, {"goods": number})
    return _shared(house.row("SELECT * FROM shared_goods WHERE id = ?", number))


def newest(db: Reader, product: int) -> Shared | None:
    """Return what a product gives to its next buyer, or None before anything was put."""
    row = db.house.row("SELECT * FROM shared_goods WHERE product = ? ORDER BY id DESC LIMIT 1", product)
    return None if row is None else _shared(row)


def versions(db: Reader, product: int, limit: int = 10, offset: int = 0) -> Page[Shared]:
    """Return what a product gave and gives to its buyers, newest first."""
    house = db.house
    total = house.scalar("SELECT count(*) FROM shared_goods WHERE product = ?", product)
    sql = "SELECT * FROM shared_goods WHERE product = ? ORDER BY id DESC LIMIT ? OFFSET ?"
    return Page(tuple(_shared(row) for row in house.rows(sql, product, limit, offset)), int(total))


def file(db: Reader, goods: int) -> bytes:
    """Return a file's bytes. The caller has made sure whose they are. Raises ShopError `gone`."""
    found = db.house.scalar("SELECT bytes FROM shared_file WHERE goods = ?", goods)
    if found is None:
        raise ShopError("gone")
    return bytes(found)


def of_order(db: Reader, order: int) -> list[Handed]:
    """Return what an order was given beside units. The caller has made sure whose order it is."""
    rows = db.house.rows(
        "SELECT n, coalesce(handed.content, shared_goods.content) AS content, goods, size FROM handed"
        " LEFT JOIN shared_goods ON shared_goods.id = goods WHERE order_id = ? ORDER BY n",
        order,
    )
    return [Handed(row["n"], row["content"], row["goods"], row["size"] is not None) for row in rows]


def give_shared(tx: Tx, order: int) -> None:
    """Hand a paid order the newest version of everything that all buyers are given; for `orders` alone."""
    tx.house.run(
        "INSERT INTO handed (order_id, n, goods, by, at) SELECT order_id, n,"
        " (SELECT max(id) FROM shared_goods WHERE shared_goods.product = order_line.product), 'shopbot', ?"
        " FROM order_line WHERE order_id = ? AND supply = 'shared'",
        tx.now, order,
    )  # fmt: skip


def _check(db: Reader, product: int) -> None:
    found = products.sure(db, product)
    if found.is_family:
        raise ShopError("choose_variant")
    if found.supply != "shared":
        raise ShopError("no_shared")


def _shared(row: Row) -> Shared:
    return Shared(row["id"], row["product"], row["content"], row["size"], row["added_by"], row["at"])
