"""What is running: the shop's version, how far its tables are, and its plugins."""

from typing import Any

from plugins.admin.declare import plugin
from shopbot.api import STAFF, Code, Num, Request, Screen, Text, control, t

_HOUSE = "shopbot"
_STATES: tuple[control.State, ...] = ("on", "problem", "off")


@plugin.command("version", allow=STAFF)
def version(request: Request[Any]) -> None:
    """Show what is running."""
    lines = [t("version", version=Code(control.version())), *_schema(request), *_plugins(request)]
    request.show(Screen.of(*lines))


def _schema(request: Request[Any]) -> list[Text]:
    house = [step for step in control.steps(request) if step.owner == _HOUSE]
    return [t("version-schema", count=Num(step.taken), newest=Code(step.newest)) for step in house]


def _plugins(request: Request[Any]) -> list[Text]:
    every = control.plugins(request)
    named = {state: ", ".join(card.name for card in every if card.state == state) for state in _STATES}
    return [t(f"version-{state}", names=Code(names)) for state, names in named.items() if names]
