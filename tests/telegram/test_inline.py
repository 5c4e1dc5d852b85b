"""What goes wrong with questions from other chats: too many keys, answers nobody waits for, a crowd in the shop.

The pretend Telegram refuses an answer that is too late or malformed; the shop's own file must not notice any of it.
"""

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from shopbot.db import inbox
from shopbot.db.tx import Reader
from shopbot.host.inline import Answer, Asked, Result
from shopbot.telegram.deliveries import Deliveries
from shopbot.telegram.inline import YOUNG_SECONDS, Inline
from shopbot.telegram.intake import Intake, Listeners
from tests.telegram.bench import Bench

Json = dict[str, Any]


def update(words: str, person: int = 5, number: int = 1) -> Json:
    sender = {"id": person, "is_bot": False, "first_name": "Sari"}
    query = {"id": f"q{number}", "from": sender, "query": words, "offset": ""}
    return {"update_id": number, "inline_query": query}


class Counter:
    """Answers as the shop would, as soon as it is let; notes what it was asked."""

    def __init__(self, bench: Bench) -> None:
        self.asked: list[str] = []
        self.crowded = False
        self.go = threading.Event()
        self.go.set()
        self.busy = threading.Event()
        self.desk = Inline(bench.api, bench.store.reader, self._answer, bench.clock, crowded=lambda: self.crowded)

    def _answer(self, db: Reader, asked: Asked) -> Answer:
        assert db.scalar("PRAGMA query_only") == 1
        self.asked.append(asked.words)
        self.busy.set()
        assert self.go.wait(10)
        if asked.words == "fails":
            raise RuntimeError("a bug")
        card = Result(
            "catalog:1", "Lumina", "Rp 35.000", "<b>Lumina</b>", (({"text": "Buy", "url": "https://t.me/x"},),)
        )
        return Answer((card,), "Open the shop")


@pytest.fixture
def counter(bench: Bench) -> Iterator[Counter]:
    made = Counter(bench)
    made.desk.start()
    yield made
    made.go.set()
    made.desk.stop()


def poll(bench: Bench, counter: Counter) -> Intake:
    intake = Intake(bench.api, bench.clerk, Listeners(asked=counter.desk.asked), poll_seconds=2)
    intake.start()
    bench.intake = intake
    return intake


def test_question_is_answered_and_its_card_can_be_posted(bench: Bench, counter: Counter) -> None:
    sari = bench.person()
    poll(bench, counter)
    query = bench.driver.ask_inline(sari, "lumi")
    bench.until(lambda: bench.driver.inline_results(query) is not None)
    bench.driver.choose_inline(query, "catalog:1")
    assert bench.driver.chat(sari)["messages"][-1]["text"] == "Lumina"
    assert bench.driver.get(f"inline/{query}")["button"] == {"text": "Open the shop", "start_parameter": "shop"}


def test_keys_pressed_leave_nothing_in_the_file_and_no_commit(bench: Bench, counter: Counter) -> None:
    sari = bench.person()
    poll(bench, counter)
    bench.until(lambda: len(bench.desk.seen) == 1)
    bench.clerk.write(lambda tx: None)  # what was handed in before it is committed
    before = bench.reader.scalar("SELECT seq FROM shop")
    query = bench.driver.ask_inline(sari, "lumi")
    bench.until(lambda: bench.driver.inline_results(query) is not None)
    assert bench.reader.scalar("SELECT seq FROM shop") == before
    assert bench.reader.scalar("SELECT count(*) FROM inbox") == 1
    bench.driver.say(sari, "after it")
    bench.until(lambda: len(bench.desk.seen) == 2)


def test_of_many_keys_only_the_newest_question_of_each_person_is_answered(bench: Bench, counter: Counter) -> None:
    counter.go.clear()
    counter.desk.asked(update("first", person=1))
    assert counter.busy.wait(10)
    for number, words in enumerate(("l", "lu", "lum"), 2):
        counter.desk.asked(update(words, person=2, number=number))
    counter.desk.asked(update("other", person=3, number=9))
    counter.go.set()
    bench.until(lambda: counter.asked == ["first", "lum", "other"])


def test_question_that_waited_too_long_is_dropped(bench: Bench, counter: Counter) -> None:
    counter.go.clear()
    counter.desk.asked(update("first", person=1))
    assert counter.busy.wait(10)
    counter.desk.asked(update("old", person=2, number=2))
    bench.clock.advance(YOUNG_SECONDS + 1)
    counter.desk.asked(update("young", person=3, number=3))
    counter.go.set()
    bench.until(lambda: "young" in counter.asked)
    assert counter.asked == ["first", "young"]


def test_while_a_crowd_waits_in_the_shop_nobody_is_answered_elsewhere(bench: Bench, counter: Counter) -> None:
    counter.crowded = True
    counter.desk.asked(update("crowd", person=1))
    bench.until(lambda: not counter.desk._waiting)
    counter.crowded = False
    counter.desk.asked(update("calm", person=2, number=2))
    bench.until(lambda: counter.asked == ["calm"])


def test_storm_of_strangers_is_held_to_a_bound(bench: Bench, counter: Counter) -> None:
    counter.go.clear()
    counter.desk.asked(update("first", person=1))
    assert counter.busy.wait(10)
    for person in range(2, 5000):
        counter.desk.asked(update("x", person=person, number=person))
    assert len(counter.desk._waiting) == 200
    counter.go.set()


def test_fault_and_unreadable_question_do_not_end_the_answers(bench: Bench, counter: Counter) -> None:
    counter.desk.asked({"inline_query": None})
    counter.desk.asked(update("fails", person=1))
    counter.desk.asked(update("next", person=2, number=2))
    bench.until(lambda: counter.asked == ["fails", "next"])


def test_answer_telegram_refuses_is_dropped_and_too_many_are_waited_out(bench: Bench, counter: Counter) -> None:
    sari = bench.person()
    bench.driver.plant("429", "answerInlineQuery", retry_after=30)
    counter.desk.asked(update("unknown query", person=1))
    bench.until(lambda: counter.asked == ["unknown query"] and counter.desk._quiet_until > 0)
    counter.desk.asked(update("too soon", person=2, number=2))
    bench.until(lambda: not counter.desk._waiting)
    bench.clock.advance(31)
    poll(bench, counter)
    query = bench.driver.ask_inline(sari, "late")
    bench.until(lambda: bench.driver.inline_results(query) is not None)
    assert "too soon" not in counter.asked


def test_question_brought_to_the_web_door_is_not_stored_either(bench: Bench, counter: Counter) -> None:
    deliveries = Deliveries(
        bench.api, bench.clerk, bench.store.keys, "https://shop.example", Listeners(asked=counter.desk.asked)
    )
    assert deliveries.read(json.dumps(update("by the door")).encode()) is None
    bench.until(lambda: counter.asked == ["by the door"])
    assert inbox.waiting_count(bench.reader) == 0
