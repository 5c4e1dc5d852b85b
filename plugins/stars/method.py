"""Stars as a way to pay: an invoice link on the order's own screen, and Telegram's list of transactions as its books.

The money itself is asked about and reported by updates, which the house handles for every method; the list is read
besides, so that a payment whose update was lost is found all the same. Sources: Bot API 10.3 (createInvoiceLink,
refundStarPayment); and, from public descriptions of the list: a refund has the charge's own id.
"""

import contextlib
from collections.abc import Sequence
from typing import Any

from plugins.rates.api import convert
from plugins.stars.declare import Settings, plugin
from plugins.stars.transactions import since
from shopbot.api import (
    Attempt,
    Code,
    Context,
    Failed,
    Money,
    Name,
    NotReady,
    Num,
    Outside,
    PaymentMethod,
    Progress,
    Quote,
    Receipt,
    Refused,
    Request,
    Reversal,
    Screen,
    ShopError,
    Text,
    When,
    checkouts,
    orders,
    payments,
    t,
    url_button,
)

STARS = "XTR"
_DAY = 86_400
_TITLE, _ABOUT = 32, 255  # what createInvoiceLink takes


@plugin.payment_method
class Stars(PaymentMethod):
    """Stars, asked for by an invoice link."""

    name = "stars"
    label = "btn-stars"
    every = 60
    idle_every = 3600
    late_for = 7 * _DAY

    def window(self, settings: Settings) -> int:
        """Return how long an invoice stays open."""
        return settings.hold_minutes

    def quote(self, ctx: Context[Settings], amount: Money, order: int | None = None) -> Quote:
        """Return the sum in whole Stars. Raises ShopError while there is no rate."""
        return Quote(convert(ctx.db, amount, STARS, ctx.now, order))

    def open(self, request: Request[Settings], attempt: Attempt) -> Screen:
        """Show the invoice's button, or that it is being made."""
        link = attempt.details.get("link")
        if not isinstance(link, str):
            _prepare(request, attempt)
        return Screen.of(
            "pay-line" if link else "preparing",
            "",
            t("to-pay", stars=attempt.asked),
            t("worth", money=attempt.gross) if _is_changed(attempt) else None,
            t("until", until=When(attempt.expires_at, "relative")),
            t("test-about") if attempt.details.get("test") else None,
            rows=[[url_button(t("btn-pay", stars=attempt.asked), link).success()] if link else []],
            trail=(t("payment"),),
        )

    def look(self, outside: Outside[Settings], attempts: Sequence[Attempt]) -> list[Any]:
        """Find payments and refunds whose updates never came, and make the links that are missing."""
        found = _found(outside, attempts)
        return [*found, *_links(outside, [one for one in attempts if _wants_link(one)])]

    def refund(self, outside: Outside[Settings], receipt: Receipt, amount: Money) -> str:
        """Give Stars back; Telegram only gives back the whole payment. Raises ShopError `stars_whole`."""
        if amount != receipt.amount:
            raise ShopError("stars_whole", stars=receipt.amount)
        charge = {"user_id": receipt.details["payer"], "telegram_payment_charge_id": receipt.reference}
        try:
            outside.telegram("refundStarPayment", **charge)
        except Refused as refused:
            if "already" not in refused.words.lower():
                raise ShopError("stars_refused", words=Code(refused.words)) from refused
        return checkouts.returned(receipt.reference)


def _is_changed(attempt: Attempt) -> bool:
    return attempt.asked.currency != attempt.amount.currency and not attempt.details.get("test")


def _prepare(request: Request[Settings], attempt: Attempt) -> None:
    """Write down what the invoice says, in the payer's words, and let the link be made."""
    if "title" not in attempt.details:
        title, about = _words(request, attempt)
        said = {"title": title[:_TITLE], "about": about[:_ABOUT]}
        payments.set_invoice(request.tx, attempt.id, details=said)
    request.look_now("stars", attempt.id)


def _words(request: Request[Settings], attempt: Attempt) -> tuple[str, str]:
    plain = request.words.plain
    if attempt.details.get("test"):
        return plain(Text("test")), plain(Text("test-about"))
    if attempt.order is None:
        return plain(Text("invoice-balance")), plain(t("invoice-balance-about", money=attempt.amount))
    order = orders.sure(request.db, attempt.order)
    goods = ", ".join(plain(_line(one, request.language)) for one in order.items)
    return plain(t("invoice-order", code=Code(order.code))), goods


def _line(item: orders.Item, language: str) -> Text:
    title = item.titles.get(language) or item.title
    return t("invoice-line", title=Name(title), count=Num(item.quantity))


def _wants_link(attempt: Attempt) -> bool:
    return attempt.state == "open" and "title" in attempt.details and "link" not in attempt.details


def _links(outside: Outside[Settings], attempts: Sequence[Attempt]) -> list[Progress | Failed]:
    """Make links until Telegram has had enough; the next look makes the others, and nobody waits for these."""
    made: list[Progress | Failed] = []
    with contextlib.suppress(NotReady):
        made.extend(_linked(outside, one) for one in attempts)
    return made


def _linked(outside: Outside[Settings], attempt: Attempt) -> Progress | Failed:
    try:
        link = outside.telegram(
            "createInvoiceLink",
            title=attempt.details["title"],
            description=attempt.details["about"],
            payload=checkouts.payload(attempt),
            currency=STARS,
            prices=[{"label": attempt.details["title"], "amount": attempt.asked.amount}],
        )
    except Refused as refused:
        return Failed(attempt.id, refused.words)
    return Progress(attempt.id, {"link": str(link)})


def _found(outside: Outside[Settings], attempts: Sequence[Attempt]) -> list[Receipt | Reversal]:
    """Return what Telegram's list says of these attempts, and everything that went back.

    A payment that is none of theirs was paid to somebody before this shop, or is found when its attempt's turn comes.
    """
    known = {checkouts.payload(one): one for one in attempts}
    sightings = [_sighting(one, known) for one in since(outside.telegram, outside.now - Stars.late_for - _DAY)]
    return [one for one in sightings if one is not None]


def _sighting(row: Any, known: dict[str, Attempt]) -> Receipt | Reversal | None:
    """Return what a row says; None for one that says nothing that could be counted: the others still count."""
    try:
        return _read(row, known)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError):
        return None


def _read(row: Any, known: dict[str, Attempt]) -> Receipt | Reversal | None:
    partner = row.get("source") or row.get("receiver") or {}
    if partner.get("type") != "user" or not partner.get("invoice_payload"):
        return None
    charge, amount, at = str(row["id"]), Money(int(row["amount"]), STARS), int(row["date"])
    if "source" not in row:
        return Reversal(charge, checkouts.returned(charge), amount, at, "refunded by Telegram")
    attempt, payer = known.get(str(partner["invoice_payload"])), partner["user"]["id"]
    if attempt is None:
        return None
    return Receipt(charge, amount, at, attempt.id if attempt.person == payer else None, details={"payer": payer})
