"""Staff: a new voucher by taps. Every step has its usual answers as buttons; typing is for the unusual ones."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from plugins.vouchers import drafts, many, staff, words
from plugins.vouchers.declare import MANAGE, plugin
from shopbot.api import Button, Calculation, Code, Num, Request, Screen, ShopError, Text, products, t, terms, vouchers

_KINDS: tuple[vouchers.Kind, ...] = ("percent", "amount", "gift")
_PERCENTS = (500, 1000, 1500, 2000, 2500, 5000)
_AMOUNTS = {"IDR": 1000, "IRR": 10_000, "IRT": 1000, "VND": 1000, "UZS": 1000}
_STEPS = (5, 10, 20, 50, 100, 200)
_COUNTS = {"limit_all": (1, 10, 100, 1000), "limit_each": (1, 2, 3, 5), "count": (1, 10, 100, 1000, 10_000)}
_DAYS = (1, 7, 30)
_A_PAGE = 6
_TYPED = {"value", "least", "most", "limit_all", "limit_each", "count", "days", "product", "person", "code"}


# --- beginning ---


@plugin.action(allow=MANAGE)
def new(request: Request[Any]) -> None:
    """Ask what it is to give."""
    rows = [[kind.button(f"btn-kind-{one}", one)] for one in _KINDS]
    request.show(Screen.of("which-kind", rows=rows, trail=_trail(), back=staff.vouchers_list.button("btn-back", 0)))


def _trail() -> tuple[Text, ...]:
    return (t("staff"), t("vouchers"), t("new"))


@plugin.action(allow=MANAGE)
def kind(request: Request[Any], name: str) -> None:
    """Begin one of a kind, and ask how much."""
    found = next((one for one in _KINDS if one == name), None)
    if found is None:
        raise ShopError("gone")
    field(request, drafts.begin(request, found).id, "value")


# --- what it is so far ---


@plugin.action(allow=MANAGE)
def review(request: Request[Any], number: int) -> None:
    """Show a draft in words, with a button for each part."""
    draft = drafts.sure(request, number)
    if not draft.terms.value:
        field(request, number, "value")
        return
    now = drafts.settled(draft, request.now)
    request.show(
        Screen.of(
            t("would-be", what=words.gives(request, now)),
            *[t("rule", what=one) for one in words.summary(request, now)],
            _code_line(draft),
            rows=[*_parts(draft), [create.button("btn-create", number).success()]],
            trail=_trail(),
            back=new.button("btn-back"),
        )
    )


def _code_line(draft: drafts.Draft) -> Text:
    if draft.count > 1:
        return t("codes-many", count=Num(draft.count))
    return t("code-own", code=Code(draft.code)) if draft.code else t("code-drawn")


def _parts(draft: drafts.Draft) -> list[list[Button]]:
    gift = draft.terms.kind == "gift"
    names = (
        ["value", "days", "person", "count"] if gift else ["value", "least", "goods", "people", "often", "days", "code"]
    )
    if draft.terms.kind == "percent":
        names.insert(2, "most")
    buttons = [field.button(f"btn-part-{name}", draft.id, name) for name in names]
    if not gift:
        listed = draft.terms.listed
        buttons.append(put.button("btn-unlist" if listed else "btn-list", draft.id, "listed", int(not listed)))
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]


# --- one part ---


@plugin.action(allow=MANAGE)
def field(request: Request[Any], number: int, name: str, page: int = 0) -> None:
    """Show the usual answers for one part of a draft."""
    draft = drafts.sure(request, number)
    if name in ("category", "product"):
        rows = _shelves(request, draft, page) if name == "category" else _goods(request, draft, page)
    else:
        rows = _answers(request, draft, name)
    back = review.button("btn-back", number) if draft.terms.value else new.button("btn-back")
    request.show(Screen.of(t(f"part-{name.replace('_', '-')}"), rows=rows, trail=_trail(), back=back))


def _answers(request: Request[Any], draft: drafts.Draft, name: str) -> list[Sequence[Button | None]]:
    if name == "value":
        return _values(request, draft)
    if name in ("least", "most"):
        none = _put(draft, name, 0, t(f"btn-no-{name}"))
        return [*_threes(_sums(request, draft, name)), [none, _other(draft, name)]]
    if name in _COUNTS:
        return _counts(draft, name)
    if name not in _CHOICES:
        raise ShopError("gone")
    return _CHOICES[name](draft)


def _other(draft: drafts.Draft, name: str) -> Button:
    return type_part.button("btn-other", draft.id, name)


def _values(request: Request[Any], draft: drafts.Draft) -> list[Sequence[Button | None]]:
    if draft.terms.kind != "percent":
        return [*_threes(_sums(request, draft, "value")), [_other(draft, "value")]]
    usual = [_put(draft, "value", n, t("percent", percent=Calculation.percent(n))) for n in _PERCENTS]
    return [*_threes(usual), [_other(draft, "value")]]


def _counts(draft: drafts.Draft, name: str) -> list[Sequence[Button | None]]:
    usual = [_put(draft, name, n, t("number", n=Num(n))) for n in _COUNTS[name]]
    any_number = None if name == "count" else _put(draft, name, 0, t("btn-any-number"))
    return [*_threes(usual), [any_number, _other(draft, name)]]


def _of_goods(draft: drafts.Draft) -> list[Sequence[Button | None]]:
    category, product = (field.button(f"btn-a-{name}", draft.id, name) for name in ("category", "product"))
    return [[_put(draft, "product", 0, t("btn-everything"))], [category, product]]


def _of_people(draft: drafts.Draft) -> list[Sequence[Button | None]]:
    audience = [_put(draft, "audience", n, t(f"btn-{one}")) for n, one in enumerate(drafts.AUDIENCES)]
    return [audience[:1], audience[1:], [type_part.button("btn-one-person", draft.id, "person")]]


def _of_person(draft: drafts.Draft) -> list[Sequence[Button | None]]:
    return [[_put(draft, "person", 0, t("btn-everyone")), type_part.button("btn-one-person", draft.id, "person")]]


def _of_often(draft: drafts.Draft) -> list[Sequence[Button | None]]:
    in_all, each = (
        field.button(f"btn-{name.replace('_', '-')}", draft.id, name) for name in ("limit_all", "limit_each")
    )
    return [[in_all], [each]]


def _of_days(draft: drafts.Draft) -> list[Sequence[Button | None]]:
    spans = [_put(draft, "days", n, t("days", days=Num(n))) for n in _DAYS]
    return [spans, [_put(draft, "days", 0, t("btn-no-end")), type_part.button("btn-date", draft.id, "days")]]


def _of_code(draft: drafts.Draft) -> list[Sequence[Button | None]]:
    drawn, own = _put(draft, "code", 0, t("btn-draw")), type_part.button("btn-own-code", draft.id, "code")
    return [[drawn, own], [field.button("btn-part-count", draft.id, "count")]]


_CHOICES: Mapping[str, Callable[[drafts.Draft], list[Sequence[Button | None]]]] = {
    "goods": _of_goods,
    "people": _of_people,
    "person": _of_person,
    "often": _of_often,
    "days": _of_days,
    "code": _of_code,
}


def _put(draft: drafts.Draft, name: str, value: int, label: Text) -> Button:
    return put.button(label, draft.id, name, value)


def _sums(request: Request[Any], draft: drafts.Draft, name: str) -> list[Button]:
    currency = terms.currency(request.db)
    unit = _AMOUNTS.get(currency) or words.scale(currency)
    sums = [words.money(request, step * unit) for step in _STEPS]
    return [_put(draft, name, money.amount, t("sum", money=money)) for money in sums]


def _threes(buttons: list[Button]) -> list[Sequence[Button | None]]:
    return [buttons[i : i + 3] for i in range(0, len(buttons), 3)]


def _shelves(request: Request[Any], draft: drafts.Draft, page: int) -> list[Sequence[Button | None]]:
    tops = products.categories(request.db)
    shelves = [one for top in tops for one in (top, *products.categories(request.db, top.id))]
    at = max(page, 0) * _A_PAGE
    here = shelves[at : at + _A_PAGE]
    buttons = [_put(draft, "category", one.id, t("named", title=words.title(one))) for one in here]
    return [*_pairs(buttons), _pager(draft, "category", page, len(shelves))]


def _goods(request: Request[Any], draft: drafts.Draft, page: int) -> list[Sequence[Button | None]]:
    found = products.page(request.db, offset=max(page, 0) * _A_PAGE, limit=_A_PAGE)
    buttons = [_put(draft, "product", one.id, t("named", title=words.title(one))) for one in found.items]
    by_number = type_part.button("btn-by-number", draft.id, "product")
    return [*_pairs(buttons), _pager(draft, "product", page, found.total), [by_number]]


def _pairs(buttons: list[Button]) -> list[Sequence[Button | None]]:
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]


def _pager(draft: drafts.Draft, name: str, page: int, total: int) -> list[Button | None]:
    more = (page + 1) * _A_PAGE < total
    return [
        field.button("btn-previous", draft.id, name, page - 1) if page > 0 else None,
        field.button("btn-next", draft.id, name, page + 1) if more else None,
    ]


@plugin.action(allow=MANAGE)
def put(request: Request[Any], number: int, name: str, value: int) -> None:
    """Set one part of a draft to what was tapped."""
    drafts.save(request.tx, drafts.put(drafts.sure(request, number), name, value))
    review(request, number)


@plugin.action(allow=MANAGE)
def type_part(request: Request[Any], number: int, name: str) -> None:
    """Ask for one part of a draft in words."""
    draft = drafts.sure(request, number)
    if name not in _TYPED:
        raise ShopError("gone")
    asked = "percent" if name == "value" and draft.terms.kind == "percent" else name.replace("_", "-")
    request.ask(t(f"ask-{asked}"), then=part_typed, number=number, name=name)


@plugin.answer()
def part_typed(request: Request[Any], text: str, number: int, name: str) -> None:
    """Set one part of a draft to what was typed."""
    request.require(MANAGE)
    drafts.save(request.tx, drafts.read(request, drafts.sure(request, number), name, text))
    review(request, number)


# --- making it ---


@plugin.action(allow=MANAGE, once=True)
def create(request: Request[Any], number: int) -> None:
    """Make it, or as many as were wanted."""
    draft = drafts.sure(request, number)
    drafts.forget(request.tx, draft)
    made = drafts.settled(draft, request.now)
    if draft.count > 1:
        many.generate(request, made, draft.count)
        return
    voucher = vouchers.create(request.tx, request.user.id, made, draft.code or None)
    request.toast("created")
    staff.card(request, voucher.id)
