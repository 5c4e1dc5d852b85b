"""Does a call obey the Bot API? Types, names, lengths and the rules that hold whatever the state of the chats.

`Checker.method` turns the raw parameters of a request into typed values (int, bool, str, dict, list, `Upload`, and
`Rich` for texts that have a parse_mode) or raises a `Refusal` whose `violation` is true. Words are Telegram's own where
they are known, plain ones else. Two checks are stricter than Telegram, which would silently ignore the mistake: unknown
names, and values that are no booleans where a boolean belongs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from shopbot.simulator import entities, former, rules
from shopbot.simulator.params import Params, Upload
from shopbot.simulator.refusal import Refusal, broken_rule
from shopbot.simulator.table import Field, Kind, Limit, Shape, Table

Checked = dict[str, Any]

_TRUE = frozenset({"true", "1", "yes"})
_FALSE = frozenset({"false", "0", "no"})
_INTEGER = re.compile(r"-?\d{1,19}\Z")
_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "user_id": "invalid user_id specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
}
_LENGTH = {
    "text": "message is too long",
    "message_text": "message is too long",
    "caption": "message caption is too long",
    "answerCallbackQuery.text": "MESSAGE_TOO_LONG",
    "InlineKeyboardButton.callback_data": "BUTTON_DATA_INVALID",
    "CopyTextButton.text": "BUTTON_COPY_TEXT_INVALID",
    "BotCommand.command": "BOT_COMMAND_INVALID",
    "BotCommand.description": "BOT_COMMAND_DESCRIPTION_INVALID",
}
_NAMES = {"I": "Number", "S": "String", "B": "Boolean", "F": "Number"}


class Checker:
    """Checks calls against one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._by_lower = {name.lower(): shape for name, shape in table.methods.items()}

    def find(self, name: str) -> Shape:
        """The method of this name (case does not matter, as on the real server), else 404."""
        shape = self._by_lower.get(name.lower())
        if shape is None:
            raise Refusal(404, "Not Found: method not found", violation=True)
        return shape

    def method(self, shape: Shape, params: Params, files: Mapping[str, Upload]) -> Checked:
        """Typed values of a call; files are taken in where a file belongs, and under `attach://` names."""
        given: Params = dict(params)
        for name, upload in files.items():
            if name in shape.fields:
                given[name] = upload
        if not given.keys() <= shape.fields.keys():
            given = former.modern(shape.fields, given)
            for name in given.keys() - shape.fields.keys():
                if not _attached(name, params, files):
                    raise broken_rule(f'{shape.name} has no parameter "{name}" (Telegram would ignore it)')
        # An empty value counts as not given on the real server too.
        given = {name: value for name, value in given.items() if _given(shape.fields[name], value)}
        for name in shape.required - given.keys():
            raise broken_rule(_MISSING.get(name, f'parameter "{name}" is required'))
        checked = {name: self._top(shape, shape.fields[name], value) for name, value in given.items()}
        return self._finished(shape, checked)

    def _top(self, shape: Shape, field: Field, value: object) -> object:
        if isinstance(value, str) and field.kind.is_json:
            value = _decoded(field.name, value)
        return self._field(shape, field, value, text_form=True)

    def _field(self, shape: Shape, field: Field, value: object, *, text_form: bool) -> object:
        where = field.name if text_form else f'Field "{field.name}"'
        made = self._value(field.kind, value, where, text_form=text_form)
        if field.enum is not None and isinstance(made, str) and not _listed(field, made):
            raise broken_rule(rules.enum_words(shape.name, field.name, made))
        if field.limit is not None and field.mode is None:
            self._length(shape.name, field, field.limit, made)
        return made

    def _value(self, kind: Kind, value: object, where: str, *, text_form: bool) -> object:
        if kind.item is not None:
            if not isinstance(value, list):
                raise broken_rule(f"{where} must be of type Array")
            return [self._value(kind.item, one, where, text_form=False) for one in value]
        if isinstance(value, str) and kind.options == ("KeyboardButton",):
            value = {"text": value}  # the one object Telegram also takes as a plain string
        if isinstance(value, dict):
            return self._object(kind, value, where)
        if isinstance(value, str) and not value.isascii():
            _sound(value)
        for option in kind.options:
            made = _scalar(option, value, text_form=text_form)
            if made is not None:
                return made
        raise broken_rule(f"{where} must be of type {' or '.join(_NAMES.get(o, o) for o in kind.options)}")

    def _object(self, kind: Kind, value: dict[str, object], where: str) -> Checked:
        value = {name: one for name, one in value.items() if one is not None}
        shape = self._choose(kind, value)
        if shape is None:
            raise broken_rule(f"can't parse {where}: no such object is expected there")
        if not value.keys() <= shape.fields.keys():
            value = former.modern(shape.fields, value)
            for name in value.keys() - shape.fields.keys():
                what = _spoken(shape.name)
                raise broken_rule(f'can\'t parse {what}: unknown field "{name}" (Telegram would ignore it)')
        for name in shape.required - value.keys():
            raise broken_rule(f"can't parse {_spoken(shape.name)}: Can't find field \"{name}\"")
        return self._finished(shape, {name: self._within(shape, name, one) for name, one in value.items()})

    def _within(self, shape: Shape, name: str, value: object) -> object:
        field = shape.fields[name]
        if isinstance(value, str) and "InputFile" in field.kind.options:
            return value
        return self._field(shape, field, value, text_form=False)

    def _choose(self, kind: Kind, value: dict[str, object]) -> Shape | None:
        """The member of a union an object is meant to be: its fixed fields fit, and most of its names do."""
        if len(kind.options) == 1:
            return self.table.types.get(kind.options[0])
        shapes = [self.table.types[name] for name in kind.options if name in self.table.types]
        fitting = [s for s in shapes if all(value.get(name) == fixed for name, fixed in s.fixed)]
        if not fitting:
            return None
        return max(fitting, key=lambda s: len(s.fields.keys() & value.keys()) - 2 * len(s.required - value.keys()))

    def _finished(self, shape: Shape, checked: Checked) -> Checked:
        for field in shape.formatted:
            if isinstance(checked.get(field.name), str):
                checked[field.name] = self._rich(shape, field, checked)
        rules.apply(shape.name, checked)
        return checked

    def _rich(self, shape: Shape, field: Field, checked: Checked) -> entities.Rich:
        listed = _ENTITIES.get(field.name, f"{field.name}_entities")
        rich = entities.parse(checked[field.name], checked.get(field.mode or ""), checked.get(listed))
        if field.limit is not None:
            self._length(shape.name, field, field.limit, rich.text)
        return rich

    def _length(self, owner: str, field: Field, limit: Limit, value: object) -> None:
        size = _size(limit, value)
        if size is None or limit.low <= size <= limit.high:
            return
        full = f"{owner}.{field.name}"
        if size < limit.low and field.name in {"text", "message_text"} and owner != "CopyTextButton":
            raise broken_rule("message text is empty")
        words = _LENGTH.get(full) or _LENGTH.get(field.name)
        raise broken_rule(words or f"{field.name} must be {limit.low}-{limit.high} {_UNITS[limit.unit]}, not {size}")


