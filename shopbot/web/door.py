"""The server: Starlette under uvicorn on a thread of its own.

It reads by aiosqlite, each reader closed when its request ends; whatever changes the shop is an event for the clerk.
"""

import asyncio
import hmac
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from shopbot.clock import Clock
from shopbot.config import Web
from shopbot.config_rules import is_loopback
from shopbot.db import connection
from shopbot.db.areader import reading
from shopbot.db.clerk import Clerk
from shopbot.db.keys import Keys
from shopbot.errors import Exit, Refusal
from shopbot.host.health import Health, Signs, examine
from shopbot.host.host import Host
from shopbot.web import metrics, payments
from shopbot.web.hooks import Hooks
from shopbot.web.metrics import Metrics
from shopbot.web.patience import PatientProtocol
from shopbot.web.strangers import Strangers
from shopbot.web.taking import Bounds, busy
from shopbot.web.updates import Mailbox, Updates

_UNWELL = 503
_FRESH_SECONDS = 1.0
_MOST_CONNECTIONS = 250
_MOST_HEAD = 32 << 10
_STOP_SECONDS = 1


@dataclass(frozen=True)
class Shop:
    """What is behind the door. `mailbox` takes updates where Telegram brings them.

    `stuck` says why the process serves nobody any more, or nothing.
    """

    path: Path
    keys: Keys
    clock: Clock
    clerk: Clerk
    host: Host
    metrics: Metrics = field(default_factory=Metrics)
    signs: Callable[[], Signs] = Signs
    mailbox: Mailbox | None = None
    stuck: Callable[[], str] = str


class Owner:
    """What the owner asks of the shop: how it is, what it has counted, what came in for an order.

    With a `metrics_token` the question has to bring it. Without one, the numbers are for this machine, and a door that
    a proxy opens to the world does not show them: which machine a proxied question comes from cannot be told.
    """

    def __init__(self, web: Web, shop: Shop) -> None:
        self._token = web.metrics_token
        self._private = not web.public_url and is_loopback(web.host)
        self._shop = shop
        self._strangers = Strangers(shop.metrics, shop.clock, "owner")
        self._looking = asyncio.Lock()
        self._found: tuple[float, Health] | None = None

    async def health(self, request: Request) -> Response:
        """Tell whether the shop is well, and the owner why not."""
        found = await self._examine()
        status = _UNWELL if found.reasons else 200
        return JSONResponse(found.as_json() if self._may(request) else {"ok": not found.reasons}, status)

    async def live(self, _request: Request) -> Response:
        """Tell whether the process does its work: if not, a fresh start helps. What is only Telegram's trouble is none.

        For a supervisor that knows no reasons; `/health` tells whether the shop is ready to serve.
        """
        stuck = bool(self._shop.stuck())
        return JSONResponse({"ok": not stuck}, _UNWELL if stuck else 200)

    async def metrics(self, request: Request) -> Response:
        """Tell what was counted."""
        if not self._may(request):
            raise HTTPException(404)
        found = await self._examine()
        async with reading(self._shop.path, self._shop.keys) as db:
            lines = await metrics.of_the_file(db)
        lines += [*metrics.of_the_queues(found.numbers), *self._shop.metrics.lines()]
        return Response("\n".join(lines) + "\n", media_type=metrics.CONTENT_TYPE)

    async def payments(self, request: Request) -> Response:
        """Tell what came in for an order."""
        if not self._may(request):
            raise HTTPException(404)
        async with reading(self._shop.path, self._shop.keys) as db:
            found = await payments.of_order(db, request.path_params["code"])
        if found is None:
            raise HTTPException(404)
        return JSONResponse(found)

    async def _examine(self) -> Health:
        """Look at most once a second, however many ask: a question anybody may ask must not cost the shop much."""
        async with self._looking:
            now = self._shop.clock.monotonic()
            if self._found is None or now - self._found[0] >= _FRESH_SECONDS:
                self._found = now, await asyncio.to_thread(self._look)
            return self._found[1]

    def _look(self) -> Health:
        reader = connection.open_reader(self._shop.path, self._shop.keys)
        try:
            return examine(reader, self._shop.clock.now(), self._shop.signs())
        finally:
            reader.close()

    def _may(self, request: Request) -> bool:
        if not self._token:
            return self._private
        wanted = f"Bearer {self._token.reveal()}".encode()
        given = request.headers.get("authorization", "").encode("utf-8", "replace")
        right = hmac.compare_digest(given, wanted)
        if given and not right:
            self._strangers.note()
        return right


class _Gate:
    """Lets nobody in any more once the door is closing; who is inside finishes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.closing = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = busy("closing").answer() if self.closing else self._app
        await app(scope, receive, send)


class _Server(uvicorn.Server):
    """Uvicorn that says when it listens, and leaves signals to the shop."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: "list[object] | None" = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        self.ready.set()


class Door:
    """The open door of one shop, from `start` to `stop`."""

    def __init__(self, web: Web, shop: Shop, bounds: Bounds | None = None) -> None:
        self._web = web
        self._bounds = bounds or Bounds()
        self._hooks = Hooks(shop.host, shop.clerk, shop.keys, shop.clock, shop.metrics, self._bounds)
        app = Starlette(routes=self._routes(Owner(web, shop), shop))
        app.router.redirect_slashes = False
        self._gate = _Gate(app)
        self._server = _Server(
            uvicorn.Config(
                self._gate, host=web.host, port=web.listens_at, http=self._protocol(),
                ws="none", lifespan="off", log_config=None, access_log=False, server_header=False, proxy_headers=False,
                limit_concurrency=_MOST_CONNECTIONS, h11_max_incomplete_event_size=_MOST_HEAD,
                timeout_graceful_shutdown=_STOP_SECONDS,
            )
        )  # fmt: skip
        self._thread = threading.Thread(target=self._serve, name="web", daemon=True)

    def _protocol(self) -> type[PatientProtocol]:
        seconds = self._bounds.head_seconds

        class Protocol(PatientProtocol):
            """What uvicorn makes one of for each connection."""

            head_seconds = seconds

        return Protocol

    def _routes(self, owner: Owner, shop: Shop) -> list[BaseRoute]:
        routes: list[BaseRoute] = [
            Route("/health", owner.health, methods=["GET"]),
            Route("/health/live", owner.live, methods=["GET"]),
            Route("/metrics", owner.metrics, methods=["GET"]),
            Route("/payments/{code}", owner.payments, methods=["GET"]),
            Route("/hook/{plugin}/{secret}/{name}", self._hooks.post, methods=["POST"]),
        ]
        if shop.mailbox:
            forgers = Strangers(shop.metrics, shop.clock, "telegram")
            routes.append(
                Route(
                    shop.mailbox.path, Updates(shop.mailbox, shop.clerk, self._bounds, forgers).post, methods=["POST"]
                )
            )
        return routes

    def _serve(self) -> None:
        try:
            self._server.run()
        except SystemExit:
            return

    def start(self) -> None:
        """Serve; raises a `Refusal` when the port is taken."""
        self._thread.start()
        while not self._server.ready.wait(0.05):
            if not self._thread.is_alive():
                raise Refusal(
                    f"port {self._web.listens_at} on {self._web.host} cannot be opened",
                    "Choose another [web] port in config.toml.",
                    Exit.NO_PORT,
                )

    def stop(self, timeout: float | None = None) -> bool:
        """Close the door: who is inside has a moment to finish, whoever comes now is asked to come again.

        False when somebody is still inside after `timeout` (real) seconds.
        """
        self._gate.closing = True
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(timeout)
        self._hooks.stop()
        return not self._thread.is_alive()
