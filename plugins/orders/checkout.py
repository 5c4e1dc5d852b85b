"""Placing an order and paying it: from the product to the paid order, or to what is in the way."""

from plugins.orders import parts
from plugins.orders.declare import Settings, plugin
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
    Way,
    When,
    begin_payment,
    costs,
    ledger,
    orders,
    pricing,
    products,
    refunds,
    t,
    ways_to_pay,
)

# --- placing ---


@plugin.action()
def checkout(request: Request[Settings], product: int, quantity: int, seen: int, unit: int | None = None) -> None:
    """Place an order at the total the person saw (smallest units), `unit` being one they picked; show how to pay."""
    try:
        placed = orders.checkout(request.tx, request.user.id, product, quantity, seen, unit)
    except ShopError as error:
        _explain(request, error, product)
    else:
        order(request, placed.id)


def _explain(request: Request[Settings], error: ShopError, product: int) -> None:
    if error.key == "price_changed":
        request.alert(t("price-changed", **error.facts))
        _to_product(request, product)
    elif error.key == "sold_out":
        _sold_out(request, product, error.facts["left"])
    elif error.key == "choice_gone":
        request.alert("choice-gone")
        _to_product(request, product)
    elif error.key == "too_many_waiting":
        request.alert(t("too-many-waiting", **error.facts))
        request.go("orders.mine", 0)
    else:
        raise error


def _to_product(request: Request[Settings], product: int) -> None:
    if request.action("catalog.product"):
        request.go("catalog.product", products.sure(request.db, product).number)


def _sold_out(request: Request[Settings], product: int, left: object) -> None:
    found = products.sure(request.db, product)
    count = left if isinstance(left, int) else 0
    enough = count >= max(found.min_quantity, 1)
    rest = _rest(request, product, count) if enough else None
    request.show(
        Screen.of(
            t("sold-out", left=Num(count)),
            "nothing-charged",
            rows=[[rest]],
            trail=(t("checkout"),),
            back=parts.to_product(request, product, "btn-back"),
        )
    )


def _rest(request: Request[Settings], product: int, count: int) -> Button:
    quote = pricing.quote(request.db, product, count, request.user.id, request.now)
    return checkout.button(t("btn-take-rest", n=Num(count)), product, count, quote.total.amount).primary()


# --- the order ---


@plugin.action(paying=True)
def order(request: Request[Settings], number: int) -> None:
    """Show one of the person's own orders as it stands now."""
    found = orders.sure(request.db, number, request.user.id)
    screen = _waiting(request, found) if found.state == "waiting" else _ended(request, found)
    request.show(screen, about=f"order:{number}")


def _heading(found: orders.Order) -> list[Text]:
    return [t("order-title", code=Code(found.code)), parts.state_line(found)]


def _waiting(request: Request[Settings], found: orders.Order) -> Screen:
    balance = ledger.balance(request.db, request.user.id, found.total.currency)
    missing = found.total - balance
    ways = ways_to_pay(request, found.total, found.id) if found.total.is_positive else []
    lines = orders.lines(request.db, found.id)
    return Screen.of(
        *_heading(found),
        "",
        *[parts.price_line(found, line) for line in lines],
        parts.total(found, lines),
        "",
        t("kept-until", until=When(found.expires_at, "relative")),
        t("balance-short" if missing.is_positive else "balance-is", money=balance, missing=missing),
        *costs(request, ways),
        rows=[
            *_ways(request, found, ways, balance, missing),
            *request.menu("checkout", found.id, columns=1),  # a sum in a half row is cut off on a phone
            [cancel.button("btn-cancel-order", found.id).danger()],
        ],
        trail=(t("checkout"),),
        back=_mine(request, found),
    )


def _ways(
    request: Request[Settings], found: orders.Order, ways: list[Way], balance: Money, missing: Money
) -> list[list[Button]]:
    """Return the buttons that pay: from the balance if it is enough, else the exact rest, then the other methods."""
    others = [pay_by.button(way.label, found.id, way.method.name) for way in ways]
    rows = [others[i : i + 2] for i in range(0, len(others), 2)]
    if not missing.is_positive:
        label = t("btn-free") if found.total.is_zero else t("btn-pay", money=found.total)
        return [[pay.button(label, found.id).success()], *rows]
    topup = request.action("wallet.topup")
    if topup and others and balance.is_positive:
        return [[topup.button(t("btn-with-balance", balance=balance, money=missing), found.id).success()], *rows]
    return [[others[0].success(), *others[1:2]], *rows[1:]] if others else []


def _ended(request: Request[Settings], found: orders.Order) -> Screen:
    delivered = found.delivered_at is not None
    show = request.action("orders.goods")
    return Screen.of(
        *_heading(found),
        "",
        parts.what(found),
        t("total", money=found.total),
        "",
        *parts.timeline(orders.timeline(request.db, found.id)),
        t("why-expired") if found.state == "expired" else None,
        t("preparing-words") if found.state == "paid" else None,
        *[
            t("went-back", money=one.amount, at=When(one.at), why=Name(one.reason))
            for one in _went_back(request, found)
        ],
        rows=[
            [show.button("btn-goods", found.id, 0).primary() if show and delivered else None],
            [parts.to_product(request, found.items[0].product, "btn-again")],
            *request.menu("order", found.id),
        ],
        trail=(t("mine"), t("code", code=Code(found.code))),
        back=_mine(request, found),
    )


def _went_back(request: Request[Settings], found: orders.Order) -> list[refunds.OrderRefund]:
    return refunds.of_order(request.db, found.id) if found.paid_at is not None else []


def _mine(request: Request[Settings], found: orders.Order) -> Button | None:
    """Return the way back to the page of the person's orders that holds this one."""
    newer = request.db.scalar(
        "SELECT count(*) FROM orders WHERE person = ? AND id > ? AND replaced_by IS NULL", found.person, found.id
    )
    action = request.action("orders.mine")
    return action.button("btn-back", newer // parts.A_PAGE) if action else None


# --- paying and giving up ---


@plugin.action(once=True)
def pay(request: Request[Settings], number: int) -> None:
    """Pay from the balance; the goods follow in the same transaction."""
    try:
        orders.pay_from_wallet(request.tx, number, request.user.id)
    except ShopError as error:
        if error.key not in {"not_enough", "order_closed"}:
            raise
        request.alert(t(error.key.replace("_", "-"), **error.facts))
    else:
        request.toast("paid")
    order(request, number)


@plugin.action(paying=True)
def pay_by(request: Request[Settings], number: int, method: str) -> None:
    """Pay the whole sum by another method."""
    begin_payment(request, method, orders.sure(request.db, number, request.user.id).total, number)


@plugin.action()
def cancel(request: Request[Settings], number: int) -> None:
    """Give a waiting order up; its goods are free at once."""
    orders.cancel(request.tx, number, request.user.id)
    request.toast("order-cancelled")
    order(request, number)


@plugin.action()
def again(request: Request[Settings], number: int) -> None:
    """Open the product of an order, to buy it once more."""
    product = orders.sure(request.db, number, request.user.id).items[0].product
    if parts.to_product(request, product, "btn-again") is None:
        raise ShopError("not_for_sale")
    _to_product(request, product)
