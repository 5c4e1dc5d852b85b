"""A plugin's settings: declared with type, default and help; given first values by config.toml; changed in the chat."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from shopbot import log
from shopbot.db import settings as stored
from shopbot.db.tx import Reader, Tx
from shopbot.errors import ShopError
from shopbot.host.plugin import Plugin
from shopbot.http import is_address
from shopbot.texts.formats import read_number
from shopbot.texts.values import Code, Phrase
from shopbot.trade import audit
from shopbot.trade.audit import Actor

# Settings that are the shop's own now: an older config.toml may still give them to the plugin they were of.
_MOVED = {("orders", "notices_a_minute")}


@dataclass(frozen=True)
class Setting:
    """One declared setting: its name, type, default, one line of help, whether it is a secret.

    `low` and `high` are in `unit`s, in which a number is shown and typed.
    """

    name: str
    kind: Any
    default: Any
    help: str
    secret: bool
    low: int | None = None
    high: int | None = None
    unit: int = 1
    address: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be chosen, if the setting is a choice."""
        return get_args(self.kind) if get_origin(self.kind) is Literal else ()

    def takes(self, value: object) -> bool:
        """Tell whether a value is of the setting's kind and in its range."""
        if not fits(self.kind, value) or (self.address and not self._leads_somewhere(str(value))):
            return False
        if not isinstance(value, int):
            return True
        above = self.low is None or value >= self.low * self.unit
        return above and (self.high is None or value <= self.high * self.unit)

    def read(self, words: str) -> Any:
        """Return what a person typed as a value of this setting. Raises `ShopError` with what would fit."""
        typed = words.strip()
        if self.kind is bool:
            return self._read_switch(typed)
        if self.kind is int:
            bounds = {"low": self.low, "high": self.high}
            return read_number(typed, **{k: v for k, v in bounds.items() if v is not None}) * self.unit
        value = tuple(filter(None, map(str.strip, typed.split(",")))) if get_origin(self.kind) is tuple else typed
        if not self.takes(value):
            raise self.wrong()
        return value

    def _leads_somewhere(self, words: str) -> bool:
        return is_address(words) if words else not self.default

    def _read_switch(self, typed: str) -> bool:
        if typed.lower() in {"on", "yes", "true", "1"}:
            return True
        if typed.lower() in {"off", "no", "false", "0"}:
            return False
        raise self.wrong()

    def wrong(self) -> ShopError:
        """Return the refusal of a value that does not fit."""
        return ShopError("setting_wrong", name=Code(self.name), kind=self._kind())

    def _kind(self) -> Phrase | Code:
        if self.choices:
            return Code(", ".join(self.choices))
        if self.address:
            return Phrase("kind-address", {"begin": Code("https://")})
        return Phrase(f"kind-{_kind_name(self.kind)}")


def declared(plugin: Plugin[Any]) -> Mapping[str, Setting]:
    """Return a plugin's settings by name."""
    return _declared(plugin.settings)  # type: ignore[arg-type]  # a class is hashable


@lru_cache(maxsize=256)
def _declared(settings: type[Any]) -> Mapping[str, Setting]:
    """Read a declaration, once: it is asked for in nearly every tap."""
    kinds = get_type_hints(settings)
    found = {
        f.name: Setting(f.name, kinds[f.name], f.default, **{"help": "", "secret": False, **f.metadata})
        for f in fields(settings)
    }
    return MappingProxyType(found)


def problems(plugin: Plugin[Any], first: Mapping[str, object]) -> list[str]:
    """Return what is wrong with the declaration, or with the values config.toml gives it."""
    known = declared(plugin)
    found = [f"setting {name} has no help line" for name, one in known.items() if not one.help]
    for name, value in first.items():
        if (plugin.name, name) in _MOVED:
            continue
        if name not in known:
            found.append(f"config.toml sets {name}, which it does not have (it has: {', '.join(known) or 'none'})")
        elif not known[name].takes(value):
            shown = "its value" if known[name].secret else repr(value)
            found.append(f"config.toml sets {name} to {shown}, which is no {_kind_name(known[name].kind)} it takes")
    return found


def of(db: Reader, plugin: Plugin[Any], first: Mapping[str, object]) -> Any:
    """Return the settings as they are: the default, else config.toml's, else what was set in the chat."""
    known = declared(plugin)
    changed = stored.read(db, plugin.name) if known else {}
    kept = {name: _typed(known[name].kind, v) for name, v in {**first, **changed}.items() if name in known}
    _hide(known, kept)
    return replace(plugin.settings(), **kept)


def _hide(known: Mapping[str, Setting], kept: Mapping[str, Any]) -> None:
    """Keep what is secret out of the log before anything is done with it."""
    for name, value in kept.items():
        if known[name].secret and len(str(value)) >= log.SHORTEST_SECRET:
            log.hide(str(value))


def changed(db: Reader, plugin: Plugin[Any]) -> frozenset[str]:
    """Return the names of the settings that were decided in the chat."""
    return frozenset(stored.read(db, plugin.name)) & declared(plugin).keys()


def change(tx: Tx, plugin: Plugin[Any], name: str, value: Any, *, first: Mapping[str, object], by: Actor) -> None:
    """Set one value. Raises `ShopError("setting_wrong")` for one that does not fit."""
    one = declared(plugin)[name]
    if not one.takes(value):
        raise one.wrong()
    was = _as_it_is(tx, plugin, name, first)
    stored.write(tx, plugin.name, name, list(value) if isinstance(value, tuple) else value)
    _note(tx, plugin, one, was, _as_it_is(tx, plugin, name, first), by)


def reset(tx: Tx, plugin: Plugin[Any], name: str, *, first: Mapping[str, object], by: Actor) -> None:
    """Go back to what config.toml says, else to the declared default."""
    was = _as_it_is(tx, plugin, name, first)
    stored.forget(tx, plugin.name, name)
    _note(tx, plugin, declared(plugin)[name], was, _as_it_is(tx, plugin, name, first), by)


def noted(value: Any, *, own: bool) -> dict[str, object]:
    """Return how the audit writes a setting: its value, and whether it was decided in the chat."""
    return {"value": list(value) if isinstance(value, tuple) else value, "own": own}


def _as_it_is(db: Reader, plugin: Plugin[Any], name: str, first: Mapping[str, object]) -> dict[str, object]:
    return noted(getattr(of(db, plugin, first), name), own=name in changed(db, plugin))


def _note(
    tx: Tx, plugin: Plugin[Any], one: Setting, was: Mapping[str, object], now: Mapping[str, object], by: Actor
) -> None:
    if was["value"] != now["value"]:
        shown: tuple[object, object] = ("***", "***") if one.secret else (was, now)
        audit.write(tx, by, "setting.changed", f"{plugin.name}.{one.name}", *shown)


def fits(kind: Any, value: object) -> bool:
    """Tell whether a value is of a declared kind: bool, int, str, a choice of words, or a tuple of these."""
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return isinstance(value, list | tuple) and all(fits(inner, one) for one in value)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(kind, type) and isinstance(value, kind)


def _typed(kind: Any, value: Any) -> Any:
    return tuple(value) if get_origin(kind) is tuple else value


def _kind_name(kind: Any) -> str:
    """Return the last part of the text key that says what the kind takes."""
    names = {bool: "switch", int: "number", str: "text"}
    return "choice" if get_origin(kind) is Literal else names.get(kind, "list")
