"""What came of it: noted, drawn where somebody looks, and told. Success is quiet, failure rings once for each cause."""

from plugins.backups import jobs, notes, screens
from plugins.backups.declare import Settings, plugin
from shopbot.api import (
    BackupFailed,
    BackupMade,
    BackupProgress,
    BackupSent,
    Button,
    Context,
    CopyFailed,
    CopyKept,
    DrillDone,
    Num,
    Phrase,
    backups,
    people,
)

_INTERRUPTED = "backup_interrupted"


@plugin.on(BackupMade)
def made(ctx: Context[Settings], event: BackupMade) -> None:
    """Remember it, send copies where they are due, and say it works again if it did not."""
    fact = {"name": event.name, "at": event.at, "bytes": event.bytes, "seconds": event.seconds}
    notes.write(ctx.tx, "made", fact)
    notes.write(ctx.tx, "late", None)
    failed, late = notes.works(ctx.tx, notes.MAKING), notes.works(ctx.tx, jobs.OVERDUE)
    if failed or late:
        ctx.tell_admins("told-made-again", kind="faults", dedupe=f"again:{event.name}", rows=_open())
    jobs.copy_where_due(ctx, event.name)
    redraw(ctx)


@plugin.on(BackupFailed)
def failed(ctx: Context[Settings], event: BackupFailed) -> None:
    """Ring, once for each reason. A backup that a restart cut off is made anew within minutes, and no failure."""
    if event.reason == _INTERRUPTED:
        notes.write(ctx.tx, "slot", None)
    elif notes.fails(ctx.tx, notes.MAKING, event.reason, event.facts):
        _alarm(ctx, "told-failed", event.at, why=backups.reason(event.reason, event.facts))
    redraw(ctx)


@plugin.on(CopyKept)
def kept(ctx: Context[Settings], event: CopyKept) -> None:
    """Remember the copy; say so only if copies to this place had failed."""
    notes.keep_copy(ctx.tx, notes.Copy(event.place, event.name, event.at, event.bytes, event.note), event.gone.split())
    if notes.works(ctx.tx, event.place):
        place = screens.place_name(ctx, event.place)
        ctx.tell_admins("told-copy-again", kind="faults", dedupe=f"again:{event.place}:{event.at}", place=place)
    redraw(ctx)


@plugin.on(CopyFailed)
def not_kept(ctx: Context[Settings], event: CopyFailed) -> None:
    """Ring, once for each place and reason; it is tried again with the next backup."""
    if notes.fails(ctx.tx, event.place, event.reason, event.facts):
        place, why = screens.place_name(ctx, event.place), backups.reason(event.reason, event.facts)
        _alarm(ctx, "told-copy-failed", event.at, place=place, why=why)
    redraw(ctx)


@plugin.on(DrillDone)
def practised(ctx: Context[Settings], event: DrillDone) -> None:
    """Remember how the practice went. A backup that cannot be restored rings."""
    if event.reason == _INTERRUPTED:
        return
    fact = {"name": event.name, "at": event.at, "seconds": event.seconds, "reason": event.reason}
    notes.write(ctx.tx, "drill", {**fact, "facts": event.facts, "instead": event.instead})
    if not event.reason:
        if notes.works(ctx.tx, jobs.DRILL):
            ctx.tell_admins("told-drill-again", kind="faults", dedupe=f"drill:{event.at}", rows=_open())
    elif notes.fails(ctx.tx, jobs.DRILL, event.reason, event.facts):
        _alarm(ctx, "told-drill-failed", event.at, why=backups.reason(event.reason, event.facts))
    redraw(ctx)


@plugin.on(BackupProgress)
def progress(ctx: Context[Settings], _event: BackupProgress) -> None:
    """Move the bar where somebody looks."""
    redraw(ctx)


@plugin.on(BackupSent)
def sent(ctx: Context[Settings], event: BackupSent) -> None:
    """Say that the file is in the chat, or why it is not."""
    if event.reason:
        why = backups.reason(event.reason, event.facts)
        ctx.tell(event.chat, "told-not-sent", dedupe=f"sent:{event.chat}:{event.at}", why=why)
    elif event.parts > 1:
        ctx.tell(
            event.chat, "told-parts", dedupe=f"sent:{event.chat}:{event.at}", parts=Num(event.parts),
            command=screens.join_command(event.name),
        )  # fmt: skip


def _alarm(ctx: Context[Settings], key: str, at: int, **values: Phrase) -> None:
    ctx.tell_admins(key, kind="faults", rings=True, dedupe=f"{key}:{at}", rows=_open(), **values)


def _open() -> list[list[Button | None]]:
    return [[screens.main.button("btn-open")]]


def redraw(ctx: Context[Settings]) -> None:
    """Draw the screen anew for everybody who looks at it."""
    for one in people.staff(ctx.db):
        news = ctx.news_for(one.id, screens.ABOUT)
        if news is not None:
            screens.main(news)
