"""What sqlite-utils does here: reading tables in files people send (CSV, TSV), listing and reading the shop's own."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any


class _Semicolons(csv.excel):
    """What spreadsheets write where the comma is the decimal mark."""

    delimiter = ";"


def rows_of(name: str, raw: bytes) -> list[list[str]]:
    """Return all rows of a CSV or TSV file, the first one included, cells as they stand there; blank rows are left out.

    `name` is the file's name as it was sent: `.tsv` is split at tabs, else at the most frequent of tab, semicolon and
    comma in the first line. UTF-8, with or without a byte order mark; raises ValueError for what is no such table.
    """
    from sqlite_utils.utils import Format, rows_from_file  # here: it takes 5 MiB, and most days see no file

    text = raw.decode("utf-8-sig")
    # sqlite-utils takes the first line for names; with one name of our own, no line of the file is taken for them.
    named = io.BytesIO(b"first\r\n" + text.encode())
    rows, _ = rows_from_file(named, format=Format.CSV, dialect=_dialect(name, text), extras_key="rest")
    try:
        return [_cells(row) for row in rows]
    except csv.Error as error:
        raise ValueError(f"{name}: {error}") from error


def _cells(row: Mapping[Any, Any]) -> list[str]:
    return [str(row["first"]), *map(str, row.get("rest", ()))]


def _dialect(name: str, text: str) -> type[csv.Dialect]:
    if PurePath(name).suffix.lower() == ".tsv":
        return csv.excel_tab
    first = text.lstrip().split("\n", 1)[0]
    return max((csv.excel, _Semicolons, csv.excel_tab), key=lambda dialect: first.count(dialect.delimiter))


def sizes(connection: Any) -> dict[str, int]:
    """Return how many rows each table of an open file has, by name."""
    from sqlite_utils import Database

    return {table.name: table.count for table in sorted(Database(connection).tables, key=lambda table: table.name)}


def query(connection: Any, sql: str, params: Sequence[str | int | float | bytes | None]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a query as they are read, each by its columns' names."""
    from sqlite_utils import Database

    yield from Database(connection).query(sql, params)
