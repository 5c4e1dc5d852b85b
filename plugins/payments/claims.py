"""Money that is nobody's: shown with what it may have been for, and given away once, with a reason."""

from typing import Any

from plugins.payments import centre, parts
from plugins.payments.declare import DECIDE, SEE, plugin
from shopbot.api import (
    Attempt,
    Button,
    Code,
    Money,
    Name,
    Request,
    Screen,
    ShopError,
    Text,
    When,
    payments,
    people,
    read_amount,
    t,
    terms,
    unclaimed,
)


@plugin.action(allow=SEE)
def found(request: Request[Any], receipt: int) -> None:
    """Show it, and the attempts it may have been meant for."""
    one = unclaimed.sure(request.db, receipt)
    may = request.may(DECIDE)
    near = unclaimed.candidates(request.db, one) if may else []
    request.show(
        Screen.of(
            t("found", money=one.amount, method=Code(one.method)),
            t("found-when", at=When(one.seen)),
            t("found-reference", reference=Code(one.reference)),
            *_details(request, receipt),
            "",
            t("maybe") if near else None,
            rows=[
                *[[_candidate(request, receipt, attempt)] for attempt in near],
                [to_person.button("btn-to-person", receipt) if may else None],
                [not_ours.button("btn-not-ours", receipt).danger() if may else None],
            ],
            trail=(t("staff"), t("centre")),
            back=centre.nobodys.button("btn-back", 0),
        )
    )


def _details(request: Request[Any], receipt: int) -> list[Text]:
    said = payments.details(request.db, receipt)
    return [t("detail", name=Code(str(name)), words=parts.words(value)) for name, value in list(said.items())[:6]]


def _candidate(request: Request[Any], receipt: int, attempt: Attempt) -> Button:
    label = t("btn-candidate", asked=attempt.asked, name=parts.who(request, attempt.person))
    return to_attempt.button(label, receipt, attempt.id)


# --- to an attempt: one tap and a yes ---


@plugin.action(allow=DECIDE)
def to_attempt(request: Request[Any], receipt: int, attempt: int) -> None:
    """Show what would be given to whom."""
    one, meant = unclaimed.sure(request.db, receipt), payments.get(request.db, attempt)
    if meant is None:
        raise ShopError("gone")
    request.show(
        Screen.of(
            t("would-give", money=one.amount, name=parts.who(request, meant.person)),
            t("attempt-who", name=parts.who(request, meant.person), purpose=parts.purpose(request, meant.order)),
            t("attempt-asked", asked=meant.asked, amount=meant.amount),
            rows=[[give.button("btn-give", receipt, attempt).success(), found.button("btn-back", receipt)]],
            trail=(t("staff"), t("centre")),
        )
    )


@plugin.action(allow=DECIDE, once=True)
def give(request: Request[Any], receipt: int, attempt: int) -> None:
    """Give it to the attempt; the order is paid if it still waits and this is enough."""
    unclaimed.give_to_attempt(request.tx, receipt, attempt, request.user.id, "matched by staff")
    request.toast("given")
    centre.nobodys(request, 0)


# --- to a person ---


@plugin.action(allow=DECIDE)
def to_person(request: Request[Any], receipt: int) -> None:
    """Ask whose it is."""
    one = unclaimed.sure(request.db, receipt)
    request.ask(t("whose", money=one.amount), then=got_person, receipt=receipt)


@plugin.answer()
def got_person(request: Request[Any], words: str, receipt: int) -> None:
    """Take the person; money in another currency also needs what it counts for."""
    request.require(DECIDE)
    whose = people.find(request.db, words)
    if whose is None:
        raise ShopError("no_such_person")
    one, currency = unclaimed.sure(request.db, receipt), terms.currency(request.db)
    if one.amount.currency == currency:
        _ask_why(request, receipt, whose.id, one.amount)
    else:
        request.ask(t("worth-what", money=one.amount), then=got_worth, receipt=receipt, person=whose.id)


@plugin.answer()
def got_worth(request: Request[Any], text: str, receipt: int, person: int) -> None:
    """Take what it counts for in the shop's currency."""
    request.require(DECIDE)
    _ask_why(request, receipt, person, read_amount(text, terms.currency(request.db)))


def _ask_why(request: Request[Any], receipt: int, person: int, worth: Money) -> None:
    name = parts.who(request, person)
    request.ask(t("why-give", money=worth, name=name), then=got_why, receipt=receipt, person=person, units=worth.amount)


@plugin.answer()
def got_why(request: Request[Any], reason: str, receipt: int, person: int, units: int) -> None:
    """Give it to the person."""
    request.require(DECIDE)
    worth = Money(units, terms.currency(request.db))
    unclaimed.give_to_person(request.tx, receipt, person, worth, request.user.id, reason)
    request.reply(t("given-to", money=worth, name=Name(people.sure(request.db, person).name)))
    centre.nobodys(request, 0)


# --- to nobody ---


@plugin.action(allow=DECIDE)
def not_ours(request: Request[Any], receipt: int) -> None:
    """Ask why it is not the shop's."""
    one = unclaimed.sure(request.db, receipt)
    request.ask(t("why-not-ours", money=one.amount), then=got_why_not, receipt=receipt)


@plugin.answer()
def got_why_not(request: Request[Any], reason: str, receipt: int) -> None:
    """Set it aside as not the shop's."""
    request.require(DECIDE)
    unclaimed.not_ours(request.tx, receipt, request.user.id, reason)
    request.reply("set-aside")
    centre.nobodys(request, 0)
