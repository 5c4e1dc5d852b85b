"""Staff: sales. A lower price for a while, of one product or a whole category, by taps or by command."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from plugins.catalog import manage, parts
from plugins.catalog.declare import EDIT, Settings, plugin
from shopbot.api import (
    Button,
    Code,
    Money,
    Name,
    Num,
    Phrase,
    Request,
    Screen,
    ShopError,
    Text,
    When,
    plain_digits,
    products,
    read_amount,
    sales,
    t,
    terms,
)

_A_PAGE = 6
_PERCENTS = (5, 10, 15, 20, 25, 30, 50)
_DAYS = (1, 3, 7, 14, 30)
_BEGINS = (0, 1, 7)
_DAY = 86_400
_HUNDREDTHS = 100
_SPANS = {"h": 3600, "d": _DAY, "w": 7 * _DAY}


@dataclass(frozen=True)
class Place:
    """What a sale is of: a product or a category, by id. On buttons `p` or `c`."""

    of: str
    number: int

    @property
    def product(self) -> int | None:
        """The product's id, or None."""
        return self.number if self.of == "p" else None

    @property
    def category(self) -> int | None:
        """The category's id, or None."""
        return self.number if self.of == "c" else None


def _place(request: Request[Settings], of: str, number: int) -> Place:
    """Return the place a button names. Raises ShopError `no_such_product`, `no_such_category`."""
    if of == "p":
        products.sure(request.db, number)
    else:
        products.category(request.db, number)
    return Place("p" if of == "p" else "c", number)


def _title(request: Request[Settings], place: Place) -> Name:
    if place.of == "p":
        return parts.title(request, products.sure(request.db, place.number))
    return parts.title(request, products.category(request.db, place.number))


def _back(request: Request[Settings], place: Place) -> Button:
    name = "card" if place.of == "p" else "edit_shelf"
    return parts.action(request, name).button("btn-back", place.number)


# --- one product or category ---


@plugin.action(allow=EDIT)
def sale(request: Request[Settings], of: str, number: int) -> None:
    """Show the sales of a product or category, and what can be taken off."""
    place = _place(request, of, number)
    mine = _sales(request, place)
    off = [sale_when.button(t("btn-percent", percent=Num(one)), of, number, _off(one)) for one in _PERCENTS]
    own = own_off.button("btn-off-own", of, number)
    request.show(
        Screen.of(
            t("sale-of", title=_title(request, place)),
            *([_line(request, one) for one in mine] or [t("sale-none")]),
            "",
            "sale-how-much",
            rows=[*parts.in_rows(off, 4), [own, _clear(place) if mine else None]],
            trail=(t("admin"), t("products"), t("sales")),
            back=_back(request, place),
        )
    )


def _off(percent: int) -> str:
    return f"p{percent * _HUNDREDTHS}"


def _clear(place: Place) -> Button:
    return stop_all.button("btn-sale-stop", place.of, place.number).danger()


def _sales(request: Request[Settings], place: Place) -> list[sales.Sale]:
    every = sales.listing(request.db, request.now)
    return [one for one in every if (one.product, one.category) == (place.product, place.category)]


def _line(request: Request[Settings], one: sales.Sale) -> Text:
    place = Place("p", one.product) if one.product is not None else Place("c", one.category or 0)
    off = said_off(one)
    if one.starts_at > request.now:
        return t("sale-line-later", title=_title(request, place), off=off, at=When(one.starts_at))
    if one.ends_at is not None:
        return t("sale-line-until", title=_title(request, place), off=off, until=When(one.ends_at))
    return t("sale-line", title=_title(request, place), off=off)


def said_off(one: sales.Sale) -> Phrase | Money:
    """Return what a sale takes off, as it is said."""
    if one.amount is not None:
        return one.amount
    return Phrase("percent-off", {"percent": _percent(one.percent or 0)})


def _percent(hundredths: int) -> Num | Name:
    whole, rest = divmod(hundredths, _HUNDREDTHS)
    return Name(f"{whole}.{rest:02}".rstrip("0")) if rest else Num(whole)


@plugin.action(allow=EDIT)
def own_off(request: Request[Settings], of: str, number: int) -> None:
    """Ask for a percentage or a sum."""
    place = _place(request, of, number)
    request.ask(t("ask-off", title=_title(request, place)), then=off_typed, of=place.of, number=number)


