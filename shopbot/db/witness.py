"""The witness: beside the file, what every row says now that has changed, so that a backup of any age can catch up.

A backup is a few minutes old at best. Whoever opened it for sale would sell codes that were sold since, and credit
payments whose money is spent. So every commit that anybody outside can have heard of is written down here as well,
before its messages, screens and errands leave: not what was done, but what the changed rows say now, the rows of
plugins too. To catch up is then to put those rows in place (`replay`), whatever wrote them.

How: triggers on every table note the key of each changed row in `witness_due`. After a commit the clerk reads those
rows and adds them here as one batch, with how far the shop had come (commit number, audit head); the notes go with the
clerk's next commit, so a crash between the two only writes a batch twice. Batches are numbered without a gap and
chained by a keyed hash. What only matters for a moment is left out: `_VOLATILE`, taps, jobs.

The shop does not depend on it: a witness that is lost, damaged or another shop's is begun anew, loudly, and knows from
which commit on it is complete (`since`). `shop.witness` in the file tells whether a batch is missing at the end.

The file is a SQLCipher database under a key of its own, `synchronous=FULL`; it may lie on another disk.
"""

import base64
import contextlib
import hashlib
import hmac
import json
import secrets
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from shopbot.clock import Clock
from shopbot.db import connection
from shopbot.db.anchor import Mark, mark_of
from shopbot.db.connection import DatabaseError
from shopbot.db.keys import Keys
from shopbot.errors import DamagedFile, ForeignFile, NoFile, Refusal, WrongKey

_VOLATILE = frozenset(
    {"witness_due", "shop", "conversation", "nonce", "pace", "screen", "screen_about", "notice_pace", "voucher_tries",
     "cursor", "alert", "job", "health", "measured", "trouble"}
)  # fmt: skip
_LEFT_OUT = ("sqlite_", "search_")
CARRY = "backup-carry"
"""The errand that carries what is new here away: it is left out, or carrying would make something new to carry."""
# Taps are people's own and jobs come again; what else arrives (answers of errands, events, payments) is kept.
_ONLY_WHEN = {
    "errand": f"{{row}}.name <> '{CARRY}'",
    "inbox": "substr({row}.source, 1, 9) <> 'telegram:' AND {row}.source <> 'job'"
    f" AND NOT ({{row}}.source = 'errand' AND json_extract({{row}}.body, '$.name') = '{CARRY}')",
}
_SMALL = 400  # bytes from which on a batch is compressed
_PRUNED_AT_ONCE = 500
_PAUSE = 30.0  # seconds before a witness that failed is tried again
_MOST_DUE = 500_000
_FOR_EVER = 1 << 62
_MOST_KEPT = 50_000  # rows that are held in memory while catching up

_SCHEMA = """
CREATE TABLE about (install TEXT NOT NULL, epoch INTEGER NOT NULL, since INTEGER NOT NULL, first INTEGER NOT NULL,
    link BLOB NOT NULL) STRICT;
CREATE TABLE shape (id INTEGER PRIMARY KEY, tables TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE batch (n INTEGER PRIMARY KEY, seq INTEGER NOT NULL, head BLOB NOT NULL, at INTEGER NOT NULL,
    shape INTEGER NOT NULL REFERENCES shape, body BLOB NOT NULL, link BLOB NOT NULL) STRICT;
CREATE INDEX batch_seq ON batch (seq);
"""

Value = str | int | float | bytes | None
Columns = Mapping[str, Sequence[str]]


