"""One person's eyes and thumbs, in the words a story is told with.

What a guest does waits until the bot is quiet. What a guest looks for is waited for, since owed messages come a moment
after the answer; it is a `Missed` when it does not come. All texts are read without direction marks and with plain
spaces, as a person reads them.

Before each step a guest thinks for three seconds of the pretended time: the pace of a person, which neither the shop's
limits nor the bot's own pacing of a chat hold up.
"""

import re
import time
from collections.abc import Callable, Iterator
from typing import Any, Self

from shopbot.simulator.driver import Driver, Phone

_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile("[\u00a0\u202f]")
_PATIENCE_SECONDS = 20.0
_LOOK_AGAIN_MS = 500
_THINKING_SECONDS = 3


class Missed(Exception):
    """Something a story counts on did not happen; the text says what was seen instead."""


def plain(text: str) -> str:
    """Return a text as it is read: without direction marks, every space a plain one."""
    return _SPACES.sub(" ", _MARKS.sub("", text))


class Guest:
    """A person in one chat. `note` hears each step, for the report of a story that fails."""

    def __init__(self, driver: Driver, person: int, name: str, note: Callable[[str], None]) -> None:
        self.driver = driver
        self.id = person
        self.name = name
        self._phone = Phone(driver, person)
        self._note = note

    # --- what they do ---

    def says(self, text: str) -> Self:
        """Write a message or a command."""
        shown = text if len(text) <= 80 else f"{text[:80]}…"
        return self._does(f"says {shown!r}", lambda: self._phone.says(text))

    def forwards(self, of: "Guest", text: str) -> Self:
        """Forward to the bot what somebody wrote to them elsewhere."""
        return self._does(f"forwards {of.name}'s words {text!r}", lambda: self._phone.forwards(of.id, text))

    def replies(self, text: str) -> Self:
        """Write in reply to the newest message of their own: what they have just forwarded, say."""
        mine = next(one for one in reversed(self._phone.messages) if one["from"]["id"] == self.id)
        return self._does(f"replies {text!r}", lambda: self._phone.says(text, reply_to=mine["message_id"]))

    def taps(self, label: str) -> Self:
        """Tap the newest button whose label contains this (equal is preferred)."""
        return self._does(f"taps {label!r}", lambda: self._press(label))

    def taps_twice(self, label: str) -> Self:
        """Tap a button twice before the bot can answer the first tap."""
        return self._does(f"taps {label!r} twice at once", lambda: self._press(label, times=2))

    def taps_and_leaves(self, label: str) -> Self:
        """Tap a button and wait for nothing."""
        self._note(f"{self.name} taps {label!r} and does not wait")
        self._send(label)
        return self

    def presses(self, message_id: int, data: str) -> Self:
        """Send a button's data from any message, old or forged, whether or not it has such a button."""
        return self._does(f"sends the button data {data!r}", lambda: self._phone.forges(data, message_id))

    def sends(self, name: str, content: str, caption: str | None = None) -> Self:
        """Send a text file."""
        return self._does(f"sends {name}", lambda: self._phone.sends(name, content.encode(), caption))

    def pays(self, how: str = "paid") -> Self:
        """Pay what they were asked for last, at the pretend gateway and not in the chat.

        `how` is paid, short, over, twice, late or forged, as on the chat page.
        """
        self._until(lambda: bool(self._asked()), lambda: f"{self.name} is asked for no payment at a gateway")
        words = "forges word of a payment" if how == "forged" else f"pays at the gateway ({how})"
        return self._does(words, lambda: self._settle(str(self._asked()[0]["id"]), how))

    def _asked(self) -> list[dict[str, Any]]:
        """Return the payments they are asked for, newest first."""
        return [one for one in self.driver.get("shop/payments")["payments"] if one["person"] == self.id]

    def _settle(self, payment: str, how: str) -> None:
        self.driver.post("shop/payments", id=payment, how=how)
        self.driver.wait_quiet()

    def blocks(self, *, blocked: bool = True) -> Self:
        """Block the bot, or let it back in."""
        words = "blocks the bot" if blocked else "lets the bot back in"
        return self._does(words, lambda: self._phone.blocks(blocked=blocked))

    def _does(self, words: str, action: Callable[[], object]) -> Self:
        self._note(f"{self.name} {words}")
        self.driver.advance(_THINKING_SECONDS)
        action()
        return self

    def _press(self, label: str, times: int = 1) -> None:
        before = self.driver.call_count()
        self._send(label, times)
        self.driver.wait_quiet(after=before)

    def _send(self, label: str, times: int = 1) -> None:
        message_id, row, column = self._find(label)
        for _ in range(times):
            self.driver.press_at(self.id, message_id, row, column)

    def _find(self, label: str) -> tuple[int, int, int]:
        """Return where a button is, (message, row, column), on the newest message that has it."""
        self._until(lambda: bool(self._places(label)), lambda: self._no_button(label))
        return self._places(label)[0]

    def _places(self, label: str) -> list[tuple[int, int, int]]:
        for message in reversed(self.messages):
            fitting = [
                (text != label, message["message_id"], row, column)
                for text, row, column in _labels(message)
                if label in text
            ]
            if fitting:
                return [min(fitting)[1:]]
        return []

    def _no_button(self, label: str) -> str:
        return f"{self.name} finds no button {label!r}; there are {self.buttons}"

    # --- what they see, or the story fails ---

    def sees(self, *texts: str) -> Self:
        """Hold the newest message of the bot to these words."""
        for text in texts:
            self._until(lambda text=text: text in self.screen, lambda text=text: self._not_seen(text))  # type: ignore[misc]
        return self

    def finds(self, *texts: str) -> Self:
        """Hold some message of the bot in this chat to these words."""
        for text in texts:
            self._until(
                lambda text=text: any(text in one for one in self.texts),  # type: ignore[misc]
                lambda text=text: f"{self.name} finds no message with {text!r}; the newest is {self.screen!r}",  # type: ignore[misc]
            )
        return self

    def finds_times(self, text: str, times: int) -> Self:
        """Hold at least so many messages of the bot to these words."""
        self._until(
            lambda: sum(text in one for one in self.texts) >= times,
            lambda: f"{self.name} finds {text!r} less than {times} times in {self.texts}",
        )
        return self

    def never_sees(self, *texts: str) -> Self:
        """Hold all messages of the bot in this chat to be without these words."""
        for text in texts:
            for one in self.texts:
                if text in one:
                    raise Missed(f"{self.name} should never see {text!r}, but reads {one!r}")
        return self

    def offered(self, *labels: str) -> Self:
        """Hold the newest message of the bot to have these buttons."""
        for label in labels:
            self._until(
                lambda label=label: any(label in one for one in self.buttons),  # type: ignore[misc]
                lambda label=label: self._no_button(label),  # type: ignore[misc]
            )
        return self

    def not_offered(self, *labels: str) -> Self:
        """Hold the newest message of the bot to have no such buttons."""
        for label in labels:
            if any(label in one for one in self.buttons):
                raise Missed(f"{self.name} should not be offered {label!r}: {self.buttons}")
        return self

    def told(self, text: str) -> Self:
        """Hold the newest toast or alert, or the newest message, to these words."""
        self._until(lambda: text in self.toast or text in self.screen, lambda: self._not_seen(text))
        return self

    def _not_seen(self, text: str) -> str:
        return f"{self.name} does not see {text!r}; there is {self.screen!r}, toast {self.toast!r}"

    def _until(self, true: Callable[[], bool], problem: Callable[[], str]) -> None:
        """Look again whenever the bot has done something, until it is true or patience ends."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while True:
            count = self.driver.call_count()
            if true():
                return
            if time.monotonic() > until:
                raise Missed(problem())
            self.driver.wait_calls(count + 1, _LOOK_AGAIN_MS)

    # --- what there is to be seen ---

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The bot's messages, oldest first."""
        return [one for one in self._phone.screen["messages"] if one["from"]["is_bot"]]

    @property
    def texts(self) -> list[str]:
        """The texts and captions of the bot, oldest first."""
        return [_text(one) for one in self.messages]

    @property
    def screen(self) -> str:
        """The newest text or caption of the bot; empty if there is none."""
        return (self.texts or [""])[-1]

    @property
    def buttons(self) -> list[str]:
        """The labels below the newest message of the bot, row by row."""
        return [text for one in self.messages[-1:] for text, _, _ in _labels(one)]

    @property
    def toast(self) -> str:
        """The newest toast or alert; empty if there was none."""
        return plain(self._phone.toast)

    @property
    def copyable(self) -> list[str]:
        """What the copy buttons of this chat put into the clipboard, oldest first."""
        return [
            str(button["copy_text"])
            for one in self.messages
            for row in _rows(one)
            for button in row
            if "copy_text" in button
        ]

    def loses_file(self) -> Self:
        """Hold the bot to erase the documents it has sent."""
        self._until(lambda: not self.has_file(), lambda: f"{self.name} still has a file")
        return self

    def button_data(self, label: str) -> str:
        """Return what the button with this label sends to the bot."""
        message_id, row, column = self._find(label)
        message = next(one for one in self.messages if one["message_id"] == message_id)
        return str(_rows(message)[row][column]["callback_data"])

    def has_file(self) -> bool:
        """Tell whether there is a document of the bot in the chat."""
        return any("document" in one for one in self.messages)

    def file(self) -> bytes:
        """Return the newest document the bot has sent; a `Missed` if there is none."""
        self._until(self.has_file, lambda: f"{self.name} has got no file")
        newest = next(one for one in reversed(self.messages) if "document" in one)
        return self.driver.download(newest["document"]["url"])


def _text(message: dict[str, Any]) -> str:
    return plain(str(message.get("text") or message.get("caption") or ""))


def _rows(message: dict[str, Any]) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def _labels(message: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    for row, buttons in enumerate(_rows(message)):
        for column, button in enumerate(buttons):
            yield plain(button["text"]), row, column
