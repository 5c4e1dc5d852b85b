"""The pretended side of a test: chats as Telegram shows them, and the people in front of them."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from shopbot.db.outbox import Owed
from shopbot.host import inline
from shopbot.host.inline import Answer
from shopbot.host.screen import AnswerCheckout, AnswerTap, Erase, Rendered, Say, Show

if TYPE_CHECKING:
    from shopbot.testing.shop import TestShop

BOT = 1
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"<[^>]+>")


def visible(text: str) -> str:
    """Return what a person reads: no tags, entities decoded, no direction marks."""
    return _BIDI.sub("", html.unescape(_TAG.sub("", text)))


@dataclass
class Message:
    """One message in a pretended chat."""

    id: int
    rendered: Rendered
    from_bot: bool = True
    rings: bool = False

    @property
    def text(self) -> str:
        """The words as read."""
        return visible(self.rendered.html)

    @property
    def buttons(self) -> list[str]:
        """The labels of its inline buttons, row by row."""
        return [visible(button["text"]) for row in self.rendered.keyboard for button in row]


@dataclass
class Chats:
    """A pretend Telegram: what each chat shows, by message id."""

    messages: dict[int, dict[int, Message]] = field(default_factory=dict)
    toasts: dict[int, list[str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    taps: dict[str, int] = field(default_factory=dict)
    checkouts: dict[str, str] = field(default_factory=dict)
    last_id: int = 0

    def add(self, chat: int, rendered: Rendered, *, from_bot: bool = True, rings: bool = False) -> int:
        """Put a message into a chat and return its id."""
        self.last_id += 1
        self.messages.setdefault(chat, {})[self.last_id] = Message(self.last_id, rendered, from_bot, rings)
        return self.last_id

    def bring(self, owed: Owed, rendered: Rendered) -> int:
        """Put an owed message into its chat, in the place of an earlier version of it; return its id."""
        known = self.messages.get(owed.chat, {}).get(owed.message_id or 0)
        if known is None:
            return self.add(owed.chat, rendered, rings=owed.rings)
        known.rendered = rendered
        return known.id

    def carry_out(self, effect: object) -> tuple[int, int, bool] | None:
        """Do what an effect says; return (chat, message id, is a picture) of a new living screen."""
        match effect:
            case Show():
                return self._show(effect)
            case Say():
                self.add(effect.chat, effect.message, rings=effect.rings)
            case AnswerTap():
                chat = self.taps.pop(effect.callback_id, None)
                if chat is not None and effect.words:
                    self.toasts.setdefault(chat, []).append(visible(effect.words))
            case AnswerCheckout():
                self.checkouts[effect.query_id] = effect.words
            case Erase():
                self.messages.get(effect.chat, {}).pop(effect.message_id, None)
        return None

    def _show(self, show: Show) -> tuple[int, int, bool]:
        here = self.messages.setdefault(show.chat, {})
        wanted = show.screen.photo is not None
        if show.edit in here and not (show.edit_photo and not wanted):
            assert show.edit is not None
            here[show.edit] = Message(show.edit, show.screen)
            return show.chat, show.edit, wanted
        for gone in (show.edit, show.stale):
            here.pop(gone or 0, None)
        return show.chat, self.add(show.chat, show.screen), wanted


class Person:
    """Somebody in front of the bot. Every verb returns the person, so that steps read as a story."""

    def __init__(self, shop: "TestShop", user_id: int, name: str, language: str) -> None:
        self.shop = shop
        self.id = user_id
        self.name = name
        self.language = language
        self.username: str | None = None

    def says(self, text: str, entities: Sequence[Mapping[str, Any]] = ()) -> "Person":
        """Write a message (or a command); `entities` is its formatting, as the Bot API has it."""
        return self._send({"text": text} | ({"entities": list(entities)} if entities else {}))

    def sends_file(self, name: str, content: bytes | str, caption: str = "") -> "Person":
        """Send a document."""
        raw = content.encode() if isinstance(content, str) else content
        file_id = f"file-{len(self.shop.chats.files)}"
        self.shop.chats.files[file_id] = raw
        document = {"file_id": file_id, "file_name": name, "file_size": len(raw)}
        return self._send({"document": document, "caption": caption})

    def sends_photo(self, caption: str = "", content: bytes = b"\x89PNG") -> "Person":
        """Send a picture."""
        self.shop.chats.files["photo"] = content
        return self._send({"photo": [{"file_id": "photo", "width": 90, "height": 90}], "caption": caption})

    def taps(self, label: str) -> "Person":
        """Press the newest button whose label contains `label`."""
        message, button = self._button(label)
        assert "disabled" not in button, f"the button {button['text']!r} is disabled"
        assert "callback_data" in button, f"{button['text']!r} opens nothing in the bot: {button}"
        return self.presses(message.id, button["callback_data"])

    def presses(self, message_id: int, data: str) -> "Person":
        """Press a button by its raw data: an old one, or a forged one."""
        callback = f"cb-{self.shop.next_update}"
        self.shop.chats.taps[callback] = self.id
        shown = self.shop.chats.messages.get(self.id, {}).get(message_id)
        message: dict[str, Any] = {"message_id": message_id, "chat": self._chat(), "date": self.shop.clock.now()}
        if shown is not None and shown.rendered.photo:
            photo = shown.rendered.photo
            message["photo"] = [{"file_id": photo if isinstance(photo, str) else "drawn"}]
        query = {"id": callback, "from": self._user(), "message": message, "data": data, "chat_instance": "1"}
        self.shop.deliver({"callback_query": query})
        return self

    def asks_inline(self, words: str = "") -> Answer:
        """Type the bot's name and these words in some chat, and return what is offered."""
        asked = inline.read({"inline_query": {"id": "q", "from": self._user(), "query": words}})
        assert asked is not None
        return inline.answer(self.shop.host, self.shop.db, asked)

    def blocks(self) -> "Person":
        """Block the bot."""
        return self._membership("kicked")

    def unblocks(self) -> "Person":
        """Let the bot in again."""
        return self._membership("member")

    # --- what they see ---

    @property
    def messages(self) -> list[Message]:
        """The bot's messages in this chat, oldest first."""
        return [m for m in self.shop.chats.messages.get(self.id, {}).values() if m.from_bot]

    @property
    def sees(self) -> str:
        """The newest words of the bot: its last message, or "" in an empty chat."""
        return max(self.messages, key=lambda m: m.id).text if self.messages else ""

    @property
    def screen(self) -> str:
        """The words of the living screen."""
        row = self.shop.db.row("SELECT message_id FROM screen WHERE chat = ?", self.id)
        return self.shop.chats.messages[self.id][row["message_id"]].text if row else ""

    @property
    def html(self) -> str:
        """The newest message as sent, marks and tags included."""
        return max(self.messages, key=lambda m: m.id).rendered.html

    @property
    def buttons(self) -> list[str]:
        """The labels of the newest message that has buttons."""
        return next((m.buttons for m in reversed(self.messages) if m.buttons), [])

    @property
    def toast(self) -> str:
        """The newest toast or dialog."""
        return (self.shop.chats.toasts.get(self.id) or [""])[-1]

    def data(self, label: str) -> str:
        """Return the raw data behind a button, to press it again later."""
        return str(self._button(label)[1]["callback_data"])

    # --- how Telegram writes it ---

    def _button(self, label: str) -> tuple[Message, Mapping[str, Any]]:
        for message in reversed(self.messages):
            for row in message.rendered.keyboard:
                for button in row:
                    if label in visible(button["text"]):
                        return message, button
        raise AssertionError(f"{self.name} sees no button {label!r}; there are: {self.buttons}\n{self.sees}")

    def _send(self, content: Mapping[str, Any]) -> "Person":
        words = str(content.get("text") or content.get("caption") or "")
        message_id = self.shop.chats.add(self.id, Rendered(html.escape(words)), from_bot=False)
        message = {"message_id": message_id, "from": self._user(), "chat": self._chat(), **content}
        self.shop.deliver({"message": {"date": self.shop.clock.now(), **message}})
        return self

    def _membership(self, status: str) -> "Person":
        member = {"user": {"id": BOT, "is_bot": True, "first_name": "Shop"}, "status": status}
        update = {"from": self._user(), "chat": self._chat(), "date": 0, "new_chat_member": member}
        self.shop.blocked.add(self.id) if status == "kicked" else self.shop.blocked.discard(self.id)
        self.shop.deliver({"my_chat_member": update})
        return self

    def _user(self) -> dict[str, Any]:
        user = {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language}
        return user | ({"username": self.username} if self.username else {})

    def _chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": self.name}
