"""Vouchers when things happen at once, late, twice, or by somebody who guesses."""

import pytest

from shopbot.errors import ShopError
from shopbot.trade import attempts, audit, ledger, orders, payments, pricing, undo, vouchers
from shopbot.trade.money import Money
from shopbot.trade.receipts import Receipt
from shopbot.trade.vouchers import Refusal, Voucher, VoucherTerms
from tests.trade.desk import OWNER, Desk, rp


def make(desk: Desk, terms: VoucherTerms | None = None, code: str | None = "TEN") -> Voucher:
    with desk.tx() as tx:
        return vouchers.create(tx, OWNER, terms or VoucherTerms("percent", 1000), code)


def buys(desk: Desk, person: int, product: int, voucher: Voucher | None, quantity: int = 1) -> orders.Order:
    """Check out with a voucher, at what a quote says."""
    with desk.tx() as tx:
        vouchers.choose(tx, person, voucher.id if voucher else None)
        quote = pricing.quote(tx, product, quantity, person, tx.now)
        return orders.checkout(tx, person, product, quantity, quote.total.amount)


def why_not(desk: Desk, person: int, product: int, voucher: Voucher) -> Refusal | None:
    with desk.tx() as tx:
        vouchers.choose(tx, person, voucher.id)
        return pricing.quote(tx, product, 1, person, tx.now).refusal


def uses(desk: Desk, voucher: Voucher) -> list[str]:
    with desk.tx() as tx:
        return [one.state for one in vouchers.uses(tx, voucher.id)]


def left(desk: Desk, voucher: Voucher) -> int:
    with desk.tx() as tx:
        found = vouchers.sure(tx, voucher.id)
        return (found.terms.limit_all or 0) - found.uses


ONCE = VoucherTerms("percent", 1000, limit_all=1)


# --- held, used, released ---


def test_two_who_want_the_last_one_at_once_get_it_once(desk: Desk) -> None:
    first, second, product, one = desk.person(7), desk.person(8), desk.product(), make(desk, ONCE)
    assert buys(desk, first, product, one).total == rp(31_500)
    assert why_not(desk, second, product, one) == Refusal("voucher_used_up")
    assert buys(desk, second, product, one).total == rp(35_000)


def test_last_one_is_not_held_for_a_second_order_whatever_its_quote_said(desk: Desk) -> None:
    first, second, product, one = desk.person(7), desk.person(8), desk.product(units=2), make(desk, ONCE)
    buys(desk, first, product, one)
    other = buys(desk, second, product, None)
    with desk.tx() as tx, pytest.raises(ShopError, match="voucher_used_up"):
        vouchers.hold(tx, one.id, second, other.id, rp(3_500))
    assert (uses(desk, one), left(desk, one)) == (["held"], 0)


def test_two_who_were_shown_the_price_with_it_do_not_both_pay_that(desk: Desk) -> None:
    first, second, product, one = desk.person(7), desk.person(8), desk.product(), make(desk, ONCE)
    with desk.tx() as tx:
        for person in (first, second):
            vouchers.choose(tx, person, one.id)
        seen = pricing.quote(tx, product, 1, second, tx.now).total.amount
        orders.checkout(tx, first, product, 1, seen)
        with pytest.raises(ShopError, match="price_changed"):
            orders.checkout(tx, second, product, 1, seen)


def test_sabotage_counting_only_what_is_used_would_give_the_last_one_to_two_and_the_recount_tells(desk: Desk) -> None:
    first, second, product, one = desk.person(7), desk.person(8), desk.product(), make(desk, ONCE)
    desk.sabotage("DROP TRIGGER voucher_use_held")
    assert buys(desk, first, product, one).total == buys(desk, second, product, one).total == rp(31_500)
    assert uses(desk, one) == ["held", "held"]
    assert any("voucher" in problem for problem in desk.problems())


def test_an_order_that_expires_gives_it_back(desk: Desk) -> None:
    first, second, product, one = desk.person(7), desk.person(8), desk.product(), make(desk, ONCE)
    buys(desk, first, product, one)
    desk.now += 3600
    with desk.tx() as tx:
        orders.expire_due(tx)
    assert uses(desk, one) == ["released"]
    assert buys(desk, second, product, one).total == rp(31_500)


def test_sabotage_without_the_release_nobody_ever_gets_it_and_the_recount_tells(desk: Desk) -> None:
    first, product, one = desk.person(7), desk.product(), make(desk, ONCE)
    buys(desk, first, product, one)
    desk.sabotage("CREATE TRIGGER never BEFORE UPDATE OF state ON voucher_use BEGIN SELECT RAISE(IGNORE); END")
    desk.now += 3600
    with desk.tx() as tx:
        orders.expire_due(tx)
    assert left(desk, one) == 0
    assert any("voucher" in problem for problem in desk.problems())


