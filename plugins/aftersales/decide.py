"""Carrying out what staff decided: a refund to the wallet or on to where it came from, with a second pair of eyes."""

from dataclasses import dataclass
from typing import Any

from plugins.aftersales import cases, restock, sums
from plugins.aftersales.declare import DECIDE, Settings, plugin
from shopbot.api import (
    Code,
    Context,
    Money,
    Name,
    Request,
    Screen,
    ShopError,
    Text,
    audit,
    can_refund,
    method_of,
    orders,
    payments,
    people,
    refunds,
    send_refund,
    t,
)


@dataclass(frozen=True)
class Decision:
    """`money` of an order goes back to its buyer's wallet, and on by the method of `receipt` unless that is 0.

    `was` is what was left of the order's money when staff looked (smallest unit); with `restock` its goods are sold
    again.
    """

    order: int
    money: Money
    was: int
    receipt: int
    restock: bool
    reason: str


# --- back by the method ---


def ways_back(ctx: Context[Settings], order: orders.Order) -> list[payments.Outcome]:
    """Return the receipts of an order that their method can send back, whole, out of what has not gone back yet."""
    rows = ctx.db.rows(
        "SELECT receipt.id FROM receipt LEFT JOIN claim ON claim.receipt = receipt.id JOIN payment"
        " ON payment.id = coalesce(claim.payment, receipt.payment) WHERE payment.order_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM refund WHERE refund.receipt = receipt.id AND state <> 'failed')"
        " AND NOT EXISTS (SELECT 1 FROM reversal WHERE reversal.receipt = receipt.id)",
        order.id,
    )
    left = refunds.left(ctx.db, order.id)
    found = [payments.entered(ctx.db, row["id"]) for row in rows]
    return [one for one in found if one is not None and _goes_back(ctx, one, left)]


def _goes_back(ctx: Context[Settings], one: payments.Outcome, left: Money) -> bool:
    return (
        one.credit is not None
        and one.credit.is_positive
        and one.credit <= left
        and _sent(one) is not None
        and can_refund(ctx.host, one.method)
    )


def _sent(one: payments.Outcome) -> Money | None:
    """Return what the method sends for what the wallet got, without what was paid on top for paying by it.

    None where the method can only send all of it, and that is more.
    """
    if one.fee is None or one.fee.is_zero:
        return one.amount
    return one.credit if one.credit is not None and one.credit.currency == one.amount.currency else None


def called(request: Request[Settings], method: str) -> Text:
    """Return a method as people call it."""
    found = method_of(request.host.registry, method)
    return Text("plugin-called", {}, found[0]) if found else t("method-off")


# --- carried out ---


def carry_out(ctx: Context[Settings], decision: Decision, by: int) -> None:
    """Give the money back, put goods on stock again if that was decided, and close what was open for the order.

    Raises ShopError `cannot_refund` when the method cannot send that receipt of this order back (any more), and what
    `refunds.refund` and `send_refund` raise; then nothing happened.
    """
    order = orders.sure(ctx.db, decision.order)
    facts, way = sums.of_order(ctx.db, order, ctx.now).facts, _way(ctx, order, decision)
    if way is not None:
        facts["receipt"] = way.id
    units = restock.units(ctx.db, order) if decision.restock else []
    refunds.refund(ctx.tx, order.id, decision.money, by, decision.reason, facts)
    if way is not None:
        send_refund(ctx, way.id, _sent(way) or way.amount, by, decision.reason)
    restock.put_back(ctx, order, units, by)
    cases.close_of_order(ctx, order.id, "refunded", by)


def _way(ctx: Context[Settings], order: orders.Order, decision: Decision) -> payments.Outcome | None:
    if not decision.receipt:
        return None
    for one in ways_back(ctx, order):
        if one.id == decision.receipt and one.credit == decision.money:
            return one
    raise ShopError("cannot_refund")


# --- a second pair of eyes ---


def needs_second(request: Request[Settings], number: int, money: Money) -> bool:
    """Tell whether somebody else has to agree: with what went back before it is much, and there is somebody else."""
    others = [one for one in people.staff(request.db) if one.id != request.user.id]
    allowed = [one for one in others if request.host.may(one, DECIDE)]
    limit = request.settings.second_above
    gone = sum(one.amount.amount for one in refunds.of_order(request.db, number))
    return bool(limit and gone + money.amount > limit and allowed)


