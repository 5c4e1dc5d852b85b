"""The buyer's side: "not working?" with a replacement in seconds, and money back with the sum shown beforehand."""

from plugins.aftersales import cases, notices, sums
from plugins.aftersales.cases import Case
from plugins.aftersales.declare import DECIDE, Settings, plugin
from shopbot.api import Button, Code, Num, Request, Screen, ShopError, Text, Worded, orders, refunds, stock, t

_REASONS = ("wrong", "used", "other")
_UNITS_SHOWN = 20


def title(order: orders.Order) -> Worded:
    """Return what was ordered."""
    return Worded(order.items[0].title, order.items[0].titles)


def _own(request: Request[Settings], number: int) -> orders.Order:
    found = orders.sure(request.db, number, request.user.id)
    if found.paid_at is None:
        raise ShopError("order_closed", state=found.state)
    return found


def _screen(request: Request[Settings], found: orders.Order, lines: list[Text], rows: list[list[Button]]) -> None:
    order = request.action("orders.order")
    request.show(
        Screen.of(
            t("about", code=Code(found.code), title=title(found)),
            "",
            *lines,
            rows=rows,
            trail=(t("help-with-order"),),
            back=order.button("btn-back", found.id) if order else None,
        )
    )


# --- not working ---


def trouble_label(request: Request[Settings], number: int) -> Text | None:
    """Return what the button at an order says: none where nothing was delivered, or all the money went back."""
    found = orders.sure(request.db, number, request.user.id)
    return t("btn-trouble") if _may_complain(request, found) else None


def _may_complain(request: Request[Settings], found: orders.Order) -> bool:
    """Tell whether it was delivered and the shop still has money for it, or it was free."""
    kept = found.total.is_zero or not refunds.left(request.db, found.id).is_zero
    return found.delivered_at is not None and kept


@plugin.menu("order", label=trouble_label, order=30)
@plugin.action()
def trouble(request: Request[Settings], number: int) -> None:
    """Ask what it is about: which of several, and what is wrong with it."""
    found = orders.sure(request.db, number, request.user.id)
    if not _may_complain(request, found):
        _screen(request, found, [t("nothing-to-replace")], [])
        return
    units = [unit for unit in stock.units_of(request.db, number) if not unit.replaced]
    if len(units) > 1:
        buttons = [which.button(t("btn-number", n=Num(n)), number, unit.id) for n, unit in enumerate(units, 1)]
        rows = [buttons[i : i + 5] for i in range(0, min(len(buttons), _UNITS_SHOWN), 5)]
        _screen(request, found, [t("which-one")], rows)
    else:
        which(request, number, units[0].id if units else 0)


@plugin.action()
def which(request: Request[Settings], number: int, unit: int) -> None:
    """Ask what is wrong with one."""
    found = _own(request, number)
    if not _may_complain(request, found):
        _screen(request, found, [t("nothing-to-replace")], [])
        return
    lines = [t("what-is-wrong")] if _in_warranty(request, found) else [t("no-warranty-now"), t("what-is-wrong")]
    rows = [[report.button(f"btn-why-{why}", number, unit, why)] for why in _REASONS]
    _screen(request, found, lines, rows)


def _in_warranty(request: Request[Settings], found: orders.Order) -> bool:
    until = found.warranty_until(found.items[0])
    return until is not None and request.now < until


@plugin.action(once=True)
def report(request: Request[Settings], number: int, unit: int, why: str) -> None:
    """Replace it at once if that is promised and allowed; else lay it before staff."""
    found = _own(request, number)
    if not _may_complain(request, found):
        raise ShopError("order_closed", state=found.state)
    if unit and unit not in {one.id for one in stock.units_of(request.db, number) if not one.replaced}:
        raise ShopError("unit_gone")
    case = cases.start(request, number, request.user.id, "broken", why if why in _REASONS else "other", unit or None)
    if case is None:
        _screen(request, found, [t("asked-already")], [])
        return
    if unit:
        notices.watch_batch(request, unit)
    if unit and case.why != "other" and _replaces_itself(request, found, unit) and _replaced(request, case):
        request.toast("replaced-toast")
        _screen(request, found, [t("replaced-now")], _to_goods(request, number))
    else:
        notices.tell_staff(request, case)
        _screen(request, found, [t("asked-staff")], [])


