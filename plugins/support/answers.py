"""A person answers the shop: it reaches who wrote to them, and the groups that get messages."""

from plugins.support import letters
from plugins.support.declare import Settings, plugin
from plugins.support.writing import answer_person
from shopbot.api import Code, Name, Phrase, Request, Screen, ShopError, people, t

_SHOWN = 300


@plugin.action()
def answer_shop(request: Request[Settings], letter: int) -> None:
    """Ask a person for their answer."""
    _theirs(request, letter)
    request.ask("your-answer", then=got_answer, letter=letter)


@plugin.answer()
def got_answer(request: Request[Settings], words: str, letter: int) -> None:
    """Bring it to whoever wrote; to all staff when they are none of them any more."""
    asked = _theirs(request, letter)
    number = letters.keep(request, request.user.id, asked.staff, words, came=True)
    staff = people.staff(request.db)
    writers = [one for one in staff if one.id == asked.staff] or staff
    for one in writers:
        request.owe(one.id, "to-staff", rings=True, letter=number)
    shown = words.strip()[:_SHOWN]
    request.tell_groups(
        "group-answer",
        kind="messages",
        rings=True,
        rows=[[answer_person.button("btn-answer", number)]],
        name=Name(request.user.name),
        number=Code(request.user.bank_id),
        words=Name(shown) if shown else Phrase("a-picture"),
    )
    request.show(Screen.of(t("answer-sent")))


def _theirs(request: Request[Settings], letter: int) -> letters.Letter:
    """Return a letter to this person. Raises ShopError `gone` for anybody else's."""
    found = letters.get(request.db, letter)
    if found.person != request.user.id or found.came:
        raise ShopError("gone")
    return found
