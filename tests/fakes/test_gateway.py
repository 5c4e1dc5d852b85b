"""The pretend gateway is as strict as a real one: what it refuses, what it repeats, and what only looks like money."""

import http.client
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest

from shopbot.fakes.desk import Desk, NotPossible
from shopbot.fakes.gateway import Gateway, signature
from shopbot.fakes.serve import Answer, Asked, Edge

KEY = "key-of-the-tests"
START, WINDOW = 1_000_000, 600


@dataclass
class Time:
    now: int = START

    def __call__(self) -> int:
        return self.now


@dataclass
class Seller:
    """What a shop does with the gateway over HTTP, and what it was told."""

    gateway: Gateway
    key: str = KEY
    heard: list[Asked] = field(default_factory=list)

    def asks(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        connection = http.client.HTTPConnection(urlsplit(self.gateway.edge.url).netloc, timeout=10)
        content = None if body is None else json.dumps(body)
        connection.request(method, path, content, {"authorization": f"Bearer {self.key}"})
        answer = connection.getresponse()
        found = answer.status, json.loads(answer.read())
        connection.close()
        return found

    def invoice(self, **other: object) -> tuple[int, Any]:
        wanted = {"reference": "7", "amount": 30_000, "currency": "IDR", "expires_at": START + WINDOW}
        return self.asks("POST", "/invoices", wanted | other)

    def looks(self, number: str = "1") -> Any:
        return self.asks("GET", f"/invoices?ids={number}")[1]["invoices"][0]

    def received(self, number: str = "1") -> list[int]:
        return [one["amount"] for one in self.looks(number)["payments"]]

    def hears(self, asked: Asked) -> Answer:
        self.heard.append(asked)
        return Answer(200 if asked.headers["x-signature"] == signature(KEY, asked.body) else 403)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def seller(time: Time) -> Iterator[Seller]:
    gateway = Gateway("pretend", KEY, time)
    with gateway.edge:
        yield Seller(gateway)


@pytest.fixture
def told(seller: Seller) -> Iterator[Seller]:
    """A seller with an address for notifications, and an invoice."""
    with Edge(seller.hears) as shop:
        seller.gateway.notify = f"{shop.url}/hook"
        seller.invoice()
        yield seller


def test_a_stranger_without_the_key_gets_nothing(seller: Seller) -> None:
    seller.key = "guessed"
    assert seller.invoice() == (401, {"error": "unknown key"})
    assert seller.gateway.payments() == []


def test_the_same_reference_again_is_the_same_invoice(seller: Seller) -> None:
    first, again = seller.invoice(), seller.invoice()
    assert (first[0], again[0]) == (201, 200)
    assert first[1] == again[1]
    assert len(seller.gateway.payments()) == 1


def test_the_same_reference_with_another_amount_is_refused(seller: Seller) -> None:
    seller.invoice()
    assert seller.invoice(amount=1)[0] == 409


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"amount": 0}, 400), ({"amount": 1.5}, 400), ({"amount": True}, 400), ({"expires_at": START}, 422)],
)
def test_an_invoice_that_makes_no_sense_is_refused(seller: Seller, wrong: dict[str, object], status: int) -> None:
    assert seller.invoice(**wrong)[0] == status
    assert seller.gateway.payments() == []


def test_what_is_no_json_is_refused(seller: Seller) -> None:
    assert seller.asks("POST", "/invoices", [1])[0] == 400


def test_nobody_reaches_an_invoice_that_is_not_there(seller: Seller) -> None:
    assert seller.asks("POST", "/invoices/9/cancel", {})[0] == 404
    assert seller.asks("GET", "/invoices?ids=9,x,-1") == (200, {"invoices": []})
    with pytest.raises(NotPossible):
        seller.gateway.pay("9", "paid")


@pytest.mark.parametrize(
    ("how", "sums", "state"),
    [
        ("paid", [30_000], "paid"),
        ("short", [15_000], "open"),
        ("over", [45_000], "paid"),
        ("twice", [30_000, 30_000], "paid"),
        ("late", [], "open"),
        ("forged", [], "open"),
    ],
)
def test_each_way_brings_in_what_it_says(told: Seller, how: Any, sums: list[int], state: str) -> None:
    told.gateway.pay("1", how)
    assert told.received() == sums
    assert told.looks()["state"] == state


def test_no_two_payments_have_the_same_name(seller: Seller) -> None:
    seller.invoice()
    seller.gateway.pay("1", "twice")
    first, second = seller.looks()["payments"]
    assert first["id"] != second["id"]