def _replaces_itself(request: Request[Settings], found: orders.Order, unit: int) -> bool:
    """Tell whether a fresh one is given without asking: in time, not too often, and where one is as good as another."""
    lately = cases.replaced_lately(request.db, request.user.id, request.plugin, request.now)
    return (
        request.settings.auto_replace
        and _in_warranty(request, found)
        and lately < request.settings.most_replaced
        and not cases.suspected(request.db, unit)
        and not cases.was_picked(request.db, unit)
    )


def _replaced(request: Request[Settings], case: Case) -> bool:
    try:
        stock.replace(request.tx, case.order, case.unit or 0, request.plugin, f"case {case.id}: {case.why}")
    except ShopError as error:
        if error.key != "sold_out":
            raise
        return False
    return cases.close(request, case.id, "replaced", request.plugin)


def _to_goods(request: Request[Settings], number: int) -> list[list[Button]]:
    action = request.action("orders.goods")
    return [[action.button("btn-show-goods", number, 0).primary()]] if action else []


# --- money back ---


@plugin.command("refund", example="/refund K7Q2-94MX")
def by_command(request: Request[Settings], code: str) -> None:
    """Show what goes back for an order: to its buyer their own, to staff anybody's."""
    if request.may(DECIDE):
        request.go("aftersales.refund", orders.sure(request.db, code).id)
    else:
        money_back(request, orders.sure(request.db, code, request.user.id).id)


def money_back_label(request: Request[Settings], number: int) -> Text | None:
    """Return what the button at an order says: none where nothing was paid, or all of it went back."""
    orders.sure(request.db, number, request.user.id)
    return t("btn-money-back") if not refunds.left(request.db, number).is_zero else None


@plugin.menu("order", label=money_back_label, order=40)
@plugin.action()
def money_back(request: Request[Settings], number: int) -> None:
    """Show what would go back, step by step, before anything is asked for."""
    found = orders.sure(request.db, number, request.user.id)
    if found.paid_at is None or refunds.left(request.db, number).is_zero:
        _screen(request, found, [t("nothing-back")], [])
        return
    one = sums.of_order(request.db, found, request.now)
    lines = sums.lines(one, delivered=found.delivered_at is not None)
    ask = (
        ask_back.button(t("btn-ask-back", money=one.back), number, one.back.amount).primary()
        if one.back.is_positive
        else None
    )
    _screen(request, found, lines, [[ask]] if ask else [[ask_anyway.button("btn-ask-anyway", number)]])


@plugin.action(once=True)
def ask_back(request: Request[Settings], number: int, seen: int) -> None:
    """Give it back by the rule if the owner lets that happen by itself; else lay it before staff."""
    found = _own(request, number)
    one = sums.of_order(request.db, found, request.now)
    if one.back.amount != seen:
        request.alert("sum-changed")
        money_back(request, number)
    elif _goes_back_itself(request, found, one):
        reason = request.words.plain(t("reason-rule"))
        refunds.refund(request.tx, number, one.back, request.plugin, reason, one.facts)
        cases.close_of_order(request, number, "refunded", request.plugin)
        request.toast("back-toast")
        request.go("orders.order", number)
    else:
        _ask_staff(request, found, "rule")


def _goes_back_itself(request: Request[Settings], found: orders.Order, one: sums.Sum) -> bool:
    """Tell whether the rule's sum, with what went back before, is as little as the owner lets go by itself."""
    gone = one.paid - one.left
    within = (gone + one.back).amount <= request.settings.auto_refund
    return found.delivered_at is not None and one.back.is_positive and within


@plugin.action()
def ask_anyway(request: Request[Settings], number: int) -> None:
    """Ask why money should go back although the rule gives none."""
    found = _own(request, number)
    request.ask(t("ask-why-back", code=Code(found.code)), then=told_why, number=number)


@plugin.answer()
def told_why(request: Request[Settings], words: str, number: int) -> None:
    """Lay the wish before staff in the buyer's own words."""
    if not words.strip():
        raise ShopError("reason_missing")
    _ask_staff(request, _own(request, number), words.strip())


def _ask_staff(request: Request[Settings], found: orders.Order, why: str) -> None:
    case = cases.start(request, found.id, request.user.id, "refund", why)
    if case is None:
        _screen(request, found, [t("asked-already")], [])
        return
    notices.tell_staff(request, case)
    _screen(request, found, [t("asked-staff")], [])
