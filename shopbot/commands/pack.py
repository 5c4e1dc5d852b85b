"""`pack`: one file that holds the program, what it is built with, and its plugins: dist/shopbot.pyz.

It runs where there is a Python of the same version on the same kind of machine, without pip and without network; it
says so at its start if that is not so. Two builds of one commit are the same to the byte. Examples:

  python3 run.py pack                                    for a machine like this one
  python3 run.py pack --python 3.11                      for a Linux server with another Python; asks the package index
  python3 run.py pack --python 3.13 --machine aarch64    and with another processor
  python3 run.py pack --out /tmp/trial
  sha256sum -c shopbot.pyz.sha256      on the server, beside the copied file
"""

import argparse
import base64
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from importlib import metadata
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from shopbot import __version__, onefile, program
from shopbot.commands import CODE
from shopbot.errors import Exit, Refusal

NAME = "shopbot.pyz"
_PACKAGES = ("shopbot", "plugins")
_BESIDE = ("LICENSE", "config.example.toml")
_DATED = "SOURCE_DATE_EPOCH"
_OLDEST_DATE = 315_619_200  # a zip file knows no date before 1980, wherever on earth it is made
_MODE = 0o100644 << 16
_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)(.*)$", re.MULTILINE)
_TAG = re.compile(r"^Tag: (\S+)$", re.MULTILINE)
_MANYLINUX = re.compile(r"-manylinux(?:_(?P<major>\d+)_(?P<minor>\d+)|(?P<old>1|2010|2014))_")
# Where such a file is to run if not here: whatever is newer than Debian 10 and Ubuntu 20.04 has glibc 2.28.
_PYTHONS, _MACHINES = ("3.11", "3.12", "3.13", "3.14"), ("x86_64", "aarch64")
_RULES = ("_2_28", "_2_27", "_2_26", "_2_24", "_2_17", "2014", "_2_12", "2010", "_2_5", "1")
_OLD_RULES = {"1": (2, 5), "2010": (2, 12), "2014": (2, 17)}
# Nothing of the shop calls pip: sqlite-utils names it for a command of its own that installs its plugins.
_LEFT_OUT = frozenset({"pip"})
_PIN_LEFT_OUT = re.compile(rf"^(?:{'|'.join(_LEFT_OUT)})==.*\n(?:[ #].*\n)*", re.MULTILINE)
# Notes of whoever installed a package; they differ from one machine to the other.
_NOTES = frozenset({"INSTALLER", "RECORD", "REQUESTED", "direct_url.json"})


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--out", type=Path, default=CODE / "dist", metavar="FOLDER", help="where to (default: dist)")
    parser.add_argument("--python", type=_version, metavar="3.11", help="for a Linux with this Python (default: here)")
    parser.add_argument("--machine", choices=_MACHINES, help="for a Linux with this processor (default: this one's)")


def run(args: argparse.Namespace) -> int:
    """Make the file and its checksum, and tell what it is for. Raises a `Refusal` that says what is missing."""
    if os.name != "posix":
        raise Refusal("The one file is for Linux and macOS.", "Here, start the shop from the project: python3 run.py")
    if importlib.util.find_spec("shiv") is None:
        raise Refusal("shiv is not installed here", "Start it as: python3 run.py pack", Exit.USAGE)
    made = pack(args.out, _needs(args.python, args.machine))
    size = made.stat().st_size / 1_000_000
    with zipfile.ZipFile(made) as archive:
        facts = json.loads(archive.read("build.json"))
    glibc = f", glibc {'.'.join(map(str, facts['glibc']))} or newer" if facts["glibc"] else ""
    print(f"{made} ({size:.0f} MB): version {facts['version']}, {facts['commit']}")
    print(
        f"It runs with {facts['python'].replace('cpython', 'Python')} on {facts['system']} {facts['machine']}{glibc}:"
    )
    print(f"\n    python3 {NAME}\n\nIts checksum is beside it.")
    return Exit.OK


