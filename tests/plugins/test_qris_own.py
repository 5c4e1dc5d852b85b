"""Money by the owner's printed code: seen by a person or the owner's phone, entered once, never a stranger's."""

from functools import partial

import pytest

from plugins.qris import emv
from plugins.qris.photo import codes_in
from shopbot.api import Money, payments
from tests.plugins.qris_bench import OWNER, PRICE, QrisShop, asked, delivered, picture
from tests.plugins.test_qris_payload import STATIC, parts, sealed


def unclaimed(one: QrisShop) -> int:
    return int(one.shop.db.scalar("SELECT count(*) FROM receipt WHERE outcome = 'unknown'"))


# --- what the buyer sees ---


def test_picture_asks_for_exactly_what_the_words_ask_for() -> None:
    sari = QrisShop().buyer("Sari").taps("QRIS")
    rupiah = asked(sari)
    assert PRICE < rupiah <= PRICE + 500
    assert f"Rp\xa0{rupiah:,}" in sari.screen
    assert "TOKO CONTOH 5802ID" in sari.screen
    payload = emv.read(codes_in(picture(sari))[0])
    assert (payload.values["01"], payload.part("51", "02")) == ("12", "ID1000000000001")


def test_forty_buyers_of_the_same_thing_are_asked_for_forty_sums() -> None:
    one = QrisShop()
    assert len({asked(one.buyer(f"Buyer {n}").taps("QRIS")) for n in range(40)}) == 40


def test_no_more_sums_left_and_the_method_is_not_offered() -> None:
    one = QrisShop(tail=20)
    for n in range(20):
        one.buyer(f"Buyer {n}").taps("QRIS")
    last = one.buyer("Last").taps("QRIS")
    assert last.toast
    assert one.shop.db.scalar("SELECT count(*) FROM payment") == 20


@pytest.mark.parametrize("amount", [Money(9_999_501, "IDR"), Money(5, "USD"), Money(0, "IDR")])
def test_sums_no_qris_can_carry_are_not_offered(amount: Money) -> None:
    from plugins.qris.declare import Settings
    from plugins.qris.own import OwnQris

    settings = Settings(mode="static", code=STATIC)
    assert OwnQris().takes(settings, Money(9_999_500, "IDR"))
    assert not OwnQris().takes(settings, amount)
    assert not OwnQris().takes(Settings(mode="off", code=STATIC), Money(1_000, "IDR"))
    assert not OwnQris().takes(Settings(mode="static", code="rubbish"), Money(1_000, "IDR"))


def test_code_changed_while_somebody_pays_leaves_their_picture_alone() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS")
    before = codes_in(picture(sari))
    other = sealed(*parts(t59="TOKO LAIN"))
    one.owner.presses(1, "qris.setup").presses(1, "qris.printed").says(other).taps("Yes, use it")
    sari.taps("Back").taps("QRIS")
    assert codes_in(picture(sari)) == before
    assert "TOKO LAIN" in one.buyer("Budi").taps("QRIS").screen


# --- a person sees the money ---


def test_one_tap_delivers_and_the_card_takes_the_codes_place() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS")
    rupiah = asked(sari)
    one.owner.presses(1, "qris.waiting").taps(f"Rp\xa0{rupiah:,}")
    assert "was entered" in one.owner.toast
    assert delivered(sari) == 1
    assert one.balance(sari) == rupiah - PRICE
    assert codes_in(picture(sari)) == []
    assert "Paid" in sari.screen


def test_two_of_the_staff_tap_and_the_second_changes_nothing() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS")
    owner = one.owner.presses(1, "qris.arrived:1").presses(1, "qris.arrived:1")
    assert "already" in owner.toast
    assert (len(one.receipts()), delivered(sari)) == (1, 1)


def test_buyer_cannot_confirm_their_own_payment() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS").presses(1, "qris.arrived:1")
    assert one.receipts() == []
    assert delivered(sari) == 0


def test_tap_for_a_payment_by_another_method_or_for_none_is_refused() -> None:
    one = QrisShop()
    one.owner.presses(1, "qris.arrived:77")
    one.shop.do(lambda tx: payments.open_attempt(tx, "usdt", OWNER, Money(5, "IDR"), tx.now + 60))
    one.owner.presses(1, "qris.arrived:1").presses(1, "qris.not_there:1")
    assert one.receipts() == []


