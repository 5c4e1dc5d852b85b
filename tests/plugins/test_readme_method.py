"""The payment method that plugins/README.md shows is a whole one: taken from the page, checked and played through."""

import importlib.util
import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType

import pytest

from shopbot import http
from shopbot.fakes.gateway import Gateway, signature
from shopbot.host.webhooks import WebhookCall
from shopbot.testing import ROOT, TestShop
from shopbot.testing.methods import Edge, MethodConformance
from shopbot.trade.money import Money
from shopbot.trade.payments import Attempt

KEY = "a key for tests"
START = 1_767_225_600


def from_the_page() -> str:
    page = (ROOT / "plugins" / "README.md").read_text(encoding="utf-8")
    section = page.split("## A way to be paid")[1].split("\n## ")[0]
    found = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def loaded(source: str = "", name: str = "toll_of_the_page") -> ModuleType:
    """Run the page's code, or another's, as the module a plugin would be."""
    spec = importlib.util.spec_from_loader(name, loader=None)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    exec(compile(source or from_the_page(), str(ROOT / "plugins" / "toll.py"), "exec"), module.__dict__)  # noqa: S102 - our own page
    return module


class TollEdge:
    """The small gateway over HTTP, seen from outside the shop."""

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway
        self.settings: Mapping[str, Mapping[str, object]] = {"toll": {"url": gateway.edge.url, "key": KEY}}

    def pay(self, _shop: TestShop, attempt: Attempt, amount: Money, name: str) -> None:
        where = f"{self.gateway.edge.url}/invoices/{attempt.reference}/payments"
        came = {"id": f"{attempt.id}-{name}", "amount": amount.amount}
        assert http.post(where, came, headers={"authorization": f"Bearer {KEY}"}).ok

    def pay_nobody(self, _shop: TestShop, _amount: Money, _name: str) -> bool:
        return False

    def go_down(self, *, down: bool) -> None:
        self.gateway.down = down

    def call(self, attempt: Attempt, *, genuine: bool) -> WebhookCall | None:
        body = json.dumps({"invoice": attempt.reference}).encode()
        return WebhookCall("toll", "notify", {"x-signature": signature(KEY if genuine else "stolen", body)}, body, {})


class TestToll(MethodConformance):
    method = "toll"

    plugins = (loaded().plugin,)

    @contextmanager
    def other_side(self) -> Iterator[Edge]:
        gateway = Gateway("toll", KEY, lambda: START)  # what is over is the shop's own business here
        with gateway.edge:
            yield TollEdge(gateway)


def test_it_is_as_short_as_the_page_says() -> None:
    lines = [line for line in from_the_page().splitlines() if line.strip()]
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 120


def test_sabotage_a_method_that_believes_a_call_is_found_out() -> None:
    """The stories would be worth nothing if a method that trusts a notification passed them."""

    class Gullible(TestToll):
        plugins = (loaded(from_the_page().replace('ctx.look_now("toll")', _BELIEVES), "toll_gullible").plugin,)

    with pytest.raises(AssertionError):
        Gullible().test_a_notification_without_money_is_only_a_hint()


def test_sabotage_a_method_that_takes_any_signature_is_found_out() -> None:
    class Careless(TestToll):
        plugins = (
            loaded(from_the_page().replace("return hmac.compare_digest(", "return True or ("), "toll_careless").plugin,
        )

    with pytest.raises(AssertionError):
        Careless().test_a_forged_notification_is_refused_and_moves_nothing()


def test_sabotage_a_method_that_names_the_wrong_attempt_is_found_out() -> None:
    class Confused(TestToll):
        wrong = from_the_page().replace('known[invoice["id"]].id', "min(a.id for a in attempts)")
        plugins = (loaded(wrong, "toll_confused").plugin,)

    with pytest.raises(AssertionError):
        Confused().test_pays_their_own_order_and_never_a_strangers()


_BELIEVES = """attempt = payments.by_reference(ctx.db, "toll", __import__("json").loads(call.body)["invoice"])
    payments.receive(ctx.tx, "toll", Receipt("believed", attempt.asked, ctx.now, attempt.id))"""
