"""Lines and buttons that several of the staff's payment screens share."""

from collections.abc import Callable, Mapping
from typing import Any

from plugins.payments.declare import A_PAGE
from shopbot.api import Attempt, Button, Code, Name, Num, Phrase, Request, Text, orders, payments, people, t

ICONS = {"open": "⏳", "paid": "✅", "expired": "⌛", "cancelled": "✖", "failed": "⚠️"}
_MOST = 120
_MOST_OF_ONE = 28


def who(request: Request[Any], person: int) -> Name:
    """Return a person's name."""
    return Name(people.sure(request.db, person).name)


def purpose(request: Request[Any], order: int | None) -> Phrase:
    """Return what a payment was for: an order by its code, or the balance."""
    if order is None:
        return Phrase("for-balance")
    return Phrase("for-order", {"code": Code(orders.sure(request.db, order).code)})


def title(attempt: Attempt) -> Text:
    """Return an attempt's state and method."""
    state = Phrase(f"state-{attempt.state}")
    return t("attempt-title", icon=ICONS[attempt.state], state=state, method=Code(attempt.method))


def attempt_label(request: Request[Any], attempt: Attempt) -> Text:
    """Return the words of a button to an attempt."""
    return t("btn-attempt", icon=ICONS[attempt.state], asked=attempt.asked, name=who(request, attempt.person))


def receipt_line(outcome: payments.Outcome) -> Text:
    """Return what came in and what became of it."""
    return t("receipt", money=outcome.amount, fate=Phrase(f"fate-{outcome.kind}"))


def pager(page: int, total: int, button: Callable[[Text, int], Button]) -> list[Button | None]:
    """Return `‹ previous`, `n/N`, `next ›`; nothing for a single page."""
    pages = -(-total // A_PAGE)
    if pages <= 1:
        return []
    return [
        button(t("btn-previous"), page - 1) if page > 0 else None,
        button(t("btn-page", page=Num(page + 1), pages=Num(pages)), page),
        button(t("btn-next"), page + 1) if page + 1 < pages else None,
    ]


def within(page: int, total: int) -> int:
    """Return the page asked for, or the nearest there is."""
    return min(max(page, 0), max(0, (total - 1) // A_PAGE))


def words(value: object) -> Name:
    """Return what a provider said, short enough for a line."""
    return Name(_short(" ".join(str(value).split()), _MOST))


def facts(said: Mapping[str, object]) -> Name:
    """Return what a provider said as `name: value · name: value`, each value short."""
    lines = (f"{name}: {_short(str(value), _MOST_OF_ONE)}" for name, value in said.items())
    return words(" · ".join(lines))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
