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
