"""How the shop runs, on the staff's screens. Everybody on the staff may look; what changes anything is for owners."""

from typing import Any

from shopbot.api import Plugin, Request, Screen, Text, t

plugin = Plugin("system")
SEE = plugin.permission("system.see", "See how the shop runs: health, figures, errors, jobs")


def show(request: Request[Any], title: str, lines: list[Text | None], rows: Any, back: Any) -> None:
    """Show a screen of this plugin, with the trail that leads to it."""
    request.show(Screen(lines, rows, trail=(t("staff"), t("system"), t(title)), back=back))
