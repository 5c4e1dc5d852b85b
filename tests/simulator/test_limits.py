"""Telegram's sending limits: who keeps to them passes, who does not is told how long to wait."""

from __future__ import annotations

import random

import pytest

from shopbot.simulator.limits import Limits
from shopbot.simulator.refusal import Refusal
from shopbot.telegram.pace import Pace


class Clock:
    """Seconds turned by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limits(clock: Clock) -> Limits:
    made = Limits(clock)
    made.on = True
    return made


def refused(limits: Limits, chat: int) -> int | None:
    """The seconds to wait, None if the message passes."""
    try:
        limits.count(chat, group=chat < 0)
    except Refusal as told:
        return told.retry_after if told.code == 429 else -1
    return None


def test_a_chat_takes_five_at_once_then_one_a_second(limits: Limits, clock: Clock) -> None:
    assert [refused(limits, 1) for _ in range(6)] == [None] * 5 + [1]
    clock.now = 1.0
    assert [refused(limits, 1) for _ in range(2)] == [None, 1]


def test_a_refused_message_is_not_counted(limits: Limits, clock: Clock) -> None:
    assert [refused(limits, 1) for _ in range(50)].count(None) == 5
    clock.now = 1.0
    assert refused(limits, 1) is None


def test_a_group_takes_twenty_a_minute_whenever_they_come(limits: Limits, clock: Clock) -> None:
    for second in range(20):
        clock.now = second * 2.0
        assert refused(limits, -1) is None
    assert refused(limits, -1) == 22
    clock.now = 60.0
    assert refused(limits, -1) is None


def test_all_chats_together_take_thirty_a_second(limits: Limits, clock: Clock) -> None:
    passed = [refused(limits, chat) for chat in range(100, 200)].count(None)
    assert passed == 30 + 15
    clock.now = 1.0
    assert [refused(limits, chat) for chat in range(200, 300)].count(None) == 30


def test_what_comes_a_moment_early_passes_but_is_counted(limits: Limits, clock: Clock) -> None:
    """Half a second of advance once, not each time: the rate stays one a second."""
    assert [refused(limits, 1) for _ in range(5)] == [None] * 5
    clock.now = 0.6
    assert refused(limits, 1) is None
    clock.now = 1.2
    assert refused(limits, 1) == 1


@pytest.mark.parametrize(
    "chats", [[1], [-1], [1, 2, 3, -1, -2], list(range(1, 200))], ids=["one", "group", "few", "many"]
)
def test_the_shops_own_pace_is_never_refused_however_long_calls_take(
    limits: Limits, clock: Clock, chats: list[int]
) -> None:
    pace, chance = Pace(), random.Random(7)
    for arrival, chat in sorted(departures(pace, chats, chance)):
        clock.now = arrival
        assert refused(limits, chat) is None


def departures(pace: Pace, chats: list[int], chance: random.Random) -> list[tuple[float, int]]:
    """When 2000 messages of a shop that always has something to say arrive, each some 0 to 0.4 s after it left."""
    now, sent = 0.0, []
    for _ in range(2000):
        chat = min(chats, key=lambda one: (pace.chat_at(one, now), chance.random()))
        now = max(pace.chat_at(chat, now), pace.bulk_at(now))
        pace.sent(chat, now, bulk=True)
        sent.append((now + chance.uniform(0.0, 0.4), chat))
    return sent


def test_a_shop_that_does_not_pace_itself_is_refused(limits: Limits, clock: Clock) -> None:
    """The twin of the test above: it can fail."""
    answers = []
    for number in range(100):
        clock.now = number * 0.5
        answers.append(refused(limits, 1))
    assert any(answers)


def test_turned_off_they_count_nothing(limits: Limits) -> None:
    limits.on = False
    assert [refused(limits, 1) for _ in range(100)] == [None] * 100
