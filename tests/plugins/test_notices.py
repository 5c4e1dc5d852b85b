"""Groups that get notices, and busy times: nothing is lost, nothing is told twice, strangers hear nothing."""

from typing import Any

import pytest

from plugins.notices.declare import plugin as notices_plugin
from shopbot.api import EVERYONE, STAFF, Plugin, Request, audit, groups, notices, terms
from shopbot.db import outbox
from shopbot.testing import TestShop
from tests.plugins.groups_bench import ADMIN, GROUP, OWNER, Staffed

NEW = -1_002_000

loud = Plugin("loud")
loud.texts(
    en="""
sold = Sold: { $number }
sold-many = { $count } sold
stolen = Money was taken back: { $number }
btn-look = Look
looked = You look at { $number }
"""
)


@loud.action(allow=STAFF)
def look(request: Request[Any], number: int) -> None:
    request.reply("looked", number=number)


@loud.command("sell", allow=STAFF)
def sell(request: Request[Any], first: int, last: int) -> None:
    for number in range(first, last + 1):
        rows = [[look.button("btn-look", number)]]
        request.tell_admins("sold", kind="orders", dedupe=f"sold:{number}", rows=rows, number=number)


@loud.command("lose", allow=STAFF)
def lose(request: Request[Any], number: int) -> None:
    request.tell_admins("stolen", kind="payments", rings=True, number=number)


@pytest.fixture
def here() -> Staffed:
    return Staffed(loud)


def told(here: Staffed, person: int) -> list[str]:
    return [one.text for one in here.shop.chats.messages[person].values() if one.text.startswith("Sold")]


def digests(here: Staffed, person: int) -> list[str]:
    return [one.text for one in here.shop.chats.messages[person].values() if one.text.startswith("🔔")]


# --- groups ---


def test_a_group_gets_notices_by_one_tap_of_who_took_the_bot_in(here: Staffed) -> None:
    here.enters(here.adi)
    assert "Night shift" in here.adi.sees
    here.adi.taps("Send them there")
    assert "From now on the shop’s notices come here" in here.reads()[0]
    here.rina.says("/sell 1 1")
    assert here.reads()[1:] == ["Sold: 1"]
    assert told(here, OWNER) == told(here, ADMIN) == ["Sold: 1"]


def test_a_stranger_who_takes_the_bot_in_or_types_commands_hears_nothing(here: Staffed) -> None:
    before = here.budi.sees
    here.enters(here.budi)
    for text in ("/whitelist", "/rm", "/start", "hello", "/whitelist@toko_bot", "/sell 1 2"):
        here.types(here.budi, text)
    stranger = here.shop.person("Mallory", id=6666)
    here.types(stranger, "/whitelist")
    assert here.reads() == []
    assert here.budi.sees == before
    assert groups.every(here.shop.db) == []
    assert here.shop.db.scalar("SELECT count(*) FROM person WHERE id = 6666") == 0


def test_whitelist_in_a_topic_sends_them_there_and_takes_the_offer_back(here: Staffed) -> None:
    here.shop.blocked.add(OWNER)
    here.enters(here.rina)
    here.types(here.rina, "/whitelist@Toko_Bot", message_thread_id=7, is_topic_message=True)
    assert groups.sure(here.shop.db, GROUP).thread == 7
    here.rina.says("/sell 1 1")
    assert here.shop.db.scalar("SELECT thread FROM outbox WHERE chat = ? AND name = 'sold'", GROUP) == 7
    here.shop.blocked.clear()
    here.rina.says("/start")
    assert not any("Shall the shop" in one.text for one in here.rina.messages)


def test_commands_for_another_bot_are_not_ours(here: Staffed) -> None:
    here.types(here.rina, "/whitelist@another_bot")
    assert groups.every(here.shop.db) == []


def test_staff_commands_that_are_not_for_groups_stay_silent_there(here: Staffed) -> None:
    for text in ("/sell 1 1", "/admin", "/start", "/info 1"):
        here.types(here.rina, text)
    assert here.reads() == []


def test_rm_in_the_group_or_in_private_ends_it(here: Staffed) -> None:
    here.types(here.rina, "/whitelist")
    here.types(here.adi, "/rm")
    assert here.reads()[-1] == "📣 This group gets no more notices."
    assert groups.every(here.shop.db) == []
    here.types(here.rina, "/rm")
    assert here.reads()[-1].startswith("This group does not get notices")
    here.types(here.rina, "/whitelist")
    here.rina.says(f"/rm {GROUP}")
    assert groups.every(here.shop.db) == []
    here.rina.says("/rm nonsense")
    assert "number" in here.rina.sees


def test_a_group_chooses_kinds_and_language_and_the_change_is_undone(here: Staffed) -> None:
    here.types(here.rina, "/whitelist")
    here.rina.says("/whitelist").taps("Night shift").taps("Orders")
    here.rina.says("/sell 1 1").says("/lose 2")
    assert not any("Sold" in text for text in here.reads())
    assert any("taken back" in text for text in here.reads())
    here.rina.says("/whitelist").taps("Night shift").taps("Language").taps("فارسی")
    assert groups.sure(here.shop.db, GROUP).language == "fa"
    record = audit.recent(here.shop.db, 1)[0]
    assert record.action == groups.ACTION
    here.shop.do(lambda tx: groups.restore(tx, record.before, record.after, OWNER))
    assert groups.sure(here.shop.db, GROUP).language is None
    assert not groups.sure(here.shop.db, GROUP).gets("orders")


