"""Vouchers on an order that waits: choosing one, taking it off again, and why one does not hold.

An order never changes. Another voucher makes another order, which takes the place of the first; its price is that of
today. So what a tap applies is the total that was shown, and when the price has moved since, it is asked first.
"""

from collections.abc import Sequence
from typing import Any

from plugins.vouchers import mine, words
from plugins.vouchers.declare import plugin
from shopbot.api import (
    Button,
    Code,
    Money,
    Num,
    Request,
    Screen,
    Text,
    orders,
    payments,
    pricing,
    t,
    vouchers,
)

NONE = 0  # of a button: no voucher
_MOST_SHOWN = 6
_ELSEWHERE = {"voucher_minimum", "voucher_product", "voucher_category"}  # it may hold for the next order


# --- on the order's screen ---


def _label(request: Request[Any], number: int) -> Text | None:
    """Word the button that opens the list."""
    return t("btn-vouchers") if _applied(request, number) is None else t("btn-another")


def _best_label(request: Request[Any], number: int) -> Text | None:
    """Word the button that takes the best voucher, or the one that takes it off again."""
    applied = _applied(request, number)
    if applied is not None:
        return t("btn-off", code=words.short_code(applied))
    fits = None if _begun(request, number) else _fitting(request, number)
    if not fits:
        return None
    best, off = fits[0]
    return t("btn-best", code=words.short_code(best), money=-off)


def _applied(request: Request[Any], number: int) -> vouchers.Voucher | None:
    used = vouchers.of_order(request.db, number)
    return None if used is None or used.state != "held" else vouchers.get(request.db, used.voucher)


def _begun(request: Request[Any], number: int) -> bool:
    """Tell whether a payment for it was begun: then no other order takes its place."""
    return bool(payments.of_order(request.db, number))


def _fitting(request: Request[Any], number: int) -> list[tuple[vouchers.Voucher, Money]]:
    """Return the person's vouchers that hold for an order, with what each takes off, the best first."""
    quote = orders.requote(request.db, number, request.user.id, request.now)
    found = [
        (one, vouchers.discount(one, quote.subtotal))
        for one in vouchers.mine(request.db, request.user.id, request.now)
        if _why_not(request, one, quote) is None
    ]
    return sorted((pair for pair in found if pair[1].is_positive), key=lambda pair: (-pair[1].amount, pair[0].id))


def _why_not(request: Request[Any], one: vouchers.Voucher, quote: pricing.Quote) -> vouchers.Refusal | None:
    return vouchers.refusal(request.db, one, request.user.id, quote.product, quote.subtotal, request.now)


@plugin.menu("checkout", label=_best_label, order=10)
@plugin.action()
def best(request: Request[Any], number: int) -> None:
    """Take the best voucher, or the one that is on the order off again."""
    if _applied(request, number) is not None:
        apply(request, number, NONE)
        return
    fits = _fitting(request, number)
    if fits:
        apply(request, number, fits[0][0].id)
    else:
        pick(request, number)


@plugin.menu("checkout", label=_label, order=20)
@plugin.action()
def pick(request: Request[Any], number: int) -> None:
    """Show the person's vouchers for an order, the best first, and where a code is typed."""
    found = orders.sure(request.db, number, request.user.id)
    if found.state != "waiting":
        _to_order(request, number)
    elif _begun(request, number):
        _show_begun(request, found)
    else:
        _show_choice(request, found)


def _show_choice(request: Request[Any], found: orders.Order) -> None:
    quote = orders.requote(request.db, found.id, request.user.id, request.now)
    applied, fits = _applied(request, found.id), _fitting(request, found.id)[:_MOST_SHOWN]
    others = _others(request, quote, {one.id for one, _ in fits})
    request.show(
        Screen.of(
            t("for-order", code=Code(found.code), money=quote.subtotal),
            "",
            *[_offer(request, one, off, quote) for one, off in fits],
            *[
                line
                for one, why in others
                for line in (words.line(request, one, "voucher-not"), words.sentence(request, why))
            ],
            None if fits or others else t("none-for-order"),
            rows=[
                *_buttons(request, found.id, fits, applied),
                *[[apply.button(words.label(request, one), found.id, one.id)] for one, _ in others],
                [apply.button("btn-none", found.id, NONE) if applied else None, type_code.button("btn-type", found.id)],
            ],
            trail=(t("vouchers"),),
            back=_back(request, found.id),
        )
    )


