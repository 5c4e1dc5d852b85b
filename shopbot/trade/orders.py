"""Orders: the only functions that change one.

    draft -> waiting -> paid -> delivered (or part-delivered); waiting -> expired or cancelled; paid on -> refunded

Paid and delivered are one transaction, but for goods that are made later: their order stays paid until `hand_over`.

The table `order_move` holds these and a trigger enforces it; other triggers hold that an order is paid only when the
ledger has its total and delivered only when its goods are sold or handed over.
Orders are looked up with their owner: another person's order is no order.
"""

import json
import logging
import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

from shopbot import log
from shopbot.db import outbox
from shopbot.db.connection import IntegrityError
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import (
    attempts,
    audit,
    codes,
    events,
    goods,
    ledger,
    pauses,
    people,
    pricing,
    products,
    recovering,
    stock,
    terms,
    vouchers,
)
from shopbot.trade.audit import Actor
from shopbot.trade.money import Money
from shopbot.trade.page import Page
from shopbot.trade.pricing import Line, Quote
from shopbot.trade.products import MOST_UNITS, Product, Supply

State = Literal["draft", "waiting", "paid", "delivered", "part-delivered", "expired", "cancelled", "refunded"]
MOST_KEPT = 2 * 3600  # seconds after it was placed, whatever its method wants
CONTENT_LIMIT = 3500  # of what is handed over by hand
DAY = 86_400
_HALF = 4
_PICKED = re.compile(r"\d+#(\d+)\*")
_log = logging.getLogger("shopbot.trade")


@dataclass(frozen=True)
class Promise:
    """What a buyer was promised with the goods, as it was when they ordered.

    `refund` is the formula of the refund rule, empty when there are none; `notes` the delivery note by language, ""
    being the shop's own words; `parts` what the cells of an account are called.
    """

    warranty_days: int = 0
    refund: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ()

    def note(self, language: str) -> str:
        """Return the delivery note in a language, else in the shop's own words."""
        return self.notes.get(language) or self.notes.get("", "")


@dataclass(frozen=True)
class Item:
    """Line `n` of an order, as it was called and priced then; `price` is of one, `titles` by language.

    `cost` is what one cost the shop, where the batch of the unit does not tell.
    """

    product: int
    kind: str
    title: str
    quantity: int
    price: Money
    titles: Mapping[str, str] = field(default_factory=dict)
    n: int = 1
    supply: Supply = "units"
    cost: Money | None = None
    promise: Promise = field(default_factory=Promise)


@dataclass(frozen=True)
class Order:
    """One order. `code` (K7Q2-94MX) is its name for people; times are UTC seconds."""

    id: int
    code: str
    person: int
    state: State
    total: Money
    items: tuple[Item, ...]
    created_at: int
    expires_at: int
    paid_at: int | None
    delivered_at: int | None
    replaced_by: int | None = None

    def warranty_until(self, item: Item) -> int | None:
        """Return until when (UTC seconds) the warranty for one of its items lasts, or None if there is none."""
        if self.delivered_at is None or not item.promise.warranty_days:
            return None
        return self.delivered_at + item.promise.warranty_days * DAY


@dataclass(frozen=True)
class Wanted:
    """Which orders `search` returns; None asks nothing. Times (of ordering) are UTC seconds, `until` is left out."""

    state: str | None = None
    person: int | None = None
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True)
class Moment:
    """One entry of an order's timeline."""

    state: State
    at: int
    actor: str


# --- buying ---


def checkout(
    tx: Tx, person: int, product: int, quantity: int, seen: int, unit: int | None = None, until: int | None = None
) -> Order:
    """Place an order and keep its goods until the payment window ends, or until `until` (UTC seconds).

    `seen` is the total the person saw, in smallest units; `unit` one that they picked. A voucher they have chosen is
    held for it. A second tap for the same gets the same order; another quantity or price of the same product takes the
    place of the first unless a payment for it was begun.
    Raises ShopError `banned` (reason, until), `selling_stopped`, `no_such_person`, `no_such_product`, `not_for_sale`,
    `choose_variant`, `too_few` (min), `too_many` (max), `price_changed` (old, new: totals), `sold_out` (left),
    `choice_gone`, `voucher_used_up`, `too_many_waiting` (limit); then nothing changed.
    """
    house = tx.house
    return house.attempt(lambda: _checkout(house, person, product, quantity, seen, unit, until))


