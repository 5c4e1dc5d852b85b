"""How the house asks methods for money: errands that run outside, and what their answers do inside.

A look is ordered when something is due (`shopbot.trade.looking` decides), one at a time for each method. It runs in an
errand thread, drops what the shop knows already, and its answer comes back as an event. What it saw is entered piece by
piece, each in a savepoint: a piece that fails is stored as an event of its own, tried again, and in the end set aside
where the owner sees it; it holds up no other. Only then does anything that was looked for end.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from shopbot import log
from shopbot.db import errands, inbox
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Tx
from shopbot.errors import NotReady, ShopError
from shopbot.host.payment_method import CanCancel, CanRefund, Outside, PaymentMethod, method_of, methods, redraw
from shopbot.host.runner import Frozen
from shopbot.texts.values import Code, Name
from shopbot.trade import attempts, looking, orders, payments, receipts, reversals
from shopbot.trade.attempts import Attempt
from shopbot.trade.money import Money
from shopbot.trade.receipts import Failed, Progress, Receipt, Reversal

if TYPE_CHECKING:
    from shopbot.host.context import Context
    from shopbot.host.host import Host

LOOK, CANCEL, REFUND = "look", "cancel", "refund"
SOURCE = "sighting"
_AT_ONCE = 100
_MOST_EXPIRED = 200


# --- inside: ordering ---


def look_due(ctx: "Context[Any]") -> None:
    """Order a look from each method for which one is due, and tell staff of methods that cannot be asked."""
    on = methods(ctx.host.registry)
    for _, method in on:
        _order(ctx.tx, method)
    _tell_of_missing(ctx, {method.name for _, method in on})


def look_now(ctx: "Context[Any]", name: str, attempt: int | None = None) -> bool:
    """Let a method look at once, or once more after the look under way; False while it is off."""
    found = method_of(ctx.host.registry, name)
    if found is None:
        return False
    if attempt is None:
        looking.all_soon(ctx.tx, name)
    else:
        looking.look_soon(ctx.tx, attempt)
    _order(ctx.tx, found[1], force=True)
    return True


def _order(tx: Tx, method: PaymentMethod, *, force: bool = False) -> None:
    number = looking.begin(tx, method.name, idle_every=method.idle_every, force=force)
    if number is not None:
        args = {"method": method.name, "look": number}
        errands.send(tx.house, HOUSE, LOOK, args, f"{LOOK}:{method.name}:{number}")


def _tell_of_missing(ctx: "Context[Any]", on: set[str]) -> None:
    for name in looking.awaited(ctx.db.house):
        if name not in on and looking.missing(ctx.tx, name):
            ctx.tell_admins("method-off", kind="faults", rings=True, method=Code(name))


def cancel_ended(ctx: "Context[Any]", attempt: Attempt) -> None:
    """Order that the other side hears of an attempt that ended unpaid, if its method cares."""
    found = method_of(ctx.host.registry, attempt.method)
    if found and isinstance(found[1], CanCancel) and attempt.reference and attempt.received.is_zero:
        errands.send(ctx.tx.house, HOUSE, CANCEL, {"attempt": attempt.id}, f"{CANCEL}:{attempt.id}")


def can_refund(host: "Host", method: str) -> bool:
    """Tell whether money that came in by this method can be sent back by it."""
    found = method_of(host.registry, method)
    return found is not None and isinstance(found[1], CanRefund)


def send_refund(ctx: "Context[Any]", receipt: int, amount: Money, by: int | str, reason: str) -> reversals.Refund:
    """Take `amount` of a receipt from its payer's wallet and order its method to send it back.

    Raises ShopError `cannot_refund` when the method cannot, and what `reversals.start_refund` raises.
    """
    outcome = payments.entered(ctx.tx.house, receipt)
    if outcome is None or not can_refund(ctx.host, outcome.method):
        raise ShopError("cannot_refund")
    started = reversals.start_refund(ctx.tx, receipt, amount, by, reason)
    errands.send(ctx.tx.house, HOUSE, REFUND, {"refund": started.id}, f"{REFUND}:{started.id}")
    return started


# --- outside ---


def run(host: "Host", name: str, args: Mapping[str, Any]) -> Mapping[str, Any]:
    """Carry out one of these errands; in an errand thread."""
    return _RUNS[name](host, args)


def _look(host: "Host", args: Mapping[str, Any]) -> Mapping[str, Any]:
    found = method_of(host.registry, args["method"])
    if found is None:
        return {"off": True}
    owner, method = found
    outside = _outside(host, owner, method)
    due = attempts.to_look_for(host.errand_reader(), method.name, outside.now, method.at_once)
    try:
        seen = method.look(outside, due)
        fresh = [receipts.dump(one) for one in seen if not _known(host.errand_reader(), method.name, one)]
    except NotReady as reason:
        return {"problem": str(reason)}
    except Exception as error:
        # A method that raises is broken, not the errand: it is counted, and staff hear of it by and by.
        code = log.error_code(error)
        log.trace(code, error, place=f"{owner}.{LOOK}")
        return {"problem": code}
    return {"began": outside.now, "looked": [[attempt.id, attempt.reference] for attempt in due], "seen": fresh}


def _known(db: Reader, method: str, seen: receipts.Sighting) -> bool:
    """Tell whether a receipt was entered with this very sum: then it costs the clerk nothing."""
    if not isinstance(seen, Receipt):
        return False
    row = db.row("SELECT amount, currency FROM receipt WHERE method = ? AND reference = ?", method, seen.reference)
    return row is not None and Money(row["amount"], row["currency"]) == seen.amount


def _cancel(host: "Host", args: Mapping[str, Any]) -> Mapping[str, Any]:
    attempt = attempts.sure(host.errand_reader(), args["attempt"])
    owner, method = _on(host, attempt.method)
    if isinstance(method, CanCancel):
        method.cancel(_outside(host, owner, method), attempt)
    return {}


def _refund(host: "Host", args: Mapping[str, Any]) -> Mapping[str, Any]:
    refund = reversals.refund(host.errand_reader(), args["refund"])
    owner, method = _on(host, refund.method)
    if not isinstance(method, CanRefund):
        return {"failed": "the method cannot send money back"}
    row = host.errand_reader().row("SELECT * FROM receipt WHERE id = ?", refund.receipt)
    if row is None:
        return {"failed": "the receipt is gone"}
    details = payments.details(host.errand_reader(), refund.receipt)
    receipt = Receipt(
        row["reference"], Money(row["amount"], row["currency"]), row["seen_at"], row["payment"], details=details
    )
    try:
        return {"reference": method.refund(_outside(host, owner, method), receipt, refund.amount)}
    except ShopError as refused:
        return {"failed": str(refused)}


_RUNS: Mapping[str, Callable[["Host", Mapping[str, Any]], Mapping[str, Any]]] = {
    LOOK: _look, CANCEL: _cancel, REFUND: _refund,
}  # fmt: skip


def _on(host: "Host", name: str) -> tuple[str, PaymentMethod]:
    found = method_of(host.registry, name)
    if found is None:
        raise Frozen(f"the method {name} is off")
    return found


def _outside(host: "Host", owner: str, method: PaymentMethod) -> Outside[Any]:
    db = host.errand_reader()
    now, since = host.clock.now(), looking.health(db, method.name).since
    return Outside(host.settings_of(db, owner), now, since, host.telegram)


# --- inside: what came of it ---


def result(ctx: "Context[Any]", body: Mapping[str, Any]) -> None:
    """Take in the answer of one of these errands."""
    args, came = body["args"], body["result"]
    if body["name"] == LOOK:
        _looked(ctx, args, came)
    elif body["name"] == REFUND:
        _refunded(ctx, args["refund"], came)


def _looked(ctx: "Context[Any]", args: Mapping[str, Any], came: Mapping[str, Any]) -> None:
    name, number = args["method"], args["look"]
    if not looking.is_under_way(ctx.db.house, name, number):
        return
    if came.get("off"):
        looking.given_up(ctx.tx, name)
        return
    problem = came.get("problem") or came.get("failed")
    if problem:
        _went_wrong(ctx, name, str(problem))
    else:
        _take_in(ctx, args, came)


def _went_wrong(ctx: "Context[Any]", name: str, problem: str) -> None:
    if looking.failed(ctx.tx, name, problem):
        ctx.tell_admins("method-broken", kind="faults", rings=True, method=Code(name), problem=Name(problem))


def _take_in(ctx: "Context[Any]", args: Mapping[str, Any], came: Mapping[str, Any]) -> None:
    """Enter what was seen, some at a time so that people are not kept waiting; the last of it ends the look."""
    seen: Sequence[Mapping[str, Any]] = came["seen"]
    for one in seen[:_AT_ONCE]:
        _try(ctx, args["method"], one)
    rest = seen[_AT_ONCE:]
    if rest:
        body = {"owner": HOUSE, "name": LOOK, "args": dict(args), "result": {**came, "seen": list(rest)}}
        key = f"{LOOK}:{args['method']}:{args['look']}:{len(rest)}"
        inbox.put(ctx.tx.house, errands.SOURCE, key, body, lane=inbox.BACKGROUND)
        return
    _finish(ctx, args["method"], came)


def _try(ctx: "Context[Any]", method: str, words: Mapping[str, Any]) -> None:
    house = ctx.tx.house
    try:
        house.attempt(lambda: enter(ctx, method, words))
    except Exception as error:
        if not house.intact:
            raise
        log.trace(log.error_code(error), error, place=f"{method}.{LOOK}")
        number = house.scalar("SELECT looks FROM payment_method WHERE name = ?", method)
        key = f"{method}:{words.get('reference') or words.get('payment_id')}:{number}"
        inbox.put(house, SOURCE, key, {"method": method, "sighting": dict(words)}, lane=inbox.BACKGROUND)


def enter(ctx: "Context[Any]", method: str, words: Mapping[str, Any]) -> None:
    """Enter one thing that was seen."""
    match receipts.load(words):
        case Receipt() as receipt:
            payments.receive(ctx.tx, method, receipt)
        case Reversal() as reversal:
            reversals.reverse(ctx.tx, method, reversal)
        case Progress(payment, details):
            if _is_of(ctx.db.house, payment, method) and attempts.note(ctx.tx, payment, "progress", details):
                redraw(ctx, payment)
        case Failed(payment, reason):
            if _is_of(ctx.db.house, payment, method):
                attempts.fail(ctx.tx, payment, reason)


def _is_of(db: Reader, payment: int, method: str) -> bool:
    attempt = attempts.get(db, payment)
    return attempt is not None and attempt.method == method


def _is_still(db: Reader, number: int, reference: str | None) -> bool:
    """Tell whether an attempt is called as when the look began: one named since then was not really asked for."""
    return attempts.sure(db, number).reference == reference


def _finish(ctx: "Context[Any]", name: str, came: Mapping[str, Any]) -> None:
    found = method_of(ctx.host.registry, name)
    every = found[1].every if found else PaymentMethod.every
    more = found is not None and len(came["looked"]) >= found[1].at_once
    again = looking.wants_another(ctx.tx, name) or more
    looked = [number for number, reference in came["looked"] if _is_still(ctx.db.house, number, reference)]
    if looking.succeeded(ctx.tx, name, came["began"], looked, every):
        ctx.tell_admins("method-back", kind="faults", method=Code(name))
    expire_due(ctx.tx)
    for attempt in looking.nudged(ctx.db.house, looked, came["began"]):
        redraw(ctx, attempt)
    if again and found:
        _order(ctx.tx, found[1], force=True)


def expire_due(tx: Tx) -> None:
    """End what nobody paid in time: orders, which frees their goods, and attempts."""
    orders.expire_due(tx, _MOST_EXPIRED)
    payments.expire_due(tx, _MOST_EXPIRED)
    attempts.release_due(tx)


def _refunded(ctx: "Context[Any]", number: int, came: Mapping[str, Any]) -> None:
    if "reference" in came:
        reversals.refund_sent(ctx.tx, number, str(came["reference"]))
        return
    failed = reversals.refund_failed(ctx.tx, number, str(came.get("failed", "")))
    problem = Name(failed.problem or "")
    ctx.tell_admins("refund-failed", kind="payments", rings=True, money=failed.amount, problem=problem)
