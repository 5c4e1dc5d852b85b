"""`check` tells where callbacks go, and whether the way there leads to the shop."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from shopbot.db.keys import Keys
from shopbot.host.addresses import hook_secret
from shopbot.simulator.server import Simulator
from tests.commands.clone import TOKEN, Clone
from tests.web.conftest import free_port

HOOKED = '''
"""Hears of payments."""
from shopbot.api import Context, Plugin, WebhookCall

plugin = Plugin("hears")


@plugin.webhook("told")
def told(ctx: Context, call: WebhookCall) -> None:
    ctx.log("told", size=len(call.body))
'''


class Proxy:
    """What stands at the public address instead of the shop: it answers `status` and `body`."""

    def __init__(self, status: int, body: bytes) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(status)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(10)


@pytest.fixture
def running(clone: Clone) -> Iterator[Clone]:
    """A shop that runs, with a plugin that takes callbacks."""
    clone.set_up()
    (clone.root / "plugins" / "hears.py").write_text(HOOKED)
    port = free_port()
    clone.environ |= {"SHOPBOT_WEB_PORT": str(port), "SHOPBOT_WEB_PUBLIC_URL": f"http://127.0.0.1:{port}/"}
    telegram = Simulator(token=TOKEN).start()
    clone.environ["SHOPBOT_TELEGRAM_API_URL"] = telegram.api_url
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "shopbot.cli", "run"], cwd=clone.root, env=clone.env(), stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert process.stderr
    assert any(" open " in line for line in process.stderr), "it never opened"
    yield clone
    process.terminate()
    process.communicate(timeout=30)
    telegram.stop()
    assert process.returncode == 0


def found(clone: Clone) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(clone.types("check", "--json").stdout)
    return report


def test_the_owner_reads_the_address_to_hand_out(running: Clone) -> None:
    report = found(running)
    assert report["problems"] == []
    keys = Keys.of(bytes.fromhex((running.data / "shop.key").read_text()))
    url = running.environ["SHOPBOT_WEB_PUBLIC_URL"]
    assert f"{url}hook/hears/{hook_secret(keys, 'hears', 'told')}/told" in "\n".join(report["notes"])


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (200, b"<h1>Welcome to the proxy!</h1>", "something that is no JSON"),
        (200, b"[]", "not as a shop does"),
        (404, b"", "answered 404"),
        (502, b"", "answered 502"),
    ],
)
def test_a_proxy_that_leads_elsewhere_is_found(running: Clone, status: int, body: bytes, said: str) -> None:
    proxy = Proxy(status, body)
    running.environ["SHOPBOT_WEB_PUBLIC_URL"] = proxy.url
    (problem,) = found(running)["problems"]
    proxy.close()
    assert said in problem
    assert "does the proxy lead to the shop's door?" in problem


def test_a_closed_shop_is_not_knocked_at(clone: Clone) -> None:
    clone.set_up()
    clone.environ["SHOPBOT_WEB_PUBLIC_URL"] = "https://shop.example.com"
    report = found(clone)
    assert report["problems"] == []
    assert "the shop is closed" in "\n".join(report["notes"])
    assert os.environ.get("SHOPBOT_WEB_PUBLIC_URL") is None
