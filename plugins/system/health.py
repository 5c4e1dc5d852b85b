"""The first screen, and the list of checks with when each last changed."""

from typing import Any

from plugins.system.declare import SEE, plugin, show
from shopbot.api import OWNER, Button, Num, Request, Screen, Text, When, running, t

_HOUSE = "shopbot"
_MOST_TOLD = 3


@plugin.menu("admin", label="btn-system", order=91)
@plugin.action(allow=SEE)
def system(request: Request[Any]) -> None:
    """Show in a line how the shop is, the worst of what is wrong, and the way to the rest."""
    wrong = [check for check, _ in running.checks(request) if check.level != "ok"]
    bad = sum(check.level == "bad" for check in wrong)
    line = t("all-bad", count=Num(bad)) if bad else t("all-warn", count=Num(len(wrong))) if wrong else t("all-ok")
    told = [said(check) for check in wrong[:_MOST_TOLD]]
    trail = (t("staff"), t("system"))
    request.show(Screen.of(line, *told, rows=request.menu("system"), trail=trail, back=_back(request)))


@plugin.command("system", allow=SEE)
def system_command(request: Request[Any]) -> None:
    """Open the first screen of how the shop runs."""
    system(request)


def _back(request: Request[Any]) -> Button | None:
    desk = request.action("admin.admin")
    return desk.button("btn-back") if desk else None


def back() -> Button:
    """Return the way back to the first screen."""
    return system.button("btn-back")


def said(check: running.Check) -> Text:
    """Return what is wrong, in a line of the house's."""
    return Text(f"health-{check.level}", {"what": running.said(check.name, check.level, check.facts)}, _HOUSE)


@plugin.menu("system", label="btn-health", order=1)
@plugin.action(allow=SEE)
def health(request: Request[Any]) -> None:
    """Show every check, what is wrong first, and since when it is so."""
    found = running.checks(request)
    wrong = [
        line for check, since in found if check.level != "ok" for line in (said(check), t("since", at=When(since)))
    ]
    well = [
        t("well-since", name=running.name(request, check.name), at=When(since, "relative"))
        for check, since in found
        if check.level == "ok"
    ]
    doubted = any(check.name == "clock" and check.level != "ok" for check, _ in found)
    trust = clock_asked.button("btn-clock") if doubted and request.may(OWNER) else None
    lines: list[Text | None] = [t("health-intro"), *wrong, Text("") if wrong and well else None, *well]
    show(request, "health", lines, [[trust], [health.button("btn-refresh")]], back())


@plugin.action(allow=OWNER)
def clock_asked(request: Request[Any]) -> None:
    """Say what follows from trusting the machine's clock, and ask once more."""
    rows = [[clock.button("btn-clock-yes").danger(), health.button("btn-cancel")]]
    show(request, "clock", [t("clock-asked", now=When(request.now))], rows, health.button("btn-back"))


@plugin.action(allow=OWNER, once=True)
def clock(request: Request[Any]) -> None:
    """Let the shop go by the machine's clock again."""
    running.trust_clock(request)
    request.toast("clock-trusted")
    system(request)
