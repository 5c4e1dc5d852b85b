"""A shop that sells one thing by QRIS, and how the outside reaches it."""

import json
from typing import Any

from plugins.qris.photo import codes_in
from shopbot.api import Money, WebhookCall, ledger, products, stock
from shopbot.db.inbox import NewEvent
from shopbot.fakes.pakasir import Pakasir, amount_in
from shopbot.testing import Person, TestShop
from tests.plugins.test_qris_payload import STATIC

OWNER = 900
SLUG, KEY, SECRET = "toko-contoh", "key-of-the-project", "said-by-pakasir"
PRICE = 30_000


class QrisShop:
    """One thing for Rp 30,000, forty pieces; `gateway` is the pretend Pakasir if that is how it is paid."""

    def __init__(self, gateway: Pakasir | None = None, **settings: object) -> None:
        given = {"mode": "static", "code": STATIC, "notice_secret": SECRET}
        if gateway is not None:
            given = {"mode": "pakasir", "pakasir_url": gateway.url, "pakasir_slug": SLUG, "pakasir_key": KEY}
            given["pakasir_secret"] = SECRET
        names = ("home", "orders", "wallet", "payments", "admin", "qris")
        self.shop = TestShop(*names, owner=OWNER, settings={"qris": {**given, **settings}})
        self.shop.run_jobs()
        made = self.shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(PRICE, "IDR")))
        self.shop.do(lambda tx: stock.add(tx, made.id, [f"CODE-{n}" for n in range(40)], by="test"))
        self.product = made.id
        self.hints = 0
        self.owner = self.shop.person("Rina", id=OWNER).says("/start")

    def buyer(self, name: str) -> Person:
        """Return somebody who has ordered the thing and is about to choose how to pay."""
        person = self.shop.person(name).says("/start")
        return person.presses(person.messages[-1].id, f"orders.checkout:{self.product}:1:{PRICE}")

    def hook(self, name: str, body: object, secret: str = SECRET) -> bool:
        """Call a webhook as the web door would; return whether the call was believed to come from who it says."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        call = WebhookCall("qris", name, {"x-secret": secret}, raw, {})
        if not self.shop.host.verify_webhook(call):
            return False
        self.hints += 1
        event = NewEvent(call.source, f"{self.hints}", call.pack())
        self.shop.clerk.put([event])
        self.shop.settle()
        return True

    def notice(self, words: str, **more: Any) -> bool:
        """Let the owner's phone forward a notification."""
        return self.hook("notice", {"title": "Bank Contoh", "text": words, **more})

    def arrives(self, rupiah: int, *, at: str = "10:33") -> bool:
        """Let the bank say that this sum came in."""
        return self.notice(f"Dana masuk Rp{rupiah:,} dari QRIS pukul {at}".replace(",", "."))

    def receipts(self) -> list[tuple[str, int, str]]:
        """Return what was entered: reference, rupiah, what became of it."""
        rows = self.shop.db.rows("SELECT reference, amount, outcome FROM receipt ORDER BY id")
        return [(row["reference"], row["amount"], row["outcome"]) for row in rows]

    def balance(self, person: Person) -> int:
        """Return somebody's wallet in rupiah."""
        return ledger.balance(self.shop.db, person.id, "IDR").amount


def picture(person: Person) -> bytes:
    """Return the picture on somebody's screen."""
    row = person.shop.db.row("SELECT message_id FROM screen WHERE chat = ?", person.id)
    assert row is not None
    photo = person.shop.chats.messages[person.id][row["message_id"]].rendered.photo
    assert isinstance(photo, bytes), person.screen
    return photo


def asked(person: Person) -> int:
    """Return the rupiah a payer's app reads off the picture on somebody's screen."""
    (scanned,) = codes_in(picture(person))
    return amount_in(scanned)


def delivered(person: Person) -> int:
    """Return how often somebody got goods."""
    return sum("Delivered" in message.text for message in person.messages)
