"""Every key that the code says has its words, and every word its facts: nobody is ever shown «a-bare-key».

The code is read, not run: `ShopError("key", fact=…)`, `t("key", fact=…)`, `request.reply("key", …)`, labels of
buttons and menus. Keys put together while running are not seen here; `Texts.missing` counts those.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from shopbot.texts.check import Entry, all_entries, read_folder, variables
from shopbot.texts.texts import HOUSE_FOLDER

ROOT = Path(__file__).parent.parent.parent
SAYS_TO_STAFF = {"tell_admins", "tell_groups"}
SAYS_WITH_FACTS = {"t", "ShopError", "reply", "toast", "alert"} | SAYS_TO_STAFF
SAYS_BARE = {"ask", "button", "copy_button", "url_button", "as_text"}
NOT_FACTS = {"rows", "keys", "rings", "dedupe", "then", "photo", "marked"}


@dataclass(frozen=True)
class Saying:
    """One place where the code says a key; `facts` is None where they cannot be read off the call."""

    line: int
    key: str
    facts: frozenset[str] | None


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _literal(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _keywords(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    not_facts = NOT_FACTS | ({"kind"} if _called(call) in SAYS_TO_STAFF else set())
    return None if None in names else frozenset(filter(None, names)) - not_facts


def _said(call: ast.Call) -> Iterator[Saying]:
    name, first = _called(call), _literal(call.args[0]) if call.args else None
    if name == "ShopError" and first:
        yield Saying(call.lineno, first.replace("_", "-").replace(".", "-"), _keywords(call))
    elif name in SAYS_WITH_FACTS and first:
        yield Saying(call.lineno, first, _keywords(call))
    elif name in SAYS_BARE and first:
        yield Saying(call.lineno, first, frozenset())
    elif name == "tell" and len(call.args) > 1 and (second := _literal(call.args[1])):
        yield Saying(call.lineno, second, _keywords(call))
    elif name == "Text" and first:
        values = call.args[1] if len(call.args) > 1 else ast.Dict([], [])
        known = isinstance(values, ast.Dict) and None not in values.keys
        facts = frozenset(filter(None, map(_literal, values.keys))) if isinstance(values, ast.Dict) else frozenset()
        yield Saying(call.lineno, first, facts if known else None)
    elif name == "of" and isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "Screen":
        yield from (Saying(call.lineno, key, frozenset()) for key in map(_literal, call.args) if key)
    elif name == "menu":
        yield from (
            Saying(call.lineno, k, frozenset()) for w in call.keywords if w.arg == "label" and (k := _literal(w.value))
        )


def sayings(source: str) -> Iterator[Saying]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from _said(node)


def faults(name: str, source: str, words: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Yield what a person would see as a bare key, or as a sentence with a hole."""
    for said in sayings(source):
        if said.key not in words:
            yield f"{name}:{said.line} no words for {said.key}"
        elif said.facts is not None and (holes := words[said.key] - said.facts):
            yield f"{name}:{said.line} {said.key} lacks {', '.join(sorted(holes))}"


def table(sources: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: Iterator[Entry] = all_entries(sources.get("en", ""))
    return {entry.key: variables(entry.pattern) for entry in found}


HOUSE_WORDS = table(read_folder(HOUSE_FOLDER))
PLUGINS = sorted(folder.parent for folder in (ROOT / "plugins").glob("*/texts"))


@pytest.mark.parametrize("room", ["db", "trade", "backup", "host", "telegram"])
def test_the_house_has_words_for_all_it_says(room: str) -> None:
    for file in sorted((ROOT / "shopbot" / room).rglob("*.py")):
        assert list(faults(str(file.relative_to(ROOT)), file.read_text("utf-8"), HOUSE_WORDS)) == []


def test_each_plugin_has_words_for_all_it_says() -> None:
    found: list[str] = []
    for folder in PLUGINS:
        words = HOUSE_WORDS | table(read_folder(folder / "texts"))
        for file in sorted(folder.rglob("*.py")):
            found += faults(str(file.relative_to(ROOT)), file.read_text("utf-8"), words)
    assert found == []


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ('raise ShopError("unheard_of")', "no words for unheard-of"),
        ('ShopError("too_few")', "too-few lacks min"),
        ('t("unheard-of")', "no words for unheard-of"),
        ('request.reply("banned", rows=[])', "banned lacks reason"),
        ('request.ask("unheard-of", then=x, kept=1)', "no words for unheard-of"),
        ('request.tell(7, "unheard-of")', "no words for unheard-of"),
        ('buy.button("unheard-of", 3)', "no words for unheard-of"),
        ('plugin.menu("main", label="unheard-of")', "no words for unheard-of"),
        ('Text("banned-until", {"reason": 1}, HOUSE)', "banned-until lacks until"),
        ('Screen.of("unheard-of", t("saved"))', "no words for unheard-of"),
    ],
)
def test_a_saying_without_words_or_facts_is_caught(code: str, fault: str) -> None:
    assert list(faults("x.py", code, HOUSE_WORDS)) == [f"x.py:1 {fault}"]


@pytest.mark.parametrize(
    "code",
    ['ShopError("too_few", min=1)', 'Text("banned", values, HOUSE)', 't("banned", **facts)', "t(key)", 'print("x")'],
)
def test_a_sound_or_unreadable_saying_is_left_alone(code: str) -> None:
    assert list(faults("x.py", code, HOUSE_WORDS)) == []
