"""The last of something, wanted by several in the same moment: each story is raced by threads, and in an order drawn.

People are prepared one after the other; what they do in the race is held back until all of it is there. Then it comes
in at once: on a thread each, beside the clerk's own, or in an order drawn from the seed. Some of it comes twice.
"""

import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

from shopbot.db.inbox import NewEvent
from shopbot.db.tx import Tx
from shopbot.host.schedule import offer
from shopbot.testing import Person, TestShop
from shopbot.testing.chats import BOT
from shopbot.trade import ledger, orders, people, products, stock, vouchers
from shopbot.trade.money import Money
from tests.prove.proof import Outcome

PLUGINS = ("home", "catalog", "orders", "wallet", "pretend", "payments", "vouchers", "admin", "aftersales")
OWNER, PRICE, FUNDS = 500, Money(40_000, "IDR"), Money(70_000, "IDR")
_REFUND = 15_000
_ROUND = (True, False, False, True)
_EXPIRES = "shopbot.expire_due"
Wrong = list[str]
Check = Callable[[], Wrong]


class RaceShop(TestShop):
    """A shop in which what people do can be held back and then happen at once."""

    def __init__(self) -> None:
        self._held: list[NewEvent] | None = None
        self._names = iter(range(10_000))
        super().__init__(*PLUGINS, owner=OWNER)
        self.rina = self.person("Rina", id=OWNER).says("/start")
        self.sari = self.person("Sari").says("/start")
        self.do(lambda tx: people.set_role(tx, self.sari.id, "owner", OWNER))
        self.run_jobs()

    def deliver(self, update: Mapping[str, Any]) -> None:
        """Hold an update back, or do it."""
        if self._held is None:
            super().deliver(update)
            return
        self._held.append(NewEvent(f"telegram:{BOT}", f"{self.next_update}", {"update_id": self.next_update, **update}))
        self.next_update += 1

    @contextmanager
    def holding(self) -> Iterator[list[NewEvent]]:
        """Hold back what people do in this block, and hand it over."""
        held: list[NewEvent] = []
        self._held = held
        try:
            yield held
        finally:
            self._held = None

    def settle(self) -> None:
        """Let everything that waits happen; what is only prepared is not recounted each time."""
        busy = True
        while busy:
            busy = self._turn() or self._run_errands() or self._send_owed()

    # --- what there is before the race ---

    def buyer(self, funds: Money = FUNDS) -> Person:
        """Return somebody new with money."""
        found = self.person(f"Buyer {next(self._names)}").says("/start")
        self.do(lambda tx: ledger.adjust(tx, found.id, funds, OWNER, "for the race", f"race:{found.id}"))
        return found

    def goods(self, units: int = 1) -> int:
        """Return a new product with so many units."""
        made = self.do(lambda tx: products.create(tx, OWNER, f"Lumina {next(self._names)}", PRICE))
        self.do(lambda tx: stock.add(tx, made.id, [f"CODE-{made.id}-{n}" for n in range(units)], by=OWNER))
        return int(made.id)

    def ordered(self, who: Person, product: int) -> int:
        """Let somebody order one; return the order."""
        who.presses(1, checkout(product))
        return orders.of_person(self.db, who.id).items[0].id

    def bought(self, who: Person, product: int) -> int:
        """Let somebody order and pay one; return the order."""
        number = self.ordered(who, product)
        self.do(lambda tx: orders.pay_from_wallet(tx, number, who.id))
        self.settle()
        return number

    def state(self, order: int) -> str:
        """Return the state of an order."""
        return orders.sure(self.db, order).state

    def left(self, *who: Person) -> int:
        """Return what these people have together."""
        return sum(ledger.balance(self.db, one.id, "IDR").amount for one in who)

    def delivered(self, product: int) -> int:
        """Return how many orders of a product were delivered."""
        sql = (
            "SELECT count(*) FROM orders JOIN order_line ON order_id = orders.id WHERE product = ? AND delivered_at > 0"
        )
        return int(self.db.scalar(sql, product))

    # --- the race ---

    def race(self, rng: random.Random, events: list[NewEvent], jobs: tuple[str, ...], *, threads: bool) -> int:
        """Let all of it happen at once; return how much it was."""
        again = [event for event in events if rng.random() < 0.4]
        deeds: list[Callable[[], object]] = [partial(self.clerk.put, [event]) for event in [*events, *again]]
        deeds += [partial(self.clerk.write, partial(self._offer, name)) for name in jobs]
        rng.shuffle(deeds)
        if threads:
            self._at_once(deeds)
            self.restart()
        else:
            for deed in deeds:
                deed()
            self.settle()
        return len(deeds)

    def _offer(self, name: str, tx: Tx) -> bool:
        return offer(tx, self.host.registry.jobs[name], f"race-{next(self._names)}")

    def _at_once(self, deeds: list[Callable[[], object]]) -> None:
        """Do each on a thread of its own beside the clerk's, all let go at one moment."""
        gate = threading.Barrier(len(deeds))
        self.clerk.start()

        def go(deed: Callable[[], object]) -> None:
            gate.wait()
            deed()

        threads = [threading.Thread(target=go, args=(deed,)) for deed in deeds]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.clerk.stop()


