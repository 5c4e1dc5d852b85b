"""Whatever staff do, in any order, with buyers in between: taking it back restores exactly what was, or says why not.

What is compared is everything a change can touch, as people meet it: products, shelves, people, wallets, stock, sales,
goods. Left out are counters that only ever rise (price versions), and what was marked as deleted: a product that was
made and unmade is a deleted product.
"""

import contextlib
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from shopbot.db.tx import Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, goods, ledger, orders, people, products, sales, stock, undo
from shopbot.trade.audit import Record
from tests.prove.model.rules_desk import DeskMachine
from tests.trade.desk import OWNER, rp

BUYER = 7
REASONS = {
    "changed_since", "undo_added_again", "undo_all_sold", "undo_first_goods", "undo_has_stock", "undo_shelf_used",
    "undo_sold", "undo_spent", "number_taken", "owner_not_banned", "nothing_to_delete",
}  # fmt: skip
_PRODUCTS = (
    "SELECT id, number, kind, category, title, description, translations, price, currency, photo, min_quantity,"
    " max_quantity, state, sort, low_stock, sold_shift, available, reserved, sold, parent, supply, parts, issue, cost,"
    " reseller_price, country, type, warranty_days, refund_rule, note FROM product WHERE state <> 'deleted'"
)
COMPARED = (
    _PRODUCTS,
    "SELECT * FROM category WHERE state <> 'deleted'",
    "SELECT id, role, full_name, email, whatsapp, banned_at, banned_until, ban_reason FROM person",
    "SELECT name, currency, balance FROM account WHERE person IS NOT NULL",
    "SELECT id, product, batch, state, order_id FROM stock_unit WHERE state <> 'deleted'",
    "SELECT id, note, cost, state FROM stock_batch WHERE id IN (SELECT batch FROM stock_unit WHERE state <> 'deleted')",
    "SELECT id, product, category, percent FROM sale WHERE state = 'on'",
    "SELECT product, content FROM shared_goods WHERE id IN (SELECT max(id) FROM shared_goods GROUP BY product)",
)
Deed = Callable[[Tx, int], Any]


def _batch(tx: Tx, n: int) -> int:
    return int(tx.scalar("SELECT id FROM stock_batch ORDER BY id DESC LIMIT 1 OFFSET ?", n % 2) or 1)


def _unit(tx: Tx, n: int) -> int:
    sql = "SELECT id FROM stock_unit WHERE state IN ('available', 'quarantined') ORDER BY id LIMIT 1 OFFSET ?"
    return int(tx.scalar(sql, n % 3) or 0)


def _buy(tx: Tx, n: int) -> None:
    """A buyer, not staff: it comes between, and nothing of it is undone."""
    order = orders.checkout(tx, BUYER, 1, 1, products.sure(tx, 1).price.amount)
    if n % 2:
        orders.pay_from_wallet(tx, order.id, BUYER)


DEEDS: Mapping[str, Deed] = {
    "edit words": lambda tx, n: products.edit(tx, 1, OWNER, title=f"Title {n}", note=f"Note {n}", price=rp(1 + n)),
    "edit other": lambda tx, n: products.edit(tx, 1 + n % 2, OWNER, number=50 + n, sort=n, parts=("a", "b")[: n % 3]),
    "edit terms": lambda tx, n: products.edit(tx, 1, OWNER, cost=rp(n) if n % 2 else None, warranty_days=n),
    "make a product": lambda tx, n: products.create(tx, OWNER, f"New {n}", rp(n)),
    "hide": lambda tx, n: products.hide(tx, 1, OWNER),
    "delete": lambda tx, n: products.delete(tx, 1 + n % 2, OWNER),
    "restore": lambda tx, n: products.restore(tx, 1 + n % 2, OWNER),
    "sold count": lambda tx, n: products.set_sold(tx, 1, n, OWNER),
    "make a shelf": lambda tx, n: products.create_category(tx, OWNER, f"Shelf {n}"),
    "rename a shelf": lambda tx, n: products.edit_category(tx, 1, OWNER, title=f"Shelf {n}", icon="🎵", sort=n),
    "move a shelf": lambda tx, n: products.move_category(tx, 2, 1 if n % 2 else None, OWNER),
    "hide a shelf": lambda tx, n: products.set_category_state(tx, 1, "hidden" if n % 2 else "active", OWNER),
    "put on a shelf": lambda tx, n: products.edit(tx, 1, OWNER, category=1 + n % 2),
    "ban": lambda tx, n: people.ban(tx, BUYER, OWNER, f"reason {n}", tx.now + n if n % 2 else None),
    "unban": lambda tx, n: people.unban(tx, BUYER, OWNER),
    "role": lambda tx, n: people.set_role(tx, 8, ("customer", "reseller", "admin")[n % 3], OWNER),
    "name": lambda tx, n: people.set_field(tx, BUYER, "full_name", f"Budi {n}" if n % 2 else None, OWNER),
    "balance": lambda tx, n: ledger.adjust(tx, BUYER, rp(n - 4), OWNER, "because", f"key:{tx.token(8).hex()}"),
    "add stock": lambda tx, n: stock.add(tx, 1, [f"LINE-{n}-{k}" for k in range(3)], by=OWNER),
    "delete a unit": lambda tx, n: stock.delete_unit(tx, _unit(tx, n), OWNER),
    "delete all": lambda tx, n: stock.delete_unsold(tx, 1, OWNER),
    "freeze": lambda tx, n: stock.freeze(tx, _batch(tx, n), OWNER, f"reason {n}"),
    "thaw": lambda tx, n: stock.thaw(tx, _batch(tx, n), OWNER),
    "describe": lambda tx, n: stock.describe(tx, _batch(tx, n), OWNER, note=f"n{n}", cost=rp(n) if n % 2 else None),
    "start a sale": lambda tx, n: sales.start(tx, OWNER, product=1, percent=100 * (1 + n)),
    "end sales": lambda tx, n: sales.clear(tx, OWNER, product=1),
    "put goods": lambda tx, n: goods.put(tx, 3, f"words {n}", OWNER),
    "buy": _buy,
}
Digest = list[list[tuple[Any, ...]]]


