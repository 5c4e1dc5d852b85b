"""Delivers updates to the bot's webhook, one after the other, each until the bot answers 2xx.

Only addresses of this machine are delivered to, so that nothing leaves it; plain http is taken there, standing for the
TLS proxy in front of a real shop. Other addresses are stored and shown with an error by getWebhookInfo. The answer may
itself be a call of the Bot API, named by its `method`; the bot never learns how that went.
"""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Awaitable, Callable
from http.client import HTTPException, HTTPResponse
from io import BytesIO
from typing import cast
from urllib.parse import SplitResult, urlsplit

from shopbot.simulator.world import World

LOCAL = frozenset({"127.0.0.1", "localhost"})
ANSWER_S = 10
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.1, 5.0


class Courier:
    """Runs while a webhook is set. `follow` is called after each change of it, on the event loop.

    `reply(content_type, body)` carries out a call that came as an answer.
    """

    def __init__(self, world: World, reply: Callable[[str, bytes], Awaitable[None]]) -> None:
        self._world = world
        self._reply = reply
        self._task: asyncio.Task[None] | None = None

    def follow(self) -> None:
        """Start, restart or end the delivery as the stored address says."""
        if self._task is not None:
            self._task.cancel()
        url = self._world.updates.webhook_url
        self._task = asyncio.get_running_loop().create_task(self._deliver(urlsplit(url))) if url else None

    async def _deliver(self, url: SplitResult) -> None:
        updates, pause = self._world.updates, _FIRST_PAUSE_S
        while True:
            update = await updates.first()
            trouble = await self._post(url, json.dumps(update, ensure_ascii=False).encode())
            if trouble is None:
                updates.acknowledge(update["update_id"] + 1)
                pause = _FIRST_PAUSE_S
                continue
            self._world.webhook |= {"last_error_date": self._world.clock.now(), "last_error_message": trouble}
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_S)

    async def _post(self, url: SplitResult, body: bytes) -> str | None:
        """One try; what went wrong in Telegram's words, None if the bot took it."""
        if url.hostname not in LOCAL:
            return "Failed to resolve host: only addresses of this machine are delivered to"
        try:
            answer = await asyncio.wait_for(self._exchange(url, body), ANSWER_S)
        except TimeoutError:
            return "Read timeout expired"
        except (OSError, HTTPException):
            return "Connection refused"
        if not 200 <= answer.status < 300:
            return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        if content := answer.read():
            await self._reply(answer.headers.get("content-type", ""), content)
        return None

    async def _exchange(self, url: SplitResult, body: bytes) -> HTTPResponse:
        secure = url.scheme == "https"
        reader, writer = await asyncio.open_connection(
            url.hostname, url.port or (443 if secure else 80), ssl=_trusting() if secure else None
        )
        try:
            writer.write(self._head(url, len(body)) + body)
            await writer.drain()
            return _parsed(await reader.read())
        finally:
            writer.close()

    def _head(self, url: SplitResult, length: int) -> bytes:
        path = (url.path or "/") + (f"?{url.query}" if url.query else "")
        lines = [
            f"POST {path} HTTP/1.1",
            f"Host: {url.netloc}",
            "Content-Type: application/json",
            f"Content-Length: {length}",
            "Connection: close",
        ]
        if self._world.webhook_secret:
            lines.append(f"X-Telegram-Bot-Api-Secret-Token: {self._world.webhook_secret}")
        return "\r\n".join([*lines, "", ""]).encode()


class _Received:
    """What `HTTPResponse` reads from, holding an answer that has come in whole."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def makefile(self, _: str) -> BytesIO:
        return BytesIO(self._content)


def _parsed(content: bytes) -> HTTPResponse:
    answer = HTTPResponse(cast(ssl.SSLSocket, _Received(content)))
    answer.begin()
    return answer


def _trusting() -> ssl.SSLContext:
    """A certificate of one's own making is normal on this machine."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
