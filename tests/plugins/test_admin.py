"""The staff's screens: what a customer must never reach, and what the owner sees and steers."""

import re
from functools import partial
from typing import Any

import pytest

from plugins.admin.declare import plugin as admin
from shopbot.api import EVERYONE, Money, Plugin, audit, ledger, orders, people, products, stock
from shopbot.db.migrate import core_steps
from shopbot.host.admit import Admission
from shopbot.testing import Person, TestShop

OWNER, ADMIN, BUYER = 1000, 1001, 1002
TARGET = {
    "admin": "", "dashboard": "", "version": "", "users": "Rina", "info": str(ADMIN), "ban": f"{ADMIN} 7 spam",
    "unban": str(ADMIN),
    "addadmin": str(BUYER), "rmadmin": str(ADMIN), "plugins": "off wallet", "settings": "",
}  # fmt: skip


def opened(*more: Plugin[Any] | str) -> tuple[TestShop, Person, Person, Person]:
    """Return a shop with an owner, an admin and a customer, who have said hello."""
    shop = TestShop("home", "admin", "wallet", *more, owner=OWNER)
    rina, adi = shop.person("Rina", id=OWNER), shop.person("Adi", id=ADMIN)
    budi = shop.person("Budi", id=BUYER)
    budi.username = "budi"
    for person in (rina, adi, budi):
        person.says("/start")
    shop.do(lambda tx: people.set_role(tx, ADMIN, "admin", OWNER))
    return shop, rina, adi, budi


def state(shop: TestShop) -> list[Any]:
    """Return everything a staff command could change, but when people were last seen."""
    roles = shop.db.rows("SELECT id, role, banned_at, ban_reason FROM person")
    settings = shop.db.rows("SELECT owner, name, value FROM setting")
    return [tuple(row) for row in (*roles, *settings)] + [shop.db.scalar("SELECT count(*) FROM audit")]


def words(person: Person) -> str:
    """Return the living screen with plain spaces."""
    return re.sub(r"[^\S\n]", " ", person.screen)


def newest(person: Person) -> int:
    """Return the id of the newest message of the bot."""
    return max(message.id for message in person.messages)


def found(shop: TestShop, person: int) -> people.Person:
    return people.sure(shop.db, person)


# --- who may not ---


def test_every_staff_command_is_tried_below() -> None:
    assert {word for c in admin.commands if c.allow != EVERYONE for word in c.words} == set(TARGET)


@pytest.mark.parametrize("word", TARGET)
def test_a_customer_who_types_a_staff_command_gets_silence_and_changes_nothing(word: str) -> None:
    shop, _, _, budi = opened()
    before, seen = state(shop), [m.text for m in budi.messages]
    budi.says(f"/{word}").says(f"/{word} {TARGET[word]}")
    assert [m.text for m in budi.messages] == seen
    assert budi.toast == ""
    assert state(shop) == before


@pytest.mark.parametrize("action", [a.handler.name for a in admin.actions])
def test_a_customer_who_forges_a_staff_button_is_refused(action: str) -> None:
    shop, _, _, budi = opened()
    before = state(shop)
    for args in ("", f":{ADMIN}", f":{ADMIN}:admin", ":wallet:0", ":shopbot:most_waiting:9"):
        budi.presses(budi.messages[-1].id, f"admin.{action}{args}")
        assert budi.toast == "This is not available to you." or "old" in budi.toast
    assert state(shop) == before
    assert "Staff" not in budi.screen


@pytest.mark.parametrize("word", ["addadmin", "rmadmin", "settings"])
def test_an_admin_who_types_an_owners_command_gets_silence(word: str) -> None:
    shop, _, adi, _ = opened()
    before, seen = state(shop), len(adi.messages)
    adi.says(f"/{word} {TARGET[word]}")
    assert len(adi.messages) == seen
    assert state(shop) == before


def test_an_admin_sees_plugins_but_cannot_switch_them() -> None:
    shop, _, adi, _ = opened()
    adi.says("/plugins").taps("wallet")
    assert "wallet is on" in adi.screen
    assert "⚪ Turn off" not in adi.buttons
    adi.says("/plugins off wallet")
    assert adi.sees == "This is not available to you."
    assert "wallet" in shop.host.registry.plugins


def test_an_admin_sees_no_tile_that_is_only_the_owners() -> None:
    _, rina, adi, _ = opened()
    assert "🔧 Settings" not in adi.says("/admin").buttons
    assert "🔧 Settings" in rina.says("/admin").buttons


