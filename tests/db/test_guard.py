"""Inside a handler there is no world: no network, no file to write, no other program, no pause."""

import importlib
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from shopbot.db.guard import Forbidden, Guard, Hurried
from shopbot.db.inbox import Event
from tests.db.bench import Bench

FORBIDDEN: dict[str, Callable[[Path], object]] = {
    "connect": lambda folder: socket.create_connection(("127.0.0.1", 9), timeout=1),
    "resolve": lambda folder: socket.getaddrinfo("localhost", 80),
    "listen": lambda folder: socket.socket().bind(("127.0.0.1", 0)),
    "program": lambda folder: subprocess.run(["true"], check=False),
    "shell": lambda folder: os.system("true"),  # noqa: S605 - it is never run
    "fork": lambda folder: os.fork() or os._exit(0),
    "write": lambda folder: (folder / "made").write_text("x"),
    "append": lambda folder: (folder / "made").open("a"),
    "low": lambda folder: os.open(folder / "made", os.O_CREAT | os.O_WRONLY),
}


def handle(bench: Bench, does: Callable[[], object]) -> BaseException | None:
    """Let a handler do something; return what it failed with."""
    bench.desk.handlers["do"] = lambda tx, event: does()
    bench.put("tap", do="do")
    bench.run()
    return bench.desk.errors[0] if bench.desk.errors else None


@pytest.mark.parametrize("what", FORBIDDEN)
def test_handler_is_stopped_at_the_line_that_reaches_out(bench: Bench, tmp_path: Path, what: str) -> None:
    error = handle(bench, lambda: FORBIDDEN[what](tmp_path))
    assert isinstance(error, Forbidden)
    assert "errand" in str(error)
    assert not (tmp_path / "made").exists()


def test_handler_may_read_a_file(bench: Bench) -> None:
    assert handle(bench, lambda: Path(__file__).read_text()) is None


def test_the_log_may_turn_its_page_while_a_handler_runs(bench: Bench, tmp_path: Path) -> None:
    pages = RotatingFileHandler(tmp_path / "log", maxBytes=10, backupCount=1)
    line = logging.makeLogRecord({"msg": "a line longer than a page"})
    assert handle(bench, lambda: [pages.handle(line) for _ in range(3)]) is None
    pages.close()
    assert (tmp_path / "log.1").exists()


def test_an_import_inside_a_handler_may_keep_its_bytecode(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "late_module.py").write_text("answer = 42\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert handle(bench, lambda: importlib.import_module("late_module")) is None


def test_a_handler_that_was_given_up_leaves_no_exception_to_look_for(bench: Bench) -> None:
    """CPython 3.11 looked for one ever after, and a tracer hung at its first function."""
    assert isinstance(handle(bench, bench.clerk.guard.hurry), Hurried)
    assert exit_code_of(traced) == 0


def traced() -> None:
    sys.settrace(lambda *_: None)
    Path().as_posix()


def exit_code_of(work: Callable[[], object]) -> int:
    """Do it in a process that the system's alarm ends if it hangs."""
    child = os.fork()
    if not child:
        signal.alarm(20)
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_others_are_free_while_a_handler_runs(bench: Bench, tmp_path: Path) -> None:
    """The rule is the clerk's thread's own: senders and errands go on."""
    inside, outside = threading.Event(), threading.Event()
    problems: list[BaseException] = []

    def elsewhere() -> None:
        inside.wait(20)
        try:
            (tmp_path / "made").write_text("x")
        except Forbidden as error:
            problems.append(error)
        outside.set()

    def waits() -> None:
        inside.set()
        outside.wait(20)

    other = threading.Thread(target=elsewhere)
    other.start()
    assert handle(bench, waits) is None
    other.join()
    assert not problems
    assert (tmp_path / "made").exists()


def test_rule_ends_with_the_handler(bench: Bench, tmp_path: Path) -> None:
    handle(bench, lambda: int("no number"))
    (tmp_path / "made").write_text("x")


def test_without_the_guard_a_handler_would_reach_out(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shopbot.db.guard._FORBIDDEN", {})
    monkeypatch.setattr("shopbot.db.guard._writes", lambda mode, flags: False)
    assert handle(bench, lambda: (tmp_path / "made").write_text("x")) is None
    assert (tmp_path / "made").exists()


def test_nothing_is_overdue_between_handlers(bench: Bench) -> None:
    guard = Guard(0.0)
    assert not guard.sql_overdue()
    guard.look()
    event = Event(1, "test", "tap", {}, 0, 1, b"")
    with guard.handling(event):
        begun = time.monotonic()
        while time.monotonic() == begun:
            pass
        assert guard.sql_overdue()
    assert not guard.sql_overdue()
