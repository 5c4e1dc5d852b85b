"""After the sale, anything in any order: refunds, replacements, frozen batches, recalls, goods sold once more.

A hypothesis state machine; what it believes (who was given what, what went back) is kept beside the shop.
"""

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from shopbot.errors import ShopError
from shopbot.trade import ledger, orders, refunds, stock
from tests.prove.model.rules_desk import DeskMachine
from tests.trade.desk import OWNER, rp

PEOPLE = st.sampled_from((7, 8))
NTH = st.sampled_from((0, 1, 2, 3, 5))
PRICE = 1_000
EXPECTED = {
    "sold_out", "order_closed", "unit_gone", "refund_too_much", "amount_zero", "no_such_order", "not_enough",
    "too_many_waiting",
}  # fmt: skip


class AfterSales(DeskMachine):
    """The shop and what we believe of it."""

    @initialize()
    def open(self) -> None:
        self.sits_down()
        self.lines = 0
        for number in (7, 8):
            self.desk.person(number, credit=100_000)
        self.desk.product(price=PRICE, units=4)
        for person, quantity in ((7, 1), (8, 2), (7, 1)):  # something to put right, whatever comes first
            self.buy(person, quantity, paid=True)
        self.add_stock(3)

    def _order(self, nth: int) -> int:
        with self.desk.tx() as tx:
            return int(tx.scalar("SELECT coalesce(max(id), 0) FROM orders")) - nth

    @rule(person=PEOPLE, quantity=st.integers(1, 3), paid=st.sampled_from((True, True, False)))
    def buy(self, person: int, quantity: int, paid: bool) -> None:
        try:
            with self.desk.tx() as tx:
                order = orders.checkout(tx, person, 1, quantity, PRICE * quantity)
                if paid:
                    orders.pay_from_wallet(tx, order.id, person)
        except ShopError as error:
            assert error.key in EXPECTED, error.key  # noqa: PT017 - either way is right

    @rule(nth=NTH, amount=st.sampled_from((1, 333, 1_000, 2_999, 0)))
    def refund(self, nth: int, amount: int) -> None:
        """Give a part back; 0 stands for all that is left."""
        order = self._order(nth)
        try:
            with self.desk.tx() as tx:
                refunds.refund(tx, order, rp(amount) if amount else refunds.left(tx, order), OWNER, "because")
        except ShopError as error:
            assert error.key in EXPECTED, error.key  # noqa: PT017

    @rule(nth=NTH, which=st.integers(0, 3))
    def replace(self, nth: int, which: int) -> None:
        order = self._order(nth)
        try:
            with self.desk.tx() as tx:
                owned = stock.units_of(tx, order)
                stock.replace(tx, order, owned[which % len(owned)].id if owned else 1, OWNER, "dud")
        except ShopError as error:
            assert error.key in EXPECTED, error.key  # noqa: PT017

    @rule(batch=st.integers(1, 3), freeze=st.booleans())
    def freeze_or_thaw(self, batch: int, freeze: bool) -> None:
        try:
            with self.desk.tx() as tx:
                _ = stock.freeze(tx, batch, OWNER, "duds") if freeze else stock.thaw(tx, batch, OWNER)
        except ShopError as error:
            assert error.key == "no_such_batch"  # noqa: PT017

    @rule(batch=st.integers(1, 3))
    def recall(self, batch: int) -> None:
        """Replace whoever was sold something of a batch, as long as there is something else."""
        with self.desk.tx() as tx:
            if tx.scalar("SELECT 1 FROM stock_batch WHERE id = ?", batch) is None:
                return
            stock.freeze(tx, batch, OWNER, "recalled")
            for order, unit in stock.affected(tx, batch, limit=100).items:
                try:
                    stock.replace(tx, order, unit, OWNER, "recalled")
                except ShopError as error:
                    assert error.key in {"sold_out", "order_closed"}  # noqa: PT017

    @rule(lines=st.integers(1, 3))
    def add_stock(self, lines: int) -> None:
        with self.desk.tx() as tx:
            stock.add(tx, 1, [f"MORE-{self.lines + n}" for n in range(lines)], by=OWNER)
        self.lines += lines

    @rule(nth=NTH)
    def sell_again(self, nth: int) -> None:
        """Put the goods of an order on stock once more."""
        with self.desk.tx() as tx:
            stock.add(tx, 1, stock.of_order(tx, self._last(tx) - nth), by=OWNER, again=True)

    @staticmethod
    def _last(tx: object) -> int:
        return int(tx.scalar("SELECT coalesce(max(id), 0) FROM orders"))  # type: ignore[attr-defined]

    @rule(seconds=st.sampled_from((60, 700, 86_400)))
    def wait(self, seconds: int) -> None:
        self.desk.now += seconds
        with self.desk.tx() as tx:
            orders.expire_due(tx)

    @invariant()
    def no_more_goes_back_than_was_paid(self) -> None:
        with self.desk.tx() as tx:
            earned = ledger.balance(tx, ledger.SALES, "IDR").amount
            held = sum(ledger.balance(tx, person, "IDR").amount for person in (7, 8))
            rows = tx.rows(
                "SELECT total, (SELECT sum(amount) FROM order_refund WHERE order_id = orders.id) AS back FROM orders"
            )
        assert earned + held == 200_000
        assert all((row["back"] or 0) <= row["total"] for row in rows)

    @invariant()
    def every_unit_has_one_owner_and_every_order_as_many_as_it_bought(self) -> None:
        with self.desk.tx() as tx:
            rows = tx.rows("SELECT id FROM orders WHERE delivered_at IS NOT NULL")
            bought = {row["id"]: orders.sure(tx, row["id"]).items[0].quantity for row in rows}
            given = {order: [one for one in stock.units_of(tx, order) if not one.replaced] for order in bought}
        owned = [one.id for units in given.values() for one in units]
        assert len(owned) == len(set(owned))
        assert {order: len(units) for order, units in given.items()} == bought
