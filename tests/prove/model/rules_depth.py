"""Everything a shop with depth can do, in any order: after each step all is recounted, and compared with our own sums.

`Depth.expected` prices a basket anew, from what we believe of prices, sales and vouchers and nothing of the shop's; the
wallets, the uses of vouchers and who owns which goods are kept beside the shop as well.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, initialize, invariant, multiple, rule

from shopbot.errors import ShopError
from shopbot.trade import (
    attempts,
    goods,
    ledger,
    orders,
    payments,
    people,
    pricing,
    products,
    refunds,
    sales,
    stock,
    vouchers,
)
from shopbot.trade.payments import Receipt
from shopbot.trade.vouchers import VoucherTerms
from tests.prove.model.rules_desk import DeskMachine
from tests.trade.desk import OWNER, rp

BUYERS = (7, 8, 9)
PLAIN, FAMILY, MONTH, YEAR, NUMBERS, BOOK, SERVICE = range(1, 8)
SHELF = 1
PEOPLE = st.sampled_from(BUYERS)
SOLD = st.sampled_from((PLAIN, MONTH, YEAR, NUMBERS, BOOK, SERVICE))
ONCE, EACH, OWN, GIFT, GIFT_TOO = range(1, 6)
EXTRAS = {"GOLD": 900, "PLAIN": 0}
TERMS: dict[int, VoucherTerms] = {
    ONCE: VoucherTerms("percent", 1_050, limit_all=1, limit_each=None, category=SHELF),
    EACH: VoucherTerms("amount", 700, "IDR", limit_each=1),
    OWN: VoucherTerms("percent", 5_000, most=333, person=8, least=1_500, limit_each=None, product=FAMILY),
    GIFT: VoucherTerms("gift", 500, "IDR"),
    GIFT_TOO: VoucherTerms("gift", 900, "IDR"),
}
REFUSALS = {
    "sold_out", "too_few", "too_many", "too_many_waiting", "choice_gone", "voucher_used_up", "no_such_order",
    "order_closed", "not_enough", "amount_zero", "receipt_differs", "refund_too_much", "unit_gone", "voucher_used",
    "discount_invalid", "dates_wrong", "banned",
}  # fmt: skip


@dataclass
class Placed:
    """What we believe of an order: its voucher, whether its payment was begun, and the book's version when paid."""

    person: int
    product: int
    quantity: int
    total: int
    voucher: int | None
    expires: int
    begun: bool = False
    state: str = "waiting"
    version: str = ""


@dataclass
class Sale:
    """A sale as it was announced."""

    product: int | None
    percent: int | None
    amount: int | None
    starts: int
    ends: int
    off: bool = False