def test_an_answer_typed_after_the_role_was_taken_away_does_nothing() -> None:
    shop, _, adi, budi = opened()
    adi.says(f"/info {BUYER}").taps("Ban").taps("7 days")
    shop.do(lambda tx: people.set_role(tx, ADMIN, "customer", OWNER))
    adi.says("spam")
    assert adi.sees == "This is not available to you."
    assert not found(shop, budi.id).is_banned(shop.clock.now())


@pytest.mark.parametrize(
    ("words", "example"),
    [
        ("/info", "/info 123456"),
        ("/ban", "/ban 123456 7 spam"),
        ("/ban budi", "/ban 123456 7 spam"),
        ("/ban budi 7", "/ban 123456 7 spam"),
        ("/ban budi soon spam", "/ban 123456 7 spam"),
        ("/ban budi 9999 spam", "/ban 123456 7 spam"),
        ("/unban", "/unban 123456"),
        ("/addadmin", "/addadmin 123456"),
        ("/rmadmin", "/rmadmin 123456"),
        ("/plugins on", "/plugins on wallet"),
        ("/plugins maybe wallet", "/plugins on wallet"),
    ],
)
def test_a_wrong_form_is_answered_with_an_example_that_fits(words: str, example: str) -> None:
    shop, rina, _, _ = opened()
    before = state(shop)
    rina.says(words)
    assert rina.sees == f"Please write it like this: {example}"
    assert state(shop) == before


# --- the first screen ---


def test_the_first_screen_shows_todays_numbers() -> None:
    shop, rina, _, _ = opened("orders")
    made = shop.do(lambda tx: products.create(tx, OWNER, "Lumina", Money(15_000, "IDR"), low_stock=1))
    shop.do(lambda tx: stock.add(tx, made.id, ["a", "b"], by=OWNER))
    shop.do(lambda tx: ledger.adjust(tx, BUYER, Money(50_000, "IDR"), OWNER, "gift", "gift"))
    placed = shop.do(lambda tx: orders.checkout(tx, BUYER, made.id, 1, made.price.amount))
    assert "Waiting for payment: 1" in rina.says("/admin").screen
    shop.do(lambda tx: orders.pay_from_wallet(tx, placed.id, BUYER))
    rina.says("/admin")
    assert "Paid orders today: 1\nRevenue today: Rp 15,000\nPeople: 3, new today: 3" in words(rina)
    assert "Products low on stock: 1" in rina.screen
    assert "☀️ A good day" in rina.screen


def test_neither_a_family_nor_what_never_runs_out_is_told_to_be_low_or_empty() -> None:
    shop, rina, _, _ = opened("orders")
    shop.do(lambda tx: products.create(tx, OWNER, "Service", Money(15_000, "IDR"), supply="later", low_stock=3))
    family = shop.do(lambda tx: products.create(tx, OWNER, "Lumina", Money(15_000, "IDR"), low_stock=0))
    month = shop.do(lambda tx: products.add_variant(tx, family.id, OWNER, "1 month", Money(15_000, "IDR"), low_stock=0))
    shop.do(lambda tx: stock.add(tx, month.id, ["a"], by=OWNER))
    rina.says("/admin")
    assert "low on stock" not in rina.screen
    assert "old out" not in rina.screen
    shop.do(lambda tx: products.create(tx, OWNER, "Nothing left", Money(15_000, "IDR")))
    assert "old out" in rina.says("/admin").screen


def test_a_new_day_starts_with_nothing_sold() -> None:
    shop, rina, _, _ = opened()
    shop.advance(days=1)
    assert "No orders yet today" in rina.says("/dashboard").screen
    assert "new today: 0" in rina.screen


@pytest.mark.parametrize("language", ["id", "en", "ar", "fa", "zh"])
def test_every_screen_opens_in_every_language_without_a_bare_key(language: str) -> None:
    shop, rina, _, budi = opened()
    shop.do(lambda tx: people.set_language(tx, OWNER, language))
    shop.do(lambda tx: people.ban(tx, BUYER, OWNER, "spam", shop.clock.now() + 86_400))
    for words in ("/admin", "/users", f"/info {budi.id}", f"/info {OWNER}", "/plugins", "/settings", "/version"):
        rina.says(words)
        assert "«" not in rina.screen + "".join(rina.buttons), words
        assert "…???" not in rina.screen, words
    for data in ("changes", "faults", "one:wallet", "of_owner:shopbot", "of_owner:home", "setting:home:support"):
        rina.presses(rina.messages[-1].id, f"admin.{data}")
        assert "«" not in rina.screen + "".join(rina.buttons), data
    assert not shop.host.texts.missing


# --- people ---