def checkout(product: int) -> str:
    """Return what the button says that orders one."""
    return f"orders.checkout:{product}:1:{PRICE.amount}"


def must(true: bool, wrong: str) -> Wrong:
    """Return what is wrong unless it is true."""
    return [] if true else [wrong]


# --- the stories: each prepares, acts in `holding`, and returns how it is judged ---

Prepared = tuple[list[NewEvent], tuple[str, ...], Check]


def last_use(shop: RaceShop, rng: random.Random) -> Prepared:
    """A voucher with one use left, taken by two orders."""
    terms = vouchers.VoucherTerms("amount", 5_000, "IDR", limit_all=1, listed=True)
    one = shop.do(lambda tx: vouchers.create(tx, OWNER, terms, f"LAST{next(shop._names)}"))
    product, both = shop.goods(2), [shop.buyer(), shop.buyer()]
    placed = [shop.ordered(who, product) for who in both]
    with shop.holding() as events:
        for who, order in zip(both, placed, strict=True):
            for _ in range(rng.choice((1, 2))):
                who.presses(1, f"vouchers.apply:{order}:{one.id}")

    def check() -> Wrong:
        for who in both:
            number = orders.of_person(shop.db, who.id).items[0].id
            shop.do(lambda tx, n=number, w=who: orders.pay_from_wallet(tx, n, w.id))  # type: ignore[misc]
        shop.settle()
        spent = 2 * FUNDS.amount - shop.left(*both)
        return must(spent == 2 * PRICE.amount - 5_000, f"two with one voucher paid {spent}")

    return events, (), check


def one_gift(shop: RaceShop, rng: random.Random) -> Prepared:
    """A gift, taken by two people."""
    one = shop.do(lambda tx: vouchers.create(tx, OWNER, vouchers.VoucherTerms("gift", 50_000, "IDR")))
    both = [shop.buyer().says(one.shown), shop.buyer().says(one.shown)]
    with shop.holding() as events:
        for who in both:
            for _ in range(rng.choice((1, 2))):
                who.taps("Add to my balance")

    def check() -> Wrong:
        more = shop.left(*both) - 2 * FUNDS.amount
        return must(more == 50_000, f"a gift of 50000 was {more}")

    return events, (), check


def last_unit(shop: RaceShop, rng: random.Random) -> Prepared:
    """The last unit: its holder pays as their time is over, and two others want it."""
    product, holder, others = shop.goods(1), shop.buyer(), [shop.buyer(), shop.buyer()]
    first = shop.ordered(holder, product)
    pay = holder.data("Pay")
    shop.clock.advance(orders.sure(shop.db, first).expires_at - shop.clock.now() + rng.choice((-1, 0, 1)))
    with shop.holding() as events:
        holder.presses(1, pay)
        for who in others:
            who.presses(1, checkout(product))

    def check() -> Wrong:
        for who in others:
            for one in orders.of_person(shop.db, who.id).items:
                shop.do(lambda tx, n=one.id, w=who: orders.pay_from_wallet(tx, n, w.id))  # type: ignore[misc]
        shop.settle()
        sold, spent = shop.delivered(product), 3 * FUNDS.amount - shop.left(holder, *others)
        return must(sold <= 1 and spent == sold * PRICE.amount, f"one unit was delivered {sold} times, {spent} paid")

    return events, (_EXPIRES, _EXPIRES), check


def refund_twice(shop: RaceShop, rng: random.Random) -> Prepared:
    """Two of the staff give the same money back."""
    who = shop.buyer()
    number = shop.bought(who, shop.goods())
    for by in (shop.rina, shop.sari):
        by.presses(1, f"aftersales.refund:{number}").taps("Another sum").says(f"{_REFUND}").taps("Goodwill")
    with shop.holding() as events:
        for by in (shop.rina, shop.sari):
            for _ in range(rng.choice((1, 2))):
                by.taps("Refund Rp")

    def check() -> Wrong:
        back = shop.left(who) - FUNDS.amount + PRICE.amount
        return must(back == _REFUND, f"{_REFUND} went back as {back}")

    return events, (), check


def two_decide(shop: RaceShop, _rng: random.Random) -> Prepared:
    """One of the staff gives the money back while the other declines."""
    who = shop.buyer()
    number = shop.bought(who, shop.goods())
    who.presses(1, f"aftersales.trouble:{number}").taps("Something else")
    shop.rina.presses(1, f"aftersales.refund:{number}").taps("All of it").taps("Goodwill")
    with shop.holding() as events:
        shop.rina.taps("Refund Rp")
        shop.sari.presses(1, f"aftersales.decline_for:{number}:works")

    def check() -> Wrong:
        sql = "SELECT state, count(*) AS n FROM aftersales_case WHERE order_id = ? GROUP BY state"
        ends = {row["state"]: row["n"] for row in shop.db.rows(sql, number)}
        back = shop.left(who) - FUNDS.amount + PRICE.amount
        wrong = must(ends in ({"refunded": 1}, {"declined": 1}), f"a case ended as {ends}")
        wrong += must(back in (0, PRICE.amount), f"{back} went back")
        return wrong + must("refunded" not in ends or back > 0, "a case is refunded and nothing went back")

    return events, (), check


