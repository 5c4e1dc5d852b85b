"""A voucher in words: what it gives, under which conditions, and why it does not hold."""

from collections.abc import Sequence
from typing import Any

from shopbot.api import (
    CURRENCIES,
    Button,
    Calculation,
    Code,
    Context,
    Money,
    Name,
    Num,
    Phrase,
    Request,
    Text,
    When,
    Worded,
    orders,
    people,
    products,
    t,
    terms,
    vouchers,
)

_SHORT = 12


def money(ctx: Context[Any], units: int, currency: str | None = None) -> Money:
    """Return a sum of a voucher's terms; what names no currency is in the shop's."""
    return Money(units, currency or terms.currency(ctx.db))


def scale(currency: str) -> int:
    """Return how many smallest units the unit is that people say: 100 cents are a dollar."""
    return CURRENCIES[currency].scale


# --- what it gives, and when ---


def gives(ctx: Context[Any], one: vouchers.VoucherTerms) -> Phrase:
    """Return what a voucher is worth, in a few words."""
    if one.kind == "percent":
        off = Calculation.percent(one.value)
        return Phrase("gives-percent", {"percent": off}) if one.most is None else _at_most(ctx, off, one.most)
    return Phrase(
        "gives-gift" if one.kind == "gift" else "gives-amount", {"money": money(ctx, one.value, one.currency)}
    )


def _at_most(ctx: Context[Any], off: Calculation, most: int) -> Phrase:
    return Phrase("gives-percent-most", {"percent": off, "most": money(ctx, most)})


def rules(ctx: Context[Any], one: vouchers.VoucherTerms) -> list[Phrase]:
    """Return the conditions that a buyer has to know."""
    return [
        *_of_goods(ctx, one),
        *([Phrase("from-sum", {"least": money(ctx, one.least, one.currency)})] if one.least else []),
        *([Phrase("from-day", {"at": When(one.starts_at)})] if one.starts_at and one.starts_at > ctx.now else []),
        *([Phrase("until", {"at": When(one.ends_at)})] if one.ends_at else []),
    ]


def summary(ctx: Context[Any], one: vouchers.VoucherTerms) -> list[Phrase]:
    """Return all conditions, as staff have to know them."""
    goods = _of_goods(ctx, one) or ([] if one.kind == "gift" else [Phrase("for-everything")])
    found = [*goods, *_of_people(ctx, one), *_often(one), *rules(ctx, one)[len(_of_goods(ctx, one)) :]]
    return [*found, *([] if one.ends_at else [Phrase("no-end")]), *([Phrase("is-listed")] if one.listed else [])]


def _of_goods(ctx: Context[Any], one: vouchers.VoucherTerms) -> list[Phrase]:
    if one.product is not None:
        return [Phrase("only", {"title": title(products.sure(ctx.db, one.product))})]
    if one.category is not None:
        return [Phrase("only", {"title": title(products.category(ctx.db, one.category))})]
    return []


def _of_people(ctx: Context[Any], one: vouchers.VoucherTerms) -> list[Phrase]:
    if one.person is not None:
        return [Phrase("only-person", {"name": Name(people.sure(ctx.db, one.person).name)})]
    return [] if one.audience == "everyone" else [Phrase(f"only-{one.audience}")]


def _often(one: vouchers.VoucherTerms) -> list[Phrase]:
    if one.kind == "gift":
        return [Phrase("times-gift")]
    each = Phrase("each-any") if one.limit_each is None else Phrase("each-times", {"times": Num(one.limit_each)})
    in_all = Phrase("all-any") if one.limit_all is None else Phrase("all-times", {"times": Num(one.limit_all)})
    return [in_all, each]


def joined(phrases: Sequence[Phrase]) -> Phrase:
    """Return several short phrases as one, with a dot between them; there has to be one."""
    first, *rest = phrases
    return Phrase("and", {"first": first, "rest": joined(rest)}) if rest else first


def title(thing: products.Product | products.Category) -> Worded:
    """Return what a product or a category is called, in each language."""
    known = {*thing.translations, *(thing.family_translations if isinstance(thing, products.Product) else ())}
    return Worded(thing.title, {language: products.words(thing, language).title for language in known})


# --- one voucher in a list ---


def line(ctx: Context[Any], one: vouchers.Voucher, key: str = "voucher-line") -> Text:
    """Return a voucher in one line: its code, what it gives, its conditions."""
    return t(key, code=Code(one.shown), what=joined([gives(ctx, one.terms), *rules(ctx, one.terms)]))


def label(ctx: Context[Any], one: vouchers.Voucher, key: str = "btn-voucher") -> Text:
    """Return a voucher as a button says it; of a long code only the beginning."""
    return t(key, code=short_code(one), what=short(ctx, one.terms))


def short_code(one: vouchers.Voucher) -> Code:
    """Return a code that fits on a button: of a long one only the beginning."""
    return Code(one.shown if len(one.shown) <= _SHORT else one.shown[: _SHORT // 2] + "…")


def short(ctx: Context[Any], one: vouchers.VoucherTerms) -> Calculation | Phrase:
    """Return what a voucher gives in one number."""
    if one.kind == "percent":
        return Calculation.percent(one.value)
    return Phrase("sum", {"money": money(ctx, one.value, one.currency)})


# --- why not ---


def sentence(ctx: Context[Any], why: vouchers.Refusal) -> Text:
    """Return why a voucher does not hold, in a sentence of its own."""
    return t(why.key.replace("_", "-"), **_facts(ctx, why))


def _facts(ctx: Context[Any], why: vouchers.Refusal) -> dict[str, Any]:
    """Return the facts of a refusal as typed values: names for ids, moments for times."""
    found = dict(why.facts)
    if "until" in found:
        return {"until": When(found["until"], "relative")}
    if "at" in found:
        return {"at": When(found["at"])}
    if "product" in found:
        return {"title": title(products.sure(ctx.db, found["product"]))}
    if "category" in found:
        return {"title": title(products.category(ctx.db, found["category"]))}
    if "order" in found:
        return {"code": Code(orders.sure(ctx.db, found["order"]).code)}
    return {"left": Num(found["left"])} if "left" in found else found


def way_out(request: Request[Any], why: vouchers.Refusal) -> Button | None:
    """Return the button that leads to where the voucher would hold, or None where there is no such place."""
    facts = why.facts
    product, category, order = (
        request.action(f"{name}") for name in ("catalog.product", "catalog.category", "orders.order")
    )
    if "product" in facts and product:
        found = products.sure(request.db, facts["product"])
        return product.button(t("btn-open", title=title(found)), found.number) if found.state == "active" else None
    if "category" in facts and category:
        shelf = products.category(request.db, facts["category"])
        return category.button(t("btn-open", title=title(shelf)), shelf.id) if shelf.state == "active" else None
    if "order" in facts and order:
        return order.button(t("btn-order", code=Code(orders.sure(request.db, facts["order"]).code)), facts["order"])
    return None
