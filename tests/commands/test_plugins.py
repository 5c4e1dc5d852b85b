"""Listing and switching plugins at the terminal, and starting a new one."""

import json

import pytest

from shopbot.errors import Exit
from tests.commands.clone import Clone, serving


def states(clone: Clone) -> dict[str, str]:
    return {one["name"]: one["state"] for one in json.loads(clone.types("plugins", "--json").stdout)}


def test_switch_stays_until_it_is_turned_back(clone: Clone) -> None:
    clone.set_up()
    assert states(clone) == {"hello": "off"}
    assert clone.types("plugins", "on", "hello").returncode == Exit.OK
    assert states(clone) == {"hello": "on"}
    assert clone.types("plugins", "off", "hello").returncode == Exit.OK
    assert states(clone) == {"hello": "off"}


def test_list_says_what_each_is_and_why_one_was_left_out(clone: Clone) -> None:
    (clone.root / "plugins" / "broken.py").write_text('"""Breaks."""\nimport nosuchmodule\n')
    done = clone.types("plugins")
    assert done.returncode == Exit.PROBLEM
    assert "hello         off       Greets people" in done.stdout
    assert "broken        left out  Breaks." in done.stdout
    assert "nosuchmodule" in done.stdout


def test_plugin_that_cannot_start_is_not_switched_on(clone: Clone) -> None:
    clone.set_up()
    hello = clone.root / "plugins" / "hello.py"
    sound = hello.read_text()
    hello.write_text(sound.replace("CREATE TABLE hello_greetings", "CREATE TABLE stock_mine"))
    done = clone.types("plugins", "on", "hello")
    assert done.returncode == Exit.PROBLEM
    assert "makes and changes only tables called hello_" in done.stderr
    assert "Nothing was changed." in done.stderr
    hello.write_text(sound)
    assert states(clone) == {"hello": "off"}


def test_unknown_plugin_is_named(clone: Clone) -> None:
    clone.set_up()
    done = clone.types("plugins", "on", "helo")
    assert done.returncode == Exit.USAGE
    assert "no plugin 'helo'" in done.stderr


def test_switch_without_a_name_is_answered_with_an_example(clone: Clone) -> None:
    done = clone.types("plugins", "on")
    assert done.returncode == Exit.USAGE
    assert "plugins on hello" in done.stderr


def test_running_shop_switches_it_at_once(clone: Clone) -> None:
    clone.set_up()
    with serving(clone):
        done = clone.types("plugins", "on", "hello", "--json")
        assert done.returncode == Exit.OK, done.stderr
        assert json.loads(done.stdout) == {"name": "hello", "state": "on"}
        assert "hello is on." in clone.types("plugins", "on", "hello").stdout
    assert states(clone) == {"hello": "on"}


def test_new_plugin_is_sound_and_its_test_passes(clone: Clone) -> None:
    clone.set_up()
    made = clone.types("new-plugin", "reminders")
    assert made.returncode == Exit.OK, made.stderr
    tested = clone.types("test", "tests/plugins/test_reminders.py", "-p", "no:randomly")
    assert tested.returncode == Exit.OK, tested.stdout
    assert "1 passed" in tested.stdout or "." in tested.stdout
    assert states(clone)["reminders"] == "on"
    assert clone.types("check").returncode == Exit.OK


def test_test_command_returns_pytests_exit_code(clone: Clone) -> None:
    clone.types("new-plugin", "reminders")
    test = clone.root / "tests" / "plugins" / "test_reminders.py"
    test.write_text(test.read_text().replace("Visit 2", "Visit 3"))
    done = clone.types("test", "tests/plugins/test_reminders.py", "-p", "no:randomly")
    assert done.returncode == 1
    assert "Tests in a browser" in done.stdout


@pytest.mark.parametrize("name", ["stock", "Shop", "a", "x" * 21, "../up", "class", "my-shop", "shopbot"])
def test_bad_name_is_refused_with_a_sentence(clone: Clone, name: str) -> None:
    done = clone.types("new-plugin", name)
    assert done.returncode == Exit.USAGE
    assert "for example" in done.stderr
    assert [path.name for path in (clone.root / "plugins").iterdir()] == ["hello.py"]


def test_existing_plugin_is_not_overwritten(clone: Clone) -> None:
    before = (clone.root / "plugins" / "hello.py").read_text()
    assert clone.types("new-plugin", "hello").returncode == Exit.USAGE
    assert (clone.root / "plugins" / "hello.py").read_text() == before
