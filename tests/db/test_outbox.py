"""What goes wrong with messages the shop owes: owed twice, sent as somebody else's, held up, never given up, lost."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from shopbot.db import outbox
from shopbot.db.outbox import RENEW_SECONDS
from shopbot.db.tx import Tx
from tests.trade.desk import Desk

HERE, THERE = 7, -100


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "shop" / "shop.db")
    yield made
    made.connection.close()


def owe(tx: Tx, chat: int = HERE, **more: Any) -> int:
    return outbox.owe(tx, chat, "stars", "paid", {"order": 1}, **more)


def row(tx: Tx, number: int) -> dict[str, Any]:
    return dict(tx.rows("SELECT * FROM outbox WHERE id = ?", number)[0])


def rows(tx: Tx, *columns: str) -> list[list[Any]]:
    return [[one[column] for column in columns] for one in tx.rows("SELECT * FROM outbox ORDER BY id")]


def in_each_state(tx: Tx, chat: int = HERE) -> list[int]:
    """Owe four messages: due, sent, parked, dead."""
    first, second, third, fourth = (owe(tx, chat) for _ in range(4))
    outbox.sent(tx, second, 50 + second)
    outbox.dead(tx, fourth, "gone")
    tx.run("UPDATE outbox SET state = 'parked' WHERE id = ?", third)
    return [first, second, third, fourth]


def owes(tx: Tx) -> bool:
    """Return whether a message was owed since the last look."""
    was, tx._journal.owes = tx._journal.owes, False
    return was


def test_a_message_is_owed_as_it_was_said_and_at_once(desk: Desk) -> None:
    with desk.tx() as tx:
        number = outbox.owe(tx, HERE, "stars", "paid", {"who": "Çiğdem"}, thread=4, rings=True, dedupe="d")
        plain = owe(tx, THERE)
        kept = row(tx, number)
        first, second = outbox.due(tx, 0, 0, 9)
    assert (kept["args"], kept["dedupe"], kept["due_at"], kept["state"]) == ('{"who": "Çiğdem"}', "d", 0, "due")
    assert asdict(first) == {
        "id": number, "chat": HERE, "thread": 4, "owner": "stars", "name": "paid", "args": {"who": "Çiğdem"},
        "rings": True, "tries": 0, "created_at": desk.now, "version": 0, "message_id": None, "begun": False,
    }  # fmt: skip
    assert (second.id, second.chat, second.thread, second.rings) == (plain, THERE, None, False)


def test_the_same_thing_is_owed_once_and_that_nothing_new_is_owed_is_known(desk: Desk) -> None:
    with desk.tx() as tx:
        assert owe(tx, dedupe="d") == 1
        assert owes(tx)
        assert owe(tx, THERE, dedupe="d") == 0
        assert not owes(tx)
        assert [owe(tx), owe(tx)] == [2, 3]  # what has no name of its own is another one each time


def test_what_is_due_is_read_oldest_first_from_where_one_left_off(desk: Desk) -> None:
    with desk.tx() as tx:
        in_each_state(tx)
        numbers = [owe(tx) for _ in range(3)]
        outbox.again(tx, numbers[1], desk.now + 5, "busy")
        assert [one.id for one in outbox.due(tx, desk.now + 4, 0, 9)] == [1, 5, 7]
        assert [one.id for one in outbox.due(tx, desk.now + 5, 1, 9)] == [5, 6, 7]
        assert [one.id for one in outbox.due(tx, desk.now + 5, 0, 2)] == [1, 5]


def test_what_becomes_of_a_message_becomes_of_no_other(desk: Desk) -> None:
    with desk.tx() as tx:
        one, two, three, four, five = (owe(tx) for _ in range(5))
        outbox.begun(tx, one)
        outbox.sent(tx, two, 52)
        outbox.again(tx, three, desk.now + 9, "busy")
        outbox.again(tx, three, desk.now + 19, "busier")
        outbox.dead(tx, four, "refused")
        found = rows(tx, "state", "tries", "due_at", "sent_at", "message_id", "problem")
        assert [shown.begun for shown in outbox.due(tx, desk.now, 0, 9)] == [True, False]
        assert [shown and shown.begun for shown in (outbox.get(tx, one), outbox.get(tx, five))] == [True, False]
    assert found == [
        ["due", 0, 0, None, None, "begun"],
        ["sent", 0, 0, desk.now, 52, None],
        ["due", 2, desk.now + 19, None, None, "busier"],
        ["dead", 0, 0, None, None, "refused"],
        ["due", 0, 0, None, None, None],
    ]


def test_only_what_is_still_owed_is_begun_sent_or_given_up(desk: Desk) -> None:
    with desk.tx() as tx:
        _, *over = in_each_state(tx)
        before = [row(tx, number) for number in over]
        desk.now += 5
        for number in over:
            outbox.begun(tx, number)
            outbox.sent(tx, number, 99)
            outbox.dead(tx, number, "late")
        assert [row(tx, number) for number in over] == before


def test_who_was_there_a_moment_ago_reads_on_and_finds_the_same(desk: Desk) -> None:
    with desk.tx() as tx:
        in_each_state(tx)
        for _ in range(3):
            owe(tx)
        outbox.again(tx, 6, desk.now + 5, "busy")
        for now, after, limit in ((desk.now + 4, 0, 9), (desk.now + 5, 1, 9), (desk.now + 5, 0, 2)):
            assert outbox.fresh(tx, now, after, limit) == outbox.due(tx, now, after, limit) != []


def test_the_words_that_stand_in_every_shops_file_stay_what_they_are() -> None:
    assert (outbox.ERASE, outbox.WITHDRAWN, outbox.BEGUN, outbox.UNKNOWN) == ("erase", "withdrawn", "begun", "unknown")


def test_any_message_can_be_read_by_its_number(desk: Desk) -> None:
    with desk.tx() as tx:
        found = [outbox.get(tx, number) for number in (*in_each_state(tx), 99)]
    assert [one and one.id for one in found] == [1, 2, 3, 4, None]


# --- a message that grows ---


def test_a_message_that_was_sent_is_changed_where_it_stands_and_not_at_once(desk: Desk) -> None:
    with desk.tx() as tx:
        number, other = owe(tx), owe(tx)
        outbox.sent(tx, number, 50)
        owes(tx)
        outbox.renew(tx, number, {"who": "Çiğdem"})
        assert owes(tx)
        kept = row(tx, number)
        assert (kept["state"], kept["version"], kept["due_at"]) == ("due", 1, desk.now + RENEW_SECONDS)
        assert (kept["args"], kept["message_id"]) == ('{"who": "Çiğdem"}', 50)
        assert json.loads(row(tx, other)["args"]) == {"order": 1}
        assert [(one.id, one.version, one.message_id) for one in outbox.due(tx, desk.now + RENEW_SECONDS, 0, 9)] == [
            (number, 1, 50), (other, 0, None),
        ]  # fmt: skip


def test_a_message_changed_long_after_it_was_sent_is_due_at_once(desk: Desk) -> None:
    with desk.tx() as tx:
        outbox.sent(tx, owe(tx), 50)
    desk.now += 60
    with desk.tx() as tx:
        outbox.renew(tx, 1, {})
        assert row(tx, 1)["due_at"] == desk.now
        outbox.renew(tx, 1, {"more": 1})
        assert (row(tx, 1)["version"], row(tx, 1)["due_at"], row(tx, 1)["state"]) == (2, desk.now, "due")


def test_a_message_changed_while_it_was_on_its_way_stays_due(desk: Desk) -> None:
    with desk.tx() as tx:
        number = owe(tx)
        outbox.renew(tx, number, {"order": 2})
        outbox.sent(tx, number, 50, version=0)
        kept = row(tx, number)
        assert (kept["state"], kept["message_id"], kept["sent_at"]) == ("due", 50, desk.now)
        assert kept["due_at"] == desk.now + RENEW_SECONDS == desk.now + 5
        outbox.sent(tx, number, 50, version=1)
        assert (row(tx, number)["state"], row(tx, number)["due_at"]) == ("sent", desk.now + 5)


@pytest.mark.parametrize("state", ["parked", "dead"])
def test_what_is_held_or_given_up_is_not_owed_again_by_a_change(desk: Desk, state: str) -> None:
    with desk.tx() as tx:
        number = owe(tx)
        tx.run("UPDATE outbox SET state = ? WHERE id = ?", state, number)
        outbox.renew(tx, number, {})
        assert (row(tx, number)["state"], row(tx, number)["due_at"], row(tx, number)["version"]) == (state, 0, 1)


# --- messages taken back ---


def test_a_message_is_unsaid_once_by_its_owner_and_only_if_it_was_sent(desk: Desk) -> None:
    with desk.tx() as tx:
        waits, sent, _, given_up = in_each_state(tx)
        tx.run("UPDATE outbox SET message_id = 77 WHERE id = ?", given_up)
        unseen = owe(tx)
        outbox.sent(tx, unseen, None)
        for number, owner in ((waits, "stars"), (sent, "cards"), (given_up, "stars"), (unseen, "stars"), (99, "stars")):
            assert outbox.unsay(tx, number, owner) == 0
        erasing = outbox.unsay(tx, sent, "stars")
        kept = row(tx, erasing)
        assert (kept["chat"], kept["owner"], kept["name"]) == (HERE, "shopbot", "erase")
        assert (json.loads(kept["args"]), kept["dedupe"]) == ({"message_id": 52}, "erase:7:52")
        assert outbox.unsay(tx, sent, "stars") == 0
        assert outbox.erase(tx, THERE, 52) > 0


def test_what_is_owed_under_a_name_is_withdrawn_until_it_is_sent(desk: Desk) -> None:
    with desk.tx() as tx:
        for number, name in enumerate(("due", "sent", "parked", "dead", "other"), 1):
            owe(tx, dedupe=name)
            tx.run("UPDATE outbox SET state = ?, problem = 'x' WHERE id = ? AND dedupe <> 'other'", name, number)
        assert [outbox.withdraw(tx, name) for name in ("due", "sent", "parked", "dead", "none")] == [
            True, False, True, False, False,
        ]  # fmt: skip
        assert rows(tx, "state", "problem") == [
            ["dead", "withdrawn"], ["sent", "x"], ["dead", "withdrawn"], ["dead", "x"], ["due", None],
        ]  # fmt: skip


# --- chats that go, come back, and move ---


def test_what_is_owed_to_a_chat_that_cannot_be_reached_waits_until_it_can(desk: Desk) -> None:
    with desk.tx() as tx:
        in_each_state(tx)
        owe(tx, THERE)
        owe(tx, HERE)
        outbox.again(tx, 6, desk.now + 99, "busy")
        assert outbox.park_chat(tx, HERE, "blocked") == 2
        assert rows(tx, "state", "problem") == [
            ["parked", "blocked"], ["sent", None], ["parked", None], ["dead", "gone"], ["due", None],
            ["parked", "blocked"],
        ]  # fmt: skip
        owes(tx)
        assert outbox.wake_chat(tx, THERE) == 0
        assert not owes(tx)
        tx.run("UPDATE outbox SET state = 'parked' WHERE chat = ?", THERE)
        assert outbox.wake_chat(tx, HERE) == 3
        assert owes(tx)
        assert rows(tx, "state", "due_at") == [
            ["due", 0], ["sent", 0], ["due", 0], ["dead", 0], ["parked", 0], ["due", 0],
        ]  # fmt: skip


def test_a_chat_that_is_gone_is_owed_nothing_more(desk: Desk) -> None:
    with desk.tx() as tx:
        in_each_state(tx)
        owe(tx, THERE)
        assert outbox.drop_chat(tx, HERE, "deleted") == 2
        assert rows(tx, "state", "problem") == [
            ["dead", "deleted"], ["sent", None], ["dead", "deleted"], ["dead", "gone"], ["due", None],
        ]  # fmt: skip


def test_a_group_that_moved_is_owed_there_what_it_was_owed_here(desk: Desk) -> None:
    with desk.tx() as tx:
        in_each_state(tx)
        for number in (5, 6):
            owe(tx)
            outbox.sent(tx, number, 50 + number)
        outbox.renew(tx, 5, {})
        outbox.sent(tx, 5, 55, version=1)
        owe(tx, 8)
        tx.run("UPDATE outbox SET version = 1 WHERE state = 'dead'")
        outbox.sent(tx, owe(tx, 9), 58)
        tx.run("UPDATE outbox SET version = 1 WHERE chat = 9")
        tx.run("UPDATE outbox SET message_id = 90, due_at = due_at + 3")
        owes(tx)
        assert outbox.move_chat(tx, HERE, THERE) == 2
        assert owes(tx)
        assert rows(tx, "chat", "state", "message_id", "due_at") == [
            [THERE, "due", None, 0], [HERE, "sent", 90, 3], [THERE, "due", None, 0], [HERE, "dead", 90, 3],
            [THERE, "sent", None, desk.now + 8], [HERE, "sent", 90, 3], [8, "due", 90, 3],
            [9, "sent", 90, 3],
        ]  # fmt: skip
        assert outbox.move_chat(tx, HERE, THERE) == 0
        assert not owes(tx)
