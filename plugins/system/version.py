"""What is running: the program, the shop's tables, Python, and whether systemd watches."""

import platform
from typing import Any

from plugins.system.declare import SEE, plugin, show
from plugins.system.health import back
from shopbot.api import Code, Num, Request, Text, control, running, t


@plugin.menu("system", label="btn-version", order=90)
@plugin.action(allow=SEE)
def version(request: Request[Any]) -> None:
    """Show it."""
    steps = [step for step in control.steps(request) if step.owner == "shopbot"]
    lines: list[Text | None] = [
        t("version-line", version=Code(control.version()), python=Code(platform.python_version())),
        *[t("tables-line", count=Num(step.taken), newest=Code(step.newest)) for step in steps],
        t("watched") if running.watchdog(request) else t("not-watched", command=Code("python3 run.py install")),
        t("update-line", command=Code("python3 run.py upgrade")),
    ]
    show(request, "version", lines, [], back())
