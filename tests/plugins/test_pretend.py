"""Pretended payments go through the shop's own rules for too little, too much, twice and late."""

import pytest

from plugins.pretend import gateway
from plugins.pretend.declare import Settings
from shopbot.api import Money, NotReady, WebhookCall, ledger, products, stock
from shopbot.fakes.gateway import signature
from shopbot.fakes.serve import DOWN, Answer, Edge
from shopbot.host import discover
from shopbot.host.admit import Checker
from shopbot.testing import ROOT, Person, TestShop


def about_to_pay() -> Person:
    """Return somebody who is about to pay Rp 30,000 for an order by a pretended payment."""
    shop = TestShop("home", "orders", "wallet", "pretend")
    shop.run_jobs()
    made = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(30_000, "IDR")))
    shop.do(lambda tx: stock.add(tx, made.id, ["CODE-1", "CODE-2"], by="test"))
    return shop.person("Budi").says("/start").presses(1, f"orders.checkout:{made.id}:1:30000").taps("Pretend")


def balance(person: Person) -> int:
    return ledger.balance(person.shop.db, person.id, "IDR").amount


def test_says_that_the_money_is_pretended() -> None:
    budi = about_to_pay()
    assert "pretend money" in budi.screen


def test_exact_payment_delivers() -> None:
    budi = about_to_pay()
    assert "CODE-1" in budi.taps("Pay Rp").sees
    assert balance(budi) == 0


def test_same_payment_reported_again_changes_nothing() -> None:
    budi = about_to_pay()
    message, pay = budi.messages[-1].id, budi.data("Pay Rp")
    budi.presses(message, pay).presses(message, pay)
    assert balance(budi) == 0
    assert budi.shop.db.scalar("SELECT count(*) FROM receipt") == 1


def test_too_little_waits_for_exactly_the_rest() -> None:
    budi = about_to_pay()
    budi.taps("too little")
    assert "Rp\xa015,000 is still missing" in budi.sees
    assert balance(budi) == 15_000
    budi.taps("Pay Rp\xa015,000").taps("Pretend").taps("Pay Rp\xa015,000")
    assert "CODE-1" in budi.sees
    assert balance(budi) == 0


def test_too_much_stays_in_the_wallet() -> None:
    budi = about_to_pay()
    assert "CODE-1" in budi.taps("too much").sees
    assert balance(budi) == 15_000


def test_paid_twice_delivers_once_and_keeps_the_second() -> None:
    budi = about_to_pay()
    budi.taps("twice")
    assert balance(budi) == 30_000
    assert sum("Delivered" in m.text for m in budi.messages) == 1
    assert any("paid already" in m.text for m in budi.messages)


def test_late_money_goes_to_the_wallet() -> None:
    budi = about_to_pay()
    budi.taps("late")
    assert balance(budi) == 0
    budi.shop.advance(minutes=11).advance(minutes=1)
    assert "had ended by then" in budi.sees
    assert balance(budi) == 30_000
    budi.shop.advance(minutes=5)
    assert balance(budi) == 30_000


def test_somebody_elses_payment_cannot_be_reported() -> None:
    budi = about_to_pay()
    sari = budi.shop.person("Sari").says("/start").presses(1, "pretend.report:1:now")
    assert "no longer available" in sari.toast
    assert budi.shop.db.scalar("SELECT count(*) FROM receipt") == 0


def test_a_real_shop_does_not_load_it() -> None:
    discover.make_importable([ROOT / "plugins"])
    plugin = discover.load("pretend").plugin
    assert plugin is not None
    assert any("live" in problem for problem in Checker("live", [], {}).check(plugin, {}).problems)
    assert not Checker("demo", [], {}).check(plugin, {}).problems


@pytest.mark.parametrize(
    "answer",
    [
        DOWN,
        Answer(401, {"error": "unknown key"}),
        Answer(200, b"<html>an error page</html>"),
        Answer(200, []),
        Answer(200, {}),
        Answer(200, {"invoices": [{"id": "1", "payments": "none"}]}),
        Answer(200, {"invoices": [{"id": "9", "currency": "IDR", "payments": []}]}),
    ],
    ids=["down", "wrong key", "a page", "a list", "nothing", "half an invoice", "an invoice nobody asked for"],
)
def test_a_gateway_that_answers_nonsense_has_not_answered(answer: Answer) -> None:
    with Edge(lambda _: answer) as edge, pytest.raises(NotReady):
        gateway.see(Settings(edge.url, "key"), [])


@pytest.mark.parametrize(
    ("key", "signed_with", "genuine"),
    [("key", "key", True), ("key", "guessed", False), ("", "", False)],
    ids=["genuine", "forged", "a shop without a key believes nobody"],
)
def test_only_the_gateway_can_make_the_shop_look(key: str, signed_with: str, genuine: bool) -> None:
    body = b'{"invoice": "1"}'
    call = WebhookCall("pretend", "notify", {"x-signature": signature(signed_with, body)}, body, {})
    assert gateway.is_genuine(Settings("http://127.0.0.1:1", key), call) is genuine
    assert not gateway.is_genuine(Settings("http://127.0.0.1:1", key), WebhookCall("pretend", "notify", {}, body, {}))
