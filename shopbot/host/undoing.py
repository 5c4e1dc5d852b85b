"""Undo, as staff meet it: what may be taken back and by whom, why not, and the taking back itself.

What the shop's own tables hold is put back by `trade/undo.py`; settings, texts and plugins here, as they need the host;
what a plugin changed by that plugin (`@plugin.undo`). Whoever may make a change may take it back.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from shopbot.db.fence import HOUSE
from shopbot.errors import ShopError
from shopbot.host import control, settings
from shopbot.host.context import Request
from shopbot.host.plugin import OWNER, STAFF
from shopbot.host.screen import Button, Call, Text
from shopbot.texts import wordings
from shopbot.texts.values import Code, Name, When
from shopbot.trade import people, terms, undo
from shopbot.trade.audit import Record

HIDDEN = "***"  # what the audit holds of a secret
# Who may take back what the core changed, by action or by its first word; the rest is for owners.
_ALLOW: Mapping[str, str] = {
    "category": "catalog.edit",
    "event": STAFF,
    "person.ban": "people.ban",
    "person.unban": "people.ban",
    "product": "catalog.edit",
    "sale": "catalog.edit",
    "stock": "stock.see",
    "goods": "stock.add",
    "stock.add": "stock.add",
    "voucher": "vouchers.manage",
    "wallet": "wallet.change",
}
_RESELLING = {"customer", "reseller"}
_SCREEN = "admin.undo_one"


@dataclass(frozen=True)
class Change:
    """A change, and why it cannot be taken back by this reader; None: it can, as far as one knows without trying."""

    record: Record
    refusal: Text | None


# --- what there is ---


def changes(
    request: Request[Any], *, by: int | None = None, before: int | None = None, limit: int = 20
) -> list[Change]:
    """Return the changes of the last 24 hours, newest first; `by` whom, `before` the id to go on from."""
    found = undo.recent(request.db.house, request.now, by=by, before=before, limit=limit)
    return [_change(request, record) for record in found]


def change(request: Request[Any], number: int) -> Change:
    """Return one change by its row in the audit. Raises ShopError `gone`."""
    return _change(request, undo.sure(request.db.house, number))


def button(request: Request[Any], subject: str) -> Button | None:
    """Return `↩ Undo` for what this person has just changed about a subject ("product:3"), for the screen that follows.

    None when they have not, or it cannot be taken back. The button asks before it does anything.
    """
    found = undo.last(request.db.house, request.user.id, subject, request.now)
    if found is None or _SCREEN not in request.host.registry.actions or _refusal(request, found) is not None:
        return None
    return Button(Text("btn-undo", {}, HOUSE), Call(_SCREEN, (str(found.id),)))


def who(request: Request[Any], actor: str) -> Name | Code:
    """Return an actor of the audit as people call them: a person by name, a part of the shop as it is."""
    person = people.get(request.db, int(actor)) if actor.isdecimal() else None
    return Name(person.name) if person else Code(actor)


def note(request: Request[Any], record: Record) -> Text | None:
    """Return what undoing this will not bring back, in a sentence; None when it is all of it."""
    found = undo.note(request.db.house, record)
    return None if found is None else Text(_key(found[0]), dict(found[1]), HOUSE)


# --- taking back ---


def take_back(request: Request[Any], number: int) -> Record:
    """Take a change back and return it. Raises ShopError with the reason; then nothing has happened."""
    found = change(request, number)
    if found.refusal is not None:
        raise _error(request, found.refusal)
    record = found.record
    try:
        undo.carry_out(request.tx, record, request.user.id, lambda: _reverse(request, record))
    except ShopError as error:
        raise _explained(request, record, error) from error
    return record


def trial(request: Request[Any], number: int) -> ShopError | None:
    """Return why taking a change back would fail just now, or None; whatever it tried is rolled back."""
    try:
        request.tx.house.attempt(lambda: _try(request, number))
    except _TriedError as done:
        return done.refusal
    return None


class _TriedError(Exception):
    def __init__(self, refusal: ShopError | None) -> None:
        super().__init__()
        self.refusal = refusal


def _try(request: Request[Any], number: int) -> None:
    try:
        take_back(request, number)
    except ShopError as error:
        raise _TriedError(error) from error
    raise _TriedError(None)


def _reverse(request: Request[Any], record: Record) -> None:
    own, core = OF_HOST.get(record.action), undo.REVERSERS.get(record.action)
    if own is not None:
        own(request, record)
    elif core is not None:
        core(request.tx.house, record, request.user.id)
    else:
        _reverse_of_plugin(request, record)


def _reverse_of_plugin(request: Request[Any], record: Record) -> None:
    handler = request.host.registry.undos[record.action]
    try:
        handler.call(request.as_plugin(handler.plugin), record)
    except ShopError as error:
        if error.key != "changed_since" and request.host.texts.has(handler.plugin, _key(error.key)):
            raise _error(request, Text(_key(error.key), error.facts, handler.plugin)) from error
        raise


# --- why not ---


def _change(request: Request[Any], record: Record) -> Change:
    return Change(record, _refusal(request, record))


def _refusal(request: Request[Any], record: Record) -> Text | None:
    return next(_refusals(request, record), None)


def _refusals(request: Request[Any], record: Record) -> Iterator[Text]:
    """Yield what stands in the way, the plainest reason first."""
    done = undo.undone(request.db.house, record.id)
    if done is not None:
        yield Text("undo-done-by", {"who": who(request, done.by), "at": When(done.at)}, HOUSE)
    never = _never(request, record.action)
    if never is not None:
        yield never
    if not undo.by_hand(record):
        yield _house("undo-by-shop")
    yield from _unknown(request, record)
    if not request.may(_allow(request, record)):
        yield _house("undo-not-allowed")
    if record.at <= request.now - undo.SECONDS:
        yield _house("undo-too-late")


def _never(request: Request[Any], action: str) -> Text | None:
    if action in undo.NEVER:
        return _house(_key(undo.NEVER[action]))
    return request.host.registry.finals.get(action)


def _unknown(request: Request[Any], record: Record) -> Iterator[Text]:
    """Yield why nobody knows how to put this back: its plugin is off, it is a secret, or the row does not say."""
    action, plugin = record.action, record.action.partition(".")[0]
    if action == "setting.changed" and HIDDEN in (record.before, record.after):
        yield _house("undo-secret")
    if action in OF_HOST or action in undo.REVERSERS or action in request.host.registry.undos:
        return
    here = {admission.name for admission in request.host.admissions}
    if plugin in here and plugin not in request.host.registry.plugins:
        yield Text("undo-plugin-off", {"plugin": Code(plugin)}, HOUSE)
    yield _house("undo-unknown")


def _allow(request: Request[Any], record: Record) -> str:
    action = record.action
    if action == "person.role" and {record.before, record.after} == _RESELLING:
        return "resellers.grant"
    own = request.host.registry.undos.get(action)
    return own.allow if own is not None else _ALLOW.get(action) or _ALLOW.get(action.partition(".")[0], OWNER)


def _explained(request: Request[Any], record: Record, error: ShopError) -> ShopError:
    """Say who has changed a thing since, where the audit knows."""
    newer = undo.newer(request.db.house, record) if error.key == "changed_since" else None
    if newer is None:
        return error
    return ShopError("changed_since_by", who=who(request, newer.actor), at=When(newer.at))


def _error(request: Request[Any], text: Text) -> ShopError:
    """Return words as a refusal that any plugin can raise, whoever's words they are."""
    if text.owner == HOUSE:
        return ShopError(text.key, **text.values)
    return ShopError("just", words=Name(request.words.plain(text)))


