"""Everything staff changed in the last 24 hours, in one list: taken back by a tap, or why it cannot be."""

from collections.abc import Iterator, Sequence
from typing import Any

from plugins.admin import telling
from plugins.admin.declare import plugin
from plugins.admin.desk import back
from plugins.admin.parts import in_rows
from shopbot.api import STAFF, Button, Num, Request, Screen, Text, audit, t, undoing

_A_PAGE = 5
_IN_THE_LIST = 2
_IN_FULL = 20


@plugin.menu("admin", label="btn-undo-list", order=89)
@plugin.action(allow=STAFF)
def undo_list(request: Request[Any], before: int | None = None, mine: bool = False) -> None:
    """Show five changes of the last 24 hours, those before row `before` or the newest; all, or one's own."""
    by = request.user.id if mine else None
    found = undoing.changes(request, by=by, before=before, limit=_A_PAGE + 1)
    here = found[:_A_PAGE]
    lines = [line for n, change in enumerate(here, 1) for line in _lines(request, n, change)]
    buttons = [_button(n, change) for n, change in enumerate(here, 1) if change.refusal is None]
    newest = undo_list.button("btn-newest", None, mine) if before is not None else None
    older = undo_list.button("btn-older", here[-1].record.id, mine) if len(found) > _A_PAGE else None
    rows: list[Sequence[Button | None]] = [*in_rows(buttons, 3), [newest, older], [_whose(mine)]]
    shown = [t("undo-intro"), *lines] if lines else [t("undo-empty")]
    request.show(Screen.of(*shown, rows=rows, trail=(t("staff"), t("undo")), back=back()))


def _whose(mine: bool) -> Button:
    return undo_list.button("btn-of-all", None, False) if mine else undo_list.button("btn-of-mine", None, True)  # noqa: FBT003


def _button(n: int, change: undoing.Change) -> Button:
    return undo_one.button(t("btn-undo-nth", n=Num(n)), change.record.id)


def _lines(request: Request[Any], n: int, change: undoing.Change) -> Iterator[Text]:
    yield Text("")
    yield telling.what(request, change.record, n, "relative")
    yield from telling.fields(request, change.record.before, change.record.after, _IN_THE_LIST)
    if change.refusal is not None:
        yield t("undo-locked", why=telling.inside(request, change.refusal))


# --- one change ---


@plugin.action(allow=STAFF)
def undo_one(request: Request[Any], number: int) -> None:
    """Show what would be put back, and whether it can be: it is tried, and rolled back."""
    change = undoing.change(request, number)
    record = change.record
    refusal = change.refusal or _tried(request, number)
    note = undoing.note(request, record)
    told = [note] if note else telling.fields(request, _changed(record), record.before, _IN_FULL)
    why = t("undo-locked", why=telling.inside(request, refusal)) if refusal is not None else None
    lines = [telling.what(request, record), *(told if refusal is None or note is None else []), why]
    sure = undo_now.button("btn-undo-now", number).primary() if refusal is None else None
    ask = "undo-ask" if refusal is None else "undo-refused"
    trail = (t("staff"), t("undo"))
    request.show(Screen.of(ask, "", *lines, rows=[[sure]], trail=trail, back=undo_list.button("btn-back")))


def _changed(record: audit.Record) -> Any:
    """Return what is now of that which was: a reason that was given is no part of it."""
    if isinstance(record.before, dict) and isinstance(record.after, dict):
        return {name: value for name, value in record.after.items() if name in record.before}
    return record.after


def _tried(request: Request[Any], number: int) -> Text | None:
    error = undoing.trial(request, number)
    return None if error is None else Text(error.key.replace("_", "-"), error.facts, "shopbot")


@plugin.action(allow=STAFF, once=True)
def undo_now(request: Request[Any], number: int) -> None:
    """Take it back."""
    undoing.take_back(request, number)
    request.toast(Text("undone", {}, "shopbot"))
    undo_list(request)
