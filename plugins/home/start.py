"""The welcome and the main menu."""

from collections.abc import Iterator

from plugins.home import welcome
from plugins.home.declare import Settings, plugin
from plugins.home.profile import begin_form
from shopbot.api import (
    Button,
    Lines,
    Money,
    Name,
    Num,
    Request,
    Screen,
    Text,
    claim_shop,
    ledger,
    orders,
    people,
    t,
    terms,
)

_MOST = 9  # the first alone, the rest in pairs
_ADMIN = "admin.admin"


@plugin.command("start")
def start(request: Request[Settings], payload: str = "") -> None:
    """Welcome a person; a link that nobody knows any more opens the shop all the same."""
    welcome.send(request)
    new = people.grant_once(request.tx, request.user.id, "welcomed")
    gift = _give_credits(request) if new else None
    lines = [t("test-shop") if request.host.is_test_shop else None, t("link-unknown") if payload else None]
    lines.append(_greeting(request, new=new))
    lines.append(t("gift", money=gift) if gift else None)
    if not begin_form(request, *lines):
        request.show(menu_screen(request, *lines))


@plugin.action()
def enter(request: Request[Settings]) -> None:
    """Welcome a person as `/start` does: for plugins whose link has done its own work."""
    start(request)


@plugin.command("menu")
def menu(request: Request[Settings]) -> None:
    """Show the main menu."""
    home(request)


@plugin.action()
def home(request: Request[Settings]) -> None:
    """Show the main menu; every screen's 🏠 comes here."""
    request.show(menu_screen(request, t("home-title", shop=Name(request.host.shop.name))))


@plugin.action()
def cancel(request: Request[Settings]) -> None:
    """Leave a question unanswered."""
    request.toast("cancelled")
    home(request)


@plugin.action()
def more(request: Request[Settings]) -> None:
    """Show the entries that did not fit into the main menu."""
    _, rest = _split(request)
    request.show(Screen.of("more-title", rows=_pairs(rest)))


@plugin.start("own_")
def claim(request: Request[Settings], token: str) -> None:
    """Make the person who opens the owner's link the owner."""
    if claim_shop(request.tx, request.user.id, token):
        request.user = people.sure(request.tx, request.user.id)
        request.show(menu_screen(request, t("claimed", shop=Name(request.host.shop.name))))
    else:
        request.show(menu_screen(request, t("claim-failed")))


def menu_screen(request: Request[Settings], *lines: Text | None) -> Screen:
    """Return the main menu below these lines."""
    fit, rest = _split(request)
    entries = [*fit, more.button("btn-more")] if rest else fit
    rows = [entries[:1], *_pairs(entries[1:]), [b for b in request_menu(request) if is_admin(b)]]
    return Screen.of(*lines, _stats(request), _balance(request), rows=rows, home=False)


def request_menu(request: Request[Settings]) -> list[Button]:
    """Return every entry of the main menu this person may press."""
    return [button for row in request.menu("main") for button in row]


def is_admin(button: Button) -> bool:
    """Tell whether a button is the way into the staff's rooms, which has a row of its own."""
    return button.call is not None and button.call.action == _ADMIN


def _split(request: Request[Settings]) -> tuple[list[Button], list[Button]]:
    entries = [button for button in request_menu(request) if not is_admin(button)]
    if len(entries) <= _MOST:
        return entries, []
    return entries[: _MOST - 1], entries[_MOST - 1 :]


def _pairs(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]


def _greeting(request: Request[Settings], *, new: bool) -> Text:
    name, shop = Name(request.user.name), Name(request.host.shop.name)
    own = getattr(request.settings, f"{'welcome' if new else 'back'}_{request.language}")
    if own:
        return t("own-welcome", words=Lines(tuple(_filled(own, request.user.name, request.host.shop.name))))
    return t("hello-new" if new else "hello-back", name=name, shop=shop)


def _filled(own: str, name: str, shop: str) -> Iterator[Name]:
    for line in own.split("\n"):
        yield Name(line.replace("{name}", name).replace("{shop}", shop))


def _stats(request: Request[Settings]) -> Text | None:
    delivered = orders.delivered_count(request.db) if request.settings.show_stats else 0
    return t("stats", orders=Num(delivered)) if delivered else None


def _balance(request: Request[Settings]) -> Text:
    return t("balance", money=ledger.balance(request.db, request.user.id, terms.currency(request.db)))


def _give_credits(request: Request[Settings]) -> Money | None:
    """Credit the gift for new people; the key makes it one for each person, whatever is replayed."""
    money = Money(request.settings.starting_credits, terms.currency(request.db))
    person = request.user.id
    if not money.is_positive or not people.grant_once(request.tx, person, "starting_credits"):
        return None
    ledger.give(request.tx, person, money, "starting_credits", f"starting_credits:{person}")
    return money
