"""What goes wrong when the shop is asked in other chats: prices for the wrong eyes, faulty plugins, broken links."""

import json
from typing import Any

import pytest

from shopbot.api import (
    InlineCard,
    InlineRequest,
    Money,
    Plugin,
    Reader,
    Request,
    people,
    products,
    sales,
    share_button,
    stock,
    t,
)
from shopbot.db.connection import OperationalError
from shopbot.host import inline
from shopbot.testing import Person, TestShop


def shop_with(*plugins: Plugin[Any] | str) -> TestShop:
    shop = TestShop("home", "catalog", *plugins, owner=1)
    names = {"fa": {"title": "لومینا"}}
    price, low = Money(35_000, "IDR"), Money(1, "IDR")
    lumina = shop.do(lambda tx: products.create(tx, "test", "Lumina", price, reseller_price=low, translations=names))
    shop.do(lambda tx: stock.add(tx, lumina.id, ["A", "B"], by="test"))
    shop.do(lambda tx: products.create(tx, "test", "Nova", Money(20_000, "IDR")))
    return shop


def url(card: inline.Result) -> str:
    return str(card.keyboard[0][0]["url"])


def titles(asked: inline.Answer) -> list[str]:
    return [card.title for card in asked.results]


def test_product_is_offered_with_its_price_in_the_askers_language_and_bought_by_its_link() -> None:
    shop = shop_with()
    [card] = shop.person("Sari").asks_inline("lumi").results
    assert (card.title, card.about) == ("Lumina", "Rp\u00a035,000")
    assert url(card) == "https://t.me/test_shop_bot?start=p_1"
    assert all(words in card.html for words in ("Lumina", "35,000"))
    ali = shop.person("Ali", language="fa")
    [title] = titles(ali.asks_inline("لومینا"))
    assert "لومینا" in title
    assert "لومینا" in ali.says("/start p_1").screen


def test_nothing_typed_offers_the_shelves_and_nothing_found_the_way_to_the_shop() -> None:
    shop = shop_with()
    sari = shop.person("Sari")
    assert titles(sari.asks_inline()) == ["Lumina", "Nova"]
    shop.do(lambda tx: products.set_sold(tx, 2, 3, "test"))
    assert titles(sari.asks_inline()) == ["Nova", "Lumina"]
    nothing = sari.asks_inline("zzz")
    assert (nothing.results, nothing.open_shop) == ((), f"🛍 Open {shop.config.shop.name}")
    assert "Shop" in sari.says(f"/start {inline.OPENS_SHOP}").screen


def test_asking_makes_nobody_known_to_the_shop() -> None:
    shop = shop_with()
    sari = shop.person("Sari")
    assert sari.asks_inline("lumina").results
    assert people.get(shop.db, sari.id) is None


def test_resellers_own_price_is_not_posted_to_others_and_a_sale_is() -> None:
    shop = shop_with()
    sari = shop.person("Sari").says("/start")
    shop.do(lambda tx: people.set_role(tx, sari.id, "reseller", 1))
    assert sari.asks_inline("lumina").results[0].about == "Rp\u00a035,000"
    shop.do(lambda tx: sales.start(tx, 1, product=1, percent=1000))
    [card] = sari.asks_inline("lumina").results
    assert "31,500" in card.about
    assert "<s>" in card.html
    assert "35,000" in card.html


def test_family_is_offered_once_from_its_lowest_price_and_what_is_sold_out_says_so() -> None:
    shop = shop_with()
    shop.do(lambda tx: products.make_family(tx, 1, "1 month", 1))
    shop.do(lambda tx: products.add_variant(tx, products.by_number(tx, 1).id, 1, "1 week", Money(9_000, "IDR")))  # type: ignore[union-attr]
    [card] = shop.person("Sari").asks_inline("lumina").results
    assert card.about == "from Rp\u00a09,000"
    [gone] = shop.person("Sari").asks_inline("nova").results
    assert gone.about == "Sold out at the moment"


def test_banned_person_and_hidden_product_get_nothing() -> None:
    shop = shop_with()
    sari = shop.person("Sari").says("/start")
    shop.do(lambda tx: products.hide(tx, 2, 1))
    assert titles(sari.asks_inline()) == ["Lumina"]
    shop.do(lambda tx: people.ban(tx, sari.id, 1, "for the test"))
    assert sari.asks_inline("lumina").results == ()


def test_card_posted_in_the_bots_own_chat_is_no_question() -> None:
    shop = shop_with()
    sari = shop.person("Sari").says("/start")
    before = sari.screen
    card = {"message_id": 9, "date": 1, "chat": {"id": sari.id, "type": "private"}, "text": "Lumina"}
    sender = {"id": sari.id, "is_bot": False, "first_name": "Sari"}
    for bot, heard in (("test_shop_bot", False), ("other_bot", True)):
        shop.deliver({"message": {**card, "from": sender, "via_bot": {"id": 2, "is_bot": True, "username": bot}}})
        assert (sari.screen != before) == heard


