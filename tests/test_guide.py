"""The owner's guide in five languages is held against the program: commands, buttons, codes, files, links, sections.

Each promise is a checker: it takes a page and returns what is wrong with it. Beside the test that runs it over the
pages stand its sabotage twins: small pages that break the promise, each of which it has to find.
"""

import argparse
import html
import importlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import ast

from shopbot.cli import COMMANDS
from shopbot.config_rules import RULES
from shopbot.errors import Exit
from shopbot.service import layout
from shopbot.testing import ROOT
from shopbot.texts.check import all_entries

FOLDER = ROOT / "docs" / "guide"
LANGUAGES = ("en", "id", "ar", "fa", "zh")
RIGHT_TO_LEFT = ("ar", "fa")
_FENCED = re.compile(r"^ *```\n(.*?)^ *```$", re.M | re.S)
_INLINE = re.compile(r'`([^`\n]+)`|<code dir="ltr">(.*?)</code>')
_COMMAND = re.compile(r"(?:python3 (?:run\.py|shopbot\.pyz)|sudo shopbot)((?: [^\s&]+)*)")
_BUTTON = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
_PLACE = re.compile(r"/(?:etc|var|opt)/[\w./-]+")

Checker = Callable[[str, str], list[str]]


def page(language: str) -> str:
    return (FOLDER / f"{language}.md").read_text("utf-8")


def code(text: str) -> list[str]:
    """Return every line of code on a page, in its order."""
    found = [(block.start(), line.strip()) for block in _FENCED.finditer(text) for line in block[1].splitlines()]
    prose = _FENCED.sub(lambda block: " " * len(block[0]), text)
    found += [(one.start(), html.unescape(one[1] or one[2])) for one in _INLINE.finditer(prose)]
    return [line for _, line in sorted(found, key=lambda one: one[0]) if line]


# --- commands ---


