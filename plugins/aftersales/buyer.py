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


@plugin.menu("order", label="btn-trouble", order=30)
@plugin.action()
def trouble(request: Request[Settings], number: int) -> None:
    """Ask what it is about: which of several, and what is wrong with it."""
    found = orders.sure(request.db, number, request.user.id)
    if found.delivered_at is None or found.state == "refunded":
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
    until = found.warranty_until(found.items[0])
    in_time = until is not None and request.now < until
    lines = [t("what-is-wrong")] if in_time else [t("no-warranty-now"), t("what-is-wrong")]
    rows = [[report.button(f"btn-why-{why}", number, unit, why)] for why in _REASONS]
    _screen(request, found, lines, rows)


@plugin.action(once=True)
def report(request: Request[Settings], number: int, unit: int, why: str) -> None:
    """Replace it at once if that is promised and allowed; else lay it before staff."""
    found = _own(request, number)
    if unit and unit not in {one.id for one in stock.units_of(request.db, number) if not one.replaced}:
        raise ShopError("unit_gone")
    case = cases.start(request, number, request.user.id, "broken", why if why in _REASONS else "other", unit or None)
    if case is None:
        _screen(request, found, [t("asked-already")], [])
        return
    if unit:
        notices.watch_batch(request, unit)
    if unit and _replaces_itself(request, found) and _replaced(request, case):
        request.toast("replaced-toast")
        _screen(request, found, [t("replaced-now")], _to_goods(request, number))
    else:
        notices.tell_staff(request, case)
        _screen(request, found, [t("asked-staff")], [])


def _replaces_itself(request: Request[Settings], found: orders.Order) -> bool:
    until = found.warranty_until(found.items[0])
    lately = cases.replaced_lately(request.db, request.user.id, request.now)
    return (
        request.settings.auto_replace
        and until is not None
        and request.now < until
        and lately < request.settings.most_replaced
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


@plugin.menu("order", label="btn-money-back", order=40)
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
    elif found.delivered_at is not None and one.back.amount <= request.settings.auto_refund and one.back.is_positive:
        reason = request.words.plain(t("reason-rule"))
        refunds.refund(request.tx, number, one.back, request.plugin, reason, one.facts)
        cases.close_of_order(request, number, "refunded", request.plugin)
        request.toast("back-toast")
        request.go("orders.order", number)
    else:
        _ask_staff(request, found, "rule")


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
