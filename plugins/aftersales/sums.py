"""What goes back for an order by the rule that was promised with it, and the sum written out."""

from dataclasses import dataclass

from shopbot.api import Calculation, Money, Num, Reader, Text, formulas, orders, refunds, stock, t

DAY = 86_400


@dataclass(frozen=True)
class Sum:
    """What the rule comes to now (`result`), and what of it is still to go `back`: never more than is `left` of it all.

    `days` since the delivery and `warranty` are in days, `claims` replacements given; `whole` is what the rule gave if
    nothing had gone back yet.
    """

    paid: Money
    left: Money
    back: Money
    whole: Money
    days: int
    warranty: int
    claims: int
    steps: tuple[str, ...]
    rule: str
    result: Money | None = None

    def share(self, quantity: int) -> Money:
        """Return what goes back for one of `quantity`: its part of the whole, however much went back for others."""
        return min(self.back, Money(self.whole.amount // quantity, self.back.currency))

    @property
    def facts(self) -> dict[str, object]:
        """What is kept with a refund: the rule and its numbers."""
        return {"rule": self.rule, "days": self.days, "warranty": self.warranty, "claims": self.claims}


def of_order(db: Reader, order: orders.Order, now: int) -> Sum:
    """Reckon for a paid order at `now` (UTC seconds); what was not delivered yet goes back whole."""
    left = refunds.left(db, order.id)
    item = order.items[0]
    days = 0 if order.delivered_at is None else max(0, now - order.delivered_at) // DAY
    claims = sum(unit.replaced for unit in stock.units_of(db, order.id))
    warranty, rule = item.promise.warranty_days, item.promise.refund
    nothing = Money.zero(left.currency)
    if order.delivered_at is None:
        return Sum(order.total, left, left, order.total, days, warranty, claims, (), "")
    if not rule:
        return Sum(order.total, left, nothing, nothing, days, warranty, claims, (), "")
    values = formulas.refund_values(
        paid=order.total, quantity=item.quantity, days=days, warranty=warranty, claims=claims,
        refunded=order.total - left,
    )  # fmt: skip
    result = _result(rule, values, order.total)
    counted = "refunded" in rule  # the owner's rule takes what went back before into account itself
    back = min(left, result if counted else max(result - (order.total - left), nothing))
    whole = _result(rule, {**values, "refunded": nothing}, order.total)
    return Sum(order.total, left, back, whole, days, warranty, claims, formulas.steps(rule, values), rule, result)


def _result(rule: str, values: formulas.Values, most: Money) -> Money:
    return formulas.as_money(formulas.evaluate(rule, values), most.currency, most)


def lines(one: Sum, *, delivered: bool) -> list[Text]:
    """Return the sum, step by step, as the buyer and staff both see it."""
    found = [t("sum-paid", money=one.paid)]
    if one.left != one.paid:
        found.append(t("sum-gone", money=one.paid - one.left))
    if not delivered:
        return [*found, t("sum-undelivered", money=one.back)]
    if one.warranty:
        found.append(t("sum-days", days=Num(one.days), warranty=Num(one.warranty)))
    if one.claims:
        found.append(t("sum-claims", count=Num(one.claims)))
    if not one.rule:
        return [*found, t("sum-no-rule")]
    found.append(t("sum-result", steps=Calculation(one.steps), money=one.result or one.back))
    return found if one.back == one.result else [*found, t("sum-rest", money=one.back)]