def requote(db: Reader, order: int, person: int, now: int) -> Quote:
    """Price what one of a person's own orders is for, as it would be placed at `now` (UTC seconds).

    Raises ShopError `no_such_order`, and as `pricing.quote`.
    """
    found = sure(db, order, person)
    item = found.items[0]
    return pricing.quote(db, item.product, item.quantity, person, now, _picked(db, order))


def checkout_anew(tx: Tx, order: int, person: int, seen: int) -> Order:
    """Place one of a person's own orders anew, at the total they saw; it takes the place of the first.

    The first stays beside it when its payment was begun: end it before. Raises ShopError `no_such_order`, and as
    `checkout`; then nothing changed.
    """
    found = sure(tx.house, order, person)
    item = found.items[0]
    return checkout(tx, person, item.product, item.quantity, seen, _picked(tx.house, order))


def pay_from_wallet(tx: Tx, order: int, person: int) -> Order:
    """Pay a waiting order from its owner's wallet and deliver it; a paid one is returned as it is.

    Raises ShopError `no_such_order`, `order_closed` (state), `not_enough` (missing, balance), `banned`.
    """
    house = tx.house
    found = sure(house, order, person)
    if found.paid_at is not None:
        return found
    _check_open(found)
    _check_banned(house, person)
    return house.attempt(lambda: settle(house, order, person))


def settle(tx: Tx, order: int, actor: Actor) -> Order:
    """Take a waiting order's total from its owner's wallet, mark it paid and hand over the goods: all or nothing.

    For the trade room: the caller has looked at who asks. Raises ShopError `not_enough`, `order_closed`.
    """
    house = tx.house
    found = sure(house, order)
    if not found.total.is_zero:
        legs = [ledger.Leg(ledger.wallet(found.person), -found.total), ledger.Leg(ledger.SALES, found.total)]
        ledger.post(house, f"order:{order}:wallet", "purchase", legs, actor=actor, order=order)
    _move(house, found, "paid", actor)
    vouchers.use(house, order)
    events.emit(house, events.OrderPaid(order, found.person))
    _deliver(house, found)
    return sure(house, order)


def hand_over(tx: Tx, order: int, n: int, content: str, by: Actor) -> Order:
    """Give line `n` of a paid order what was made for it; the order is delivered once every line has its goods.

    Raises ShopError `no_such_order`, `order_closed` (state) when it is not paid or that line has its goods,
    `content_missing`, `line_too_long` (limit, line).
    """
    house = tx.house
    found, text = sure(house, order), content.strip()
    if not text:
        raise ShopError("content_missing")
    if len(text) > CONTENT_LIMIT:
        raise ShopError("line_too_long", limit=CONTENT_LIMIT, line=1)
    if found.state != "paid" or n not in {item.n for item in unhanded(house, order)}:
        raise ShopError("order_closed", state=found.state)
    house.run(
        "INSERT INTO handed (order_id, n, content, by, at) VALUES (?, ?, ?, ?, ?)", order, n, text, str(by), tx.now
    )
    audit.write(house, by, "order.hand_over", f"order:{order}", None, {"line": n})
    _finish(house, found, by)
    return sure(house, order)


def refunded(tx: Tx, order: int, by: Actor) -> Order:
    """Note that all of an order's money went back; for `refunds` alone."""
    _move(tx.house, sure(tx.house, order), "refunded", by)
    return sure(tx.house, order)


def cancel(tx: Tx, order: int, person: int | None, by: Actor | None = None) -> Order:
    """Give up a waiting order and free its goods at once; a cancelled one is returned as it is.

    `person` is the owner who asks; staff give None and `by`. Raises ShopError `no_such_order`, `order_closed` (state).
    """
    house = tx.house
    found = sure(house, order, person)
    if found.state != "cancelled":
        _check_open(found)
        _end(house, found, "cancelled", found.person if by is None else by)
    return sure(house, order)


