"""One person's card, and what staff can do about them: ban, let in again, give and take roles."""

from collections.abc import Sequence
from typing import Any

from plugins.admin.declare import BAN, SEE_PEOPLE, plugin
from plugins.admin.parts import wrong_form
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
    undoing,
)

_HOUR = 3600
_DAY = 24
_MOST_DAYS = 3650
_SPANS = {"btn-hour": 1, "btn-day": _DAY, "btn-week": 7 * _DAY, "btn-for-good": 0}
_REASONS = ("spam", "abuse", "chargeback", "sharing")
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
        [undoing.button(request, f"person:{one.id}")],
    ]
    home = request.action("admin.everybody")
    back = home.button("btn-back", page) if home else None
    request.show(Screen.of(*_lines(request, one), rows=rows, trail=(t("staff"), t("people")), back=back))


@plugin.action(allow=SEE_PEOPLE)
def who_wrote(request: Request[Any]) -> None:
    """Show the card of whoever wrote the message that was forwarded just now."""
    author = request.author_meant()
    if author is None:
        raise ShopError("no_such_person")
    card(request, author.id)


@plugin.command("info", allow=SEE_PEOPLE, example="/info 123456")
def info(request: Request[Any], words: str = "") -> None:
    """Show somebody's card."""
    card(request, request.person_meant(words, "/info 123456")[0].id)


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
    spans: list[Button | None] = [reason_for.button(label, number, hours) for label, hours in _SPANS.items()]
    line = t("ban-how-long", name=Name(one.name))
    back = card.button("btn-back", number)
    rows = [spans[:2], spans[2:]]
    request.show(Screen.of(line, rows=rows, trail=(t("staff"), t("people")), back=back))


@plugin.action(allow=BAN)
def reason_for(request: Request[Any], number: int, hours: int) -> None:
    """Ask for the reason: one of the usual ones by a tap, or typed."""
    one = people.sure(request.db, number)
    usual: list[Button | None] = [ban_for.button(f"btn-for-{name}", number, hours, name) for name in _REASONS]
    rows = [usual[:2], usual[2:]]
    request.ask(t("ban-why", name=Name(one.name)), then=got_ban_reason, rows=rows, number=number, hours=hours)


@plugin.action(allow=BAN)
def ban_for(request: Request[Any], number: int, hours: int, reason: str) -> None:
    """Ban them for one of the usual reasons, in the words of their own language."""
    if reason not in _REASONS:
        raise ShopError("gone")
    one = people.sure(request.db, number)
    _ban(request, one, hours, request.wording(one.language).plain(t(f"ban-for-{reason}")))


@plugin.answer()
def got_ban_reason(request: Request[Any], words: str, number: int, hours: int) -> None:
    """Ban them for a reason in staff's own words."""
    _ban(request, people.sure(request.db, number), hours, words)


@plugin.command("ban", allow=BAN, example=_BAN)
def ban_command(request: Request[Any], words: str = "") -> None:
    """Ban somebody: who, for how many days (or "12h"; 0: for good), why."""
    one, rest = request.person_meant(words, _BAN)
    span, _, reason = rest.partition(" ")
    if not reason.strip():
        raise wrong_form(_BAN)
    _ban(request, one, _hours(span), reason)


def _hours(words: str) -> int:
    """Return a span in hours: "7" and "7d" are days, "12h" is hours, "0" is for good."""
    unit = 1 if words[-1:].lower() == "h" else _DAY
    try:
        return read_number(words.rstrip("dDhH"), 0, _MOST_DAYS * _DAY // unit) * unit
    except ShopError:
        raise wrong_form(_BAN) from None


def _ban(request: Request[Any], one: Person, hours: int, reason: str) -> None:
    request.require(BAN)
    if one.is_staff:
        raise ShopError("staff_not_banned")
    until = request.now + min(hours, _MOST_DAYS * _DAY) * _HOUR if hours > 0 else None
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
    unban(request, request.person_meant(words, "/unban 123456")[0].id)


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
    one = request.person_meant(words, "/addadmin 123456")[0]
    change_role(request, one.id, "owner" if one.role == "owner" else "admin")


@plugin.command("rmadmin", allow=OWNER, example="/rmadmin 123456")
def remove_admin(request: Request[Any], words: str = "") -> None:
    """Take somebody's role as admin or owner away; the last owner stays."""
    one = request.person_meant(words, "/rmadmin 123456")[0]
    change_role(request, one.id, "customer" if one.is_staff else one.role)
