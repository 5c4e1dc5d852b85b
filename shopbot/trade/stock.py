"""Units of goods that exist once each: codes, accounts. Oldest first, each to one order, for good.

    available -> reserved (until, for an order) -> sold        released = available again
    available -> deleted (undone within a day: available)      quarantined = kept back for staff to look at

Counts per product are kept by triggers in the database, as are "sold is final" and "once". What makes two lines the
same is a keyed hash of the normalised text, so the check needs no plain copy of the goods in an index.
"""

import hmac
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from shopbot.db.fence import HOUSE
from shopbot.db.tables import rows_of
from shopbot.db.tx import Reader, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, events, products
from shopbot.trade.audit import Actor
from shopbot.trade.money import Money

LINE_LIMIT = 4000  # a unit fits into one message
UNDO_SECONDS = 86_400
_SAMPLE = 3
_AT_ONCE = 500
_HEADERS = frozenset(
    {"code", "codes", "kode", "item", "content", "key", "voucher", "account", "akun", "email", "username", "user",
     "login", "password", "pass", "pin", "note", "كود", "رمز", "کد", "代码", "卡密", "密码"}
)  # fmt: skip


CLAIM = (  # the one statement that gives goods to an order; INDEXED BY makes it fail rather than read all the stock
    "UPDATE stock_unit SET state = 'reserved', order_id = ?, reserved_until = ? WHERE id IN"
    " (SELECT id FROM stock_unit INDEXED BY stock_unit_next WHERE product = ? AND state = 'available'"
    " ORDER BY id LIMIT ?) RETURNING id"
)


@dataclass(frozen=True)
class Preview:
    """What `add` would do: lines that are new, here already (or twice in the list), sold before, and empty.

    `sample` holds the first new lines, to be shown to the one who adds them and to nobody else.
    """

    new: int
    duplicates: int
    sold_before: int
    empty: int
    sample: tuple[str, ...]


@dataclass(frozen=True)
class Added:
    """What `add` did; `batch` is None when there was nothing new."""

    batch: int | None
    new: int
    duplicates: int
    sold_before: int
    empty: int


@dataclass(frozen=True)
class Counts:
    """How many units of a product are in each state."""

    available: int
    reserved: int
    sold: int


@dataclass(frozen=True)
class _Sorted:
    """Lines by what is to become of them: `new` as (text, hash, round)."""

    new: list[tuple[str, bytes, int]]
    duplicates: int
    sold_before: int
    empty: int


def read_lines(name: str, raw: bytes | str) -> list[str]:
    """Return the units in a file or message, one a line; of a table, one a row, its cells joined by ` | `.

    `name` is the file's name (`.csv` and `.tsv` are tables, a first row of headings is left out); bytes are UTF-8.
    Raises ShopError `file_unreadable`.
    """
    try:
        text = raw if isinstance(raw, str) else raw.decode("utf-8-sig")
        if "\0" in text:
            raise ShopError("file_unreadable", name=name)
        if PurePath(name).suffix.lower() not in {".csv", ".tsv"}:
            return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
        rows = rows_of(name, text.encode())
    except ValueError as error:
        raise ShopError("file_unreadable", name=name) from error
    if rows and all(cell.strip().casefold() in _HEADERS for cell in rows[0]):
        rows = rows[1:]
    return [" | ".join(cell.strip() for cell in row if cell.strip()) for row in rows]


def preview(tx: Tx, product: int, lines: Sequence[str], *, again: bool = False) -> Preview:
    """Say what `add` would do with these lines, and change nothing."""
    house = tx.house
    products.sure(house, product)
    found = _sort(house, lines, again=again)
    sample = tuple(text for text, _, _ in found.new[:_SAMPLE])
    return Preview(len(found.new), found.duplicates, found.sold_before, found.empty, sample)


def add(
    tx: Tx,
    product: int,
    lines: Sequence[str],
    *,
    by: Actor,
    note: str | None = None,
    cost: Money | None = None,
    again: bool = False,
) -> Added:
    """Put lines on stock as one batch, in their order; what is there already, or was sold, is left out.

    `cost` is what one unit cost the shop. With `again`, lines that were sold before are sold once more, on purpose.
    Raises ShopError `line_too_long` (limit, line), `no_such_product`.
    """
    house = tx.house
    products.sure(house, product)
    found = _sort(house, lines, again=again)
    counts = (len(found.new), found.duplicates, found.sold_before, found.empty)
    if not found.new:
        return Added(None, *counts)
    amount, currency = (cost.amount, cost.currency) if cost else (None, None)
    batch = house.scalar(
        "INSERT INTO stock_batch (product, added_by, note, cost, currency, at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        product, str(by), note, amount, currency, tx.now,
    )  # fmt: skip
    house.many(
        "INSERT INTO stock_unit (product, batch, content, content_hash, round) VALUES (?, ?, ?, ?, ?)",
        [(product, batch, *unit) for unit in found.new],
    )
    house.run("UPDATE product SET low_told = 0 WHERE id = ? AND available + reserved > low_stock", product)
    audit.write(house, by, "stock.add", f"product:{product}", None, {"batch": batch, "added": len(found.new)})
    events.emit(house, events.StockAdded(product, int(batch), len(found.new)))
    return Added(int(batch), *counts)


