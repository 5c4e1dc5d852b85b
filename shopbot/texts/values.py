"""Typed arguments of texts: what a value is decides how it is escaped, isolated and written in each language.

A template never sees a bare string of a person. `Name` is what people wrote, `Code` is what people copy,
`Money` and `When` are written in the reader's language. Owed messages are stored as a key and these values and
rendered later, so every value survives `dump_values` -> JSON -> `load_values` unchanged.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from shopbot.trade.money import Money

WhenStyle: TypeAlias = Literal["relative", "date", "datetime", "time"]
Jsonable: TypeAlias = "str | int | list[Jsonable] | dict[str, Jsonable]"

BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0]"
)
_LOOSE_JOINER = re.compile("(?<!\\S)[\u200c\u200d]+|[\u200c\u200d]+(?!\\S)|(?<=[\u200c\u200d])[\u200c\u200d]+")


def clean_name(text: str) -> str:
    """Return what may be shown of a name: NFC, one line, no bidi, control or invisible characters; never empty.

    Joiners between letters stay, because Persian words and emoji families are written with them.
    """
    kept = unicodedata.normalize("NFC", _UNSEEN.sub("", BIDI_CONTROLS.sub("", text)))
    spaced = "".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} else c for c in kept)
    return " ".join(_LOOSE_JOINER.sub("", " ".join(spaced.split())).split()) or "—"


@dataclass(frozen=True, slots=True)
class Code:
    """Something to copy: a code, address, invoice number, command. Kept as it is, in `<code>`, left to right."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """Words of a person: a user's or product's name, a message. Cleaned when made."""

    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean_name(self.text))


@dataclass(frozen=True, slots=True)
class Worded:
    """The owner's own words, with translations by language: each reader gets theirs, else `text`."""

    text: str
    languages: "Mapping[str, str]" = field(default_factory=dict)

    def spoken(self, language: str) -> Name:
        """Return the words for a reader of `language`."""
        return Name(self.languages.get(language) or self.text)


@dataclass(frozen=True, slots=True)
class Num:
    """A number for people; in a template also the selector of a plural."""

    value: int


@dataclass(frozen=True, slots=True)
class When:
    """A moment (UTC seconds), shown by the reader's own client in their zone; `relative` counts down by itself."""

    unix: int
    style: WhenStyle = "datetime"


@dataclass(frozen=True, slots=True)
class Link:
    """A link with a label."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Spoiler:
    """Covered until tapped."""

    inner: "Code | str"


@dataclass(frozen=True, slots=True)
class Bar:
    """Progress: `▓▓▓▓░░░░░░ 40%`."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Html:
    """Finished HTML of the house's own making, put in as it is. Never made from anything a person wrote."""

    html: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Another text of the same owner, rendered in the reader's language: a state word inside a sentence."""

    key: str
    values: "Mapping[str, Value]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lines:
    """Several values, one a line."""

    items: "tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class Calculation:
    """A sum written out: numbers (ASCII digits, a point, perhaps %) and the signs between them, left to right."""

    parts: "tuple[str, ...]"

    @classmethod
    def percent(cls, hundredths: int) -> "Calculation":
        """Return a percentage, given in hundredths of a percent: 1050 is `10.5%`."""
        whole, rest = divmod(hundredths, 100)
        return cls((f"{whole}.{rest:02d}".rstrip("0").rstrip(".") + "%",))


Value: TypeAlias = (
    "str | int | Code | Name | Num | Money | When | Link | Spoiler | Bar | Html | Phrase | Lines | Worded | Calculation"
)


_FLAT: Mapping[type, tuple[str, ...]] = {
    Money: ("money", "amount", "currency"),
    When: ("when", "unix", "style"),
    Link: ("link", "url", "label"),
    Bar: ("bar", "done", "total"),
    Code: ("code", "text"),
    Name: ("name", "text"),
    Num: ("num", "value"),
    Html: ("html", "html"),
}


def dump_value(value: object) -> Jsonable:
    """Return one value as JSON data: strings and whole numbers as they are, the others as [tag, parts…]."""
    if isinstance(value, str | int):
        return value
    if type(value) in _FLAT:
        tag, *parts = _FLAT[type(value)]
        return [tag, *(getattr(value, part) for part in parts)]
    match value:
        case Spoiler():
            return ["spoiler", dump_value(value.inner)]
        case Phrase():
            return ["phrase", value.key, dump_values(value.values)]
        case Lines():
            return ["lines", [dump_value(item) for item in value.items]]
        case Worded():
            return ["worded", value.text, dict(value.languages)]
        case Calculation():
            return ["calculation", [*value.parts]]
    raise TypeError(f"{type(value).__name__} cannot stand in a text; pass a string, an int or a typed value")


def dump_values(values: Mapping[str, object]) -> dict[str, Jsonable]:
    """Return the arguments of a text as JSON data. Raises TypeError for what no text can show."""
    return {name: dump_value(value) for name, value in values.items()}


_MAKERS: dict[str, Callable[..., Value]] = {
    "money": Money, "when": When, "link": Link, "bar": Bar, "code": Code, "name": Name, "num": Num, "html": Html,
    "worded": Worded,
    "spoiler": lambda inner: Spoiler(_inner(load_value(inner))),
    "phrase": lambda key, values: Phrase(key, load_values(values)),
    "calculation": lambda parts: Calculation(tuple(parts)),
    "lines": lambda items: Lines(tuple(load_value(item) for item in items)),
}  # fmt: skip


def _inner(value: Value) -> Code | str:
    if not isinstance(value, Code | str):
        raise TypeError("only a code or a string can be covered")
    return value


def load_value(data: object) -> Value:
    """Return the value that `dump_value` wrote. Raises ValueError or TypeError for anything else."""
    match data:
        case str() | int():
            return data
        case [str() as tag, *parts] if tag in _MAKERS:
            return _MAKERS[tag](*parts)
    raise ValueError(f"not a stored text argument: {data!r}")


def load_values(data: Mapping[str, object]) -> dict[str, Value]:
    """Return the arguments that `dump_values` wrote."""
    return {name: load_value(value) for name, value in data.items()}
