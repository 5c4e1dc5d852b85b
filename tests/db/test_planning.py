"""A statement is planned once and kept, whatever it is given: planning costs more than most reads."""

from contextlib import closing
from typing import Any

import pytest

from shopbot.db import connection, inbox, tx
from shopbot.db.inbox import NewEvent
from tests.db.bench import KEYS, Bench

LIMITED = "SELECT * FROM inbox WHERE id > ? ORDER BY id LIMIT ?"


def asked(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take down what the fence is asked about: it is asked whenever a statement is planned."""
    heard: list[str] = []
    judge = type(bench.clerk.fence).__call__

    def noted(self: Any, action: int, *about: Any) -> int:
        heard.append(str(about[0]))
        return judge(self, action, *about)

    monkeypatch.setattr(type(bench.clerk.fence), "__call__", noted)
    return heard


def planned(bench: Bench, heard: list[str]) -> int:
    """Let the clerk take what waits and read with a limit, twice; return how often it had to plan the second time."""
    for number in (1, 2):
        heard.clear()
        bench.clerk.put([NewEvent("test", str(number), {"do": "count"})])
        bench.clerk.write(lambda tx, n=number: (inbox.waiting(tx, tx.now, n), tx.rows(LIMITED, 0, n)))  # type: ignore[misc]
        bench.run()
    return heard.count("inbox")


def test_limit_of_another_size_is_not_planned_anew(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    assert planned(bench, asked(bench, monkeypatch)) == 0


def test_bare_limit_would_be_planned_each_time(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = asked(bench, monkeypatch)
    monkeypatch.setattr(tx, "planned_once", lambda sql: sql)
    assert planned(bench, heard) > 0


def test_limit_still_limits(bench: Bench) -> None:
    bench.clerk.put([NewEvent("test", str(number), {"do": "count"}) for number in range(4)])
    with closing(connection.open_reader(bench.store.files.main, KEYS)) as reader:
        assert [len(reader.rows(LIMITED, 0, most)) for most in (0, 1, 3, 9)] == [0, 1, 3, 4]
        assert len(reader.rows(LIMITED + " OFFSET ?", 0, 9, 1)) == 3