def reserve(tx: Tx, product: int, quantity: int, order: int, until: int) -> None:
    """Keep the oldest `quantity` units for an order until `until` (UTC seconds), all of them or none.

    One conditional UPDATE through the index of what is available: its cost does not grow with the stock.
    Raises ShopError `sold_out` (left).
    """
    house = tx.house
    house.attempt(lambda: _reserve(house, product, quantity, order, until))


def release(tx: Tx, order: int) -> int:
    """Free what an unpaid order held and return how many units; each release is in the audit."""
    house = tx.house
    freed = house.run(
        "UPDATE stock_unit SET state = 'available', order_id = NULL, reserved_until = NULL"
        " WHERE order_id = ? AND state = 'reserved'",
        order,
    )
    if freed:
        audit.write(house, HOUSE, "stock.release", f"order:{order}", None, {"units": freed})
    return freed


def sell(tx: Tx, order: int) -> int:
    """Make what a paid order holds its own for good, and return how many units; tells of low stock once a batch."""
    house = tx.house
    sold = house.rows(
        "UPDATE stock_unit SET state = 'sold', reserved_until = NULL, sold_at = ?"
        " WHERE order_id = ? AND state = 'reserved' RETURNING product",
        tx.now, order,
    )  # fmt: skip
    for product in sorted({row["product"] for row in sold}):
        _tell_if_low(house, product, order)
    return len(sold)


def count(db: Reader, product: int) -> Counts:
    """Return how many units are free, reserved and sold (the true count, not the one shown to buyers)."""
    row = db.row("SELECT available, reserved, sold FROM product WHERE id = ?", product)
    return Counts(*row) if row else Counts(0, 0, 0)


def of_order(db: Reader, order: int) -> list[str]:
    """Return the contents an order owns, oldest unit first. The caller has made sure whose order it is."""
    rows = db.house.rows("SELECT content FROM stock_unit WHERE order_id = ? AND state = 'sold' ORDER BY id", order)
    return [row["content"] for row in rows]


def unsold(tx: Tx, product: int, limit: int = 10, offset: int = 0) -> list[tuple[int, str]]:
    """Return free units as (unit id, content), oldest first, for staff who pick one to delete."""
    rows = tx.house.rows(
        "SELECT id, content FROM stock_unit WHERE product = ? AND state = 'available' ORDER BY id LIMIT ? OFFSET ?",
        product, limit, offset,
    )  # fmt: skip
    return [(row["id"], row["content"]) for row in rows]


def export(tx: Tx, product: int, by: Actor) -> list[str]:
    """Return the contents of all free units, oldest first; that somebody took a copy is in the audit."""
    lines = [content for _, content in unsold(tx, product, limit=-1)]
    audit.write(tx, by, "stock.export", f"product:{product}", None, {"units": len(lines)})
    return lines


def delete_unit(tx: Tx, unit: int, by: Actor) -> int:
    """Delete one free unit and return the change's id, for `undo`. Raises ShopError `unit_gone`."""
    house = tx.house
    row = house.row("SELECT product FROM stock_unit WHERE id = ? AND state IN ('available', 'quarantined')", unit)
    if row is None:
        raise ShopError("unit_gone")
    change = _removal(house, row["product"], by)
    house.run("UPDATE stock_unit SET state = 'deleted', removal = ? WHERE id = ?", change, unit)
    audit.write(house, by, "stock.delete", f"product:{row['product']}", {"unit": unit}, {"change": change})
    return change


def delete_unsold(tx: Tx, product: int, by: Actor) -> int:
    """Delete all free units of a product and return the change's id, for `undo`.

    Raises ShopError `nothing_to_delete`.
    """
    house = tx.house
    if not count(house, product).available:
        raise ShopError("nothing_to_delete")
    change = _removal(house, product, by)
    gone = house.run(
        "UPDATE stock_unit SET state = 'deleted', removal = ? WHERE product = ? AND state = 'available'",
        change, product,
    )  # fmt: skip
    audit.write(house, by, "stock.delete_unsold", f"product:{product}", {"units": gone}, {"change": change})
    return change


