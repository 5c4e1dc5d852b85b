"""The first screen of the staff: today's numbers, and the way to everything else."""

from dataclasses import dataclass
from typing import Any

from plugins.admin.declare import plugin
from shopbot.api import STAFF, Button, Money, Num, Request, Screen, Text, control, people, t, terms

_WEEK = 7 * 86_400
_COUNT = (
    "SELECT count(*) FROM orders WHERE state IN ('paid', 'delivered', 'part-delivered') AND paid_at BETWEEN ? AND ?"
)
_REVENUE = (
    "SELECT sum(total), currency FROM orders"
    " WHERE state IN ('paid', 'delivered', 'part-delivered') AND paid_at >= ? GROUP BY currency"
)


@dataclass(frozen=True)
class Numbers:
    """The shop at a glance. `orders` were paid today; `same_time` is how many were a week ago by this hour."""

    orders: int
    same_time: int
    revenue: tuple[Money, ...]
    waiting: int
    people: int
    joined: int
    low: int
    empty: int
    faults: int


@plugin.menu("main", label="btn-admin", order=99)
@plugin.action(allow=STAFF)
def admin(request: Request[Any]) -> None:
    """Show today's numbers and the tiles."""
    now = numbers(request)
    rows: list[list[Button | None]] = [list(row) for row in request.menu("admin")]
    request.show(Screen.of(weather(now), "", *_lines(now), rows=rows, trail=(t("staff"),)))


@plugin.command("admin", "dashboard", allow=STAFF)
def admin_command(request: Request[Any]) -> None:
    """Open the staff's first screen."""
    admin(request)


def back() -> Button:
    """Return the way back to the staff's first screen."""
    return admin.button("btn-back")


# --- the numbers ---


def numbers(request: Request[Any]) -> Numbers:
    """Count the shop as it is now; today began at midnight in the shop's time zone."""
    today, db = control.day_start(request), request.db
    low, empty = db.rows(
        "SELECT coalesce(sum(supply = 'units' AND available + reserved BETWEEN 1 AND low_stock), 0) AS low,"
        " coalesce(sum(available + reserved = 0), 0) AS empty FROM product WHERE state = 'active'"
        " AND NOT EXISTS (SELECT 1 FROM product AS variant WHERE variant.parent = product.id)"
    )[0]
    return Numbers(
        orders=_paid(request, today, request.now),
        same_time=_paid(request, today - _WEEK, request.now - _WEEK),
        revenue=_revenue(request, today),
        waiting=int(db.scalar("SELECT count(*) FROM orders WHERE state = 'waiting'")),
        people=people.count(db),
        joined=int(db.scalar("SELECT count(*) FROM person WHERE joined_at >= ?", today)),
        low=low,
        empty=empty,
        faults=control.fault_count(request),
    )


def _paid(request: Request[Any], since: int, until: int) -> int:
    return int(request.db.scalar(_COUNT, since, until))


def _revenue(request: Request[Any], since: int) -> tuple[Money, ...]:
    sums = tuple(Money(int(total), code) for total, code in request.db.rows(_REVENUE, since))
    return sums or (Money(0, terms.currency(request.db)),)


# --- the words ---


def _lines(now: Numbers) -> list[Text | None]:
    return [
        t("today-orders", count=Num(now.orders)),
        *[t("today-revenue", money=money) for money in now.revenue],
        t("waiting", count=Num(now.waiting)) if now.waiting else None,
        t("people-count", people=Num(now.people), joined=Num(now.joined)),
        t("low", count=Num(now.low)) if now.low else None,
        t("empty", count=Num(now.empty)) if now.empty else None,
        t("parked", count=Num(now.faults)) if now.faults else None,
    ]


def weather(now: Numbers) -> Text:
    """Say in one sentence how the shop is doing; what needs somebody comes before what is only good to know."""
    if now.faults:
        return t("weather-faults")
    if now.empty:
        return t("weather-empty")
    if now.orders > now.same_time:
        return t("weather-good")
    if now.orders:
        return t("weather-fair")
    return t("weather-quiet")
