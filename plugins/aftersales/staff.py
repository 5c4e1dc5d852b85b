"""The staff's side: the cases that wait, and one order's money and goods put right, step by step, nothing typed."""

from plugins.aftersales import cases, decide, notices, restock, sums
from plugins.aftersales.cases import Case
from plugins.aftersales.declare import DECIDE, Settings, plugin
from shopbot.api import (
    Button,
    Code,
    Money,
    Name,
    Num,
    Request,
    Screen,
    ShopError,
    Text,
    When,
    Worded,
    audit,
    orders,
    payments,
    people,
    read_amount,
    refunds,
    stock,
    t,
)

_A_PAGE = 6
_REASONS = ("rule", "wrong", "goodwill")
_WHY_NOT = ("over", "works", "no-rule")
_UNITS_SHOWN = 20


# --- what waits ---


@plugin.menu("admin", label="btn-cases", order=25)
@plugin.action(allow=DECIDE)
def waiting(request: Request[Settings], page: int = 0) -> None:
    """Show the open cases, the oldest first."""
    total = cases.count(request.db)
    page = min(max(page, 0), max(0, (total - 1) // _A_PAGE))
    found = cases.waiting(request.db, _A_PAGE, page * _A_PAGE)
    pages: list[Button | None] = [
        waiting.button("btn-previous", page - 1) if page else None,
        waiting.button("btn-next", page + 1) if (page + 1) * _A_PAGE < total else None,
    ]
    admin = request.action("admin.admin")
    request.show(
        Screen.of(
            t("how-many-cases", count=Num(total)),
            rows=[*[[case.button(_label(request, one), one.id)] for one in found], pages],
            trail=(t("staff"), t("cases")),
            back=admin.button("btn-back") if admin else None,
        )
    )


def _label(request: Request[Settings], one: Case) -> Text:
    order = orders.sure(request.db, one.order)
    name = people.sure(request.db, one.person).name
    return t(f"btn-case-{one.what}", code=Code(order.code), name=Name(name[:12]))


@plugin.action(allow=DECIDE)
def case(request: Request[Settings], number: int) -> None:
    """Open what a case is about."""
    one = cases.sure(request.db, number)
    if one.what == "broken" and one.state == "open":
        replace(request, one.order, one.unit or 0)
    else:
        refund(request, one.order)


def _head(request: Request[Settings], order: orders.Order) -> list[Text]:
    buyer = people.sure(request.db, order.person)
    item = order.items[0]
    when = When(order.delivered_at or order.paid_at or order.created_at)
    return [
        t("order-of", code=Code(order.code), name=Name(buyer.name), number=Code(buyer.bank_id)),
        t("what-when", title=Worded(item.title, item.titles), quantity=Num(item.quantity), at=when),
        *[t("case-says", why=notices.why(one), at=When(one.at)) for one in cases.open_of_order(request.db, order.id)],
    ]


def _show(request: Request[Settings], order: orders.Order, lines: list[Text], rows: list[list[Button | None]]) -> None:
    seen = request.action("orders.seen")
    request.show(
        Screen.of(
            *_head(request, order),
            "",
            *lines,
            rows=rows,
            trail=(t("staff"), t("cases"), t("code", code=Code(order.code))),
            back=seen.button("btn-back", order.id) if seen else waiting.button("btn-back"),
        )
    )


# --- money ---


def refund_label(request: Request[Settings], number: int) -> Text | None:
    """Return what the button at an order says: none where nothing was paid."""
    return t("btn-refund") if orders.sure(request.db, number).paid_at is not None else None


@plugin.menu("staff-order", label=refund_label, order=10)
@plugin.action(allow=DECIDE)
def refund(request: Request[Settings], number: int) -> None:
    """Show what the rule gives, step by step, and the ways to give money back."""
    order = orders.sure(request.db, number)
    if order.paid_at is None or refunds.left(request.db, number).is_zero:
        lines, ways = [t("nothing-back")], list[list[Button | None]]()
    else:
        one = sums.of_order(request.db, order, request.now)
        lines, ways = sums.lines(one, delivered=order.delivered_at is not None), _ways(request, order, one)
    instead = replace.button("btn-replace", number, 0) if _may_replace(order) else None
    rows = [*ways, [instead], _decline_row(request, number)]
    _show(request, order, [*_gone_back(request, number), *lines], rows)


def _ways(request: Request[Settings], order: orders.Order, one: sums.Sum) -> list[list[Button | None]]:
    """Return the sums that can go back: by the rule, all of it, for one of several, another; and back as they came."""
    quantity = order.items[0].quantity
    share = one.share(quantity)
    by_rule = _give(t("btn-to-wallet", money=one.back), order.id, one.back).success()
    whole = _give(t("btn-whole", money=one.left), order.id, one.left)
    for_one = _give(t("btn-one-of", money=share), order.id, share) if quantity > 1 and share.is_positive else None
    return [
        [by_rule if one.back.is_positive else None, for_one],
        [whole if one.back != one.left else None, ask_amount.button("btn-other", order.id)],
        *[_back_by(request, order, outcome) for outcome in decide.ways_back(request, order)],
    ]


def _give(label: Text, number: int, money: Money) -> Button:
    return reason.button(label, number, money.amount, 0)


def _may_replace(order: orders.Order) -> bool:
    return order.state in ("delivered", "part-delivered") and order.items[0].supply == "units"


def _gone_back(request: Request[Settings], number: int) -> list[Text]:
    found = refunds.of_order(request.db, number)
    return [t("went-back", money=one.amount, at=When(one.at), why=Name(one.reason)) for one in found]


def _back_by(request: Request[Settings], order: orders.Order, outcome: payments.Outcome) -> list[Button | None]:
    money = outcome.credit or Money.zero(order.total.currency)
    name = Name(request.words.plain(decide.called(request, outcome.method)))
    return [reason.button(t("btn-back-by", name=name, money=money), order.id, money.amount, outcome.id)]


@plugin.action(allow=DECIDE)
def ask_amount(request: Request[Settings], number: int) -> None:
    """Ask for another sum."""
    order = orders.sure(request.db, number)
    request.ask(
        t("how-much", code=Code(order.code), left=refunds.left(request.db, number)), then=got_amount, number=number
    )


@plugin.answer()
def got_amount(request: Request[Settings], words: str, number: int) -> None:
    """Take a typed sum, in any digits."""
    request.require(DECIDE)
    left = refunds.left(request.db, number)
    money = read_amount(words, left.currency)
    if not money.is_positive:
        raise ShopError("amount_zero")
    if money > left:
        raise ShopError("refund_too_much", money=left)
    reason(request, number, money.amount, 0)


@plugin.action(allow=DECIDE)
def reason(request: Request[Settings], number: int, units: int, receipt: int) -> None:
    """Ask why; the usual reasons are one tap."""
    order = orders.sure(request.db, number)
    buttons = [usual.button(f"btn-reason-{one}", number, units, receipt, one) for one in _REASONS]
    money = Money(units, order.total.currency)
    rows = [[one] for one in buttons]
    request.ask(t("why-refund", money=money), then=got_reason, rows=rows, number=number, units=units, receipt=receipt)


@plugin.action(allow=DECIDE)
def usual(request: Request[Settings], number: int, units: int, receipt: int, why: str) -> None:
    """Take one of the usual reasons, in the buyer's language: they will read it."""
    buyer = people.sure(request.db, orders.sure(request.db, number).person)
    key = why if why in _REASONS else "goodwill"
    _confirm(request, number, units, receipt, request.wording(buyer.language).plain(t(f"reason-{key}")))


@plugin.answer()
def got_reason(request: Request[Settings], words: str, number: int, units: int, receipt: int) -> None:
    """Take a typed reason."""
    request.require(DECIDE)
    if not words.strip():
        raise ShopError("reason_missing")
    _confirm(request, number, units, receipt, words.strip())


@plugin.action(allow=DECIDE, once=True)
def confirm(request: Request[Settings], number: int, units: int, receipt: int, why: str, again: bool) -> None:
    """Show what would happen with the goods chosen: `again` sells them once more."""
    _confirm(request, number, units, receipt, why, again=again)


def _confirm(
    request: Request[Settings], number: int, units: int, receipt: int, why: str, *, again: bool = False
) -> None:
    order, left = orders.sure(request.db, number), refunds.left(request.db, number)
    money = Money(units, left.currency)
    if money > left:
        raise ShopError("refund_too_much", money=left)
    offered = restock.offered(request, order, money)
    do = refund_now.button(
        t("btn-refund-now", money=money), number, units, left.amount, receipt, why, again and offered
    )
    other = confirm.button("btn-goods-stay" if again else "btn-goods-back", number, units, receipt, why, not again)
    lines = [
        t("would-refund-method" if receipt else "would-refund", money=money),
        t("because", why=Name(why)),
        _goods(order, again=again and offered),
        *([t("second-needed")] if decide.needs_second(request, number, money) else []),
    ]
    _show(request, order, lines, [[do.danger(), refund.button("btn-cancel", number)], [other if offered else None]])


def _goods(order: orders.Order, *, again: bool) -> Text:
    if order.delivered_at is None:
        return t("order-ends")
    return t("goods-back" if again else "goods-stay")


@plugin.action(allow=DECIDE, once=True)
def refund_now(
    request: Request[Settings], number: int, units: int, was: int, receipt: int, why: str, again: bool
) -> None:
    """Give it back, unless something went back meanwhile; a large sum waits for a second member of staff."""
    left = refunds.left(request.db, number)
    decision = decide.Decision(number, Money(units, left.currency), was, receipt, again, why)
    if left.amount != was:
        request.alert("sum-changed")
    elif decide.needs_second(request, number, decision.money):
        decide.ask_second(request, decision)
        request.toast("second-asked")
    else:
        decide.carry_out(request, decision, request.user.id)
        request.toast("refunded-toast")
    refund(request, number)


# --- goods ---


@plugin.action(allow=DECIDE)
def replace(request: Request[Settings], number: int, unit: int) -> None:
    """Offer to replace one of what an order owns."""
    order = orders.sure(request.db, number)
    units = [one.id for one in stock.units_of(request.db, number) if not one.replaced]
    picked = unit if unit in units else units[0] if len(units) == 1 else 0
    if not units or not _may_replace(order):
        _show(request, order, [t("nothing-to-replace")], [_decline_row(request, number)])
    elif not picked:
        buttons = [replace.button(t("btn-number", n=Num(n)), number, one) for n, one in enumerate(units, 1)]
        pages = [buttons[i : i + 5] for i in range(0, min(len(buttons), _UNITS_SHOWN), 5)]
        _show(request, order, [t("which-one")], [list(row) for row in pages])
    else:
        _offer(request, order, picked, units.index(picked) + 1)


def _offer(request: Request[Settings], order: orders.Order, unit: int, n: int) -> None:
    left = stock.count(request.db, order.items[0].product).available
    until = order.warranty_until(order.items[0])
    lines = [
        t("would-replace", n=Num(n)),
        _warranty(until, request.now),
        t("free-for-it", left=Num(left)),
    ]
    do = replace_now.button("btn-replace-now", order.id, unit).success() if left else None
    money = refund.button("btn-refund", order.id)
    _show(request, order, lines, [[do], [money], _decline_row(request, order.id)])


def _warranty(until: int | None, now: int) -> Text:
    if until is None:
        return t("no-warranty")
    return t("warranty-until" if now < until else "warranty-over", at=When(until, "date"))


@plugin.action(allow=DECIDE, once=True)
def replace_now(request: Request[Settings], number: int, unit: int) -> None:
    """Give the buyer a fresh one."""
    stock.replace(request.tx, number, unit, request.user.id, request.words.plain(t("reason-wrong")))
    cases.close_of_unit(request, number, unit, "replaced", request.user.id)
    request.toast("replaced-toast")
    refund(request, number)


# --- no ---


def _decline_row(request: Request[Settings], number: int) -> list[Button | None]:
    return [decline.button("btn-decline", number).danger() if cases.open_of_order(request.db, number) else None]


@plugin.action(allow=DECIDE)
def decline(request: Request[Settings], number: int) -> None:
    """Ask what the buyer is to be told; the usual answers are one tap."""
    rows = [[decline_for.button(f"btn-decline-{one}", number, one)] for one in _WHY_NOT]
    request.ask("why-declined", then=declined, rows=rows, number=number)


@plugin.action(allow=DECIDE)
def decline_for(request: Request[Settings], number: int, why: str) -> None:
    """Decline for one of the usual reasons, in the buyer's language: they will read it."""
    if why not in _WHY_NOT:
        raise ShopError("gone")
    buyer = people.sure(request.db, orders.sure(request.db, number).person)
    _decline(request, number, request.wording(buyer.language).plain(t(f"reason-{why}")))


@plugin.answer()
def declined(request: Request[Settings], words: str, number: int) -> None:
    """Take a typed answer."""
    request.require(DECIDE)
    if not words.strip():
        raise ShopError("reason_missing")
    _decline(request, number, words.strip()[:500])


def _decline(request: Request[Settings], number: int, answer: str) -> None:
    """Close what is open for an order and tell the buyer why. Raises ShopError `gone` when somebody else has."""
    order, found = orders.sure(request.db, number), cases.open_of_order(request.db, number)
    if not found:
        raise ShopError("gone")
    for one in found:
        cases.close(request, one.id, "declined", request.user.id, answer)
    after = {"cases": [one.id for one in found], "answer": answer}
    audit.write(request.tx, request.user.id, "aftersales.decline", f"order:{number}", None, after)
    request.tell(
        order.person, "told-declined", rings=True, dedupe=f"declined:{found[0].id}",
        code=Code(order.code), why=Name(answer),
    )  # fmt: skip
    request.toast("declined-toast")
    waiting(request)
