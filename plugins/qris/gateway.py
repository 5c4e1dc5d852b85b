"""QRIS by Pakasir: the gateway makes the code and sees the money; what a notification says is only a reason to look.

A completed transaction counts if it is the one we made: its own id, our order number, exactly the amount we ordered,
and no sandbox. Anything else is never money.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hmac import compare_digest
from typing import Any

from plugins.qris import emv, pakasir, screens
from plugins.qris.declare import Settings, plugin
from plugins.qris.screens import RUPIAH
from shopbot.api import (
    Code,
    Context,
    Failed,
    Money,
    NotReady,
    Outside,
    PaymentMethod,
    Receipt,
    Request,
    Screen,
    WebhookCall,
    payments,
)

NAME = "pakasir"
_DEAREST_FEE = (2_000, 20)  # a fee above Rp 2,000 and a twentieth of the amount is no fee
_SANDBOX = "a sandbox payment, which is no money"


def project(settings: Settings, slug: str = "") -> pakasir.Project:
    """Return where to ask; `slug` is the project an older payment was made in."""
    return pakasir.Project(settings.pakasir_url, slug or settings.pakasir_slug, settings.pakasir_key)


@plugin.payment_method
class Pakasir(PaymentMethod):
    """QRIS with a gateway that says itself when money came."""

    name = NAME
    label = "btn-qris"
    every = 15
    at_once = 20  # each costs a call of its own

    def takes(self, settings: Settings, amount: Money) -> bool:
        """Tell whether it is set up, and the sum within the gateway's limits."""
        fits = amount.currency == RUPIAH and pakasir.LEAST <= amount.amount <= pakasir.DEAREST
        return settings.mode == "pakasir" and bool(settings.pakasir_slug and settings.pakasir_key) and fits

    def takes_real_money(self, settings: Settings) -> bool:
        """Tell whether it is: payments of the gateway's sandbox only count where the owner says so."""
        return not settings.pakasir_sandbox

    def open(self, request: Request[Settings], attempt: payments.Attempt) -> Screen:
        """Return the gateway's QR code, untouched; before there is one, order it."""
        if attempt.reference is None:
            create.send(request, str(attempt.id), attempt.id, order_id(attempt), attempt.gross.amount)
            return screens.preparing(attempt)
        return screens.to_scan(request, attempt, str(attempt.details["qr"]))

    def closed(self, request: Request[Settings], attempt: payments.Attempt) -> Screen | None:
        """Return the card that takes the code's place."""
        return screens.ended(request, attempt)

    def look(self, outside: Outside[Settings], attempts: Sequence[payments.Attempt]) -> Sequence[Receipt | Failed]:
        """Ask for each payment that has its invoice."""
        due = [one for one in attempts if one.reference is not None and not _is_too_soon(outside, one)]
        seen = [_look_at(outside, one) for one in due]
        return [one for one in seen if one is not None]

    def cancel(self, outside: Outside[Settings], attempt: payments.Attempt) -> None:
        """Let the gateway take no more money for it."""
        pakasir.cancel(project(outside.settings, str(attempt.details.get("slug", ""))), attempt.reference or "")


def order_id(attempt: payments.Attempt) -> str:
    """Return the order number the gateway is told: never used before, even by a shop put back from an older copy."""
    return f"shop-{attempt.id}-{attempt.opened_at}"


# --- the invoice ---


@plugin.errand()
def create(settings: Settings, attempt: int, order: str, amount: int) -> Mapping[str, Any]:
    """Have the gateway make the invoice; repeated until it answers, always for the same order number."""
    try:
        return {**asdict(pakasir.create(project(settings), order, amount)), "slug": settings.pakasir_slug}
    except pakasir.Refused as refused:
        return {"refused": refused.why, "said": refused.said}


@create.result
def created(ctx: Context[Settings], result: Mapping[str, Any], attempt: int, order: str, amount: int) -> None:
    """Take the invoice over if it can be believed, and show it."""
    problem = _refusal(result) or _oddity(ctx.settings, result, amount)
    if problem:
        ctx.log("pakasir_no_invoice", attempt=attempt, problem=problem)
        if payments.fail(ctx.tx, attempt, problem):
            ctx.tell_admins(
                "staff-no-invoice",
                kind="faults",
                dedupe=f"no-invoice:{ctx.now // 3600}",
                rings=True,
                problem=Code(problem),
            )
    else:
        _take(ctx, result, attempt, order, amount)
    ctx.redraw(attempt)


