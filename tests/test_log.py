"""One line an event, and no secret in any of them."""

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbot import log
from shopbot.secret import Secret

TOKEN = "123456789:AAF" + "x" * 32
KEY = "0123456789abcdef" * 4
RECOVERY = "-".join(["ABCD", "2345"] * 7)
WORDS = " ".join(["abandon", "zoo", "letter"] * 8)
AGE = "AGE-SECRET-KEY-1" + "QPZRY9X8" * 7
Lines = Callable[[], list[str]]
logger = logging.getLogger("shopbot.somewhere")


@pytest.fixture(params=[False, True], ids=["text", "json"])
def lines(request: pytest.FixtureRequest, tmp_path: Path, own_log: None) -> Lines:
    """The log as a file, in both forms."""
    log.setup("debug", json=request.param, file=tmp_path / "logs" / "shop.log")
    return lambda: (tmp_path / "logs" / "shop.log").read_text("utf-8").splitlines()


def raised(text: str) -> BaseException:
    try:
        raise RuntimeError(text)
    except RuntimeError as problem:
        return problem


def test_an_event_is_one_line_with_its_facts(lines: Lines) -> None:
    log.event(logger, "paid", order=7, method="qris")
    (line,) = lines()
    assert "paid" in line
    assert "shopbot.somewhere" in line
    if line.startswith("{"):
        assert json.loads(line)["order"] == 7
    else:
        assert line.endswith("order=7 method=qris")


@pytest.mark.parametrize("secret", [TOKEN, KEY, RECOVERY, WORDS, AGE, AGE.lower()])
def test_a_secret_is_known_by_its_shape_wherever_it_stands(lines: Lines, secret: str) -> None:
    logger.info("message %s", secret)
    logger.info(f"https://api.telegram.org/bot{secret}/getUpdates")
    log.event(logger, "fact", value=secret, nested={"a": [secret]})
    log.trace("E-TEST", raised(f"while using {secret}"), where=secret)
    logger.info("stack", stack_info=True, extra={"unused": secret})
    text = "\n".join(lines())
    assert secret not in text
    assert text.count("***") >= 6


def test_a_token_in_an_address_is_hidden_whatever_its_shape(lines: Lines) -> None:
    for address in ("/bot1:pretend/getMe", "/bot1%3Apretend/getMe"):
        logger.info("POST https://localhost%s", address)
    assert "pretend" not in "".join(lines())
    assert "/getMe" in "".join(lines())


def test_a_named_secret_is_hidden_also_when_encoded_or_quoted(lines: Lines) -> None:
    value = 'p@ss "wörd"\\'
    log.hide(Secret(value))
    logger.info("plain %s, repr %r", value, value)
    logger.info("url p%40ss%20%22w%C3%B6rd%22%5C")
    log.event(logger, "fact", value=value, json=json.dumps({"v": value}))
    assert "rd" not in "".join(lines()).replace("shopbot.somewhere", "").replace("word", "")


def test_a_secret_object_shows_itself_nowhere(lines: Lines) -> None:
    log.event(logger, "start", token=Secret("abcdefgh"), text=f"{Secret('abcdefgh')!r} {Secret('abcdefgh'):>9}")
    assert "abcdefgh" not in "".join(lines())


def test_hiding_a_short_word_is_refused_as_it_would_garble_every_line() -> None:
    for value in ("", "shop"):
        with pytest.raises(ValueError, match="cannot be hidden"):
            log.hide(value)


def test_a_buyers_name_cannot_start_a_line_of_its_own(lines: Lines) -> None:
    evil = "Budi\n2026-01-01T00:00:00Z ERROR shop robbed\r\u2028\x1b[2J\u202e"
    logger.info(evil)
    log.event(logger, "hello", name=evil)
    log.trace("E-TEST", raised(evil))
    assert len(lines()) == 3
    assert not set("\r\u2028\x1b\u202e") & set("".join(lines()))


@given(st.text())
def test_any_text_stays_one_printable_line(text: str) -> None:
    escaped = log.escape(text)
    assert len(escaped.splitlines()) <= 1
    escaped.encode("utf-8")


def test_the_trace_is_found_under_the_code_the_person_was_shown(lines: Lines) -> None:
    problem = raised("boom")
    code = log.error_code(problem)
    log.trace(code, problem, event=12)
    (line,) = lines()
    assert code in line
    assert "RuntimeError: boom" in line
    assert "raised" in line
    assert "12" in line


def test_the_same_bug_has_the_same_code_and_another_one_another() -> None:
    assert log.error_code(raised("a")) == log.error_code(raised("b"))
    assert log.error_code(raised("a")) != log.error_code(ValueError("a"))


def test_codes_can_be_read_aloud() -> None:
    for _ in range(200):
        code = log.error_code()
        assert code[:2] == "E-"
        assert len(code) == 6
        assert not set(code[2:]) & set("01ILOU")


def test_the_log_file_is_private(lines: Lines, tmp_path: Path) -> None:
    logger.info("x")
    assert lines()
    assert (tmp_path / "logs" / "shop.log").stat().st_mode & 0o077 == 0
    assert (tmp_path / "logs").stat().st_mode & 0o077 == 0


def test_a_librarys_own_handler_no_longer_prints_past_the_redaction(
    lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    library = logging.getLogger("somelibrary")
    library.addHandler(logging.StreamHandler())
    log.adopt("somelibrary")
    library.error("token %s", TOKEN)
    assert capsys.readouterr().err == ""
    assert "token ***" in lines()[0]


def test_an_uncaught_exception_is_logged_instead_of_printed_with_its_secret() -> None:
    script = f"""
import threading
from shopbot import log
log.setup("info")
thread = threading.Thread(target=lambda: int({KEY!r}))
thread.start()
thread.join()
raise SystemError({TOKEN!r})
"""
    ended = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 2, ended.stderr
    assert KEY not in ended.stderr
    assert "ValueError" in ended.stderr
    assert "SystemError: ***" in ended.stderr


def test_every_line_of_an_event_bears_its_number_whoever_logs_it(lines: Lines) -> None:
    with log.about(event=4711):
        log.event(logger, "began")
        logging.getLogger("some.library").warning("its own words")
        with log.about(step=2):
            log.event(logger, "went_on", event="another")
    log.event(logger, "after")
    began, library, went_on, after = lines()
    assert "4711" in began
    assert "4711" in library
    assert "another" in went_on, "what a line says itself counts"
    assert "step" in went_on
    assert "4711" not in after


def test_who_hears_of_traces_gets_the_exception_and_where_it_was(lines: Lines) -> None:
    heard: list[tuple[str, BaseException, object]] = []
    problem = raised("broken")
    stop = log.hear_traces(lambda code, error, where: heard.append((code, error, where)))
    log.trace("E-7KQ2", problem, place="a.b")
    stop()
    log.trace("E-7KQ2", problem)
    assert heard == [("E-7KQ2", problem, {"place": "a.b"})]
    assert len(lines()) == 2
