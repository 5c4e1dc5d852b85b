"""Help: how to buy here, and what this shop offers, read from what is switched on."""

from collections.abc import Sequence

from plugins.home.declare import Settings, plugin
from shopbot.api import Button, Name, Request, Screen, Text, t, url_button


@plugin.menu("main", label="btn-help", order=50)
@plugin.menu("lost", label="btn-help", order=10)
@plugin.command("help")
def guide(request: Request[Settings]) -> None:
    """Show the three steps of an order, the commands, and where help is."""
    shop = request.action("catalog.shop")
    rows: list[Sequence[Button | None]] = [[shop.button("btn-shop").primary() if shop else None]]
    rows += [*request.menu("help"), [_support(request)]]
    paid = [Text(""), t("ways", ways=_ways(request))] if _ways(request) else []
    request.show(Screen.of("steps", *paid, "", "commands", *_commands(request), rows=rows, trail=(t("help"),)))


def _commands(request: Request[Settings]) -> list[Text]:
    listed = {c.place: c for c in request.host.registry.commands.values() if c.listed and request.may(c.allow)}
    return [
        t("command-line", command=f"/{c.words[0]}", what=_said(request, Text(f"cmd-{c.words[0]}", {}, c.plugin)))
        for c in sorted(listed.values(), key=lambda command: command.words[0])
        if request.host.texts.has(c.plugin, f"cmd-{c.words[0]}")
    ]


def _ways(request: Request[Settings]) -> str:
    """Return the names of the ways to pay, as their buttons call them."""
    methods = request.host.registry.methods.items()
    labels = [Text(str(vars(kind)["label"]), {}, place.partition(".")[0]) for place, kind in methods]
    return " · ".join(_said(request, label) for label in labels)


def _said(request: Request[Settings], text: Text) -> str:
    return Name(request.words.plain(text)).text


def _support(request: Request[Settings]) -> Button | None:
    where = request.settings.support.strip()
    if not where:
        return None
    url = where if where.startswith(("https://", "tg://")) else f"https://t.me/{where.removeprefix('@')}"
    return url_button("btn-support", url)
