"""What becomes known when money came in: the person is told, staff are told, deposits nobody paid end."""

from plugins.wallet.declare import Settings, plugin
from plugins.wallet.screens import topup, wallet
from shopbot.api import (
    Button,
    Code,
    Context,
    Money,
    Name,
    PaymentReceived,
    Screen,
    Text,
    View,
    ledger,
    orders,
    payments,
    people,
    t,
)


@plugin.message("received", of_house=True)
def received(view: View[Settings], receipt: int) -> Screen:
    """Say what came in and what became of it."""
    outcome = payments.entered(view.db, receipt)
    if outcome is None:
        return Screen.of("reason-payment", home=False)
    return Screen.of(
        _said(outcome, _code(view, outcome)),
        t("balance", money=ledger.balance(view.db, view.person, _money(outcome).currency)),
        rows=[_next(view, outcome)],
        home=False,
    )


def _code(view: View[Settings], outcome: payments.Outcome) -> Code:
    return Code(orders.sure(view.db, outcome.order).code if outcome.order else "")


def _money(outcome: payments.Outcome) -> Money:
    """Return what counts for the payer: what they were credited."""
    return outcome.credit or outcome.amount


def _said(outcome: payments.Outcome, code: Code) -> Text:
    if outcome.kind == "short" and outcome.missing is not None:
        return t("got-short", money=_money(outcome), missing=outcome.missing, code=code)
    if outcome.order is not None:
        key = {"late": "got-late", "extra": "got-extra"}.get(outcome.kind, "got-for-order")
        return t(key, money=_money(outcome), code=code)
    return t("got-deposit", money=_money(outcome))


def _next(view: View[Settings], outcome: payments.Outcome) -> list[Button]:
    again = view.action("orders.again")
    if outcome.kind == "late" and outcome.order is not None and again is not None:
        return [again.button("btn-again", outcome.order).success(), wallet.button("btn-wallet")]
    if outcome.missing is not None and outcome.order is not None:
        return [topup.button(t("btn-rest", money=outcome.missing), outcome.order).success()]
    return [wallet.button("btn-wallet")]


@plugin.on(PaymentReceived)
def tell_staff(ctx: Context[Settings], event: PaymentReceived) -> None:
    """Tell staff of money: always when it is nobody's, else as the owner wants it."""
    outcome = payments.entered(ctx.db, event.receipt)
    if outcome is None or outcome.kind == "settled":
        return
    method = Code(outcome.method)
    if outcome.not_ours:
        return
    if outcome.person is None:
        ctx.tell_admins(
            "staff-unknown", kind="payments", dedupe=f"money:{outcome.id}", rings=True, money=outcome.amount,
            method=method,
        )  # fmt: skip
    elif ctx.settings.tell_deposits:
        payer = Name(people.sure(ctx.db, outcome.person).name)
        ctx.tell_admins(
            "staff-money", kind="payments", dedupe=f"money:{outcome.id}", money=outcome.amount, payer=payer,
            method=method,
        )  # fmt: skip
