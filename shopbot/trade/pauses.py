"""What buyers have to wait for: the owner's maintenance, or a disk that is nearly full.

While there is a pause for the disk nothing new is sold; whatever was begun goes on, and money that comes is entered.
During maintenance buyers are told so whatever they do (`host/dispatch.py`); payments land all the same.
"""

from dataclasses import dataclass
from typing import Literal

from shopbot.db.tx import Reader, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit
from shopbot.trade.audit import Actor

Reason = Literal["maintenance", "disk"]


@dataclass(frozen=True)
class Pause:
    """One reason to wait, since when (UTC seconds), and who began it."""

    reason: Reason
    since: int
    by: str


def every(db: Reader) -> list[Pause]:
    """Return what buyers have to wait for now; usually nothing."""
    return [Pause(*row) for row in db.house.rows("SELECT reason, since, by FROM pause ORDER BY reason DESC")]


def get(db: Reader, reason: Reason) -> Pause | None:
    """Return a pause that is on, or None."""
    row = db.house.row("SELECT reason, since, by FROM pause WHERE reason = ?", reason)
    return None if row is None else Pause(*row)


def set_maintenance(tx: Tx, by: Actor, *, on: bool) -> bool:
    """Begin or end maintenance, with a row in the audit; False when it was so already."""
    changed = begin(tx, "maintenance", by) if on else end(tx, "maintenance")
    if changed:
        audit.write(tx, by, "system.maintenance", "shop", not on, on)
    return changed


def begin(tx: Tx, reason: Reason, by: Actor) -> bool:
    """Let buyers wait for this; False when they do already."""
    sql = "INSERT INTO pause VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    return bool(tx.house.run(sql, reason, tx.now, str(by)))


def end(tx: Tx, reason: Reason) -> bool:
    """Let them wait for this no longer; False when they did not."""
    return bool(tx.house.run("DELETE FROM pause WHERE reason = ?", reason))


def require_selling(db: Reader) -> None:
    """Raise ShopError `selling_stopped` while the disk is too full for new orders."""
    if get(db, "disk") is not None:
        raise ShopError("selling_stopped")
