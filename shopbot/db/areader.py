"""Reading from async code: aiosqlite on the same encrypted file, its own thread and snapshot for each connection.

`async with` closes it; a connection left open would keep the process from ending, as its thread is no daemon.
"""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite

from shopbot.db.connection import open_checked
from shopbot.db.keys import Keys
from shopbot.db.slow import slow
from shopbot.db.tx import Param, Row


class AsyncReader:
    """Questions to the file from a coroutine."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def rows(self, sql: str, *params: Param) -> list[Row]:
        """Return all rows; columns by name or position."""
        began = time.monotonic()
        async with self._connection.execute(sql, params) as cursor:
            found = list(await cursor.fetchall())
        slow.took(sql, began)
        return found

    async def scalar(self, sql: str, *params: Param) -> Any:
        """Return the first column of the first row, or None."""
        found = await self.rows(sql, *params)
        return found[0][0] if found else None


@asynccontextmanager
async def reading(path: Path, keys: Keys) -> AsyncIterator[AsyncReader]:
    """Open the file for reading for as long as the block lasts. Raises a `Refusal` as `connection` does."""
    async with aiosqlite.Connection(lambda: open_checked(path, keys), iter_chunk_size=64) as connection:
        await connection.execute("PRAGMA query_only=ON")
        yield AsyncReader(connection)
