"""A shop in a folder that stays: the real clerk, plugins and witness, with what leaves it told to whoever listens."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from shopbot.api import Money
from shopbot.db.outbox import Owed
from shopbot.db.tx import Reader
from shopbot.host.screen import Rendered, Say, Show
from shopbot.testing import Person, TestShop
from shopbot.testing.chats import Chats, visible
from shopbot.trade import ledger, products, stock

OWNER, BUYER = 1, 7
PLUGINS = ("home", "catalog", "orders", "wallet", "payments", "pretend")
PRICE, UNITS, CREDIT = 30_000, 12, 90_000
_CODE = re.compile(r"CODE-\d+-\d+")
Told = Callable[[int, str], None]
Update = Mapping[str, Any]


class _Telling(Chats):
    """Chats that tell of everything on its way into one: the chat, and the words as read."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self._told = told

    def bring(self, owed: Owed, rendered: Rendered) -> int:
        """Tell of a message that was owed, and show it."""
        self._told(owed.chat, visible(rendered.html))
        return super().bring(owed, rendered)

    def carry_out(self, effect: object) -> tuple[int, int, bool] | None:
        """Tell of a screen, and show it."""
        if isinstance(effect, Show):
            self._told(effect.chat, visible(effect.screen.html))
        elif isinstance(effect, Say):
            self._told(effect.chat, visible(effect.message.html))
        return super().carry_out(effect)


class Till(TestShop):
    """The shop in `data`, made there if there is none. `held` is what Telegram would deliver, while it is kept back."""

    def __init__(self, data: Path, at: int, told: Told = lambda _chat, _words: None) -> None:
        super().__init__(*PLUGINS, start=at, owner=OWNER, witness=True, data=data)
        self.chats = _Telling(told)
        self.held: list[Update] | None = None

    def deliver(self, update: Update) -> None:
        """Let Telegram deliver an update, or keep it back."""
        if self.held is None:
            super().deliver(update)
        else:
            self.held.append({"update_id": self.next_update, **update})

    def delivered(self, updates: list[Update]) -> None:
        """Deliver what was kept back, under the numbers it had."""
        for update in updates:
            self.next_update = int(update["update_id"])
            super().deliver({name: value for name, value in update.items() if name != "update_id"})

    # --- people ---

    def shelf(self, units: int = UNITS) -> products.Product:
        """Put a product with codes of its own on the shelf."""
        made: products.Product = self.do(lambda tx: products.create(tx, "test", "Lumina", Money(PRICE, "IDR")))
        self.do(lambda tx: stock.add(tx, made.id, [f"CODE-{made.id}-{n}" for n in range(units)], by="test"))
        return made

    def buyer(self, number: int = BUYER, credit: int = CREDIT) -> Person:
        """Let somebody in, with money in the wallet."""
        somebody = self.person(f"Person {number}", id=number).says("/start")
        if credit:
            sum_ = Money(credit, "IDR")
            self.do(lambda tx: ledger.adjust(tx, number, sum_, OWNER, "for the test", f"credit:{number}"))
        return somebody


def codes_in(words: str) -> list[str]:
    """Return the codes that somebody who reads this has."""
    return _CODE.findall(words)


def holdings(db: Reader) -> dict[str, Any]:
    """Return what is whose: money by account, codes by state and buyer, orders, and money that came in."""
    return {
        "money": {
            f"{row['name']} {row['currency']}": row["balance"]
            for row in db.rows("SELECT name, currency, balance FROM account WHERE balance <> 0")
        },
        "goods": {
            row["content"]: [row["state"], row["person"]]
            for row in db.rows(
                "SELECT content, stock_unit.state, person FROM stock_unit LEFT JOIN orders ON orders.id = order_id"
            )
        },
        "orders": [list(row) for row in db.rows("SELECT id, person, total, state FROM orders ORDER BY id")],
        "receipts": [list(row) for row in db.rows("SELECT method, reference, amount FROM receipt ORDER BY id")],
    }
