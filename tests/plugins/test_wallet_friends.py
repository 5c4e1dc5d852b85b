"""Money between people: off until allowed, within limits, moved once and never from an empty wallet."""

from typing import Any

import pytest

from plugins.wallet.friends import masked
from shopbot.api import Money, Plugin, Request, Tx, ledger, orders, people, products, stock, vouchers
from shopbot.host.plugin import NoSettings
from shopbot.testing import Person, TestShop
from tests.plugins.whole import unlimited

OWNER = 900


def shop_with(**wallet: object) -> TestShop:
    settings = {"wallet": {"transfers": True, **wallet}}
    return unlimited("home", "orders", "wallet", "pretend", settings=settings, owner=OWNER)


def rich(shop: TestShop, name: str = "Budi Santoso", amount: int = 100_000) -> Person:
    person = shop.person(name).says("/start")
    shop.do(lambda tx: ledger.adjust(tx, person.id, Money(amount, "IDR"), "test", "test", f"rich:{person.id}"))
    return person


def balance(person: Person) -> int:
    return ledger.balance(person.shop.db, person.id, "IDR").amount


def number(person: Person) -> str:
    return people.sure(person.shop.db, person.id).bank_id


def goes_to(giver: Person, taker: Person, amount: str = "50,000") -> Person:
    return giver.says("/balance").taps("Send to a friend").says(number(taker)).taps(amount)


def pair(**wallet: object) -> tuple[Person, Person]:
    shop = shop_with(**wallet)
    return rich(shop), shop.person("Sari Dewi").says("/start")


def transfers(person: Person) -> list[Any]:
    return person.shop.db.rows("SELECT * FROM wallet_transfers ORDER BY id")


def test_money_goes_to_a_friend_and_both_are_told_with_only_letters_of_names() -> None:
    budi, sari = pair()
    goes_to(budi, sari)
    assert "S•••i" in budi.screen
    assert "Left in your balance: Rp\xa050,000" in budi.screen
    budi.taps("Send Rp")
    assert (balance(budi), balance(sari)) == (50_000, 50_000)
    assert "B•••o" in sari.sees
    assert "sent you Rp\xa050,000" in sari.sees
    assert sari.messages[-1].rings
    assert any("You sent Rp\xa050,000 to S•••i" in message.text for message in budi.messages)
    assert not any("Sari" in message.text for message in budi.messages)


def test_the_history_of_both_says_where_it_went_and_came_from() -> None:
    budi, sari = pair()
    goes_to(budi, sari).taps("Send Rp")
    assert "to a friend (S•••i)" in budi.says("/balance").taps("History").screen
    assert "from a friend (B•••o)" in sari.says("/balance").taps("History").screen


def test_staff_read_the_names_in_a_persons_history() -> None:
    budi, sari = pair()
    goes_to(budi, sari).taps("Send Rp")
    ani = budi.shop.person("Ani", id=OWNER).says("/start")
    ani.presses(1, f"wallet.person:{budi.id}")
    assert "to a friend (Sari Dewi)" in ani.screen


def test_it_is_off_until_the_owner_allows_it_also_for_forged_buttons() -> None:
    budi, sari = pair(transfers=False)
    assert not any("friend" in label for label in budi.says("/balance").buttons)
    budi.presses(1, "wallet.friend").presses(1, f"wallet.check:{sari.id}:1000").presses(
        1, f"wallet.send:{sari.id}:1000"
    )
    assert "switched off" in budi.shop.chats.toasts[budi.id][0]
    assert balance(sari) == 0


def test_two_taps_move_it_once() -> None:
    budi, sari = pair()
    goes_to(budi, sari)
    data, message = budi.data("Send Rp"), budi.messages[-1].id
    budi.presses(message, data).presses(message, data)
    assert (balance(budi), balance(sari), len(transfers(budi))) == (50_000, 50_000, 1)
    assert "already" in budi.toast


def test_a_forged_send_without_its_single_use_button_moves_nothing() -> None:
    budi, sari = pair()
    budi.presses(1, f"wallet.send:{sari.id}:50000")
    assert (balance(budi), balance(sari)) == (100_000, 0)


def test_money_spent_between_the_question_and_the_tap_is_not_sent_as_well() -> None:
    budi, sari = pair()
    goes_to(budi, sari, "100,000")
    budi.shop.do(lambda tx: ledger.adjust(tx, budi.id, Money(-60_000, "IDR"), "test", "spent", "spent"))
    budi.taps("Send Rp")
    assert "more is needed" in budi.toast
    assert (balance(budi), balance(sari), transfers(budi)) == (40_000, 0, [])


@pytest.mark.parametrize(
    ("words", "told"),
    [("999999", "Nobody with that number"), ("@nobody", "Nobody with that number"), ("", "Nobody with that number")],
)
def test_somebody_unknown_is_asked_for_again(words: str, told: str) -> None:
    budi, sari = pair()
    budi.says("/balance").taps("Send to a friend").says(words or " ")
    assert told in budi.sees
    assert "S•••i" in budi.says(number(sari)).screen


def test_a_username_finds_a_friend() -> None:
    budi, sari = pair()
    sari.username = "sari_d"
    budi.shop.advance(minutes=10)
    sari.says("/start")
    budi.says("/balance").taps("Send to a friend").says("@Sari_D")
    assert "S•••i" in budi.screen


def test_nobody_sends_to_themselves() -> None:
    budi, _ = pair()
    assert "That is you" in budi.says("/balance").taps("Send to a friend").says(number(budi)).sees


