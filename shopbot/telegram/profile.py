"""How the bot introduces itself: command menus and descriptions, per language and per audience.

The calls are made by name (Bot API 10.3, setMyCommands and its neighbours): telebot's methods for them do nothing more,
and would take 11 MiB from the first start on.
"""

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from shopbot import log
from shopbot.telegram import verdict
from shopbot.telegram.api import Api, ApiError
from shopbot.telegram.verdict import Verdict

_log = logging.getLogger("shopbot.telegram")
Commands = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Language:
    """What one language's readers see: (command, description) pairs, and the texts of the bot's own page.

    `description` (512 characters) stands in an empty chat, `about` (120) on the profile.
    """

    commands: Commands
    description: str = ""
    about: str = ""


@dataclass(frozen=True)
class Introduction:
    """What everyone sees, by language code ("" is for languages not listed), and the menus of single staff chats."""

    languages: Mapping[str, Language]
    staff: Mapping[int, Mapping[str, Commands]] = field(default_factory=dict)

    def mark(self) -> str:
        """Return a short mark that changes when anything in it does."""
        words = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(words.encode()).hexdigest()[:16]


def introduce(api: Api, wanted: Introduction, known: str | None = None) -> str:
    """Make Telegram show `wanted` and return its mark, to be kept and given as `known` the next time.

    Does nothing when `known` is that mark already. Raises `ApiError` and `Unreachable`; what was set stays set, and the
    whole may be repeated. A staff chat that has never opened the bot is left out.
    """
    mark = wanted.mark()
    if mark == known:
        return mark
    for code, language in wanted.languages.items():
        _set_commands(api, language.commands, None, code)
        api.call("setMyDescription", {"description": language.description, "language_code": code})
        api.call("setMyShortDescription", {"short_description": language.about, "language_code": code})
    for chat, menus in wanted.staff.items():
        for code, commands in menus.items():
            _set_staff_commands(api, chat, commands, code)
    return mark


def forget_staff(api: Api, chat: int, codes: Sequence[str]) -> None:
    """Give someone who is no longer staff the menu everyone has."""
    for code in codes:
        api.call("deleteMyCommands", {"scope": _scope(chat), "language_code": code})


def _set_commands(api: Api, commands: Commands, chat: int | None, code: str) -> None:
    """Set the menu of one chat, or (None) of all private ones."""
    menu = [{"command": name, "description": description} for name, description in commands]
    api.call("setMyCommands", {"commands": menu, "scope": _scope(chat), "language_code": code})


def _scope(chat: int | None) -> dict[str, object]:
    return {"type": "all_private_chats"} if chat is None else {"type": "chat", "chat_id": chat}


def _set_staff_commands(api: Api, chat: int, commands: Commands, code: str) -> None:
    try:
        _set_commands(api, commands, chat, code)
    except ApiError as error:
        if verdict.of(error) is not Verdict.BLOCKED:
            raise
        log.event(_log, "no_menu_for_staff", chat=chat, refused=error.description)
