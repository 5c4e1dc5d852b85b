"""What a start would make of the plugins, found out without starting: in a shop that exists only for this look."""

import ast
import functools
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from shopbot.clock import Clock
from shopbot.commands import CODE
from shopbot.config import Config
from shopbot.db import keys, migrate, settings, store
from shopbot.db.fence import HOUSE
from shopbot.db.survey import Survey
from shopbot.host import discover
from shopbot.host.admit import Admission, sources
from shopbot.host.arguments import parameters
from shopbot.host.host import SOUND, Host
from shopbot.journeys.stage import Doors
from shopbot.texts.check import check_languages, mark
from shopbot.texts.texts import house_texts

MARKER = "starting"


@dataclass(frozen=True)
class Seen:
    """One plugin: its first line about itself, what is wrong with it, its state, and the names of its webhooks.

    The state is on, off, left out (because of its problems), or "not live" for what only a demo or a test may load.
    """

    name: str
    about: str
    state: str
    problems: tuple[str, ...]
    warnings: tuple[str, ...]
    webhooks: tuple[str, ...] = ()


def look_at_plugins(config: Config, shop: Survey | None) -> list[Seen]:
    """Import, check and migrate all plugins into an empty shop with the switches of `shop`; return what became of each.

    Steps that `shop` has taken are held against their receipts there.
    """
    abouts = {found.name: about(found.path) for found in discover.find(config.plugins.folders)}
    return sorted(
        (_seen(one, abouts.get(one.name, ""), config, shop) for one in _admissions(config, shop)),
        key=lambda one: one.name,
    )


def _seen(admission: Admission, about: str, config: Config, shop: Survey | None) -> Seen:
    plugin = admission.plugin
    if plugin is None or config.mode in plugin.modes:
        problems = list(admission.problems)
    else:
        # Not made for a shop of this kind: that is how it should be, and nothing the owner has to mend.
        return Seen(admission.name, about, f"not {config.mode}", (), ())
    if shop and plugin:
        problems += migrate.edited(shop.reader, plugin.name, plugin.steps)
    state = "left out" if problems else "on" if admission.switched_on else "off"
    hooks = tuple(one.name for one in plugin.webhooks) if plugin and state == "on" else ()
    warnings = [*_not_taken(admission.name, config), *admission.warnings]
    return Seen(admission.name, about, state, tuple(problems), tuple(warnings), hooks)


def _not_taken(name: str, config: Config) -> list[str]:
    others = [one.path for one in discover.passed_over(config.plugins.folders) if one.name == name]
    return [f"{path} does not count, as another one of that name comes first; rename it" for path in others]


def doors(config: Config) -> Doors:
    """Return every way into the plugins that are on after a first start."""
    on = [one.plugin for one in _admissions(config, None) if one.plugin and one.switched_on and not one.problems]
    return Doors(
        actions={
            action.handler.place: tuple(one.kind.__name__ for one in parameters(action.handler.call))
            for plugin in on
            for action in plugin.actions
        },
        commands=tuple(word for plugin in on for command in plugin.commands for word in command.words),
        links=tuple(prefix for plugin in on for prefix in plugin.starts),
    )


@functools.cache
def sound_texts() -> Mapping[str, object]:
    """Return the setting by which a new shop knows that the texts of the plugins that come with the program are sound.

    Its first start then does not look at each again. Texts with a fault are not among them.
    """
    discover.make_importable([CODE / "plugins"])
    came = [discover.load(found.name).plugin for found in discover.find([CODE / "plugins"])]
    words = [sources(plugin) for plugin in came if plugin]
    return {SOUND: [mark(one) for one in words if one and not check_languages(one, "")]}


def about(path: Path) -> str:
    """Return the first line of a plugin's docstring without importing it; empty when there is none to read."""
    try:
        source = (path / "__init__.py" if path.is_dir() else path).read_text("utf-8")
        words = ast.get_docstring(ast.parse(source)) or ""
    except (OSError, SyntaxError, ValueError):
        return ""
    return words.split("\n", 1)[0]


def _admissions(config: Config, shop: Survey | None) -> tuple[Admission, ...]:
    switches = settings.read(shop.reader, HOUSE).get("plugins", {}) if shop else {}
    with tempfile.TemporaryDirectory(prefix="shopbot-look-") as folder:
        left = config.data.folder / MARKER
        if left.exists():
            shutil.copy(left, folder)
        return _load(config, switches, Path(folder))


def _load(config: Config, switches: Mapping[str, bool], folder: Path) -> tuple[Admission, ...]:
    clock = Clock()
    host = Host(config, clock, house_texts(ZoneInfo(config.shop.time_zone)))
    marker = discover.Marker(folder / MARKER)
    scratch = store.create(folder / "shop", keys.new_master(), clock)
    try:
        store.in_transaction(
            scratch.writer, scratch.keys, clock, lambda tx: settings.write(tx, HOUSE, "plugins", switches)
        )
        store.in_transaction(
            scratch.writer, scratch.keys, clock, lambda tx: host.load(tx, config.plugins.folders, marker)
        )
    finally:
        scratch.close()
    return host.admissions