def test_paying_uses_it_for_good_and_frees_the_choice(desk: Desk) -> None:
    buyer, product, one = desk.person(7, credit=100_000), desk.product(), make(desk)
    order = buys(desk, buyer, product, one)
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, buyer)
        assert vouchers.chosen(tx, buyer) is None
    assert uses(desk, one) == ["used"]
    assert desk.balance(buyer) == 68_500
    refused = why_not(desk, buyer, product, one)
    assert refused is not None
    assert refused.key == "voucher_used"


def test_an_order_that_takes_the_place_of_another_keeps_one_hold(desk: Desk) -> None:
    buyer, product, one = desk.person(), desk.product(), make(desk, ONCE)
    first = buys(desk, buyer, product, one)
    second = buys(desk, buyer, product, one, quantity=3)
    assert (first.total, second.total) == (rp(31_500), rp(94_500))
    assert uses(desk, one) == ["held", "released"]
    assert left(desk, one) == 0
    third = buys(desk, buyer, product, None, quantity=3)
    assert third.total == rp(105_000)
    assert left(desk, one) == 1
    with desk.tx() as tx:
        assert orders.sure(tx, first.id).replaced_by == second.id
        assert [order.id for order in orders.of_person(tx, buyer).items] == [third.id]


def test_an_order_whose_payment_was_begun_keeps_it_and_the_next_one_is_sold_without(desk: Desk) -> None:
    buyer, product, one = desk.person(), desk.product(), make(desk)
    first = buys(desk, buyer, product, one)
    with desk.tx() as tx:
        attempts.open_attempt(tx, "qr", buyer, first.total, first.expires_at, order=first.id)
    assert why_not(desk, buyer, product, one) == Refusal("voucher_held", {"order": first.id})
    assert buys(desk, buyer, product, one, quantity=2).total == rp(70_000)
    assert uses(desk, one) == ["held"]


def test_money_that_comes_after_the_end_goes_to_the_wallet_and_the_voucher_stays_free(desk: Desk) -> None:
    buyer, product, one = desk.person(), desk.product(), make(desk, ONCE)
    order = buys(desk, buyer, product, one)
    with desk.tx() as tx:
        attempt = attempts.open_attempt(tx, "qr", buyer, order.total, order.expires_at, order=order.id)
        orders.cancel(tx, order.id, buyer)
    desk.now += 60
    with desk.tx() as tx:
        payments.receive(tx, "qr", Receipt("late-1", order.total, tx.now, attempt.id))
    assert desk.balance(buyer) == 31_500
    assert uses(desk, one) == ["released"]
    assert left(desk, one) == 1


def test_one_for_all_of_it_makes_an_order_that_is_paid_without_money(desk: Desk) -> None:
    buyer, product, one = desk.person(), desk.product(), make(desk, VoucherTerms("percent", 10_000))
    order = buys(desk, buyer, product, one)
    with desk.tx() as tx:
        assert orders.pay_from_wallet(tx, order.id, buyer).state == "delivered"
    assert order.total.is_zero


# --- codes ---


def test_a_wrong_code_counts_though_it_is_refused_and_a_right_one_forgives_nothing(desk: Desk) -> None:
    guesser, _ = desk.person(7), make(desk)
    for word, said in (("A1", 4), ("B2", 3), ("C3", 2), ("D4", 1)):
        with desk.tx() as tx:
            assert vouchers.by_code(tx, guesser, word) == Refusal("voucher_unknown", {"left": said})
        with desk.tx() as tx:
            assert isinstance(vouchers.by_code(tx, guesser, "ten"), Voucher)
    with desk.tx() as tx:
        assert vouchers.by_code(tx, guesser, "E5") == Refusal("voucher_wait", {"until": desk.now + 300})
    desk.now += 299
    with desk.tx() as tx:
        assert isinstance(vouchers.by_code(tx, guesser, "TEN"), Refusal)
    desk.now += 1
    with desk.tx() as tx:
        assert isinstance(vouchers.by_code(tx, guesser, "TEN"), Voucher)


def test_a_guesser_with_many_accounts_makes_nobody_else_wait(desk: Desk) -> None:
    make(desk)
    for number in range(20, 40):
        person = desk.person(number)
        for _ in range(5):
            with desk.tx() as tx:
                vouchers.by_code(tx, person, "WRONG")
    honest = desk.person(7)
    with desk.tx() as tx:
        assert isinstance(vouchers.by_code(tx, honest, "TEN"), Voucher)


