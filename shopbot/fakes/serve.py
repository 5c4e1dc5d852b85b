"""A small HTTP server on 127.0.0.1 in a thread of this process, for one fake; standard library only.

    with Edge(answer) as edge:
        fetch(edge.url + "/invoices")        # calls answer(Asked("GET", "/invoices", ...))

`down` is the one trouble every service has: each request is then refused with 503, nothing is done.
"""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

HOST = "127.0.0.1"
MAX_BODY = 1 << 20


@dataclass(frozen=True)
class Asked:
    """One request. `headers` have lower-case names; of a repeated query parameter the last one counts.

    `target` is the request line's path and query as they came, for fakes that check a signature over them.
    """

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    target: str = ""

    def json(self) -> dict[str, Any]:
        """Return the body as a JSON object; ValueError for anything else."""
        found = json.loads(self.body or b"null")
        if not isinstance(found, dict):
            raise ValueError("a JSON object is expected")  # noqa: TRY004 - one kind for all that makes no sense
        return found


@dataclass(frozen=True)
class Answer:
    """One answer; `body` is anything JSON can hold, or bytes that are sent as they are."""

    status: int = 200
    body: Any = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def content(self) -> bytes:
        """Return the body as it is sent."""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body, ensure_ascii=False).encode()


DOWN = Answer(503, {"error": "down for maintenance"}, {"retry-after": "60"})


class Edge:
    """Serves `answer` at `url` between `start` and `stop`. Each request has a thread: `answer` locks what it shares.

    A ValueError or KeyError in `answer` is a request that makes no sense: 400. Any other is a fault of the fake: 500.
    `most_body` is how many bytes of a body it reads; a longer one is refused with 413.
    """

    def __init__(self, answer: Callable[[Asked], Answer], *, most_body: int = MAX_BODY) -> None:
        self.answer = answer
        self.most_body = most_body
        self.down = False
        self.requests = 0
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), name="fake", daemon=True)

    @property
    def url(self) -> str:
        """The address without a slash at the end."""
        return f"http://{HOST}:{self._server.server_address[1]}"

    def start(self) -> Self:
        """Serve on a thread; requests made from now on are answered."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop serving and close the port."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def answer_to(self, asked: Asked) -> Answer:
        """Return what this request is answered with, whatever happens inside."""
        self.requests += 1
        if self.down:
            return DOWN
        try:
            return self.answer(asked)
        except (ValueError, KeyError) as mistake:
            return Answer(400, {"error": f"{type(mistake).__name__}: {mistake}"})


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, edge: Edge) -> None:
        self.edge = edge
        super().__init__((HOST, 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that hang up: a killed bot does."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    timeout = 60

    def _serve(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        if length > self.server.edge.most_body:
            self.close_connection = True
            self._send(Answer(413, {"error": "too long"}))
            return
        address = urlsplit(self.path)
        query = dict(parse_qsl(address.query, keep_blank_values=True))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, address.path, query, headers, self.rfile.read(length), self.path)
        self._send(self.server.edge.answer_to(asked))

    do_GET = do_POST = do_DELETE = do_PUT = do_HEAD = _serve  # noqa: N815 - the names http.server looks for

    def _send(self, answer: Answer) -> None:
        content = answer.content()
        self.send_response(answer.status)
        for name, value in {"content-type": "application/json", **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name http.server gives it
        """Write nothing to the terminal."""
