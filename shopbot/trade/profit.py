"""What is left of what was sold: revenue, what it cost, what payers paid on top, what the ways to pay keep, refunds.

All of it is counted for the orders that were paid in a span of time, also what happened to them later: a replacement
adds to their cost, a refund takes from them. So a period's figures may still change, and always add up.

A unit costs what its batch says, else what the product said when it was ordered; where neither says anything it counts
as nothing, and `unknown` tells how many did. What a method keeps is the owner's formula, per payment, rounded down.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from shopbot.db.tx import Param, Reader
from shopbot.trade import formulas
from shopbot.trade.money import Money

WALLET = "wallet"
_PAID = "FROM orders INDEXED BY orders_paid"
_IN_TIME = "orders.paid_at >= ?1 AND orders.paid_at < ?2 AND orders.currency = ?3"
_REFUNDED = "coalesce((SELECT sum(amount) FROM order_refund WHERE order_id = orders.id), 0)"


@dataclass(frozen=True)
class Sold:
    """One product's part: `orders` that were paid for it, and pieces whose cost is `unknown`."""

    product: int
    orders: int
    revenue: Money
    cost: Money
    refunds: Money
    unknown: int

    @property
    def profit(self) -> Money:
        """What is left before the ways to pay are counted."""
        return self.revenue - self.cost - self.refunds


@dataclass(frozen=True)
class Came:
    """What orders were paid by one method, the wallet being one: `fees` came on top, `kept` is the method's share."""

    method: str
    orders: int
    money: Money
    fees: Money
    kept: Money

    @property
    def left(self) -> Money:
        """What the shop has of it."""
        return self.money + self.fees - self.kept


@dataclass(frozen=True)
class Profit:
    """The figures of a span of time in one currency, with its products (best first) and methods (largest first)."""

    products: tuple[Sold, ...]
    methods: tuple[Came, ...]
    currency: str

    def _sum(self, amounts: list[Money]) -> Money:
        return sum(amounts, Money.zero(self.currency))

    @property
    def orders(self) -> int:
        """How many orders were paid."""
        return sum(one.orders for one in self.products)

    @property
    def revenue(self) -> Money:
        """What they came to."""
        return self._sum([one.revenue for one in self.products])

    @property
    def cost(self) -> Money:
        """What their goods cost the shop."""
        return self._sum([one.cost for one in self.products])

    @property
    def refunds(self) -> Money:
        """What of it went back to buyers."""
        return self._sum([one.refunds for one in self.products])

    @property
    def fees(self) -> Money:
        """What payers paid on top for their way to pay."""
        return self._sum([one.fees for one in self.methods])

    @property
    def kept(self) -> Money:
        """What the ways to pay keep."""
        return self._sum([one.kept for one in self.methods])

    @property
    def unknown(self) -> int:
        """How many pieces count as having cost nothing, because nobody said."""
        return sum(one.unknown for one in self.products)

    @property
    def profit(self) -> Money:
        """What is left of it all."""
        return self.revenue + self.fees - self.cost - self.kept - self.refunds


def of(db: Reader, since: int, until: int, currency: str, keeps: Mapping[str, str] | None = None) -> Profit:
    """Return the figures of orders paid from `since` to before `until` (UTC seconds).

    `keeps` says by method what it keeps of a payment, as formulas of `amount` (`formulas.FEE`).
    """
    span: tuple[Param, ...] = (since, until, currency)
    return Profit(_products(db.house, span, currency), _methods(db.house, span, currency, keeps or {}), currency)


def _products(db: Reader, span: tuple[Param, ...], currency: str) -> tuple[Sold, ...]:
    costs = _costs(db, span)
    rows = db.rows(
        f"SELECT order_line.product, count(*) AS orders, sum(total) AS revenue, sum({_REFUNDED}) AS refunds {_PAID}"
        f" CROSS JOIN order_line ON order_line.order_id = orders.id AND order_line.n = 1 WHERE {_IN_TIME}"
        " GROUP BY order_line.product",
        *span,
    )  # fmt: skip
    found = []
    for row in rows:
        cost, unknown = costs.get(row["product"], (0, 0))
        revenue, spent, back = (Money(int(one), currency) for one in (row["revenue"], cost, row["refunds"]))
        found.append(Sold(row["product"], row["orders"], revenue, spent, back, unknown))
    return tuple(sorted(found, key=lambda one: (-one.profit.amount, one.product)))


