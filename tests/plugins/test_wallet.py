"""The wallet: what people see of their money, and what staff may do to it."""

import pytest

from shopbot.api import Money, ledger
from shopbot.testing import Person, TestShop

PLUGINS = ("home", "orders", "wallet", "pretend")
OWNER = 900


def shop_with(**wallet: object) -> TestShop:
    return TestShop(*PLUGINS, settings={"wallet": wallet}, owner=OWNER)


def balance(person: Person) -> int:
    return ledger.balance(person.shop.db, person.id, "IDR").amount


def staff(shop: TestShop) -> Person:
    return shop.person("Ani", id=OWNER).says("/start")


def rich(shop: TestShop, name: str = "Budi", amount: int = 50_000) -> Person:
    person = shop.person(name).says("/start")
    shop.do(lambda tx: ledger.adjust(tx, person.id, Money(amount, "IDR"), "test", "test", f"rich:{person.id}"))
    return person


def spend(person: Person, amount: int, key: str) -> None:
    person.shop.do(lambda tx: ledger.adjust(tx, person.id, Money(-amount, "IDR"), "test", key, key))


def test_tapped_amount_is_added_by_the_method_that_is_on() -> None:
    budi = shop_with().person("Budi").says("/balance").taps("Add money").taps("50,000").taps("Pretend").taps("Pay Rp")
    assert balance(budi) == 50_000
    assert "was added to your balance" in budi.sees
    assert budi.messages[-1].rings
    assert "50,000" in budi.screen


@pytest.mark.parametrize("typed", ["50k", "50.000", "۵۰٬۰۰۰", "Rp 50.000", "٥٠٠٠٠"])
def test_typed_amount_is_read_in_any_digits_and_shown_as_understood(typed: str) -> None:
    budi = shop_with().person("Budi").says("/saldo").taps("Add money").taps("Other amount").says(typed)
    assert "Adding Rp\xa050,000" in budi.screen


def test_amount_that_makes_no_sense_is_asked_again() -> None:
    budi = shop_with().person("Budi").says("/saldo").taps("Add money").taps("Other amount").says("much")
    assert "could not read" in budi.sees
    assert "Adding Rp\xa07,000" in budi.says("7k").screen


@pytest.mark.parametrize("units", ["0", "-5000", "99999999999999999"])
def test_forged_amount_opens_no_payment(units: str) -> None:
    shop = shop_with()
    budi = shop.person("Budi").says("/start").presses(1, f"wallet.pay:{units}:pretend:0")
    assert shop.db.scalar("SELECT count(*) FROM payment") == 0
    assert balance(budi) == 0


def test_method_that_is_off_is_not_offered() -> None:
    shop = TestShop("home", "wallet")
    budi = shop.person("Budi").says("/balance").taps("Add money").taps("50,000")
    assert "no way to pay" in budi.screen
    assert "no longer available" in budi.presses(1, "wallet.pay:50000:pretend:0").toast


def test_history_shows_every_change_with_what_was_left() -> None:
    shop = shop_with()
    budi = rich(shop)
    spend(budi, 20_000, "a mistake")
    budi.says("/balance").taps("History")
    assert "➕ Rp\xa050,000" in budi.screen
    assert "a mistake" in budi.screen
    assert "balance Rp\xa030,000" in budi.screen
    assert "➕" not in budi.taps("Out").screen
    assert "➖" not in budi.taps("In").screen


def test_history_is_paged_and_kept_as_a_table() -> None:
    shop = shop_with()
    budi = rich(shop)
    for n in range(9):
        spend(budi, 1000, f"n{n}")
    budi.says("/balance").taps("History")
    assert "Page 1 of 2" in budi.screen
    assert "➕ Rp\xa050,000" in budi.taps("Next").screen
    name, content = budi.taps("CSV").messages[-1].rendered.document or ("", b"")
    assert name == "balance.csv"
    assert len(content.decode("utf-8-sig").splitlines()) == 11