# --- what is watched --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Watched:
    """One table: its columns, those of its key, and the name of its rowid (None: it has none)."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    rowid: str | None

    @cached_property
    def by_rowids(self) -> str:
        """The SQL that reads the rows with these rowids (JSON): each rowid, then the columns."""
        columns, rowid = ", ".join(map(_name, self.columns)), _name(str(self.rowid))
        return (
            f"SELECT {rowid}, {columns} FROM {_name(self.name)}"  # noqa: S608 - names from the schema, quoted
            f" WHERE {rowid} IN (SELECT value FROM json_each(?))"
        )

    @cached_property
    def by_key(self) -> str:
        """The SQL that reads the row with this key, one parameter for each column of it."""
        columns, fits = ", ".join(map(_name, self.columns)), " AND ".join(f"{_name(one)} = ?" for one in self.key)
        return f"SELECT {columns} FROM {_name(self.name)} WHERE {fits}"  # noqa: S608 - the same


def watched(db: Any) -> dict[str, Watched]:
    """Return every table of an open file that is written down, by name. `db` is a raw connection."""
    tables = db.execute(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
    ).fetchall()
    return {
        name: _watched(db, name, bool(wr))
        for name, wr in tables
        if name not in _VOLATILE and not name.startswith(_LEFT_OUT)
    }


def _watched(db: Any, name: str, without_rowid: bool) -> Watched:
    columns = db.execute("SELECT name, type, pk FROM pragma_table_info(?)", (name,)).fetchall()
    names = tuple(column["name"] for column in columns)
    key = tuple(c["name"] for c in sorted(columns, key=lambda c: c["pk"]) if c["pk"])
    if without_rowid:
        return Watched(name, names, key, None)
    if len(key) == 1 and next(c["type"] for c in columns if c["pk"]).upper() == "INTEGER":
        return Watched(name, names, key, key[0])
    return Watched(name, names, (), next(one for one in ("rowid", "_rowid_", "oid") if one not in names))


def _name(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _noted(table: Watched, row: str) -> str:
    """Return the SQL for the key of the trigger's row `row` (NEW or OLD)."""
    if table.rowid:
        return f"{row}.{_name(table.rowid)}"
    return f"json_array({', '.join(f'{row}.{_name(column)}' for column in table.key)})"


def _triggers(table: Watched) -> dict[str, str]:
    """Return the SQL of a table's triggers by their names."""
    made = {
        f"witness_new_{table.name}": _trigger(table, "new", "INSERT", "NEW"),
        f"witness_changed_{table.name}": _trigger(table, "changed", "UPDATE", "NEW"),
        f"witness_gone_{table.name}": _trigger(table, "gone", "DELETE", "OLD"),
    }
    if table.key:
        moved = "UPDATE OF " + ", ".join(map(_name, table.key))
        made[f"witness_moved_{table.name}"] = _trigger(table, "moved", moved, "OLD")
    return made


def _trigger(table: Watched, kind: str, event: str, row: str) -> str:
    only = _ONLY_WHEN.get(table.name)
    when = f" WHEN {only.format(row=row)}" if only else ""
    return (
        f"CREATE TRIGGER {_name(f'witness_{kind}_{table.name}')} AFTER {event} ON {_name(table.name)}{when}"  # noqa: S608 - names, quoted
        f" BEGIN INSERT INTO witness_due (tbl, pk) VALUES ('{table.name}', {_noted(table, row)}); END"
    )


def install(db: Any) -> None:
    """Make the triggers of every table what they should be, inside the caller's transaction.

    Of a table that was not watched before, in a file that was, every row is noted: a plugin's new table may have some.
    """
    there, wanted = _there(db), _wanted(db)
    for name in there.keys() - {name for name, (sql, _) in wanted.items() if there.get(name) == sql}:
        db.execute(f"DROP TRIGGER {_name(name)}")  # sql: a name from the schema, quoted
    missing = [name for name, (sql, _) in wanted.items() if there.get(name) != sql]
    for name in missing:
        db.execute(wanted[name][0])
    known = {name.split("_", 2)[2] for name in there}
    for table in {wanted[name][1] for name in missing}:
        if known and table.name not in known:
            _note_all(db, table)


def installed(db: Any) -> bool:
    """Tell whether every table has its triggers."""
    return _there(db) == {name: sql for name, (sql, _) in _wanted(db).items()}


def _there(db: Any) -> dict[str, str]:
    return dict(
        db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'witness_*'").fetchall()
    )


def _wanted(db: Any) -> dict[str, tuple[str, Watched]]:
    return {name: (sql, table) for table in watched(db).values() for name, sql in _triggers(table).items()}


def uninstall(db: Any) -> None:
    """Take all of the witness' triggers away."""
    for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'witness_*'").fetchall():
        db.execute(f"DROP TRIGGER {_name(row['name'])}")  # sql: a name from the schema, quoted