def _others(
    request: Request[Any], quote: pricing.Quote, fitting: set[int]
) -> list[tuple[vouchers.Voucher, vouchers.Refusal]]:
    """Return the person's vouchers that this order is not right for, and why."""
    own = [one for one in vouchers.mine(request.db, request.user.id, request.now) if one.id not in fitting]
    reasons = [(one, _why_not(request, one, quote)) for one in own]
    found = [(one, why) for one, why in reasons if why is not None]
    return found[: max(0, _MOST_SHOWN - len(fitting))]


def _offer(request: Request[Any], one: vouchers.Voucher, off: Money, quote: pricing.Quote) -> Text:
    return t("voucher-offer", code=Code(one.shown), off=-off, total=quote.subtotal - off)


def _buttons(
    request: Request[Any], number: int, fits: Sequence[tuple[vouchers.Voucher, Money]], applied: vouchers.Voucher | None
) -> list[list[Button]]:
    shown = [(one, applied is not None and one.id == applied.id) for one, _ in fits]
    keys = ["btn-voucher-in" if chosen else "btn-voucher" for _, chosen in shown]
    buttons = [
        apply.button(words.label(request, one, key), number, one.id) for (one, _), key in zip(shown, keys, strict=True)
    ]
    if buttons and applied is None:
        buttons[0] = buttons[0].primary()
    return [[button] for button in buttons]


def _back(request: Request[Any], number: int) -> Button | None:
    action = request.action("orders.order")
    return action.button("btn-back", number) if action else None


def _to_order(request: Request[Any], number: int) -> None:
    if request.action("orders.order"):
        request.go("orders.order", number)
    else:
        request.go("home.home")


# --- applying ---


@plugin.action()
def apply(request: Request[Any], number: int, voucher: int, seen: int = -1) -> None:
    """Put a voucher on an order, or with 0 none; `seen` is the total that was confirmed (smallest units)."""
    found = orders.sure(request.db, number, request.user.id)
    if found.state != "waiting":
        _to_order(request, number)
        return
    if _begun(request, number):
        _show_begun(request, found)
        return
    chosen = mine.own(request, voucher) if voucher else None
    if chosen is not None and chosen.terms.kind == "gift":
        mine.show_gift(request, chosen)
        return
    vouchers.choose(request.tx, request.user.id, voucher or None)
    quote = orders.requote(request.db, number, request.user.id, request.now)
    if quote.refusal is not None and chosen is not None:
        if quote.refusal.key not in _ELSEWHERE:
            vouchers.choose(request.tx, request.user.id, _held(request, number))
        show_refused(request, quote.refusal, chosen, number)
    elif seen != quote.total.amount and quote.subtotal != _subtotal(request, number, found.total):
        _ask(request, found, quote, voucher)
    else:
        _place(request, number, quote, chosen)


def _subtotal(request: Request[Any], number: int, total: Money) -> Money:
    """Return what an order would cost without its voucher, at the prices it was placed at."""
    lines = orders.lines(request.db, number)
    return sum((line.money for line in lines if line.step != "voucher"), Money.zero(total.currency))


def _place(request: Request[Any], number: int, quote: pricing.Quote, chosen: vouchers.Voucher | None) -> None:
    placed = orders.checkout_anew(request.tx, number, request.user.id, quote.total.amount)
    request.toast(t("applied", money=quote.subtotal - quote.total) if chosen else t("taken-off"))
    _to_order(request, placed.id)


def _ask(request: Request[Any], found: orders.Order, quote: pricing.Quote, voucher: int) -> None:
    """Say that the price has moved since the order was placed, and let the person decide."""
    vouchers.choose(request.tx, request.user.id, _held(request, found.id))
    request.show(
        Screen.of(
            t("price-moved", old=found.total, new=quote.total),
            rows=[
                [apply.button(t("btn-take-price", money=quote.total), found.id, voucher, quote.total.amount).primary()],
                [_keep(request, found)],
            ],
            trail=(t("vouchers"),),
            back=pick.button("btn-back", found.id),
        )
    )


