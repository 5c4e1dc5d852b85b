"""The whole shop the proofs of input are played against: every plugin of the house is on, and people are in the middle.

What is tried is tried in a transaction that is taken back: each input meets the same shop, however many came before.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from shopbot.api import Money, ShopError, ledger, orders, payments, people, products, stock, vouchers
from shopbot.config import Limits
from shopbot.db.fence import HOUSE
from shopbot.db.inbox import Event
from shopbot.db.tx import Journal, Tx
from shopbot.host import discover, files, incoming
from shopbot.host.dispatch import Dispatch
from shopbot.host.screen import Rendered
from shopbot.testing import TestShop
from shopbot.testing.chats import BOT
from shopbot.testing.shop import ROOT
from shopbot.trade.vouchers import VoucherTerms

OWNER, ADMIN, RESELLER, BUYER, STRANGER, BANNED, OTHER = 900, 901, 902, 903, 904, 905, 906
WHO = {
    "owner": OWNER, "admin": ADMIN, "reseller": RESELLER, "buyer": BUYER, "stranger": STRANGER, "banned": BANNED,
    "other": OTHER,
}  # fmt: skip
GOODS = "GOODS-OF-BUDI"
UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, IndexError)
SECRETS = {"pakasir_secret": "pakasir-secret-canary", "notice_secret": "notice-secret-canary"}
GATEWAY_KEY = "gateway-key-canary"


class _TakenBack(Exception):
    """Ends what was only tried."""


def house_plugins() -> tuple[str, ...]:
    """Return every plugin that comes with the house."""
    return tuple(found.name for found in discover.find([ROOT / "plugins"]))


@dataclass
class Tried:
    """What came of one event: what it raised, what was shown and said, and what was owed to whom."""

    error: BaseException | None = None
    refused: ShopError | None = None
    effects: list[object] = field(default_factory=list)
    state: Any = None

    def words(self) -> str:
        """Return everything that was shown, said or answered."""
        return "\n".join(_words(effect) for effect in self.effects)


def _words(effect: object) -> str:
    found = [getattr(effect, name) for name in ("screen", "message", "words") if hasattr(effect, name)]
    return "\n".join(_written(one) for one in found)


def _written(shown: object) -> str:
    if not isinstance(shown, Rendered):
        return str(shown)
    labels = [str(button.get("text")) for row in shown.keyboard for button in row]
    file = shown.document[1].decode("utf-8", "replace") if shown.document else ""
    return "\n".join([shown.html, *labels, file])


class Whole:
    """One shop with everything in it, and its desk. `numbers` are the ids of what belongs to the buyer."""

    def __init__(self) -> None:
        settings: dict[str, dict[str, object]] = {
            "qris": {"pakasir_slug": "toko", "pakasir_key": "pakasir-key-canary", "mode": "pakasir", **SECRETS},
            "pretend": {"gateway": "http://127.0.0.1:9", "gateway_key": GATEWAY_KEY},
        }
        self.shop = TestShop(
            *house_plugins(), owner=OWNER, settings=settings, limits=Limits(updates_per_minute=1_000_000)
        )
        self.desk = Dispatch(self.shop.host)
        self.host = self.shop.host
        self._fill()
        self.keys = {
            key for (owner, language), pieces in self.host.texts._sources.items() if language == "en" for key in pieces
        }
        self._worded: dict[str, bool] = {}

    def _fill(self) -> None:
        shop, now = self.shop, self.shop.clock.now()
        for name, number in WHO.items():
            if name != "stranger":
                shop.person(name.title(), id=number).says("/start")
        shop.do(lambda tx: people.set_role(tx, ADMIN, "admin", OWNER))
        shop.do(lambda tx: people.set_role(tx, RESELLER, "reseller", OWNER))
        shop.do(lambda tx: people.ban(tx, BANNED, OWNER, "spam"))
        self.product = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(1000, "IDR")))
        self.shelf = shop.do(lambda tx: products.create_category(tx, "test", "Streaming"))
        units = [GOODS, *[f"UNIT-{n}" for n in range(20)]]
        shop.do(lambda tx: stock.add(tx, self.product.id, units, by="test"))
        shop.do(lambda tx: ledger.adjust(tx, BUYER, Money(5000, "IDR"), "test", "test", "rich"))
        self.delivered = self._order(1)
        shop.do(lambda tx: orders.pay_from_wallet(tx, self.delivered.id, BUYER))
        self.waiting = self._order(2)
        self.deposit = shop.do(lambda tx: payments.open_attempt(tx, "pretend", BUYER, Money(7000, "IDR"), now + 600))
        shop.do(lambda tx: payments.set_invoice(tx, self.deposit.id, reference="inv-1"))
        terms = VoucherTerms("amount", 500, "IDR", person=BUYER)
        self.voucher = shop.do(lambda tx: vouchers.create(tx, OWNER, terms))
        shop.run_jobs()
        self.numbers = (self.delivered.id, self.waiting.id, self.deposit.id, self.voucher.id, self.product.id, BUYER)

    def _order(self, quantity: int) -> orders.Order:
        made: orders.Order = self.shop.do(
            lambda tx: orders.checkout(tx, BUYER, self.product.id, quantity, 1000 * quantity)
        )
        return made

    # --- trying ---

    @contextmanager
    def trying(self) -> Iterator["Trial"]:
        """Open one transaction of the clerk's in which any number of things are tried; nothing of it stays."""
        tx = self.shop.clerk._tx(Journal(), b"prove input", self.shop.clock.now())
        tx._control("BEGIN IMMEDIATE")
        try:
            yield Trial(self, tx)
        finally:
            if tx.intact:
                tx._control("ROLLBACK")

    def has_words(self, error: ShopError) -> bool:
        """Tell whether a refusal can be said: by the house or by any of its plugins, in full."""
        key = error.key.replace("_", "-").replace(".", "-")
        if key not in self._worded:
            owners = [*self.host.registry.plugins, HOUSE]
            self._worded[key] = any(self.host.texts.has(owner, key) for owner in owners)
        return self._worded[key]


