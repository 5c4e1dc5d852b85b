"""Opening the one file: the pragmas, the order they need, and every way it can be the wrong file.

Facts this rests on (measured on SQLCipher 4.19.0 / SQLite 3.53.4 through sqlcipher3 0.6.4):
a missing or empty file opens as a fresh, empty, *unencrypted* database unless `mode=rw` and a key check stand before
it;
a key of the wrong length is silently taken as a passphrase; wrong key and broken page give the same error text;
`synchronous=NORMAL` forgets committed sales at a power cut; SQLite before 3.51.3 can corrupt a WAL file
(sqlite.org/wal.html#walresetbug). In a shop of a million orders the random reads of a purchase take as long with 4 MiB
of page cache as with 64, and a recount as long with 2 as with 8; so caches are small, and memory does not grow with the
shop.
"""

import os
import secrets
import time
import urllib.parse
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from shopbot.db.keys import Keys
from shopbot.db.slow import slow
from shopbot.db.tx import Param, Row, planned_once
from shopbot.errors import DamagedFile, ForeignFile, NoFile, OldSqlite, Refusal, WrongKey

APPLICATION_ID = 0x53484F50  # "SHOP"
OLDEST_SQLITE = (3, 51, 3)
PAGE = 4096
PRAGMAS = (
    "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY", "trusted_schema=OFF", "recursive_triggers=ON",
    "cell_size_check=ON",
)  # fmt: skip
WRITER_PRAGMAS = ("journal_mode=WAL", "wal_autocheckpoint=1000", f"journal_size_limit={64 << 20}", "cache_size=-16384")
_KEY_BYTES = 32
_OF_THE_DISK = frozenset({"disk I/O error", "database or disk is full", "unable to open database file"})
_PLAIN_HEADER = b"SQLite format 3\0"

DatabaseError = dbapi2.DatabaseError
IntegrityError = dbapi2.IntegrityError
OperationalError = dbapi2.OperationalError


