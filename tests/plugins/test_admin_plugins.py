"""Plugins switched in the chat, and settings changed there: what is refused, and what stays as it was."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest

from plugins import hello
from shopbot.api import Plugin, Request, audit, setting, terms
from shopbot.db import settings as stored
from shopbot.db.inbox import NewEvent
from shopbot.host.admit import Admission
from shopbot.testing import Person, TestShop

OWNER = 1000


@dataclass(frozen=True)
class Knobs:
    """One setting of each kind."""

    many: int = setting(5, "How many", low=2, high=9)
    hours: int = setting(7200, "How long", low=1, high=48, unit=3600)
    loud: bool = setting(default=False, help="Make noise")
    motto: str = setting("", "Said in front")
    token: str = setting("", "Given by the gateway", secret=True)
    names: tuple[str, ...] = setting((), "Who is greeted")
    mood: Literal["calm", "merry"] = setting("calm", "How it speaks")


def knobs() -> Plugin[Knobs]:
    """Return a plugin with settings and a command that shows them."""
    declared = Plugin("knobs", Knobs)
    declared.texts(en="now = { $many } { $hours } { $loud } { $motto } { $names } { $mood }")

    @declared.command("knobs")
    def show(request: Request[Knobs]) -> None:
        """Show the settings."""
        now = request.settings
        names, loud = "+".join(now.names), str(now.loud)
        request.reply("now", many=now.many, hours=now.hours, loud=loud, motto=now.motto, names=names, mood=now.mood)

    return declared


def opened(*more: Plugin[Any] | str, **options: Any) -> tuple[TestShop, Person]:
    """Return a shop and its owner, who has said hello."""
    shop = TestShop("home", "admin", *more, owner=OWNER, **options)
    return shop, shop.person("Rina", id=OWNER).says("/start")


def refuses(shop: TestShop, person: Person, words: str, sentence: str) -> None:
    """Check that a command is refused with a sentence, and is no bug."""
    plugins, rows = dict(shop.host.registry.plugins), shop.db.rows("SELECT * FROM setting")
    before = max(m.id for m in person.messages)
    person.says(words)
    assert person.sees == sentence
    assert max(m.id for m in person.messages) > before
    assert shop.host.registry.plugins == plugins
    assert [tuple(r) for r in shop.db.rows("SELECT * FROM setting")] == [tuple(r) for r in rows]
    assert shop.db.scalar("SELECT count(*) FROM inbox WHERE state = 'done' AND problem IS NOT NULL") == 0


# --- plugins ---


def test_a_plugin_turned_off_is_gone_and_back_with_its_data() -> None:
    shop, rina = opened(hello.plugin)
    rina.says("/hello")
    rina.says("/plugins").taps("hello")
    assert "🟢 hello is on." in rina.screen
    assert "• Commands: 1\n• Menu buttons: 1\n• Jobs that run by themselves: 1\n• Settings: 1" in rina.screen
    rina.taps("Turn off")
    assert rina.toast == "hello is off. Its data is kept."
    assert "⚪ hello is off." in rina.screen
    assert rina.says("/hello").sees.startswith("I did not understand")
    assert "⚪ hello" in rina.says("/plugins").buttons
    assert "On: 2 · off: 1" in rina.screen
    rina.taps("hello").taps("Turn on")
    assert rina.toast == "hello is on."
    rina.says("/hello")
    assert rina.sees == "👋 Hello Rina! Visit 2."
    switched = [r for r in audit.recent(shop.db) if r.action == "plugin.switched"]
    assert [(r.actor, r.subject, r.before, r.after) for r in switched] == [
        (str(OWNER), "plugin:hello", "off", "on"),
        (str(OWNER), "plugin:hello", "on", "off"),
    ]


def test_a_plugin_that_was_never_imported_is_turned_on_though_a_handler_may_write_no_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.delitem(sys.modules, "plugins.hello")
    shop, rina = opened()
    shop.host.admissions = (*shop.host.admissions, Admission("hello", switched_on=False))
    rina.says("/plugins on hello").says("/hello")
    assert rina.sees == "👋 Hello Rina! Visit 1."


def test_a_plugin_turned_off_stays_off_after_a_restart() -> None:
    shop, rina = opened(hello.plugin)
    rina.says("/plugins off hello")
    assert stored.read(shop.db, "shopbot")["plugins"] == {"hello": False}


def test_two_plugins_turned_off_in_one_commit_are_both_gone() -> None:
    shop, _ = opened("sample", "catalog")
    person = {"id": OWNER, "is_bot": False, "first_name": "Rina"}
    about = {"date": 1, "from": person, "chat": {"id": OWNER, "type": "private"}}
    said = [(9001, "/plugins off sample"), (9002, "/plugins off catalog")]
    shop.clerk.put(
        [
            NewEvent("telegram:1", str(n), {"update_id": n, "message": {"message_id": n, "text": text, **about}})
            for n, text in said
        ]
    )
    shop.settle()
    assert not {"sample", "catalog"} & shop.host.registry.plugins.keys()


def test_the_second_tap_on_turn_off_does_nothing() -> None:
    shop, rina = opened(hello.plugin)
    rina.says("/plugins").taps("hello")
    data, message = rina.data("Turn off"), rina.messages[-1].id
    rina.taps("Turn off").taps("Turn on")
    rina.presses(message, data)
    assert "hello" in shop.host.registry.plugins


@pytest.mark.parametrize("name", ["home", "admin"])
def test_what_leads_back_here_cannot_be_turned_off(name: str) -> None:
    shop, rina = opened()
    sentence = f"{name} has to stay on: without it you could not get back in here."
    refuses(shop, rina, f"/plugins off {name}", sentence)
    rina.says("/plugins").taps(name)
    assert "⚪ Turn off" not in rina.buttons


def test_a_plugin_that_another_needs_cannot_be_turned_off() -> None:
    below, above = Plugin("below"), Plugin("above", requires=("below",))
    shop, rina = opened(below, above)
    sentence = "below has to stay on, because above cannot do without it. Turn that off first."
    refuses(shop, rina, "/plugins off below", sentence)
    rina.says("/plugins off above").says("/plugins off below")
    assert "⚪ below is off." in rina.screen
    refuses(shop, rina, "/plugins on above", "above needs below. Turn that on first.")


def test_a_plugin_that_does_not_exist_is_said_to() -> None:
    shop, rina = opened()
    refuses(shop, rina, "/plugins on nosuch", "There is no plugin called nosuch.")
    refuses(shop, rina, "/plugins off nosuch", "There is no plugin called nosuch.")


def test_a_plugin_with_a_problem_shows_it_and_why_it_cannot_be_turned_on() -> None:
    shop, rina = opened()
    shop.host.admissions = (*shop.host.admissions, Admission("broken", problems=["import failed: no panel"]))
    rina.says("/plugins")
    assert "With a problem: 1" in rina.screen
    rina.taps("broken")
    assert "⚠️ broken was left out because of a problem." in rina.screen
    assert "import failed: no panel" in rina.screen
    rina.taps("Turn on")
    assert rina.toast.startswith("broken cannot be turned on: import failed: ModuleNotFoundError")
    assert shop.db.scalar("SELECT count(*) FROM inbox WHERE problem IS NOT NULL") == 0
    assert stored.read(shop.db, "shopbot").get("plugins") is None


def test_many_plugins_come_in_pages() -> None:
    _, rina = opened(*[Plugin(f"extra{letter}") for letter in "abcdefghijkl"])
    rina.says("/plugins")
    assert "🟢 home" not in rina.buttons
    assert "🟢 home" in rina.taps("Next").buttons
    assert "🟢 admin" in rina.taps("Previous").buttons


# --- settings ---


@pytest.mark.parametrize(
    ("label", "typed", "sentence"),
    [
        ("Many", "lots", "I could not read “lots” as a number. Please send digits only, for example 3."),
        ("Many", "1", "Please choose a number from 2 to 9."),
        ("Many", "10", "Please choose a number from 2 to 9."),
        ("Hours", "49", "Please choose a number from 1 to 48."),
        ("Mood", "angry", "mood does not take this value. It takes: calm, merry"),
    ],
)
def test_a_wrong_value_is_refused_with_what_would_fit_and_the_old_one_stays(
    label: str, typed: str, sentence: str
) -> None:
    shop, rina = opened(knobs(), settings={"knobs": {"many": 3}})
    rina.says("/settings").taps("Knobs")
    if label == "Mood":
        rina.taps("Next")
    rina.taps(label).says(typed)
    assert rina.sees == sentence
    assert rina.says("/knobs").sees.startswith("3 7,200 False — — calm")
    assert stored.read(shop.db, "knobs") == {}


def test_after_a_wrong_value_the_question_is_still_open() -> None:
    _, rina = opened(knobs())
    rina.says("/settings").taps("Knobs").taps("Many").says("lots").says("۸")
    assert "Many: 8" in rina.screen


def test_each_kind_of_setting_is_changed_shown_and_put_back() -> None:
    shop, rina = opened(knobs(), settings={"knobs": {"many": 3}})
    rina.says("/settings").taps("Knobs")
    assert "Many: 3\nHours: 2\nLoud: off\nMotto: empty\nToken: empty" in rina.screen
    rina.taps("Hours")
    assert "How long\n\nNow: 2" in rina.screen
    rina.says("24").taps("Loud").taps("Motto").says("Halo, semua").taps("Many").says("9")
    rina.taps("Next").taps("Names").says("Budi, Ani").taps("Next").taps("Mood").taps("merry")
    assert rina.says("/knobs").sees == "9 86,400 True Halo, semua Budi+Ani merry"
    rina.says("/settings").taps("Knobs").taps("Many").taps("Reset")
    assert rina.toast == "Saved."
    rina.taps("Hours").taps("Reset").taps("Loud").taps("Motto").taps("Make empty").taps("Next").taps("Names")
    rina.taps("Make empty")
    assert rina.says("/knobs").sees == "3 7,200 False — — merry"
    changes = [(r.subject, r.before, r.after) for r in audit.recent(shop.db) if r.action == "setting.changed"]
    first, own = {"value": 3, "own": False}, {"value": 9, "own": True}
    assert ("knobs.many", first, own) in changes
    assert ("knobs.many", own, first) in changes
    assert {r.actor for r in audit.recent(shop.db) if r.action == "setting.changed"} == {str(OWNER)}


def test_a_secret_is_masked_everywhere_and_deleted_from_the_chat() -> None:
    shop, rina = opened(knobs())
    rina.says("/settings").taps("Knobs").taps("Token").says("sk-very-secret")
    assert "Token: set, kept hidden" in rina.screen
    rina.taps("Token")
    assert "Now: set, kept hidden" in rina.screen
    rina.says("/admin").taps("Log of changes")
    assert "Setting: Token" in rina.screen
    assert "value: set, kept hidden → set, kept hidden" in rina.screen
    everything = [m.text for m in shop.chats.messages[OWNER].values()]
    assert "sk-very-secret" not in " ".join(everything)
    assert stored.read(shop.db, "knobs") == {"token": "sk-very-secret"}


def test_the_terms_of_the_shop_itself_are_set_in_minutes() -> None:
    shop, rina = opened()
    rina.says("/admin").taps("Settings").taps("The shop")
    assert "Time to pay: 10\nNotices a minute: 10\nUnpaid orders: 5" in rina.screen
    rina.taps("Time to pay").says("2000")
    assert rina.sees == "Please choose a number from 1 to 1,440."
    rina.says("15")
    assert "Time to pay: 15" in rina.screen
    assert terms.payment_window(shop.db) == 900


def test_a_setting_of_a_plugin_that_was_turned_off_meanwhile_is_a_sentence() -> None:
    shop, rina = opened(knobs())
    rina.says("/settings").taps("Knobs").taps("Many")
    data, message = rina.data("Back"), rina.messages[-1].id
    rina.says("/plugins off knobs")
    rina.presses(message, data)
    assert rina.toast == "There is no plugin called knobs."
    assert shop.db.scalar("SELECT count(*) FROM inbox WHERE problem IS NOT NULL") == 0


def test_an_old_button_for_a_setting_that_is_gone_is_a_sentence() -> None:
    _, rina = opened(knobs())
    for data in ("setting:knobs:gone", "reset:knobs:gone", "toggle:knobs:gone:1", "clear:knobs:many"):
        rina.presses(rina.messages[-1].id, f"admin.{data}")
        assert rina.toast in {"This is no longer available.", "many does not take this value. It takes: a number"}


def test_a_first_value_out_of_range_is_a_problem_at_the_start() -> None:
    with pytest.raises(AssertionError, match=r"config\.toml sets many to 12"):
        opened(knobs(), settings={"knobs": {"many": 12}})
