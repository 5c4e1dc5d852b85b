"""What a person reads: escaped, turned the right way, in their language, whatever a name or a template holds."""

import json
import re
from html import unescape
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shopbot.db.fence import HOUSE
from shopbot.texts.formats import FSI, LANGUAGES, LRI, PDI, RLM
from shopbot.texts.texts import Texts, house_texts, pick_language
from shopbot.texts.values import (
    Bar,
    Code,
    Html,
    Lines,
    Link,
    Name,
    Num,
    Phrase,
    Spoiler,
    Value,
    When,
    clean_name,
    dump_values,
    load_value,
    load_values,
)
from shopbot.trade.money import Money

ENGLISH = """
    say = { $x }
    hi = Hi { $x }!
    bold = <b>{ $x }</b> &amp; more
    two =
        { $x } first
        second { $x }
    items = { $n ->
        [0] Nothing
        [one] One item
       *[other] { $n } items
    }
    state = { $s ->
        [paid] Paid
       *[other] Unknown
    }
    really = { $b ->
        [yes] Sure
       *[no] Never
    }
    shop = The shop
        .label = Shop
    loop = { loop }
    only_english = Only English
"""
ARABIC = """
    say = { $x }
    hi = مرحبًا { $x }!
    two =
        { $x } أولًا
        ثانيًا { $x }
    items = { $n ->
        [zero] لا شيء
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    }
"""
VALUES: list[Value] = [
    "plain", 7, Code("A-1"), Name("Budi"), Num(3), Money(5, "USDT"), When(5, "date"), Link("https://e.org/?a=1", "E"),
    Spoiler(Code("x")), Spoiler("y"), Bar(1, 3), Html("<b>z</b>"), Phrase("hi", {"x": Code("q")}),
    Lines((Name("a"), Money(1, "IDR"))),
]  # fmt: skip
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


@pytest.fixture(scope="module")
def texts() -> Texts:
    made = house_texts()
    made.add("p", "en", ENGLISH, "en")
    made.add("p", "ar", ARABIC, "ar")
    return made


@example("<b>\u202e\u2069&\n", "fa")
@given(st.text(), st.sampled_from([*LANGUAGES, "xx-rtl"]))
def test_a_name_cannot_turn_the_line_round_or_become_markup(texts: Texts, name: str, language: str) -> None:
    shown = texts.render("p", language, "hi", {"x": name})
    inside = shown[shown.index(FSI) + 1 : shown.index(PDI)]
    assert not BIDI.search(inside)
    assert "<" not in shown
    assert unescape(inside) == clean_name(name)
    assert "\n" not in inside


@example("a\u202eb\u2069c\u200f", "ar")
@given(st.text(min_size=1), st.sampled_from([*LANGUAGES, "xx-rtl"]))
def test_a_code_is_copied_without_a_mark_in_it(texts: Texts, code: str, language: str) -> None:
    shown = texts.render("p", language, "two", {"x": Code(code)})
    copies = re.findall(f"{LRI}<code>(.*?)</code>{PDI}", shown, re.DOTALL)
    assert [unescape(copy) for copy in copies] == [BIDI.sub("", code)] * 2


def test_a_name_of_nothing_visible_is_still_something_to_point_at() -> None:
    assert [Name(n).text for n in ("", "\u200b\u202e", "\u200d", "\u3164")] == ["—"] * 4


def test_persian_joiners_and_emoji_families_survive_cleaning() -> None:
    assert clean_name("می\u200cخواهم") == "می\u200cخواهم"
    assert clean_name("👨\u200d👩\u200d👧") == "👨\u200d👩\u200d👧"
    assert clean_name("a\u202e\u0301") == clean_name("\u00e1") == "\u00e1", (
        "what is left without a control is one letter again"
    )
    assert clean_name("\u200dab\u200c \u200c c\nd") == "ab c d"


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_stored_values_come_back_the_same(value: Value) -> None:
    stored = json.dumps(dump_values({"x": value}))
    assert load_values(json.loads(stored)) == {"x": value}


@pytest.mark.parametrize("broken", [None, 1.5, ["nope", 1], [], {"a": 1}])
def test_a_stored_value_that_is_none_is_refused(broken: object) -> None:
    with pytest.raises(ValueError, match="not a stored"):
        load_value(broken)


