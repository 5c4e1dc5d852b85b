"""The server: Starlette under uvicorn on a thread of its own, with each reader closed when its request ends."""

import threading
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from shopbot.clock import Clock
from shopbot.config import Web
from shopbot.db.areader import reading
from shopbot.db.keys import Keys
from shopbot.errors import Exit, Refusal
from shopbot.web.health import examine

_UNWELL = 503


def pages(path: Path, keys: Keys, clock: Clock) -> Starlette:
    """Return the routes over the shop's file at `path`."""

    async def health(_request: Request) -> Response:
        async with reading(path, keys) as db:
            found = await examine(db, clock.now())
        return JSONResponse(found.as_json(), _UNWELL if found.reasons else 200)

    return Starlette(routes=[Route("/health", health, methods=["GET"])])


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

    def __init__(self, web: Web, path: Path, keys: Keys, clock: Clock) -> None:
        self._web = web
        self._server = _Server(
            uvicorn.Config(
                pages(path, keys, clock), host=web.host, port=web.port, log_config=None, access_log=False,
                lifespan="off", server_header=False, timeout_graceful_shutdown=2,
            )
        )  # fmt: skip
        self._thread = threading.Thread(target=self._serve, name="web", daemon=True)

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
                    f"port {self._web.port} on {self._web.host} cannot be opened",
                    "Choose another [web] port in config.toml, or 0 for none.",
                    Exit.NO_PORT,
                )

    def stop(self) -> None:
        """Close the door."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join()
