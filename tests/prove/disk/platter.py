"""A disk as it is when the power goes: what was synced is there, of all the rest anything, torn at 512 bytes.

`recorded` reads what strace wrote of a process (`OPTIONS`): every write with its data, and every change of a name, as
changes of numbered files. A `Platter` takes them one by one; `image` then writes one of the disks that could be found
if the power went now. A file's bytes are safe once that file was synced, a name once its folder was; of what is not,
each write is there whole, in some of its 512-byte sectors or not at all, and each name is there or is not. That is
more than today's file systems lose (they keep the name of a file that was synced, and names in their order); a disk
that says "synced" and lies is not modelled. What a process maps into memory is not seen: SQLite maps only its `-shm`
file, which is made anew; `recorded` refuses any other.
"""

import os
import random
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

_FOLLOWED = (
    "openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "lseek", "mmap", "rename", "renameat",
    "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir",
)  # fmt: skip
_NOT_SEEN = frozenset({
    "symlink", "link", "linkat", "writev", "pwritev", "sendfile", "copy_file_range", "fallocate",
})  # fmt: skip
OPTIONS = ("-xx", "-s", "4000000", "-e", "trace=" + ",".join((*_FOLLOWED, *sorted(_NOT_SEEN))))
SECTOR = 512
ROOT = 0
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_DIRECTORY = re.compile(r"^(AT_FDCWD|\d+)<((?:\\x[0-9a-f]{2})*)>")


class Write(NamedTuple):
    """Bytes of a file, not synced yet."""

    file: int
    at: int
    data: bytes


class Cut(NamedTuple):
    """A file's new size."""

    file: int
    size: int


class Sync(NamedTuple):
    """A file or a folder is synced."""

    file: int


class Entry(NamedTuple):
    """A name that comes or goes: `gone` is taken away and `come` is put there, of the file or folder `file`."""

    file: int
    gone: tuple[int, str] | None
    come: tuple[int, str] | None
    folder: bool = False


class Mark(NamedTuple):
    """What the process has said at this moment."""

    said: bytes


Change = Write | Cut | Sync | Entry | Mark


@dataclass
class _Open:
    file: int
    at: int = 0
    append: bool = False


def _text(found: str) -> bytes:
    return bytes.fromhex(found.replace("\\x", ""))


def _ignored(name: str) -> bool:
    return name.endswith("-shm")


class _Reader:
    """Follows the calls of a process by the numbers of its open files."""

    def __init__(self, root: Path, before: Path, marks: Path) -> None:
        self._root, self._marks = str(root), str(marks)
        self._names: dict[tuple[int, str], int] = {}
        self._open: dict[int, _Open | None] = {}
        self._next = 1
        self.changes: list[Change] = []
        self._there(before, ROOT)

    def _there(self, folder: Path, number: int) -> None:
        """Take in what is there already, as synced."""
        for path in sorted(folder.iterdir()):
            if _ignored(path.name):
                continue
            made = self._made((number, path.name), folder=path.is_dir())
            if path.is_dir():
                self._there(path, made)
            else:
                self.changes += [Write(made, 0, path.read_bytes()), Sync(made)]
        self.changes.append(Sync(number))

    def _made(self, at: tuple[int, str], *, folder: bool) -> int:
        number = self._names[at] = self._next
        self._next += 1
        self.changes.append(Entry(number, None, at, folder))
        return number

    def _place(self, path: str) -> tuple[int, str] | None:
        """Return the folder's number and the name of a path below the root; None for one elsewhere."""
        if not path.startswith(self._root + "/"):
            return None
        *above, name = path[len(self._root) + 1 :].split("/")
        number = ROOT
        for one in above:
            if (number, one) not in self._names:
                return None
            number = self._names[number, one]
        return number, name

    def _paths(self, arguments: str) -> list[str]:
        """Return the paths among a call's arguments, each made whole by the folder it is relative to."""
        found, within = [], ""
        for word in arguments.split(", "):
            directory, string = _DIRECTORY.match(word), _STRING.match(word)
            if directory:
                within = _text(directory[2]).decode()
            if string:
                path = _text(string[1]).decode()
                found.append(path if path.startswith("/") else f"{within}/{path}")
        return found

    def take(self, name: str, arguments: str, result: int) -> None:
        """Take one call."""
        if name == "openat":
            self._opens(arguments, result)
        elif name in ("write", "pwrite64", "ftruncate", "fsync", "fdatasync", "lseek", "mmap"):
            self._of_a_file(name, arguments, result)
        elif name in _NOT_SEEN:
            assert self._root not in str(self._paths(arguments)), f"{name} is not modelled"
        else:
            self._of_names(name, self._paths(arguments))

    def _opens(self, arguments: str, result: int) -> None:
        (path,) = self._paths(arguments)
        flags = arguments.rpartition('"')[2]
        if path == self._marks:
            self._open[result] = _Open(-1)
            return
        if path == self._root:
            self._open[result] = _Open(ROOT)
            return
        at = self._place(path)
        if at is None or _ignored(at[1]):
            self._open[result] = None
            return
        number = self._names.get(at)
        if number is None:
            number = self._made(at, folder=False)
        elif "O_TRUNC" in flags:
            self.changes.append(Cut(number, 0))
        self._open[result] = _Open(number, append="O_APPEND" in flags)

    def _of_a_file(self, name: str, arguments: str, result: int) -> None:
        words = arguments.rsplit(", ", 3)
        descriptor = words[-2] if name == "mmap" else arguments
        number = re.match(r"(\d+)<", descriptor)
        opened = self._open.get(int(number[1])) if number else None
        if opened is None:
            return
        if name == "mmap":
            assert "MAP_SHARED" not in arguments, "a file is changed through memory"
        elif name == "lseek":
            opened.at = result
        elif name == "ftruncate":
            self.changes.append(Cut(opened.file, int(arguments.rpartition(", ")[2])))
        elif name in ("fsync", "fdatasync"):
            self.changes.append(Sync(opened.file))
        else:
            self._writes(name, opened, arguments, result)

    def _writes(self, name: str, opened: _Open, arguments: str, result: int) -> None:
        found = _STRING.search(arguments)
        assert found, arguments[:80]
        assert not found[2], "a write is longer than what is recorded of it"
        data = _text(found[1])[:result]
        if opened.file < 0:
            self.changes.append(Mark(data))
            return
        at = int(arguments.rpartition(", ")[2]) if name == "pwrite64" else opened.at
        assert not opened.append, "appending is not modelled"
        self.changes.append(Write(opened.file, at, data))
        if name == "write":
            opened.at += len(data)

    def _of_names(self, name: str, paths: list[str]) -> None:
        places = [self._place(path) for path in paths]
        if None in places:
            assert not any(places), f"{name} leads out of the shop: {paths}"
            return
        first = places[0]
        assert first
        if _ignored(first[1]):
            return
        if name.startswith("mkdir"):
            self._made(first, folder=True)
            return
        number = self._names.pop(first)
        if name.startswith("rename"):
            second = places[1]
            assert second
            self._names[second] = number
            self.changes.append(Entry(number, first, second))
        else:
            self.changes.append(Entry(number, first, None))


