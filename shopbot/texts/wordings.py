"""The shop owner's own wordings of the shop's texts: stored by language, shown and typed the way a person writes.

A wording is stored as the pattern of a Fluent message, in which a value is `{ $name }`; its owner reads and types
`{name}`. Wordings are one setting of the house: {language: {"owner/key": pattern}}. Those of a plugin that is off, or
of a text that an upgrade took away, stay stored and are used again when it is back.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from fluent.syntax import ast
from fluent.syntax.serializer import serialize_pattern

from shopbot.db import settings as stored
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Tx
from shopbot.errors import ShopError
from shopbot.texts.check import LABEL_LIMIT, TAGS, Entry, Problem, references, selectors, variables
from shopbot.texts.check import wordings as readings
from shopbot.texts.render import line_marks, strip_html
from shopbot.texts.texts import Texts, own_entry
from shopbot.texts.values import BIDI_CONTROLS, Code, Html, Name, Num, When
from shopbot.trade.money import Money

Kept = Mapping[str, Mapping[str, str]]
MOST_CHARACTERS = 2000

_SETTING = "texts"
_SHORTER = {"bot-about": 120, "bot-description": 512, "cmd": 256}  # Telegram's own limits, in characters
_SIMPLE = re.compile(r"\{\s*\$([a-zA-Z][\w-]*)\s*\}")
_TYPED = re.compile(r"\{\s*\$?([a-zA-Z][\w-]*)\s*\}")
_ENTITY = "(?:lt|gt|amp|quot|#[0-9]+);"
_LONE_AND = re.compile(f"&(?!{_ENTITY})")
_WRITTEN_AND = re.compile(f"&amp;(?!{_ENTITY})")
_MONEY = frozenset({"money", "price", "balance", "missing", "spent"})
_MOMENTS = frozenset({"at", "until", "date"})


@dataclass(frozen=True)
class Reworded:
    """Effect: these are the owner's wordings from now on."""

    wordings: Kept


@dataclass(frozen=True)
class Passage:
    """One text in one language as it reads now, the way its owner types it; `values` are what the shop fills in.

    `start` are its words on one line, `said` all it can read as. `mark` finds the text again, from a button that is
    short; `taken_in` are the other texts it may contain.
    """

    owner: str
    language: str
    key: str
    source: str
    start: str = ""
    said: str = field(default="", repr=False)
    values: tuple[str, ...] = ()
    changed: bool = False
    taken_in: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def mark(self) -> str:
        """Return ten hex digits that stand for the key."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:10]

    @property
    def written(self) -> Html:
        """Return the wording as it is typed, tags shown as tags."""
        return Html(line_marks(escape(self.source, quote=False), self.language))

    @property
    def braces(self) -> Code:
        """Return the values the way they are typed."""
        return Code(" ".join(f"{{{name}}}" for name in self.values) or "—")

    def pattern(self, typed: str) -> str:
        """Return what a person typed for this text as the pattern that is stored."""
        words = _LONE_AND.sub("&amp;", BIDI_CONTROLS.sub("", typed).strip())
        return _TYPED.sub(lambda m: m[0] if m[1] in self.taken_in else f"{{ ${m[1]} }}", words)


def read(db: Reader) -> dict[str, dict[str, str]]:
    """Return all wordings: {language: {"owner/key": pattern}}."""
    return {language: dict(texts) for language, texts in stored.read(db, HOUSE).get(_SETTING, {}).items()}


def write(tx: Tx, language: str, name: str, pattern: str | None) -> str | None:
    """Set the wording of "owner/key" in one language, or (None) forget it; return what it was.

    Readers meet it once the transaction is committed.
    """
    every = read(tx)
    of_language = every.setdefault(language, {})
    was = of_language.pop(name, None)
    if pattern is not None:
        of_language[name] = pattern
    kept = {tongue: words for tongue, words in every.items() if words}
    if kept:
        stored.write(tx, HOUSE, _SETTING, kept)
    else:
        stored.forget(tx, HOUSE, _SETTING)
    tx.after_commit(Reworded(kept))
    return was


def passages(texts: Texts, kept: Kept, owner: str, language: str) -> list[Passage]:
    """Return an owner's texts that hold words, in the order of its file, as they read with the wordings `kept`."""
    of_language = kept.get(language, {})
    found = texts.originals(owner, language).values()
    return [_passage(texts, owner, language, one, of_language.get(f"{owner}/{one.key}")) for one in found if _says(one)]


