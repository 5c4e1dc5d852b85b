"""Steps of schema, one set an owner: each step and its receipt in one transaction.

The core's steps are numbered files in `db/core`; a plugin brings its own with its declaration. A step that was carried
out may never be edited: its text is remembered by hash, and a changed one is refused before anything runs.
A plugin's steps run fenced: they can only make and change tables called `<plugin>_...`.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from sqlcipher3 import dbapi2

from shopbot.db.connection import DatabaseError
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Tx
from shopbot.errors import ForeignFile, PluginError


@dataclass(frozen=True)
class Step:
    """One step: its name, unique within its owner and never changed, and the SQL (several statements)."""

    name: str
    sql: str

    @property
    def digest(self) -> str:
        """SHA-256 of the SQL with white space folded, so that re-indenting is no edit."""
        return hashlib.sha256(" ".join(self.sql.split()).encode()).hexdigest()


def core_steps() -> list[Step]:
    """Return the core's own steps, in order."""
    folder = resources.files("shopbot.db") / "core"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return [Step(f.name.removesuffix(".sql"), f.read_text(encoding="utf-8")) for f in files]


def require_core(db: Reader) -> None:
    """Refuse a shop whose core steps are not this version's: taken from a newer one, or from one never released."""
    steps = core_steps()
    strange = _taken(db, HOUSE).keys() - {step.name for step in steps}
    if strange or edited(db, HOUSE, steps):
        raise ForeignFile(
            "the shop's file was made by another version of this program",
            "Go back to the version that made it (git log names them), or update this one: git pull",
        )


def pending(tx: Tx, owner: str, steps: Sequence[Step]) -> list[Step]:
    """Return the steps that `owner` has not taken yet.

    Raises `PluginError` when a step that was taken reads differently now.
    """
    tx.house.run(
        "CREATE TABLE IF NOT EXISTS migration (owner TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL,"
        " at INTEGER NOT NULL, PRIMARY KEY (owner, name)) STRICT, WITHOUT ROWID"
    )
    for problem in edited(tx, owner, steps):
        raise PluginError(owner, problem)
    return untaken(tx, owner, steps)


def untaken(db: Reader, owner: str, steps: Sequence[Step]) -> list[Step]:
    """Return the steps without a receipt, by reading alone: for a look at a shop that must not be changed yet."""
    taken = _taken(db, owner)
    return [step for step in steps if step.name not in taken]


def edited(db: Reader, owner: str, steps: Sequence[Step]) -> list[str]:
    """Return a problem for each step that was taken and reads differently now."""
    taken = _taken(db, owner)
    return [
        f"migration {step.name} was changed after it had run; add a new step instead"
        for step in steps
        if taken.get(step.name, step.digest) != step.digest
    ]


def _taken(db: Reader, owner: str) -> dict[str, str]:
    return {row["name"]: row["digest"] for row in db.house.rows("SELECT * FROM migration WHERE owner = ?", owner)}


def migrate(tx: Tx, owner: str, steps: Sequence[Step]) -> list[str]:
    """Take the steps `owner` has not taken, each with its receipt; return their names.

    Raises `PluginError` with SQLite's words; then nothing of the failing step stays.
    """
    done = []
    for step in pending(tx, owner, steps):
        tx.attempt(lambda step=step: _take(tx, owner, step))  # type: ignore[misc]
        done.append(step.name)
    return done


def _take(tx: Tx, owner: str, step: Step) -> None:
    mine = tx.as_owner(owner)
    try:
        with mine.schema():
            for statement in _statements(step.sql):
                mine.run(statement)
    except DatabaseError as error:
        raise PluginError(owner, f"migration {step.name}: {_why(owner, error)}") from error
    tx.house.run("INSERT INTO migration VALUES (?, ?, ?, ?)", owner, step.name, step.digest, tx.now)


def _why(owner: str, error: DatabaseError) -> str:
    """Return SQLite's words, and behind a refusal of the fence the rule that it holds to."""
    refused = "not authorized" in str(error)
    return f"{error}: a plugin makes and changes only tables called {owner}_..." if refused else str(error)


def _statements(sql: str) -> list[str]:
    """Split a script the way SQLite itself sees its ends, so triggers stay whole."""
    found, piece = [], ""
    for part in sql.split(";"):
        piece += part + ";"
        if dbapi2.complete_statement(piece):
            if piece.strip(" \n\t;"):
                found.append(piece.strip())
            piece = ""
    return found
