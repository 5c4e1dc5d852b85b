"""A row of the log in words: who, what, about what, and each thing that was changed."""

import json
from collections.abc import Iterator
from typing import Any, Literal

from plugins.admin.parts import called, cut
from shopbot.api import (
    Calculation,
    Code,
    Money,
    Name,
    Num,
    Phrase,
    Request,
    ShopError,
    Text,
    When,
    audit,
    control,
    orders,
    people,
    products,
    t,
    undoing,
)

_TIMES = {"until", "starts_at", "ends_at"}
# What only the program needs: row numbers, file ids, the order of lists.
_NOT_TOLD = {
    "batch", "change", "created_at", "goods", "ids", "own", "parent", "photo", "sale", "since", "series",
    "sold_shift", "sort", "translations", "unit", "voucher",
}  # fmt: skip
_OF_NEW = {"description", "issue", "parts", "supply"}
_SUMS = {"amount", "balance", "cost", "extra", "most", "price", "reseller_price"}
_CUT, _FORMULA_CUT = 30, 100
_HOUSE = "shopbot"


def what(
    request: Request[Any],
    record: audit.Record,
    n: int | None = None,
    style: Literal["datetime", "relative"] = "datetime",
) -> Text:
    """Return one row on one line, perhaps as the `n`-th of a list."""
    values = {
        "at": When(record.at, style),
        "who": who(request, record.actor),
        "what": action(request, record.action),
        "subject": subject(request, record),
    }
    return t("change", **values) if n is None else t("change-nth", n=Num(n), **values)


def inside(request: Request[Any], text: Text) -> Phrase | Name:
    """Return words as a value inside other words."""
    if text.owner == _HOUSE:
        return Phrase(text.key, text.values)
    return Name(request.words.plain(text))


def who(request: Request[Any], actor: str) -> Name | Code:
    """Return an actor by name, cut to a line."""
    found = undoing.who(request, actor)
    return Name(cut(found.text, _CUT)) if isinstance(found, Name) else found


def action(request: Request[Any], name: str) -> Phrase | Name | Code:
    """Return what was done, in words: those of the plugin it is of, else the staff's, else as the program calls it."""
    key = "act-" + name.replace(".", "-").replace("_", "-")
    owner = name.partition(".")[0]
    if owner in request.host.registry.plugins and owner != "admin" and request.host.texts.has(owner, key):
        return Name(request.words.plain(Text(key, {}, owner)))
    return Phrase(key) if request.host.texts.has("admin", key) else Code(name)


def subject(request: Request[Any], record: audit.Record) -> Name | Code:
    """Return what was changed, by the name that people know it by."""
    if record.action == "setting.changed":
        return _setting(request, record.subject)
    kind, _, rest = record.subject.partition(":")
    number = rest.partition(":")[0]
    if kind == "plugin":
        return called(request, rest)
    named = _named(request, kind, int(number)) if number.isdecimal() and len(number) <= 18 else None
    return named or Code(record.subject)


def _setting(request: Request[Any], place: str) -> Name | Code:
    owner, _, name = place.partition(".")
    try:
        one = control.value(request, owner, name).setting
    except ShopError:
        return Code(place)
    return Name(cut(request.words.plain(control.label(request, owner, one)), _CUT))


def _named(request: Request[Any], kind: str, number: int) -> Name | Code | None:
    if kind == "person":
        person = people.get(request.db, number)
        return Name(cut(person.name, _CUT)) if person else None
    if kind == "order":
        order = orders.get(request.db, number)
        return Code(order.code) if order else None
    if kind == "product":
        product = products.get(request.db, number)
        return Name(cut(products.words(product, request.language).title, _CUT)) if product else None
    return _shelf(request, number) if kind == "category" else None


def _shelf(request: Request[Any], number: int) -> Name | None:
    try:
        return Name(cut(products.words(products.category(request.db, number), request.language).title, _CUT))
    except ShopError:
        return None


# --- what was changed ---


def fields(request: Request[Any], before: Any, after: Any, most: int) -> list[Text]:
    """Return a line for each thing that differs, `most` at most: what it was and what it is."""
    lines = []
    before, after = _in_words_of(request.language, before), _in_words_of(request.language, after)
    for name, was, now in list(_differing(before, after))[:most]:
        field = _field(request, name)
        if was is None:
            lines.append(t("field-now", field=field, now=_value(request, name, now)))
        else:
            lines.append(t("field-change", field=field, was=_value(request, name, was), now=_value(request, name, now)))
    return lines


def _in_words_of(language: str, told: Any) -> Any:
    """Return a row whose name is said in the reader's language, if the row has it."""
    if not isinstance(told, dict) or "title" not in told or "translations" not in told:
        return told
    words = told["translations"]
    said = json.loads(words) if isinstance(words, str) else words
    return {**told, "title": said.get(language, {}).get("title") or told["title"]}


def _field(request: Request[Any], name: str) -> Phrase | Name:
    key = "field-of-" + name.replace("_", "-") if name and name != "value" else "value"
    return Phrase(key) if request.host.texts.has("admin", key) else Name(name.replace("_", " "))


def _differing(before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield what differs: a field's name ("" for the value as a whole), what it was, what it is."""
    if not isinstance(before, dict | None) or not isinstance(after, dict | None):
        yield "", before, after
        return
    was, now = _with_money(before or {}), _with_money(after or {})
    for name in {**was, **now}:
        of_something_new = name in _OF_NEW and before is None  # its name tells enough
        if was.get(name) != now.get(name) and name not in _NOT_TOLD and not of_something_new:
            yield name, was.get(name), now.get(name)


def _with_money(told: dict[str, Any]) -> dict[str, Any]:
    """Put sums and their currency together, and call a percentage one."""
    if told.get("kind") == "percent" and "value" in told:
        told = {("percent" if name == "value" else name): value for name, value in told.items()}
    code = told.get("currency")
    if code is None:
        return told
    rest = {name: value for name, value in told.items() if name != "currency"}
    return {
        name: Money(value, code) if name in _SUMS and isinstance(value, int) else value for name, value in rest.items()
    }


def _value(request: Request[Any], name: str, value: Any) -> Money | When | Num | Name | Phrase | Code | Calculation:
    if name == "category" and value:
        return _shelf(request, int(value)) or Phrase("value-empty")
    if isinstance(value, Money):
        return value
    if value is None or value in ("", [], {}, "[]", "{}"):
        return Phrase("value-empty")
    if isinstance(value, bool):
        return Phrase("value-on" if value else "value-off")
    if name == "percent" and isinstance(value, int):
        return Calculation.percent(value)
    if isinstance(value, int):
        return When(value) if name in _TIMES else Num(value)
    if name == "formula" or (name == "refund_rule" and value not in {"shop", "none"}):
        return Code(cut(str(value), _FORMULA_CUT))
    return _words(request, ", ".join(map(str, value)) if isinstance(value, list) else str(value))


def _words(request: Request[Any], value: str) -> Name | Phrase:
    if value == "***":
        return Phrase("value-secret")
    key = next((key for key in (f"value-{value}", f"role-{value}") if request.host.texts.has("admin", key)), None)
    return Phrase(key) if key else Name(cut(value, 60))
