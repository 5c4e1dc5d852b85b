"""Tables for a spreadsheet: nothing in them is worked out, and every letter is read as it was meant."""

import csv
import io

import pytest

from shopbot import sheets


@pytest.mark.parametrize(
    ("value", "shown"),
    [("=1+1", "'=1+1"), ("+49", "'+49"), ("-5", "-5"), ("-5.25", "-5.25"), ("-x", "'-x"), ("@a", "'@a"),
     ("\t=1", "'\t=1"), (None, ""), (7, "7"), ("a=1", "a=1"), ("-1+1", "'-1+1")],
)  # fmt: skip
def test_cell_never_begins_as_a_formula(value: object, shown: str) -> None:
    assert sheets.cell(value) == shown


def test_content_is_read_back_as_it_was_written() -> None:
    found = sheets.content(["name", "sum"], [['سلام, "toko"', "-5"], ["two\nlines", None]])
    assert found.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(found.decode("utf-8-sig"), newline="")))
    assert rows == [["name", "sum"], ['سلام, "toko"', "-5"], ["two\nlines", ""]]


def test_no_rows_leave_the_names() -> None:
    assert sheets.content(["code"], []) == b"\xef\xbb\xbfcode\r\n"
