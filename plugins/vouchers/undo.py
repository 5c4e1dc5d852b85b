"""Taking back what staff did with vouchers; what the core changed is put back in `trade/undo.py`."""

from typing import Any

from plugins.vouchers.declare import MANAGE, plugin
from shopbot.api import Request, ShopError, audit, vouchers

plugin.final("vouchers.download", "why-downloaded")


@plugin.undo("vouchers.give", allow=MANAGE)
def undo_give(request: Request[Any], record: audit.Record) -> None:
    """Take a voucher off a person's list again, unless they have used it."""
    number, person = int(record.subject.partition(":")[2]), int(record.after["person"])
    if any(use.person == person and use.state != "released" for use in vouchers.uses(request.db, number, 1000)):
        raise ShopError("given_used")
    if not vouchers.knows(request.db, person, vouchers.sure(request.db, number)):
        raise ShopError("changed_since")
    vouchers.drop(request.tx, person, number)
    audit.write(request.tx, request.user.id, "vouchers.take", f"voucher:{number}", {"person": person})


@plugin.undo("vouchers.take", allow=MANAGE)
def undo_take(request: Request[Any], record: audit.Record) -> None:
    """Put it on their list again."""
    number, person = int(record.subject.partition(":")[2]), int(record.before["person"])
    vouchers.keep(request.tx, person, number)
    audit.write(request.tx, request.user.id, "vouchers.give", f"voucher:{number}", None, {"person": person})
