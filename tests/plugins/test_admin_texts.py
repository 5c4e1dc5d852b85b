"""The owner's own words in place of the shop's: what is refused, what stays, and who never gets there."""

from typing import Any

import pytest

from shopbot.api import Code, Plugin, Request, audit, people
from shopbot.db import settings as stored
from shopbot.testing import Person, TestShop
from shopbot.texts import wordings
from shopbot.texts.formats import RLM

OWNER, ADMIN, BUYER = 1000, 1001, 1002
LONG = "One sentence that is long. " * 100


def shelf(greeting: str = "hi", words: str = "Hello { $name }, take a number.") -> Plugin[Any]:
    """Return a plugin that says one text of each sort; `greeting` is the key an upgrade may rename."""
    declared = Plugin("shelf")
    declared.texts(
        en=f"""
        {greeting} = {words}
        btn-take = Take it
        left = {{ $count ->
            [one] One is left.
           *[other] {{ $count }} are left.
        }}
        bare = {{ $name }}
        bold = <b>Closed</b> on {"{ $day }"}
        """,
        ar=f"{greeting} = أهلًا\nbold = <b>مغلق</b> يوم {'{ $day }'}",
    )

    @declared.command("greet")
    def greet(request: Request[Any]) -> None:
        """Say hello, and how many are left."""
        request.reply(greeting, name=request.user.name)
        request.reply("left", count=2)
        request.reply("bold", day=Code("Monday"), rows=[[take.button("btn-take")]])

    @declared.action()
    def take(request: Request[Any]) -> None:
        """Take one."""
        request.toast("left", count=1)

    return declared


def opened(*more: Plugin[Any]) -> tuple[TestShop, Person, Person]:
    """Return a shop with an owner and a customer, who have said hello."""
    shop = TestShop("home", "admin", *(more or (shelf(),)), owner=OWNER)
    rina, budi = shop.person("Rina", id=OWNER), shop.person("Budi", id=BUYER)
    rina.says("/start")
    budi.says("/start")
    return shop, rina, budi


def at(rina: Person, start: str, language: str = "Eng") -> Person:
    """Walk to one text of the plugin."""
    return rina.says("/settings").taps("Texts").taps("Shelf").taps(language).taps(start)


def greeted(person: Person) -> list[str]:
    """Return what the plugin's command says."""
    before = len(person.messages)
    return [m.text for m in person.says("/greet").messages[before:]]


def kept(shop: TestShop) -> dict[str, Any]:
    """Return the wordings in the file."""
    return dict(stored.read(shop.db, "shopbot").get("texts", {}))


def parked(shop: TestShop) -> int:
    """Count what failed as a bug would."""
    return int(shop.db.scalar("SELECT count(*) FROM inbox WHERE problem IS NOT NULL"))


# --- changing ---


def test_a_text_is_seen_previewed_saved_and_put_back() -> None:
    shop, rina, budi = opened()
    at(rina, "Hello {name}")
    assert "This is what people see\nHello Rina, take a number." in rina.screen
    assert "This is how it is written\nHello {name}, take a number." in rina.screen
    assert "The shop fills in {name}." in rina.screen
    rina.taps("Change")
    assert "The shop fills in {name}. Keep these names in their braces" in rina.screen
    rina.says("Welcome, <b>{name}</b>!\nNice to see you.")
    assert "This is what people will see\nWelcome, Rina!\nNice to see you." in rina.screen
    assert "Welcome, <b>\u2068Rina\u2069</b>!" in rina.html
    assert greeted(budi)[0] == "Hello Budi, take a number."
    rina.taps("Save")
    assert rina.toast == "Saved."
    assert "These are your own words." in rina.screen
    assert greeted(budi)[0] == "Welcome, Budi!\nNice to see you."
    assert kept(shop) == {"en": {"shelf/hi": "Welcome, <b>{ $name }</b>!\nNice to see you."}}
    rina.taps("Original")
    assert greeted(budi)[0] == "Hello Budi, take a number."
    assert "Original" not in " ".join(rina.buttons)
    changes = [(r.actor, r.subject) for r in audit.recent(shop.db) if r.action == "text.changed"]
    assert changes == [(str(OWNER), "shelf/hi (en)")] * 2


def test_nothing_is_saved_before_save_and_the_second_tap_on_save_does_nothing() -> None:
    shop, rina, budi = opened()
    at(rina, "Hello {name}").taps("Change").says("First { $name }")
    save, message = rina.data("Save"), rina.messages[-1].id
    rina.taps("Back")
    assert kept(shop) == {}
    rina.presses(message, save)
    assert greeted(budi)[0] == "First Budi"
    rina.taps("Original").presses(message, save)
    assert rina.toast == "This has already been done."
    assert greeted(budi)[0] == "Hello Budi, take a number."


