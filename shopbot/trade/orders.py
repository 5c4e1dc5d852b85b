"""Orders: the only functions that change one.

    draft -> waiting -> paid -> delivered (or part-delivered); waiting -> expired or cancelled; paid on -> refunded

The table `order_move` holds these and a trigger enforces it; other triggers hold that an order is paid only when the
ledger has its total and delivered only when its goods are sold. Paid and delivered happen in one transaction.
Orders are looked up with their owner: another person's order is no order.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from shopbot import log
from shopbot.db import outbox
from shopbot.db.connection import IntegrityError
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import attempts, events, ledger, people, pricing, products, stock, terms
from shopbot.trade.audit import Actor
from shopbot.trade.money import Money, plain_digits
from shopbot.trade.page import Page
from shopbot.trade.pricing import Line, Quote
from shopbot.trade.products import Product

State = Literal["draft", "waiting", "paid", "delivered", "part-delivered", "expired", "cancelled", "refunded"]
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 O 1 I L U: nobody has to ask which one it is
MOST_KEPT = 2 * 3600  # seconds after it was placed, whatever its method wants
MOST_UNITS = 1000  # of one product in one order
_HALF = 4
_log = logging.getLogger("shopbot.trade")


@dataclass(frozen=True)
class Item:
    """What was ordered, as it was called and priced then; `price` is of one, `titles` by language."""

    product: int
    kind: str
    title: str
    quantity: int
    price: Money
    titles: Mapping[str, str] = field(default_factory=dict)


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


@dataclass(frozen=True)
class Moment:
    """One entry of an order's timeline."""

    state: State
    at: int
    actor: str


# --- buying ---


def checkout(tx: Tx, person: int, product: int, quantity: int, price_version: int) -> Order:
    """Place an order and keep its goods until the payment window ends.

    `price_version` is the one the person saw. A second tap for the same gets the same order; another quantity of the
    same product takes the place of the first unless a payment for it was begun.
    Raises ShopError `banned` (reason, until), `no_such_person`, `no_such_product`, `not_for_sale`, `too_few` (min),
    `too_many` (max), `price_changed` (old, new), `sold_out` (left), `too_many_waiting` (limit); then nothing changed.
    """
    house = tx.house
    return house.attempt(lambda: _checkout(house, person, product, quantity, price_version))


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
    events.emit(house, events.OrderPaid(order, found.person))
    _deliver(house, found)
    return sure(house, order)


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
    """Return a person's orders, newest first."""
    total = db.scalar("SELECT count(*) FROM orders WHERE person = ?", person)
    rows = db.rows("SELECT * FROM orders WHERE person = ? ORDER BY id DESC LIMIT ? OFFSET ?", person, limit, offset)
    return Page(tuple(_orders(db, rows)), int(total))


def recent(db: Reader, offset: int = 0, limit: int = 10, state: str | None = None) -> Page[Order]:
    """Return everybody's orders, or those in one state, newest first, for staff."""
    total = db.scalar("SELECT count(*) FROM orders WHERE state = coalesce(?, state)", state)
    sql = "SELECT * FROM orders WHERE state = coalesce(?, state) ORDER BY id DESC LIMIT ? OFFSET ?"
    return Page(tuple(_orders(db, db.rows(sql, state, limit, offset))), int(total))


def delivered_count(db: Reader) -> int:
    """Return how many orders were ever delivered."""
    return int(db.scalar("SELECT count(*) FROM orders WHERE delivered_at IS NOT NULL"))


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
    letters = "".join(c for c in plain_digits(words).upper() if c.isalnum())
    return f"{letters[:_HALF]}-{letters[_HALF:]}"


# --- inside ---


def _checkout(tx: Tx, person: int, product: int, quantity: int, price_version: int) -> Order:
    _check_banned(tx, person)
    _check_for_sale(products.sure(tx, product), quantity)
    quote = pricing.quote(tx, product, quantity, person)
    if price_version != quote.price_version:
        now = quote.product.price
        raise ShopError("price_changed", old=products.price_at(tx, product, price_version) or now, new=now)
    basket = f"{product}*{quantity}@{price_version}={quote.total.amount}{quote.total.currency}"
    same = _take_place(tx, person, product, basket)
    if same is not None:
        return sure(tx, same)
    most = terms.most_waiting(tx)
    if tx.scalar("SELECT count(*) FROM orders WHERE person = ? AND state = 'waiting'", person) >= most:
        raise ShopError("too_many_waiting", limit=most)
    return _place(tx, person, quote, basket)