def _note_all(db: Any, table: Watched) -> None:
    key = _noted(table, _name(table.name))
    only = _ONLY_WHEN.get(table.name, "1").format(row=_name(table.name))
    db.execute(
        f"INSERT INTO witness_due (tbl, pk) SELECT ?, {key} FROM {_name(table.name)} WHERE {only}",  # noqa: S608 - quoted
        (table.name,),
    )


# --- what a batch holds -----------------------------------------------------------------------------------------------

Rows = dict[str, tuple[list[Any], list[list[Value]]]]  # by table: the keys of rows that are gone, and rows as they are


def _shape_of(tables: Mapping[str, Watched]) -> str:
    """Return the columns of every table, as they are kept beside the batches."""
    return json.dumps({name: table.columns for name, table in tables.items()}, sort_keys=True)


def collect(db: Any, tables: Mapping[str, Watched]) -> tuple[int, Rows]:
    """Read the rows that are due, as they are now; return the newest note's id (0: none is due) with them."""
    newest, keys = 0, dict[str, dict[Any, None]]()
    for row in db.execute("SELECT id, tbl, pk FROM witness_due ORDER BY id"):
        newest = row[0]
        keys.setdefault(row[1], {})[row[2]] = None
    return newest, {name: _read(db, tables[name], list(found)) for name, found in keys.items() if name in tables}


def _read(db: Any, table: Watched, keys: list[Any]) -> tuple[list[Any], list[list[Value]]]:
    if table.rowid is None:
        return _read_keyed(db, table, keys)
    rows = db.execute(table.by_rowids, (json.dumps(keys),)).fetchall()
    there = {row[0] for row in rows}
    skip = 0 if not table.key else 1  # a rowid that is no column is kept in front of the columns
    return [key for key in keys if key not in there], [list(row)[skip:] for row in rows]


def _read_keyed(db: Any, table: Watched, keys: list[Any]) -> tuple[list[Any], list[list[Value]]]:
    gone, rows = [], []
    for key in keys:
        row = db.execute(table.by_key, json.loads(key)).fetchone()
        gone.append(key) if row is None else rows.append(list(row))
    return gone, rows


def _pack(rows: Rows) -> bytes:
    words = json.dumps(rows, separators=(",", ":"), default=_blob).encode()
    return zlib.compress(words, 1) if len(words) > _SMALL else words


def _unpack(body: bytes) -> Rows:
    words = json.loads(body if body[:1] == b"{" else zlib.decompress(body), object_hook=_unblob)
    return {name: (gone, rows) for name, (gone, rows) in words.items()}


def _blob(value: Any) -> dict[str, str]:
    return {"~": base64.b64encode(value).decode()}


def _unblob(found: dict[str, Any]) -> Any:
    return base64.b64decode(found["~"]) if found.keys() == {"~"} else found


# --- the file ---------------------------------------------------------------------------------------------------------


class Batch(NamedTuple):
    """One batch as it is kept: `seq` and `head` are the shop's after it, `at` UTC seconds; `shape` a number of ours."""

    n: int
    seq: int
    head: bytes
    at: int
    shape: int
    body: bytes
    link: bytes

    @property
    def rows(self) -> Rows:
        """What it says."""
        return _unpack(self.body)


@dataclass(frozen=True)
class About:
    """Whose witness it is and where it begins: it has every change after commit `since`, from batch `first` on."""

    install: str
    epoch: int
    since: int
    first: int
    link: bytes


def _linked(keys: Keys, before: bytes, batch: Batch) -> bytes:
    told = json.dumps([batch.n, batch.seq, batch.head.hex(), batch.at, batch.shape]).encode()
    body = hashlib.sha256(batch.body).digest()
    return hmac.digest(hmac.digest(keys.witness, b"link", "sha256"), before + told + body, "sha256")


def _open(path: Path, keys: Keys) -> Any:
    if not path.is_file() or not path.stat().st_size:
        raise NoFile(f"there is no witness at {path}")
    return connection.open_raw(path, keys.witness)


