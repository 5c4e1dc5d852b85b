"""Telegram Stars do what every way to be paid must do, with only the list of transactions to learn from."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from shopbot.api import Attempt, Money, WebhookCall, checkouts
from shopbot.testing import TestShop
from shopbot.testing.methods import Edge, MethodConformance, Scene
from tests.plugins.stars_bench import Telegram, moves, row, star_is_worth


class StarsEdge:
    """Telegram's list; no update ever comes."""

    settings: Mapping[str, Mapping[str, object]] = {}

    def __init__(self) -> None:
        self.telegram = Telegram()

    def pay(self, shop: TestShop, attempt: Attempt, amount: Money, name: str) -> None:
        charge, payload = f"{attempt.id}-{name}", checkouts.payload(attempt)
        self.telegram.rows.append(row(charge, amount.amount, attempt.person, payload, shop.clock.now()))

    def pay_nobody(self, _shop: TestShop, _amount: Money, _name: str) -> bool:
        return False

    def go_down(self, *, down: bool) -> None:
        self.telegram.down = down

    def call(self, _attempt: Attempt, *, genuine: bool) -> WebhookCall | None:
        """Return nothing: Telegram's updates are no webhooks of a plugin."""
        assert genuine in (True, False)
        return None


class TestStars(MethodConformance):
    method = "stars"
    plugins = ("catalog", "admin", "rates", "stars")

    @contextmanager
    def other_side(self) -> Iterator[Edge]:
        yield StarsEdge()

    @contextmanager
    def _scene(self) -> Iterator[Scene]:
        with super()._scene() as scene:
            assert isinstance(scene.edge, StarsEdge)
            scene.shop.reach_telegram(scene.edge.telegram)
            scene.shop.person("Rina", id=1).says("/start")
            star_is_worth(scene.shop, 200)
            yield scene

    def test_the_list_and_the_update_tell_of_one_payment(self) -> None:
        """Whichever comes first, and both again."""
        for told_first in (False, True):
            with self._scene() as scene:
                number = scene.begins("Budi")
                one, payer = scene.attempt(number), scene.person("Budi")
                if told_first:
                    moves(scene.shop, payer, checkouts.payload(one), one.asked.amount, f"{number}-one")
                scene.pays(number)
                scene.time_for_looks()
                moves(scene.shop, payer, checkouts.payload(one), one.asked.amount, f"{number}-one")
                assert (scene.receipts(), scene.order_state(number), scene.balance("Budi")) == (1, "delivered", 0)