def test_somebody_elses_voucher_looks_like_none_at_all(desk: Desk) -> None:
    owner, other = desk.person(7), desk.person(8)
    make(desk, VoucherTerms("percent", 1000, person=owner), "MINE")
    with desk.tx() as tx:
        assert vouchers.by_code(tx, other, "MINE") == Refusal("voucher_unknown", {"left": 4})
        assert isinstance(vouchers.by_code(tx, owner, "MINE"), Voucher)


@pytest.mark.parametrize("code", ["", "A", "é" * 5, "X" * 33])
def test_codes_nobody_could_type_are_refused(desk: Desk, code: str) -> None:
    with pytest.raises(ShopError, match="voucher_code_bad"):
        make(desk, code=code)


def test_a_gifts_code_is_drawn_and_has_88_bits(desk: Desk) -> None:
    terms = VoucherTerms("gift", 50_000, "IDR")
    with pytest.raises(ShopError, match="voucher_code_weak"):
        make(desk, terms, "HAPPY")
    assert len(make(desk, terms, None).code) == vouchers.SECRET_LENGTH


def test_ten_thousand_codes_are_all_different_and_switch_off_together(desk: Desk) -> None:
    with desk.tx() as tx:
        series, made = vouchers.generate(tx, OWNER, VoucherTerms("gift", 50_000, "IDR"), 10_000, "fair")
    assert len({one.code for one in made}) == 10_000
    with desk.tx() as tx:
        vouchers.switch(tx, made[3].id, OWNER, on=False)
        assert vouchers.switch_series(tx, series, OWNER, on=False) == 9_999
        undo.REVERSERS["voucher.switch_series"](tx, audit.recent(tx)[0], OWNER)
        assert vouchers.counts(tx, series=series).on == 9_999
        assert not vouchers.sure(tx, made[3].id).on


@pytest.mark.parametrize("count", [0, -1, 10_001])
def test_more_or_fewer_codes_than_there_can_be_are_refused(desk: Desk, count: int) -> None:
    with pytest.raises(ShopError, match="count_out_of_range"), desk.tx() as tx:
        vouchers.generate(tx, OWNER, VoucherTerms("percent", 1000), count, "")


@pytest.mark.parametrize(
    "terms",
    [
        VoucherTerms("percent", 0),
        VoucherTerms("percent", 10_001),
        VoucherTerms("percent", 1000, "IDR"),
        VoucherTerms("amount", 5_000),
        VoucherTerms("amount", 5_000, "IDR", most=3),
        VoucherTerms("percent", 1000, least=-1),
        VoucherTerms("percent", 1000, limit_all=0),
        VoucherTerms("percent", 1000, limit_each=-1),
    ],
)
def test_terms_that_cannot_be_are_refused_before_the_database_has_to(desk: Desk, terms: VoucherTerms) -> None:
    with pytest.raises(ShopError, match="discount_invalid"):
        make(desk, terms)


# --- gifts ---


def test_a_gift_is_redeemed_once_whoever_comes_first(desk: Desk) -> None:
    first, second = desk.person(7), desk.person(8)
    one = make(desk, VoucherTerms("gift", 50_000, "IDR"), None)
    with desk.tx() as tx:
        assert vouchers.redeem(tx, first, one.id) == Money(50_000, "IDR")
    for person, why in ((first, "voucher_used"), (second, "voucher_used_up")):
        with pytest.raises(ShopError, match=why), desk.tx() as tx:
            vouchers.redeem(tx, person, one.id)
    assert (desk.balance(first), desk.balance(second)) == (50_000, 0)
    with desk.tx() as tx:
        assert ledger.entries(tx, first).items[0].reason == "gift"


def test_a_gift_takes_nothing_off_an_order_and_a_voucher_is_no_gift(desk: Desk) -> None:
    buyer, product, ten = desk.person(), desk.product(), make(desk)
    gift = make(desk, VoucherTerms("gift", 50_000, "IDR"), None)
    assert why_not(desk, buyer, product, gift) == Refusal("voucher_gift")
    with pytest.raises(ShopError, match="gone"), desk.tx() as tx:
        vouchers.redeem(tx, buyer, ten.id)


def test_a_gift_that_was_switched_off_or_is_over_brings_nothing(desk: Desk) -> None:
    buyer, off = desk.person(), make(desk, VoucherTerms("gift", 1, "IDR"), None)
    over = make(desk, VoucherTerms("gift", 1, "IDR", ends_at=desk.now + 5), None)
    desk.now += 5
    with desk.tx() as tx:
        vouchers.switch(tx, off.id, OWNER, on=False)
    for one, why in ((off, "voucher_off"), (over, "voucher_over")):
        with pytest.raises(ShopError, match=why), desk.tx() as tx:
            vouchers.redeem(tx, buyer, one.id)
    assert desk.balance(buyer) == 0