def _costs(db: Reader, span: tuple[Param, ...]) -> dict[int, tuple[int, int]]:
    """Return by product what its goods cost, and how many pieces nobody knows the cost of."""
    units = db.rows(
        "SELECT product, sum(one) AS cost, count(*) - count(one) AS unknown FROM (SELECT order_line.product,"  # noqa: S608 - fixed pieces
        " coalesce(iif(stock_batch.currency = orders.currency, stock_batch.cost, NULL), order_line.cost) AS one"
        f" {_PAID} CROSS JOIN stock_unit INDEXED BY stock_unit_order ON stock_unit.order_id = orders.id"
        " CROSS JOIN stock_batch ON stock_batch.id = stock_unit.batch"
        " CROSS JOIN order_line ON order_line.order_id = orders.id AND order_line.product = stock_unit.product"
        f" WHERE {_IN_TIME} AND stock_unit.state = 'sold') GROUP BY product",
        *span,
    )  # fmt: skip
    others = db.rows(
        "SELECT order_line.product, sum(cost * quantity) AS cost, sum(iif(cost IS NULL, quantity, 0)) AS unknown"
        f" {_PAID} CROSS JOIN order_line ON order_line.order_id = orders.id"
        f" WHERE {_IN_TIME} AND order_line.supply <> 'units' GROUP BY order_line.product",
        *span,
    )  # fmt: skip
    found: dict[int, tuple[int, int]] = {}
    for row in (*units, *others):
        cost, unknown = found.get(row["product"], (0, 0))
        found[row["product"]] = (cost + int(row["cost"] or 0), unknown + int(row["unknown"]))
    return found


def _methods(db: Reader, span: tuple[Param, ...], currency: str, keeps: Mapping[str, str]) -> tuple[Came, ...]:
    """Return what came by each method: payments for the orders themselves; the rest was paid from wallets."""
    rows = db.rows(
        "SELECT payment.method, payment.amount, count(*) AS payments,"  # noqa: S608 - fixed pieces
        " sum(coalesce((SELECT sum(fee) FROM receipt WHERE receipt.payment = payment.id), 0)) AS fees"
        f" {_PAID} CROSS JOIN payment INDEXED BY payment_order ON payment.order_id = orders.id"
        f" WHERE {_IN_TIME} AND payment.state = 'paid' AND payment.currency = orders.currency"
        " GROUP BY payment.method, payment.amount",
        *span,
    )  # fmt: skip
    nothing = Money.zero(currency)
    found: dict[str, Came] = {}
    for row in rows:
        one, many = Money(row["amount"], currency), int(row["payments"])
        came = found.get(row["method"], Came(row["method"], 0, nothing, nothing, nothing))
        kept = min(formulas.fee(keeps.get(row["method"]), one), one) * many
        found[row["method"]] = replace(
            came,
            orders=came.orders + many,
            money=came.money + one * many,
            fees=came.fees + Money(int(row["fees"]), currency),
            kept=came.kept + kept,
        )
    wallet = _from_wallets(db, span, currency)
    every = [*found.values(), *([wallet] if wallet.orders else [])]
    return tuple(sorted(every, key=lambda came: (-came.money.amount, came.method)))


def _from_wallets(db: Reader, span: tuple[Param, ...], currency: str) -> Came:
    """Return what of the orders no payment of their own brought: money that was in the buyers' wallets before."""
    row = db.rows(
        "SELECT count(*) FILTER (WHERE rest > 0) AS orders, coalesce(sum(max(rest, 0)), 0) AS money FROM (SELECT total"  # noqa: S608 - fixed pieces
        " - coalesce((SELECT sum(amount) FROM payment INDEXED BY payment_order WHERE order_id = orders.id"
        f" AND state = 'paid' AND payment.currency = orders.currency), 0) AS rest {_PAID} WHERE {_IN_TIME})",
        *span,
    )[0]  # fmt: skip
    nothing = Money.zero(currency)
    return Came(WALLET, int(row["orders"]), Money(int(row["money"]), currency), nothing, nothing)