def expire_due(tx: Tx, limit: int = 100) -> list[int]:
    """End waiting orders whose time is over, free their goods, and return their ids; run it at least every minute.

    An order with an attempt that is watched waits until its method was looked at since (`attempts.may_still_come`).
    Each ends in a savepoint of its own: one that cannot end holds up no other.
    """
    house = tx.house
    rows = house.rows(
        "SELECT id FROM orders WHERE state = 'waiting' AND expires_at <= ? AND NOT EXISTS (SELECT 1 FROM payment"  # noqa: S608 - one of our own
        f" WHERE order_id = orders.id AND state = 'open' AND {attempts.may_still_come(tx.now)})"
        " ORDER BY expires_at, id LIMIT ?",
        tx.now, limit,
    )  # fmt: skip
    return [row["id"] for row in rows if _expire(house, row["id"])]


def _expire(tx: Tx, order: int) -> bool:
    try:
        tx.attempt(lambda: _end(tx, sure(tx, order), "expired", HOUSE))
    except (ShopError, IntegrityError) as error:
        log.event(_log, "order_not_ended", level=logging.ERROR, order=order, error=str(error))
        return False
    return True


def keep_until(tx: Tx, order: int, until: int) -> int:
    """Keep a waiting order and its goods at least until then (UTC seconds); return when it ends.

    For a method that takes longer than the shop's window; never beyond `MOST_KEPT` after the order was placed.
    """
    house = tx.house
    found = sure(house, order)
    end = max(found.expires_at, min(until, found.created_at + MOST_KEPT))
    if found.state == "waiting" and end > found.expires_at:
        house.run("UPDATE orders SET expires_at = ? WHERE id = ?", end, order)
        house.run("UPDATE stock_unit SET reserved_until = ? WHERE order_id = ? AND state = 'reserved'", end, order)
    return end


# --- reading ---


def get(db: Reader, order: int | str, person: int | None = None) -> Order | None:
    """Return an order by id or by code (any case, with or without the dash), with `person` only if it is theirs."""
    column = "id" if isinstance(order, int) else "code"
    wanted = order if isinstance(order, int) else read_code(order)
    sql = f"SELECT * FROM orders WHERE {column} = ?1 AND person = coalesce(?2, person)"  # noqa: S608 - one of two names
    found = _orders(db, db.rows(sql, wanted, person))
    return found[0] if found else None


def sure(db: Reader, order: int | str, person: int | None = None) -> Order:
    """Return an order as `get` does, or raise ShopError `no_such_order`."""
    found = get(db, order, person)
    if found is None:
        raise ShopError("no_such_order")
    return found


def of_person(db: Reader, person: int, offset: int = 0, limit: int = 10) -> Page[Order]:
    """Return a person's orders, newest first, without those whose place another took."""
    total = db.scalar("SELECT count(*) FROM orders WHERE person = ? AND replaced_by IS NULL", person)
    rows = db.rows(
        "SELECT * FROM orders WHERE person = ? AND replaced_by IS NULL ORDER BY id DESC LIMIT ? OFFSET ?",
        person, limit, offset,
    )  # fmt: skip
    return Page(tuple(_orders(db, rows)), int(total))


def recent(db: Reader, offset: int = 0, limit: int = 10, state: str | None = None) -> Page[Order]:
    """Return everybody's orders, or those in one state, newest first, for staff."""
    total = db.scalar("SELECT count(*) FROM orders WHERE state = coalesce(?, state)", state)
    sql = "SELECT * FROM orders WHERE state = coalesce(?, state) ORDER BY id DESC LIMIT ? OFFSET ?"
    return Page(tuple(_orders(db, db.rows(sql, state, limit, offset))), int(total))


def search(db: Reader, wanted: Wanted, limit: int = 20) -> list[Order]:
    """Return the newest orders that fit, newest first."""
    rows = db.rows(
        "SELECT * FROM orders WHERE state = coalesce(?, state) AND person = coalesce(?, person)"
        " AND created_at >= coalesce(?, created_at) AND created_at < coalesce(?, created_at + 1)"
        " ORDER BY id DESC LIMIT ?",
        wanted.state, wanted.person, wanted.since, wanted.until, limit,
    )  # fmt: skip
    return _orders(db, rows)


def delivered_count(db: Reader) -> int:
    """Return how many orders were ever delivered."""
    return int(db.scalar("SELECT count(*) FROM orders WHERE delivered_at IS NOT NULL"))


def unhanded(db: Reader, order: int) -> list[Item]:
    """Return the lines of an order whose goods are still to be handed over by staff or a plugin."""
    given = {one.n for one in goods.of_order(db, order)}
    return [item for item in sure(db, order).items if item.supply == "later" and item.n not in given]


