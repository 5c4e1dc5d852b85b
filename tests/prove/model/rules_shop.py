"""Anything people can do, in any order, with repeats: after each step everything is counted again.

A hypothesis state machine over people, stock, orders, wallets and payments. What it believes (who owns which goods, how
much money came in) is kept beside the shop and compared with it.
"""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, consumes, initialize, invariant, rule

from shopbot.errors import ShopError
from shopbot.trade import attempts, ledger, orders, payments, products, stock
from shopbot.trade.payments import Receipt
from tests.prove.model.rules_desk import DeskMachine
from tests.trade.desk import OWNER, rp

PEOPLE = st.sampled_from((7, 8, 9))
PRODUCTS = st.sampled_from((1, 2))


class Shop(DeskMachine):
    """The shop and what we believe of it."""

    placed = Bundle("placed")
    begun = Bundle("begun")
    removed = Bundle("removed")

    @initialize()
    def open(self) -> None:
        self.sits_down()
        self.money_in = 0
        self.lines = 0
        self.owners: dict[str, int] = {}
        for number in (7, 8, 9):
            self.desk.person(number)
        self.desk.product(price=1_000, units=3)
        self.desk.product(price=2_500, units=1, title="Other")

    @rule(product=PRODUCTS, lines=st.integers(1, 3))
    def add_stock(self, product: int, lines: int) -> None:
        with self.desk.tx() as tx:
            stock.add(tx, product, [f"MORE-{self.lines + n}" for n in range(lines)], by=OWNER)
        self.lines += lines

    @rule(person=PEOPLE, amount=st.integers(-3_000, 6_000))
    def adjust(self, person: int, amount: int) -> None:
        self.lines += 1
        try:
            with self.desk.tx() as tx:
                ledger.adjust(tx, person, rp(amount), OWNER, "because", f"adjust:{self.lines}")
            self.money_in += amount
        except ShopError as error:
            assert error.key in {"not_enough", "amount_zero"}  # noqa: PT017 - either way is right

    @rule(target=placed, person=PEOPLE, product=PRODUCTS, quantity=st.integers(0, 3), old=st.booleans())
    def checkout(self, person: int, product: int, quantity: int, old: bool) -> int:
        try:
            with self.desk.tx() as tx:
                seen = products.sure(tx, product).price.amount * quantity - old
                return orders.checkout(tx, person, product, quantity, seen).id
        except ShopError as error:
            assert error.key in {"sold_out", "too_few", "price_changed", "too_many_waiting"}  # noqa: PT017
            return 0

    @rule(order=placed, person=PEOPLE, times=st.integers(1, 2))
    def pay(self, order: int, person: int, times: int) -> None:
        for _ in range(times):
            try:
                with self.desk.tx() as tx:
                    orders.pay_from_wallet(tx, order, person)
            except ShopError as error:
                assert error.key in {"no_such_order", "order_closed", "not_enough"}  # noqa: PT017

    @rule(target=placed, person=PEOPLE, product=PRODUCTS)
    def buys(self, person: int, product: int) -> Any:
        """Order one and pay for it."""
        number: Any = self.checkout(person, product, 1, old=False)
        self.pay(number, person, 1)
        return number

    @rule(order=placed, person=PEOPLE)
    def cancel(self, order: int, person: int) -> None:
        try:
            with self.desk.tx() as tx:
                orders.cancel(tx, order, person)
        except ShopError as error:
            assert error.key in {"no_such_order", "order_closed"}  # noqa: PT017

    @rule(target=begun, order=placed, person=PEOPLE, amount=st.sampled_from((1_000, 2_500)), deposit=st.booleans())
    def begin(self, order: int, person: int, amount: int, deposit: bool) -> int:
        try:
            with self.desk.tx() as tx:
                what = None if deposit else order
                return payments.open_attempt(tx, "qr", person, rp(amount), tx.now + 600, order=what).id
        except ShopError as error:
            assert error.key in {"no_such_order", "order_closed"}  # noqa: PT017
            return 0

    @rule(attempt=begun, amount=st.sampled_from((999, 1_000, 5_000)), reference=st.integers(1, 4))
    def receive(self, attempt: int, amount: int, reference: int) -> None:
        try:
            with self.desk.tx() as tx:
                outcome = payments.receive(tx, "qr", Receipt(f"r{reference}", rp(amount), tx.now, attempt))
            self.money_in += 0 if outcome.again else amount
        except ShopError as error:
            assert error.key == "receipt_differs"  # noqa: PT017

    @rule(seconds=st.sampled_from((1, 300, 600)))
    def wait(self, seconds: int) -> None:
        self.desk.now += seconds
        with self.desk.tx() as tx:
            orders.expire_due(tx)
            attempts.expire_due(tx)

    @rule(product=PRODUCTS, price=st.integers(0, 3_000))
    def reprice(self, product: int, price: int) -> None:
        with self.desk.tx() as tx:
            products.edit(tx, product, OWNER, price=rp(price))

    @rule(target=removed, product=PRODUCTS)
    def delete_unsold(self, product: int) -> int:
        try:
            with self.desk.tx() as tx:
                return stock.delete_unsold(tx, product, OWNER)
        except ShopError as error:
            assert error.key == "nothing_to_delete"  # noqa: PT017
            return 0

    @rule(change=consumes(removed))
    def undo(self, change: int) -> None:
        try:
            with self.desk.tx() as tx:
                stock.undo(tx, change, OWNER)
        except ShopError as error:
            assert error.key == "undo_too_late"  # noqa: PT017

    @rule(order=placed, person=PEOPLE)
    def killed_while_paying(self, order: int, person: int) -> None:
        """The process dies before the commit: nothing happened."""
        try:
            with self.desk.tx() as tx:
                orders.pay_from_wallet(tx, order, person)
                raise KeyError
        except (KeyError, ShopError):
            pass

    @invariant()
    def no_money_appears_or_vanishes(self) -> None:
        with self.desk.tx() as tx:
            earned = ledger.balance(tx, ledger.SALES, "IDR").amount
            held = sum(ledger.balance(tx, person, "IDR").amount for person in (7, 8, 9))
            unclaimed = ledger.balance(tx, ledger.UNCLAIMED, "IDR").amount
        assert earned + held + unclaimed == self.money_in

    @invariant()
    def goods_stay_with_their_owner(self) -> None:
        with self.desk.tx() as tx:
            for person in (7, 8, 9):
                for order in orders.of_person(tx, person, limit=100).items:
                    for content in orders.units(tx, order.id, person):
                        assert self.owners.setdefault(content, order.id) == order.id
