"""No change goes into the log unless somebody has said how it is taken back, or why it never can be.

The code is read, not run: every `audit.write(tx, by, "action", …)` of the shop and its plugins. A new action makes this
fail until it is named in one of four places: `REVERSERS` or `NEVER` of shopbot/trade/undo.py for the core, `OF_HOST` of
shopbot/host/undoing.py for what needs the host, `@plugin.undo` or `plugin.final` in the plugin that writes it.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from shopbot.host import discover, undoing
from shopbot.host.admit import sources
from shopbot.host.plugin import Plugin
from shopbot.texts.check import defines, read_folder
from shopbot.texts.formats import LANGUAGES
from shopbot.texts.texts import HOUSE_FOLDER
from shopbot.trade import undo

ROOT = Path(__file__).parent.parent.parent
HELP = "say how it is taken back, or why never (see the top of tests/host/test_undo_complete.py)"


@cache
def plugins() -> tuple[Plugin[Any], ...]:
    discover.make_importable([ROOT / "plugins"])
    found = [discover.load(one.name) for one in discover.find([ROOT / "plugins"])]
    return tuple(one.plugin for one in found if one.plugin is not None)


@cache
def known() -> frozenset[str]:
    of_plugins = {action for one in plugins() for action in [*(u.action for u in one.undos), *one.finals]}
    return frozenset({*undo.REVERSERS, *undo.NEVER, *undoing.OF_HOST, *of_plugins})


# --- reading the actions off the code ---


def written(source: str) -> Iterator[tuple[int, str | None]]:
    """Yield the line and the action of every audit row; a pattern holds *, None is what cannot be read."""
    tree = ast.parse(source)
    for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)):
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.write":
                said = node.args[2] if len(node.args) > 2 else None
                yield from ((node.lineno, action) for action in _read(tree, function, said))


def _read(tree: ast.AST, function: ast.AST, said: ast.expr | None) -> Iterator[str | None]:
    if isinstance(said, ast.Constant) and isinstance(said.value, str):
        yield said.value
    elif isinstance(said, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in said.values)
    elif isinstance(said, ast.IfExp):
        yield from _read(tree, function, said.body)
        yield from _read(tree, function, said.orelse)
    elif isinstance(said, ast.Starred | ast.Name):
        name = said.value if isinstance(said, ast.Starred) else said
        yield from _named(tree, function, ast.unparse(name), first=isinstance(said, ast.Starred))
    else:
        yield None


def _named(tree: ast.AST, function: ast.AST, name: str, *, first: bool) -> Iterator[str | None]:
    """Yield what a name stands for: a constant of the module, or what the function's callers in it pass."""
    found: list[ast.expr] = []
    if isinstance(tree, ast.Module):
        constants = [n for n in tree.body if isinstance(n, ast.Assign | ast.AnnAssign) and n.value is not None]
        found = [n.value for n in constants if n.value and name in _targets(n)]
    if isinstance(function, ast.FunctionDef) and not found:
        found = [one for call in _calls(tree, function.name) if (one := _passed(call, function, name)) is not None]
    for value in found:
        inner = value.elts[0] if first and isinstance(value, ast.Tuple) else value
        yield from _read(tree, function, None if isinstance(inner, ast.Name) and inner.id == name else inner)
    if not found:
        yield None


def _targets(node: ast.Assign | ast.AnnAssign) -> list[str]:
    return [ast.unparse(one) for one in (node.targets if isinstance(node, ast.Assign) else [node.target])]


def _calls(tree: ast.AST, name: str) -> list[ast.Call]:
    return [n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) == name]


def _passed(call: ast.Call, function: ast.FunctionDef, name: str) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    names = [one.arg for one in function.args.args]
    place = names.index(name) if name in names else len(call.args)
    return call.args[place] if place < len(call.args) else None


