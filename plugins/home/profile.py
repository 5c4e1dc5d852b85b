"""What the shop knows about a person, shown to them and editable by them."""

import re
import unicodedata
from typing import get_args

from plugins.home.declare import OFF, REQUIRED, Settings, plugin
from shopbot.api import (
    Bar,
    Button,
    Code,
    Name,
    Num,
    Phrase,
    Request,
    Screen,
    ShopError,
    Text,
    When,
    Worded,
    ledger,
    orders,
    people,
    products,
    t,
    terms,
)

FIELDS: tuple[people.Field, ...] = get_args(people.Field)
_ASKED = {"full_name": "ask_name", "email": "ask_email", "whatsapp": "ask_whatsapp"}
_KEYS = {"full_name": "name", "email": "email", "whatsapp": "whatsapp"}
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_PHONE = re.compile(r"\+?\d{8,15}")


# --- the screen ---


@plugin.menu("main", label="btn-profile", order=40)
@plugin.command("profile", "akun")
def profile(request: Request[Settings]) -> None:
    """Show everything about the person, a tip, and what to do next."""
    rows = [[b for b in [_tip(request)[1]] if b], *_edit_rows(request), *request.menu("profile")]
    request.show(Screen.of(*_about(request), "", _tip(request)[0], rows=rows, trail=(t("profile"),)))


def _about(request: Request[Settings]) -> list[Text | None]:
    user, bought = request.user, orders.of_person(request.db, request.user.id, limit=1).total
    balance = ledger.balance(request.db, user.id, terms.currency(request.db))
    return [
        t("about-name", name=Name(user.name)),
        t("about-username", username=Code(f"@{user.username}")) if user.username else None,
        t("about-id", id=Code(str(user.id))),
        t("about-bank", number=Code(user.bank_id)),
        t("about-since", date=When(user.joined_at, "date")),
        t("about-status", status=Phrase(f"role-{user.role}"), gives=Phrase(f"gives-{user.role}")),
        t("about-balance", money=balance),
        t("about-orders", orders=Num(bought)),
        *_fields(request),
    ]


def _fields(request: Request[Settings]) -> list[Text]:
    shown = wanted(request)
    if not shown:
        return []
    given = [field for field in shown if getattr(request.user, field)]
    lines = [t(f"field-{_KEYS[field]}", value=_value(request, field)) for field in shown]
    return [*lines, t("complete", bar=Bar(len(given), len(shown)))]


def _value(request: Request[Settings], field: people.Field) -> Name | Phrase:
    kept = getattr(request.user, field)
    return Name(kept) if kept else Phrase("not-given")


def _tip(request: Request[Settings]) -> tuple[Text | None, Button | None]:
    """Choose a tip from the person's own orders, and the button that follows it."""
    newest = orders.of_person(request.db, request.user.id, limit=1).items
    open_order, shop = request.action("orders.order"), request.action("catalog.shop")
    if not newest:
        return t("tip-first"), shop.button("btn-shop").primary() if shop else None
    if newest[0].state == "waiting":
        return t("tip-waiting"), open_order.button("btn-pay-order", newest[0].id).primary() if open_order else None
    product, item = request.action("catalog.product"), newest[0].items[0]
    number = products.sure(request.db, item.product).number
    again = product.button("btn-again", number).primary() if product else None
    return t("tip-again", title=Worded(item.title, item.titles)), again


def _edit_rows(request: Request[Settings]) -> list[list[Button]]:
    return [[edit.button(f"btn-edit-{_KEYS[field]}", field) for field in wanted(request)]]


# --- one field ---


def wanted(request: Request[Settings]) -> list[people.Field]:
    """Return the fields this shop keeps."""
    return [field for field in FIELDS if getattr(request.settings, _ASKED[field]) != OFF]


def is_required(request: Request[Settings], field: people.Field) -> bool:
    """Tell whether a field cannot be skipped."""
    return bool(getattr(request.settings, _ASKED[field]) == REQUIRED)


@plugin.action()
def edit(request: Request[Settings], field: str) -> None:
    """Ask for a new value of a field."""
    _ask(request, _known(field), "profile")


@plugin.answer()
def got_field(request: Request[Settings], text: str, field: str, goes_on: str) -> None:
    """Keep what was typed, if it can be that."""
    known = _known(field)
    value = read_field(known, text)
    request.user = people.set_field(request.tx, request.user.id, known, value, request.user.id)
    if goes_on == "profile":
        profile(request)
    else:
        _next(request, known)


def read_field(field: people.Field, text: str) -> str:
    """Return a typed value as it is kept. Raises ShopError `email_wrong`, `phone_wrong` or `field_empty`."""
    typed = text.strip()
    if not typed:
        raise ShopError("field_empty")
    if field == "email" and not _EMAIL.fullmatch(typed):
        raise ShopError("email_wrong")
    if field == "whatsapp":
        typed = "".join(c if c == "+" else str(unicodedata.decimal(c, "")) for c in typed)
        if not _PHONE.fullmatch(typed):
            raise ShopError("phone_wrong")
    return typed


def _known(field: str) -> people.Field:
    found = next((known for known in FIELDS if known == field), None)
    if found is None:
        raise ShopError("gone")
    return found


def _ask(request: Request[Settings], field: people.Field, then: str, *before: Text | None) -> None:
    may_skip = then == "form" and not is_required(request, field)
    rows = [[skip_field.button("btn-skip")]] if may_skip else []
    for line in before:
        if line is not None:
            request.reply(line)
    request.ask(f"ask-{_KEYS[field]}", then=got_field, rows=rows, field=field, goes_on=then)


# --- the form for new people ---


def begin_form(request: Request[Settings], *before: Text | None) -> bool:
    """Ask for the first field that is wanted and not given; False when there is none to ask for."""
    return _continue(request, list(FIELDS), *before)


@plugin.command("skip", listed=False)
def skip(request: Request[Settings]) -> None:
    """Leave the field out that is being asked for."""
    field = request.tx.scalar("SELECT field FROM home_form WHERE person = ?", request.user.id)
    if field is None:
        request.reply("nothing-to-skip")
        request.go("home.home")
    elif is_required(request, _known(field)):
        _ask(request, _known(field), "form")
    else:
        _next(request, _known(field))


@plugin.action()
def skip_field(request: Request[Settings]) -> None:
    """Leave the field out, by a tap."""
    skip(request)


def _next(request: Request[Settings], after: people.Field) -> None:
    if not _continue(request, list(FIELDS[FIELDS.index(after) + 1 :])):
        request.go("home.home")


def _continue(request: Request[Settings], left: list[people.Field], *before: Text | None) -> bool:
    field = next((f for f in left if f in wanted(request) and not getattr(request.user, f)), None)
    request.tx.run("DELETE FROM home_form WHERE person = ?", request.user.id)
    if field is None:
        return False
    request.tx.run("INSERT INTO home_form VALUES (?, ?)", request.user.id, field)
    _ask(request, field, "form", *before)
    return True