def promise(db: Reader, product: Product) -> Promise:
    """Return what is promised with a product now; an order keeps what was promised when it was placed."""
    said = product.family_translations if product.parent else product.translations
    notes = {language: words["note"] for language, words in said.items() if words.get("note")}
    rules = {products.BY_SHOP: terms.refund_formula(db), products.NEVER: ""}
    refund = rules.get(product.refund_rule, product.refund_rule)
    return Promise(product.warranty_days, refund, notes | ({"": product.note} if product.note else {}), product.parts)


def awaiting(db: Reader, kinds: Collection[str] | None = None, limit: int = 100) -> list[int]:
    """Return paid orders that wait for goods to be handed over, oldest first: of these kinds, or of any with None."""
    rows = db.rows(
        "SELECT id FROM orders INDEXED BY orders_undelivered WHERE state = 'paid' AND EXISTS (SELECT 1 FROM order_line"
        " WHERE order_id = orders.id AND supply = 'later' AND (?1 IS NULL OR kind IN (SELECT value FROM json_each(?1)))"
        " AND NOT EXISTS (SELECT 1 FROM handed WHERE (order_id, n) = (order_line.order_id, order_line.n)))"
        " ORDER BY id LIMIT ?2",
        None if kinds is None else json.dumps([*kinds]), limit,
    )  # fmt: skip
    return [row["id"] for row in rows]


def units(db: Reader, order: int, person: int) -> list[str]:
    """Return the contents an order delivered, to its owner only. Raises ShopError `no_such_order`."""
    return stock.of_order(db, sure(db.house, order, person).id)


def lines(db: Reader, order: int) -> list[Line]:
    """Return how the order's total came about; the lines add up to it."""
    rows = db.rows(
        "SELECT order_step.*, orders.currency FROM order_step JOIN orders ON orders.id = order_step.order_id"
        " WHERE order_id = ? ORDER BY n",
        order,
    )
    return [_line(row) for row in rows]


def timeline(db: Reader, order: int) -> list[Moment]:
    """Return when the order was in which state, oldest first, and who moved it there."""
    rows = db.rows(
        "SELECT state, at, actor FROM order_event WHERE order_id = ? AND state <> 'draft' ORDER BY id", order
    )
    return [Moment(*row) for row in rows]


def read_code(words: str) -> str:
    """Return what a person typed as an order's code would be written; what cannot be one comes out as no order's."""
    letters = codes.compared(words)
    return f"{letters[:_HALF]}-{letters[_HALF:]}"


# --- inside ---


def _checkout(
    tx: Tx, person: int, product: int, quantity: int, seen: int, unit: int | None, until: int | None
) -> Order:
    _check_banned(tx, person)
    pauses.require_selling(tx)
    _check_for_sale(products.sure(tx, product), quantity)
    quote = pricing.quote(tx, product, quantity, person, tx.now, unit)
    if quote.product.parent is not None and products.sure(tx, quote.product.parent).state != "active":
        raise ShopError("not_for_sale")
    if seen != quote.total.amount:
        raise ShopError("price_changed", old=Money(seen, quote.total.currency), new=quote.total)
    picked = f"#{unit}" if unit is not None else ""
    voucher = f"!{quote.voucher.id}" if quote.voucher else ""
    basket = f"{product}{picked}*{quantity}{voucher}={quote.total.amount}{quote.total.currency}"
    basket, same, ended = _take_place(tx, person, product, basket)
    taking = same or _place_new(tx, person, quote, basket, until)
    tx.many("UPDATE orders SET replaced_by = ? WHERE id = ?", [(taking, order) for order in ended])
    return sure(tx, taking)


def _place_new(tx: Tx, person: int, quote: Quote, basket: str, until: int | None) -> int:
    most = terms.most_waiting(tx)
    if tx.scalar("SELECT count(*) FROM orders WHERE person = ? AND state = 'waiting'", person) >= most:
        raise ShopError("too_many_waiting", limit=most)
    return _place(tx, person, quote, basket, until or tx.now + terms.payment_window(tx)).id


def _picked(db: Reader, order: int) -> int | None:
    """Return the unit that a buyer picked for an order, as its basket names it, or None."""
    found = _PICKED.match(db.house.scalar("SELECT basket FROM orders WHERE id = ?", order) or "")
    return None if found is None else int(found[1])