def _about(db: Any) -> About:
    return About(*db.execute("SELECT install, epoch, since, first, link FROM about").fetchone())


class Witness:
    """The witness of a shop that is open, for its clerk alone.

    `begun` says why it was begun anew; empty when it goes on.
    """

    def __init__(self, path: Path, keys: Keys, mark: Mark, known: int) -> None:
        """Go on with the file at `path`, or begin it anew: it is not of `mark`'s shop, or lacks batch `known`.

        Raises `DatabaseError` when the disk is full or fails; then the file stays as it is.
        """
        self._path, self._keys = path, keys
        self._shapes: dict[str, int] = {}
        self.begun = ""
        try:
            self._db, self._n, self._link = _at_its_end(path, keys, mark, known)
        except (NoFile, DamagedFile, ForeignFile, WrongKey, DatabaseError) as error:
            if connection.is_of_the_disk(error):
                raise  # there is nothing wrong with the witness: it goes on when the disk does
            self.begun = str(getattr(error, "message", error))
            self._db, self._n, self._link = self._begin(mark, known)

    def _begin(self, mark: Mark, known: int) -> tuple[Any, int, bytes]:
        for ending in ("-wal", "-shm", "-journal"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        if self._path.exists():
            self._path.replace(self._path.with_name(self._path.name + ".old"))
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        db = connection.create_raw(self._path, self._keys.witness)
        link = secrets.token_bytes(32)
        db.execute("BEGIN IMMEDIATE")
        for statement in _SCHEMA.split(";"):
            db.execute(statement)
        db.execute("INSERT INTO about VALUES (?, ?, ?, ?, ?)", (mark.install, mark.epoch, mark.seq, known + 1, link))
        db.execute("COMMIT")
        return db, known, link

    def write(self, mark: Mark, shape: str, rows: Rows, at: int) -> int:
        """Add a batch and return its number, once it is on the disk. Raises `DatabaseError` when it cannot be.

        `shape` is that of the tables (`_shape_of`).
        """
        batch = Batch(self._n + 1, mark.seq, mark.head, at, self._shape(shape), _pack(rows), b"")
        link = _linked(self._keys, self._link, batch)
        self._db.execute("INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?)", (*batch[:-1], link))
        self._n, self._link = batch.n, link
        return batch.n

    def _shape(self, words: str) -> int:
        if words not in self._shapes:
            self._db.execute("INSERT INTO shape (tables) VALUES (?) ON CONFLICT DO NOTHING", (words,))
            (self._shapes[words],) = self._db.execute("SELECT id FROM shape WHERE tables = ?", (words,)).fetchone()
        return self._shapes[words]

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def _at_its_end(path: Path, keys: Keys, mark: Mark, known: int) -> tuple[Any, int, bytes]:
    db = _open(path, keys)
    try:
        return (db, *_end(db, mark, known))
    except BaseException:
        db.close()
        raise


def finish(db: Any, path: Path, keys: Keys, at: int) -> None:
    """Write down what a shop's file still has to tell, and that it ends there: for one that nobody runs any more.

    `db` is a raw connection to it. Raises what says that the witness at `path` is not this shop's, or cannot be
    written.
    """
    mark, known = mark_of(db), int(db.execute("SELECT witness FROM shop").fetchone()[0])
    _at_its_end(path, keys, mark, known)[0].close()
    tables = watched(db)
    ending = Witness(path, keys, mark, known)
    try:
        ending.write(mark, _shape_of(tables), collect(db, tables)[1], at)
    finally:
        ending.close()


def _end(db: Any, mark: Mark, known: int) -> tuple[int, bytes]:
    """Return the number and link of the newest batch, or raise `ForeignFile` for a witness that cannot go on."""
    about = _about(db)
    if (about.install, about.epoch) != (mark.install, mark.epoch):
        raise ForeignFile("it is the witness of another shop, or of this one before a restore")
    newest = db.execute("SELECT n, seq, link FROM batch ORDER BY n DESC LIMIT 1").fetchone()
    n, seq, link = newest or (about.first - 1, about.since, about.link)
    if n < known:
        raise ForeignFile(f"it ends {known - n} batches before the shop's file: it was put back from an old copy")
    if seq > mark.seq:
        raise ForeignFile(f"it is {seq - mark.seq} commits ahead of the shop's file")
    return n, link


# --- the clerk's hand at it -------------------------------------------------------------------------------------------


class Scribe:
    """Writes down what the clerk has committed. Never raises: a shop goes on selling without its witness.

    `lost` is told, in words for the log, when the witness cannot be written or had to be begun anew.
    """

    def __init__(self, db: Any, path: Path, keys: Keys, clock: Clock, lost: Callable[[str], None]) -> None:
        self._db, self._path, self._keys, self._clock, self._lost = db, path, keys, clock, lost
        self._witness: Witness | None = None
        self._again_at = float("-inf")
        self._schema: int | None = None
        self._tables: dict[str, Watched] = {}
        self._shape = ""
        self._written: tuple[int, int] | None = None  # the newest note that is written down, and in which batch
        self._dirty = True
        self._begun = False
        self._install_beside()

    def _install_beside(self) -> None:
        """Install by a connection that is closed again: hundreds of statements would fill the cache of this one."""
        if installed(self._db):
            return
        main = Path(self._db.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0])
        beside = connection.open_writer(main, self._keys)
        try:
            beside.execute("BEGIN IMMEDIATE")
            install(beside)
            beside.execute("COMMIT")
        finally:
            beside.close()

    def begin(self) -> None:
        """At the beginning of a commit: watch every table, and drop the notes that were written down."""
        if not self._begun:  # now, so that it has every change from this one on
            self._begun = True
            self._try(lambda: self._open(mark_of(self._db)))
        self.watch()
        if self._written:
            note, batch = self._written
            self._db.execute("DELETE FROM witness_due WHERE id <= ?", (note,))
            self._db.execute("UPDATE shop SET witness = ?", (batch,))
        elif self._witness is None:
            self._give_up()

    def watch(self) -> None:
        """Watch the tables there are now; once more at the end of a commit, which may have made some."""
        if self._schema != self._version():
            install(self._db)
            self._schema = self._version()
            self._know_tables()

    def _know_tables(self) -> None:
        self._tables = watched(self._db)
        self._shape = _shape_of(self._tables)

    def _version(self) -> int:
        return int(self._db.execute("PRAGMA schema_version").fetchone()[0])

    def _give_up(self) -> None:
        """Drop notes that have become too many, as nobody takes them; the number of batches shows the gap."""
        count = self._db.execute("SELECT max(id) - min(id) FROM witness_due").fetchone()[0] or 0
        if count > _MOST_DUE:
            self._db.execute("DELETE FROM witness_due")
            self._db.execute("UPDATE shop SET witness = witness + 1")

    def committed(self) -> None:
        """Note that the commit is on the disk."""
        self._written, self._dirty = None, True

    def rolled_back(self) -> None:
        """Note that the commit came to nothing."""
        self._schema = None

    def write(self) -> None:
        """Write down what is due, if anything is; returns when it is on the disk."""
        if self._dirty and self._clock.monotonic() >= self._again_at:
            self._try(self._write)

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except (DatabaseError, OSError, Refusal) as error:
            self._again_at = self._clock.monotonic() + _PAUSE
            self.close()
            self._lost(str(getattr(error, "message", error)))

    def _write(self) -> None:
        if self._schema is None:  # before the first commit, what the process before left may be due
            self._know_tables()
        newest, rows = collect(self._db, self._tables)
        if newest:
            mark = mark_of(self._db)
            self._written = newest, self._open(mark).write(mark, self._shape, rows, self._clock.now())
        self._dirty = False

    def _open(self, mark: Mark) -> Witness:
        if self._witness is None:
            known = int(self._db.execute("SELECT witness FROM shop").fetchone()[0])
            self._witness = Witness(self._path, self._keys, mark, known)
            if self._witness.begun and known:
                self._lost(self._witness.begun)
        return self._witness

    def close(self) -> None:
        """Close the file, as it is."""
        if self._witness is not None:
            with contextlib.suppress(DatabaseError):
                self._witness.close()
            self._witness = None


