"""Taking back what staff changed: for a day, once, and only if things are still as the change left them.

Each change is a row of the audit that says what was and what is. `REVERSERS` puts back what was, by the same functions
that staff use, so an undo is a change like any other: checked, audited, and able to be undone itself. It restores
exactly what was, or raises a `ShopError` that says why it cannot; `NEVER` names what can never be taken back.

What needs the host (settings, texts, plugins) is put back in `host/undoing.py`, what a plugin changed by the plugin.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from shopbot.db import inbox
from shopbot.db.tx import Reader, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, goods, ledger, people, products, sales, stock, vouchers
from shopbot.trade.audit import Actor, Record
from shopbot.trade.money import Money

SECONDS = 86_400
Reverser = Callable[[Tx, Record, Actor], None]

NEVER: Mapping[str, str] = {
    "change.undone": "undo_never_twice",
    "event.again": "undo_never_ran",
    "keys.recovery": "undo_never_key",
    "keys.rotate": "undo_never_key",
    "order.hand_over": "undo_never_handed",
    "order.refund": "undo_never_order_refund",
    "order.resend": "undo_never_sent",
    "product.family": "undo_never_family",
    "receipt.claimed": "undo_never_claimed",
    "receipt.refund": "undo_never_refund",
    "restore.part": "undo_never_restore",
    "restore.release_person": "undo_never_restore",
    "restore.release_product": "undo_never_restore",
    "restore.settled": "undo_never_restore",
    "shop.restored": "undo_never_restore",
    "shop.restore_undone": "undo_never_restore",
    "stock.export": "undo_never_copied",
    "stock.release": "undo_by_shop",
    "stock.replace": "undo_never_replaced",
}
# What belongs together when somebody asks who changed a thing since.
_FAMILIES = {"person.unban": "person.ban", "product.create": "product.edit"}
# What a person changes about themselves is theirs; no list of staff shows it.
_OWN_FIELDS = tuple(f"person.{field}" for field in people.FIELDS)


@dataclass(frozen=True)
class Undone:
    """That a change was taken back: by whom, when (UTC seconds), and the newest row of the audit it made."""

    by: str
    at: int
    made: int


# --- what there is to undo ---


def recent(
    db: Reader, now: int, *, by: Actor | None = None, before: int | None = None, limit: int = 20
) -> list[Record]:
    """Return what people changed in the last 24 hours, newest first: all, or one person's; also what never goes back.

    `before` is the id to go on from.
    """
    floor = int(db.scalar("SELECT coalesce(max(id), 0) FROM audit WHERE at <= ?", now - SECONDS))
    rows = db.rows(
        "SELECT id FROM audit WHERE id > ?1 AND id < coalesce(?2, id + 1) AND actor = coalesce(?3, actor) AND at > ?4"
        " AND (actor GLOB '[0-9]*' OR actor = 'terminal')"
        " AND NOT (subject = 'person:' || actor AND action IN (SELECT value FROM json_each(?5)))"
        " ORDER BY id DESC LIMIT ?6",
        floor, before, None if by is None else str(by), now - SECONDS, json.dumps(_OWN_FIELDS), limit,
    )  # fmt: skip
    return [sure(db, row["id"]) for row in rows]


def last(db: Reader, by: Actor, subject: str, now: int) -> Record | None:
    """Return what this person has just (at `now`) changed about a subject ("product:3"), if it can still be undone."""
    found = db.scalar(
        "SELECT max(id) FROM audit WHERE subject = ? AND actor = ? AND at = ?"
        " AND id NOT IN (SELECT audit FROM undone)",
        subject, str(by), now,
    )  # fmt: skip
    record = None if found is None else audit.get(db, int(found))
    return None if record is None or record.action in NEVER else record


def sure(db: Reader, number: int) -> Record:
    """Return a row of the audit, or raise ShopError `gone`."""
    found = audit.get(db, number)
    if found is None:
        raise ShopError("gone")
    return found


def by_hand(record: Record) -> bool:
    """Tell whether a person did it, in the chat or at the terminal, and not the shop by itself."""
    return record.actor.isdecimal() or record.actor == audit.TERMINAL


def undone(db: Reader, number: int) -> Undone | None:
    """Return that a change was taken back, or None."""
    row = db.row("SELECT by, at, made FROM undone WHERE audit = ?", number)
    return None if row is None else Undone(*row)


def origin(db: Reader, number: int) -> int | None:
    """Return which change this row took back, or None when it is a change of its own."""
    found = db.scalar("SELECT audit FROM undone WHERE made = ?", number)
    return None if found is None else int(found)


def newer(db: Reader, record: Record) -> Record | None:
    """Return the newest change of the same thing since: of the same kind if there is one, else of any."""
    since = [one for one in audit.of(db, record.subject) if one.id > record.id]
    return next((one for one in since if _concerns(one, record)), since[0] if since else None)


def _concerns(one: Record, record: Record) -> bool:
    if _FAMILIES.get(one.action, one.action) != _FAMILIES.get(record.action, record.action):
        return False
    both = isinstance(one.after, dict) and isinstance(record.after, dict)
    return not both or bool(one.after.keys() & record.after.keys())


# --- taking back ---


def carry_out(tx: Tx, record: Record, by: Actor, reverse: Callable[[], None]) -> int:
    """Take a change back by `reverse`, once and within its day; return the newest row of the audit that made.

    Raises ShopError `undo_too_late`, `undo_done`, `undo_by_shop` for what no person did, and what `reverse` raises:
    then nothing has happened.
    """
    house = tx.house
    if not by_hand(record):
        raise ShopError("undo_by_shop")
    if record.at <= tx.now - SECONDS:
        raise ShopError("undo_too_late")
    if undone(house, record.id) is not None:
        raise ShopError("undo_done")
    return house.attempt(lambda: _carry_out(house, record, by, reverse))


def _carry_out(tx: Tx, record: Record, by: Actor, reverse: Callable[[], None]) -> int:
    newest = _newest(tx)
    reverse()
    if _newest(tx) == newest:
        audit.write(tx, by, "change.undone", record.subject, None, {"change": record.id})
    tx.run("INSERT INTO undone VALUES (?, ?, ?, ?)", record.id, str(by), tx.now, _newest(tx))
    return _newest(tx)


def _newest(db: Reader) -> int:
    return int(db.scalar("SELECT coalesce(max(id), 0) FROM audit"))


# --- how each change is taken back ---


def _create_product(tx: Tx, record: Record, by: Actor) -> None:
    """Mark it as deleted: what has been here keeps its history."""
    product = _id(record)
    found = products.sure(tx, product)
    if found.sold - found.sold_shift:
        raise ShopError("undo_sold", count=found.sold - found.sold_shift)
    if found.available + found.reserved:
        raise ShopError("undo_has_stock", count=found.available + found.reserved)
    _still(not found.is_family and _holds(_row(tx, "product", product), record.after, but=("created_at",)))
    products.delete(tx, product, by)


def _edit_product(tx: Tx, record: Record, by: Actor) -> None:
    _still(_holds(_row(tx, "product", _id(record)), record.after))
    currency = str(_said(record.before).get("currency") or _row(tx, "product", _id(record))["currency"])
    products.edit(tx, _id(record), by, **_changes(record.before, currency))


def _changes(columns: Mapping[str, Any], currency: str) -> products.Changes:
    """Return columns as they were kept as the changes that `products.edit` takes."""
    found: dict[str, Any] = {name: _change(name, value, currency) for name, value in columns.items()}
    if "price" in found:
        found["price"] = Money(columns["price"], found.pop("currency"))
    return cast(products.Changes, found)


def _change(name: str, value: Any, currency: str) -> Any:
    if name in ("cost", "reseller_price"):
        return None if value is None else Money(value, currency)
    if name in ("translations", "parts"):
        read = json.loads(value)
        return tuple(read) if isinstance(read, list) else read
    return value


def _product_state(tx: Tx, record: Record, by: Actor) -> None:
    _still(products.sure(tx, _id(record)).state == record.after)
    moves = {"active": products.restore, "hidden": products.hide, "deleted": products.delete}
    moves[_said(record.before)](tx, _id(record), by)


def _sold_count(tx: Tx, record: Record, by: Actor) -> None:
    """Take the difference back: what was sold since goes on counting."""
    later = newer(tx, record)
    _still(later is None or later.action != record.action)
    shown = products.sure(tx, _id(record)).sold
    products.set_sold(tx, _id(record), shown - (int(record.after) - int(_said(record.before))), by)


def _create_category(tx: Tx, record: Record, by: Actor) -> None:
    category = _id(record)
    sql = (
        "SELECT (SELECT count(*) FROM product WHERE category = ?1) + (SELECT count(*) FROM category WHERE parent = ?1)"
    )
    if tx.house.scalar(sql, category):
        raise ShopError("undo_shelf_used")
    _still(_holds(_row(tx, "category", category), record.after) and products.category(tx, category).state != "deleted")
    products.set_category_state(tx, category, "deleted", by)


def _edit_category(tx: Tx, record: Record, by: Actor) -> None:
    found, was = products.category(tx, _id(record)), _said(record.before)
    now = {"title": found.title, "icon": found.icon, "sort": found.sort, "translations": found.translations}
    _still(now == record.after)
    products.edit_category(tx, found.id, by, **was)


def _move_category(tx: Tx, record: Record, by: Actor) -> None:
    _still(products.category(tx, _id(record)).parent == record.after)
    products.move_category(tx, _id(record), record.before, by)


def _category_state(tx: Tx, record: Record, by: Actor) -> None:
    _still(products.category(tx, _id(record)).state == record.after)
    products.set_category_state(tx, _id(record), _said(record.before), by)


def _add_stock(tx: Tx, record: Record, by: Actor) -> None:
    """Delete what is still free of the batch; what was sold stays sold."""
    batch = int(_said(record.after)["batch"])
    counts = dict(tx.house.rows("SELECT state, count(*) FROM stock_unit WHERE batch = ? GROUP BY state", batch))
    taken = counts.get("sold", 0) + counts.get("reserved", 0)
    if not counts.get("available"):
        _still(taken and not counts.get("quarantined"))
        raise ShopError("undo_all_sold", count=taken)
    stock.delete_batch(tx, batch, by)


def _delete_stock(tx: Tx, record: Record, by: Actor) -> None:
    change = int(_said(record.after)["change"])
    _still(tx.house.scalar("SELECT undone_at FROM stock_removal WHERE id = ?", change) is None)
    if stock.undo(tx, change, by) == 0:
        raise ShopError("undo_added_again")


def _undo_of_stock(tx: Tx, record: Record, by: Actor) -> None:
    """Delete once more what the undo had brought back, as far as it is still free."""
    spans = _said(record.after).get("ids")
    if spans is None:
        raise ShopError("undo_unknown")
    stock.delete_units(tx, _id(record), _in_spans(spans), by)


def _freeze(tx: Tx, record: Record, by: Actor) -> None:
    _still(stock.batch(tx, _id(record)).state == "frozen")
    stock.thaw(tx, _id(record), by)


def _thaw(tx: Tx, record: Record, by: Actor) -> None:
    """Freeze it again, for the reason it was frozen for."""
    _still(stock.batch(tx, _id(record)).state == "open")
    frozen = (one for one in audit.of(tx, record.subject) if one.action == "stock.freeze" and one.id < record.id)
    before = next(frozen, None)
    if before is None:
        raise ShopError("undo_unknown")
    stock.freeze(tx, _id(record), by, str(before.after["reason"]))


def _describe_batch(tx: Tx, record: Record, by: Actor) -> None:
    found, was = stock.batch(tx, _id(record)), _said(record.before)
    now = {"note": found.note, "cost": found.cost.amount if found.cost else None}
    _still(now == {name: record.after[name] for name in now})
    cost = None if was["cost"] is None else Money(was["cost"], was["currency"])
    stock.describe(tx, found.id, by, note=was["note"], cost=cost)


def _put_goods(tx: Tx, record: Record, by: Actor) -> None:
    """Give the next buyers what they got before: the past is kept, so it is put again."""
    product, number = _id(record), int(record.after["goods"])
    newest = goods.newest(tx, product)
    _still(newest is not None and newest.id == number)
    sql = "SELECT id, content, size FROM shared_goods WHERE product = ? AND id < ? ORDER BY id DESC LIMIT 1"
    was = tx.house.row(sql, product, number)
    if was is None:
        raise ShopError("undo_first_goods")
    goods.put(tx, product, was["content"], by, None if was["size"] is None else goods.file(tx, was["id"]))


def _start_sale(tx: Tx, record: Record, by: Actor) -> None:
    """End it, and let those go on that it took the place of."""
    sale = sales.sure(tx, int(record.after["sale"]))
    _still(sale.state == "on")
    sales.stop(tx, sale.id, by)
    for number in _stopped_for(tx, record):
        sales.resume(tx, number, by)


def _stopped_for(db: Reader, record: Record) -> list[int]:
    """Return the sales that were stopped in the same breath: their rows stand right before the new one's."""
    same, found, number = (record.subject, record.at, record.actor), list[int](), record.id - 1
    while (row := audit.get(db, number)) is not None and row.action == "sale.off":
        if (row.subject, row.at, row.actor) != same:
            break
        found.append(int(row.after["sale"]))
        number -= 1
    return found