def test_payer_who_is_asked_about_is_told_kindly_that_nothing_came_yet() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS")
    one.owner.presses(1, "qris.not_there:1").presses(1, "qris.not_there:1")
    assert "has not arrived yet" in sari.sees
    assert sum("has not arrived" in message.text for message in sari.messages) == 1


def test_expired_code_is_replaced_and_late_money_is_in_the_wallet() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS")
    rupiah = asked(sari)
    one.shop.advance(minutes=11)
    assert codes_in(picture(sari)) == []
    assert "Expired" in sari.screen
    one.owner.presses(1, "qris.waiting").taps(f"Rp\xa0{rupiah:,}")
    assert one.balance(sari) == rupiah
    assert one.receipts() == [("1", rupiah, "late")]
    assert delivered(sari) == 0


def test_buyer_who_gives_up_after_paying_has_the_money_in_the_wallet() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS")
    rupiah = asked(sari)
    sari.taps("Cancel")
    one.owner.presses(1, "qris.waiting").taps(f"Rp\xa0{rupiah:,}")
    assert (one.balance(sari), delivered(sari)) == (rupiah, 0)


def test_buyer_says_that_they_paid_and_the_staff_confirm_it_with_one_tap() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS").taps("I have paid")
    assert "asked to look" in sari.toast
    one.shop.advance(seconds=20)
    sari.taps("I have paid")
    assert sum("Sari says" in message.text for message in one.owner.messages) == 1
    assert "go on looking" not in sari.screen
    one.owner.taps("✅")
    assert (delivered(sari), len(one.receipts())) == (1, 1)


# --- the phone tells ---


def test_notification_pays_the_order_that_asked_for_this_sum() -> None:
    one = QrisShop()
    sari, budi = one.buyer("Sari").taps("QRIS"), one.buyer("Budi").taps("QRIS")
    assert one.arrives(asked(budi))
    assert (delivered(sari), delivered(budi)) == (0, 1)


def test_tap_and_notification_are_the_same_money_whichever_comes_first() -> None:
    one = QrisShop()
    sari, budi = one.buyer("Sari").taps("QRIS"), one.buyer("Budi").taps("QRIS")
    first, second = asked(sari), asked(budi)
    one.owner.presses(1, "qris.arrived:1")
    one.arrives(first)
    one.arrives(second)
    one.owner.presses(1, "qris.arrived:2")
    assert one.receipts() == [("1", first, "settled"), ("2", second, "settled")]
    assert (one.balance(sari), one.balance(budi)) == (first - PRICE, second - PRICE)


def test_twin_money_entered_under_two_names_would_show() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS")
    money = Money(asked(sari), "IDR")
    for name in ("1", "notice:1"):
        seen = payments.Receipt(name, money, one.shop.clock.now(), 1)
        one.shop.do(partial(payments.receive, method="qris", receipt=seen))
    one.shop.settle()
    assert len(one.receipts()) == 2
    assert one.balance(sari) == 2 * money.amount - PRICE


def test_buyer_pays_twice_and_the_second_is_in_their_wallet() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS")
    rupiah = asked(sari)
    one.arrives(rupiah, at="10:33")
    one.arrives(rupiah, at="10:35")
    assert [kind for _, _, kind in one.receipts()] == ["settled", "extra"]
    assert delivered(sari) == 1
    assert one.balance(sari) == 2 * rupiah - PRICE


def test_phone_repeats_itself_under_one_name_and_nothing_is_asked() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS")
    words = f"Dana masuk Rp{asked(sari)}"
    for _ in range(3):
        assert one.notice(words, id="n-1")
        one.shop.advance(hours=1)
    assert len(one.receipts()) == 1
    assert not any("twice" in message.text for message in one.owner.messages)


def test_same_words_again_are_entered_only_when_a_person_says_so() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS")
    rupiah = asked(sari)
    for _ in range(3):
        one.arrives(rupiah)
        one.shop.advance(minutes=5)
    assert len(one.receipts()) == 1
    assert sum("came twice" in message.text for message in one.owner.messages) == 1
    one.owner.taps("Second payment")
    assert one.balance(sari) == 2 * rupiah - PRICE


