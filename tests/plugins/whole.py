"""A shop with every plugin of the house on, and people in the middle of everything: what the matrix tests walk over."""

from collections.abc import Sequence
from typing import Any, get_args

from shopbot.api import EVERYONE, Money, Plugin, ledger, orders, payments, products, stock
from shopbot.config import Limits
from shopbot.host.arguments import Parameter, parameters
from shopbot.host.plugin import Handler
from shopbot.testing import Person, TestShop

PLUGINS = ("notices", "support", "resellers", "home", "catalog", "orders", "wallet", "pretend", "admin", "sample")
OWNER, BUYER, STRANGER = 900, 901, 902
GOODS = "GOODS-OF-BUDI"
# What changes whenever anybody does anything at all.
_ALWAYS = {"inbox", "outbox", "screen", "pace", "conversation", "nonce", "alert", "home_form", "catalog_keys", "job"}


def idr(amount: int) -> Money:
    return Money(amount, "IDR")


def unlimited(*plugins: Plugin[Any] | str, **more: Any) -> TestShop:
    """Return a shop in which nobody taps too fast."""
    return TestShop(*plugins, limits=Limits(updates_per_minute=1_000_000), **more)


class Whole:
    """The owner Ani, the buyer Budi with a delivered order, a waiting one and a deposit, and Sari, who has nothing."""

    def __init__(self, **settings: dict[str, object]) -> None:
        self.shop = unlimited(*PLUGINS, owner=OWNER, settings=settings)
        self.ani = self.shop.person("Ani", id=OWNER).says("/start")
        self.budi = self.shop.person("Budi", id=BUYER).says("/start")
        self.sari = self.shop.person("Sari", id=STRANGER).says("/start")
        self.product: products.Product = self.shop.do(lambda tx: products.create(tx, "test", "Lumina", idr(1000)))
        self.shelf: products.Category = self.shop.do(lambda tx: products.create_category(tx, "test", "Streaming"))
        units = [GOODS, *[f"UNIT-{n}" for n in range(20)]]
        self.shop.do(lambda tx: stock.add(tx, self.product.id, units, by="test"))
        self.shop.do(lambda tx: ledger.adjust(tx, BUYER, idr(5000), "test", "test", "rich"))
        self.delivered = self._order(1)
        self.shop.do(lambda tx: orders.pay_from_wallet(tx, self.delivered.id, BUYER))
        self.waiting = self._order(2)
        until = self.shop.clock.now() + 600
        self.deposit: payments.Attempt = self.shop.do(
            lambda tx: payments.open_attempt(tx, "pretend", BUYER, idr(7000), until)
        )
        self.shop.run_jobs()

    def _order(self, quantity: int) -> orders.Order:
        made: orders.Order = self.shop.do(
            lambda tx: orders.checkout(tx, BUYER, self.product.id, quantity, 1000 * quantity)
        )
        return made

    def state(self, *but: str) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row that matters, by table, without when people were last seen."""
        self.shop.do(lambda tx: tx.run("UPDATE person SET seen_at = 0"))
        db = self.shop.db
        names = [
            r[0] for r in db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        ]
        kept = [name for name in names if name not in _ALWAYS and name not in but and name != "shop"]
        return {name: [tuple(row) for row in db.rows(f"SELECT * FROM {name}")] for name in sorted(kept)}  # noqa: S608


def forged(handler: Handler, numbers: Sequence[int]) -> list[str]:
    """Return the data of buttons somebody could make up for an action: each number in the place of every number."""
    wanted = parameters(handler.call)
    return [":".join([handler.place, *[_word(p, number) for p in wanted]]) for number in numbers]


def _word(parameter: Parameter, number: int) -> str:
    if parameter.kind is int:
        return str(number) if parameter.default is None or not parameter.optional else str(parameter.default)
    if parameter.kind is bool:
        return "1"
    choices = get_args(parameter.kind)
    return str(choices[0]) if choices else "add"


def staff_actions(shop: TestShop) -> list[Handler]:
    """Return every action that is not for everybody."""
    return [a.handler for a in shop.host.registry.actions.values() if a.handler.allow != EVERYONE]


def everybodys_actions(shop: TestShop) -> list[Handler]:
    """Return every action that anybody may press."""
    return [a.handler for a in shop.host.registry.actions.values() if a.handler.allow == EVERYONE]


def all_words(person: Person) -> str:
    """Return everything the bot ever left in somebody's chat, and its toasts."""
    shown = "\n".join(m.text + "\n" + "\n".join(m.buttons) for m in person.messages)
    files = b"".join(m.rendered.document[1] for m in person.messages if m.rendered.document)
    return "\n".join([shown, *person.shop.chats.toasts.get(person.id, []), files.decode(errors="replace")])
