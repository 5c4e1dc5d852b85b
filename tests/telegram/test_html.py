"""Long texts, cut so that every part stands on its own."""

import re
from html import escape
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopbot.telegram.html import MOST_ENTITIES, plain, split, units

TAGS = ("b", "i", "code", "tg-spoiler", "blockquote", 'a href="https://example.com/?a=1&amp;b=2"')
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp"), include_characters=" \n😀\u0301"), max_size=60
)


class Checker(HTMLParser):
    """Finds what is not closed, and counts entities."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.count += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check(part: str) -> int:
    checker = Checker()
    checker.feed(part)
    checker.close()
    assert checker.open == []
    return checker.count


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    wrapped = st.tuples(st.sampled_from(TAGS), inner).map(lambda p: f"<{p[0]}>{p[1]}</{p[0].split()[0]}>")
    return st.lists(wrapped | inner, max_size=5).map("".join)


HTML = st.recursive(WORDS.map(lambda words: escape(words, quote=False)), element, max_leaves=40)


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HTML, st.integers(8, 40), st.integers(8, 80))
def test_nothing_seen_is_lost_and_every_part_is_sound(html: str, first: int, rest: int) -> None:
    parts = split(html, first, rest)
    assert without_space("".join(map(plain, parts))) == without_space(plain(html))
    for index, part in enumerate(parts):
        check(part)
        assert units(plain(part)) <= (first if index == 0 else rest)
    assert split(html, first, rest) == parts


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text("abc 😀&<", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=40))
def test_lines_that_fit_are_never_cut(lines: list[str]) -> None:
    parts = split("\n".join(f"<code>{escape(line)}</code>" for line in lines), 64, 64)
    assert [line for part in parts for line in plain(part).split("\n") if line] == lines


def test_a_short_text_is_left_as_it_is() -> None:
    assert split("<b>hello</b>") == ["<b>hello</b>"]


def test_more_entities_than_telegram_shows_are_spread_over_parts() -> None:
    html = "\n".join(f"<tg-spoiler><code>KEY-{number}</code></tg-spoiler>" for number in range(130))
    parts = split(html)
    assert len(parts) == 3
    assert all(check(part) <= MOST_ENTITIES for part in parts)


def test_a_long_code_is_cut_only_when_there_is_no_other_way() -> None:
    parts = split("<b>one two</b> <code>" + "x" * 20 + " y" + "</code>", 24, 24)
    assert parts == ["<b>one two</b> ", "<code>" + "x" * 20 + " y</code>"]


def test_a_letter_keeps_its_marks() -> None:
    parts = split("a" * 9 + "e\u0301" + "b" * 5, 10, 10)
    assert [plain(part) for part in parts] == ["a" * 9, "e\u0301" + "b" * 5]


def test_a_text_of_nothing_but_space_stays_one_part() -> None:
    assert len(split("\n" * 10_000)) == 1
