"""What a person is shown, before any language and before Telegram: texts to be said, buttons, a picture.

A plugin builds these; the dispatcher turns them into words in the reader's language (`Rendered`) inside the
transaction, and the telegram room carries them out after the commit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from shopbot.texts.entities import to_html

Style = Literal["primary", "success", "danger"]
CALLBACK_BYTES = 64


@dataclass(frozen=True)
class Text:
    """Words to be said later, in the reader's language: a key and its typed values.

    `owner` is whose texts the key is looked up in; empty means the plugin that shows it.
    """

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    owner: str = ""

    def of(self, owner: str) -> "Text":
        """Return the same words, bound to `owner` unless they are bound already."""
        return self if self.owner else replace(self, owner=owner)


@dataclass(frozen=True)
class Written(Text):
    """Words as a person wrote them, formatting and all: no text of a file, and the same in every language."""

    html: str = ""


def written(words: str, entities: Sequence[Mapping[str, Any]] = ()) -> Written:
    """Return a person's own message as a line of a screen; `entities` is its formatting as the Bot API has it."""
    return Written("", html=to_html(words, entities))


def t(key: str, /, **values: Any) -> Text:
    """Return words of the plugin that shows them: `t("price", money=product.price)`."""
    return Text(key, values)


@dataclass(frozen=True)
class Call:
    """What a tap does: an action (`plugin.name`) with its arguments; `once` makes the button single-use."""

    action: str
    args: tuple[str, ...] = ()
    once: bool = False


@dataclass(frozen=True)
class Button:
    """One button: a label and exactly one of `call`, `url`, `copy`, `search` and `share`.

    `search` begins inline mode with these words in this chat, `share` in one that the person picks.
    """

    label: Text
    call: Call | None = None
    url: str | None = None
    copy: str | None = None
    search: str | None = None
    share: str | None = None
    style: Style | None = None
    disabled: bool = False

    def primary(self) -> "Button":
        """The one next step (blue)."""
        return replace(self, style="primary")

    def success(self) -> "Button":
        """Pay or confirm (green)."""
        return replace(self, style="success")

    def danger(self) -> "Button":
        """Destroy or cancel (red)."""
        return replace(self, style="danger")

    def off(self) -> "Button":
        """Shown, but dead: sold out, for example."""
        return replace(self, disabled=True)


def copy_button(label: str | Text, words: str) -> Button:
    """Return a button that copies `words` (1 to 256 characters) as they are."""
    return Button(as_text(label), copy=words)


def url_button(label: str | Text, url: str) -> Button:
    """Return a button that opens `url`."""
    return Button(as_text(label), url=url)


def share_button(label: str | Text, words: str) -> Button:
    """Return a button that lets a person pick a chat and one of the cards that inline mode finds for `words`."""
    return Button(as_text(label), share=words)


def as_text(words: str | Text) -> Text:
    """Return a key as words without values."""
    return words if isinstance(words, Text) else Text(words)


Row = Sequence[Button | None]


@dataclass(frozen=True)
class Screen:
    """One screen of the house style: a trail on the first line, lines of text, rows of buttons, the way back.

    `lines` are joined by line breaks; None is left out, an empty Text key "" gives an empty line. `rows` without
    buttons are left out. `back` and the way home make the last row; `home=False` leaves the latter out.
    `photo` is a Telegram file id, the path of a picture that comes with the shop, or a picture drawn just now (PNG or
    JPEG). `document` (name, content) goes with an owed message: a screen is edited in place, a file cannot be.
    """

    lines: Sequence[Text | None]
    rows: Sequence[Row] = ()
    trail: Sequence[Text] = ()
    back: Button | None = None
    home: bool = True
    photo: str | bytes | None = None
    document: tuple[str, bytes] | None = None

    @classmethod
    def of(cls, *lines: Text | str | None, rows: Iterable[Row] = (), **more: Any) -> "Screen":
        """Return a screen from lines given one by one; a bare string is a key."""
        said = tuple(as_text(line) if isinstance(line, str) else line for line in lines)
        return cls(said, tuple(rows), **more)


Keyboard = tuple[tuple[Mapping[str, Any], ...], ...]


@dataclass(frozen=True)
class Rendered:
    """A message ready for Telegram: HTML, the rows of an inline keyboard as Bot API objects, a picture.

    `html` may be longer than one message takes; the sender splits it between lines. `document` is a file
    (name, content) sent with the text as its caption. `keys` are the rows of a reply keyboard, if any.
    """

    html: str
    keyboard: Keyboard = ()
    photo: str | bytes | None = None
    document: tuple[str, bytes] | None = None
    keys: tuple[tuple[str, ...], ...] = ()
    protected: bool = False


@dataclass(frozen=True)
class Show:
    """Effect: make `screen` the living screen of `chat`.

    Edit message `edit` in place where Telegram allows it (`edit_photo`: it is a picture now); otherwise send a new
    message and delete `stale`.
    """

    chat: int
    screen: Rendered
    edit: int | None = None
    edit_photo: bool = False
    stale: int | None = None


@dataclass(frozen=True)
class Say:
    """Effect: send a message that stays. Lost without harm: what must arrive is owed, not said."""

    chat: int
    message: Rendered
    rings: bool = False
    reply_to: int | None = None
    thread: int | None = None
    erase_after: int | None = None


@dataclass(frozen=True)
class AnswerTap:
    """Effect: end the spinner of a tapped button, with a toast or (`alert`) a dialog if there are words."""

    callback_id: str
    words: str = ""
    alert: bool = False


@dataclass(frozen=True)
class AnswerCheckout:
    """Effect: let a payment go ahead, or (`words`) refuse it with these; within ten seconds, else Telegram refuses."""

    query_id: str
    words: str = ""


@dataclass(frozen=True)
class Erase:
    """Effect: delete a message (a pasted secret, an uploaded stock file)."""

    chat: int
    message_id: int
