"""The screens of System › Backups: how it stands, the list, one backup, the copies, the plan."""

from collections.abc import Sequence
from typing import Any

from plugins.backups import notes
from plugins.backups.declare import Settings, plugin
from shopbot.api import (
    OWNER,
    STAFF,
    Button,
    Code,
    Context,
    Num,
    Phrase,
    Request,
    Screen,
    ShopError,
    Text,
    When,
    audit,
    backups,
    t,
)

ABOUT = "backups"
_ON_A_PAGE = 6
_KB, _MB, _GB = 1 << 10, 1 << 20, 1 << 30
_HOUR = 3600
_JUST_NOW = 5


def label(request: Request[Any], *_of: Any) -> Text | None:
    """Word the button among the staff's, unless there is a system centre that has it."""
    return None if request.action("system.system") else t("btn-backups")


# --- how it stands ---


@plugin.menu("admin", label=label, order=88)
@plugin.menu("system", label="btn-backups", order=10)
@plugin.action(allow=STAFF)
def main(request: Request[Settings]) -> None:
    """Show the last backup, its proof, what is kept and where copies are."""
    busy = backups.busy(request)
    request.show(
        Screen.of(*_state(request, busy=busy), rows=_buttons(request, busy=busy), trail=trail(), back=_back(request)),
        about=ABOUT,
    )


@plugin.command("backup", allow=STAFF)
def backup_command(request: Request[Settings]) -> None:
    """Open the backups."""
    main(request)


def trail(*more: Text) -> tuple[Text, ...]:
    """Return the first line's words."""
    return (t("staff"), t("backups"), *more)


def _back(request: Request[Any]) -> Button | None:
    above = request.action("system.system") or request.action("admin.admin")
    return above.button("btn-back") if above else None


def _state(request: Request[Settings], *, busy: bool) -> list[Text | None]:
    shelf, bar = backups.shelf(request), backups.bar(request)
    return [
        t("every", span=span(request.settings.every)),
        _last(request),
        _proof(request),
        t("kept", count=Num(len(shelf)), size=size(sum(one.bytes for one in shelf))) if shelf else None,
        *_copies(request),
        *_troubles(request),
        t("key-unproved") if not backups.key_proved(request.db) else None,
        t("bar", bar=bar) if bar else t("busy") if busy else None,
    ]


def _last(request: Request[Settings]) -> Text:
    made = notes.read(request.db, "made")
    if made is None:
        return t("none-yet")
    return t("last", at=When(made["at"]), size=size(made["bytes"]))


def _proof(request: Request[Settings]) -> Text:
    drill = notes.read(request.db, "drill")
    if drill is None:
        return t("no-proof")
    if drill["reason"]:
        return t("proof-bad", at=When(drill["at"]), why=backups.reason(drill["reason"], drill["facts"]))
    return t("proof", at=When(drill["at"]))


def _copies(request: Request[Settings]) -> list[Text]:
    return [_copy_line(request, place) for place in backups.places(request)]


def _copy_line(request: Request[Settings], place: backups.Place) -> Text:
    name = place_name(request, place.name)
    newest = next(iter(notes.copies(request.db, place.name)), None)
    if not place.ready:
        return t("copy-off", place=name)
    if newest is None:
        waits = place.name == "chat" and not backups.key_proved(request.db)
        return t("copy-waits" if waits else "copy-none", place=name)
    return t("copy-at", place=name, at=When(newest.at))


def _troubles(request: Request[Settings]) -> list[Text]:
    return [
        t("trouble", what=_what(request, one.what), since=When(one.since), why=one.words)
        for one in notes.troubles(request.db).values()
    ]


def _what(ctx: Context[Any], what: str) -> Phrase:
    own = {notes.MAKING: "what-making", "overdue": "what-making", "drill": "what-drill"}
    return Phrase(own[what]) if what in own else place_name(ctx, what)


def place_name(ctx: Context[Any], name: str) -> Phrase:
    """Return what a place is called; of one whose plugin is off, its name."""
    known = next((one.label for one in backups.places(ctx) if one.name == name), None)
    return Phrase(known.key) if known and known.owner == ctx.plugin else Phrase("place-other", {"name": name})


