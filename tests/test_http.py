"""The client for the outside: what it follows, what it refuses, and what it never writes down."""

import gzip
import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from shopbot import http
from shopbot.errors import NotReady

SECRET = "key-that-nobody-may-read"


class Provider(BaseHTTPRequestHandler):
    """Answers what the path says and remembers what it was asked."""

    asked: ClassVar[list[tuple[str, str, bytes]]] = []
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.asked.append((self.command, self.path, body))
        getattr(self, self.path.split("?")[0].strip("/"))()

    do_POST = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def answer(self, status: int, body: bytes = b"{}", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def fine(self) -> None:
        self.answer(200, b'{"rate": 16350}')

    def elsewhere(self) -> None:
        self.answer(302, Location="/fine")

    def busy(self) -> None:
        self.answer(429, Retry_After="40")

    def broken(self) -> None:
        self.answer(502, b"<html>")

    def prose(self) -> None:
        self.answer(200, b"<html>maintenance</html>")

    def refused(self) -> None:
        self.answer(400, b'{"error": "slug unknown"}')

    def endless(self) -> None:
        self.answer(200, b" " * (http.MOST_BYTES + 1))

    def bomb(self) -> None:
        self.answer(200, gzip.compress(b" " * (http.MOST_BYTES * 20)), Content_Encoding="gzip")

    def cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        self.wfile.write(b"{")
        self.close_connection = True


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def forget() -> None:
    Provider.asked.clear()


def test_asks_with_a_query_and_reads_json(provider: str) -> None:
    answer = http.get(f"{provider}/fine", query={"a": "1 & 2"})
    assert (answer.ok, answer.json()) == (True, {"rate": 16350})
    assert Provider.asked == [("GET", "/fine?a=1+%26+2", b"")]


def test_sends_json(provider: str) -> None:
    http.post(f"{provider}/fine", {"amount": 50000})
    (method, _, body) = Provider.asked[0]
    assert (method, json.loads(body)) == ("POST", {"amount": 50000})


def test_leaves_a_refusal_to_the_caller(provider: str) -> None:
    answer = http.get(f"{provider}/refused")
    assert (answer.status, answer.ok, answer.json()) == (400, False, {"error": "slug unknown"})


def test_follows_no_redirect(provider: str) -> None:
    assert http.get(f"{provider}/elsewhere").status == 302
    assert [path for _, path, _ in Provider.asked] == ["/elsewhere"]


def test_too_many_requests_says_how_long_to_wait(provider: str) -> None:
    with pytest.raises(NotReady) as caught:
        http.get(f"{provider}/busy")
    assert caught.value.after == 40


@pytest.mark.parametrize("path", ["broken", "endless", "bomb", "cut"])
def test_what_is_no_answer_is_asked_again_later(provider: str, path: str) -> None:
    with pytest.raises(NotReady):
        http.get(f"{provider}/{path}")
    assert len(Provider.asked) == 1


def test_prose_is_no_json(provider: str) -> None:
    with pytest.raises(NotReady, match="no JSON"):
        http.get(f"{provider}/prose").json()


@pytest.mark.parametrize("body", [b"[" * 90_000, b'{"a":' * 90_000, b"9" * 5_000, b"\xff"])
def test_json_that_nobody_can_mean_is_no_json(body: bytes) -> None:
    with pytest.raises(NotReady, match="no JSON"):
        http.Answer("gateway.example", 200, {}, body).json()


@pytest.mark.parametrize(("said", "seconds"), [("7", 7), ("9" * 5_000, 3600), ("٣", None), ("-1", None), ("", None)])
def test_a_pause_of_any_length_is_read(said: str, seconds: int | None) -> None:
    assert http._pause(said) == seconds


@pytest.mark.parametrize("url", ["http://example.com/", "ftp://127.0.0.1/", "file:///etc/passwd", "//example.com"])
def test_refuses_what_is_not_encrypted_beyond_this_machine(url: str) -> None:
    with pytest.raises(ValueError, match="not an https"):
        http.get(url)


def test_writes_no_secret_when_nobody_answers(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(NotReady) as caught:
        http.get("http://127.0.0.1:1/account", query={"api_key": SECRET}, headers={"Authorization": SECRET})
    assert caught.value.__cause__ is None
    assert SECRET not in str(caught.value) + caplog.text
