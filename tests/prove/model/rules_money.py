"""Any sequence of payments: whatever comes, in any sum, currency and order, twice, late or for nobody, all adds up.

After every step the whole shop is recounted; nobody's wallet moves but the payer's; and what came in is, unit by unit,
credited, a fee, nobody's, or not the shop's.
"""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from shopbot.db.tx import Tx
from shopbot.errors import ShopError
from shopbot.trade import attempts, ledger, orders, payments, reversals, unclaimed
from shopbot.trade.attempts import Attempt, Quote, Tail
from shopbot.trade.money import Money
from shopbot.trade.payments import Receipt, Reversal
from tests.prove.model.rules_desk import DeskMachine
from tests.trade.desk import OWNER, rp

PEOPLE = (7, 8, 9)
QUOTES = (
    None,
    Quote(rp(35_550), fee=rp(550)),
    Quote(rp(35_000), tail=Tail("shop", most=40)),
    Quote(Money(2_170_000, "USDT"), tail=Tail("T1", most=99)),
    Quote(Money(150, "XTR"), fee=rp(350)),
)
MONEY = st.builds(Money, st.integers(1, 80_000) | st.sampled_from([35_000, 35_550]), st.sampled_from(["IDR", "XTR"]))
COINS = st.builds(Money, st.integers(1, 5_000_000), st.just("USDT"))


def expected(refused: ShopError, *keys: str) -> None:
    """Go on after one of these refusals, and with any other not."""
    if refused.key not in keys:
        raise refused


_END = (
    "SELECT name, currency, balance FROM account ORDER BY 1, 2",
    "SELECT id, state, delivered_at FROM orders ORDER BY 1",
    "SELECT id, state, received FROM payment ORDER BY 1",
    "SELECT order_id, state, count(*) FROM stock_unit GROUP BY 1, 2 ORDER BY 1, 2",
    "SELECT payment, count(*), sum(worth), sum(fee) FROM receipt GROUP BY 1 ORDER BY 1",
)


def end_of(tx: Tx) -> list[list[tuple[Any, ...]]]:
    """Return where money, orders and goods are, whatever the order in which they got there."""
    return [[tuple(row) for row in tx.rows(sql)] for sql in _END]


class _Seen(Exception):
    def __init__(self, end: list[list[tuple[Any, ...]]]) -> None:
        super().__init__()
        self.end = end


