"""What every way to be paid must do, as tests: a method's plugin names itself and its pretended other side.

    class TestQris(MethodConformance):
        method = "qris"
        plugins = ("qris",)

        @contextmanager
        def other_side(self) -> Iterator[Edge]:
            with FakeGateway() as gateway:
                yield QrisEdge(gateway)

Each story buys through the real screens, lets the other side do something, and lets the shop look. After every step the
whole shop is recounted, and at the end every unit that came in is in exactly one place: an order, a wallet, the fees,
or on the list of what is nobody's.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, ClassVar, Protocol

from shopbot.db import inbox
from shopbot.db.inbox import NewEvent
from shopbot.host.payment_method import PaymentMethod, method_of
from shopbot.host.plugin import Plugin
from shopbot.host.webhooks import WebhookCall
from shopbot.testing.chats import Person
from shopbot.testing.shop import TestShop
from shopbot.trade import formulas, ledger, looking, orders, payments, products, stock, terms, unclaimed
from shopbot.trade.money import Money
from shopbot.trade.payments import Attempt

_PRICE = 40_000
_UNITS = 20
_FAR_DAYS = 3


class Edge(Protocol):
    """The pretended other side of a method, as a test handles it."""

    settings: Mapping[str, Mapping[str, object]]
    """The first settings of the plugins, so that they ask this other side."""

    def pay(self, shop: TestShop, attempt: Attempt, amount: Money, name: str) -> None:
        """Let the payer send this much (in the currency that was asked for); `name` makes it another payment."""

    def pay_nobody(self, shop: TestShop, amount: Money, name: str) -> bool:
        """Let money come that no attempt asked for; False where that cannot happen."""

    def go_down(self, *, down: bool) -> None:
        """Answer nothing from now on, or everything again."""

    def call(self, attempt: Attempt, *, genuine: bool) -> WebhookCall | None:
        """Return the notification of a payment, or a forged one; None where there are none."""


class MethodConformance:
    """The stories. `knows_attempts`: money of another sum than asked is still known to be for its attempt."""

    method: ClassVar[str]
    plugins: ClassVar[tuple[Plugin[Any] | str, ...]]
    knows_attempts: ClassVar[bool] = True
    needs_other_side_to_open: ClassVar[bool] = True
    currency: ClassVar[str] = "IDR"

    def other_side(self) -> AbstractContextManager[Edge]:
        """Return the pretended other side, opened for one story."""
        raise NotImplementedError

    # --- the setting of each story ---

    @contextmanager
    def _scene(self) -> "Iterator[Scene]":
        with self.other_side() as edge:
            shop = TestShop("home", "orders", "wallet", "payments", *self.plugins, settings=edge.settings, owner=1)
            scene = Scene(shop, edge, self.method)
            try:
                yield scene
                scene.all_money_is_somewhere()
            finally:
                shop.close()

    # --- paid ---

    def test_pays_exactly_and_gets_the_goods(self) -> None:
        """The plain case, also through a restart at each step."""
        for restarts in (False, True):
            with self._scene() as scene:
                attempt = scene.begins("Budi")
                scene.maybe_restart(restarts)
                scene.pays(attempt)
                scene.maybe_restart(restarts)
                scene.time_for_looks()
                assert scene.order_state(attempt) == "delivered"
                assert scene.attempt(attempt).state == "paid"

    def test_adds_money_without_an_order(self) -> None:
        """A deposit is credited once."""
        with self._scene() as scene:
            attempt = scene.deposits("Budi")
            scene.pays(attempt)
            scene.time_for_looks()
            assert scene.balance("Budi") >= _PRICE

    def test_is_reported_again_and_again_and_counted_once(self) -> None:
        """Every look says the same once more."""
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            scene.pays(attempt)
            for _ in range(4):
                scene.time_for_looks()
            assert scene.receipts() == 1
            assert scene.order_state(attempt) == "delivered"

    def test_pays_twice_and_keeps_the_second(self) -> None:
        """Two payments for one invoice: one is for the order, the other for the wallet or for staff to decide."""
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            scene.pays(attempt, name="one")
            scene.pays(attempt, name="two")
            scene.time_for_looks(minutes=90)
            assert scene.receipts() == 2
            assert scene.order_state(attempt) == "delivered"
            assert scene.balance("Budi") >= _PRICE

    def test_pays_too_little_and_loses_nothing(self) -> None:
        """The order waits for the rest; what came is in the wallet, or waits for staff where sums tell payers apart."""
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            half = Money(scene.attempt(attempt).asked.amount // 2, scene.attempt(attempt).asked.currency)
            scene.pays(attempt, amount=half)
            scene.time_for_looks()
            assert scene.order_state(attempt) == "waiting"
            assert (0 < scene.balance("Budi") < _PRICE) is self.knows_attempts
            assert (scene.unclaimed() > 0) is not self.knows_attempts

    def test_pays_too_much_and_keeps_the_rest(self) -> None:
        """The order is paid and the rest stays in the wallet, or all of it waits for staff."""
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            asked = scene.attempt(attempt).asked
            scene.pays(attempt, amount=Money(asked.amount * 3 // 2, asked.currency))
            scene.time_for_looks()
            assert (scene.order_state(attempt) == "delivered") is self.knows_attempts
            assert (scene.balance("Budi") > 0) is self.knows_attempts

    # --- with a fee of the owner's own on top ---

    def test_pays_the_owners_fee_on_top_and_the_order_gets_its_sum(self) -> None:
        """The fee is in its own account, to the last unit; the order is paid with exactly what it costs."""
        with self._scene() as scene:
            fee = scene.owner_asks("amount * 0.7% + 310")
            paid = scene.pays_and_is_looked_for(scene.begins("Budi"))
            assert (paid.amount, scene.order_state(paid.id)) == (Money(_PRICE, self.currency), "delivered")
            assert paid.fee.amount >= fee
            assert scene.fees() == paid.fee.amount
            assert scene.balance("Budi") == (paid.received - paid.amount).amount

    def test_adds_money_with_the_owners_fee_on_top(self) -> None:
        """A deposit is credited whole; what a unique sum asks beyond it is the payer's as well."""
        with self._scene() as scene:
            fee = scene.owner_asks("2500")
            paid = scene.pays_and_is_looked_for(scene.deposits("Budi"))
            assert paid.amount == Money(_PRICE, self.currency)
            assert paid.fee.amount >= fee
            assert (scene.fees(), scene.balance("Budi")) == (paid.fee.amount, paid.received.amount)

    # --- at the wrong time, for the wrong one ---

    def test_pays_late_and_has_it_in_the_wallet(self) -> None:
        """The order has ended, its goods are free; the money is the payer's."""
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            scene.time_runs_out()
            assert scene.order_state(attempt) == "expired"
            scene.pays(attempt)
            scene.time_for_looks(minutes=90)
            assert scene.order_state(attempt) == "expired"
            assert scene.balance("Budi") >= _PRICE

    def test_pays_their_own_order_and_never_a_strangers(self) -> None:
        """Two people wait for the same sum at the same time."""
        with self._scene() as scene:
            hers, his = scene.begins("Ani"), scene.begins("Budi")
            scene.pays(his)
            scene.time_for_looks()
            assert (scene.order_state(hers), scene.order_state(his)) == ("waiting", "delivered")
            assert scene.balance("Ani") == 0

    def test_money_that_is_nobodys_waits_for_staff(self) -> None:
        """It is on the list, credited to no one, and can be given away once."""
        with self._scene() as scene:
            attempt = scene.attempt(scene.begins("Budi"))
            if not scene.edge.pay_nobody(scene.shop, Money(attempt.asked.amount + 12_345, attempt.asked.currency), "x"):
                return
            scene.time_for_looks()
            assert (scene.unclaimed(), scene.balance("Budi")) == (1, 0)
            found = unclaimed.waiting(scene.shop.db).items[0]
            give = (found.id, scene.person("Budi").id, Money(777, self.currency))
            if found.amount.currency == self.currency:
                give = (found.id, scene.person("Budi").id, found.amount)
            scene.shop.do(lambda tx: unclaimed.give_to_person(tx, *give, by="test", reason="they showed it"))
            assert (scene.unclaimed(), scene.balance("Budi")) == (0, give[2].amount)

    # --- the other side has its troubles ---

    def test_the_other_side_is_down_while_opening(self) -> None:
        """The payment is prepared as soon as it is back, and can then be paid."""
        with self._scene() as scene:
            scene.edge.go_down(down=True)
            attempt = scene.begins("Budi")
            scene.shop.advance(minutes=2)
            scene.edge.go_down(down=False)
            scene.time_for_looks(minutes=3)
            scene.pays(attempt)
            scene.time_for_looks()
            assert scene.order_state(attempt) == "delivered"

    def test_the_other_side_is_down_while_the_time_runs_out(self) -> None:
        """Nothing ends unseen: paid in time but seen later is delivered, and staff hear of it once."""
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            scene.pays(attempt)
            scene.edge.go_down(down=True)
            scene.time_runs_out()
            assert scene.order_state(attempt) == "waiting"
            assert looking.health(scene.shop.db, self.method).failures > 0
            scene.edge.go_down(down=False)
            scene.time_for_looks(minutes=10)
            assert scene.order_state(attempt) == "delivered"

    def test_a_method_that_stays_down_is_not_offered_and_thaws(self) -> None:
        """Five looks that fail in a row, then one that works."""
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            scene.edge.go_down(down=True)
            for _ in range(12):
                scene.shop.advance(minutes=5)
            broken = looking.health(scene.shop.db, self.method).broken
            assert scene.order_state(attempt) == "waiting"
            scene.edge.go_down(down=False)
            scene.time_for_looks(minutes=10)
            assert broken
            assert not looking.health(scene.shop.db, self.method).broken
            assert scene.order_state(attempt) == "expired"

    # --- webhooks ---

    def test_a_forged_notification_is_refused_and_moves_nothing(self) -> None:
        """It does not even come in."""
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            forged = scene.edge.call(scene.attempt(attempt), genuine=False)
            if forged is not None:
                assert not scene.shop.host.verify_webhook(forged)
            assert (scene.order_state(attempt), scene.receipts()) == ("waiting", 0)

    def test_a_notification_without_money_is_only_a_hint(self) -> None:
        """The other side is asked, and says that nothing came."""
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            scene.is_called(attempt, times=1)
            assert (scene.order_state(attempt), scene.receipts()) == ("waiting", 0)

    def test_a_notification_replayed_a_hundred_times_is_one_credit(self) -> None:
        """And the goods come without waiting for the next look."""
        with self._scene() as scene:
            attempt = scene.begins("Budi")
            scene.pays(attempt)
            scene.is_called(attempt, times=100)
            scene.time_for_looks()
            assert (scene.order_state(attempt), scene.receipts()) == ("delivered", 1)


