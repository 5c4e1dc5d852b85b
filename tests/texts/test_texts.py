"""The words of the house and its plugins: complete in five languages, countable, safe, and never a bare key.

Every rule stands here twice: once over all words there are, once over a sabotaged text that it must catch.
"""

import functools
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import ast as ftl

from shopbot.db.fence import HOUSE
from shopbot.texts.check import Entry, all_entries, check_languages, check_source, parse_piece, read_folder, variables
from shopbot.texts.formats import LANGUAGES
from shopbot.texts.pseudo import PSEUDO
from shopbot.texts.texts import HOUSE_FOLDER, Texts, house_texts

ROOT = Path(__file__).parent.parent.parent
FOLDERS = {HOUSE: HOUSE_FOLDER} | {f.parent.name: f for f in sorted((ROOT / "plugins").glob("*/texts"))}
COUNTS = (0, 1, 2, 3, 11, 100, 103)


def inline_words() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what single-file plugins declare with `plugin.texts(…)`."""
    for file in sorted((ROOT / "plugins").glob("*.py")):
        if ".texts(" in file.read_text("utf-8"):
            plugin = importlib.import_module(f"plugins.{file.stem}").plugin
            yield plugin.name, dict(plugin.words)


def table(source: str) -> dict[str, Entry]:
    return {entry.key: entry for entry in all_entries(source)}


@functools.cache
def all_texts() -> Texts:
    texts = house_texts()
    for owner, folder in FOLDERS.items():
        for language, source in read_folder(folder).items() if owner != HOUSE else ():
            texts.add(owner, language, source, str(folder))
    return texts


@pytest.mark.parametrize("owner", FOLDERS)
def test_all_five_languages_say_the_same_things_without_a_fault(owner: str) -> None:
    sources = read_folder(FOLDERS[owner])
    assert set(sources) == set(LANGUAGES)
    assert [str(problem) for problem in check_languages(sources, owner)] == []


def test_single_file_plugins_have_no_fatal_fault() -> None:
    problems = [p for name, words in inline_words() for p in check_languages(words, name)]
    assert [str(problem) for problem in problems if problem.fatal] == []


@pytest.mark.parametrize("owner", FOLDERS)
@pytest.mark.parametrize("language", [*LANGUAGES, PSEUDO])
def test_every_text_renders_for_every_count_without_a_key_or_a_hole(owner: str, language: str) -> None:
    texts = all_texts()
    for key, entry in table(read_folder(FOLDERS[owner])["en"]).items():
        for count in COUNTS:
            values = dict.fromkeys(variables(entry.pattern), count)
            for shown in (texts.render(owner, language, key, values), texts.plain(owner, language, key, values)):
                assert shown.strip(), key
                assert "«" + key not in shown, key
                assert not {"{", "}", "$", "\x02", "…???"} & set(shown), (key, shown)
    assert not texts.missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_of_the_house_is_cut_off_by_telegrams_200_characters(language: str) -> None:
    texts = house_texts()
    for key, entry in table(read_folder(HOUSE_FOLDER)["en"]).items():
        shown = texts.plain(HOUSE, language, key, dict.fromkeys(variables(entry.pattern), "E-7KQ2"))
        assert len(shown) <= 200, key


SABOTAGE = [
    ("en", "a = { $x", "Expected"),
    ("en", "a = <code>{ $x }</code>", "pass a Code value"),
    ("en", "a = <pre>x</pre>", "pass a Code value"),
    ("en", "a = <a href='x'>y</a>", "not a tag a text may use"),
    ("en", "a = 1 < 2", "not a tag a text may use"),
    ("en", "a = <b>x", "<b> is not closed"),
    ("en", "a = x</b>", "</b> closes nothing"),
    ("en", "a = <b><i>x</b></i>", "closes nothing"),
    ("en", "a = { $n ->\n    [one] <b>x\n   *[other] <b>x</b>\n }", "<b> is not closed"),
    ("en", "a = x\u202ey", "direction marks"),
    ("fa", "a = \u200fx", "direction marks"),
    ("en", "a = { NUMBER($x) }", "functions are not used"),
    ("en", "a = { b }", "refers to a text that is not here"),
    ("en", "a = { -b }", "refers to a term that is not here"),
    ("en", "a = { b }\nb = { a }", "in a circle"),
    ("en", "a = x\na = y", "there twice"),
    ("en", "btn-a = 123456789012345678901", "at most 20"),
    ("en", "a-btn = 123456789012345678901", "at most 20"),
    ("en", "a = x\n    .label = 123456789012345678901", "at most 20"),
    ("en", "btn-a = <b>x</b>", "one line without tags"),
    ("en", "btn-a =\n    x\n    y", "one line without tags"),
    ("en", "a = { $n ->\n   *[other] x\n }", "a plural in en"),
    ("id", "a = { $n ->\n    [one] x\n   *[other] x\n }", "a plural in id"),
    ("zh", "a = { $n ->\n    [one] x\n   *[other] x\n }", "a plural in zh"),
    ("fa", "a = { $n ->\n    [two] x\n   *[other] x\n }", "a plural in fa"),
    ("ar", "a = { $n ->\n    [one] x\n   *[other] x\n }", "a plural in ar"),
]


@pytest.mark.parametrize(("language", "source", "fault"), SABOTAGE)
def test_a_sabotaged_text_is_caught(language: str, source: str, fault: str) -> None:
    assert [p for p in check_source(source, language, "sabotage") if fault in p.text and p.fatal]


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("en", "a = <b>x</b> <blockquote expandable>{ $y }</blockquote> &lt; <tg-spoiler>z</tg-spoiler>"),
        ("en", "a = { $state ->\n    [paid] x\n   *[other] y\n }"),
        ("id", "a = { $n ->\n    [0] x\n   *[other] y\n }"),
        ("zh", "btn-a = 一二三四五六七八九十一二三四五六七八九十"),
        ("en", "btn-a = 🛒 Buy · { $price }"),
        ("en", "a = { $n ->\n    [one] <b>x</b>\n   *[other] y\n } and { $m ->\n    [one] x\n   *[other] <i>y</i>\n }"),
        ("en", "    a = indented\n    b = { a }\n    -c = term\n    d = { -c }"),
    ],
)
def test_a_sound_text_is_left_alone(language: str, source: str) -> None:
    assert check_source(source, language, "sound") == []


def faults(**sources: str) -> list[str]:
    return [f"{'!' if p.fatal else '?'} {p.text}" for p in check_languages(sources, "p") if "no texts in" not in p.text]


def test_languages_that_differ_are_caught() -> None:
    assert faults(en="a = x\nb = y", id="a = x") == ["? b is not translated: English is shown"]
    assert faults(en="a = x", id="a = x\nb = y")[0].startswith("! b is not in English")
    assert faults(en="a = { $x }", id="a = { $y }") == [
        "! a uses $y, which English does not",
        "? a leaves out $x",
    ]
    assert faults(id="a = x") == ["! no English texts; every other language falls back to them"]


def test_a_plugin_in_english_only_is_welcome() -> None:
    problems = check_languages({"en": "a = x"}, "p")
    assert len(problems) == len(LANGUAGES) - 1
    assert not any(problem.fatal for problem in problems)


def test_problems_name_the_line() -> None:
    problem = check_source("# note\n\na = fine\nb = 1 < 2\n", "en", "x.ftl")[0]
    assert str(problem).startswith("x.ftl:4 b: ")
    assert isinstance(parse_piece("a = b").body[0], ftl.Message)
