"""Money that is nobody's is given away once, by somebody, for a reason; and no more goes back than came."""

from collections.abc import Callable

import pytest

from shopbot.db.connection import IntegrityError
from shopbot.db.tx import Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, ledger, orders, payments, reversals, unclaimed
from shopbot.trade.attempts import Attempt, Quote
from shopbot.trade.money import Money
from shopbot.trade.payments import Receipt, Reversal
from tests.trade.desk import OWNER, Desk, rp


def stray(desk: Desk, money: Money, reference: str = "s1") -> int:
    with desk.tx() as tx:
        return payments.receive(tx, "qr", Receipt(reference, money, desk.now)).id


def paid(desk: Desk, person: int, amount: int = 50_000, reference: str = "r1") -> payments.Outcome:
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", person, rp(amount), desk.now + 900)
        return payments.receive(tx, "qr", Receipt(reference, rp(amount), desk.now, attempt.id))


def waiting(desk: Desk, person: int, price: int = 35_000) -> Attempt:
    order = desk.order(person, desk.product(price=price))
    with desk.tx() as tx:
        return payments.open_attempt(tx, "qr", person, order.total, order.expires_at, order=order.id)


# --- given away ---


def test_it_pays_the_order_it_was_meant_for(desk: Desk) -> None:
    buyer = desk.person()
    attempt, receipt = waiting(desk, buyer), stray(desk, rp(35_000))
    with desk.tx() as tx:
        (near,) = unclaimed.candidates(tx, unclaimed.sure(tx, receipt))
        assert near.id == attempt.id
        outcome = unclaimed.give_to_attempt(tx, receipt, attempt.id, OWNER, "they showed the slip")
    assert (outcome.kind, outcome.person, desk.balance(buyer)) == ("settled", buyer, 0)
    with desk.tx() as tx:
        assert orders.sure(tx, attempt.order or 0).state == "delivered"
        assert unclaimed.waiting(tx).total == 0
        (row,) = audit.of(tx, f"receipt:{receipt}")
        assert (row.actor, row.after["reason"]) == (str(OWNER), "they showed the slip")


def test_it_goes_to_a_person_and_they_are_told_once(desk: Desk) -> None:
    buyer, receipt = desk.person(), stray(desk, rp(777))
    with desk.tx() as tx:
        unclaimed.give_to_person(tx, receipt, buyer, rp(777), OWNER, "wrong sum")
        told = tx.rows("SELECT * FROM outbox WHERE chat = ?", buyer)
    assert (desk.balance(buyer), len(told)) == (777, 1)


def test_it_is_decided_once(desk: Desk) -> None:
    buyer, receipt = desk.person(), stray(desk, rp(777))
    with desk.tx() as tx:
        unclaimed.not_ours(tx, receipt, OWNER, "a private transfer")
    with pytest.raises(ShopError, match="claimed_already"), desk.tx() as tx:
        unclaimed.give_to_person(tx, receipt, buyer, rp(777), OWNER, "after all")
    with desk.tx() as tx:
        assert ledger.balance(tx, "not-ours", "IDR") == rp(777)
        assert ledger.balance(tx, "unclaimed", "IDR").is_zero


def test_the_database_itself_refuses_a_second_decision(desk: Desk) -> None:
    receipt = stray(desk, rp(777))
    with desk.tx() as tx:
        unclaimed.not_ours(tx, receipt, OWNER, "a private transfer")
    with pytest.raises(IntegrityError, match="UNIQUE"), desk.tx() as tx:
        tx.run("INSERT INTO claim SELECT * FROM claim")
    with pytest.raises(IntegrityError, match="decided once"), desk.tx() as tx:
        tx.run("UPDATE claim SET person = 7")


