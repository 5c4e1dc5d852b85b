"""A shop that sells, is backed up, sells on and loses its disk; and what the world outside saw of all that.

What counts is kept here, on the other side: the codes buyers were shown, what a gateway was paid for which of its
numbers, and what each person therefore still has. After a restore the shop is held against it.
"""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from shopbot.backup import archive, recovery, restore
from shopbot.backup.restore import Restored
from shopbot.db import connection
from shopbot.db.tx import Tx
from shopbot.errors import ShopError
from shopbot.trade import attempts, ledger, orders, payments, people, products, refunds, stock, vouchers
from shopbot.trade.ledger import Leg
from shopbot.trade.money import Money
from shopbot.trade.payments import Receipt
from shopbot.trade.vouchers import VoucherTerms
from tests.db.witnessed import MASTER, OWNER, Witnessed

RECOVERY = recovery.of_bytes(bytes(range(1, 33)))
PRICE = 1_000
T = TypeVar("T")


def rp(amount: int) -> Money:
    return Money(amount, "IDR")


@dataclass
class Outside:
    """What people and a gateway know. `worth` is what each person still has, as they would reckon it."""

    shown: dict[str, int] = field(default_factory=dict)  # code -> who saw it
    paid: list[tuple[str, int, int, int, int]] = field(default_factory=list)  # reference, attempt, person, sum, when
    credited: set[str] = field(default_factory=set)  # references that a person was told of
    numbers: set[int] = field(default_factory=set)  # attempts that the gateway knows
    worth: dict[int, int] = field(default_factory=dict)


