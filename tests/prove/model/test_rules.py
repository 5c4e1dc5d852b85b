"""The machines of `model.rules` are sound for some steps, and each finds what is planted for it."""

import itertools
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

import pytest
from hypothesis import Phase

from shopbot.db import inbox
from shopbot.db.tx import Tx
from shopbot.errors import ShopError
from shopbot.host.screen import Rendered
from shopbot.trade import held, ledger, payments, people, pricing, products, receipts, refunds, sales, undo
from shopbot.trade.audit import Actor, Record
from shopbot.trade.ledger import Leg
from shopbot.trade.money import Money
from shopbot.trade.pricing import Line
from tests.prove.model import rules
from tests.prove.model.rules import MACHINES, QUICK, WHOLE, Played, drawn, plays
from tests.prove.model.rules_aftersales import AfterSales
from tests.prove.model.rules_chat import Chats
from tests.prove.model.rules_depth import Depth
from tests.prove.model.rules_desk import DeskMachine, Machine, looks
from tests.prove.model.rules_lives import Lives
from tests.prove.model.rules_money import Payments
from tests.prove.model.rules_shop import Shop
from tests.prove.model.rules_undo import BUYER, DEEDS, Staff
from tests.trade.desk import rp

SEED = 7


@pytest.mark.parametrize("one", MACHINES, ids=lambda one: one.name)
def test_nothing_in_any_order_is_lost_doubled_or_given_to_somebody_else(one: Played) -> None:
    seen = plays(replace(one, stories=2, steps=12), SEED, 0)
    assert seen.bad == []
    assert seen.counts["steps"] == seen.counts[f"{one.name}_steps"] > 8


def test_the_real_file_is_closed_and_opened_between_the_steps() -> None:
    seen = plays(Played("shop", Shop, 3, 20), SEED, 0, on_file=True)
    assert seen.bad == []
    assert seen.counts["steps_on_file"] == seen.counts["steps"] > 20
    assert seen.counts["restarts"] > 0


def test_every_seed_plays_the_trade_room_and_one_whole_shop_and_some_the_file() -> None:
    found = [drawn(seed) for seed in range(60)]
    assert all(len(machines) == len(QUICK) + 1 and {*QUICK} < {*machines} for machines, _ in found)
    assert {*WHOLE} < {one for machines, _ in found for one in machines}
    assert {on_file for _, on_file in found} == {False, True}


# --- what is planted is found, and the seed finds it again ---


def finds(machine: type[Machine], seed: int = SEED, stories: int = 240) -> Exception:
    """Play until something is wrong, without making the story shorter, which is for people; return what it was.

    The seeds given here are those that find it within the fewest steps.
    """
    found = rules.tries(machine, Played("twin", machine, stories, 40), seed, (Phase.generate,))
    assert found is not None, "nothing was found"
    return found


class Uncounted(Shop):
    """A shop that counts goods as free once more when they come back."""

    @classmethod
    def broken(cls, machine: DeskMachine) -> None:
        machine.desk.sabotage(
            "CREATE TRIGGER freed_twice AFTER UPDATE OF state ON stock_unit WHEN OLD.state = 'reserved'"
            " AND NEW.state = 'available'"
            " BEGIN UPDATE product SET available = available + 1 WHERE id = NEW.product; END"
        )

    def sits_down(self) -> Any:
        desk = super().sits_down()
        self.broken(self)
        return desk


def test_sabotage_goods_that_are_freed_twice_are_found_and_told_with_the_steps() -> None:
    (bad,) = plays(Played("twin", Uncounted, 6, 40), 4, 1).bad
    assert "available, reserved, sold" in bad
    assert "open() ; " in bad


def test_sabotage_what_a_seed_found_it_finds_again() -> None:
    first, again = finds(Uncounted, 4, 6), finds(Uncounted, 4, 6)
    assert (str(first), first.__notes__) == (str(again), again.__notes__)


class ReleasedTwice(Depth):
    """A shop that counts each voucher twice when it is free again."""

    broken: ClassVar[str] = (
        "CREATE TRIGGER twice AFTER UPDATE OF state ON voucher_use WHEN NEW.state = 'released'"
        " BEGIN UPDATE voucher SET uses = max(0, uses - 1) WHERE id = NEW.voucher; END"
    )


def test_sabotage_a_voucher_released_twice_is_found() -> None:
    finds(ReleasedTwice, 4, 6)


class Unposted(Depth):
    """A shop whose database takes a refund at its word."""

    broken: ClassVar[str] = "DROP TRIGGER order_refund_posted"


def test_sabotage_a_refund_that_never_reaches_the_wallet_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    real = ledger.post

    def crooked(tx: Any, key: str, reason: str, legs: Any, **more: Any) -> int:
        if reason == "order_refund":
            legs = [Leg("reversals", leg.money) if leg.money.is_positive else leg for leg in legs]
        return real(tx, key, reason, legs, **more)

    monkeypatch.setattr(ledger, "post", crooked)
    finds(Unposted, 11, 6)


def test_sabotage_a_sale_that_raises_a_price_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def raised(db: Any, basket: pricing.Basket, lines: tuple[Line, ...]) -> Line | None:
        found = sales.running(db, basket.product, basket.now)
        return None if found is None else Line("sale", "price_sale", rp(1))

    monkeypatch.setattr(pricing, "STEPS", (*pricing.STEPS[:3], raised, *pricing.STEPS[4:]))
    finds(Depth)