@cache
def parser_of(command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(exit_on_error=False, allow_abbrev=False)
    importlib.import_module(f"shopbot.commands.{command.replace('-', '_')}").options(parser)
    return parser


def is_understood(command: str, rest: list[str]) -> bool:
    try:
        parser_of(command).parse_args(rest)
    except (argparse.ArgumentError, SystemExit):
        return False
    return True


def unknown_commands(_language: str, text: str) -> list[str]:
    """Return the lines that the program would not understand, with the words and options they have."""
    typed = [one for line in code(text) for one in _COMMAND.findall(line)]
    split = [words.split() for words in typed if words]
    wrong = [words for words in split if words[0] not in COMMANDS or not is_understood(words[0], words[1:])]
    return [" ".join(words) for words in wrong]


def unknown_options(_language: str, text: str) -> list[str]:
    """Return the options named by themselves that no command on the page has."""
    lines = code(text)
    on_it = {words.split()[0] for line in lines for words in _COMMAND.findall(line) if words} & COMMANDS.keys()
    known = {option for command in on_it for option in re.findall(r"--[\w-]+", parser_of(command).format_help())}
    return [line for line in lines if line.startswith("--") and line.split()[0] not in known]


# --- buttons ---


@cache
def labels(language: str) -> frozenset[str]:
    """Return what buttons and plugins are called in a language: texts up to the first thing that is put into them."""
    files = ROOT.glob(f"plugins/*/texts/{language}.ftl")
    found = [entry for path in files for entry in all_entries(path.read_text("utf-8")) if _names(entry.key)]
    return frozenset(filter(None, (_start(entry.pattern) for entry in found)))


def _names(key: str) -> bool:
    return key.startswith(("btn-", "place-")) or key == "plugin-called"


def _start(pattern: ast.Pattern) -> str:
    first = pattern.elements[0]
    return str(first.value).rstrip(" :：").strip() if isinstance(first, ast.TextElement) else ""


def unknown_buttons(language: str, text: str) -> list[str]:
    return [one for one in _BUTTON.findall(_FENCED.sub("", text)) if one not in labels(language)]


# --- codes, places, settings, links ---


def unknown_codes(_language: str, text: str) -> list[str]:
    """Return the exit codes named that do not exist: two digits before a colon, at the start of a table's row."""
    named = re.findall(r"^\| \S+ (\d\d)[:：]", text, re.M)
    return [one for one in named if int(one) not in set(Exit)] if named else ["no code is named"]


def unknown_places(_language: str, text: str) -> list[str]:
    """Return the places of an installed shop that are not where the program has them."""
    place = layout.of(None)
    known = [place.key, place.token, place.etc / "config.toml", place.data]
    others = {"/etc/caddy/Caddyfile"}
    named = [one.rstrip(".") for line in code(text) for one in _PLACE.findall(line)]
    return [one for one in named if one not in others and not any(Path(one).is_relative_to(there) for there in known)]


def unknown_settings(_language: str, text: str) -> list[str]:
    settings = {key for keys in RULES.values() for key in keys}
    named = [one[1] for line in code(text) if (one := re.match(r'(\w+) = "', line))]
    return [one for one in named if one not in settings] if named else ["no setting is named"]


def dead_links(_language: str, text: str) -> list[str]:
    return [one for one in _LINK.findall(text) if not one.startswith("https://") and not leads_somewhere(one)]


def leads_somewhere(link: str) -> bool:
    path, _, anchor = link.partition("#")
    there = (FOLDER / path).resolve()
    return there.is_file() and (not anchor or anchor in anchors(there.read_text("utf-8")))


def anchors(text: str) -> set[str]:
    """Return what GitHub makes of a page's headings."""
    titles = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


CHECKERS = (
    unknown_commands, unknown_options, unknown_buttons, unknown_codes, unknown_places, unknown_settings, dead_links,
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("checker", CHECKERS)
def test_what_a_page_names_exists(checker: Checker, language: str) -> None:
    assert checker(language, page(language)) == []


@pytest.mark.parametrize(
    ("checker", "language", "text"),
    [
        (unknown_commands, "en", "`sudo shopbot conjure`"),
        (unknown_commands, "en", "`sudo shopbot upgrade --chek`"),
        (unknown_commands, "en", "`sudo shopbot keys forget`"),
        (unknown_commands, "fa", '<code dir="ltr">sudo shopbot maintenance of</code>'),
        (unknown_commands, "en", "   ```\n   python3 run.py restore --witnes FILE\n   ```\n"),
        (unknown_options, "en", "`sudo shopbot status`, then `--witness FILE`"),
        (unknown_buttons, "en", "Tap **🛟 Backup**."),
        (unknown_buttons, "zh", "**🛟 Backups**"),
        (unknown_codes, "en", "| Code 72: nothing of ours | … |"),
        (unknown_codes, "zh", "| 代码 81：没有 | … |"),
        (unknown_codes, "en", "No table at all."),
        (unknown_places, "en", "`sudo mv shop.key /etc/shopbot/shop.key`"),
        (unknown_settings, "en", '`public_adress = "https://SHOP.EXAMPLE.COM"`'),
        (dead_links, "en", "[中文](cn.md)"),
        (dead_links, "en", "[README](../../README.md#the-web-dor)"),
    ],
)
def test_what_does_not_exist_would_be_found(checker: Checker, language: str, text: str) -> None:
    assert checker(language, text)


# --- the pages beside each other ---


def sections(text: str) -> list[int]:
    """Return the numbers of the sections, in whatever digits they are written."""
    return [int(one) for one in re.findall(r"^## (\d+)\. ", text, re.M)]


def different(text: str, english: str) -> list[str]:
    """Return in what a page differs from the English one, section by section: code, buttons, steps, rows, links."""
    here, there = ([_shape(part) for part in one.split("\n## ")] for one in (text, english))
    if sections(text) != sections(english) or len(here) != len(there):
        return ["other sections"]
    return [
        f"section {number}: {what}"
        for number, (ours, theirs) in enumerate(zip(here, there, strict=True))
        for what in ours
        if ours[what] != theirs[what]
    ]


def _shape(part: str) -> dict[str, object]:
    prose = _FENCED.sub("", part)
    return {
        "code": sorted(code(part)),
        "blocks": _FENCED.findall(part),
        "buttons": len(_BUTTON.findall(prose)),
        "steps": len(re.findall(r"^ *(?:-|\d\.) ", prose, re.M)),
        "rows": len(re.findall(r"^\| ", prose, re.M)),
        "links": sorted(link for link in _LINK.findall(prose) if link.removesuffix(".md") not in LANGUAGES),
    }


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_says_the_same(language: str) -> None:
    assert different(page(language), page("en")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## 6. ", "## 66. "),
        ("sudo shopbot doctor", "sudo shopbot status"),
        ("git pull\n", ""),
        ("**💾 Back up now** tries", "It tries"),
        ("- Paper and a pen. Really.\n", ""),
        ("| Code 65: ", ""),
        ("(../../README.md#the-web-door)", "(../../README.md)"),
    ],
)
def test_a_page_that_says_something_else_would_be_found(old: str, new: str) -> None:
    assert old in page("en")
    assert different(page("en").replace(old, new), page("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_all_the_others(language: str) -> None:
    assert {f"{other}.md" for other in LANGUAGES if other != language} <= set(_LINK.findall(page(language)))


def test_the_readme_leads_to_every_page() -> None:
    links = _LINK.findall((ROOT / "README.md").read_text("utf-8"))
    assert {f"docs/guide/{language}.md" for language in LANGUAGES} <= set(links)


# --- right to left ---


def direction_faults(text: str) -> list[str]:
    """Return where a right-to-left page would show code the wrong way round, or not be right to left at all."""
    whole = text.startswith('<div dir="rtl">\n\n') and text.endswith("\n\n</div>\n")
    bare = re.findall(r"`[^`\n]+`", _FENCED.sub("", text))
    blocks = re.findall(r'<div dir="ltr">\n\n *```\n.*?^ *```\n\n *</div>$', text, re.M | re.S)
    return [
        *([] if whole else ["the page is not right to left"]),
        *bare,
        *([] if len(blocks) == len(_FENCED.findall(text)) else ["a block is not left to right"]),
    ]


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_code_stays_left_to_right(language: str) -> None:
    assert direction_faults(page(language)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<div dir="rtl">\n\n', ""),
        ('<code dir="ltr">/backup</code>', "`/backup`"),
        ('<div dir="ltr">\n\n', "<div>\n\n"),
    ],
)
def test_code_that_turns_round_would_be_found(old: str, new: str) -> None:
    assert old in page("fa")
    assert direction_faults(page("fa").replace(old, new, 1))
