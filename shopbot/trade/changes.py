"""What has changed in the books since one last looked: for the demo's inspector and for whoever debugs a shop.

Everything that is told comes from rows that say it themselves (postings, timelines, receipts, audit), except stock and
the state of attempts, which are compared with how they were. Goods, contents and what audit rows hold are never read.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from shopbot.db.tx import Reader
from shopbot.trade.money import Money

Book = Literal["ledger", "stock", "orders", "payments", "audit"]
_ONE_BY_ONE = 5  # as many new products, or audit rows of one hand, are told singly; more at once are one line
_AT_FIRST = 50  # rows of each book that a first look goes back
_COUNTED = ("available", "reserved", "sold")
_NONE = dict.fromkeys(_COUNTED, 0)


@dataclass(frozen=True)
class Change:
    """One change. `at` is UTC seconds; `what` a short line in technical words; `delta` a sum, or a number of units."""

    at: int
    book: Book
    what: str
    delta: Money | int | None = None


@dataclass
class Watcher:
    """Remembers how far it has read. The first look tells the newest rows, and takes stock as it is."""

    _marks: dict[str, int] = field(default_factory=dict)
    _open: dict[int, str] = field(default_factory=dict)
    _held: set[int] = field(default_factory=set)
    _stock: dict[int, dict[str, int]] | None = None

    def look(self, db: Reader, now: int) -> list[Change]:
        """Return what is new, oldest first. What has no time of its own is told as of `now` (UTC seconds)."""
        found = [*self._ledger(db), *self._orders(db), *self._attempts(db), *self._receipts(db), *self._audit(db)]
        depth = [*self._uses(db), *self._given(db), *self._units(db, now)]
        return sorted([*found, *depth], key=lambda change: change.at)

    def _mark(self, book: str, newest: int | None) -> int:
        """Return the last row already told, and remember the newest there is."""
        last = newest or 0
        mark = self._marks.get(book, last - _AT_FIRST)
        self._marks[book] = max(mark, last)
        return mark

    def _ledger(self, db: Reader) -> Iterator[Change]:
        mark = self._mark("ledger", db.scalar("SELECT max(id) FROM leg"))
        for row in db.rows(
            "SELECT leg.amount, account.name, account.currency, posting.reason, posting.at, orders.code FROM leg"
            " JOIN account ON account.id = leg.account JOIN posting ON posting.id = leg.posting"
            " LEFT JOIN orders ON orders.id = posting.order_id WHERE leg.id > ? AND leg.id <= ? ORDER BY leg.id",
            mark, self._marks["ledger"],
        ):  # fmt: skip
            what = " · ".join(filter(None, (row["name"], row["reason"], row["code"])))
            yield Change(row["at"], "ledger", what, Money(row["amount"], row["currency"]))

    def _orders(self, db: Reader) -> Iterator[Change]:
        mark = self._mark("orders", db.scalar("SELECT max(id) FROM order_event"))
        for row in db.rows(
            "SELECT order_event.state, order_event.at, orders.code,"
            " (SELECT group_concat(quantity || ' × ' || title, ', ') FROM order_line WHERE order_id = orders.id)"
            " AS goods FROM order_event"
            " JOIN orders ON orders.id = order_event.order_id WHERE order_event.id > ? AND order_event.id <= ?"
            " ORDER BY order_event.id",
            mark, self._marks["orders"],
        ):  # fmt: skip
            goods = f" ({row['goods']})" if row["goods"] and row["state"] == "waiting" else ""
            yield Change(row["at"], "orders", f"{row['code']} → {row['state']}{goods}")

    def _uses(self, db: Reader) -> Iterator[Change]:
        """Tell of vouchers that are held, and of those that were held and are used or free again."""
        mark = self._mark("voucher_use", db.scalar("SELECT max(id) FROM voucher_use"))
        for row in db.rows(
            "SELECT voucher_use.*, currency, code FROM voucher_use JOIN orders ON orders.id = order_id"
            " WHERE voucher_use.id > ? OR voucher_use.id IN (SELECT value FROM json_each(?)) ORDER BY voucher_use.id",
            mark, json.dumps([*self._held]),
        ):  # fmt: skip
            was_held = row["id"] in self._held
            (self._held.add if row["state"] == "held" else self._held.discard)(row["id"])
            if row["state"] != "held" or not was_held:
                what = f"voucher {row['voucher']} · {row['code']} → {row['state']}"
                yield Change(row["moved_at"], "orders", what, Money(row["amount"], row["currency"]))

    def _given(self, db: Reader) -> Iterator[Change]:
        """Tell of units given in the place of others, and of what was handed over that is no unit."""
        last = self._mark("replacement", db.scalar("SELECT max(id) FROM replacement"))
        sql = "SELECT replacement.*, code FROM replacement JOIN orders ON orders.id = order_id WHERE replacement.id > ?"
        for row in db.rows(f"{sql} ORDER BY replacement.id", last):
            yield Change(row["at"], "stock", f"{row['code']} · unit {row['instead']} in the place of {row['unit']}")
        last = self._mark("handed", db.scalar("SELECT max(id) FROM handed"))
        sql = "SELECT handed.n, handed.at, code FROM handed JOIN orders ON orders.id = order_id WHERE handed.id > ?"
        for row in db.rows(f"{sql} ORDER BY handed.id", last):
            yield Change(row["at"], "stock", f"{row['code']} · line {row['n']} handed over")

    def _attempts(self, db: Reader) -> Iterator[Change]:
        """Tell of new tries to pay, and of those that were open and are not any more."""
        mark = self._mark("payment", db.scalar("SELECT max(id) FROM payment"))
        for row in db.rows(
            "SELECT payment.id, method, payment.state, opened_at, closed_at, payment.currency, amount, orders.code"
            " FROM payment LEFT JOIN orders ON orders.id = payment.order_id"
            " WHERE payment.id > ? OR payment.id IN (SELECT value FROM json_each(?)) ORDER BY payment.id",
            mark, json.dumps([*self._open]),
        ):  # fmt: skip
            if self._open.get(row["id"]) == row["state"]:
                continue
            self._open[row["id"]] = row["state"]
            if row["closed_at"] is not None:
                del self._open[row["id"]]
            self._marks["payment"] = max(self._marks["payment"], row["id"])
            about = row["code"] or "deposit"
            money = None if row["closed_at"] else Money(row["amount"], row["currency"])
            words = f"{row['method']} attempt {row['id']} · {about} → {row['state']}"
            yield Change(row["closed_at"] or row["opened_at"], "payments", words, money)

    def _receipts(self, db: Reader) -> Iterator[Change]:
        mark = self._mark("receipt", db.scalar("SELECT max(id) FROM receipt"))
        for row in db.rows(
            "SELECT method, reference, outcome, at, amount, currency FROM receipt WHERE id > ? AND id <= ? ORDER BY id",
            mark, self._marks["receipt"],
        ):  # fmt: skip
            what = f"{row['method']} receipt {row['reference']} → {row['outcome']}"
            yield Change(row["at"], "payments", what, Money(row["amount"], row["currency"]))

    def _audit(self, db: Reader) -> Iterator[Change]:
        mark = self._mark("audit", db.scalar("SELECT max(id) FROM audit"))
        rows = db.rows(
            "SELECT at, actor, action, subject FROM audit WHERE id > ? AND id <= ? ORDER BY id",
            mark, self._marks["audit"],
        )  # fmt: skip
        for actor, together in groupby(rows, lambda row: row["actor"]):
            done = list(together)
            if len(done) <= _ONE_BY_ONE:
                yield from (Change(row["at"], "audit", f"{actor} · {row['action']} · {row['subject']}") for row in done)
            else:
                actions = Counter(row["action"] for row in done)
                kinds = ", ".join(f"{count} × {action}" for action, count in actions.items())
                yield Change(done[-1]["at"], "audit", f"{actor} · {kinds}")

    def _units(self, db: Reader, now: int) -> Iterator[Change]:
        """Compare each product's numbers with those of the last look; many new products are one line."""
        rows = [*db.rows("SELECT id, title, available, reserved, sold FROM product ORDER BY id")]
        was, self._stock = self._stock, {row["id"]: {name: row[name] for name in _COUNTED} for row in rows}
        if was is None:
            return
        new = [row for row in rows if row["id"] not in was and row["available"]]
        if len(new) > _ONE_BY_ONE:
            yield Change(now, "stock", f"{len(new)} new products · available", sum(row["available"] for row in new))
            was = {**was, **{row["id"]: {**_NONE, "available": row["available"]} for row in new}}
        for row in rows:
            before = was.get(row["id"], _NONE)
            for name in _COUNTED:
                if row[name] != before[name]:
                    yield Change(now, "stock", f"{row['title']} · {name}", row[name] - before[name])