def _sale(now: Literal["on", "off"], back: Callable[[Tx, int, Actor], object]) -> Reverser:
    def put_back(tx: Tx, record: Record, by: Actor) -> None:
        sale = sales.sure(tx, int(record.after["sale"]))
        _still(sale.state == now)
        back(tx, sale.id, by)

    return put_back


def _adjust(tx: Tx, record: Record, by: Actor) -> None:
    """Move the same sum the other way, in a posting of its own."""
    was, now = _said(record.before), _said(record.after)
    difference = Money(was["balance"] - now["balance"], now["currency"])
    try:
        ledger.adjust(tx, _id(record), difference, by, f"↩ {now['reason']}", f"undo:{record.id}")
    except ShopError as error:
        if error.key != "not_enough":
            raise
        raise ShopError("undo_spent", missing=error.facts["missing"], balance=error.facts["balance"]) from error


def _role(tx: Tx, record: Record, by: Actor) -> None:
    _still(people.sure(tx, _id(record)).role == record.after)
    people.set_role(tx, _id(record), _said(record.before), by)


def _ban(tx: Tx, record: Record, by: Actor) -> None:
    found, now = people.sure(tx, _id(record)), _said(record.after)
    _still(found.banned_until == now["until"] and found.banned_at == now.get("since", record.at))
    _put_back_ban(tx, found.id, record.before, by)


