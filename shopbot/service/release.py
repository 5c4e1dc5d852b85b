"""Copies of the program under /opt/shopbot, one folder a release, each with its own .venv; a link says which one runs.

A release is made from a folder (a clone), whose packages pip fetches, or from the one file that `run.py pack` makes,
which brings them. It is named after its version and a digest of its files, so the same program is the same folder:
installing it twice does nothing. It is made beside its place and renamed into it, so a folder with a release's name is
a whole one.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from shopbot.errors import Refusal
from shopbot.service.layout import Layout

_PROGRAM = ("run.py", "shopbot", "plugins", "requirements.txt")
_PACKAGES = ("shopbot", "plugins")
_BESIDE = ("config.example.toml", "README.md", "CHANGELOG.md", "LICENSE")
_UNSEEN = ("/home/", "/root/", "/run/", "/tmp/", "/var/tmp/")  # noqa: S108 - what the service cannot see
_OLDEST = (3, 11)
_VERSION = re.compile(r'^__version__ = "([^"]+)"', re.MULTILINE)
_MAKING = ".making-"
_KEPT = 3


def require_program(source: Path) -> None:
    """Refuse a folder that does not hold this program, and a file that is not all of it."""
    if source.is_file():
        if not zipfile.is_zipfile(source):
            raise Refusal(f"{source} is not the one file of this program.", "Make it anew: python3 run.py pack")
        return
    missing = [name for name in _PROGRAM if not (source / name).exists()]
    if missing:
        raise Refusal(
            f"{source} is not a copy of this program: {', '.join(missing)} is not there.",
            "Give the folder that holds run.py, for example a fresh git clone.",
        )


def version_of(source: Path) -> str:
    """Return the version a copy of the program says it has."""
    if source.is_file():
        with zipfile.ZipFile(source) as packed:
            text = packed.read("site-packages/shopbot/__init__.py").decode()
    else:
        text = (source / "shopbot" / "__init__.py").read_text("utf-8")
    found = _VERSION.search(text)
    return found[1] if found else "0"


def name_of(source: Path) -> str:
    """Return the release's name: its version and 12 digits of its files' digest."""
    digest = hashlib.sha256()
    for path in _files(source):
        digest.update(f"{path.relative_to(source).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return f"{version_of(source)}-{digest.hexdigest()[:12]}"


def _files(source: Path) -> list[Path]:
    """Return what belongs to the program, in a fixed order. Plugins of the owner's own are no part of it."""
    if source.is_file():
        return [source]
    own = own_plugins(source)
    found = [path for name in (*_PROGRAM, *_BESIDE) for path in _below(source / name)]
    return sorted(path for path in found if not any(one == path or one in path.parents for one in own))


def _below(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from (one for one in path.rglob("*") if one.is_file() and "__pycache__" not in one.parts)


def own_plugins(source: Path, *, apart: bool = False) -> list[Path]:
    """Return the plugins in a clone that git does not know: its owner's. Without git everything is the program's.

    `apart`: the program is one file, so what lies beside it is all the owner's.
    """
    if apart:
        return [one for one in sorted((source / "plugins").iterdir()) if one.name != "__pycache__"]
    command = ["git", "-C", str(source), "-c", "safe.directory=*", "ls-files", "-z", "plugins"]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, check=False, env=_plain())  # noqa: S603 - git, fixed words
    except FileNotFoundError:
        return []
    tracked = {Path(one).parts[1] for one in listed.stdout.split("\0") if one}
    known = {*tracked, "__pycache__"}
    return [one for one in sorted((source / "plugins").iterdir()) if one.name not in known] if tracked else []


def find_python() -> Path:
    """Return the interpreter the service shall use: this one, unless it lies where the service cannot see it."""
    here = os.path.realpath(sys.executable)
    wanted = [here, *(shutil.which(f"python3.{minor}", path="/usr/local/bin:/usr/bin") for minor in range(19, 10, -1))]
    for one in filter(None, wanted):
        if not str(os.path.realpath(one)).startswith(_UNSEEN):
            return Path(one)
    raise Refusal(
        f"The service needs a Python {_OLDEST[0]}.{_OLDEST[1]} or newer outside of anybody's home; {here} is inside.",
        "Type: sudo apt install python3 python3-venv, then the same again.",
    )