# --- reading it, for whoever restores, uploads or prunes --------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """What a witness can tell: every change from commit `since` to `seq`, sound and without a gap; `at` its end."""

    install: str
    epoch: int
    since: int
    seq: int
    head: bytes
    at: int
    batches: int

    def covers(self, seq: int) -> bool:
        """Tell whether a copy of commit `seq` can be brought up to the end."""
        return self.since <= seq <= self.seq


class Reading:
    """A witness that is read: its file, or pieces of it that were kept elsewhere."""

    def __init__(
        self, about: About, shapes: Mapping[int, Columns], batches: Callable[[], Iterable[Batch]], *, cut: bool = False
    ) -> None:
        """`cut` says that there is more, which cannot be reached from here."""
        self.about, self.shapes, self._batches = about, shapes, batches
        self.broken = cut

    def sound(self, keys: Keys) -> Iterator[Batch]:
        """Yield the batches in order, up to the first that is missing or does not follow from the one before.

        `broken` is true from then on, as what came after it is not known.
        """
        link, n = self.about.link, self.about.first
        try:
            for batch in self._batches():
                if batch.n != n or not hmac.compare_digest(batch.link, _linked(keys, link, batch)):
                    self.broken = True
                    return
                yield batch
                link, n = batch.link, n + 1
        except DatabaseError:
            self.broken = True

    def told(self, keys: Keys) -> Told:
        """Say what it can tell; reads all of it."""
        about = self.about
        seq, head, at, count = about.since, b"", 0, 0
        for batch in self.sound(keys):
            seq, head, at, count = batch.seq, batch.head, batch.at, count + 1
        return Told(about.install, about.epoch, about.since, seq, head, at, count)


