"""Moving a shop that ran by hand to where its service looks for it, so that there is never a second living one.

Copied, read back, put in place with the main file last, and only then removed where it was. Broken off anywhere and
started again it goes on: until the main file is in its new place the old folder is the shop, afterwards the new one.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from shopbot.errors import Exit, Refusal

MAIN = "shop.db"
_PART = ".moving"
_LEFT_BEHIND = {"shop.key", "shop.lock", _PART}
_BLOCK = 1 << 20


def secret(path: Path, text: str, owner: tuple[int, int] = (0, 0)) -> None:
    """Write a file that its owner (user and group id) alone may read, whole or not at all, and make it durable."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    give(part, owner)
    part.replace(path)
    sync(path.parent)


def give(path: Path, owner: tuple[int, int]) -> None:
    """Make somebody the owner of a file; only root can, and a trial under another root has nobody to give it to."""
    if os.geteuid() == 0:
        os.chown(path, *owner, follow_symlinks=False)


def move(old: Path, new: Path, owner: tuple[int, int], say: Callable[[str], object] = lambda words: None) -> None:
    """Move the shop in the folder `old` to the folder `new`, for the user `owner`. The shop must be closed.

    Raises `Refusal` when both folders hold a shop and they are not the same one.
    """
    if not (old / MAIN).exists():
        return
    if (new / MAIN).exists():
        _require_same(old, new)
    else:
        _bring(old, new, owner, say)
    _remove(old)


def _require_same(old: Path, new: Path) -> None:
    """After a move that broke off at its very end both are there; anything else is for a person to decide."""
    if _digest(old / MAIN) != _digest(new / MAIN):
        raise Refusal(
            f"There is a shop in {new} and another one in {old}.",
            f"Install the other one under a name of its own (--name shop2), or move {old} away if it is only a copy.",
            Exit.DATA,
        )


def _bring(old: Path, new: Path, owner: tuple[int, int], say: Callable[[str], object]) -> None:
    part = new / _PART
    shutil.rmtree(part, ignore_errors=True)
    for name in _entries(old):
        for path in _walk(old / name):
            _copy(path, part / path.relative_to(old), owner)
    say("copied and read back")
    for name in sorted(_entries(part), key=lambda one: one == MAIN):  # what makes it a shop comes last
        if name == MAIN:
            sync(new)
        _put(part / name, new / name)
    sync(new)
    shutil.rmtree(part)


def _entries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in _LEFT_BEHIND)


def _walk(path: Path) -> Iterator[Path]:
    yield path
    if path.is_dir() and not path.is_symlink():
        for one in sorted(path.iterdir()):
            yield from _walk(one)


def _copy(path: Path, to: Path, owner: tuple[int, int]) -> None:
    """Copy one file or folder, private, and read a file back: a disk that lies is found now and not next year."""
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    give(to.parent, owner)
    if path.is_symlink():
        to.symlink_to(path.readlink())
    elif path.is_dir():
        to.mkdir(mode=0o700, exist_ok=True)
    else:
        shutil.copyfile(path, to)
        to.chmod(0o600)
        sync(to)
        if _digest(to) != _digest(path):
            raise Refusal(f"What was written of {path} reads differently.", "Check the disk, and try again.", Exit.IO)
    give(to, owner)


def _put(path: Path, to: Path) -> None:
    """Bring one entry to its place; what an earlier, broken-off move left there is replaced."""
    if to.is_dir() and not to.is_symlink():
        shutil.rmtree(to)
    path.replace(to)


def _remove(old: Path) -> None:
    """Take the shop away from its old folder, its main file first, so that nothing there can be started again."""
    (old / MAIN).unlink()
    sync(old)
    for name in _entries(old):
        path = old / name
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _digest(path: Path) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.digest()


def sync(path: Path) -> None:
    """Make a file, or a folder's entries, durable."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
