"""A shop in which nobody waits: events are put in and carried out on a clock turned by hand, without its recounts."""

from collections.abc import Callable, Sequence
from typing import Any

from shopbot.db import errands, outbox
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Tx
from shopbot.errors import NotReady
from shopbot.host.schedule import offer
from shopbot.testing import TestShop
from shopbot.trade import ledger, people, products, stock
from shopbot.trade.money import Money

PLUGINS = (
    "home", "catalog", "orders", "wallet", "pretend", "payments", "vouchers", "admin", "aftersales", "backups",
    "broadcast", "referrals", "resellers", "support", "notices", "rates", "profit",
)  # fmt: skip
OWNER, FIRST = 500, 1_000_000
NUMBER, PRICE, FUNDS = 900, Money(40_000, "IDR"), Money(4_000_000_000, "IDR")
_CODES = 5_000
_ALIKE = (
    "WITH RECURSIVE n(i) AS (SELECT ? + 1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)"
    " INSERT INTO person ({}) SELECT {} FROM n, person WHERE person.id = ?"
)
_COUNT = 'SELECT count(*) FROM "{}"'
_SETTINGS = {"backups": {"every": 86_400, "chat": False}}  # the day's one is enough to let the witness be pruned


class Town(TestShop):
    """One shop with its plugins, one product and people with money; `settle` does what waits and recounts nothing.

    Of what people see only the newest messages are kept.
    """

    def __init__(self, *plugins: str, witness: bool = True, start: int = 1_767_225_600) -> None:
        self._slots: dict[str, str] = {}
        super().__init__(*(plugins or PLUGINS), owner=OWNER, witness=witness, start=start, settings=_SETTINGS)
        self.rina = self.person("Rina", id=OWNER).says("/start")
        self.product = int(self.do(lambda tx: products.create(tx, OWNER, "Lumina", PRICE, number=NUMBER)).id)
        self.units = 0

    def settle(self) -> None:
        """Let everything that waits happen."""
        busy = True
        while busy:
            busy = self._turn() or self._run_errands() or self._send_owed()

    def populate(self, number: int) -> range:
        """Let so many people in, with money; return who."""
        who = range(FIRST, FIRST + number)
        for first in range(0, number, 1000):
            self.do(lambda tx, first=first: _let_in(tx, who[first : first + 1000]))  # type: ignore[misc]
        return who

    def crowd(self, number: int) -> range:
        """Let so many people in at once, without money, alike but for their numbers; return who."""
        first = self.populate(1)[0]
        columns = [row["name"] for row in self.db.rows("SELECT name FROM pragma_table_info('person')")]
        own = {"id": "n.i", "bank_id": "printf('%d', n.i + 1000000)"}
        alike = ", ".join(own.get(name, f"person.{name}") for name in columns)
        sql = _ALIKE.format(", ".join(columns), alike)
        self.do(lambda tx: tx.run(sql, first, first + number, first))
        return range(first, first + number)

    def restock(self, least: int = 100) -> None:
        """Lay in more codes when there are few."""
        if stock.count(self.db, self.product).available < least:
            codes = [f"TOWN-{self.units + n:09}" for n in range(_CODES)]
            self.units += _CODES
            self.do(lambda tx: stock.add(tx, self.product, codes, by=OWNER))

    def jobs(self) -> int:
        """Hand in every job whose slot is new, as the scheduler does; return how many."""
        now, due = self.clock.now(), []
        for place, job in self.host.registry.jobs.items():
            slot = str(now // (job.seconds or 86_400))
            if self._slots.get(place) != slot:
                self._slots[place] = slot
                due.append((job, slot))
        return int(self.do(lambda tx: sum(offer(tx, job, slot) for job, slot in due))) if due else 0

    def forget_chats(self) -> None:
        """Keep no more of what people see than the newest message of each chat."""
        for here in self.chats.messages.values():
            for number in sorted(here)[:-1]:
                del here[number]
        self.chats.toasts.clear()
        self.chats.checkouts.clear()

    def _open(self) -> None:
        """Open it without waiting for the disk: what a power cut takes is looked at elsewhere."""
        super()._open()
        self._store.writer.execute(self.clerk.fence.mark("PRAGMA synchronous=OFF", HOUSE))

    def _send_owed(self) -> bool:
        due = outbox.due(self.db, self.clock.now(), 0, 200)
        sent: list[tuple[outbox.Owed, int | None]] = []
        for owed in due:
            rendered = self.host.render_owed(self.db, owed)
            ids = [self.chats.bring(owed, one) for one in rendered]
            sent.append((owed, ids[-1] if ids else None))
        if sent:
            self.do(lambda tx: _note(tx, sent))
        return bool(due)

    def _run_errands(self) -> bool:
        due = errands.due(self.db, self.clock.now(), 100)
        for errand in due:
            self.do(self._answer(errand))
        return bool(due)

    def _answer(self, errand: errands.Errand) -> Callable[[Tx], object]:
        try:
            result = self.host.run_errand(errand)
        except NotReady as reason:
            problem, at = str(reason), self.clock.now() + 60
            return lambda tx: errands.again(tx, errand, at, problem)
        return lambda tx: errands.answered(tx, errand, result)


def _note(tx: Tx, sent: Sequence[tuple[outbox.Owed, int | None]]) -> None:
    for owed, number in sent:
        outbox.sent(tx, owed.id, number, owed.version)


def _let_in(tx: Tx, who: Sequence[int]) -> None:
    for person in who:
        people.meet(tx, person, f"Buyer {person}", None, "en")
        ledger.adjust(tx, person, FUNDS, OWNER, "for the town", f"town:{person}")


def rows(shop: TestShop) -> dict[str, int]:
    """Return how many rows the tables have that could grow for ever."""
    named: Any = shop.db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {row["name"]: int(shop.db.scalar(_COUNT.format(row["name"]))) for row in named}
