"""A person's own vouchers: kept from links and typed codes, used with the next order; gifts go to the balance."""

from typing import Any

from plugins.vouchers import words
from plugins.vouchers.declare import plugin
from shopbot.api import Button, Code, Request, Screen, ShopError, Text, ledger, t, vouchers

_CODE = r"((?:[2-9A-HJKMNP-TV-Z]{6}[- ]?){2}[2-9A-HJKMNP-TV-Z]{6})"  # one that nobody chose, however it is grouped
_SHOWN = 12


# --- what is theirs ---


def own(request: Request[Any], number: int) -> vouchers.Voucher:
    """Return a voucher that this person may know of: kept, theirs, or offered to all. Raises ShopError `gone`."""
    found = vouchers.get(request.db, number)
    if found is None or not vouchers.knows(request.db, request.user.id, found):
        raise ShopError("gone")
    return found


def enter(request: Request[Any], text: str) -> vouchers.Voucher | vouchers.Refusal:
    """Return the voucher of a code that was typed, and keep it; or why not. A wrong code counts."""
    found = vouchers.by_code(request.tx, request.user.id, text)
    if isinstance(found, vouchers.Voucher):
        vouchers.keep(request.tx, request.user.id, found.id)
    return found


# --- the list ---


def _label(request: Request[Any]) -> Text | None:
    """Word the entry of the main menu; None while there is nothing to be seen."""
    person, now = request.user.id, request.now
    there = vouchers.mine(request.db, person, now) or vouchers.kept(request.db, person, now)
    return t("btn-mine") if there else None


@plugin.menu("main", label=_label, order=46)
@plugin.menu("profile", label="btn-mine", order=30)
@plugin.action()
def mine(request: Request[Any]) -> None:
    """Show the person's vouchers: what can be used now, what later, and where a code is typed."""
    person, chosen = request.user.id, vouchers.chosen(request.db, request.user.id)
    now = vouchers.mine(request.db, person, request.now)[:_SHOWN]
    later = vouchers.kept(request.db, person, request.now)[:_SHOWN]
    rows: list[list[Button | None]] = [[_button(request, voucher, chosen)] for voucher in now]
    rows += [[one.button(words.label(request, voucher), voucher.id)] for voucher, _ in later]
    request.show(
        Screen.of(
            t("chosen-now", code=Code(chosen.shown)) if chosen is not None and chosen in now else None,
            *[words.line(request, voucher) for voucher in now],
            *[
                line
                for voucher, why in later
                for line in (words.line(request, voucher, "voucher-not"), words.sentence(request, why))
            ],
            None if now or later else t("none-yet"),
            rows=[*rows, [enter_code.button("btn-type").primary()]],
            trail=(t("vouchers"),),
        )
    )


def _button(request: Request[Any], voucher: vouchers.Voucher, chosen: vouchers.Voucher | None) -> Button:
    is_chosen = chosen is not None and chosen.id == voucher.id
    return one.button(words.label(request, voucher, "btn-voucher-in" if is_chosen else "btn-voucher"), voucher.id)


# --- one of them ---


@plugin.action()
def one(request: Request[Any], number: int) -> None:
    """Show one voucher and what can be done with it."""
    voucher = own(request, number)
    why = vouchers.unusable(request.db, voucher, request.user.id, request.now)
    if why is not None:
        show_refused(request, why, voucher)
    elif voucher.terms.kind == "gift":
        show_gift(request, voucher)
    else:
        _show(request, voucher)


def _show(request: Request[Any], voucher: vouchers.Voucher) -> None:
    chosen = vouchers.chosen(request.db, request.user.id)
    is_chosen = chosen is not None and chosen.id == voucher.id
    label, number = ("btn-not-next", 0) if is_chosen else ("btn-use-next", voucher.id)
    request.show(
        Screen.of(
            words.line(request, voucher),
            t("is-next") if is_chosen else t("not-next"),
            rows=[
                [next_order.button(label, number)] if is_chosen else [next_order.button(label, number).primary()],
                [_to_goods(request, voucher)],
                [drop.button("btn-drop", voucher.id).danger()],
            ],
            trail=(t("vouchers"),),
            back=mine.button("btn-back"),
        )
    )


def _to_goods(request: Request[Any], voucher: vouchers.Voucher) -> Button | None:
    """Return the way to what the voucher is for."""
    terms = voucher.terms
    facts = {"product": terms.product} if terms.product else {"category": terms.category} if terms.category else {}
    shop = request.action("catalog.shop")
    if facts:
        return words.way_out(request, vouchers.Refusal("", facts))
    return shop.button("btn-shop") if shop else None


@plugin.action()
def next_order(request: Request[Any], number: int) -> None:
    """Let the next order take a voucher, or with 0 none."""
    voucher = own(request, number) if number else None
    vouchers.choose(request.tx, request.user.id, voucher.id if voucher else None)
    request.toast("chosen" if voucher else "not-chosen")
    mine(request)


