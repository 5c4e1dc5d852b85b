"""Both ways of QRIS do what every way to be paid must do."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest

from shopbot.api import Money, WebhookCall, looking
from shopbot.db.inbox import NewEvent
from shopbot.fakes.desk import NotPossible
from shopbot.fakes.pakasir import Pakasir
from shopbot.testing import TestShop
from shopbot.testing.methods import Edge, MethodConformance
from shopbot.trade.payments import Attempt
from tests.plugins.qris_bench import KEY, SECRET, SLUG
from tests.plugins.test_qris_payload import STATIC


class PhoneEdge:
    """The owner's bank and phone: money is only ever told of, by its sum."""

    settings: Mapping[str, Mapping[str, object]] = {"qris": {"mode": "static", "code": STATIC, "notice_secret": SECRET}}

    def __init__(self) -> None:
        self._told = 0

    def pay(self, shop: TestShop, attempt: Attempt, amount: Money, name: str) -> None:
        self._tell(shop, amount, f"{attempt.id}-{name}")

    def pay_nobody(self, shop: TestShop, amount: Money, name: str) -> bool:
        self._tell(shop, amount, name)
        return True

    def _tell(self, shop: TestShop, amount: Money, name: str) -> None:
        self._told += 1
        call = self._call(f"Dana masuk Rp{amount.amount}", name, SECRET)
        assert shop.host.verify_webhook(call)
        shop.clerk.put([NewEvent(call.source, f"told-{self._told}", call.pack())])
        shop.settle()

    def _call(self, words: str, name: str, secret: str) -> WebhookCall:
        body = json.dumps({"text": words, "id": name}).encode()
        return WebhookCall("qris", "notice", {"x-secret": secret}, body, {})

    def go_down(self, *, down: bool) -> None:
        """There is nobody to ask."""

    def call(self, attempt: Attempt, *, genuine: bool) -> WebhookCall | None:
        """Return a forged notification; a genuine one is money here and no hint."""
        return None if genuine else self._call(f"Dana masuk Rp{attempt.asked.amount}", "x", "guessed")


class TestOwnQris(MethodConformance):
    method = "qris"
    plugins = ("qris",)
    knows_attempts = False

    @contextmanager
    def other_side(self) -> Iterator[Edge]:
        yield PhoneEdge()

    def test_the_other_side_is_down_while_the_time_runs_out(self) -> None:
        """The phone has no network meanwhile: what it tells when it is back is in the wallet."""
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            scene.time_runs_out()
            assert scene.order_state(attempt) == "expired"
            scene.pays(attempt)
            assert scene.balance("Budi") == scene.attempt(attempt).asked.amount

    def test_a_method_that_stays_down_is_not_offered_and_thaws(self) -> None:
        """Nobody is asked, so nobody can be down: a silent phone never freezes a payment."""
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            for _ in range(12):
                scene.shop.advance(minutes=5)
            assert not looking.health(scene.shop.db, self.method).broken
            assert scene.order_state(attempt) == "expired"


class PakasirEdge:
    """The pretend Pakasir over HTTP."""

    def __init__(self, gateway: Pakasir) -> None:
        self.gateway = gateway
        self.settings: Mapping[str, Mapping[str, object]] = {
            "qris": {
                "mode": "pakasir", "pakasir_url": gateway.url, "pakasir_slug": SLUG, "pakasir_key": KEY,
                "pakasir_secret": SECRET,
            }
        }  # fmt: skip

    def pay(self, _shop: TestShop, attempt: Attempt, amount: Money, _name: str) -> None:
        assert attempt.reference is not None
        if amount != attempt.asked:
            raise NotPossible("its QR code takes the exact sum")
        self.gateway.pay(attempt.reference, "paid")

    def pay_nobody(self, _shop: TestShop, _amount: Money, _name: str) -> bool:
        return False

    def go_down(self, *, down: bool) -> None:
        self.gateway.down = down

    def call(self, attempt: Attempt, *, genuine: bool) -> WebhookCall | None:
        body = json.dumps({"txn_id": attempt.reference, "status": "completed"}).encode()
        return WebhookCall("qris", "pakasir", {"x-secret": SECRET if genuine else "guessed"}, body, {})


class TestPakasir(MethodConformance):
    method = "pakasir"
    plugins = ("qris",)

    @contextmanager
    def other_side(self) -> Iterator[Edge]:
        ticks = iter(range(0, 10**9, 10))  # no look is too soon for it; what is over is the shop's own business here
        gateway = Pakasir(SLUG, KEY, SECRET, lambda: 1_767_225_600 + next(ticks), window=10**6)
        with gateway.edge:
            yield PakasirEdge(gateway)

    def test_pays_twice_and_keeps_the_second(self) -> None:
        """The gateway's code is paid once, and seen once however often it is looked at."""
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            scene.pays(attempt)
            with pytest.raises(NotPossible):
                scene.pays(attempt, name="two")
            scene.time_for_looks(minutes=90)
            assert (scene.receipts(), scene.order_state(attempt)) == (1, "delivered")

    def test_pays_too_little_and_loses_nothing(self) -> None:
        """No app pays another sum than the code asks for; the order goes on waiting."""
        self._is_refused(numerator=1)

    def test_pays_too_much_and_keeps_the_rest(self) -> None:
        """Nor a larger one."""
        self._is_refused(numerator=3)

    def _is_refused(self, numerator: int) -> None:
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            asked = scene.attempt(attempt).asked
            with pytest.raises(NotPossible):
                scene.pays(attempt, amount=Money(asked.amount * numerator // 2, asked.currency))
            scene.time_for_looks()
            assert (scene.receipts(), scene.order_state(attempt), scene.balance("Budi")) == (0, "waiting", 0)
