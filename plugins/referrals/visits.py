"""Somebody opens an invitation: counted, noted if they are new, and led into the shop like everybody else."""

from plugins.referrals import invitations, rewards
from plugins.referrals.declare import DAY, FRIEND, Settings, plugin
from plugins.referrals.screens import friends, mask, reward_of
from shopbot.api import Context, PersonJoined, Reader, Request, t

_JOINED = "__"
_TOLD_A_DAY = 5  # an inviter hears of so many friends a day; the page counts them all


@plugin.start(invitations.PREFIX)
def visit(request: Request[Settings], code: str) -> None:
    """Count a click, note who brought a newcomer, and welcome them as always.

    In a link of several parts (`r_…__p_12`) the last one shows what it is about: then this says nothing but hello.
    """
    inviter = invitations.owner_of(request.db, code)
    if inviter is not None and inviter != request.user.id:
        _came_by(request, inviter)
    if _JOINED not in request.incoming.text:
        _lead_in(request, inviter)


def _lead_in(request: Request[Settings], inviter: int | None) -> None:
    if inviter == request.user.id:
        request.reply("own-link")
        friends(request)
        return
    if inviter is None:
        request.reply("dead-link")
    elif invitations.of(request.db, request.user.id) is None:
        request.reply("known-already")
    request.go("home.enter")


@plugin.on(PersonJoined)
def joined(ctx: Context[Settings], event: PersonJoined) -> None:
    """Give everybody a code at once, so that whatever they share carries it."""
    invitations.code_of(ctx.tx, event.person)


@plugin.link_part()
def carried(db: Reader, person: int) -> str | None:
    """Let every link that somebody shares say who did."""
    code = invitations.known_code(db, person)
    return invitations.PREFIX + code if code else None


def _came_by(request: Request[Settings], inviter: int) -> None:
    invitations.click(request, inviter, request.user.id)
    if request.first:
        invitations.join(request.tx, request.user.id, inviter)
        _greet(request)
        _tell(request, inviter)


def _greet(request: Request[Settings]) -> None:
    gift = reward_of(request.settings, FRIEND, request)
    if gift is not None:
        every = request.settings.every_order
        request.reply(t("invited-every" if every else "invited-first", reward=gift))


def _tell(request: Request[Settings], inviter: int) -> None:
    """Tell the inviter without a sound, as long as it is not many a day."""
    today = invitations.joined_since(request.db, inviter, request.now - DAY + 1)
    if today <= _TOLD_A_DAY and rewards.cut_of(request.db, inviter) is None:
        name = mask(request.user.name)
        request.tell(inviter, "told-joined", dedupe=f"joined:{request.user.id}", name=name)
