"""A payer shows their transaction: it is theirs only if it can be nobody else's; else staff decide."""

from collections.abc import Iterator

import pytest

from shopbot.fakes.tron import Log, Tron
from shopbot.testing import Person
from tests.plugins import usdt_bench
from tests.plugins.usdt_bench import ADDRESS, OTHER, PRICE, UsdtShop, delivered


@pytest.fixture
def chain() -> Iterator[Tron]:
    with usdt_bench.chain() as made:
        yield made


def shows(one: UsdtShop, person: Person, txid: str) -> Person:
    """Paste a transaction for the newest payment, and let the shop look it up."""
    person.presses(person.messages[-1].id, f"usdt.sent:{one.attempt(person).id}").says(txid)
    one.shop.settle()
    return person


def told(person: Person, part: str) -> bool:
    """Tell whether somebody was sent these words."""
    return any(part in message.text for message in person.messages)


@pytest.mark.parametrize("wrap", ["{}", "0x{}", "https://tronscan.org/#/transaction/{}", "TxID: {}\n"])
def test_what_an_exchange_left_of_it_is_credited_at_its_value(chain: Tron, wrap: str) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    txid = one.pays(sari, more=-1_000_000)
    one.passes()
    shows(one, sari, wrap.format(txid.upper() if wrap == "{}" else txid))
    assert (one.unclaimed(), delivered(sari)) == (0, 0)
    assert 80_000 < one.balance(sari) < PRICE
    assert told(sari, "credited to you")


def test_more_than_was_asked_is_enough_and_the_rest_stays_theirs(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    txid = one.pays(sari, more=500_000)
    one.passes()
    shows(one, sari, txid)
    assert delivered(sari) == 1
    assert 7_000 < one.balance(sari) < 9_000


def test_transaction_the_shop_has_not_seen_yet_is_entered_once(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    txid = one.pays(sari)
    one.shop.clock.advance(90)
    shows(one, sari, txid)
    assert delivered(sari) == 1
    one.passes()
    assert len(one.receipts()) == 1


def test_stranger_shows_it_first_and_gets_nothing(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    txid = one.pays(sari, more=-1_000_000)
    one.passes()
    thief = one.buyer("Tom")
    shows(one, thief, txid)
    assert (one.balance(thief), delivered(thief), one.unclaimed()) == (0, 0, 1)
    assert told(thief, "not certain")
    one.shop.advance(minutes=5)
    late = one.buyer("Tim")
    shows(one, late, txid)
    assert told(late, "older than your payment")
    assert one.unclaimed() == 1


def test_thief_whose_payment_waited_as_well_gets_nothing_and_staff_decide(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari, thief = one.buyer("Sari"), one.buyer("Tom")
    txid = chain.send(Log(ADDRESS, one.attempt(sari).asked.amount - 1_000_007))
    one.passes()
    shows(one, thief, txid)
    assert (one.balance(thief), one.unclaimed()) == (0, 1)
    assert (told(thief, "not certain"), told(one.owner, "Tom shows a transaction")) == (True, True)
    shows(one, sari, txid)
    assert (one.balance(sari), one.unclaimed()) == (0, 1)


def test_last_digits_tell_whose_it_is_among_many(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari, thief = one.buyer("Sari"), one.buyer("Tom")
    txid = one.pays(sari, more=-1_000_000)
    one.passes()
    shows(one, thief, txid)
    assert (one.balance(thief), one.unclaimed()) == (0, 1)
    shows(one, sari, txid)
    assert 80_000 < one.balance(sari) < PRICE


def test_first_valid_claim_wins_and_the_second_changes_nothing(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    txid = one.pays(sari, more=-1_000_000)
    one.passes()
    shows(one, sari, txid)
    before = one.balance(sari)
    shows(one, sari, txid)
    assert (one.balance(sari), len(one.receipts())) == (before, 1)
    thief = one.buyer("Tom")
    shows(one, thief, txid)
    assert one.balance(thief) == 0


def test_too_far_off_is_for_staff(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    txid = one.pays(sari, more=-3_000_000)
    one.passes()
    shows(one, sari, txid)
    assert (one.balance(sari), one.unclaimed()) == (0, 1)
    assert told(sari, "not certain")


@pytest.mark.parametrize(
    ("log", "failed", "said"),
    [
        (Log(OTHER, 5_000_000), False, "brought no USDT"),
        (Log(ADDRESS, 5_000_000, contract=usdt_bench.SOMEBODY), False, "brought no USDT"),
        (Log(ADDRESS, 5_000_000, kind="Approval"), False, "brought no USDT"),
        (Log(ADDRESS, 5_000_000), True, "brought no USDT"),
        (Log(ADDRESS, 7), False, "too little"),
    ],
)
def test_what_is_no_money_for_the_shop_is_said_to_be_so(chain: Tron, log: Log, failed: bool, said: str) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    txid = chain.send(log, failed=failed)
    one.passes()
    shows(one, sari, txid)
    assert told(sari, said)
    assert one.receipts() == []


def test_not_final_or_unknown_is_said_and_enters_nothing(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    shows(one, sari, one.pays(sari))
    assert told(sari, "does not know it")
    assert one.receipts() == []


def test_no_hash_is_said_clearly_and_the_question_stays_open(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari").taps("Fee?").taps("I sent this").says("I paid!!")
    assert "no transaction ID" in sari.sees
    sari.says("f" * 64)
    one.shop.settle()
    assert told(sari, "does not know it")


def test_sixth_transaction_within_an_hour_is_not_looked_up(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    for number in range(5):
        shows(one, sari, f"{number:064x}")
    asked = len(chain.requests)
    shows(one, sari, f"{9:064x}")
    assert "several transactions" in sari.sees
    assert len(chain.requests) == asked


def test_strangers_payment_can_be_shown_nothing_for(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    tom = one.shop.person("Tom").says("/start").presses(1, f"usdt.sent:{one.attempt(sari).id}")
    assert "no longer" in tom.toast
