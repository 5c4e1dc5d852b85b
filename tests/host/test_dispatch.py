"""What becomes of everything a person or a plugin can do wrong."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbot.db import inbox
from shopbot.testing import ROOT, Person, TestShop
from shopbot.trade import people

BROKEN = ROOT / "tests" / "broken"
OWNER = 7


@pytest.fixture
def shop() -> Iterator[TestShop]:
    """A shop with a plugin in which everything goes wrong."""
    shop = TestShop("home", folder=BROKEN, owner=OWNER)
    shop.person("Rina", id=OWNER).says("/start")
    shop.clerk.guard._seconds = 0.2
    yield shop
    shop.close()


@pytest.fixture
def ana(shop: TestShop) -> Person:
    """A buyer."""
    return shop.person("Ana").says("/fine")


def marks(shop: TestShop) -> list[str]:
    return [row[0] for row in shop.db.rows("SELECT what FROM faulty_marks")]


def test_a_bug_is_rolled_back_and_apologised_for_with_a_code(shop: TestShop, ana: Person) -> None:
    ana.says("/raise")
    assert marks(shop) == []
    assert "E-" in ana.sees
    assert "KeyError" not in ana.sees


def test_the_owner_hears_of_a_bug_once_an_hour(shop: TestShop, ana: Person) -> None:
    owner = shop.person("Rina", id=OWNER)
    told = [m for m in owner.messages if "faulty.raise" in m.text]
    for _ in range(3):
        ana.says("/raise")
    heard = [m for m in owner.messages if "faulty.raise" in m.text]
    assert len(heard) == len(told) + 1
    shop.advance(hours=2)
    ana.says("/raise")
    assert len([m for m in owner.messages if "faulty.raise" in m.text]) == len(heard) + 1


def test_a_refusal_is_rolled_back_and_told_in_words(shop: TestShop, ana: Person) -> None:
    assert ana.says("/refuse").sees == "No cake for you."
    assert marks(shop) == []


@pytest.mark.parametrize("word", ["network", "file", "steal", "peek", "commit", "loop", "sql"])
def test_what_a_handler_may_not_do_ends_only_that_handler(shop: TestShop, ana: Person, word: str) -> None:
    with watched(shop):
        ana.says(f"/{word}")
    assert "E-" in ana.sees
    assert not Path("/tmp/shopbot-forbidden").exists()  # noqa: S108
    assert ana.says("/fine").sees == "Fine."
    assert shop.db.scalar("SELECT count(*) FROM inbox WHERE state = 'new' AND source LIKE 'telegram%'") == 0


def test_a_failing_listener_is_tried_three_times_then_set_aside(shop: TestShop, ana: Person) -> None:
    for _ in range(3):
        shop.advance(minutes=10)
    assert [row["source"] for row in inbox.parked(shop.db)].count("listener") >= 1
    assert ana.says("/fine").sees == "Fine."


def test_a_refusal_nobody_is_there_to_read_is_not_taken_for_an_answer(shop: TestShop) -> None:
    """A receipt that differs, say, comes from a job or an errand: with it goes what came beside it."""
    owner = shop.person("Rina", id=OWNER)
    for _ in range(3):
        shop.advance(hours=2)
    assert "faulty.refuses" in " ".join(m.text for m in owner.messages)
    for _ in range(3):
        shop.advance(minutes=10)
    assert shop.db.scalar("SELECT count(*) FROM inbox WHERE key LIKE 'faulty.refuses:%' AND state = 'parked'") >= 1


def test_an_owner_whose_ban_is_over_can_use_the_shop(shop: TestShop) -> None:
    """The owners of config.toml may have been customers, banned for a day, a year ago."""
    bob = shop.person("Bob", id=4711).says("/fine")
    until = shop.clock.now() + 60
    shop.do(lambda tx: people.ban(tx, bob.id, OWNER, "a test", until))
    shop.advance(hours=1)
    telegram = dataclasses.replace(shop.config.telegram, owners=(OWNER, bob.id))
    shop.host.config = dataclasses.replace(shop.config, telegram=telegram)
    assert bob.says("/fine").sees == "Fine."
    assert people.sure(shop.db, bob.id).role == "owner"


def _elsewhere() -> list[dict[str, object]]:
    """Return what a bot hears that is not one person speaking to it."""
    eve = {"id": 6666, "is_bot": False, "first_name": "Eve"}
    robot = {"id": 6667, "is_bot": True, "first_name": "Robot"}
    group = {"id": -100123, "type": "supergroup", "title": "Everybody"}
    private = {"id": 6667, "type": "private", "first_name": "Robot"}
    said = {"message_id": 5, "date": 1, "chat": group, "text": "/start"}
    member = {"user": robot, "status": "member"}
    return [
        {"message": {**said, "from": eve}},
        {"message": {**said, "from": eve, "text": "/start own_whatever"}},
        {"message": {**said, "sender_chat": group}},
        {"message": {**said, "from": robot, "chat": private}},
        {"edited_message": {**said, "from": eve, "chat": {**private, "id": 6666}}},
        {"channel_post": {**said, "chat": {**group, "type": "channel"}}},
        {"callback_query": {"id": "1", "from": eve, "message": said, "data": "home.home", "chat_instance": "1"}},
        {"callback_query": {"id": "2", "from": eve, "inline_message_id": "x", "data": "home.home"}},
        {"my_chat_member": {"from": eve, "chat": group, "date": 1, "new_chat_member": member}},
    ]


@pytest.mark.parametrize("update", _elsewhere())
def test_whatever_is_not_one_person_speaking_to_the_shop_is_met_with_silence(
    shop: TestShop, update: dict[str, object]
) -> None:
    """A bot added to a group, answered by another bot, or forwarded into a channel shows nothing and keeps nothing."""
    known, owed = people.count(shop.db), shop.db.scalar("SELECT count(*) FROM outbox")
    shop.deliver(update)
    assert set(shop.chats.messages) == {OWNER}
    assert people.count(shop.db) == known
    assert shop.db.scalar("SELECT count(*) FROM outbox") == owed
    assert shop.parked == []


def test_an_update_nobody_can_read_is_set_aside_alone(shop: TestShop, ana: Person) -> None:
    shop.deliver({"message": {"from": {"id": "not a number"}, "chat": 5}})
    shop.deliver({"callback_query": {"id": "1"}})
    assert ana.says("/fine").sees == "Fine."


def test_a_wrong_word_is_answered_with_an_example(ana: Person) -> None:
    ana.says("/fine seven")
    assert "/fine" in ana.sees
    assert ana.sees != "Fine."


def test_a_single_use_button_works_once_and_only_for_its_person(shop: TestShop, ana: Person) -> None:
    ana.says("/offer")
    data = ana.data("Fine")
    shop.person("Eve").presses(1, data)
    assert marks(shop) == []
    ana.presses(1, data).presses(1, data)
    assert marks(shop) == ["spent 5"]


def test_a_single_use_action_cannot_be_forged_without_its_nonce(shop: TestShop, ana: Person) -> None:
    ana.presses(1, "faulty.spend:500")
    assert marks(shop) == []


@pytest.mark.parametrize(
    "data", ["", ":", "nobody.knows", "faulty.spend", "faulty.spend:x", "!", "!" + "A" * 22, "x" * 64]
)
def test_any_forged_button_opens_today_and_changes_nothing(shop: TestShop, ana: Person, data: str) -> None:
    ana.presses(1, data)
    assert marks(shop) == []
    assert "E-" not in ana.toast


@pytest.mark.parametrize("number", [2**63 - 1, 2**63, -(2**63), 10**30])
def test_a_number_no_shop_can_hold_is_an_old_button_and_no_bug(number: int) -> None:
    """Whoever makes up such buttons would else ring the owner, again and again."""
    shop = TestShop("home", "catalog", "orders", "wallet", "admin", owner=OWNER)
    ana = shop.person("Ana").says("/start")
    for data in (f"wallet.history:all:{number}", f"orders.mine:{number}", f"catalog.shop:{number}"):
        ana.presses(1, data)
    assert shop.db.scalar("SELECT count(*) FROM inbox WHERE problem IS NOT NULL") == 0
    shop.close()


def test_an_answer_in_any_digits_is_understood_and_a_wrong_one_keeps_the_question(ana: Person) -> None:
    ana.says("/count").says("many")
    assert ana.says("۱۲").sees == "You said 12."


def test_the_question_survives_a_restart(shop: TestShop, ana: Person) -> None:
    ana.says("/count")
    shop.restart()
    assert ana.says("3").sees == "You said 3."


def test_any_command_ends_an_open_question(ana: Person) -> None:
    ana.says("/count").says("/fine")
    assert "You said" not in ana.says("3").sees


def test_a_flood_is_answered_once_and_then_with_silence(shop: TestShop, ana: Person) -> None:
    for _ in range(60):
        ana.says("/fine")
    answered = len([m for m in ana.messages if m.text == "Fine."])
    assert answered <= 2 * shop.config.limits.updates_per_minute
    shop.advance(minutes=2)
    before = len(ana.messages)
    assert ana.says("/fine").sees == "Fine."
    assert len(ana.messages) > before


def test_a_banned_person_is_told_once_and_can_do_nothing(shop: TestShop, ana: Person) -> None:
    shop.do(lambda tx: people.ban(tx, ana.id, OWNER, "spam"))
    ana.says("/fine")
    told = len(ana.messages)
    assert "spam" in ana.sees
    ana.says("/fine").says("/offer")
    assert len(ana.messages) == told


def test_an_owed_message_waits_for_a_blocked_person_to_come_back(shop: TestShop) -> None:
    owner = shop.person("Rina", id=OWNER)
    owner.blocks()
    ana = shop.person("Ana").says("/raise")
    assert not [m for m in owner.messages if "faulty.raise" in m.text]
    owner.unblocks()
    assert [m for m in owner.messages if "faulty.raise" in m.text]
    assert ana.says("/fine").sees == "Fine."


def test_one_person_for_many_first_taps(shop: TestShop) -> None:
    eve = shop.person("Eve")
    for _ in range(5):
        eve.says("/start")
    assert shop.db.scalar("SELECT count(*) FROM person WHERE id = ?", eve.id) == 1


def watched(shop: TestShop) -> "Watch":
    return Watch(shop)


class Watch:
    """The guard's own thread, for a shop that has no other."""

    def __init__(self, shop: TestShop) -> None:
        import threading

        self._stop = threading.Event()
        self._thread = threading.Thread(target=shop.clerk.guard.watch, args=(self._stop,))

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()


def test_somebody_who_taps_too_fast_can_still_pay(shop: TestShop, ana: Person) -> None:
    for _ in range(60):
        ana.says("/fine")
    ana.presses(1, "faulty.paid")
    assert marks(shop) == ["paid"]
    ana.presses(1, "faulty.unpaid")
    assert marks(shop) == ["paid"]