def recorded(trace: Iterable[str], root: Path, before: Path, marks: Path) -> tuple[list[Change], int]:
    """Return the changes of a process below `root`, and how many of them made what was there before it, in `before`.

    What was written to the file `marks` are the marks.
    """
    reader = _Reader(root, before, marks)
    prepared = len(reader.changes)
    for line in trace:
        found = _LINE.match(line)
        if found and int(found[3]) >= 0:
            reader.take(found[1], found[2], int(found[3]))
    return reader.changes, prepared


@dataclass
class _File:
    safe: bytearray = field(default_factory=bytearray)
    pending: list[Write | Cut] = field(default_factory=list)


def _apply(content: bytearray, change: Write | Cut) -> None:
    size = change.at + len(change.data) if isinstance(change, Write) else change.size
    if len(content) < size:
        content.extend(bytes(size - len(content)))
    if isinstance(change, Write):
        content[change.at : size] = change.data
    else:
        del content[size:]


class Platter:
    """What of all changes so far is surely on the disk, and what may be."""

    def __init__(self) -> None:
        self._files: dict[int, _File] = {}
        self._folders = {ROOT}
        self._safe: dict[tuple[int, str], int] = {}
        self._pending: list[Entry] = []

    def take(self, change: Change) -> None:
        """Let one more change happen."""
        if isinstance(change, Write | Cut):
            self._files.setdefault(change.file, _File()).pending.append(change)
        elif isinstance(change, Sync):
            self._sync(change.file)
        elif isinstance(change, Entry):
            if change.folder:
                self._folders.add(change.file)
            self._pending.append(change)

    def _sync(self, number: int) -> None:
        if number not in self._folders:
            file = self._files.setdefault(number, _File())
            for change in file.pending:
                _apply(file.safe, change)
            file.pending.clear()
            return
        rest = []
        for entry in self._pending:
            if (entry.come or entry.gone or (-1, ""))[0] == number:
                _enter(self._safe, entry)
            else:
                rest.append(entry)
        self._pending = rest

    def image(self, rng: random.Random, folder: Path) -> None:
        """Write into the new `folder` what could be found after the power went now."""
        names, kept, whole = dict(self._safe), _chance(rng), _chance(rng)
        for entry in self._pending:
            if rng.random() < kept:
                _enter(names, entry)
        inside: dict[int, list[tuple[str, int]]] = {}
        for (above, name), number in names.items():
            inside.setdefault(above, []).append((name, number))
        self._write(rng, whole, folder, inside, ROOT)

    def _write(
        self, rng: random.Random, whole: float, folder: Path, inside: dict[int, list[tuple[str, int]]], number: int
    ) -> None:
        folder.mkdir(mode=0o700)
        for name, one in inside.get(number, ()):
            if one in self._folders:
                self._write(rng, whole, folder / name, inside, one)
            else:
                _put(folder / name, self._content(rng, whole, self._files.setdefault(one, _File())))

    def _content(self, rng: random.Random, whole: float, file: _File) -> bytearray:
        if not file.pending:
            return file.safe
        content = bytearray(file.safe)
        for change in file.pending:
            if rng.random() < whole:
                _apply(content, change)
            elif isinstance(change, Write):
                for sector in _sectors(change):
                    if rng.random() < whole:
                        _apply(content, sector)
        return content


def _chance(rng: random.Random) -> float:
    """Return how likely it is that something unsynced is there: it differs from image to image, and may be sure."""
    return rng.choice((0.0, 0.1, 0.5, 0.9, 1.0))


def _sectors(change: Write) -> Iterator[Write]:
    """Split a write where a disk may tear it."""
    at, end = change.at, change.at + len(change.data)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        yield Write(change.file, at, change.data[at - change.at : until - change.at])
        at = until


def _enter(names: dict[tuple[int, str], int], entry: Entry) -> None:
    if entry.gone and names.get(entry.gone) == entry.file:
        del names[entry.gone]
    if entry.come:
        names[entry.come] = entry.file


def _put(path: Path, content: bytearray) -> None:
    file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.write(file, content)
    finally:
        os.close(file)


def wiped(folder: Path) -> Path:
    """Remove a folder of an image, and return it."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder
