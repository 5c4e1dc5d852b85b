"""From one message to many: a slice of people at a time, one transaction with its debts and the place it got to.

No more than `_AT_ONCE` copies are owed and not yet sent: so memory and the outbox do not grow with the number of
people, a stop holds at once, and a shop that dies goes on where it was. Counted is what the outbox says became of
each copy, never what was planned.
"""

from math import ceil

from plugins.broadcast import people
from plugins.broadcast.copies import Post, post_of
from plugins.broadcast.declare import SEND, Settings, plugin
from shopbot.api import Bar, Button, Context, Num, Request, Screen, ShopError, Text, When, audit, t
from shopbot.api import people as persons

_AT_ONCE = 300
_PER_SECOND = 30  # Telegram's pace for writing to many: Bot API FAQ
_MINUTE = 60
_ERASABLE = 48 * 3600
_ENDS = {"sending": "done", "stopping": "stopped", "erasing": "erased"}
_BECAME = """
    SELECT person, outbox.state, outbox.problem FROM broadcast_copy JOIN outbox ON outbox.id = broadcast_copy.debt
    WHERE post = ? AND broadcast_copy.state = 'out' AND outbox.state <> 'due'"""
_ERASED = """
    SELECT person FROM broadcast_copy JOIN outbox ON outbox.id = broadcast_copy.erase
    WHERE post = ? AND broadcast_copy.state = 'erasing' AND outbox.state <> 'due'"""


_TO_ERASE = """
    SELECT person, debt FROM broadcast_copy WHERE post = ? AND state = 'sent' AND person > ? ORDER BY person LIMIT ?"""


def takes(count: int) -> Text:
    """Say how long `count` messages take at Telegram's pace."""
    seconds = ceil(count / _PER_SECOND)
    if seconds < _MINUTE:
        return t("takes-seconds", count=Num(max(seconds, 5)))
    return t("takes-minutes", count=Num(ceil(seconds / _MINUTE)))


# --- begin, stop, take back ---


def begin(request: Request[Settings], post: Post, aimed: int) -> None:
    """Send the first slice; the job goes on. Raises ShopError `one_at_a_time`."""
    _none_busy(request)
    sql = "UPDATE broadcast_post SET state = 'sending', started_at = ?, aimed = ? WHERE id = ?"
    request.tx.run(sql, request.now, aimed, post.id)
    _send_slice(request, post_of(request.db, post.id))


def _none_busy(request: Request[Settings]) -> None:
    if _busy(request):
        raise ShopError("one_at_a_time")


def _busy(ctx: Context[Settings]) -> list[int]:
    sql = "SELECT id FROM broadcast_post WHERE state IN ('sending', 'stopping', 'erasing')"
    return [row["id"] for row in ctx.db.rows(sql)]


@plugin.action(allow=SEND)
def stop(request: Request[Settings], post: int) -> None:
    """Send no more of it; what has left stays sent."""
    if post_of(request.db, post).state == "sending":
        request.tx.run("UPDATE broadcast_post SET state = 'stopping', cursor = NULL WHERE id = ?", post)
        audit.write(request.tx, request.user.id, "broadcast.stop", f"broadcast:{post}")
        _go_on(request, post)
    progress(request, post)


@plugin.action(allow=SEND)
def ask_back(request: Request[Settings], post: int) -> None:
    """Ask whether the message shall be deleted from people's chats."""
    found = _erasable(request, post)
    request.show(
        Screen.of(
            t("sure-back", count=Num(found.sent - found.erased)),
            takes(found.sent - found.erased),
            rows=[[take_back.button("btn-yes-back", post).danger()]],
            trail=(t("staff"), t("broadcasts")),
            back=progress.button("btn-back", post),
        )
    )


@plugin.action(allow=SEND, once=True)
def take_back(request: Request[Settings], post: int) -> None:
    """Delete the message wherever it was sent."""
    _erasable(request, post)
    _none_busy(request)
    request.tx.run("UPDATE broadcast_post SET state = 'erasing', cursor = 0 WHERE id = ?", post)
    audit.write(request.tx, request.user.id, "broadcast.back", f"broadcast:{post}")
    _go_on(request, post)
    progress(request, post)


def _erasable(request: Request[Settings], post: int) -> Post:
    found = post_of(request.db, post)
    if not _may_erase(found, request.now):
        raise ShopError("too_old_to_erase")
    return found


def _may_erase(post: Post, now: int) -> bool:
    fresh = now < (post.started_at or 0) + _ERASABLE
    return post.state in ("done", "stopped") and post.sent > 0 and fresh


# --- slice by slice ---


@plugin.every(minutes=1 / 12)
def go_on(ctx: Context[Settings]) -> None:
    """Count what was sent, owe the next slice, and show it to whoever looks."""
    for post in _busy(ctx):
        _go_on(ctx, post)
        ended = not post_of(ctx.db, post).busy
        looking = _redraw(ctx, post)
        if ended:
            _tell_end(ctx, post, looking)


def _go_on(ctx: Context[Settings], number: int) -> None:
    post = post_of(ctx.db, number)
    if post.state == "erasing":
        _count_erased(ctx, post)
        _erase_slice(ctx, post)
    else:
        _count_sent(ctx, post)
        _send_slice(ctx, post)
    _end(ctx, post_of(ctx.db, number))


def _out(ctx: Context[Settings], post: Post) -> int:
    sql = "SELECT count(*) FROM broadcast_copy WHERE post = ? AND state IN ('out', 'erasing')"
    return int(ctx.db.scalar(sql, post.id))