def test_what_no_text_can_show_is_refused_before_it_is_stored() -> None:
    with pytest.raises(TypeError, match="float cannot stand"):
        dump_values({"x": 1.5})


@pytest.mark.parametrize(
    ("value", "html", "plain"),
    [
        (Money(1_500, "USD"), "$15.00", "$15.00"),
        (Num(-1_234), "\u22121,234", "\u22121,234"),
        (Code("a<b"), f"{LRI}<code>a&lt;b</code>{PDI}", "a<b"),
        (Spoiler(Code("k")), f"{LRI}<tg-spoiler><code>k</code></tg-spoiler>{PDI}", "k"),
        (Link("https://e.org/?a=1&b=2", "<E>"), f'{FSI}<a href="https://e.org/?a=1&amp;b=2">&lt;E&gt;</a>{PDI}', "<E>"),
        (Link("javascript:x", "E"), f"{FSI}E{PDI}", "E"),
        (Html("<b>z</b> &amp;"), "<b>z</b> &amp;", "z &"),
        (Phrase("items", {"n": 2}), "2 items", "2 items"),
        (Lines((Num(1), Num(2))), "1\n2", "1\n2"),
        (
            When(1_795_236_300, "relative"),
            f'{FSI}<tg-time unix="1795236300" format="r">21 Nov 2026 04:45</tg-time>{PDI}',
            "21 Nov 2026 04:45",
        ),
        (True, "yes", "yes"),
        (None, "—", "—"),
    ],
    ids=repr,
)
def test_each_kind_of_value_is_written_its_own_way(texts: Texts, value: Any, html: str, plain: str) -> None:
    assert texts.render("p", "en", "say", {"x": value}) == html
    assert texts.plain("p", "en", "say", {"x": value}) == plain


def test_every_line_of_a_right_to_left_text_starts_with_its_mark(texts: Texts) -> None:
    lines = texts.render("p", "ar", "two", {"x": Name("Lumina")}).split("\n")
    assert len(lines) == 2
    assert all(line.startswith(RLM) for line in lines)


def test_copied_lines_of_a_right_to_left_text_have_no_mark(texts: Texts) -> None:
    assert f"<code>a\nb</code>{PDI}" in texts.render("p", "ar", "hi", {"x": Code("a\nb")})
    assert texts.render("p", "ar", "say", {"x": Html("<pre>a\nb</pre>\nc")}) == f"{RLM}<pre>a\nb</pre>\n{RLM}c"


def test_a_label_in_arabic_that_begins_with_a_latin_name_still_reads_from_the_right(texts: Texts) -> None:
    texts.add("q", "ar", "a = VPN متوفر\nb = متوفر VPN\nc = { $x } متوفر", "ar")
    assert texts.plain("q", "ar", "a") == f"{RLM}VPN متوفر"
    assert texts.plain("q", "ar", "b") == "متوفر VPN"
    assert texts.plain("q", "ar", "c", {"x": "VPN"}) == f"{FSI}VPN{PDI} متوفر"


def test_toasts_show_no_tags_and_no_entities(texts: Texts) -> None:
    assert texts.plain("p", "en", "bold", {"x": "<i>&amp;"}) == "<i>&amp; & more"


def test_arabic_counts_in_six_forms(texts: Texts) -> None:
    said = [texts.render("p", "ar", "items", {"n": n}) for n in (0, 1, 2, 3, 11, 100)]
    assert len({re.sub(r"\d+", "", text) for text in said}) == 6


def test_numbers_states_and_answers_select_their_variant(texts: Texts) -> None:
    assert [texts.render("p", "en", "items", {"n": n}) for n in (0, 1, Num(5))] == ["Nothing", "One item", "5 items"]
    assert [texts.render("p", "en", "state", {"s": s}) for s in ("paid", "new")] == ["Paid", "Unknown"]
    assert [texts.render("p", "en", "really", {"b": b}) for b in (True, False)] == ["Sure", "Never"]


def test_a_text_is_looked_for_in_english_and_then_in_the_house(texts: Texts) -> None:
    assert texts.render("p", "ar", "only_english") == "Only English"
    assert texts.render("p", "fa", "shop.label") == "Shop"
    assert texts.render("p", "fa", "btn-back") == f"{RLM}‹ بازگشت"
    assert texts.render("nobody", "de", "yes") == "yes"


