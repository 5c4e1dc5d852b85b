"""Pretended days: a troubled one is clean, the same seed is the same day, and planted faults are found."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from shopbot.db.inbox import NewEvent
from shopbot.db.tx import Tx
from shopbot.telegram.intake import Intake
from shopbot.trade import payments, stock
from tests.prove.model import days
from tests.prove.model.days_edge import Killed
from tests.prove.model.days_life import Life

PEOPLE, HOURS = 12, 1.5
MOST_DAYS = 8


def first_bad() -> str:
    """Return what is said of the first short day on which something is wrong."""
    lived = (days.lived(seed, 1, 60.0, people=PEOPLE, hours=HOURS) for seed in range(MOST_DAYS))
    return next((outcome.bad[0] for outcome in lived if outcome.bad), "")


def trace_of(folder: Path) -> tuple[str, Life]:
    life = Life(8, folder, people=2 * PEOPLE, hours=HOURS)
    life.live(1)
    return life.hash.hexdigest(), life


def test_a_day_full_of_trouble_is_clean_and_the_same_from_the_same_seed(tmp_path: Path) -> None:
    (first, life), (again, _) = trace_of(tmp_path / "first"), trace_of(tmp_path / "again")
    assert first == again
    seen = life.tally()
    assert min(seen[name] for name in ("days", "steps")) > 0
    assert (seen["lost"], seen["doubled"], seen["unanswered"]) == (0, 0, 0)


def test_acknowledging_before_storing_is_found_when_the_process_dies_between(monkeypatch: pytest.MonkeyPatch) -> None:
    commit, batches = Intake._commit, itertools.count(1)

    def acknowledges_first(self: Intake, events: list[NewEvent], following: int) -> int:
        self._poll.world.updates.acknowledge(following)  # type: ignore[attr-defined]
        if next(batches) % 9 == 0:
            raise Killed
        return commit(self, events, following)

    monkeypatch.setattr(Intake, "_commit", acknowledges_first)
    assert "never came into the inbox" in first_bad()


def test_goods_that_stay_reserved_when_an_order_ends_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stock, "release", lambda *_: 0)
    assert "is reserved for order" in first_bad()


def test_money_that_is_credited_at_each_look_is_found_and_told_with_the_last_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    receive: Callable[..., Any] = payments.receive

    def anew(tx: Tx, method: str, receipt: payments.Receipt) -> Any:
        return receive(tx, method, replace(receipt, reference=f"{receipt.reference}@{tx.now}"))

    monkeypatch.setattr(payments, "receive", anew)
    told = first_bad()
    assert told.startswith("day 1, second ")
    assert "came and is not entered" in told
    assert len(told.splitlines()) > 20
