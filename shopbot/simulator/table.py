"""The Bot API's names, types and limits, compiled once from `botapi.json` (see `derive.py` for its form)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SCALARS = frozenset("ISBF")


@dataclass(frozen=True, slots=True)
class Kind:
    """A type: an array of `item`, or one of `options` (scalar letters and type names, unions flattened)."""

    options: tuple[str, ...] = ()
    item: Kind | None = None

    @property
    def is_json(self) -> bool:
        """Whether such a value is written as JSON inside a form."""
        return self.item is not None or not (_SCALARS | {"InputFile"}).intersection(self.options)


@dataclass(frozen=True, slots=True)
class Limit:
    """`low` to `high` of a unit: see `derive.py`."""

    unit: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter of a method or field of a type. `mode` names the sibling holding its parse_mode, if it has one."""

    name: str
    kind: Kind
    required: bool
    enum: frozenset[str] | None
    limit: Limit | None
    mode: str | None


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of a method or type, those of them with a parse_mode, and what tells it from others in a union."""

    name: str
    fields: dict[str, Field]
    required: frozenset[str]
    fixed: tuple[tuple[str, str], ...]
    formatted: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Every method and every sendable type of one Bot API version."""

    version: str
    methods: dict[str, Shape]
    types: dict[str, Shape]
    updates: tuple[str, ...]


class _Compiler:
    def __init__(self, source: dict[str, object]) -> None:
        self.types = _mapping(source["types"])

    def kind(self, text: str) -> Kind:
        if text.startswith("["):
            return Kind(item=self.kind(text[1:-1]))
        options: list[str] = []
        for name in text.split("|"):
            union = self.types.get(name)
            options += self.kind(union).options if isinstance(union, str) else (name,)
        return Kind(options=tuple(dict.fromkeys(options)))

    def shape(self, name: str, lines: object) -> Shape:
        assert isinstance(lines, list)  # noqa: S101 - our own file
        names = {line[0] for line in lines}
        fields = {line[0]: self._field(line, names) for line in lines}
        required = frozenset(field.name for field in fields.values() if field.required)
        fixed = tuple((f.name, next(iter(f.enum))) for f in fields.values() if f.enum and len(f.enum) == 1)
        return Shape(name, fields, required, fixed, tuple(field for field in fields.values() if field.mode is not None))

    def _field(self, line: list[object], siblings: set[object]) -> Field:
        name, extra = str(line[0]), _mapping(line[3]) if len(line) > 3 else {}
        enum, limit = extra.get("e"), extra.get("l")
        own = f"{name}_parse_mode"
        mode = own if own in siblings else ("parse_mode" if "parse_mode" in siblings and name in _TEXTS else None)
        return Field(
            name,
            self.kind(str(line[1])),
            bool(line[2]),
            frozenset(enum) if isinstance(enum, list) else None,
            Limit(*limit) if isinstance(limit, list) else None,
            mode,
        )


_TEXTS = {"text", "caption", "message_text"}


def _mapping(value: object) -> dict[str, object]:
    assert isinstance(value, dict)  # noqa: S101 - our own file
    return value


@cache
def load() -> Table:
    """The table of this project's `botapi.json`."""
    source = _mapping(json.loads(Path(__file__).with_name("botapi.json").read_text("utf-8")))
    compiler = _Compiler(source)
    updates = source["updates"]
    assert isinstance(updates, list)  # noqa: S101 - our own file
    return Table(
        str(source["version"]),
        {name: compiler.shape(name, lines) for name, lines in _mapping(source["methods"]).items()},
        {
            name: compiler.shape(name, lines)
            for name, lines in _mapping(source["types"]).items()
            if not isinstance(lines, str)
        },
        tuple(updates),
    )
