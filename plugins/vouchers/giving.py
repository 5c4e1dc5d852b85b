"""Staff: giving a voucher to a person. It is put on their list, and they are told."""

from typing import Any

from plugins.vouchers import drafts, mine, staff, words
from plugins.vouchers.declare import MANAGE, plugin
from shopbot.api import Code, Name, Request, Screen, ShopError, audit, people, t, vouchers

_SHOWN = 8


@plugin.action(allow=MANAGE)
def give(request: Request[Any], number: int) -> None:
    """Ask whom to give a voucher to."""
    one = vouchers.sure(request.db, number)
    if one.terms.person is not None:
        give_to(request, one.terms.person, number)
    else:
        request.ask(t("ask-give", code=Code(one.shown)), then=got_person, number=number)


@plugin.answer()
def got_person(request: Request[Any], text: str, number: int) -> None:
    """Give it to whom was meant."""
    request.require(MANAGE)
    give_to(request, drafts.person_meant(request, text).id, number)


@plugin.menu("person", label="btn-give", order=30)
@plugin.action(allow=MANAGE)
def choose(request: Request[Any], person: int) -> None:
    """Show which vouchers a person can be given."""
    name = Name(people.sure(request.db, person).name)
    found = [one for one in vouchers.listing(request.db, limit=50).items if staff.holds(one, request.now)]
    fits = [one for one in found if vouchers.unusable(request.db, one, person, request.now) is None][:_SHOWN]
    card = request.action("admin.card")
    request.show(
        Screen.of(
            t("give-which" if fits else "give-none", name=name),
            rows=[
                *[[give_to.button(words.label(request, one), person, one.id)] for one in fits],
                [new.button("btn-new") for new in [request.action("vouchers.new")] if new],
            ],
            trail=(t("staff"), t("vouchers")),
            back=card.button("btn-back", person) if card else staff.vouchers_list.button("btn-back", 0),
        )
    )


@plugin.action(allow=MANAGE)
def give_to(request: Request[Any], person: int, number: int) -> None:
    """Put a voucher on a person's list and tell them; once is enough."""
    one, whom = vouchers.sure(request.db, number), people.sure(request.db, person)
    why = vouchers.unusable(request.db, one, person, request.now)
    if why is not None:
        raise _refused(request, why)
    if vouchers.keep(request.tx, person, number):
        audit.write(request.tx, request.user.id, "vouchers.give", f"voucher:{number}", None, {"person": person})
        what = words.joined([words.gives(request, one.terms), *words.rules(request, one.terms)])
        rows = [[mine.one.button("btn-look", number)]]
        request.tell(person, "told-given", rows=rows, rings=True, dedupe=f"given:{number}:{person}", what=what)
        request.toast("given", name=Name(whom.name))
    else:
        request.toast("given-before", name=Name(whom.name))
    staff.card(request, number)


def _refused(request: Request[Any], why: vouchers.Refusal) -> ShopError:
    return ShopError(why.key, **words.sentence(request, why).values)
