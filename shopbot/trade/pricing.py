"""What an order costs, and why: one published order of steps, each a line that is stored with the order.

    base -> tier -> sale -> voucher

What a way to pay costs is no step: it differs from way to way, and an order may be paid by several. Each attempt has
its own fee on top (`attempts.Quote`), shown before paying.

A step sees the lines before it and adds one or none. The lines add up to the total, to the smallest unit, and the total
never goes below zero. The price shown is the price charged: a quote carries the `price_version` it was made from.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from shopbot.db.tx import Reader
from shopbot.errors import ShopError
from shopbot.trade import products
from shopbot.trade.money import Money
from shopbot.trade.products import Product


@dataclass(frozen=True)
class Line:
    """One step's part of the total. `label_key` is a text key, `facts` its arguments (JSON values)."""

    step: str
    label_key: str
    money: Money
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Quote:
    """What `quantity` of a product costs this person now."""

    product: Product
    quantity: int
    lines: tuple[Line, ...]
    total: Money
    price_version: int


@dataclass(frozen=True)
class Basket:
    """What a step prices: how much of what, for whom."""

    product: Product
    quantity: int
    person: int


Step = Callable[[Reader, Basket, tuple[Line, ...]], Line | None]


def quote(db: Reader, product: int, quantity: int, person: int) -> Quote:
    """Price a basket, for sale now or not. Raises ShopError `no_such_product`, or `too_few` (min) below one."""
    found = products.sure(db, product)
    if quantity < 1:
        raise ShopError("too_few", min=found.min_quantity)
    basket = Basket(found, quantity, person)
    lines: tuple[Line, ...] = ()
    for step in STEPS:
        line = step(db, basket, lines)
        lines = (*lines, line) if line else lines
    return Quote(found, quantity, lines, add_up(lines, found.price.currency), found.price_version)


def add_up(lines: tuple[Line, ...], currency: str) -> Money:
    """Return the sum of the lines. Raises ValueError below zero: a step took more than there was."""
    total = sum((line.money for line in lines), Money.zero(currency))
    if total.is_negative:
        raise ValueError(f"the steps {[line.step for line in lines]} leave {total}")
    return total


def _base(_db: Reader, basket: Basket, _lines: tuple[Line, ...]) -> Line:
    product = basket.product
    facts: dict[str, str | int] = {"title": product.title, "quantity": basket.quantity, "price": product.price.amount}
    return Line("base", "price_base", product.price * basket.quantity, facts)


STEPS: tuple[Step, ...] = (_base,)
