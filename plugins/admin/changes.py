"""The log of changes: who did what to what, newest first; by person, kind, day or thing; one row in full; as a file."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from plugins.admin import telling
from plugins.admin.declare import SEE_LOG, plugin
from plugins.admin.desk import back
from plugins.admin.parts import cut, in_rows
from plugins.admin.undo import undo_one
from shopbot.api import (
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
    audit,
    orders,
    people,
    plain_digits,
    products,
    sheets,
    t,
    undoing,
)

_A_PAGE = 5
_IN_THE_LIST = 3
_IN_FULL = 40
_MOST_IN_FILE = 5000
_FILE_SECONDS = 600
_DAYS = 7
_MOST_STAFF = 8
_ID_DIGITS = 16  # of the longest id Telegram may give out
_HOUSE = "shopbot"
_OF_SHOP = "shop"
_DAY = "%y%m%d"
_OTHER = "other"
# Kinds of change, by the first word of what they are called; what is in none of them is "other".
_KINDS: Mapping[str, tuple[str, ...]] = {
    "goods": ("product", "category", "sale", "rates", "price", "rate"),
    "stock": ("stock", "goods"),
    "people": ("person",),
    "money": ("wallet", "receipt", "refund", "voucher", "vouchers", "referrals"),
    "orders": ("order",),
    "setup": ("setting", "text", "plugin", "formula"),
}
_SUBJECTS = {"p": "product", "u": "person", "o": "order"}

plugin.final("admin.export", "log-was-copied")


@dataclass(frozen=True)
class Filter:
    """What of the log is looked at, short enough for a button: `of` is `p12`, `u7` or `o45`; `day` as 261121."""

    who: str = ""
    kind: str = ""
    day: str = ""
    of: str = ""

    @property
    def words(self) -> tuple[str, str, str, str]:
        """The filter as the last arguments of a button."""
        return self.who, self.kind, self.day, self.of


def _read(who: str, kind: str, day: str, of: str) -> Filter:
    """Return what a button narrows the log to, without what none of ours says: its buttons have room for no more.

    No button narrows by person and by thing at once.
    """
    by = who if who == _OF_SHOP or _is_id(who) else ""
    found = _read_day(day)
    about = of if _subject(of) and not by else ""
    return Filter(by, kind if _known_kind(kind) else "", found.strftime(_DAY) if found else "", about)


def _is_id(words: str) -> bool:
    return words.isascii() and words.isdecimal() and len(words) <= _ID_DIGITS


def _wanted(request: Request[Any], chosen: Filter) -> audit.Wanted:
    since, until = _span(request, chosen.day)
    actors = None
    if chosen.who:
        actors = audit.parts_of_shop(request.db) if chosen.who == _OF_SHOP else [chosen.who]
    actions = [a for a in audit.actions(request.db) if _kind(a) == chosen.kind] if chosen.kind else None
    return audit.Wanted(actors, actions, _subject(chosen.of), since, until)


def _kind(action: str) -> str:
    first = action.partition(".")[0]
    return next((kind for kind, words in _KINDS.items() if first in words), _OTHER)


def _subject(of: str) -> str | None:
    kind = _SUBJECTS.get(of[:1])
    return f"{kind}:{of[1:]}" if kind and _is_id(of[1:]) else None


def _span(request: Request[Any], day: str) -> tuple[int | None, int | None]:
    """Return when a day began and ended in the shop's time zone, as UTC seconds."""
    found = _read_day(day)
    if found is None:
        return None, None
    zone = ZoneInfo(request.host.shop.time_zone)
    begins = [datetime(one.year, one.month, one.day, tzinfo=zone) for one in (found, found + timedelta(days=1))]
    return int(begins[0].timestamp()), int(begins[1].timestamp())


def _read_day(words: str, form: str = _DAY) -> date | None:
    try:
        return datetime.strptime(words, form).replace(tzinfo=UTC).date()
    except ValueError:
        return None


# --- the list ---


@plugin.menu("admin", label="btn-log", order=92)
@plugin.action(allow=SEE_LOG)
def changes(
    request: Request[Any], before: int | None = None, who: str = "", kind: str = "", day: str = "", of: str = ""
) -> None:
    """Show five changes, those before row `before` or the newest, of those that are wanted."""
    chosen = _read(who, kind, day, of)
    found = audit.search(request.db, _wanted(request, chosen), _A_PAGE + 1, before)
    here = found[:_A_PAGE]
    lines = [line for n, record in enumerate(here, 1) for line in _lines(request, n, record)]
    newest = changes.button("btn-newest", None, *chosen.words) if before is not None else None
    older = changes.button("btn-older", here[-1].id, *chosen.words) if len(found) > _A_PAGE else None
    rows: list[Sequence[Button | None]] = [
        [change.button(t("btn-nth", n=Num(n)), record.id, *chosen.words) for n, record in enumerate(here, 1)],
        [newest, older],
        *_tools(request, chosen),
    ]
    shown = lines or [t("log-none" if any(chosen.words) else "log-empty")]
    about = [*_told(request, chosen), Text("")] if any(chosen.words) else []
    request.show(Screen.of(*about, *shown, rows=rows, trail=(t("staff"), t("log")), back=back()))


