"""`logs` and `status`: what an owner sees over SSH, with a shop that is open, closed, refused, or cannot be read."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from shopbot.commands.logs import written_out
from shopbot.errors import Exit
from tests.commands.clone import SECONDS, Clone

TRACE = r'trace="Traceback:\n  File \"a.py\", line 1\nKeyError: 7"'
LINE = f"2026-11-21T14:00:00.000Z ERROR shopbot.trace KeyError code=E-7KQ2 {TRACE}"


@contextmanager
def killed(process: "subprocess.Popen[str]") -> Iterator["subprocess.Popen[str]"]:
    """End a process with the block, also when a test fails in it."""
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def keeping(clone: Clone) -> Clone:
    """A shop that keeps a log file."""
    clone.set_up()
    (clone.root / "config.toml").write_text('[log]\nfile = "data/shop.log"\n')
    return clone


def test_a_trace_is_written_out_over_its_lines() -> None:
    shown = written_out(LINE).splitlines()
    assert shown[0].endswith("code=E-7KQ2 ")
    assert shown[1:] == ["    Traceback:", '      File "a.py", line 1', "    KeyError: 7"]
    assert written_out("plain") == "plain"


def test_a_code_finds_its_trace_however_it_is_typed_and_on_older_pages_too(keeping: Clone) -> None:
    (keeping.data / "shop.log.1").write_text(f"before\n{LINE}\n")
    (keeping.data / "shop.log").write_text("after\n")
    for typed in ("E-7KQ2", "7kq2", "e-7kq2"):
        done = keeping.types("logs", "--code", typed)
        assert done.returncode == Exit.OK
        assert "    KeyError: 7" in done.stdout
        assert "after" not in done.stdout


def test_a_code_that_was_never_logged_is_said_to_be_so(keeping: Clone) -> None:
    (keeping.data / "shop.log").write_text("after\n")
    done = keeping.types("logs", "--code", "E-2222")
    assert done.returncode == Exit.PROBLEM
    assert "Nothing was logged under E-2222" in done.stderr
    assert keeping.types("logs", "--code", "seven").returncode == Exit.USAGE


def test_the_last_lines_are_shown_in_their_order(keeping: Clone) -> None:
    (keeping.data / "shop.log.1").write_text("one\ntwo\n")
    (keeping.data / "shop.log").write_text("three\n")
    assert keeping.types("logs", "--lines", "2").stdout == "two\nthree\n"


def test_following_goes_on_over_a_turned_page(keeping: Clone) -> None:
    log = keeping.data / "shop.log"
    log.write_text("one\n")
    command = [sys.executable, "-P", "-m", "shopbot.cli", "logs", "--follow"]
    with killed(
        subprocess.Popen(command, cwd=keeping.root, env=keeping.env(), stdout=subprocess.PIPE, text=True)
    ) as following:
        assert following.stdout
        assert following.stdout.readline() == "one\n"
        with log.open("a") as file:
            file.write("two\n")
        assert following.stdout.readline() == "two\n"
        log.rename(keeping.data / "shop.log.1")
        log.write_text("three\n")
        seen = ""
        while "three" not in seen:
            seen = following.stdout.readline()
        following.send_signal(signal.SIGINT)
        assert following.wait(SECONDS) == 130


def test_a_shop_without_a_log_file_says_where_its_log_goes(clone: Clone) -> None:
    clone.set_up()
    done = clone.types("logs")
    assert done.returncode == Exit.NO_FILE
    assert "[log] in config.toml" in done.stderr


def status(clone: Clone) -> tuple[int, dict[str, object]]:
    done = clone.types("status", "--json")
    return done.returncode, json.loads(done.stdout)


def test_a_closed_shop_is_said_to_be_closed_with_what_to_type(clone: Clone) -> None:
    clone.set_up()
    code, found = status(clone)
    assert code == Exit.PROBLEM
    assert not found["open"]
    assert any("python3 run.py run" in str(one) for one in found["reasons"])  # type: ignore[attr-defined]


def test_a_refused_start_is_told_again(clone: Clone) -> None:
    clone.set_up()
    (clone.data / "shop.key").write_text("ab" * 32)
    assert clone.types("run").returncode == Exit.WRONG_KEY
    done = clone.types("status")
    assert done.returncode == Exit.PROBLEM
    assert "it is closed:" in done.stdout
    assert "ab" * 32 not in done.stdout


def test_an_open_shop_with_a_fresh_backup_is_well(clone: Clone) -> None:
    clone.set_up()
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    command = [sys.executable, "-P", "-m", "shopbot.cli", "run"]
    with killed(subprocess.Popen(command, cwd=clone.root, env=clone.env(), stderr=subprocess.PIPE, text=True)) as bot:
        assert bot.stderr
        while " open " not in bot.stderr.readline():
            assert bot.poll() is None
        assert any("no backup" in str(one) for one in status(clone)[1]["reasons"])  # type: ignore[attr-defined]
        (clone.data / "backups").mkdir(exist_ok=True)
        (clone.data / f"backups/shop-{stamp}-1.age").touch()
        code, found = status(clone)
        assert (code, found["reasons"], found["open"]) == (Exit.OK, [], True)
        done = clone.types("status")
        assert "All is well." in done.stdout
        bot.send_signal(signal.SIGTERM)
        bot.wait(SECONDS)


def test_nothing_at_all_is_said_in_a_sentence_not_a_trace(clone: Clone) -> None:
    done = clone.types("status")
    assert done.returncode == Exit.PROBLEM
    assert "Traceback" not in done.stderr
