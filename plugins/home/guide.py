"""Help: how to buy here, and what this shop offers, read from what is switched on."""

import re
from collections.abc import Sequence

from plugins.home.declare import Settings, plugin
from shopbot.api import Button, Name, Request, Screen, Text, products, t, url_button, ways_to_pay

_ADDRESS = re.compile(r"(?:https?|tg)://[^\s/]\S*")
_PRICES = 5
_USERNAME = re.compile(r"@?(\w{4,32})", re.ASCII)


@plugin.menu("main", label="btn-help", order=50)
@plugin.menu("lost", label="btn-help", order=10)
@plugin.command("help")
def guide(request: Request[Settings]) -> None:
    """Show the three steps of an order, the commands, and where help is."""
    shop = request.action("catalog.shop")
    rows: list[Sequence[Button | None]] = [[shop.button("btn-shop").primary() if shop else None]]
    links = {
        "btn-faq": request.settings.faq,
        "btn-terms": request.settings.terms,
        "btn-support": request.settings.support,
    }
    rows += [*request.menu("help"), [_link(label, where) for label, where in links.items()]]
    ways = _ways(request)
    paid = [Text(""), t("ways", ways=ways)] if ways else []
    sold = [Text(""), t("sells", shelves=_shelves(request))] if shop and _shelves(request) else []
    request.show(Screen.of("steps", *sold, *paid, "", "commands", *_commands(request), rows=rows, trail=(t("help"),)))


def _commands(request: Request[Settings]) -> list[Text]:
    listed = {c.place: c for c in request.host.registry.commands.values() if c.listed and request.may(c.allow)}
    return [
        t("command-line", command=f"/{c.words[0]}", what=_said(request, Text(f"cmd-{c.words[0]}", {}, c.plugin)))
        for c in sorted(listed.values(), key=lambda command: command.words[0])
        if request.host.texts.has(c.plugin, f"cmd-{c.words[0]}")
    ]


def _ways(request: Request[Settings]) -> str:
    """Return the names of the ways that what is on the first shelf can be paid by now, as their buttons call them."""
    prices = {one.price for one in products.page(request.db, limit=_PRICES).items if one.price.is_positive}
    ways = {way.method.name: way for price in prices for way in ways_to_pay(request, price)}
    names = (request.as_plugin(way.plugin).words.plain(way.label) for _, way in sorted(ways.items()))
    return " · ".join(Name(name).text for name in names)


def _said(request: Request[Settings], text: Text) -> str:
    return Name(request.words.plain(text)).text


def _shelves(request: Request[Settings]) -> str:
    """Return the names of the categories that have something in them."""
    names = [products.words(shelf, request.language).title for shelf in products.categories(request.db)]
    return " · ".join(Name(name).text for name in names)


def _link(label: str, where: str) -> Button | None:
    """Return a button to an address or a @username, or None: one bad address would cost the whole keyboard."""
    if _ADDRESS.fullmatch(where.strip()):
        return url_button(label, where.strip())
    username = _USERNAME.fullmatch(where.strip())
    return url_button(label, f"https://t.me/{username[1]}") if username else None
