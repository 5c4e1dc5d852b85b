"""Every statement that the hot flows really run is looked at: none reads through a table that grows.

The statements are those SQLite was given, as its own trace tells them; what each would read is what EXPLAIN QUERY PLAN
says. Statements of triggers are not in it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from shopbot.testing import Person
from shopbot.trade import ledger, orders, vouchers
from tests.prove.load.town import FUNDS, OWNER, PRICE, Town
from tests.prove.proof import Outcome, Run

_SARI = 7_000
_SCAN = re.compile(  # a range of row numbers is most of the table as well
    r"^(?:SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?|SEARCH (\w+) USING INTEGER PRIMARY KEY \(rowid[<>].*)$"
)
_READS = re.compile(r"^\s*(SELECT|UPDATE|DELETE|INSERT|REPLACE|WITH)\b", re.IGNORECASE)
_INTO = re.compile(r"^\s*INSERT INTO (\w+)", re.IGNORECASE)
_LITERAL = re.compile(r"x'[0-9a-fA-F]*'|'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b")

SMALL: Mapping[str, str] = {
    "shop": "one row",
    "setting": "what the owner has set",
    "job": "one row a job",
    "plugin": "one row a plugin",
    "pause": "one row a reason to sell nothing",
    "payment_method": "one row a method",
    "category": "the owner's shelves",
    "cursor": "one row a source",
    "step": "one row a migration",
    "notice_group": "the staff's groups",
    "health": "one row a sign of trouble",
    "witness_due": "emptied after each commit",
    "search_stale": "products changed since the last commit",
}
"""Tables that do not grow with what people do, and why."""

WAITING: Mapping[str, str] = {
    "payment_open": "payments under way",
    "notice_digest_open": "notices that are being gathered now",
    "voucher_listed": "vouchers the owner offers to everybody",
    "inbox_waiting": "events that wait",
    "outbox_due": "messages that are owed now",
    "errand_due": "errands under way",
    "orders_undelivered": "paid orders that wait for goods made by hand",
}
"""Partial indexes that hold only what waits, and what that is."""

KNOWN: Mapping[str, str] = {
    "FROM audit ORDER BY id DESC LIMIT ?": "the newest row: one is read",
    "WHERE order_id IN ()": "nothing is read for no orders",
    "DELETE FROM notice_gathered WHERE at < ?": "once a minute in the background; thirty days are kept",
    "DELETE FROM errand WHERE id IN (SELECT id FROM errand WHERE state <> ?": "once an hour in the background",
}
"""Statements that do read through a table, by a part of them, and why they may."""


class Traced:
    """A town whose statements are noted, each form once."""

    def __init__(self) -> None:
        self.seen: dict[str, str] = {}
        self.town = Town()
        self.town.run_jobs()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Note every statement while the block lasts."""
        lines = (self.town._store.writer, self.town.db._connection)
        for line in lines:
            line.set_trace_callback(self._note)
        try:
            yield
        finally:
            for line in lines:
                line.set_trace_callback(None)

    def _note(self, sql: str) -> None:
        if _READS.match(sql):
            self.seen.setdefault(_LITERAL.sub("?", sql), sql)

    def scans(self) -> dict[str, list[str]]:
        """Return the statements that read through something, each with what."""
        raw: Any = self.town.db._connection
        found: dict[str, list[str]] = {}
        for form, sql in self.seen.items():
            steps = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()]
            scanned = [step for step in steps if self._reads_through(step, sql)]
            scanned = [step for step in scanned if not self._is_child(step, sql)]
            if scanned and not any(part in form for part in KNOWN):
                found[form] = scanned
        return found

    def _reads_through(self, step: str, sql: str) -> bool:
        match = _SCAN.match(step)
        if match is None or match[2] in WAITING:
            return False
        table = self._table(match[1] or match[3], sql)
        return table is not None and table not in SMALL

    def _is_child(self, step: str, sql: str) -> bool:
        """Tell whether SQLite plans to look for rows that refer to a new one.

        It only does while a deferred reference is open (its OP_FkIfZero), which no event leaves.
        """
        into = _INTO.match(sql)
        refers = self.town.db.rows('SELECT "table" AS parent FROM pragma_foreign_key_list(?)', step.split()[1])
        return into is not None and any(row["parent"] == into[1] for row in refers)

    def _table(self, name: str, sql: str) -> str | None:
        """Return the table that a plan calls so; None for what is none (a subquery, a list)."""
        tables = {row["name"] for row in self.town.db.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if name in tables:
            return name
        alias = re.search(rf"\b(\w+)\s+(?:AS\s+)?{name}\b", sql)
        return alias[1] if alias and alias[1] in tables else None


def hot_flows(town: Town) -> Mapping[str, Callable[[], object]]:
    """Return what people do all day, and what the shop does by itself, by name."""
    sari = town.person("Sari", id=_SARI)
    product = town.product

    def order() -> int:
        sari.presses(1, f"orders.checkout:{product}:1:{PRICE.amount}")
        return orders.of_person(town.db, sari.id).items[0].id

    def buys() -> Person:
        order()
        return sari.taps("Pay")

    def by_method() -> None:
        sari.presses(1, f"orders.pay_by:{order()}:pretend").taps("Other method")
        sari.presses(1, f"orders.pay_by:{orders.of_person(town.db, sari.id).items[0].id}:pretend").taps("✅ Pay")

    return {
        "enters": lambda: sari.says("/start"),
        "menu": lambda: sari.says("/menu"),
        "shelves": lambda: sari.says("/shop"),
        "looks": lambda: sari.says("900"),
        "buys": buys,
        "by_method": by_method,
        "gives_up": lambda: (order(), sari.taps("Cancel")),
        "orders": lambda: sari.says("/orders"),
        "goods": lambda: sari.presses(1, f"orders.goods:{orders.of_person(town.db, sari.id).items[0].id}:0"),
        "balance": lambda: sari.says("/balance"),
        "types": lambda: sari.says("lumina"),
        "voucher": lambda: (order(), sari.says("/voucher WELCOME10")),
        "jobs": lambda: town.advance(hours=1),
    }


def traced() -> Traced:
    """Let everything hot happen once, after somebody has prepared it, and return what was seen."""
    made = Traced()
    town = made.town
    town.restock()
    sari = town.person("Sari", id=_SARI).says("/start")
    town.do(lambda tx: _rich(tx, sari.id))
    terms = vouchers.VoucherTerms("percent", 1000)
    town.do(lambda tx: vouchers.create(tx, OWNER, terms, "WELCOME10"))
    town.advance(hours=1)
    for flow in hot_flows(town).values():
        with made.listening():
            flow()
    return made


def _rich(tx: Any, person: int) -> None:
    ledger.adjust(tx, person, FUNDS, OWNER, "for the flows", f"rich:{person}")


def indexes(_run: Run) -> Outcome:
    """Look at every statement of the hot flows once."""
    made = traced()
    found = made.scans()
    outcome = Outcome(Counter(statements=len(made.seen), scans=len(found), allowed=len(KNOWN)))
    outcome.bad = [f"{'; '.join(steps)}: {form[:300]}" for form, steps in found.items()]
    made.town.close()
    return outcome
