"""Stars from the pay button to the refund."""

from __future__ import annotations

from typing import Any

import pytest

from shopbot.simulator.driver import Driver, DriverError

from .conftest import Api


@pytest.fixture
def invoice(api: Api, sari: int) -> int:
    price = [{"label": "Total", "amount": 50}]
    sent = api(
        "sendInvoice", chat_id=sari, title="Key", description="A key", payload="order:7", currency="XTR", prices=price
    )
    return int(sent.result["message_id"])


def newest(api: Api) -> dict[str, Any]:
    update: dict[str, Any] = api("getUpdates").result[-1]
    return update


def ask(api: Api, driver: Driver, person: int, invoice: int) -> dict[str, Any]:
    """Press pay; what the bot is asked."""
    driver.pay(person, invoice)
    asked: dict[str, Any] = api("getUpdates").result[-1]["pre_checkout_query"]
    return asked


def test_a_payment_is_asked_answered_and_confirmed(api: Api, driver: Driver, sari: int, invoice: int) -> None:
    driver.pay(sari, invoice)
    query = newest(api)["pre_checkout_query"]
    assert (query["invoice_payload"], query["total_amount"], query["currency"]) == ("order:7", 50, "XTR")
    assert api("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True).result is True
    payment = newest(api)["message"]["successful_payment"]
    assert payment["invoice_payload"] == "order:7"
    assert api("getMyStarBalance").result == {"amount": 50}
    assert "query is too old" in api("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True).words


def test_pressing_the_pay_button_is_paying(api: Api, driver: Driver, sari: int, invoice: int) -> None:
    driver.press_text(sari, "Pay")
    assert "pre_checkout_query" in newest(api)


def test_a_refused_payment_takes_nothing_and_says_why(api: Api, driver: Driver, sari: int, invoice: int) -> None:
    driver.pay(sari, invoice)
    query = newest(api)["pre_checkout_query"]["id"]
    api("answerPreCheckoutQuery", pre_checkout_query_id=query, ok=False, error_message="Sold out")
    assert driver.chat(sari)["toasts"][-1]["text"] == "Sold out"
    assert api("getStarTransactions").result == {"transactions": []}


def test_after_ten_seconds_the_payment_is_off(api: Api, driver: Driver, sari: int, invoice: int) -> None:
    driver.pay(sari, invoice)
    query = newest(api)["pre_checkout_query"]["id"]
    driver.advance(11)
    assert driver.chat(sari)["toasts"][-1]["text"] == "Bot precheckout timed out"
    assert "query is too old" in api("answerPreCheckoutQuery", pre_checkout_query_id=query, ok=True).words


def test_stars_go_back_once_and_only_to_the_payer(api: Api, driver: Driver, sari: int, invoice: int) -> None:
    driver.pay(sari, invoice)
    api("answerPreCheckoutQuery", pre_checkout_query_id=newest(api)["pre_checkout_query"]["id"], ok=True)
    charge = newest(api)["message"]["successful_payment"]["telegram_payment_charge_id"]
    other = driver.add_person("Budi")["id"]
    assert api("refundStarPayment", user_id=other, telegram_payment_charge_id=charge).status == 400
    assert api("refundStarPayment", user_id=sari, telegram_payment_charge_id=charge).result is True
    again = api("refundStarPayment", user_id=sari, telegram_payment_charge_id=charge)
    assert again.words == "Bad Request: CHARGE_ALREADY_REFUNDED"
    assert newest(api)["message"]["refunded_payment"]["total_amount"] == 50
    assert api("getMyStarBalance").result == {"amount": 0}
    sides = [one.keys() & {"source", "receiver"} for one in api("getStarTransactions").result["transactions"]]
    assert sides == [{"source"}, {"receiver"}]


def test_what_is_no_invoice_cannot_be_paid(driver: Driver, sari: int, sent: int) -> None:
    with pytest.raises(DriverError, match="is no invoice"):
        driver.pay(sari, sent)


def test_a_paid_invoice_shows_a_receipt_but_a_second_phone_may_have_it_open(
    api: Api, driver: Driver, sari: int, invoice: int
) -> None:
    asked = ask(api, driver, sari, invoice)
    api("answerPreCheckoutQuery", pre_checkout_query_id=asked["id"], ok=True)
    assert next(one for one in driver.chat(sari)["messages"] if one["message_id"] == invoice)["paid"]
    with pytest.raises(DriverError, match="is paid"):
        driver.pay(sari, invoice)
    driver.pay(sari, invoice, force=True)
    again = api("getUpdates").result[-1]["pre_checkout_query"]
    assert (again["id"] != asked["id"], again["invoice_payload"]) == (True, asked["invoice_payload"])


def test_an_invoice_link_is_paid_by_anybody_any_number_of_times(api: Api, driver: Driver, sari: int) -> None:
    tom = int(driver.add_person("Tom")["id"])
    prices = [{"label": "Total", "amount": 5}]
    link = api(
        "createInvoiceLink", title="Key", description="A key", payload="o:1", currency="XTR", prices=prices
    ).result
    assert driver.open(sari, link)["invoice"]["total_amount"] == 5
    for person in (sari, tom, sari):
        driver.pay_link(person, link)
        asked = api("getUpdates").result[-1]["pre_checkout_query"]
        assert (asked["from"]["id"], asked["invoice_payload"]) == (person, "o:1")
        api("answerPreCheckoutQuery", pre_checkout_query_id=asked["id"], ok=True)
        paid = api("getUpdates").result[-1]["message"]
        assert (paid["chat"]["id"], paid["successful_payment"]["invoice_payload"]) == (person, "o:1")
    assert api("getMyStarBalance").result == {"amount": 15}


def test_a_subscription_says_until_when_it_is_paid(api: Api, driver: Driver, sari: int) -> None:
    prices = [{"label": "Month", "amount": 50}]
    subscription = {"subscription_period": 2_592_000, "payload": "sub:1", "currency": "XTR", "prices": prices}
    link = api("createInvoiceLink", title="Club", description="A month", **subscription).result
    driver.pay_link(sari, link)
    asked = api("getUpdates").result[-1]["pre_checkout_query"]
    assert "subscription_expiration_date" not in asked
    api("answerPreCheckoutQuery", pre_checkout_query_id=asked["id"], ok=True)
    paid = api("getUpdates").result[-1]["message"]["successful_payment"]
    assert (paid["is_recurring"], paid["is_first_recurring"]) == (True, True)
    assert paid["subscription_expiration_date"] > driver.now() + 2_591_000


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"subscription_period": 86400}, "SUBSCRIPTION_PERIOD_INVALID"),
        ({"subscription_period": 2_592_000, "prices": [{"label": "x", "amount": 10_001}]}, "STARS_AMOUNT_INVALID"),
        ({"title": "x" * 33}, "1-32 characters"),
        ({"payload": "ü" * 65}, "1-128 bytes"),
    ],
)
def test_a_wrong_invoice_link_is_refused(api: Api, driver: Driver, more: dict[str, object], words: str) -> None:
    fields = {
        "title": "t",
        "description": "d",
        "payload": "p",
        "currency": "XTR",
        "prices": [{"label": "x", "amount": 5}],
    }
    assert words in api("createInvoiceLink", **(fields | more)).words
    assert len(driver.violations()) == 1


def test_stars_taken_back_by_telegram_are_told_to_the_bot(api: Api, driver: Driver, sari: int, invoice: int) -> None:
    asked = ask(api, driver, sari, invoice)
    api("answerPreCheckoutQuery", pre_checkout_query_id=asked["id"], ok=True)
    charge = api("getUpdates").result[-1]["message"]["successful_payment"]["telegram_payment_charge_id"]
    driver.refund(sari, charge)
    told = api("getUpdates").result[-1]["message"]["refunded_payment"]
    assert told["telegram_payment_charge_id"] == charge
    again = api("refundStarPayment", user_id=sari, telegram_payment_charge_id=charge)
    assert "CHARGE_ALREADY_REFUNDED" in again.words
    moves = api("getStarTransactions", offset=0, limit=100).result["transactions"]
    assert [(one["id"], "source" in one) for one in moves] == [(charge, True), (charge, False)]
