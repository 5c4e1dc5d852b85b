"""The front door: welcome, menu, languages, profile, help, and the owner's claim."""

import hashlib

import pytest

from shopbot.api import ledger
from shopbot.db import settings as stored
from shopbot.testing import TestShop
from shopbot.texts.formats import LANGUAGES

PLUGINS = ("home", "orders", "wallet")


def shop_with(owner: int | None = None, plugins: tuple[str, ...] = PLUGINS, **home: object) -> TestShop:
    return TestShop(*plugins, settings={"home": home}, owner=owner)


def test_new_people_are_greeted_otherwise_than_those_who_come_back() -> None:
    budi = shop_with().person("Budi").says("/start")
    assert "Hi Budi" in budi.sees
    assert "Welcome back to My shop, Budi" in budi.says("/start").sees


@pytest.mark.parametrize("language", LANGUAGES)
def test_start_needs_no_choice_of_language(language: str) -> None:
    budi = shop_with().person("Budi", language=language).says("/start")
    assert "Budi" in budi.sees
    assert "«" not in budi.sees
    assert len(budi.buttons) == 5


def test_name_of_a_person_cannot_turn_the_greeting_round() -> None:
    budi = shop_with().person("\u202eidub\u202c <b>", language="fa").says("/start")
    assert "\u202e" not in budi.html
    assert "&lt;b&gt;" in budi.html


def test_owner_words_replace_the_greeting_line_by_line() -> None:
    shop = shop_with(welcome_en="Hey {name}!\nThis is {shop}.", back_en="You again, {name}")
    budi = shop.person("Budi").says("/start")
    assert budi.sees.startswith("Hey Budi!\nThis is My shop.")
    assert budi.says("/start").sees.startswith("You again, Budi")


def test_starting_credits_are_given_once_however_often_one_starts() -> None:
    shop = shop_with(starting_credits=3000)
    budi = shop.person("Budi").says("/start")
    assert "3,000" in budi.sees
    budi.says("/start").says("/start")
    assert ledger.balance(shop.db, budi.id, "IDR").amount == 3000


def test_dead_link_opens_the_shop_with_a_friendly_line() -> None:
    budi = shop_with().person("Budi").says("/start zz_nothing")
    assert "no longer works" in budi.sees
    assert "Hi Budi" in budi.sees


def test_only_staff_see_the_way_into_their_rooms() -> None:
    shop = shop_with(owner=900)
    budi, ani = shop.person("Budi").says("/start"), shop.person("Ani", id=900).says("/start")
    assert len(budi.buttons) <= 8
    assert set(budi.buttons) <= set(ani.buttons)


def test_language_is_switched_in_place_and_kept() -> None:
    budi = shop_with().person("Budi").says("/language")
    assert budi.buttons[:5] == ["Bahasa Indonesia", "✓ English", "العربية", "فارسی", "中文"]
    before = len(budi.messages)
    budi.taps("فارسی")
    assert "موجودی" in budi.screen
    assert len(budi.messages) == before
    assert "عزیز" in budi.says("/start").says("/start").sees


def test_language_that_the_shop_does_not_speak_changes_nothing() -> None:
    budi = shop_with().person("Budi").says("/start").presses(1, "home.use_language:xx")
    assert "Balance" in budi.screen


def test_cancel_leaves_the_question_and_shows_the_menu() -> None:
    shop = shop_with(ask_name="optional")
    budi = shop.person("Budi").says("/start").taps("Skip")
    budi.says("/profile").taps("✎ Name").taps("Cancel")
    assert "My shop" in budi.screen
    assert "did not understand" in budi.says("Budi Santoso").sees


def test_form_for_new_people_can_be_skipped_by_tap_and_by_word() -> None:
    shop = shop_with(ask_name="optional", ask_email="optional", ask_whatsapp="optional")
    budi = shop.person("Budi").says("/start")
    assert "your name" in budi.sees
    budi.taps("Skip")
    assert "e-mail" in budi.sees
    budi.says("/skip")
    assert "WhatsApp" in budi.sees
    assert "My shop" in budi.taps("Skip").screen
    assert "nothing to skip" in budi.says("/skip").messages[-2].text


