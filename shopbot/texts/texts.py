"""Every word a person reads: Fluent messages by owner and language, rendered whole and never with an exception.

An owner is the house ("shopbot") or a plugin. A key is looked up as the shop owner's own wording, then in the
owner's texts in the reader's language, then in English, then in the house's the same way; what nobody has is shown
as «key» and reported once.

Fluent's own isolation is switched off: it also wraps whole plural sentences, and it puts its marks inside
`<code>`, where they are copied. Values bring their own marks instead (`text_values`). A template is formatted with
a slot for each value and the finished values are put in afterwards, so no value is ever taken for markup, and none
meets Fluent's limit of 2500 characters a value.
"""

import logging
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.plural import PluralRule
from fluent.runtime import FluentBundle
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser

from shopbot import program
from shopbot.db.fence import HOUSE
from shopbot.log import event
from shopbot.texts.check import (
    Entry,
    Problem,
    check_source,
    entries,
    entry_faults,
    is_label,
    parse_piece,
    piece_name,
    pieces,
    read_folder,
    references,
    used_pieces,
    variables,
)
from shopbot.texts.formats import LANGUAGES, PLURALS
from shopbot.texts.pseudo import PSEUDO, pseudo_resource
from shopbot.texts.render import Writer, line_marks, plain_marks, strip_html
from shopbot.texts.values import Num, Value

HOUSE_FOLDER = Path(__file__).parent

_logger = logging.getLogger(__name__)
_SLOT = re.compile("\x02([\\w-]+)\x03")
_UTC = ZoneInfo("UTC")
_OLD_CODES = {"in": "id"}


def pick_language(code: str | None, default: str) -> str:
    """Return which of the five a Telegram `language_code` (`zh-hans`, `fa`, `pt-br`) means, else the default."""
    short = (code or "").lower().replace("_", "-").partition("-")[0]
    short = _OLD_CODES.get(short, short)
    return short if short in LANGUAGES else default


class _Slot(FluentType):
    """Stands for a value while Fluent formats the template; equal to the variant it selects."""

    def __init__(self, name: str, selects: str) -> None:
        self.name = name
        self.selects = selects

    def format(self, _locale: object) -> str:
        return f"\x02{self.name}\x03"

    def __eq__(self, other: object) -> bool:
        return self.selects == other

    def __hash__(self) -> int:
        return hash(self.selects)


class _CountSlot(FluentType, int):
    """A slot for a number: being an int, it selects plural variants and exact numbers."""

    name: str

    def format(self, _locale: object) -> str:
        return f"\x02{self.name}\x03"


def _slot(name: str, value: object) -> FluentType:
    match value:
        case bool():
            return _Slot(name, "yes" if value else "no")
        case int() | Num():
            slot = _CountSlot(value.value if isinstance(value, Num) else value)
            slot.name = name
            return slot
    return _Slot(name, value if isinstance(value, str) else "")


class _Locale(Locale):
    """A locale that knows its plurals without Babel's data, which is large."""

    @property
    def plural_form(self) -> PluralRule:
        return PluralRule(PLURALS[self.language])


class _Bundle(FluentBundle):
    """A bundle that takes in a text, and those it uses, when it is first asked for: a day's readers see a part of them.

    It also leaves arguments as they are: Fluent would turn a counted slot into a plain number.
    """

    def __init__(self, language: str, sources: Mapping[str, str]) -> None:
        self._pseudo = language == PSEUDO
        self._spoken = "en" if self._pseudo else language
        super().__init__([self._spoken], use_isolating=False)
        self._sources = sources
        self._taken: set[str] = set()

    def _get_babel_locale(self) -> Locale:
        return _Locale(self._spoken)

    def has_message(self, message_id: str) -> bool:
        self._take_in(message_id, frozenset())
        return bool(super().has_message(message_id))

    def _take_in(self, name: str, above: frozenset[str]) -> None:
        """Add a text after those it uses, so that another thread never finds it without them."""
        if name in self._taken or name in above or name not in self._sources:
            return
        resource = parse_piece(self._sources[name])
        for used in used_pieces(resource):
            self._take_in(used, above | {name})
        self.add_resource(pseudo_resource(resource) if self._pseudo else resource, allow_overrides=True)
        self._taken.add(name)

    def fill(self, pattern: Any, slots: dict[str, FluentType]) -> tuple[str, list[Exception]]:
        """Return the template with its slots, and what Fluent complained about."""
        errors: list[Exception] = []
        environment = ResolverEnvironment(context=self, current=CurrentEnvironment(args=slots), errors=errors)
        try:
            return str(pattern(environment)), errors
        except (ValueError, RecursionError) as error:
            return "…", [*errors, error]


@dataclass(frozen=True, slots=True)
class _Found:
    bundle: _Bundle
    pattern: Any
    language: str


def _lookup(bundle: _Bundle | None, key: str, language: str) -> _Found | None:
    name, _, attribute = key.partition(".")
    if bundle is None or not bundle.has_message(name):
        return None
    message = bundle.get_message(name)
    pattern = message.attributes.get(attribute) if attribute else message.value
    return _Found(bundle, pattern, language) if pattern else None


