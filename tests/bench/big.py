"""A shop after years: so many people, as many orders, five postings to each order, all of it adding up.

It is written by SQL in bulk (`big.sql`), which the triggers would not allow; they are put back as they were. The books
of such a file add up, which a test holds at a small size.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MOST_PEOPLE = 890_000  # a customer number has six digits, so no shop can have more than 900,000 customers
_FIRST = 20_000_000
_PART = 8_750
_CACHE = "PRAGMA cache_size=-1048576"  # 1 GiB while it is being filled
_STEPS = (Path(__file__).parent / "big.sql").read_text("utf-8").split(";\n")


def fill(writer: Any, size: int) -> None:
    """Fill an empty shop with `size` orders and people, and five postings to each order."""
    people = min(size, MOST_PEOPLE)
    facts = {"size": size, "people": people, "first": _FIRST, "part": _PART, "now": int(time.time())}
    writer.execute(_CACHE)
    writer.execute("CREATE TEMP TABLE number (n INTEGER PRIMARY KEY)")
    writer.execute("CREATE TEMP TABLE turn (k INTEGER PRIMARY KEY)")
    writer.executemany("INSERT INTO number VALUES (?)", ((n,) for n in range(size)))
    writer.executemany("INSERT INTO turn VALUES (?)", ((k,) for k in range(5)))
    with bare(writer):
        for step in _STEPS:
            wanted = set(re.findall(r":(\w+)", re.sub("--.*", "", step)))
            writer.execute(step, {name: value for name, value in facts.items() if name in wanted})
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def bare(writer: Any) -> Iterator[None]:
    """Take off, in one transaction, what would slow the filling down; and put it back."""
    writer.execute("BEGIN IMMEDIATE")
    kinds = "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
    taken = [tuple(row) for row in writer.execute(kinds)]
    for kind, name, _ in taken:
        writer.execute(f"DROP {kind} {name}")
    yield
    for _, _, sql in taken:
        writer.execute(sql)
    writer.execute("COMMIT")