@plugin.answer()
def off_typed(request: Request[Settings], answer: str, of: str, number: int) -> None:
    """Go on to the time with what was typed."""
    request.require(EDIT)
    percent, amount = read_off(answer, terms.currency(request.db))
    _check_left(request, _place(request, of, number), amount)
    sale_when(request, of, number, f"p{percent}" if percent is not None else f"a{amount.amount if amount else 0}")


@plugin.action(allow=EDIT)
def sale_when(request: Request[Settings], of: str, number: int, off: str, begins: int = 0) -> None:
    """Ask from when and for how long; the tap on how long starts the sale."""
    place = _place(request, of, number)
    percent, amount = _read_button(off, terms.currency(request.db))
    shown = Phrase("percent-off", {"percent": _percent(percent)}) if percent is not None else amount
    starts = [_begin(place, off, one, begins) for one in _BEGINS]
    lengths = [start_sale.button(t("btn-days", days=Num(one)), of, number, off, begins, one) for one in _DAYS]
    request.show(
        Screen.of(
            t("sale-when", title=_title(request, place), off=shown or ""),
            _begins_line(request, begins),
            "sale-how-long",
            rows=[
                starts,
                [*lengths[:3]],
                [*lengths[3:]],
                [
                    start_sale.button("btn-until-stopped", of, number, off, begins, 0),
                    own_end.button("btn-end-own", of, number, off, begins),
                ],
            ],
            trail=(t("admin"), t("products"), t("sales")),
            back=sale.button("btn-back", of, number),
        )
    )


def _begin(place: Place, off: str, days: int, chosen: int) -> Button:
    button = sale_when.button(f"btn-begins-{days}", place.of, place.number, off, days)
    return button.success() if days == chosen else button


def _begins_line(request: Request[Settings], begins: int) -> Text:
    return t("sale-begins", at=When(_starts(request, begins))) if begins > 0 else t("sale-begins-now")


def _starts(request: Request[Settings], days: int) -> int:
    """Return when a sale begins that starts in so many days: at midnight of that day in the shop's zone, or now."""
    if days <= 0:
        return request.now
    here = datetime.fromtimestamp(request.now, ZoneInfo(request.host.shop.time_zone)).date()
    return _midnight(request, here + timedelta(days=min(days, 366)))


def _midnight(request: Request[Settings], day: date) -> int:
    return int(datetime.combine(day, time(), ZoneInfo(request.host.shop.time_zone)).timestamp())


def _read_button(off: str, currency: str) -> tuple[int | None, Money | None]:
    """Return hundredths of a percent, or a sum, of a button. Raises ShopError `gone` for what none says."""
    if not re.fullmatch(r"[pa]\d{1,15}", off):
        raise ShopError("gone")
    return (int(off[1:]), None) if off[0] == "p" else (None, Money(int(off[1:]), currency))


@plugin.action(allow=EDIT, once=True)
def start_sale(request: Request[Settings], of: str, number: int, off: str, begins: int, days: int) -> None:
    """Start it; 0 days: until it is stopped."""
    starts = _starts(request, begins)
    _start(request, _place(request, of, number), off, starts, starts + days * _DAY if days > 0 else None)


@plugin.action(allow=EDIT)
def own_end(request: Request[Settings], of: str, number: int, off: str, begins: int) -> None:
    """Ask for how long, or until which day."""
    asked = t("ask-end", days=Code("7d"), hours=Code("12h"), day=Code("2026-12-31"))
    request.ask(asked, then=end_typed, of=of, number=number, off=off, begins=begins)


@plugin.answer()
def end_typed(request: Request[Settings], answer: str, of: str, number: int, off: str, begins: int) -> None:
    """Start it until what was typed."""
    request.require(EDIT)
    starts = _starts(request, begins)
    _start(request, _place(request, of, number), off, starts, read_end(request, answer, starts))


def _start(request: Request[Settings], place: Place, off: str, starts: int, ends: int | None) -> None:
    percent, amount = _read_button(off, terms.currency(request.db))
    _check_left(request, place, amount)
    by = request.user.id
    sales.start(
        request.tx, by, product=place.product, category=place.category, percent=percent, amount=amount,
        starts_at=starts, ends_at=ends,
    )  # fmt: skip
    request.toast("sale-started")
    sale(request, place.of, place.number)


