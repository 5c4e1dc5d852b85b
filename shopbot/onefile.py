"""The start of `shopbot.pyz`: unpacks it once, for this user alone, and hands over to the shop; run.py's counterpart.

`run.py pack` puts this module at the top of the file, beside shiv's own start. Nothing of the shop can be imported
yet, and an old Python must get as far as the sentence that says so: only the standard library, and syntax that Python
3.6 can read. Native libraries can only be loaded from a disk, so the packages are unpacked into a cache:

* in SHOPBOT_CACHE if that is set, else in CACHE_DIRECTORY (systemd's), XDG_CACHE_HOME or ~/.cache, whichever will do:
  the folder is this user's and nobody else may enter it, nobody else can put another in its place, and programs may be
  run from it. If none will do, one sentence says why;
* a file `whole` says that all of it reached the disk. Without it (a kill, a power cut) it is unpacked anew;
* everybody who runs from it shares a lock, whoever makes or removes it holds the lock alone. What an older file left
  is removed once nobody runs from it.

Then the shop takes this process over (exec), so that it needs no more memory than started from a checkout. It finds the
packages of the file and no others: not the system's (`-S`), not the user's (`-s`), not PYTHONPATH's.
"""

import json
import os
import shutil
import stat
import sys
from pathlib import Path

IO, OLD_PYTHON, INTERRUPTED = 74, 79, 130
FILE_NAME = "SHOPBOT_ONE_FILE"
CACHE_NAME = "SHOPBOT_CACHE"
_WHOLE = "whole"
_IN_USE = ".in-use"


class Stop(Exception):
    """The start cannot go on: one sentence for the person at the terminal, and the exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


class Unpacked:
    """The folder with what a file holds, beside a lock; it may not be there yet."""

    def __init__(self, cache: Path, file: Path, build: str) -> None:
        # That is what shiv calls it too.
        self.folder = cache / f"{file.resolve().name}_{build}"
        self.packages = self.folder / "site-packages"
        self.lock = open_lock(self.folder)

    def is_whole(self) -> bool:
        """Tell whether all of it is on the disk."""
        return (self.folder / _WHOLE).exists()

    def share(self) -> None:
        """Hold the lock with others until this process, and what takes it over, ends."""
        import fcntl

        fcntl.flock(self.lock, fcntl.LOCK_SH)
        os.set_inheritable(self.lock, True)  # noqa: FBT003 - its only form

    def hold_alone(self) -> None:
        """Wait until nobody else holds the lock."""
        import fcntl

        fcntl.flock(self.lock, fcntl.LOCK_EX)

    def finish(self) -> None:
        """Note that all of it is there, and remove what other files left."""
        os.sync()
        (self.folder / _WHOLE).touch()
        for lock in self.folder.parent.glob("*" + _IN_USE):
            other = lock.with_name(lock.name[: -len(_IN_USE)])
            if other != self.folder:
                remove(other)


def start() -> None:
    """Be called by the file's `__main__`. Ends in the shop, or with a sentence."""
    file = Path(sys.argv[0]).absolute()
    try:
        problem = unfit(json.loads(packed("build.json")), here())
        if problem:
            raise Stop(problem, OLD_PYTHON)
        unpacked = Unpacked(find_cache(dict(os.environ)), file, json.loads(packed("environment.json"))["build_id"])
        unpack(unpacked)
        unpacked.share()
    except Stop as stop:
        say(str(stop))
        sys.exit(stop.code)
    except OSError as failed:
        say(f"The file cannot be unpacked ({failed}); see that the disk has room, and type the same again.")
        sys.exit(IO)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    isolated = bool(sys.flags.ignore_environment)
    arguments = [sys.executable, "-S", "-s", "-P", "-m", "shopbot.cli", *sys.argv[1:]]
    os.execve(sys.executable, arguments, environ(dict(os.environ), file, unpacked.packages, isolated))  # noqa: S606


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    print(f"shopbot: {sentence}", file=sys.stderr)


def packed(name: str) -> bytes:
    """Return a file that stands at the top of the archive this module came from."""
    loader = globals()["__loader__"]
    return bytes(loader.get_data(os.path.join(loader.archive, name)))  # noqa: PTH118 - what zipimport takes


# --- is this the right machine? ---


def here() -> "dict[str, object]":
    """Return what native libraries depend on: Python, system, processor, and which glibc there is, if any."""
    major, minor = sys.version_info[:2]
    free = "t" if "t" in getattr(sys, "abiflags", "") else ""
    return {
        "python": f"{sys.implementation.name} {major}.{minor}{free}",
        "system": sys.platform,
        "machine": os.uname().machine if sys.maxsize > 2**32 else "32-bit " + os.uname().machine,
        "glibc": _glibc(),
    }


def _glibc() -> "list[int]":
    try:
        told = os.confstr("CS_GNU_LIBC_VERSION") or ""
    except (AttributeError, ValueError, OSError):
        return []
    return [int(part) for part in told.split()[-1].split(".")[:2]] if told else []


