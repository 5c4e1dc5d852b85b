"""Restoring from the chat: what it would change, a button that has to be followed three times, and the way back.

A restore from here never loses what was sold since: the witness beside the shop brings the backup up to the last thing
anybody was told; where it cannot, all that is in doubt is held back for the owner (`holding`). The shop is closed
meanwhile, some seconds, and tells the outcome itself when it is open again.
"""

from collections.abc import Sequence
from typing import Any

from plugins.backups import notes, screens
from plugins.backups.declare import Settings, plugin
from shopbot.api import OWNER, Button, Context, Num, Request, Screen, ShopError, Text, When, backups, held, t

STEPS = 3
_BEGUN = "restore-begun"
_SECONDS = 120
_DAY = 86_400
_COLUMNS = 3


@plugin.menu("backup", label="btn-restore", style="danger")
@plugin.action(allow=OWNER)
def restore(request: Request[Settings], at: int) -> None:
    """Say what restoring everything from this backup does."""
    found = backups.archive_of(request, at)
    since = found.rows
    lines = [
        t("restore-what", at=When(found.at)),
        t("restore-since", orders=Num(_more(request, "orders", since)), people=Num(_more(request, "person", since))),
        t("restore-how"),
        t("restore-closed"),
    ]
    rows: list[Sequence[Button | None]] = [[hold.button("btn-restore-all", at, 1).danger()]]
    request.show(
        Screen.of(*lines, rows=rows, trail=screens.trail(t("restore")), back=screens.one.button("btn-back", at))
    )


def _more(request: Request[Any], table: str, then: Any) -> int:
    """Return how many rows a table has gained since the backup."""
    sql = {"orders": "SELECT count(*) FROM orders", "person": "SELECT count(*) FROM person"}[table]
    return max(0, int(request.db.scalar(sql)) - int(then.get(table, 0)))


@plugin.action(allow=OWNER)
def hold(request: Request[Settings], at: int, step: int) -> None:
    """Show the button at its next place: nobody taps through three of them by mistake."""
    backups.archive_of(request, at)
    if not 1 <= step <= STEPS:
        raise ShopError("gone")
    label = t("btn-hold", step=Num(step), steps=Num(STEPS))
    right = (begin.button(label, at) if step == STEPS else hold.button(label, at, step + 1)).danger()
    wrong = restore.button("btn-not-here", at)
    place = (at // 60 + 2 * step) % _COLUMNS
    row = [right if n == place else wrong for n in range(_COLUMNS)]
    rows: list[Sequence[Button | None]] = [*([wrong] * _COLUMNS for _ in range(step - 1)), row]
    back = screens.one.button("btn-back", at)
    request.show(Screen.of(t("hold", at=When(at)), rows=rows, trail=screens.trail(t("restore")), back=back))


@plugin.action(allow=OWNER, once=True)
def begin(request: Request[Settings], at: int) -> None:
    """Have the shop stop, restore and start again."""
    _require_alone(request)
    backups.restore(request, backups.archive_of(request, at).name)
    request.show(Screen.of("restoring", trail=screens.trail(t("restore"))))


def _require_alone(request: Request[Settings]) -> None:
    """Refuse a second restore while one is on its way; this very file keeps the note, should it ever come back."""
    begun = notes.read(request.db, _BEGUN)
    if begun is not None and begun["at"] > request.now - _SECONDS:
        raise ShopError("restore_begun")
    notes.write(request.tx, _BEGUN, {"at": request.now, "by": request.user.id})


# --- and back ---


def undo_label(request: Request[Settings], *_of: object) -> Text | None:
    """Word the button among the backups', for a day after a restore, until goods or money move."""
    found = held.latest(request.db)
    fresh = found is not None and found.at > request.now - _DAY
    return t("btn-undo-restore") if fresh and backups.can_undo_restore(request.db) else None


@plugin.menu("backups", label=undo_label, order=90)
@plugin.action(allow=OWNER)
def ask_undo(request: Request[Settings]) -> None:
    """Say what taking a restore back does, and ask."""
    rows = [[undo.button("btn-undo-restore").danger()]]
    request.show(
        Screen.of("undo-what", rows=rows, trail=screens.trail(t("restore")), back=screens.main.button("btn-back"))
    )


@plugin.action(allow=OWNER, once=True)
def undo(request: Request[Settings]) -> None:
    """Have the shop take back what the restore put aside."""
    _require_alone(request)
    backups.undo_restore(request)
    request.show(Screen.of("restoring", trail=screens.trail(t("restore"))))


@plugin.every(minutes=1)
def came_back(ctx: Context[Settings]) -> None:
    """Tell who began a restore that this file is the shop again: the restore failed, or was undone."""
    begun = notes.read(ctx.db, _BEGUN)
    if begun is not None and begun["at"] <= ctx.now - _SECONDS:
        notes.write(ctx.tx, _BEGUN, None)
        ctx.tell(
            begun["by"], "told-as-before", dedupe=f"before:{begun['at']}", rows=[[screens.main.button("btn-open")]]
        )