def _held(request: Request[Any], number: int) -> int | None:
    applied = _applied(request, number)
    return applied.id if applied else None


def _keep(request: Request[Any], found: orders.Order) -> Button | None:
    action = request.action("orders.order")
    return action.button(t("btn-keep-price", money=found.total), found.id) if action else None


# --- a payment was begun ---


def _show_begun(request: Request[Any], found: orders.Order) -> None:
    request.show(
        Screen.of(
            t("begun", code=Code(found.code)),
            rows=[[start_anew.button("btn-start-anew", found.id).primary()]],
            trail=(t("vouchers"),),
            back=_back(request, found.id),
        )
    )


@plugin.action(once=True)
def start_anew(request: Request[Any], number: int) -> None:
    """End an order and its payment, order the same anew, and choose a voucher for that."""
    person = request.user.id
    orders.cancel(request.tx, number, person)
    quote = orders.requote(request.db, number, person, request.now)
    placed = orders.checkout_anew(request.tx, number, person, quote.total.amount)
    pick(request, placed.id)


# --- a typed code ---


@plugin.action()
def type_code(request: Request[Any], number: int) -> None:
    """Ask for a code, for an order."""
    request.ask("which-code", then=code_typed, rows=[[pick.button("btn-back", number)]], number=number)


@plugin.answer()
def code_typed(request: Request[Any], text: str, number: int) -> None:
    """Put the voucher of a typed code on the order, or say why not."""
    found = mine.enter(request, text)
    if isinstance(found, vouchers.Refusal):
        show_refused(request, found, None, number)
    else:
        apply(request, number, found.id)


# --- why not, and the way out ---


def show_refused(
    request: Request[Any], why: vouchers.Refusal, voucher: vouchers.Voucher | None, number: int
) -> None:  # fmt: skip
    """Say why a voucher does not hold for an order, with the way out as a button.

    One that may hold for another order stays chosen for that.
    """
    request.show(
        Screen.of(
            words.line(request, voucher, "voucher-not") if voucher else None,
            words.sentence(request, why),
            rows=[
                [_more(request, number) if why.key == "voucher_minimum" else words.way_out(request, why)],
                [type_code.button("btn-again", number) if why.key == "voucher_unknown" else None],
                [_without(request, number)],
            ],
            trail=(t("vouchers"),),
            back=pick.button("btn-back", number),
        )
    )


def _more(request: Request[Any], number: int) -> Button | None:
    """Return the button that orders as many more as the voucher's minimum needs, if there are so many."""
    quote = orders.requote(request.db, number, request.user.id, request.now)
    chosen = vouchers.chosen(request.db, request.user.id)
    missing = _missing(quote, chosen.terms.least) if chosen else 0
    if not missing or quote.choice is not None or quote.quantity + missing > _most(quote):
        return None
    return more.button(t("btn-add", n=Num(missing)), number, quote.quantity + missing).primary()


def _most(quote: pricing.Quote) -> int:
    """Return how many the order may be for: what it holds itself is there for the order that takes its place."""
    product = quote.product
    free = product.available + quote.quantity if product.supply == "units" else product.most
    return min(free, product.max_quantity or free)


@plugin.action()
def more(request: Request[Any], number: int, quantity: int) -> None:
    """Order more of the same, with the voucher that is chosen."""
    found, person = orders.sure(request.db, number, request.user.id), request.user.id
    if found.state != "waiting":
        _to_order(request, number)
        return
    product = found.items[0].product
    quote = pricing.quote(request.db, product, quantity, person, request.now)
    placed = orders.checkout(request.tx, person, product, quantity, quote.total.amount)
    _to_order(request, placed.id)


def _missing(quote: pricing.Quote, least: int) -> int:
    """Return how many more pieces bring an order to a sum, at what one of them costs here."""
    each = quote.subtotal.amount // quote.quantity
    return max(1, -(-(least - quote.subtotal.amount) // each)) if each else 1


def _without(request: Request[Any], number: int) -> Button | None:
    action = request.action("orders.order")
    return action.button("btn-without", number) if action else None
