"""From a screen to a message in one language: texts rendered, rows laid out, taps written into 64 bytes.

The house style is kept here: the trail on the first line, at most three buttons in a row unless they are single signs,
the way back and home in the last row, rows mirrored for right-to-left readers, labels as plain words.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from shopbot.db.fence import HOUSE
from shopbot.host.plugin import Handler
from shopbot.host.screen import CALLBACK_BYTES, Button, Call, Rendered, Screen, Text, Written
from shopbot.texts.formats import RTL
from shopbot.texts.texts import Texts

Nonces = Callable[[Call], str]


def home_call() -> Call:
    """Return what every screen's 🏠 does."""
    return Call("home.home")


def callback_data(call: Call) -> str:
    """Write a tap for Telegram: `plugin.action:arg:arg`. Raises ValueError beyond 64 bytes."""
    data = ":".join([call.action, *call.args])
    if len(data.encode()) > CALLBACK_BYTES:
        raise ValueError(f"the button of {call.action} needs {len(data.encode())} bytes; Telegram takes 64")
    return data


class Wording:
    """Puts screens into words, for one reader's language and one plugin's texts.

    `nonces` writes a single-use tap (it stores the nonce); None where there is no transaction to store it in.
    """

    def __init__(self, texts: Texts, language: str, owner: str, nonces: Nonces | None = None) -> None:
        self.texts = texts
        self.language = language
        self.owner = owner
        self._nonces = nonces

    def html(self, text: Text) -> str:
        """Return one text as Telegram HTML."""
        if isinstance(text, Written):
            return text.html
        if not text.key:
            return ""
        return self.texts.render(text.owner or self.owner, self.language, text.key, text.values)

    def plain(self, text: Text) -> str:
        """Return one text without markup, for labels and toasts."""
        if not text.key:
            return ""
        return self.texts.plain(text.owner or self.owner, self.language, text.key, text.values)

    def screen(self, screen: Screen) -> Rendered:
        """Return the whole screen as a message."""
        lines = [self._trail(screen.trail)] if screen.trail else []
        lines += [self.html(line) for line in screen.lines if line is not None]
        rows = [*screen.rows, self._last_row(screen)]
        return Rendered("\n".join(lines), self.keyboard(rows), screen.photo, screen.document)

    def _trail(self, trail: Iterable[Text]) -> str:
        steps = [self.html(Text("trail-home", {}, HOUSE)), *(self.html(step) for step in trail)]
        return " › ".join(steps)

    def _last_row(self, screen: Screen) -> list[Button | None]:
        home = Button(Text("btn-home", {}, HOUSE), home_call()) if screen.home else None
        return [screen.back, home]

    def keyboard(self, rows: Iterable[Iterable[Button | None]]) -> tuple[tuple[Mapping[str, Any], ...], ...]:
        """Return rows of Bot API buttons; empty rows are left out, each row is mirrored for right-to-left."""
        written = (tuple(self._button(b) for b in row if b is not None) for row in rows)
        mirrored = self.language in RTL
        return tuple(row[::-1] if mirrored else row for row in written if row)

    def _button(self, button: Button) -> dict[str, Any]:
        said: dict[str, Any] = {"text": self.plain(button.label)}
        if button.style:
            said["style"] = button.style
        if button.disabled:
            # Telegram allows one kind per button, and this one is an object without fields.
            return said | {"disabled": {}}
        return said | self._does(button)

    def _does(self, button: Button) -> dict[str, Any]:
        if button.call is not None:
            if button.call.once and self._nonces is not None:
                return {"callback_data": self._nonces(button.call)}
            return {"callback_data": callback_data(button.call)}
        if button.url is not None:
            return {"url": button.url}
        if button.copy is not None:
            return {"copy_text": {"text": button.copy}}
        if button.share is not None:
            where = dict.fromkeys(("allow_user_chats", "allow_group_chats", "allow_channel_chats"), True)
            return {"switch_inline_query_chosen_chat": {"query": button.share, **where}}
        return {"switch_inline_query_current_chat": button.search or ""}


def back_to(handler: Handler, *args: str) -> Button:
    """Return the house's ‹ Back button to an action."""
    return Button(Text("btn-back", {}, HOUSE), Call(handler.place, args))
