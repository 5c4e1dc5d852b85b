"""What the shop does by itself, when each job ran last, and letting one run now."""

from typing import Any

from plugins.system.declare import SEE, plugin, show
from plugins.system.health import back
from shopbot.api import OWNER, Button, Code, Num, Phrase, Request, Text, When, running, t

_A_PAGE = 6
_MINUTE, _HOUR = 60, 3600


@plugin.menu("system", label="btn-jobs", order=4)
@plugin.action(allow=SEE)
def jobs(request: Request[Any], page: int = 0) -> None:
    """Show a page of the jobs, what failed first."""
    every, at = running.jobs(request), max(page, 0)
    here = every[at * _A_PAGE : (at + 1) * _A_PAGE]
    lines: list[Text | None] = [t("jobs-intro", count=Num(len(every)))]
    buttons = []
    for n, one in enumerate(here, at * _A_PAGE + 1):
        said = _line(one)
        lines.append(t("job-nth", n=Num(n), line=Phrase(said.key, said.values)))
        buttons.append(job.button(t("btn-job", n=Num(n)), one.place))
    rows: list[list[Button | None]] = [[*buttons[i : i + 3]] for i in range(0, len(buttons), 3)]
    newer = jobs.button("btn-previous", at - 1) if at else None
    older = jobs.button("btn-next", at + 1) if (at + 1) * _A_PAGE < len(every) else None
    show(request, "jobs", lines, [*rows, [newer, older]], back())


def _line(one: running.JobCard) -> Text:
    if one.last_error:
        return t("job-failed", place=Code(one.place), code=Code(one.last_error))
    if one.last_run is None:
        return t("job-never", place=Code(one.place))
    return t("job-ran", place=Code(one.place), at=When(one.last_run, "relative"))


def _when(one: running.JobCard) -> Text:
    if one.at:
        return t("job-daily", at=Code(one.at))
    seconds = one.seconds or 0
    if seconds % _HOUR == 0:
        return t("job-hours", count=Num(seconds // _HOUR))
    if seconds % _MINUTE == 0:
        return t("job-minutes", count=Num(seconds // _MINUTE))
    return t("job-seconds", count=Num(seconds))


@plugin.action(allow=SEE)
def job(request: Request[Any], place: str) -> None:
    """Show one job."""
    one = running.job(request, place)
    run = run_now.button("btn-run-now", place).primary() if request.may(OWNER) else None
    show(request, "jobs", [_line(one), _when(one)], [[run]], jobs.button("btn-back"))


@plugin.action(allow=OWNER, once=True)
def run_now(request: Request[Any], place: str) -> None:
    """Let it run once more, now."""
    request.toast("job-begun" if running.run_now(request, place) else "job-waits")
    jobs(request)
