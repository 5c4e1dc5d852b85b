"""What several of the staff's screens share."""

from collections.abc import Sequence
from typing import Any

from shopbot.api import Action, Button, Code, Name, Num, Request, ShopError, Text, t


def cut(words: str, most: int) -> str:
    """Return `words` on one line, at most `most` characters, with … where something was left out."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def called(request: Request[Any], plugin: str) -> Name:
    """Return what a plugin calls itself in the reader's language; of one that does not say, its name in the code."""
    own = request.host.texts.has(plugin, "plugin-called")
    return Name(request.words.plain(Text("plugin-called", {}, plugin))) if own else Name(plugin.capitalize())


def does(request: Request[Any], plugin: str, otherwise: str) -> Name:
    """Return what a plugin does, in the reader's language; of one that does not say, `otherwise`."""
    own = request.host.texts.has(plugin, "plugin-does")
    return Name(cut(request.words.plain(Text("plugin-does", {}, plugin)) if own else otherwise, 200))


def pager(to: Action[Any], page: int, total: int, size: int, *before: str) -> list[Button | None]:
    """Return `‹ previous`, `n/N`, `next ›`, nothing for one page; `before` are the arguments before the page."""
    pages = -(-total // size)
    if pages <= 1:
        return []
    return [
        to.button("btn-previous", *before, page - 1) if page > 0 else None,
        to.button(t("btn-page", page=Num(min(page + 1, pages)), pages=Num(pages)), *before, page),
        to.button("btn-next", *before, page + 1) if page + 1 < pages else None,
    ]


def in_rows(buttons: Sequence[Button], columns: int = 2) -> list[list[Button | None]]:
    """Return buttons side by side."""
    return [[*buttons[i : i + columns]] for i in range(0, len(buttons), columns)]


def wrong_form(example: str) -> ShopError:
    """Return the refusal of a command's words, with an example that fits."""
    return ShopError("wrong_form", example=Code(example))
