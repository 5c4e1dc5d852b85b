"""A payer shows their transaction because another sum arrived than asked: an exchange took its fee, or they rounded.

The chain is public, so anybody can show anybody's transaction. It is given to a payment by itself only if that payment
waited at this address when the money came, the sum is off by no more than the owner allows, and no other person's
payment fits as well. In any other case staff decide, and the payer is told so.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.usdt import screens, trongrid
from plugins.usdt.declare import USDT, Settings, plugin
from plugins.usdt.method import NAME, SKEW
from plugins.usdt.transfers import Transfer, txid_in
from shopbot.api import (
    Attempt,
    Code,
    Context,
    Money,
    Name,
    Request,
    Screen,
    ShopError,
    payments,
    people,
    t,
    unclaimed,
)

_MOST, _SPAN = 5, 3600
_CENT = 10_000  # smallest units: exchanges' fees are whole ones, so the digits below tell payers apart all the same
_WHY = "its payer showed the transaction"


@plugin.action(paying=True)
def fee(request: Request[Settings], number: int) -> None:
    """Explain what happens when an exchange takes its fee out of the payment."""
    attempt = _mine(request, number)
    request.show(
        Screen.of(
            t("fee-how", money=attempt.asked),
            "",
            t("fee-sent"),
            rows=[[sent.button("btn-sent", number)]],
            trail=(t("payment"), t("fee-title")),
            back=screens.back(request, number),
        )
    )


@plugin.action(paying=True)
def sent(request: Request[Settings], number: int) -> None:
    """Ask for the transaction."""
    _mine(request, number)
    request.ask("ask-hash", then=got_hash, number=number)


@plugin.answer()
def got_hash(request: Request[Settings], words: str, number: int) -> None:
    """Look the transaction up, a few times an hour at most."""
    attempt, txid = _mine(request, number), txid_in(words)
    if txid is None:
        raise ShopError("not-a-hash")
    sql = "SELECT count(*) FROM usdt_shown WHERE person = ? AND at > ?"
    if request.db.scalar(sql, request.user.id, request.now - _SPAN) >= _MOST:
        raise ShopError("too-often")
    sql = "INSERT INTO usdt_shown (person, attempt, txid, at) VALUES (?, ?, ?, ?) RETURNING id"
    shown = int(request.tx.scalar(sql, request.user.id, number, txid, request.now))
    check.send(request, str(shown), shown, number, txid, str(attempt.details["address"]))
    request.show(Screen.of("looking-up", trail=(t("payment"),), back=screens.back(request, number)))


def _mine(request: Request[Settings], number: int) -> Attempt:
    found = screens.mine(request, number)
    if found is None:
        raise ShopError("gone")
    return found


@plugin.errand()
def check(settings: Settings, shown: int, attempt: int, txid: str, address: str) -> Mapping[str, Any]:
    """Return what the transaction brought to the address for good; `final` is false while that is not known."""
    found = trongrid.final(trongrid.source(settings), txid, address)
    return {"final": found is not None, "came": [[one.value, one.at, one.ordinal] for one in found or []]}


@check.result
def checked(
    ctx: Context[Settings], result: Mapping[str, Any], shown: int, attempt: int, txid: str, address: str
) -> None:
    """Enter what came, give it to the payment if it can only be that one's, and tell the payer either way."""
    meant = payments.get(ctx.db, attempt)
    if meant is None:
        return
    came = [Transfer(txid, address, *one) for one in result.get("came", [])]
    key = _refusal(result, came, meant) or _enter(ctx, came, meant)
    show = ctx.host.registry.actions.get("payments.show")
    ctx.tell(
        meant.person, key, dedupe=f"shown:{shown}", rings=True, asked=meant.asked, txid=Code(txid),
        rows=[[show.button("btn-payment", attempt)]] if show else [],
        came=Money(sum(one.value for one in came), USDT),
    )  # fmt: skip


def _refusal(result: Mapping[str, Any], came: Sequence[Transfer], meant: Attempt) -> str:
    if not result.get("final"):
        return "hash-not-yet"
    if not came:
        return "hash-elsewhere"
    return "hash-old" if any(one.at < meant.opened_at - SKEW for one in came) else ""


def _enter(ctx: Context[Settings], came: Sequence[Transfer], meant: Attempt) -> str:
    """Enter each transfer as a look would, and say what became of them, the least certain first."""
    results = {_enter_one(ctx, one, meant) for one in came if one.value >= ctx.settings.least}
    return next((key for key in ("hash-staff", "hash-taken", "hash-yours") if key in results), "hash-dust")


def _enter_one(ctx: Context[Settings], one: Transfer, meant: Attempt) -> str:
    outcome = payments.receive(ctx.tx, NAME, one.receipt("TronGrid"))
    if outcome.person is not None or outcome.not_ours:
        return "hash-yours" if outcome.person == meant.person else "hash-taken"
    if _fitting(ctx, one) == {meant.id}:
        unclaimed.give_to_attempt(ctx.tx, outcome.id, meant.id, ctx.actor, _WHY)
        ctx.redraw(meant.id)
        return "hash-yours"
    _ask_staff(ctx, outcome.id, one, meant)
    return "hash-staff"


def _fitting(ctx: Context[Settings], one: Transfer) -> set[int]:
    """Return the unpaid payments that it may be: those off by whole cents before all others that are near enough.

    One that was opened once the money was on the chain is none of them, by however little: everybody could see it then.
    """
    rows = ctx.db.rows(
        "SELECT id, asked FROM payment WHERE held = 1 AND method = ? AND scope = ? AND asked_currency = ? AND asked"
        " BETWEEN ? AND ? AND received = 0 AND opened_at <= ?",
        NAME, one.address, USDT, one.value - ctx.settings.tolerance, one.value + ctx.settings.tolerance, one.at,
    )  # fmt: skip
    exact = {row["id"] for row in rows if (row["asked"] - one.value) % _CENT == 0}
    return exact or {row["id"] for row in rows}


def _ask_staff(ctx: Context[Settings], receipt: int, one: Transfer, meant: Attempt) -> None:
    payer, code = Name(people.sure(ctx.db, meant.person).name), Code(screens.number(ctx, meant))
    action = ctx.host.registry.actions.get("payments.found")
    ctx.tell_admins(
        "staff-shown", kind="payments", dedupe=f"{one.reference}:{meant.id}",
        rows=[[action.button("btn-decide", receipt)]] if action else [],
        payer=payer, code=code, came=Money(one.value, USDT), asked=meant.asked, txid=Code(one.txid),
    )  # fmt: skip
