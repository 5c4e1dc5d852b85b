"""Messages that say something else after they were sent, and groups that become another chat meanwhile."""

from typing import Any

from shopbot.db import outbox
from shopbot.host.screen import Rendered
from tests.telegram.bench import Bench


def renewed(bench: Bench, number: int, words: str) -> None:
    bench.words["digest"] = [Rendered(words)]
    bench.clerk.write(lambda tx: outbox.renew(tx, number, {"upto": words}))


def seen(bench: Bench, person: int, chat: int) -> list[str]:
    messages: list[dict[str, Any]] = bench.driver.chat(person, chat)["messages"]
    return [one["text"] for one in messages if one["from"]["is_bot"] and "text" in one]


def test_a_renewed_message_is_changed_where_it_stands(bench: Bench) -> None:
    sari = bench.person()
    bench.words["digest"] = [Rendered("1 more")]
    number = bench.owe(sari, "digest")
    bench.until_texts(sari, ["1 more"])
    bench.until(lambda: bench.owed(number)["state"] == "sent")
    renewed(bench, number, "2 more")
    bench.until_texts(sari, ["2 more"])
    bench.until(lambda: bench.owed(number)["state"] == "sent")
    assert [one["method"] for one in bench.driver.calls() if "Message" in one["method"]] == [
        "sendMessage",
        "editMessageText",
    ]


def test_what_was_renewed_while_it_left_stays_due(bench: Bench) -> None:
    number = bench.clerk.write(lambda tx: outbox.owe(tx, 7, "test", "digest", {}))
    bench.clerk.write(lambda tx: outbox.renew(tx, number, {"upto": 2}))
    bench.clerk.write(lambda tx: outbox.sent(tx, number, 99, 0))
    assert (bench.owed(number)["state"], bench.owed(number)["message_id"]) == ("due", 99)
    bench.clerk.write(lambda tx: outbox.sent(tx, number, 99, 1))
    assert bench.owed(number)["state"] == "sent"


def test_a_change_that_died_before_it_was_noted_is_repeated_without_harm(bench: Bench) -> None:
    sari = bench.person()
    bench.words["digest"] = [Rendered("1 more")]
    number = bench.owe(sari, "digest")
    bench.until(lambda: bench.owed(number)["state"] == "sent")
    for _ in range(2):  # Telegram says "message is not modified" to the second one
        renewed(bench, number, "2 more")
        bench.until(lambda: bench.owed(number)["state"] == "sent")
    assert bench.texts(sari) == ["2 more"]


def test_a_renewed_message_that_was_deleted_is_sent_anew(bench: Bench) -> None:
    sari = bench.person()
    bench.words["digest"] = [Rendered("1 more")]
    number = bench.owe(sari, "digest")
    bench.until(lambda: bench.owed(number)["state"] == "sent")
    bench.driver.erase(sari, bench.owed(number)["message_id"])
    renewed(bench, number, "2 more")
    bench.until_texts(sari, ["2 more"])


def test_what_is_owed_to_a_group_follows_it_when_it_becomes_a_supergroup(bench: Bench) -> None:
    sari = bench.person()
    group = int(bench.driver.add_group("Staff", [sari], kind="group")["id"])
    made = int(bench.driver.post(f"groups/{group}", migrate=True)["id"])
    bench.words |= {"a": [Rendered("sold")], "b": [Rendered("sold out")]}
    first, second = bench.owe(group, "a"), bench.owe(group, "b")
    bench.until(lambda: bench.owed(first)["state"] == bench.owed(second)["state"] == "sent")
    assert seen(bench, sari, made) == ["sold", "sold out"]
    assert (bench.owed(first)["chat"], bench.owed(second)["chat"]) == (made, made)


def test_sabotage_a_note_that_takes_any_version_for_the_newest_would_lose_a_count(bench: Bench) -> None:
    number = bench.clerk.write(lambda tx: outbox.owe(tx, 7, "test", "digest", {}))
    bench.clerk.write(lambda tx: outbox.renew(tx, number, {"upto": 2}))
    newest = bench.owed(number)["version"]
    bench.clerk.write(lambda tx: outbox.sent(tx, number, 99, newest))  # what left was the version before
    assert bench.owed(number)["state"] == "sent"
