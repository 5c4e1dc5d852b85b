"""A plugin's settings: declared with type, default and help; given first values by config.toml; changed in the chat."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, get_args, get_origin, get_type_hints

from shopbot.db import settings as stored
from shopbot.db.tx import Reader, Tx
from shopbot.errors import ShopError
from shopbot.host.formats import read_number
from shopbot.host.plugin import Plugin
from shopbot.trade import audit


@dataclass(frozen=True)
class Setting:
    """One declared setting: its name, type, default, one line of help, whether it is a secret."""

    name: str
    kind: Any
    default: Any
    help: str
    secret: bool


def declared(plugin: Plugin[Any]) -> dict[str, Setting]:
    """Return a plugin's settings by name."""
    kinds = get_type_hints(plugin.settings)
    return {
        f.name: Setting(f.name, kinds[f.name], f.default, f.metadata.get("help", ""), f.metadata.get("secret", False))
        for f in fields(plugin.settings)
    }


def problems(plugin: Plugin[Any], first: Mapping[str, object]) -> list[str]:
    """Return what is wrong with the declaration, or with the values config.toml gives it."""
    known = declared(plugin)
    found = [f"setting {name} has no help line" for name, one in known.items() if not one.help]
    for name, value in first.items():
        if name not in known:
            found.append(f"config.toml sets {name}, which it does not have (it has: {', '.join(known) or 'none'})")
        elif not fits(known[name].kind, value):
            found.append(f"config.toml sets {name} to {value!r}, which is not a {_kind_name(known[name].kind)}")
    return found


def of(db: Reader, plugin: Plugin[Any], first: Mapping[str, object]) -> Any:
    """Return the settings as they are: the default, else config.toml's, else what was set in the chat."""
    known = declared(plugin)
    changed = stored.read(db, plugin.name) if known else {}
    kept = {name: _typed(known[name].kind, v) for name, v in {**first, **changed}.items() if name in known}
    return replace(plugin.settings(), **kept)


def change(tx: Tx, plugin: Plugin[Any], name: str, value: Any) -> None:
    """Set one value. Raises `ShopError("setting_wrong")` for one that does not fit."""
    one = declared(plugin)[name]
    if not fits(one.kind, value):
        raise ShopError("setting_wrong", name=name, kind=_kind_name(one.kind))
    stored.write(tx, plugin.name, name, list(value) if isinstance(value, tuple) else value)
    shown = "***" if one.secret else value
    audit.write(tx, plugin.name, "setting.changed", f"{plugin.name}.{name}", None, shown)


def read_typed(kind: Any, words: str) -> Any:
    """Return what a person typed as a value of `kind`. Raises `ShopError` with what would fit."""
    typed = words.strip()
    if kind is bool:
        if typed.lower() in {"on", "yes", "true", "1"}:
            return True
        if typed.lower() in {"off", "no", "false", "0"}:
            return False
        raise ShopError("setting_wrong", name=typed, kind="on/off")
    if kind is int:
        return read_number(typed)
    if get_origin(kind) is tuple:
        return tuple(piece.strip() for piece in typed.split(",") if piece.strip())
    return typed


def fits(kind: Any, value: object) -> bool:
    """Tell whether a value is of a declared kind: bool, int, str, or a tuple of these."""
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return isinstance(value, list | tuple) and all(fits(inner, one) for one in value)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(kind, type) and isinstance(value, kind)


def _typed(kind: Any, value: Any) -> Any:
    return tuple(value) if get_origin(kind) is tuple else value


def _kind_name(kind: Any) -> str:
    names = {bool: "on/off", int: "number", str: "text"}
    return names.get(kind, "list, separated by commas")
