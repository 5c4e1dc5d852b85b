"""Units of goods that exist once each: codes, accounts. Each to one order, for good.

    available -> reserved (until, for an order) -> sold        released = available again
    available -> deleted (undone within a day: available)      quarantined = of a batch that is frozen

Which unit goes first is the product's choice: the oldest, the newest, by lot (each unit draws its place when it comes
in), or the one the buyer picked by its public hint. Who picks none of those is given one that costs nothing more.

Counts per product are kept by triggers in the database, as are "sold is final" and "once". What makes two lines the
same is a keyed hash of the normalised text, so the check needs no plain copy of the goods in an index.
"""

import hmac
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from shopbot.db.fence import HOUSE
from shopbot.db.keys import Keys
from shopbot.db.tables import rows_of
from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, events, products
from shopbot.trade.audit import Actor
from shopbot.trade.money import Money
from shopbot.trade.page import Page

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
_NEWEST = CLAIM.replace("ORDER BY id", "ORDER BY id DESC")
_BY_LOT = CLAIM.replace("stock_unit_next", "stock_unit_lot").replace(
    "AND state = 'available' ORDER BY id", "AND state = 'available' AND shuffle IS NOT NULL ORDER BY shuffle, id"
)
_NOT_DEARER = CLAIM.replace(" ORDER BY id", " AND extra = 0 ORDER BY id")  # who does not choose pays nothing for it
_CLAIMS = {"oldest": CLAIM, "newest": _NEWEST, "random": _BY_LOT, "chosen": _NOT_DEARER}
_CLAIM_ONE = (
    "UPDATE stock_unit SET state = 'reserved', order_id = ?, reserved_until = ? WHERE product = ? AND id = ?"
    " AND state = 'available' RETURNING id"
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
class Batch:
    """Units that came in together; `cost` is of one, counts are of today, `quarantined` those held back."""

    id: int
    product: int
    added_by: str
    note: str | None
    cost: Money | None
    at: int
    state: Literal["open", "frozen"]
    available: int
    reserved: int
    sold: int
    quarantined: int
    replaced: int


@dataclass(frozen=True)
class Frozen:
    """Since when (UTC seconds) and why a batch is held back."""

    at: int
    reason: str


@dataclass(frozen=True)
class Unit:
    """A unit that an order owns; `replaced` when another was given in its place."""

    id: int
    product: int
    batch: int
    content: str
    replaced: bool


@dataclass(frozen=True)
class Choice:
    """A free unit as a buyer may see it before buying; `extra` is what it costs more."""

    unit: int
    hint: str
    extra: Money


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
    hints: Mapping[str, tuple[str, int]] | None = None,
) -> Added:
    """Put lines on stock as one batch, in their order; what is there already, or was sold, is left out.

    `cost` is what one unit cost the shop. With `again`, lines that were sold before are sold once more, on purpose.
    `hints` are for goods that buyers choose: by line, what they may see of it and what it costs more (smallest units).
    Raises ShopError `line_too_long` (limit, line), `no_such_product`, `choose_variant`, `no_units` for goods without.
    """
    house = tx.house
    kept = _takes_units(house, product)
    found = _sort(house, lines, again=again)
    counts = (len(found.new), found.duplicates, found.sold_before, found.empty)
    if not found.new:
        return Added(None, *counts)
    amount, currency = (cost.amount, cost.currency) if cost else (None, None)
    batch = house.scalar(
        "INSERT INTO stock_batch (product, added_by, note, cost, currency, at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        product, str(by), note, amount, currency, tx.now,
    )  # fmt: skip
    shown, by_lot = hints or {}, kept.issue == "random"
    house.many(
        "INSERT INTO stock_unit (product, batch, content, content_hash, round, hint, extra, shuffle)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (product, batch, *unit, *shown.get(unit[0], (None, 0)), products.lot(house) if by_lot else None)
            for unit in found.new
        ],
    )
    house.run("UPDATE product SET low_told = 0 WHERE id = ? AND available + reserved > low_stock", product)
    audit.write(house, by, "stock.add", f"product:{product}", None, {"batch": batch, "added": len(found.new)})
    events.emit(house, events.StockAdded(product, int(batch), len(found.new)))
    return Added(int(batch), *counts)


def reserve(tx: Tx, product: int, quantity: int, order: int, until: int, unit: int | None = None) -> None:
    """Keep `quantity` units for an order until `until` (UTC seconds), all of them or none.

    Which ones is the product's `issue`; `unit` is one that was chosen. One conditional UPDATE through the index of what
    is available: its cost does not grow with the stock. Raises ShopError `sold_out` (left), `choice_gone`.
    """
    house = tx.house
    if unit is not None:
        if house.scalar(_CLAIM_ONE, order, until, product, unit) is None:
            raise ShopError("choice_gone")
        return
    house.attempt(lambda: _reserve(house, product, quantity, order, until))


