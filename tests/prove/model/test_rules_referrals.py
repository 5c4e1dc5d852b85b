"""What `Rewards` plays holds with every payout said twice, and a broken rule is found."""

from collections.abc import Callable
from typing import Any

import pytest

from plugins.referrals import rewards
from shopbot.api import Money, Tx, ledger
from tests.prove.model.rules import Played, plays
from tests.prove.model.rules_desk import looks
from tests.prove.model.rules_referrals import Rewards

_give = ledger.give


def gives_twice(tx: Tx, person: int, money: Money, reason: str, key: str, **more: Any) -> int:
    """Say every payout twice, as somebody would who could not tell whether it had been done."""
    _give(tx, person, money, reason, key, **more)
    return _give(tx, person, money, reason, key, **more)


def gives_without_a_key(tx: Tx, person: int, money: Money, reason: str, key: str, **more: Any) -> int:
    """Say it twice, each time by another name."""
    _give(tx, person, money, reason, f"{key}:{tx.token(8).hex()}", **more)
    return _give(tx, person, money, reason, f"{key}:{tx.token(8).hex()}", **more)


def test_rewards_hold_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "give", gives_twice)
    assert plays(Played("referrals", Rewards, 2, 15), 7, 0).bad == []


# --- the same, with a rule broken: one sequence that meets every invariant ---


def _usual(**more: object) -> dict[str, Any]:
    none = dict.fromkeys(("inviter_amount", "friend_percent", "friend_amount", "days", "least", "most_a_friend"), 0)
    return {**none, "inviter_percent": 10, "every_order": False, "wait_days": 7, "most_a_month": 1_500, **more}


def story(terms: dict[str, Any]) -> None:
    """Let a friend come, buy twice, and get a part of the money back after the payout; look after each step."""
    machine = Rewards()
    try:
        machine.open(terms=terms)
        steps: list[Callable[[], object]] = [
            lambda: machine.somebody_new_comes_by_a_link(inviter=0),
            lambda: machine.somebody_buys(who=1, quantity=1),
            lambda: machine.somebody_buys(who=1, quantity=2),
            lambda: machine.time_goes_by(days=1),
            lambda: machine.money_goes_back(which=0, part=2_500),
            lambda: machine.time_goes_by(days=8),
            lambda: machine.everything_is_said_again(which=0),
            lambda: machine.money_goes_back(which=0, part=2_500),
        ]
        for step in steps:
            step()
            looks(machine)
    finally:
        machine.teardown()


@pytest.mark.parametrize("every", [False, True])
def test_the_sequence_of_the_twins_is_sound_while_no_rule_is_broken(every: bool) -> None:
    story(_usual(every_order=every))


def _no_limits(_ctx: object, _person: int, _friend: int, _side: str, promised: Money) -> tuple[Money, None]:
    return promised, None


@pytest.mark.parametrize(
    ("module", "name", "instead", "every"),
    [
        (rewards, "DAY", 0, False),
        (ledger, "give", gives_without_a_key, False),
        (rewards, "gone_back", lambda _db, _order, currency: Money(0, currency), False),
        (rewards, "_within_limits", _no_limits, True),
        (rewards, "_take_back", lambda _ctx, _reward: None, False),
        (rewards, "_counts", lambda _ctx, _order, _invited: True, False),
    ],
    ids=["paid at once", "no key", "refunds ignored", "no limits", "nothing taken back", "every order"],
)
def test_sabotage_a_broken_rule_is_found(
    module: Any, name: str, instead: object, every: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, instead)
    with pytest.raises(AssertionError):
        story(_usual(every_order=every))
