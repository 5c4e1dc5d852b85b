"""Staff make somebody a reseller, or withdraw it: by a command or from the person's card, undone like any role.

What is shown next is at the new price; orders that are placed already keep theirs.
"""

from typing import Any

from plugins.resellers.declare import GRANT, plugin
from shopbot.api import Button, Code, Name, Num, Person, Request, Screen, ShopError, orders, people, t

_A_PAGE = 8
_ADD, _REMOVE = "/addreseller 123456", "/rmress 123456"


@plugin.menu("admin", label="btn-resellers", order=55)
@plugin.action(allow=GRANT)
def everybody(request: Request[Any], page: int = 0) -> None:
    """Show one page of all resellers."""
    total = int(request.db.scalar("SELECT count(*) FROM person WHERE role = 'reseller'"))
    pages = max(-(-total // _A_PAGE), 1)
    at = min(max(page, 0), pages - 1)
    sql = "SELECT id FROM person WHERE role = 'reseller' ORDER BY name, id LIMIT ? OFFSET ?"
    found = [people.sure(request.db, row["id"]) for row in request.db.rows(sql, _A_PAGE, at * _A_PAGE)]
    buttons: list[Button | None] = [_button(one) for one in found]
    rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
    rows.append(_pager(at, pages))
    line = t("resellers-count", count=Num(total)) if total else t("resellers-none")
    how = t("resellers-how", add=Code(_ADD), remove=Code(_REMOVE))
    admin = request.action("admin.admin")
    back = admin.button("btn-back") if admin else None
    request.show(Screen.of(line, how, rows=rows, trail=(t("staff"), t("resellers")), back=back))


def _button(one: Person) -> Button:
    return card.button(t("btn-person", name=Name(one.name[:12]), number=Code(one.bank_id)), one.id)


def _pager(page: int, pages: int) -> list[Button | None]:
    if pages == 1:
        return []
    return [
        everybody.button("btn-previous", page - 1) if page > 0 else None,
        everybody.button(t("btn-page", page=Num(page + 1), pages=Num(pages)), page),
        everybody.button("btn-next", page + 1) if page + 1 < pages else None,
    ]


@plugin.menu("person", label="btn-reseller", order=30)
@plugin.action(allow=GRANT)
def card(request: Request[Any], number: int) -> None:
    """Show whether somebody is a reseller, and what can be done about it."""
    one = people.sure(request.db, number)
    is_one = one.role == "reseller"
    bought = orders.of_person(request.db, number, limit=1).total
    change = withdraw.button("btn-withdraw", number).danger() if is_one else grant.button("btn-grant", number).success()
    person = request.action("admin.card")
    rows: list[list[Button | None]] = [
        [None if one.is_staff else change],
        [person.button("btn-card", number) if person else None],
    ]
    state = t("is-staff", name=Name(one.name)) if one.is_staff else t("is-one" if is_one else "is-none")
    who = t("who", name=Name(one.name), number=Code(one.bank_id))
    lines = (who, state, t("orders-count", count=Num(bought)))
    trail = (t("staff"), t("resellers"))
    request.show(Screen.of(*lines, rows=rows, trail=trail, back=everybody.button("btn-back")))


@plugin.action(allow=GRANT)
def grant(request: Request[Any], number: int) -> None:
    """Make somebody a reseller and congratulate them; once, however often it is pressed."""
    one = _customer(request, number)
    if one.role != "reseller":
        people.set_role(request.tx, number, "reseller", request.user.id)
        shop = request.action("catalog.shop")
        rows = [[shop.button("btn-look") if shop else None]]
        request.tell(number, "congratulations", rings=True, rows=rows, shop=Name(request.host.shop.name))
        request.toast(t("granted", name=Name(one.name)))
    card(request, number)


@plugin.action(allow=GRANT)
def withdraw(request: Request[Any], number: int) -> None:
    """Let somebody be a customer like all others again, and tell them."""
    one = _customer(request, number)
    if one.role == "reseller":
        people.set_role(request.tx, number, "customer", request.user.id)
        request.tell(number, "withdrawn", rings=True)
        request.toast(t("no-longer", name=Name(one.name)))
    card(request, number)


def _customer(request: Request[Any], number: int) -> Person:
    one = people.sure(request.db, number)
    if one.is_staff:
        raise ShopError("staff_is_no_reseller", name=Name(one.name))
    return one


@plugin.command("addreseller", allow=GRANT, example=_ADD)
def add_reseller(request: Request[Any], words: str = "") -> None:
    """Make somebody a reseller."""
    grant(request, request.person_meant(words, _ADD)[0].id)


@plugin.command("rmress", allow=GRANT, example=_REMOVE)
def remove_reseller(request: Request[Any], words: str = "") -> None:
    """Withdraw it."""
    withdraw(request, request.person_meant(words, _REMOVE)[0].id)