def _version(words: str) -> str:
    if words not in _PYTHONS:
        raise argparse.ArgumentTypeError(f"{words} is none of {', '.join(_PYTHONS)}")
    return words


def _needs(python: str | None, machine: str | None) -> dict[str, object]:
    """Return what the file's machine is like, as `onefile.here` tells it; a Linux, if it is not to be like this one."""
    like_this = onefile.here()
    if python is None and machine is None:
        return like_this
    here = str(like_this["python"]).split()[-1]
    return {"python": f"cpython {python or here}", "system": "linux", "machine": machine or like_this["machine"]}


def pack(out: Path, needs: Mapping[str, object]) -> Path:
    """Make the file for a machine in the folder `out`, whole or not at all, and return its path.

    `needs` are the machine's "python", "system" and "machine" as `onefile.here` tells them.
    """
    out.mkdir(parents=True, exist_ok=True)
    target, part = out / NAME, out / f"{NAME}.part"
    with TemporaryDirectory(prefix="shopbot-pack-") as staged:
        pinned = (CODE / "requirements.txt").read_text("utf-8")
        like_this = all(onefile.here()[name] == needs[name] for name in ("python", "system", "machine"))
        fetch = copy_libraries if like_this else partial(download_libraries, needs=needs)
        glibc = oldest_glibc(fetch(pinned, Path(staged)))
        copy_program(Path(staged))
        facts = json.dumps({"version": __version__, "commit": commit(CODE), **needs, "glibc": glibc})
        (Path(staged) / "shopbot" / "build.json").write_text(facts, "utf-8")
        write(Path(staged), facts, part)
    digest = hashlib.sha256(part.read_bytes()).hexdigest()
    part.replace(target)
    target.with_name(f"{NAME}.sha256").write_text(f"{digest}  {NAME}\n", "ascii")
    return target


# --- what goes into it ---


def copy_libraries(pinned: str, target: Path) -> list[list[str]]:
    """Copy what requirements.txt (its text is `pinned`) pins from this environment; return the tags of each wheel.

    Each file is held against the hash that came with its package, so that what was tested is what is packed. Raises a
    `Refusal` when a package is not the pinned one, or not as it was installed.
    """
    wheels = []
    for name, version, marker in _PINNED.findall(pinned):
        package = _installed(name)
        if package is not None and package.version == version and name not in _LEFT_OUT:
            _copy_package(package, name, target)
            wheels.append(_TAG.findall(package.read_text("WHEEL") or ""))
        elif ";" not in marker and name not in _LEFT_OUT:  # with a marker it is for another kind of machine
            raise _spoiled(name)
    return wheels


