"""Sales: a lower price for a while, of one product or of a whole category, with the old price shown beside it.

The nearest counts: a product's own, its family's, its category's, the one of the category around that; of several in
one place the newest. A deleted category has none. A reseller pays the lower of their own price and the sale's.
"""

from dataclasses import dataclass
from typing import Literal

from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, products
from shopbot.trade.audit import Actor
from shopbot.trade.money import CurrencyError, Money, Rounding, share
from shopbot.trade.products import Product

WHOLE = 10_000  # percentages are in hundredths of a percent
_RUNS = "state = 'on' AND starts_at <= ?2 AND (ends_at IS NULL OR ends_at > ?2)"


@dataclass(frozen=True)
class Sale:
    """One sale: `percent` (in hundredths) or `amount` off each one; `ends_at` (UTC seconds) None: until stopped."""

    id: int
    product: int | None
    category: int | None
    percent: int | None
    amount: Money | None
    starts_at: int
    ends_at: int | None
    state: Literal["on", "off"]

    def off(self, price: Money) -> Money:
        """Return what it takes off one unit at `price`: never more than the price, parts of a smallest unit left."""
        if self.amount is None:
            return share(price, self.percent or 0, WHOLE, Rounding.DOWN)
        return min(self.amount, price) if self.amount.currency == price.currency else Money.zero(price.currency)


def start(
    tx: Tx, by: Actor, *, product: int | None = None, category: int | None = None, percent: int | None = None,
    amount: Money | None = None, starts_at: int | None = None, ends_at: int | None = None,
) -> Sale:  # fmt: skip
    """Start a sale of a product or a category, now or at `starts_at`; it takes the place of those that run there.

    Raises ShopError `no_such_product`, `no_such_category`, `discount_invalid`, `dates_wrong`.
    """
    house = tx.house
    begins = tx.now if starts_at is None else starts_at
    _check(house, product, category, percent, amount)
    if ends_at is not None and ends_at <= max(begins, tx.now):
        raise ShopError("dates_wrong")
    if begins <= tx.now:
        for one in _all(house, product, category):
            if one.starts_at <= tx.now:
                stop(tx, one.id, by)
    number = house.scalar(
        "INSERT INTO sale (product, category, percent, amount, currency, starts_at, ends_at, made_by, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        product, category, percent, amount.amount if amount else None, amount.currency if amount else None, begins,
        ends_at, str(by), tx.now,
    )  # fmt: skip
    after = {"sale": number, "percent": percent, "ends_at": ends_at, **_sum(amount)}
    audit.write(house, by, "sale.start", _subject(product, category), None, after)
    return sure(house, int(number))


def stop(tx: Tx, sale: int, by: Actor) -> Sale:
    """End a sale; an ended one stays as it is."""
    return _switch(tx, sale, "off", by)


def resume(tx: Tx, sale: int, by: Actor) -> Sale:
    """Let a stopped sale go on, until its end."""
    return _switch(tx, sale, "on", by)


def clear(tx: Tx, by: Actor, *, product: int | None = None, category: int | None = None) -> int:
    """End every sale of a product or a category, also those to come; return how many."""
    found = _all(tx.house, product, category)
    for one in found:
        stop(tx, one.id, by)
    return len(found)


def sure(db: Reader, sale: int) -> Sale:
    """Return one sale. Raises ShopError `gone`."""
    row = db.row("SELECT * FROM sale WHERE id = ?", sale)
    if row is None:
        raise ShopError("gone")
    return _sale(row)


def running(db: Reader, product: Product, now: int) -> Sale | None:
    """Return the sale that counts for a product at `now` (UTC seconds): its own, its family's, or its category's."""
    for place, near in (("product", (product.id, product.family)), ("category", products.shelves_of(db, product))):
        for one in dict.fromkeys(near):
            row = db.row(
                f"SELECT * FROM sale INDEXED BY sale_{place} WHERE {place} = ?1 AND {_RUNS} ORDER BY id DESC LIMIT 1",  # noqa: S608 - names stand here
                one, now,
            )  # fmt: skip
            if row is not None:
                return _sale(row)
    return None


def listing(db: Reader, now: int) -> list[Sale]:
    """Return the sales that run or are to come, the newest first."""
    rows = db.rows(
        "SELECT * FROM sale WHERE state = 'on' AND (ends_at IS NULL OR ends_at > ?) ORDER BY id DESC LIMIT 200", now
    )
    return [_sale(row) for row in rows]


def _all(db: Reader, product: int | None, category: int | None) -> list[Sale]:
    rows = db.rows(
        "SELECT * FROM sale WHERE state = 'on' AND product IS ? AND category IS ? ORDER BY id", product, category
    )
    return [_sale(row) for row in rows]


def _switch(tx: Tx, sale: int, state: Literal["on", "off"], by: Actor) -> Sale:
    house = tx.house
    was = sure(house, sale)
    if was.state != state:
        house.run("UPDATE sale SET state = ? WHERE id = ?", state, sale)
        audit.write(house, by, f"sale.{state}", _subject(was.product, was.category), {"sale": sale}, {"sale": sale})
    return sure(house, sale)


def _check(
    db: Reader, product: int | None, category: int | None, percent: int | None, amount: Money | None
) -> None:  # fmt: skip
    if product is not None:
        currency = products.sure(db, product).price.currency
        if amount is not None and amount.currency != currency:
            raise CurrencyError(f"{amount.currency} off a price in {currency}")
    if category is not None:
        products.category(db, category)
    good = 0 < percent < WHOLE if percent is not None else amount is not None and amount.is_positive
    if not good or (percent is not None and amount is not None):
        raise ShopError("discount_invalid")


def _subject(product: int | None, category: int | None) -> str:
    return f"product:{product}" if product is not None else f"category:{category}"


def _sum(amount: Money | None) -> dict[str, object]:
    return {"amount": amount.amount, "currency": amount.currency} if amount else {}


def _sale(row: Row) -> Sale:
    amount = None if row["amount"] is None else Money(row["amount"], row["currency"])
    return Sale(
        row["id"], row["product"], row["category"], row["percent"], amount, row["starts_at"], row["ends_at"],
        row["state"],
    )  # fmt: skip
