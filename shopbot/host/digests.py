"""Notices as they are read: the one message of a busy time, and in groups with links in the place of buttons.

In a group everybody could press a button, and what it opens would be there for all to read. So each becomes a link
that does the same in the private chat of whoever follows it, if they are staff.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from shopbot.db import outbox
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader
from shopbot.errors import ShopError
from shopbot.host import arguments
from shopbot.host.arguments import WrongForm
from shopbot.host.plugin import STAFF
from shopbot.host.screen import Button, Call, Row, Screen, Text
from shopbot.texts.values import Num, Phrase, When
from shopbot.trade import notices
from shopbot.trade.groups import Kind

if TYPE_CHECKING:
    from shopbot.host.context import Request, View

PREFIX = "n_"
LIST = "notices.gathered"


def screen(view: "View[Any]", digest: int, upto: int, closed: int) -> Screen | None:
    """Return the message that stands for a digest's notices as far as `upto`; `closed` is when it ended, or 0."""
    found = notices.digest(view.db, digest, upto)
    if found is None or not found.total:
        return None
    since = When(found.began_at, "time")
    if closed:
        head = Text("digest-over", {"count": Num(found.total), "since": since, "until": When(closed, "time")}, HOUSE)
    else:
        head = Text("digest-busy", {"count": Num(found.total), "since": since}, HOUSE)
    action = view.action(LIST)
    rows = [[action.button(Text("btn-digest", {}, HOUSE), digest)]] if action else []
    return Screen.of(head, *_counted(view, found), rows=rows, home=False)


def _counted(view: "View[Any]", found: notices.Digest) -> Iterator[Text]:
    """Yield a line for each kind of notice: in its plugin's own words (`<key>-many`), else by what it is about."""
    others: Counter[Kind] = Counter()
    for kind, owner, name, count in found.counts:
        if view.has_words(owner, f"{name}-many"):
            yield Text(f"{name}-many", {"count": Num(count)}, owner)
        else:
            others[kind] += count
    for other, count in others.most_common():
        yield Text("digest-line", {"count": Num(count), "what": Phrase(f"notices-{other}")}, HOUSE)


# --- in groups ---


def for_group(shown: Screen, owed_id: int, bot: str) -> Screen:
    """Return an owed message as a group gets it; `bot` is the bot's @username, "" while that is unknown."""
    rows = [[_linked(button, f"{owed_id}_{r}_{c}", bot) for c, button in enumerate(row)] for r, row in _rows(shown)]
    return replace(shown, rows=rows, trail=(), back=None, home=False)


def _rows(shown: Screen) -> Iterator[tuple[int, Row]]:
    yield from enumerate(shown.rows)


def _linked(button: Button | None, place: str, bot: str) -> Button | None:
    if button is None or button.call is None:
        return button
    url = f"https://t.me/{bot}?start={PREFIX}{place}"
    return replace(button, call=None, url=url, style=None) if bot else None


def follow(request: "Request[Any]", rest: str) -> None:
    """Do what a button of a group's notice says, for staff in their private chat; all others see the shop."""
    call = _call_at(request, rest) if request.may(STAFF) else None
    if call is None:
        request.go("home.home")
        return
    action = request.action(call.action)
    if action is None or action.once:
        raise ShopError("gone")
    request.require(action.handler.allow)
    try:
        values = arguments.from_button(action.handler.call, call.args)
    except WrongForm:
        raise ShopError("gone") from None
    action.handler.call(request.as_plugin(action.handler.plugin), *values)


def _call_at(request: "Request[Any]", place: str) -> Call | None:
    """Return the button at a place ("17_0_1": message, row, column) of a message that was owed to a group."""
    parts = place.split("_")
    if not all(part.isascii() and part.isdecimal() and len(part) < 16 for part in parts) or len(parts) != 3:
        raise ShopError("gone")
    number, r, c = map(int, parts)
    owed = outbox.get(_house(request.db), number)
    shown = request.host.owed_screen(request.db, owed, request.language) if owed and owed.chat < 0 else None
    rows = shown.rows if shown else ()
    button = rows[r][c] if r < len(rows) and c < len(rows[r]) else None
    return button.call if button else None


def _house(db: Reader) -> Reader:
    return db.house
