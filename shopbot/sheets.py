"""Tables as files that a spreadsheet opens: CSV in UTF-8, in which no cell is one it would calculate.

A name such as `=HYPERLINK(…)` is a formula to a spreadsheet, wherever it came from (OWASP, CSV injection): such a cell
begins with an apostrophe here. A plain number stays one, below zero too.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_CALCULATED = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula; None is an empty one."""
    words = "" if value is None else str(value)
    harmless = not words.startswith(_CALCULATED) or _NUMBER.fullmatch(words)
    return words if harmless else f"'{words}"


def write(file: TextIO, columns: Sequence[str], rows: Iterable[Iterable[object]]) -> int:
    """Write a line of names and one for each row; return how many rows there were."""
    table, written = csv.writer(file), 0
    table.writerow(columns)
    for row in rows:
        table.writerow([cell(value) for value in row])
        written += 1
    return written


def content(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return the content of a `.csv` file, for `Request.send_file`; its first bytes say that it is UTF-8."""
    file = io.StringIO()
    write(file, columns, rows)
    return file.getvalue().encode("utf-8-sig")
