"""Admission: a plugin is checked whole, every problem at once, before any part of it is published.

Order is by what each plugin requires and comes after (`graphlib`); plugins in a circle are named and left out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any

from shopbot.errors import PluginError
from shopbot.host import kinds, settings
from shopbot.host.house import house
from shopbot.host.plugin import API, Plugin
from shopbot.host.registry import Registry
from shopbot.texts.check import check_languages, defines, mark
from shopbot.texts.formats import LANGUAGES

_NAME = re.compile(r"[a-z][a-z0-9]{1,19}")
_PLACE_NAME = re.compile(r"[a-z][a-z0-9]{0,11}")
_WEBHOOK_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass
class Admission:
    """What became of one plugin: its declaration (None if it could not be imported), problems, warnings."""

    name: str
    plugin: Plugin[Any] | None = None
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    switched_on: bool = True

    @property
    def admitted(self) -> bool:
        """True when it is on and sound."""
        return self.switched_on and self.plugin is not None and not self.problems


def in_order(plugins: Sequence[Plugin[Any]]) -> tuple[list[Plugin[Any]], dict[str, str]]:
    """Return plugins with what they need first, and a problem for each that is in a circle."""
    left = {p.name: p for p in plugins}
    problems: dict[str, str] = {}
    while True:
        graph = {n: [d for d in (*p.requires, *p.after) if d in left] for n, p in sorted(left.items())}
        try:
            return [left[name] for name in TopologicalSorter(graph).static_order()], problems
        except CycleError as error:
            circle = error.args[1]
            for name in set(circle):
                problems[name] = f"it is in a circle: {' -> '.join(circle)}"
                left.pop(name)


def sources(plugin: Plugin[Any]) -> dict[str, str]:
    """Return a plugin's texts by language: those in its code, and `texts/<language>.ftl` beside it."""
    found = dict(plugin.words)
    folder = plugin.folder / "texts"
    if plugin.folder.name == plugin.name and folder.is_dir():
        for path in sorted(folder.glob("*.ftl")):
            found[path.stem] = found.get(path.stem, "") + "\n" + path.read_text(encoding="utf-8")
    return found


