"""Automatic rates: asked for once an hour while a plugin needs them, and taken only if they are plausible.

Sources, as their public pages describe them (none was ever asked by us): ExchangeRate-API's open endpoint for what a
dollar is in other currencies (updated daily, attribution wanted), CoinGecko for USDT, Nobitex for USDT in Iran, where
the official rate is far from what people pay. A demo has rates of its own and asks nobody outside this machine.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from plugins.rates.api import OFFERED, Rate, find, spoken
from plugins.rates.declare import Settings, plugin
from shopbot.api import Code, Context, NotReady, PersonJoined, ShopError, control, http, terms

_HOUR = 3600
_IRAN = {"IRR", "IRT"}  # both are said in toman
_RIAL_A_TOMAN = 10
_DIGITS = Decimal("1e-12")
_LEAST, _MOST = Decimal("1e-9"), Decimal(10) ** 12
_DEMO = {"USD": "16000", "USDT": "16350", "XTR": "210"}  # rupiah, invented
Found = tuple[str, str]  # what one unit costs, and who says so


@plugin.every(minutes=5)
def refresh(ctx: Context[Settings]) -> None:
    """Ask for new rates, once an hour, if anything sells by them; tell staff of those that became too old."""
    if not control.needed_by(ctx, "rates") or _asks_nobody(ctx):
        return
    fetch.send(ctx, f"hour:{ctx.now // _HOUR}", base=terms.currency(ctx.db))
    rates = [rate for rate in (find(ctx.db, one) for one in OFFERED) if rate and not rate.is_good(ctx.now)]
    if rates:
        names = ", ".join(rate.currency for rate in rates)
        since = max(rate.good_until or 0 for rate in rates)
        ctx.tell_admins("too-old", kind="faults", dedupe=f"stale:{names}:{since}", rings=True, currency=Code(names))


def ask_now(ctx: Context[Settings]) -> bool:
    """Order new rates; at most once a minute. False if they are ordered already.

    Raises ShopError `demo_asks_nobody`.
    """
    if _asks_nobody(ctx):
        raise ShopError("demo_asks_nobody")
    return fetch.send(ctx, str(ctx.now // 60), base=terms.currency(ctx.db))


def _asks_nobody(ctx: Context[Settings]) -> bool:
    """Tell whether this is a demo whose sources are the real ones; plain HTTP only ever leads to this machine."""
    return ctx.host.config.mode == "demo" and ctx.settings.fiat_source.startswith("https:")


@plugin.on(PersonJoined)
def fill_demo(ctx: Context[Settings], _event: PersonJoined) -> None:
    """Give a demo its rates with its first visitor, so that every way to pay can be tried."""
    if not _asks_nobody(ctx) or terms.currency(ctx.db) != "IDR":
        return
    for currency, price in _DEMO.items():
        if find(ctx.db, currency) is None:
            keep(ctx, currency, Decimal(price), "", by_hand=True)


@plugin.errand()
def fetch(settings: Settings, base: str) -> Mapping[str, Any]:
    """Return what USD, USDT and a Star cost in `base`; runs outside."""
    dollar, tether = _in_iran(settings) if base in _IRAN else _elsewhere(settings, base)
    star = Decimal(dollar[0]) * settings.star_value / 1000
    return {"USD": dollar, "USDT": tether, "XTR": [_written(star), dollar[1]]}


def _in_iran(settings: Settings) -> tuple[Found, Found]:
    answer = http.get(settings.toman_source, query={"srcCurrency": "usdt", "dstCurrency": "rls"})
    rial = _number(_at(answer, "stats", "usdt-rls", "latest"), answer)
    found = (_written(rial / _RIAL_A_TOMAN), answer.host)
    return found, found


def _elsewhere(settings: Settings, base: str) -> tuple[Found, Found]:
    answer = http.get(settings.fiat_source)
    dollar = (_written(_number(_at(answer, "rates", base), answer)), answer.host)
    try:
        return dollar, _tether(settings, base)
    except NotReady:  # this source refuses many callers, and does not know every currency: then USDT is a dollar
        return dollar, dollar


def _tether(settings: Settings, base: str) -> Found:
    code = base.lower()
    answer = http.get(settings.usdt_source, query={"ids": "tether", "vs_currencies": code})
    return _written(_number(_at(answer, "tether", code), answer)), answer.host


def _at(answer: http.Answer, *path: str) -> Any:
    found = answer.json()
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _number(found: object, answer: http.Answer) -> Decimal:
    """Return a price above zero, or raise NotReady: what is none is not taken for one."""
    try:
        price = Decimal(str(found))
    except InvalidOperation:
        price = Decimal(0)
    if isinstance(found, bool) or not price.is_finite() or not _LEAST <= price < _MOST:
        raise NotReady(f"{answer.host} did not say the price")
    return price


def _written(price: Decimal) -> str:
    """Write a price in plain digits, twelve places at most."""
    return f"{price.quantize(_DIGITS).normalize():f}"


@fetch.result
def fetched(ctx: Context[Settings], result: Mapping[str, Any], base: str) -> None:
    """Take each new rate, unless it was set by hand or differs so much that the owner has to look."""
    if base != terms.currency(ctx.db) or "failed" in result:
        return
    for currency in OFFERED:
        price, source = result[currency]
        if currency != base:
            _take(ctx, currency, Decimal(price), source)


def _take(ctx: Context[Settings], currency: str, price: Decimal, source: str) -> None:
    known = find(ctx.db, currency)
    if known is not None and known.by_hand:
        return
    if known is not None and _jumps(known.price, price, ctx.settings.band):
        _wait(ctx, known, price)
    else:
        keep(ctx, currency, price, source)


def _jumps(was: Decimal, now: Decimal, band: int) -> bool:
    return abs(now - was) * 100 > was * band


def _wait(ctx: Context[Settings], known: Rate, price: Decimal) -> None:
    ctx.tx.run("UPDATE rates_rate SET waiting = ? WHERE currency = ?", _written(price), known.currency)
    if known.waiting is None:
        was, now = spoken(known.price, known.base), spoken(price, known.base)
        dedupe = f"jump:{known.currency}:{ctx.now // _HOUR}"
        ctx.tell_admins(
            "jumped", kind="faults", dedupe=dedupe, rings=True, currency=Code(known.currency), was=was, now=now
        )


def keep(ctx: Context[Settings], currency: str, price: Decimal, source: str, *, by_hand: bool = False) -> None:
    """Make a price the rate from now on."""
    good_until = None if by_hand else ctx.now + ctx.settings.max_hours * _HOUR
    ctx.tx.run(
        "INSERT INTO rates_rate (currency, base, price, by_hand, at, good_until, source)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT"
        " DO UPDATE SET base = ?2, price = ?3, by_hand = ?4, at = ?5, good_until = ?6, source = ?7,"
        " waiting = NULL",
        currency, terms.currency(ctx.db), _written(price), int(by_hand), ctx.now, good_until, source,
    )  # fmt: skip