def require_sound_sqlite(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Raise `OldSqlite` for a library with the WAL-reset bug."""
    if version < OLDEST_SQLITE:
        found = ".".join(map(str, version))
        raise OldSqlite(f"the SQLite inside sqlcipher3 is {found}; before 3.51.3 it can corrupt the file")


def versions() -> tuple[str, str]:
    """Return the versions of SQLCipher and of the SQLite inside it."""
    connection = dbapi2.connect(":memory:")
    try:
        return connection.execute("PRAGMA cipher_version").fetchone()[0], dbapi2.sqlite_version
    finally:
        connection.close()


def create(path: Path, keys: Keys) -> str:
    """Make a new encrypted file and return its install id (32 hex digits). Refuses to touch an existing file."""
    require_sound_sqlite()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    install = secrets.token_hex(16)
    connection = _keyed(path, keys.file)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(
            "CREATE TABLE shop (install TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT"
        )
        connection.execute("INSERT INTO shop VALUES (?, 1, 0)", (install,))
    finally:
        connection.close()
    return install


def open_writer(path: Path, keys: Keys) -> Any:
    """Open the file for the one writer. Raises a `Refusal` that names what is wrong with the file."""
    connection = open_checked(path, keys)
    _set(connection, WRITER_PRAGMAS)
    return connection


def open_reader(path: Path, keys: Keys) -> "ReadConnection":
    """Open the file for reading only; the connection may be used by one thread at a time."""
    connection = open_checked(path, keys)
    connection.execute("PRAGMA cache_size=-2048")
    connection.execute("PRAGMA query_only=ON")
    return ReadConnection(connection)


def open_checked(path: Path, keys: Keys) -> Any:
    """Open an existing shop file with the pragmas every connection needs, or refuse it by name."""
    require_sound_sqlite()
    _look_at(path)
    connection = _keyed(path, keys.file)
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise ForeignFile(f"{path} is encrypted with this key but is not a shop's file")
        if connection.execute("SELECT count(*) FROM shop").fetchone()[0] != 1:
            raise DamagedFile(f"{path} has lost its identity row")
    except dbapi2.DatabaseError as error:
        connection.close()
        raise DamagedFile(f"{path} opens with this key but cannot be read: {error}") from error
    except Refusal:
        connection.close()
        raise
    return connection


def copy(source: Any, path: Path, keys: Keys, *, durable: bool = True) -> None:
    """Write what the open connection `source` sees to a new file (0600) under the file key of `keys`.

    In one step, as one in parts never ends while somebody writes. A `source` that has begun to read in a transaction
    copies exactly that state, and the writer goes on meanwhile. `durable`: it is on the disk when this returns; a copy
    that is thrown away soon does without, as everybody else's fsync would wait for it. Raises OSError or
    `DatabaseError`; what is at `path` then is no file of a shop.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    target = _keyed(path, keys.file)
    try:
        # Nothing is there that a journal could bring back.
        _set(target, ("cache_size=-2048", "journal_mode=OFF", "synchronous=OFF"))
        source.backup(target, pages=-1)
    finally:
        target.close()
    if durable:
        _sync(path)


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _look_at(path: Path) -> None:
    if not path.is_file():
        raise NoFile(f"there is no shop at {path}")
    size = path.stat().st_size
    if size == 0:
        raise DamagedFile(f"{path} is empty (0 bytes)")
    with path.open("rb") as file:
        if file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER:
            raise ForeignFile(f"{path} is an ordinary, unencrypted SQLite file")
    if size % PAGE and not _has_log(path):
        raise DamagedFile(f"{path} is cut off: {size} bytes is not a whole number of pages")


def _has_log(path: Path) -> bool:
    """Tell whether there is a log: the power may have gone while it was folded in, and it has the last page whole."""
    log = path.with_name(path.name + "-wal")
    return log.is_file() and log.stat().st_size > 0


def have_room(raw: Any) -> None:
    """Give a connection 128 MiB of page cache: for work that changes most pages of an index, in no order."""
    raw.execute("PRAGMA cache_size=-131072")


def create_raw(path: Path, key: bytes) -> Any:
    """Make an encrypted file (0600) that is no shop's and return the connection; what is there already is refused."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    connection = _keyed(path, key)
    _set(connection, WRITER_PRAGMAS)
    return connection


def open_raw(path: Path, key: bytes) -> Any:
    """Open an encrypted file that is no shop's. Raises `NoFile`, `ForeignFile`, `DamagedFile` or `WrongKey`."""
    require_sound_sqlite()
    _look_at(path)
    connection = _keyed(path, key)
    _set(connection, WRITER_PRAGMAS)
    return connection


def is_of_the_disk(error: Exception) -> bool:
    """Tell whether SQLite says that the disk is full or fails, which says nothing of the file."""
    return isinstance(error, dbapi2.DatabaseError) and str(error) in _OF_THE_DISK


def _keyed(path: Path, key: bytes) -> Any:
    if len(key) != _KEY_BYTES:
        raise WrongKey("the key is not 32 bytes long")
    uri = f"file:{urllib.parse.quote(str(path.absolute()))}?mode=rw"
    connection = dbapi2.connect(
        uri, uri=True, isolation_level=None, timeout=10, check_same_thread=False, cached_statements=512
    )
    connection.row_factory = dbapi2.Row
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise OldSqlite("this sqlite library cannot encrypt; sqlcipher3 from requirements.txt is needed")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        _set(connection, PRAGMAS)
    except dbapi2.DatabaseError as error:
        connection.close()
        if is_of_the_disk(error):
            raise  # says nothing of the key
        raise WrongKey(f"{path} does not open with this key") from error
    return connection


def _set(connection: Any, pragmas: tuple[str, ...]) -> None:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


def _unheard(_sql: str, _began: float) -> None:
    """Take no note."""


class ReadConnection:
    """Reading beside the clerk, from its own snapshot; satisfies `tx.Reader`.

    One for `recounting` may take its time: what is slow there keeps nobody waiting, and is not told.
    """

    def __init__(self, connection: Any, *, recounting: bool = False) -> None:
        self._connection = connection
        self._took = _unheard if recounting else slow.took

    @property
    def house(self) -> "ReadConnection":
        """This connection: nothing is fenced where nothing can be written."""
        return self

    def scalar(self, sql: str, *params: Param) -> Any:
        """Return the first column of the first row, or None."""
        row = self.row(sql, *params)
        return row[0] if row else None

    def row(self, sql: str, *params: Param) -> Row | None:
        """Return the first row, or None."""
        began = time.monotonic()
        found = self._connection.execute(planned_once(sql), params).fetchone()
        self._took(sql, began)
        return found

    def rows(self, sql: str, *params: Param) -> list[Row]:
        """Return all rows."""
        began = time.monotonic()
        found = list(self._connection.execute(planned_once(sql), params).fetchall())
        self._took(sql, began)
        return found

    def interrupt(self) -> None:
        """Break off, from another thread, what is being read: it raises `OperationalError` there."""
        self._connection.interrupt()

    def close(self) -> None:
        """Close it; readers close before the writer, so that the WAL is folded in."""
        self._connection.close()
