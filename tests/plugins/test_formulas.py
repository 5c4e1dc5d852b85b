"""The owner's formulas in the chat: seen with an example, typed or tapped, explained when wrong; and fees as paid."""

from typing import Any

import pytest

from shopbot.api import Money, audit, ledger, orders, payments, products, stock, terms
from shopbot.host.plugin import Plugin
from shopbot.testing import Person, TestShop
from shopbot.texts.formats import LANGUAGES

OWNER, ADMIN, BUYER = 1, 2, 7
PLUGINS = ("home", "admin", "orders", "wallet", "payments", "pretend", "formulas")
DEFAULT = terms.REFUND_FORMULA


def shop_with(*plugins: Plugin[Any] | str, **more: Any) -> TestShop:
    shop = TestShop(*PLUGINS, *plugins, owner=OWNER, **more)
    made = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(34_300, "IDR")))
    shop.do(lambda tx: stock.add(tx, made.id, [f"CODE-{n}" for n in range(5)], by="test"))
    return shop


def owner(shop: TestShop, language: str = "en") -> Person:
    return shop.person("Rina", id=OWNER, language=language).says("/start")


def buyer(shop: TestShop) -> Person:
    return shop.person("Oliver", id=BUYER).says("/start")


def read(person: Person) -> str:
    return person.sees.replace("\xa0", " ")


def newest(person: Person) -> str:
    return person.messages[-1].text.replace("\xa0", " ")


def changes(shop: TestShop) -> list[audit.Record]:
    return [one for one in audit.recent(shop.db) if one.action.startswith("formulas.")]


# --- seen and set ---


def test_the_formula_is_shown_with_what_it_gives() -> None:
    rina = owner(shop_with()).says("/setformula").taps("Refund formula")
    assert DEFAULT in read(rina)
    assert "used 12 days: Rp 14,406\n= 34,300 × (30 − 12) ÷ 30 × 0.7" in read(rina)
    assert "used 31 days: Rp 0" in read(rina)


def test_it_is_found_among_the_settings() -> None:
    rina = owner(shop_with()).taps("Staff").taps("Settings").taps("Formulas")
    assert "Pretend payment: nothing" in read(rina)


def test_types_a_formula_and_it_is_kept_in_one_form() -> None:
    shop = shop_with()
    rina = owner(shop).says("/setformula").taps("Refund formula").says("Paid × left ÷ warranty × 0,8")
    assert terms.refund_formula(shop.db) == "paid * left / warranty * 0.8"
    assert "34,300 × 18 ÷ 30 × 0.8" in read(rina)
    (row,) = changes(shop)
    assert (row.actor, row.action, row.before, row.after) == (
        str(OWNER), "formulas.refund", {"formula": None}, {"formula": "paid * left / warranty * 0.8"}
    )  # fmt: skip


def test_types_a_wrong_one_and_nothing_changes_until_it_is_right() -> None:
    shop = shop_with()
    rina = owner(shop).says("/setformula").taps("Refund formula")
    rina.says("paid * (1 - days / warranty)")
    assert "divide by zero" in newest(rina)
    assert "max(1, warranty)" in newest(rina)
    rina.says("paid * qty")
    assert "These names are: paid, price, quantity" in newest(rina)
    assert (terms.refund_formula(shop.db), changes(shop)) == (DEFAULT, [])
    rina.says("paid * 50%")
    assert terms.refund_formula(shop.db) == "paid * 50%"


def test_taps_a_ready_made_one_and_back_to_the_default() -> None:
    shop = shop_with()
    rina = owner(shop).says("/setformula").taps("Refund formula").taps("Full in warranty")
    assert "used 12 days: Rp 34,300" in read(rina)
    assert "= " not in read(rina)
    rina.taps("No refunds")
    assert terms.refund_formula(shop.db) == "0"
    rina.taps("Days left")
    assert terms.refund_formula(shop.db) == DEFAULT
    assert changes(shop)[0].after == {"formula": None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_speaks_every_language(language: str) -> None:
    shop = shop_with()
    rina = owner(shop, language)
    rina.says("/setformula fee pretend|amount * 0.7% + 310").says("/setformula fee pretend|amount * 70")
    rina.says("/setformula refund|paid / claims").says("/setformula").says("/setformula refund|paid * 50%")
    assert shop.host.texts.missing == {}


# --- by command ---


def test_the_command_sets_both_kinds() -> None:
    shop = shop_with()
    rina = owner(shop).says("/setformula refund|paid * 50%").says("/setformula fee PRETEND|amount*0,7%+310")
    assert terms.refund_formula(shop.db) == "paid * 50%"
    assert terms.fee_formula(shop.db, "pretend") == "amount * 0.7% + 310"
    assert "for Rp 34,300: Rp 550" in read(rina)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("refund", "/setformula refund|paid * left"),
        ("refund|", "/setformula refund|paid * left"),
        ("something|paid", "/setformula refund|paid * left"),
        ("fee", "/setformula fee pretend|amount"),
        ("fee|amount", "/setformula fee pretend|amount"),
        ("fee qriss|amount*1%", "There are: pretend"),
        ("fee pretend|amount * 1.01", "only what the payer pays on top"),
        ("refund|paid **", "I do not understand the formula from here on: *"),
    ],
)
def test_a_wrong_command_is_answered_with_what_would_be_right(words: str, answer: str) -> None:
    shop = shop_with()
    rina = owner(shop).says(f"/setformula {words}")
    assert answer in newest(rina)
    assert changes(shop) == []