class Scene:
    """One shop with one method, its other side, and the people who pay."""

    def __init__(self, shop: TestShop, edge: Edge, method: str) -> None:
        self.shop = shop
        self.edge = edge
        self._name = method
        shop.run_jobs()
        made = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(_PRICE, "IDR")))
        shop.do(lambda tx: stock.add(tx, made.id, [f"CODE-{n}" for n in range(_UNITS)], by="test"))
        self._product = made.id

    @property
    def method(self) -> PaymentMethod:
        """The method under test."""
        found = method_of(self.shop.host.registry, self._name)
        assert found is not None
        return found[1]

    # --- what people do ---

    def person(self, name: str) -> Person:
        """Return somebody by name; the first time they start the bot."""
        number = 2000 + sum(map(ord, name))
        known = number in self.shop.chats.messages
        person = self.shop.person(name, id=number)
        return person if known else person.says("/start")

    def begins(self, name: str) -> int:
        """Let somebody order and choose the method; return the attempt."""
        person = self.person(name)
        person.presses(1, f"orders.checkout:{self._product}:1:{_PRICE}")
        order = orders.of_person(self.shop.db, person.id, limit=1).items[0]
        person.presses(person.messages[-1].id, f"orders.pay_by:{order.id}:{self._name}")
        return payments.of_order(self.shop.db, order.id)[-1].id

    def deposits(self, name: str) -> int:
        """Let somebody add money by the method; return the attempt."""
        person = self.person(name)
        person.presses(1, f"wallet.pay:{_PRICE}:{self._name}:0")
        return int(self.shop.db.scalar("SELECT max(id) FROM payment WHERE person = ?", person.id))

    def pays(self, number: int, amount: Money | None = None, name: str = "one") -> None:
        """Let the payer pay what was asked for, or another sum."""
        attempt = self.attempt(number)
        self.edge.pay(self.shop, attempt, amount or attempt.asked, name)

    def owner_asks(self, formula: str) -> int:
        """Let the owner ask a fee for the method; return what it is for the price of the stories."""
        self.shop.do(lambda tx: terms.set_fee_formula(tx, self._name, formula, "test"))
        return formulas.fee(formula, Money(_PRICE, "IDR")).amount

    def pays_and_is_looked_for(self, number: int) -> Attempt:
        """Let the payer pay what is asked once the other side has made it ready; return what became of it."""
        self.shop.settle()
        self.pays(number)
        self.time_for_looks()
        return self.attempt(number)

    def is_called(self, number: int, times: int) -> None:
        """Let genuine notifications come in, each verified as the web door does."""
        call = self.edge.call(self.attempt(number), genuine=True)
        if call is None:
            return
        assert self.shop.host.verify_webhook(call)
        for n in range(times):
            self.shop.clerk.put([NewEvent(call.source, f"call-{n}", call.pack(), inbox.FIRST)])
        self.shop.settle()

    def maybe_restart(self, restarts: bool) -> None:
        """End the process and start it again."""
        if restarts:
            self.shop.restart()

    # --- time ---

    def time_for_looks(self, minutes: int = 2) -> None:
        """Let time go by, in steps in which the method looks; ended attempts are looked for less and less often."""
        for _ in range(4):
            self.shop.advance(minutes=minutes / 4)
            self.shop.settle()

    def time_runs_out(self) -> None:
        """Let every payment window end."""
        for _ in range(3):
            self.shop.advance(minutes=45)
            self.shop.settle()

    # --- what is so ---

    def attempt(self, number: int) -> Attempt:
        """Return an attempt as it is now."""
        found = payments.get(self.shop.db, number)
        assert found is not None
        return found

    def order_state(self, number: int) -> str:
        """Return the state of the order an attempt is for."""
        order = self.attempt(number).order
        return orders.sure(self.shop.db, order).state if order is not None else ""

    def balance(self, name: str) -> int:
        """Return what somebody's wallet holds, in smallest units of the shop's currency."""
        return ledger.balance(self.shop.db, self.person(name).id, "IDR").amount

    def fees(self) -> int:
        """Return what the account of the method's fees holds, in smallest units of the shop's currency."""
        sql = "SELECT balance FROM account WHERE name = ? AND currency = 'IDR'"
        return int(self.shop.db.scalar(sql, f"fees:{self._name}") or 0)

    def receipts(self) -> int:
        """Return how many receipts there are."""
        return int(self.shop.db.scalar("SELECT count(*) FROM receipt"))

    def unclaimed(self) -> int:
        """Return how many sums are nobody's."""
        return unclaimed.waiting(self.shop.db).total

    def all_money_is_somewhere(self) -> None:
        """Recount, and hold that every unit that came in is in one place."""
        assert self.shop.check() == []
        assert self.shop.parked == []
        assert everywhere(self.shop) == {}


def everywhere(shop: TestShop) -> dict[str, int]:
    """Return by currency what came in and is in no stated place: nothing, in a shop that is in order.

    What came in by any method is in wallets, was spent on orders, is fees, is nobody's or not the shop's, changed into
    another currency, on its way back, or lost to a reversal; gifts and changes by staff are on the other side.
    """
    rows = shop.db.rows("SELECT currency, sum(balance) AS left FROM account GROUP BY currency HAVING left <> 0")
    return {row["currency"]: row["left"] for row in rows}
