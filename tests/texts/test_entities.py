"""A formatted message comes out as it went in; whatever Telegram, or somebody who plays it, says about it."""

import pytest

from shopbot.texts.entities import to_html


def mark(kind: str, offset: int, length: int, **more: object) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


def test_formatting_is_kept_where_it_was() -> None:
    assert to_html("Sale: today only", [mark("bold", 0, 4), mark("italic", 6, 5)]) == "<b>Sale</b>: <i>today</i> only"


def test_offsets_count_as_telegram_counts_so_an_emoji_moves_nothing() -> None:
    assert to_html("🎉 50%", [mark("bold", 3, 3)]) == "🎉 <b>50%</b>"


def test_marks_inside_marks_are_closed_from_the_inside() -> None:
    entities = [mark("bold", 0, 11), mark("italic", 4, 3), mark("underline", 8, 3)]
    assert to_html("one two six", entities) == "<b>one <i>two</i> <u>six</u></b>"


def test_two_marks_on_the_same_words_nest() -> None:
    assert to_html("now", [mark("bold", 0, 3), mark("italic", 0, 3)]) == "<b><i>now</i></b>"


@pytest.mark.parametrize("words", ["<b>", "a < b & c", "</b><script>"])
def test_what_looks_like_a_tag_is_only_words(words: str) -> None:
    said = to_html(words, [])
    assert "<" not in said
    assert said.count("&lt;") == words.count("<")


def test_links_are_kept_and_their_address_cannot_break_out() -> None:
    said = to_html("here", [mark("text_link", 0, 4, url='https://example.com/?a=1&b="2"')])
    assert said == '<a href="https://example.com/?a=1&amp;b=&quot;2&quot;">here</a>'


def test_what_marks_itself_stays_as_it_is() -> None:
    assert to_html("see example.com @budi", [mark("url", 4, 11), mark("mention", 16, 5)]) == "see example.com @budi"


def test_emoji_of_others_stay_the_ordinary_ones() -> None:
    assert to_html("😀!", [mark("custom_emoji", 0, 2, custom_emoji_id="1")]) == "😀!"


def test_a_mark_that_crosses_another_is_left_out() -> None:
    assert to_html("abcdef", [mark("bold", 0, 4), mark("italic", 2, 4)]) == "<b>abcd</b>ef"


def test_a_mark_beyond_the_end_ends_there() -> None:
    assert to_html("abc", [mark("bold", 1, 99)]) == "a<b>bc</b>"


def test_a_folded_quotation_stays_folded() -> None:
    assert to_html("q", [mark("expandable_blockquote", 0, 1)]) == "<blockquote expandable>q</blockquote>"
