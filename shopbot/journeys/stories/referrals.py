"""Invitations end to end: a friend comes by a link, buys, time passes, and the reward is paid once or taken back."""

import re

from shopbot.journeys import steps
from shopbot.journeys.guest import Guest, Missed
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

# By language, the words on the way: the page, what it offers, the list's button, when it will be paid, that it is paid.
_WORDS = {
    "en": ("Invite friends", "For a friend’s first order", "My rewards", "will be paid", "Your reward is here"),
    "id": ("Ajak teman", "Dari pesanan pertama temanmu", "Hadiahku", "akan dibayar", "hadiahmu sudah masuk"),
    "ar": ("دعوة الأصدقاء", "عن أول طلب لصديقك", "مكافآتي", "تُدفع", "وصلت مكافأتك"),
    "fa": ("دعوت از دوستان", "از نخستین سفارش دوستتان", "پاداش‌های من", "پرداخت می‌شود", "پاداشتان رسید"),
    "zh": ("邀请好友", "好友完成首单", "我的奖励", "将于", "笔奖励已到账"),
}
_LINK = re.compile(r"https://t\.me/\w+\?start=(r_\w{8})")


def _payload(guest: Guest) -> str:
    """Return what a person's own link starts the bot with."""
    guest.says("/invite")
    found = _LINK.search(guest.screen)
    if found is None:
        raise Missed(f"{guest.name} has no link: {guest.screen!r}")
    return found[1]


def _friend(stage: Stage, inviter: Guest, name: str = "Sari") -> Guest:
    """Let somebody new come by a person's link."""
    return stage.phone(name).says(f"/start {_payload(inviter)}").sees("Welcome")


def _buys(friend: Guest) -> None:
    steps.tops_up(friend, 50_000)
    steps.buys(friend)


@story("a friend comes by a link, buys, and the reward is paid once its days are over")
def invites(stage: Stage) -> None:
    """Oliver shares his link; Sari joins and buys; seven days later he has his tenth of it, once."""
    oliver = steps.enters(stage.phone("Oliver"))
    sari = _friend(stage, oliver)
    oliver.finds("S••• has joined by your link")
    _buys(sari)
    oliver.says("/invite").sees("Joined: 1", "Bought: 1", "Pending: Rp 4,500")
    oliver.taps("My rewards").sees("Rp 4,500", "order of S•••", "will be paid")
    stage.advance(days=6)
    stage.check(steps.balance_of(oliver) == "Rp 0", "nothing should be paid before its day")
    stage.advance(days=1, minutes=10)
    oliver.finds("Your reward is here")
    stage.advance(days=2)
    stage.restart()
    stage.check(steps.balance_of(oliver) == "Rp 4,500", "the reward should be paid once")
    oliver.taps("History").sees("reward for invited friend")
    oliver.says("/invite").taps("My rewards").sees("✅ Rp 4,500", "paid")


@story("invitations that count for nothing")
def abuses(stage: Stage) -> None:
    """The own link, a circle, and somebody who knows the shop: each is told so, and nothing is counted."""
    oliver = steps.enters(stage.phone("Oliver"))
    oliver.says(f"/start {_payload(oliver)}").finds("your own link")
    sari = _friend(stage, oliver)
    oliver.says(f"/start {_payload(sari)}").finds("invitations count for new people only")
    dewi = steps.enters(stage.phone("Dewi"))
    dewi.says(f"/start {_payload(oliver)}").finds("invitations count for new people only")
    dewi.says("/start r_nobody22").finds("does not work any more").sees("Welcome back")
    oliver.says("/invite").sees("Opened: 2", "Joined: 1")


@story("the bot dies while rewards are paid")
def dies_while_paying(stage: Stage) -> None:
    """Killed at the hour of the payout, and started again: paid once all the same."""
    oliver = steps.enters(stage.phone("Oliver"))
    _buys(_friend(stage, oliver))
    stage.kill()
    stage.driver.advance(8 * 86_400)
    stage.start()
    stage.advance(minutes=10)
    oliver.finds("Your reward is here")
    stage.kill()
    stage.start()
    stage.advance(minutes=10)
    stage.check(steps.balance_of(oliver) == "Rp 4,500", "the reward should be paid once")


@story("staff see who brought whom, and end somebody's rewards")
def ends_rewards(stage: Stage) -> None:
    """Budi looks at the tree, ends Oliver's rewards with a reason, and lets him earn again; Layla's go on."""
    oliver, layla = steps.enters(stage.phone("Oliver")), steps.enters(stage.phone("Layla"))
    budi = steps.owner_enters(stage)
    _buys(_friend(stage, oliver))
    _buys(_friend(stage, layla, "Reza"))
    budi.says("/admin").taps("Invitations").sees("Joined: 2", "Pending: Rp 9,000").taps("Oliver · 1")
    budi.sees("Came without an invitation", "Sari").taps("Sari ›").sees("Brought by Oliver").taps("Back")
    budi.says(f"/info {oliver.id}").taps("Invitations").taps("End rewards").says("many accounts on one phone")
    oliver.finds("ended your rewards", "many accounts on one phone")
    oliver.says("/invite").sees("ended your rewards").taps("My rewards").sees("on hold")
    stage.advance(days=8)
    layla.finds("Your reward is here")
    stage.check(steps.balance_of(oliver) == "Rp 0", "nothing should be paid to whom rewards were ended")
    oliver.says("/invite").taps("My rewards").sees("nothing: the shop has ended the rewards")
    budi.taps("Allow rewards").told("possible again")
    oliver.says("/invite").sees("For a friend’s first order")


def _in_language(stage: Stage, language: str) -> None:
    page, offer, own, pending, paid = _WORDS[language]
    oliver = stage.phone("Oliver", language).says("/start").sees("Oliver")
    _buys(_friend(stage, oliver.says("/invite").sees(page, offer)))
    oliver.says("/invite").taps(own).sees("S•••", pending)
    stage.advance(days=7, minutes=10)
    oliver.finds(paid)
    steps.no_faults(oliver)


@story("a reward from the link to the payout, in English")
def english(stage: Stage) -> None:
    """The page, the list and the message."""
    _in_language(stage, "en")


@story("a reward from the link to the payout, in Indonesian")
def indonesian(stage: Stage) -> None:
    """The same in Indonesian."""
    _in_language(stage, "id")


@story("a reward from the link to the payout, in Arabic")
def arabic(stage: Stage) -> None:
    """The same in Arabic."""
    _in_language(stage, "ar")


@story("a reward from the link to the payout, in Persian")
def persian(stage: Stage) -> None:
    """The same in Persian."""
    _in_language(stage, "fa")


@story("a reward from the link to the payout, in Chinese")
def chinese(stage: Stage) -> None:
    """The same in Chinese."""
    _in_language(stage, "zh")
