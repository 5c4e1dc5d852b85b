"""Staff: every rate with its age and source, set by hand or taken from the market."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from plugins.rates import fetch
from plugins.rates.api import OFFERED, Rate, find, spoken
from plugins.rates.declare import Settings, plugin
from shopbot.api import (
    CURRENCIES,
    OWNER,
    STAFF,
    Button,
    Code,
    Name,
    Phrase,
    Reader,
    Request,
    Screen,
    ShopError,
    Text,
    When,
    audit,
    plain_digits,
    t,
    terms,
)

# Groups of three with one mark throughout, then perhaps the other mark and decimals; or one mark and decimals.
_NUMBER = re.compile(
    r"(?P<groups>[1-9]\d{0,2}(?:\.\d{3})+(?!\d)|[1-9]\d{0,2}(?:,\d{3})+(?!\d)|\d+)(?:(?P<mark>[.,])(?P<rest>\d+))?"
)
_THOUSAND = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")  # 16.350: one mark and three digits
_LOWEST, _HIGHEST = Decimal("0.000000001"), Decimal(10) ** 12


@plugin.menu("admin", label="btn-rates", order=75)
@plugin.action(allow=STAFF)
def rates(request: Request[Settings]) -> None:
    """Show every rate."""
    shown = [one for one in OFFERED if one != terms.currency(request.db)]
    known = {one: find(request.db, one) for one in shown}
    desk = request.action("admin.admin")
    request.show(
        Screen.of(
            t("intro"),
            "",
            *[_line(request, one, rate) for one, rate in known.items()],
            rows=[[rate.button(t("btn-rate", currency=Code(one)), one) for one in shown], _refresh(request)],
            trail=(t("staff"), t("rates")),
            back=desk.button("btn-back") if desk else None,
        )
    )


@plugin.command("rates", allow=STAFF)
def rates_command(request: Request[Settings]) -> None:
    """Show every rate."""
    rates(request)


def _refresh(request: Request[Settings]) -> list[Button]:
    return [refresh.button("btn-refresh")] if request.may(OWNER) else []


def _line(request: Request[Settings], currency: str, known: Rate | None) -> Text:
    if known is None:
        return t("line-none", currency=Code(currency))
    how = "by-hand" if known.by_hand else "automatic" if known.is_good(request.now) else "stale"
    return t(
        "line",
        currency=Code(currency),
        price=spoken(known.price, known.base),
        how=Phrase(how, {"source": Name(known.source)}),
        at=When(known.at, "relative"),
    )


@plugin.action(allow=STAFF)
def rate(request: Request[Settings], currency: str) -> None:
    """Show one rate and what can be done about it."""
    if currency not in OFFERED:
        rates(request)
        return
    known = find(request.db, currency)
    waits = known is not None and known.waiting is not None
    request.show(
        Screen.of(
            _line(request, currency, known),
            t("waits", now=spoken(known.waiting, known.base)) if known and known.waiting is not None else None,
            t("hand-stays") if known and known.by_hand else None,
            rows=[
                [accept.button("btn-accept", currency).success() if waits and request.may(OWNER) else None],
                _changes(request, currency, known) if request.may(OWNER) else [],
            ],
            trail=(t("staff"), t("rates"), t("just", words=Code(currency))),
            back=rates.button("btn-back"),
        )
    )


def _changes(request: Request[Settings], currency: str, known: Rate | None) -> list[Button | None]:
    by_hand = known is not None and known.by_hand
    return [ask.button("btn-by-hand", currency), automatic.button("btn-automatic", currency) if by_hand else None]


@plugin.action(allow=OWNER)
def refresh(request: Request[Settings]) -> None:
    """Ask the sources now."""
    request.toast("asked" if fetch.ask_now(request) else "asked-already")


@plugin.action(allow=OWNER)
def accept(request: Request[Settings], currency: str) -> None:
    """Take the automatic rate that waits for a yes."""
    known = find(request.db, currency)
    if known is not None and known.waiting is not None:
        was = as_kept(request.db, currency)
        fetch.keep(request, currency, known.waiting, known.source)
        _audit(request, currency, was)
        request.toast("saved")
    rate(request, currency)


@plugin.action(allow=OWNER)
def automatic(request: Request[Settings], currency: str) -> None:
    """Give up the rate set by hand; until the sources answer there is none."""
    known = find(request.db, currency)
    if known is not None and known.by_hand:
        put_back(request, currency, None)
        fetch.ask_now(request)
        request.toast("asked")
    rate(request, currency)


@plugin.action(allow=OWNER)
def ask(request: Request[Settings], currency: str) -> None:
    """Ask what one unit costs."""
    if currency in OFFERED:
        request.ask(
            t("ask-rate", currency=Code(currency), base=Code(terms.currency(request.db))), then=got, of=currency
        )


@plugin.answer()
def got(request: Request[Settings], words: str, of: str) -> None:
    """Take the rate that was typed."""
    request.require(OWNER)
    was, price = as_kept(request.db, of), _read(words, terms.currency(request.db))
    fetch.keep(request, of, price, "", by_hand=True)
    _audit(request, of, was)
    rate(request, of)


def _read(words: str, base: str) -> Decimal:
    """Read `16350`, `0.0625`, `16 350,5` in digits of any script, as a price in `base`.

    `16.350` is a thousand and more where the currency has no decimals, and refused elsewhere: it could be either.
    Raises ShopError `rate_unclear`.
    """
    try:
        price = Decimal(_plain(words, whole=CURRENCIES[base].places == 0))
    except InvalidOperation:
        raise ShopError("rate_unclear", words=Name(words.strip()[:40])) from None
    if not price.is_finite() or not _LOWEST <= price <= _HIGHEST:
        raise ShopError("rate_unclear", words=Name(words.strip()[:40]))
    return price


def _plain(words: str, *, whole: bool) -> str:
    """Write a typed number with a point as its only mark; "" if it is none or can be read in two ways."""
    typed = "".join(plain_digits(words).replace("٫", ".").replace("٬", " ").split())
    found = _NUMBER.fullmatch(typed)
    if not found:
        return ""
    groups, mark, rest = found["groups"], found["mark"], found["rest"]
    thousand = _THOUSAND.fullmatch(typed) is not None
    if thousand and not whole:
        return ""
    return re.sub("[.,]", "", typed) if thousand else re.sub("[.,]", "", groups) + ("." if mark else "") + (rest or "")


def as_kept(db: Reader, currency: str) -> dict[str, Any] | None:
    """Return a rate as the audit keeps it, or None when there is none."""
    row = db.row("SELECT base, price, by_hand, at, good_until, source FROM rates_rate WHERE currency = ?", currency)
    return None if row is None else {**dict(row), "by_hand": bool(row["by_hand"])}


def put_back(request: Request[Any], currency: str, kept: dict[str, Any] | None) -> None:
    """Make a rate what it was, by what the audit kept of it; None: there is none until the sources answer."""
    was = as_kept(request.db, currency)
    request.tx.run("DELETE FROM rates_rate WHERE currency = ?", currency)
    if kept is not None:
        request.tx.run(
            "INSERT INTO rates_rate (currency, base, price, by_hand, at, good_until, source)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            currency, kept["base"], kept["price"], int(kept["by_hand"]), kept["at"], kept["good_until"], kept["source"],
        )  # fmt: skip
    _audit(request, currency, was)


def _audit(request: Request[Any], currency: str, was: dict[str, Any] | None) -> None:
    now = as_kept(request.db, currency)
    audit.write(request.tx, request.actor, "rates.set", f"rate:{currency}", was, now)