def every() -> Iterator[tuple[str, str | None]]:
    for folder in ("shopbot", "plugins"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for line, action in written(path.read_text("utf-8")):
                yield f"{path.relative_to(ROOT)}:{line}", action


def faults(found: Iterator[tuple[str, str | None]], told: frozenset[str]) -> list[str]:
    """Return a sentence for each action of which nobody has said how it is taken back."""
    problems = []
    for place, action in found:
        if action is None:
            problems.append(f"{place}: which action this writes cannot be read; pass it as a plain string")
        elif not _fitting(action, told):
            problems.append(f"{place}: writes {action!r} into the log: {HELP}")
    return problems


def _fitting(action: str, told: frozenset[str]) -> list[str]:
    pattern = re.compile(re.escape(action).replace(r"\*", "[a-z_]+"))
    return [one for one in told if pattern.fullmatch(one)]


def test_every_change_in_the_log_can_be_taken_back_or_says_why_not() -> None:
    assert faults(every(), known()) == []


def test_nothing_is_said_of_changes_that_nobody_writes() -> None:
    """A reverser of an action that is spelled otherwise would never be asked."""
    written_now = {action for _, action in every() if action is not None}
    stale = {one for one in known() if not any(_fitting(action, frozenset({one})) for action in written_now)}
    assert stale == set()


def test_nothing_is_both_taken_back_and_never() -> None:
    assert not undo.REVERSERS.keys() & undo.NEVER.keys()
    for plugin in plugins():
        assert not {one.action for one in plugin.undos} & plugin.finals.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_why_never_has_its_words(language: str) -> None:
    house = read_folder(HOUSE_FOLDER)[language]
    assert [key for key in undo.NEVER.values() if not defines(house, key.replace("_", "-"))] == []
    for plugin in plugins():
        own: Mapping[str, str] = sources(plugin)
        assert [key for key in plugin.finals.values() if not defines(own.get(language, ""), key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_has_a_name_in_the_log(language: str) -> None:
    own = {one.name: sources(one).get(language, "") for one in plugins()}
    missing = []
    for action in sorted(known()):
        key = "act-" + action.replace(".", "-").replace("_", "-")
        if not defines(own.get(action.partition(".")[0], ""), key) and not defines(own["admin"], key):
            missing.append(f"{key} in plugins/{action.partition('.')[0]}/texts or plugins/admin/texts/{language}.ftl")
    assert missing == []


# --- the checker finds what it is for ---


@pytest.mark.parametrize(
    ("source", "actions"),
    [
        ('def f(tx): audit.write(tx, 1, "a.b", "s")', ["a.b"]),
        ('def f(tx, x): audit.write(tx, 1, f"a.{x}", "s")', ["a.*"]),
        ('def f(tx, on): audit.write(tx, 1, "a.on" if on else "a.off", "s")', ["a.on", "a.off"]),
        ('ACTION = "a.b"\ndef f(tx): audit.write(tx, 1, ACTION, "s")', ["a.b"]),
        ('def f(tx, what): audit.write(tx, 1, what, "s")\ndef g(tx): f(tx, "a.b"); f(tx, what="a.c")', ["a.b", "a.c"]),
        ('def f(tx, told): audit.write(tx, 1, *told)\ndef g(tx): f(tx, ("a.b", "s"))', ["a.b"]),
        ("def f(tx, what): audit.write(tx, 1, what, 's')", [None]),
        ("def f(tx): audit.write(tx, 1, make(), 's')", [None]),
    ],
)
def test_an_action_is_read_however_it_is_written(source: str, actions: list[str | None]) -> None:
    assert [action for _, action in written(source)] == actions


def test_sabotage_a_new_action_that_nobody_thought_of_is_found() -> None:
    found = iter([("x.py:1", "thing.broken"), ("x.py:2", "person.ban"), ("x.py:3", "sale.*"), ("x.py:4", None)])
    problems = faults(found, known())
    assert [problem.split(":")[1] for problem in problems] == ["1", "4"]