def test_required_field_is_asked_for_until_it_is_given() -> None:
    budi = shop_with(ask_email="required").person("Budi").says("/start")
    assert "Skip" not in budi.buttons
    budi.says("nonsense")
    assert "does not look like" in budi.sees
    assert "My shop" in budi.says("budi@example.com").screen
    assert "budi@example.com" in budi.says("/profile").screen


def test_profile_shows_what_the_shop_knows() -> None:
    shop = shop_with()
    budi = shop.person("Budi")
    budi.username = "budi_s"
    budi.says("/start").says("/akun")
    bank = shop.db.scalar("SELECT bank_id FROM person WHERE id = ?", budi.id)
    for shown in ("Budi", "@budi_s", str(budi.id), bank, "Here since", "Rp\xa00", "Orders: 0", "customer"):
        assert shown in budi.screen


def test_profile_field_is_edited_with_any_digits_and_leaves_its_trace() -> None:
    shop = shop_with(ask_whatsapp="optional")
    budi = shop.person("Budi", language="fa").says("/start").says("/skip").says("/profile")
    budi.taps("واتس‌اپ").says("+۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹")
    assert "+989123456789" in budi.screen
    assert shop.db.scalar("SELECT count(*) FROM audit WHERE action = 'person.whatsapp'") == 1


def test_help_names_only_what_is_switched_on() -> None:
    budi = shop_with(plugins=("home", "wallet"), support="@budi_shop").person("Budi").says("/help")
    assert "/balance" in budi.sees
    assert "/orders" not in budi.sees
    assert "/transfer" not in budi.sees
    assert "pretend" not in budi.sees.lower()
    assert "💬 Help" in budi.buttons


def test_delivered_orders_are_counted_out_loud_only_if_there_are_any() -> None:
    budi = shop_with().person("Budi").says("/start")
    assert "delivered" not in budi.sees


def claimable(token: str, *, seconds: int = 900) -> TestShop:
    shop = shop_with()
    claim = {"digest": hashlib.sha256(token.encode()).hexdigest(), "expires": shop.clock.now() + seconds}
    shop.do(lambda tx: stored.write(tx, "shopbot", "claim", claim))
    return shop


def test_owner_link_makes_one_owner_and_no_second() -> None:
    shop = claimable("secret")
    ani, budi = shop.person("Ani").says("/start own_secret"), shop.person("Budi").says("/start own_secret")
    assert "You are its owner" in ani.sees
    assert "expired or was used" in budi.sees
    assert [r["id"] for r in shop.db.rows("SELECT id FROM person WHERE role = 'owner'")] == [ani.id]


def test_owner_link_ends_after_its_time_and_a_guess_opens_nothing() -> None:
    shop = claimable("secret")
    assert "expired or was used" in shop.person("Budi").says("/start own_guess").sees
    shop.advance(minutes=16)
    assert "expired or was used" in shop.person("Ani").says("/start own_secret").sees


def test_welcome_sticker_is_set_by_sending_it_and_by_the_owner_alone() -> None:
    shop = shop_with(owner=900)
    ani = shop.person("Ani", id=900).says("/setwelcome").says("just words")
    assert "Please send a sticker" in ani.sees
    assert "Kept" in ani.sends_photo().sees
    budi = shop.person("Budi").says("/start")
    assert budi.messages[0].rendered.photo == "photo"
    assert "Hi Budi" in budi.sees
    assert "Please send" not in budi.says("/setwelcome").sees


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_lacks_words_or_breaks_the_house_style(language: str) -> None:
    shop = shop_with(owner=900, plugins=(*PLUGINS, "pretend"), ask_email="optional")
    ani = shop.person("Ani", id=900, language=language).says("/start").says("/skip")
    seen, todo = {""}, ["home.home", "orders.everybody:all:0", "wallet.person:900", "home.set_welcome"]
    while todo and len(seen) < 40:
        data = todo.pop(0)
        ani.presses(1, data)
        rows = ani.messages[-1].rendered.keyboard
        assert len(rows) <= 8, data
        assert all(len(row) <= 3 for row in rows), data
        pressed = [str(b.get("callback_data", "")) for row in rows for b in row]
        todo += [data for data in pressed if data not in seen and not data.startswith(("!", "home.use_language"))]
        seen |= set(pressed)
    assert len(seen) > 20
    assert not shop.host.texts.missing
