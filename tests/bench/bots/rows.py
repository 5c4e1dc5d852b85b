"""What the two other bots keep: one row an update, or one commit a purchase, on the disk before its answer leaves."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

BUYING = "buying.json"
CODE = "BENCH-"
PRICE = 35_000
CARD = "<b>Measured</b>\nPrice: <b>Rp 35,000</b>\nIn stock: 500\nDelivered at once, day and night."
ORDER = "<b>Your order</b>\nMeasured × 1\nTotal: <b>Rp 35,000</b>\nBalance: Rp 350,000"
GONE = "Sold out, or not enough money."
_TABLES = (
    "person (id INTEGER PRIMARY KEY, name TEXT, times INTEGER)",
    "wallet (person INTEGER PRIMARY KEY, balance INTEGER NOT NULL CHECK (balance >= 0))",
    "stock (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, sold_to INTEGER)",
    "purchase (id INTEGER PRIMARY KEY, person INTEGER NOT NULL, stock INTEGER NOT NULL UNIQUE, price INTEGER NOT NULL)",
)


def prepare(folder: Path) -> None:
    """Make the file, once, before any thread opens it."""
    with closing(connect(folder)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        for table in _TABLES:
            connection.execute(f"CREATE TABLE IF NOT EXISTS {table}")
        if (folder / BUYING).exists() and not connection.execute("SELECT 1 FROM stock").fetchone():
            _fill(connection, **json.loads((folder / BUYING).read_text("utf-8")))


def _fill(connection: sqlite3.Connection, first: int, people: int) -> None:
    """Give so many people money, and lay in a code for each."""
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO wallet VALUES (?, ?)", ((first + n, 10 * PRICE) for n in range(people)))
    connection.executemany("INSERT INTO stock (code) VALUES (?)", ((f"{CODE}{n:06}",) for n in range(people)))
    connection.execute("COMMIT")


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


def buy(connection: sqlite3.Connection, person: int) -> str:
    """Sell one code from the wallet in one commit; return what to say."""
    connection.execute("BEGIN IMMEDIATE")
    unit = connection.execute(
        "UPDATE stock SET sold_to = ? WHERE id = (SELECT min(id) FROM stock WHERE sold_to IS NULL) RETURNING id, code",
        (person,),
    ).fetchone()
    paid = connection.execute(
        "UPDATE wallet SET balance = balance - ? WHERE person = ? AND balance >= ?", (PRICE, person, PRICE)
    ).rowcount
    if not unit or not paid:
        connection.execute("ROLLBACK")
        return GONE
    connection.execute("INSERT INTO purchase (person, stock, price) VALUES (?, ?, ?)", (person, unit[0], PRICE))
    connection.execute("COMMIT")
    return f"Delivered: <code>{unit[1]}</code>"


def message(folder: Path) -> dict[str, Any]:
    """Return the message to answer with: `text` and `reply_markup`, as the shop sent it."""
    found: dict[str, Any] = json.loads((folder / "message.json").read_text("utf-8"))
    return found
