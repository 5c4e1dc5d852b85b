"""Faults: events that failed too often and were set aside, to be tried again or dismissed."""

from typing import Any

from plugins.admin.declare import FAULTS, plugin
from plugins.admin.desk import back
from plugins.admin.parts import in_rows
from shopbot.api import Code, Num, Request, Screen, ShopError, When, control, t

_A_PAGE = 10


@plugin.menu("admin", label="btn-faults", order=93)
@plugin.action(allow=FAULTS)
def faults(request: Request[Any]) -> None:
    """Show the newest events that were set aside."""
    count = control.fault_count(request)
    found = control.faults(request, _A_PAGE)
    rows = in_rows([fault.button(t("btn-fault", code=Code(one.code)), one.id) for one in found])
    line = t("faults-count", count=Num(count)) if count else t("faults-none")
    lines = [t("fault-line", code=Code(one.code), place=Code(one.place), at=When(one.at)) for one in found]
    request.show(Screen.of(line, *lines, rows=rows, trail=(t("staff"), t("faults")), back=back()))


@plugin.action(allow=FAULTS)
def fault(request: Request[Any], number: int) -> None:
    """Show one of them, and what can be done."""
    one = next((one for one in control.faults(request, 1000) if one.id == number), None)
    if one is None:
        raise ShopError("already_dealt_with")
    rows = [[again.button("btn-again", number).primary(), dismiss.button("btn-dismiss", number)]]
    line = t("fault-card", code=Code(one.code), place=Code(one.place), at=When(one.at))
    request.show(Screen.of(line, rows=rows, trail=(t("staff"), t("faults")), back=faults.button("btn-back")))


@plugin.action(allow=FAULTS)
def again(request: Request[Any], number: int) -> None:
    """Let it run once more."""
    control.try_again(request, number)
    request.toast("fault-again")
    faults(request)


@plugin.action(allow=FAULTS)
def dismiss(request: Request[Any], number: int) -> None:
    """Let it be."""
    control.dismiss(request, number)
    request.toast("fault-dismissed")
    faults(request)
