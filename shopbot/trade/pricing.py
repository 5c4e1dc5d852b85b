"""What an order costs, and why: one published order of steps, each a line that is stored with the order.

    base -> choice -> tier -> sale -> voucher

base     the price of one, times how many
choice   what the unit that a buyer picked costs more than others
tier     down to a reseller's own price, where the product has one
sale     down to the sale's price, where that is lower still
voucher  what the voucher that the person has chosen takes off the rest, if it fits

Only `choice` adds; `tier`, `sale` and `voucher` never raise a price. What a way to pay costs is no step: it differs
from way to way, and an order may be paid by several. Each attempt has its own fee on top (`attempts.Quote`), shown
before paying. A step sees the lines before it and adds one or none. The lines add up to the total, to the smallest
unit, and the total never goes below zero. The price shown is the one charged: `orders.checkout` is told what was seen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from shopbot.db.tx import Reader
from shopbot.errors import ShopError
from shopbot.trade import people, products, sales, stock, vouchers
from shopbot.trade.money import Money
from shopbot.trade.products import Product
from shopbot.trade.stock import Choice
from shopbot.trade.vouchers import Refusal, Voucher


@dataclass(frozen=True)
class Line:
    """One step's part of the total. `label_key` is a text key, `facts` its arguments (JSON values).

    Facts: `title`, `quantity`, `price` (of one) of base; `hint` of choice; `price` of tier; `sale`, `price` and
    `percent` (in hundredths; 0: it is a sum) of sale; `voucher`, `code` and `percent` (0: a sum) of voucher.
    """

    step: str
    label_key: str
    money: Money
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Quote:
    """What `quantity` of a product costs this person now.

    `voucher` is what it takes; `refusal` is why the one that was chosen takes nothing off this.
    """

    product: Product
    quantity: int
    lines: tuple[Line, ...]
    total: Money
    voucher: Voucher | None = None
    refusal: Refusal | None = None
    choice: Choice | None = None

    @property
    def subtotal(self) -> Money:
        """The total before a voucher."""
        before = (line.money for line in self.lines if line.step != "voucher")
        return sum(before, Money.zero(self.total.currency))

    @property
    def usual(self) -> Money:
        """What it would cost anybody without sale, tier and voucher: the old price, to be shown beside the new."""
        before = (line.money for line in self.lines if line.step in {"base", "choice"})
        return sum(before, Money.zero(self.total.currency))


@dataclass(frozen=True)
class Basket:
    """What a step prices: how much of what, for whom, when (UTC seconds), which unit, and by which voucher."""

    product: Product
    quantity: int
    person: int
    now: int
    choice: Choice | None = None
    voucher: Voucher | None = None


Step = Callable[[Reader, Basket, tuple[Line, ...]], Line | None]


def quote(db: Reader, product: int, quantity: int, person: int, now: int, unit: int | None = None) -> Quote:
    """Price a basket at `now` (UTC seconds), for sale now or not; `unit` is one the person picked.

    Raises ShopError `no_such_product`, `choose_variant` for a family, `too_few` (min) below one, `choice_gone`.
    """
    found = products.sure(db, product)
    if found.is_family:
        raise ShopError("choose_variant")
    if quantity < 1:
        raise ShopError("too_few", min=found.min_quantity)
    choice = None if unit is None else stock.choice(db, product, unit, person)
    if unit is not None and (choice is None or quantity != 1):
        raise ShopError("choice_gone")
    return _priced(db, Basket(found, quantity, person, now, choice, vouchers.chosen(db, person)))


def _priced(db: Reader, basket: Basket) -> Quote:
    lines: tuple[Line, ...] = ()
    for step in STEPS:
        line = step(db, basket, lines)
        lines = (*lines, line) if line else lines
    voucher = basket.voucher if any(line.step == "voucher" for line in lines) else None
    refusal = None if voucher or basket.voucher is None else _refusal(db, basket, basket.voucher, lines)
    total = add_up(lines, basket.product.price.currency)
    return Quote(basket.product, basket.quantity, lines, total, voucher, refusal, basket.choice)


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


def _choice(_db: Reader, basket: Basket, _lines: tuple[Line, ...]) -> Line | None:
    if basket.choice is None or basket.choice.extra.is_zero:
        return None
    return Line("choice", "price_choice", basket.choice.extra, {"hint": basket.choice.hint})


def _tier(db: Reader, basket: Basket, _lines: tuple[Line, ...]) -> Line | None:
    price = basket.product.reseller_price
    if price is None or price >= basket.product.price or people.sure(db, basket.person).role != "reseller":
        return None
    money = (price - basket.product.price) * basket.quantity
    return Line("tier", "price_reseller", money, {"price": price.amount})


def _sale(db: Reader, basket: Basket, lines: tuple[Line, ...]) -> Line | None:
    """Lower each one to the sale's price, if it is not that low already."""
    product = basket.product
    found = sales.running(db, product, basket.now)
    if found is None:
        return None
    price = product.price - found.off(product.price)
    without_choice = tuple(line for line in lines if line.step != "choice")
    money = price * basket.quantity - add_up(without_choice, price.currency)
    facts: dict[str, str | int] = {"sale": found.id, "price": price.amount, "percent": found.percent or 0}
    return Line("sale", "price_sale", money, facts) if money.is_negative else None


def _voucher(db: Reader, basket: Basket, lines: tuple[Line, ...]) -> Line | None:
    voucher = basket.voucher
    if voucher is None or _refusal(db, basket, voucher, lines) is not None:
        return None
    money = vouchers.discount(voucher, add_up(lines, basket.product.price.currency))
    percent = voucher.terms.value if voucher.terms.kind == "percent" else 0
    facts: dict[str, str | int] = {"voucher": voucher.id, "code": voucher.shown, "percent": percent}
    return Line("voucher", "price_voucher", -money, facts) if money.is_positive else None


def _refusal(db: Reader, basket: Basket, voucher: Voucher, lines: tuple[Line, ...]) -> Refusal | None:
    subtotal = add_up(lines, basket.product.price.currency)
    return vouchers.refusal(db, voucher, basket.person, basket.product, subtotal, basket.now)


STEPS: tuple[Step, ...] = (_base, _choice, _tier, _sale, _voucher)
