"""The terminal: every command explains itself, and a slip of the fingers is told plainly."""

import pytest

import run
from shopbot import cli
from shopbot.commands.test import spread
from shopbot.db.migrate import core_steps
from shopbot.errors import Exit
from tests.commands.clone import PROJECT, Clone


@pytest.mark.parametrize("name", [name for name in cli.COMMANDS if name != "journeys"])
def test_help_says_what_it_does_and_shows_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == Exit.OK
    assert len(said.splitlines()) > 5
    assert "--help" in said


def test_start_names_the_same_commands() -> None:
    for name in cli.COMMANDS:
        assert name in run.HELP


def test_every_command_has_its_module() -> None:
    for name in cli.COMMANDS:
        assert (PROJECT / "shopbot" / "commands" / f"{name.replace('-', '_')}.py").is_file()


@pytest.mark.parametrize("words", [["chekc"], ["version", "--bogus"], ["demo", "--port", "many"], []])
def test_slip_of_the_fingers_ends_in_usage(words: list[str], clone: Clone) -> None:
    done = clone.types(*words)
    assert done.returncode == Exit.USAGE
    assert "Traceback" not in done.stderr


def test_version_names_what_a_bug_report_needs(clone: Clone) -> None:
    said = clone.types("version").stdout
    for piece in ("shopbot", "Python", "SQLCipher", "SQLite", "pyTelegramBotAPI", core_steps()[-1].name, "plugins"):
        assert piece in said


def test_a_whole_run_is_spread_over_processes_and_chosen_tests_are_not() -> None:
    assert "-n" in spread([])
    assert "-n" in spread(["--durations=5"])
    assert spread(["tests/trade"]) == spread(["-x"]) == spread(["--maxfail=1", "-k", "ledger"]) == []
