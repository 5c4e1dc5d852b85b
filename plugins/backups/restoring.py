"""Restoring from the chat: what it would change, a button that has to be followed three times, and the way back.

A restore from here never loses what was sold since: the witness beside the shop brings the backup up to the last thing
anybody was told; where it cannot, all that is in doubt is held back for the owner (`holding`). The shop is closed
meanwhile, some seconds, and tells the outcome itself when it is open again.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from plugins.backups import notes, screens
from plugins.backups.declare import Settings, plugin
from shopbot.api import (
    OWNER,
    Button,
    Code,
    Context,
    Num,
    PartRestored,
    Reader,
    Request,
    RestorePreviewed,
    Screen,
    ShopError,
    Text,
    When,
    backups,
    held,
    people,
    t,
)

STEPS = 3
_BEGUN, _PART = "restore-begun", "backups:part"
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
    rows: list[Sequence[Button | None]] = [
        [hold.button("btn-restore-all", at, 1).danger()],
        [part.button("btn-only-products", at, "products"), part.button("btn-only-settings", at, "settings")],
        [ask_person.button("btn-only-person", at)],
    ]
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
    begun = _begun(request.db)
    if begun is not None and begun["at"] > request.now - _SECONDS:
        raise ShopError("restore_begun")
    notes.write(request.tx, _BEGUN, {"at": request.now, "by": request.user.id})


def _begun(db: Reader) -> Mapping[str, Any] | None:
    """Return the note of a restore that nothing came of yet; the witness brings the note into the restored shop too."""
    begun = notes.read(db, _BEGUN)
    done = held.latest(db)
    return None if begun is None or (done is not None and done.at >= begun["at"]) else begun


# --- a part ---


@plugin.action(allow=OWNER)
def part(request: Request[Settings], at: int, what: str, person: int = 0) -> None:
    """Have it worked out what would change, and show that as soon as it is."""
    backups.preview(request, backups.archive_of(request, at).name, what, person)
    request.show(Screen.of("part-looking", trail=screens.trail(t("restore"))), about=_PART)


@plugin.action(allow=OWNER)
def ask_person(request: Request[Settings], at: int) -> None:
    """Ask whose name, language and contact are wanted as they were."""
    backups.archive_of(request, at)
    request.ask("part-whom", then=got_person, rows=[[restore.button("btn-back", at)]], at=at)


@plugin.answer()
def got_person(request: Request[Settings], words: str, at: int) -> None:
    """Take an id, @username or customer number."""
    request.require(OWNER)
    found = people.find(request.db, words.strip())
    if found is None:
        raise ShopError("no_such_person")
    part(request, at, "person", found.id)


@plugin.on(RestorePreviewed)
def previewed(ctx: Context[Settings], event: RestorePreviewed) -> None:
    """Show what would change, with the button that does it."""
    news = ctx.news_for(event.by, _PART)
    if news is None:
        return
    archive = next((one for one in backups.shelf(ctx) or () if one.name == event.name), None)
    if event.reason or archive is None:
        words = t("part-not", why=backups.reason(event.reason or "backup_missing", event.facts or "{}"))
        news.show(Screen.of(words, trail=screens.trail(t("restore")), back=screens.main.button("btn-back")))
        return
    told, at = json.loads(event.changes), archive.at
    lines = [t("part-line", subject=Code(one)) for one in told["first"]]
    more = told["count"] - len(lines)
    rows = [[put_back.button("btn-part", at, event.what, event.person).danger()] if lines else []]
    head = t("part-count", count=Num(told["count"]), at=When(at))
    rest = t("part-more", count=Num(more)) if more else None
    trail, back = screens.trail(t("restore")), restore.button("btn-back", at)
    news.show(Screen.of(head, *lines, rest, t("part-never"), rows=rows, trail=trail, back=back))


@plugin.action(allow=OWNER, once=True)
def put_back(request: Request[Settings], at: int, what: str, person: int = 0) -> None:
    """Put the part back."""
    backups.restore_part(request, backups.archive_of(request, at).name, what, person)
    request.show(Screen.of("part-looking", trail=screens.trail(t("restore"))))


@plugin.on(PartRestored)
def put(ctx: Context[Settings], event: PartRestored) -> None:
    """Say what came of it."""
    dedupe = f"part:{event.by}:{event.at}"
    if event.reason:
        ctx.tell(event.by, "part-not", dedupe=dedupe, why=backups.reason(event.reason, event.facts))
    else:
        ctx.tell(
            event.by, "part-done", dedupe=dedupe, count=Num(event.changed), rows=[[screens.main.button("btn-open")]]
        )


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
    begun = _begun(ctx.db)
    if begun is not None and begun["at"] <= ctx.now - _SECONDS:
        notes.write(ctx.tx, _BEGUN, None)
        ctx.tell(
            begun["by"], "told-as-before", dedupe=f"before:{begun['at']}", rows=[[screens.main.button("btn-open")]]
        )
