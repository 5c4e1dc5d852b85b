"""Taking back what staff changed about somebody's rewards, from what the audit kept of it."""

from plugins.referrals import rewards
from plugins.referrals.declare import MANAGE, Settings, plugin
from shopbot.api import Request, ShopError, audit


@plugin.undo("referrals.cut", allow=MANAGE)
def undo_cut(request: Request[Settings], record: audit.Record) -> None:
    """Let them earn again, as if nothing had been ended."""
    number = _concerned(request, record)
    rewards.restore(request, number, request.user.id)


@plugin.undo("referrals.restore", allow=MANAGE)
def undo_restore(request: Request[Settings], record: audit.Record) -> None:
    """End their rewards again, as of the day they were ended."""
    number = _concerned(request, record)
    rewards.put_back(request, number, record.before, request.user.id)


def _concerned(request: Request[Settings], record: audit.Record) -> int:
    """Return whom a change was about, if things are still as it left them; else raise ShopError `changed_since`."""
    number = int(record.subject.partition(":")[2])
    if rewards.told(rewards.cut_of(request.db, number)) != record.after:
        raise ShopError("changed_since")
    return number