def test_a_wording_is_for_its_language_only_and_shown_as_its_readers_see_it() -> None:
    _, rina, budi = opened()
    at(rina, "مغلق", "عربي").taps("Change").says("عطلة { $day }")
    assert f"{RLM}عطلة" in rina.html
    rina.taps("Save")
    assert greeted(budi)[2] == "Closed on Monday"
    rina.taps("Eng")
    assert "Closed on {day}" in rina.screen
    assert "your own words" not in rina.screen


def test_a_button_and_a_counted_text_are_worded_anew() -> None:
    _, rina, budi = opened()
    at(rina, "Take it").taps("Change").says("🛒 Grab").taps("Save")
    at(rina, "{count} are left").taps("Change")
    rina.says("{ $count ->\n    [one] Just one!\n   *[other] Still {count}!\n}")
    assert "Still 3!" in rina.screen
    rina.taps("Save")
    assert greeted(budi)[1] == "Still 2!"
    budi.taps("🛒 Grab")
    assert budi.toast == "Just one!"


def test_the_houses_own_words_are_the_owners_to_change() -> None:
    _, rina, budi = opened()
    rina.says("/settings").taps("Texts").taps("Search").says("did not understand button").taps("I did not")
    rina.taps("Change").says("Pardon? Try /start.").taps("Save")
    assert budi.says("mumble").sees == "Pardon? Try /start."


def test_a_text_that_is_only_a_value_is_not_offered() -> None:
    _, rina, _ = opened()
    rina.says("/settings").taps("Texts").taps("Shelf")
    assert "Texts: 4 · in your own words: 0" in rina.screen


# --- refusing ---


@pytest.mark.parametrize(
    ("start", "words", "sentence"),
    [
        ("Hello", "Hi {nickname}", "The shop has no {nickname} to fill in here. This text knows: {name}"),
        ("Hello", "Hi { $nickname }", "The shop has no {nickname} to fill in here. This text knows: {name}"),
        ("Hello", "<h1>Hi</h1>", "This formatting is not allowed, or is not closed. You may use <b>"),
        ("Hello", "<b>Hi", "This formatting is not allowed, or is not closed. You may use <b>"),
        ("Hello", "<code>{name}</code>", "This formatting is not allowed"),
        ("Hello", "Hi {name", "I cannot use this wording. Every brace that opens has to close"),
        ("Hello", "Hi\n.label = x", "I cannot use this wording."),
        ("Hello", "Hi\n* one", "I cannot use this wording."),
        ("Hello", "{NUMBER($name)}", "I cannot use this wording."),
        ("Hello", LONG, "That is too long. At most 2,000 characters fit."),
        (
            "Take it",
            "A label that is much too long",
            "This is a button: one line, no formatting, at most 20 characters.",
        ),
        ("Take it", "<b>Take</b>", "This is a button: one line, no formatting, at most 20 characters."),
        (
            "{count} are left",
            "{ $count ->\n    [one] a\n    [two] b\n   *[other] c\n}",
            "For counted things, this language needs",
        ),
    ],
)
def test_a_broken_wording_is_refused_with_the_reason_and_the_old_one_stays(
    start: str, words: str, sentence: str
) -> None:
    shop, rina, budi = opened()
    before = greeted(budi)
    at(rina, start).taps("Change").says(words)
    assert rina.sees.startswith(sentence)
    assert greeted(budi) == before
    assert (kept(shop), parked(shop)) == ({}, 0)


def test_after_a_refusal_the_question_is_still_open() -> None:
    _, rina, budi = opened()
    at(rina, "Hello").taps("Change").says("Hi {nickname}").says("Hi {name}").taps("Save")
    assert greeted(budi)[0] == "Hi Budi"


@pytest.mark.parametrize("language", ["id", "en", "ar", "fa", "zh"])
@pytest.mark.parametrize("kind", ["broken", "value", "tags", "plural", "label"])
def test_every_refusal_has_its_sentence_in_every_language(language: str, kind: str) -> None:
    shop, _, _ = opened()
    facts = {"name": Code("{x}"), "names": Code("{y}"), "tags": Code("<b>"), "most": 20}
    said = shop.host.texts.render("admin", language, f"wording-{kind}", facts)
    assert "«" not in said
    assert "…" not in said


# --- staying ---


def test_a_wording_survives_a_restart() -> None:
    shop, rina, budi = opened()
    at(rina, "Hello").taps("Change").says("Hey {name}").taps("Save")
    shop.restart()
    assert greeted(budi)[0] == "Hey Budi"