def release(tx: Tx, order: int) -> int:
    """Free what an unpaid order held and return how many units; each release is in the audit.

    What belongs to a batch that was frozen meanwhile is held back with it.
    """
    house = tx.house
    freed = house.run(
        "UPDATE stock_unit SET state = iif((SELECT state FROM stock_batch WHERE id = batch) = 'frozen',"
        " 'quarantined', 'available'), order_id = NULL, reserved_until = NULL"
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
    """Return the contents an order owns, oldest unit first, without what was replaced.

    The caller has made sure whose order it is.
    """
    return [unit.content for unit in units_of(db, order) if not unit.replaced]


def units_of(db: Reader, order: int) -> list[Unit]:
    """Return the units an order was given, oldest first, also those that were replaced."""
    rows = db.house.rows(
        "SELECT id, product, batch, content, EXISTS (SELECT 1 FROM replacement WHERE unit = stock_unit.id) AS replaced"
        " FROM stock_unit WHERE order_id = ? AND state = 'sold' ORDER BY id",
        order,
    )
    return [Unit(row["id"], row["product"], row["batch"], row["content"], bool(row["replaced"])) for row in rows]


def choices(db: Reader, product: int, limit: int = 10, offset: int = 0) -> Page[Choice]:
    """Return the free units of a product whose buyers choose, by their hints, oldest first."""
    house = db.house
    rows = house.rows(
        "SELECT stock_unit.id, hint, extra, currency FROM stock_unit INDEXED BY stock_unit_next"
        " CROSS JOIN product ON product.id = stock_unit.product WHERE stock_unit.product = ?"
        " AND stock_unit.state = 'available' ORDER BY stock_unit.id LIMIT ? OFFSET ?",
        product, limit, offset,
    )  # fmt: skip
    found = (Choice(row["id"], row["hint"] or f"#{row['id']}", Money(row["extra"], row["currency"])) for row in rows)
    return Page(tuple(found), count(house, product).available)


def choice(db: Reader, product: int, unit: int, person: int | None = None) -> Choice | None:
    """Return one free unit of a product as its buyers see it, or None once it is gone.

    For whoever has it in an order that waits it is not gone: that order may be placed anew.
    """
    row = db.house.row(
        "SELECT hint, extra, currency FROM stock_unit CROSS JOIN product ON product.id = stock_unit.product"
        " WHERE stock_unit.id = ? AND stock_unit.product = ? AND (stock_unit.state = 'available'"
        " OR stock_unit.state = 'reserved' AND EXISTS (SELECT 1 FROM orders WHERE orders.id = stock_unit.order_id"
        " AND person = ? AND orders.state = 'waiting'))",
        unit, product, person,
    )  # fmt: skip
    return None if row is None else Choice(unit, row["hint"] or f"#{unit}", Money(row["extra"], row["currency"]))


# --- batches ---


def batches(db: Reader, product: int, limit: int = 10, offset: int = 0) -> Page[Batch]:
    """Return a product's batches, newest first, with what has become of their units."""
    total = db.scalar("SELECT count(*) FROM stock_batch WHERE product = ?", product)
    sql = "SELECT id FROM stock_batch WHERE product = ? ORDER BY id DESC LIMIT ? OFFSET ?"
    rows = db.rows(sql, product, limit, offset)
    return Page(tuple(batch(db, row["id"]) for row in rows), int(total))


def batch(db: Reader, number: int) -> Batch:
    """Return one batch. Raises ShopError `no_such_batch`."""
    row = db.row("SELECT * FROM stock_batch WHERE id = ?", number)
    if row is None:
        raise ShopError("no_such_batch")
    counts = dict(db.rows("SELECT state, count(*) FROM stock_unit WHERE batch = ? GROUP BY state", number))
    replaced = db.scalar(
        "SELECT count(*) FROM stock_unit CROSS JOIN replacement ON replacement.unit = stock_unit.id"
        " WHERE batch = ? AND state = 'sold'",
        number,
    )
    cost = None if row["cost"] is None else Money(row["cost"], row["currency"])
    return Batch(
        row["id"], row["product"], row["added_by"], row["note"], cost, row["at"], row["state"],
        counts.get("available", 0), counts.get("reserved", 0), counts.get("sold", 0), counts.get("quarantined", 0),
        int(replaced),
    )  # fmt: skip


def describe(tx: Tx, number: int, by: Actor, *, note: str | None, cost: Money | None) -> Batch:
    """Set what a batch's note says and what one of its units cost; return it."""
    house = tx.house
    was = batch(house, number)
    house.run(
        "UPDATE stock_batch SET note = ?, cost = ?, currency = ? WHERE id = ?",
        (note or "").strip()[:200] or None, cost.amount if cost else None, cost.currency if cost else None, number,
    )  # fmt: skip
    now = batch(house, number)
    audit.write(house, by, "stock.batch", f"batch:{number}", _described(was), _described(now))
    return now


def freeze(tx: Tx, number: int, by: Actor, reason: str) -> Batch:
    """Hold a batch back: nothing of it is sold until `thaw`. Raises ShopError `reason_missing`, `no_such_batch`.

    What waits for a payment is exchanged for units of other batches where there are any; the rest stays promised and is
    told by `reserved`.
    """
    house = tx.house
    if not reason.strip():
        raise ShopError("reason_missing")
    was = batch(house, number)
    if was.state == "frozen":
        return was
    house.run("UPDATE stock_batch SET state = 'frozen' WHERE id = ?", number)
    house.run("UPDATE stock_unit SET state = 'quarantined' WHERE batch = ? AND state = 'available'", number)
    for row in house.rows("SELECT * FROM stock_unit WHERE batch = ? AND state = 'reserved' ORDER BY id", number):
        _exchange(house, row)
    audit.write(house, by, "stock.freeze", f"batch:{number}", None, {"reason": reason.strip()[:200]})
    return batch(house, number)


def thaw(tx: Tx, number: int, by: Actor) -> Batch:
    """Sell a frozen batch again; return it."""
    house = tx.house
    if batch(house, number).state == "frozen":
        house.run("UPDATE stock_batch SET state = 'open' WHERE id = ?", number)
        back = house.run("UPDATE stock_unit SET state = 'available' WHERE batch = ? AND state = 'quarantined'", number)
        audit.write(house, by, "stock.thaw", f"batch:{number}", None, {"units": back})
    return batch(house, number)


def frozen_for(db: Reader, number: int) -> Frozen | None:
    """Return since when and why a batch is frozen, or None for one that is not."""
    if batch(db, number).state != "frozen":
        return None
    rows = (one for one in audit.of(db, f"batch:{number}") if one.action == "stock.freeze")
    found = next(rows, None)
    return None if found is None else Frozen(found.at, str(found.after["reason"]))


def affected(db: Reader, number: int, limit: int = 10, offset: int = 0) -> Page[tuple[int, int]]:
    """Return (order, unit) for the sold units of a batch that were not replaced, newest first: whom a recall is for."""
    where = (
        "FROM stock_unit WHERE batch = ? AND state = 'sold'"
        " AND NOT EXISTS (SELECT 1 FROM replacement WHERE unit = stock_unit.id)"
    )
    total = db.scalar(f"SELECT count(*) {where}", number)  # sql: a fixed condition
    listed = f"SELECT order_id, id {where} ORDER BY id DESC LIMIT ? OFFSET ?"  # sql: as above
    rows = db.rows(listed, number, limit, offset)
    return Page(tuple((row["order_id"], row["id"]) for row in rows), int(total))


def replace(tx: Tx, order: int, unit: int, by: Actor, reason: str) -> int:
    """Give a delivered order a fresh unit in the place of one that did not work; return its id. The old one stays sold.

    Raises ShopError `reason_missing`, `order_closed` (state), `unit_gone` when the order does not own it or it was
    replaced before, `sold_out`.
    """
    house = tx.house
    if not reason.strip():
        raise ShopError("reason_missing")
    state = house.scalar("SELECT state FROM orders WHERE id = ?", order)
    if state not in {"delivered", "part-delivered"}:
        raise ShopError("order_closed", state=state)
    row = house.row(
        "SELECT product FROM stock_unit WHERE id = ? AND order_id = ? AND state = 'sold'"
        " AND NOT EXISTS (SELECT 1 FROM replacement WHERE unit = stock_unit.id)",
        unit, order,
    )  # fmt: skip
    if row is None:
        raise ShopError("unit_gone")
    return house.attempt(lambda: _replace(house, order, unit, row["product"], by, reason.strip()[:200]))


def _replace(tx: Tx, order: int, unit: int, product: int, by: Actor, reason: str) -> int:
    fresh = _claimed(tx, product, 1, order, tx.now)
    if not fresh:
        raise ShopError("sold_out", left=0)
    number = tx.scalar(
        "INSERT INTO replacement (order_id, unit, instead, reason, by, at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        order, unit, fresh[0], reason, str(by), tx.now,
    )  # fmt: skip
    sell(tx, order)
    person = int(tx.scalar("SELECT person FROM orders WHERE id = ?", order))
    audit.write(tx, by, "stock.replace", f"order:{order}", {"unit": unit}, {"unit": fresh[0], "reason": reason})
    events.emit(tx, events.GoodsReplaced(int(number), order, person))
    return fresh[0]


def _exchange(tx: Tx, row: Row) -> None:
    """Reserve another unit for the order that holds this one, if there is one; what a buyer picked is not exchanged."""
    if tx.scalar("SELECT issue FROM product WHERE id = ?", row["product"]) == "chosen" or row["hint"] is not None:
        return
    if not _claimed(tx, row["product"], 1, row["order_id"], row["reserved_until"]):
        return
    tx.run(
        "UPDATE stock_unit SET state = 'quarantined', order_id = NULL, reserved_until = NULL WHERE id = ?", row["id"]
    )


def _described(one: Batch) -> dict[str, object]:
    money = {"cost": one.cost.amount, "currency": one.cost.currency} if one.cost else {"cost": None}
    return {"note": one.note, **money}


# --- what staff see of single units ---


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


def export_batch(tx: Tx, number: int, by: Actor) -> list[str]:
    """Return the contents of what is not sold of a batch, held back or free, oldest first; it is in the audit."""
    sql = "SELECT content FROM stock_unit WHERE batch = ? AND state IN ('available', 'quarantined') ORDER BY id"
    lines = [row["content"] for row in tx.house.rows(sql, number)]
    after = {"units": len(lines), "batch": number}
    audit.write(tx, by, "stock.export", f"product:{batch(tx, number).product}", None, after)
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
    back = house.rows(
        "UPDATE stock_unit SET state = iif((SELECT state FROM stock_batch WHERE id = batch) = 'frozen',"
        " 'quarantined', 'available'), removal = NULL WHERE removal = ? AND state = 'deleted'"
        " AND NOT EXISTS (SELECT 1 FROM stock_unit AS now WHERE now.content_hash = stock_unit.content_hash"
        " AND now.state <> 'deleted' AND (now.round = stock_unit.round OR now.state <> 'sold')) RETURNING id",
        change,
    )
    after = {"units": len(back), "ids": spans(sorted(row["id"] for row in back))}
    audit.write(house, by, "stock.undo", f"product:{product}", {"change": change}, after)
    return len(back)


def delete_units(tx: Tx, product: int, units: Iterable[int], by: Actor) -> int:
    """Delete those of these units of a product that are free, and return the change's id, for `undo`.

    Raises ShopError `nothing_to_delete`.
    """
    house = tx.house
    change = _removal(house, product, by)
    gone = house.run(
        "UPDATE stock_unit SET state = 'deleted', removal = ? WHERE id IN (SELECT value FROM json_each(?))"
        " AND product = ? AND state IN ('available', 'quarantined')",
        change, json.dumps([*units]), product,
    )  # fmt: skip
    if not gone:
        raise ShopError("nothing_to_delete")
    audit.write(house, by, "stock.delete_unsold", f"product:{product}", {"units": gone}, {"change": change})
    return change


def spans(numbers: Iterable[int]) -> list[list[int]]:
    """Write ascending numbers as spans of first and last: what was added together lies together."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def normalised(line: str) -> str:
    """Return what counts when two lines are compared: width, case and spacing do not."""
    return " ".join(unicodedata.normalize("NFKC", line).split()).casefold()


def fingerprint(keys: Keys, line: str) -> bytes:
    """Return the keyed hash (32 bytes) by which two lines are known to be the same."""
    return hmac.digest(keys.goods, normalised(line).encode(), "sha256")


def _takes_units(tx: Tx, product: int) -> products.Product:
    found = products.sure(tx, product)
    if found.is_family:
        raise ShopError("choose_variant")
    if found.supply != "units":
        raise ShopError("no_units")
    return found


def _reserve(tx: Tx, product: int, quantity: int, order: int, until: int) -> None:
    taken = _claimed(tx, product, quantity, order, until)
    if len(taken) < quantity:
        raise ShopError("sold_out", left=len(taken))


def _claimed(tx: Tx, product: int, quantity: int, order: int, until: int) -> list[int]:
    issue = tx.scalar("SELECT issue FROM product WHERE id = ?", product)
    return [row["id"] for row in tx.rows(_CLAIMS[issue], order, until, product, quantity)]


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
            units.setdefault(fingerprint(tx.keys, line), line)
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