class Life(Witnessed):
    """One life of a shop. Everything people do is done through it, so that `world` knows of it."""

    def __init__(self, folder: Path, world: Outside | None = None) -> None:
        super().__init__(folder)
        self.world = world or Outside()
        self.products: list[int] = []
        self.archives: list[Path] = []

    def told(self, work: Callable[[Tx], T]) -> T:
        """Do `work` and let somebody hear of it, as each of these does in the shop: by a message or a screen."""

        def aloud(tx: Tx) -> T:
            done = work(tx)
            tx.owes()
            return done

        return self.clerk.write(aloud)

    # --- what happens ---

    def joins(self, credit: int = 0) -> int:
        person = self.somebody(credit)
        self.told(lambda tx: None)
        self.world.worth[person] = credit
        return person

    def comes(self, person: int) -> None:
        """Somebody opens the chat: whom the shop forgot is new to it."""
        self.told(lambda tx: people.meet(tx, person, f"Person {person}", None, "id"))

    def stocks(self, units: int = 3) -> int:
        made = self.product(units, PRICE)
        self.products.append(made)
        self.told(lambda tx: None)
        return made

    def adds(self, product: int, units: int = 2) -> None:
        codes = [f"CODE-{product}-{next(self._number)}" for _ in range(units)]
        self.told(lambda tx: stock.add(tx, product, codes, by=OWNER))

    def buys_one(self, person: int, product: int) -> bool:
        """Buy from the wallet; the buyer sees the code."""

        def buy(tx: Tx) -> tuple[list[str], int]:
            cost = products.sure(tx, product).price.amount
            order = orders.checkout(tx, person, product, 1, cost).id
            paid = orders.pay_from_wallet(tx, order, person)
            return orders.units(tx, order, person), paid.total.amount

        try:
            codes, cost = self.told(buy)
        except ShopError:
            return False
        self._sees(person, codes, cost)
        return True

    def _sees(self, person: int, codes: list[str], cost: int) -> None:
        for code in codes:
            assert self.world.shown.setdefault(code, person) == person, f"{code} was sold twice"
        self.world.worth[person] -= cost
        assert self.world.worth[person] >= 0, f"{person} spent money twice"

    def begins(self, person: int, amount: int = 700) -> int:
        """Ask the gateway for a payment; it keeps the attempt's number."""

        def begin(tx: Tx) -> int:
            return payments.open_attempt(tx, "gate", person, rp(amount), tx.now + 600).id

        number = self.told(begin)
        self.world.numbers.add(number)
        return number

    def pays(self, person: int, attempt: int, amount: int = 700) -> str:
        """Pay at the gateway; the shop does not know yet."""
        reference = f"G{len(self.world.paid)}"
        self.world.paid.append((reference, attempt, person, amount, self.clock.now()))
        return reference

    def looks(self) -> None:
        """Let the shop see everything that the gateway ever was paid."""
        for reference, attempt, person, amount, when in self.world.paid:
            receipt = Receipt(reference, rp(amount), when, attempt)
            outcome = self.told(lambda tx, r=receipt: payments.receive(tx, "gate", r))  # type: ignore[misc]
            if outcome.person is not None and not outcome.again:
                assert reference not in self.world.credited, f"{reference} was credited twice"
                assert outcome.person == person, f"{reference} was credited to somebody else"
                self.world.credited.add(reference)
                self.world.worth[person] += amount

    def pays_and_looks(self, person: int, amount: int) -> None:
        self.pays(person, self.begins(person, amount), amount)
        self.looks()

    def gives(self, giver: int, to: int, amount: int) -> None:
        if giver == to:
            return
        key = f"gift:{next(self._number)}:{self.clock.now()}"
        legs = [Leg(ledger.wallet(giver), rp(-amount)), Leg(ledger.wallet(to), rp(amount))]
        try:
            self.told(lambda tx: ledger.post(tx, key, "transfer", legs, actor=giver))
        except ShopError:
            return
        self.world.worth[giver] -= amount
        self.world.worth[to] += amount

    def voucher(self, worth: int = 300) -> str:
        made = self.told(lambda tx: vouchers.create(tx, OWNER, VoucherTerms("gift", worth, "IDR")))
        return made.code

    def redeems(self, person: int, code: str, worth: int = 300) -> bool:
        def redeem(tx: Tx) -> int:
            before = self._held(tx, person)
            vouchers.redeem(tx, person, tx.scalar("SELECT id FROM voucher WHERE code = ?", code) or 0)
            return self._held(tx, person) - before

        try:
            gained = self.told(redeem)
        except ShopError:
            return False
        self.world.worth[person] += gained
        return gained == worth

    @staticmethod
    def _held(tx: Tx, person: int) -> int:
        return ledger.balance(tx, person, "IDR").amount

    def refunds(self, person: int) -> None:
        """Give the newest order of a person back in money."""

        def refund(tx: Tx) -> int:
            found = [one for one in orders.of_person(tx, person).items if one.state == "delivered"]
            if not found:
                return 0
            before = self._held(tx, person)
            refunds.refund(tx, found[0].id, found[0].total, OWNER, "they asked")
            return self._held(tx, person) - before

        try:
            self.world.worth[person] += self.told(refund)
        except ShopError:
            return

    def waits(self, person: int, product: int) -> None:
        """Place an order and leave it unpaid."""
        try:
            self.told(lambda tx: orders.checkout(tx, person, product, 1, products.sure(tx, product).price.amount))
        except ShopError:
            return

    def passes(self, seconds: int) -> None:
        self.clock.advance(seconds)
        self.told(orders.expire_due)
        self.told(attempts.expire_due)

    def anything(self, rng: random.Random) -> None:
        """Somebody does something."""
        everybody = list(self.world.worth)
        person, other, product = rng.choice(everybody), rng.choice(everybody), rng.choice(self.products)
        self.comes(person)
        self.comes(other)
        amount = rng.choice((300, 700, 2_000))
        acts: list[Callable[[], object]] = [
            lambda: self.buys_one(person, product),
            lambda: self.buys_one(person, product),
            lambda: self.pays(person, self.begins(person, amount), amount),
            lambda: self.pays_and_looks(person, amount),
            self.looks,
            lambda: self.gives(person, other, 100),
            lambda: self.redeems(person, self.voucher()),
            lambda: self.refunds(person),
            lambda: self.waits(person, product),
            lambda: self.adds(product, 1),
            lambda: self.joins(500),
            lambda: self.passes(rng.choice((10, 700))),
        ]
        rng.choice(acts)()

    # --- backups, the loss, the restore ---

    def back_up(self) -> Path:
        self.clock.advance(5)
        made = archive.make(
            self.store.files, self.store.keys, MASTER, RECOVERY.public, self.store.files.backups, self.clock.now(),
            shop="Toko Uji",
        )  # fmt: skip
        self.archives.append(made.path)
        return made.path

    def loses_disk(self, keep: Path, *, witness: bool = True) -> Path | None:
        """Lose everything but the backups, and the witness if that is on another disk; return where that is now."""
        self.die()
        keep.mkdir(parents=True, exist_ok=True)
        self.archives = [Path(shutil.copy(one, keep)) for one in self.archives]
        saved = None
        if witness:
            for ending in ("", "-wal"):
                path = self.store.files.witness.with_name(f"witness.db{ending}")
                saved = Path(shutil.copy(path, keep)) if path.exists() else saved
            saved = keep / "witness.db"
        shutil.rmtree(self.folder)
        return saved

    def restored(self, path: Path, **how: object) -> Restored:
        """Restore on an empty machine and open the shop."""
        self.clock.advance(300)
        done = restore.whole(self.store.files, path, RECOVERY.identity, self.clock, **how)  # type: ignore[arg-type]
        self.reopen()
        return done

    # --- what the world asks ---

    def spends_all(self) -> None:
        """Everybody buys what they can: who has too much now shows it."""
        for person in list(self.world.worth):
            for product in self.products:
                while self.buys_one(person, product):
                    pass

    def holds(self, person: int) -> int:
        with_it = connection.open_reader(self.store.files.main, self.store.keys)
        try:
            return ledger.balance(with_it, person, "IDR").amount
        finally:
            with_it.close()

    def require_fair(self, *, exactly: bool) -> None:
        """Nobody has more than is theirs; `exactly`: nor less."""
        for person, worth in self.world.worth.items():
            has = self.holds(person)
            assert has <= worth, f"{person} has {has}, {worth} is theirs"
            assert has == worth or not exactly, f"{person} has {has}, {worth} is theirs"