def unfit(needs: "dict[str, object]", found: "dict[str, object]") -> str:
    """Return why this machine cannot run the file, in one sentence, or nothing."""
    remedy = "Take the file for this one, or make it here, in the project's folder: python3 run.py pack"
    if (found["system"], found["machine"]) != (needs["system"], needs["machine"]):
        made = f"{needs['system']} {needs['machine']}"
        return f"This file is for {made}, and this machine is {found['system']} {found['machine']}. {remedy}"
    if found["python"] != needs["python"]:
        made, this, version = _spoken(needs["python"]), _spoken(found["python"]), str(needs["python"]).split()[-1]
        return (
            f"This file is for {made}, and this is {this}. Type python{version} {sys.argv[0]} if you have it. {remedy}"
        )
    if needs["glibc"] and found["glibc"] < needs["glibc"]:  # type: ignore[operator] # lists of two numbers
        has = _dotted(found["glibc"]) or "another C library"
        return f"This file needs glibc {_dotted(needs['glibc'])} or newer, and this machine has {has}. {remedy}"
    return ""


def _spoken(python: object) -> str:
    return str(python).replace("cpython", "Python")


def _dotted(version: object) -> str:
    return ".".join(map(str, version))  # type: ignore[call-overload] # a list of numbers


# --- where to ---


def find_cache(names: "dict[str, str]") -> Path:
    """Return a folder that only this user can change, made if need be; raises Stop when there is none."""
    refused = []
    for folder in candidates(names):
        problem = unsafe(folder)
        if not problem:
            return folder.resolve()
        refused.append(f"{folder}: {problem}")
    why = "; ".join(refused) or "you have no home folder"
    raise Stop(f"There is no place to unpack this file ({why}). Name one: {CACHE_NAME}=/a/folder/of/yours", IO)


def candidates(names: "dict[str, str]") -> "list[Path]":
    """Return where to look, best first."""
    if names.get(CACHE_NAME):
        return [Path(names[CACHE_NAME]).absolute()]
    systemd, xdg = names.get("CACHE_DIRECTORY", "").split(":")[0], names.get("XDG_CACHE_HOME", "")
    folders = [Path(one) for one in (systemd, xdg) if one] + [home / ".cache" for home in _homes(names)]
    return list(dict.fromkeys(folder / "shopbot" for folder in folders if folder.is_absolute()))


def _homes(names: "dict[str, str]") -> "list[Path]":
    """Return the home folder the environment names and the one of the account: with sudo they may differ."""
    import pwd

    try:
        account = [pwd.getpwuid(os.geteuid()).pw_dir]
    except KeyError:
        account = []
    return [Path(home) for home in [names.get("HOME", ""), *account] if home]


def unsafe(folder: Path) -> str:
    """Make a folder of this user's own; return why it will not do, or nothing."""
    try:
        # Looked at before anything is made there: root's folder in somebody's home would shut that person out.
        problem = swappable(next(one for one in folder.parents if one.exists()).resolve())
        if problem:
            return problem
        folder.mkdir(0o700, parents=True, exist_ok=True)
        if folder.stat().st_uid != os.geteuid():
            return "it belongs to another user"
        folder.chmod(0o700)
        if os.statvfs(folder).f_flag & getattr(os, "ST_NOEXEC", 0):
            return "no program may be run from there"
        return "" if os.access(folder, os.W_OK | os.X_OK) else "it cannot be written to"
    except OSError as failed:
        return failed.strerror or "it cannot be made"


def swappable(folder: Path) -> str:
    """Tell who else could put another folder in the place of one in `folder`, or in that of a folder above; or nothing.

    That can whoever owns one of them (but root may), and whoever may write to it, unless it is sticky as /tmp is. This
    user's own group may too: on many systems everybody has one to themselves.
    """
    for one in [folder, *folder.parents]:
        found = one.stat()
        if found.st_uid not in (0, os.geteuid()):
            return f"{one} belongs to another user"
        by_group = found.st_mode & stat.S_IWGRP and found.st_gid not in (0, os.getegid())
        if (by_group or found.st_mode & stat.S_IWOTH) and not found.st_mode & stat.S_ISVTX:
            return f"other users can write to {one}"
    return ""


# --- unpack and hand over ---


def open_lock(folder: Path) -> int:
    """Return a descriptor of the lock beside a folder; it is made if need be."""
    path = str(folder) + _IN_USE
    try:
        return os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return os.open(path, os.O_RDONLY | os.O_CREAT, 0o600)


def unpack(unpacked: Unpacked) -> None:
    """Let shiv unpack the file unless that was done; of several starts at once one does it."""
    unpacked.share()
    if unpacked.is_whole():
        return
    unpacked.hold_alone()
    if unpacked.is_whole():
        return
    from _bootstrap import current_zipfile, extract_site_packages  # type: ignore[import-not-found] # in the file

    with current_zipfile() as archive:
        extract_site_packages(archive, unpacked.folder, force=True)
    unpacked.finish()


def remove(folder: Path) -> None:
    """Remove what another file was unpacked into, unless somebody runs from it.

    The lock stays, as somebody may wait for it.
    """
    import fcntl

    lock = open_lock(folder)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    else:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(f"{folder}.tmp", ignore_errors=True)
    finally:
        os.close(lock)


def environ(names: "dict[str, str]", file: Path, packages: Path, isolated: bool) -> "dict[str, str]":
    """Return the shop's environment; without Python's own names if this Python was told to ignore them (-I, -E)."""
    kept = {name: value for name, value in names.items() if not (isolated and name.startswith("PYTHON"))}
    return {**kept, "PYTHONPATH": str(packages), FILE_NAME: str(file)}
