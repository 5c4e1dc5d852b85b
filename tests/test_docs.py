"""What the pages say is held against what the code has: verbs, commands, keys, codes, examples."""

import re
import tomllib

import pytest

import run as first_start
from shopbot import api
from shopbot.cli import COMMANDS, ENDING, usage
from shopbot.config_rules import RULES
from shopbot.errors import Exit
from shopbot.host.plugin import Plugin
from shopbot.testing import ROOT

README = (ROOT / "README.md").read_text("utf-8")
AUTHORS = (ROOT / "plugins" / "README.md").read_text("utf-8")
HELLO = (ROOT / "plugins" / "hello.py").read_text("utf-8")
MOST_LINES = 40


def verbs(page: str) -> set[str]:
    """Return the `plugin.verb(` names a page speaks of."""
    return set(re.findall(r"plugin\.(\w+)\(", page)) | set(re.findall(r"`@plugin\.(\w+)", page))


def missing_verbs(page: str) -> set[str]:
    return {verb for verb in verbs(page) if not hasattr(Plugin, verb)}


def commands_of(page: str) -> set[str]:
    return set(re.findall(r"python3 run\.py ([a-z][\w-]*)", page))


def test_every_verb_on_the_authors_page_exists() -> None:
    assert missing_verbs(AUTHORS) == set()


def test_a_verb_that_does_not_exist_would_be_found() -> None:
    assert missing_verbs("`@plugin.conjure`") == {"conjure"}


def test_every_verb_of_the_contract_is_on_the_authors_page() -> None:
    public = {name for name, one in vars(Plugin).items() if callable(one) and not name.startswith("_")}
    assert public - verbs(AUTHORS) - {"defaults"} == set()


@pytest.mark.parametrize("page", [README, AUTHORS])
def test_every_command_on_a_page_exists(page: str) -> None:
    assert commands_of(page) <= COMMANDS.keys()


def test_the_help_before_installation_lists_what_the_one_after_does() -> None:
    assert first_start.HELP.startswith(usage().partition(ENDING)[0])


def test_the_example_configuration_has_every_key_but_the_token() -> None:
    text = (ROOT / "config.example.toml").read_text("utf-8")
    tables = tomllib.loads(re.sub(r"^# (?=(file|witness) = )", "", text, flags=re.MULTILINE))
    wanted = {(section, key) for section, keys in RULES.items() for key in keys} - {("telegram", "token")}
    assert {(section, key) for section, keys in tables.items() for key in keys} == wanted


def test_every_exit_code_is_explained_to_owners() -> None:
    explained = {int(code) for code in re.findall(r"\b(6[4-9]|7\d|80)\b", README.partition("| code |")[2])}
    assert {int(code) for code in Exit if code not in (Exit.OK, Exit.PROBLEM, Exit.USAGE, Exit.BUG)} <= explained


def test_the_plugin_to_copy_is_short_and_shown_as_it_is() -> None:
    assert len(HELLO.splitlines()) < MOST_LINES
    for line in re.findall(r"^(plugin = .*|@plugin\.\w+\(.*|def \w+\(.*)$", AUTHORS.partition("## The verbs")[0], re.M):
        assert line in HELLO


def test_the_api_page_lists_all_it_exports() -> None:
    exported = {name for name, one in vars(api).items() if not name.startswith("_")}
    assert exported - set(api.__all__) == set()
