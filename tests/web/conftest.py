"""A shop with a door: a real file, a real clerk, real HTTP; the plugin behind it is made up."""

import hmac
import http.client
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from shopbot.api import Context, Plugin, WebhookCall, setting
from shopbot.config import Web
from shopbot.host.addresses import hook_secret
from shopbot.host.health import Signs
from shopbot.testing import TestShop
from shopbot.web.door import Door, Shop
from shopbot.web.metrics import Metrics
from shopbot.web.taking import Bounds

DEADLINE = 20.0
SECRET = "the-bank-told-nobody"


@dataclass(frozen=True)
class Settings:
    """What the made-up bank and the shop have agreed on."""

    shared: str = setting(SECRET, "Shared with the bank", secret=True)


def signature(body: bytes) -> str:
    return hmac.digest(SECRET.encode(), body, "sha256").hex()


def is_genuine(settings: Settings, call: WebhookCall) -> bool:
    if call.body == b"crash":
        raise ValueError(call.body)
    made = hmac.digest(settings.shared.encode(), call.body, "sha256").hex()
    return hmac.compare_digest(made, call.headers.get("x-signature", ""))


def bank(name: str = "bank") -> Plugin[Settings]:
    plugin = Plugin(name, Settings)

    @plugin.webhook("told", verify=is_genuine)
    def told(ctx: Context[Settings], call: WebhookCall) -> None:
        ctx.log("told", size=len(call.body))

    @plugin.webhook("open")
    def anybody(ctx: Context[Settings], call: WebhookCall) -> None:
        ctx.log("open", size=len(call.body))

    return plugin


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Doorway:
    """`clerk` may be held back, so that nothing is committed until `work`."""

    shop: TestShop
    web: Web = field(default_factory=lambda: Web(port=free_port()))
    bounds: Bounds = field(default_factory=Bounds)
    signs: Signs = field(default_factory=Signs)
    working: bool = False
    stuck: str = ""

    def __post_init__(self) -> None:
        self.metrics = Metrics()
        self.keys = self.shop._store.keys
        self.reader = self.shop._store.reader()
        hook_reader = self.shop._store.reader()
        self.shop.host.hook_reader = lambda: hook_reader
        self.door = Door(
            self.web,
            Shop(
                self.shop._store.files.main, self.keys, self.shop.clock, self.shop.clerk, self.shop.host, self.metrics,
                lambda: self.signs, stuck=lambda: self.stuck,
            ),
            self.bounds,
        )  # fmt: skip

    def open(self, *, work: bool = True) -> "Doorway":
        if work:
            self.work()
        self.door.start()
        return self

    def work(self) -> None:
        self.shop.clerk.start()
        self.working = True

    def close(self) -> None:
        self.door.stop()
        if self.working:
            self.shop.clerk.stop()
        self.shop.close()

    # --- callers ---

    def path(self, name: str = "told", plugin: str = "bank") -> str:
        return f"/hook/{plugin}/{hook_secret(self.keys, plugin, name)}/{name}"

    def asks(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.web.port, timeout=DEADLINE)
        try:
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, names, encode_chunked=not isinstance(body, bytes | None))
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def tells(self, body: bytes, **headers: str) -> Answer:
        return self.asks("POST", self.path(), body, X_Signature=signature(body), **headers)

    def dials(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.web.port), timeout=DEADLINE)

    # --- what came of it ---

    def stored(self) -> list[Any]:
        return self.reader.rows("SELECT * FROM inbox WHERE source LIKE 'webhook:%' ORDER BY id")

    def until(self, condition: Callable[[], object]) -> None:
        never = threading.Event()
        for _ in range(int(DEADLINE / 0.01)):
            if condition():
                return
            never.wait(0.01)
        raise AssertionError("it never came to that")


@pytest.fixture
def shop() -> TestShop:
    return TestShop(bank(), bank("other"))


@pytest.fixture
def still(shop: TestShop) -> Iterator[Doorway]:
    """A door nobody has opened yet."""
    made = Doorway(shop)
    yield made
    made.close()


@pytest.fixture
def doorway(still: Doorway) -> Doorway:
    """An open door, and a clerk at work."""
    return still.open()