def _check_for_sale(product: Product, quantity: int) -> None:
    if product.is_family:
        raise ShopError("choose_variant")
    if product.state != "active":
        raise ShopError("not_for_sale")
    if quantity < product.min_quantity:
        raise ShopError("too_few", min=product.min_quantity)
    most = min(product.max_quantity or (1 if product.supply == "shared" else MOST_UNITS), MOST_UNITS)
    if quantity > most:
        raise ShopError("too_many", max=most)
    if product.supply != "units" and not product.available:
        raise ShopError("sold_out", left=0)


def _take_place(tx: Tx, person: int, product: int, basket: str) -> tuple[str, int | None, list[int]]:
    """Return the basket's word, the waiting order for it, and those of the person for this product that were ended.

    One that somebody has begun to pay is left alone. So is one whose time is over while its money may still be found;
    if it is the same basket, the new one is called otherwise.
    """
    rows = tx.rows(
        "SELECT * FROM orders INDEXED BY orders_one_basket WHERE person = ?1 AND state = 'waiting' AND EXISTS"
        " (SELECT 1 FROM order_line WHERE order_id = orders.id AND product = ?2) ORDER BY id",
        person, product,
    )  # fmt: skip
    same: int | None = None
    ended: list[int] = []
    for order, row in zip(_orders(tx, rows), rows, strict=True):
        if order.expires_at <= tx.now and not _may_still_be_paid(tx, order.id):
            _end(tx, order, "expired", HOUSE)
        elif order.expires_at <= tx.now:
            basket = f"{basket}~{order.id}" if row["basket"] == basket else basket
        elif row["basket"] == basket:
            same = order.id
        elif not attempts.of_order(tx, order.id):
            _end(tx, order, "cancelled", person)
            ended.append(order.id)
    return basket, same, ended


def _may_still_be_paid(tx: Tx, order: int) -> bool:
    """Tell whether the method of an open attempt was not asked since its time was over, as `expire_due` does."""
    sql = f"SELECT 1 FROM payment WHERE order_id = ? AND state = 'open' AND {attempts.may_still_come(tx.now)}"  # noqa: S608 - one of our own
    return tx.scalar(sql, order) is not None


def _place(tx: Tx, person: int, quote: Quote, basket: str, until: int) -> Order:
    order = int(
        tx.scalar(
            "INSERT INTO orders (id, code, person, basket, currency, total, created_at, expires_at, moved_at, moved_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            recovering.next_id(tx, "orders"), _new_code(tx), person, basket, quote.total.currency, quote.total.amount,
            tx.now, until, tx.now, str(person),
        )
    )  # fmt: skip
    product = quote.product
    _write_line(tx, order, quote)
    steps = [
        (order, n, line.step, line.label_key, line.money.amount, json.dumps(dict(line.facts), ensure_ascii=False))
        for n, line in enumerate(quote.lines, 1)
    ]
    tx.many("INSERT INTO order_step VALUES (?, ?, ?, ?, ?, ?)", steps)
    if product.supply == "units":
        unit = quote.choice.unit if quote.choice else None
        stock.reserve(tx, product.id, quote.quantity, order, until, unit)
    if quote.voucher is not None:
        vouchers.hold(tx, quote.voucher.id, person, order, quote.subtotal - quote.total)
    _move(tx, sure(tx, order), "waiting", person)
    events.emit(tx, events.OrderPlaced(order, person))
    return sure(tx, order)


def _write_line(tx: Tx, order: int, quote: Quote) -> None:
    product = quote.product
    tx.run(
        "INSERT INTO order_line (order_id, n, product, kind, title, titles, quantity, price, price_version, supply,"
        " cost, terms) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        order, product.id, product.kind, product.title, json.dumps(_titles(product), ensure_ascii=False),
        quote.quantity, product.price.amount, product.price_version, product.supply,
        product.cost.amount if product.cost else None, _written(promise(tx, product)),
    )  # fmt: skip


def _written(one: Promise) -> str:
    """Write a promise down; what is empty is left out."""
    kept = {name: value for name, value in asdict(one).items() if value}
    return json.dumps(kept, ensure_ascii=False)


