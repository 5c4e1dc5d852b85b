"""Payments that Telegram carries itself (Stars, providers): asked before the money moves, told once it has moved.

The payload of an invoice names its method and attempt. Telegram gives ten seconds for its question, so the question
(pre_checkout_query) goes before everything else that waits, and is answered here for every method: the payer's own
attempt, still open, its goods still kept, the sum that was asked. Whatever money then moves is entered, also when it
should not have: the charge id names it, so that the update, its repeat and the list of transactions are one payment.
Source: Bot API 10.3, PreCheckoutQuery, SuccessfulPayment, RefundedPayment.
"""

from typing import TYPE_CHECKING, Any

from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader
from shopbot.errors import ShopError
from shopbot.host import looks
from shopbot.host.incoming import Paid, PreCheckout
from shopbot.host.payment_method import method_of
from shopbot.host.screen import AnswerCheckout, Text
from shopbot.trade import attempts, orders, receipts
from shopbot.trade.attempts import Attempt
from shopbot.trade.money import CURRENCIES, Money
from shopbot.trade.people import Person
from shopbot.trade.receipts import Receipt, Reversal

if TYPE_CHECKING:
    from shopbot.host.context import Context

_NOBODYS = "telegram"
_MOST_PAYLOAD = 40


def payload(attempt: Attempt) -> str:
    """Return what the invoice of an attempt carries, so that its payment finds back.

    Its moment is in it: a bot may outlive its shop's file, and an old invoice must not pay a new shop's attempt.
    """
    return f"{attempt.method}:{attempt.id}:{attempt.opened_at}"


def attempt_of(db: Reader, words: str) -> Attempt | None:
    """Return the attempt a payload names, or None."""
    number = words.partition(":")[2].partition(":")[0]
    if len(words) > _MOST_PAYLOAD or not (number.isascii() and number.isdigit()):
        return None
    found = attempts.get(db, int(number))
    return found if found is not None and payload(found) == words else None


def asked(ctx: "Context[Any]", person: Person, question: PreCheckout) -> None:
    """Let a payment go ahead, or refuse it with a sentence that Telegram shows."""
    try:
        _check(ctx, person, question)
    except ShopError as refused:
        words = ctx.wording(person.language).plain(Text(refused.key.replace("_", "-"), dict(refused.facts), HOUSE))
        ctx.tx.after_commit(AnswerCheckout(question.id, words))
    else:
        ctx.tx.after_commit(AnswerCheckout(question.id))


def _check(ctx: "Context[Any]", person: Person, question: PreCheckout) -> None:
    """Raise ShopError `invoice_not_yours`, `invoice_over`, `invoice_changed` or `invoice_refused`."""
    attempt = attempt_of(ctx.db, question.payload)
    if person.is_banned(ctx.now) and not person.is_staff:
        raise ShopError("invoice_refused")
    if attempt is None or method_of(ctx.host.registry, attempt.method) is None:
        raise ShopError("invoice_over")
    if attempt.person != person.id:
        raise ShopError("invoice_not_yours")
    if attempt.state != "open" or ctx.now >= attempt.expires_at or not _is_kept(ctx.db, attempt):
        raise ShopError("invoice_over")
    if (question.total, question.currency) != (attempt.asked.amount, attempt.asked.currency):
        raise ShopError("invoice_changed")


def _is_kept(db: Reader, attempt: Attempt) -> bool:
    """Tell whether what is paid for still waits, and with it its goods."""
    return attempt.order is None or orders.sure(db, attempt.order).state == "waiting"


def moved(ctx: "Context[Any]", paid: Paid) -> None:
    """Enter money that came, or that went back."""
    attempt = attempt_of(ctx.db, paid.payload)
    method = attempt.method if attempt else _method_named(ctx, paid.payload)
    if paid.currency not in CURRENCIES:
        raise ValueError(f"paid in {paid.currency}, which this shop cannot count")
    money = Money(paid.total, paid.currency)
    looks.enter(ctx, method, receipts.dump(_sighting(paid, money, attempt)))


def _method_named(ctx: "Context[Any]", words: str) -> str:
    """Return the method a payload names, for money that is nobody's."""
    name = words.partition(":")[0]
    return name if method_of(ctx.host.registry, name) else _NOBODYS


def _sighting(paid: Paid, money: Money, attempt: Attempt | None) -> Receipt | Reversal:
    if paid.back:
        return Reversal(paid.charge, returned(paid.charge), money, paid.at, "refunded by Telegram")
    own = attempt.id if attempt is not None and attempt.person == paid.sender.id else None
    return Receipt(paid.charge, money, paid.at, own, details={"payer": paid.sender.id})


def returned(charge: str) -> str:
    """Return the name of a charge's going back: Telegram gives both the same id."""
    return f"{charge}:back"