def test_sabotage_money_that_is_not_counted_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payments, "_count", lambda tx, attempt: None)
    finds(Payments)


def test_sabotage_money_that_goes_to_a_stranger_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    real = receipts.legs

    def astray(source: str, amount: Money, method: str, goes_to: str, got: receipts.Worth) -> list[Leg]:
        return real(source, amount, method, ledger.wallet(9), got)

    monkeypatch.setattr(receipts, "legs", astray)
    finds(Payments)


def test_sabotage_money_that_counts_by_its_place_in_a_crowd_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of several that come at once is taken for late, which the recount alone does not see."""
    real, seen = payments.judge, list[int]()

    def by_turn(tx: Tx, attempt: Any) -> Any:
        seen.append(attempt.id)
        kind = real(tx, attempt)
        return "late" if kind == "settled" and len(seen) % 2 else kind

    monkeypatch.setattr(payments, "judge", by_turn)
    finds(Payments)


@pytest.mark.parametrize(("refund", "again"), [(0, False), (1_000, True)])
def test_sabotage_without_the_limits_what_went_back_too_often_is_found(
    monkeypatch: pytest.MonkeyPatch, refund: int, again: bool
) -> None:
    """The same steps and the same recount, with the look and the trigger taken away."""
    played = AfterSales()
    played.open()
    played.desk.sabotage("DROP TRIGGER order_refund_within")
    monkeypatch.setattr(refunds, "left", lambda *_: rp(10_000))
    played.buy(7, 1, paid=True)
    for _ in range(2 if again else 1):
        played.refund(0, refund)
    with pytest.raises(AssertionError):
        looks(played)
    played.teardown()


def test_sabotage_without_the_rule_of_whose_a_unit_is_a_second_owner_is_found() -> None:
    played = AfterSales()
    played.open()
    for person in (7, 8):
        played.buy(person, 1, paid=True)
    played.desk.sabotage("DROP TRIGGER replacement_of_own")
    with played.desk.tx() as tx:
        tx.run("INSERT INTO replacement (order_id, unit, instead, reason, by, at) VALUES (1, 1, 2, 'x', '1', 1)")
    with pytest.raises(AssertionError):
        looks(played)
    played.teardown()


# --- undo ---


@pytest.mark.parametrize("deed", sorted(DEEDS.keys() - {"buy"}))
@pytest.mark.parametrize("n", [0, 1, 2])
def test_each_deed_of_staff_alone_goes_back(deed: str, n: int) -> None:
    """The first and the second time: over what was there, and over what the first time made of it."""
    staff = Staff()
    staff.open()
    for before, m in (("ban", 1), ("start a sale", 3), ("put goods", 5), ("freeze", 1)):
        staff.does(before, m)
    staff.does_and_takes_back(deed, n)
    staff.does(deed, n)
    staff.does_and_takes_back(deed, n + 1)
    looks(staff)
    staff.teardown()


def _forgetful(tx: Tx, record: Record, by: Actor) -> None:
    """Put back only one of the things that were changed."""
    products.edit(tx, 1, by, title=record.before["title"])


def _careless(tx: Tx, record: Record, by: Actor) -> None:
    """Put back what was, whatever it is now."""
    people.set_field(tx, BUYER, "full_name", record.before, by)
    people.set_field(tx, BUYER, "email", "gone@example.com", by)


def _refuses(_tx: Tx, _record: Record, _by: Actor) -> None:
    raise ShopError("because")


@pytest.mark.parametrize(
    ("action", "reverser", "deed", "words"),
    [
        ("product.edit", _forgetful, "edit words", "did not restore what was"),
        ("person.full_name", _careless, "name", "did not restore what was"),
        ("person.full_name", _refuses, "name", "because"),
    ],
)
def test_sabotage_a_reverser_that_restores_less_or_more_or_refuses_for_no_known_reason_is_found(
    action: str, reverser: undo.Reverser, deed: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty: Mapping[str, undo.Reverser] = {**undo.REVERSERS, action: reverser}
    monkeypatch.setattr(Staff, "reversers", faulty)
    staff = Staff()
    staff.open()
    with pytest.raises(AssertionError, match=words):
        staff.does_and_takes_back(deed, 3)
    staff.teardown()


# --- whole shops ---


@pytest.fixture
def chats() -> Iterator[Chats]:
    played = Chats()
    played.open()
    played.buys(11, 1)
    looks(played)
    assert len(played.shown) == 1
    yield played
    played.teardown()


def test_sabotage_an_update_that_is_taken_twice_is_found(chats: Chats, monkeypatch: pytest.MonkeyPatch) -> None:
    real, turn = inbox.put, itertools.count()
    monkeypatch.setattr(
        inbox, "put", lambda tx, source, key, *more, **how: real(tx, source, f"{key}-{next(turn)}", *more, **how)
    )
    with pytest.raises(AssertionError):
        chats.the_last_updates_come_again()


def test_sabotage_goods_that_are_never_shown_are_found(chats: Chats, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chats.shop.host, "render_owed", lambda _db, owed: [Rendered("Thank you!")])
    chats.buys(11, 1)
    with pytest.raises(AssertionError):
        looks(chats)


def test_sabotage_a_restore_that_puts_nothing_aside_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "hold_back", lambda tx, restored: {})
    played = Lives()
    played.open()
    played.buys(0, 0)
    looks(played)
    played.loses_its_disk("lost", 0, random.Random(1))
    with pytest.raises(AssertionError):
        looks(played)
    played.teardown()
