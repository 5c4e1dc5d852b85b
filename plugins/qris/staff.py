"""The payments that wait for somebody who sees the money: one tap each."""

from typing import Any

from plugins.qris import own, screens
from plugins.qris.declare import CONFIRM, Settings, plugin
from shopbot.api import Button, Code, Name, Request, Screen, Text, When, payments, people, t

_SHOWN = 8


@plugin.menu("admin", label="btn-waiting", order=45)
@plugin.action(allow=CONFIRM)
def waiting(request: Request[Settings]) -> None:
    """Show the payments by the owner's own code that are open or ended lately, newest first."""
    found = _waiting(request)
    rows = [[_button(request, one)] for one in found]
    request.show(
        Screen.of(
            "look-into-bank" if found else "nobody-waits",
            *(_line(request, one) for one in found),
            rows=[*rows, [waiting.button("btn-refresh")]],
            trail=(t("staff"), t("waiting")),
            back=_to_staff(request),
        )
    )


def _waiting(request: Request[Any]) -> list[payments.Attempt]:
    rows = request.db.rows(
        "SELECT id FROM payment WHERE method = ? AND (state = 'open'"
        " OR (state IN ('expired', 'cancelled') AND closed_at > ?)) ORDER BY id DESC LIMIT ?",
        own.NAME, request.now - own.OwnQris.late_for, _SHOWN,
    )  # fmt: skip
    return [found for row in rows if (found := payments.get(request.db, row["id"]))]


def _line(request: Request[Any], one: payments.Attempt) -> Text:
    payer, at = Name(people.sure(request.db, one.person).name), When(one.opened_at, "time")
    return t("waiting-line", money=one.asked, payer=payer, code=Code(screens.number(request, one)), at=at)


def _button(request: Request[Any], one: payments.Attempt) -> Button:
    return own.arrived.button(t("btn-arrived", money=one.asked), one.id)


def _to_staff(request: Request[Any]) -> Button | None:
    action = request.action("admin.admin")
    return action.button("btn-back") if action else None
