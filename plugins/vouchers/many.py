"""Staff: many codes made at once, and the files they come in."""

from typing import Any

from plugins.vouchers import staff, words
from plugins.vouchers.declare import MANAGE, plugin
from shopbot.api import Name, Num, Request, Screen, When, audit, sheets, t, undoing, vouchers

_A_PAGE = 6
_FILE_SECONDS = 600
_CSV, _TXT = "csv", "txt"


def generate(request: Request[Any], terms: vouchers.VoucherTerms, count: int) -> None:
    """Make `count` vouchers of the same terms, send their codes as a file and show what can be done with them."""
    number, made = vouchers.generate(request.tx, request.user.id, terms, count, "")
    _send(request, number, made, _CSV)
    series(request, number)


def _send(request: Request[Any], number: int, made: list[vouchers.Voucher], form: str) -> None:
    name, caption = f"vouchers-{number}.{form}", t("file", count=Num(len(made)), minutes=Num(_FILE_SECONDS // 60))
    content = _table(request, made) if form == _CSV else "".join(f"{one.shown}\n" for one in made).encode()
    request.send_file(name, content, caption, erase_after=_FILE_SECONDS)


def _table(request: Request[Any], made: list[vouchers.Voucher]) -> bytes:
    """Return codes as CSV: the code, the link that brings it, whether it still holds, how often it was used."""
    rows = ([one.shown, request.bot_link(f"v_{one.code}"), "on" if one.on else "off", one.uses] for one in made)
    return sheets.content(["code", "link", "state", "uses"], rows)


@plugin.action(allow=MANAGE)
def series_list(request: Request[Any], page: int = 0) -> None:
    """Show one page of what was made at once, newest first."""
    at = max(page, 0)
    found = vouchers.all_series(request.db, at * _A_PAGE, _A_PAGE)
    buttons = [
        series.button(t("btn-one-series", n=Num(one.id), count=Num(one.count), at=When(one.made_at, "date")), one.id)
        for one in found.items
    ]
    request.show(
        Screen.of(
            "series-list",
            rows=[*[[button] for button in buttons], staff.pager(series_list, at, found.total)],
            trail=(t("staff"), t("vouchers")),
            back=staff.vouchers_list.button("btn-back", 0),
        )
    )


@plugin.action(allow=MANAGE)
def series(request: Request[Any], number: int) -> None:
    """Show what was made at once: its terms, how many codes still hold, and the files again."""
    one, found = vouchers.sure_series(request.db, number), vouchers.counts(request.db, series=number)
    first = vouchers.first_of(request.db, number)
    switch = switch_all.button("btn-all-off", number, 0).danger() if found.on else None
    back_on = switch_all.button("btn-all-on", number, 1).success() if found.on < one.count else None
    request.show(
        Screen.of(
            t("series", count=Num(one.count), what=words.gives(request, first.terms), at=When(one.made_at, "date")),
            t("note", note=Name(one.note)) if one.note else None,
            *[t("rule", what=rule) for rule in words.summary(request, first.terms)],
            t("series-counts", on=Num(found.on), used=Num(found.used), held=Num(found.held)),
            rows=[
                [download.button("btn-csv", number, _CSV), download.button("btn-txt", number, _TXT)],
                [switch, back_on],
                [undoing.button(request, f"series:{number}")],
            ],
            trail=(t("staff"), t("vouchers")),
            back=series_list.button("btn-back", 0),
        )
    )


@plugin.action(allow=MANAGE)
def switch_all(request: Request[Any], number: int, on: int) -> None:
    """Let all codes of a series hold, or no more."""
    changed = vouchers.switch_series(request.tx, number, request.user.id, on=bool(on))
    request.toast(t("all-switched-on" if on else "all-switched-off", count=Num(changed)))
    series(request, number)


@plugin.action(allow=MANAGE)
def download(request: Request[Any], number: int, form: str) -> None:
    """Send the codes of a series once more; it is in the audit, as they may carry money."""
    found = vouchers.sure_series(request.db, number)
    audit.write(request.tx, request.user.id, "vouchers.download", f"series:{number}", None, {"count": found.count})
    _send(request, number, vouchers.of_series(request.db, number), _CSV if form == _CSV else _TXT)
    series(request, number)
