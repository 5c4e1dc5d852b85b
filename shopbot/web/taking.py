"""Taking something in from outside: the whole body within bounds, then the inbox, and only then an answer."""

import asyncio
import logging
import math
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from shopbot import log
from shopbot.db import inbox
from shopbot.db.clerk import Clerk, Stopped
from shopbot.db.tx import Tx

_RETRY_SECONDS = 15
_log = logging.getLogger("shopbot.web")


@dataclass(frozen=True)
class Bounds:
    """How long a caller may take over its head and its body, a plugin over its check, the file over a commit.

    All of it in real seconds. `most_waiting` is how many events may wait in the inbox before nothing more is taken.
    """

    head_seconds: float = 10.0
    body_seconds: float = 10.0
    check_seconds: float = 5.0
    commit_seconds: float = 8.0
    most_waiting: int = 2000


class NotTaken(Exception):
    """The call is answered with `status`; `retry_after` seconds, if it may come again."""

    def __init__(self, status: int, words: str, retry_after: float = 0) -> None:
        super().__init__(status, words)
        self.status = status
        self.words = words
        self.retry_after = retry_after

    def answer(self) -> Response:
        """Return what the caller is told. The rest of a body nobody reads is cut off with the connection."""
        headers = {"Connection": "close"}
        if self.retry_after:
            headers["Retry-After"] = str(math.ceil(self.retry_after))
        return PlainTextResponse(self.words, self.status, headers)


def busy(words: str) -> NotTaken:
    """Return the refusal of somebody who may try again soon."""
    return NotTaken(503, words, _RETRY_SECONDS)


async def read_body(request: Request, most: int, seconds: float) -> bytes:
    """Return the raw body: at most `most` bytes, within `seconds` (real ones). Raises `NotTaken`."""
    too_big = NotTaken(413, "too big")
    declared = request.headers.get("content-length", "0")
    if declared.isdecimal() and int(declared) > most:
        raise too_big
    pieces, size = [], 0
    try:
        async with asyncio.timeout(seconds):
            async for piece in request.stream():
                size += len(piece)
                if size > most:
                    raise too_big
                pieces.append(piece)
    except TimeoutError:
        raise NotTaken(408, "too slow") from None
    except ClientDisconnect:
        raise NotTaken(400, "hung up") from None
    return b"".join(pieces)


async def keep(clerk: Clerk, event: inbox.NewEvent, bounds: Bounds) -> bool:
    """Put an event into the inbox and return once it is durable: True when it was new.

    Raises `NotTaken` when the shop is closing, its inbox is overfull, or the file does not take it in time; whoever
    calls is not told that it arrived, brings it again, and a repeat is recognised.
    """

    def work(tx: Tx) -> bool:
        if inbox.waiting_count(tx) >= bounds.most_waiting:
            raise busy("too much waits")
        return inbox.put(tx, event.source, event.key, event.body, lane=event.lane)

    try:
        future = asyncio.wrap_future(clerk.submit(work))
    except Stopped:
        raise busy("closing") from None
    # Waited for, never cancelled: the clerk is to find the future as it left it.
    await asyncio.wait({future}, timeout=bounds.commit_seconds)
    if not future.done():
        raise busy("the file is slow")
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, NotTaken):
        raise error
    log.event(_log, "not_stored", level=logging.ERROR, error=type(error).__name__)
    raise busy("not stored")
