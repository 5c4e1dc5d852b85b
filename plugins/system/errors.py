"""Errors by their code: how often, since when, where; to mute, to hand on, to clear."""

import platform
from typing import Any

from plugins.system.declare import SEE, plugin, show
from plugins.system.health import back
from shopbot.api import OWNER, Button, Code, Num, Request, Text, When, copy_button, running, t, undoing

_A_PAGE = 6
_COPIED = 256
_DAY = 86_400


@plugin.menu("system", label="btn-errors", order=3)
@plugin.action(allow=SEE)
def errors(request: Request[Any], page: int = 0) -> None:
    """Show what happened last first."""
    count, at = running.trouble_count(request), max(page, 0)
    found = running.newest_troubles(request, _A_PAGE, at * _A_PAGE)
    lines: list[Text | None] = [t("errors-count", count=Num(count)) if count else t("errors-none")]
    lines += [_line(request, one) for one in found]
    buttons = [error.button(t("btn-error", code=Code(one.code)), one.code) for one in found]
    rows: list[list[Button | None]] = [[*buttons[i : i + 3]] for i in range(0, len(buttons), 3)]
    newer = errors.button("btn-previous", at - 1) if at else None
    older = errors.button("btn-next", at + 1) if (at + 1) * _A_PAGE < count else None
    show(request, "errors", lines, [*rows, [newer, older]], back())


def _line(request: Request[Any], one: running.Trouble) -> Text:
    key = "error-muted-line" if one.is_muted(request.now) else "error-line"
    return t(key, code=Code(one.code), place=Code(one.place), times=Num(one.times), at=When(one.last_at, "relative"))


@plugin.action(allow=SEE)
def error(request: Request[Any], code: str) -> None:
    """Show one of them, and what can be done."""
    one = running.trouble(request, code)
    lines: list[Text | None] = [
        t("error-card", code=Code(one.code), kind=Code(one.kind), place=Code(one.place)),
        t("error-times", times=Num(one.times), first=When(one.first_at), last=When(one.last_at)),
        t("error-version", version=Code(one.version)),
        *[t("error-frame", frame=Code(frame)) for frame in one.frames[-3:]],
        t("error-is-muted") if one.is_muted(request.now) else None,
        t("error-log", command=Code(f"grep {one.code}")),
    ]
    rows = [[copy_button("btn-copy", report(one)[:_COPIED]), send_report.button("btn-report", code)]]
    owned = [*_mutes(request, one), [clear.button("btn-clear", code)]] if request.may(OWNER) else []
    taken_back = undoing.button(request, f"error:{code}")
    show(request, "errors", lines, [*rows, *owned, [taken_back]], errors.button("btn-back"))


def _mutes(request: Request[Any], one: running.Trouble) -> list[list[Button]]:
    if one.is_muted(request.now):
        return [[mute.button("btn-unmute", one.code, 0)]]
    return [[mute.button("btn-mute-day", one.code, 1), mute.button("btn-mute-good", one.code, -1)]]


def report(one: running.Trouble) -> str:
    """Return an error as a text to hand on: no secrets, nobody's words."""
    return f"{one.report()}python {platform.python_version()}, {platform.system()} {platform.machine()}\n"


@plugin.action(allow=SEE)
def send_report(request: Request[Any], code: str) -> None:
    """Send the report as a file."""
    one = running.trouble(request, code)
    request.send_file(f"{one.code}.txt", report(one).encode(), "report-caption", code=Code(one.code))
    request.toast("report-sent")


@plugin.action(allow=OWNER)
def mute(request: Request[Any], code: str, days: int) -> None:
    """Tell nobody of this error for so many days, for good (-1), or tell of it again (0)."""
    running.mute(request, code, None if days < 0 else days * _DAY)
    request.toast("muted" if days else "unmuted")
    error(request, code)


@plugin.action(allow=OWNER)
def clear(request: Request[Any], code: str) -> None:
    """Take it off the list; if it comes again it is counted from one."""
    running.clear(request, code)
    request.toast("cleared")
    errors(request)
