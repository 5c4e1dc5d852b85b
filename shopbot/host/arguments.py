"""From the words of a command, a button or a typed message to the typed parameters of a handler."""

import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from shopbot.errors import ShopError
from shopbot.host.plugin import Upload
from shopbot.texts.formats import read_number

_EMPTY = inspect.Parameter.empty
_MOST = 10**16  # more than any number of ours or Telegram's; a page of it, counted in rows, is still one for a row


class WrongForm(Exception):
    """The words do not fit the handler's parameters."""


@dataclass(frozen=True)
class Parameter:
    """One parameter after the request: its name, plain type, whether it may be left out, and its default."""

    name: str
    kind: Any
    optional: bool
    default: Any


@lru_cache(maxsize=2048)
def parameters(call: Any) -> tuple[Parameter, ...]:
    """Return a handler's parameters after the first one (the request)."""
    kinds = get_type_hints(call)
    found = list(inspect.signature(call).parameters.values())[1:]
    return tuple(_parameter(p, kinds.get(p.name, str)) for p in found)


def _parameter(parameter: inspect.Parameter, kind: Any) -> Parameter:
    may_be_none = get_origin(kind) is not None and type(None) in get_args(kind)
    plain = next((k for k in get_args(kind) if k is not type(None)), str) if may_be_none else kind
    has_default = parameter.default is not _EMPTY
    return Parameter(parameter.name, plain, has_default or may_be_none, parameter.default if has_default else None)


def wants_upload(call: Any) -> bool:
    """Tell whether a handler takes a file's content."""
    return any(p.kind is Upload or _is_union_with_upload(p.kind) for p in parameters(call))


def _is_union_with_upload(kind: Any) -> bool:
    return Upload in get_args(kind)


def from_button(call: Any, args: Sequence[str]) -> list[Any]:
    """Return a tap's arguments, typed. Raises `WrongForm`: the button is from another time, or forged."""
    wanted = parameters(call)
    if len(args) > len(wanted):
        raise WrongForm
    values = [_typed(p, word) for p, word in zip(wanted, args, strict=False)]
    return values + _left_out(wanted[len(args) :])


def from_words(call: Any, words: str, upload: Upload | None) -> list[Any]:
    """Return a command's arguments: one word each, the last text parameter takes all the rest, line breaks kept."""
    values: list[Any] = []
    wanted = parameters(call)
    rest = words.strip()
    texts = [p for p in wanted if p.kind is not Upload]
    for parameter in wanted:
        if parameter.kind is Upload:
            if upload is None and not parameter.optional:
                raise WrongForm
            values.append(upload)
        elif not rest:
            values += _left_out((parameter,))
        else:
            takes_all = parameter is texts[-1] and parameter.kind is str
            word, rest = (rest, "") if takes_all else _next_word(rest)
            values.append(_typed(parameter, word))
    if rest:
        raise WrongForm
    return values


def from_list(call: Any, words: Sequence[str], upload: Upload | None) -> list[Any]:
    """Return the arguments of what was typed in a terminal, which has split it into words; else as `from_words`."""
    wanted = parameters(call)
    texts = [p for p in wanted if p.kind is not Upload and not _is_union_with_upload(p.kind)]
    values: list[Any] = []
    rest = list(words)
    for parameter in wanted:
        if parameter not in texts:
            if upload is None and not parameter.optional:
                raise WrongForm
            values.append(upload)
        elif not rest:
            values += _left_out((parameter,))
        elif parameter is texts[-1] and parameter.kind is str:
            values.append(" ".join(rest))
            rest = []
        else:
            values.append(_typed(parameter, rest.pop(0)))
    if rest or (upload is not None and len(texts) == len(wanted)):
        raise WrongForm
    return values


def _next_word(words: str) -> tuple[str, str]:
    head, *tail = words.split(maxsplit=1)
    return head, tail[0] if tail else ""


def _left_out(rest: Sequence[Parameter]) -> list[Any]:
    if any(not parameter.optional for parameter in rest):
        raise WrongForm
    return [parameter.default for parameter in rest]


def _typed(parameter: Parameter, word: str) -> Any:
    if word == "" and parameter.optional:
        return parameter.default
    if parameter.kind is bool:
        return word == "1"
    if parameter.kind is int:
        return _whole(word)
    return word


def _whole(word: str) -> int:
    try:
        number = int(word) if word.lstrip("-").isascii() else read_number(word)
    except (ValueError, ShopError):
        raise WrongForm from None
    if abs(number) > _MOST:
        raise WrongForm
    return number


def answer_value(call: Any, text: str, upload: Upload | None) -> Any:
    """Return what a person answered, as the type of the answer parameter.

    Raises `ShopError` when it is not a number where one is wanted, or no file where one is.
    """
    kind = parameters(call)[0].kind
    if kind is Upload:
        if upload is None:
            raise ShopError("file_wanted")
        return upload
    if _is_union_with_upload(kind):
        return upload if upload is not None else text
    return read_number(text) if kind is int else text
