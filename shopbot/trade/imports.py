"""Lines that are to become stock, understood: the cells of an account, and what a buyer who chooses may see.

An account is kept as its cells with ` | ` between them, however it was sent: with `|`, `;`, `:` or tabs, or as a table.
A line that has not as many cells as the product has parts is counted and left out, never guessed at.

Goods that buyers choose by a hint are sent as `hint => content`, or `hint +5000 => content` where choosing it costs
more; a table says the same in columns called `hint` and `extra`.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from shopbot.db.tables import rows_of
from shopbot.errors import ShopError
from shopbot.trade import stock
from shopbot.trade.money import read_amount
from shopbot.trade.products import Product

JOINED = " | "
HINT_LIMIT = 40
_SEPARATORS = ("\t", "|", ";", ":")
_CHOSEN = re.compile(r"(?P<hint>.+?)(?:\s+\+\s*(?P<extra>\S+))?\s*=>\s*(?P<content>.+)", re.DOTALL)
_COLUMNS = {
    "hint": ("hint", "petunjuk", "تلميح", "راهنما", "提示"),
    "extra": ("extra", "surcharge", "tambahan", "إضافي", "اضافه", "加价"),
}


@dataclass(frozen=True)
class Understood:
    """What lines come to: `lines` can be added, `hints` are theirs, by line (smallest units).

    `odd` counts the lines that were left out by how many cells they have; `unclear` those whose hint or surcharge
    cannot be read.
    """

    lines: list[str]
    hints: dict[str, tuple[str, int]] = field(default_factory=dict)
    odd: Mapping[int, int] = field(default_factory=dict)
    unclear: int = 0


def lines_of(name: str, raw: bytes | str) -> list[str]:
    """Return the units in a file or message as `stock.read_lines` does; a table's hints are written in front.

    Raises ShopError `file_unreadable`.
    """
    if isinstance(raw, str) or PurePath(name).suffix.lower() not in {".csv", ".tsv"}:
        return stock.read_lines(name, raw)
    columns = _hint_columns(name, raw)
    return _with_hints(rows_of(name, raw), columns) if columns else stock.read_lines(name, raw)


def understand(lines: Sequence[str], product: Product) -> Understood:
    """Return what lines mean for a product: its parts, and whether its buyers choose."""
    hints: dict[str, tuple[str, int]] = {}
    odd: Counter[int] = Counter()
    fitting: list[str] = []
    unclear = 0
    for line in lines:
        try:
            hint, content = _chosen(line, product.price.currency) if product.issue == "chosen" else (None, line)
        except ShopError:
            unclear += 1
            continue
        found = _fitted(content, product.parts)
        if found is None:
            odd[cells_in(content)] += 1
        else:
            fitting.append(found)
            hints |= {} if hint is None else {found.strip(): hint}
    return Understood(fitting, hints, dict(odd), unclear)


def cells(line: str, count: int) -> tuple[str, ...] | None:
    """Return the `count` cells of a line by the first separator that gives so many, or None."""
    for separator in _SEPARATORS:
        found = tuple(cell.strip() for cell in line.strip().split(separator))
        if len(found) == count and all(found) and len(JOINED.join(found).split(JOINED)) == count:
            return found
    return None


def cells_in(line: str) -> int:
    """Return how many cells a line seems to have."""
    return max(sum(1 for cell in line.split(separator) if cell.strip()) for separator in _SEPARATORS)


def _fitted(line: str, parts: tuple[str, ...]) -> str | None:
    if len(parts) < 2 or not line.strip():
        return line
    found = cells(line, len(parts))
    return None if found is None else JOINED.join(found)


def _chosen(line: str, currency: str) -> tuple[tuple[str, int] | None, str]:
    """Return a line's hint with its surcharge, and the content. Raises ShopError for a hint that cannot be."""
    found = _CHOSEN.fullmatch(line.strip())
    if found is None:
        return None, line
    hint = " ".join(found["hint"].split())
    if len(hint) > HINT_LIMIT:
        raise ShopError("type_too_long", limit=HINT_LIMIT)
    extra = read_amount(found["extra"], currency).amount if found["extra"] else 0
    return (hint, extra), found["content"].strip()


def _hint_columns(name: str, raw: bytes) -> dict[int, str]:
    """Return which columns of a table hold hints and surcharges; none where there is no heading for hints."""
    try:
        rows = rows_of(name, raw)
    except ValueError as error:
        raise ShopError("file_unreadable", name=name) from error
    heads = [cell.strip().casefold() for cell in rows[0]] if rows else []
    found = {at: column for at, head in enumerate(heads) for column, words in _COLUMNS.items() if head in words}
    return found if "hint" in found.values() else {}


def _with_hints(rows: Sequence[Sequence[str]], columns: Mapping[int, str]) -> list[str]:
    return [_row_with_hint(row, columns) for row in rows[1:]]


def _row_with_hint(row: Sequence[str], columns: Mapping[int, str]) -> str:
    said = {columns[at]: cell.strip() for at, cell in enumerate(row) if at in columns}
    content = JOINED.join(cell.strip() for at, cell in enumerate(row) if at not in columns and cell.strip())
    extra = f" +{said['extra']}" if said.get("extra") else ""
    return f"{said['hint']}{extra} => {content}" if said.get("hint") and content else content
