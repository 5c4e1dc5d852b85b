"""What goes wrong after a restore that is missing something: a gift given twice, a refund that was spent before it."""

import pytest

from shopbot.trade import ledger, orders, recovering, refunds
from shopbot.trade.ledger import GIFTS, Leg, wallet
from tests.trade.desk import OWNER, Desk, rp

HELD = recovering.HELD


def restored(desk: Desk, *, complete: int = 0) -> None:
    """Let the shop have come from a backup at this moment."""
    with desk.tx() as tx:
        tx.run(
            "INSERT INTO restored VALUES (1, ?1, '1', ?1 - 60, ?1 - 60, ?2, iif(?2, NULL, 'gap'), 0, '{}', NULL, NULL)",
            tx.now, complete,
        )  # fmt: skip


def held(desk: Desk, person: int = 7) -> list[int]:
    """Return what is in the person's wallet and what was put aside."""
    with desk.tx() as tx:
        return [ledger.balance(tx, place, "IDR").amount for place in (person, HELD)]


def given(desk: Desk, reason: str, key: str, order: int | None = None) -> None:
    with desk.tx() as tx:
        legs = [Leg(wallet(7), rp(500)), Leg(GIFTS, rp(-500))]
        ledger.post(tx, key, reason, legs, actor=OWNER, order=order)


def test_a_gift_after_it_is_put_aside_and_says_so(desk: Desk) -> None:
    desk.person(7, credit=1_000)
    restored(desk)
    given(desk, "bonus", "bonus:7")
    assert held(desk) == [1_000, 500]
    with desk.tx() as tx:
        aside, gift, _ = ledger.history(tx, 7)
        assert (aside.reason, aside.money, aside.actor) == ("restore_held", rp(-500), "shopbot")
        assert ledger.posted(tx, "bonus:7:held:7") == aside.posting == gift.posting + 1
        assert [[*row] for row in tx.rows("SELECT restored, person, amount FROM held_wallet")] == [[1, 7, 500]]
        tx.run("UPDATE restored SET ended_at = ? WHERE id = 1", tx.now)
    given(desk, "bonus", "bonus:8")
    assert held(desk) == [1_500, 500]


@pytest.mark.parametrize("reason", ["payment", "claim", "adjustment", "transfer", "restore_held", "restore_released"])
def test_new_money_and_what_somebody_decides_now_is_not_put_aside(desk: Desk, reason: str) -> None:
    desk.person(7)
    restored(desk)
    desk.careless = True  # a payment has a receipt, which is not what is asked here
    given(desk, reason, "now")
    assert held(desk) == [500, 0]


def test_of_a_posting_only_what_a_wallet_gets_is_put_aside(desk: Desk) -> None:
    desk.person(7, credit=1_000)
    desk.person(8)
    restored(desk)
    with desk.tx() as tx:
        legs = [Leg(wallet(7), rp(-400)), Leg(GIFTS, rp(399)), Leg(wallet(8), rp(1))]
        ledger.post(tx, "shared", "bonus", legs, actor=OWNER)
    assert (held(desk, 7), held(desk, 8)) == ([600, 1], [0, 1])


def test_whom_staff_have_decided_about_gets_gifts_as_before(desk: Desk) -> None:
    desk.person(7)
    restored(desk)
    given(desk, "bonus", "bonus:1")
    desk.careless = True  # the money itself is moved by `held`
    with desk.tx() as tx:
        tx.run("UPDATE held_wallet SET spent = 500, released_at = ?, released_by = '1'", tx.now)
    given(desk, "bonus", "bonus:2")
    assert held(desk) == [500, 500]


@pytest.mark.parametrize(("later", "aside"), [(0, 35_000), (3_600, 0)])
def test_a_refund_is_put_aside_if_its_order_is_from_before(desk: Desk, later: int, aside: int) -> None:
    product = desk.product(price=35_000)
    if later:
        restored(desk)
        desk.now += later
    buyer = desk.person(7, credit=35_000)
    order = desk.order(buyer, product)
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, order.id, buyer)
    if not later:
        restored(desk)
    with desk.tx() as tx:
        refunds.refund(tx, order.id, rp(35_000), OWNER, "it failed")
    assert held(desk) == [35_000 - aside, aside]


def test_nothing_is_put_aside_when_nothing_is_missing(desk: Desk) -> None:
    desk.person(7)
    restored(desk, complete=1)
    given(desk, "bonus", "bonus:7")
    assert held(desk) == [500, 0]