def test_money_of_somebody_is_not_given_to_somebody_else(desk: Desk) -> None:
    outcome, other = paid(desk, desk.person()), desk.person(8)
    with pytest.raises(ShopError, match="claimed_already"), desk.tx() as tx:
        unclaimed.give_to_person(tx, outcome.id, other, rp(50_000), OWNER, "please")
    with pytest.raises(IntegrityError, match="only money that is nobody's"), desk.tx() as tx:
        tx.run("INSERT INTO claim VALUES (?, 8, NULL, 'IDR', 1, 0, 'deposit', 'r', '1', 1, 1)", outcome.id)


def test_a_coin_counts_for_what_staff_say_and_rupiah_for_themselves(desk: Desk) -> None:
    buyer, receipt = desk.person(), stray(desk, Money(6_200_000, "USDT"))
    with desk.tx() as tx:
        unclaimed.give_to_person(tx, receipt, buyer, rp(99_000), OWNER, "rate of the day")
    assert desk.balance(buyer) == 99_000
    rupiah = stray(desk, rp(777), "s2")
    with pytest.raises(ShopError, match="worth_differs"), desk.tx() as tx:
        unclaimed.give_to_person(tx, rupiah, buyer, rp(778), OWNER, "more")


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_decided_without_a_reason(desk: Desk, reason: str) -> None:
    receipt = stray(desk, rp(777))
    with pytest.raises(ShopError, match="reason_missing"), desk.tx() as tx:
        unclaimed.not_ours(tx, receipt, OWNER, reason)


def test_a_currency_nobody_was_asked_for_is_not_given_to_an_attempt(desk: Desk) -> None:
    attempt, receipt = waiting(desk, desk.person()), stray(desk, Money(5, "XTR"))
    with pytest.raises(ShopError, match="other_currency"), desk.tx() as tx:
        unclaimed.give_to_attempt(tx, receipt, attempt.id, OWNER, "maybe")


def test_what_waits_is_listed_newest_first_without_what_is_decided_or_went_back(desk: Desk) -> None:
    buyer = desk.person()
    for number in range(13):
        stray(desk, rp(100 + number), f"s{number}")
    paid(desk, buyer)
    with desk.tx() as tx:
        unclaimed.not_ours(tx, 13, OWNER, "private")
        reversals.reverse(tx, "qr", Reversal("s0", "cb", rp(100), desk.now))
        page, few = unclaimed.waiting(tx), unclaimed.waiting(tx, offset=1, limit=2)
        assert unclaimed.sure(tx, 12) == page.items[0] == unclaimed.Found(12, "qr", "s11", rp(111), desk.now)
    assert [one.id for one in page.items] == list(range(12, 2, -1))
    assert [one.id for one in few.items] == [11, 10]
    assert page.total == few.total == 11
    for gone in (1, 13, 14, 99):
        with pytest.raises(ShopError) as refused, desk.tx() as tx:
            unclaimed.sure(tx, gone)
        assert refused.value.key == "claimed_already"


def test_the_nearest_sums_of_two_days_are_shown_to_choose_from(desk: Desk) -> None:
    buyer = desk.person()
    begun = desk.now

    def opened(at: int, amount: int, method: str = "qr", quote: Quote | None = None) -> int:
        desk.now = at
        with desk.tx() as tx:
            return payments.open_attempt(tx, method, buyer, rp(amount), at + 900, quote=quote).id

    seen = begun + 200_000
    opened(seen - 172_801, 1_000)
    first = opened(seen - 172_800, 1_010)
    near, far = opened(seen - 9, 990), opened(seen - 8, 2_000)
    with_fee = opened(seen - 7, 1_000, quote=Quote(rp(1_005), fee=rp(5)))
    opened(seen - 6, 1_000, method="coin")
    opened(seen - 5, 1_003, quote=Quote(Money(1_000, "USDT")))
    exact, alike = opened(seen - 4, 1_001), opened(seen + 120, 999)
    opened(seen + 121, 1_002)
    desk.now = seen
    desk.careless = True
    found = unclaimed.Found(1, "qr", "s1", rp(1_000), seen)
    with desk.tx() as tx:
        assert [one.id for one in unclaimed.candidates(tx, found)] == [alike, exact, with_fee, near, first]
        coins = unclaimed.Found(2, "qr", "s2", Money(900, "USDT"), seen)
        assert len(unclaimed.candidates(tx, coins)) == 1
    assert far > 0


