"""Finding people: by id, @username, bank id or a part of the name; or among those seen last."""

from collections.abc import Sequence
from typing import Any

from plugins.admin.declare import SEE_PEOPLE, plugin
from plugins.admin.desk import back
from plugins.admin.parts import cut, pager
from plugins.admin.person import card
from shopbot.api import Button, Code, Name, Num, Person, Request, Screen, ShopError, people, t

_A_PAGE = 8


@plugin.menu("admin", label="btn-people", order=50)
@plugin.action(allow=SEE_PEOPLE)
def everybody(request: Request[Any], page: int = 0) -> None:
    """Show one page of all people, those seen last first."""
    total, at = people.count(request.db), max(page, 0)
    found = people.search(request.db, "", limit=_A_PAGE, offset=at * _A_PAGE)
    rows: list[Sequence[Button | None]] = [*_buttons(found, at), pager(everybody, at, total, _A_PAGE)]
    rows.append([find.button("btn-find").primary()])
    line = t("people-known", count=Num(total))
    request.show(Screen.of(line, rows=rows, trail=(t("staff"), t("people")), back=back()))


@plugin.command("users", allow=SEE_PEOPLE, example="/users budi")
def users(request: Request[Any], words: str = "") -> None:
    """Show all people, or those that were searched for."""
    if words:
        _show_found(request, words)
    else:
        everybody(request)


@plugin.action(allow=SEE_PEOPLE)
def find(request: Request[Any]) -> None:
    """Ask whom to find."""
    request.ask("whom", then=got_words, rows=[[everybody.button("btn-back")]])


@plugin.answer()
def got_words(request: Request[Any], words: str) -> None:
    """Show who fits; a forwarded message means its author."""
    request.require(SEE_PEOPLE)
    author = request.author_meant()
    if author is not None:
        card(request, author.id)
    else:
        _show_found(request, words)


def _show_found(request: Request[Any], words: str) -> None:
    exact = people.find(request.db, words)
    if exact is not None:
        card(request, exact.id)
        return
    found = people.search(request.db, words, limit=_A_PAGE + 1)
    if not found:
        raise ShopError("no_such_person")
    if len(found) == 1:
        card(request, found[0].id)
        return
    line = t("found-more" if len(found) > _A_PAGE else "found", count=Num(min(len(found), _A_PAGE)))
    rows: list[Sequence[Button | None]] = [*_buttons(found[:_A_PAGE]), [find.button("btn-find")]]
    request.show(Screen.of(line, rows=rows, trail=(t("staff"), t("people")), back=everybody.button("btn-back")))


def _buttons(found: list[Person], page: int = 0) -> list[list[Button | None]]:
    buttons: list[Button | None] = [
        card.button(t("btn-person", name=Name(cut(one.name, 12)), number=Code(one.bank_id)), one.id, page)
        for one in found
    ]
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
