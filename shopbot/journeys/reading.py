"""Reading what the bot says as a native reader would: in their language, whole, and the right way round.

Product names, codes, commands, file names and the words an owner typed may be in any language; what is left must not
be. Facts: digits and marks as each language writes them; right-to-left text begins every line with a mark (U+200F),
since a line that begins with a Latin name or a sign would be laid out from the left (Unicode, UAX 9).
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from shopbot.journeys.guest import plain
from shopbot.journeys.walk import Sight

RTL = frozenset({"ar", "fa"})
_RLM = "\u200f"
_OPENS, _CLOSES = re.compile("[\u2066\u2067\u2068]"), re.compile("\u2069")
_BROKEN = re.compile(
    r"«[a-z][a-z0-9-]*»|\{ ?\$|\$\w+ ?\}|\bNone\b|\x02|\x03|&(?:amp|lt|gt|quot|#\d+);|</?(?:b|i|code)>"
)
# What an untranslated sentence cannot do without, and none of the other languages has as a word of its own.
_ENGLISH = re.compile(
    r"\b(?:the|of|and|your|you|is|are|was|were|with|for|from|not|this|that|has|have|been|will|can|please|here|only|"
    r"all|new|back|your|open|choose|send|price|stock|order|orders|balance|shop|people|page|of)\b"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*[A-Za-z]")
_NOT_WORDS = re.compile(
    r"\{[^}]*(?:\}|$)|(?<=· )\d{6}\b|https?://\S+|tg://\S+|[\w.+-]+@[\w.-]+|@\w+|/\w+|[\w-]+\.(?:txt|csv|py|age)\b|\b(?=[A-Z0-9•-]*[A-Z])[A-Z0-9]{2,}(?:-[A-Z0-9•]+)*\b|\w*[_•]\w*|\w+:\w+"
)
_CODES = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_FOREIGN_DIGITS = {"fa": re.compile(r"[0-9]"), "ar": re.compile("[۰-۹]")}
_ANY_EASTERN = re.compile("[٠-٩۰-۹]")
_WRONG_GROUPS = {"id": re.compile(r"\b\d{1,3},\d{3}\b")}
_POINT_GROUPS = re.compile(r"\b[1-9]\d{0,2}\.\d{3}\b")


def faults(sight: Sight, language: str, known: re.Pattern[str]) -> Iterator[str]:
    """Yield what a reader of `language` stumbles over. `known` fits names that may stand in any language."""
    texts = {"text": sight.text, "toast": sight.toast}
    texts |= {f"button {n}": str(button["text"]) for n, button in enumerate(sight.buttons)}
    for where, text in texts.items():
        words = _without_codes(sight) if where == "text" else text
        for fault in _in_text(text, words, language, known, whole=where == "text"):
            yield f"{sight.after}: {where}: {fault}: {plain(text)!r}"


def _without_codes(sight: Sight) -> str:
    """Return the text without what stands there to be copied or typed: that is the same in every language."""
    return unescape(_TAGS.sub("", _CODES.sub(" ", str(sight.message.get("html", "")))))


def _in_text(text: str, said: str, language: str, known: re.Pattern[str], *, whole: bool) -> Iterator[str]:
    if found := _BROKEN.search(text):
        yield f"{found[0]!r} is no word"
    if len(_OPENS.findall(text)) != len(_CLOSES.findall(text)):
        yield "isolation that is opened and not closed, or the other way round"
    yield from _direction(text, language, whole=whole)
    words = _NOT_WORDS.sub(" ", known.sub(" ", plain(said)))
    yield from _language(words, language)
    yield from _digits(words, language)


def _direction(text: str, language: str, *, whole: bool) -> Iterator[str]:
    if language not in RTL:
        if _RLM in text:
            yield "a right-to-left mark in a language that has no use for it"
    elif whole and any(line.strip() and not line.startswith(_RLM) for line in text.split("\n")):
        yield "a line that does not begin from the right"


def _language(words: str, language: str) -> Iterator[str]:
    if language == "en":
        return
    if found := _ENGLISH.search(words.lower()):
        yield f"English: {found[0]!r}"
    elif language != "id" and (found := _WORD.search(words)):
        yield f"a Latin word: {found[0]!r}"


def _digits(words: str, language: str) -> Iterator[str]:
    wrong = _FOREIGN_DIGITS.get(language, _ANY_EASTERN)
    if found := wrong.search(words):
        yield f"a digit of another language: {found[0]!r}"
    groups = _WRONG_GROUPS.get(language, _POINT_GROUPS)
    if found := groups.search(words):
        yield f"thousands as another language marks them: {found[0]!r}"


def names(words: Mapping[str, object] | list[str]) -> re.Pattern[str]:
    """Return a pattern that fits these names, the longest first."""
    fitting = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z0-9])(?:{fitting})(?![A-Za-z0-9])")
