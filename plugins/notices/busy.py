"""The notices of a busy time, one after the other: each in its own words, with what its button opens."""

from collections.abc import Iterator
from typing import Any

from plugins.notices.declare import plugin
from shopbot.api import STAFF, Button, Name, Num, Request, Screen, ShopError, Text, When, notices, t

_A_PAGE = 6
_HOUSE = "shopbot"


@plugin.action(allow=STAFF)
def gathered(request: Request[Any], digest: int, page: int = 0) -> None:
    """Show six of them, the newest first."""
    found = notices.digest(request.db, digest)
    if found is None or not found.total:
        raise ShopError("gone")
    at = min(max(page, 0), (found.total - 1) // _A_PAGE)
    here = notices.gathered(request.db, digest, at * _A_PAGE, _A_PAGE)
    numbers = range(found.total - at * _A_PAGE, 0, -1)
    numbered = list(zip(numbers, here, strict=False))
    lines = [line for number, one in numbered for line in _lines(request, number, one)]
    rows = [[_button(request, number, one) for number, one in numbered], _pager(digest, at, found.total)]
    head = t("gathered-count", count=Num(found.total), since=When(found.began_at))
    request.show(Screen.of(head, *lines, rows=_in_threes(rows[0]) + rows[1:], trail=(t("staff"), t("busy"))))


def _lines(request: Request[Any], number: int, one: notices.Gathered) -> Iterator[Text]:
    yield t("gathered-one", number=Num(number), at=When(one.at, "time"))
    if one.owner == _HOUSE or one.owner in request.host.registry.plugins:
        yield from (line for line in request.host.told_screen(one.owner, one.name, one.args).lines if line is not None)
    else:
        yield t("gathered-off", plugin=Name(one.owner))


def _button(request: Request[Any], number: int, one: notices.Gathered) -> Button | None:
    """Return a notice's first button, under the number it has here."""
    rows = request.host.told_screen(one.owner, one.name, one.args).rows
    first = next((button for row in rows for button in row if button is not None and button.call is not None), None)
    if first is None or first.call is None or request.action(first.call.action) is None:
        return None
    return Button(t("btn-number", number=Num(number)), first.call)


def _in_threes(buttons: list[Button | None]) -> list[list[Button | None]]:
    there = [button for button in buttons if button is not None]
    return [[*there[i : i + 3]] for i in range(0, len(there), 3)]


def _pager(digest: int, page: int, total: int) -> list[Button | None]:
    pages = -(-total // _A_PAGE)
    if pages == 1:
        return []
    return [
        gathered.button("btn-previous", digest, page - 1) if page > 0 else None,
        gathered.button(t("btn-page", page=Num(page + 1), pages=Num(pages)), digest, page),
        gathered.button("btn-next", digest, page + 1) if page + 1 < pages else None,
    ]
