"""The command menus Telegram shows: which commands, with which descriptions, to whom."""

from shopbot.host.host import Host
from shopbot.host.plugin import EVERYONE

_MOST = 100
_DESCRIPTION = 256


def listed(host: Host, language: str, *, staff: bool) -> list[tuple[str, str]]:
    """Return (command, description) pairs to show; a description is the text `cmd-<word>` of the command's plugin."""
    found = []
    for word, command in sorted(host.registry.commands.items()):
        shown = command.listed and word == command.words[0] and (staff or command.allow == EVERYONE)
        if shown and host.texts.has(command.plugin, f"cmd-{word}"):
            description = host.texts.plain(command.plugin, language, f"cmd-{word}", {})
            found.append((word, description[:_DESCRIPTION]))
    return found[:_MOST]