def test_a_banned_person_gets_nothing_even_when_banned_after_the_question() -> None:
    budi, sari = pair()
    goes_to(budi, sari)
    budi.shop.do(lambda tx: people.ban(tx, sari.id, "test", "fraud"))
    assert "cannot receive" in budi.taps("Send Rp").toast
    assert balance(sari) == 0


def test_the_daily_sum_holds_whatever_is_tapped_and_is_new_at_midnight() -> None:
    budi, sari = pair(transfer_daily=60_000)
    goes_to(budi, sari).taps("Send Rp")
    assert "today Rp\xa010,000 is left" in goes_to(budi, sari, "20,000").toast
    goes_to(budi, sari, "10,000").taps("Send Rp")
    assert "Rp\xa00 is left" in goes_to(budi, sari, "10,000").toast
    budi.shop.advance(days=1)
    goes_to(budi, sari, "10,000").taps("Send Rp")
    assert balance(sari) == 70_000


def test_the_daily_count_holds_for_buttons_shown_before() -> None:
    budi, sari = pair(transfer_times=1)
    goes_to(budi, sari, "10,000")
    first, message = budi.data("Send Rp"), budi.messages[-1].id
    goes_to(budi, sari, "20,000")
    budi.taps("Send Rp").presses(message, first)
    assert "as often as it goes" in budi.toast
    assert balance(sari) == 20_000


def test_too_little_and_nothing_are_refused_and_the_question_stays() -> None:
    budi, sari = pair(transfer_least=5_000)
    budi.says("/balance").taps("Send to a friend").says(number(sari)).taps("Other amount")
    assert "least that can be sent is Rp\xa05,000" in budi.says("1k").sees
    assert "Send Rp\xa07,000" in budi.says("7k").screen


@pytest.mark.parametrize("units", ["0", "-5000", "99999999999999999"])
def test_forged_amounts_move_nothing(units: str) -> None:
    budi, sari = pair()
    budi.presses(1, f"wallet.check:{sari.id}:{units}")
    assert (balance(budi), balance(sari)) == (100_000, 0)


@pytest.mark.parametrize(("name", "shown"), [("Bo", "B•••"), ("X", "X•••"), ("مریم", "م•••م"), ("  Ana  Lu ", "A•••u")])
def test_names_show_their_first_and_last_letter_only(name: str, shown: str) -> None:
    assert masked(name).text == shown


# --- tips ---


def tip_of(person: Person) -> str:
    return next((line for line in person.says("/balance").screen.split("\n") if line.startswith("💡")), "")


def bought(shop: TestShop, person: Person, times: int, price: int = 30_000) -> None:
    made = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(price, "IDR")))
    shop.do(lambda tx: stock.add(tx, made.id, [f"U{n}" for n in range(times + 5)], by="test"))
    for _ in range(times):
        shop.do(lambda tx: orders.pay_from_wallet(tx, _order(tx, person, made.id, price), person.id))


def _order(tx: Tx, person: Person, product: int, price: int) -> int:
    return orders.checkout(tx, person.id, product, 1, price).id


def test_a_tip_that_was_sent_away_stays_away_for_a_week_and_the_next_takes_its_place() -> None:
    shop = shop_with()
    budi = rich(shop, amount=30_000)
    bought(shop, budi, 1)
    assert "Add Rp\xa030,000 to buy Lumina again" in tip_of(budi)
    budi.taps("✖")
    assert "is enough to buy Lumina" in tip_of(budi)
    shop.advance(days=6)
    assert "is enough" in tip_of(budi)
    shop.advance(days=2)
    assert "Add Rp\xa030,000" in tip_of(budi)


def test_too_low_a_balance_is_filled_by_the_smallest_amount_that_is_enough() -> None:
    shop = shop_with()
    budi = rich(shop, amount=30_000)
    bought(shop, budi, 1)
    budi.says("/balance").taps("➕ Rp")
    assert "Adding Rp\xa050,000" in budi.screen


def test_what_is_bought_often_is_offered_for_a_month_in_one_payment() -> None:
    shop = shop_with()
    budi = rich(shop, amount=130_000)
    bought(shop, budi, 3)
    assert "You bought Lumina 3 times in 30 days. With Rp\xa050,000" in tip_of(budi)
    shop.advance(days=31)
    assert "is enough" in tip_of(budi)


def test_an_order_that_waits_comes_first() -> None:
    shop = shop_with()
    budi = rich(shop, amount=130_000)
    bought(shop, budi, 1)
    product = shop.db.scalar("SELECT id FROM product")
    shop.do(lambda tx: orders.checkout(tx, budi.id, product, 2, 60_000))
    assert "An order is waiting" in tip_of(budi)


def mine(_request: Request[NoSettings]) -> None:
    """Show the vouchers."""


def test_a_gift_that_waits_is_a_tip_of_its_own() -> None:
    drawer = Plugin("vouchers")  # where it would lead is another plugin's; here it is enough that there is one
    drawer.action()(mine)
    shop = unlimited("home", "orders", "wallet", drawer, owner=OWNER)
    budi = shop.person("Budi").says("/start")
    gift = vouchers.VoucherTerms("gift", 5_000, "IDR", person=budi.id, limit_all=1)
    shop.do(lambda tx: vouchers.create(tx, "test", gift))
    assert "A gift is waiting" in tip_of(budi)


def test_a_made_up_tip_is_not_kept() -> None:
    budi, _ = pair()
    budi.presses(1, "wallet.dismiss:anything")
    assert budi.shop.db.scalar("SELECT count(*) FROM wallet_tips") == 0
