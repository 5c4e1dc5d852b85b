"""A whole shop with everything in it, as full as wanted: every plugin, its witness, and people whose taps are measured.

`size` people with an order and five postings each, a tenth as many products with codes each, written by SQL in bulk
(`big.sql`, `shelves.sql`), and a customer with a history of their own; the books add up, which a test holds at a small
size. Telegram is pretended as in tests of plugins, so HTTP is no part of what is measured. Measured is the processor's
time of the one thread that does everything: other programs on the machine do not make it longer.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

from shopbot import config as configuration
from shopbot.backup import archive, recovery
from shopbot.db.tx import Tx
from shopbot.testing import Person, TestShop
from shopbot.trade import ledger, looking, orders, payments, products, stock, vouchers
from shopbot.trade.money import Money
from shopbot.trade.payments import Receipt
from shopbot.web.door import Door, Shop
from tests.bench import big, money_in, shelves
from tests.bench.money_in import Tube

OWNER = 1
PLUGINS = (
    "admin", "aftersales", "backups", "broadcast", "catalog", "formulas", "home", "notices", "orders", "payments",
    "pretend", "profit", "qris", "rates", "referrals", "resellers", "stars", "support", "system", "usdt", "vouchers",
    "wallet",
)  # fmt: skip
_EACH, _LAID_IN, _IMPORTED = 20, 2000, 500
_PRICE = Money(35_000, "IDR")
_CREDIT = Money(35_000_000_000, "IDR")
_A_YEAR, _TWO_DAYS = 31_536_000, 172_800
_APART = 30  # seconds of the shop's clock between two steps: nobody is told that they tap too fast
_RECOVERY = recovery.of_bytes(bytes(range(1, 33)))
_GIFT = 5000


class Town(TestShop):
    """The shop. Each way through it is a method that returns the seconds of processor it took."""

    def __init__(self, size: int) -> None:
        start = int(time.time()) + _TWO_DAYS  # what it was filled with is not of today, nor so old that it goes
        super().__init__(
            *PLUGINS, money_in.plugin, owner=OWNER, witness=True, mode="demo", start=start,
            settings={"broadcast": {"weekly": 50}},
        )  # fmt: skip
        self._size = size
        writer = self._store.writer
        writer.set_authorizer(None)
        big.fill(writer, size)
        shelves.fill(writer, max(size // 10, shelves.FEW), _EACH)
        self.restart()
        self.owner = self.person("Budi", id=OWNER).says("/start")
        self.buyer = self.person("Ana").says("/start")
        self._news = 0
        self._wares()
        self._lives(max(size // 50, 2))
        self.run_jobs()  # a job's first hour is only noted
        self.advance(hours=1)

    def settle(self) -> None:
        """Let everything that waits happen, without the recount that a test makes after each step."""
        while self._turn() or self._run_errands() or self._send_owed():
            pass

    def _wares(self) -> None:
        made = self.do(lambda tx: products.create(tx, OWNER, "Measured", _PRICE))
        self._product, self._number = made.id, made.number
        self._lay_in("FIRST", _LAID_IN)
        self.do(lambda tx: ledger.adjust(tx, self.buyer.id, _CREDIT, OWNER, "for the bench", "bench:credit"))

    def _lay_in(self, name: str, count: int) -> None:
        codes = [f"{name}-{n:06}" for n in range(count)]
        self.do(lambda tx: stock.add(tx, self._product, codes, by=OWNER))

    def _lives(self, purchases: int) -> None:
        """Let the buyer have bought so often."""
        for _ in range(purchases):
            self.do(self._buys)
        self.settle()

    def _buys(self, tx: Tx) -> int:
        placed = orders.checkout(tx, self.buyer.id, self._product, 1, _PRICE.amount)
        return orders.pay_from_wallet(tx, placed.id, self.buyer.id).id

    def _next(self) -> int:
        self._news += 1
        return self._news

    def _spent(self, *steps: Callable[[], object]) -> float:
        """Do these, some time apart; return the seconds of processor."""
        total = 0.0
        for step in steps:
            self.clock.advance(_APART)
            began = time.thread_time()
            step()
            total += time.thread_time() - began
        return total

    def _tapped(self, who: Person, data: str) -> float:
        return self._spent(lambda: who.presses(who.messages[-1].id, data))

    # --- buyers ---

    def starts(self) -> float:
        """Somebody new says /start."""
        guest = self.person(f"Guest {self._next()}")
        return self._spent(lambda: guest.says("/start"))

    def browses(self) -> float:
        """The front of the shop, then a category."""
        return self._tapped(self.buyer, "catalog.shop:0") + self._tapped(self.buyer, "catalog.shelf:1:0")

    def opens(self) -> float:
        """A product's page."""
        return self._spent(lambda: self.buyer.says(str(self._number)))

    def searches(self) -> float:
        """A search that finds one product."""
        return self._spent(lambda: self.buyer.says("lumina x00008"))

    def buys(self) -> float:
        """A purchase from the balance: three taps, the goods, and all that follows."""
        buyer = self.buyer
        return self._spent(
            lambda: buyer.says(str(self._number)), lambda: buyer.taps("Buy"), lambda: buyer.taps("💰 Pay")
        )

    def sees_orders(self) -> float:
        """My orders."""
        return self._spent(lambda: self.buyer.says("/orders"))

    def redeems(self) -> float:
        """A voucher that gives money."""
        terms = vouchers.VoucherTerms("gift", _GIFT, "IDR")
        made = self.do(lambda tx: vouchers.create(tx, OWNER, terms))
        return self._spent(lambda: self.buyer.says(f"/voucher {made.shown}"))

    # --- money ---

    def _begins(self) -> int:
        attempt = self.do(
            lambda tx: payments.open_attempt(
                tx, Tube.name, self.buyer.id, _PRICE, tx.now + _A_YEAR, keep=_A_YEAR, watched=True
            )
        )
        Tube.paid = [Receipt(f"money-{attempt.id}", _PRICE, self.clock.now(), attempt.id)]
        return int(attempt.id)

    def is_told_of_money(self) -> float:
        """A payment that somebody tells of: looked for alone, entered, its payer told."""
        attempt = self._begins()

        def told() -> None:
            self.do(lambda tx: looking.look_soon(tx, attempt))
            self.do(money_in.order_look)
            self.settle()

        return self._entered(attempt, self._spent(told))

    def finds_money(self) -> float:
        """A payment that is found when all open ones are looked for."""
        attempt = self._begins()

        def found() -> None:
            self.do(money_in.order_look)
            self.settle()

        return self._entered(attempt, self._spent(found))

    def _entered(self, attempt: int, spent: float) -> float:
        found = payments.get(self.db, attempt)
        if found is None or found.state != "paid":
            raise RuntimeError(f"payment {attempt} was not entered")
        return spent

    def refunds(self) -> float:
        """Staff give an order's money back."""
        number = self.do(self._buys)
        self.settle()
        code = orders.sure(self.db, number).code
        owner = self.owner
        return self._spent(
            lambda: owner.says(f"/refund {code}"), lambda: owner.taps("All of it"), lambda: owner.taps("Goodwill"),
            lambda: owner.taps("Refund Rp"),
        )  # fmt: skip

    # --- staff ---

    def imports(self) -> float:
        """Five hundred codes from a file."""
        lines, owner = f"IMPORT-{self._next():04}", self.owner
        file = "\n".join(f"{lines}-{n:04}" for n in range(_IMPORTED))
        return self._spent(
            lambda: owner.says(f"/addstock {self._number}"),
            lambda: owner.sends_file("codes.txt", file),
            lambda: owner.taps(f"Add {_IMPORTED}"),
        )

    def exports(self) -> float:
        """A product's stock as a file."""
        return self._spent(lambda: self.owner.says("/exportstock 1001"))

    def broadcasts(self) -> float:
        """One step of a broadcast to everybody."""
        self.owner.says("/broadcast").taps("New message").says("Half price").taps("Everyone")
        self.owner.taps("Send to").taps("Yes, send")
        spent = self._spent(lambda: self.advance(seconds=5))
        post = self.db.scalar("SELECT max(id) FROM broadcast_post")
        self._tapped(self.owner, f"broadcast.stop:{post}")
        return spent

    def sees_dashboard(self) -> float:
        """The staff's first screen."""
        return self._spent(lambda: self.owner.says("/admin"))

    def sees_profit(self) -> float:
        """The profit of the month."""
        return self._spent(lambda: self.owner.says("/profit"))

    def sees_people(self) -> float:
        """The people of a name."""
        return self._spent(lambda: self.owner.says("/users guest 1"))

    def sees_products(self) -> float:
        """The stock list."""
        return self._spent(lambda: self.owner.says("/stock"))

    # --- the machine ---

    def backs_up(self) -> float:
        """A backup, made, recounted and read back."""
        files = self._store.files
        return self._spent(
            lambda: archive.make(
                files, self._store.keys, bytes(range(32)), _RECOVERY.public, files.backups, self.clock.now()
            )
        )

    def restarts(self) -> float:
        """The process ends and opens the shop again."""
        self._store.close()
        return self._spent(self._open)

    @contextlib.contextmanager
    def _door(self) -> Iterator[Callable[[str], int]]:
        shop = Shop(self._store.files.main, self._store.keys, self.clock, self.clerk, self.host)
        door = Door(configuration.Web(port=1), shop)
        loop = asyncio.new_event_loop()
        try:
            yield lambda path: loop.run_until_complete(_get(door, path))
        finally:
            loop.run_until_complete(loop.shutdown_default_executor())
            loop.close()

    def is_asked(self, path: str) -> float:
        """A page of the web door: the processor's time of the whole process, as it works in threads."""
        code = orders.of_person(self.db, self.buyer.id, 0, 1).items[0].code
        with self._door() as get:
            get("/health")
            self.clock.advance(_APART)
            began = time.process_time()
            status = get(path.format(code=code))
            spent = time.process_time() - began
        if status not in (200, 503):
            raise RuntimeError(f"{path} answered {status}")
        return spent


