"""What goes wrong with what arrived: stored twice, taken too early, taken by the wrong, forgotten too soon."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from shopbot.db import inbox
from shopbot.db.clerk import Retry
from shopbot.db.inbox import BACKGROUND, FIRST, PEOPLE, Event
from shopbot.db.tx import Tx
from tests.db.bench import Bench
from tests.trade.desk import Desk

WEEK = 7 * 86_400


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "shop" / "shop.db")
    yield made
    made.connection.close()


def put(tx: Tx, *keys: str, **more: Any) -> list[int]:
    """Store events of one source; return their ids."""
    for key in keys:
        assert inbox.put(tx, "test", key, {"key": key}, **more)
    return [int(tx.scalar("SELECT id FROM inbox WHERE key = ?", key)) for key in keys]


def keys(found: list[Event]) -> str:
    return "".join(event.key for event in found)


def states(tx: Tx) -> dict[str, str]:
    return dict(tx.rows("SELECT key, state FROM inbox ORDER BY id"))


def event(tx: Tx, number: int) -> Event:
    (found,) = inbox.one(tx, number)
    return found


def put_three(tx: Tx) -> tuple[Event, list[int]]:
    """Store a, which waits; b, set aside; c, done with a problem. Return the first and all ids."""
    numbers = put(tx, "a", "b", "c")
    inbox.park(tx, event(tx, numbers[1]), "broke")
    inbox.done(tx, event(tx, numbers[2]), "told")
    return event(tx, numbers[0]), numbers


def test_an_event_is_stored_as_it_came_and_once(desk: Desk) -> None:
    with desk.tx() as tx:
        assert inbox.put(tx, "telegram:1", "k", {"say": "halló", "n": [1, 2]})
        assert not inbox.put(tx, "telegram:1", "k", {"say": "something else"}, lane=FIRST)
        (row,) = map(dict, tx.rows("SELECT * FROM inbox"))
        assert inbox.put(tx, "telegram:2", "k", {}, due_at=desk.now + 5)
        assert tx.scalar("SELECT due_at FROM inbox WHERE source = 'telegram:2'") == desk.now + 5
    assert row["body"] == '{"say":"halló","n":[1,2]}'
    assert (row["source"], row["key"], row["lane"], row["received_at"]) == ("telegram:1", "k", 1, desk.now)
    assert (row["state"], row["tries"], row["problem"], row["due_at"]) == ("new", 1, None, 0)
    assert len(row["seed"]) == 16


def test_an_event_is_given_to_its_handler_as_it_was_stored(desk: Desk) -> None:
    with desk.tx() as tx:
        (number,) = put(tx, "a", lane=BACKGROUND)
        seed = tx.scalar("SELECT seed FROM inbox")
        given = asdict(event(tx, number))
    assert given == {
        "id": number, "source": "test", "key": "a", "body": {"key": "a"}, "received_at": desk.now, "tries": 1,
        "seed": seed, "lane": 2,
    }  # fmt: skip


def test_neither_what_it_says_nor_its_seed_is_in_a_log(desk: Desk) -> None:
    shown = repr(Event(1, "test", "a", {"code": "K7Q2"}, 5, 1, b"seed"))
    assert "K7Q2" not in shown
    assert "seed" not in shown
    assert Event(1, "test", "a", {}, 5, 1, b"").lane == PEOPLE


def test_payments_come_first_then_people_then_the_background_each_in_order(desk: Desk) -> None:
    with desk.tx() as tx:
        put(tx, "x", "y", lane=BACKGROUND)
        put(tx, "p", "q", "r")
        put(tx, "1", "2", lane=FIRST)
        lanes = [row["lane"] for row in tx.rows("SELECT DISTINCT lane FROM inbox ORDER BY lane")]
        taken = {limit: keys(inbox.waiting(tx, desk.now, limit)) for limit in (0, 1, 2, 4, 7, 9)}
        few = {people: keys(inbox.waiting(tx, desk.now, 6, people)) for people in (0, 1, 3)}
    assert lanes == [0, 1, 2]
    assert taken == {0: "", 1: "1", 2: "12", 4: "12pq", 7: "12pqrxy", 9: "12pqrxy"}
    assert few == {0: "12xy", 1: "12pxy", 3: "12pqrx"}


def test_nothing_is_taken_before_it_is_due_or_once_it_is_over(desk: Desk) -> None:
    with desk.tx() as tx:
        put_three(tx)
        put(tx, "d", due_at=desk.now + 1)
        put(tx, "e", due_at=desk.now)
        assert keys(inbox.waiting(tx, desk.now, 9)) == "ae"
        assert keys(inbox.waiting(tx, desk.now + 1, 9)) == "ade"
        assert (inbox.waiting_count(tx), inbox.parked_count(tx)) == (3, 1)


def test_an_event_that_is_over_is_not_carried_out_again(desk: Desk) -> None:
    with desk.tx() as tx:
        _, numbers = put_three(tx)
        assert [len(inbox.one(tx, number)) for number in [*numbers, 99]] == [1, 0, 0, 0]


def test_what_becomes_of_an_event_becomes_of_no_other(desk: Desk) -> None:
    with desk.tx() as tx:
        numbers = put(tx, "a", "b", "c", "d")
        first, second, third, _ = (event(tx, number) for number in numbers)
        inbox.done(tx, first, "told")
        inbox.park(tx, second, "broke")
        inbox.retry(tx, third, desk.now + 9, "locked")
        assert states(tx) == {"a": "done", "b": "parked", "c": "new", "d": "new"}
        rows = [[*row] for row in tx.rows("SELECT tries, due_at, problem FROM inbox ORDER BY id")]
    assert rows == [[1, 0, "told"], [1, 0, "broke"], [2, desk.now + 9, "locked"], [1, 0, None]]


def test_what_is_over_stays_as_it_was_whatever_comes_late(desk: Desk) -> None:
    with desk.tx() as tx:
        waiting, numbers = put_three(tx)
        inbox.done(tx, waiting)
        before = [dict(row) for row in tx.rows("SELECT * FROM inbox ORDER BY id")]
        for number in numbers:
            late = Event(number, "test", "x", {}, 0, 1, b"")
            inbox.done(tx, late, "late")
            inbox.park(tx, late, "late")
            inbox.retry(tx, late, desk.now + 1, "late")
        assert [dict(row) for row in tx.rows("SELECT * FROM inbox ORDER BY id")] == before
        assert [row["problem"] for row in before] == [None, "broke", "told"]


def test_a_try_a_crash_interrupted_is_counted_for_that_event_alone(desk: Desk) -> None:
    with desk.tx() as tx:
        _, number, _ = put(tx, "a", "b", "c")
        assert [inbox.count_again(tx, number) for _ in range(2)] == [2, 3]
        assert [row["tries"] for row in tx.rows("SELECT tries FROM inbox ORDER BY id")] == [1, 3, 1]


def test_the_owner_sees_the_newest_of_what_is_set_aside_and_nothing_else(desk: Desk) -> None:
    with desk.tx() as tx:
        put_three(tx)
        for number in put(tx, *map(str, range(60))):
            inbox.park(tx, event(tx, number), f"problem of {number}")
        shown = inbox.parked(tx)
        assert (len(shown), len(inbox.parked(tx, 2)), inbox.parked_count(tx)) == (50, 2, 61)
        assert [row["key"] for row in shown[:2]] == ["59", "58"]
        assert [*shown[0]] == [63, "test", "59", desk.now, "problem of 63"]
        assert "b" in [row["key"] for row in inbox.parked(tx, 61)]


def test_what_was_set_aside_runs_again_as_if_it_had_just_come(desk: Desk) -> None:
    with desk.tx() as tx:
        (number, other) = put(tx, "a", "b")
        inbox.retry(tx, event(tx, number), desk.now + 99, "locked")
        for one in (number, other):
            inbox.park(tx, event(tx, one), "broke")
        assert inbox.again(tx, number)
        assert not inbox.again(tx, number)
        (row,) = tx.rows("SELECT state, tries, due_at FROM inbox WHERE id = ?", number)
        assert [*row] == ["new", 1, 0]
        assert states(tx) == {"a": "new", "b": "parked"}


def test_only_what_is_set_aside_is_dismissed_and_only_that_comes_back(desk: Desk) -> None:
    with desk.tx() as tx:
        _, (waits, aside, done) = put_three(tx)
        (clean,) = put(tx, "d")
        inbox.done(tx, event(tx, clean))
        inbox.retry(tx, event(tx, waits), desk.now, "locked")
        assert [inbox.dismiss(tx, number) for number in (waits, aside, done, clean)] == [False, True, False, False]
        assert states(tx) == {"a": "new", "b": "done", "c": "done", "d": "done"}
        assert tx.scalar("SELECT problem FROM inbox WHERE id = ?", aside) == "broke"
        assert [inbox.set_aside(tx, number) for number in (waits, aside, clean)] == [False, True, False]
        assert states(tx) == {"a": "new", "b": "parked", "c": "done", "d": "done"}


def test_only_what_was_carried_out_more_than_a_week_ago_is_forgotten(desk: Desk) -> None:
    with desk.tx() as tx:
        put_three(tx)
    desk.now += 1
    with desk.tx() as tx:
        (young,) = put(tx, "d")
        inbox.done(tx, event(tx, young))
    desk.now += WEEK - 1
    with desk.tx() as tx:
        assert inbox.prune(tx) == 0
    desk.now += 1
    with desk.tx() as tx:
        assert inbox.prune(tx) == 1
        assert states(tx) == {"a": "new", "b": "parked", "d": "done"}


def test_a_job_that_went_well_is_forgotten_after_an_hour_but_for_the_one_a_day(desk: Desk) -> None:
    with desk.tx() as tx:
        for source, key in (
            ("job", "sweep:1"),
            ("job", "day:2026-01-31"),
            ("job", "ill"),
            ("test", "tap"),
            ("job", "w"),
        ):
            assert inbox.put(tx, source, key, {})
        for number in (1, 2, 3, 4):
            inbox.done(tx, event(tx, number), "failed" if number == 3 else None)
        for number in (6, 7):
            assert inbox.put(tx, "job", f"sweep:{number}", {})
            inbox.done(tx, event(tx, number))
    desk.now += 3600
    with desk.tx() as tx:
        assert inbox.prune(tx) == 0
    desk.now += 1
    with desk.tx() as tx:
        assert [inbox.prune(tx, 2), inbox.prune(tx)] == [2, 1]
        assert [*states(tx)] == ["day:2026-01-31", "ill", "tap", "w"]


def test_a_long_past_is_forgotten_piece_by_piece(desk: Desk) -> None:
    with desk.tx() as tx:
        tx.run(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2102)"
            " INSERT INTO inbox (source, key, lane, body, seed, received_at, due_at, state)"
            " SELECT 'test', i, 1, '{}', zeroblob(16), 0, 0, 'done' FROM n"
        )
        assert [inbox.prune(tx, 100), inbox.prune(tx), inbox.prune(tx)] == [100, 2000, 2]


def test_what_fails_each_time_is_tried_three_times_and_set_aside(bench: Bench) -> None:
    bench.desk.verdict = lambda event, error: Retry(bench.clock.now(), "again")
    bench.put("a", do="fail")
    bench.run()
    assert (bench.desk.handled, bench.state("a")) == (["a"] * 3, ("parked", 3, "again"))