class Staff(DeskMachine):
    """A shop, what is in it, and the changes that may still be undone."""

    reversers: ClassVar[Mapping[str, undo.Reverser]] = undo.REVERSERS

    @initialize()
    def open(self) -> None:
        """Start with two people, three products and two shelves."""
        self.sits_down()
        self.older: list[Record] = []
        for number in (BUYER, 8):
            self.desk.person(number, credit=20)
        self.desk.product(price=3, units=2)
        self.desk.product(price=4, units=1, title="Other")
        with self.desk.tx() as tx:
            products.create(tx, OWNER, "Guide", rp(1), kind="item", supply="shared")
            for title in ("Inner", "Outer"):
                products.create_category(tx, OWNER, title)

    @rule(deed=st.sampled_from(sorted(DEEDS)), n=st.integers(0, 8))
    def does(self, deed: str, n: int) -> None:
        """Do one thing, and leave it."""
        self.older += self.written(deed, n)

    @rule(deed=st.sampled_from(sorted(DEEDS)), n=st.integers(0, 8))
    def does_and_takes_back(self, deed: str, n: int) -> None:
        """Do one thing and take it back: everything is then as before, or nothing has changed."""
        before = self.digest()
        written = self.written(deed, n)
        self._undo_all(written, before)
        self.older += written

    @rule(n=st.integers(0, 30))
    def takes_back_an_older_one(self, n: int) -> None:
        """Take back what is not the newest change: it works, or it is refused for a reason and leaves all as it is."""
        if not self.older:
            return
        record, after = self.older.pop(n % len(self.older)), self.digest()
        reason = self.undoes(record)
        assert reason is None or reason in REASONS | {"undo_done"}, f"{record.action}: {reason}"
        assert reason is None or self.digest() == after

    def digest(self) -> Digest:
        """Return everything that is compared."""
        with self.desk.tx() as tx:
            return [sorted((tuple(row) for row in tx.rows(sql)), key=repr) for sql in COMPARED]

    def written(self, deed: str, n: int) -> list[Record]:
        """Do one thing, as far as the shop lets them; return what it wrote into the log, newest first."""
        self.desk.now += 1
        with self.desk.tx() as tx:
            last = int(tx.scalar("SELECT coalesce(max(id), 0) FROM audit"))
        with contextlib.suppress(ShopError), self.desk.tx() as tx:
            DEEDS[deed](tx, n)
        with self.desk.tx() as tx:
            return [one for one in audit.recent(tx, 50) if one.id > last and one.actor == str(OWNER)]

    def undoes(self, record: Record) -> str | None:
        """Take one change back; return the reason when that is refused."""
        try:
            with self.desk.tx() as tx:
                undo.carry_out(tx, record, OWNER, lambda: self.reversers[record.action](tx, record, OWNER))
        except ShopError as error:
            return error.key
        return None

    def _undo_all(self, written: list[Record], before: Digest) -> None:
        for record in written:
            after = self.digest()
            reason = self.undoes(record)
            if reason is not None:
                assert reason in REASONS, f"{record.action}: {reason}"
                assert self.digest() == after, f"a refused undo of {record.action} changed something"
                return
            if self.digest() == before:
                return  # a sale that replaced another is one change to people, and goes back as one
        names = [one.action for one in written]
        assert not written or self.digest() == before, f"undoing {names} did not restore what was"
