"""How each typed value looks in a text: escaped, isolated and written for its reader. The only place that escapes.

Isolation: right-to-left text isolates every value that could turn it round; left-to-right text only what a
person wrote or what holds right-to-left letters, so that English stays free of invisible characters.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from zoneinfo import ZoneInfo

from shopbot.texts import formats
from shopbot.texts.formats import FSI, LRI, PDI, RLM, RTL
from shopbot.texts.values import (
    BIDI_CONTROLS,
    Bar,
    Calculation,
    Code,
    Html,
    Lines,
    Link,
    Name,
    Num,
    Phrase,
    Spoiler,
    Value,
    When,
    Worded,
    clean_name,
)
from shopbot.trade.money import Money

_RTL_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TAG = re.compile(r"<[^<>]*>")
_LINE_START = re.compile(r"<(pre|code)\b.*?</\1>|\n(?![\n\u200f]|\Z)", re.DOTALL)
_SAFE_LINK = re.compile(r"(?:https?|tg|mailto|tel):", re.IGNORECASE)
_TIME_FORMATS = {"relative": "r", "date": "D", "datetime": "Dt", "time": "t"}


def strip_html(html: str) -> str:
    """Return the words of an HTML text."""
    return unescape(_TAG.sub("", html))


def line_marks(text: str, language: str) -> str:
    """Start every line of a right-to-left text with RLM, except inside `<pre>` and `<code>`, which are copied.

    Without it a line that begins with a Latin name or an emoji is laid out from the left.
    """
    if language not in RTL or not text:
        return text
    marked = _LINE_START.sub(lambda m: m[0] if m[1] else "\n" + RLM, text)
    return marked if marked.startswith(RLM) else RLM + marked


def plain_marks(text: str, language: str) -> str:
    """Mark the lines of a plain right-to-left text that would be laid out from the left: a Latin letter leads."""
    if language not in RTL:
        return text
    return "\n".join(RLM + line if _leads_latin(line) else line for line in text.split("\n"))


def _leads_latin(line: str) -> bool:
    """Tell whether the first letter outside isolated values is left-to-right: that is what decides a line."""
    depth = 0
    for character in line:
        kind = unicodedata.bidirectional(character)
        if kind in {"LRI", "RLI", "FSI"}:
            depth += 1
        elif kind == "PDI":
            depth -= 1
        elif depth == 0 and kind in {"L", "R", "AL"}:
            return kind == "L"
    return False


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values for one text: `language` of the text, the shop's `zone`, HTML or plain.

    `phrase(key, values)` renders another text of the same owner in the same form.
    """

    language: str
    zone: ZoneInfo
    html: bool
    phrase: Callable[[str, Mapping[str, Value]], str]

    def write(self, value: object) -> str:
        """Return the value as it stands in the text. Raises TypeError for what no text can show."""
        said = value.spoken(self.language) if isinstance(value, Worded) else value
        return self._html(said) if self.html else self._plain(said)

    def _isolated(self, shown: str, words: str, always: bool = False) -> str:
        if always or self.language in RTL or _RTL_LETTER.search(words):
            return f"{FSI}{shown}{PDI}"
        return shown

    def _html(self, value: object) -> str:
        match value:
            case str() | Name():
                return f"{FSI}{escape(_name(value), quote=False)}{PDI}"
            case Code() | Spoiler():
                return f"{LRI}{self._copyable(value)}{PDI}" if _is_code(value) else self._copyable(value)
            case Link():
                return f"{FSI}{_anchor(value)}{PDI}"
            case When():
                words = self._moment(value)
                tag = f'<tg-time unix="{value.unix}" format="{_TIME_FORMATS[value.style]}">{words}</tg-time>'
                return f"{FSI}{tag}{PDI}"
            case Html():
                return value.html
        return self._shared(value)

    def _plain(self, value: object) -> str:
        match value:
            case str() | Name():
                name = _name(value)
                return self._isolated(name, name)
            case Code():
                code = BIDI_CONTROLS.sub("", value.text)
                return f"{LRI}{code}{PDI}" if self.language in RTL else code
            case Spoiler():
                return self._plain(value.inner)
            case Link():
                return self._plain(value.label)
            case When():
                words = self._moment(value)
                return self._isolated(words, words)
            case Html():
                return strip_html(value.html)
        return self._shared(value)

    def _shared(self, value: object) -> str:
        """Write what looks the same in HTML and plain: none of it holds a character that HTML minds."""
        match value:
            case bool():
                return self.phrase("yes" if value else "no", {})
            case int():
                return formats.number(value, self.language)
            case Num():
                return formats.number(value.value, self.language)
            case Money():
                amount = formats.money(value, self.language)
                return self._isolated(amount, amount)
            case Bar():
                return formats.bar(value.done, value.total, self.language)
            case Calculation():
                return formats.calculation(value.parts, self.language)
            case Phrase():
                return self.phrase(value.key, value.values)
            case None:
                return "—"
            case Lines():
                return "\n".join(self.write(item) for item in value.items)
        raise TypeError(f"a text cannot show {type(value).__name__}")

    def _moment(self, value: When) -> str:
        return formats.moment(value.unix, value.style, self.language, self.zone)

    def _copyable(self, value: Code | Spoiler) -> str:
        if isinstance(value, Code):
            return f"<code>{escape(BIDI_CONTROLS.sub('', value.text), quote=False)}</code>"
        inner = self._copyable(value.inner) if isinstance(value.inner, Code) else self._html(value.inner)
        return f"<tg-spoiler>{inner}</tg-spoiler>"


def _is_code(value: Code | Spoiler) -> bool:
    return isinstance(value, Code) or isinstance(value.inner, Code)


def _name(value: str | Name) -> str:
    return value.text if isinstance(value, Name) else clean_name(value)


def _anchor(link: Link) -> str:
    """Write a link; an address with another scheme than the web's or Telegram's is shown as its label only."""
    label = escape(clean_name(link.label), quote=False)
    return f'<a href="{escape(link.url)}">{label}</a>' if _SAFE_LINK.match(link.url) else label