def delete_batch(tx: Tx, batch: int, by: Actor) -> int:
    """Delete what is still free of a batch, within 24 hours of adding it; return the change's id, for `undo`.

    Raises ShopError `undo_too_late`, `nothing_to_delete`.
    """
    house = tx.house
    product = house.scalar("SELECT product FROM stock_batch WHERE id = ? AND at > ?", batch, tx.now - UNDO_SECONDS)
    if product is None:
        raise ShopError("undo_too_late")
    if not house.scalar("SELECT 1 FROM stock_unit WHERE batch = ? AND state = 'available' LIMIT 1", batch):
        raise ShopError("nothing_to_delete")
    change = _removal(house, product, by)
    gone = house.run(
        "UPDATE stock_unit SET state = 'deleted', removal = ? WHERE batch = ? AND state = 'available'", change, batch
    )
    after = {"change": change, "units": gone}
    audit.write(house, by, "stock.delete_batch", f"product:{product}", {"batch": batch}, after)
    return change


def undo(tx: Tx, change: int, by: Actor) -> int:
    """Take a deletion back within 24 hours and return how many units are free again.

    A unit that was added anew in the meantime stays deleted. Raises ShopError `undo_too_late`, also the second time.
    """
    house = tx.house
    product = house.scalar(
        "UPDATE stock_removal SET undone_at = ?1 WHERE id = ?2 AND undone_at IS NULL AND at > ?1 - ?3"
        " RETURNING product",
        tx.now, change, UNDO_SECONDS,
    )  # fmt: skip
    if product is None:
        raise ShopError("undo_too_late")
    back = house.run(
        "UPDATE stock_unit SET state = 'available', removal = NULL WHERE removal = ? AND state = 'deleted'"
        " AND NOT EXISTS (SELECT 1 FROM stock_unit AS now WHERE now.content_hash = stock_unit.content_hash"
        " AND now.state <> 'deleted' AND (now.round = stock_unit.round OR now.state <> 'sold'))",
        change,
    )
    audit.write(house, by, "stock.undo", f"product:{product}", {"change": change}, {"units": back})
    return back


def normalised(line: str) -> str:
    """Return what counts when two lines are compared: width, case and spacing do not."""
    return " ".join(unicodedata.normalize("NFKC", line).split()).casefold()


def _reserve(tx: Tx, product: int, quantity: int, order: int, until: int) -> None:
    taken = tx.rows(CLAIM, order, until, product, quantity)
    if len(taken) < quantity:
        raise ShopError("sold_out", left=len(taken))


def _tell_if_low(tx: Tx, product: int, order: int) -> None:
    left = int(tx.scalar("SELECT available + reserved FROM product WHERE id = ?", product))
    if left == 0:
        events.emit(tx, events.SoldOut(product, order))
    elif tx.run("UPDATE product SET low_told = 1 WHERE id = ? AND low_told = 0 AND ? <= low_stock", product, left):
        events.emit(tx, events.StockLow(product, left, order))


def _removal(tx: Tx, product: int, by: Actor) -> int:
    return int(
        tx.scalar("INSERT INTO stock_removal (product, by, at) VALUES (?, ?, ?) RETURNING id", product, str(by), tx.now)
    )


def _sort(tx: Tx, lines: Sequence[str], *, again: bool) -> _Sorted:
    cleaned = [line.strip() for line in lines]
    units: dict[bytes, str] = {}
    for number, line in enumerate(cleaned, 1):
        if len(line) > LINE_LIMIT:
            raise ShopError("line_too_long", limit=LINE_LIMIT, line=number)
        if line:
            units.setdefault(hmac.digest(tx.keys.goods, normalised(line).encode(), "sha256"), line)
    filled = sum(map(bool, cleaned))
    live, sold = _known(tx, units)
    fresh = [
        (line, digest, sold.get(digest, -1) + 1)
        for digest, line in units.items()
        if digest not in live and (again or digest not in sold)
    ]
    sold_before = 0 if again else len(sold.keys() - live)
    return _Sorted(fresh, filled - len(fresh) - sold_before, sold_before, len(cleaned) - filled)


def _known(tx: Tx, digests: Iterable[bytes]) -> tuple[set[bytes], dict[bytes, int]]:
    """Return which of these are on stock now, and which were sold, with the newest round they were sold in."""
    live: set[bytes] = set()
    sold: dict[bytes, int] = {}
    wanted = list(digests)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        sql = f"SELECT * FROM stock_unit WHERE content_hash IN ({marks}) AND state <> 'deleted'"  # noqa: S608 - marks
        rows = tx.rows(sql, *some)
        live |= {row["content_hash"] for row in rows if row["state"] != "sold"}
        for row in rows:
            if row["state"] == "sold":
                sold[row["content_hash"]] = max(row["round"], sold.get(row["content_hash"], 0))
    return live, sold