@dataclass
class _File:
    db: Any

    def __call__(self) -> Iterator[Batch]:
        return (Batch(*row) for row in self.db.execute("SELECT * FROM batch ORDER BY n"))


class OpenReading(Reading):
    """A witness' file that is being read; `close` it."""

    def __init__(self, path: Path, keys: Keys) -> None:
        self._db = _open(path, keys)
        try:
            shapes = {row[0]: json.loads(row[1]) for row in self._db.execute("SELECT id, tables FROM shape")}
            super().__init__(_about(self._db), shapes, _File(self._db))
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def prune(path: Path, keys: Keys, before_seq: int, before: int = _FOR_EVER) -> int:
    """Forget the batches up to commit `before_seq`: of the oldest backup that has to catch up. Return how many.

    What was written at `before` (UTC seconds) or later stays. A few at a time, so that the clerk never waits long for
    its turn to write.
    """
    db, gone = _open(path, keys), 0
    try:
        while some := _prune_some(db, before_seq, before):
            gone += some
    finally:
        db.close()
    return gone


def _prune_some(db: Any, before_seq: int, before: int) -> int:
    db.execute("BEGIN IMMEDIATE")
    try:
        last = db.execute(
            "SELECT n, seq, link FROM (SELECT n, seq, link FROM batch WHERE seq <= ? AND n < coalesce("
            "(SELECT min(n) FROM batch WHERE at >= ?), n + 1) ORDER BY n LIMIT ?) ORDER BY n DESC LIMIT 1",
            (before_seq, before, _PRUNED_AT_ONCE),
        ).fetchone()
        gone = 0
        if last:
            db.execute("UPDATE about SET since = ?, first = ?, link = ?", (last["seq"], last["n"] + 1, last["link"]))
            gone = int(db.execute("DELETE FROM batch WHERE n <= ?", (last["n"],)).rowcount)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    return gone


def size(path: Path) -> int:
    """Return how many bytes it takes."""
    return sum(f.stat().st_size for f in (path, path.with_name(path.name + "-wal")) if f.exists())


def reach(path: Path, keys: Keys) -> tuple[int, int]:
    """Return from which commit on, and to which, it has every change; without looking whether all of it is sound."""
    db = _open(path, keys)
    try:
        about = _about(db)
        newest = db.execute("SELECT max(seq) FROM batch").fetchone()[0]
        return about.since, about.since if newest is None else newest
    finally:
        db.close()


@dataclass(frozen=True)
class Place:
    """How far somebody has got who carries batches away: the newest one's number, and a sign of which one that was."""

    n: int
    sign: int


