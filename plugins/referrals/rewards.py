"""What is promised for a friend's order, when it is paid, and what goes back when the order's money does.

A reward is promised once for each (order, side) when the order is delivered, of what the order really cost. It is due
when the owner's days are over, is paid once (`referral:<order>:<side>` in the ledger), and shrinks with every part of
the order's money that goes back: before the payout it is simply less; after it, what the wallet still holds goes back
by a posting of its own, and the rest is noted as lost. Sums are in the smallest unit of the order's currency.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from plugins.referrals import invitations
from plugins.referrals.declare import DAY, FRIEND, INVITER, Settings
from plugins.referrals.invitations import Invitation
from shopbot.api import Context, Money, Reader, ShopError, audit, ledger, orders, people, refunds, reversals

State = Literal["pending", "paid", "void"]
REASON, REASON_BACK = "referral", "referral_back"
HELD_FOR = DAY  # what somebody who was cut off would be paid waits so long: their cutting off can be undone
_MONTH = 30 * DAY
_AT_ONCE = 200
_LONGEST = 200


@dataclass(frozen=True)
class Reward:
    """One reward. `amount` is for the whole order; `worth` what it is after money of the order went back.

    `capped` says which limit made it less than `promised`, `why` why a void one is void. Times are UTC seconds.
    """

    id: int
    order: int
    side: str
    person: int
    friend: int
    base: Money
    promised: Money
    amount: Money
    capped: str | None
    refunded: Money
    state: State
    why: str | None
    at: int
    due_at: int
    settled_at: int | None
    paid: Money
    taken: Money
    lost: Money

    @property
    def worth(self) -> Money:
        """Return the part of `amount` that the money kept of the order stands for, rounded down."""
        kept = self.base.amount - self.refunded.amount
        return Money(self.amount.amount * kept // self.base.amount, self.amount.currency)


@dataclass(frozen=True)
class Cut:
    """Somebody's rewards were ended: why and when (UTC seconds)."""

    person: int
    reason: str
    at: int


# --- promised ---


def promise(ctx: Context[Settings], number: int) -> None:
    """Promise what a delivered order earns whoever invited its buyer, and the buyer; once for each of them."""
    order = orders.sure(ctx.db, number)
    invited = invitations.of(ctx.db, order.person)
    if invited is None or order.total.is_zero or not _counts(ctx, order, invited):
        return
    _promise(ctx, order, INVITER, invited.inviter)
    _promise(ctx, order, FRIEND, order.person)


def _counts(ctx: Context[Settings], order: orders.Order, invited: Invitation) -> bool:
    """Tell whether this order of a friend is one that earns something."""
    if ctx.settings.no_staff and people.sure(ctx.db, order.person).is_staff:
        return False
    if ctx.settings.every_order:
        end = invited.at + ctx.settings.days * DAY
        return ctx.settings.days == 0 or (order.paid_at or order.created_at) <= end
    sql = (
        "SELECT 1 FROM referrals_reward WHERE friend = ? AND order_id <> ?"
        " AND NOT (state = 'void' AND why IN ('small', 'refunded'))"
    )
    return ctx.db.scalar(sql, order.person, order.id) is None


def _promise(ctx: Context[Settings], order: orders.Order, side: str, person: int) -> None:
    promised = earned(ctx.settings, side, order.total)
    if promised.is_zero or (ctx.settings.no_staff and people.sure(ctx.db, person).is_staff):
        return
    amount, capped = _within_limits(ctx, person, order.person, side, promised)
    why = "small" if order.total.amount < ctx.settings.least else "capped" if amount.is_zero else None
    due_at = (order.delivered_at or ctx.now) + ctx.settings.wait_days * DAY
    new = ctx.tx.scalar(
        "INSERT INTO referrals_reward (order_id, side, person, friend, currency, base, promised, amount, capped, state,"
        " why, at, due_at, settled_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (order_id, side) DO NOTHING RETURNING id",
        order.id, side, person, order.person, promised.currency, order.total.amount, promised.amount, amount.amount,
        capped, "void" if why else "pending", why, ctx.now, due_at, ctx.now if why else None,
    )  # fmt: skip
    if new is not None:
        catch_up(ctx, sure(ctx.db, int(new)))