def one_balance(shop: RaceShop, rng: random.Random) -> Prepared:
    """Money for one order pays two."""
    who, both = shop.buyer(), [shop.goods(), shop.goods()]
    placed, taps = [], []
    for product in both:
        placed.append(shop.ordered(who, product))
        taps.append(who.data("Pay"))
    with shop.holding() as events:
        for data in taps:
            for _ in range(rng.choice((1, 2))):
                who.presses(1, data)

    def check() -> Wrong:
        done = sum(shop.state(order) == "delivered" for order in placed)
        spent = FUNDS.amount - shop.left(who)
        return must(done == 1 and spent == PRICE.amount, f"money for one paid {done} orders, {spent} spent")

    return events, (), check


def undone(shop: RaceShop, rng: random.Random) -> Prepared:
    """Staff take back an import while somebody buys of it."""
    who, product = shop.buyer(), shop.goods(3)
    shop.rina.says("/admin").taps("Undo").taps("↩ 1")
    tap = checkout(product)
    if rng.random() < 0.5:
        shop.ordered(who, product)
        tap = who.data("Pay")
    with shop.holding() as events:
        shop.rina.taps("Put it back")
        for _ in range(rng.choice((1, 2))):
            who.presses(1, tap)

    def check() -> Wrong:
        sold, spent = shop.delivered(product), FUNDS.amount - shop.left(who)
        here = stock.count(shop.db, product)
        wrong = must(spent == sold * PRICE.amount, f"{sold} delivered and {spent} paid")
        return wrong + must(here.sold == sold, f"{here.sold} units are sold and {sold} delivered")

    return events, (_EXPIRES,), check


def staff_cancel(shop: RaceShop, _rng: random.Random) -> Prepared:
    """Staff cancel an order while its buyer pays it."""
    product, who = shop.goods(), shop.buyer()
    number = shop.ordered(who, product)
    shop.rina.presses(1, f"orders.seen:{number}")
    with shop.holding() as events:
        who.taps("Pay")
        shop.rina.taps("Cancel")

    def check() -> Wrong:
        state, spent = shop.state(number), FUNDS.amount - shop.left(who)
        expected = {"delivered": PRICE.amount, "cancelled": 0}
        return must(expected.get(state) == spent, f"the order is {state} and {spent} was paid")

    return events, (), check


STORIES: Mapping[str, Callable[[RaceShop, random.Random], Prepared]] = {
    "last_use": last_use,
    "one_gift": one_gift,
    "last_unit": last_unit,
    "refund_twice": refund_twice,
    "two_decide": two_decide,
    "one_balance": one_balance,
    "undone": undone,
    "staff_cancel": staff_cancel,
}


# --- without the protection ---


def _gives_again(tx: Tx, person: int, voucher: int) -> Money:
    money = vouchers.sure(tx, voucher).money
    assert money is not None
    ledger.give(tx.house, person, money, "gift", f"gift:{voucher}:{person}", actor=person)
    return money


SABOTAGES: Mapping[str, Mapping[str, Any]] = {
    "one_gift": {"shopbot.trade.vouchers.unusable": lambda *_: None, "shopbot.trade.vouchers.redeem": _gives_again},
    "refund_twice": {"plugins.aftersales.staff.refunds.left": lambda *_: PRICE},
    "last_use": {
        "shopbot.trade.vouchers._refusal_of_limits": lambda *_: None,
        "shopbot.trade.vouchers.hold": lambda *_: None,
        "shopbot.trade.vouchers.use": lambda *_: None,
    },
}


def one_round(seed: int, _left: float, *sabotaged: str) -> Outcome:
    """Race every story a few times, or the `sabotaged` ones alone and without what protects them."""
    rng, outcome = random.Random(seed), Outcome(Counter(races=0, deeds=0, broken=0))
    with ExitStack() as stack:
        shop = RaceShop()
        stack.callback(shop.close)
        for story in sabotaged or STORIES:
            for target, careless in SABOTAGES[story].items() if sabotaged else ():
                stack.enter_context(patch(target, careless))
            for threads in (True, False) if sabotaged else _ROUND:
                _raced(shop, rng, story, outcome, threads=threads)
    return outcome


def _raced(shop: RaceShop, rng: random.Random, story: str, outcome: Outcome, *, threads: bool) -> None:
    events, jobs, check = STORIES[story](shop, rng)
    outcome.counts["deeds"] += shop.race(rng, events, jobs, threads=threads)
    wrong = [f"{story} ({'threads' if threads else 'an order'}): {one}" for one in check()]
    wrong += [f"{story}: {one}" for one in (*shop.parked, *shop.check())]
    outcome.counts.update(races=1, broken=len(wrong))
    outcome.bad += wrong
