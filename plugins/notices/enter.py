"""How a group comes to get notices: the bot is taken into it and one tap follows, or `/whitelist` is typed there."""

from typing import Any

from plugins.notices.choose import card, everything
from plugins.notices.declare import GROUPS, plugin
from shopbot.api import BotAdded, Context, Name, Request, ShopError, groups, people, read_number, t

_RM = "/rm -1001234567890"


@plugin.on(BotAdded)
def offer(ctx: Context[Any], event: BotAdded) -> None:
    """Offer whoever took the bot into a group, in private, to send the notices there."""
    adder = people.get(ctx.db, event.person)
    if adder is None or not ctx.host.may(adder, GROUPS) or groups.get(ctx.db, event.chat) is not None:
        return
    ctx.tx.run(
        "INSERT INTO notices_entered VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET title = excluded.title, at = excluded.at",
        event.chat, event.title, event.at,
    )  # fmt: skip
    ctx.tell(
        event.person,
        "offer",
        rings=True,
        dedupe=f"offer:{event.chat}:{event.at}",
        rows=[[accept.button("btn-accept", event.chat).success()]],
        group=Name(event.title),
    )


@plugin.action(allow=GROUPS)
def accept(request: Request[Any], chat: int) -> None:
    """Send the notices to a group the bot was taken into; one that gets them already stays as it is."""
    entered = request.tx.row("SELECT title FROM notices_entered WHERE chat = ?", chat)
    if groups.get(request.db, chat) is None:
        if entered is None:
            raise ShopError("group_gone")
        _welcome(request, groups.add(request.tx, chat, entered["title"], request.user.id))
    card(request, chat)


@plugin.command("whitelist", allow=GROUPS, in_groups=True)
def whitelist(request: Request[Any]) -> None:
    """In a group: send the notices here, into this topic. In private: show the groups that get them."""
    if request.incoming.private:
        everything(request)
        return
    here = request.incoming
    entered = request.tx.row("SELECT at FROM notices_entered WHERE chat = ?", here.chat)
    if entered is not None:
        request.take_back(f"offer:{here.chat}:{entered['at']}")
    _welcome(request, groups.add(request.tx, here.chat, here.title, request.user.id, here.thread))


def _welcome(request: Request[Any], group: groups.Group) -> None:
    request.tell(group.chat, "group-welcome")


@plugin.command("rm", allow=GROUPS, in_groups=True, example=_RM)
def remove(request: Request[Any], number: str = "") -> None:
    """In a group: send no more notices here. In private: none to the group with this number."""
    if not request.incoming.private:
        groups.remove(request.tx, request.chat, request.user.id)
        request.reply("group-bye")
        return
    if not number:
        everything(request)
        return
    gone = groups.remove(request.tx, -read_number(number.lstrip("-−–"), 1, 10**15), request.user.id)
    request.toast(t("removed", group=Name(gone.title)))
    everything(request)
