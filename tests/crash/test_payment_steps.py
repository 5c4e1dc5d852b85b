"""One payment, and the shop dies before each single step of it: every step, none by chance."""

from collections.abc import Callable
from typing import Any

from shopbot.fakes.gateway import Gateway
from shopbot.testing import TestShop
from shopbot.testing.methods import Scene, everywhere
from tests.plugins.test_pretend_conforms import KEY, START, PretendEdge


class Mortal(TestShop):
    """Counts the steps it takes once `counting`, and dies at the one numbered `dies_at`."""

    __test__ = False
    counting = False
    dies_at = -1
    steps = 0

    def _survive(self, step: Callable[[], Any]) -> Any:
        if not self.counting:
            return step()
        number, self.steps = self.steps, self.steps + 1
        if number == self.dies_at:
            self._store.abandon()
            self._open()
        return step()


def pays_while_the_shop_dies(dies_at: int = -1) -> int:
    """Order, pay at the gateway, be told by a webhook and by looks; return how many steps that took the shop."""
    gateway = Gateway("pretend", KEY, lambda: START)
    with gateway.edge:
        edge = PretendEdge(gateway)
        shop = Mortal("home", "orders", "wallet", "payments", "pretend", settings=edge.settings, owner=1)
        try:
            scene = Scene(shop, edge, "pretend")
            scene.person("Budi")
            shop.dies_at, shop.counting = dies_at, True
            attempt = scene.begins("Budi")
            scene.pays(attempt)
            scene.is_called(attempt, times=2)
            scene.time_for_looks()
            assert (scene.order_state(attempt), scene.receipts(), scene.balance("Budi")) == ("delivered", 1, 0)
            assert (shop.check(), shop.parked, everywhere(shop)) == ([], [], {})
            return shop.steps
        finally:
            shop.close()


def test_dying_before_any_single_step_of_a_payment_changes_nothing() -> None:
    steps = pays_while_the_shop_dies()
    assert steps > 20
    for number in range(steps):
        pays_while_the_shop_dies(number)
