"""What a buyer is told of a product before buying: what it costs them and why, how much there is, what is promised."""

from typing import Any

from plugins.catalog.declare import Settings
from shopbot.api import (
    Calculation,
    Money,
    Name,
    Num,
    Request,
    Text,
    When,
    countries,
    formulas,
    orders,
    pricing,
    products,
    sales,
    t,
)


def price_lines(request: Request[Settings], quote: pricing.Quote) -> list[Text]:
    """Return the price as this person pays it: what it was before, since when and until when, and by which rule."""
    found: list[Text] = []
    if any(line.step == "tier" for line in quote.lines):
        found.append(t("offer-reseller"))
    if line := next((line for line in quote.lines if line.step == "sale"), None):
        found.append(_sale(request, sales.sure(request.db, int(line.facts["sale"]))))
    if line := next((line for line in quote.lines if line.step == "voucher"), None):
        found.append(t("offer-voucher", code=Name(str(line.facts["code"])), money=-line.money))
    if quote.total < quote.usual:
        found.insert(0, t("offer-instead", price=quote.total, old=quote.usual))
    return found


def _sale(request: Request[Settings], sale: sales.Sale) -> Text:
    off = Calculation.percent(sale.percent) if sale.percent else sale.amount
    if sale.ends_at is None:
        return t("offer-sale", off=off)
    return t("offer-sale-until", off=off, until=When(sale.ends_at, "relative"))


def facts(found: products.Product, price: Money) -> Text:
    """Return price, how much there is and how often it was sold, in one line."""
    if found.most < found.min_quantity:
        return t("product-out", price=price, sold=found.sold)
    key = {"units": "product-facts", "shared": "product-always", "later": "product-made"}[found.supply]
    return t(key, price=price, sold=found.sold, left=found.available)


def origin(request: Request[Settings], found: products.Product) -> list[Text]:
    """Return the country and the type, if the product says any."""
    return [
        *([t("product-country", **_country(request, found.country))] if found.country else []),
        *([t("product-type", type=Name(found.type))] if found.type else []),
    ]


def _country(request: Request[Settings], code: str) -> dict[str, Any]:
    return {"flag": countries.flag(code), "name": Name(countries.name(code, request.language))}


def promises(request: Request[Settings], found: products.Product, paid: Money) -> list[Text]:
    """Return the warranty and what a refund would come to, before anything is bought."""
    promise = orders.promise(request.db, found)
    days = promise.warranty_days
    lines = [t("offer-warranty", days=Num(days))] if days else []
    return [*lines, *_refund(promise, paid)] if paid.is_positive else lines


def _refund(promise: orders.Promise, paid: Money) -> list[Text]:
    """Return what would go back on the first day and half-way through the warranty, by the rule as it is now."""
    days = promise.warranty_days
    first = _comes_to(promise, paid, 0)
    if not first.is_positive:
        return [t("offer-no-refund")]
    if days < 2:  # one day has no half
        return [t("offer-refund", money=first)]
    return [t("offer-refund-half", money=first, half=_comes_to(promise, paid, days // 2), day=Num(days // 2))]


def _comes_to(promise: orders.Promise, paid: Money, day: int) -> Money:
    """Return what goes back for one of these, bought at `paid`, so many days after its delivery."""
    if not promise.refund:
        return Money.zero(paid.currency)
    values = formulas.refund_values(paid=paid, quantity=1, days=day, warranty=promise.warranty_days)
    return formulas.as_money(formulas.evaluate(promise.refund, values), paid.currency, paid)
