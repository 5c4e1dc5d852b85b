"""Rates for other plugins: what a sum in the shop's currency is in one that people pay in.

A rate is what one whole unit of a currency costs in the shop's, as people say it: one USDT is 16350 rupiah, or 98000
toman. An owner's price for a product in that currency comes before every rate; a rate set by hand before an automatic
one. An automatic rate is good for as long as the owner's setting says; after that nothing is sold by it.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from shopbot.api import CURRENCIES, Money, Name, Reader, ShopError, orders, terms

OFFERED = ("USDT", "XTR", "USD")
_READABLE = 100  # smallest units below which rounding to them would hide too much of a rate
_STEPS = {"USDT": 10_000}  # smallest units a sum is rounded up to; people type two decimals of USDT


@dataclass(frozen=True)
class Rate:
    """What one whole `currency` costs in whole units of `base`, as people say them; times are UTC seconds.

    `good_until` is None for a rate set by hand. `waiting` is an automatic one that differs so much that the owner
    has to say yes first; until then the old one holds.
    """

    currency: str
    base: str
    price: Decimal
    by_hand: bool
    at: int
    good_until: int | None
    source: str
    waiting: Decimal | None

    def is_good(self, now: int) -> bool:
        """Tell whether the shop sells by it."""
        return self.good_until is None or now < self.good_until

    def convert(self, amount: Money) -> Money:
        """Return `amount`, in the base currency, in this one: rounded up to what people can send."""
        units = CURRENCIES[self.base].scale
        exact = Fraction(amount.amount, units) / Fraction(self.price) * CURRENCIES[self.currency].scale
        step = _STEPS.get(self.currency, 1)
        return Money(-(-exact // step) * step, self.currency)


def find(db: Reader, currency: str) -> Rate | None:
    """Return the rate of a currency to the shop's as it is known, good or not; None when there is none."""
    row = db.row("SELECT * FROM rates_rate WHERE currency = ? AND base = ?", currency, terms.currency(db))
    if row is None:
        return None
    waiting = None if row["waiting"] is None else Decimal(row["waiting"])
    return Rate(
        row["currency"], row["base"], Decimal(row["price"]), bool(row["by_hand"]), row["at"], row["good_until"],
        row["source"], waiting,
    )  # fmt: skip


def sure(db: Reader, currency: str, now: int) -> Rate:
    """Return a rate to sell by. Raises ShopError `rate_missing` or `rate_stale` (currency)."""
    found = find(db, currency)
    if found is None:
        raise ShopError("rate_missing", currency=currency)
    if not found.is_good(now):
        raise ShopError("rate_stale", currency=currency)
    return found


def spoken(price: Decimal, base: str) -> Money | Name:
    """Return a price as people read it: money where it is a sum people pay, else the bare number."""
    units = price * CURRENCIES[base].scale
    if units < _READABLE:
        return Name(f"{price:f}")
    return Money(int(units.quantize(Decimal(1), ROUND_HALF_UP)), base)


def convert(db: Reader, amount: Money, currency: str, now: int, order: int | None = None) -> Money:
    """Return what somebody pays in `currency` for `amount` of the shop's, for an `order` or for their wallet.

    Where the owner's own prices hold, what is asked beyond them (a fee) goes by the rate. Raises ShopError
    `rate_missing` or `rate_stale` where no own price and no good rate says it.
    """
    if amount.currency == currency:
        return amount
    full, own = (amount, None) if order is None else own_total(db, order, currency)
    if own is None or amount < full:
        return sure(db, currency, now).convert(amount)
    return own if amount == full else own + sure(db, currency, now).convert(amount - full)


def own_total(db: Reader, order: int, currency: str) -> tuple[Money, Money | None]:
    """Return the full price of an order's goods, and the owner's own prices of them in `currency`, added up.

    The latter is None unless every one of them has such a price and the order costs no less: who gets a discount, or
    pays a part with the balance, pays by the rate.
    """
    found = orders.sure(db, order)
    items, total = found.items, found.total
    full = Money(sum(one.price.amount * one.quantity for one in items), total.currency)
    own = [own_price(db, one.product, currency) for one in items]
    if total < full or None in own:
        return full, None
    units = sum(price.amount * one.quantity for price, one in zip(own, items, strict=True) if price)
    return full, Money(units, currency)


def own_price(db: Reader, product: int, currency: str) -> Money | None:
    """Return the owner's price of a product in another currency than the shop's, or None."""
    sql = "SELECT amount FROM rates_own_price WHERE product = ? AND currency = ?"
    found = db.scalar(sql, product, currency)
    return None if found is None else Money(found, currency)