def _take(ctx: Context[Settings], result: Mapping[str, Any], attempt: int, order: str, amount: int) -> None:
    """Ask the payer for the gateway's total. Its fee and the owner's are both on top of what is credited."""
    ours, total = payments.get(ctx.db, attempt), Money(result["total"], RUPIAH)
    credited = ours.amount if ours else Money(amount, RUPIAH)
    kept = {name: result[name] for name in ("qr", "slug", "sandbox")} | {"order": order, "ordered": amount}
    payments.set_invoice(
        ctx.tx, attempt, reference=result["txn"], asked=total, fee=total - credited, details=kept,
        expires_at=result["expires_at"],
    )  # fmt: skip


def _refusal(result: Mapping[str, Any]) -> str:
    if "failed" in result:
        return str(result["failed"])
    words = {"key": "Pakasir does not know the API key", "unknown": "Pakasir does not know the project"}
    return words.get(result.get("refused", ""), f"Pakasir refused: {result['said']}" if "refused" in result else "")


def _oddity(settings: Settings, result: Mapping[str, Any], amount: int) -> str:
    """Say what is wrong with an invoice that nobody should be shown; "" for a sound one."""
    fee, (flat, part) = result["total"] - amount, _DEAREST_FEE
    if not 0 <= fee <= max(flat, amount // part):
        return f"Pakasir asks Rp {result['total']} for Rp {amount}"
    if result["sandbox"] and not settings.pakasir_sandbox:
        return f"Pakasir made {_SANDBOX}: set the project to live"
    if not result["qr"]:
        return "Pakasir sent no QR code"
    try:
        asked = emv.read(result["qr"]).rupiah
    except emv.NotQris:
        return "" if result["sandbox"] else "Pakasir sent a QR code that is no QRIS"
    return "" if asked in (None, result["total"]) else f"Pakasir's QR code asks Rp {asked} for Rp {result['total']}"


# --- looking ---


def _is_too_soon(outside: Outside[Settings], attempt: payments.Attempt) -> bool:
    """Tell whether the gateway would refuse another look so early; at its end a payment is looked at all the same."""
    since = outside.now - (attempt.looked_at or 0)
    return since < pakasir.SECONDS_BETWEEN_LOOKS and outside.now < attempt.expires_at


def _look_at(outside: Outside[Settings], attempt: payments.Attempt) -> Receipt | Failed | None:
    place = project(outside.settings, str(attempt.details.get("slug", "")))
    try:
        found = pakasir.status(place, attempt.reference or "")
    except pakasir.Refused as refused:
        return _unknown(attempt, refused)
    if found.state == "completed":
        wrong = _mismatch(outside.settings, attempt, found)
        return Failed(attempt.id, wrong) if wrong else _receipt(outside, attempt, found)
    gone = found.state in ("canceled", "cancelled", "expired") and attempt.state == "open"
    return Failed(attempt.id, f"Pakasir says: {found.state}") if gone else None


def _unknown(attempt: payments.Attempt, refused: pakasir.Refused) -> Failed | None:
    """A wrong key says nothing about a payment: the look has failed. An unknown transaction will never be paid."""
    if refused.why == "unknown":
        return Failed(attempt.id, "Pakasir does not know this payment") if attempt.state == "open" else None
    raise NotReady(_refusal({"refused": refused.why, "said": refused.said}))


def _mismatch(settings: Settings, attempt: payments.Attempt, found: pakasir.Status) -> str:
    if found.sandbox and not settings.pakasir_sandbox:
        return f"completed, but {_SANDBOX}"
    if (found.txn, found.order) != (attempt.reference, attempt.details.get("order")):
        return f"completed, but another payment: {found.txn} for {found.order}"
    ordered = attempt.details.get("ordered", attempt.amount.amount)
    if found.amount != ordered:
        return f"completed with Rp {found.amount}, but Rp {ordered} were ordered"
    return ""


def _receipt(outside: Outside[Settings], attempt: payments.Attempt, found: pakasir.Status) -> Receipt:
    seen = outside.now if found.completed_at is None else found.completed_at
    return Receipt(found.txn, attempt.asked, seen, attempt.id, details=asdict(found))


# --- the gateway calls ---


def knows_secret(settings: Settings, call: WebhookCall) -> bool:
    """Tell whether a call has the project's webhook secret; without one in the settings nobody has."""
    wanted, given = settings.pakasir_secret, call.headers.get("x-secret", "")
    return bool(wanted) and compare_digest(wanted.encode(), given.encode("utf-8", "replace"))


@plugin.webhook("pakasir", verify=knows_secret)
def told(ctx: Context[Settings], call: WebhookCall) -> None:
    """Look at the payment that was named, if it is one of ours; what the call says of it is not believed."""
    attempt = payments.by_reference(ctx.db, NAME, str(_named(call)))
    if attempt is None:
        ctx.log("pakasir_unknown_hint")
    else:
        ctx.look_now(NAME, attempt.id)


def _named(call: WebhookCall) -> object:
    body = call.json()
    return body.get("txn_id") if isinstance(body, dict) else None
