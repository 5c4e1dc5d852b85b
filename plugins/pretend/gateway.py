"""The pretend gateway's client: invoices are made and looked at there, as those of a real one would be.

What it speaks is told in `shopbot/fakes/gateway.py`. An invoice is made by an errand, since nothing waits for the
network inside. Money reported by a button in the chat is entered there too, under the same name: the shop then hears of
it twice and counts it once.
"""

import hmac
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from plugins.pretend.declare import NAME, Settings, plugin
from shopbot.api import Attempt, Context, Money, NotReady, Receipt, WebhookCall, http, orders, payments

AT_ONCE = 100  # invoices in one question


@plugin.errand()
def make(settings: Settings, attempt: int, invoice: Mapping[str, Any]) -> Mapping[str, Any]:
    """Make the invoice of an attempt, or find it: the same reference is the same invoice."""
    return _made(settings, invoice)


@make.result
def made(ctx: Context[Settings], result: Mapping[str, Any], attempt: int, invoice: Mapping[str, Any]) -> None:
    """Note the gateway's name for the attempt, so that it is looked for."""
    if "id" in result:
        payments.set_invoice(ctx.tx, attempt, reference=str(result["id"]))


@plugin.errand()
def enter(settings: Settings, invoice: Mapping[str, Any], name: str, units: int) -> Mapping[str, Any]:
    """Let the gateway know of money that was reported in the chat."""
    there = _made(settings, invoice)
    if "id" in there:
        _post(settings, f"/invoices/{there['id']}/payments", {"id": name, "amount": units})
    return {}


def order_invoice(ctx: Context[Settings], attempt: Attempt) -> None:
    """Have the invoice of an attempt made, once."""
    if ctx.settings.gateway and attempt.reference is None:
        make.send(ctx, str(attempt.id), attempt.id, _invoice(ctx, attempt))


def tell(ctx: Context[Settings], attempt: Attempt, name: str, units: int) -> None:
    """Have money entered that was reported in the chat, once for each name."""
    if ctx.settings.gateway:
        enter.send(ctx, name, _invoice(ctx, attempt), name, units)


def _invoice(ctx: Context[Settings], attempt: Attempt) -> Mapping[str, Any]:
    about = "deposit" if attempt.order is None else f"order {orders.sure(ctx.db, attempt.order).code}"
    return {
        "reference": f"attempt-{attempt.id}",
        "amount": attempt.asked.amount,
        "currency": attempt.asked.currency,
        "expires_at": attempt.expires_at,
        "about": about,
        "customer": attempt.person,
    }


def _made(settings: Settings, invoice: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the gateway's invoice; nothing where it refuses, since it is too late for one."""
    answer = http.post(f"{settings.gateway}/invoices", dict(invoice), headers=_headers(settings))
    return _usable(answer) if answer.status != 422 else {}


def see(settings: Settings, attempts: Sequence[Attempt]) -> list[Receipt]:
    """Return all money there is for these attempts. Raises NotReady."""
    known = {one.reference: one.id for one in attempts if one.reference is not None}
    answer = http.get(f"{settings.gateway}/invoices", query={"ids": ",".join(known)}, headers=_headers(settings))
    found = _usable(answer)
    return _understood(lambda: [one for invoice in found["invoices"] for one in _receipts(invoice, known)])


def _receipts(invoice: Mapping[str, Any], known: Mapping[str, int]) -> list[Receipt]:
    currency, attempt = str(invoice["currency"]), known[str(invoice["id"])]
    return [
        Receipt(str(one["id"]), Money(int(one["amount"]), currency), int(one["at"]), attempt)
        for one in invoice["payments"]
    ]


def end(settings: Settings, attempt: Attempt) -> None:
    """Let the gateway end an invoice; one it does not know is as good as ended. Raises NotReady."""
    _post(settings, f"/invoices/{attempt.reference}/cancel", {})


def _post(settings: Settings, path: str, body: Mapping[str, Any]) -> None:
    answer = http.post(f"{settings.gateway}{path}", dict(body), headers=_headers(settings))
    if answer.status != 404:
        _usable(answer)


def _usable(answer: http.Answer) -> Mapping[str, Any]:
    if not answer.ok:
        raise NotReady(f"the gateway refused: {answer.status}")
    found = answer.json()
    if not isinstance(found, dict):
        raise NotReady("the gateway answered with something else")
    return found


def _understood(read: Callable[[], list[Receipt]]) -> list[Receipt]:
    try:
        return read()
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise NotReady("the gateway answered with something else") from error


def _headers(settings: Settings) -> Mapping[str, str]:
    return {"authorization": f"Bearer {settings.gateway_key}"}


def is_genuine(settings: Settings, call: WebhookCall) -> bool:
    """Tell whether a notification carries the gateway's signature."""
    expected = hmac.new(settings.gateway_key.encode(), call.body, "sha256").hexdigest()
    given = call.headers.get("x-signature", "")
    return bool(settings.gateway_key) and hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())


@plugin.webhook("notify", verify=is_genuine)
def notified(ctx: Context[Settings], call: WebhookCall) -> None:
    """Look now at the attempt that is named, also if it has ended; what is said of it is not believed."""
    attempt = payments.by_reference(ctx.db, NAME, _named(call))
    if attempt is not None:
        ctx.look_now(NAME, attempt.id)


def _named(call: WebhookCall) -> str:
    said = call.json()
    return str(said.get("invoice", "")) if isinstance(said, dict) else ""