def _own_wording(key: str, text: str) -> str:
    """Write an owner's plain text as the Fluent source of one message."""
    name, _, attribute = key.partition(".")
    head = f"{name} =\n    .{attribute} =\n" if attribute else f"{name} =\n"
    return head + "\n".join("        " + line for line in text.strip().splitlines()) + "\n"


def own_entry(key: str, text: str) -> Entry | None:
    """Return an owner's wording as an entry; None if some of it is no text, or another one."""
    try:
        resource = FluentParser(with_spans=False).parse(_own_wording(key, text))
        found = list(entries(resource))
    except RecursionError:  # braces within braces without end
        return None
    sound = len(resource.body) == 1 and [entry.key for entry in found] == [key]
    return found[0] if sound else None


def _no_value(where: str, name: str) -> Problem:
    return Problem(where, f"there is no {{ ${name} }} in this text", kind="value", about=name)


class Texts:
    """The words of the house and of every admitted plugin, in all languages.

    `zone` is the shop's time zone, used where a moment has to be written out. `missing` counts the keys nobody
    had, by (owner, language, key). Reading is safe from any thread while texts are added or dropped.
    """

    def __init__(self, zone: ZoneInfo = _UTC) -> None:
        self.zone = zone
        self.missing: Counter[tuple[str, str, str]] = Counter()
        self._sources: dict[tuple[str, str], dict[str, str]] = {}
        self._bundles: dict[tuple[str, str], _Bundle | None] = {}
        self._overrides: dict[tuple[str, str, str], str] = {}
        self._cache: dict[tuple[str, str, str], _Found | None] = {}
        self._reported: set[tuple[str, str]] = set()

    def add(self, owner: str, language: str, source: str, where: str) -> list[Problem]:
        """Add texts of an owner in one language; return what is wrong with them (see `shopbot.texts.check`).

        What parses is usable even then; whether a plugin with problems is admitted is the caller's decision.
        """
        self.keep(owner, language, source)
        return check_source(source, language, where)

    def keep(self, owner: str, language: str, source: str) -> None:
        """Add texts that were checked before, or come with the house and are checked by its tests."""
        place = (owner, language)
        self._sources = {**self._sources, place: {**self._sources.get(place, {}), **pieces(source)}}
        self._forget()

    def drop(self, owner: str) -> None:
        """Forget an owner's texts: its plugin is off."""
        self._sources = {place: kept for place, kept in self._sources.items() if place[0] != owner}
        self._forget()

    def use_overrides(self, wordings: Mapping[str, Mapping[str, str]]) -> list[Problem]:
        """Replace the shop owner's own wordings; return those left out, and why.

        `wordings` is {language: {"owner/key": text}}. Call it after the texts they stand in for were added.
        """
        problems: list[Problem] = []
        kept: dict[tuple[str, str, str], str] = {}
        for language, texts in wordings.items():
            for name, text in texts.items():
                owner, _, key = name.partition("/")
                faults = self.check_override(owner, language, key, text)
                problems += faults
                if not faults:
                    kept[owner, language, key] = _own_wording(key, text)
        self._overrides = kept
        self._forget()
        return problems

    def check_override(self, owner: str, language: str, key: str, text: str) -> list[Problem]:
        """Return why a wording cannot stand in for this text; an empty list means it can."""
        where = f"{owner}/{key} {language}"
        original = self._original(owner, language, key)
        if original is None:
            return [Problem(where, "there is no text with this key", kind="gone")]
        wording = own_entry(key, text)
        if wording is None:
            fault = "not a text: braces come in pairs, and no line begins with [ * or ."
            return [Problem(where, fault, kind="broken")]
        problems = [Problem(where, fault, kind=kind) for fault, kind in entry_faults(wording, language).items()]
        strange = variables(wording.pattern) - variables(original.pattern)
        problems += [_no_value(where, name) for name in sorted(strange)]
        foreign = references(wording.pattern) - references(original.pattern)
        return problems + [Problem(where, f"{{ {name} }} is no part of this text", kind="broken") for name in foreign]

    def originals(self, owner: str, language: str) -> dict[str, Entry]:
        """Return an owner's texts as it brought them, by key: in `language`, else in English; in English's order."""
        found = [piece for tongue in ("en", language) for piece in self._sources.get((owner, tongue), {}).values()]
        return {entry.key: entry for piece in found for entry in entries(parse_piece(piece))}

    def draft(self, owner: str, language: str, key: str, text: str, values: Mapping[str, Any]) -> str:
        """Return a wording that passed `check_override` as its readers would see it, in Telegram's HTML."""
        bundle = self._with(owner, language, _own_wording(key, text))
        found = _lookup(bundle, key, language) or self._find(owner, language, key)
        if found is None:
            return ""
        if is_label(key):
            return escape(plain_marks(self._filled(found, owner, key, values, html=False), language), quote=False)
        return line_marks(self._filled(found, owner, key, values, html=True), language)

    def has(self, owner: str, key: str) -> bool:
        """Tell whether anybody in the look-up chain has this text in English."""
        return self._find(owner, "en", key) is not None

    def languages(self, owner: str) -> frozenset[str]:
        """Return the languages an owner brought texts in."""
        return frozenset(language for name, language in self._sources if name == owner)

    def render(self, owner: str, language: str, key: str, values: Mapping[str, Any] | None = None) -> str:
        """Return a finished text in Telegram's HTML. Never raises: a fault shows as «key» or … and is logged."""
        text, written_in = self._text(owner, language, key, values or {}, html=True)
        return line_marks(text, written_in)

    def plain(self, owner: str, language: str, key: str, values: Mapping[str, Any] | None = None) -> str:
        """Return a text without markup: for button labels and toasts, which show tags as they are."""
        text, written_in = self._text(owner, language, key, values or {}, html=False)
        return plain_marks(text, written_in)

    def _text(self, owner: str, language: str, key: str, values: Mapping[str, Any], *, html: bool) -> tuple[str, str]:
        found = self._find(owner, language, key)
        if found is None:
            self._miss(owner, language, key)
            return f"«{escape(key) if html else key}»", language
        return self._filled(found, owner, key, values, html=html, asked=language), found.language

    def _filled(
        self, found: _Found, owner: str, key: str, values: Mapping[str, Any], *, html: bool, asked: str = ""
    ) -> str:
        """Return a template with its values; texts inside it are looked up in `asked`, else in its own language."""
        language = asked or found.language
        slots = {name: _slot(name, value) for name, value in values.items()}
        template, errors = found.bundle.fill(found.pattern, slots)
        if errors:
            self._report(owner, key, errors[0])
        if not html:
            template = strip_html(template)
        template = program.as_typed(template, partial(escape, quote=False) if html else str)
        if "\x02" not in template:
            return template

        def phrase(inner: str, arguments: Mapping[str, Value]) -> str:
            return self._text(owner, language, inner, arguments, html=html)[0]

        def written(slot: re.Match[str]) -> str:
            try:
                return writer.write(values[slot[1]])
            except (TypeError, ValueError, OverflowError, OSError, KeyError) as error:
                # One value that cannot be written must not cost the person the rest of the sentence.
                self._report(owner, key, error)
                return "…"

        writer = Writer(found.language, self.zone, html, phrase)
        return _SLOT.sub(written, template)

    def _find(self, owner: str, language: str, key: str) -> _Found | None:
        cache = self._cache
        place = (owner, language, key)
        if place not in cache:
            cache[place] = self._search(owner, language, key)
        return cache[place]

    def _search(self, owner: str, language: str, key: str) -> _Found | None:
        for who, tongue in _chain(owner, language):
            found = self._overridden(who, tongue, key) or _lookup(self._bundle(who, tongue), key, tongue)
            if found:
                return found
        return None

    def _overridden(self, owner: str, language: str, key: str) -> _Found | None:
        override = self._overrides.get((owner, language, key))
        if override is None:
            return None
        return _lookup(self._with(owner, language, override), key, language)

    def _with(self, owner: str, language: str, override: str) -> _Bundle:
        return _Bundle(language, {**self._sources.get((owner, language), {}), **pieces(override)})

    def _bundle(self, owner: str, language: str) -> _Bundle | None:
        bundles, place = self._bundles, (owner, language)
        if place not in bundles:
            sources = self._sources.get((owner, "en") if language == PSEUDO else place)
            bundles[place] = _Bundle(language, sources) if sources else None
        return bundles[place]

    def _original(self, owner: str, language: str, key: str) -> Entry | None:
        for place in _chain(owner, language):
            piece = self._sources.get(place, {}).get(piece_name(key))
            for entry in entries(parse_piece(piece)) if piece else ():
                if entry.key == key:
                    return entry
        return None

    def _forget(self) -> None:
        """Start empty caches. New dicts, so that a reader still filling the old ones cannot spoil these."""
        self._bundles = {}
        self._cache = {}

    def _miss(self, owner: str, language: str, key: str) -> None:
        place = (owner, language, key)
        self.missing[place] += 1
        if self.missing[place] == 1:
            event(_logger, "text_missing", level=logging.WARNING, owner=owner, language=language, key=key)

    def _report(self, owner: str, key: str, error: Exception) -> None:
        if (owner, key) not in self._reported:
            self._reported.add((owner, key))
            problem = f"{type(error).__name__}: {error}"
            event(_logger, "text_faulty", level=logging.WARNING, owner=owner, key=key, problem=problem)


def house_texts(zone: ZoneInfo = _UTC) -> Texts:
    """Return texts that hold the house's own words; plugins' are added when they are admitted."""
    texts = Texts(zone)
    for language, source in read_folder(HOUSE_FOLDER).items():
        texts.keep(HOUSE, language, source)
    return texts


def _chain(owner: str, language: str) -> dict[tuple[str, str], None]:
    """Return where a text is looked for, in order: the owner's language, its English, then the house's."""
    return dict.fromkeys((who, tongue) for who in (owner, HOUSE) for tongue in (language, "en"))
