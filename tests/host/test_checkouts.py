"""Payments that Telegram carries itself, for whatever method: what is let through, refused, and entered."""

import pytest

from shopbot.db.tx import Reader
from shopbot.host import checkouts
from shopbot.testing import Person, TestShop
from shopbot.trade import ledger, orders, payments, products, stock, unclaimed
from shopbot.trade.money import Money
from shopbot.trade.payments import Attempt
from tests.plugins.stars_bench import user

_PRICE = 40_000


def shop_with_order() -> tuple[TestShop, Person, Attempt]:
    """Return a shop and somebody who is about to pay 40,000 rupiah by the pretended method."""
    shop = TestShop("home", "orders", "wallet", "pretend", owner=1)
    made = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(_PRICE, "IDR")))
    shop.do(lambda tx: stock.add(tx, made.id, ["CODE-1"], by="test"))
    budi = shop.person("Budi").says("/start")
    budi.presses(1, f"orders.checkout:{made.id}:1:{_PRICE}")
    order = orders.of_person(shop.db, budi.id, limit=1).items[0]
    budi.presses(1, f"orders.pay_by:{order.id}:pretend")
    return shop, budi, payments.of_order(shop.db, order.id)[-1]


def question(shop: TestShop, payer: Person, payload: str, total: int = _PRICE, currency: str = "IDR") -> str:
    """Let Telegram ask; return the refusal, "" for none."""
    body = {"id": "q", "from": user(payer), "currency": currency, "total_amount": total, "invoice_payload": payload}
    shop.deliver({"pre_checkout_query": body})
    return shop.chats.checkouts.pop("q")


def paid(shop: TestShop, payer: Person, payload: str, total: int = _PRICE, *, charge: str = "c1") -> None:
    """Let Telegram tell of a payment in rupiah."""
    facts = {
        "currency": "IDR", "total_amount": total, "invoice_payload": payload, "telegram_payment_charge_id": charge,
    }  # fmt: skip
    chat = {"id": payer.id, "type": "private", "first_name": payer.name}
    message = {"message_id": 77, "from": user(payer), "chat": chat, "date": shop.clock.now()}
    shop.deliver({"message": {**message, "successful_payment": facts}})


def count(db: Reader, table: str) -> int:
    return int(db.scalar(f"SELECT count(*) FROM {table}"))  # noqa: S608 - a table of ours, named here


def test_a_payload_leads_back_to_its_attempt_and_nothing_like_it_does() -> None:
    shop, _, one = shop_with_order()
    words = checkouts.payload(one)
    assert checkouts.attempt_of(shop.db, words) == one
    for forged in (f"{words} ", f"{words}:", words.upper(), words.replace(":1:", ":01:"), words[:-1], f"x{words}"):
        assert checkouts.attempt_of(shop.db, forged) is None
    assert len(words.encode()) <= 128


def test_any_method_can_be_paid_by_telegram_and_the_goods_come_once() -> None:
    shop, budi, one = shop_with_order()
    assert question(shop, budi, checkouts.payload(one)) == ""
    for _ in range(2):
        paid(shop, budi, checkouts.payload(one))
    assert one.order is not None
    assert orders.sure(shop.db, one.order).state == "delivered"
    assert count(shop.db, "receipt") == 1


def test_another_currency_or_sum_than_was_asked_is_refused() -> None:
    shop, budi, one = shop_with_order()
    assert "amount has changed" in question(shop, budi, checkouts.payload(one), _PRICE + 1)
    assert "amount has changed" in question(shop, budi, checkouts.payload(one), currency="XTR")


def test_goods_that_are_no_longer_kept_are_not_paid_for() -> None:
    shop, budi, one = shop_with_order()
    assert one.order is not None
    number = one.order
    shop.do(lambda tx: orders.cancel(tx, number, budi.id))
    assert "is over" in question(shop, budi, checkouts.payload(one))


def test_money_with_a_payload_that_means_nothing_is_nobodys_and_kept() -> None:
    shop, budi, _ = shop_with_order()
    paid(shop, budi, "what is this", charge="c7")
    paid(shop, budi, "pretend:999:1", charge="c8")
    assert unclaimed.waiting(shop.db).total == 2
    assert ledger.balance(shop.db, budi.id, "IDR").amount == 0
    assert {row["method"] for row in shop.db.rows("SELECT method FROM receipt")} == {"telegram", "pretend"}


def test_a_payer_the_shop_has_never_seen_is_answered_too() -> None:
    shop, _, one = shop_with_order()
    stranger = shop.person("Nobody", id=99_999)
    assert "belongs to somebody else" in question(shop, stranger, checkouts.payload(one))


@pytest.mark.parametrize("gap", ["id", "from", "invoice_payload", "total_amount"])
def test_a_question_that_cannot_be_read_is_not_answered_and_stops_nobody(gap: str) -> None:
    shop, budi, one = shop_with_order()
    body = {"id": "q", "from": user(budi), "currency": "IDR", "total_amount": 1, "invoice_payload": "x"}
    del body[gap]
    shop.deliver({"pre_checkout_query": body})
    assert shop.chats.checkouts == {}
    assert question(shop, budi, checkouts.payload(one)) == ""
