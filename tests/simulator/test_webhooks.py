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
        self.got: queue.Queue[tuple[str, dict[str, Any]]] = queue.Queue()
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                hook.got.put((self.headers["x-telegram-bot-api-secret-token"], json.loads(body)))
                self.send_response(hook.statuses.pop(0) if hook.statuses else 200)
                self.end_headers()

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
