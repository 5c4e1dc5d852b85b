"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`, as one bare ASGI application.

Starlette's router stays out of this path because every call of a benchmark goes through it.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import re
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from starlette.types import Message, Receive, Scope, Send

from shopbot.simulator import params
from shopbot.simulator.calls import CallLog
from shopbot.simulator.check import Checker
from shopbot.simulator.faults import Dropped, Fault, Faults
from shopbot.simulator.limits import Limits
from shopbot.simulator.methods import HANDLERS, Call
from shopbot.simulator.params import Params, Upload
from shopbot.simulator.refusal import Refusal
from shopbot.simulator.table import Shape
from shopbot.simulator.webhooks import Courier
from shopbot.simulator.world import World

_TOKEN = re.compile(r"/bot(\d+:[A-Za-z0-9_-]+)/(\w+)/?\Z")
_FILE = re.compile(r"/file/bot(\d+:[A-Za-z0-9_-]+)/(.+)\Z")
_COUNTED = re.compile(r"send(?!ChatAction)|copy|forward|editMessage")
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
UNAUTHORIZED = Refusal(401, "Unauthorized", violation=True)


class Gateway:
    """Checks, acts and answers. `faults`, `limits` and `calls` are shared with the driver's routes."""

    def __init__(self, world: World, token: str) -> None:
        self.world = world
        self.checker = Checker(world.table)
        self.faults = Faults()
        self.limits = Limits()
        self.calls = CallLog()
        self.courier = Courier(world, self._reply)
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["path"].startswith("/file/"):
            await self._download(scope, send)
            return
        found = _TOKEN.match(scope["path"])
        if found is None:
            await _answer(send, 404, Refusal(404, "Not Found").body())
        elif not self._is_ours(found[1]):
            await _answer(send, 401, UNAUTHORIZED.body())
        else:
            await self._call(found[2], scope, receive, send)

    def _is_ours(self, token: str) -> bool:
        return hmac.compare_digest(token, self._token)

    async def _call(self, name: str, scope: Scope, receive: Receive, send: Send) -> None:
        begun = time.perf_counter()
        given: Params = {}
        files: dict[str, Upload] = {}
        refusal: Refusal | None = None
        dropped = False
        result: object = None
        self.calls.running += 1
        try:
            body = await _body(receive)
            given, files = params.read(scope["query_string"], _content_type(scope), body)
            result = await self._run(self.checker.find(name), given, files, receive)
        except Refusal as caught:
            refusal = caught
        except Dropped:
            dropped = True
        finally:
            self.calls.running -= 1
        if name.lower() != "getupdates" or refusal is not None:
            self._log(name, given, files, begun, refusal, dropped=dropped)
        if dropped:
            await _hang_up(scope, receive)
        elif refusal is not None:
            await _answer(send, refusal.code, refusal.body(), refusal.retry_after)
        else:
            await _answer(send, 200, {"ok": True, "result": result})

    async def _reply(self, content_type: str, body: bytes) -> None:
        """Carry out what the bot's answer to a webhook says, if it names a method; anything else is no call."""
        begun = time.perf_counter()
        refusal: Refusal | None = None
        try:
            given, files = params.read(b"", content_type, body)
        except Refusal:
            return
        name = str(given.pop("method", ""))
        if not name:
            return
        try:
            await self._run(self.checker.find(name), given, files, _nobody)
        except Refusal as caught:
            refusal = caught
        except Dropped:
            return
        self._log(name, given, files, begun, refusal, dropped=False)

    async def _run(self, shape: Shape, given: Params, files: Mapping[str, Upload], receive: Receive) -> object:
        args = self.checker.method(shape, given, files)
        after = await self._strike(self.faults.strike(shape.name, args.get("chat_id")))
        if shape.name == "getUpdates":
            result: object = await self._get_updates(args, receive)
        else:
            result = self._act(Call(shape.name, args, files, self.world))
        if after:
            raise Dropped
        return result

    async def _strike(self, met: list[Fault]) -> bool:
        """Let planted faults happen; True if the connection must drop once the call has acted."""
        for fault in met:
            self.world.events.add("fault", id=fault.id, fault=fault.kind)
            if fault.kind == "slow":
                await asyncio.sleep(fault.ms / 1000)
            elif fault.kind == "drop_before":
                raise Dropped
            elif fault.kind != "drop_after":
                raise fault.refusal()
        return any(fault.kind == "drop_after" for fault in met)

    def _act(self, call: Call) -> object:
        handler = HANDLERS.get(call.method)
        if handler is None:
            raise Refusal(501, f"{call.method} is not simulated: see /sim/unsupported")
        if _COUNTED.match(call.method):
            chat = self.world.chats.get(call.args.get("chat_id", 0))
            if chat is not None:
                self.limits.count(chat.id, group=chat.type != "private")
        result = handler(call)
        if call.method in {"setWebhook", "deleteWebhook"}:
            self.courier.follow()
        return result

    async def _get_updates(self, args: dict[str, Any], receive: Receive) -> object:
        updates = self.world.updates
        if "allowed_updates" in args:
            updates.allow(args["allowed_updates"])
        before = len(updates)
        take = updates.take(args.get("offset", 0), args.get("limit", 100), args.get("timeout", 0))
        found = await _unless_gone(take, receive) if args.get("timeout") else await take
        if found or len(updates) < before:
            self.calls.last_activity = time.monotonic()
        return found

    def _log(
        self,
        name: str,
        given: Params,
        files: Mapping[str, Upload],
        begun: float,
        refusal: Refusal | None,
        *,
        dropped: bool,
    ) -> None:
        ms = (time.perf_counter() - begun) * 1000
        entry = self.calls.add(name, given, files, self.world.clock.now(), ms, refusal, dropped=dropped)
        violation = True if refusal is not None and refusal.violation else None
        self.world.events.add("call", n=entry.n, method=name, ok=refusal is None, ms=entry.ms, violation=violation)

    async def _download(self, scope: Scope, send: Send) -> None:
        found = _FILE.match(scope["path"])
        if found is None or not self._is_ours(found[1]):
            await _answer(send, 401, UNAUTHORIZED.body())
            return
        stored = self.world.files.at(unquote(found[2]))
        if stored is None:
            await _answer(send, 404, Refusal(404, "Not Found").body())
            return
        await _write(send, 200, [(b"content-type", b"application/octet-stream")], stored.upload.content)