_ENTITIES = {"text": "entities", "message_text": "entities", "caption": "caption_entities"}
_UNITS = {"c": "characters long", "p": "characters long", "b": "bytes long", "n": "in value", "i": "items long"}


def _listed(field: Field, word: str) -> bool:
    """Whether a word is in the closed list; Telegram reads parse modes in any case, emoji with or without U+FE0F."""
    assert field.enum is not None  # noqa: S101 - the caller looked
    if field.name.endswith("parse_mode"):
        return word.lower() in {one.lower() for one in field.enum}
    return word in field.enum or word.replace("\ufe0f", "") in field.enum


def _attached(name: str, params: Params, files: Mapping[str, Upload]) -> bool:
    """Whether an upload of this name is pointed to by an `attach://` in another parameter."""
    mark = f"attach://{name}"
    return name in files and any(isinstance(value, str) and mark in value for value in params.values())


def _given(field: Field, value: object) -> bool:
    return value is not None and (value != "" or _may_be_empty(field))


def _may_be_empty(field: Field) -> bool:
    return field.kind.options == ("S",) and (field.limit is None or field.limit.low == 0)


def _decoded(name: str, value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        spoken = "reply keyboard markup" if name == "reply_markup" else name
        raise broken_rule(f"can't parse {spoken} JSON object") from None


def _scalar(option: str, value: object, *, text_form: bool) -> object | None:
    """The value as this scalar type, or None. `text_form`: it may have come as text of a form."""
    if option == "S":
        if isinstance(value, str):
            return value
        return str(value) if text_form and isinstance(value, int | float) and not isinstance(value, bool) else None
    if option == "B":
        return _boolean(value, text_form=text_form)
    if isinstance(value, bool):
        return None
    if option == "I":
        if isinstance(value, str) and _INTEGER.match(value):
            return int(value)
        return value if isinstance(value, int) else None
    if option == "F":
        return _number(value)
    return value if option == "InputFile" and isinstance(value, Upload) else None


def _sound(value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise broken_rule("strings must be encoded in UTF-8") from None


def _boolean(value: object, *, text_form: bool) -> bool | None:
    if isinstance(value, bool):
        return value
    if not text_form:
        return None
    word = str(value).lower()
    return True if word in _TRUE else (False if word in _FALSE else None)


def _number(value: object) -> float | None:
    try:
        return float(value) if isinstance(value, int | float | str) else None
    except ValueError:
        return None


def _size(limit: Limit, value: object) -> float | None:
    if isinstance(value, str):
        return len(value.encode()) if limit.unit == "b" else entities.units(value)
    if isinstance(value, list):
        return len(value) if limit.unit == "i" else None
    return value if isinstance(value, int | float) and limit.unit == "n" else None


def _spoken(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
