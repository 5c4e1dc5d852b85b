"""Recovery mode: what a restore holds back because nobody knows what happened to it, and how the owner lets it go."""

from collections.abc import Sequence
from typing import Any

from plugins.backups import screens
from plugins.backups.declare import Settings, plugin
from shopbot.api import OWNER, Button, Lines, Money, Name, Num, Request, Screen, ShopError, Text, When, held, people, t

_ON_A_PAGE = 6
PRODUCT, PERSON, PAYMENT = "product", "person", "payment"


def label(request: Request[Any], *_of: object) -> Text | None:
    """Word the button among the backups', while something is held back."""
    found = held.summary(request.db)
    return None if found is None or found.nothing else t("btn-held")


@plugin.menu("backups", label=label, order=1, style="danger")
@plugin.action(allow=OWNER)
def holding(request: Request[Settings]) -> None:
    """Show how much is held back, and since when."""
    found = held.summary(request.db)
    if found is None or found.nothing:
        screens.main(request)
        return
    rows: list[Sequence[Button | None]] = [
        [kept.button(t("btn-held-product", count=Num(found.products)), PRODUCT)] if found.products else [],
        [kept.button(t("btn-held-person", count=Num(found.people)), PERSON)] if found.people else [],
        [kept.button(t("btn-held-payment", count=Num(found.payments)), PAYMENT)] if found.payments else [],
        [ask_all.button("btn-release-all").danger()],
    ]
    lines = [
        t("held-why", made=When(found.restored.made_at), restored=When(found.restored.at)),
        t("held-products", products=Num(found.products), units=Num(found.units)) if found.products else None,
        t("held-people", people=Num(found.people), money=_sum(found.money)) if found.people else None,
        t("held-payments", count=Num(found.payments)) if found.payments else None,
        t("held-how"),
    ]
    request.show(Screen.of(*lines, rows=rows, trail=screens.trail(t("held")), back=screens.main.button("btn-back")))


def _sum(money: tuple[Money, ...]) -> Lines | Money:
    return money[0] if len(money) == 1 else Lines(money)


# --- one by one ---


@plugin.action(allow=OWNER)
def kept(request: Request[Settings], kind: str, page: int = 0) -> None:
    """Show what is held back of one kind; a tap on one asks."""
    _check(kind)
    at = max(page, 0)
    found, total = _page(request, kind, at * _ON_A_PAGE)
    rows: list[Sequence[Button | None]] = [[ask.button(words, kind, number)] for words, number in found]
    pages = -(-total // _ON_A_PAGE)
    if pages > 1:
        rows.append([
            kept.button("btn-previous", kind, at - 1) if at else None,
            kept.button(t("btn-page", page=Num(at + 1), pages=Num(pages)), kind, at),
            kept.button("btn-next", kind, at + 1) if at + 1 < pages else None,
        ])  # fmt: skip
    trail = screens.trail(t("held"), t(f"held-{kind}"))
    request.show(Screen.of(f"held-list-{kind}", rows=rows, trail=trail, back=holding.button("btn-back")))


def _check(kind: str) -> None:
    """Hold a button's word to be one of the kinds there are: it may be forged. Raises ShopError `gone`."""
    if kind not in {PRODUCT, PERSON, PAYMENT}:
        raise ShopError("gone")


def _page(request: Request[Settings], kind: str, offset: int) -> tuple[list[tuple[Text, int]], int]:
    if kind == PRODUCT:
        products = held.held_products(request.db, offset, _ON_A_PAGE)
        words = [
            (t("btn-one-product", title=Name(one.title), units=Num(one.units)), one.product) for one in products.items
        ]
        return words, products.total
    if kind == PERSON:
        wallets = held.held_money(request.db, offset, _ON_A_PAGE)
        words = [(t("btn-one-person", name=Name(one.name), money=one.money), one.person) for one in wallets.items]
        return words, wallets.total
    came = held.held_payments(request.db, offset, _ON_A_PAGE)
    words = [
        (t("btn-one-payment", name=_name(request, one.person), money=one.amount), one.receipt) for one in came.items
    ]
    return words, came.total


def _name(request: Request[Settings], person: int) -> Name:
    found = people.get(request.db, person)
    return Name(found.name if found else str(person))


@plugin.action(allow=OWNER)
def ask(request: Request[Settings], kind: str, number: int) -> None:
    """Say what letting one go means, and ask."""
    _check(kind)
    rows = [[let_go.button(f"btn-release-{kind}", kind, number).danger()]]
    back = kept.button("btn-back", kind)
    request.show(Screen.of(f"held-ask-{kind}", rows=rows, trail=screens.trail(t("held")), back=back))


@plugin.action(allow=OWNER, once=True)
def let_go(request: Request[Settings], kind: str, number: int) -> None:
    """Let one go."""
    request.require(OWNER)
    _check(kind)
    if kind == PRODUCT:
        held.release_product(request.tx, number, request.actor)
    elif kind == PERSON:
        held.release_person(request.tx, number, request.actor)
    else:
        held.release_payment(request.tx, number, request.actor)
    request.toast("released")
    holding(request)


# --- all at once ---


@plugin.action(allow=OWNER)
def ask_all(request: Request[Settings]) -> None:
    """Say what letting everything go means, and ask."""
    rows = [[let_all.button("btn-release-all").danger()]]
    back = holding.button("btn-back")
    request.show(Screen.of("held-ask-all", rows=rows, trail=screens.trail(t("held")), back=back))


@plugin.action(allow=OWNER, once=True)
def let_all(request: Request[Settings]) -> None:
    """Let everything go."""
    request.require(OWNER)
    held.release_all(request.tx, request.actor)
    request.toast("released")
    screens.main(request)
