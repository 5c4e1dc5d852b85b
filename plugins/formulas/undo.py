"""A changed formula goes back to what it was, unless it was changed again meanwhile."""

from typing import Any

from plugins.formulas.declare import plugin
from shopbot.api import OWNER, Request, ShopError, audit, terms


@plugin.undo("formulas.refund", allow=OWNER)
def undo_refund(request: Request[Any], record: audit.Record) -> None:
    """Put the refund formula back, or the default."""
    if terms.refund_formula(request.db) != (record.after["formula"] or terms.REFUND_FORMULA):
        raise ShopError("changed_since")
    terms.set_refund_formula(request.tx, record.before["formula"], request.actor)


@plugin.undo("formulas.fee", allow=OWNER)
def undo_fee(request: Request[Any], record: audit.Record) -> None:
    """Put a method's fee formula back, or none."""
    method = record.subject.removeprefix("formula:fee:")
    if terms.fee_formula(request.db, method) != record.after["formula"]:
        raise ShopError("changed_since")
    terms.set_fee_formula(request.tx, method, record.before["formula"], request.actor)