def test_a_decision_is_written_down_with_its_reason_who_and_what(desk: Desk) -> None:
    buyer, other = desk.person(), desk.person(8)
    for number in (1, 2, 3, 4):
        stray(desk, Money(100, "USDT") if number == 2 else rp(35_000), f"s{number}")
    attempt = waiting(desk, other)
    desk.now += 60
    reason = "their slip " + "x" * 189
    with desk.tx() as tx:
        outcomes = [
            unclaimed.give_to_attempt(tx, 4, attempt.id, OWNER, f"  {reason}xyz"),
            unclaimed.give_to_person(tx, 2, buyer, rp(777), OWNER, f"  {reason}xyz"),
            unclaimed.not_ours(tx, 3, OWNER, f"  {reason}xyz"),
        ]
        assert outcomes == [payments.entered(tx, number) for number in (4, 2, 3)]
        assert [one.actor for one in orders.timeline(tx, attempt.order or 0)] == ["8", "1", "shopbot"]
        claims = [[*row] for row in tx.rows("SELECT * FROM claim ORDER BY at, posting")]
        postings = [
            [*row] for row in tx.rows("SELECT key, reason, order_id, actor, note FROM posting WHERE key LIKE 'claim%'")
        ]
        ids = [row["id"] for row in tx.rows("SELECT id FROM posting WHERE key LIKE 'claim%' ORDER BY id")]
        rows = [audit.of(tx, f"receipt:{number}")[0] for number in (4, 2, 3)]
        told = [row["key"] for row in tx.rows("SELECT key FROM inbox WHERE key LIKE 'PaymentReceived:%' ORDER BY id")]
        owed = [[*row] for row in tx.rows("SELECT chat, name, args, dedupe, rings FROM outbox WHERE name = 'received'")]
    given: list[list[object]] = [
        [4, 8, attempt.id, "IDR", 35_000, 0, "settled"],
        [2, buyer, None, "IDR", 777, 0, "deposit"],
    ]
    strange: list[object] = [3, None, None, "IDR", 35_000, 0, "unknown"]
    assert claims == [
        [*one, reason, "1", desk.now, posting] for one, posting in zip([*given, strange], ids, strict=True)
    ]
    assert postings == [
        ["claim:4", "claim", attempt.order, "1", reason], ["claim:2", "claim", None, "1", reason],
        ["claim:3", "claim", None, "1", reason],
    ]  # fmt: skip
    assert [(row.actor, row.action, row.before, row.after) for row in rows] == [
        ("1", "receipt.claimed", None, {**what, "currency": "IDR", "reason": reason})
        for what in (
            {"person": 8, "payment": attempt.id, "worth": 35_000},
            {"person": buyer, "payment": None, "worth": 777},
            {"person": None, "payment": None, "worth": 35_000},
        )
    ]
    assert told[4:] == ["PaymentReceived:4:8:settled", f"PaymentReceived:2:{buyer}:deposit"]
    assert owed == [[buyer, "received", '{"receipt": 2}', "received:2", 1]]


