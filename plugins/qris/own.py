"""QRIS without a gateway: the owner's printed code, re-issued for each payment with its exact amount.

The owner's bank does not hear of these codes, so every payment asks for a sum of its own (a few rupiah more), and the
money is seen by a person: one tap of the staff, or a notification that the owner's phone forwards.
"""

from collections.abc import Sequence
from typing import Any

from plugins.qris import emv, screens
from plugins.qris.declare import CONFIRM, Settings, plugin
from plugins.qris.screens import RUPIAH
from shopbot.api import (
    Code,
    Context,
    Money,
    Name,
    Outside,
    PaymentMethod,
    Quote,
    Receipt,
    Request,
    Screen,
    ShopError,
    Tail,
    payments,
    people,
    t,
)

NAME = SCOPE = "qris"  # one scope for all codes there ever were: a notification does not say which was scanned


def usable(settings: Settings) -> emv.Payload | None:
    """Return the owner's code, or None while there is none that can be used."""
    try:
        return emv.read_static(settings.code)
    except emv.NotQris:
        return None


@plugin.payment_method
class OwnQris(PaymentMethod):
    """The owner's own QRIS."""

    name = NAME
    label = "btn-qris"
    every = 60  # there is nobody to ask; a look only lets what is over end

    def takes(self, settings: Settings, amount: Money) -> bool:
        """Tell whether it is rupiah, and few enough with the largest tail."""
        fits = amount.currency == RUPIAH and 0 < amount.amount <= emv.DEAREST - settings.tail
        return settings.mode == "static" and fits and usable(settings) is not None

    def quote(self, ctx: Context[Settings], amount: Money, order: int | None = None) -> Quote:
        """Ask for a sum nobody else is asked for; the code of today is kept with it."""
        return Quote(amount, tail=Tail(SCOPE, ctx.settings.tail), details={"code": ctx.settings.code})

    def open(self, request: Request[Settings], attempt: payments.Attempt) -> Screen:
        """Return the QR code with exactly the sum that is asked for."""
        made = emv.with_amount(emv.read_static(attempt.details["code"]), attempt.asked.amount)
        tail = attempt.asked - attempt.gross
        exact = t("exact", money=attempt.asked, tail=tail)
        return screens.to_scan(request, attempt, made.text(), exact, payee=made.name)

    def closed(self, request: Request[Settings], attempt: payments.Attempt) -> Screen | None:
        """Return the card that takes the code's place."""
        return screens.ended(request, attempt)

    def look(self, outside: Outside[Settings], attempts: Sequence[payments.Attempt]) -> Sequence[Receipt]:
        """Return nothing: the bank is not asked, it is a person who sees the money."""
        return []

    def said_paid(self, request: Request[Settings], attempt: payments.Attempt) -> None:
        """Ask the staff, once a minute at most, whether the money has arrived."""
        request.toast("shop-asked")
        about = Code(screens.number(request, attempt))
        rows = [
            [arrived.button(t("btn-arrived", money=attempt.asked), attempt.id).success()],
            [not_there.button("btn-not-there", attempt.id)],
        ]
        for one in confirmers(request):
            request.tell(
                one.id, "staff-asked", rings=True, dedupe=f"asked:{attempt.id}:{one.id}:{request.now // 60}", rows=rows,
                payer=Name(request.user.name), money=attempt.asked, code=about,
            )  # fmt: skip


def confirmers(ctx: Context[Any]) -> list[people.Person]:
    """Return the staff who may say that money has arrived."""
    return [one for one in people.staff(ctx.db) if ctx.host.may(one, CONFIRM)]


# --- a person has seen the money ---


@plugin.action(allow=CONFIRM, paying=True)
def arrived(request: Request[Settings], number: int) -> None:
    """Enter the money of a payment, whoever of the staff taps first; a notification of it is then known already."""
    attempt = _asked(request, number)
    outcome = enter(request, attempt, {"by": f"staff {request.user.id}"})
    request.toast("was-entered" if outcome.again else "entered", money=attempt.asked)


def enter(ctx: Context[Any], attempt: payments.Attempt, details: dict[str, Any]) -> payments.Outcome:
    """Enter the money a payment asked for. The tap and the first notification are the same money, entered once."""
    receipt = Receipt(str(attempt.id), attempt.asked, ctx.now, attempt.id, details=details)
    outcome = payments.receive(ctx.tx, NAME, receipt)
    ctx.redraw(attempt.id)
    return outcome


@plugin.action(allow=CONFIRM)
def not_there(request: Request[Settings], number: int) -> None:
    """Let the payer know, kindly, that nothing has come yet."""
    attempt = _asked(request, number)
    if attempt.received.is_positive:
        request.alert("was-entered", money=attempt.asked)
        return
    mark = f"not-there:{attempt.id}:{request.now // 300}"
    request.tell(
        attempt.person, "not-there-yet", dedupe=mark, money=attempt.asked, code=Code(screens.number(request, attempt))
    )
    request.toast("payer-told")


def _asked(request: Request[Settings], number: int) -> payments.Attempt:
    request.require(CONFIRM)
    attempt = payments.get(request.db, number)
    if attempt is None or attempt.method != NAME:
        raise ShopError("gone")
    return attempt