def _installed(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _copy_package(package: metadata.Distribution, name: str, target: Path) -> None:
    for file in package.files or ():
        if file.hash is None or file.parts[0] == ".." or file.suffix == ".pyc" or file.name in _NOTES:
            continue
        content = Path(str(file.locate())).read_bytes()
        digest = base64.urlsafe_b64encode(hashlib.new(file.hash.mode, content).digest()).rstrip(b"=").decode()
        if digest != file.hash.value:
            raise _spoiled(name)
        copied = target / file
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(content)


def download_libraries(pinned: str, target: Path, needs: Mapping[str, object]) -> list[list[str]]:
    """Let pip fetch what `pinned` pins for another machine, by its hashes; return the tags of each wheel."""
    python, machine = str(needs["python"]).split()[-1], needs["machine"]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--no-compile"]
    command += ["--only-binary", ":all:", "--disable-pip-version-check", "--no-input", "--target", str(target)]
    command += ["--implementation", "cp", "--python-version", python]
    command += [word for abi in (f"cp{python.replace('.', '')}", "abi3", "none") for word in ("--abi", abi)]
    command += [word for rule in _RULES for word in ("--platform", f"manylinux{rule}_{machine}")]
    with NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as wanted:
        wanted.write(_PIN_LEFT_OUT.sub("", pinned))
        wanted.flush()
        command += ["-r", wanted.name]
        told = subprocess.run(command, capture_output=True, text=True, check=False, env=program.plain_environ())  # noqa: S603
    if told.returncode:
        last = (told.stderr.strip() or "pip gave no reason").splitlines()[-1]
        raise Refusal(
            f"pip could not fetch the packages for that machine: {last}", "Look at the network.", Exit.PROBLEM
        )
    shutil.rmtree(target / "bin", ignore_errors=True)
    packages = list(target.glob("*.dist-info"))
    for note in (package / name for package in packages for name in _NOTES):
        note.unlink(missing_ok=True)
    return [_TAG.findall((package / "WHEEL").read_text("utf-8")) for package in packages]


def _spoiled(name: str) -> Refusal:
    return Refusal(
        f"The package {name} in .venv is not the one that requirements.txt pins, so nothing was made.",
        "Delete the folder .venv and type the same again.",
        Exit.DATA,
    )


def copy_program(target: Path) -> None:
    """Copy the program and the plugins that stand with it, as they are now."""
    for package in _PACKAGES:
        shutil.copytree(CODE / package, target / package, ignore=shutil.ignore_patterns("__pycache__", "*.pyc", ".*"))


# --- what is known of it ---


def commit(folder: Path) -> str:
    """Return which commit stands in a folder, and whether something was changed since."""
    told = _git(folder, "rev-parse", "--short=12", "HEAD")
    if not told:
        return "no commit known"
    changed = _git(folder, "status", "--porcelain", "--", *_PACKAGES, "requirements.txt", *_BESIDE)
    return f"commit {told}{' with changes' if changed else ''}"


def made_at(folder: Path, environ: Mapping[str, str]) -> int:
    """Return when the file says it was made: SOURCE_DATE_EPOCH, else the commit's moment, else the oldest there is."""
    told = environ.get(_DATED) or _git(folder, "log", "-1", "--format=%ct")
    return max(int(told), _OLDEST_DATE) if told.isdigit() else _OLDEST_DATE


def _git(folder: Path, *words: str) -> str:
    """Return what git says, or nothing where there is no git or no repository of its own."""
    git = shutil.which("git")
    if git is None or not (folder / ".git").exists():
        return ""
    command, environ = [git, "-C", str(folder), *words], program.plain_environ()
    told = subprocess.run(command, capture_output=True, text=True, check=False, env=environ)  # noqa: S603
    return told.stdout.strip() if told.returncode == 0 else ""


def oldest_glibc(wheels: Iterable[Sequence[str]]) -> list[int]:
    """Return the oldest glibc on which wheels with these tags run, [2, 28] for instance; empty if they need none.

    A wheel runs from the oldest that one of its tags names: manylinux_2_17, or an older name of such a rule (PEP 600).
    """
    needed = [[version for tag in tags for version in _named_in(tag)] for tags in wheels]
    return list(max((min(versions) for versions in needed if versions), default=()))


def _named_in(tag: str) -> list[tuple[int, int]]:
    found = _MANYLINUX.search(tag)
    if found is None:
        return []
    return [_OLD_RULES[found["old"]] if found["old"] else (int(found["major"]), int(found["minor"]))]


# --- the file ---


def write(folder: Path, facts: str, target: Path) -> None:
    """Let shiv make a file of a folder of packages; put the start and what it has to know on top."""
    from shiv.bootstrap.environment import Environment
    from shiv.builder import create_archive

    moment = datetime.fromtimestamp(made_at(CODE, os.environ), UTC)
    known = Environment(built_at=moment.strftime("%Y-%m-%d %H:%M:%S"), shiv_version="1.0.8", compile_pyc=False)
    create_archive([folder], target, "/usr/bin/env python3", "onefile:start", known)
    on_top = {"onefile.py": Path(onefile.__file__).read_bytes(), "build.json": facts.encode()}
    on_top |= {name: (CODE / name).read_bytes() for name in _BESIDE}
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in on_top.items():
            archive.writestr(zipfile.ZipInfo(name, moment.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
        for entry in archive.filelist:  # the modes that files have here are this machine's affair
            entry.external_attr = _MODE