def test_a_wording_is_back_when_its_plugin_is_turned_off_and_on() -> None:
    # hello is among the house's own plugins: turning on reads a plugin from its file.
    shop = TestShop("home", "admin", "hello", owner=OWNER)
    rina = shop.person("Rina", id=OWNER).says("/start")
    rina.says("/settings").taps("Texts").taps("Hello").taps("Eng").taps("{emoji} Hello")
    rina.taps("Change").says("{name} again: {times}").taps("Save")
    assert rina.says("/hello").sees == "Rina again: 1"
    rina.says("/plugins off hello")
    assert "Hello" not in rina.says("/settings").taps("Texts").buttons
    rina.says("/plugins on hello")
    assert rina.says("/hello").sees == "Rina again: 2"
    rina.says("/plugins off hello")
    shop.restart()
    rina.says("/plugins off hello").says("/plugins on hello")
    assert rina.says("/hello").sees == "Rina again: 3"


def test_an_old_button_of_a_text_that_an_upgrade_renamed_opens_the_list() -> None:
    shop, rina, budi = opened()
    at(rina, "Hello").taps("Change").says("Hey {name}").taps("Save")
    change, original, message = rina.data("Change"), rina.data("Original"), rina.messages[-1].id
    rina.taps("Change").says("Ho {name}")
    save = rina.data("Save")
    before = kept(shop)
    shop._plugins = ("home", "admin", shelf("hello-there"))  # the next version of the plugin
    shop.restart()
    for data in (change, original, save):
        rina.presses(message, data)
        assert rina.toast == "This is no longer available."
        assert "Texts: 4 · in your own words: 0" in rina.screen
    assert kept(shop) == before
    assert greeted(budi)[0] == "Hello Budi, take a number."
    assert parked(shop) == 0


def test_a_wording_that_an_upgrade_made_wrong_gives_way_to_the_shops_text() -> None:
    shop, rina, budi = opened()
    at(rina, "Hello").taps("Change").says("Hey {name}").taps("Save")
    shop._plugins = ("home", "admin", shelf(words="Hello, take a number."))  # the next version has no name to fill in
    shop.restart()
    assert greeted(budi)[0] == "Hello, take a number."
    assert "in your own words: 0" in rina.says("/settings").taps("Texts").taps("Shelf").screen


# --- who may ---


def test_a_customer_and_an_admin_cannot_reach_or_forge_it() -> None:
    shop, rina, budi = opened()
    adi = shop.person("Adi", id=ADMIN).says("/start")
    shop.do(lambda tx: people.set_role(tx, ADMIN, "admin", OWNER))
    at(rina, "Hello").taps("Change").says("Hey {name}")
    save = rina.data("Save")
    mark = wordings.Passage("shelf", "en", "hi", "").mark
    for person in (budi, adi):
        place = f"shelf:en:{mark}"
        for data in ("wordings", "wordings_of:shelf:en", f"wording:{place}", f"change_wording:{place}",
                     f"reset_wording:{place}", "find_wording:en"):  # fmt: skip
            person.presses(person.messages[-1].id, f"admin.{data}")
            assert person.toast == "This is not available to you."
        for data in (save, f"admin.save_wording:{place}:Hacked"):
            person.presses(person.messages[-1].id, data)
            assert "old" in person.toast
    assert kept(shop) == {}


def test_who_is_no_owner_any_more_cannot_answer_the_open_question() -> None:
    shop, rina, _ = opened()
    other = shop.person("Sari", id=ADMIN).says("/start")
    shop.do(lambda tx: people.set_role(tx, ADMIN, "owner", OWNER))
    at(other, "Hello").taps("Change")
    shop.do(lambda tx: people.set_role(tx, ADMIN, "admin", OWNER))
    assert other.says("Hey {name}").sees == "This is not available to you."
    assert kept(shop) == {}
    assert rina.says("/settings").screen


# --- finding ---


def test_a_text_is_found_by_what_it_says_now() -> None:
    _, rina, _ = opened()
    rina.says("/settings").taps("Texts").taps("Search").says("NUMBER take a {name}")
    assert "Texts with these words: 1" in rina.screen
    rina.taps("Hello {name}").taps("Change").says("Please wait, {name}").taps("Save")
    rina.says("/settings").taps("Texts").taps("Search").says("please wait {name}")
    assert "✎ Please wait" in " ".join(rina.buttons)
    rina.taps("Search").says("xyzzy")
    assert rina.sees.startswith("No text has all of these words.")


def test_every_button_fits_telegram_and_every_text_of_the_house_can_be_opened() -> None:
    shop, rina, _ = opened()
    for language in ("id", "en", "ar", "fa", "zh"):
        every = wordings.passages(shop.host.texts, {}, "admin", language)
        assert len({one.mark for one in every}) == len(every)
        for one in every[::20]:
            rina.presses(rina.messages[-1].id, f"admin.wording:admin:{language}:{one.mark}")
            assert one.source.splitlines()[0] in rina.screen
    longest = f"admin.change_wording:{'p' * 20}:en:{'f' * 10}"
    assert len(longest) <= 64
    assert parked(shop) == 0
