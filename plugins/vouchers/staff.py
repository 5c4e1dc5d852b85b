"""Staff: all vouchers, and one of them with who used it."""

from typing import Any

from plugins.vouchers import words
from plugins.vouchers.declare import MANAGE, plugin
from shopbot.api import (
    Action,
    Button,
    Code,
    Name,
    Num,
    Phrase,
    Request,
    Screen,
    ShopError,
    Text,
    When,
    copy_button,
    orders,
    people,
    t,
    undoing,
    vouchers,
)

_A_PAGE = 6
_USES = 5


# --- the lists ---


@plugin.menu("admin", label="btn-vouchers-admin", order=44)
@plugin.action(allow=MANAGE)
def vouchers_list(request: Request[Any], page: int = 0) -> None:
    """Show one page of the vouchers, newest first."""
    at = max(page, 0)
    found = vouchers.listing(request.db, at * _A_PAGE, _A_PAGE)
    series = vouchers.all_series(request.db, limit=0).total
    request.show(
        Screen.of(
            t("how-many", count=Num(found.total)) if found.total else t("none-made"),
            *[_line(request, one) for one in found.items],
            rows=[
                *[[card.button(_label(request, one), one.id)] for one in found.items],
                pager(vouchers_list, at, found.total),
                [_to("wizard.new", request, "btn-new"), find.button("btn-find")],
                [_to("many.series_list", request, t("btn-series", count=Num(series)), 0) if series else None],
            ],
            trail=(t("staff"), t("vouchers")),
            back=_to_staff(request),
        )
    )


def _to(name: str, request: Request[Any], label: str | Text, *args: int) -> Button | None:
    """Return a button to another module of this plugin: screens lead to each other, modules must not."""
    action = request.action(f"vouchers.{name.partition('.')[2]}")
    return action.button(label, *args) if action else None


def _line(request: Request[Any], one: vouchers.Voucher) -> Text:
    return t(
        "in-list",
        icon="🟢" if holds(one, request.now) else "⚪",
        code=Code(one.shown),
        what=words.joined([words.gives(request, one.terms), *words.rules(request, one.terms)]),
        uses=used(one),
    )


def holds(one: vouchers.Voucher, now: int) -> bool:
    """Tell whether somebody can still use it."""
    terms = one.terms
    is_over = terms.ends_at is not None and terms.ends_at <= now
    return one.on and not is_over and (terms.limit_all is None or one.uses < terms.limit_all)


def used(one: vouchers.Voucher) -> Phrase:
    """Return how often it was used, and how often it can be."""
    if one.terms.limit_all is None:
        return Phrase("used", {"uses": Num(one.uses)})
    return Phrase("used-of", {"uses": Num(one.uses), "limit": Num(one.terms.limit_all)})


def _label(request: Request[Any], one: vouchers.Voucher) -> Text:
    return words.label(request, one)


def pager(to: Action[Any], page: int, total: int, *before: int) -> list[Button | None]:
    """Return `‹ previous` and `next ›` of a list, as far as there are such pages; `before` are arguments before it."""
    return [
        to.button("btn-previous", *before, page - 1) if page > 0 else None,
        to.button("btn-next", *before, page + 1) if (page + 1) * _A_PAGE < total else None,
    ]


def _to_staff(request: Request[Any]) -> Button | None:
    desk = request.action("admin.admin")
    return desk.button("btn-back") if desk else None


# --- one ---


@plugin.action(allow=MANAGE)
def card(request: Request[Any], number: int) -> None:
    """Show one voucher: its terms, what became of it, who used it, and what can be done with it."""
    one = vouchers.sure(request.db, number)
    found = vouchers.counts(request.db, voucher=number)
    link = request.bot_link(f"v_{one.code}")
    maker = people.get(request.db, int(one.made_by)) if one.made_by.isdecimal() else None
    request.show(
        Screen.of(
            t("card", code=Code(one.shown), what=words.gives(request, one.terms)),
            t(f"is-{_state(one, request.now)}"),
            *[t("rule", what=rule) for rule in words.summary(request, one.terms)],
            t("made", by=Name(maker.name if maker else one.made_by), at=When(one.made_at, "date")),
            t("counts", used=Num(found.used), held=Num(found.held)),
            *[use_line(request, use) for use in vouchers.uses(request.db, number, _USES)],
            t("share-link", link=Code(link)) if link else None,
            rows=[
                [copy_button("btn-copy-code", one.shown), copy_button("btn-copy-link", link) if link else None],
                [_to("giving.give", request, "btn-give", number) if holds(one, request.now) else None],
                [switch.button("btn-switch-off", number, 0).danger() if one.on else _on(number)],
                [undoing.button(request, f"voucher:{number}")],
            ],
            trail=(t("staff"), t("vouchers")),
            back=_back(request, one),
        )
    )


def _on(number: int) -> Button:
    return switch.button("btn-switch-on", number, 1).success()


def _state(one: vouchers.Voucher, now: int) -> str:
    """Return how it stands, in a word: off, over, later, used-up or on."""
    terms = one.terms
    if not one.on:
        return "off"
    if terms.ends_at is not None and terms.ends_at <= now:
        return "over"
    if terms.starts_at is not None and terms.starts_at > now:
        return "later"
    return "on" if holds(one, now) else "used-up"


def use_line(request: Request[Any], use: vouchers.Use) -> Text:
    """Return one use: who, for which order, how much, when, and whether it is held, used or was released."""
    name, at = Name(people.sure(request.db, use.person).name), When(use.at)
    if use.order is None:
        return t("use-gift", name=name, at=at)
    found = orders.sure(request.db, use.order)
    money = words.money(request, use.amount, found.total.currency)
    return t(f"use-{use.state}", name=name, code=Code(found.code), money=-money, at=at)


def _back(request: Request[Any], one: vouchers.Voucher) -> Button | None:
    if one.series is not None:
        return _to("many.series", request, "btn-back", one.series)
    return vouchers_list.button("btn-back", 0)


@plugin.action(allow=MANAGE)
def switch(request: Request[Any], number: int, on: int) -> None:
    """Let a voucher hold, or no more."""
    vouchers.switch(request.tx, number, request.user.id, on=bool(on))
    request.toast("switched-on" if on else "switched-off")
    card(request, number)


# --- by code ---


@plugin.action(allow=MANAGE)
def find(request: Request[Any]) -> None:
    """Ask for a code."""
    request.ask("ask-find", then=got_code)


@plugin.answer()
def got_code(request: Request[Any], text: str) -> None:
    """Open the voucher of a code."""
    request.require(MANAGE)
    found = vouchers.find(request.db, text)
    if found is None:
        raise ShopError("no_such_voucher")
    card(request, found.id)