def _house(key: str) -> Text:
    return Text(key, {}, HOUSE)


def _key(key: str) -> str:
    return key.replace("_", "-").replace(".", "-")


# --- what needs the host ---


def _setting(request: Request[Any], record: Record) -> None:
    owner, _, name = record.subject.partition(".")
    if (owner, name) == (HOUSE, "only_method"):
        _still(terms.only_method(request.db.house) == record.after)
        control.pay_only_by(request, record.before)
        return
    if not isinstance(record.before, dict) or not isinstance(record.after, dict):
        raise ShopError("undo_unknown")  # written before an undo needed to know whether it was the shop's own value
    now = control.value(request, owner, name)
    _still(settings.noted(now.now, own=now.changed) == record.after)
    if record.before["own"]:
        was = record.before["value"]
        control.set_value(request, owner, name, tuple(was) if isinstance(was, list) else was)
    else:
        control.reset_value(request, owner, name)


def _text(request: Request[Any], record: Record) -> None:
    name, _, rest = record.subject.rpartition(" (")
    language = rest.removesuffix(")")
    _still(wordings.read(request.tx.house).get(language, {}).get(name) == record.after)
    control.put_back_text(request, name, language, record.before)


def _plugin(request: Request[Any], record: Record) -> None:
    name = record.subject.removeprefix("plugin:")
    _still(control.plugin(request, name).state == record.after)
    if record.before not in ("on", "off"):
        raise ShopError("undo_plugin_problem")
    control.switch(request, name, on=record.before == "on")


def _still(as_it_was: object) -> None:
    if not as_it_was:
        raise ShopError("changed_since")


OF_HOST: Mapping[str, Callable[[Request[Any], Record], None]] = {
    "plugin.switched": _plugin,
    "setting.changed": _setting,
    "text.changed": _text,
}
