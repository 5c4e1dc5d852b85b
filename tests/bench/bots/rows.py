"""What the two other bots keep: one row an update, on the disk before its answer leaves."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def prepare(folder: Path) -> None:
    """Make the file, once, before any thread opens it."""
    with closing(connect(folder)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS person (id INTEGER PRIMARY KEY, name TEXT, times INTEGER)")


def connect(folder: Path) -> sqlite3.Connection:
    """Open the file for one thread; each statement is a commit with an fsync of its own."""
    connection = sqlite3.connect(folder / "rows.db", isolation_level=None, timeout=30)
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def note(connection: sqlite3.Connection, person: int, name: str) -> None:
    """Keep that somebody was here."""
    connection.execute(
        "INSERT INTO person VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1", (person, name)
    )


def message(folder: Path) -> dict[str, Any]:
    """Return the message to answer with: `text` and `reply_markup`, as the shop sent it."""
    found: dict[str, Any] = json.loads((folder / "message.json").read_text("utf-8"))
    return found
