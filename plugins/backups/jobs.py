"""What happens by itself: backups, copies, a restore for practice each week, and the alarm when no backup was made."""

from collections.abc import Sequence

from plugins.backups import notes
from plugins.backups.declare import Settings, plugin
from shopbot.api import Context, When, backups

OVERDUE, DRILL = "overdue", "drill"
_WEEK = 7 * 86_400
_NIGHTS_EARLY = 3600  # a daily job does not come at the very second
_PATIENCE = 3  # looks in a row that find no fresh backup: the first ones after a start make one


@plugin.every(minutes=5)
def back_up(ctx: Context[Settings]) -> None:
    """Make the backup of this span, once; a shop that was off makes one soon after its start."""
    slot = str(ctx.now // ctx.settings.every)
    backups.shelf(ctx)  # has the folder read, if nobody did since the start
    if notes.read(ctx.db, "slot") != slot and backups.make(ctx, ctx.settings.keep, slot=slot):
        notes.write(ctx.tx, "slot", slot)
    elif notes.read(ctx.db, "practise") and backups.drill(ctx):
        notes.write(ctx.tx, "practise", None)


@plugin.daily("04:40")
def practise(ctx: Context[Settings]) -> None:
    """Restore a backup for practice, once a week, at night; after the backup that is being made, if there is one."""
    last = notes.read(ctx.db, "drill")
    if last is None or last["at"] <= ctx.now - _WEEK + _NIGHTS_EARLY:
        notes.write(ctx.tx, "practise", not backups.drill(ctx) or None)


@plugin.every(minutes=5)
def watch(ctx: Context[Settings]) -> None:
    """Ring when the newest proved backup is older than two spans, whatever the reason; also if none was ever made."""
    since = backups.verified_at(ctx.db) or _began(ctx)
    backups.expect(ctx.tx, since + 2 * ctx.settings.every)
    late = backups.overdue(ctx.db, ctx.now) > 0
    seen = (notes.read(ctx.db, "late") or 0) + 1 if late else None
    notes.write(ctx.tx, "late", seen)
    if seen == _PATIENCE and notes.MAKING not in notes.troubles(ctx.db):
        notes.fails(ctx.tx, OVERDUE, "backup_overdue", "{}")
        ctx.tell_admins("told-overdue", kind="faults", rings=True, dedupe=f"overdue:{since}", since=When(since))


def _began(ctx: Context[Settings]) -> int:
    """Return since when this plugin makes backups."""
    began = notes.read(ctx.db, "began")
    if began is None:
        notes.write(ctx.tx, "began", ctx.now)
    return int(began or ctx.now)


# --- copies ---


def copy_where_due(ctx: Context[Settings], newest: str) -> None:
    """Order a copy of the newest backup at each place that has had none for long enough, or could not keep the last."""
    for place in places_in_use(ctx):
        if _is_due(ctx, place):
            backups.copy(ctx, place, newest, ctx.settings.keep, notes.known(ctx.db, place))


@plugin.every(minutes=1)
def carry(ctx: Context[Settings]) -> None:
    """Bring what was sold and paid since to each place that has a copy: a lost disk then costs a minute, not a day."""
    for place in places_in_use(ctx):
        newest = next(iter(notes.copies(ctx.db, place)), None)
        if newest is not None:
            backups.carry(ctx, place, newest.name)


def places_in_use(ctx: Context[Settings]) -> Sequence[str]:
    """Return the places that copies go to now."""
    return [one.name for one in backups.places(ctx) if one.ready and not waits_for_key(ctx, one.name)]


def waits_for_key(ctx: Context[Settings], place: str) -> bool:
    """Tell whether a place waits until the owner has proved to have the recovery key.

    Only the chat does: it is in use without being asked for, and copies that nobody can open help nobody.
    """
    return place == "chat" and not backups.key_proved(ctx.db)


def _is_due(ctx: Context[Settings], place: str) -> bool:
    if place in notes.troubles(ctx.db):
        return True
    newest = next(iter(notes.copies(ctx.db, place)), None)
    return newest is None or newest.at <= ctx.now - ctx.settings.copies + ctx.settings.every // 2