def test_same_words_again_may_be_left_alone_and_then_stay_so() -> None:
    one = QrisShop()
    rupiah = asked(one.buyer("Sari").taps("QRIS"))
    one.arrives(rupiah)
    one.arrives(rupiah)
    second = one.owner.data("Second payment")
    one.owner.taps("Leave it").presses(1, second)
    assert "no longer" in one.owner.toast
    assert len(one.receipts()) == 1


def test_sum_nobody_was_asked_for_is_kept_aside() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS")
    one.arrives(PRICE)
    assert one.receipts() == [("notice:1", PRICE, "unknown")]
    assert (unclaimed(one), delivered(sari), one.balance(sari)) == (1, 0, 0)


def test_late_notification_is_the_payers_and_a_very_late_one_is_nobodys() -> None:
    one = QrisShop()
    sari, budi = one.buyer("Sari").taps("QRIS"), one.buyer("Budi").taps("QRIS")
    first, second = asked(sari), asked(budi)
    one.shop.advance(minutes=11)
    one.arrives(first)
    assert one.balance(sari) == first
    one.shop.advance(days=2)
    one.arrives(second)
    assert one.balance(budi) == 0
    assert [kind for _, _, kind in one.receipts()] == ["late", "unknown"]


def test_words_in_doubt_enter_nothing_until_a_person_types_the_sum() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS")
    rupiah = asked(sari)
    one.notice(f"Rp{rupiah} dari SARI, Rp20.000 dari BUDI")
    assert one.receipts() == []
    assert "cannot tell for certain" in one.owner.sees
    one.owner.taps("Enter the amount").says("rubbish").says(str(rupiah))
    assert delivered(sari) == 1
    assert one.receipts() == [("1", rupiah, "settled")]


@pytest.mark.parametrize("words", ["Anda membayar Rp30.000", "Kode OTP 501234", "", "\x00\ud800"])
def test_words_about_no_money_for_us_enter_nothing_and_disturb_nobody(words: str) -> None:
    one = QrisShop()
    before = len(one.owner.messages)
    assert one.notice(words)
    assert (one.receipts(), len(one.owner.messages)) == ([], before)


@pytest.mark.parametrize(
    "body",
    [
        b"title=Bank&text=Dana+masuk+Rp30.123",
        b"Dana masuk Rp30.123",
        b'"Dana masuk Rp30.123"',
        b'{"message": "Dana masuk Rp30.123", "package": "id.bank"}',
    ],
)
def test_phones_may_say_it_as_json_as_a_form_or_plainly(body: bytes) -> None:
    one = QrisShop()
    assert one.hook("notice", body)
    assert [amount for _, amount, _ in one.receipts()] == [30_123]


def test_caller_without_the_secret_is_not_believed() -> None:
    one = QrisShop()
    rupiah = asked(one.buyer("Sari").taps("QRIS"))
    for secret in ("", "guess", "\ud800"):
        assert not one.hook("notice", {"text": f"Dana masuk Rp{rupiah}"}, secret)
    one.owner.presses(1, "qris.no_phone")
    for secret in ("", "said-by-pakasir"):
        assert not one.hook("notice", {"text": f"Dana masuk Rp{rupiah}"}, secret)
    assert one.receipts() == []


def test_shop_restarted_between_every_step_loses_nothing() -> None:
    one = QrisShop()
    sari = one.buyer("Sari").taps("QRIS")
    rupiah = asked(sari)
    one.shop.restart()
    sari.taps("Back").taps("QRIS")
    assert asked(sari) == rupiah
    one.shop.restart()
    one.arrives(rupiah)
    one.shop.restart()
    one.arrives(rupiah)
    one.owner.presses(1, "qris.arrived:1")
    assert (delivered(sari), len(one.receipts())) == (1, 1)


def test_what_the_phone_told_is_forgotten_after_a_while() -> None:
    one = QrisShop()
    one.arrives(12_345)
    one.shop.advance(days=1).advance(days=91)
    assert one.shop.db.scalar("SELECT count(*) FROM qris_notice") == 0
    assert unclaimed(one) == 1
