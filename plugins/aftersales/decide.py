"""Carrying out what staff decided: a refund to the wallet or on to where it came from, with a second pair of eyes."""

from typing import Any

from plugins.aftersales import cases, sums
from plugins.aftersales.declare import DECIDE, Settings, plugin
from shopbot.api import (
    Code,
    Context,
    Money,
    Name,
    Request,
    Screen,
    ShopError,
    can_refund,
    orders,
    payments,
    people,
    refunds,
    send_refund,
    t,
)


def ways_back(request: Request[Settings], order: orders.Order) -> list[payments.Outcome]:
    """Return the receipts of an order that their method can send back, whole, out of what has not gone back yet."""
    rows = request.tx.rows(
        "SELECT receipt.id FROM receipt JOIN payment ON payment.id = receipt.payment WHERE payment.order_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM refund WHERE refund.receipt = receipt.id AND state <> 'failed')"
        " AND NOT EXISTS (SELECT 1 FROM reversal WHERE reversal.receipt = receipt.id)",
        order.id,
    )
    left = refunds.left(request.db, order.id)
    found = [payments.entered(request.db, row["id"]) for row in rows]
    return [
        one
        for one in found
        if one is not None and one.credit is not None and one.credit <= left and can_refund(request.host, one.method)
    ]


def carry_out(ctx: Context[Settings], number: int, money: Money, receipt: int, reason: str, by: int) -> None:
    """Give `money` of an order back to its buyer's wallet, and on by the method of `receipt` unless that is 0."""
    order = orders.sure(ctx.db, number)
    facts = sums.of_order(ctx.db, order, ctx.now).facts
    refunds.refund(ctx.tx, number, money, by, reason, facts)
    if receipt:
        outcome = payments.entered(ctx.db, receipt)
        if outcome is None or outcome.credit != money:
            raise ShopError("cannot_refund")
        send_refund(ctx, receipt, outcome.amount, by, reason)
    cases.close_of_order(ctx, number, "refunded", by)


def needs_second(request: Request[Settings], money: Money) -> bool:
    """Tell whether somebody else has to agree: the sum is large, and there is somebody else."""
    others = [one for one in people.staff(request.db) if one.id != request.user.id]
    allowed = [one for one in others if request.host.may(one, DECIDE)]
    limit = request.settings.second_above
    return bool(limit and money.amount > limit and allowed)


def ask_second(request: Request[Settings], number: int, money: Money, receipt: int, reason: str) -> None:
    """Keep the decision until a second member of staff agrees, and tell them."""
    order = orders.sure(request.db, number)
    request.tx.run("UPDATE aftersales_second SET state = 'dropped' WHERE order_id = ? AND state = 'open'", number)
    second = request.tx.scalar(
        "INSERT INTO aftersales_second (order_id, amount, back, reason, asked_by, at) VALUES (?, ?, ?, ?, ?, ?)"
        " RETURNING id",
        number, money.amount, receipt, reason, request.user.id, request.now,
    )  # fmt: skip
    request.tell_admins(
        "second-wanted", kind="payments", rings=True, rows=[[look.button("btn-look", second)]],
        name=Name(request.user.name), money=money, code=Code(order.code), why=Name(reason),
    )  # fmt: skip


@plugin.action(allow=DECIDE)
def look(request: Request[Settings], second: int) -> None:
    """Show a large refund to whoever may agree to it."""
    row = _second(request, second)
    order = orders.sure(request.db, row["order_id"])
    own = row["asked_by"] == request.user.id
    money = Money(row["amount"], order.total.currency)
    request.show(
        Screen.of(
            t("second-title", money=money, code=Code(order.code)),
            t("because", why=Name(row["reason"])),
            t("asked-by", name=Name(people.sure(request.db, row["asked_by"]).name)),
            t("second-own") if own else None,
            rows=[
                [] if own else [agree.button("btn-agree", second).danger()],
                [drop.button("btn-drop", second)],
            ],
            trail=(t("staff"), t("cases")),
        )
    )


@plugin.action(allow=DECIDE, once=True)
def agree(request: Request[Settings], second: int) -> None:
    """Carry out what another member of staff decided."""
    row = _second(request, second)
    if row["asked_by"] == request.user.id:
        raise ShopError("not_allowed")
    order = orders.sure(request.db, row["order_id"])
    money = Money(row["amount"], order.total.currency)
    carry_out(request, order.id, money, row["back"], row["reason"], request.user.id)
    request.tx.run("UPDATE aftersales_second SET state = 'done' WHERE id = ?", second)
    request.toast("refunded-toast")
    request.go("aftersales.refund", order.id)


@plugin.action(allow=DECIDE)
def drop(request: Request[Settings], second: int) -> None:
    """Let a large refund be."""
    row = _second(request, second)
    request.tx.run("UPDATE aftersales_second SET state = 'dropped' WHERE id = ?", second)
    request.toast("dropped")
    request.go("aftersales.refund", row["order_id"])


def _second(request: Request[Settings], second: int) -> Any:
    row = request.tx.row("SELECT * FROM aftersales_second WHERE id = ? AND state = 'open'", second)
    if row is None:
        raise ShopError("gone")
    return row
