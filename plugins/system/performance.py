"""Figures of the last day: now, the least and the most, and a bar for each hour."""

from collections.abc import Callable, Sequence
from typing import Any

from plugins.system.declare import SEE, plugin, show
from plugins.system.health import back
from shopbot.api import Calculation, Num, Request, Text, running, t

_BARS = "▁▂▃▄▅▆▇█"
_HOURS = 24
_HOUR = 3600


def _percent(thousandths: int) -> Calculation:
    return Calculation.percent(10 * thousandths)


def _megabytes(number: int) -> Num:
    return Num(number >> 20)


_SHOWN: tuple[tuple[str, Callable[[int], Num | Calculation]], ...] = (
    ("cpu", _percent), ("memory", _megabytes), ("disk", _megabytes), ("file", _megabytes), ("answer", Num),
    ("inbox", Num), ("outbox", Num), ("errands", Num),
)  # fmt: skip


@plugin.menu("system", label="btn-performance", order=2)
@plugin.action(allow=SEE)
def performance(request: Request[Any]) -> None:
    """Show what was measured within the last day."""
    day = running.day(request)
    lines: list[Text | None] = [t("measured-every"), Text("")] if day else [t("measured-nothing")]
    for name, shown in _SHOWN if day else ():
        values = [getattr(one, name) for one in day]
        lines.append(t(f"of-{name}", now=shown(values[-1]), low=shown(min(values)), high=shown(max(values))))
        lines.append(t("bars", bars=Calculation((bars([(one.at, getattr(one, name)) for one in day], request.now),))))
    show(request, "performance", lines, [[performance.button("btn-refresh")]], back())


def bars(points: Sequence[tuple[int, int]], now: int) -> str:
    """Return a bar for each of the last 24 hours, by the most that was measured in it; a dot where nothing was."""
    hours: list[int | None] = [None] * _HOURS
    for at, value in points:
        place = _HOURS - 1 - (now - at) // _HOUR
        if 0 <= place < _HOURS:
            hours[place] = max(value, hours[place] or 0)
    most = max((one for one in hours if one is not None), default=0)
    return "".join("·" if one is None else _BARS[one * (len(_BARS) - 1) // most if most else 0] for one in hours)
