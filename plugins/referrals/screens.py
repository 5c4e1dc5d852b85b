"""The buyer's side: the link to share, what came of it, and every reward with its reason and its day."""

from typing import Any
from urllib.parse import quote

from plugins.referrals import invitations, rewards
from plugins.referrals.declare import FRIEND, INVITER, Settings, plugin
from plugins.referrals.rewards import Reward
from shopbot.api import (
    Action,
    Button,
    Code,
    Context,
    Money,
    Name,
    Num,
    Phrase,
    Request,
    Screen,
    Text,
    When,
    copy_button,
    orders,
    people,
    t,
    terms,
    url_button,
)

A_PAGE = 6
_SHARE = "https://t.me/share/url"


# --- the link and what came of it ---


@plugin.menu("main", label="btn-friends", order=45)
@plugin.menu("profile", label="btn-friends", order=40)
@plugin.command("invite")
def friends(request: Request[Settings]) -> None:
    """Show a person's own link, what it earns, and what came of it."""
    link = request.bot_link(invitations.PREFIX + invitations.code_of(request.tx, request.user.id))
    ended = rewards.cut_of(request.db, request.user.id)
    request.show(
        Screen.of(
            t("ended", reason=Name(ended.reason)) if ended else None,
            *([] if ended else _offer(request)),
            "",
            t("link", link=Code(link)) if link else t("no-link"),
            "",
            *_came(request),
            rows=[_sharing(request, link) if link else [], [_list_button(request)]],
            trail=(t("friends"),),
        )
    )


def _list_button(request: Request[Settings]) -> Button:
    return mine.button(t("btn-mine-many", count=Num(rewards.count(request.db, request.user.id))), 0)


def _sharing(request: Request[Settings], link: str) -> list[Button]:
    said = request.words.plain(t("share-words", shop=Name(request.host.shop.name)))
    share = f"{_SHARE}?url={quote(link, safe='')}&text={quote(said, safe='')}"
    return [copy_button("btn-copy", link), url_button("btn-share", share).primary()]


def _offer(request: Request[Settings]) -> list[Text | None]:
    """Say what is earned, for which orders, when it is paid, and within which limits."""
    gets = {side: reward_of(request.settings, side, request) for side in (INVITER, FRIEND)}
    if not any(gets.values()):
        return [t("nothing-offered")]
    return [
        *[
            t(f"{side}-{_which(request.settings)}", reward=what, **_days(request))
            for side, what in gets.items()
            if what
        ],
        _from(request),
        t("paid-after", days=Num(request.settings.wait_days)) if request.settings.wait_days else t("paid-at-once"),
        *_limits(request),
    ]


def _which(settings: Settings) -> str:
    return "first" if not settings.every_order else "days" if settings.days else "every"


def _days(request: Request[Settings]) -> dict[str, Num]:
    return {"days": Num(request.settings.days)} if _which(request.settings) == "days" else {}


def _from(request: Request[Settings]) -> Text | None:
    least = Money(request.settings.least, terms.currency(request.db))
    return t("from-sum", money=least) if least.is_positive else None


def _limits(request: Request[Settings]) -> list[Text]:
    currency = terms.currency(request.db)
    found = {"limit-month": request.settings.most_a_month, "limit-friend": request.settings.most_a_friend}
    return [t(key, money=Money(most, currency)) for key, most in found.items() if most]


def reward_of(settings: Settings, side: str, ctx: Context[Settings]) -> Phrase | Money | None:
    """Return what one side gets, in words: a percentage, a sum, or both; None for nothing."""
    percent = settings.inviter_percent if side == INVITER else settings.friend_percent
    fixed = Money(settings.inviter_amount if side == INVITER else settings.friend_amount, terms.currency(ctx.db))
    if not percent:
        return fixed if fixed.is_positive else None
    if fixed.is_zero:
        return Phrase("percent", {"percent": Num(percent)})
    return Phrase("percent-and-sum", {"percent": Num(percent), "money": fixed})