def ask_second(request: Request[Settings], decision: Decision) -> None:
    """Keep the decision until a second member of staff agrees, and tell them."""
    order = orders.sure(request.db, decision.order)
    request.tx.run("UPDATE aftersales_second SET state = 'dropped' WHERE order_id = ? AND state = 'open'", order.id)
    second = request.tx.scalar(
        "INSERT INTO aftersales_second (order_id, amount, back, was, restock, reason, asked_by, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        order.id, decision.money.amount, decision.receipt, decision.was, int(decision.restock), decision.reason,
        request.user.id, request.now,
    )  # fmt: skip
    audit.write(request.tx, request.user.id, "aftersales.ask_second", f"order:{order.id}", None, {"second": second})
    request.tell_admins(
        "second-wanted", kind="payments", rings=True, rows=[[look.button("btn-look", second)]],
        name=Name(request.user.name), money=decision.money, code=Code(order.code), why=Name(decision.reason),
    )  # fmt: skip


@plugin.action(allow=DECIDE)
def look(request: Request[Settings], second: int) -> None:
    """Show a large refund to whoever may agree to it."""
    decision, asked_by = open_second(request, second)
    order = orders.sure(request.db, decision.order)
    own = asked_by == request.user.id
    request.show(
        Screen.of(
            t("second-title", money=decision.money, code=Code(order.code)),
            t("because", why=Name(decision.reason)),
            t("asked-by", name=Name(people.sure(request.db, asked_by).name)),
            *_how(request, order, decision),
            t("second-own") if own else None,
            rows=[
                [] if own else [agree.button("btn-agree", second).danger()],
                [drop.button("btn-drop", second)],
            ],
            trail=(t("staff"), t("cases")),
        )
    )


def _how(request: Request[Settings], order: orders.Order, decision: Decision) -> list[Text]:
    way = payments.entered(request.db, decision.receipt) if decision.receipt else None
    by = t("would-refund-by", name=Name(request.words.plain(called(request, way.method)))) if way else None
    goods = t("goods-back") if decision.restock else None
    return [one for one in (by, goods) if one is not None]


@plugin.action(allow=DECIDE, once=True)
def agree(request: Request[Settings], second: int) -> None:
    """Carry out what another member of staff decided, unless something went back meanwhile."""
    decision, asked_by = open_second(request, second)
    if asked_by == request.user.id:
        raise ShopError("not_allowed")
    if refunds.left(request.db, decision.order).amount != decision.was:
        _close(request, second, "dropped")
        request.alert("sum-changed")
    else:
        carry_out(request, decision, request.user.id)
        _close(request, second, "done")
        request.toast("refunded-toast")
    request.go("aftersales.refund", decision.order)


@plugin.action(allow=DECIDE)
def drop(request: Request[Settings], second: int) -> None:
    """Let a large refund be."""
    decision, _ = open_second(request, second)
    give_up(request, second)
    request.toast("dropped")
    request.go("aftersales.refund", decision.order)


def give_up(request: Request[Settings], second: int) -> None:
    """Close a decision that waits, without carrying it out. Raises ShopError `gone`."""
    decision, _ = open_second(request, second)
    _close(request, second, "dropped")
    subject = f"order:{decision.order}"
    audit.write(request.tx, request.user.id, "aftersales.drop_second", subject, None, {"second": second})


def _close(request: Request[Settings], second: int, state: str) -> None:
    request.tx.run("UPDATE aftersales_second SET state = ? WHERE id = ? AND state = 'open'", state, second)


def open_second(request: Request[Settings], second: int) -> tuple[Decision, int]:
    """Return a decision that waits for a second member of staff, and who made it. Raises ShopError `gone`."""
    row: Any = request.tx.row("SELECT * FROM aftersales_second WHERE id = ? AND state = 'open'", second)
    if row is None:
        raise ShopError("gone")
    money = Money(row["amount"], orders.sure(request.db, row["order_id"]).total.currency)
    decision = Decision(row["order_id"], money, row["was"], row["back"], bool(row["restock"]), row["reason"])
    return decision, int(row["asked_by"])