def test_what_cannot_be_given_away_says_why_and_stays(desk: Desk) -> None:
    buyer = desk.person()
    attempt = waiting(desk, buyer)
    rupiah, stars = stray(desk, rp(777)), stray(desk, Money(5, "XTR"), "s2")
    give, meant = unclaimed.give_to_person, unclaimed.give_to_attempt
    refusals: tuple[tuple[Callable[[Tx], object], str, dict[str, object]], ...] = (
        (lambda tx: give(tx, rupiah, 99, rp(777), OWNER, "x"), "no_such_person", {}),
        (lambda tx: give(tx, rupiah, buyer, rp(0), OWNER, "x"), "amount_zero", {}),
        (lambda tx: give(tx, rupiah, buyer, rp(778), OWNER, "x"), "worth_differs", {"money": rp(777)}),
        (lambda tx: give(tx, rupiah, buyer, rp(777), OWNER, " "), "reason_missing", {}),
        (lambda tx: meant(tx, rupiah, attempt.id, OWNER, " "), "reason_missing", {}),
        (lambda tx: meant(tx, rupiah, 99, OWNER, "x"), "gone", {}),
        (lambda tx: meant(tx, stars, attempt.id, OWNER, "x"), "other_currency", {"currency": "XTR"}),
        (lambda tx: unclaimed.not_ours(tx, 99, OWNER, "x"), "claimed_already", {}),
    )
    for work, key, facts in refusals:
        with pytest.raises(ShopError) as refused, desk.tx() as tx:
            work(tx)
        assert (refused.value.key, refused.value.facts) == (key, facts)
    with desk.tx() as tx:
        assert unclaimed.waiting(tx).total == 2


def test_a_decision_that_fails_halfway_moves_nothing(desk: Desk) -> None:
    buyer = desk.person()
    attempt = waiting(desk, buyer)
    receipt = stray(desk, rp(777))
    desk.sabotage("CREATE TRIGGER fault BEFORE INSERT ON claim BEGIN SELECT RAISE(ABORT, 'fault'); END")
    decisions: tuple[Callable[[Tx], object], ...] = (
        lambda tx: unclaimed.give_to_person(tx, receipt, buyer, rp(777), OWNER, "x"),
        lambda tx: unclaimed.give_to_attempt(tx, receipt, attempt.id, OWNER, "x"),
        lambda tx: unclaimed.not_ours(tx, receipt, OWNER, "x"),
    )
    with desk.tx() as tx:
        for decide in decisions:
            with pytest.raises(IntegrityError, match="fault"):
                decide(tx)
    desk.sabotage("DROP TRIGGER fault")
    assert desk.problems() == []


# --- taken back ---


def back(desk: Desk, amount: int, own: str = "cb1", reference: str = "r1") -> reversals.Gone | None:
    with desk.tx() as tx:
        return reversals.reverse(tx, "qr", Reversal(reference, own, rp(amount), desk.now, "the bank took it back"))


def test_a_deposit_taken_back_leaves_the_wallet_as_far_as_it_goes(desk: Desk) -> None:
    buyer = desk.person()
    paid(desk, buyer, 50_000)
    order = desk.order(buyer, desk.product(price=35_000))
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, buyer)
    gone = back(desk, 50_000)
    assert gone is not None
    assert (gone.wallet, gone.lost, desk.balance(buyer)) == (rp(15_000), rp(35_000), 0)
    with desk.tx() as tx:
        assert ledger.balance(tx, "reversals", "IDR") == rp(-35_000)
        assert orders.sure(tx, order.id).state == "delivered"


def test_money_that_paid_an_order_is_the_shops_loss_and_the_order_shows_it(desk: Desk) -> None:
    buyer = desk.person(credit=9_000)
    attempt = waiting(desk, buyer)
    with desk.tx() as tx:
        payments.receive(tx, "qr", Receipt("r1", rp(35_000), desk.now, attempt.id))
    gone = back(desk, 35_000)
    assert gone is not None
    assert (gone.lost, desk.balance(buyer)) == (rp(35_000), 9_000)
    with desk.tx() as tx:
        assert reversals.of_order(tx, attempt.order or 0) == [gone]


