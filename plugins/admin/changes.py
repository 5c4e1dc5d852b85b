"""The log of changes: who did what to what, before and after, newest first."""

from collections.abc import Iterator
from typing import Any

from plugins.admin.declare import SEE_LOG, plugin
from plugins.admin.desk import back
from plugins.admin.parts import cut
from shopbot.api import Button, Code, Money, Name, Num, Phrase, Request, Screen, Text, When, audit, people, products, t

_A_PAGE = 6
_MOST_FIELDS = 3
_TIMES = {"until"}
# What only the program needs: row numbers, file ids, the order of lists.
_NOT_TOLD = {"batch", "change", "unit", "created_at", "sort", "photo", "translations", "parent"}
_SUMS = {"amount", "balance", "price"}


@plugin.menu("admin", label="btn-log", order=92)
@plugin.action(allow=SEE_LOG)
def changes(request: Request[Any], before: int | None = None) -> None:
    """Show six changes, those before row `before` or the newest."""
    found = audit.recent(request.db, _A_PAGE + 1, before)
    lines = [line for record in found[:_A_PAGE] for line in _lines(request, record)]
    newer = changes.button("btn-newer", found[0].id + _A_PAGE + 1) if found and before is not None else None
    older = changes.button("btn-older", found[_A_PAGE - 1].id) if len(found) > _A_PAGE else None
    rows: list[list[Button | None]] = [[newer, older]]
    shown = lines or [t("log-empty")]
    request.show(Screen.of(*shown, rows=rows, trail=(t("staff"), t("log")), back=back()))


def _lines(request: Request[Any], record: audit.Record) -> Iterator[Text]:
    yield t(
        "change",
        at=When(record.at),
        who=_who(request, record.actor),
        what=_what(request, record.action),
        subject=_subject(request, record.subject),
    )
    for name, was, now in list(_fields(record.before, record.after))[:_MOST_FIELDS]:
        field = _field(request, name)
        if was is None and name == "description":
            continue  # of something new its name tells enough
        if was is None:
            yield t("field-now", field=field, now=_value(request, name, now))
        else:
            yield t("field-change", field=field, was=_value(request, name, was), now=_value(request, name, now))


def _field(request: Request[Any], name: str) -> Phrase | Name:
    key = "field-of-" + name.replace("_", "-") if name else "value"
    return Phrase(key) if request.host.texts.has("admin", key) else Name(name.replace("_", " "))


def _who(request: Request[Any], actor: str) -> Name | Code:
    person = people.get(request.db, int(actor)) if actor.isdecimal() else None
    return Name(cut(person.name, 30)) if person else Code(actor)


def _what(request: Request[Any], action: str) -> Phrase | Code:
    key = "act-" + action.replace(".", "-").replace("_", "-")
    return Phrase(key) if request.host.texts.has("admin", key) else Code(action)


def _subject(request: Request[Any], subject: str) -> Name | Code:
    kind, _, number = subject.partition(":")
    if not number.isdecimal():
        return Code(subject)
    person = people.get(request.db, int(number)) if kind == "person" else None
    product = products.get(request.db, int(number)) if kind == "product" else None
    title = products.words(product, request.language).title if product else None
    named = person.name if person else title
    return Name(cut(named, 30)) if named else Code(subject)


def _fields(before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield what differs: a field's name ("" for the value as a whole), what it was, what it is."""
    if not isinstance(before, dict | None) or not isinstance(after, dict | None):
        yield "", before, after
        return
    was, now = _with_money(before or {}), _with_money(after or {})
    for name in {**was, **now}:
        if was.get(name) != now.get(name) and name not in _NOT_TOLD:
            yield name, was.get(name), now.get(name)


def _with_money(fields: dict[str, Any]) -> dict[str, Any]:
    """Put sums and their currency together."""
    if "currency" not in fields:
        return fields
    code = fields["currency"]
    rest = {name: value for name, value in fields.items() if name != "currency"}
    return {name: Money(value, code) if name in _SUMS else value for name, value in rest.items()}


def _value(request: Request[Any], name: str, value: Any) -> Money | When | Num | Name | Phrase:
    if name == "category" and value:
        return Name(cut(products.words(products.category(request.db, int(value)), request.language).title, 30))
    if isinstance(value, Money):
        return value
    if value is None or value == "":
        return Phrase("value-empty")
    if isinstance(value, bool):
        return Phrase("value-on" if value else "value-off")
    if isinstance(value, int):
        return When(value) if name in _TIMES else Num(value)
    key = next((key for key in (f"value-{value}", f"role-{value}") if request.host.texts.has("admin", key)), None)
    return Phrase(key) if key else Name(cut(str(value), 60))