def test_late_money_comes_only_after_the_window_and_after_the_shop_was_told(seller: Seller, time: Time) -> None:
    seller.invoice()
    seller.gateway.pay("1", "late")
    time.now = START + WINDOW - 1
    assert seller.received() == []
    time.now = START + 10 * WINDOW
    assert seller.gateway.payments()[0].state == "ended"
    assert seller.received() == []  # this is how the shop is told
    assert seller.received() == seller.received() == [30_000]


def test_true_word_is_signed_and_a_forged_one_is_told_both_ways(told: Seller) -> None:
    assert "answered 200" in told.gateway.pay("1", "paid")
    said = told.gateway.pay("1", "forged")
    assert "unsigned one was answered 403" in said
    assert "signed one 200" in said
    assert [json.loads(one.body)["invoice"] for one in told.heard] == ["1"] * 3
    assert told.received() == [30_000]


def test_a_gateway_that_is_down_answers_nobody_and_tells_nobody_but_takes_the_money(told: Seller) -> None:
    told.gateway.down = True
    assert told.asks("GET", "/invoices?ids=1")[0] == 503
    told.gateway.pay("1", "paid")
    assert told.heard == []
    told.gateway.down = False
    assert told.received() == [30_000]


def test_a_shop_that_does_not_answer_stops_no_payment(seller: Seller) -> None:
    with Edge(seller.hears) as gone:
        seller.gateway.notify = gone.url
    seller.invoice()
    assert "answered nothing" in seller.gateway.pay("1", "paid")
    assert seller.received() == [30_000]


def test_money_that_came_another_way_is_entered_once(seller: Seller) -> None:
    seller.invoice()
    enter = {"id": "7-now", "amount": 30_000}
    assert seller.asks("POST", "/invoices/1/payments", enter)[0] == 200
    assert seller.asks("POST", "/invoices/1/payments", enter)[0] == 200
    assert seller.asks("POST", "/invoices/1/payments", enter | {"amount": 1})[0] == 409
    assert seller.received() == [30_000]


def test_a_cancelled_invoice_has_ended_and_late_money_still_counts(seller: Seller) -> None:
    seller.invoice()
    seller.asks("POST", "/invoices/1/cancel", {})
    assert seller.looks()["state"] == "ended"
    seller.gateway.pay("1", "paid")
    assert seller.looks()["state"] == "paid"


def test_fifty_payments_at_once_all_count(seller: Seller) -> None:
    seller.invoice()
    threads = [threading.Thread(target=seller.gateway.pay, args=("1", "short")) for _ in range(50)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len({one["id"] for one in seller.looks()["payments"]}) == 50


def desk_of(*gateways: Gateway) -> Desk:
    desk = Desk(lambda amount, currency: f"{currency} {amount}")
    for one in gateways:
        desk.add(one)
    return desk


def test_the_desk_shows_the_payments_of_all_tills_newest_first(seller: Seller, time: Time) -> None:
    seller.invoice(about="order K7Q2-94MX", customer=700_002)
    second = Gateway("other", KEY, time)
    with second.edge:
        time.now += 5
        Seller(second).invoice()
        shown = desk_of(seller.gateway, second).shown()
    assert [one["id"] for one in shown["payments"]] == ["other:1", "pretend:1"]
    assert shown["gateways"] == [{"name": "pretend", "down": False}, {"name": "other", "down": False}]
    newest = shown["payments"][1]
    assert (newest["about"], newest["person"], newest["amount"]) == ("order K7Q2-94MX", 700_002, "IDR 30000")
    assert "forged" not in newest["ways"]  # nobody would hear it


@pytest.mark.parametrize(("payment", "how"), [("pretend:9", "paid"), ("nobody:1", "paid"), ("pretend:1", "bribed")])
def test_the_desk_refuses_what_cannot_be_done_and_says_so(seller: Seller, payment: str, how: str) -> None:
    seller.invoice()
    with pytest.raises(NotPossible):
        desk_of(seller.gateway).pay(payment, how)
    assert seller.received() == []


def test_the_desk_says_that_something_changed(seller: Seller) -> None:
    seller.invoice()
    changes: list[str] = []
    desk = desk_of(seller.gateway)
    desk.changed = lambda: changes.append("changed")
    desk.pay("pretend:1", "paid")
    desk.switch("pretend", down=True)
    assert seller.gateway.down
    with pytest.raises(NotPossible):
        desk.switch("nobody", down=True)
    assert changes == ["changed", "changed"]
