"""Letters: rows that never change, and the messages they are brought as."""

from dataclasses import dataclass
from typing import Any

from plugins.support.declare import LONGEST, Settings, plugin
from shopbot.api import Code, Name, Num, Reader, Request, Screen, ShopError, View, people, t, written

_HOUR = 3600


@dataclass(frozen=True)
class Letter:
    """One message between a customer (`person`) and a member of staff; `came`: it is from the customer."""

    id: int
    person: int
    staff: int
    came: bool
    words: str
    photo: str | None
    at: int


def get(db: Reader, number: int) -> Letter:
    """Return a letter, or raise ShopError `gone`."""
    row = db.row("SELECT * FROM support_letter WHERE id = ?", number)
    if row is None:
        raise ShopError("gone")
    return Letter(**{**dict(row), "came": bool(row["came"])})


def keep(request: Request[Settings], person: int, staff: int, words: str, *, came: bool) -> int:
    """Keep what was just written, and the picture with it; return its number.

    Raises ShopError `letter_empty`, `letter_too_long`, `too_many_letters`.
    """
    text, photo = words.strip(), request.incoming.photo
    if not text and photo is None:
        raise ShopError("letter_empty")
    if len(text) > LONGEST:
        raise ShopError("letter_too_long", limit=Num(LONGEST))
    if came:
        _hold_to_pace(request, person)
    sql = (
        "INSERT INTO support_letter (person, staff, came, words, photo, at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id"
    )  # fmt: skip
    return int(request.tx.scalar(sql, person, staff, int(came), text, photo, request.now))


def _hold_to_pace(request: Request[Settings], person: int) -> None:
    sql = "SELECT count(*) FROM support_letter WHERE person = ? AND came = 1 AND at > ?"
    if request.tx.scalar(sql, person, request.now - _HOUR) >= request.settings.answers_an_hour:
        raise ShopError("too_many_letters")


# --- as they are read ---


@plugin.message("to-person")
def to_person(view: View[Any], letter: int) -> Screen:
    """Bring a letter of the shop to a person, with a way to answer."""
    one = get(view.db, letter)
    words = written(one.words) if one.words else None
    answer = view.action("support.answer_shop")
    rows = [[answer.button("btn-answer-shop", letter) if answer else None]]
    return Screen.of(t("from-shop"), words, rows=rows, photo=one.photo, home=False)


@plugin.message("to-staff")
def to_staff(view: View[Any], letter: int) -> Screen:
    """Bring a person's answer to staff, with a way to answer that."""
    one = get(view.db, letter)
    who = people.sure(view.db, one.person)
    answer, card = view.action("support.answer_person"), view.action("admin.card")
    rows = [
        [answer.button("btn-answer", letter) if answer else None, card.button("btn-card", one.person) if card else None]
    ]
    head = t("from-person", name=Name(who.name), number=Code(who.bank_id))
    return Screen.of(head, written(one.words) if one.words else None, rows=rows, photo=one.photo, home=False)