class Payments(DeskMachine):
    """A shop whose payers do everything wrong."""

    @initialize()
    def open(self) -> None:
        """Start with goods and three people."""
        self.sits_down()
        self.product = self.desk.product(price=35_000, units=12)
        for number in PEOPLE:
            self.desk.person(number)
        self.seen: list[tuple[str, Money]] = []

    # --- what is asked ---

    @rule(person=st.sampled_from(PEOPLE), quote=st.sampled_from(QUOTES), method=st.sampled_from(["qr", "coin"]))
    def begins(self, person: int, quote: Quote | None, method: str) -> None:
        """Order, or take the order that waits, and begin to pay it."""
        try:
            order = self.desk.order(person, self.product)
            with self.desk.tx() as tx:
                payments.open_attempt(
                    tx, method, person, order.total, order.expires_at, order=order.id, quote=quote, keep=600
                )
        except ShopError as refused:
            expected(refused, "sold_out", "too_many_waiting", "method_busy")

    @rule(person=st.sampled_from(PEOPLE), quote=st.sampled_from(QUOTES))
    def deposits(self, person: int, quote: Quote | None) -> None:
        """Begin to add money."""
        with self.desk.tx() as tx:
            payments.open_attempt(tx, "qr", person, rp(35_000), self.desk.now + 600, quote=quote, keep=600)

    def _attempts(self) -> list[Attempt]:
        with self.desk.tx() as tx:
            return [attempts.sure(tx, row["id"]) for row in tx.rows("SELECT id FROM payment ORDER BY id")]

    # --- what comes ---

    def _receive(self, receipt: Receipt, method: str = "qr") -> None:
        before = self._balances()
        with self.desk.tx() as tx:
            try:
                outcome = payments.receive(tx, method, receipt)
            except ShopError as refused:
                expected(refused, "receipt_differs")
                return
        after = self._balances()
        assert {person for person in PEOPLE if before[person] != after[person]} <= {outcome.person}
        self.seen.append((receipt.reference, receipt.amount))

    @rule(data=st.data(), money=MONEY | COINS, number=st.integers(1, 30))
    def any_money_comes(self, data: st.DataObject, money: Money, number: int) -> None:
        """Any sum in any currency for any attempt, there or not."""
        reference = data.draw(st.sampled_from(["a", "b", "c"])) + str(len(self.seen))
        self._receive(Receipt(reference, money, self.desk.now, number), data.draw(st.sampled_from(["qr", "coin"])))

    @rule(data=st.data())
    def what_was_asked_comes(self, data: st.DataObject) -> None:
        """Exactly the sum, found by its scope or named."""
        known = self._attempts()
        if not known:
            return
        one = data.draw(st.sampled_from(known))
        with self.desk.tx() as tx:
            scope = tx.scalar("SELECT scope FROM payment WHERE id = ?", one.id)
        by_scope = scope is not None and data.draw(st.booleans())
        named, scope = (None, scope) if by_scope else (one.id, None)
        self._receive(Receipt(f"x{len(self.seen)}", one.asked, self.desk.now, named, scope), one.method)

    @rule(data=st.data())
    def it_is_reported_again(self, data: st.DataObject) -> None:
        """The same reference once more, perhaps for somebody else."""
        if self.seen:
            reference, money = data.draw(st.sampled_from(self.seen))
            self._receive(Receipt(reference, money, self.desk.now, data.draw(st.integers(1, 30))))

    @rule(data=st.data(), again=st.integers(0, 2))
    def several_come_at_once(self, data: st.DataObject, again: int) -> None:
        """What some were asked for, a part of it reported twice: in whatever order it is taken, it ends the same."""
        known = self._attempts()
        if len(known) < 2:
            return
        chosen = data.draw(st.lists(st.sampled_from(known), min_size=2, max_size=4))
        first = len(self.seen)
        came = [Receipt(f"s{first + n}", one.asked, self.desk.now, one.id) for n, one in enumerate(chosen)]
        each = list(zip([one.method for one in chosen], came, strict=True))
        ends = self._would_end(each)
        for method, receipt in data.draw(st.permutations([*each, *each[:again]])):
            self._receive(receipt, method)
        with self.desk.tx() as tx:
            assert end_of(tx) == ends

    def _would_end(self, came: list[tuple[str, Receipt]]) -> list[list[tuple[Any, ...]]]:
        """Return where it ends when all this comes in this order, and undo it."""

        def see(tx: Tx) -> None:
            for method, receipt in came:
                payments.receive(tx, method, receipt)
            raise _Seen(end_of(tx))

        with self.desk.tx() as tx:
            try:
                tx.attempt(lambda: see(tx))
            except _Seen as seen:
                return seen.end
        raise AssertionError

    # --- what else happens ---

    @rule(seconds=st.sampled_from([1, 300, 601, 1300, -300]))
    def time_goes_by(self, seconds: int) -> None:
        """Orders and deposits end, sums come free; at times the clock is put right."""
        self.desk.now += seconds
        with self.desk.tx() as tx:
            orders.expire_due(tx)
            attempts.expire_due(tx)
            attempts.release_due(tx)

    @rule(person=st.sampled_from(PEOPLE))
    def gives_up(self, person: int) -> None:
        """The newest order is cancelled, if it waits."""
        with self.desk.tx() as tx:
            newest = orders.of_person(tx, person, limit=1).items
            if newest and newest[0].state == "waiting":
                orders.cancel(tx, newest[0].id, person)

    @rule(person=st.sampled_from(PEOPLE), attempt=st.integers(1, 30), ours=st.booleans())
    def staff_decide(self, person: int, attempt: int, ours: bool) -> None:
        """The newest sum that is nobody's goes to somebody, or is not the shop's."""
        with self.desk.tx() as tx:
            found = unclaimed.waiting(tx, limit=1).items
            if not found:
                return
            try:
                if not ours:
                    unclaimed.not_ours(tx, found[0].id, OWNER, "r")
                elif attempts.get(tx, attempt):
                    unclaimed.give_to_attempt(tx, found[0].id, attempt, OWNER, "r")
                else:
                    worth = found[0].amount if found[0].amount.currency == "IDR" else rp(5)
                    unclaimed.give_to_person(tx, found[0].id, person, worth, OWNER, "r")
            except ShopError as refused:
                expected(refused, "other_currency")

    @rule(data=st.data(), part=st.integers(1, 80_000))
    def it_is_taken_back(self, data: st.DataObject, part: int) -> None:
        """A method takes some of it back."""
        if self.seen:
            reference, money = data.draw(st.sampled_from(self.seen))
            own = data.draw(st.sampled_from(["cb1", "cb2"]))
            with self.desk.tx() as tx:
                gone = Reversal(reference, own, Money(min(part, money.amount), money.currency), self.desk.now)
                reversals.reverse(tx, data.draw(st.sampled_from(["qr", "coin"])), gone)

    # --- what always holds beside the recount ---

    def _balances(self) -> dict[int, list[Money]]:
        with self.desk.tx() as tx:
            return {person: ledger.balances(tx, person) for person in PEOPLE}

    @invariant()
    def every_unit_is_in_one_place(self) -> None:
        """Receipts are worth what was credited and taken as a fee; the rest is unclaimed or not the shop's."""
        with self.desk.tx() as tx:
            lost = tx.rows(
                "SELECT receipt.id FROM receipt LEFT JOIN claim ON claim.receipt = receipt.id"
                " WHERE (receipt.payment IS NOT NULL) + (claim.receipt IS NOT NULL)"
                " + (receipt.outcome = 'unknown' AND claim.receipt IS NULL) <> 1"
            )
            assert lost == []
            left = tx.rows("SELECT currency, sum(balance) AS left FROM account GROUP BY currency HAVING left <> 0")
            assert left == []