def _says(entry: Entry) -> bool:
    """Tell whether a text has words of its own: one that is only a value is not the owner's to change."""
    return any(strip_html(reading).replace("\ufffc", "").strip() for reading in readings(entry.pattern))


def _passage(texts: Texts, owner: str, language: str, entry: Entry, own: str | None) -> Passage:
    sound = own is not None and not texts.check_override(owner, language, entry.key, own)
    worded = own_entry(entry.key, own) if own is not None and sound else None
    pattern = worded.pattern if worded else entry.pattern
    start = _words(_reading(pattern))
    return Passage(
        owner,
        language,
        entry.key,
        _SIMPLE.sub(r"{\1}", _WRITTEN_AND.sub("&", _source(pattern))),
        start,
        _words(" ".join([start, *readings(pattern)])).casefold(),
        tuple(sorted(variables(entry.pattern))),
        worded is not None,
        references(entry.pattern),
    )


def _words(html: str) -> str:
    return " ".join(strip_html(html).split())


def _reading(pattern: ast.Pattern) -> str:
    """Return a pattern as it reads most often, each value as its name in braces."""
    return "".join(_part(element) for element in pattern.elements)


def _part(element: ast.TextElement | ast.Placeable) -> str:
    if isinstance(element, ast.TextElement):
        return element.value
    match element.expression:
        case ast.SelectExpression() as choice:
            return next(_reading(variant.value) for variant in choice.variants if variant.default)
        case ast.VariableReference() as value:
            return f"{{{value.id.name}}}"
    return "…"


def _source(pattern: ast.Pattern) -> str:
    """Return a pattern as its file has it, without the indentation."""
    return "\n".join(line.removeprefix("    ") for line in serialize_pattern(pattern).strip().split("\n"))


# --- refusals ---


def refusal(texts: Texts, passage: Passage, pattern: str) -> ShopError | None:
    """Return why a wording cannot be used, in the owner's terms, or None when it can.

    The errors are `field_empty`, `field_too_long` (limit), and those the plugin that shows them has the words for:
    `wording_broken`, `wording_value` (name, names), `wording_tags` (tags), `wording_plural`, `wording_label` (most).
    """
    if not pattern:
        return ShopError("field_empty")
    most = _most(passage)
    if len(pattern) > most:
        return ShopError("field_too_long", limit=Num(most))
    problems = texts.check_override(passage.owner, passage.language, passage.key, pattern)
    return _sentence(passage, problems[0]) if problems else None


def _most(passage: Passage) -> int:
    name = "cmd" if passage.key.startswith("cmd-") else passage.key
    return _SHORTER.get(name, MOST_CHARACTERS)


def _sentence(passage: Passage, problem: Problem) -> ShopError:
    facts: dict[str, dict[str, Any]] = {
        "value": {"name": Code(f"{{{problem.about}}}"), "names": passage.braces},
        "tags": {"tags": Code(" ".join(f"<{tag}>" for tag in sorted(TAGS)))},
        "label": {"most": Num(LABEL_LIMIT)},
    }
    return ShopError(f"wording_{problem.kind}", **facts.get(problem.kind, {}))


# --- how it will read ---


def preview(texts: Texts, passage: Passage, pattern: str, known: Mapping[str, Any]) -> Html:
    """Return a sound wording as readers will see it; `known` are values that are at hand, by name."""
    entry = own_entry(passage.key, pattern)
    chosen = selectors(entry.pattern) if entry else {}
    values = {name: _sample(name, chosen, known) for name in passage.values}
    return Html(texts.draft(passage.owner, passage.language, passage.key, pattern, values))


def _sample(name: str, chosen: Mapping[str, str], known: Mapping[str, Any]) -> Any:
    if name in chosen:
        return Num(int(chosen[name])) if chosen[name].isdecimal() else chosen[name]
    return known.get(name, Name(f"{{{name}}}"))


def samples(person: str, shop: str, currency: str, now: int) -> dict[str, Any]:
    """Return values to preview with: the reader's own name, the shop's, a sum, the moment at hand (UTC seconds)."""
    sums = {name: Money(50_000, currency) for name in _MONEY}
    return {"name": Name(person), "shop": Name(shop), **sums, **{name: When(now) for name in _MOMENTS}}


# --- finding ---


def fits(passage: Passage, words: str) -> bool:
    """Tell whether a text holds all of these words, in any order."""
    return all(word in passage.said for word in words.casefold().split())
