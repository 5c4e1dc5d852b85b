"""A voucher while it is put together: kept between taps, changed one field at a time, read from typed words."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from plugins.vouchers.declare import DAY
from shopbot.api import (
    Context,
    Person,
    Request,
    ShopError,
    Tx,
    people,
    plain_digits,
    products,
    read_amount,
    read_number,
    terms,
    vouchers,
)

AUDIENCES: tuple[vouchers.Audience, ...] = ("everyone", "customers", "resellers")
_ORDERS = ("%Y-%m-%d", "%d-%m-%Y")
_MOST_DAYS = 3650


@dataclass(frozen=True)
class Draft:
    """What is being put together. `days` is how long it holds from "create" on, where no date is in the terms."""

    id: int
    terms: vouchers.VoucherTerms
    days: int | None
    code: str
    count: int


def begin(request: Request[Any], kind: vouchers.Kind) -> Draft:
    """Begin a voucher of a kind: worth nothing yet, once each, for thirty days."""
    currency = None if kind == "percent" else terms.currency(request.db)
    empty = vouchers.VoucherTerms(kind, 0, currency)
    request.tx.run("DELETE FROM vouchers_draft WHERE by = ? AND at < ?", request.user.id, request.now - DAY)
    number = request.tx.scalar(
        "INSERT INTO vouchers_draft (by, terms, days, at) VALUES (?, ?, ?, ?) RETURNING id",
        request.user.id, json.dumps(asdict(empty)), None if kind == "gift" else 30, request.now,
    )  # fmt: skip
    return sure(request, int(number))


def sure(request: Request[Any], number: int) -> Draft:
    """Return a draft of this person's. Raises ShopError `gone`."""
    row = request.tx.row("SELECT * FROM vouchers_draft WHERE id = ? AND by = ?", number, request.user.id)
    if row is None:
        raise ShopError("gone")
    return Draft(row["id"], vouchers.VoucherTerms(**json.loads(row["terms"])), row["days"], row["code"], row["count"])


def save(tx: Tx, draft: Draft) -> None:
    """Keep a draft as it is now."""
    tx.run(
        "UPDATE vouchers_draft SET terms = ?, days = ?, code = ?, count = ? WHERE id = ?",
        json.dumps(asdict(draft.terms)), draft.days, draft.code, draft.count, draft.id,
    )  # fmt: skip


def forget(tx: Tx, draft: Draft) -> None:
    """Drop a draft: it has become a voucher."""
    tx.run("DELETE FROM vouchers_draft WHERE id = ?", draft.id)


def settled(draft: Draft, now: int) -> vouchers.VoucherTerms:
    """Return the terms as they would be made at `now` (UTC seconds)."""
    ends = draft.terms.ends_at or (now + draft.days * DAY if draft.days else None)
    return replace(draft.terms, ends_at=ends)


# --- one field ---

_OF_TERMS: Mapping[str, Callable[[vouchers.VoucherTerms, int], vouchers.VoucherTerms]] = {
    "value": lambda one, n: replace(one, value=n),
    "most": lambda one, n: replace(one, most=n or None),
    "least": lambda one, n: replace(one, least=n),
    "limit_all": lambda one, n: replace(one, limit_all=n or None),
    "limit_each": lambda one, n: replace(one, limit_each=n or None),
    "product": lambda one, n: replace(one, product=n or None, category=None),
    "category": lambda one, n: replace(one, category=n or None, product=None),
    "person": lambda one, n: replace(one, person=n or None, audience="everyone"),
    "audience": lambda one, n: replace(one, audience=AUDIENCES[n % len(AUDIENCES)], person=None),
    "listed": lambda one, n: replace(one, listed=bool(n)),
}
_OF_DRAFT: Mapping[str, Callable[[Draft, int], Draft]] = {
    "days": lambda it, n: replace(it, days=n or None, terms=replace(it.terms, starts_at=None, ends_at=None)),
    "count": lambda it, n: replace(it, count=min(max(n, 1), vouchers.MOST_AT_ONCE), code=""),
    "code": lambda it, _n: replace(it, code=""),
}


