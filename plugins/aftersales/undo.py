"""Taking back what staff did here; refunds, replacements and answers to buyers are final."""

from plugins.aftersales import decide
from plugins.aftersales.declare import DECIDE, Settings, plugin
from shopbot.api import Request, ShopError, audit, refunds

plugin.final("aftersales.decline", "final-declined")
plugin.final("aftersales.recall", "final-recall")


@plugin.undo("aftersales.ask_second", allow=DECIDE)
def undo_ask(request: Request[Settings], record: audit.Record) -> None:
    """Ask nobody any more, unless somebody has agreed or let it be."""
    second = int(record.after["second"])
    if _state(request, second) != "open":
        raise ShopError("changed_since")
    decide.give_up(request, second)


@plugin.undo("aftersales.drop_second", allow=DECIDE)
def undo_drop(request: Request[Settings], record: audit.Record) -> None:
    """Let it wait again, unless something else was decided for the order or money went back since."""
    second = int(record.after["second"])
    if _state(request, second) != "dropped":
        raise ShopError("changed_since")
    row = request.tx.row(
        "UPDATE aftersales_second SET state = 'open' WHERE id = ? AND NOT EXISTS (SELECT 1 FROM aftersales_second AS"
        " other WHERE other.order_id = aftersales_second.order_id AND other.id > aftersales_second.id)"
        " RETURNING order_id, was",
        second,
    )
    if row is None or refunds.left(request.db, row["order_id"]).amount != row["was"]:
        raise ShopError("changed_since")
    audit.write(
        request.tx, request.user.id, "aftersales.ask_second", f"order:{row['order_id']}", None, {"second": second}
    )


def _state(request: Request[Settings], second: int) -> str | None:
    state = request.db.scalar("SELECT state FROM aftersales_second WHERE id = ?", second)
    return None if state is None else str(state)