class Releases:
    """What stands in /opt/shopbot."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.folder = layout.at(layout.opt)

    def current(self) -> str:
        """Return the name of the release the shop runs from; empty when none."""
        link = self._layout.at(self._layout.current)
        return link.readlink().name if link.is_symlink() else ""

    def has(self, name: str) -> bool:
        """Tell whether this release is there, whole."""
        return (self.folder / name).is_dir()

    def make(self, source: Path, python: Path) -> str:
        """Copy the program and install what it needs; return the release's name. Done already: nothing happens."""
        name = name_of(source)
        if not self.has(name):
            self._require_outside()
            making = self.folder / f"{_MAKING}{name}"
            shutil.rmtree(making, ignore_errors=True)
            self.folder.mkdir(mode=0o755, parents=True, exist_ok=True)
            if source.is_file():
                _unpack(source, making, python)
            else:
                _copy(source, making)
                _install(making, python)
            _run(
                [str(making / ".venv/bin/python"), "-m", "compileall", "-q", *(str(making / one) for one in _PACKAGES)]
            )
            os.sync()
            making.rename(self.folder / name)
        return name

    def _require_outside(self) -> None:
        if self.folder.is_symlink():
            raise Refusal(f"{self.folder} is a link; the program needs a real folder there.", "Move it away.")

    def use(self, name: str) -> None:
        """Let the shop run from this release at its next start: one rename, so it is the old or the new."""
        link = self._layout.at(self._layout.current)
        part = link.with_name(f".{link.name}.part")
        part.unlink(missing_ok=True)
        part.symlink_to(name)
        part.replace(link)

    def tidy(self, in_use: set[str]) -> list[str]:
        """Remove the oldest releases that no shop runs from, keeping a few to go back to; return their names."""
        for left in self.folder.glob(f"{_MAKING}*"):
            shutil.rmtree(left, ignore_errors=True)
        all_of_them = [one for one in self.folder.iterdir() if one.is_dir() and not one.is_symlink()]
        by_age = sorted(all_of_them, key=lambda one: one.stat().st_mtime, reverse=True)
        gone = [one.name for one in by_age[_KEPT:] if one.name not in in_use]
        for name in gone:
            shutil.rmtree(self.folder / name)
        return gone

    def remove_all(self) -> None:
        """Remove every release, when the last shop of this host goes."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    """Copy the program, readable for everybody and writable for root alone."""
    for path in _files(source):
        to = target / path.relative_to(source)
        to.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        shutil.copyfile(path, to)
        to.chmod(0o755 if to.name == "run.py" else 0o644)


def _install(folder: Path, python: Path) -> None:
    """Let run.py make the release's .venv, as it does for everybody."""
    _run([str(python), str(folder / "run.py"), "version"])


def _unpack(file: Path, folder: Path, python: Path) -> None:
    """Let the one file unpack itself, as at every first start, and put its packages where a release has them."""
    cache = folder / ".cache"
    cache.mkdir(mode=0o700, parents=True)
    _run([str(python), str(file), "version"], SHOPBOT_CACHE=str(cache))
    (packages,) = cache.glob("*/site-packages")
    for name in (*_PACKAGES, *_BESIDE):
        if (packages / name).exists():
            (packages / name).rename(folder / name)
    _run([str(python), "-m", "venv", "--without-pip", str(folder / ".venv")])
    (needed,) = (folder / ".venv").glob("lib/python*/site-packages")
    shutil.rmtree(needed)
    packages.rename(needed)
    shutil.rmtree(cache)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    folder.chmod(0o755)


def _run(command: list[str], **more: str) -> None:
    done = subprocess.run(command, cwd="/", env=_plain() | more, stdout=subprocess.DEVNULL, check=False)  # noqa: S603
    if done.returncode:
        raise Refusal(
            "The program could not be made ready.",
            "What went wrong stands above; nothing was changed. Type the same again when it is mended.",
        )


def _plain() -> dict[str, str]:
    names = ("PATH", "HOME", "LANG", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "SSL_CERT_FILE")
    return {
        name: os.environ[name]
        for name in (*names, *(one for one in os.environ if one.startswith("PIP_")))
        if name in os.environ
    }
