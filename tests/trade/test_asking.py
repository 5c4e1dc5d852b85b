"""What a payer is asked for: in another currency, with a fee, with a sum nobody else has; and its worth."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopbot.db.connection import IntegrityError
from shopbot.errors import ShopError
from shopbot.trade import attempts, ledger, payments, receipts
from shopbot.trade.attempts import Attempt, Quote, Tail
from shopbot.trade.money import Money
from shopbot.trade.payments import Receipt
from tests.trade.desk import Desk, rp

DAY = 86_400


def usdt(micro: int) -> Money:
    return Money(micro, "USDT")


def deposit(desk: Desk, person: int, amount: int, quote: Quote, method: str = "coin", keep: int = DAY) -> Attempt:
    with desk.tx() as tx:
        return payments.open_attempt(tx, method, person, rp(amount), desk.now + 900, quote=quote, keep=keep)


def came(desk: Desk, money: Money, reference: str, **what: object) -> payments.Outcome:
    with desk.tx() as tx:
        return payments.receive(tx, "coin", Receipt(reference, money, desk.now, **what))  # type: ignore[arg-type]


# --- another currency ---


def test_what_is_asked_in_another_currency_is_worth_exactly_the_amount(desk: Desk) -> None:
    buyer = desk.person()
    attempt = deposit(desk, buyer, 100_000, Quote(usdt(6_201_734)))
    outcome = came(desk, usdt(6_201_734), "tx:0", payment_id=attempt.id)
    assert (outcome.kind, outcome.credit, desk.balance(buyer)) == ("deposit", rp(100_000), 100_000)
    with desk.tx() as tx:
        assert ledger.balance(tx, "cash:coin", "USDT") == usdt(-6_201_734)
        assert ledger.balance(tx, "exchange", "USDT") == usdt(6_201_734)
        assert ledger.balance(tx, "exchange", "IDR") == rp(-100_000)


def test_parts_of_a_payment_add_up_to_exactly_the_whole(desk: Desk) -> None:
    buyer = desk.person()
    attempt = deposit(desk, buyer, 100_000, Quote(usdt(6_201_733)))
    for n in range(7):
        came(desk, usdt(885_961), f"tx:{n}", payment_id=attempt.id)
    came(desk, usdt(6), "tx:rest", payment_id=attempt.id)
    assert desk.balance(buyer) == 100_000


def test_dust_is_entered_and_worth_nothing(desk: Desk) -> None:
    buyer = desk.person()
    attempt = deposit(desk, buyer, 100_000, Quote(usdt(6_201_733)))
    assert came(desk, usdt(1), "dust", payment_id=attempt.id).credit == rp(0)
    assert desk.balance(buyer) == 0


def test_a_sum_beyond_all_sense_waits_for_staff(desk: Desk) -> None:
    attempt = deposit(desk, desk.person(), 10**15, Quote(usdt(1)))
    assert came(desk, usdt(2), "huge", payment_id=attempt.id).kind == "unknown"


@given(
    amount=st.integers(1, 10**9),
    fee=st.integers(0, 10**6),
    asked=st.integers(1, 10**12),
    parts=st.lists(st.integers(1, 10**12), min_size=1, max_size=8),
)
@settings(max_examples=300)
def test_no_rupiah_appears_or_is_lost_whatever_the_parts(amount: int, fee: int, asked: int, parts: list[int]) -> None:
    """The rule alone, without a shop: parts are worth what their sum is, and the fee is taken once at most."""
    attempt = Attempt(
        1, "coin", 7, None, rp(amount), rp(fee), usdt(asked), rp(0), "open", None, {}, None, 0, 1, None, None, None
    )
    before = receipts.Worth(rp(0), rp(0))
    for n in range(1, len(parts) + 1):
        value = receipts._value(attempt, sum(parts[:n]))
        total = receipts.Worth(value, receipts._fee(attempt, value))
        assert rp(0) <= total.fee <= rp(fee)
        assert total.credit >= before.credit
        assert total.value.amount == (amount + fee) * sum(parts[:n]) // asked
        before = total


# --- fees ---


def test_the_fee_goes_to_its_own_account_and_the_order_gets_the_rest(desk: Desk) -> None:
    buyer = desk.person()
    order = desk.order(buyer, desk.product(price=34_300))
    quote = Quote(rp(34_850), fee=rp(550))
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", buyer, order.total, order.expires_at, order=order.id, quote=quote)
        outcome = payments.receive(tx, "qr", Receipt("r1", rp(34_850), desk.now, attempt.id))
        assert (outcome.kind, outcome.credit, outcome.fee) == ("settled", rp(34_300), rp(550))
        assert ledger.balance(tx, "fees:qr", "IDR") == rp(550)
    assert desk.balance(buyer) == 0


def test_the_fee_is_taken_in_proportion_and_never_twice(desk: Desk) -> None:
    buyer = desk.person()
    attempt = deposit(desk, buyer, 10_000, Quote(rp(11_000), fee=rp(1_000)))
    assert came(desk, rp(5_500), "half", payment_id=attempt.id).fee == rp(500)
    assert came(desk, rp(5_500), "half again", payment_id=attempt.id).fee == rp(500)
    assert came(desk, rp(11_000), "all again", payment_id=attempt.id).fee is None
    assert desk.balance(buyer) == 21_000


def test_the_gateway_names_its_fee_after_the_invoice_was_made(desk: Desk) -> None:
    buyer = desk.person()
    attempt = deposit(desk, buyer, 10_000, Quote(rp(10_000)))
    with desk.tx() as tx:
        made = payments.set_invoice(tx, attempt.id, reference="T-1", fee=rp(380), details={"qr": "000201"})
    assert (made.asked, made.fee, made.reference, made.details) == (rp(10_380), rp(380), "T-1", {"qr": "000201"})
    with desk.tx() as tx:
        assert payments.by_reference(tx, "coin", "T-1") == made


def test_what_was_asked_stays_once_money_came(desk: Desk) -> None:
    attempt = deposit(desk, desk.person(), 10_000, Quote(rp(10_000)))
    came(desk, rp(4_000), "r1", payment_id=attempt.id)
    with desk.tx() as tx:
        assert payments.set_invoice(tx, attempt.id, reference="T-1", fee=rp(380)).asked == rp(10_000)
    with pytest.raises(IntegrityError, match="what was asked for stays"), desk.tx() as tx:
        tx.run("UPDATE payment SET fee = 5 WHERE id = ?", attempt.id)


# --- a sum nobody else is asked for ---


def test_a_thousand_at_once_are_all_asked_for_another_sum(desk: Desk) -> None:
    desk.careless = True
    buyers = [desk.person(number) for number in range(100, 150)]
    wanted = Quote(usdt(6_200_000), tail=Tail("TXyz", most=9_999))
    with desk.tx() as tx:
        asked = [
            payments.open_attempt(tx, "coin", buyer, rp(100_000 + n), desk.now + 900, quote=wanted, keep=DAY).asked
            for n in range(20)
            for buyer in buyers
        ]
    assert len(set(asked)) == 1_000
    assert all(6_200_000 < one.amount <= 6_209_999 for one in asked)
    assert desk.problems() == []


def test_every_sum_of_a_small_range_is_used_before_it_is_full(desk: Desk) -> None:
    desk.careless = True
    wanted = Quote(rp(50_000), tail=Tail("shop", most=30))
    buyers = [desk.person(number) for number in range(100, 131)]
    asked = {deposit(desk, buyer, 50_000, wanted).asked.amount for buyer in buyers[:30]}
    assert asked == set(range(50_001, 50_031))
    with pytest.raises(ShopError, match="method_busy"):
        deposit(desk, buyers[30], 50_000, wanted)


def test_the_same_sum_elsewhere_is_no_clash(desk: Desk) -> None:
    one = Quote(rp(50_000), tail=Tail("one", most=1))
    two = Quote(rp(50_000), tail=Tail("two", most=1))
    assert deposit(desk, desk.person(), 50_000, one).asked == deposit(desk, desk.person(8), 50_000, two).asked


def test_a_sum_stays_taken_for_a_while_after_its_end_and_finds_its_late_payer(desk: Desk) -> None:
    buyer, other = desk.person(), desk.person(8)
    wanted = Quote(rp(50_000), tail=Tail("shop", most=1))
    attempt = deposit(desk, buyer, 50_000, wanted)
    desk.now += 901
    with desk.tx() as tx:
        attempts.expire_due(tx)
        attempts.release_due(tx)
    with pytest.raises(ShopError, match="method_busy"):
        deposit(desk, other, 50_000, wanted)
    assert came(desk, attempt.asked, "late", scope="shop").person == buyer
    desk.now += DAY
    with desk.tx() as tx:
        assert attempts.release_due(tx) == 1
    assert deposit(desk, other, 50_000, wanted).asked == attempt.asked


def test_sabotage_a_sum_that_is_free_at_its_end_credits_a_stranger(desk: Desk) -> None:
    buyer, other = desk.person(), desk.person(8)
    wanted = Quote(rp(50_000), tail=Tail("shop", most=1))
    attempt = deposit(desk, buyer, 50_000, wanted, keep=0)
    desk.now += 901
    with desk.tx() as tx:
        attempts.expire_due(tx)
        attempts.release_due(tx)
    deposit(desk, other, 50_000, wanted)
    assert came(desk, attempt.asked, "late", scope="shop").person == other


def test_the_database_itself_refuses_the_same_sum_twice(desk: Desk) -> None:
    wanted = Quote(rp(50_000), tail=Tail("shop", most=9))
    first, second = deposit(desk, desk.person(), 50_000, wanted), deposit(desk, desk.person(8), 50_000, wanted)
    with pytest.raises(IntegrityError, match="UNIQUE"), desk.tx() as tx:
        tx.run("UPDATE payment SET asked = ? WHERE id = ?", first.asked.amount, second.id)


@pytest.mark.parametrize("off", [-1, 1])
def test_a_sum_one_unit_off_is_nobodys(desk: Desk, off: int) -> None:
    attempt = deposit(desk, desk.person(), 50_000, Quote(rp(50_000), tail=Tail("shop", most=9)))
    assert came(desk, rp(attempt.asked.amount + off), "near", scope="shop").kind == "unknown"


def test_money_from_before_the_payer_was_asked_is_nobodys(desk: Desk) -> None:
    attempt = deposit(desk, desk.person(), 50_000, Quote(rp(50_000), tail=Tail("shop", most=9)))
    with desk.tx() as tx:
        old = Receipt("old", attempt.asked, desk.now - 3600, scope="shop")
        assert payments.receive(tx, "coin", old).kind == "unknown"
