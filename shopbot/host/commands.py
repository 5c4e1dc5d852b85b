"""The command menus Telegram shows: for everyone, and in each member of staff's own chat; in every language."""

import logging
from collections.abc import Iterable
from typing import Any, Protocol

from shopbot import log
from shopbot.host.host import Host
from shopbot.host.plugin import EVERYONE

_log = logging.getLogger("shopbot.host")
_MOST = 100


class Caller(Protocol):
    """Whoever can call a Bot API method."""

    def call(self, method: str, params: dict[str, Any]) -> Any:
        """Call it and return its result."""


def listed(host: Host, language: str, *, staff: bool) -> list[dict[str, str]]:
    """Return the commands to show, with their descriptions (text key `cmd-<word>` of the command's plugin)."""
    found = []
    for word, command in sorted(host.registry.commands.items()):
        shown = command.listed and word == command.words[0] and (staff or command.allow == EVERYONE)
        if shown and host.texts.has(command.plugin, f"cmd-{word}"):
            description = host.texts.plain(command.plugin, language, f"cmd-{word}", {})
            found.append({"command": word, "description": description[:256]})
    return found[:_MOST]


def announce(api: Caller, host: Host, staff: Iterable[int]) -> None:
    """Send the menus. A failure is only logged: the commands work without being listed."""
    try:
        for language in host.shop.languages:
            _set(api, listed(host, language, staff=False), {"type": "default"}, language)
        _set(api, listed(host, host.shop.language, staff=False), {"type": "default"}, "")
        for person in staff:
            _set(api, listed(host, host.shop.language, staff=True), {"type": "chat", "chat_id": person}, "")
    except Exception as error:
        log.event(_log, "commands_not_set", level=logging.WARNING, error=type(error).__name__)


def _set(api: Caller, commands: list[dict[str, str]], scope: dict[str, Any], language: str) -> None:
    api.call("setMyCommands", {"commands": commands, "scope": scope, "language_code": language})