def test_more_than_fifty_are_not_offered() -> None:
    shop = shop_with()
    shop.do(lambda tx: [products.create(tx, "test", f"Lumina {n}", Money(1, "IDR")) for n in range(60)])
    for words in ("lumina", ""):
        assert len(shop.person("Sari").asks_inline(words).results) == inline.MOST_RESULTS


def test_plugin_that_fails_or_writes_offers_nothing_and_the_others_go_on() -> None:
    faulty, writing = Plugin("faulty"), Plugin("writing")
    seen: list[BaseException] = []

    @faulty.inline()
    def fails(_request: InlineRequest[None], _words: str) -> list[InlineCard]:
        raise RuntimeError("a bug")

    @writing.inline()
    def writes(request: InlineRequest[None], _words: str) -> list[InlineCard]:
        with pytest.raises(OperationalError, match="readonly") as refused:
            request.db.rows("DELETE FROM search_stale")
        seen.append(refused.value)
        return [InlineCard("x", t("missing-words"), t("missing-words"), [])]

    shop = shop_with(faulty, writing)
    assert titles(shop.person("Sari").asks_inline("lumina"))[0] == "Lumina"
    assert len(seen) == 1


# --- links that people share ---


def invited() -> tuple[Plugin[Any], list[str]]:
    plugin, opened = Plugin("invited"), list[str]()
    plugin.texts(en="note = Welcome, friend.\nshared = { $link }")

    @plugin.link_part()
    def mine(db: Reader, person: int) -> str | None:
        return f"zz_{person}" if db.scalar("SELECT 1") and person != 13 else None

    @plugin.start("zz_")
    def noted(request: Request[None], rest: str) -> None:
        opened.append(rest)
        request.reply("note")

    @plugin.command("share")
    def share(request: Request[None], start: str) -> None:
        request.reply("shared", link=request.link(start))

    return plugin, opened


def test_shared_link_carries_who_shared_it_and_both_parts_are_handled() -> None:
    plugin, opened = invited()
    shop = shop_with(plugin)
    [card] = shop.person("Sari").asks_inline("lumina").results
    assert url(card) == "https://t.me/test_shop_bot?start=zz_1000__p_1"
    friend = shop.person("Friend", id=5).says("/start zz_1000__p_1")
    assert opened == ["1000"]
    assert "Lumina" in friend.screen
    assert any("Welcome, friend" in said.text for said in friend.messages)


def test_part_that_does_not_fit_into_a_link_is_left_out() -> None:
    plugin, _ = invited()
    sari = shop_with(plugin).person("Sari")
    assert sari.says(f"/share {'p' * 63}").sees == f"https://t.me/test_shop_bot?start={'p' * 63}"
    assert sari.says("/share p_1").sees.endswith("start=zz_1000__p_1")


def test_joined_link_with_a_part_nobody_knows_is_not_taken_apart() -> None:
    assert inline.payloads(["p_", "r_"], "r_ab__p_12") == ["r_ab", "p_12"]
    assert inline.payloads(["own_"], "own_a__b__c") == ["own_a__b__c"]
    assert inline.payloads(["p_"], "p_1__x_2") == ["p_1__x_2"]


def test_plugin_whose_link_part_fails_costs_no_card() -> None:
    plugin = Plugin("broken")

    @plugin.link_part()
    def fails(_db: Reader, _person: int) -> str | None:
        raise RuntimeError("a bug")

    [card] = shop_with(plugin).person("Sari").asks_inline("lumina").results
    assert url(card).endswith("start=p_1")


@pytest.mark.parametrize(
    "query",
    [None, {}, {"id": "1"}, {"id": "1", "query": "x"}, {"id": "1", "query": "x", "from": {"id": "who"}}, "words", [1]],
)
def test_question_that_cannot_be_read_is_none(query: object) -> None:
    assert inline.read({"inline_query": query}) is None


def test_share_button_lets_people_pick_a_chat() -> None:
    plugin = Plugin("sharer")
    plugin.texts(en="share = Share\nhere = Here")

    @plugin.command("here")
    def here(request: Request[None]) -> None:
        request.reply("here", rows=[[share_button("share", "101")]])

    sari: Person = shop_with(plugin).person("Sari").says("/here")
    [[button]] = sari.messages[-1].rendered.keyboard
    assert json.loads(json.dumps(button))["switch_inline_query_chosen_chat"]["query"] == "101"