async def _body(receive: Receive) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Dropped
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        if size > params.MAX_UPLOAD + (1 << 20):
            raise Refusal(413, "Request Entity Too Large", violation=True)
        if not message.get("more_body"):
            return b"".join(pieces) if len(pieces) > 1 else pieces[0]


def _content_type(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"content-type":
            return str(value.decode("latin-1"))
    return ""


async def _nobody() -> Message:
    """The sender of a call that came without a connection of its own."""
    return {"type": "http.disconnect"}


async def _unless_gone(take: Any, receive: Receive) -> object:
    """The result of a long poll, given up when the asker hangs up: a killed bot must not hold the place."""
    poll = asyncio.ensure_future(take)
    gone = asyncio.ensure_future(receive())
    try:
        await asyncio.wait({poll, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not poll.done():
            raise Dropped
        return poll.result()
    finally:
        gone.cancel()
        poll.cancel()


async def _hang_up(scope: Scope, receive: Receive) -> None:
    transport = scope["extensions"].get("simulator.transport")
    if transport is not None:
        transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass


async def _answer(send: Send, status: int, body: dict[str, Any], retry_after: int | None = None) -> None:
    headers = [(b"content-type", b"application/json")]
    if retry_after is not None:
        headers.append((b"retry-after", str(retry_after).encode()))
    await _write(send, status, headers, _encoded(body))


def _encoded(body: dict[str, Any]) -> bytes:
    try:
        return _ENCODE(body).encode()
    except UnicodeEncodeError:  # half of a surrogate pair, planted by a driver: it can only travel as an escape
        return json.dumps(body).encode()


async def _write(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
