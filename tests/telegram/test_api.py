"""The way out: one pool, one kind of error, and no secret in any of them."""

import logging
import traceback
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from shopbot.log import OneLine
from shopbot.secret import Secret
from shopbot.simulator.server import Simulator
from shopbot.telegram.api import Api, ApiError, TooLarge, Unreachable, unwrap
from tests.telegram.bench import Bench

TOKEN = "123456789:canary-token-that-is-long-enough-x1"
GOODS = "KEY-CANARY-GOODS"


class Rude(BaseHTTPRequestHandler):
    """Answers every request with the same bytes, whatever they are."""

    status, body = 200, b""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        return


@pytest.fixture
def rude() -> Iterator[Callable[[int, bytes], Api]]:
    servers: list[ThreadingHTTPServer] = []

    def start(status: int, body: bytes) -> Api:
        handler = type("Handler", (Rude,), {"status": status, "body": body})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return Api(Secret(TOKEN), f"http://127.0.0.1:{server.server_port}", read_seconds=5)

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def failure(api: Api, method: str = "sendMessage", **params: object) -> BaseException:
    with pytest.raises((ApiError, Unreachable)) as caught:
        api.call(method, {"chat_id": 1, "text": GOODS, **params})
    return caught.value


def everything_about(error: BaseException) -> str:
    """Return all a careless handler could print, the chain of causes included."""
    lines = ["".join(traceback.format_exception(error)), repr(error), str(error), repr(vars(error))]
    chained = error.__cause__ or error.__context__
    return "\n".join(lines) + (everything_about(chained) if chained else "")


def test_a_refused_connection_shows_neither_token_nor_goods() -> None:
    error = failure(Api(Secret(TOKEN), "http://127.0.0.1:9"))
    assert isinstance(error, Unreachable)
    assert not error.may_have_acted
    assert "canary" not in everything_about(error)
    assert GOODS not in everything_about(error)


@pytest.mark.parametrize("kind", ["drop_before", "drop_after"])
def test_a_dropped_connection_leaves_open_what_was_done(bench: Bench, kind: str) -> None:
    sari = bench.person()
    bench.driver.plant(kind)
    error = failure(bench.api, chat_id=sari)
    assert isinstance(error, Unreachable)
    assert error.may_have_acted
    assert "canary" not in everything_about(error)


def test_a_silent_server_is_given_up(bench: Bench) -> None:
    bench.driver.plant("slow", ms=3000)
    error = failure(bench.new_api(read_seconds=0.2))
    assert isinstance(error, Unreachable)
    assert error.may_have_acted


def test_telegrams_refusal_is_passed_on_with_its_seconds(bench: Bench) -> None:
    bench.driver.plant("429", retry_after=7)
    error = failure(bench.api)
    assert isinstance(error, ApiError)
    assert (error.code, error.retry_after) == (429, 7)


def test_the_tag_telegram_quotes_is_not_kept(rude: Callable[[int, bytes], Api]) -> None:
    words = f'Bad Request: unsupported start tag \\"{GOODS}\\" at byte offset 3'
    body = f'{{"ok":false,"error_code":400,"description":"{words}"}}'.encode()
    assert GOODS not in everything_about(failure(rude(400, body)))


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [(502, b"<html>bad gateway</html>", 502), (301, b"", 502), (404, b"[]", 404), (500, b"null", 500)],
)
def test_an_answer_that_is_none_is_an_error_with_its_code(
    rude: Callable[[int, bytes], Api], status: int, body: bytes, code: int
) -> None:
    error = failure(rude(status, body))
    assert isinstance(error, ApiError)
    assert error.code == code


@pytest.mark.parametrize("body", [b"", b"hello", b'{"ok":true}', b'"x"'])
def test_a_success_that_cannot_be_read_may_have_acted(rude: Callable[[int, bytes], Api], body: bytes) -> None:
    error = failure(rude(200, body))
    assert isinstance(error, Unreachable)
    assert error.may_have_acted


def test_an_endless_answer_is_cut_off(rude: Callable[[int, bytes], Api]) -> None:
    with pytest.raises(TooLarge):
        rude(200, b"x" * (17 << 20)).call("getMe")


def test_no_log_line_shows_the_token(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(Unreachable):
        Api(Secret(TOKEN), "http://127.0.0.1:9").bot.get_me()
    failure(bench.api)
    # urllib3 names the path at debug level; what reaches a log goes through our formatter.
    lines = "\n".join(OneLine().format(record) for record in caplog.records)
    assert "canary" not in lines
    assert GOODS not in lines


def test_telebot_never_learns_the_token(bench: Bench) -> None:
    assert bench.api.bot.get_me().id == bench.api.bot_id
    assert "canary" not in bench.api.bot.token


def test_two_bots_in_one_process_do_not_disturb_each_other(bench: Bench) -> None:
    other = Simulator(token="987654321:another-token-that-is-long-enough").start()
    try:
        api = Api(Secret(other.token), other.api_url)
        assert api.bot.get_me().id == 987654321
        assert bench.api.bot.get_me().id == 123456789
        assert api.bot.get_me().id == api.call("getMe")["id"]
    finally:
        other.stop()


def test_telebots_methods_raise_our_errors(bench: Bench) -> None:
    bench.driver.plant("429", "sendMessage", retry_after=3)
    with pytest.raises(ApiError) as caught:
        bench.api.bot.send_message(1, GOODS)
    assert caught.value.retry_after == 3


def test_telebot_uploads_through_the_same_way_out(bench: Bench) -> None:
    sari = bench.person()
    bench.api.bot.send_document(sari, ("codes.txt", b"A"))
    assert bench.messages(sari)[0]["document"]["file_name"] == "codes.txt"


def test_a_file_larger_than_wanted_is_not_fetched(bench: Bench) -> None:
    sari = bench.person()
    bench.driver.send_file(sari, "stock.txt", b"x" * 5000)
    updates = bench.api.call("getUpdates")
    file_id = updates[-1]["message"]["document"]["file_id"]
    assert bench.api.download(file_id, 5000) == b"x" * 5000
    with pytest.raises(TooLarge):
        bench.api.download(file_id, 4999)


def test_calls_are_counted_without_their_contents(bench: Bench) -> None:
    heard: list[tuple[str, int]] = []
    api = bench.new_api(watch=lambda method, code, seconds: heard.append((method, code)))
    api.call("getMe")
    bench.driver.plant("500", "getMe")
    with pytest.raises(ApiError):
        api.call("getMe")
    bench.driver.plant("drop_after", "getMe")
    with pytest.raises(Unreachable):
        api.call("getMe")
    assert heard == [("getMe", 200), ("getMe", 500), ("getMe", 0)]


@pytest.mark.parametrize(
    "answer",
    [b"[" * 90_000, b'{"ok": false, "error_code": 429, "description": "x", "parameters": 7}',
     b'{"ok": false, "error_code": Infinity, "description": "x"}', b"null", b"<html>"],
)  # fmt: skip
def test_what_is_no_answer_of_the_bot_api_is_told_as_such(answer: bytes) -> None:
    with pytest.raises(ApiError, match="not an answer"):
        unwrap(403, answer)


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not the address"):
        Api(Secret(TOKEN), "api.telegram.org")
