"""How the bot introduces itself: command menus and descriptions, per language and per audience.

telebot's types are imported where they are used: most starts find that Telegram knows it all already (see `api`).
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
        api.bot.set_my_description(language.description, code or None)
        api.bot.set_my_short_description(language.about, code or None)
    for chat, menus in wanted.staff.items():
        for code, commands in menus.items():
            _set_staff_commands(api, chat, commands, code)
    return mark


def forget_staff(api: Api, chat: int, codes: Sequence[str]) -> None:
    """Give someone who is no longer staff the menu everyone has."""
    from telebot.types import BotCommandScopeChat

    for code in codes:
        api.bot.delete_my_commands(BotCommandScopeChat(chat), code or None)


def _set_commands(api: Api, commands: Commands, chat: int | None, code: str) -> None:
    """Set the menu of one chat, or (None) of all private ones."""
    from telebot.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

    everywhere = BotCommandScopeAllPrivateChats  # telebot leaves it untyped
    scope = everywhere() if chat is None else BotCommandScopeChat(chat)  # type: ignore[no-untyped-call]
    menu = [BotCommand(name, description) for name, description in commands]
    api.bot.set_my_commands(menu, scope, code or None)


def _set_staff_commands(api: Api, chat: int, commands: Commands, code: str) -> None:
    try:
        _set_commands(api, commands, chat, code)
    except ApiError as error:
        if verdict.of(error) is not Verdict.BLOCKED:
            raise
        log.event(_log, "no_menu_for_staff", chat=chat, refused=error.description)
