"""What staff steer from the chat: plugins, settings, the wording of texts, and the events that were set aside.

Who may is asked here, where the thing is done, and every change is a row of the audit that names the person.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from shopbot import __version__
from shopbot.db import inbox
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Row
from shopbot.errors import PluginError, ShopError
from shopbot.host import incoming, settings
from shopbot.host.admit import Admission
from shopbot.host.context import Context, Request, TerminalContext
from shopbot.host.incoming import Incoming
from shopbot.host.plugin import OWNER, STAFF, Plugin
from shopbot.host.screen import Text
from shopbot.host.settings import Setting
from shopbot.texts import wordings
from shopbot.texts.values import Code, Html, Name
from shopbot.trade import audit, terms

Passage = wordings.Passage
State = Literal["on", "off", "problem"]
STAYS = frozenset({"admin", "home"})


@dataclass(frozen=True)
class Card:
    """One plugin as its owner sees it; what it adds is known only while it is on or was since the start."""

    name: str
    state: State
    about: str = ""
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    commands: int = 0
    buttons: int = 0
    jobs: int = 0
    settings: int = 0


@dataclass(frozen=True)
class Value:
    """A setting and what it is now; `changed` if that was decided in the chat."""

    owner: str
    setting: Setting = field(repr=False)
    now: Any = field(repr=False)
    changed: bool

    @property
    def shown(self) -> Any:
        """Return the value as it is shown and typed: numbers in the setting's unit."""
        return self.now // self.setting.unit if self.setting.kind is int else self.now


@dataclass(frozen=True)
class Fault:
    """An event that was set aside: where it was going, when it came (UTC seconds), its error code."""

    id: int
    place: str
    at: int
    code: str


@dataclass(frozen=True)
class Step:
    """How far an owner's tables are: how many steps were taken, and the newest."""

    owner: str
    taken: int
    newest: str


# --- plugins ---


def plugins(ctx: Context[Any]) -> list[Card]:
    """Return all plugins there are, by name."""
    return sorted((_card(admission) for admission in ctx.host.admissions), key=lambda card: card.name)


def plugin(ctx: Context[Any], name: str) -> Card:
    """Return one plugin. Raises ShopError `no_such_plugin`."""
    return _card(_admission(ctx, name))


def switch(request: Request[Any] | TerminalContext[Any], name: str, *, on: bool) -> Card:
    """Turn a plugin on or off, for owners; return how it then is. Its tables stay.

    Raises ShopError `not_allowed`, `no_such_plugin`, `plugin_stays`, `plugin_needed` (by), `plugin_needs` (needs) or
    `plugin_refused` (problem).
    """
    request.require(OWNER)
    was = plugin(request, name)
    if (was.state == "on") == on:
        return was
    _refuse_if_needed(request, was, on=on)
    try:
        admission = request.host.switch(request.tx.house, name, on=on)
    except PluginError as error:
        raise ShopError("plugin_refused", plugin=Code(name), problem=Name(error.problem)) from error
    audit.write(request.tx, request.actor, "plugin.switched", f"plugin:{name}", was.state, "on" if on else "off")
    return _card(admission)


def _refuse_if_needed(request: Context[Any], card: Card, *, on: bool) -> None:
    published = request.host.registry.plugins
    missing = [needed for needed in card.requires if needed not in published]
    if on and missing:
        raise ShopError("plugin_needs", plugin=Code(card.name), needs=Code(", ".join(missing)))
    users = needed_by(request, card.name)
    if not on and users:
        raise ShopError("plugin_needed", plugin=Code(card.name), by=Code(", ".join(users)))
    if not on and card.name in STAYS:
        raise ShopError("plugin_stays", plugin=Code(card.name))


def _admission(ctx: Context[Any], name: str) -> Admission:
    found = next((one for one in ctx.host.admissions if one.name == name), None)
    if found is None:
        raise ShopError("no_such_plugin", plugin=Code(name[:40]))
    return found


def _card(admission: Admission) -> Card:
    state: State = "problem" if admission.problems else "on" if admission.admitted else "off"
    known = admission.plugin
    if known is None:
        return Card(admission.name, state, problems=tuple(admission.problems))
    return Card(
        admission.name,
        state,
        about=known.doc.partition("\n")[0],
        problems=tuple(admission.problems),
        warnings=tuple(admission.warnings),
        requires=known.requires,
        commands=len(known.commands),
        buttons=len(known.entries),
        jobs=len(known.jobs),
        settings=len(settings.declared(known)),
    )


# --- settings ---


