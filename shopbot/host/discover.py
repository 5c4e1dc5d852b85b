"""Finding plugins: files and folders in the plugin folders, imported as `plugins.<name>`, each failing alone.

A plugin whose import takes the whole process down (a crash in C, an endless loop) leaves its name in a marker file;
when
that has happened twice in a row, the next start goes on without it and says so.
"""

import faulthandler
import importlib
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from shopbot.host.plugin import Plugin

_IMPORT_SECONDS = 20
_STRIKES = 2


@dataclass(frozen=True)
class Found:
    """One plugin on the disk."""

    name: str
    path: Path


@dataclass(frozen=True)
class Imported:
    """What importing a plugin gave: the declaration, or the problem and its trace for the author."""

    name: str
    plugin: Plugin[Any] | None
    problem: str = ""
    trace: str = ""


def find(folders: Sequence[Path]) -> list[Found]:
    """Return all plugins in these folders by name; of two with one name the first folder's counts."""
    found: dict[str, Found] = {}
    for one in _everything(folders):
        found.setdefault(one.name, one)
    return [found[name] for name in sorted(found)]


def passed_over(folders: Sequence[Path]) -> list[Found]:
    """Return what lies in these folders without counting, as a folder before it has a plugin of that name."""
    counting = set(find(folders))
    return [one for one in _everything(folders) if one not in counting]


def _everything(folders: Sequence[Path]) -> Iterator[Found]:
    for folder in folders:
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            name = _name_of(path)
            if name:
                yield Found(name, path)


def _name_of(path: Path) -> str | None:
    if path.name.startswith(("_", ".")):
        return None
    if path.is_dir():
        return path.name if (path / "__init__.py").is_file() else None
    return path.stem if path.suffix == ".py" else None


def make_importable(folders: Sequence[Path]) -> None:
    """Let `import plugins.<name>` find these folders."""
    package = sys.modules.get("plugins") or ModuleType("plugins")
    known = list(getattr(package, "__path__", []))
    package.__path__ = known + [str(f) for f in folders if str(f) not in known]
    sys.modules["plugins"] = package


def load(name: str) -> Imported:
    """Import one plugin. Never raises: a failure is the answer."""
    try:
        with _not_forever():
            module = importlib.import_module(f"plugins.{name}")
    except BaseException as error:  # SystemExit too: a plugin may end itself, not the shop
        if isinstance(error, KeyboardInterrupt):
            raise
        return Imported(name, None, f"import failed: {type(error).__name__}: {error}", traceback.format_exc())
    plugin = getattr(module, "plugin", None)
    if not isinstance(plugin, Plugin):
        return Imported(name, None, "it has no `plugin = Plugin(...)`")
    if plugin.name != name:
        return Imported(name, None, f"it calls itself {plugin.name!r}, but its file is called {name!r}")
    return Imported(name, plugin)


@contextmanager
def _not_forever() -> Iterator[None]:
    """End the process when an import does not come back; the marker tells the next start which one it was."""
    if sys.stderr is None or not _has_descriptor():
        yield
        return
    faulthandler.dump_traceback_later(_IMPORT_SECONDS, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def _has_descriptor() -> bool:
    try:
        sys.stderr.fileno()
    except (OSError, ValueError):
        return False
    return True


class Marker:
    """Remembers in a file which plugin is being started, and how often in a row the start ended there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        name, _, strikes = path.read_text(encoding="utf-8").partition(" ") if path.exists() else ("", "", "")
        self._last, self._strikes = name, int(strikes or 0)

    def left_out(self) -> str | None:
        """Return the plugin to do without at this start, if any."""
        return self._last if self._strikes >= _STRIKES else None

    def starting(self, name: str) -> None:
        """Note that `name` is being started."""
        strikes = self._strikes + 1 if name == self._last else 1
        self._path.write_text(f"{name} {strikes}", encoding="utf-8")

    def started(self) -> None:
        """Note that the start came through."""
        self._path.unlink(missing_ok=True)
