"""Broadcasts: written once, seen before they leave, sent to each person at most once, counted exactly."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from shopbot.api import Money, people, products, stock
from shopbot.db import outbox
from shopbot.testing import Person, TestShop
from tests.plugins.whole import unlimited

PLUGINS = ("home", "catalog", "orders", "wallet", "pretend", "admin", "broadcast")
OWNER = 900
WEEK = 7 * 86_400


def shop_of(people_count: int = 0, **settings: object) -> TestShop:
    shop = unlimited(*PLUGINS, owner=OWNER, settings={"broadcast": settings})
    shop.person("Ani", id=OWNER).says("/start")
    for number in range(people_count):
        shop.person(f"Person {number}", id=2000 + number).says("/start")
    shop.run_jobs()  # a job's first hour is only noted
    return shop


def owner(shop: TestShop) -> Person:
    return shop.person("Ani", id=OWNER)


def writes(
    shop: TestShop, words: str = "Half price today", to: str = "Everyone", entities: Sequence[Mapping[str, Any]] = ()
) -> Person:
    return owner(shop).says("/broadcast").taps("New message").says(words, entities).taps(to)


def sends(shop: TestShop, words: str = "Half price today", to: str = "Everyone") -> Person:
    ani = writes(shop, words, to).taps("Send to").taps("Yes, send")
    shop.advance(seconds=5)
    return ani


def row(shop: TestShop) -> Any:
    return shop.db.row("SELECT * FROM broadcast_post ORDER BY id DESC LIMIT 1")


def got(person: Person, words: str = "Half price today") -> int:
    return sum(message.text == words for message in person.messages)


def crowd(shop: TestShop) -> list[Person]:
    return [person for number, person in sorted(shop._people.items()) if number != OWNER]


# --- writing ---


def test_everybody_gets_it_once_without_a_sound_and_the_count_is_exact() -> None:
    shop = shop_of(3)
    ani = sends(shop)
    assert [got(person) for person in crowd(shop)] == [1, 1, 1]
    assert not any(message.rings for person in crowd(shop) for message in person.messages)
    assert (row(shop)["state"], row(shop)["sent"], row(shop)["failed"]) == ("done", 4, 0)
    assert "Sent: 4" in ani.screen


def test_formatting_comes_out_as_it_went_in() -> None:
    shop = shop_of(1)
    bold = [{"type": "bold", "offset": 3, "length": 4}]
    writes(shop, "🎉 Sale <now>", entities=bold).taps("Send to").taps("Yes, send")
    sent = crowd(shop)[0].messages[-1]
    assert sent.rendered.html == "🎉 <b>Sale</b> &lt;now&gt;"


def test_preview_and_trial_are_what_people_get() -> None:
    shop = shop_of(1)
    ani = writes(shop)
    preview = next(m for m in ani.messages if m.text == "Half price today")
    ani.taps("To me first")
    trial = ani.messages[-1]
    ani.taps("Send to").taps("Yes, send")
    sent = crowd(shop)[0].messages[-1]
    assert preview.rendered == trial.rendered == sent.rendered


def test_a_picture_goes_with_its_words() -> None:
    shop = shop_of(1)
    owner(shop).says("/broadcast").taps("New message").sends_photo("Look").taps("Everyone")
    owner(shop).taps("Send to").taps("Yes, send")
    sent = crowd(shop)[0].messages[-1]
    assert (sent.rendered.photo, sent.text) == ("photo", "Look")


def test_a_file_is_refused_and_the_question_stays_open() -> None:
    shop = shop_of(1)
    ani = owner(shop).says("/broadcast").taps("New message").sends_file("offer.pdf", b"x")
    assert "cannot be sent to everybody" in ani.sees
    assert "Who shall get it" in ani.says("Half price").screen


def test_too_many_words_below_a_picture_are_refused_with_how_many() -> None:
    shop = shop_of(1)
    ani = owner(shop).says("/broadcast").taps("New message").sends_photo("x" * 1030)
    assert "6 characters too many" in ani.sees


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("https://example.com/a Read more", True),
        ("https://example.com/a", False),
        ("example.com Read", False),
        ("https://example.com " + "x" * 41, False),
    ],
)
def test_a_link_needs_an_address_and_words_for_its_button(typed: str, taken: bool) -> None:
    shop = shop_of(1)
    ani = writes(shop).taps("🔘 Button").taps("A link").says(typed)
    assert ("The button “Read more” opens" in ani.screen) is taken
    assert ("I need a link" in ani.sees) is not taken


def test_the_button_opens_a_product_for_whoever_taps_it() -> None:
    shop = shop_of(1)
    made: products.Product = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(1000, "IDR")))
    shop.do(lambda tx: stock.add(tx, made.id, ["A"], by="test"))
    ani = writes(shop).taps("🔘 Button").taps("A product").says("9999999999999")
    assert "no product with that number" in ani.sees
    ani.says(str(made.number)).taps("Send to").taps("Yes, send")
    assert "Lumina" in crowd(shop)[0].taps("Look at it").screen


def test_a_draft_can_be_changed_and_thrown_away_and_nobody_sees_it() -> None:
    shop = shop_of(1)
    ani = writes(shop).taps("✎ Message").says("Better words").taps("🗑 Discard")
    assert "Nobody has seen it" in ani.toast
    assert shop.db.scalar("SELECT count(*) FROM broadcast_post") == 0
    assert got(crowd(shop)[0], "Better words") == 0


# --- whom ---


def test_each_audience_is_those_it_says_and_is_counted_before() -> None:
    shop = shop_of()
    made: products.Product = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(0, "IDR")))
    shop.do(lambda tx: stock.add(tx, made.id, ["A"], by="test"))
    buyer = shop.person("Buyer", id=2000).says("/start").says(str(made.number)).taps("Buy").taps("Get it for free")
    reseller = shop.person("Reseller", id=2001, language="id").says("/start")
    shop.do(lambda tx: people.set_role(tx, 2001, "reseller", "test"))
    new = shop.person("New", id=2002, language="ar").says("/start")
    for to, words, expected in (
        ("Buyers · 1", "b", [1, 0, 0]),
        ("Resellers · 1", "r", [0, 1, 0]),
        ("Never bought · 3", "n", [0, 1, 1]),
        ("العربية · 1", "l", [0, 0, 1]),
    ):
        sends(shop, words, to)
        assert [got(buyer, words), got(reseller, words), got(new, words)] == expected
        shop.advance(seconds=WEEK)


def test_who_blocked_the_bot_or_is_banned_is_left_out_and_said_so() -> None:
    shop = shop_of(3)
    gone, banned, there = crowd(shop)
    gone.blocks()
    shop.do(lambda tx: people.ban(tx, banned.id, "test", "chargeback"))
    ani = writes(shop)
    assert "blocked the bot: 1" in ani.screen
    assert "banned: 1" in ani.screen
    ani.taps("Send to 2").taps("Yes, send")
    assert (got(gone), got(banned), got(there)) == (0, 0, 1)


def test_a_ban_that_has_ended_leaves_nobody_out() -> None:
    shop = shop_of(1)
    banned = crowd(shop)[0]
    shop.do(lambda tx: people.ban(tx, banned.id, "test", "spam", until=shop.clock.now() + 60))
    shop.advance(seconds=61)
    sends(shop)
    assert got(banned) == 1


def test_nobody_gets_more_in_a_week_than_the_owner_allows() -> None:
    shop = shop_of(1, weekly=2)
    for words in ("one", "two"):
        sends(shop, words)
    ani = writes(shop, "three")
    assert "had 2 this week: 2" in ani.screen
    assert not any("Send to" in label for label in ani.buttons)
    shop.advance(seconds=WEEK)
    sends(shop, "four")
    assert [got(crowd(shop)[0], words) for words in ("one", "two", "three", "four")] == [1, 1, 0, 1]


def test_who_wants_fewer_gets_none_until_they_change_their_mind() -> None:
    shop = shop_of(1)
    sends(shop, "one")
    budi = crowd(shop)[0].taps("Fewer of these")
    assert "no more of these" in budi.toast
    assert "no more of these: 1" in writes(shop, "two").screen
    owner(shop).taps("Send to").taps("Yes, send")
    assert got(budi, "two") == 0
    budi.says("/profile").taps("News and offers").taps("Send them again")
    shop.advance(seconds=5)
    sends(shop, "three")
    assert got(budi, "three") == 1


# --- on its way ---


def test_two_taps_send_it_once() -> None:
    shop = shop_of(1)
    ani = writes(shop).taps("Send to")
    data, message = ani.data("Yes, send"), ani.messages[-1].id
    ani.presses(message, data).presses(message, data)
    shop.advance(seconds=5)
    assert got(crowd(shop)[0]) == 1
    assert shop.db.scalar("SELECT count(*) FROM broadcast_copy") == 2


def test_a_second_one_waits_for_the_first() -> None:
    shop = shop_of(1)
    held(shop)
    writes(shop, "one").taps("Send to").taps("Yes, send")
    ani = writes(shop, "two").taps("Send to").taps("Yes, send")
    assert "Another broadcast" in ani.toast


def held(shop: TestShop) -> None:
    """Let Telegram take nothing: what is owed stays owed."""
    shop._send_owed = lambda: False  # type: ignore[method-assign]


def freed(shop: TestShop) -> None:
    """Let Telegram take what is owed."""
    del shop._send_owed
    shop.settle()


def test_a_crowd_is_owed_in_slices_and_each_person_once() -> None:
    shop = shop_of()
    join(shop, 700)
    held(shop)
    writes(shop).taps("Send to").taps("Yes, send")
    shop.advance(seconds=5).advance(seconds=5)
    assert shop.db.scalar("SELECT count(*) FROM outbox WHERE owner = 'broadcast' AND state = 'due'") == 300
    freed(shop)
    shop.advance(seconds=5).advance(seconds=5).advance(seconds=5)
    assert (row(shop)["state"], row(shop)["sent"]) == ("done", 701)
    per_person = "SELECT max(times) FROM (SELECT count(*) AS times FROM outbox WHERE name = 'post' GROUP BY chat)"
    assert shop.db.scalar(per_person) == 1


def join(shop: TestShop, count: int) -> None:
    shop.do(lambda tx: [people.meet(tx, 10_000 + n, f"P{n}", None, "en") for n in range(count)])


def test_a_shop_that_dies_goes_on_where_it_was() -> None:
    shop = shop_of()
    join(shop, 400)
    writes(shop).taps("Send to").taps("Yes, send")
    shop.restart()
    shop.advance(seconds=5).restart().advance(seconds=5).advance(seconds=5)
    assert (row(shop)["state"], row(shop)["sent"]) == ("done", 401)
    assert shop.db.scalar("SELECT count(*) FROM outbox WHERE name = 'post'") == 401


def test_a_stop_holds_at_once_and_what_was_not_sent_never_is() -> None:
    shop = shop_of(2)
    held(shop)
    ani = writes(shop).taps("Send to").taps("Yes, send").taps("Stop")
    assert "Stopping" in ani.screen
    freed(shop)
    shop.advance(seconds=5)
    assert [got(person) for person in crowd(shop)] == [0, 0]
    assert (row(shop)["state"], row(shop)["sent"], row(shop)["withdrawn"]) == ("stopped", 0, 3)
    assert "Not sent any more: 3" in ani.screen


def test_who_blocks_the_bot_meanwhile_is_counted_and_never_gets_it_later() -> None:
    shop = shop_of(1)
    budi = crowd(shop)[0]
    shop.blocked.add(budi.id)
    sends(shop)
    assert (row(shop)["sent"], row(shop)["blocked"]) == (1, 1)
    budi.unblocks()
    assert got(budi) == 0


def test_what_telegram_refuses_or_nobody_knows_is_counted_as_failed() -> None:
    shop = shop_of(1)
    held(shop)
    writes(shop).taps("Send to").taps("Yes, send")
    debts = [r["debt"] for r in shop.db.rows("SELECT debt FROM broadcast_copy")]
    shop.do(lambda tx: outbox.dead(tx, debts[0], outbox.UNKNOWN))
    freed(shop)
    shop.advance(seconds=5)
    assert (row(shop)["state"], row(shop)["sent"], row(shop)["failed"]) == ("done", 1, 1)


def test_the_screen_shows_how_far_it_is_in_place() -> None:
    shop = shop_of()
    join(shop, 700)
    ani = writes(shop).taps("Send to").taps("Yes, send")
    assert "0%" in ani.screen
    shown = ani.messages[-1].id
    shop.advance(seconds=5)
    assert "42%" in ani.screen
    assert ani.messages[-1].id == shown


def test_staff_who_look_elsewhere_are_told_the_result() -> None:
    shop = shop_of(1)
    ani = writes(shop).taps("Send to").taps("Yes, send").says("/start")
    shop.advance(seconds=5)
    assert "Your broadcast is done: 2 sent" in ani.sees


# --- taken back ---


def test_it_is_deleted_from_every_chat_within_two_days() -> None:
    shop = shop_of(2)
    ani = sends(shop).taps("Take back").taps("Yes, delete")
    shop.advance(seconds=5)
    assert [got(person) for person in crowd(shop)] == [0, 0]
    assert (row(shop)["state"], row(shop)["erased"]) == ("erased", 3)
    assert "Deleted: 3" in ani.screen


def test_what_is_older_than_two_days_is_not_taken_back() -> None:
    shop = shop_of(1)
    ani = sends(shop)
    data = ani.data("Take back")
    shop.advance(hours=49)
    assert "48 hours only" in ani.presses(ani.messages[-1].id, data).toast


# --- who may ---


def test_a_customer_hears_nothing_of_it_and_a_forged_button_does_nothing() -> None:
    shop = shop_of(1)
    budi = crowd(shop)[0]
    before = len(budi.messages)
    budi.says("/broadcast")
    assert len(budi.messages) == before
    writes(shop)
    budi.presses(1, "broadcast.send:1").presses(1, "broadcast.ready:1").presses(1, "broadcast.stop:1")
    assert row(shop)["state"] == "draft"


def test_every_step_stands_in_the_log_of_changes() -> None:
    shop = shop_of(1)
    sends(shop).taps("Take back").taps("Yes, delete")
    actions = [r["action"] for r in shop.db.rows("SELECT action FROM audit ORDER BY id")]
    assert actions[-2:] == ["broadcast.send", "broadcast.back"]