def _titles(product: Product) -> dict[str, str]:
    """Return a product's titles in other languages, to be kept as they are now."""
    known = {*product.translations, *product.family_translations}
    titles = {language: products.words(product, language).title for language in known}
    return {language: title for language, title in titles.items() if title != product.title}


def _new_code(tx: Tx) -> str:
    while True:
        letters = codes.draw(tx, 2 * _HALF)
        code = f"{letters[:_HALF]}-{letters[_HALF:]}"
        if tx.scalar("SELECT 1 FROM orders WHERE code = ?", code) is None:
            return code


def _deliver(tx: Tx, order: Order) -> None:
    """Hand over what a paid order can be given now; what is made later keeps it paid, and its buyer is told so."""
    stock.sell(tx, order.id)
    goods.give_shared(tx, order.id)
    attempts.close_for_order(tx, order.id, "cancelled")
    if unhanded(tx, order.id):
        args = {"order": order.id}
        outbox.owe(tx, order.person, HOUSE, "preparing", args, dedupe=f"preparing:{order.id}", rings=True)
    else:
        _finish(tx, order, HOUSE)


def _finish(tx: Tx, order: Order, by: Actor) -> None:
    if unhanded(tx, order.id):
        return
    _move(tx, sure(tx, order.id), "delivered", by)
    args = {"order": order.id}
    outbox.owe(tx, order.person, HOUSE, "delivered", args, dedupe=f"delivered:{order.id}", rings=True)
    events.emit(tx, events.OrderDelivered(order.id, order.person))


def _end(tx: Tx, order: Order, state: Literal["expired", "cancelled"], actor: Actor) -> None:
    _move(tx, order, state, actor)
    stock.release(tx, order.id)
    vouchers.release(tx, order.id)
    attempts.close_for_order(tx, order.id, state)
    kind = events.OrderExpired if state == "expired" else events.OrderCancelled
    events.emit(tx, kind(order.id, order.person))


def _move(tx: Tx, order: Order, state: State, actor: Actor) -> None:
    moved = tx.run(
        "UPDATE orders SET state = ?1, moved_at = ?2, moved_by = ?3, paid_at = iif(?1 = 'paid', ?2, paid_at),"
        " delivered_at = iif(?1 = 'delivered', ?2, delivered_at) WHERE id = ?4 AND state = ?5",
        state, tx.now, str(actor), order.id, order.state,
    )  # fmt: skip
    if moved != 1:
        raise ShopError("order_closed", state=sure(tx, order.id).state)


def _check_open(order: Order) -> None:
    if order.state != "waiting":
        raise ShopError("order_closed", state=order.state)


def _check_banned(tx: Tx, person: int) -> None:
    found = people.sure(tx, person)
    if found.is_banned(tx.now):
        raise ShopError("banned", reason=found.ban_reason, until=found.banned_until)


def _orders(db: Reader, rows: list[Row]) -> list[Order]:
    items = _items(db, rows)
    return [
        Order(
            row["id"], row["code"], row["person"], row["state"], Money(row["total"], row["currency"]),
            tuple(items.get(row["id"], ())), row["created_at"], row["expires_at"], row["paid_at"], row["delivered_at"],
            row["replaced_by"],
        )
        for row in rows
    ]  # fmt: skip


def _items(db: Reader, orders: list[Row]) -> dict[int, list[Item]]:
    currencies = {row["id"]: row["currency"] for row in orders}
    marks = ", ".join("?" * len(currencies))
    sql = f"SELECT * FROM order_line WHERE order_id IN ({marks}) ORDER BY order_id, n"  # noqa: S608 - only marks
    found: dict[int, list[Item]] = {}
    for row in db.rows(sql, *currencies):
        found.setdefault(row["order_id"], []).append(_item(row, currencies[row["order_id"]]))
    return found


def _item(row: Row, currency: str) -> Item:
    promised = json.loads(row["terms"])
    promise = Promise(**{**promised, "parts": tuple(promised.get("parts", ()))})
    cost = None if row["cost"] is None else Money(row["cost"], currency)
    return Item(
        row["product"], row["kind"], row["title"], row["quantity"], Money(row["price"], currency),
        json.loads(row["titles"]), row["n"], row["supply"], cost, promise,
    )  # fmt: skip


def _line(row: Row) -> Line:
    return Line(row["step"], row["label"], Money(row["amount"], row["currency"]), json.loads(row["facts"]))