async def _get(door: Door, path: str) -> int:
    """Ask for a page as a browser on this machine does; return the status."""
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "", "headers": [],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 1),
    }  # fmt: skip
    statuses: list[int] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        statuses.extend(s for s in [message.get("status")] if isinstance(s, int))

    await door._gate(scope, receive, send)
    return statuses[0]


WAYS: dict[str, Callable[[Town], float]] = {
    "somebody new says /start": Town.starts,
    "the front and a category": Town.browses,
    "a product's page": Town.opens,
    "a search": Town.searches,
    "a purchase from the balance, three taps": Town.buys,
    "a payment somebody tells of": Town.is_told_of_money,
    "a payment found by looking": Town.finds_money,
    "a voucher redeemed": Town.redeems,
    "my orders": Town.sees_orders,
    "a refund, four taps": Town.refunds,
    f"{_IMPORTED} codes imported": Town.imports,
    "the stock exported": Town.exports,
    "a step of a broadcast": Town.broadcasts,
    "the staff's first screen": Town.sees_dashboard,
    "the profit": Town.sees_profit,
    "people searched": Town.sees_people,
    "the stock list": Town.sees_products,
    "GET /health": lambda town: town.is_asked("/health"),
    "GET /metrics": lambda town: town.is_asked("/metrics"),
    "GET /payments/CODE": lambda town: town.is_asked("/payments/{code}"),
    "a backup": Town.backs_up,
    "a restart": Town.restarts,
}