def _unban(tx: Tx, record: Record, by: Actor) -> None:
    _still(people.sure(tx, _id(record)).banned_at is None)
    _put_back_ban(tx, _id(record), _said(record.before), by)


def _put_back_ban(tx: Tx, person: int, was: Any, by: Actor) -> None:
    if was is None:
        people.unban(tx, person, by)
    elif "since" not in was:
        raise ShopError("undo_unknown")
    else:
        people.ban(tx, person, by, was["reason"], was["until"], since=was["since"])


def _field(field: people.Field) -> Reverser:
    def put_back(tx: Tx, record: Record, by: Actor) -> None:
        _still(getattr(people.sure(tx, _id(record)), field) == record.after)
        people.set_field(tx, _id(record), field, record.before, by)

    return put_back


def _dismissed(tx: Tx, record: Record, by: Actor) -> None:
    _still(inbox.set_aside(tx, _id(record)))
    audit.write(tx, by, "event.set_aside", record.subject)


def _set_aside(tx: Tx, record: Record, by: Actor) -> None:
    _still(inbox.dismiss(tx, _id(record)))
    audit.write(tx, by, "event.dismissed", record.subject)


def _create_voucher(tx: Tx, record: Record, by: Actor) -> None:
    """Switch it off: its code stays taken, so that nobody's old link ever means another one."""
    _unused(vouchers.counts(tx, voucher=_id(record)))
    _still(vouchers.sure(tx, _id(record)).on)
    vouchers.switch(tx, _id(record), by, on=False)