def _check_for_sale(product: Product, quantity: int) -> None:
    if product.state != "active":
        raise ShopError("not_for_sale")
    if quantity < product.min_quantity:
        raise ShopError("too_few", min=product.min_quantity)
    most = min(product.max_quantity or MOST_UNITS, MOST_UNITS)
    if quantity > most:
        raise ShopError("too_many", max=most)


def _take_place(tx: Tx, person: int, product: int, basket: str) -> int | None:
    """Return the waiting order for the same basket; end the person's other ones for the product if nobody pays them."""
    rows = tx.rows(
        "SELECT * FROM orders INDEXED BY orders_one_basket WHERE person = ?1 AND state = 'waiting' AND EXISTS"
        " (SELECT 1 FROM order_line WHERE order_id = orders.id AND product = ?2)",
        person, product,
    )  # fmt: skip
    for order, row in zip(_orders(tx, rows), rows, strict=True):
        if order.expires_at <= tx.now:
            _end(tx, order, "expired", HOUSE)
        elif row["basket"] == basket:
            return order.id
        elif not attempts.of_order(tx, order.id):
            _end(tx, order, "cancelled", person)
    return None


def _place(tx: Tx, person: int, quote: Quote, basket: str) -> Order:
    until = tx.now + terms.payment_window(tx)
    order = int(
        tx.scalar(
            "INSERT INTO orders (code, person, basket, currency, total, created_at, expires_at, moved_at, moved_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            _new_code(tx), person, basket, quote.total.currency, quote.total.amount, tx.now, until, tx.now, str(person),
        )
    )  # fmt: skip
    product = quote.product
    tx.run(
        "INSERT INTO order_line (order_id, n, product, kind, title, titles, quantity, price, price_version)"
        " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)",
        order, product.id, product.kind, product.title, json.dumps(_titles(product), ensure_ascii=False),
        quote.quantity, product.price.amount, quote.price_version,
    )  # fmt: skip
    steps = [
        (order, n, line.step, line.label_key, line.money.amount, json.dumps(dict(line.facts), ensure_ascii=False))
        for n, line in enumerate(quote.lines, 1)
    ]
    tx.many("INSERT INTO order_step VALUES (?, ?, ?, ?, ?, ?)", steps)
    stock.reserve(tx, product.id, quote.quantity, order, until)
    _move(tx, sure(tx, order), "waiting", person)
    events.emit(tx, events.OrderPlaced(order, person))
    return sure(tx, order)


def _titles(product: Product) -> dict[str, str]:
    """Return a product's titles in other languages, to be kept as they are now."""
    return {language: words["title"] for language, words in product.translations.items() if words.get("title")}


def _new_code(tx: Tx) -> str:
    even = len(LETTERS) * (256 // len(LETTERS))  # bytes from here on would favour the first letters
    letters = ""
    while len(letters) < 2 * _HALF:
        letters += "".join(LETTERS[byte % len(LETTERS)] for byte in tx.token(32) if byte < even)
        code = f"{letters[:_HALF]}-{letters[_HALF : 2 * _HALF]}"
        if tx.scalar("SELECT 1 FROM orders WHERE code = ?", code):
            letters = ""
    return code


def _deliver(tx: Tx, order: Order) -> None:
    stock.sell(tx, order.id)
    _move(tx, sure(tx, order.id), "delivered", HOUSE)
    attempts.close_for_order(tx, order.id, "cancelled")
    args = {"order": order.id}
    outbox.owe(tx, order.person, HOUSE, "delivered", args, dedupe=f"delivered:{order.id}", rings=True)
    events.emit(tx, events.OrderDelivered(order.id, order.person))


def _end(tx: Tx, order: Order, state: Literal["expired", "cancelled"], actor: Actor) -> None:
    _move(tx, order, state, actor)
    stock.release(tx, order.id)
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
        )
        for row in rows
    ]  # fmt: skip


def _items(db: Reader, orders: list[Row]) -> dict[int, list[Item]]:
    currencies = {row["id"]: row["currency"] for row in orders}
    marks = ", ".join("?" * len(currencies))
    sql = f"SELECT * FROM order_line WHERE order_id IN ({marks}) ORDER BY order_id, n"  # noqa: S608 - only marks
    found: dict[int, list[Item]] = {}
    for row in db.rows(sql, *currencies):
        price = Money(row["price"], currencies[row["order_id"]])
        item = Item(row["product"], row["kind"], row["title"], row["quantity"], price, json.loads(row["titles"]))
        found.setdefault(row["order_id"], []).append(item)
    return found


def _line(row: Row) -> Line:
    return Line(row["step"], row["label"], Money(row["amount"], row["currency"]), json.loads(row["facts"]))