def owners(ctx: Context[Any]) -> list[str]:
    """Return who has settings: the house first, then the plugins that are on, by name."""
    return [HOUSE, *sorted(p.name for p in ctx.host.registry.plugins.values() if settings.declared(p))]


def values(ctx: Context[Any], owner: str) -> list[Value]:
    """Return an owner's settings in the order they were declared. Raises ShopError `no_such_plugin`."""
    declared = _owner(ctx, owner)
    now = settings.of(ctx.tx, declared, ctx.host.first_values(owner))
    changed = settings.changed(ctx.tx, declared)
    return [Value(owner, one, getattr(now, name), name in changed) for name, one in settings.declared(declared).items()]


def value(ctx: Context[Any], owner: str, name: str) -> Value:
    """Return one setting. Raises ShopError `gone` for one that is not there any more."""
    found = next((one for one in values(ctx, owner) if one.setting.name == name), None)
    if found is None:
        raise ShopError("gone")
    return found


def set_value(request: Request[Any], owner: str, name: str, new: object) -> None:
    """Change a setting, for owners. Raises ShopError `setting_wrong`, `not_allowed`, `gone`."""
    request.require(OWNER)
    value(request, owner, name)
    first = request.host.first_values(owner)
    settings.change(request.tx, _owner(request, owner), name, new, first=first, by=request.actor)


def reset_value(request: Request[Any], owner: str, name: str) -> None:
    """Go back to the first value of a setting, for owners. Raises ShopError `not_allowed`, `gone`."""
    request.require(OWNER)
    value(request, owner, name)
    first = request.host.first_values(owner)
    settings.reset(request.tx, _owner(request, owner), name, first=first, by=request.actor)


def label(ctx: Context[Any], owner: str, one: Setting) -> Text:
    """Return a setting's name for a button: the owner's own words for it, else its name in the code."""
    key = f"btn-setting-{one.name.replace('_', '-')}"
    if ctx.host.texts.has(owner, key):
        return Text(key, {}, owner)
    return Text("just", {"words": Name(one.name.replace("_", " ").capitalize())}, HOUSE)


def help_line(ctx: Context[Any], owner: str, one: Setting) -> Text:
    """Return what a setting is for, in the owner's own words or as the code says it."""
    key = f"setting-{one.name.replace('_', '-')}"
    return Text(key, {}, owner) if ctx.host.texts.has(owner, key) else Text("just", {"words": Name(one.help)}, HOUSE)


def _owner(ctx: Context[Any], owner: str) -> Plugin[Any]:
    if owner != HOUSE and owner not in ctx.host.registry.plugins:
        raise ShopError("no_such_plugin", plugin=Code(owner[:40]))
    return ctx.host.plugin(owner)


# --- the owner's own wordings ---


def text_owners(ctx: Context[Any]) -> list[str]:
    """Return whose texts can be worded anew: the house first, then the plugins that are on and have any, by name."""
    return [HOUSE, *(name for name in sorted(ctx.host.registry.plugins) if ctx.host.texts.languages(name))]


def texts(ctx: Context[Any], owner: str, language: str) -> list[Passage]:
    """Return an owner's texts as they read in a language. Raises ShopError `no_such_plugin`."""
    _owner(ctx, owner)
    return wordings.passages(ctx.host.texts, wordings.read(ctx.tx), owner, language)


def text(ctx: Context[Any], owner: str, language: str, mark: str) -> Passage | None:
    """Return the text with this mark; None when the owner no longer has it. Raises ShopError `no_such_plugin`."""
    return next((one for one in texts(ctx, owner, language) if one.mark == mark), None)


def find_texts(ctx: Context[Any], language: str, words: str) -> list[Passage]:
    """Return the texts, of all owners, that hold these words."""
    every = (one for owner in text_owners(ctx) for one in texts(ctx, owner, language))
    return [one for one in every if wordings.fits(one, words)]


def preview_text(request: Request[Any], passage: Passage, words: str) -> Html:
    """Return how readers would see `words` in place of a text. Raises what `set_text` does."""
    pattern = _sound(request, passage, words)
    currency = terms.currency(request.tx)
    known = wordings.samples(request.user.name, request.host.shop.name, currency, request.now)
    return wordings.preview(request.host.texts, passage, pattern, known)


def set_text(request: Request[Any], passage: Passage, words: str) -> None:
    """Word a text anew, for owners. Raises ShopError `not_allowed`, or a refusal (see `wordings.refusal`)."""
    request.require(OWNER)
    _reword(request, f"{passage.owner}/{passage.key}", passage.language, _sound(request, passage, words))


