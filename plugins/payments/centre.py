"""The payment centre: what is open, what came late, what is nobody's, what failed and why."""

from typing import Any

from plugins.payments import parts
from plugins.payments.declare import A_PAGE, DECIDE, SEE, plugin
from shopbot.api import (
    Attempt,
    Button,
    Code,
    Name,
    Num,
    Request,
    Screen,
    ShopError,
    Text,
    When,
    can_refund,
    looking,
    payments,
    reversals,
    t,
    unclaimed,
)

_STATES: tuple[payments.State, ...] = ("open", "failed", "paid", "expired")
_KINDS: tuple[payments.Kind, ...] = ("late", "extra", "short")


@plugin.menu("admin", label="btn-centre", order=25)
@plugin.action(allow=SEE)
def centre(request: Request[Any]) -> None:
    """Show how much there is of each, and how each method does."""
    waiting = unclaimed.waiting(request.db, limit=0).total
    counts = {state: payments.listed(request.db, state, limit=0).total for state in _STATES[:2]}
    late = payments.came(request.db, "late", limit=0).total
    request.show(
        Screen.of(
            t("open-now", n=Num(counts["open"])),
            t("unclaimed-now", n=Num(waiting)) if waiting else "nothing-unclaimed",
            *_health(request),
            rows=[
                [nobodys.button(t("btn-unclaimed", n=Num(waiting)), 0).primary() if waiting else None],
                [
                    in_state.button(t("btn-open", n=Num(counts["open"])), "open", 0),
                    receipts.button(t("btn-late", n=Num(late)), "late", 0),
                ],
                [
                    in_state.button(t("btn-failed", n=Num(counts["failed"])), "failed", 0),
                    in_state.button("btn-all-paid", "paid", 0),
                ],
            ],
            trail=(t("staff"), t("centre")),
            back=_admin(request),
        )
    )


def _health(request: Request[Any]) -> list[Text]:
    found = [looking.health(request.db, name) for name in looking.known(request.db)]
    lines = [_well(one) if not one.failures else _ill(one) for one in found]
    return [t(""), *lines] if lines else []


def _well(one: looking.Health) -> Text:
    if not one.since:
        return t("method-idle", method=Code(one.name))
    return t("method-well", method=Code(one.name), at=When(one.since, "relative"))


def _ill(one: looking.Health) -> Text:
    return t("method-ill", method=Code(one.name), n=Num(one.failures), problem=Name(one.problem or "—"))


def _admin(request: Request[Any]) -> Button | None:
    action = request.action("admin.admin")
    return action.button("btn-back") if action else None


def back() -> Button:
    """Return the way back to the centre."""
    return centre.button("btn-back")


@plugin.action(allow=SEE)
def in_state(request: Request[Any], state: str, page: int) -> None:
    """Show one page of the attempts in a state."""
    known: payments.State = next((one for one in _STATES if one == state), "open")
    page = parts.within(page, payments.listed(request.db, known, limit=0).total)
    found = payments.listed(request.db, known, page * A_PAGE, A_PAGE)
    rows: list[list[Button | None]] = [
        [attempt.button(parts.attempt_label(request, one), one.id)] for one in found.items
    ]
    rows.append(parts.pager(page, found.total, lambda label, to: in_state.button(label, known, to)))
    line = t(f"list-{known}", n=Num(found.total)) if found.total else t("list-none")
    request.show(Screen.of(line, rows=rows, trail=_trail(), back=back()))


@plugin.action(allow=SEE)
def receipts(request: Request[Any], kind: str, page: int) -> None:
    """Show one page of the money that ended in a place."""
    known: payments.Kind = next((one for one in _KINDS if one == kind), "late")
    page = parts.within(page, payments.came(request.db, known, limit=0).total)
    found = payments.came(request.db, known, page * A_PAGE, A_PAGE)
    rows: list[list[Button | None]] = [
        [attempt.button(t("btn-receipt", money=one.amount, name=parts.who(request, one.person or 0)), one.attempt or 0)]
        for one in found.items
        if one.person is not None
    ]
    rows.append(parts.pager(page, found.total, lambda label, to: receipts.button(label, known, to)))
    line = t("list-late", n=Num(found.total)) if found.total else t("list-none")
    request.show(Screen.of(line, rows=rows, trail=_trail(), back=back()))


@plugin.action(allow=SEE)
def nobodys(request: Request[Any], page: int) -> None:
    """Show one page of the money that is nobody's."""
    page = parts.within(page, unclaimed.waiting(request.db, limit=0).total)
    found = unclaimed.waiting(request.db, page * A_PAGE, A_PAGE)
    rows: list[list[Button | None]] = [
        [_open_claim(request, t("btn-found", money=one.amount, method=Code(one.method)), one.id)] for one in found.items
    ]
    rows.append(parts.pager(page, found.total, nobodys.button))
    line = t("list-unclaimed", n=Num(found.total)) if found.total else t("nothing-unclaimed")
    request.show(Screen.of(line, rows=rows, trail=_trail(), back=back()))


def _open_claim(request: Request[Any], label: Text, receipt: int) -> Button | None:
    action = request.action("payments.found")
    return action.button(label, receipt) if action else None


def _trail() -> tuple[Text, ...]:
    return (t("staff"), t("centre"))


# --- one attempt ---


@plugin.action(allow=SEE)
def attempt(request: Request[Any], number: int) -> None:
    """Show an attempt: whose, for what, what was asked, what came, and everything the provider said."""
    one = payments.get(request.db, number)
    if one is None:
        raise ShopError("gone")
    came = payments.of_attempt(request.db, number)
    order = request.action("orders.seen")
    request.show(
        Screen.of(
            parts.title(one),
            t("attempt-who", name=parts.who(request, one.person), purpose=parts.purpose(request, one.order)),
            t("attempt-asked", asked=one.asked, amount=one.amount),
            t("attempt-fee", fee=one.fee) if one.fee.is_positive else None,
            t("attempt-when", opened=When(one.opened_at), until=When(one.expires_at, "time")),
            t("attempt-reference", reference=Code(one.reference)) if one.reference else None,
            t("attempt-problem", problem=Name(one.problem)) if one.problem else None,
            "",
            *[parts.receipt_line(outcome) for outcome in came],
            *_taken_back(request, one),
            *_said(request, number),
            rows=[
                [order.button("btn-order", one.order) if order and one.order else None],
                *[[_send_back(request, outcome)] for outcome in came],
            ],
            trail=_trail(),
            back=back(),
        )
    )


def _taken_back(request: Request[Any], one: Attempt) -> list[Text]:
    gone = reversals.of_order(request.db, one.order) if one.order is not None else []
    return [t("taken-back", money=back.amount, reason=parts.words(back.reason or "—")) for back in gone]


def _said(request: Request[Any], number: int) -> list[Text]:
    return [
        t("said", at=When(at, "time"), kind=Code(kind), words=parts.facts(details))
        for at, kind, details in payments.said(request.db, number)[-5:]
    ]


def _send_back(request: Request[Any], outcome: payments.Outcome) -> Button | None:
    action = request.action("payments.ask_refund")
    if action is None or not request.may(DECIDE) or not can_refund(request.host, outcome.method):
        return None
    return action.button(t("btn-send-back", money=outcome.amount), outcome.id)
