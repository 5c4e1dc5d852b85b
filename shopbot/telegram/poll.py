"""Telegram's long poll on a connection of its own, so that it can be cut from another thread at any moment."""

import json
import socket
import threading
from http.client import HTTPException
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from shopbot.telegram.api import CONNECT_SECONDS, Api, Unreachable, unreachable, unwrap

_SPARE_SECONDS = 10.0


class Cut(Exception):
    """The poll was ended by `close`."""


class LongPoll:
    """Asks for updates and waits. One thread calls `updates`; any thread may call `close`."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._connection: HTTPConnection | None = None
        self._closed = False
        self._lock = threading.Lock()

    def updates(self, offset: int | None, seconds: int, kinds: tuple[str, ...], limit: int = 100) -> Any:
        """Return the next updates from `offset`, waiting up to `seconds` (Telegram's own cap is 50).

        Asking forgets every update below `offset` for good. Raises `ApiError`, `Unreachable`, or `Cut`.
        """
        asked: dict[str, Any] = {"timeout": seconds, "limit": limit, "allowed_updates": kinds}
        if offset is not None:
            asked["offset"] = offset
        reused = self._connection is not None
        try:
            return self._ask(asked, seconds)
        except Unreachable:
            if not reused:
                raise
        # The server had closed the idle connection; asking again does no harm.
        return self._ask(asked, seconds)

    def close(self) -> None:
        """End the poll that is under way, and all later ones."""
        with self._lock:
            self._closed = True
            connection = self._connection
        if connection and connection.sock:
            try:
                connection.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it was closed already

    def _ask(self, asked: dict[str, Any], seconds: int) -> Any:
        try:
            connection = self._open()
            if connection.sock is None:
                connection.timeout = CONNECT_SECONDS
                connection.connect()
            self._check()
            connection.timeout = seconds + _SPARE_SECONDS  # urllib3 sets the socket to this before it reads an answer
            body = json.dumps(asked).encode()
            headers = {"Content-Type": "application/json"}
            connection.request("POST", self._api.path("getUpdates"), body=body, headers=headers)
            response = connection.getresponse()
            status, answer = response.status, response.data
        except (HTTPError, HTTPException, OSError) as error:
            problem = unreachable(error)
        else:
            if response.headers.get("Connection", "").lower() == "close":
                self._drop()
            return unwrap(status, answer)
        self._drop()
        self._check()
        raise problem

    def _open(self) -> HTTPConnection:
        with self._lock:
            if self._connection is None:
                where = self._api.address
                if where.context:
                    self._connection = HTTPSConnection(
                        where.host, where.port, timeout=CONNECT_SECONDS, ssl_context=where.context
                    )
                else:
                    self._connection = HTTPConnection(where.host, where.port, timeout=CONNECT_SECONDS)
            return self._connection

    def _check(self) -> None:
        if self._closed:
            self._drop()
            raise Cut

    def _drop(self) -> None:
        with self._lock:
            connection, self._connection = self._connection, None
        if connection:
            connection.close()
