"""The wallet as its person sees it: balance, a card with a tip, and how to add money."""

from plugins.wallet import tips
from plugins.wallet.declare import Settings, plugin
from shopbot.api import (
    Bar,
    Money,
    Request,
    Screen,
    ShopError,
    Text,
    begin_payment,
    costs,
    ledger,
    orders,
    products,
    read_amount,
    t,
    terms,
    ways_to_pay,
)

_PRESETS = {
    "IDR": ("10k", "20k", "50k", "100k", "200k", "500k"),
    "IRR": ("50k", "100k", "200k", "500k", "1000k", "2000k"),
    "IRT": ("50k", "100k", "200k", "500k", "1000k", "2000k"),
    "VND": ("20k", "50k", "100k", "200k", "500k", "1000k"),
    "UZS": ("10k", "20k", "50k", "100k", "200k", "500k"),
}
_USUAL = ("5", "10", "20", "50", "100", "200")


@plugin.command("balance", "saldo")
def balance(request: Request[Settings]) -> None:
    """Show the wallet."""
    wallet(request)


@plugin.menu("main", label="btn-wallet", order=30)
@plugin.action()
def wallet(request: Request[Settings]) -> None:
    """Show the balance, how far it reaches, and what to do next."""
    money = own_balance(request)
    tip = tips.choose(request, money, presets(request))
    history, friend = request.action("wallet.history"), request.action("wallet.friend")
    sends = friend.button("btn-friend") if friend and request.settings.transfers else None
    request.show(
        Screen.of(
            t("balance", money=money),
            _card(request, money),
            "",
            tip.text if tip else None,
            rows=[
                [topup.button("btn-topup").primary(), history.button("btn-history", "all", 0) if history else None],
                [sends],
                [tip.button, tips.dismiss.button("btn-dismiss", tip.name)] if tip else [],
            ],
            trail=(t("wallet"),),
        )
    )


def own_balance(request: Request[Settings]) -> Money:
    """Return what the person has, in the shop's currency."""
    return ledger.balance(request.db, request.user.id, terms.currency(request.db))


def _goal(request: Request[Settings]) -> Money | None:
    """Return what the balance is measured against: an order that waits, the last one, else the cheapest product."""
    newest = orders.of_person(request.db, request.user.id, limit=1).items
    if newest:
        return newest[0].total
    return products.cheapest(request.db)


def _card(request: Request[Settings], money: Money) -> Text | None:
    goal = _goal(request)
    if goal is None or not goal.is_positive or goal.currency != money.currency:
        return None
    light = "🟢" if money >= goal else "🟡" if money * 2 >= goal else "🔴"
    return t("card", light=light, bar=Bar(money.amount, goal.amount), goal=goal)


# --- adding money ---


@plugin.action()
def topup(request: Request[Settings], order: int = 0) -> None:
    """Offer amounts to add; for an order, exactly what it lacks."""
    if order:
        _for_order(request, order)
        return
    amounts = presets(request)
    buttons = [amount.button(t("btn-amount", money=money), money.amount) for money in amounts]
    rows = [buttons[i : i + 3] for i in range(0, len(buttons), 3)]
    request.show(
        Screen.of(
            t("balance", money=own_balance(request)),
            "how-much",
            rows=[*rows, [other.button("btn-other")]],
            trail=(t("wallet"), t("topup")),
            back=wallet.button("btn-back"),
        )
    )


def presets(request: Request[Settings]) -> list[Money]:
    """Return the amounts that are offered, in the shop's currency."""
    currency = terms.currency(request.db)
    words = request.settings.presets or _PRESETS.get(currency, _USUAL)
    return [read_amount(word, currency) for word in words]


def _for_order(request: Request[Settings], number: int) -> None:
    missing = _missing(request, number)
    if missing is None:
        request.go("orders.order", number)
    else:
        _choose_way(request, missing, number)


def _missing(request: Request[Settings], number: int) -> Money | None:
    """Return what the wallet lacks for a waiting order of this person, or None."""
    found = orders.sure(request.db, number, request.user.id)
    missing = found.total - ledger.balance(request.db, request.user.id, found.total.currency)
    return missing if found.state == "waiting" and missing.is_positive else None


@plugin.action()
def amount(request: Request[Settings], units: int) -> None:
    """Go on with an amount that was tapped, in smallest units."""
    _choose_way(request, Money(units, terms.currency(request.db)), 0)


@plugin.action()
def other(request: Request[Settings]) -> None:
    """Ask for another amount."""
    request.ask(t("which-amount", example=presets(request)[-1]), then=got_amount)


@plugin.answer()
def got_amount(request: Request[Settings], text: str) -> None:
    """Take a typed amount, in any digits, and show how it was understood."""
    _choose_way(request, read_amount(text, terms.currency(request.db)), 0)


def _choose_way(request: Request[Settings], money: Money, number: int) -> None:
    if not money.is_positive:
        raise ShopError("amount_zero")
    ways = ways_to_pay(request, money)
    buttons = [pay.button(way.label, money.amount, way.method.name, number) for way in ways]
    rows = [[buttons[0].success(), *buttons[1:2]], *[[b] for b in buttons[2:]]] if buttons else []
    back = topup.button("btn-back") if not number else None
    open_order = request.action("orders.order")
    request.show(
        Screen.of(
            t("adding", money=money),
            "which-way" if ways else "no-way",
            *costs(request, ways),
            rows=rows,
            trail=(t("wallet"), t("topup")),
            back=open_order.button("btn-back", number) if number and open_order else back,
        )
    )


@plugin.action(paying=True)
def pay(request: Request[Settings], units: int, method: str, number: int = 0) -> None:
    """Begin a payment: a deposit, or what an order lacks now, whatever the button said."""
    money = Money(units, terms.currency(request.db))
    if number:
        missing = _missing(request, number)
        if missing is None:
            request.go("orders.order", number)
            return
        money = missing
    begin_payment(request, method, money, number or None)