class Chunk(NamedTuple):
    """Batches that follow one another, packed but not sealed; `place` is where to go on.

    It begins with batch `first`, of `at` (UTC seconds), and has what changed after commit `since` of the epoch.
    """

    raw: bytes
    epoch: int
    first: int
    since: int
    at: int
    place: Place


def chunk(path: Path, keys: Keys, place: Place | None, seq: int, most: int = 2000) -> Chunk | None:
    """Return what is new after `place`, to be sealed and kept elsewhere (`backup/chunks.py`); None if nothing is.

    Without a place, or when the witness was begun anew or pruned since, it begins with what a backup of commit `seq`
    has to catch up with. At most so many batches.
    """
    db = _open(path, keys)
    try:
        about = _about(db)
        after = place.n if place and _sign_of(db, about, place.n) == place.sign else _newest_until(db, about, seq)
        rows = [Batch(*r) for r in db.execute("SELECT * FROM batch WHERE n > ? ORDER BY n LIMIT ?", (after, most))]
        if not rows:
            return None
        shapes = {r[0]: json.loads(r[1]) for r in db.execute("SELECT id, tables FROM shape")}
        begins = _begins(db, about, rows[0].n)
    finally:
        db.close()
    used = {str(batch.shape): shapes[batch.shape] for batch in rows}
    told = {"about": begins.__dict__, "shapes": used, "batches": [list(batch) for batch in rows]}
    raw = zlib.compress(json.dumps(told, default=_blob).encode(), 6)
    reached = Place(rows[-1].n, _sign(rows[-1].link))
    return Chunk(raw, begins.epoch, begins.first, begins.since, rows[0].at, reached)


def _sign(link: bytes) -> int:
    return int.from_bytes(link[:6])


def _sign_of(db: Any, about: About, n: int) -> int | None:
    if n == about.first - 1:
        return _sign(about.link)
    row = db.execute("SELECT link FROM batch WHERE n = ?", (n,)).fetchone()
    return _sign(row["link"]) if row else None


def _newest_until(db: Any, about: About, seq: int) -> int:
    n = db.execute("SELECT max(n) FROM batch WHERE seq <= ?", (seq,)).fetchone()[0]
    return about.first - 1 if n is None else int(n)


def _begins(db: Any, about: About, n: int) -> About:
    """Return what is said of a piece that begins with batch `n`."""
    before = db.execute("SELECT seq, link FROM batch WHERE n = ?", (n - 1,)).fetchone()
    if before is None:
        return about
    return replace(about, since=before["seq"], first=n, link=before["link"])


@dataclass
class _Chain:
    """Pieces that follow one another."""

    about: About
    shapes: dict[int, Columns]
    batches: list[Batch]

    def reaches(self, epoch: int, seq: int) -> bool:
        """Tell whether a copy of this commit can go on from here."""
        return self.about.epoch == epoch and self.about.since <= seq

    def take(self, piece: "_Chain") -> bool:
        """Add a piece that follows from a batch of this chain; those that are here already are passed over."""
        before = piece.about.first - self.about.first
        links = [self.about.link, *(batch.link for batch in self.batches)]
        if piece.about.epoch != self.about.epoch or before >= len(links) or links[before] != piece.about.link:
            return False
        self.shapes.update(piece.shapes)
        self.batches += piece.batches[len(self.batches) - before :]
        return True


def joined(pieces: Iterable[bytes], epoch: int, seq: int) -> Reading:
    """Put pieces together that `chunk` made, in any order, for a copy of commit `seq`; the same twice does no harm.

    What comes after a missing piece is left out, and the reading then ends as broken. Raises `NoFile` without any
    piece, `DamagedFile` for what is none.
    """
    chains: list[_Chain] = []
    for piece in sorted(map(_piece, pieces), key=lambda one: (one.about.epoch, one.about.first, one.about.since)):
        if not chains or not chains[-1].take(piece):
            chains.append(piece)
    if not chains:
        raise NoFile("there is no piece of a witness")
    at = max((n for n, chain in enumerate(chains) if chain.reaches(epoch, seq)), default=len(chains) - 1)
    found, later = chains[at], chains[at + 1 :]
    cut = any(chain.about.epoch == found.about.epoch for chain in later)
    return Reading(found.about, found.shapes, lambda: found.batches, cut=cut)


