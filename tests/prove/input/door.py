"""The HTTP door, called in this process: the real routes, headers, bodies and bounds, without a socket in between."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any

from shopbot.config import Web
from shopbot.db.inbox import NewEvent
from shopbot.host.addresses import hook_secret
from shopbot.secret import Secret
from shopbot.telegram import intake
from shopbot.testing.chats import BOT
from shopbot.web.door import Door, Shop
from shopbot.web.metrics import Metrics
from tests.prove.input import chatting, mutate
from tests.prove.input.parser import Parser
from tests.prove.input.reading import hold
from tests.prove.input.shop import Whole

TOKEN = "telegram-secret-canary-0123456789abcdef"
METRICS = "metrics-token-canary-0123456789"
MAILBOX = "/telegram/path-canary-0123456789abcdef"
_TAKEN = 200
_EXPECTED = frozenset({200, 307, 400, 401, 404, 405, 408, 413, 422, 429})


@dataclass
class _Mailbox:
    """Takes updates as the telegram room does, and remembers how many."""

    path: str = MAILBOX
    token: str = TOKEN
    read_in: int = 0

    def read(self, raw: bytes) -> Mapping[str, Any] | None:
        """Return the update in a body."""
        update = json.loads(raw)
        self.read_in += 1
        return dict(update) if intake.is_update(update) else None

    def event(self, update: Mapping[str, Any]) -> NewEvent:
        """Return it as the inbox keeps it."""
        return intake.event_of(f"telegram:{BOT}", update)

    def stored(self, update: Mapping[str, Any]) -> None:
        """Hear that it is in the file."""


@dataclass(frozen=True)
class Answered:
    """What the door answered."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


@dataclass
class Doorway:
    """The door of a shop whose clerk works on a thread of its own."""

    here: Whole
    metrics: Metrics = field(default_factory=Metrics)

    def __post_init__(self) -> None:
        shop = self.here.shop
        self.keys = shop._store.keys
        self.mailbox = _Mailbox()
        behind = Shop(
            shop._store.files.main, self.keys, shop.clock, shop.clerk, shop.host, self.metrics, mailbox=self.mailbox
        )
        self.door = Door(Web(metrics_token=Secret(METRICS), public_url="https://shop.example"), behind)
        self.loop = asyncio.new_event_loop()
        shop.clerk.start()

    def asked(self, method: str, path: str, headers: list[tuple[bytes, bytes]], body: bytes, query: bytes) -> Answered:
        """Ask the door as uvicorn would."""
        return self.loop.run_until_complete(self._asked(method, path, headers, body, query))

    async def _asked(
        self, method: str, path: str, headers: list[tuple[bytes, bytes]], body: bytes, query: bytes
    ) -> Answered:
        said: list[Any] = []
        waiting = [
            {"type": "http.request", "body": body[n : n + 4096], "more_body": True} for n in range(0, len(body), 4096)
        ]
        waiting.append({"type": "http.request", "body": b"", "more_body": False})

        async def receive() -> Any:
            return waiting.pop(0) if waiting else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            said.append(message)

        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": path, "raw_path": path.encode("utf-8", "replace"), "query_string": query, "root_path": "",
            "headers": headers, "client": ("127.0.0.1", 5), "server": ("127.0.0.1", 80),
        }  # fmt: skip
        await self.door._gate(scope, receive, send)
        whole_body = b"".join(one.get("body", b"") for one in said[1:])
        return Answered(int(said[0]["status"]), tuple(said[0]["headers"]), whole_body)

    def calls(self, place: str, headers: Mapping[str, str], body: bytes, secret: str = "") -> Answered:
        """Make a call to a plugin's webhook, `plugin.name`, with its address right unless `secret` is given."""
        plugin, _, name = place.partition(".")
        path = f"/hook/{plugin}/{secret or hook_secret(self.keys, plugin, name)}/{name}"
        raw = [(key.lower().encode(), value.encode("latin-1", "replace")) for key, value in headers.items()]
        return self.asked("POST", path, raw, body, b"")


@cache
def doorway() -> Doorway:
    """Return the door of a shop of its own: its clerk has a thread, so nothing else is tried there by hand."""
    return Doorway(Whole())


_PATHS = (
    "/health", "/health/live", "/metrics", "/payments/K7Q2-94MX", "/hook/qris/AAAAAAAAAAAAAAAA/notice", MAILBOX, "/",
    "/../../etc/passwd", "/hook/pretend//notify", "//health", "/payments/%00", "/static/x",
)  # fmt: skip
_HEADERS = (
    "authorization", "content-length", "content-type", "x-telegram-bot-api-secret-token", "x-secret", "x-signature",
    "cookie", "host", "transfer-encoding", "webhook-id", "x-forwarded-for", "range", "if-none-match", "expect",
)  # fmt: skip
_HEADER_VALUES = (f"Bearer {METRICS}", TOKEN, "0", "-1", "9" * 5_000, "application/json", "chunked", "a=b", "é", "")


def _request(rng: Random) -> Any:
    method = rng.choice(("GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "G\0T"))
    path = mutate.words(rng, _PATHS) if rng.random() < 0.6 else rng.choice(_PATHS)
    headers = [
        (rng.choice(_HEADERS).encode(), mutate.words(rng, _HEADER_VALUES).encode("latin-1", "replace"))
        for _ in range(rng.randrange(5))
    ]
    body = mutate.body(rng, chatting._BODIES) if method == "POST" else b""
    return method, path, headers, body, mutate.words(rng, ("a=b", "code=1&x=%ff")).encode("utf-8", "replace")


def _at_door(given: Any) -> None:
    answered = doorway().asked(*given)
    hold(answered.status in _EXPECTED, f"answered {answered.status}")
    hold(b"Traceback" not in answered.body and b"canary" not in answered.body, "told more than it should")


def parsers() -> list[Parser]:
    """Return the door as a parser."""
    return [
        Parser("HTTP requests", _request, _at_door, (), lambda long: ("GET", f"/{long}", [], b"",
        long.encode()[:30_000]),
               ("/", "%", "a", "../", "é"), 8),
    ]  # fmt: skip