def _generate_vouchers(tx: Tx, record: Record, by: Actor) -> None:
    """Switch all of them off, if nobody has used one."""
    found = vouchers.counts(tx, series=_id(record))
    _unused(found)
    _still(found.on == vouchers.sure_series(tx, _id(record)).count)
    vouchers.switch_series(tx, _id(record), by, on=False)


def _unused(found: vouchers.Counts) -> None:
    if found.held + found.used:
        raise ShopError("undo_voucher_used", count=found.held + found.used)


def _switch_voucher(tx: Tx, record: Record, by: Actor) -> None:
    _still(vouchers.sure(tx, _id(record)).on == record.after)
    vouchers.switch(tx, _id(record), by, on=bool(record.before))


def _switch_vouchers(tx: Tx, record: Record, by: Actor) -> None:
    """Switch back those that this change switched, and no others."""
    series, was = _id(record), not _said(record.after)["on"]
    ids = _in_spans(record.after["ids"])
    switched = set(ids)
    _still(all(one.on != was for one in vouchers.of_series(tx, series) if one.id in switched))
    vouchers.switch_many(tx, series, ids, by, on=was)


REVERSERS: Mapping[str, Reverser] = {
    "category.create": _create_category,
    "category.edit": _edit_category,
    "category.move": _move_category,
    "category.state": _category_state,
    "event.dismissed": _dismissed,
    "event.set_aside": _set_aside,
    "goods.put": _put_goods,
    **{f"person.{field}": _field(field) for field in people.FIELDS},
    "person.ban": _ban,
    "person.role": _role,
    "person.unban": _unban,
    "product.create": _create_product,
    "product.edit": _edit_product,
    "product.sold": _sold_count,
    "product.state": _product_state,
    "sale.off": _sale("off", sales.resume),
    "sale.on": _sale("on", sales.stop),
    "sale.start": _start_sale,
    "stock.add": _add_stock,
    "stock.batch": _describe_batch,
    "stock.delete": _delete_stock,
    "stock.delete_batch": _delete_stock,
    "stock.delete_unsold": _delete_stock,
    "stock.freeze": _freeze,
    "stock.thaw": _thaw,
    "stock.undo": _undo_of_stock,
    "voucher.create": _create_voucher,
    "voucher.generate": _generate_vouchers,
    "voucher.switch": _switch_voucher,
    "voucher.switch_series": _switch_vouchers,
    "wallet.adjust": _adjust,
}


