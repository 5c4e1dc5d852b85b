"""The stand-in of Telegram's own payments for tests: invoice links, the list of transactions, and refunds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shopbot.api import Attempt, checkouts, ledger, orders, payments, unclaimed
from shopbot.errors import NotReady, Refused
from shopbot.testing import Person, TestShop

PLUGINS = ("home", "catalog", "orders", "wallet", "payments", "admin", "rates", "stars", "qris")
STAR = 200  # rupiah for one


@dataclass
class Telegram:
    """What `host.telegram` is led to. `newest_first` turns its list round; `down` and `says` make it fail."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    links: list[Mapping[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    newest_first: bool = False
    down: bool = False
    after: int | None = None
    says: str = ""
    loses_answer: bool = False

    def __call__(self, method: str, **params: Any) -> Any:
        self.asked.append(method)
        if self.down:
            raise NotReady(f"Telegram did not answer {method}", self.after)
        if self.says:
            raise Refused(self.says)
        if method == "getStarTransactions":
            return {"transactions": self._page(**params)}
        return self._link(params) if method == "createInvoiceLink" else self._refund(**params)

    def _page(self, offset: int, limit: int) -> list[dict[str, Any]]:
        assert 1 <= limit <= 100
        rows = self.rows[::-1] if self.newest_first else self.rows
        return rows[offset : offset + limit]

    def _link(self, params: Mapping[str, Any]) -> str:
        assert 1 <= len(params["title"]) <= 32
        assert 1 <= len(params["description"]) <= 255
        assert len(params["payload"].encode()) <= 128
        assert params["currency"] == "XTR"
        assert len(params["prices"]) == 1
        self.links.append(params)
        return f"https://t.me/$invoice{len(self.links)}"

    def _refund(self, user_id: int, telegram_payment_charge_id: str) -> bool:
        mine = [one for one in self.rows if one["id"] == telegram_payment_charge_id]
        if not mine or mine[0]["source"]["user"]["id"] != user_id:
            raise Refused("Bad Request: CHARGE_NOT_FOUND")
        if len(mine) > 1:
            raise Refused("Bad Request: CHARGE_ALREADY_REFUNDED")
        self.rows.append(row(telegram_payment_charge_id, mine[0]["amount"], user_id, "", mine[0]["date"], "receiver"))
        self.rows[-1]["receiver"]["invoice_payload"] = mine[0]["source"]["invoice_payload"]
        if self.loses_answer:
            self.loses_answer = False
            raise NotReady("the answer was lost")
        return True


def row(charge: str, amount: int, payer: int, payload: str, at: int, side: str = "source") -> dict[str, Any]:
    """Return one transaction with a person, as Telegram lists it."""
    partner = {"type": "user", "transaction_type": "invoice_payment", "user": {"id": payer}, "invoice_payload": payload}
    return {"id": charge, "amount": amount, "date": at, side: partner}


def at_telegram(telegram: Telegram, **settings: Mapping[str, object]) -> TestShop:
    """Return a shop with two codes on the shelf, where a Star is worth 200 rupiah."""
    shop = TestShop(*PLUGINS, settings=settings, owner=1)
    shop.reach_telegram(telegram)
    shop.run_jobs()
    star_is_worth(shop, STAR)
    rina = shop.person("Rina", id=1).says("/start")
    rina.says("/add 101|Lumina|-|100000|Text").says("/addstock 101\nAAA\nBBB").taps("Add")
    return shop


def star_is_worth(shop: TestShop, rupiah: int) -> None:
    """Set the rate by hand, as its owner would."""
    shop.person("Rina", id=1).says("/rates").taps("XTR").taps("Set by hand").says(str(rupiah))


def begins(shop: TestShop, name: str, *, language: str = "en") -> tuple[Person, Attempt]:
    """Let somebody buy one and choose Stars; return them and the payment, its invoice made."""
    person = shop.person(name, language=language).says("/start")
    person.presses(1, "orders.checkout:1:1:100000")
    order = orders.of_person(shop.db, person.id, limit=1).items[0]
    person.presses(person.messages[-1].id, f"orders.pay_by:{order.id}:stars")
    return person, newest(shop)


def newest(shop: TestShop) -> Attempt:
    """Return the newest payment."""
    return attempt(shop, int(shop.db.scalar("SELECT max(id) FROM payment")))


def attempt(shop: TestShop, number: int) -> Attempt:
    """Return a payment as it is now."""
    found = payments.get(shop.db, number)
    assert found is not None
    return found


# --- what Telegram delivers ---


def asks(shop: TestShop, payer: Person, payload: str, total: int, query: str = "q") -> str:
    """Let Telegram ask whether somebody may pay; return the refusal, "" when they may."""
    body = {"id": query, "from": user(payer), "currency": "XTR", "total_amount": total, "invoice_payload": payload}
    shop.deliver({"pre_checkout_query": body})
    return shop.chats.checkouts.pop(query)


def asks_for(shop: TestShop, payer: Person, one: Attempt, query: str = "q") -> str:
    """Ask for a payment as its own invoice says it."""
    return asks(shop, payer, checkouts.payload(one), one.asked.amount, query)


def moves(
    shop: TestShop, payer: Person, payload: str, total: int, charge: str = "c1", kind: str = "successful_payment"
) -> None:
    """Let Telegram tell of money that moved."""
    facts = {
        "currency": "XTR", "total_amount": total, "invoice_payload": payload, "telegram_payment_charge_id": charge,
        "provider_payment_charge_id": f"p{charge}",
    }  # fmt: skip
    chat = {"id": payer.id, "type": "private", "first_name": payer.name}
    message = {"message_id": 900 + shop.next_update, "from": user(payer), "chat": chat, "date": shop.clock.now()}
    shop.deliver({"message": {**message, kind: facts}})


def pays(
    shop: TestShop, telegram: Telegram, payer: Person, one: Attempt, charge: str = "c1", *, told: bool = True
) -> None:
    """Let somebody pay an invoice; Telegram lists it and, unless its update gets lost, tells the shop."""
    payload = checkouts.payload(one)
    telegram.rows.append(row(charge, one.asked.amount, payer.id, payload, shop.clock.now()))
    if told:
        moves(shop, payer, payload, one.asked.amount, charge)


def user(person: Person) -> dict[str, Any]:
    """Return somebody as Telegram names them."""
    return {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": person.language}


def star_state(shop: TestShop) -> tuple[int, int]:
    """Return how many receipts there are, and how many sums are nobody's."""
    receipts = int(shop.db.scalar("SELECT count(*) FROM receipt"))
    return receipts, unclaimed.waiting(shop.db).total


def order_state(shop: TestShop, one: Attempt) -> str:
    """Return the state of the order a payment is for."""
    assert one.order is not None
    return orders.sure(shop.db, one.order).state


def balance(shop: TestShop, person: Person) -> int:
    """Return somebody's balance in rupiah."""
    return ledger.balance(shop.db, person.id, "IDR").amount