def test_people_are_found_by_id_username_bank_id_and_part_of_a_name() -> None:
    shop, rina, _, budi = opened()
    number = found(shop, budi.id).bank_id
    for words in (str(budi.id), "@BUDI", number, "ud"):
        rina.says("/admin").taps("People").taps("Search").says(words)
        assert "👤 Budi\nUsername: @budi" in rina.screen, words
        assert f"Customer number: {number} · Telegram ID: {BUYER}" in rina.screen
    rina.says("/users i")
    assert "Found: 3" in rina.screen
    rina.taps("Adi")
    assert "👤 Adi" in rina.screen
    rina.says("/users nobody")
    assert rina.sees.startswith("I do not know this person.")


def test_many_people_come_in_pages() -> None:
    shop, rina, _, _ = opened()
    for number in range(8):
        shop.advance(minutes=1)
        shop.person(f"Guest {number}", id=2000 + number).says("/start")
    rina.says("/users")
    assert "Guest 7" in "".join(rina.buttons)
    assert "Budi" not in "".join(rina.buttons)
    assert "Budi" in "".join(rina.taps("Next").buttons)
    assert "Guest 7" in "".join(rina.taps("Previous").buttons)


def test_a_reply_to_a_forwarded_message_means_its_author() -> None:
    shop, rina, _, budi = opened()
    forwarded = {
        "message_id": 1, "date": 0, "chat": {"id": OWNER, "type": "private"}, "text": "hi",
        "from": {"id": OWNER, "is_bot": False, "first_name": "Rina"},
        "forward_origin": {
            "type": "user", "date": 0, "sender_user": {"id": BUYER, "is_bot": False, "first_name": "Budi"}
        },
    }  # fmt: skip
    rina._send({"text": "/ban 7 sells fakes", "reply_to_message": forwarded})
    assert found(shop, budi.id).ban_reason == "sells fakes"


def test_a_persons_card_has_what_other_plugins_add() -> None:
    _, rina, _, _ = opened()
    rina.says(f"/info {BUYER}").taps("Balance")
    assert "Budi" in rina.screen


def test_a_ban_works_on_the_next_update_and_is_told_once() -> None:
    shop, _, adi, budi = opened()
    adi.says(f"/info {BUYER}").taps("Ban").taps("1 day").says("spam")
    assert "🚫 Banned until" in adi.screen
    before = newest(budi)
    budi.says("/start")
    told = newest(budi)
    assert told > before
    assert "You cannot use this shop until" in budi.sees
    assert "Reason: spam" in budi.sees
    budi.says("/start").says("hello").says("/balance")
    assert newest(budi) == told
    shop.advance(days=1, seconds=1)
    budi.says("/start")
    assert "Balance" in budi.screen
    assert newest(budi) > told
    record = audit.of(shop.db, f"person:{BUYER}")[0]
    assert (record.actor, record.action) == (str(ADMIN), "person.ban")


def test_a_ban_for_good_ends_when_it_is_lifted() -> None:
    shop, rina, _, budi = opened()
    rina.says("/ban @budi 0 chargeback")
    assert "Banned for good: chargeback" in rina.screen
    shop.advance(days=400)
    told = newest(budi.says("/start").says("/start"))
    rina.says(f"/info {BUYER}").taps("Let in again")
    assert "Banned" not in rina.screen
    assert newest(budi.says("/start")) > told
    assert audit.of(shop.db, f"person:{BUYER}")[0].action == "person.unban"


@pytest.mark.parametrize("target", [OWNER, ADMIN])
def test_staff_cannot_be_banned(target: int) -> None:
    shop, _, adi, _ = opened()
    adi.says(f"/ban {target} 7 coup")
    assert adi.sees.startswith("Members of staff cannot be banned")
    assert found(shop, target).banned_at is None


def test_the_last_owner_cannot_be_removed() -> None:
    shop, rina, _, _ = opened()
    rina.says(f"/rmadmin {OWNER}")
    assert rina.sees.startswith("This is the only owner")
    assert found(shop, OWNER).role == "owner"
    rina.says(f"/info {OWNER}").taps("Remove owner")
    assert rina.toast.startswith("This is the only owner")
    assert found(shop, OWNER).role == "owner"


def test_adding_an_owner_as_admin_does_not_take_the_shop_from_them() -> None:
    shop, rina, _, _ = opened()
    rina.says(f"/addadmin {OWNER}")
    assert found(shop, OWNER).role == "owner"