def test_staff_add_money_with_a_reason_and_the_person_is_told() -> None:
    shop = shop_with()
    budi, ani = rich(shop), staff(shop)
    ani.says(f"/transfer {budi.id} 25k sorry for the wait")
    assert "Rp\xa050,000 → Rp\xa075,000" in ani.screen
    assert balance(budi) == 50_000
    ani.taps("Confirm")
    assert balance(budi) == 75_000
    assert "sorry for the wait" in budi.sees
    assert "25,000" in budi.sees


def test_confirming_twice_moves_the_money_once() -> None:
    shop = shop_with()
    budi, ani = rich(shop), staff(shop)
    ani.says(f"/transfer {budi.id} 25k sorry")
    message, confirm = ani.messages[-1].id, ani.data("Confirm")
    ani.presses(message, confirm).presses(message, confirm)
    assert balance(budi) == 75_000


def test_reason_is_mandatory() -> None:
    shop = shop_with()
    budi, ani = rich(shop), staff(shop)
    assert "/transfer 123456 50k" in ani.says(f"/transfer {budi.id} 25k").sees
    assert balance(budi) == 50_000


def test_balance_is_set_by_bank_id_and_by_username() -> None:
    shop = shop_with()
    budi, ani = rich(shop), staff(shop)
    budi.username = "budi_s"
    shop.advance(minutes=10)
    budi.says("/start")
    bank = shop.db.scalar("SELECT bank_id FROM person WHERE id = ?", budi.id)
    ani.says(f"/editbalance {bank} 10k counted again").taps("Confirm")
    assert balance(budi) == 10_000
    ani.says("/editbalance @Budi_S 0 closed").taps("Confirm")
    assert balance(budi) == 0


def test_nobody_is_left_below_zero() -> None:
    shop = shop_with()
    budi, ani = rich(shop), staff(shop)
    ani.says(f"/transfer {budi.id} -60k too much")
    assert "10,000" in ani.sees
    assert balance(budi) == 50_000


def test_large_amount_is_confirmed_twice() -> None:
    shop = shop_with(big_amount=20_000)
    budi, ani = rich(shop), staff(shop)
    ani.says(f"/transfer {budi.id} 25k big").taps("Confirm")
    assert "large amount" in ani.screen
    assert balance(budi) == 50_000
    ani.taps("Confirm")
    assert balance(budi) == 75_000


def test_balance_that_moved_before_the_confirmation_is_shown_anew() -> None:
    shop = shop_with()
    budi, ani = rich(shop), staff(shop)
    ani.says(f"/editbalance {budi.id} 80k fix")
    spend(budi, 20_000, "spent")
    ani.taps("Confirm")
    assert "Rp\xa030,000 → Rp\xa080,000" in ani.screen
    assert balance(budi) == 30_000
    ani.taps("Confirm")
    assert balance(budi) == 80_000


def test_staff_deduct_by_buttons() -> None:
    shop = shop_with()
    budi, ani = rich(shop), staff(shop)
    ani.presses(1, "wallet.wallets").says("budi").taps("Budi").taps("Deduct").says("۵k").says("wrong order")
    assert "Rp\xa050,000 → Rp\xa045,000" in ani.screen
    ani.taps("Confirm")
    assert balance(budi) == 45_000


def test_customers_change_nobodys_balance() -> None:
    shop = shop_with()
    budi = rich(shop)
    budi.says(f"/transfer {budi.id} 25k for me").presses(1, f"wallet.person:{budi.id}")
    budi.presses(1, f"wallet.do:add:{budi.id}:25000:50000:1:me")
    assert balance(budi) == 50_000
    assert all("25,000" not in m.text for m in budi.messages)


def test_topup_of_a_foreign_order_is_refused() -> None:
    shop = shop_with()
    assert "does not exist" in shop.person("Sari").says("/start").presses(1, "wallet.topup:1").toast
