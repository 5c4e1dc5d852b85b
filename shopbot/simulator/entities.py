"""Formatted text: Telegram's HTML style in, message entities, and safe HTML for the chat page out.

Offsets and lengths of entities count UTF-16 code units, as everywhere in the Bot API. The parser follows the error
texts of the official Bot API server (`can't parse entities: ...`).
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from shopbot.simulator.refusal import Refusal, broken_rule

Entity = dict[str, Any]

_SIMPLE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "s": "strikethrough", "strike": "strikethrough",
    "del": "strikethrough", "u": "underline", "ins": "underline", "tg-spoiler": "spoiler", "span": "spoiler",
    "code": "code", "pre": "pre",
}  # fmt: skip
_TAGS = frozenset(_SIMPLE) | {"a", "tg-emoji", "tg-time", "blockquote"}
_REFERENCE = re.compile(r"&(?:#(\d{1,7});|#[xX]([0-9a-fA-F]{1,6});|(lt|gt|amp|quot);)")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SPACE = " \t\r\n"
_TIME_FORMAT = re.compile(r"(r|w?[dD]?[tT]?)\Z")
_LINK = re.compile(r"(?:https?|tg|tonsite)://\S+|(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?\Z", re.IGNORECASE)
_SEEN = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]])|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<bot_command>(?<![\w/@])/[A-Za-z0-9_]{1,32}(?:@\w+)?)|(?P<mention>(?<![\w@])@[A-Za-z]\w{3,31})"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
)


@dataclass(slots=True)
class Rich:
    """Text without markup, and its entities in Bot API form."""

    text: str
    entities: list[Entity] = field(default_factory=list)


def units(text: str) -> int:
    """How many UTF-16 code units a text takes."""
    return len(text) + sum(1 for character in text if character > "\uffff") if not text.isascii() else len(text)


def _wrong(words: str, source: str, at: int) -> Refusal:
    return broken_rule(f"can't parse entities: {words} at byte offset {len(source[:at].encode())}")


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    begin: int
    content: int


class _Parser:
    """One pass over an HTML source; `run` returns the rich text or raises a refusal."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def run(self) -> Rich:
        source = self.source
        while self.at < len(source):
            stop = _next_special(source, self.at)
            self._text(source[self.at : stop])
            self.at = stop
            if stop == len(source):
                break
            if source[stop] == "&":
                self._reference()
            elif source.startswith("</", stop):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            last = self.open[-1]
            raise broken_rule(f"can't parse entities: Can't find end tag corresponding to start tag \"{last.tag}\"")
        return Rich("".join(self.out), self.entities)

    def _text(self, piece: str) -> None:
        self.out.append(piece)
        self.offset += units(piece)

    def _reference(self) -> None:
        found = _REFERENCE.match(self.source, self.at)
        self._text(_character(found) if found else "&")
        self.at = found.end() if found else self.at + 1

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._until(_SPACE + ">").lower()
        if self.at >= len(self.source):
            raise _wrong("Unclosed start tag", self.source, begin)
        if tag not in _TAGS:
            raise _wrong(f'Unsupported start tag "{tag}"', self.source, begin)
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _wrong('Tag "span" must have class "tg-spoiler"', self.source, begin)
        self.open.append(_Open(tag, attributes, self.offset, begin, len(self.out)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._skip_space()
            if self._here() == ">":
                self.at += 1
                return attributes
            if not self._here():
                raise _wrong(f'Unclosed start tag "{tag}"', self.source, begin)
            name = self._until(_SPACE + "=>").lower()
            if not name:
                raise _wrong(f'Empty attribute name in the tag "{tag}"', self.source, begin)
            self._skip_space()
            attributes[name] = self._value(tag, begin) if self._here() == "=" else ""
            if attributes[name] == "" and name != "expandable":
                raise _wrong(
                    f'Expected equal sign in declaration of an attribute of the tag "{tag}"', self.source, begin
                )

    def _value(self, tag: str, begin: int) -> str:
        self.at += 1
        self._skip_space()
        quote = self._here()
        if quote and quote in "'\"":
            end = self.source.find(quote, self.at + 1)
            if end < 0:
                raise _wrong(f'Unclosed start tag "{tag}"', self.source, begin)
            raw = self.source[self.at + 1 : end]
            self.at = end + 1
            return _REFERENCE.sub(_character, raw)
        start = self.at
        value = self._until(_SPACE + ">")
        if not re.fullmatch(r"[A-Za-z0-9.-]+", value):
            raise _wrong("Unexpected end of name token", self.source, start)
        return value.lower()

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise _wrong("Unexpected end tag", self.source, begin)
        self.at += 2
        name = self._until(_SPACE + ">").lower()
        self._skip_space()
        if self._here() != ">":
            raise _wrong("Unclosed end tag", self.source, begin)
        self.at += 1
        top = self.open.pop()
        if name and name != top.tag:
            raise _wrong(f'Unmatched end tag, expected "</{top.tag}>", found "</{name}>"', self.source, begin)
        self._close(top)

    def _close(self, top: _Open) -> None:
        length = self.offset - top.offset
        made = self._entity(top) if length else None
        inside = {outer.tag for outer in self.open}
        language = top.attributes.get("class", "")
        if top.tag == "code" and self.open and self.open[-1].tag == "pre" and language.startswith("language-"):
            self.open[-1].attributes["language"] = language.removeprefix("language-")
        # Telegram keeps no other formatting inside code and pre, and no quotation inside a quotation.
        if made is None or inside & {"code", "pre"} or (top.tag == "blockquote" and "blockquote" in inside):
            return
        self.entities.append({"type": made.pop("type"), "offset": top.offset, "length": length, **made})

    def _entity(self, top: _Open) -> Entity | None:
        if top.tag == "a":
            return self._link(top)
        if top.tag == "blockquote":
            return {"type": "expandable_blockquote" if "expandable" in top.attributes else "blockquote"}
        if top.tag == "tg-emoji":
            if not top.attributes.get("emoji-id", "").isdigit():
                raise _wrong("Invalid custom emoji identifier specified", self.source, top.begin)
            return {"type": "custom_emoji", "custom_emoji_id": top.attributes["emoji-id"]}
        if top.tag == "tg-time":
            return self._time(top)
        if top.tag == "pre" and "language" in top.attributes:
            return {"type": "pre", "language": top.attributes["language"]}
        return {"type": _SIMPLE[top.tag]}

    def _link(self, top: _Open) -> Entity | None:
        url = top.attributes.get("href") or "".join(self.out[top.content :])
        if found := re.match(r"tg://user\?id=(\d+)", url):
            return {"type": "text_mention", "user": {"id": int(found[1]), "is_bot": False, "first_name": ""}}
        return {"type": "text_link", "url": url} if _LINK.match(url) else None

    def _time(self, top: _Open) -> Entity:
        unix, shape = top.attributes.get("unix", ""), top.attributes.get("format", "")
        if not unix.isdigit():
            raise _wrong("Invalid date specified", self.source, top.begin)
        if not _TIME_FORMAT.match(shape):
            raise _wrong("Invalid date-time format specified", self.source, top.begin)
        made: Entity = {"type": "date_time", "unix_time": int(unix)}
        return made | ({"date_time_format": shape} if shape else {})

    def _until(self, stops: str) -> str:
        start = self.at
        while self.at < len(self.source) and self.source[self.at] not in stops:
            self.at += 1
        return self.source[start : self.at]

    def _skip_space(self) -> None:
        while self._here() and self._here() in _SPACE:
            self.at += 1

    def _here(self) -> str:
        return self.source[self.at : self.at + 1]


def _next_special(source: str, start: int) -> int:
    places = [place for place in (source.find("<", start), source.find("&", start)) if place >= 0]
    return min(places, default=len(source))


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    code = int(found[1]) if found[1] else int(found[2], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]


def parse(text: str, mode: str | None, entities: list[Entity] | None = None) -> Rich:
    """What Telegram makes of a text sent with this parse_mode or these entities.

    Raises `Refusal` in Telegram's words for broken HTML, and a loud one for the two Markdown modes.
    """
    if mode and mode.lower() in {"markdown", "markdownv2"}:
        raise Refusal(501, f"parse_mode {mode} is not simulated: this pretend Telegram reads HTML only")
    if mode and mode.upper() != "HTML":
        raise broken_rule("unsupported parse_mode")
    if mode:
        rich = _Parser(text).run() if "<" in text or "&" in text else Rich(text)
    else:
        rich = Rich(text, [dict(entity) for entity in entities or ()])
    return _with_seen(_stripped(rich))


def _stripped(rich: Rich) -> Rich:
    """Without the white space Telegram drops at both ends, entities moved along."""
    text = rich.text.strip(" \t\r\n")
    if len(text) == len(rich.text):
        return rich
    lead = len(rich.text) - len(rich.text.lstrip(" \t\r\n"))
    size = units(text)
    kept = []
    for entity in rich.entities:
        start = max(0, entity["offset"] - lead)
        end = min(size, entity["offset"] - lead + entity["length"])
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return Rich(text, kept)


def _with_seen(rich: Rich) -> Rich:
    """Add what Telegram finds by itself: web addresses, commands, names, hashtags and mail addresses."""
    if not any(mark in rich.text for mark in "/@#"):
        return rich
    taken = [(e["offset"], e["offset"] + e["length"]) for e in rich.entities if e["type"] in _NO_SEEN]
    for found in _SEEN.finditer(rich.text):
        offset, length = units(rich.text[: found.start()]), units(found[0])
        if all(offset + length <= start or offset >= end for start, end in taken):
            rich.entities.append({"type": found.lastgroup, "offset": offset, "length": length})
    rich.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return rich


_NO_SEEN = {
    "code", "pre", "text_link", "text_mention", "url", "bot_command", "date_time", "mention", "hashtag", "email",
}  # fmt: skip
_HTML = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "expandable_blockquote": "blockquote",
}  # fmt: skip


def render(rich: Rich) -> str:
    """Safe HTML for a chat page: only tags made here, everything else escaped."""
    if not rich.entities:
        return html.escape(rich.text)
    raw = rich.text.encode("utf-16-le")
    order = sorted(rich.entities, key=lambda e: (e["offset"], -e["length"]))
    edges = sorted({0, len(raw) // 2} | {e["offset"] for e in order} | {e["offset"] + e["length"] for e in order})
    out: list[str] = []
    stack: list[Entity] = []
    for start, end in pairwise(edges):
        active = [e for e in order if e["offset"] <= start and e["offset"] + e["length"] >= end]
        _change(stack, active, out, raw)
        out.append(html.escape(_slice(raw, start, end)))
    _change(stack, [], out, raw)
    return "".join(out)


def _change(stack: list[Entity], active: list[Entity], out: list[str], raw: bytes) -> None:
    same = 0
    while same < min(len(stack), len(active)) and stack[same] is active[same]:
        same += 1
    while len(stack) > same:
        out.append(_tags(stack.pop(), raw)[1])
    for entity in active[same:]:
        stack.append(entity)
        out.append(_tags(entity, raw)[0])


def _tags(entity: Entity, raw: bytes) -> tuple[str, str]:
    kind = entity["type"]
    if kind in _HTML:
        extra = ' class="expandable"' if kind.startswith("expandable") else ""
        return f"<{_HTML[kind]}{extra}>", f"</{_HTML[kind]}>"
    if kind in {"text_link", "url"}:
        url = entity.get("url") or _slice(raw, entity["offset"], entity["offset"] + entity["length"])
        safe = url if url.startswith(("http://", "https://", "tg://")) else "https://" + url
        return f'<a href="{html.escape(safe)}" target="_blank" rel="noopener noreferrer">', "</a>"
    if kind == "date_time":
        shape = html.escape(entity.get("date_time_format", ""))
        return f'<time class="tg-time" data-unix="{int(entity["unix_time"])}" data-format="{shape}">', "</time>"
    name = {"spoiler": "spoiler", "bot_command": "bot-command"}.get(kind)
    return (f'<span class="{name}">', "</span>") if name else ("", "")


def _slice(raw: bytes, start: int, end: int) -> str:
    return raw[start * 2 : end * 2].decode("utf-16-le", "replace")
