"""Formatted text: what HTML means, and that nothing a bot sends becomes live HTML in the page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbot.simulator.entities import Rich, parse, render
from shopbot.simulator.refusal import Refusal

ERRORS = [
    ("<", "Unclosed start tag at byte offset 0"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("a < b > c", 'Unsupported start tag "" at byte offset 2'),
    ("</b>", "Unexpected end tag at byte offset 0"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<b>x</i>", 'Unmatched end tag, expected "</b>", found "</i>" at byte offset 4'),
    ('<a href="x>y</a>', 'Unclosed start tag "a" at byte offset 0'),
    ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<a href>y</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
    ("<a href=http://x.y>z</a>", "Unexpected end of name token at byte offset 8"),
    ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified at byte offset 0"),
    ("жж<x>", 'Unsupported start tag "x" at byte offset 4'),
]


@pytest.mark.parametrize(("source", "words"), ERRORS)
def test_broken_html_is_refused_at_the_byte_where_it_breaks(source: str, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse(source, "HTML")
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


def test_offsets_count_utf16_units() -> None:
    assert parse("😀<b>x</b>", "HTML") == Rich("😀x", [{"type": "bold", "offset": 2, "length": 1}])


def test_white_space_at_the_ends_is_dropped_and_entities_move_along() -> None:
    assert parse("\n <b> x </b> ", "HTML") == Rich("x", [{"type": "bold", "offset": 0, "length": 1}])


def test_no_formatting_inside_code_and_the_language_of_a_block() -> None:
    assert parse("<code><b>x</b></code>", "HTML").entities == [{"type": "code", "offset": 0, "length": 1}]
    made = parse('<pre><code class="language-py">x</code></pre>', "HTML")
    assert made.entities == [{"type": "pre", "offset": 0, "length": 1, "language": "py"}]


def test_commands_and_addresses_are_seen_in_plain_text() -> None:
    kinds = [(e["type"], e["offset"]) for e in parse("try /start or https://a.example/x.", None).entities]
    assert kinds == [("bot_command", 4), ("url", 14)]


def test_a_bare_ampersand_and_an_unknown_reference_stay() -> None:
    assert parse("a & b &nbsp; &copy", "HTML").text == "a & b &nbsp; &copy"


def test_rendering_nests_and_closes_crossing_entities() -> None:
    crossing = [{"type": "bold", "offset": 0, "length": 2}, {"type": "italic", "offset": 1, "length": 2}]
    assert render(Rich("abc", crossing)) == "<b>a<i>b</i></b><i>c</i>"


def test_a_javascript_link_does_not_survive() -> None:
    assert "javascript" not in render(parse('<a href="javascript:alert(1)">x</a>', "HTML"))
    forged = Rich("x", [{"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}])
    assert 'href="https://javascript' in render(forged)


_KINDS = st.sampled_from(["bold", "italic", "spoiler", "code", "text_link", "date_time", "mention"])
_ENTITY = st.fixed_dictionaries(
    {
        "type": _KINDS,
        "offset": st.integers(0, 12),
        "length": st.integers(1, 12),
        "url": st.text(max_size=9),
        "unix_time": st.integers(0, 9),
    }
)


@given(st.text(max_size=12), st.lists(_ENTITY, max_size=5))
def test_no_text_escapes_into_markup(text: str, entities: list[dict[str, object]]) -> None:
    shown = render(Rich(text, entities))
    tags = re.findall(r"<[^>]*>", shown)
    plain = re.sub(r"<[^>]*>", "", shown)
    assert "<" not in plain
    assert all(re.match(r"</?(b|i|u|s|a|code|pre|span|time|blockquote)\b", tag) for tag in tags)
    assert len([t for t in tags if t[1] != "/"]) == len([t for t in tags if t[1] == "/"])


@given(st.text(alphabet="<>/bi &;é😀\"'= ", max_size=30))
def test_any_source_is_either_read_or_refused(source: str) -> None:
    try:
        rich = parse(source, "HTML")
    except Refusal:
        return
    size = len(rich.text.encode("utf-16-le")) // 2
    assert all(e["offset"] >= 0 and e["offset"] + e["length"] <= size for e in rich.entities)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("ask @support_team now", [("mention", "@support_team")]),
        ("me@shop.example", [("email", "me@shop.example")]),
        ("#sale and #2", [("hashtag", "#sale")]),
        ("/start@demo_shop_bot", [("bot_command", "/start@demo_shop_bot")]),
        ("😀 https://a.example/x.", [("url", "https://a.example/x")]),
        ("1/2 a@b @me ##x", []),
    ],
)
def test_what_telegram_marks_by_itself_is_marked(text: str, seen: list[tuple[str, str]]) -> None:
    raw = text.encode("utf-16-le")
    found = parse(text, None).entities
    words = [raw[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le") for e in found]
    assert [(e["type"], word) for e, word in zip(found, words, strict=True)] == seen


def test_nothing_is_marked_inside_code() -> None:
    assert [e["type"] for e in parse("<code>/start @support_team #x</code>", "HTML").entities] == ["code"]
