"""Staff: what a product costs whom, what it cost the shop, and what is left of it."""

from plugins.catalog import edit, manage, parts
from plugins.catalog.declare import EDIT, Settings, plugin
from shopbot.api import Money, Num, Request, Screen, ShopError, Text, products, sales, t

_HUNDRED = 100


@plugin.action(allow=EDIT)
def prices(request: Request[Settings], number: int) -> None:
    """Show the prices of a product (by its id), with the profit of each."""
    found = products.sure(request.db, number)
    if found.is_family:
        raise ShopError("choose_variant")
    ask = edit.ask_change
    request.show(
        Screen.of(
            t("prices-of", title=parts.title(request, found)),
            t("price-normal", price=found.price),
            _profit(found.price, found.cost),
            *_sale(request, found),
            *_reseller(found),
            t("price-cost", cost=found.cost) if found.cost is not None else t("price-no-cost"),
            rows=[
                [ask.button("btn-edit-price", number, "price"), ask.button("btn-edit-cost", number, "cost")],
                [ask.button("btn-edit-reseller", number, "reseller")],
                [parts.action(request, "sale").button("btn-sale", "p", number)],
            ],
            trail=(t("admin"), t("products")),
            back=manage.card.button("btn-back", number),
        )
    )


def _sale(request: Request[Settings], found: products.Product) -> list[Text | None]:
    running = sales.running(request.db, found, request.now)
    if running is None:
        return []
    price = found.price - running.off(found.price)
    return [t("price-sale", price=price, old=found.price), _profit(price, found.cost)]


def _reseller(found: products.Product) -> list[Text | None]:
    if found.reseller_price is None:
        return [t("price-no-reseller")]
    return [t("price-reseller", price=found.reseller_price), _profit(found.reseller_price, found.cost)]


def _profit(price: Money, cost: Money | None) -> Text | None:
    """Say what is left of a price, and which part of it that is; nothing while the cost is not known."""
    if cost is None:
        return None
    left = price - cost
    if left.is_negative:
        return t("price-loss", loss=-left)
    return t("price-profit", profit=left, margin=Num(left.amount * _HUNDRED // price.amount if price.amount else 0))