def _send_slice(ctx: Context[Settings], post: Post) -> None:
    if post.cursor is None or post.state != "sending":
        return
    most = _AT_ONCE - _out(ctx, post)
    if most <= 0:
        return
    found = people.slice_of(ctx, post.audience, post.cursor, post.started_at or ctx.now, most)
    for person in found:
        debt = ctx.owe(person, "post", dedupe=f"{post.id}:{person}", post=post.id)
        ctx.tx.run(
            "INSERT INTO broadcast_copy (post, person, debt, at) VALUES (?, ?, ?, ?)", post.id, person, debt, ctx.now
        )
    _set_cursor(ctx, post, found[-1] if len(found) == most else None)


def _set_cursor(ctx: Context[Settings], post: Post, place: int | None) -> None:
    ctx.tx.run("UPDATE broadcast_post SET cursor = ? WHERE id = ?", place, post.id)


def _count_sent(ctx: Context[Settings], post: Post) -> None:
    became = [(_fate(row["state"], row["problem"]), post.id, row["person"]) for row in ctx.db.rows(_BECAME, post.id)]
    ctx.tx.many("UPDATE broadcast_copy SET state = ? WHERE post = ? AND person = ?", became)
    for fate in ("sent", "blocked", "failed", "withdrawn"):
        more = sum(one[0] == fate for one in became)
        if more:
            sql = f"UPDATE broadcast_post SET {fate} = {fate} + ? WHERE id = ?"  # noqa: S608 - one of four names
            ctx.tx.run(sql, more, post.id)


def _fate(state: str, problem: str | None) -> str:
    """Return what became of a copy, by what became of its debt."""
    if state == "dead":
        return "withdrawn" if problem == "withdrawn" else "failed"
    return {"sent": "sent", "parked": "blocked"}[state]


def _erase_slice(ctx: Context[Settings], post: Post) -> None:
    if post.cursor is None:
        return
    most = _AT_ONCE - _out(ctx, post)
    found = ctx.db.rows(_TO_ERASE, post.id, post.cursor, most) if most > 0 else []
    for row in found:
        debt = ctx.unsay(row["debt"])
        if debt:
            sql = "UPDATE broadcast_copy SET state = 'erasing', erase = ? WHERE post = ? AND person = ?"
            ctx.tx.run(sql, debt, post.id, row["person"])
    if most > 0:
        _set_cursor(ctx, post, found[-1]["person"] if len(found) == most else None)


def _count_erased(ctx: Context[Settings], post: Post) -> None:
    done = [(post.id, row["person"]) for row in ctx.db.rows(_ERASED, post.id)]
    ctx.tx.many("UPDATE broadcast_copy SET state = 'erased' WHERE post = ? AND person = ?", done)
    ctx.tx.run("UPDATE broadcast_post SET erased = erased + ? WHERE id = ?", len(done), post.id)


def _end(ctx: Context[Settings], post: Post) -> None:
    """Close it once everybody was looked at and every copy is decided."""
    if post.cursor is None and not _out(ctx, post):
        sql = "UPDATE broadcast_post SET state = ?, ended_at = ? WHERE id = ?"
        ctx.tx.run(sql, _ENDS.get(post.state, post.state), ctx.now, post.id)


def _redraw(ctx: Context[Settings], post: int) -> set[int]:
    """Draw it anew for staff who look at it; return who they are."""
    looking = set()
    for one in persons.staff(ctx.db):
        news = ctx.news_for(one.id, _about(post))
        if news is not None:
            progress(news, post)
            looking.add(one.id)
    return looking


def _tell_end(ctx: Context[Settings], number: int, looking: set[int]) -> None:
    post = post_of(ctx.db, number)
    if post.made_by in looking:
        return
    what = "erased" if post.state == "erased" else "ended"
    ctx.tell(
        post.made_by, f"told-{what}", dedupe=f"{what}:{post.id}", rows=[[progress.button("btn-result", post.id)]],
        sent=Num(post.sent), blocked=Num(post.blocked), failed=Num(post.failed), erased=Num(post.erased),
    )  # fmt: skip


# --- how it goes ---


def _about(post: int) -> str:
    return f"broadcast:{post}"


@plugin.action(allow=SEND)
def progress(request: Request[Settings], post: int) -> None:
    """Show how far it is, or what came of it."""
    found = post_of(request.db, post)
    if found.state == "draft":
        raise ShopError("gone")
    request.show(
        Screen.of(
            t(f"state-{found.state}"),
            *_lines(found),
            "",
            t("begun-at", at=When(found.started_at or found.made_at)),
            rows=[_buttons(request, found)],
            trail=(t("staff"), t("broadcasts")),
            back=_list(request),
        ),
        about=_about(post),
    )


def _list(request: Request[Settings]) -> Button | None:
    listed = request.action("broadcast.broadcasts")
    return listed.button("btn-back") if listed else None


def _lines(post: Post) -> list[Text | None]:
    left = max(0, post.aimed - post.settled)
    return [
        t("bar", bar=Bar(post.settled, max(post.aimed, post.settled))) if post.state == "sending" else None,
        t("bar", bar=Bar(post.erased, post.sent)) if post.state == "erasing" else None,
        t("line-sent", count=Num(post.sent)),
        t("line-blocked", count=Num(post.blocked)) if post.blocked else None,
        t("line-failed", count=Num(post.failed)) if post.failed else None,
        t("line-withdrawn", count=Num(post.withdrawn)) if post.withdrawn else None,
        t("line-erased", count=Num(post.erased)) if post.erased else None,
        takes(left) if post.state == "sending" and left else None,
    ]


def _buttons(request: Request[Settings], post: Post) -> list[Button | None]:
    if post.busy:
        stopping = stop.button("btn-stop", post.id).danger() if post.state == "sending" else None
        return [progress.button("btn-look", post.id), stopping]
    return [ask_back.button("btn-back-take", post.id).danger() if _may_erase(post, request.now) else None]