@plugin.action()
def drop(request: Request[Any], number: int) -> None:
    """Take a voucher off the person's list."""
    vouchers.drop(request.tx, request.user.id, own(request, number).id)
    request.toast("dropped")
    mine(request)


# --- codes ---


@plugin.action()
def enter_code(request: Request[Any]) -> None:
    """Ask for a code."""
    request.ask("which-code", then=own_code_typed, rows=[[mine.button("btn-back")]])


@plugin.answer()
def own_code_typed(request: Request[Any], text: str) -> None:
    """Open the voucher of a typed code, or say why not."""
    by_code(request, text)


@plugin.command("voucher", "redeem", example="/voucher WELCOME10")
def by_command(request: Request[Any], code: str = "") -> None:
    """Open a voucher by its code; without one, the person's list."""
    if code.strip():
        by_code(request, code)
    else:
        mine(request)


@plugin.typed(_CODE, order=35)
def by_word(request: Request[Any], code: str) -> None:
    """Open a voucher whose code was simply typed."""
    by_code(request, code)


def by_code(request: Request[Any], text: str) -> None:
    """Keep the voucher of a code and let the next order take it; a gift is shown. Or say why not."""
    found = enter(request, text)
    if isinstance(found, vouchers.Refusal):
        show_refused(request, found, None)
        return
    if vouchers.unusable(request.db, found, request.user.id, request.now) is None and found.terms.kind != "gift":
        vouchers.choose(request.tx, request.user.id, found.id)
    one(request, found.id)


@plugin.start("v_")
def by_link(request: Request[Any], code: str) -> None:
    """Keep the voucher of a link and let the next order take it, say so in one line, and welcome as always."""
    found = enter(request, code.partition("__")[0])
    why = found if isinstance(found, vouchers.Refusal) else _unusable(request, found)
    if why is not None:
        request.reply(words.sentence(request, why))
    elif isinstance(found, vouchers.Voucher) and found.terms.kind == "gift":
        request.reply(_gift_line(request, found), rows=[[redeem.button("btn-redeem", found.id).success()]])
    elif isinstance(found, vouchers.Voucher):
        vouchers.choose(request.tx, request.user.id, found.id)
        request.reply(words.line(request, found, "kept"))
    if "__" not in request.incoming.text:  # `p_12__v_…`: the other part shows what the link is about
        request.go("home.enter")


def _unusable(request: Request[Any], voucher: vouchers.Voucher) -> vouchers.Refusal | None:
    return vouchers.unusable(request.db, voucher, request.user.id, request.now)


# --- gifts ---


def show_gift(request: Request[Any], voucher: vouchers.Voucher) -> None:
    """Show what a gift brings, and ask before it is used up."""
    request.show(
        Screen.of(
            _gift_line(request, voucher),
            t("gift-to-balance"),
            rows=[[redeem.button("btn-redeem", voucher.id).success()]],
            trail=(t("vouchers"),),
            back=mine.button("btn-back"),
        )
    )


def _gift_line(request: Request[Any], voucher: vouchers.Voucher) -> Text:
    return t("gift", money=words.money(request, voucher.terms.value, voucher.terms.currency))


@plugin.action(once=True)
def redeem(request: Request[Any], number: int) -> None:
    """Put a gift's money into the person's wallet."""
    voucher = own(request, number)
    why = _unusable(request, voucher)
    if why is not None:
        show_refused(request, why, voucher)
        return
    money = vouchers.redeem(request.tx, request.user.id, number)
    wallet, shop = request.action("wallet.wallet"), request.action("catalog.shop")
    after = ledger.balance(request.db, request.user.id, money.currency)
    request.show(
        Screen.of(
            t("redeemed", money=money, after=after),
            rows=[
                [shop.button("btn-shop").primary() if shop else None],
                [wallet.button("btn-wallet") if wallet else None],
            ],
            trail=(t("vouchers"),),
        )
    )


# --- why not ---


def show_refused(request: Request[Any], why: vouchers.Refusal, voucher: vouchers.Voucher | None) -> None:
    """Say why a voucher cannot be used, with the way out as a button."""
    guide = request.action("home.guide")
    asks_shop = why.key in {"voucher_resellers", "voucher_off"}
    request.show(
        Screen.of(
            words.line(request, voucher, "voucher-not") if voucher else None,
            words.sentence(request, why),
            rows=[
                [words.way_out(request, why)],
                [enter_code.button("btn-again").primary() if why.key == "voucher_unknown" else None],
                [guide.button("btn-ask-shop") if guide and asks_shop else None],
            ],
            trail=(t("vouchers"),),
            back=mine.button("btn-back"),
        )
    )
