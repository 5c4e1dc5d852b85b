"""Updates delivered to the bot instead of fetched by it."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from shopbot.simulator.driver import Driver

from .conftest import Api


class Hook:
    """A bot's webhook: answers with the statuses it is told, then 200, and keeps what it got."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.answer = b""
        self.got: queue.Queue[tuple[str, dict[str, Any]]] = queue.Queue()
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                hook.got.put((self.headers["x-telegram-bot-api-secret-token"], json.loads(body)))
                self.send_response(hook.statuses.pop(0) if hook.statuses else 200)
                self.send_header("content-type", "application/json")
                self.end_headers()
                self.wfile.write(hook.answer)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook?a=1"


@pytest.fixture
def hook(api: Api) -> Iterator[Hook]:
    made = Hook()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    api("deleteWebhook")
    made.server.shutdown()
    made.server.server_close()
    thread.join(10)


def test_updates_arrive_in_order_with_the_secret(api: Api, driver: Driver, sari: int, hook: Hook) -> None:
    assert api("setWebhook", url=hook.url, secret_token="s3cret").result is True
    driver.say(sari, "two")
    got = [hook.got.get(timeout=10) for _ in range(2)]
    assert [(secret, update["message"]["text"]) for secret, update in got] == [("s3cret", "/start"), ("s3cret", "two")]
    assert driver.wait_quiet(quiet_ms=1)
    assert api("getWebhookInfo").result["pending_update_count"] == 0


def test_a_refused_update_comes_again(api: Api, driver: Driver, sari: int, hook: Hook) -> None:
    hook.statuses = [500]
    api("setWebhook", url=hook.url)
    first, second = (hook.got.get(timeout=10)[1]["update_id"] for _ in range(2))
    assert first == second
    trouble = api("getWebhookInfo").result["last_error_message"]
    assert trouble == "Wrong response from the webhook: 500 Internal Server Error"


def test_a_webhook_elsewhere_is_kept_but_never_called(api: Api, driver: Driver, sari: int) -> None:
    api("setWebhook", url="https://shop.example/hook", drop_pending_updates=False)
    assert not driver.wait_quiet(timeout_ms=50)
    assert api("getWebhookInfo").result["pending_update_count"] == 1
    assert "HTTPS URL must be provided" in api("setWebhook", url="http://shop.example/hook").words
    api("deleteWebhook")
    assert len(api("getUpdates").result) == 1


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"url": "https://shop.example:8080/hook"}, "only on ports 80, 88, 443 or 8443"),
        ({"url": "https://"}, "Wrong HTTP URL"),
        ({"url": "https://shop.example/hook", "secret_token": "not so!"}, "unallowed characters"),
        ({"url": "https://shop.example/hook", "secret_token": "x" * 257}, "1-256 characters"),
        ({"url": "https://shop.example/hook", "max_connections": 101}, "1-100"),
    ],
)
def test_a_wrong_webhook_is_refused_and_polling_goes_on(
    api: Api, driver: Driver, more: dict[str, object], words: str
) -> None:
    assert words in api("setWebhook", **more).words
    assert api("getUpdates").status == 200
    assert len(driver.violations()) == 1


def test_an_answer_that_names_a_method_is_carried_out(api: Api, driver: Driver, sari: int, hook: Hook) -> None:
    hook.answer = json.dumps({"method": "sendMessage", "chat_id": sari, "text": "at once"}).encode()
    api("setWebhook", url=hook.url, drop_pending_updates=True)
    driver.say(sari, "hello")
    assert hook.got.get(timeout=10)
    assert driver.wait_quiet(quiet_ms=50)
    last = driver.last(sari)
    assert last is not None
    assert last["text"] == "at once"


def test_a_wrong_call_in_an_answer_is_a_violation(api: Api, driver: Driver, sari: int, hook: Hook) -> None:
    hook.answer = json.dumps({"method": "sendMessage", "chat_id": sari, "text": ""}).encode()
    api("setWebhook", url=hook.url, drop_pending_updates=True)
    driver.say(sari, "hello")
    assert driver.wait_quiet(quiet_ms=50)
    assert [call["description"] for call in driver.violations()] == ["Bad Request: message text is empty"]


@pytest.mark.parametrize("answer", [b"", b"ok", b"{}", b"[1]", b"<html>"])
def test_any_other_answer_is_no_call(api: Api, driver: Driver, sari: int, hook: Hook, answer: bytes) -> None:
    hook.answer = answer
    api("setWebhook", url=hook.url, drop_pending_updates=True)
    before = driver.call_count()
    driver.say(sari, "hello")
    assert driver.wait_quiet(quiet_ms=1, after=-1)
    assert driver.call_count() == before


def test_chosen_kinds_are_shown_with_the_webhook(api: Api) -> None:
    api("setWebhook", url="https://shop.example/hook", allowed_updates=["message"])
    assert api("getWebhookInfo").result["allowed_updates"] == ["message"]
    api("deleteWebhook")


def test_updates_that_wait_are_dropped_when_asked(api: Api, driver: Driver, sari: int) -> None:
    api("setWebhook", url="https://shop.example/hook")
    assert api("getWebhookInfo").result["pending_update_count"] == 1
    api("deleteWebhook", drop_pending_updates=True)
    assert api("getUpdates").result == []


def test_a_hook_that_hangs_up_is_tried_again(api: Api, driver: Driver, sari: int, hook: Hook) -> None:
    """Nothing listens at first; the update waits and arrives once the bot is there."""
    api("setWebhook", url="http://127.0.0.1:9/hook")
    assert not driver.wait_quiet(timeout_ms=50)
    assert api("getWebhookInfo").result["pending_update_count"] == 1
    api("setWebhook", url=hook.url)
    assert hook.got.get(timeout=10)[1]["message"]["text"] == "/start"


def test_a_reset_ends_the_webhook_so_that_the_next_test_can_poll(api: Api, driver: Driver) -> None:
    api("setWebhook", url="https://shop.example/hook")
    driver.reset()
    assert api("getWebhookInfo").result["url"] == ""
    assert api("getUpdates").status == 200
