"""What a refusal of Telegram means for the message it was about.

The words are those of the official server (tdlib/telegram-bot-api) and of the documentation of Bot API 10.3. They are
no contract, so what is not known here falls back on the code.
"""

from enum import Enum, auto

from shopbot.telegram.api import ApiError

_FORBIDDEN, _TOO_MANY, _SERVER = 403, 429, 500
_NOT_THE_MESSAGE = (401, 404, 408, 409)


class Verdict(Enum):
    """What to do now."""

    DONE = auto()  # it is as it should be
    GONE = auto()  # the message to change is not there any more, or not of the right kind: send a new one
    MARKUP = auto()  # the HTML was refused: send the bare words
    BUTTON = auto()  # a button was refused: send the words without any
    PICTURE = auto()  # the picture was refused: send the words without it
    TOPIC = auto()  # the topic is gone: send to the group itself
    BLOCKED = auto()  # this chat cannot be reached until its person does something
    MOVED = auto()  # the group has become a supergroup, another chat
    WAIT = auto()  # too fast: after the seconds it says
    AGAIN = auto()  # not the message's fault: later
    NEVER = auto()  # no repeat will help


_WORDS = (
    ("message is not modified", Verdict.DONE),
    ("query is too old", Verdict.DONE),
    ("query id is invalid", Verdict.DONE),
    ("message to delete not found", Verdict.DONE),
    ("message can't be deleted", Verdict.DONE),
    ("message to edit not found", Verdict.GONE),
    ("message can't be edited", Verdict.GONE),
    ("message_id_invalid", Verdict.GONE),
    ("no text in the message to edit", Verdict.GONE),
    ("no caption in the message to edit", Verdict.GONE),
    ("can't parse entities", Verdict.MARKUP),
    ("button_", Verdict.BUTTON),
    ("keyboard button", Verdict.BUTTON),
    ("keyboard markup", Verdict.BUTTON),
    ("message thread not found", Verdict.TOPIC),
    ("can't use file of type", Verdict.PICTURE),
    ("wrong file identifier", Verdict.PICTURE),
    ("wrong remote file", Verdict.PICTURE),
    ("wrong type of the web page content", Verdict.PICTURE),
    ("failed to get http url content", Verdict.PICTURE),
    ("photo_", Verdict.PICTURE),
    ("image_process_failed", Verdict.PICTURE),
    ("chat not found", Verdict.BLOCKED),
    ("peer_id_invalid", Verdict.BLOCKED),
    ("user is deactivated", Verdict.BLOCKED),
    ("have no rights to send", Verdict.BLOCKED),
    ("not enough rights to send", Verdict.BLOCKED),
    ("chat_write_forbidden", Verdict.BLOCKED),
)


def of(error: ApiError) -> Verdict:
    """Return what `error` means."""
    if error.code == _TOO_MANY:
        return Verdict.WAIT
    if error.moved_to is not None:
        return Verdict.MOVED
    if error.code >= _SERVER or error.code in _NOT_THE_MESSAGE:
        return Verdict.AGAIN
    said = error.description.lower()
    known = next((verdict for words, verdict in _WORDS if words in said), None)
    if known:
        return known
    return Verdict.BLOCKED if error.code == _FORBIDDEN else Verdict.NEVER
