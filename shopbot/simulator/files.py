"""Files the bot and the people sent, kept in memory under their file_id."""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass
from typing import Any

from shopbot.simulator.params import Upload
from shopbot.simulator.refusal import Refusal, bad_request

MAX_DOWNLOAD = 20 << 20
MAX_PHOTO = 10 << 20
MAX_KEPT = 256 << 20
_LENGTH = frozenset({"animation", "video", "audio", "voice", "video_note"})
_NAMED = frozenset({"document", "animation", "video", "audio"})
_SQUARE = frozenset({"photo", "sticker", "animation", "video"})


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file. `kind` is the field of a message it belongs in: photo, document, sticker, video and so on."""

    file_id: str
    unique_id: str
    kind: str
    path: str
    upload: Upload
    width: int
    height: int

    def api(self) -> dict[str, Any]:
        """The Bot API object (PhotoSize, Document, Sticker, Video, …) of this file."""
        made: dict[str, Any] = {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.upload.content),
        }
        if self.kind in _SQUARE:
            made |= {"width": self.width, "height": self.height}
        if self.kind == "video_note":
            made["length"] = self.width
        if self.kind in _LENGTH:
            made["duration"] = 1
        if self.kind in _NAMED:
            made |= {"file_name": self.upload.file_name, "mime_type": self.upload.mime_type}
        if self.kind == "sticker":
            made |= {"type": "regular", "is_animated": False, "is_video": False}
        return made


class FileStore:
    """The files of this run; past `MAX_KEPT` bytes in all the oldest go."""

    def __init__(self) -> None:
        self._bytes = 0
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._numbers = itertools.count(1)

    def add(self, kind: str, upload: Upload) -> StoredFile:
        """Keep an upload; a photo must be an image of a size Telegram takes."""
        if not upload.content:
            raise bad_request("file must be non-empty")
        size = image_size(upload.content)
        if kind == "photo":
            _photo_rules(upload, size)
        width, height = size or (512, 512)
        number = next(self._numbers)
        path = f"{kind}s/file_{number}{_suffix(upload.file_name)}"
        stored = StoredFile(
            f"SIM-{kind}-{number:06d}-AgACAgQAAxk", f"sim{number:06d}", kind, path, upload, width, height
        )
        self._by_id[stored.file_id] = self._by_path[path] = stored
        self._bytes += len(upload.content)
        while self._bytes > MAX_KEPT:
            self._forget(next(iter(self._by_id.values())))
        return stored

    def _forget(self, stored: StoredFile) -> None:
        del self._by_id[stored.file_id], self._by_path[stored.path]
        self._bytes -= len(stored.upload.content)

    def known(self, file_id: str, kind: str | None = None) -> StoredFile:
        """The file of this id; the wrong kind of file is refused as Telegram refuses it."""
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad_request("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
        if kind is not None and stored.kind != kind:
            raise bad_request(f"can't use file of type {stored.kind.capitalize()} as {kind.capitalize()}")
        return stored

    def at(self, path: str) -> StoredFile | None:
        """The file with this file_path."""
        return self._by_path.get(path)


def _photo_rules(upload: Upload, size: tuple[int, int] | None) -> None:
    if len(upload.content) > MAX_PHOTO:
        raise Refusal(413, "Request Entity Too Large", violation=True)
    if size is None:
        raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED", violation=True)
    width, height = size
    if width + height > 10_000 or max(size) > 20 * min(size):
        raise Refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS", violation=True)


def _suffix(name: str) -> str:
    _, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and suffix.isalnum() and len(suffix) < 6 else ""


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG, GIF or WebP, else None."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in {b"GIF87a", b"GIF89a"} and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content[:2] == b"\xff\xd8":
        return _jpeg_size(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp_size(content)
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _webp_size(content: bytes) -> tuple[int, int] | None:
    if len(content) < 30:
        return None
    if content[12:16] == b"VP8X":
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    if content[12:16] == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack("<HH", content[26:30])
    return width & 0x3FFF, height & 0x3FFF
