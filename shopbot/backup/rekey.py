"""Another master key for the shop: everything that follows from the old one is written anew beside it, then switched.

The pages are copied under the new key (the file itself is never changed in place). Two kinds of rows carry keyed
hashes: the log's chain and the fingerprints of goods; both are held against the old key, row by row, and written with
the new one. So what comes out is what a shop with that key would have written itself, and nobody who knew the old key
can forge a row of its log. A restore does the same to a backup of before the change (`rewrite`).

The new file, its anchor, the new key and the master sealed for the (same) recovery key take the shop's place in one
switch (`db/switch.py`): before it nothing has happened; after it every start first finishes it and then writes the new
key over the old one, wherever that lies (`master_of`), however often it is killed. Until both are done nothing opens
the file. What was replaced, the old key too, lies in `replaced/key-<moment>` until the shop has opened with the new
one. The witness of the old key is begun anew by the clerk.

What changes for the owner: addresses of payment callbacks are derived from the key, so gateways have to be given the
new ones (`run.py check` lists them). Backups of before open with the recovery key as ever, but no longer with what is
on the server.
"""

import hmac
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from shopbot.backup import private, recovery
from shopbot.clock import Clock
from shopbot.config import Config, read_key
from shopbot.db import anchor, connection, migrate, store, switch, tables
from shopbot.db.connection import DatabaseError, ReadConnection
from shopbot.db.fence import HOUSE
from shopbot.db.keys import Keys
from shopbot.db.store import Files, Lock
from shopbot.db.tx import Tx
from shopbot.errors import DamagedFile, Exit, Refusal
from shopbot.trade import audit, checks, stock

Progress = Callable[[str, int, int], None]
"""Called with (what, done, total): a step's name and how much of it is done."""

_AT_ONCE = 5_000
_TOUCHED = ("audit", "stock_unit")
_ASIDE = "key-"
_MARGIN = 64 << 20


# --- the change as a whole ---


def rotate(files: Files, key: Path, new_master: bytes, clock: Clock, progress: Progress = lambda *_: None) -> None:
    """Give the closed shop another master key; `key` is the file that holds the present one.

    Killed anywhere, the shop opens with the old key or with the new one (`master_of`). Raises a `Refusal` when the shop
    is open, is not sound, or the disk is too small; then nothing has changed. `switch.Unfinished` says that the key is
    changed with the next start.
    """
    if not os.access(key.parent, os.W_OK):
        raise Refusal(
            f"the key {key} cannot be written to",
            "Nothing was changed. Run this as the user whom its folder belongs to.",
        )
    lock = Lock(files.lock)
    try:
        _finish(files, key)
        _prepare(files, bytes.fromhex(key.read_text("ascii")), new_master, clock, progress)
        stamp = datetime.fromtimestamp(clock.now(), UTC).strftime("%Y%m%dT%H%M%SZ")
        with switch.publishing(files):
            switch.publish(files, f"{_ASIDE}{stamp}")
            _finish(files, key)
    except (OSError, DatabaseError) as error:
        raise Refusal(
            f"the key could not be changed: {getattr(error, 'strerror', None) or error}",
            "Free disk space or mend what is named here, then type the same again.",
            Exit.IO,
        ) from error
    finally:
        shutil.rmtree(files.staging, ignore_errors=True)
        lock.release()


def master_of(config: Config) -> bytes:
    """Return the shop's 32-byte master, once a change of it that was interrupted is finished.

    Raises what `config.read_key` does, and `AlreadyRunning` while another process is changing it.
    """
    files = Files(config.data.folder)
    if switch.is_published(files) or files.rekeyed.exists():
        lock = Lock(files.lock)
        try:
            _finish(files, config.paths.key)
        finally:
            lock.release()
    return bytes.fromhex(read_key(config).reveal())


def _finish(files: Files, key: Path) -> None:
    """Put in its place what an interrupted change has left to do. The caller holds the lock."""
    switch.settle(files)
    if not files.rekeyed.exists():
        return
    content = files.rekeyed.read_bytes()
    if key.exists() and key.read_bytes() != content:
        private.write(max(files.replaced.glob(f"{_ASIDE}*")) / key.name, key.read_bytes())
    private.write(key, content)
    files.rekeyed.unlink()
    private.sync(files.folder)


