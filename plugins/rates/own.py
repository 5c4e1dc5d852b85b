"""Staff: a product's own price in another currency, which comes before every rate."""

from plugins.rates.api import OFFERED, own_price
from plugins.rates.declare import Settings, plugin
from shopbot.api import (
    Button,
    Code,
    Money,
    Phrase,
    Request,
    Screen,
    ShopError,
    Text,
    audit,
    products,
    read_amount,
    t,
    terms,
)

EDIT = plugin.permission("rates.price", "Set a product's own price in another currency")


@plugin.menu("goods", label="btn-own-prices")
@plugin.action(allow=EDIT)
def prices(request: Request[Settings], product: int) -> None:
    """Show a product's own prices."""
    found = products.sure(request.db, product)
    others = [one for one in OFFERED if one != terms.currency(request.db)]
    card = request.action("catalog.card")
    request.show(
        Screen.of(
            t("own-of", title=Code(str(found.number)), price=found.price),
            *[_line(one, own_price(request.db, found.id, one)) for one in others],
            "",
            t("own-why"),
            rows=[*[_buttons(request, found.id, one) for one in others]],
            trail=(t("staff"), t("own-prices")),
            back=card.button("btn-back", found.id) if card else None,
        )
    )


def _line(currency: str, price: Money | None) -> Text:
    return t("own-line", currency=Code(currency), price=price or Phrase("own-none"))


def _buttons(request: Request[Settings], product: int, currency: str) -> list[Button | None]:
    has_one = own_price(request.db, product, currency) is not None
    return [
        ask_own.button(t("btn-set-own", currency=Code(currency)), product, currency),
        drop_own.button("btn-drop-own", product, currency) if has_one else None,
    ]


@plugin.action(allow=EDIT)
def ask_own(request: Request[Settings], product: int, currency: str) -> None:
    """Ask for a product's price in a currency."""
    found = products.sure(request.db, product)
    if currency in OFFERED:
        title = Code(str(found.number))
        request.ask(
            t("ask-own", currency=Code(currency), title=title), then=got_own, product=found.id, currency=currency
        )


@plugin.answer()
def got_own(request: Request[Settings], words: str, product: int, currency: str) -> None:
    """Keep the price that was typed."""
    request.require(EDIT)
    price = read_amount(words, currency)
    if not price.is_positive:
        raise ShopError("amount_zero")
    keep(request, product, currency, price.amount)
    prices(request, product)


@plugin.action(allow=EDIT)
def drop_own(request: Request[Settings], product: int, currency: str) -> None:
    """Give up a product's own price: the rate says it again."""
    keep(request, product, currency, None)
    request.toast("saved")
    prices(request, product)


def keep(request: Request[Settings], product: int, currency: str, amount: int | None) -> None:
    """Give a product a price of its own in a currency, in smallest units; None: the rate says it."""
    was = own_price(request.db, product, currency)
    request.tx.run("DELETE FROM rates_own_price WHERE product = ? AND currency = ?", product, currency)
    if amount is not None:
        request.tx.run("INSERT INTO rates_own_price VALUES (?, ?, ?)", product, currency, amount)
    subject = f"product:{product}:{currency}"
    audit.write(request.tx, request.actor, "rates.price", subject, was.amount if was else None, amount)