# --- what the reader should know before ---


def note(db: Reader, record: Record) -> tuple[str, Mapping[str, int]] | None:
    """Return a text key and its facts for what undoing this will not bring back, or None when it is all of it."""
    if record.action == "product.create":
        return "undo_note_deletes", {}
    if record.action in ("voucher.create", "voucher.generate"):
        return "undo_note_voucher", {}
    if record.action == "stock.add" and record.after:
        sql = (
            "SELECT count(*) FILTER (WHERE state = 'available'), count(*) FILTER (WHERE state IN ('sold', 'reserved'))"
        )
        free, taken = db.house.rows(f"{sql} FROM stock_unit WHERE batch = ?", record.after["batch"])[0]
        return ("undo_note_stock_sold" if taken else "undo_note_stock"), {"count": free, "sold": taken}
    return None


# --- inside ---


def _id(record: Record) -> int:
    return int(record.subject.partition(":")[2])


def _in_spans(spans: list[list[int]]) -> list[int]:
    return [number for first, last in spans for number in range(first, last + 1)]


def _row(db: Reader, table: str, number: int) -> Mapping[str, Any]:
    row = db.house.row(f"SELECT * FROM {table} WHERE id = ?", number)  # noqa: S608 - one of two tables
    if row is None:
        raise ShopError("gone")
    return dict(row)


def _holds(row: Mapping[str, Any], after: Any, but: tuple[str, ...] = ()) -> bool:
    """Tell whether a row is still as the audit says it was left."""
    return all(row[name] == value for name, value in _said(after).items() if name not in but)


def _said(what: Any) -> Any:
    """Return what the audit says was; a row that does not say raises ShopError `undo_unknown`."""
    if what is None:
        raise ShopError("undo_unknown")
    return what


def _still(as_it_was: object) -> None:
    if not as_it_was:
        raise ShopError("changed_since")