class Checker:
    """Checks plugins one after the other, each also against those admitted before it.

    Reading every text in five languages is most of a start. `sound` are marks of texts that an earlier start found
    nothing fatal in; the attribute gains those of this one.
    """

    def __init__(
        self,
        mode: str,
        taken: Iterable[str],
        first_values: Mapping[str, Mapping[str, object]],
        sound: Iterable[str] = (),
    ) -> None:
        self._mode = mode
        self._taken = set(taken)
        self._first = first_values
        self._claims: dict[str, str] = {}
        self._known = frozenset(sound)
        self.sound: set[str] = set()

    def check(self, plugin: Plugin[Any], admitted: Mapping[str, Plugin[Any]]) -> Admission:
        """Return everything that is wrong with a plugin, and claim its names if nothing is."""
        result = Admission(plugin.name, plugin)
        result.problems += self._self(plugin)
        result.problems += [f"it requires {n}, which is off or not sound" for n in plugin.requires if n not in admitted]
        result.problems += settings.problems(plugin, self._first.get(plugin.name, {}))
        result.problems += self._defaults(plugin)
        self._texts(plugin, result)
        claims = list(_claims(plugin))
        result.problems += [f"{c} is {self._claims[c]}'s already" for c in claims if c in self._claims]
        result.problems += _repeated(claims)
        result.problems += _undos(plugin)
        if not result.problems:
            self._claims |= dict.fromkeys(claims, plugin.name)
        return result

    def _self(self, plugin: Plugin[Any]) -> list[str]:
        problems = []
        if not _NAME.fullmatch(plugin.name):
            problems.append("its name must be 2 to 20 small letters and digits, a letter first")
        if plugin.name in self._taken:
            problems.append(f"the name {plugin.name!r} belongs to the shop's own tables; choose another")
        if plugin.api != API:
            problems.append(f"it was written for version {plugin.api} of the contract; this shop has {API}")
        if self._mode not in plugin.modes:
            problems.append(f"it refuses to run in a {self._mode} shop (only: {', '.join(plugin.modes)})")
        odd = [hook.name for hook in plugin.webhooks if not _WEBHOOK_NAME.fullmatch(hook.name)]
        problems += [f"the webhook {name!r} must have a name of small letters, digits and -" for name in odd]
        odd = [place.name for place in plugin.backup_places if not _PLACE_NAME.fullmatch(place.name)]
        problems += [f"the backup place {name!r} must have a name of 1 to 12 small letters and digits" for name in odd]
        return problems

    @staticmethod
    def _defaults(plugin: Plugin[Any]) -> list[str]:
        try:
            plugin.defaults()
        except PluginError as error:
            return [error.problem]
        return []

    def _words(self, words: Mapping[str, str], result: Admission) -> None:
        marked = mark(words)
        if words and marked not in self._known:
            faults = check_languages(words, result.name)
            result.problems += [str(fault) for fault in faults if fault.fatal]
            result.warnings += [str(fault) for fault in faults if not fault.fatal]
            if any(fault.fatal for fault in faults):
                return
        self.sound.add(marked)

    def _texts(self, plugin: Plugin[Any], result: Admission) -> None:
        words = sources(plugin)
        strange = words.keys() - set(LANGUAGES)
        result.problems += [f"texts in {one!r}: the shop speaks {', '.join(LANGUAGES)}" for one in sorted(strange)]
        self._words({one: words[one] for one in words.keys() - strange}, result)
        labels = {entry.label: "the menu label" for entry in plugin.entries if isinstance(entry.label, str)}
        labels |= dict.fromkeys(plugin.finals.values(), "the reason")
        labels |= {place.label: "the backup place" for place in plugin.backup_places}
        for label, what in sorted(labels.items()):
            if not any(defines(source, label) for source in words.values()):
                result.problems.append(f"no text for {what} {label!r}")
        result.problems += kinds.problems(plugin, words)


def _claims(plugin: Plugin[Any]) -> Iterable[str]:
    for command in plugin.commands:
        yield from (f"command /{word}" for word in command.words)
    yield from (f"action {a.handler.place}" for a in plugin.actions)
    yield from (f"answer {a.handler.place}" for a in plugin.answers)
    yield from (f"job {j.handler.place}" for j in plugin.jobs)
    yield from (f"deep link {prefix}" for prefix in plugin.starts)
    yield from (f"webhook {hook.name} of {plugin.name}" for hook in plugin.webhooks)
    yield from (f"payment method {getattr(m, 'name', '')}" for m in plugin.payment_methods)
    yield from (f"the backup place {place.name}" for place in plugin.backup_places)
    yield from (f"the kind of goods {kind.name}" for kind in plugin.kinds)
    yield from (f"message {name}" for name in plugin.messages if name.startswith("shopbot."))


def _undos(plugin: Plugin[Any]) -> Iterable[str]:
    """Yield a problem for each change to take back that is not the plugin's own, or is said twice."""
    actions = [*(undo.action for undo in plugin.undos), *plugin.finals]
    for action in sorted({action for action in actions if not action.startswith(f"{plugin.name}.")}):
        yield f"it takes back {action!r}, but only changes called {plugin.name}.… are its own"
    yield from _repeated([f"undo of {action}" for action in actions])


def _repeated(claims: Sequence[str]) -> list[str]:
    return [f"{claim} is declared twice" for claim in sorted({c for c in claims if claims.count(c) > 1})]


def published(admissions: Iterable[Admission]) -> Registry:
    """Return the tables of all that were admitted."""
    return Registry.of([a.plugin for a in admissions if a.admitted and a.plugin is not None], house)