def _lines(request: Request[Any], n: int, record: audit.Record) -> Iterator[Text]:
    if n > 1:
        yield Text("")
    yield telling.what(request, record, n)
    yield from telling.fields(request, record.before, record.after, _IN_THE_LIST)


def _tools(request: Request[Any], chosen: Filter) -> list[list[Button | None]]:
    words = chosen.words
    clear = changes.button("btn-log-all") if any(words) else None
    return [
        [log_who.button("btn-log-who", *words), log_kind.button("btn-log-kind", *words)],
        [log_day.button("btn-log-day", *words), log_find.button("btn-find", *words)],
        [log_file.button("btn-log-file", *words), _chain(request), clear],
    ]


def _chain(request: Request[Any]) -> Button | None:
    shown = request.action("admin.chain")
    return shown.button("btn-chain") if shown else None


def _told(request: Request[Any], chosen: Filter) -> Iterator[Text]:
    """Say what the list is narrowed to."""
    if chosen.who == _OF_SHOP:
        yield t("log-of-shop")
    elif chosen.who:
        yield t("log-by", who=telling.who(request, chosen.who))
    if chosen.kind:
        yield t("log-kind", kind=Phrase(f"kind-of-{chosen.kind}"))
    since, until = _span(request, chosen.day)
    if since is not None and until is not None:
        yield t("log-on", day=When((since + until) // 2, "date"))
    about = _subject(chosen.of)
    if about is not None:
        yield t("log-about", subject=telling.subject(request, audit.Record(0, 0, "", "", about, None, None)))


def _known_kind(kind: str) -> bool:
    return kind in _KINDS or kind == _OTHER


# --- narrowing it ---


@plugin.action(allow=SEE_LOG)
def log_who(request: Request[Any], who: str = "", kind: str = "", day: str = "", of: str = "") -> None:
    """Choose whose changes: everybody's, one's own, another member of staff's, or the shop's own."""
    chosen = replace(_read(who, kind, day, of), of="")
    staff = [one for one in people.staff(request.db) if one.id != request.user.id][:_MOST_STAFF]
    buttons = [
        _choice("btn-log-all", replace(chosen, who="")),
        _choice("btn-log-mine", replace(chosen, who=str(request.user.id))),
        *[_choice(t("btn-choice", words=Name(cut(one.name, 18))), replace(chosen, who=str(one.id))) for one in staff],
        _choice("btn-log-shop", replace(chosen, who=_OF_SHOP)),
    ]
    _choose(request, "log-whose", buttons, chosen)


@plugin.action(allow=SEE_LOG)
def log_kind(request: Request[Any], who: str = "", kind: str = "", day: str = "", of: str = "") -> None:
    """Choose what kind of changes."""
    chosen = _read(who, kind, day, of)
    buttons = [_choice("btn-log-all", replace(chosen, kind=""))]
    words = [(one, t("btn-choice", words=Phrase(f"kind-of-{one}"))) for one in (*_KINDS, _OTHER)]
    buttons += [_choice(label, replace(chosen, kind=one)) for one, label in words]
    _choose(request, "log-which-kind", buttons, chosen)


@plugin.action(allow=SEE_LOG)
def log_day(request: Request[Any], who: str = "", kind: str = "", day: str = "", of: str = "") -> None:
    """Choose a day: one of the last seven, or any that is typed."""
    chosen = _read(who, kind, day, of)
    today = datetime.fromtimestamp(request.now, ZoneInfo(request.host.shop.time_zone)).date()
    days = [today - timedelta(days=n) for n in range(_DAYS)]
    buttons = [_choice("btn-log-all", replace(chosen, day=""))]
    buttons += [_choice(_day_label(n, one), replace(chosen, day=one.strftime(_DAY))) for n, one in enumerate(days)]
    rows: list[Sequence[Button | None]] = [*in_rows(buttons), [_choice("btn-back", chosen)]]
    example = Code(today.isoformat())
    kept = {"who": chosen.who, "kind": chosen.kind, "of": chosen.of}
    request.ask(t("log-which-day", example=example), then=got_day, rows=rows, **kept)


def _day_label(n: int, day: date) -> Text:
    noon = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    return t(("btn-log-today", "btn-log-yesterday")[n]) if n < 2 else t("btn-choice", words=When(noon, "date"))


@plugin.answer()
def got_day(request: Request[Any], words: str, who: str, kind: str, of: str) -> None:
    """Show the day that was typed."""
    request.require(SEE_LOG)
    found = _read_day(plain_digits(words), "%Y-%m-%d")
    if found is None:
        raise ShopError("log_no_day", example=Code("2026-11-21"))
    changes(request, None, who, kind, found.strftime(_DAY), of)


@plugin.action(allow=SEE_LOG)
def log_find(request: Request[Any], who: str = "", kind: str = "", day: str = "", of: str = "") -> None:
    """Ask what the changes are to be about."""
    chosen = _read(who, kind, day, of)
    rows = [[_choice("btn-back", chosen)]]
    request.ask("log-about-what", then=got_thing, rows=rows, kind=chosen.kind, day=chosen.day)


@plugin.answer()
def got_thing(request: Request[Any], words: str, kind: str, day: str) -> None:
    """Show what was changed about the order, the product or the person that is meant."""
    request.require(SEE_LOG)
    of = _meant(request, words)
    if of is None:
        raise ShopError("log_nothing_like_that")
    changes(request, None, "", kind, day, of)


def _meant(request: Request[Any], words: str) -> str | None:
    """Return an order by its code, a product by its number or name, or a person, in that order."""
    order = orders.get(request.db, orders.read_code(words))
    if order is not None:
        return f"o{order.id}"
    person = people.find(request.db, words)
    found = products.find(request.db, words, everything=True, limit=1)
    exact = bool(found) and str(found[0].number) == plain_digits(words).strip()
    if person is not None and not exact:
        return f"u{person.id}"
    return f"p{found[0].id}" if found else None


def _choice(label: str | Text, chosen: Filter) -> Button:
    return changes.button(label, None, *chosen.words)


def _choose(request: Request[Any], question: str, buttons: Sequence[Button], chosen: Filter) -> None:
    trail = (t("staff"), t("log"))
    request.show(Screen.of(t(question), rows=in_rows(buttons), trail=trail, back=_choice("btn-back", chosen)))


# --- one row ---


@plugin.action(allow=SEE_LOG)
def change(request: Request[Any], number: int, who: str = "", kind: str = "", day: str = "", of: str = "") -> None:
    """Show one row in full, whether it follows from the one before, and what became of it."""
    found = undoing.change(request, number)
    record = found.record
    sound = audit.follows(request.tx.house, request.tx.keys, number)
    lines = [
        telling.what(request, record),
        t("row-place", number=Num(number), action=Code(record.action), subject=Code(record.subject)),
        *telling.fields(request, record.before, record.after, _IN_FULL),
        "",
        t("row-sound" if sound else "row-broken"),
        t("undo-locked", why=telling.inside(request, found.refusal)) if found.refusal else None,
    ]
    undo = undo_one.button(Text("btn-undo", {}, _HOUSE), number) if found.refusal is None else None
    way_back = changes.button("btn-back", number + 1, *_read(who, kind, day, of).words)
    request.show(Screen.of(*lines, rows=[[undo]], trail=(t("staff"), t("log")), back=way_back))


# --- as a file ---


@plugin.action(allow=SEE_LOG)
def log_file(request: Request[Any], who: str = "", kind: str = "", day: str = "", of: str = "") -> None:
    """Send what is looked at as a table, newest first; the file deletes itself, and that it was taken is in the log."""
    found = audit.search(request.db, _wanted(request, _read(who, kind, day, of)), _MOST_IN_FILE)
    if not found:
        raise ShopError("log_nothing_to_send")
    content = _table(request, found)
    request.send_file(
        "changes.csv", content, t("log-file", count=Num(len(found)), minutes=Num(_FILE_SECONDS // 60)),
        erase_after=_FILE_SECONDS,
    )  # fmt: skip
    audit.write(request.tx, request.user.id, "admin.export", "log", None, {"rows": len(found)})


def _table(request: Request[Any], found: Sequence[audit.Record]) -> bytes:
    names: dict[str, str] = {}
    rows = []
    for one in found:
        if one.actor not in names:
            names[one.actor] = undoing.who(request, one.actor).text
        at = datetime.fromtimestamp(one.at, UTC).strftime("%Y-%m-%d %H:%M:%S")
        told = (names[one.actor], one.action, one.subject, _json(one.before), _json(one.after))
        rows.append([one.id, at, one.actor, *told])
    return sheets.content(["row", "utc", "by", "name", "action", "subject", "before", "after"], rows)


def _json(value: Any) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False)