def test_nobody_but_the_owner_is_answered() -> None:
    shop = shop_with()
    oliver = buyer(shop)
    before = len(oliver.messages)
    oliver.says("/setformula refund|paid")
    assert len(oliver.messages) == before
    oliver.presses(1, "formulas.choose_refund:none").presses(1, "formulas.choose_fee:pretend:one")
    assert (terms.refund_formula(shop.db), terms.fee_formula(shop.db, "pretend")) == (DEFAULT, None)


# --- taken back ---


def test_takes_both_kinds_back_from_where_they_were_set() -> None:
    shop = shop_with()
    rina = owner(shop).says("/setformula refund|paid * 50%").says("/setformula refund|paid * 60%")
    rina.taps("Undo")
    assert "paid * 60%" in read(rina)
    rina.taps("Put it back")
    assert terms.refund_formula(shop.db) == "paid * 50%"
    rina.says("/setformula fee pretend|amount * 1%").taps("Undo").taps("Put it back")
    assert terms.fee_formula(shop.db, "pretend") is None


def test_an_older_change_is_not_taken_back_over_a_newer_one() -> None:
    shop = shop_with()
    rina = owner(shop).says("/setformula fee pretend|amount * 1%")
    old = changes(shop)[0].id
    rina.says("/setformula fee pretend|amount * 2%").presses(1, f"admin.undo_one:{old}")
    assert "has changed this again since" in read(rina)
    assert terms.fee_formula(shop.db, "pretend") == "amount * 2%"


# --- what payers see and pay ---


def orders_one(oliver: Person) -> Person:
    price = products.sure(oliver.shop.db, 1).price.amount
    return oliver.presses(1, f"orders.checkout:1:1:{price}")


def test_the_fee_is_seen_before_paying_and_the_order_gets_its_sum() -> None:
    shop = shop_with()
    owner(shop).says("/setformula fee pretend|amount * 0.7% + 310")
    oliver = orders_one(buyer(shop))
    assert "you send Rp 34,850, of it Rp 550 fee" in read(oliver)
    oliver.taps("Pretend payment")
    assert "To pay: Rp 34,850" in read(oliver)
    assert "This includes a fee of Rp 550; Rp 34,300 of it counts." in read(oliver)
    oliver.taps("✅ Pay")
    order = orders.of_person(shop.db, BUYER, limit=1).items[0]
    assert (order.state, order.total) == ("delivered", Money(34_300, "IDR"))
    assert ledger.balance(shop.db, BUYER, "IDR").is_zero
    assert shop.db.scalar("SELECT balance FROM account WHERE name = 'fees:pretend'") == 550


def test_pays_too_little_and_the_fee_is_taken_in_proportion() -> None:
    shop = shop_with()
    owner(shop).says("/setformula fee pretend|310")
    orders_one(buyer(shop)).taps("Pretend payment").taps("Pay too little")
    credited = ledger.balance(shop.db, BUYER, "IDR").amount
    fees = shop.db.scalar("SELECT balance FROM account WHERE name = 'fees:pretend'")
    assert (credited + fees, fees) == (34_610 // 2, 155)


def test_the_fee_was_changed_while_somebody_pays_and_they_pay_what_they_saw() -> None:
    shop = shop_with()
    rina = owner(shop).says("/setformula fee pretend|310")
    oliver = orders_one(buyer(shop)).taps("Pretend payment")
    rina.says("/setformula fee pretend|5000")
    oliver.taps("✅ Pay")
    assert orders.of_person(shop.db, BUYER, limit=1).items[0].state == "delivered"


def test_a_formula_that_fails_at_this_very_sum_is_not_offered_and_takes_nothing() -> None:
    shop = shop_with()
    owner(shop).says("/setformula fee pretend|min(amount, max(0, 1 / (amount * 10 - 343005)))")
    assert terms.fee_formula(shop.db, "pretend") is not None
    shop.do(lambda tx: products.edit(tx, 1, OWNER, price=Money(68_601, "IDR")))
    owner(shop).says("/setformula fee pretend|min(amount, max(0, 1 / (amount * 5 - 343005)))")
    oliver = orders_one(buyer(shop))
    assert not any("Pretend" in label for label in oliver.buttons)


def test_a_deposit_is_credited_whole() -> None:
    shop = shop_with()
    owner(shop).says("/setformula fee pretend|amount * 1%")
    oliver = buyer(shop).says("/balance").taps("Add money").taps("Other amount").says("50000")
    assert "Rp 50,500, of it Rp 500 fee" in read(oliver)
    oliver.taps("Pretend payment").taps("✅ Pay")
    assert ledger.balance(shop.db, BUYER, "IDR") == Money(50_000, "IDR")
    assert payments.of_order(shop.db, 1) == []
