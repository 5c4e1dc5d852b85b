"""The lines and buttons that several order screens share."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from plugins.orders.declare import Settings
from shopbot.api import (
    Button,
    Calculation,
    Code,
    Lines,
    Money,
    Name,
    Num,
    Phrase,
    Request,
    Spoiler,
    Text,
    When,
    Worded,
    copy_button,
    orders,
    pricing,
    products,
    t,
)

ICONS = {
    "waiting": "⏳",
    "paid": "💳",
    "delivered": "✅",
    "part-delivered": "🟡",
    "expired": "⌛",
    "cancelled": "✖",
    "refunded": "↩",
}
AT_ONCE = 10
A_PAGE = 5
_COPY_MOST = 3
_COPY_LIMIT = 256


def title(order: orders.Order) -> Worded:
    """Return what the ordered product was called then, in each language."""
    return Worded(order.items[0].title, order.items[0].titles)


def price_line(order: orders.Order, line: pricing.Line) -> Text:
    """Return one step of the calculation: its own words, its facts, its sum."""
    facts: dict[str, Any] = {name: Name(v) if isinstance(v, str) else Num(v) for name, v in line.facts.items()}
    key = line.label_key.replace("_", "-")
    if "title" in line.facts:
        facts["title"] = title(order)
    if "price" in line.facts:
        facts["price"] = Money(int(line.facts["price"]), line.money.currency)
    if line.facts.get("percent"):
        key, facts["percent"] = f"{key}-percent", Calculation.percent(int(line.facts["percent"]))
    return t(key, **(facts | {"money": line.money}))


def total(order: orders.Order, lines: Sequence[pricing.Line]) -> Text:
    """Return the total; where something was taken off, with what it would have cost struck through beside it."""
    before = (line.money for line in lines if line.step in {"base", "choice"})
    usual = sum(before, Money.zero(order.total.currency))
    return t("total", money=order.total) if usual <= order.total else t("total-less", money=order.total, usual=usual)


def promised(order: orders.Order, language: str) -> list[Text]:
    """Return what came with the goods: the note as it was then, and until when the warranty lasts."""
    item = order.items[0]
    note, until = item.promise.note(language).strip(), order.warranty_until(item)
    noted = [Text(""), t("note", words=Lines(tuple(Name(line) for line in note.splitlines())))] if note else []
    return [*noted, *([t("warranty-until", until=When(until, "date"))] if until is not None else [])]


def what(order: orders.Order) -> Text:
    """Return what was ordered: title and quantity."""
    return t("item", title=title(order), quantity=Num(order.items[0].quantity))


def state_line(order: orders.Order) -> Text:
    """Return the state as a sign and a word."""
    return t("state", icon=ICONS[order.state], state=Phrase(f"state-{order.state}"))


def timeline(moments: Iterable[orders.Moment]) -> list[Text]:
    """Return one line for each state the order went through."""
    return [_moment(one) for one in moments]


def _moment(one: orders.Moment) -> Text:
    """Return a line of the timeline: the first state is told as what happened then, the rest as what they are."""
    if one.state == "waiting":
        return t("moment", icon="🛒", state=Phrase("was-placed"), at=When(one.at))
    return t("moment", icon=ICONS[one.state], state=Phrase(f"state-{one.state}"), at=When(one.at))


def covered(units: list[str]) -> Text:
    """Return the goods, each a line that is covered until tapped and copies clean."""
    return t("goods", units=Lines(tuple(Spoiler(Code(unit)) for unit in units)))


def fits_message(units: list[str]) -> bool:
    """Tell whether the goods are few and short enough to be read in one message."""
    return len(units) <= AT_ONCE and sum(map(len, units)) <= AT_ONCE * _COPY_LIMIT


def copy_row(units: list[str]) -> list[Button]:
    """Return a copy button for each of a few units."""
    if len(units) > _COPY_MOST:
        return []
    return [_copy(units, n) for n in range(1, len(units) + 1) if len(units[n - 1]) <= _COPY_LIMIT]


def _copy(units: list[str], n: int) -> Button:
    return copy_button(t("btn-copy", n=Num(n)) if len(units) > 1 else t("btn-copy-one"), units[n - 1])


def within(page: int, total: int) -> int:
    """Return the page asked for, or the nearest there is: a button may be older than the list."""
    return min(max(page, 0), max(0, (total - 1) // A_PAGE))


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


def to_product(request: Request[Settings], product: int, label: str) -> Button | None:
    """Return a button to a product's screen, or None while nothing shows products."""
    action, found = request.action("catalog.product"), products.get(request.db, product)
    return action.button(label, found.number) if action and found and found.state == "active" else None