def forget_old(files: Files) -> None:
    """Remove what the last change replaced: the shop has opened with the new key."""
    for folder in files.replaced.glob(f"{_ASIDE}*"):
        shutil.rmtree(folder, ignore_errors=True)


# --- making the new files ---


def _prepare(files: Files, master: bytes, new_master: bytes, clock: Clock, progress: Progress) -> None:
    """Make everything the shop needs to open with the new key, and prove it."""
    old, new = Keys.of(master), Keys.of(new_master)
    unready = Files(switch.prepare(files))
    known, sizes = _copy(files, unready, old, new, progress)
    raw = connection.open_writer(unready.main, new)
    try:
        connection.have_room(raw)
        rewrite(raw, old, new, progress)
        store.in_transaction(raw, new, clock, lambda tx: _note(tx, master, new_master))
        _require_sound(raw, new, sizes, progress)
        _anchor(unready, new, anchor.mark_of(raw))
    finally:
        raw.close()
    recovery.seal(unready, new_master, known.public, known.made)
    private.write(unready.rekeyed, f"{new_master.hex()}\n".encode())


def _copy(
    files: Files, unready: Files, old: Keys, new: Keys, progress: Progress
) -> tuple[recovery.State, dict[str, int]]:
    """Copy the file under the new key; return what it knows of the recovery key, and how many rows it has."""
    raw = store.open_file(files, old, connection.open_writer)
    try:
        anchor.require_not_behind(anchor.read(files.anchor, old), anchor.mark_of(raw))
        reader = ReadConnection(raw)
        known = recovery.state(reader)
        if known is None or migrate.untaken(reader, HOUSE, migrate.core_steps()):
            raise Refusal(
                "this shop was not opened with this version of the program yet",
                "Start it once (python3 run.py run), stop it, and type the same again.",
            )
        _require_room(files)
        progress("copy", 0, 1)
        connection.copy(raw, unready.main, new)
        progress("copy", 1, 1)
        return known, dict(tables.sizes(raw))
    finally:
        raw.close()


def _require_room(files: Files) -> None:
    """Raise `Refusal` unless the copy fits, and the log of what is changed in it."""
    needed, free = 2 * files.main.stat().st_size + _MARGIN, shutil.disk_usage(files.folder).free
    if free < needed:
        raise Refusal(
            f"this needs {needed >> 20} MiB of free disk for a moment, and there are {free >> 20} MiB",
            "Free disk space, then type the same again. Nothing was changed.",
            Exit.IO,
        )


def _note(tx: Tx, old: bytes, new: bytes) -> None:
    """Note the change in the log; the file that is left behind, started again, is older than its anchor."""
    tx.run("UPDATE shop SET epoch = epoch + 1, seq = seq + 1, witness = 0")
    audit.write(tx, audit.TERMINAL, "keys.rotate", "shop", recovery.check_of(old), recovery.check_of(new))


def _require_sound(raw: Any, keys: Keys, sizes: dict[str, int], progress: Progress) -> None:
    progress("check", 0, 1)
    problems = [str(row[0]) for row in raw.execute("PRAGMA quick_check") if row[0] != "ok"]
    problems += checks.check_all(ReadConnection(raw), keys)
    found = dict(tables.sizes(raw))
    problems += [name for name in sizes if name not in ("audit", "witness_due") and found.get(name) != sizes[name]]
    if problems:
        raise DamagedFile(
            f"the copy under the new key does not add up: {problems[0]}",
            "Nothing was changed. Look at the shop itself: python3 run.py check --deep",
        )
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    problems = [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check")]
    if problems:
        raise DamagedFile(f"the copy was not written as it should: {problems[0]}", "Nothing was changed.")
    progress("check", 1, 1)


def _anchor(unready: Files, keys: Keys, mark: anchor.Mark) -> None:
    made = anchor.Anchor(unready.anchor, keys)
    try:
        made.write(mark)
    finally:
        made.close()


# --- the rows ---


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
        if raw.in_transaction:
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
