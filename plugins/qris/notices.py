"""The owner's phone forwards what the bank says came in: each notification is entered once, in doubt by a person.

A sum that one payment asked for is that payment's; any other is nobody's until staff say whose. The same words twice
may be a phone that repeats itself or a buyer who paid twice: nobody can tell but the owner, so they are asked.
"""

from collections.abc import Mapping
from hashlib import sha256
from hmac import compare_digest
from typing import Any
from urllib.parse import parse_qsl

from plugins.qris.declare import CONFIRM, Settings, plugin
from plugins.qris.notice import Unsure, read_sum
from plugins.qris.own import NAME, SCOPE, confirmers
from plugins.qris.screens import RUPIAH
from shopbot.api import Context, Money, Name, Receipt, Request, ShopError, WebhookCall, payments, read_amount, t

_REPEAT_SECONDS = 86_400  # as long as a sum stays taken
_KEPT_SECONDS = 90 * 86_400
_SHOWN = 300
_WORDS = ("title", "text", "body", "message", "content")
_IDS = ("id", "notification_id")


def has_secret(settings: Settings, call: WebhookCall) -> bool:
    """Tell whether a call comes from the owner's phone; without a secret in the settings none does."""
    wanted, given = settings.notice_secret, call.headers.get("x-secret", "")
    return bool(wanted) and compare_digest(wanted.encode(), given.encode("utf-8", "replace"))


@plugin.webhook("notice", verify=has_secret)
def notified(ctx: Context[Settings], call: WebhookCall) -> None:
    """Take a notification in: JSON or a form with title and text (and, if the phone has one, an id), or plain words."""
    fields = _fields(call)
    words = "\n".join(fields[name] for name in _WORDS if fields.get(name))
    own = next((fields[name] for name in _IDS if fields.get(name)), "")
    take(ctx, words.encode("utf-8", "replace").decode(), own)  # half a letter, which JSON can hold, no table can


def _fields(call: WebhookCall) -> Mapping[str, str]:
    text, read = call.body.decode("utf-8", "replace"), call.json()
    if read is None:
        form = dict(parse_qsl(text))
        return form if set(form) & set(_WORDS) else {"text": text}
    if isinstance(read, dict):
        return {str(name): str(value) for name, value in read.items() if isinstance(value, str | int)}
    return {"text": str(read)}


def take(ctx: Context[Any], words: str, own: str = "") -> None:
    """Enter what a notification says, or keep it for a person. `own` is the phone's name for it, if it has one."""
    mark = sha256(f"{own}\0{'' if own else words}".encode("utf-8", "replace")).hexdigest()
    before = ctx.db.row("SELECT * FROM qris_notice WHERE mark = ? ORDER BY id DESC LIMIT 1", mark)
    if before and own:
        return
    try:
        amount = read_sum(words)
    except Unsure as unsure:
        passed = unsure.doubt in ("none", "outgoing")
        if not (before and before["at"] > ctx.now - _REPEAT_SECONDS):
            _keep(ctx, mark, words, "passed" if passed else "waiting", unsure.doubt, None)
        return
    if before and before["at"] > ctx.now - _REPEAT_SECONDS:
        if before["state"] == "entered":
            _keep(ctx, mark, words, "waiting", "repeat", amount)
        return
    _enter(ctx, _keep(ctx, mark, words, "passed", None, amount), amount)


def _keep(ctx: Context[Any], mark: str, words: str, state: str, doubt: str | None, amount: int | None) -> int:
    sql = "INSERT INTO qris_notice (mark, words, state, doubt, amount, at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id"
    number = int(ctx.tx.scalar(sql, mark, words, state, doubt, amount, ctx.now))
    if state == "waiting":
        _ask_staff(ctx, number, words, repeated=doubt == "repeat")
    return number


def _ask_staff(ctx: Context[Any], number: int, words: str, *, repeated: bool) -> None:
    yes = second.button("btn-second", number) if repeated else by_hand.button("btn-type-sum", number)
    rows = [[yes.success()], [pass_over.button("btn-pass", number)]]
    key, shown = "staff-repeated" if repeated else "staff-unclear", Name(words[:_SHOWN])
    for one in confirmers(ctx):
        ctx.tell(one.id, key, rings=True, dedupe=f"notice:{number}:{one.id}", rows=rows, words=shown)


def _enter(ctx: Context[Any], number: int, amount: int) -> payments.Outcome:
    """Enter the money of a notification: with the first one for a payment comes the money a tap may have entered."""
    money = Money(amount, RUPIAH)
    attempt = payments.asking(ctx.db, NAME, SCOPE, money, ctx.now)
    taken = attempt and ctx.db.scalar("SELECT 1 FROM qris_notice WHERE attempt = ? LIMIT 1", attempt.id)
    reference = str(attempt.id) if attempt and not taken else f"notice:{number}"
    ctx.tx.run(
        "UPDATE qris_notice SET state = 'entered', amount = ?, attempt = ? WHERE id = ?",
        amount, attempt.id if attempt else None, number,
    )  # fmt: skip
    details = {"notice": number, "by": "phone"}
    receipt = Receipt(reference, money, ctx.now, attempt.id if attempt else None, details=details)
    outcome = payments.receive(ctx.tx, NAME, receipt)
    if attempt:
        ctx.redraw(attempt.id)
    return outcome


# --- what a person decides ---


@plugin.action(allow=CONFIRM)
def by_hand(request: Request[Settings], number: int) -> None:
    """Ask how much a notification says came in."""
    _waiting(request, number)
    request.ask("which-sum", then=got_sum, number=number)


@plugin.answer()
def got_sum(request: Request[Settings], words: str, number: int) -> None:
    """Enter the sum a person read."""
    _waiting(request, number)
    _decided(request, _enter(request, number, read_amount(words, RUPIAH).amount))


@plugin.action(allow=CONFIRM)
def second(request: Request[Settings], number: int) -> None:
    """Enter a notification that came twice as a second payment."""
    _decided(request, _enter(request, number, _waiting(request, number)))


@plugin.action(allow=CONFIRM)
def pass_over(request: Request[Settings], number: int) -> None:
    """Leave a notification alone: no money of ours."""
    _waiting(request, number)
    request.tx.run("UPDATE qris_notice SET state = 'passed' WHERE id = ?", number)
    request.alert("passed-over")


def _waiting(request: Request[Settings], number: int) -> int:
    """Return the sum it says, 0 if that is not known. Raises ShopError `gone` when it waits no more."""
    request.require(CONFIRM)
    sql = "SELECT coalesce(amount, 0) FROM qris_notice WHERE id = ? AND state = 'waiting'"
    amount = request.db.scalar(sql, number)
    if amount is None:
        raise ShopError("gone")
    return int(amount)


def _decided(request: Request[Settings], outcome: payments.Outcome) -> None:
    request.alert(t("entered" if outcome.person else "entered-unclaimed", money=outcome.amount))


@plugin.daily("04:10")
def forget(ctx: Context[Settings]) -> None:
    """Delete what the phone told long ago: it names people."""
    ctx.tx.run("DELETE FROM qris_notice WHERE at < ?", ctx.now - _KEPT_SECONDS)
    ctx.tx.run("DELETE FROM qris_code WHERE id < (SELECT max(id) FROM qris_code)")
