"""The shop in numbers, for whoever looks in: what was sold, what waits for whom, what runs low, whose money is held."""

from collections.abc import Mapping
from dataclasses import dataclass

from shopbot.db.tx import Reader
from shopbot.trade import products, profit, terms
from shopbot.trade.money import Money
from shopbot.trade.products import Product

_LOW = (
    "SELECT id FROM product WHERE state = 'active' AND supply = 'units' AND available + reserved <= low_stock"
    " AND NOT EXISTS (SELECT 1 FROM product variant WHERE variant.parent = product.id)"
    " ORDER BY available + reserved, number LIMIT ?"
)
_COUNTS = """
    SELECT (SELECT count(*) FROM orders WHERE state = 'waiting') AS orders_waiting,
        (SELECT count(*) FROM orders WHERE state = 'paid') AS orders_to_hand_over,
        (SELECT count(*) FROM payment WHERE state = 'open') AS payments_open,
        (SELECT count(*) FROM receipt WHERE outcome = 'unknown' AND id NOT IN (SELECT receipt FROM claim))
            AS payments_unclaimed,
        (SELECT count(*) FROM inbox WHERE state = 'new') AS events_waiting,
        (SELECT count(*) FROM inbox WHERE state = 'parked') AS events_set_aside,
        (SELECT count(*) FROM outbox WHERE state = 'due') AS messages_owed,
        (SELECT count(*) FROM outbox WHERE state = 'parked') AS messages_for_who_blocked_us,
        (SELECT count(*) FROM errand WHERE state = 'due') AS errands_due"""


@dataclass(frozen=True)
class Span:
    """What happened in a span of time: people who joined, paid orders, what they came to and what is left of it."""

    joined: int
    orders: int
    revenue: Money
    refunds: Money
    profit: Money


@dataclass(frozen=True)
class Figures:
    """The shop at a moment. `held` is what wallets hold, by currency, `unclaimed` what is nobody's."""

    people: int
    today: Span
    week: Span
    counts: Mapping[str, int]
    low: tuple[Product, ...]
    held: tuple[Money, ...]
    unclaimed: tuple[Money, ...]


def of(db: Reader, now: int, day_start: int, most_low: int = 10) -> Figures:
    """Return the figures at `now`, the day having begun at `day_start` (UTC seconds); a week is that day and six more.

    At most `most_low` products that run low.
    """
    people = int(db.scalar("SELECT count(*) FROM person"))
    today, week = (_span(db, since, now + 1) for since in (day_start, day_start - 6 * 86_400))
    counts = dict(db.row(_COUNTS) or {})
    low = products.of_ids(db, [row["id"] for row in db.rows(_LOW, most_low)])
    return Figures(people, today, week, counts, tuple(low), _sums(db, "wallet:*"), _sums(db, "unclaimed"))


def _span(db: Reader, since: int, until: int) -> Span:
    found = profit.of(db, since, until, terms.currency(db))
    joined = int(db.scalar("SELECT count(*) FROM person WHERE joined_at >= ? AND joined_at < ?", since, until))
    return Span(joined, found.orders, found.revenue, found.refunds, found.profit)


def _sums(db: Reader, accounts: str) -> tuple[Money, ...]:
    rows = db.rows(
        "SELECT currency, sum(balance) AS held FROM account WHERE name GLOB ? GROUP BY currency"
        " HAVING sum(balance) <> 0 ORDER BY currency",
        accounts,
    )
    return tuple(Money(int(row["held"]), row["currency"]) for row in rows)