def _buttons(request: Request[Settings], *, busy: bool) -> list[Sequence[Button | None]]:
    now = make.button("btn-busy").off() if busy else make.button("btn-now").primary()
    owner = request.may(OWNER)
    return [
        [now],
        *[list(row) for row in request.menu("backups")],
        [listed.button("btn-list", 0), copies.button("btn-copies")],
        [drill.button("btn-drill") if not busy else None, plan.button("btn-plan") if owner else None],
    ]


@plugin.action(allow=STAFF)
def make(request: Request[Settings]) -> None:
    """Make a backup now; somebody who taps twice, or two people at once, get one."""
    made = notes.read(request.db, "made")
    if made is not None and made["at"] >= request.now - _JUST_NOW:
        request.toast("just-made")
    elif not backups.make(request, request.settings.keep, by=request.user.id):
        request.toast("already-busy")
    main(request)


@plugin.action(allow=STAFF)
def drill(request: Request[Settings]) -> None:
    """Restore the newest one for practice, now."""
    if not backups.drill(request, by=request.user.id):
        request.toast("already-busy")
    main(request)


# --- which there are ---


@plugin.action(allow=STAFF)
def listed(request: Request[Settings], page: int = 0) -> None:
    """Show the backups on this server, the newest first."""
    shelf = backups.shelf(request) or ()
    at = min(max(page, 0), max(0, (len(shelf) - 1) // _ON_A_PAGE))
    here = shelf[at * _ON_A_PAGE : (at + 1) * _ON_A_PAGE]
    rows: list[Sequence[Button | None]] = [[one.button(_label_of(archive), archive.at)] for archive in here]
    pages = -(-len(shelf) // _ON_A_PAGE)
    if pages > 1:
        rows.append([
            listed.button("btn-previous", at - 1) if at else None,
            listed.button(t("btn-page", page=Num(at + 1), pages=Num(pages)), at),
            listed.button("btn-next", at + 1) if at + 1 < pages else None,
        ])  # fmt: skip
    words = t("list", count=Num(len(shelf))) if shelf else t("list-empty")
    request.show(Screen.of(words, rows=rows, trail=trail(t("all-of-them")), back=main.button("btn-back")))


def _label_of(archive: backups.Archive) -> Text:
    return t("btn-damaged" if archive.problem else "btn-archive", at=When(archive.at))


@plugin.action(allow=STAFF)
def one(request: Request[Settings], at: int) -> None:
    """Show one backup: when it was made and what is in it."""
    found = backups.archive_of(request, at)
    owner = request.may(OWNER)
    usable = not found.problem
    rows: list[Sequence[Button | None]] = [
        [send.button("btn-file", at)] if owner and usable else [],
        *([list(row) for row in request.menu("backup", at)] if usable else []),
    ]
    back = listed.button("btn-back", 0)
    request.show(Screen.of(*_facts(found), rows=rows, trail=trail(t("one", at=When(at))), back=back))


def _facts(found: backups.Archive) -> list[Text | None]:
    rows = found.rows
    return [
        t("made-at", at=When(found.at)),
        t("takes", size=size(found.bytes)),
        t("damaged", why=backups.reason(found.problem, "{}")) if found.problem else None,
        t("holds", orders=Num(rows.get("orders", 0)), people=Num(rows.get("person", 0)),
          products=Num(rows.get("product", 0))) if rows else None,
        t("made-by", program=Code(found.program)) if found.program else None,
    ]  # fmt: skip


@plugin.action(allow=OWNER)
def send(request: Request[Settings], at: int) -> None:
    """Send the file into this chat; only the recovery key opens it."""
    name = backups.archive_of(request, at).name
    if backups.send(request, name):
        audit.write(request.tx, request.actor, "backups.sent", f"backup:{at}", None, {"name": name})
    request.toast("sending")


# --- copies ---


@plugin.action(allow=STAFF)
def copies(request: Request[Settings]) -> None:
    """Show the places, and what is there."""
    rows = [[place.button(one.label, one.name)] for one in backups.places(request)]
    lines = [*_copies(request), *_troubles(request), t("copies-sealed")]
    request.show(Screen.of(*lines, rows=rows, trail=trail(t("copies")), back=main.button("btn-back")))


@plugin.action(allow=STAFF)
def place(request: Request[Settings], name: str) -> None:
    """Show the copies at one place."""
    known = next((one for one in backups.places(request) if one.name == name), None)
    if known is None:
        raise ShopError("backup_place_off")
    there = notes.copies(request.db, name)
    owner = request.may(OWNER)
    rows: list[Sequence[Button | None]] = [
        [copy_now.button("btn-copy-now", name).primary()] if owner and known.ready else [],
        *([[bring.button(t("btn-bring", at=When(one.at)), name, n)] for n, one in enumerate(there[:_ON_A_PAGE])]
          if owner else []),
    ]  # fmt: skip
    trouble = notes.troubles(request.db).get(name)
    lines = [
        _copy_line(request, known),
        t("there", count=Num(len(there)), size=size(sum(one.bytes for one in there))) if there else None,
        t("trouble", what=place_name(request, name), since=When(trouble.since), why=trouble.words) if trouble else None,
        t(f"about-{name}") if known.label.owner == request.plugin else None,
    ]
    request.show(Screen.of(*lines, rows=rows, trail=trail(t("copies"), known.label), back=copies.button("btn-back")))


@plugin.action(allow=OWNER)
def copy_now(request: Request[Settings], name: str) -> None:
    """Carry the newest backup to a place now."""
    newest = next(iter(backups.shelf(request) or ()), None)
    if newest is None:
        raise ShopError("backup_none")
    backups.copy(request, name, newest.name, request.settings.keep, notes.known(request.db, name))
    request.toast("carrying")


@plugin.action(allow=OWNER)
def bring(request: Request[Settings], name: str, n: int) -> None:
    """Bring a copy back to this server."""
    there = notes.copies(request.db, name)
    if not 0 <= n < len(there):
        raise ShopError("backup_missing")
    wanted = there[n].name
    if backups.fetch(request, name, wanted, notes.known(request.db, name), by=request.user.id):
        audit.write(request.tx, request.actor, "backups.fetched", f"copy:{name}", None, {"name": wanted})
    request.toast("bringing")


# --- the plan ---


@plugin.action(allow=OWNER)
def plan(request: Request[Settings]) -> None:
    """Show how often, how many and where to, in words, with buttons that change it."""
    own = request.settings
    every = [set_every.button(t("btn-span", span=span(one)), one // 60) for one in (900, 1800, _HOUR, 6 * _HOUR)]
    more = request.action("admin.of_owner")
    rows: list[Sequence[Button | None]] = [
        every[:2],
        every[2:],
        [set_chat.button("btn-chat-off" if own.chat else "btn-chat-on", not own.chat)],
        [more.button("btn-more", plugin.name)] if more else [],
    ]
    lines = [
        t("plan-every", span=span(own.every)),
        t("plan-keep", newest=Num(own.newest), days=Num(own.days), weeks=Num(own.weeks), size=size(own.disk)),
        t("plan-copies", span=span(own.copies)),
        t("plan-chat-on" if own.chat else "plan-chat-off"),
        t("plan-drill"),
    ]
    request.show(Screen.of(*lines, rows=rows, trail=trail(t("the-plan")), back=main.button("btn-back")))


@plugin.action(allow=OWNER)
def set_every(request: Request[Settings], minutes: int) -> None:
    """Change how often backups are made."""
    request.set_setting("every", minutes * 60)
    plan(request)


@plugin.action(allow=OWNER)
def set_chat(request: Request[Settings], on: bool) -> None:
    """Let copies go into the owner's chat, or not."""
    request.set_setting("chat", on)
    plan(request)


# --- words that several use ---


def size(number: int) -> Phrase:
    """Return a number of bytes as people say it."""
    for key, unit in (("size-gb", _GB), ("size-mb", _MB)):
        if number >= unit:
            return Phrase(key, {"n": Num(round(number / unit))})
    return Phrase("size-kb", {"n": Num(-(-number // _KB))})


def span(seconds: int) -> Phrase:
    """Return a length of time in whole hours or minutes."""
    if seconds % _HOUR == 0:
        return Phrase("span-hours", {"n": Num(seconds // _HOUR)})
    return Phrase("span-minutes", {"n": Num(seconds // 60)})


def join_command(name: str) -> Code:
    """Return what puts the parts of a backup together again."""
    return Code(f"cat {name}.part* > {name}")
