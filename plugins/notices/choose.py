"""The groups that get notices: which kinds each of them gets, in which language, and the way out."""

from typing import Any

from plugins.notices.declare import GROUPS, plugin
from shopbot.api import (
    Button,
    Code,
    Context,
    Name,
    Num,
    Phrase,
    Request,
    Screen,
    ShopError,
    audit,
    groups,
    notices,
    t,
    url_button,
)

_ACROSS = 2


@plugin.menu("settings", label="btn-groups", order=30)
@plugin.action(allow=GROUPS)
def everything(request: Request[Any]) -> None:
    """Show the groups that get notices, and how one more comes to."""
    found = groups.every(request.db)
    rows: list[list[Button | None]] = [[card.button(t("btn-group", group=Name(one.title)), one.chat)] for one in found]
    bot = request.host.bot
    rows.append([url_button("btn-add", f"https://t.me/{bot}?startgroup=notices").primary() if bot else None])
    rows.append([_last_busy(request)])
    line = t("groups-count", count=Num(len(found))) if found else t("groups-none")
    settings = request.action("admin.settings")
    back = settings.button("btn-back") if settings else None
    request.show(Screen.of(line, "", "groups-how", rows=rows, trail=(t("staff"), t("groups")), back=back))


def _last_busy(request: Request[Any]) -> Button | None:
    newest = notices.newest_of(request.db, request.user.id)
    action = request.action("notices.gathered")
    return action.button("btn-last-busy", newest) if newest is not None and action is not None else None


@plugin.action(allow=GROUPS)
def card(request: Request[Any], chat: int) -> None:
    """Show one group: what it gets, where, in which language."""
    one = groups.sure(request.db, chat)
    kinds: list[Button | None] = [_kind(one, kind) for kind in groups.KINDS]
    rows = [kinds[i : i + _ACROSS] for i in range(0, len(kinds), _ACROSS)]
    rows += [[languages.button("btn-language", chat)], [remove.button("btn-remove", chat).danger()]]
    lines = (
        t("group-title", group=Name(one.title), id=Code(str(one.chat))),
        t("group-thread") if one.thread is not None else None,
        t("group-language", language=_language(one.language)),
        "group-kinds",
    )
    trail = (t("staff"), t("groups"))
    request.show(Screen.of(*lines, rows=rows, trail=trail, back=everything.button("btn-back")))


def _kind(one: groups.Group, kind: groups.Kind) -> Button:
    sign = "on" if one.gets(kind) else "off"
    return toggle.button(t(f"btn-kind-{sign}", kind=Phrase(f"kind-{kind}")), one.chat, kind, not one.gets(kind))


def _language(language: str | None) -> Phrase:
    return Phrase(f"tongue-{language}") if language else Phrase("tongue-shop")


@plugin.action(allow=GROUPS)
def toggle(request: Request[Any], chat: int, kind: str, on: bool) -> None:
    """Let a group get notices of one kind, or not."""
    if kind not in groups.KINDS:
        raise ShopError("gone")
    one, known = groups.sure(request.db, chat), kind
    without = set(one.without) - {known} if on else {*one.without, known}
    groups.change(request.tx, chat, request.user.id, language=one.language, without=tuple(without))
    card(request, chat)


@plugin.action(allow=GROUPS)
def languages(request: Request[Any], chat: int) -> None:
    """Ask in which language a group reads."""
    one, spoken = groups.sure(request.db, chat), request.host.shop.languages
    buttons: list[Button | None] = [speak.button(t(f"btn-tongue-{name}"), chat, name) for name in spoken]
    rows = [buttons[i : i + _ACROSS] for i in range(0, len(buttons), _ACROSS)]
    rows.append([speak.button("btn-tongue-shop", chat, "")])
    line = t("language-which", group=Name(one.title))
    request.show(Screen.of(line, rows=rows, trail=(t("staff"), t("groups")), back=card.button("btn-back", chat)))


@plugin.action(allow=GROUPS)
def speak(request: Request[Any], chat: int, language: str) -> None:
    """Let a group read in a language; "" is the shop's."""
    if language and language not in request.host.shop.languages:
        raise ShopError("gone")
    one = groups.sure(request.db, chat)
    groups.change(request.tx, chat, request.user.id, language=language or None, without=one.without)
    card(request, chat)


@plugin.action(allow=GROUPS)
def remove(request: Request[Any], chat: int) -> None:
    """Let a group get no more notices."""
    gone = groups.remove(request.tx, chat, request.user.id)
    request.toast(t("removed", group=Name(gone.title)))
    everything(request)


@plugin.undo(groups.ACTION, allow=GROUPS)
def put_back(ctx: Context[Any], record: audit.Record) -> None:
    """Take a change of a group back, if it is still as the change left it."""
    groups.restore(ctx.tx, record.before, record.after, ctx.actor)
