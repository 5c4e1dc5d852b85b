"""What programs of the owner's learn of an order's payments, and that their word moves no money."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from shopbot.api import Money, Receipt, payments
from shopbot.config import Web
from shopbot.db.inbox import NewEvent
from shopbot.host.webhooks import WebhookCall
from shopbot.secret import Secret
from shopbot.testing import TestShop
from shopbot.trade import looking, orders, people, products, stock
from shopbot.trade.attempts import Quote
from tests.web.conftest import Doorway, free_port

TOKEN = "a-token-of-the-owner"
OPENED = 1_767_225_600


def sold(shop: TestShop) -> tuple[str, int]:
    """Return the code of an order of one buyer, and the number of a try to pay it with a fee in Stars."""

    def work(tx: Any) -> tuple[str, int]:
        people.meet(tx, 7, "Budi", None, "en")
        product = products.create(tx, 1, "Lumina", Money(35_000, "IDR"))
        stock.add(tx, product.id, ["AAA-1"], by=1)
        order = orders.checkout(tx, 7, product.id, 1, product.price.amount)
        quote = Quote(Money(150, "XTR"), fee=Money(500, "IDR"))
        opened = payments.open_attempt(
            tx, "stars", 7, order.total, tx.now + 600, order=order.id, quote=quote, watched=True
        )
        return order.code, opened.id

    made: tuple[str, int] = shop.do(work)
    return made


@pytest.fixture
def here() -> Iterator[tuple[Doorway, str, int]]:
    """An open private door, an order's code and its payment's number."""
    shop = TestShop("home", "catalog", "orders", "wallet", "payments", "pretend")
    code, number = sold(shop)
    made = Doorway(shop)
    yield made.open(), code, number
    made.close()


def test_it_tells_what_was_asked_and_what_came(here: tuple[Doorway, str, int]) -> None:
    doorway, code, number = here
    came = Receipt("charge-1", Money(50, "XTR"), OPENED, number, details={"payer": 7})
    doorway.shop.do(lambda tx: payments.receive(tx, "stars", came))
    found = json.loads(doorway.asks("GET", f"/payments/{code.lower().replace('-', '')}").body)
    assert (found["order"], found["state"], found["total"]) == (code, "waiting", {"amount": 35_000, "currency": "IDR"})
    (tried,) = found["payments"]
    assert (tried["asked"], tried["fee"]) == ({"amount": 150, "currency": "XTR"}, {"amount": 500, "currency": "IDR"})
    assert [(one["reference"], one["sum"]["amount"], one["outcome"]) for one in tried["receipts"]] == [
        ("charge-1", 50, "short")
    ]


def test_nothing_of_the_goods_or_the_buyer_is_told(here: tuple[Doorway, str, int]) -> None:
    doorway, code, number = here
    doorway.shop.do(lambda tx: payments.receive(tx, "stars", Receipt("c", Money(150, "XTR"), OPENED, number)))
    said = doorway.asks("GET", f"/payments/{code}").body.decode()
    assert json.loads(said)["state"] == "delivered"
    assert not [word for word in ("AAA-1", "Budi", "Lumina", "payer") if word in said]


@pytest.mark.parametrize("code", ["ZZZZ-ZZZZ", "1", "'", "%2e%2e", "K7Q2"])
def test_a_code_that_is_no_order_s_is_not_found(here: tuple[Doorway, str, int], code: str) -> None:
    assert here[0].asks("GET", f"/payments/{code}").status == 404


@pytest.mark.parametrize("brought", ["", "Bearer", f"Bearer {TOKEN}x", f"Basic {TOKEN}"])
def test_a_stranger_at_a_public_door_learns_nothing(brought: str) -> None:
    web = Web(port=free_port(), public_url="https://shop.example", metrics_token=Secret(TOKEN))
    shop = TestShop("home", "catalog", "orders", "wallet", "payments", "pretend")
    code, _ = sold(shop)
    doorway = Doorway(shop, web).open()
    try:
        assert doorway.asks("GET", f"/payments/{code}", Authorization=brought).status == 404
        assert doorway.asks("GET", f"/payments/{code}", Authorization=f"Bearer {TOKEN}").status == 200
    finally:
        doorway.close()


def hinted(shop: TestShop, body: bytes) -> None:
    call = WebhookCall("payments", "notify", {}, body, {})
    shop.clerk.put([NewEvent("webhook:payments:notify", body.hex()[:60], call.pack())])
    shop.settle()


def pretended(shop: TestShop) -> tuple[str, int]:
    """Return an order with a try by a method that is on, after it was looked for once."""
    code, _ = sold(shop)

    def work(tx: Any) -> int:
        order = orders.sure(tx, code)
        return payments.open_attempt(tx, "pretend", 7, order.total, tx.now + 600, order=order.id, watched=True).id

    return code, shop.do(work)


def test_a_hint_makes_the_shop_look_and_moves_nothing() -> None:
    shop = TestShop("home", "catalog", "orders", "wallet", "payments", "pretend")
    code, number = pretended(shop)
    assert looking.health(shop.db, "pretend").since == 0
    hinted(shop, json.dumps({"order": code, "amount": 35_000, "status": "paid"}).encode())
    assert looking.health(shop.db, "pretend").since == shop.clock.now()
    attempt = payments.get(shop.db, number)
    assert attempt is not None
    assert (attempt.state, attempt.received.amount) == ("open", 0)
    assert orders.sure(shop.db, code).state == "waiting"
    assert payments.of_attempt(shop.db, number) == []


@pytest.mark.parametrize(
    "body", [b"", b"paid", b"[]", b'{"order": null}', b'{"order": {"a": 1}}', b"\xff", b'{"order": 1}']
)
def test_a_hint_that_names_no_order_changes_nothing(body: bytes) -> None:
    shop = TestShop("home", "catalog", "orders", "wallet", "payments", "pretend")
    pretended(shop)
    hinted(shop, body)
    assert looking.health(shop.db, "pretend").since == 0
    assert shop.parked == []
