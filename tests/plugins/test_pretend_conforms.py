"""The pretended payment, through its gateway, does what every way to be paid must do."""

import hmac
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from shopbot import http
from shopbot.fakes.gateway import Gateway, signature
from shopbot.host.webhooks import WebhookCall
from shopbot.testing import TestShop
from shopbot.testing.methods import Edge, MethodConformance
from shopbot.trade.money import Money
from shopbot.trade.payments import Attempt

KEY = "a key for tests"
START = 1_767_225_600


class PretendEdge:
    """The pretend gateway over HTTP, seen from outside the shop."""

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway
        self.settings: Mapping[str, Mapping[str, object]] = {
            "pretend": {"gateway": gateway.edge.url, "gateway_key": KEY}
        }

    def pay(self, _shop: TestShop, attempt: Attempt, amount: Money, name: str) -> None:
        assert attempt.reference is not None
        where = f"{self.gateway.edge.url}/invoices/{attempt.reference}/payments"
        came = {"id": f"{attempt.id}-{name}", "amount": amount.amount}
        assert http.post(where, came, headers={"authorization": f"Bearer {KEY}"}).ok

    def pay_nobody(self, _shop: TestShop, _amount: Money, _name: str) -> bool:
        return False

    def go_down(self, *, down: bool) -> None:
        self.gateway.down = down

    def call(self, attempt: Attempt, *, genuine: bool) -> WebhookCall | None:
        body = json.dumps({"event": "payment", "invoice": attempt.reference}).encode()
        mark = signature(KEY if genuine else "stolen", body)
        assert genuine is hmac.compare_digest(mark, signature(KEY, body))
        return WebhookCall("pretend", "notify", {"x-signature": mark}, body, {})


class TestPretend(MethodConformance):
    method = "pretend"
    plugins = ("pretend",)

    @contextmanager
    def other_side(self) -> Iterator[Edge]:
        gateway = Gateway("pretend", KEY, lambda: START)  # what is over is the shop's own business here
        with gateway.edge:
            yield PretendEdge(gateway)


def test_every_story_is_among_them() -> None:
    stories = {name for name in dir(TestPretend) if name.startswith("test_")}
    assert {name.removeprefix("test_").split("_")[0] for name in stories} == {
        "pays", "adds", "is", "money", "the", "a"
    }  # fmt: skip
    assert len(stories) == 17
