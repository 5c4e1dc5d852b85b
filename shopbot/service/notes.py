"""What the shop leaves outside its encrypted file for the hour in which that file cannot be opened.

`owners.json`: who is to be told (Telegram ids and languages). `stopped.json`: why the last start was refused. Neither
holds a secret; both are private files of the shop's user, and a shop that cannot write them goes on without.
"""

import contextlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from shopbot import log
from shopbot.errors import Refusal

_OWNERS, _STOPPED = "owners.json", "stopped.json"


@dataclass(frozen=True)
class Owner:
    """Somebody to tell: their Telegram id, and the language they read."""

    id: int
    language: str


@dataclass(frozen=True)
class Stopped:
    """Why the shop did not start: the exit code, and what the owner would have read at the terminal."""

    code: int
    words: str


def keep_owners(folder: Path, owners: Iterable[Owner]) -> None:
    """Note who is to be told; nothing is written while nothing has changed."""
    text = json.dumps([asdict(one) for one in owners])
    if _text(folder / _OWNERS) != text:
        _write(folder / _OWNERS, text)


def owners(folder: Path) -> list[Owner]:
    """Return who is to be told; nobody when that was never noted, or cannot be read."""
    return [
        Owner(int(one["id"]), str(one["language"]))
        for one in _items(folder / _OWNERS)
        if isinstance(one.get("id"), int)
    ]


def keep_refusal(folder: Path, refusal: Refusal) -> None:
    """Note why a start was refused."""
    _write(folder / _STOPPED, json.dumps([asdict(Stopped(int(refusal.exit_code), log.redact(str(refusal))))]))


def forget_refusal(folder: Path) -> None:
    """The shop is open again."""
    with contextlib.suppress(OSError):
        (folder / _STOPPED).unlink(missing_ok=True)


def refusal(folder: Path) -> Stopped | None:
    """Return why the last start was refused, if it was."""
    for one in _items(folder / _STOPPED):
        return Stopped(int(one.get("code", 1)), str(one.get("words", "")))
    return None


def _items(path: Path) -> list[dict[str, Any]]:
    try:
        found = json.loads(_text(path))
    except ValueError:
        return []
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _write(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.part")
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        part.replace(path)
