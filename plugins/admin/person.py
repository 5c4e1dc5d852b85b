"""One person's card, and what staff can do about them: ban, let in again, give and take roles."""

from collections.abc import Sequence
from typing import Any

from plugins.admin.declare import BAN, SEE_PEOPLE, plugin
from plugins.admin.parts import meant, wrong_form
from shopbot.api import (
    OWNER,
    Button,
    Code,
    Lines,
    Name,
    Num,
    Person,
    Phrase,
    Request,
    Screen,
    ShopError,
    Text,
    When,
    ledger,
    orders,
    people,
    read_number,
    t,
)

_DAY = 86_400
_MOST_DAYS = 3650
_BAN = "/ban 123456 7 spam"


# --- the card ---


@plugin.action(allow=SEE_PEOPLE)
def card(request: Request[Any], number: int, page: int = 0) -> None:
    """Show who somebody is, what they hold, and what can be done; `page` is that of the list it was opened from."""
    one = people.sure(request.db, number)
    rows: list[Sequence[Button | None]] = [
        *request.menu("person", number),
        *_role_rows(request, one),
        _ban_row(request, one),
    ]
    home = request.action("admin.everybody")
    back = home.button("btn-back", page) if home else None
    request.show(Screen.of(*_lines(request, one), rows=rows, trail=(t("staff"), t("people")), back=back))


@plugin.command("info", allow=SEE_PEOPLE, example="/info 123456")
def info(request: Request[Any], words: str = "") -> None:
    """Show somebody's card."""
    card(request, meant(request, words, "/info 123456")[0].id)


def _lines(request: Request[Any], one: Person) -> list[Text | None]:
    held = Lines(tuple(ledger.balances(request.db, one.id)))
    return [
        t("person-name", name=Name(one.name)),
        t("person-username", username=Code(f"@{one.username}")) if one.username else None,
        t("person-ids", number=Code(one.bank_id), id=Code(str(one.id))),
        t("person-role", role=Phrase(f"role-{one.role}")),
        t("person-balance", money=held),
        t("person-orders", count=Num(orders.of_person(request.db, one.id, limit=1).total)),
        t("person-joined", at=When(one.joined_at, "date"), seen=When(one.seen_at, "datetime")),
        t("person-blocked") if one.blocked else None,
        _ban_line(request, one),
    ]


def _ban_line(request: Request[Any], one: Person) -> Text | None:
    if not one.is_banned(request.now):
        return None
    why = Name(one.ban_reason or "—")
    if one.banned_until is None:
        return t("banned-for-good", reason=why)
    return t("banned-for-now", reason=why, until=When(one.banned_until))


# --- banning ---


def _ban_row(request: Request[Any], one: Person) -> list[Button | None]:
    if one.is_staff or not request.may(BAN):
        return []
    if one.is_banned(request.now):
        return [unban.button("btn-unban", one.id).success()]
    return [how_long.button("btn-ban", one.id).danger()]


@plugin.action(allow=BAN)
def how_long(request: Request[Any], number: int) -> None:
    """Ask for how long."""
    one = people.sure(request.db, number)
    days = [why.button("btn-day", number, 1), why.button("btn-week", number, 7), why.button("btn-for-good", number, 0)]
    line = t("ban-how-long", name=Name(one.name))
    back = card.button("btn-back", number)
    request.show(Screen.of(line, rows=[days], trail=(t("staff"), t("people")), back=back))


@plugin.action(allow=BAN)
def why(request: Request[Any], number: int, days: int) -> None:
    """Ask for the reason."""
    one = people.sure(request.db, number)
    request.ask(t("ban-why", name=Name(one.name)), then=got_reason, number=number, days=days)


@plugin.answer()
def got_reason(request: Request[Any], words: str, number: int, days: int) -> None:
    """Ban them."""
    _ban(request, people.sure(request.db, number), days, words)


@plugin.command("ban", allow=BAN, example=_BAN)
def ban_command(request: Request[Any], words: str = "") -> None:
    """Ban somebody: who, for how many days (0: for good), why."""
    one, rest = meant(request, words, _BAN)
    days, _, reason = rest.partition(" ")
    if not reason.strip():
        raise wrong_form(_BAN)
    _ban(request, one, _days(days), reason)


def _days(words: str) -> int:
    try:
        return read_number(words.rstrip("dDhH"), 0, _MOST_DAYS)
    except ShopError:
        raise wrong_form(_BAN) from None


def _ban(request: Request[Any], one: Person, days: int, reason: str) -> None:
    request.require(BAN)
    if one.is_staff:
        raise ShopError("staff_not_banned")
    until = request.now + days * _DAY if days > 0 else None
    people.ban(request.tx, one.id, request.user.id, reason, until)
    request.toast("ban-done", name=Name(one.name))
    card(request, one.id)


@plugin.action(allow=BAN)
def unban(request: Request[Any], number: int) -> None:
    """Let somebody in again."""
    people.unban(request.tx, number, request.user.id)
    request.toast("unban-done", name=Name(people.sure(request.db, number).name))
    card(request, number)


@plugin.command("unban", allow=BAN, example="/unban 123456")
def unban_command(request: Request[Any], words: str = "") -> None:
    """Let somebody in again."""
    unban(request, meant(request, words, "/unban 123456")[0].id)


# --- roles ---


def _role_rows(request: Request[Any], one: Person) -> list[list[Button | None]]:
    if not request.may(OWNER):
        return []
    if one.role == "owner":
        return [[change_role.button("btn-rmowner", one.id, "admin")]]
    if one.role == "admin":
        return [
            [change_role.button("btn-rmadmin", one.id, "customer"), change_role.button("btn-owner", one.id, "owner")]
        ]
    return [[change_role.button("btn-addadmin", one.id, "admin")]]


@plugin.action(allow=OWNER, once=True)
def change_role(request: Request[Any], number: int, role: str) -> None:
    """Give somebody a role."""
    wanted = next((one for one in people.ROLES if one == role), None)
    if wanted is None:
        raise ShopError("gone")
    one = people.set_role(request.tx, number, wanted, request.user.id)
    request.toast(t("role-done", name=Name(one.name), role=Phrase(f"role-{one.role}")))
    card(request, number)


@plugin.command("addadmin", allow=OWNER, example="/addadmin 123456")
def add_admin(request: Request[Any], words: str = "") -> None:
    """Make somebody an admin; an owner stays one."""
    one = meant(request, words, "/addadmin 123456")[0]
    change_role(request, one.id, "owner" if one.role == "owner" else "admin")


@plugin.command("rmadmin", allow=OWNER, example="/rmadmin 123456")
def remove_admin(request: Request[Any], words: str = "") -> None:
    """Take somebody's role as admin or owner away; the last owner stays."""
    one = meant(request, words, "/rmadmin 123456")[0]
    change_role(request, one.id, "customer" if one.is_staff else one.role)
