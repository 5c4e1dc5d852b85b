"""From a rendered message to the Bot API's parameters, one part for each message it needs."""

import hashlib
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from shopbot.host.screen import CALLBACK_BYTES, Rendered
from shopbot.telegram.api import Files
from shopbot.telegram.html import CAPTION_UNITS, TEXT_UNITS, plain, split

_UPLOAD = "upload"
_STICKER = "sticker"
_KINDS = (_STICKER, "animation", "video")
_OTHER_KIND = re.compile(r"can't use file of type (\w+)")
Markup = Mapping[str, Any]
Call = tuple[str, dict[str, Any], Files | None]


@dataclass(frozen=True)
class Part:
    """One message: words, and at most one of picture and document."""

    html: str
    markup: Markup | None = None
    photo: str | bytes | None = None
    document: tuple[str, bytes] | None = None
    protected: bool = False

    def bare(self) -> "Part":
        """Return the same words without formatting."""
        return Part(escape(plain(self.html), quote=False), self.markup, self.photo, self.document, self.protected)

    def without_photo(self) -> "Part":
        """Return the same words without the picture."""
        return Part(self.html, self.markup, None, self.document, self.protected)


@dataclass(frozen=True)
class How:
    """What goes with a message beside its content."""

    silent: bool = True
    reply_to: int | None = None
    thread: int | None = None


def parts(message: Rendered) -> list[Part]:
    """Return the messages that `message` takes: one, or several when its words are too long for one.

    A picture or document goes with the first, buttons with the last. An inline keyboard wins over a reply keyboard, as
    a message takes only one of them. Raises ValueError for a button Telegram would refuse.
    """
    first = CAPTION_UNITS if message.photo or message.document else TEXT_UNITS
    words = split(message.html, first, TEXT_UNITS)
    last = len(words) - 1
    markup = _markup(message)
    return [
        Part(
            html,
            markup if index == last else None,
            message.photo if index == 0 else None,
            message.document if index == 0 else None,
            message.protected,
        )
        for index, html in enumerate(words)
    ]


def _markup(message: Rendered) -> Markup | None:
    if message.keyboard:
        for row in message.keyboard:
            for button in row:
                _check(button)
        return {"inline_keyboard": message.keyboard}
    if message.keys:
        rows = [[{"text": words} for words in row] for row in message.keys]
        return {"keyboard": rows, "resize_keyboard": True, "is_persistent": True}
    return None


def _check(button: Mapping[str, Any]) -> None:
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= CALLBACK_BYTES:
        raise ValueError(f"callback_data of {len(data.encode())} bytes, 1 to {CALLBACK_BYTES} are allowed")


class Pictures:
    """The pictures that come with the shop: uploaded once, then sent by the id Telegram gave them.

    Kept in memory only; a changed file is uploaded again. An owner may have chosen a sticker or a GIF by its id: that
    it is one is learnt from Telegram's refusal.
    """

    def __init__(self) -> None:
        self._kinds: dict[str, str] = {}
        self._ids: dict[tuple[str, int, int], str] = {}
        self._lock = threading.Lock()

    def source(self, photo: str | bytes) -> tuple[str, bytes | None]:
        """Return what to name the picture in a call, and its content when it has to be uploaded.

        Raises OSError when it is a file that cannot be read.
        """
        if isinstance(photo, bytes):
            return f"attach://{_UPLOAD}", photo
        if not _is_path(photo):
            return photo, None
        known = self._ids.get(_version(photo))
        return (known, None) if known else (f"attach://{_UPLOAD}", Path(photo).read_bytes())

    def kind(self, photo: str | bytes) -> str:
        """Return what it has to be sent as: "photo", unless another kind was learnt."""
        return self._kinds.get(photo, "photo") if isinstance(photo, str) else "photo"

    def is_other_kind(self, photo: str | bytes | None, refusal: str) -> bool:
        """Learn from Telegram's refusal of a file id that it is of another kind; True when that is news."""
        found = _OTHER_KIND.search(refusal.lower())
        if not isinstance(photo, str) or not found or found[1] not in _KINDS or photo in self._kinds:
            return False
        with self._lock:
            self._kinds[photo] = found[1]
        return True

    def learn(self, photo: str | bytes, message: Any) -> None:
        """Remember the id that a sent `message` shows for `photo`."""
        sizes = message.get("photo") if isinstance(message, dict) else None
        if sizes and isinstance(photo, str) and _is_path(photo):
            with self._lock:
                self._ids[_version(photo)] = sizes[-1]["file_id"]


def _is_path(photo: str) -> bool:
    """Telegram's file ids are letters, digits, `-` and `_`; an address is left to Telegram to fetch."""
    return not photo.startswith(("https://", "http://")) and ("/" in photo or "." in photo)


def _version(photo: str) -> tuple[str, int, int]:
    about = Path(photo).stat()
    return photo, about.st_mtime_ns, about.st_size


def sending(chat: int, part: Part, how: How, pictures: Pictures) -> Call:
    """Return the call that sends `part` as a new message."""
    params: dict[str, Any] = {"chat_id": chat}
    if how.silent:
        params["disable_notification"] = True
    if part.protected:
        params["protect_content"] = True
    if how.thread is not None:
        params["message_thread_id"] = how.thread
    if how.reply_to is not None:
        params["reply_parameters"] = {"message_id": how.reply_to, "allow_sending_without_reply": True}
    if part.markup:
        params["reply_markup"] = part.markup
    if part.photo:
        source, content = pictures.source(part.photo)
        kind = pictures.kind(part.photo)
        params[kind] = source
        caption = {} if kind == _STICKER else _caption(part)
        return f"send{kind.capitalize()}", params | caption, _files(part.photo, content)
    if part.document:
        params["document"] = f"attach://{_UPLOAD}"
        return "sendDocument", params | _caption(part), {_UPLOAD: part.document}
    return "sendMessage", params | _text(part), None


def editing(chat: int, message_id: int, part: Part, pictures: Pictures, *, same_photo: bool) -> Call:
    """Return the call that turns a message into `part`; `same_photo`: it shows that picture already."""
    params: dict[str, Any] = {"chat_id": chat, "message_id": message_id}
    if part.markup:
        params["reply_markup"] = part.markup
    if not part.photo:
        return "editMessageText", params | _text(part), None
    if same_photo:
        return "editMessageCaption", params | _caption(part), None
    source, content = pictures.source(part.photo)
    params["media"] = {"type": "photo", "media": source, **_caption(part)}
    return "editMessageMedia", params, _files(part.photo, content)


def _text(part: Part) -> dict[str, Any]:
    return {"text": part.html, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


def _caption(part: Part) -> dict[str, Any]:
    return {"caption": part.html, "parse_mode": "HTML"} if part.html else {}


def _files(photo: str | bytes, content: bytes | None) -> Files | None:
    name = Path(photo).name if isinstance(photo, str) else "picture"
    return None if content is None else {_UPLOAD: (name, content)}


def mark(photo: str | bytes | None) -> str | None:
    """Return what tells one picture from another: its name, or for a drawn one a short stand-in for its content."""
    return hashlib.sha256(photo).hexdigest() if isinstance(photo, bytes) else photo
