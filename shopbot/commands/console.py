"""How commands show what they found: tables that fit a terminal, one JSON document for scripts, bars on long work.

What people wrote is cleaned before it is shown: a name could hold codes that rule a terminal.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import click

from shopbot.errors import Exit, Refusal
from shopbot.texts.formats import money as in_words
from shopbot.texts.formats import number
from shopbot.texts.values import clean_name
from shopbot.trade.money import Money

WIDTH = 80
_GAP = "  "
_LEAST = 6
_LANGUAGE = "en"
_RULING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def show_json(found: Any) -> None:
    """Print one JSON document."""
    print(json.dumps(found, ensure_ascii=False, indent=2, default=_as_json))


def show(found: Any) -> None:
    """Print what a command found: words and lines as they are, rows as a table, anything else as JSON."""
    if isinstance(found, str):
        print("\n".join(_harmless(line) for line in found.split("\n")))
    elif isinstance(found, list) and found and all(isinstance(one, str) for one in found):
        print("\n".join(map(_harmless, found)))
    elif _are_rows(found):
        print(table([*found[0]], [[_harmless(cell) for cell in one.values()] for one in found]))
    elif found is not None:
        show_json(found)


def _are_rows(found: Any) -> bool:
    """Tell whether it is a list of objects with the same names."""
    rows = isinstance(found, list) and bool(found) and all(isinstance(one, dict) for one in found)
    return rows and all(one.keys() == found[0].keys() for one in found)


def _harmless(value: Any) -> Any:
    """Return a value as it is; of words, only what does not rule a terminal."""
    return _RULING.sub("", value) if isinstance(value, str) else value


def _as_json(one: object) -> Any:
    if isinstance(one, Money):
        return {"amount": one.amount, "currency": one.currency}
    raise TypeError(f"{type(one).__name__} has no form in JSON")


def money(amount: Money) -> str:
    """Return an amount as the chat writes it in English."""
    return in_words(amount, _LANGUAGE).replace("\u00a0", " ")


def count(value: int) -> str:
    """Return a number with its thousands marked."""
    return number(value, _LANGUAGE)


def moment(unix: int | None, zone: str) -> str:
    """Return a moment (UTC seconds) in the shop's time zone: `2026-11-21 14:05`; a dash for none."""
    return "-" if unix is None else datetime.fromtimestamp(unix, ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


def size(amount: int) -> str:
    """Return a number of bytes: `640 kB`, `12.3 MB`."""
    value, units = amount, ("B", "kB", "MB", "GB")
    if value < 1000:
        return f"{value} B"
    for unit in units[1:]:
        if value < 1_000_000 or unit == units[-1]:
            return f"{value / 1000:.1f} {unit}" if value < 100_000 else f"{value // 1000} {unit}"
        value //= 1000
    return ""


def clean(text: str) -> str:
    """Return what may be shown of words that somebody wrote: one line, and nothing that rules a terminal."""
    return clean_name(text)


# --- tables ---


def table(heads: Sequence[str], rows: Sequence[Sequence[object]], *, give: int = -1, width: int = WIDTH) -> str:
    """Return rows under their heads, no wider than `width` columns: column number `give` is cut for that.

    Numbers stand at the right, words at the left.
    """
    written = [[_cell(cell) for cell in row] for row in rows]
    widths = [max(map(columns, column)) for column in zip(heads, *written, strict=True)]
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    widths[give] = max(_LEAST, widths[give] - max(0, over))
    right = [bool(rows) and all(isinstance(row[i], int) for row in rows) for i in range(len(heads))]
    return "\n".join(_line(one, widths, right) for one in [heads, *written])


def facts(pairs: Mapping[str, object]) -> str:
    """Return names and values, a line each."""
    wide = max(map(len, pairs), default=0) + 2
    return "\n".join(f"{name:<{wide}}{_cell(value)}".rstrip() for name, value in pairs.items())


def columns(text: str) -> int:
    """Return how many columns a terminal gives to a text: two to the signs of Chinese, none to marks."""
    return sum(_columns_of(sign) for sign in text)


def cut(text: str, width: int) -> str:
    """Return a text cut to so many columns, with … where something is missing."""
    if columns(text) <= width:
        return text
    kept, room = "", width - 1
    for sign in text:
        room -= _columns_of(sign)
        if room < 0:
            break
        kept += sign
    return kept + "…"


def _columns_of(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    return money(value) if isinstance(value, Money) else str(value)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    placed = (_placed(cut(*one[:2]), *one[1:]) for one in zip(cells, widths, right, strict=True))
    return _GAP.join(placed).rstrip()


def _placed(text: str, width: int, right: bool) -> str:
    space = " " * (width - columns(text))
    return space + text if right else text + space


# --- long work, and asking ---


class Bar(Protocol):
    """What long work tells how far it has come."""

    def update(self, n_steps: int) -> None:
        """Note so many more steps."""


@contextmanager
def progress(label: str, total: int) -> Iterator[Bar]:
    """Show how far long work has come, on a terminal; where nobody looks nothing is printed."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=total, label=label, file=sys.stderr, hidden=hidden, width=30) as bar:
        yield bar


@contextmanager
def far(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far work has come that tells it by itself: what is yielded is called with what is done, and of what."""
    with ExitStack() as stack:
        bars: list[Bar] = []
        told = [0]

        def tell(done: int, total: int) -> None:
            if not bars:
                bars.append(stack.enter_context(progress(label, total)))
            bars[0].update(done - told[0])
            told[0] = done

        yield tell


def confirm(sentence: str, word: str) -> None:
    """Go on only when somebody types `word`. Raises `Refusal` otherwise; then nothing was done."""
    print(f"{sentence}\nType {word} to go on: ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip() != word:
        raise Refusal("Nothing was done.", "", Exit.PROBLEM)
