"""Another master key for the shop: everything that follows from the old one is written anew beside it, then switched.

The pages are copied under the new key (the file itself is never changed in place). Two kinds of rows carry keyed
hashes: the log's chain and the fingerprints of goods; both are held against the old key, row by row, and written with
the new one. So what comes out is what a shop with that key would have written itself, and nobody who knew the old key
can forge a row of its log. A restore does the same to a backup of before the change (`rewrite`).

What changes for the owner: addresses of payment callbacks are derived from the key, so gateways have to be given the
new ones (`run.py check` lists them). The recovery key stays; the new master is sealed for it.
"""

import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from shopbot.db.keys import Keys
from shopbot.errors import DamagedFile
from shopbot.trade import audit, stock

Progress = Callable[[str, int, int], None]
"""Called with (what, done, total): a step's name and how much of it is done."""

_AT_ONCE = 5_000
_TOUCHED = ("audit", "stock_unit")


def rewrite(raw: Any, old: Keys, new: Keys, progress: Progress = lambda *_: None) -> None:
    """Let a shop's open file follow from `new` what followed from `old`, in one transaction.

    `raw` is a connection to a copy that nobody else has open, without fence. Raises `DamagedFile` for a row that does
    not follow from `old`; then nothing has changed.
    """
    raw.execute("BEGIN IMMEDIATE")
    try:
        with _triggers_aside(raw):
            _rewrite_log(raw, old, new, progress)
            _rewrite_goods(raw, old, new, progress)
        raw.execute("COMMIT")
    except BaseException:
        raw.execute("ROLLBACK")
        raise


@contextmanager
def _triggers_aside(raw: Any) -> Iterator[None]:
    """Take away the triggers that keep the past as it is, and put the same ones back."""
    found = raw.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN (?, ?)", _TOUCHED
    ).fetchall()
    for name, _ in found:
        raw.execute('DROP TRIGGER "' + name.replace('"', '""') + '"')  # sql: its name, from the file itself
    yield
    for _, sql in found:
        raw.execute(sql)


def _rewrite_log(raw: Any, old: Keys, new: Keys, progress: Progress) -> None:
    was = now = audit.START
    total, done = _count(raw, "SELECT count(*) FROM audit"), 0
    for rows in _in_parts(raw, "SELECT * FROM audit WHERE id > ? ORDER BY id LIMIT ?"):
        changed = []
        for row in rows:
            fields = tuple(row)[:-1]
            if not hmac.compare_digest(audit.hash_of(old, was, fields), row["hash"]):
                raise DamagedFile(f"row {row['id']} of the log does not follow from the one before")
            was, now = row["hash"], audit.hash_of(new, now, fields)
            changed.append((now, row["id"]))
        raw.executemany("UPDATE audit SET hash = ? WHERE id = ?", changed)
        done += len(rows)
        progress("log", done, total)


def _rewrite_goods(raw: Any, old: Keys, new: Keys, progress: Progress) -> None:
    total, done = _count(raw, "SELECT count(*) FROM stock_unit"), 0
    for rows in _in_parts(raw, "SELECT id, content, content_hash FROM stock_unit WHERE id > ? ORDER BY id LIMIT ?"):
        changed = []
        for number, content, fingerprint in rows:
            if not hmac.compare_digest(stock.fingerprint(old, content), fingerprint):
                raise DamagedFile(f"the fingerprint of unit {number} is not that of what it holds")
            changed.append((stock.fingerprint(new, content), number))
        raw.executemany("UPDATE stock_unit SET content_hash = ? WHERE id = ?", changed)
        done += len(rows)
        progress("goods", done, total)


def _count(raw: Any, sql: str) -> int:
    return int(raw.execute(sql).fetchone()[0])


def _in_parts(raw: Any, sql: str) -> Iterator[list[Any]]:
    """Yield the rows in pieces that memory holds, each read whole before it is changed."""
    last = 0
    while rows := raw.execute(sql, (last, _AT_ONCE)).fetchall():
        yield rows
        last = rows[-1]["id"]
