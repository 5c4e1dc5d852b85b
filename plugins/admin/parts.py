"""What several of the staff's screens share."""

from collections.abc import Sequence
from typing import Any

from shopbot.api import Action, Button, Code, Person, Request, ShopError, people


def cut(words: str, most: int) -> str:
    """Return `words` on one line, at most `most` characters, with … where something was left out."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def pager(to: Action[Any], page: int, total: int, size: int, *before: str) -> list[Button | None]:
    """Return the buttons to the pages beside this one; `before` are the action's arguments before the page."""
    earlier = to.button("btn-previous", *before, page - 1) if page > 0 else None
    later = to.button("btn-next", *before, page + 1) if (page + 1) * size < total else None
    return [earlier, later]


def in_rows(buttons: Sequence[Button], columns: int = 2) -> list[list[Button | None]]:
    """Return buttons side by side."""
    return [[*buttons[i : i + columns]] for i in range(0, len(buttons), columns)]


def wrong_form(example: str) -> ShopError:
    """Return the refusal of a command's words, with an example that fits."""
    return ShopError("wrong_form", example=Code(example))


def meant(request: Request[Any], words: str, example: str) -> tuple[Person, str]:
    """Return whom a command is about, and the words after that.

    A reply to somebody's message (a forwarded one, too) means its author; else the first word is an id, @username or
    bank id. Raises ShopError `wrong_form` or `no_such_person`.
    """
    author = request.incoming.reply_sender
    if author is not None and author != request.user.id:
        return people.sure(request.db, author), words.strip()
    who, _, rest = words.strip().partition(" ")
    if not who:
        raise wrong_form(example)
    found = people.find(request.db, who)
    if found is None:
        raise ShopError("no_such_person")
    return found, rest.strip()