def test_a_missing_key_is_shown_counted_and_never_raises() -> None:
    texts = house_texts()
    assert texts.render("p", "en", "a<b") == "«a&lt;b»"
    assert texts.plain("p", "en", "a<b") == "«a<b»"
    assert texts.missing == {("p", "en", "a<b"): 2}


def test_a_value_nobody_can_write_costs_only_itself(texts: Texts) -> None:
    assert texts.render("p", "en", "hi", {"x": 1.5}) == "Hi …!"
    assert texts.render("p", "en", "hi", {"x": When(10**18)}) == "Hi …!"
    assert texts.render("p", "en", "hi", {}) == "Hi x!"
    assert texts.render("p", "en", "loop") == "…"


def test_a_long_value_is_shown_whole(texts: Texts) -> None:
    long = "\n".join(["line"] * 3_000)
    assert texts.render("p", "en", "say", {"x": Html(long)}) == long


def test_a_value_that_looks_like_a_slot_is_not_filled_again(texts: Texts) -> None:
    assert "\x02y\x03" in texts.render("p", "en", "say", {"x": Code("\x02y\x03"), "y": "other"})


def test_the_owners_wording_comes_first_and_only_in_its_language(texts: Texts) -> None:
    mine = house_texts()
    mine.add("p", "en", ENGLISH, "en")
    mine.add("p", "ar", ARABIC, "ar")
    assert (
        mine.use_overrides({"en": {"p/hi": "Welcome, { $x }!\nEnjoy.", "p/shop.label": "Store", "shopbot/yes": "yup"}})
        == []
    )
    assert mine.render("p", "en", "hi", {"x": Num(1)}) == "Welcome, 1!\nEnjoy."
    assert mine.plain("p", "en", "shop.label") == "Store"
    assert mine.plain("p", "en", "yes") == "yup"
    assert "مرحبًا" in mine.render("p", "ar", "hi", {"x": Num(1)})
    assert mine.use_overrides({}) == []
    assert mine.render("p", "en", "hi", {"x": Num(1)}) == "Hi 1!"


@pytest.mark.parametrize(
    ("key", "wording", "reason"),
    [
        ("hi", "Hi { $x", "not a text"),
        ("hi", "Hi { $password }", "there is no { $password }"),
        ("hi", "<code>{ $x }</code>", "pass a Code value"),
        ("shop.label", "A label that is far too long", "at most 20"),
        ("nope", "x", "no text with this key"),
        ("hi", "a\nhi2 = b\n{", "not a text"),
    ],
)
def test_a_broken_wording_is_refused_with_its_reason_and_changes_nothing(
    texts: Texts, key: str, wording: str, reason: str
) -> None:
    mine = house_texts()
    mine.add("p", "en", ENGLISH, "en")
    problems = mine.use_overrides({"en": {f"p/{key}": wording}})
    assert [p for p in problems if reason in p.text]
    assert mine.render("p", "en", "hi", {"x": Num(1)}) == "Hi 1!"


def test_a_plugin_that_is_off_has_no_words() -> None:
    texts = house_texts()
    texts.add("p", "en", ENGLISH, "en")
    assert texts.has("p", "hi")
    assert texts.languages("p") == {"en"}
    texts.drop("p")
    assert not texts.has("p", "hi")
    assert texts.has(HOUSE, "btn-back")


def test_the_pseudo_language_leaves_tags_and_values_alone(texts: Texts) -> None:
    shown = texts.render("p", "xx-rtl", "bold", {"x": Code("KEY")})
    assert shown.startswith(f"{RLM}<b>{LRI}<code>KEY</code>{PDI}</b> &amp; ")
    assert not re.search("[a-z]", shown.rpartition("&amp;")[2])


@pytest.mark.parametrize(
    ("code", "picked"),
    [
        ("id", "id"),
        ("in", "id"),
        ("zh-hans", "zh"),
        ("FA", "fa"),
        ("ar_EG", "ar"),
        ("pt-br", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_telegrams_language_code_picks_one_of_five(code: str | None, picked: str) -> None:
    assert pick_language(code, "en") == picked