class Depth(DeskMachine):
    """The shop and what we believe of it."""

    placed = Bundle("placed")
    broken: ClassVar[str] = "SELECT 1"

    @initialize()
    def open(self) -> None:
        desk = self.sits_down()
        desk.sabotage(self.broken)
        self.price = {PLAIN: 1_000, MONTH: 1_333, YEAR: 9_999, NUMBERS: 500, BOOK: 250, SERVICE: 4_000}
        self.reseller = {MONTH: 1_200, SERVICE: 3_100}
        self.resellers: set[int] = set()
        self.sales: list[Sale] = []
        self.chosen: dict[int, int] = {}
        self.orders: dict[int, Placed] = {}
        self.redeemed: dict[int, int] = {}
        self.wallets = dict.fromkeys(BUYERS, 0)
        self.refunded: Counter[int] = Counter()
        self.owners: dict[str, int] = {}
        self.version, self.serial = "book 1", 0
        for number in BUYERS:
            desk.person(number)
        with desk.tx() as tx:
            products.create_category(tx, OWNER, "Apps")
            products.create(tx, OWNER, "Plain", rp(1_000), category=SHELF)
            products.create(tx, OWNER, "Family", rp(1_333), category=SHELF, issue="random")
            products.add_variant(tx, FAMILY, OWNER, "1 month", rp(1_333), reseller_price=rp(1_200))
            products.add_variant(tx, FAMILY, OWNER, "1 year", rp(9_999))
            products.create(tx, OWNER, "Numbers", rp(500), issue="chosen")
            products.create(tx, OWNER, "Book", rp(250), supply="shared", max_quantity=2)
            products.create(tx, OWNER, "Service", rp(4_000), supply="later", reseller_price=rp(3_100))
            stock.add(tx, NUMBERS, [*EXTRAS], by=OWNER, hints={name: (name, extra) for name, extra in EXTRAS.items()})
            goods.put(tx, BOOK, self.version, OWNER)
            for number, terms in TERMS.items():
                own = None if terms.kind == "gift" else f"CODE{number}"
                assert vouchers.create(tx, OWNER, terms, own).id == number
        for product in (PLAIN, MONTH, YEAR):
            self.add_stock(product, 4)
        for buyer in BUYERS:
            self.adjust(buyer, 20_000)

    # --- our own sums ---

    def expected(self, person: int, product: int, quantity: int, extra: int) -> tuple[int, int | None]:
        """Return the total of a basket and the voucher it takes, by the published order of prices."""
        each = self.price[product]
        if person in self.resellers:
            each = min(each, self.reseller.get(product, each))
        sale = self.running(product)
        if sale is not None:
            off = (
                self.price[product] * sale.percent // 10_000
                if sale.percent
                else min(sale.amount or 0, self.price[product])
            )
            each = min(each, self.price[product] - off)
        total, voucher = each * quantity + extra, self.chosen.get(person)
        off = 0 if voucher is None else self.off(voucher, person, product, total)
        return total - off, voucher if off else None

    def running(self, product: int) -> Sale | None:
        on = [one for one in self.sales if not one.off and one.starts <= self.desk.now < one.ends]
        places = [product, FAMILY if product in {MONTH, YEAR} else product]
        places += [0] if product in {PLAIN, MONTH, YEAR} else []
        return next((one for place in places for one in reversed(on) if (one.product or 0) == place), None)

    def off(self, voucher: int, person: int, product: int, total: int) -> int:
        terms = TERMS[voucher]
        shelf, family = product in {PLAIN, MONTH, YEAR}, product in {MONTH, YEAR}
        fits = (not terms.category or shelf) and (not terms.product or family) and terms.person in (None, person)
        counted = [one for one in self.uses(voucher) if not self.gives_way(one, person, product)]
        mine = sum(one.person == person for one in counted)
        spent = len(counted) >= (terms.limit_all or 99) or mine >= (terms.limit_each or 99)
        if terms.kind == "gift" or not fits or spent or total < terms.least:
            return 0
        return (
            min(terms.most or total, total * terms.value // 10_000)
            if terms.kind == "percent"
            else min(terms.value, total)
        )

    def uses(self, voucher: int) -> list[Placed]:
        over = {"expired", "cancelled"}
        return [one for one in self.orders.values() if one.voucher == voucher and one.state not in over]

    def gives_way(self, one: Placed, person: int, product: int) -> bool:
        replaceable = not one.begun or one.expires <= self.desk.now
        return (one.person, one.product, one.state) == (person, product, "waiting") and replaceable

    # --- what people do ---

    def tries(self, work: Callable[[Any], Any]) -> Any:
        """Do something that may be refused; what is raised for another reason is a fault. Then see how orders stand."""
        found = None
        try:
            with self.desk.tx() as tx:
                found = work(tx)
        except ShopError as error:
            assert error.key in REFUSALS, error  # noqa: PT017 - either way is right
        self.see()
        return found

    def dies_while(self, work: Callable[[Any], Any]) -> None:
        try:
            with self.desk.tx() as tx:
                work(tx)
                raise KeyError
        except (KeyError, ShopError):
            pass

    def see(self) -> None:
        with self.desk.tx() as tx:
            for number, one in self.orders.items():
                now = orders.sure(tx, number)
                if now.paid_at is not None and one.state in {"waiting"}:
                    self.wallets[one.person] -= one.total
                    one.version = self.version
                    if self.chosen.get(one.person) == one.voucher:
                        self.chosen.pop(one.person, None)
                one.state = now.state

    @rule(
        target=placed, person=PEOPLE, product=SOLD, quantity=st.integers(1, 2), pick=st.booleans(), dies=st.booleans(),
        voucher=st.sampled_from((0, None, *TERMS)),
    )  # fmt: skip
    def checkout(self, person: int, product: int, quantity: int, pick: bool, dies: bool, voucher: int | None) -> Any:
        """Order at the total we reckon, with the voucher chosen before (0) or now.

        At times the process dies before the commit and everything is done again.
        """
        if voucher != 0:
            self.choose(person, voucher)
        unit, extra = None, 0
        with self.desk.tx() as tx:
            free = stock.choices(tx, NUMBERS).items if product == NUMBERS and pick else ()
        if free:
            unit, extra, quantity = free[0].unit, EXTRAS.get(free[0].hint, 0), 1
        total, taken = self.expected(person, product, quantity, extra)
        with self.desk.tx() as tx:
            quote = pricing.quote(tx, product, quantity, person, tx.now, unit)
        assert (quote.total, quote.voucher and quote.voucher.id) == (rp(total), taken)
        assert all(not line.money.is_positive for line in quote.lines if line.step not in {"base", "choice"})
        if dies:
            self.dies_while(lambda tx: orders.checkout(tx, person, product, quantity, total, unit))
        made = self.tries(lambda tx: orders.checkout(tx, person, product, quantity, total, unit))
        if made is None:
            return multiple()
        self.orders.setdefault(made.id, Placed(person, product, quantity, total, taken, made.expires_at))
        self.see()
        assert (made.total, self.orders[made.id].voucher) == (rp(total), taken)
        return made.id

    @rule(target=placed, person=PEOPLE, product=SOLD, voucher=st.sampled_from((0, *TERMS)), by_qr=st.booleans())
    def buys(self, person: int, product: int, voucher: int, by_qr: bool) -> Any:
        """Order and pay at once."""
        made = self.checkout(person, product, 1, pick=True, dies=False, voucher=voucher)
        if isinstance(made, int):
            _ = self.pay_by_qr(made, late=False) if by_qr else self.pay(made, 1)
        return made

    @rule(person=PEOPLE, product=SOLD, less=st.sampled_from((-1, 1)))
    def checkout_at_an_old_price(self, person: int, product: int, less: int) -> None:
        total, _ = self.expected(person, product, 1, 0)
        with pytest.raises(ShopError) as refused, self.desk.tx() as tx:
            orders.checkout(tx, person, product, 1, total + less)
        known = {"old": rp(total + less), "new": rp(total)}
        assert refused.value.key == "sold_out" or refused.value.facts == known

    @rule(order=placed, times=st.integers(1, 2))
    def pay(self, order: int, times: int) -> None:
        for _ in range(times):
            self.tries(lambda tx: orders.pay_from_wallet(tx, order, self.orders[order].person))

    @rule(order=placed, late=st.booleans())
    def pay_by_qr(self, order: int, late: bool) -> None:
        one = self.orders[order]
        begun = self.tries(
            lambda tx: payments.open_attempt(tx, "qr", one.person, rp(one.total), tx.now + 600, order=order)
        )
        if begun is None:
            return
        one.begun = True
        if late:
            self.wait(600)
        self.serial += 1
        self.tries(lambda tx: payments.receive(tx, "qr", Receipt(f"r{self.serial}", rp(one.total), tx.now, begun.id)))
        self.wallets[one.person] += one.total

    @rule(order=placed)
    def cancel(self, order: int) -> None:
        self.tries(lambda tx: orders.cancel(tx, order, self.orders[order].person))

    @rule(person=PEOPLE, voucher=st.sampled_from((None, *TERMS)))
    def choose(self, person: int, voucher: int | None) -> None:
        self.tries(lambda tx: vouchers.choose(tx, person, voucher))
        self.chosen.pop(person, None)
        if voucher is not None:
            self.chosen[person] = voucher

    @rule(person=PEOPLE, gift=st.sampled_from((GIFT, GIFT_TOO)))
    def redeem(self, person: int, gift: int) -> None:
        if self.tries(lambda tx: vouchers.redeem(tx, person, gift)) is not None:
            assert gift not in self.redeemed
            self.redeemed[gift] = person
            self.wallets[person] += TERMS[gift].value

    # --- what staff do ---

    @rule(product=st.sampled_from((PLAIN, MONTH, YEAR)), lines=st.integers(1, 3))
    def add_stock(self, product: int, lines: int) -> None:
        self.serial += 1
        new = [f"UNIT-{self.serial}-{n}" for n in range(lines)]
        self.tries(lambda tx: stock.add(tx, product, new, by=OWNER))

    @rule(person=PEOPLE, amount=st.integers(1, 5_000))
    def adjust(self, person: int, amount: int) -> None:
        self.serial += 1
        self.tries(lambda tx: ledger.adjust(tx, person, rp(amount), OWNER, "because", f"adjust:{self.serial}"))
        self.wallets[person] += amount

    @rule(person=PEOPLE)
    def reseller_or_not(self, person: int) -> None:
        self.resellers ^= {person}
        role: Any = "reseller" if person in self.resellers else "customer"
        self.tries(lambda tx: people.set_role(tx, person, role, OWNER))

    @rule(product=SOLD, price=st.integers(1, 3_000))
    def reprice(self, product: int, price: int) -> None:
        self.tries(lambda tx: products.edit(tx, product, OWNER, price=rp(price)))
        self.price[product] = price

    @rule(
        product=st.sampled_from((None, PLAIN, FAMILY, MONTH, BOOK)),
        percent=st.sampled_from((None, 333, 5_000)),
        starts=st.sampled_from((0, 300)),
        lasts=st.sampled_from((300, 9_000)),
    )
    def start_sale(self, product: int | None, percent: int | None, starts: int, lasts: int) -> None:
        begins = self.desk.now + starts
        amount = None if percent else 450
        if not starts:
            for one in self.sales:
                one.off |= one.product == product and one.starts <= self.desk.now
        self.sales.append(Sale(product, percent, amount, begins, begins + lasts))
        self.tries(
            lambda tx: sales.start(
                tx, OWNER, product=product, category=None if product else SHELF, percent=percent,
                amount=rp(amount) if amount else None, starts_at=begins, ends_at=begins + lasts,
            )
        )  # fmt: skip

    @rule(batch=st.integers(1, 6), frozen=st.booleans())
    def freeze_or_thaw(self, batch: int, frozen: bool) -> None:
        with self.desk.tx() as tx:
            known = tx.scalar("SELECT 1 FROM stock_batch WHERE id = ?", batch)
        if known:
            self.tries(lambda tx: stock.freeze(tx, batch, OWNER, "bad") if frozen else stock.thaw(tx, batch, OWNER))

    @rule(order=placed)
    def replace(self, order: int) -> None:
        with self.desk.tx() as tx:
            owned = stock.units_of(tx, order)
        if owned:
            self.tries(lambda tx: stock.replace(tx, order, owned[0].id, OWNER, "does not work"))

    @rule(order=placed, whole=st.booleans())
    def refund(self, order: int, whole: bool) -> None:
        one = self.orders[order]
        amount = one.total - self.refunded[order] if whole else one.total // 3
        if self.tries(lambda tx: refunds.refund(tx, order, rp(amount), OWNER, "they asked")) is not None:
            self.refunded[order] += amount
            self.wallets[one.person] += amount
            assert self.refunded[order] <= one.total

    @rule(order=placed)
    def hand_over(self, order: int) -> None:
        made = self.tries(lambda tx: orders.hand_over(tx, order, 1, f"made for {order}", OWNER))
        assert made is None or made.state == "delivered"

    @rule()
    def new_version(self) -> None:
        self.serial += 1
        version = f"book of {self.serial}"
        self.tries(lambda tx: goods.put(tx, BOOK, version, OWNER))
        self.version = version

    @rule(seconds=st.sampled_from((1, 300, 600)))
    def wait(self, seconds: int) -> None:
        self.desk.now += seconds
        self.tries(lambda tx: (orders.expire_due(tx), attempts.expire_due(tx)))

    # --- what holds after each step ---

    @invariant()
    def wallets_hold_what_we_believe(self) -> None:
        with self.desk.tx() as tx:
            assert {one: ledger.balance(tx, one, "IDR").amount for one in BUYERS} == self.wallets

    @invariant()
    def vouchers_are_used_as_often_as_we_believe(self) -> None:
        with self.desk.tx() as tx:
            said = {number: vouchers.sure(tx, number).uses for number in TERMS}
        assert said == {number: len(self.uses(number)) + (number in self.redeemed) for number in TERMS}
        assert all(said[number] <= (terms.limit_all or 10**6) for number, terms in TERMS.items())

    @invariant()
    def goods_are_whose_they_were(self) -> None:
        with self.desk.tx() as tx:
            for number, one in self.orders.items():
                units, given = stock.units_of(tx, number), [item.content for item in goods.of_order(tx, number)]
                assert all(self.owners.setdefault(unit.content, number) == number for unit in units)
                if one.version and one.product == BOOK:
                    assert given == [one.version]
                if one.version and one.product not in {BOOK, SERVICE}:
                    assert sum(not unit.replaced for unit in units) == one.quantity
                assert one.product != SERVICE or len(given) == (orders.sure(tx, number).delivered_at is not None)
