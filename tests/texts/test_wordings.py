"""The owner's wordings where the shop starts for real, and where they are stored."""

from pathlib import Path

import pytest

from shopbot.db import store
from shopbot.host.discover import Marker
from shopbot.host.host import Host
from shopbot.testing import TestShop
from shopbot.texts import wordings
from shopbot.texts.texts import Texts, house_texts

OWNER = 1000


@pytest.fixture(scope="module")
def texts() -> Texts:
    return house_texts()


def passage(texts: Texts, key: str, kept: wordings.Kept | None = None) -> wordings.Passage:
    """Return one of the house's English texts."""
    return next(one for one in wordings.passages(texts, kept or {}, "shopbot", "en") if one.key == key)


def test_the_shop_starts_with_the_owners_wordings(tmp_path: Path) -> None:
    shop = TestShop("home", owner=OWNER)
    shop.do(lambda tx: wordings.write(tx, "en", "shopbot/saved", "Kept!"))
    host = Host(shop.config, shop.clock, house_texts())
    opened = shop._store
    store.in_transaction(
        opened.writer, opened.keys, shop.clock, lambda tx: host.load(tx, [], Marker(tmp_path / "starting"), safe=True)
    )
    assert host.texts.plain("shopbot", "en", "saved") == "Kept!"


def test_a_wording_that_is_not_committed_is_not_shown() -> None:
    shop = TestShop("home", owner=OWNER)
    with pytest.raises(ZeroDivisionError):
        shop.do(lambda tx: wordings.write(tx, "en", "shopbot/saved", "Kept!") or 1 // 0)
    assert shop.host.texts.plain("shopbot", "en", "saved") == "Saved."
    shop.do(lambda tx: wordings.write(tx, "en", "shopbot/saved", "Kept!"))
    assert shop.host.texts.plain("shopbot", "en", "saved") == "Kept!"


def test_forgetting_one_wording_keeps_the_others() -> None:
    shop = TestShop("home", owner=OWNER)
    shop.do(lambda tx: wordings.write(tx, "en", "shopbot/saved", "Kept!"))
    shop.do(lambda tx: wordings.write(tx, "id", "shopbot/saved", "Beres!"))
    assert shop.do(lambda tx: wordings.write(tx, "en", "shopbot/saved", None)) == "Kept!"
    assert wordings.read(shop.db) == {"id": {"shopbot/saved": "Beres!"}}
    assert shop.host.texts.plain("shopbot", "id", "saved") == "Beres!"


@pytest.mark.parametrize("language", ["id", "en", "ar", "fa", "zh"])
def test_every_text_of_the_house_reads_the_same_when_it_is_sent_back_as_it_was_shown(
    texts: Texts, language: str
) -> None:
    for one in wordings.passages(texts, {}, "shopbot", language):
        pattern = one.pattern(one.source)
        assert wordings.refusal(texts, one, pattern) is None, one.key
        again = wordings.passages(texts, {language: {f"shopbot/{one.key}": pattern}}, "shopbot", language)
        assert next(other.source for other in again if other.key == one.key) == one.source


def test_braces_are_typed_with_or_without_the_dollar_and_marks_are_taken_out(texts: Texts) -> None:
    one = passage(texts, "banned")
    for typed in ("No: {reason}", "No: { reason }", "No: {$reason}", "No: { $reason }\u200f"):
        assert one.pattern(typed) == "No: { $reason }"


def test_an_and_sign_is_written_for_telegram_and_shown_as_it_was_typed(texts: Texts) -> None:
    one = passage(texts, "saved")
    assert one.pattern("Q&A &lt;3 & more") == "Q&amp;A &lt;3 &amp; more"
    assert passage(texts, "saved", {"en": {"shopbot/saved": "Q&amp;A &lt;3"}}).source == "Q&A &lt;3"


def test_what_telegram_shows_on_the_bots_page_is_held_to_its_limit(texts: Texts) -> None:
    refused = wordings.refusal(texts, passage(texts, "bot-about"), "x" * 121)
    assert refused is not None
    assert refused.key == "field_too_long"


def test_another_texts_words_cannot_be_taken_in(texts: Texts) -> None:
    refused = wordings.refusal(texts, passage(texts, "saved"), "{ cancelled }")
    assert refused is not None
    assert refused.key == "wording_broken"


@pytest.mark.parametrize("braces", ["{" * 2000, "{ " * 999, "{ $name" * 280, "{" * 150 + "}" * 150])
def test_braces_within_braces_without_end_are_told_as_no_text(texts: Texts, braces: str) -> None:
    refused = wordings.refusal(texts, passage(texts, "saved"), braces)
    assert refused is not None
    assert refused.key == "wording_broken"
