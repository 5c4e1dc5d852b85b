"""What systemd starts when the shop has failed for good: its owners are told why, and what to type.

It needs the bot's token and `owners.json`, nothing else: neither the file nor its key has to be sound. Started as
`python -m shopbot.commands.alert UNIT` by the unit shopbot-alert; it takes no secret on its command line.
"""

import logging
import os
import sys
from collections.abc import Mapping, Sequence

from shopbot import config as configuration
from shopbot import log
from shopbot.commands import ROOT
from shopbot.config import Config
from shopbot.db.fence import HOUSE
from shopbot.errors import RESTART_HELPS, Exit
from shopbot.service import layout, notes
from shopbot.service.notes import Owner, Stopped
from shopbot.service.system import System
from shopbot.telegram.api import Api, ApiError, Unreachable
from shopbot.texts.texts import Texts, house_texts

_log = logging.getLogger("shopbot.alert")
_CRASHES = "service-why-crashes"
_WHY = {
    Exit.USAGE: "service-why-config",
    Exit.CONFIG: "service-why-config",
    Exit.DATA: "service-why-damaged",
    Exit.NO_FILE: "service-why-missing",
    Exit.FOREIGN_FILE: "service-why-foreign",
    Exit.OLD_SQLITE: "service-why-program",
    Exit.OLD_PYTHON: "service-why-program",
    Exit.NO_VENV: "service-why-program",
    Exit.BEHIND_ANCHOR: "service-why-behind",
    Exit.ALREADY_RUNNING: "service-why-twice",
    Exit.WRONG_KEY: "service-why-key",
}


def main(words: Sequence[str], environ: Mapping[str, str]) -> int:
    """Tell every owner once; return 0 when at least one was reached."""
    config, _ = configuration.examine(ROOT, environ, token_required=False)
    log.setup(config.log.level, json=config.log.json)
    unit = words[0] if words else "shopbot.service"
    owners = whom(config)
    if not owners:
        log.event(_log, "nobody_to_alert", level=logging.ERROR, unit=unit)
        return Exit.PROBLEM
    code = exit_code(unit, environ)
    refusal = notes.refusal(config.data.folder)
    texts = house_texts()
    told = [_told(config, one, message(texts, one.language, config, unit, code, refusal)) for one in owners]
    return Exit.OK if any(told) else Exit.NO_NETWORK


def whom(config: Config) -> list[Owner]:
    """Return the owners the shop has noted, and those that config.toml names."""
    noted = notes.owners(config.data.folder)
    known = {one.id for one in noted}
    return [*noted, *(Owner(one, config.shop.language) for one in config.telegram.owners if one not in known)]


def exit_code(unit: str, environ: Mapping[str, str]) -> int | None:
    """Return what the shop's process ended with; None when it did not end by itself.

    systemd says it since 251 (systemd.exec(5), MONITOR_EXIT_STATUS); an older one is asked.
    """
    code = environ.get("MONITOR_EXIT_STATUS")
    if code is None:
        shown = System().show(unit, "ExecMainCode", "ExecMainStatus")
        code = shown.get("ExecMainStatus") if shown.get("ExecMainCode") == "1" else None
    return int(code) if code is not None and code.isdigit() else None


def message(texts: Texts, language: str, config: Config, unit: str, code: int | None, refusal: Stopped | None) -> str:
    """Return the words for one owner."""

    def say(key: str, **facts: str) -> str:
        return texts.plain(HOUSE, language, key, facts)

    place = layout.of(unit.partition("@")[2].removesuffix(".service"))
    parts = [say("service-stopped", shop=config.shop.name), say(why(code))]
    if refusal and refusal.code == code:
        parts.append(say("service-said", words=refusal.words))
    parts.append(say("service-type", command=f"{place.typed} status"))
    parts.append(say("service-again", command=f"sudo systemctl reset-failed {unit}; sudo systemctl start {unit}"))
    return "\n\n".join(parts)


def why(code: int | None) -> str:
    """Return the text key for an exit code; what restarting was thought to help is a crash that came back."""
    if code is None or code in RESTART_HELPS:
        return _CRASHES
    return next((key for one, key in _WHY.items() if one == code), _CRASHES)


def _told(config: Config, owner: Owner, words: str) -> bool:
    api = Api(config.telegram.token, config.telegram.api_url)
    try:
        api.call("sendMessage", {"chat_id": owner.id, "text": words})
    except (ApiError, Unreachable) as error:
        log.event(_log, "alert_not_sent", level=logging.ERROR, owner=owner.id, error=str(error))
        return False
    finally:
        api.close()
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
