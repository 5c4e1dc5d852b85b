"""The payment's screen: where to send exactly how much, what is seen of it, and the card at its end."""

from typing import Any

from plugins.usdt.declare import USDT
from plugins.usdt.trongrid import CONFIRMATIONS
from shopbot.api import (
    Attempt,
    Bar,
    Button,
    Code,
    Context,
    Num,
    Request,
    Screen,
    Text,
    When,
    copy_button,
    orders,
    payments,
    pictures,
    plain_money,
    t,
)


def on_picture(attempt: Attempt) -> str:
    """Return the sum as it stands on a picture: Latin digits, as wallets show it."""
    return f"{plain_money(attempt.asked)} {USDT}"


def number(ctx: Context[Any], attempt: Attempt) -> str:
    """Return what the payer calls this payment: the order's code, or the payment's own number."""
    return f"#{attempt.id}" if attempt.order is None else orders.sure(ctx.db, attempt.order).code


def to_pay(request: Request[Any], attempt: Attempt) -> Screen:
    """Return the address as a QR code any wallet takes, and in full; the sum to the last digit."""
    address = str(attempt.details["address"])
    return Screen.of(
        t("pay", money=attempt.asked),
        t("to", address=Code(address)),
        t("worth", money=attempt.gross, until=When(attempt.expires_at, "relative")),
        "only-trc20",
        _status(attempt),
        rows=[
            [
                copy_button("btn-copy-amount", plain_money(attempt.asked)),
                copy_button("btn-copy-address", address),
                _own(request, "usdt.fee", "btn-fee", attempt),
            ],
        ],
        trail=(t("payment"),),
        photo=pictures.qr(address, on_picture(attempt), number(request, attempt)),
    )


def _own(request: Request[Any], name: str, label: str, attempt: Attempt) -> Button | None:
    action = request.action(name)
    return action.button(label, attempt.id) if action else None


def _status(attempt: Attempt) -> Text:
    seen, done = attempt.details.get("seen"), int(attempt.details.get("confirmations") or 0)
    if not seen:
        return t("waiting")
    bar = Bar(done, CONFIRMATIONS)
    return t("seen", at=When(int(seen), "time"), bar=bar, done=Num(done), all=Num(CONFIRMATIONS))


def ended(request: Request[Any], attempt: Attempt) -> Screen | None:
    """Return the card that takes the QR code's place: paid, or over; None for what its payer gave up themselves."""
    if attempt.state not in ("paid", "expired"):
        return None
    paid, name = attempt.state == "paid", number(request, attempt)
    return Screen.of(
        t("paid" if paid else "over", money=attempt.asked, worth=attempt.gross),
        t("invoice", code=Code(name)),
        None if paid else t("over-why"),
        rows=[[_next(request, attempt, paid=paid)], [] if paid else [_own(request, "usdt.sent", "btn-sent", attempt)]],
        photo=pictures.card("paid" if paid else "ended", on_picture(attempt), name),
    )


def _next(request: Request[Any], attempt: Attempt, *, paid: bool) -> Button | None:
    if attempt.order is None:
        action = request.action("wallet.wallet" if paid else "wallet.topup")
        return action.button("btn-wallet" if paid else "btn-again").primary() if action else None
    action = request.action("orders.order" if paid else "orders.again")
    return action.button("btn-order" if paid else "btn-again", attempt.order).primary() if action else None


def back(request: Request[Any], attempt: int) -> Button | None:
    """Return the button back to a payment."""
    action = request.action("payments.show")
    return action.button("btn-back", attempt) if action else None


def mine(request: Request[Any], attempt: int) -> Attempt | None:
    """Return a payment by USDT of the person at hand, or None."""
    found = payments.get(request.db, attempt, request.user.id)
    return found if found is not None and found.method == "usdt" else None
