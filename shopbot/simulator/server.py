"""The pretend Telegram as a server in a thread of this process.

with Simulator(token="123456:test") as telegram:
    run_a_bot(api_url=telegram.api_url)   # it calls f"{api_url}/bot{token}/{method}"
    Driver(telegram.url).say(...)
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from shopbot.simulator.clock import SimClock
from shopbot.simulator.gateway import Gateway
from shopbot.simulator.routes import Controls, Routes
from shopbot.simulator.shop import Hands
from shopbot.simulator.table import load
from shopbot.simulator.world import Profile, World

HOST = "127.0.0.1"
START_S = 15
# A stock telebot puts 4096 letters and a keyboard into the request line: 32 KB and more.
MAX_HEAD = 256 * 1024


class PortBusy(OSError):
    """The wanted port is taken, or none could be had."""


class _OneWrite:
    """A transport that sends what is written in one turn of the loop in one piece: head and body together."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._pieces: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        if not data:
            return
        if not self._pieces:
            asyncio.get_running_loop().call_soon(self._flush)
        self._pieces.append(data)

    def close(self) -> None:
        self._flush()
        self._transport.close()

    def abort(self) -> None:
        self._pieces.clear()
        self._transport.abort()

    def _flush(self) -> None:
        if self._pieces and not self._transport.is_closing():
            self._transport.write(b"".join(self._pieces))
        self._pieces.clear()


class _Protocol(H11Protocol):
    """HTTP/1.1 that writes in one piece and lets a planted fault cut the connection."""

    open: dict[tuple[str, int], _OneWrite]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        single = _OneWrite(cast(asyncio.Transport, transport))
        super().connection_made(cast(asyncio.Transport, single))
        if self.client is not None:
            self.open[self.client] = single

    def connection_lost(self, exc: Exception | None) -> None:
        if self.client is not None:
            self.open.pop(self.client, None)
        super().connection_lost(exc)


class _Front:
    """Sends `/bot...` straight to the gateway, all else to Starlette, and only for requests made to this machine."""

    def __init__(self, gateway: Gateway, site: ASGIApp, connections: dict[tuple[str, int], _OneWrite]) -> None:
        self._gateway = gateway
        self._site = site
        self._connections = connections

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["path"].startswith(("/bot", "/file/bot")):
            scope.setdefault("extensions", {})["simulator.transport"] = self._connections.get(tuple(scope["client"]))
            await self._gateway(scope, receive, send)
        elif _is_local(scope):
            await self._site(scope, receive, send)
        else:
            await PlainTextResponse("Only this machine may use the simulator.", 403)(scope, receive, send)


def _is_local(scope: Scope) -> bool:
    """Whether a browser was really sent here: another site's page or a rebound name must not drive the simulator."""
    headers = dict(scope["headers"])
    host = headers.get(b"host", b"").decode("latin-1")
    origin = headers.get(b"origin", b"").decode("latin-1")
    return host.rsplit(":", 1)[0] in {HOST, "localhost", "[::1]"} and origin in {"", f"http://{host}"}


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, connections: dict[tuple[str, int], _OneWrite]) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self.loop: asyncio.AbstractEventLoop | None = None
        self._connections = connections

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self.loop = asyncio.get_running_loop()
        await super().startup(sockets)
        self.ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # A long poll or an event stream would else hold the end back until it ran out.
        for connection in [*self._connections.values()]:
            connection.abort()
        await super().shutdown(sockets)


class Simulator:
    """One pretend Telegram with one bot.

    `port` 0 takes any free one. `token` is the only one accepted. `clock_file` is where the clock's offset is published
    (see `SimClock`). `controls` are named callbacks the page may run (`restart`, `kill`, `status`), each on a thread
    of its own. `limits` turns Telegram's sending limits on. `hands` are what else the page may see and do (see `shop`).
    Everything is in memory and gone after `stop`.
    """

    def __init__(
        self,
        port: int = 0,
        token: str = "123456789:pretend-token-of-the-simulator",  # noqa: S107 - opens nothing but this
        bot_name: str = "Demo shop",
        bot_username: str = "demo_shop_bot",
        clock_file: Path | str | None = None,
        controls: Controls | None = None,
        *,
        limits: bool = False,
        hands: Hands | None = None,
    ) -> None:
        self.token = token
        self._wanted_port = port
        profile = Profile(int(token.partition(":")[0]), bot_name, bot_username)
        clock = SimClock(Path(clock_file) if clock_file is not None else None)
        self._gateway = Gateway(World(load(), profile, clock), token)
        self._gateway.limits.on = limits
        self._routes = Routes(self._gateway, controls or {}, hands or Hands())
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self.port = 0

    @property
    def url(self) -> str:
        """The chat page's address, without a slash at the end; the driver lives under it."""
        return f"http://{HOST}:{self.port}"

    @property
    def api_url(self) -> str:
        """What a bot puts before `/bot<token>/<method>`."""
        return self.url

    def now(self) -> int:
        """The simulator's clock, UTC seconds."""
        return self._gateway.world.clock.now()

    def announce(self, kind: str, **facts: object) -> None:
        """Tell every page of something that happened outside, from any thread; while it does not serve, nobody."""
        loop = self._server.loop if self._server else None
        if loop is not None and not loop.is_closed():
            with contextlib.suppress(RuntimeError):  # the loop may close in this very moment
                loop.call_soon_threadsafe(lambda: self._gateway.world.events.add(kind, **facts))

    def start(self) -> Self:
        """Serve on a thread and return once requests are answered. Raises `PortBusy`."""
        listener = _listen(self._wanted_port)
        self.port = listener.getsockname()[1]
        connections: dict[tuple[str, int], _OneWrite] = {}
        protocol = type("Protocol", (_Protocol,), {"open": connections})
        config = uvicorn.Config(
            cast(Any, _Front(self._gateway, self._routes.app(), connections)),
            http=protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=1,
            timeout_keep_alive=120,
            h11_max_incomplete_event_size=MAX_HEAD,
        )
        self._server = _Server(config, connections)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [listener]}, name="pretend-telegram", daemon=True
        )
        self._thread.start()
        if not self._server.ready.wait(START_S):
            raise PortBusy(errno.ETIMEDOUT, "the pretend Telegram did not start")
        return self

    def stop(self) -> None:
        """Close every connection and end the thread; harmless twice."""
        if self._server is None or self._thread is None:
            return
        self._server.should_exit = True
        self._thread.join(START_S)
        self._server = self._thread = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise PortBusy(errno.EADDRINUSE, f"port {port} is already in use: choose another with --port") from error
    return listener