def reset_text(request: Request[Any], passage: Passage) -> None:
    """Let a text read as the shop brings it, for owners. Raises ShopError `not_allowed`."""
    request.require(OWNER)
    _reword(request, f"{passage.owner}/{passage.key}", passage.language, None)


def put_back_text(request: Request[Any], name: str, language: str, pattern: str | None) -> None:
    """Let a text ("owner/key") read as it did before, for owners; None: as the shop brings it.

    Raises ShopError `not_allowed`, or `gone` for a wording of a text that is not there any more.
    """
    request.require(OWNER)
    owner, _, key = name.partition("/")
    if pattern is not None and not request.host.texts.has(owner, key):
        raise ShopError("gone")
    _reword(request, name, language, pattern)


def _sound(request: Request[Any], passage: Passage, words: str) -> str:
    pattern = passage.pattern(words)
    refused = wordings.refusal(request.host.texts, passage, pattern)
    if refused is not None:
        raise refused
    return pattern


def _reword(request: Request[Any], name: str, language: str, pattern: str | None) -> None:
    was = wordings.write(request.tx, language, name, pattern)
    if was != pattern:
        audit.write(request.tx, request.actor, "text.changed", f"{name} ({language})", was, pattern)


# --- events that were set aside ---


def faults(ctx: Context[Any], limit: int = 20) -> list[Fault]:
    """Return the newest events that were set aside."""
    rows = ctx.tx.house.rows("SELECT * FROM inbox WHERE state = 'parked' ORDER BY id DESC LIMIT ?", limit)
    return [_fault(row) for row in rows]


def fault_count(ctx: Context[Any]) -> int:
    """Return how many events are set aside."""
    return inbox.parked_count(ctx.tx.house)


def try_again(request: Request[Any], event: int) -> None:
    """Let an event that was set aside run again, for staff. Raises ShopError `already_dealt_with`, `not_allowed`."""
    request.require(STAFF)
    if not inbox.again(request.tx, event):
        raise ShopError("already_dealt_with")
    audit.write(request.tx, request.actor, "event.again", f"event:{event}")


def dismiss(request: Request[Any], event: int) -> None:
    """Close an event that was set aside, for staff. Raises ShopError `already_dealt_with`, `not_allowed`."""
    request.require(STAFF)
    if not inbox.dismiss(request.tx, event):
        raise ShopError("already_dealt_with")
    audit.write(request.tx, request.actor, "event.dismissed", f"event:{event}")


def _fault(row: Row) -> Fault:
    return Fault(row["id"], _place(row["source"], json.loads(row["body"])), row["received_at"], row["problem"] or "")


def _place(source: str, body: Mapping[str, Any]) -> str:
    """Return where an event was going: never what a person wrote, but a command's or a button's name."""
    if "listener" in body:
        return str(body["listener"])
    if "owner" in body and "name" in body:
        return f"{body['owner']}.{body['name']}"
    try:
        read = incoming.read(body.get("update", body))
    except (KeyError, TypeError, ValueError, AttributeError):
        return source
    if not isinstance(read, Incoming):
        return source
    if read.tap is not None:
        return read.tap.partition(":")[0] if "." in read.tap else "tap"
    return read.text.split(maxsplit=1)[0][:32] if read.text.startswith("/") else "message"


# --- the shop itself ---


def version() -> str:
    """Return the version of the shop's code."""
    return __version__


def steps(ctx: Context[Any]) -> list[Step]:
    """Return how far each owner's tables are, the house first."""
    rows = ctx.tx.house.rows(
        "SELECT owner, count(*), max(name) FROM migration GROUP BY owner ORDER BY owner <> ?, owner", HOUSE
    )
    return [Step(*row) for row in rows]


def day_start(ctx: Context[Any]) -> int:
    """Return when the day at hand began in the shop's time zone, as UTC seconds."""
    here = datetime.fromtimestamp(ctx.now, ZoneInfo(ctx.host.shop.time_zone))
    return int(here.replace(hour=0, minute=0, second=0, microsecond=0).timestamp())


def needed_by(ctx: Context[Any], name: str) -> list[str]:
    """Return which plugins that are on require `name`, by name."""
    return sorted(one.name for one in ctx.host.registry.plugins.values() if name in one.requires)


def pay_only_by(request: Request[Any], method: str | None) -> None:
    """Offer one payment method (and the balance) from now on, or, with None, all that are on; for owners."""
    request.require(OWNER)
    was = terms.only_method(request.db)
    if was != method:
        terms.set_only_method(request.tx, method)
        audit.write(request.tx, request.actor, "setting.changed", f"{HOUSE}.only_method", was, method)