def test_a_button_in_a_group_opens_in_private_and_for_staff_alone(here: Staffed) -> None:
    here.types(here.rina, "/whitelist")
    here.rina.says("/sell 12 12")
    (link,) = here.links()
    assert link.startswith("https://t.me/toko_bot?start=n_")
    payload = link.partition("start=")[2]
    here.adi.says(f"/start {payload}")
    assert here.adi.sees == "You look at 12"
    here.budi.says(f"/start {payload}")
    assert "12" not in here.budi.sees
    assert not any("look at" in text for text in here.reads())


@pytest.mark.parametrize(
    "payload", ["n_", "n_1", "n_1_0_0", "n_999_0_0", "n_1_2_3_4", "n_x_y_z", "n_1_99_99", "n_٣_0_0"]
)
def test_a_forged_link_does_nothing(here: Staffed, payload: str) -> None:
    here.rina.says(f"/start {payload}")
    assert "look at" not in here.rina.sees
    assert here.shop.parked == []


def test_a_group_that_becomes_a_supergroup_is_followed_with_what_it_is_owed(here: Staffed) -> None:
    here.types(here.rina, "/whitelist")
    here.shop.blocked.add(GROUP)
    here.shop.do(lambda tx: outbox.owe(tx, GROUP, "loud", "sold", {"values": {"number": 5}, "rows": []}))
    here.shop.blocked.clear()
    service = {"message_id": 9, "date": 0, "chat": here.chat(), "from": here.budi._user(), "migrate_to_chat_id": NEW}
    here.shop.deliver({"message": service})
    here.rina.says("/sell 1 1")
    assert [one.chat for one in groups.every(here.shop.db)] == [NEW]
    assert here.reads(NEW)[-1] == "Sold: 1"
    assert here.shop.db.scalar("SELECT count(*) FROM outbox WHERE chat = ? AND state = 'due'", GROUP) == 0


def test_a_group_that_puts_the_bot_out_is_forgotten_and_owners_hear_once(here: Staffed) -> None:
    here.types(here.rina, "/whitelist")
    for _ in range(2):
        here.enters(here.budi, leaves=True)
    assert groups.every(here.shop.db) == []
    assert sum("gets no more notices" in one.text for one in here.rina.messages) == 1
    assert not any("gets no more notices" in one.text for one in here.adi.messages)


# --- busy times ---


def test_more_than_ten_a_minute_become_one_message_that_counts_exactly(here: Staffed) -> None:
    here.rina.says("/sell 1 30")
    assert told(here, OWNER) == [f"Sold: {number}" for number in range(1, 11)]
    (one,) = digests(here, OWNER)
    assert "20 more notices" in one
    assert "20 sold" in one
    here.shop.advance(seconds=6)
    here.rina.says("/sell 31 47")
    here.shop.advance(seconds=6)
    (one,) = digests(here, OWNER)
    assert "37 more notices" in one, "it grows in place"
    assert digests(here, ADMIN) == [one]


def test_all_of_a_busy_time_can_be_read_and_opened(here: Staffed) -> None:
    here.rina.says("/sell 1 24").taps("Show them")
    assert "14 notices" in here.rina.screen
    read = set()
    for page in range(3):
        read |= {word for word in here.rina.screen.split("\n") if word.startswith("Sold")}
        if page < 2:
            here.rina.taps("Next")
    assert read == {f"Sold: {number}" for number in range(11, 25)}
    here.rina.taps("1")
    assert here.rina.sees == "You look at 11"


def test_calm_brings_them_one_by_one_again_and_says_how_many_it_was(here: Staffed) -> None:
    here.rina.says("/sell 1 15")
    here.shop.advance(seconds=61)
    here.shop.advance(seconds=61)
    assert "5 more notices between" in digests(here, OWNER)[0]
    here.rina.says("/sell 16 16")
    assert told(here, OWNER)[-1] == "Sold: 16"
    assert len(digests(here, OWNER)) == 1


def test_what_rings_about_money_is_never_gathered(here: Staffed) -> None:
    here.rina.says("/sell 1 15").says("/lose 7")
    rung = [one for one in here.rina.messages if "taken back: 7" in one.text]
    assert len(rung) == 1
    assert rung[0].rings


def test_a_notice_that_comes_twice_counts_once_in_a_busy_time_too(here: Staffed) -> None:
    here.rina.says("/sell 1 15").says("/sell 1 15")
    here.shop.advance(seconds=6)
    assert "5 more notices" in digests(here, OWNER)[0]
    assert len(told(here, OWNER)) == 10


def test_every_notice_is_told_or_gathered_at_any_pace(here: Staffed) -> None:
    first = 1
    for count, seconds in ((3, 5), (12, 20), (1, 61), (30, 1), (2, 30), (9, 70), (1, 1), (25, 3)):
        here.rina.says(f"/sell {first} {first + count - 1}")
        first += count
        here.shop.advance(seconds=seconds)
    here.shop.advance(seconds=200)
    db = here.shop.db
    digests_of = [row["id"] for row in db.rows("SELECT id FROM notice_digest WHERE chat = ?", OWNER)]
    counted = [notices.digest(db, number) for number in digests_of]
    assert len(told(here, OWNER)) + sum(one.total for one in counted if one) == first - 1
    assert all(one is not None and one.closed_at for one in counted)


def test_an_older_config_that_gives_the_setting_to_the_orders_still_opens_the_shop() -> None:
    shop = TestShop("home", "catalog", "orders", settings={"orders": {"notices_a_minute": 3}}, owner=OWNER)
    assert not shop.admission("orders").problems
    assert terms.notices_a_minute(shop.db) == 10


def test_every_command_of_a_group_is_for_staff() -> None:
    assert {command.words[0] for command in notices_plugin.commands if command.in_groups} == {"whitelist", "rm"}
    assert all(command.allow != EVERYONE for command in notices_plugin.commands)
