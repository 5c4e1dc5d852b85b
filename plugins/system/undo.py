"""How what is changed here is taken back."""

from typing import Any

from plugins.system.declare import plugin
from shopbot.api import OWNER, Request, ShopError, audit, running

plugin.final("system.run_job", "why-run")
plugin.final("system.clock", "why-clock")


@plugin.undo("system.maintenance", allow=OWNER)
def undo_maintenance(request: Request[Any], record: audit.Record) -> None:
    """Let buyers in again, or keep them waiting again."""
    if (running.maintenance(request) is not None) != record.after:
        raise ShopError("changed_since")
    running.set_maintenance(request, on=bool(record.before))


@plugin.undo("system.mute", allow=OWNER)
def undo_mute(request: Request[Any], record: audit.Record) -> None:
    """Let staff hear of an error as before."""
    running.unmute_to(request, record.subject.partition(":")[2], int(record.before), int(record.after))


@plugin.undo("system.clear", allow=OWNER)
def undo_clear(request: Request[Any], record: audit.Record) -> None:
    """Put an error back on the list."""
    running.put_back(request, record.before)
