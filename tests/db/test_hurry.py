"""Asked to stop while a handler takes its time: it is given up, nothing of it stays, and the next start begins anew."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from shopbot.db import inbox
from shopbot.db.slow import SlowLog
from tests.db.bench import Bench

DEADLINE = 60.0


def in_python(entered: threading.Event) -> Callable[[Any, Any], None]:
    def slow(tx: Any, event: Any) -> None:
        tx.run("INSERT INTO setting VALUES ('half', 'done', '1')")
        entered.set()
        while True:
            event = event or None

    return slow


def in_sql(entered: threading.Event) -> Callable[[Any, Any], None]:
    def slow(tx: Any, _event: Any) -> None:
        tx.run("INSERT INTO setting VALUES ('half', 'done', '1')")
        entered.set()
        tx.rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")

    return slow


@pytest.fixture
def entered() -> Iterator[threading.Event]:
    made = threading.Event()
    yield made
    made.set()


@pytest.mark.parametrize("way", [in_python, in_sql])
def test_a_slow_handler_is_given_up_and_new_at_the_next_start(bench: Bench, entered: threading.Event, way: Any) -> None:
    bench.desk.handlers["slow"] = way(entered)
    bench.put("a", do="slow")
    bench.clerk.start()
    assert entered.wait(DEADLINE)
    assert not bench.clerk.stop(0.0), "it has not ended by itself"
    bench.clerk.hurry()
    assert bench.clerk.stop(DEADLINE)
    assert bench.desk.errors == [], "it has done nothing wrong: nobody is told of a fault"
    (waiting,) = bench.reader.rows("SELECT state, tries, problem FROM inbox")
    assert tuple(waiting) == ("new", 1, None)
    assert bench.reader.scalar("SELECT count(*) FROM setting WHERE owner = 'half'") == 0


def test_what_was_handed_in_is_done_although_there_is_a_hurry(bench: Bench, entered: threading.Event) -> None:
    bench.desk.handlers["slow"] = in_python(entered)
    bench.put("a", do="slow")
    bench.clerk.start()
    assert entered.wait(DEADLINE)
    promised = bench.clerk.submit(lambda tx: inbox.put(tx, "telegram", "b", {"do": "nothing"}))
    bench.clerk.hurry()
    assert bench.clerk.stop(DEADLINE)
    assert promised.result(DEADLINE) is True
    assert bench.reader.scalar("SELECT count(*) FROM inbox WHERE state = 'new'") == 2


def test_a_slow_statement_is_logged_once_an_hour_without_its_parameters(caplog: pytest.LogCaptureFixture) -> None:
    now = [1000.0]
    slow = SlowLog(0.2, lambda: now[0])

    def lines() -> list[dict[str, object]]:
        return [record.__dict__["shopbot_fields"] for record in caplog.records]

    for _ in range(5):
        slow.took("SELECT  *\n FROM x WHERE y = ?", now[0] - 0.3)
    slow.took("SELECT 1", now[0] - 0.1)
    assert lines() == [{"ms": 300, "times": 1, "sql": "SELECT * FROM x WHERE y = ?"}]
    now[0] += 3601
    slow.took("SELECT  *\n FROM x WHERE y = ?", now[0] - 0.2001)
    assert lines()[1:] == [{"ms": 200, "times": 5, "sql": "SELECT * FROM x WHERE y = ?"}]
