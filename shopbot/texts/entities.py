"""A person's formatted message as Telegram's HTML, so that it can be said again exactly as it was written.

Facts: Bot API 10.3, MessageEntity (offset and length in UTF-16 code units; entities nest, none overlaps a part of
another) and "HTML style". What marks itself (addresses, mentions, commands) needs no tag, and a bot may not send the
emoji of others, so those stay the ordinary ones they stand for.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
    "text_link": "a",
    "text_mention": "a",
}
_UNIT = 2  # bytes of UTF-16


def to_html(text: str, entities: Sequence[Mapping[str, Any]]) -> str:
    """Return `text` with its `entities` as HTML; what cannot stand where it says it does is left out."""
    marked = [e for e in entities if e["type"] in _TAGS and e["length"] > 0]
    writer = _Writer(text.encode("utf-16-le"))
    for entity in sorted(marked, key=lambda e: (e["offset"], -e["length"])):
        writer.begin(entity)
    return writer.finish()


class _Writer:
    """Copies the text up to each mark; `_open` are the tags still open, the innermost last."""

    def __init__(self, units: bytes) -> None:
        self._units = units
        self._at = 0
        self._open: list[tuple[int, str]] = []
        self._out: list[str] = []

    def begin(self, entity: Mapping[str, Any]) -> None:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        self._close_until(start)
        if self._open and end > self._open[-1][0]:
            return
        self._copy(start)
        tag = _TAGS[entity["type"]]
        self._out.append(f"<{tag}{_attribute(entity)}>")
        self._open.append((end, tag))

    def finish(self) -> str:
        end = len(self._units) // _UNIT
        self._close_until(end)
        self._copy(end)
        self._out += [f"</{tag}>" for _, tag in reversed(self._open)]
        return "".join(self._out)

    def _close_until(self, place: int) -> None:
        while self._open and self._open[-1][0] <= place:
            end, tag = self._open.pop()
            self._copy(end)
            self._out.append(f"</{tag}>")

    def _copy(self, end: int) -> None:
        words = self._units[self._at * _UNIT : end * _UNIT].decode("utf-16-le", "ignore")
        self._out.append(escape(words, quote=False))
        self._at = max(self._at, end)


def _attribute(entity: Mapping[str, Any]) -> str:
    if entity["type"] == "text_link":
        return f' href="{escape(entity["url"])}"'
    if entity["type"] == "text_mention":
        return f' href="tg://user?id={int(entity["user"]["id"])}"'
    return " expandable" if entity["type"] == "expandable_blockquote" else ""
