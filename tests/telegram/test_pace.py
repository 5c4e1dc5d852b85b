"""How fast, decided without a thread or a clock."""

from hypothesis import given, settings
from hypothesis import strategies as st

from shopbot.telegram.pace import Pace


def departures(pace: Pace, chat: int, count: int, *, bulk: bool = False) -> list[float]:
    """Send `count` messages as soon as each may leave; return when."""
    now, times = 0.0, []
    for _ in range(count):
        now = max(pace.chat_at(chat, now), pace.bulk_at(now) if bulk else now)
        pace.sent(chat, now, bulk=bulk)
        times.append(now)
    return times


def test_a_chat_gets_a_burst_and_then_one_a_second() -> None:
    assert departures(Pace(), 1, 8) == [0, 0, 0, 0, 0, 1, 2, 3]


def test_a_group_gets_twenty_in_any_minute() -> None:
    times = departures(Pace(), -1, 100)
    assert all(later - earlier >= 60 for earlier, later in zip(times, times[20:], strict=False))


def test_bulk_is_thirty_a_second_after_a_burst() -> None:
    pace = Pace()
    last = max(departures(pace, chat, 1, bulk=True)[0] for chat in range(1, 31))
    assert last == 0
    assert pace.bulk_at(0.0) > 0
    assert pace.chat_at(99, 0.0) == 0


def test_retry_after_holds_one_chat_only() -> None:
    pace = Pace()
    pace.refused(1, 30, 0.0)
    assert (pace.chat_at(1, 0.0), pace.chat_at(2, 0.0)) == (30, 0)


def test_three_chats_told_to_wait_hold_everyone_for_the_longest() -> None:
    pace = Pace()
    for chat, seconds in ((1, 3), (2, 9), (3, 6)):
        pace.refused(chat, seconds, 0.0)
    assert (pace.chat_at(4, 0.0), pace.chat_at(None, 0.0), pace.bulk_at(0.0)) == (9, 9, 9)


def test_refusals_far_apart_hold_nobody_else() -> None:
    pace = Pace()
    for number in range(5):
        pace.refused(number, 1, number * 10.0)
    assert pace.chat_at(99, 41.0) == 41


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(-3, 3), st.floats(0, 2)), max_size=80))
def test_no_chat_is_ever_written_to_faster_than_allowed(steps: list[tuple[int, float]]) -> None:
    pace, now, sent = Pace(), 0.0, dict[int, list[float]]()
    for chat, wait in steps:
        now = pace.chat_at(chat, now + wait)
        pace.sent(chat, now, bulk=False)
        sent.setdefault(chat, []).append(now)
    for times in sent.values():
        assert all(later - earlier >= 1 - 1e-6 for earlier, later in zip(times, times[5:], strict=False))


def test_chats_that_have_rested_are_forgotten() -> None:
    pace = Pace()
    for chat in range(5000):
        pace.sent(chat, chat * 0.1, bulk=False)
    assert len(pace._chats) <= 500


def test_crowd_that_came_at_once_is_remembered_as_long_as_it_has_to_wait() -> None:
    pace = Pace()
    for chat in range(3000):
        for _ in range(5):
            pace.sent(chat, 0.0, bulk=False)
    assert all(pace.chat_at(chat, 0.0) > 0 for chat in range(3000))