def _piece(raw: bytes) -> _Chain:
    try:
        told = json.loads(zlib.decompress(raw), object_hook=_unblob)
        shapes = {int(number): columns for number, columns in told["shapes"].items()}
        about, batches = About(**told["about"]), [Batch(*batch) for batch in told["batches"]]
        if not (_typed(About, about.__dict__) and all(_typed(Batch, batch._asdict()) for batch in batches)):
            raise TypeError("a part of it is something else")
        return _Chain(about, shapes, batches)
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedFile(f"this is no piece of a witness: {error}") from error


def _typed(kind: type, found: Mapping[str, Any]) -> bool:
    return all(type(found[name]) is wanted for name, wanted in kind.__annotations__.items())


# --- catching up ------------------------------------------------------------------------------------------------------


class OtherShape(Exception):
    """A table is not what it was when the batch was written: the program or a plugin was updated in between."""


@dataclass(frozen=True)
class Replayed:
    """What catching up came to: rows put in place, and the mark it ended at; `stopped` says why before the end."""

    rows: int
    seq: int
    head: bytes
    at: int
    stopped: str = ""


def replay(db: Any, reading: Reading, keys: Keys, seq: int, head: bytes, at: int) -> Replayed:
    """Bring the open file at commit `seq` up to the witness' end, inside the caller's transaction.

    The caller has taken the triggers away and switched foreign keys off. Of each row only its newest content is put in
    place. Stops before the first batch that is of tables of another shape.
    """
    tables = watched(db)
    newest: dict[str, dict[Any, list[Value] | None]] = {}
    stopped, count = "", 0
    for batch in reading.sound(keys):
        if batch.seq <= seq:
            continue
        rows = batch.rows
        stopped = _differs(tables, reading.shapes.get(batch.shape, {}), rows)
        if stopped:
            break
        for name, (gone, kept) in rows.items():
            _remember(newest.setdefault(name, {}), tables[name], gone, kept)
        seq, head, at = batch.seq, batch.head, batch.at
        if sum(map(len, newest.values())) > _MOST_KEPT:
            count += _put_all(db, tables, newest)
    return Replayed(count + _put_all(db, tables, newest), seq, head, at, stopped)


def _put_all(db: Any, tables: Mapping[str, Watched], newest: dict[str, dict[Any, list[Value] | None]]) -> int:
    count = sum(_put(db, tables[name], rows) for name, rows in newest.items())
    newest.clear()
    return count


def _differs(tables: Mapping[str, Watched], shape: Columns, rows: Rows) -> str:
    for name in rows:
        if name not in tables:
            return f"there is no table {name}"
        if tuple(shape.get(name, ())) != tables[name].columns:
            return f"the table {name} has other columns"
    return ""


def _remember(
    newest: dict[Any, list[Value] | None], table: Watched, gone: Iterable[Any], kept: Iterable[list[Value]]
) -> None:
    places = [table.columns.index(column) for column in table.key] or [0]
    newest.update({tuple(json.loads(key)) if table.rowid is None else (key,): None for key in gone})
    newest.update({tuple(row[place] for place in places): row for row in kept})


def _put(db: Any, table: Watched, rows: Mapping[Any, list[Value] | None]) -> int:
    columns = table.columns if table.key else (str(table.rowid), *table.columns)
    key = table.key or (str(table.rowid),)
    fits = " AND ".join(f"{_name(column)} = ?" for column in key)
    db.executemany(
        f"DELETE FROM {_name(table.name)} WHERE {fits}",  # noqa: S608 - names from the schema, quoted
        [one for one, row in rows.items() if row is None],
    )
    named, marks = ", ".join(map(_name, columns)), ", ".join("?" * len(columns))
    db.executemany(
        f"INSERT OR REPLACE INTO {_name(table.name)} ({named}) VALUES ({marks})",  # noqa: S608 - the same
        [row for row in rows.values() if row is not None],
    )
    return len(rows)
