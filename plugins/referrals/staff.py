"""The staff's side: what invitations bring in all, who brings most, whom a person brought, and rewards ended."""

from plugins.referrals import invitations, rewards
from plugins.referrals.declare import MANAGE, Settings, plugin
from plugins.referrals.invitations import Invitation
from plugins.referrals.screens import A_PAGE, entries, pager
from shopbot.api import (
    Button,
    Name,
    Num,
    Person,
    Request,
    Screen,
    Text,
    When,
    people,
    t,
    terms,
)


@plugin.menu("admin", label="btn-friends-admin", order=47)
@plugin.action(allow=MANAGE)
def overview(request: Request[Settings], page: int = 0) -> None:
    """Show the totals, and who brought the most people."""
    at = max(page, 0)
    came, sums = invitations.counts(request.db), rewards.sums(request.db, terms.currency(request.db))
    top = invitations.best(request.db, at * A_PAGE, A_PAGE)
    request.show(
        Screen.of(
            t("came", clicks=Num(came.clicks), joined=Num(came.joined), bought=Num(came.bought)),
            t("totals", earned=sums.earned, pending=sums.pending, taken=sums.taken, lost=sums.lost),
            "",
            t("best") if top else t("nobody-yet"),
            rows=[
                *[[_inviter_button(request, *one)] for one in top],
                pager(overview, at, invitations.inviters(request.db)),
            ],
            trail=(t("staff"), t("invitations")),
            back=_to_staff(request),
        )
    )


def _inviter_button(request: Request[Settings], person: int, brought: int) -> Button:
    name = Name(people.sure(request.db, person).name)
    return tree.button(t("btn-inviter", name=name, count=Num(brought)), person, 0)


def _to_staff(request: Request[Settings]) -> Button | None:
    desk = request.action("admin.admin")
    return desk.button("btn-back") if desk else None


# --- one person ---


@plugin.menu("person", label="btn-tree", order=40)
@plugin.action(allow=MANAGE)
def tree(request: Request[Settings], number: int, page: int = 0) -> None:
    """Show who brought a person, whom they brought, and what that earned; each name leads on."""
    one, at = people.sure(request.db, number), max(page, 0)
    came = invitations.counts(request.db, number)
    here = invitations.friends(request.db, number, at * A_PAGE, A_PAGE)
    request.show(
        Screen.of(
            *_about(request, one),
            t("came", clicks=Num(came.clicks), joined=Num(came.joined), bought=Num(came.bought)),
            _sums(request, number),
            "",
            *([_friend_line(request, friend) for friend in here] or [t("brought-nobody")]),
            rows=[
                *[_friend_button(request, friend) for friend in _pairs(here)],
                pager(tree, at, came.joined, number),
                [their_rewards.button("btn-their-rewards", number, 0), _ending(request, number)],
            ],
            trail=(t("staff"), t("invitations")),
            back=_to_person(request, number),
        )
    )


def _about(request: Request[Settings], one: Person) -> list[Text | None]:
    invited, ended = invitations.of(request.db, one.id), rewards.cut_of(request.db, one.id)
    by = Name(people.sure(request.db, invited.inviter).name) if invited else None
    return [
        t("person", name=Name(one.name)),
        t("brought-by", name=by, at=When(invited.at, "date")) if invited and by else t("brought-by-nobody"),
        t("ended-line", reason=Name(ended.reason), at=When(ended.at)) if ended else None,
    ]


def _sums(request: Request[Settings], number: int) -> Text:
    sums = rewards.sums(request.db, terms.currency(request.db), number)
    return t("totals", earned=sums.earned, pending=sums.pending, taken=sums.taken, lost=sums.lost)


def _friend_line(request: Request[Settings], friend: Invitation) -> Text:
    earned = rewards.from_friend(request.db, friend.person, terms.currency(request.db))
    brought = invitations.counts(request.db, friend.person).joined
    name = Name(people.sure(request.db, friend.person).name)
    return t("friend-line", name=name, at=When(friend.at, "date"), money=earned, brought=Num(brought))


def _pairs(here: list[Invitation]) -> list[list[Invitation]]:
    return [here[i : i + 2] for i in range(0, len(here), 2)]


def _friend_button(request: Request[Settings], pair: list[Invitation]) -> list[Button]:
    names = [Name(people.sure(request.db, one.person).name) for one in pair]
    return [tree.button(t("btn-friend", name=name), one.person, 0) for name, one in zip(names, pair, strict=True)]


def _ending(request: Request[Settings], number: int) -> Button:
    if rewards.cut_of(request.db, number):
        return restore.button("btn-restore", number).success()
    return cut.button("btn-cut", number).danger()


def _to_person(request: Request[Settings], number: int) -> Button | None:
    card = request.action("admin.card")
    return card.button("btn-back", number) if card else overview.button("btn-back", 0)


@plugin.action(allow=MANAGE)
def their_rewards(request: Request[Settings], number: int, page: int = 0) -> None:
    """Show a person's rewards as they see them themselves."""
    at, one = max(page, 0), people.sure(request.db, number)
    here = rewards.of_person(request.db, number, at * A_PAGE, A_PAGE)
    request.show(
        Screen.of(
            t("person", name=Name(one.name)),
            "",
            *(entries(request, here) or [t("no-rewards")]),
            rows=[pager(their_rewards, at, rewards.count(request.db, number), number)],
            trail=(t("staff"), t("invitations"), t("rewards")),
            back=tree.button("btn-back", number, 0),
        )
    )


# --- ending rewards ---


@plugin.action(allow=MANAGE)
def cut(request: Request[Settings], number: int) -> None:
    """Ask why somebody's rewards are to end."""
    request.ask(t("cut-why", name=Name(people.sure(request.db, number).name)), then=got_reason, number=number)


@plugin.answer()
def got_reason(request: Request[Settings], words: str, number: int) -> None:
    """End them, and tell the person."""
    request.require(MANAGE)
    if rewards.cut(request, number, request.user.id, words):
        request.tell(number, "told-ended", reason=Name(words))
    tree(request, number, 0)


@plugin.action(allow=MANAGE)
def restore(request: Request[Settings], number: int) -> None:
    """Let somebody earn again."""
    rewards.restore(request, number, request.user.id)
    request.toast("restored")
    tree(request, number, 0)
