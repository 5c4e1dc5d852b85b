"""The payment's picture and what stands below it: while it is open, and once it has ended."""

from typing import Any

from shopbot.api import Button, Code, Context, Money, Name, Request, Screen, Text, When, orders, payments, pictures, t

RUPIAH = "IDR"


def on_picture(money: Money) -> str:
    """Return an amount as it stands on a picture: Latin digits, as payers' apps show it."""
    return f"Rp {money.amount:,}".replace(",", ".")


def number(ctx: Context[Any], attempt: payments.Attempt) -> str:
    """Return what the payer calls this payment: the order's code, or the payment's own number."""
    return f"#{attempt.id}" if attempt.order is None else orders.sure(ctx.db, attempt.order).code


def to_scan(request: Request[Any], attempt: payments.Attempt, content: str, *more: Text, payee: str = "") -> Screen:
    """Return the QR code with what it is for, whom it pays and until when; `more` are lines of the method's own."""
    name = number(request, attempt)
    return Screen.of(
        t("pay", money=attempt.asked),
        t("invoice-to", code=Code(name), name=Name(payee)) if payee else t("invoice", code=Code(name)),
        t("ends", until=When(attempt.expires_at, "relative")),
        *more,
        "how",
        trail=(t("payment"),),
        photo=pictures.qr(content, on_picture(attempt.asked), name),
    )


def preparing(attempt: payments.Attempt) -> Screen:
    """Return what is shown while the gateway makes the invoice."""
    return Screen.of(t("pay", money=attempt.asked), "", "preparing", trail=(t("payment"),))


def ended(request: Request[Any], attempt: payments.Attempt) -> Screen | None:
    """Return the card that takes the QR code's place: paid, or over; None for what its payer gave up themselves."""
    if attempt.state not in ("paid", "expired"):
        return None
    paid, name = attempt.state == "paid", number(request, attempt)
    return Screen.of(
        t("paid" if paid else "over", money=attempt.asked),
        t("invoice", code=Code(name)),
        None if paid else t("over-why"),
        rows=[[_next(request, attempt, paid=paid)]],
        photo=pictures.card("paid" if paid else "ended", on_picture(attempt.asked), name),
    )


def _next(request: Request[Any], attempt: payments.Attempt, *, paid: bool) -> Button | None:
    if attempt.order is None:
        action = request.action("wallet.wallet" if paid else "wallet.topup")
        return action.button("btn-wallet" if paid else "btn-again").primary() if action else None
    action = request.action("orders.order" if paid else "orders.again")
    return action.button("btn-order" if paid else "btn-again", attempt.order).primary() if action else None
