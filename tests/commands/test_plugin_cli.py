"""Commands that plugins add to the terminal: listed while the plugin is on, typed, read or carried out by the clerk."""

import json

import pytest

from shopbot.errors import Exit
from tests.commands.clone import Clone

TILL = '''
"""Keeps notes, for the terminal."""
from shopbot.api import Context, Plugin, ShopError, Upload

plugin = Plugin("till")
plugin.migration("001_notes", "CREATE TABLE till_notes (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;")
plugin.texts(en="too-many = No more than ten, please.")


@plugin.cli("note")
def note(ctx: Context, times: int, words: str) -> str:
    """Keep some words so many times. Really."""
    if times > 10:
        raise ShopError("too_many")
    for _ in range(times):
        ctx.tx.run("INSERT INTO till_notes (words) VALUES (?)", words)
    return f"Kept {times} times."


@plugin.cli("load")
def load(ctx: Context, file: Upload) -> dict[str, int]:
    """Keep the lines of a file."""
    lines = file.content.decode().splitlines()
    ctx.tx.many("INSERT INTO till_notes (words) VALUES (?)", [(line,) for line in lines])
    return {"kept": len(lines)}


@plugin.cli("list", reads=True)
def listed(ctx: Context, limit: int = 10) -> list[dict[str, object]]:
    """Show what is kept."""
    return [dict(row) for row in ctx.db.rows("SELECT id, words FROM till_notes ORDER BY id LIMIT ?", limit)]


@plugin.cli("peek", reads=True)
def peek(ctx: Context) -> object:
    """Look at what is none of its business."""
    return ctx.db.scalar("SELECT value FROM setting LIMIT 1")


@plugin.cli("scribble", reads=True)
def scribble(ctx: Context) -> None:
    """Change something although it said that it only reads."""
    ctx.tx.run("INSERT INTO till_notes (words) VALUES ('no')")
'''


@pytest.fixture
def till(clone: Clone) -> Clone:
    clone.set_up()
    (clone.root / "plugins" / "till.py").write_text(TILL.lstrip())
    return clone


def said(clone: Clone, *words: str) -> str:
    done = clone.types(*words)
    assert done.returncode == Exit.OK, done.stderr
    return done.stdout


def test_help_lists_the_commands_of_plugins_that_are_on(till: Clone) -> None:
    shown = [" ".join(line.split()) for line in said(till, "--help").splitlines()]
    assert "till note Keep some words so many times. Really" in shown
    till.types("plugins", "off", "till")
    assert "till" not in said(till, "--help").partition("Building:")[2]
    assert till.types("till", "list").returncode == Exit.USAGE


def test_plugin_explains_its_commands(till: Clone) -> None:
    told = said(till, "till", "--help")
    assert "python3 run.py till note TIMES WORDS" in told
    assert "python3 run.py till load --file FILE" in told
    assert "python3 run.py till list [LIMIT]" in told


def test_version_imports_no_plugin(till: Clone) -> None:
    (till.root / "plugins" / "till.py").write_text("raise SystemExit(3)  # .cli(\n")
    assert "shopbot" in said(till, "version")
    assert "Selling:" in said(till, "--help"), "a plugin that cannot be imported costs only its own commands"


def test_words_and_files_reach_the_plugin_and_its_answer_is_printed(till: Clone) -> None:
    (till.root / "lines.txt").write_text("three\nfour\n")
    assert said(till, "till", "note", "2", "two", "words") == "Kept 2 times.\n"
    assert json.loads(said(till, "till", "load", "--file", "lines.txt", "--json")) == {"kept": 2}
    assert said(till, "till", "list").splitlines() == [
        "id  words", " 1  two words", " 2  two words", " 3  three", " 4  four",
    ]  # fmt: skip
    assert len(json.loads(said(till, "till", "list", "1", "--json"))) == 1


def test_same_key_is_one_command(till: Clone) -> None:
    for _ in range(2):
        said(till, "till", "note", "1", "once", "--key", "k")
    assert said(till, "till", "list").splitlines()[1:] == [" 1  once"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("note", "many", "words"), Exit.USAGE, "For example: python3 run.py till note TIMES WORDS"),
        (("note",), Exit.USAGE, "For example"),
        (("load",), Exit.USAGE, "till load --file FILE"),
        (("load", "--file", "nowhere.txt"), Exit.NO_FILE, "cannot be read"),
        (("note", "11", "words"), Exit.PROBLEM, "No more than ten, please."),
        (("peek",), Exit.BUG, "met an error, E-"),
        (("scribble",), Exit.BUG, "met an error, E-"),
        (("lend",), Exit.USAGE, "invalid choice"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(till: Clone, words: tuple[str, ...], code: Exit, told: str) -> None:
    said(till, "till", "note", "1", "first")
    done = till.types("till", *words)
    assert (done.returncode, told in done.stderr) == (code, True), done.stderr
    assert said(till, "till", "list").splitlines()[1:] == [" 1  first"]


def test_command_of_no_plugin_is_told(till: Clone) -> None:
    done = till.types("tills", "note")
    assert (done.returncode, "there is no command 'tills'" in done.stderr) == (Exit.USAGE, True)
