"""`new-plugin`: starts a plugin of your own: a command, a table, a setting, a job, a button, its words, and a test.

Writes plugins/NAME.py and, in a checkout, tests/plugins/test_NAME.py, which passes as it is. Example:

  python3 run.py new-plugin reminders
"""

import argparse
import keyword
import re
from collections.abc import Iterable
from pathlib import Path

from shopbot import program
from shopbot.commands import CODE, ROOT
from shopbot.db import migrate
from shopbot.db.fence import names_taken
from shopbot.errors import Exit, Refusal

_NAME = re.compile(r"[a-z][a-z0-9]{1,19}")
_CREATED = re.compile(r"CREATE TABLE (\w+)")
_PLUGIN = '''\
"""Says in one line what it is for; `run.py plugins` shows this line."""

from dataclasses import dataclass

from shopbot.api import Context, Plugin, Request, setting


@dataclass(frozen=True)
class Settings:
    """What the owner may change in the chat."""

    greeting: str = setting("Hello", "What people are greeted with")


plugin = Plugin("NAME", Settings)
plugin.migration(
    "001_first",
    """
    CREATE TABLE NAME_visits (person INTEGER PRIMARY KEY, times INTEGER NOT NULL) STRICT;
    """,
)
plugin.texts(
    en="""
    button = Open NAME
    again = Once more
    seen = { $greeting }, { $name }! Visit { $times }.
    report = { $times ->
        [one] NAME was opened once so far.
       *[other] NAME was opened { $times } times so far.
    }
    """,
)


@plugin.action()
def again(request: Request[Settings]) -> None:
    """What the button below the greeting does."""
    visit(request)


@plugin.menu("main", label="button", order=90)
@plugin.command("NAME")
def visit(request: Request[Settings]) -> None:
    """Greet the person and count it."""
    times = request.tx.scalar(
        "INSERT INTO NAME_visits VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times",
        request.user.id,
    )
    rows = [[again.button("again")]]
    request.reply("seen", rows=rows, greeting=request.settings.greeting, name=request.user.name, times=times)


@plugin.every(hours=24)
def report(ctx: Context[Settings]) -> None:
    """Tell the admins how often it was opened."""
    ctx.tell_admins("report", times=ctx.db.scalar("SELECT coalesce(sum(times), 0) FROM NAME_visits"))
'''
_TEST = '''\
"""What the plugin NAME must do, played by people in front of a whole shop."""

from plugins import NAME
from shopbot.testing import TestShop


def test_counts_every_visit() -> None:
    shop = TestShop(NAME.plugin, settings={"NAME": {"greeting": "Welcome"}})
    budi = shop.person("Budi", language="en")
    budi.says("/NAME").taps("Once more")
    assert budi.sees == "Welcome, Budi! Visit 2."
    assert shop.do(lambda tx: tx.scalar("SELECT times FROM NAME_visits")) == 2
'''


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("name", metavar="NAME", help="2 to 20 small letters and digits, a letter first")


def run(args: argparse.Namespace) -> int:
    """Write the plugin and its test, and say what comes next."""
    name = args.name
    code, test = ROOT / "plugins" / f"{name}.py", CODE / "tests" / "plugins" / f"test_{name}.py"
    # Tests are run by the sources' pytest, which is not in the one file.
    written = [(code, _PLUGIN)] if program.one_file() else [(code, _PLUGIN), (test, _TEST)]
    _require_good(name)
    _require_free(name, (code, code.with_suffix(""), CODE / "plugins" / code.name, CODE / "plugins" / name, test))
    for path, template in written:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template.replace("NAME", name), "utf-8")
    print(f"Written: {' and '.join(_shown(path) for path, _ in written)}. Now:")
    print(f"  1. Try it: python3 run.py demo, then send /{name} to the bot.")
    print(f"  2. Change it (plugins/README.md explains each line) and test it: {_how_to_test(test)}")
    print("  3. Ask what a start would say: python3 run.py check. A shop takes it in at its next start.")
    return Exit.OK


def _how_to_test(test: Path) -> str:
    if program.one_file():
        return "tests need the project's sources, which are not in this one file."
    return f"python3 run.py test {_shown(test)}"


def _shown(path: Path) -> str:
    return str(path.relative_to(next(folder for folder in (ROOT, CODE) if path.is_relative_to(folder))))


def _require_good(name: str) -> None:
    """Refuse what cannot be a plugin's name, or would reach into the shop's own tables."""
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        raise Refusal(
            f"{name!r} cannot be a plugin's name.",
            "Take 2 to 20 small letters and digits, a letter first, for example: reminders",
            Exit.USAGE,
        )
    core = [table for step in migrate.core_steps() for table in _CREATED.findall(step.sql)]
    if name in names_taken(core):
        raise Refusal(
            f"The name {name!r} belongs to the shop's own tables.", "Choose another, for example: my" + name, Exit.USAGE
        )


def _require_free(name: str, places: Iterable[Path]) -> None:
    """Refuse to write over what is there."""
    for path in places:
        if path.exists():
            raise Refusal(f"There is {_shown(path)} already.", f"Choose another name than {name}.", Exit.USAGE)