def put(draft: Draft, field: str, value: int) -> Draft:
    """Return a draft with one field set by a button; 0 stands for "none". Raises ShopError `gone` for a strange one."""
    if field in _OF_TERMS:
        return replace(draft, terms=_OF_TERMS[field](draft.terms, value))
    if field in _OF_DRAFT:
        return _OF_DRAFT[field](draft, value)
    raise ShopError("gone")


def read(request: Request[Any], draft: Draft, field: str, text: str) -> Draft:
    """Return a draft with one field set by what somebody typed. Raises a ShopError that says what is unclear."""
    if field == "code":
        return replace(draft, code=text.strip(), count=1)
    if field == "days":
        return _until(request, draft, text)
    return put(draft, field, _number(request, draft, field, text))


def _number(request: Request[Any], draft: Draft, field: str, text: str) -> int:
    match field:
        case "value":
            return read_value(request, draft.terms.kind, text)
        case "least" | "most":
            return read_amount(text, terms.currency(request.db)).amount
        case "count":
            return read_number(text, 1, vouchers.MOST_AT_ONCE)
        case "product":
            return product_meant(request, text)
        case "person":
            return person_meant(request, text).id
    return read_number(text, 1)


def read_value(ctx: Context[Any], kind: str, text: str) -> int:
    """Return hundredths of a percent, or smallest units, of what somebody typed: `10`, `12.5 %`, `50k`."""
    if kind != "percent":
        money = read_amount(text, terms.currency(ctx.db))
        if not money.is_positive:
            raise ShopError("amount_zero")
        return money.amount
    words = plain_digits(text).replace("٪", "").replace("%", "").replace("٫", ".").replace(",", ".").strip()
    whole, _, rest = words.partition(".")
    if not whole.isdigit() or len(whole) > 3 or len(rest) > 2 or not (rest.isdigit() or not rest):
        raise ShopError("percent_unclear", text=text.strip()[:40])
    value = int(whole) * 100 + int(rest.ljust(2, "0"))
    if not 0 < value <= vouchers.WHOLE:
        raise ShopError("percent_unclear", text=text.strip()[:40])
    return value


def product_meant(ctx: Context[Any], text: str) -> int:
    """Return the id of the product whose number somebody typed. Raises ShopError `no_such_product`."""
    found = products.by_number(ctx.db, read_number(text))
    if found is None:
        raise ShopError("no_such_product")
    return found.id


def person_meant(request: Request[Any], text: str) -> Person:
    """Return whom somebody typed: an id, @username or bank id; a forwarded message means its author.

    Raises ShopError `no_such_person`.
    """
    found = request.author_meant() or people.find(request.db, text.strip())
    if found is None:
        raise ShopError("no_such_person")
    return found


# --- days ---


def _until(request: Request[Any], draft: Draft, text: str) -> Draft:
    """Read `14`, `14d`, a last day, or a first and a last day."""
    days = plain_digits(text).casefold().removesuffix("d").strip()
    if days.isdigit() and len(days) <= 4:
        return put(draft, "days", read_number(days, 1, _MOST_DAYS))
    starts, ends = read_span(request, text)
    return replace(draft, days=None, terms=replace(draft.terms, starts_at=starts, ends_at=ends))


def read_span(ctx: Context[Any], text: str) -> tuple[int | None, int]:
    """Return when it begins (None: at once) and ends of one or two days; the last day is in it, in the shop's zone.

    Raises ShopError `date_unclear`.
    """
    typed = plain_digits(text).replace(".", "-").replace("/", "-").split()
    days = [_day(word, text) for word in typed if word != "-"]
    if len(days) not in (1, 2):
        raise ShopError("date_unclear", text=text.strip()[:40])
    ends = _midnight(ctx, days[-1] + timedelta(days=1))
    return (_midnight(ctx, days[0]) if len(days) == 2 else None), ends


def _day(word: str, text: str) -> date:
    for order in _ORDERS:
        try:
            found = datetime.strptime(word, order).date()  # noqa: DTZ007 - a day has no zone yet
        except ValueError:
            continue
        if 2000 <= found.year < 2200:
            return found
    raise ShopError("date_unclear", text=text.strip()[:40])


def _midnight(ctx: Context[Any], day: date) -> int:
    return int(datetime.combine(day, time(), ZoneInfo(ctx.host.shop.time_zone)).timestamp())