def test_roles_are_given_and_taken_by_command_and_by_tap() -> None:
    shop, rina, _, budi = opened()
    rina.says("/addadmin @budi")
    assert found(shop, BUYER).role == "admin"
    assert "Staff" in budi.says("/admin").screen
    rina.says(f"/info {BUYER}").taps("Remove admin")
    assert found(shop, BUYER).role == "customer"
    rina.taps("Make admin").taps("Make owner")
    assert found(shop, BUYER).role == "owner"
    rina.says("/rmadmin @budi")
    assert found(shop, BUYER).role == "customer"
    changes = [r for r in audit.of(shop.db, f"person:{BUYER}") if r.action == "person.role"]
    assert (changes[0].actor, changes[0].after) == (str(OWNER), "customer")
    assert len(changes) == 5


# --- version, and what was changed ---


def test_staff_may_ask_for_the_version() -> None:
    shop, _, adi, _ = opened()
    shop.host.admissions = (*shop.host.admissions, Admission("broken", problems=["no"]))
    adi.says("/version")
    assert "shopbot 0." in adi.sees
    assert core_steps()[-1].name in adi.sees
    assert "🟢 admin, home, wallet" in adi.sees
    assert "⚠️ broken" in adi.sees


def test_the_log_says_who_changed_what_from_what_to_what() -> None:
    shop, rina, _, _ = opened()
    shop.do(lambda tx: ledger.adjust(tx, BUYER, Money(5_000, "IDR"), ADMIN, "sorry", "x"))
    made = shop.do(lambda tx: products.create(tx, OWNER, "Lumina", Money(15_000, "IDR")))
    shop.do(lambda tx: products.edit(tx, made.id, OWNER, price=Money(20_000, "IDR")))
    rina.says("/admin").taps("Log of changes")
    assert "Product edited: Lumina · Rina" in rina.screen
    assert "• price: Rp 15,000 → Rp 20,000" in words(rina)
    assert "Balance changed: Budi · Adi" in rina.screen
    assert "• balance: Rp 0 → Rp 5,000" in words(rina)


def test_a_long_log_comes_in_pages_and_back() -> None:
    shop, rina, _, _ = opened()
    for number in range(14):
        shop.do(partial(people.set_field, person=BUYER, field="full_name", value=f"Budi {number}", by=OWNER))
    rina.says("/admin").taps("Log of changes")
    newest = rina.screen
    assert "Budi 13" in newest
    assert "Budi 7\n" not in newest + "\n"
    assert "Budi 7" in rina.taps("Older").screen
    assert rina.taps("Newest").screen == newest


def test_a_bare_name_is_shown_for_a_change_nobody_worded() -> None:
    shop, rina, _, _ = opened()
    shop.do(lambda tx: audit.write(tx, "hello", "hello.waved", "hello:1", [1], [1, 2]))
    rina.says("/admin").taps("Log of changes")
    assert "hello.waved: hello:1 · hello" in rina.screen
    assert "value: 1 → 1, 2" in rina.screen


# --- faults ---


def poisoned() -> tuple[TestShop, Person, list[str]]:
    """Return a shop with one event set aside, and the list whose emptying cures it."""
    poison = ["bad"]
    job = Plugin("poison")

    @job.every(hours=24)
    def stir(ctx: Any) -> None:
        """Fail while there is poison."""
        if poison:
            raise RuntimeError(poison[0])

    shop, rina, _, _ = opened(job)
    shop.run_jobs()
    shop.advance(hours=24)
    for _ in range(4):
        shop.advance(minutes=10)
    assert len(shop.parked) == 1
    return shop, rina, poison


def test_a_fault_is_shown_with_its_place_and_tried_again() -> None:
    shop, rina, poison = poisoned()
    rina.says("/admin")
    assert "⛈ Something failed" in rina.screen
    assert "Faults waiting: 1" in rina.screen
    rina.taps("Faults")
    assert f"{shop.parked[0]} · poison.stir ·" in rina.screen
    poison.clear()
    rina.taps(shop.parked[0]).taps("Try again")
    assert shop.parked == []
    assert "No faults" in rina.screen
    assert audit.recent(shop.db, 1)[0].action == "event.again"
    assert audit.recent(shop.db, 1)[0].actor == str(OWNER)


def test_a_fault_that_is_still_there_comes_back() -> None:
    shop, rina, _ = poisoned()
    rina.says("/admin").taps("Faults").taps(shop.parked[0]).taps("Try again")
    for _ in range(4):
        shop.advance(minutes=10)
    assert len(shop.parked) == 1


def test_a_fault_is_dismissed_once() -> None:
    shop, rina, _ = poisoned()
    rina.says("/admin").taps("Faults").taps(shop.parked[0])
    data, message = rina.data("Dismiss"), rina.messages[-1].id
    rina.taps("Dismiss")
    assert shop.parked == []
    rina.presses(message, data)
    assert rina.toast.startswith("Nothing is left to do here")
    assert [r.action for r in audit.recent(shop.db)].count("event.dismissed") == 1