@plugin.action(allow=EDIT, once=True)
def stop_all(request: Request[Settings], of: str, number: int) -> None:
    """End every sale of a product or category."""
    place = _place(request, of, number)
    count = sales.clear(request.tx, request.user.id, product=place.product, category=place.category)
    request.toast(t("sales-stopped", count=Num(count)))
    sale(request, of, number)


# --- all of them ---


@plugin.action(allow=EDIT)
def all_sales(request: Request[Settings], page: int = 0) -> None:
    """Show every sale that runs or is to come, each with its end."""
    every = sales.listing(request.db, request.now)
    page = parts.within(page, len(every), _A_PAGE)
    here = parts.cut(every, page, _A_PAGE)
    stops = [stop_one.button(t("btn-stop-n", n=Num(n)), one.id) for n, one in enumerate(here, 1)]
    request.show(
        Screen.of(
            t("sales-all", count=Num(len(every))),
            *[t("numbered", n=Num(n), line=_phrase(request, one)) for n, one in enumerate(here, 1)],
            rows=[
                *parts.in_rows(stops, 3),
                parts.page_row(page, len(every), _A_PAGE, all_sales.button),
            ],
            trail=(t("admin"), t("products"), t("sales")),
            back=manage.manage.button("btn-back"),
        )
    )


def _phrase(request: Request[Settings], one: sales.Sale) -> Phrase:
    line = _line(request, one)
    return Phrase(line.key, line.values)


@plugin.action(allow=EDIT)
def stop_one(request: Request[Settings], number: int) -> None:
    """End one sale."""
    sales.stop(request.tx, number, request.user.id)
    request.toast(t("sales-stopped", count=Num(1)))
    all_sales(request)


# --- what staff type ---


def read_off(words: str, currency: str) -> tuple[int | None, Money | None]:
    """Return hundredths of a percent ("12.5%"), or a sum. Raises ShopError `discount_invalid` and as `read_amount`."""
    said = plain_digits(words).strip().replace("٪", "%").replace("％", "%")
    if not said.endswith("%"):
        return None, read_amount(said, currency)
    found = re.fullmatch(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*%", said)
    percent = int(found[1]) * _HUNDREDTHS + int((found[2] or "").ljust(2, "0")) if found else 0
    if not 0 < percent < sales.WHOLE:
        raise ShopError("discount_invalid")
    return percent, None


def read_end(request: Request[Settings], words: str, starts: int) -> int | None:
    """Return when a sale ends: `7d`, `12h`, `2w`, a day (2026-12-31, its end), or None for `-`.

    Raises ShopError `end_unclear`.
    """
    said = plain_digits(words).strip().casefold()
    if said in ("", "-"):
        return None
    span = re.fullmatch(r"(\d{1,4})\s*([dhw])", said)
    if span:
        return starts + int(span[1]) * _SPANS[span[2]]
    try:
        return _midnight(request, date.fromisoformat(said) + timedelta(days=1))
    except ValueError as error:
        raise ShopError("end_unclear", example=Code("7d"), day=Code("2026-12-31")) from error


def by_command(request: Request[Settings], of: Literal["p", "c"], number: int, off: str, until: str) -> None:
    """Start or clear a sale as a command says it: `10%`, `5000`, `0` clears."""
    place = _place(request, of, number)
    if plain_digits(off).strip() in ("0", "0%", "-"):
        count = sales.clear(request.tx, request.user.id, product=place.product, category=place.category)
        request.reply("sales-stopped", count=Num(count))
        sale(request, of, number)
        return
    percent, amount = read_off(off, terms.currency(request.db))
    said = f"p{percent}" if percent is not None else f"a{amount.amount if amount else 0}"
    _start(request, place, said, request.now, read_end(request, until, request.now))


def _check_left(request: Request[Settings], place: Place, amount: Money | None) -> None:
    """Raise ShopError `discount_whole` when a sum would give a product away for nothing."""
    if amount is None:
        return
    where, number = ("id = ?1 OR parent = ?1", place.number)
    if place.of == "c":
        where = "category IN (SELECT id FROM category WHERE id = ?1 OR parent = ?1)"
    lowest = request.db.scalar(
        f"SELECT min(price) FROM product WHERE ({where}) AND state = 'active' AND NOT EXISTS"  # noqa: S608 - one of two
        " (SELECT 1 FROM product AS variant WHERE variant.parent = product.id)",
        number,
    )  # fmt: skip
    if lowest is not None and amount.amount >= lowest:
        raise ShopError("discount_whole", price=Money(lowest, amount.currency))
