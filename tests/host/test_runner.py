"""The errand threads: nothing an errand brings, and nothing the file refuses, ends them or makes them run wild."""

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from shopbot.db import errands
from shopbot.db.connection import OperationalError
from shopbot.db.errands import Errand
from shopbot.host.runner import ErrandRunner, Frozen
from tests.db.bench import Bench

DEADLINE = 20


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path / "shop")
    bench.clerk.start()
    yield bench
    bench.clerk.stop()
    bench.close()


def run(bench: Bench, work: Callable[[Errand], Mapping[str, Any]]) -> ErrandRunner:
    bench.clerk.write(lambda tx: errands.send(tx, "carrier", "fetch", {}, "once"))
    return ErrandRunner(bench.clerk, bench.store.reader(), bench.clock, work)


def test_a_result_nobody_can_store_is_tried_later_and_not_every_second(bench: Bench) -> None:
    """The other side would be asked again and again, and nobody would hear of it."""
    runner = run(bench, lambda errand: {"found": object()})
    runner.look()
    assert runner.wait(DEADLINE)
    row = bench.reader.row("SELECT * FROM errand")
    assert row is not None
    assert (row["state"], row["tries"]) == ("due", 1)
    assert row["due_at"] > bench.clock.now()
    assert row["problem"]


def test_a_file_that_cannot_be_read_for_a_moment_does_not_end_the_errands(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    done, asked, real = threading.Event(), threading.Event(), errands.due

    def broken_once(*args: Any) -> list[Errand]:
        if not asked.is_set():
            asked.set()
            raise OSError("disk I/O error")
        return real(*args)

    def work(_errand: Errand) -> Mapping[str, Any]:
        done.set()
        return {}

    monkeypatch.setattr(errands, "due", broken_once)
    runner = run(bench, work)
    runner.start()
    assert done.wait(DEADLINE)
    runner.stop()
    assert runner.wait(DEADLINE)


def test_a_disk_that_is_full_for_a_while_ends_no_errand_thread_and_lets_nobody_be_asked_each_second(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by `prove model.days`: four such errands, and nobody looked for payments any more until the next start."""
    write, full, runs = bench.clerk.write, threading.Event(), [0]

    def refuses(work: Callable[[Any], Any]) -> Any:
        if full.is_set():
            raise OperationalError("database or disk is full")
        return write(work)

    def work(_errand: Errand) -> Mapping[str, Any]:
        runs[0] += 1
        return {}

    runner = run(bench, work)
    monkeypatch.setattr(bench.clerk, "write", refuses)
    full.set()
    for tries in range(1, 7):  # more often than there are threads
        for _ in range(3):
            runner.look()
            assert runner.wait(DEADLINE)
        assert runs[0] == tries
        bench.clock.advance(60)
    full.clear()
    runner.look()
    assert runner.wait(DEADLINE)
    assert bench.reader.scalar("SELECT state FROM errand") == "done"


def test_an_errand_that_ends_while_a_look_was_reading_runs_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The look had read it as due; when its turn came it was done, and no longer under way."""
    end, runs, real = threading.Event(), [0], errands.due

    def work(_errand: Errand) -> Mapping[str, Any]:
        runs[0] += 1
        end.wait(DEADLINE)
        return {}

    def slowly(*args: Any) -> list[Errand]:
        found = real(*args)
        end.set()
        assert runner.wait(DEADLINE)
        return found

    runner = run(bench, work)
    runner.look()
    monkeypatch.setattr(errands, "due", slowly)
    runner.look()
    assert runner.wait(DEADLINE)
    assert (runs[0], bench.reader.scalar("SELECT state FROM errand")) == (1, "done")


def test_an_errand_of_a_plugin_that_is_off_waits_as_long_as_that_takes(bench: Bench) -> None:
    def off(_errand: Errand) -> Mapping[str, Any]:
        raise Frozen("the plugin carrier is off")

    runner = run(bench, off)
    for _ in range(20):
        runner.look()
        assert runner.wait(DEADLINE)
        row = bench.reader.row("SELECT state, tries FROM errand")
        assert row is not None
        assert (row["state"], row["tries"]) == ("due", 0)
        bench.clock.advance(3600)
        runner = ErrandRunner(bench.clerk, bench.store.reader(), bench.clock, off)