def _came(request: Request[Settings]) -> list[Text]:
    came = invitations.counts(request.db, request.user.id)
    sums = rewards.sums(request.db, terms.currency(request.db), request.user.id)
    return [
        t("came", clicks=Num(came.clicks), joined=Num(came.joined), bought=Num(came.bought)),
        t("sums", earned=sums.earned, pending=sums.pending),
    ]


# --- every reward ---


@plugin.action()
def mine(request: Request[Settings], page: int = 0) -> None:
    """Show one page of a person's rewards: what for, how much, when, and why not."""
    at, total = max(page, 0), rewards.count(request.db, request.user.id)
    here = rewards.of_person(request.db, request.user.id, at * A_PAGE, A_PAGE)
    sums = rewards.sums(request.db, terms.currency(request.db), request.user.id)
    request.show(
        Screen.of(
            t("sums", earned=sums.earned, pending=sums.pending),
            "",
            *(entries(request, here) or [t("no-rewards")]),
            rows=[pager(mine, at, total)],
            trail=(t("friends"), t("rewards")),
            back=friends_button(request),
        )
    )


def friends_button(request: Request[Settings]) -> Button | None:
    """Return the way back to the page with the link."""
    action = request.action("referrals.friends")
    return action.button("btn-back") if action else None


def entries(ctx: Context[Settings], here: list[Reward]) -> list[Text]:
    """Return the lines of several rewards, with an empty one between them."""
    return [line for one in here for line in (*entry(ctx, one), Text(""))][:-1]


def entry(ctx: Context[Settings], reward: Reward) -> list[Text]:
    """Return the lines of one reward: its sum and what it is for, what becomes of it, and why it is not more."""
    return [
        t(f"reward-{reward.state}", money=_shown(reward), about=_about(ctx, reward)),
        _when(ctx, reward),
        *_notes(ctx, reward),
    ]


def _shown(reward: Reward) -> Money:
    """Return the sum people look for: what comes, what came, or what would have come."""
    return reward.worth if reward.state == "pending" else reward.paid if reward.state == "paid" else reward.promised


def _about(ctx: Context[Settings], reward: Reward) -> Phrase:
    if reward.side == FRIEND:
        return Phrase("about-own", {"code": Code(orders.sure(ctx.db, reward.order).code)})
    return Phrase("about-friend", {"name": mask(people.sure(ctx.db, reward.friend).name)})


def _when(ctx: Context[Settings], reward: Reward) -> Text:
    if reward.state == "void":
        return t(f"void-{reward.why}")
    if reward.state == "paid":
        return t("paid-on", at=When(reward.settled_at or reward.at, "date"))
    held = rewards.cut_of(ctx.db, reward.person) is not None
    return t("held") if held else t("due-on", at=When(reward.due_at, "datetime"))


def _notes(ctx: Context[Settings], reward: Reward) -> list[Text]:
    """Say why it is less than the order promised."""
    if reward.state == "void":
        return []
    shown = _shown(reward)
    capped = t(f"capped-{reward.capped}", money=reward.promised) if reward.capped else None
    reduced = t("reduced", money=reward.amount) if shown < reward.amount else None
    taken = t("taken", money=reward.taken) if reward.taken.is_positive else None
    return [one for one in (capped, reduced, taken) if one is not None]


def pager(to: Action[Any], page: int, total: int, *before: int) -> list[Button | None]:
    """Return `‹ previous` and `next ›` of a list, as far as there are such pages; `before` are arguments before it."""
    pages = -(-total // A_PAGE)
    return [
        to.button("btn-previous", *before, page - 1) if page > 0 else None,
        to.button("btn-next", *before, page + 1) if page + 1 < pages else None,
    ]


def mask(name: str) -> Name:
    """Return as much of a name as tells a friend who it is, and nobody else."""
    return Name(f"{Name(name).text[0]}•••")
