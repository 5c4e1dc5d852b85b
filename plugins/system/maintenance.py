"""Maintenance: buyers read one sentence until the owner ends it; staff go on, and payments land."""

from typing import Any

from plugins.system.declare import SEE, plugin, show
from plugins.system.health import back
from shopbot.api import OWNER, Button, Name, Request, Text, When, control, running, t

_HOUSE, _SENTENCE = "shopbot", "maintenance"


@plugin.menu("system", label="btn-maintenance", order=5)
@plugin.action(allow=SEE)
def maintenance(request: Request[Any]) -> None:
    """Show whether it is on, and what buyers read."""
    now = running.maintenance(request)
    state = t("is-on", since=When(now.since)) if now else t("is-off")
    reads = Text(_SENTENCE, {"shop": Name(request.host.shop.name)}, _HOUSE)
    lines: list[Text | None] = [state, t("what-it-does"), Text(""), t("buyers-read"), reads]
    rows = [[_switch(on=now is None)], [_reword(request)]] if request.may(OWNER) else []
    show(request, "maintenance", lines, rows, back())


def _switch(*, on: bool) -> Button:
    return switch.button("btn-begin", on).danger() if on else switch.button("btn-end", on).success()


def _reword(request: Request[Any]) -> Button | None:
    action = request.action("admin.wording")
    found = (one for one in control.texts(request, _HOUSE, request.language) if one.key == _SENTENCE)
    passage = next(found, None)
    if action is None or passage is None:
        return None
    return action.button(t("btn-reword"), _HOUSE, request.language, passage.mark)


@plugin.action(allow=OWNER, once=True)
def switch(request: Request[Any], on: bool) -> None:
    """Begin it, or end it."""
    running.set_maintenance(request, on=on)
    request.toast("began" if on else "ended")
    maintenance(request)