def test_a_reversal_reported_again_or_too_large_takes_no_more_than_came(desk: Desk) -> None:
    buyer = desk.person()
    paid(desk, buyer, 50_000)
    assert back(desk, 20_000) is not None
    assert back(desk, 20_000) is None
    gone = back(desk, 90_000, "cb2")
    assert gone is not None
    assert gone.amount == rp(30_000)
    assert (back(desk, 1, "cb3"), back(desk, 1, reference="unheard of")) == (None, None)
    assert desk.balance(buyer) == 0


def test_the_database_itself_lets_no_more_go_back_than_came(desk: Desk) -> None:
    paid(desk, desk.person(), 50_000)
    with pytest.raises(IntegrityError, match="no more goes back"), desk.tx() as tx:
        tx.run(
            "INSERT INTO reversal (receipt, reference, amount, reason, seen_at, at, posting)"
            " VALUES (1, 'x', 50001, '', 1, 1, 1)"
        )


def test_coins_taken_back_are_changed_back_at_their_own_rate(desk: Desk) -> None:
    buyer = desk.person()
    with desk.tx() as tx:
        quote = Quote(Money(6_200_000, "USDT"))
        attempt = payments.open_attempt(tx, "qr", buyer, rp(100_000), desk.now + 900, quote=quote)
        payments.receive(tx, "qr", Receipt("r1", Money(6_200_000, "USDT"), desk.now, attempt.id))
        reversals.reverse(tx, "qr", Reversal("r1", "cb", Money(3_100_000, "USDT"), desk.now))
        assert ledger.balance(tx, "cash:qr", "USDT") == Money(-3_100_000, "USDT")
    assert desk.balance(buyer) == 50_000


# --- sent back ---


def test_a_refund_leaves_the_wallet_at_once_and_the_shop_when_it_is_sent(desk: Desk) -> None:
    buyer = desk.person()
    outcome = paid(desk, buyer, 50_000)
    with desk.tx() as tx:
        started = reversals.start_refund(tx, outcome.id, rp(20_000), OWNER, "they asked")
        assert ledger.balance(tx, "refunds", "IDR") == rp(20_000)
    assert desk.balance(buyer) == 30_000
    for _ in range(2):
        with desk.tx() as tx:
            assert reversals.refund_sent(tx, started.id, "RF-1").state == "sent"
    with desk.tx() as tx:
        assert ledger.balance(tx, "refunds", "IDR").is_zero
        assert ledger.balance(tx, "cash:qr", "IDR") == rp(-30_000)


def test_a_refund_that_cannot_be_sent_comes_back_to_the_wallet(desk: Desk) -> None:
    buyer = desk.person()
    outcome = paid(desk, buyer, 50_000)
    with desk.tx() as tx:
        started = reversals.start_refund(tx, outcome.id, rp(50_000), OWNER, "they asked")
        reversals.refund_failed(tx, started.id, "closed account")
        reversals.refund_sent(tx, started.id, "too late")
    assert desk.balance(buyer) == 50_000


def test_what_was_sent_back_is_not_taken_back_once_more(desk: Desk) -> None:
    buyer = desk.person(credit=50_000)
    outcome = paid(desk, buyer, 50_000)
    with desk.tx() as tx:
        reversals.start_refund(tx, outcome.id, rp(50_000), OWNER, "they asked")
    assert back(desk, 50_000, "the gateway's word for our own refund") is None
    assert desk.balance(buyer) == 50_000


@pytest.mark.parametrize(
    ("amount", "key"), [(50_001, "refund_too_much"), (0, "refund_too_much"), (40_000, "not_enough")]
)
def test_a_refund_is_never_more_than_there_is(desk: Desk, amount: int, key: str) -> None:
    buyer = desk.person()
    outcome = paid(desk, buyer, 50_000)
    with desk.tx() as tx:
        ledger.adjust(tx, buyer, rp(-20_000), OWNER, "spent", "spent")
    with pytest.raises(ShopError, match=key), desk.tx() as tx:
        reversals.start_refund(tx, outcome.id, rp(amount), OWNER, "they asked")