class Trial:
    """An open transaction of a `Whole`."""

    def __init__(self, whole: Whole, tx: Tx) -> None:
        self._whole = whole
        self.tx = tx
        self._number = 0

    def event(self, source: str, body: Mapping[str, Any]) -> Event:
        """Return an event as the inbox would hand it to the desk."""
        self._number += 1
        return Event(self._number, source, str(self._number), body, self.tx.now, 1, b"seed")

    def kept(self, update: Mapping[str, Any]) -> None:
        """Let somebody do something that stays for as long as this transaction lasts; a refusal changes nothing."""
        with suppress(ShopError):
            self.tx.attempt(lambda: self._guarded(self.event(f"telegram:{BOT}", update)))
        self.tx._journal.effects.clear()

    def handled(
        self, event: Event, first: Callable[[Tx], object] | None = None, then: Callable[[Tx], Any] | None = None
    ) -> Tried:
        """Let the desk handle an event, and refuse or apologise as the clerk would have it; take it all back.

        `first` prepares the shop for this event alone; `then` looks at what came of it, into `state`.
        """
        came, desk, tx = Tried(), self._whole.desk, self.tx
        effects = tx._journal.effects

        def work() -> None:
            if first is not None:
                first(tx)
            try:
                tx.attempt(lambda: self._guarded(event))
            except ShopError as refusal:
                came.refused = refusal
                desk.failed(tx, event, refusal)
            except (Exception, SystemExit) as error:
                came.error = error
            came.effects = list(effects)
            came.state = then(tx) if then is not None else None
            raise _TakenBack

        try:
            tx.attempt(work)
        except _TakenBack:
            effects.clear()
        return came

    def _guarded(self, event: Event) -> None:
        guard = self._whole.shop.clerk.guard
        try:
            with guard.handling(event):
                self._whole.desk.handle(self.tx, event)
        finally:
            guard.rest()

    def did(self, update: Mapping[str, Any], **more: Any) -> Tried:
        """Let somebody do something."""
        return self.handled(self.event(f"telegram:{BOT}", update), **more)


def is_readable(update: Mapping[str, Any]) -> bool:
    """Tell whether an update is one the Bot API could have made; any other is set aside, and stops nobody else."""
    try:
        incoming.read(update)
    except UNREADABLE:
        return False
    return True


# --- what people send, as Telegram writes it ---


_NAMES = {number: role.title() for role, number in WHO.items()}


def user(number: int) -> dict[str, Any]:
    """Return a User of the Bot API."""
    return {"id": number, "is_bot": False, "first_name": _NAMES.get(number, "Somebody"), "language_code": "en"}


def chat(number: int) -> dict[str, Any]:
    """Return a private Chat of the Bot API."""
    return {"id": number, "type": "private", "first_name": "Somebody"}


def said(number: int, text: str, **more: Any) -> dict[str, Any]:
    """Return the update of a message."""
    message = {"message_id": 77, "date": 1_767_225_600, "from": user(number), "chat": chat(number), "text": text}
    return {"update_id": 1, "message": {**message, **more}}


def pressed(number: int, data: str) -> dict[str, Any]:
    """Return the update of a tap."""
    message = {"message_id": 78, "date": 1_767_225_600, "chat": chat(number), "text": "…"}
    query = {"id": "4711", "from": user(number), "message": message, "data": data, "chat_instance": "1"}
    return {"update_id": 2, "callback_query": query}


def asked(tx: Tx, number: int, place: str, kept: Mapping[str, object]) -> None:
    """Open a question, as if the bot had asked it."""
    tx.house.run(
        "INSERT OR REPLACE INTO conversation VALUES (?, ?, ?, ?, ?, ?)",
        number, number, place.partition(".")[0], place, json.dumps(kept), tx.now,
    )  # fmt: skip


def handed_out(tx: Tx, number: int, data: str) -> None:
    """Hand a single-use button called `!n` to somebody that does what `data` says."""
    name, *args = data.split(":")
    tx.house.run(
        "INSERT INTO nonce (nonce, person, owner, action, args, expires) VALUES ('n', ?, ?, ?, ?, ?)",
        number, name.partition(".")[0], name, json.dumps(args), tx.now + 60,
    )  # fmt: skip


def uploaded(update: Mapping[str, Any], name: str, content: bytes) -> dict[str, Any]:
    """Return the body of a message whose file has been fetched."""
    document = {"file_id": "f", "file_name": name, "file_size": len(content)}
    message = {**update["message"], "document": document}
    message.pop("text", None)
    return {"update": {**update, "message": message}, "name": name, **files.packed(content)}


@cache
def whole() -> Whole:
    """Return this process's shop, made when it is first asked for."""
    return Whole()