def earned(settings: Settings, side: str, cost: Money) -> Money:
    """Return what an order of this cost earns one side before any limit: never more than it cost."""
    percent = settings.inviter_percent if side == INVITER else settings.friend_percent
    fixed = settings.inviter_amount if side == INVITER else settings.friend_amount
    return Money(min(cost.amount, cost.amount * percent // 100 + fixed), cost.currency)


def _within_limits(
    ctx: Context[Settings], person: int, friend: int, side: str, promised: Money
) -> tuple[Money, str | None]:
    """Return what the limits leave of a reward, and which of them made it less."""
    month = "SELECT coalesce(sum(kept), 0) FROM referrals_kept WHERE person = ? AND currency = ? AND at > ?"
    ever = "SELECT coalesce(sum(kept), 0) FROM referrals_kept WHERE friend = ? AND side = ? AND currency = ?"
    limits = {
        "month": (ctx.settings.most_a_month, ctx.db.scalar(month, person, promised.currency, ctx.now - _MONTH)),
        "friend": (ctx.settings.most_a_friend, ctx.db.scalar(ever, friend, side, promised.currency)),
    }
    left = {name: max(0, most - int(used)) for name, (most, used) in limits.items() if most}
    tightest = min(left, key=lambda name: left[name], default=None)
    if tightest is None or left[tightest] >= promised.amount:
        return promised, None
    return Money(left[tightest], promised.currency), tightest


# --- paid ---


def pay_due(ctx: Context[Settings]) -> list[Reward]:
    """Pay what is due, or say why it is not paid; return the rewards that were paid just now."""
    rows = ctx.db.rows(
        "SELECT id FROM referrals_reward WHERE state = 'pending' AND due_at <= ?"
        " AND person NOT IN (SELECT person FROM referrals_cut WHERE at > ?) ORDER BY due_at, id LIMIT ?",
        ctx.now, ctx.now - HELD_FOR, _AT_ONCE,
    )  # fmt: skip
    return [paid for row in rows if (paid := _settle(ctx, sure(ctx.db, row["id"]))) is not None]


def _settle(ctx: Context[Settings], reward: Reward) -> Reward | None:
    """Pay one reward and return it, or end it and return None."""
    caught = catch_up(ctx, reward)
    if caught.state != "pending":
        return None
    why = _against(ctx, caught)
    if why:
        _void(ctx, caught, why)
        return None
    ledger.give(ctx.tx, caught.person, caught.worth, REASON, f"referral:{caught.order}:{caught.side}")
    sql = "UPDATE referrals_reward SET state = 'paid', paid = ?, settled_at = ? WHERE id = ?"
    ctx.tx.run(sql, caught.worth.amount, ctx.now, caught.id)
    return sure(ctx.db, caught.id)


def _against(ctx: Context[Settings], reward: Reward) -> str | None:
    """Return why somebody gets nothing after all."""
    both = people.sure(ctx.db, reward.person), people.sure(ctx.db, reward.friend)
    if any(one.is_banned(ctx.now) for one in both):
        return "banned"
    if ctx.settings.no_staff and any(one.is_staff for one in both):
        return "staff"
    return "cut" if cut_of(ctx.db, reward.person) else None


def _void(ctx: Context[Settings], reward: Reward, why: str) -> None:
    sql = "UPDATE referrals_reward SET state = 'void', why = ?, settled_at = ? WHERE id = ? AND state = 'pending'"
    ctx.tx.run(sql, why, ctx.now, reward.id)


# --- less, as money of the order went back ---


def of_order(db: Reader, order: int) -> list[Reward]:
    """Return what an order earned, at most one reward a side."""
    return [_reward(row) for row in db.rows("SELECT * FROM referrals_reward WHERE order_id = ? ORDER BY id", order)]


def catch_up(ctx: Context[Settings], reward: Reward) -> Reward:
    """Take into account what went back of the order's money, once; return the reward as it is then."""
    gone = min(reward.base, gone_back(ctx.db, reward.order, reward.base.currency))
    if gone <= reward.refunded or reward.state == "void":
        return reward
    ctx.tx.run("UPDATE referrals_reward SET refunded = ? WHERE id = ?", gone.amount, reward.id)
    now = sure(ctx.db, reward.id)
    if now.state == "paid":
        _take_back(ctx, now)
    elif now.worth.is_zero:
        _void(ctx, now, "refunded")
    return sure(ctx.db, reward.id)


def gone_back(db: Reader, order: int, currency: str) -> Money:
    """Return how much of an order's money went back: given back by the shop, or taken back by a payment method."""
    given = sum(one.amount.amount for one in refunds.of_order(db, order))
    taken = sum(one.lost.amount for one in reversals.of_order(db, order) if one.lost.currency == currency)
    return Money(given + taken, currency)


def _take_back(ctx: Context[Settings], reward: Reward) -> None:
    """Take back what a paid reward is too much by, as far as the wallet still holds it."""
    too_much = reward.paid - reward.taken - reward.lost - reward.worth
    if not too_much.is_positive:
        return
    taken = min(too_much, ledger.balance(ctx.db, reward.person, too_much.currency))
    if taken.is_positive:
        legs = [ledger.Leg(ledger.wallet(reward.person), -taken), ledger.Leg(ledger.GIFTS, taken)]
        key = f"referral-back:{reward.id}:{reward.refunded.amount}"
        ledger.post(ctx.tx, key, REASON_BACK, legs, actor=ctx.actor)
    sql = "UPDATE referrals_reward SET taken = taken + ?, lost = lost + ? WHERE id = ?"
    ctx.tx.run(sql, taken.amount, (too_much - taken).amount, reward.id)


def missed(db: Reader) -> list[int]:
    """Return orders of paid rewards of which more went back than was taken into account: while the plugin was off."""
    rows = db.rows(
        "SELECT order_id FROM referrals_reward WHERE state = 'paid' AND refunded < base AND refunded <"
        " (SELECT coalesce(sum(order_refund.amount), 0) FROM order_refund"
        " WHERE order_refund.order_id = referrals_reward.order_id) LIMIT ?",
        _AT_ONCE,
    )
    return [row["order_id"] for row in rows]


# --- ended by staff ---


def cut_of(db: Reader, person: int) -> Cut | None:
    """Return why somebody's rewards were ended, or None."""
    row = db.row("SELECT * FROM referrals_cut WHERE person = ?", person)
    return None if row is None else Cut(row["person"], row["reason"], row["at"])


def cut(ctx: Context[Any], person: int, by: int, reason: str) -> bool:
    """End somebody's rewards; False when they were ended before. What is pending waits a day, and is void then.

    Raises ShopError `reason_missing`, `no_such_person`.
    """
    people.sure(ctx.db, person)
    if not reason.strip():
        raise ShopError("reason_missing")
    sql = "INSERT INTO referrals_cut VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    new = bool(ctx.tx.run(sql, person, reason.strip()[:_LONGEST], ctx.now))
    if new:
        audit.write(ctx.tx, by, "referrals.cut", f"person:{person}", None, told(cut_of(ctx.db, person)))
    return new


def put_back(ctx: Context[Any], person: int, was: Mapping[str, Any], by: int) -> None:
    """End somebody's rewards as they were ended before, from what the audit kept of it."""
    ctx.tx.run("INSERT INTO referrals_cut VALUES (?, ?, ?)", person, was["reason"], was["created_at"])
    audit.write(ctx.tx, by, "referrals.cut", f"person:{person}", None, told(cut_of(ctx.db, person)))


def restore(ctx: Context[Any], person: int, by: int) -> None:
    """Let somebody earn rewards again; nothing changes for whom nobody ended them."""
    was = cut_of(ctx.db, person)
    if was is not None:
        ctx.tx.run("DELETE FROM referrals_cut WHERE person = ?", person)
        audit.write(ctx.tx, by, "referrals.restore", f"person:{person}", told(was), None)


def told(one: Cut | None) -> dict[str, object] | None:
    """Return what the audit keeps of it."""
    return None if one is None else {"reason": one.reason, "created_at": one.at}


# --- reading ---


def sure(db: Reader, reward: int) -> Reward:
    """Return one reward by its number. Raises ShopError `gone`."""
    row = db.row("SELECT * FROM referrals_reward WHERE id = ?", reward)
    if row is None:
        raise ShopError("gone")
    return _reward(row)


def of_person(db: Reader, person: int, offset: int, limit: int) -> list[Reward]:
    """Return somebody's rewards, the newest first."""
    sql = "SELECT * FROM referrals_reward WHERE person = ? ORDER BY id DESC LIMIT ? OFFSET ?"
    return [_reward(row) for row in db.rows(sql, person, limit, offset)]


def count(db: Reader, person: int) -> int:
    """Return how many rewards somebody has, of every state."""
    return int(db.scalar("SELECT count(*) FROM referrals_reward WHERE person = ?", person))


@dataclass(frozen=True)
class Sums:
    """What somebody's rewards, or all, come to: kept in wallets, still pending, taken back, lost to the shop."""

    earned: Money
    pending: Money
    taken: Money
    lost: Money


def sums(db: Reader, currency: str, person: int | None = None) -> Sums:
    """Return the sums of one person's rewards, or of all."""
    (row,) = db.rows(
        "SELECT coalesce(sum(iif(state = 'paid', kept, 0)), 0), coalesce(sum(iif(state = 'pending', kept, 0)), 0),"
        " coalesce(sum(taken), 0), coalesce(sum(lost), 0)"
        " FROM referrals_kept WHERE currency = ?1 AND person = coalesce(?2, person)",
        currency, person,
    )  # fmt: skip
    return Sums(*(Money(int(amount), currency) for amount in row))


def from_friend(db: Reader, friend: int, currency: str) -> Money:
    """Return what one friend's orders have earned whoever invited them: paid and not taken back."""
    sql = (
        "SELECT coalesce(sum(kept), 0) FROM referrals_kept"
        " WHERE friend = ? AND side = ? AND currency = ? AND state = 'paid'"
    )
    return Money(int(db.scalar(sql, friend, INVITER, currency)), currency)


def _reward(row: Any) -> Reward:
    def money(name: str) -> Money:
        return Money(row[name], row["currency"])

    return Reward(
        row["id"], row["order_id"], row["side"], row["person"], row["friend"], money("base"), money("promised"),
        money("amount"), row["capped"], money("refunded"), row["state"], row["why"], row["at"], row["due_at"],
        row["settled_at"], money("paid"), money("taken"), money("lost"),
    )  # fmt: skip
