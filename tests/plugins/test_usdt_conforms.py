"""USDT does what every way to be paid must do."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from plugins.usdt import source
from shopbot.api import Money, WebhookCall
from shopbot.fakes.tron import Log, Tron
from shopbot.testing import TestShop
from shopbot.testing.methods import Edge, MethodConformance, Scene
from shopbot.trade.payments import Attempt
from tests.plugins.usdt_bench import ADDRESS, chain, give_rate, settings_for


class ChainEdge:
    """The pretended chain over HTTP; there are no notifications."""

    def __init__(self, tron: Tron) -> None:
        self.tron = tron
        self.settings: Mapping[str, Mapping[str, object]] = settings_for(tron)

    def pay(self, _shop: TestShop, attempt: Attempt, amount: Money, _name: str) -> None:
        self.tron.send(Log(str(attempt.details["address"]), amount.amount))

    def pay_nobody(self, _shop: TestShop, amount: Money, _name: str) -> bool:
        self.tron.send(Log(ADDRESS, amount.amount))
        return True

    def go_down(self, *, down: bool) -> None:
        self.tron.down = down

    def call(self, attempt: Attempt, *, genuine: bool) -> WebhookCall | None:
        """Return nothing: nobody calls."""
        return None


class TestUsdt(MethodConformance):
    method = "usdt"
    plugins = ("rates", "usdt")
    knows_attempts = False
    needs_other_side_to_open = False

    @contextmanager
    def other_side(self) -> Iterator[Edge]:
        source.MEMORY.clear()
        with chain() as tron:
            yield ChainEdge(tron)

    @contextmanager
    def _scene(self) -> Iterator[Scene]:
        with super()._scene() as scene:
            assert isinstance(scene.edge, ChainEdge)
            scene.edge.tron._now = scene.shop.clock.now
            scene.shop.do(give_rate)
            yield scene


def test_every_story_is_among_them() -> None:
    assert len([name for name in dir(TestUsdt) if name.startswith("test_")]) == 17
