"""The tip under the balance: the first rule that has something to say and was not sent away.

A tip that somebody dismissed stays away from them for a week; then the next rule has its turn meanwhile.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plugins.wallet.declare import Settings, plugin
from shopbot.api import Button, Money, Num, Request, Text, Worded, orders, products, t, vouchers

_AWAY = 7 * 86_400
_MONTH = 30 * 86_400
_LOOKED_AT = 30
_OFTEN = 2
_PAID = ("paid", "part-delivered", "delivered")
_NAMES = ("waiting", "gift", "low", "month", "enough", "first", "ready", "empty")


@dataclass(frozen=True)
class Tip:
    """What is said, and the button that does it. `name` is what a person sends away."""

    name: str
    text: Text
    button: Button | None = None


@dataclass(frozen=True)
class Seen:
    """What the rules look at: the balance, the amounts offered, the newest orders, and what is bought usually."""

    money: Money
    presets: Sequence[Money]
    newest: Sequence[orders.Order]
    usual: orders.Order | None

    def enough(self, missing: Money) -> Money:
        """Return the smallest amount offered that covers what is missing; that itself, if none does."""
        return min((one for one in self.presets if one >= missing), key=lambda one: one.amount, default=missing)


def choose(request: Request[Settings], money: Money, presets: Sequence[Money]) -> Tip | None:
    """Return the tip for somebody who has `money`, or None when all that fit were sent away."""
    newest = orders.of_person(request.db, request.user.id, limit=_LOOKED_AT).items
    seen = Seen(money, presets, newest, usual_of(newest))
    gone = _sent_away(request)
    tips = (rule(request, seen) for rule in _RULES)
    return next((tip for tip in tips if tip is not None and tip.name not in gone), None)


def usual_of(newest: Sequence[orders.Order]) -> orders.Order | None:
    """Return the newest order of what is bought most often; of equals, of what was bought last."""
    paid = [one for one in newest if one.state in _PAID]
    times = Counter(one.items[0].product for one in paid)
    return max(paid, key=lambda one: (times[one.items[0].product], one.id), default=None)


# --- the rules, the most pressing first ---


def _waiting(request: Request[Settings], seen: Seen) -> Tip | None:
    found = next((one for one in seen.newest if one.state == "waiting"), None)
    order = request.action("orders.order")
    if found is None:
        return None
    return Tip("waiting", t("tip-waiting"), order.button("btn-to-order", found.id) if order else None)


def _gift(request: Request[Settings], _seen: Seen) -> Tip | None:
    found = next((v for v in vouchers.mine(request.db, request.user.id, request.now) if v.terms.kind == "gift"), None)
    mine = request.action("vouchers.mine")
    if found is None or mine is None:
        return None
    return Tip("gift", t("tip-gift"), mine.button("btn-gift"))


def _low(request: Request[Settings], seen: Seen) -> Tip | None:
    if seen.usual is None or seen.usual.total.currency != seen.money.currency or seen.money >= seen.usual.total:
        return None
    missing = seen.usual.total - seen.money
    return Tip("low", t("tip-low", title=_title(seen.usual), missing=missing), _add(request, seen.enough(missing)))


def _month(request: Request[Settings], seen: Seen) -> Tip | None:
    """Offer one payment for a month of what is bought again and again: what it costs to pay is paid once."""
    usual = seen.usual
    if usual is None or usual.total.currency != seen.money.currency:
        return None
    since, product = request.now - _MONTH, usual.items[0].product
    times = sum(o.state in _PAID and o.created_at > since and o.items[0].product == product for o in seen.newest)
    missing = usual.total * times - seen.money
    if times < _OFTEN or not missing.is_positive:
        return None
    amount = seen.enough(missing)
    said = t("tip-month", title=_title(usual), times=Num(times), money=amount)
    return Tip("month", said, _add(request, amount))


def _enough(request: Request[Settings], seen: Seen) -> Tip | None:
    again = request.action("orders.again")
    if seen.usual is None:
        return None
    button = again.button("btn-again", seen.usual.id) if again else None
    return Tip("enough", t("tip-enough", title=_title(seen.usual)), button)


def _first(request: Request[Settings], seen: Seen) -> Tip | None:
    cheapest = products.cheapest(request.db)
    shop = request.action("catalog.shop")
    if cheapest is None or cheapest.currency != seen.money.currency:
        return None
    name = "ready" if seen.money >= cheapest else "first"
    return Tip(name, t(f"tip-{name}", goal=cheapest), shop.button("btn-shop") if shop else None)


def _empty(_request: Request[Settings], _seen: Seen) -> Tip | None:
    return Tip("empty", t("tip-empty"))


_RULES: tuple[Callable[[Request[Settings], Seen], Tip | None], ...] = (
    _waiting, _gift, _low, _month, _enough, _first, _empty,
)  # fmt: skip


def _title(order: orders.Order) -> Worded:
    return Worded(order.items[0].title, order.items[0].titles)


def _add(request: Request[Settings], money: Money) -> Button | None:
    amount = request.action("wallet.amount")
    return amount.button(t("btn-add-amount", money=money), money.amount) if amount else None


# --- sent away ---


def _sent_away(request: Request[Settings]) -> set[str]:
    sql = "SELECT tip FROM wallet_tips WHERE person = ? AND until > ?"
    return {row["tip"] for row in request.db.rows(sql, request.user.id, request.now)}


@plugin.action()
def dismiss(request: Request[Settings], tip: str) -> None:
    """Keep a tip away from this person for a week."""
    if tip in _NAMES:
        request.tx.run(
            "INSERT INTO wallet_tips VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET until = excluded.until",
            request.user.id, tip, request.now + _AWAY,
        )  # fmt: skip
    request.go("wallet.wallet")
