"""Who is served next, decided by one thread asking."""

import threading

import pytest

from shopbot.clock import ManualClock
from shopbot.telegram.lanes import MOST_READY, PATIENCE, Job, Lanes


def job(chat: int | None, log: list[str], name: str, *, owed: bool = False, bulk: bool = False) -> Job:
    def work(_job: Job) -> None:
        log.append(name)

    return Job(chat, work, owed=owed, bulk=bulk)


class Counter:
    """One sender thread, by hand."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.eased = 0
        self.lanes = Lanes(self.clock, longest_nap=0.01, eased=self._ease)
        self.log: list[str] = []
        self.busy: list[Job] = []

    def _ease(self) -> None:
        self.eased += 1

    def put(self, chat: int | None, name: str, *, owed: bool = False, bulk: bool = False) -> None:
        self.lanes.put(job(chat, self.log, name, owed=owed, bulk=bulk))

    def take(self) -> bool:
        """Take one job and begin it; False when none may leave now."""
        found = self.lanes._next(self.clock.monotonic())
        if found:
            found.work(found)
            self.busy.append(found)
        return bool(found)

    def finish(self, again_in: float | None = None) -> None:
        self.lanes.finished(self.busy.pop(0), again_in)

    def run(self) -> list[str]:
        """Do all that may leave now, one after another."""
        while self.take():
            self.finish()
        said = list(self.log)
        self.log.clear()
        return said


@pytest.fixture
def counter() -> Counter:
    return Counter()


def test_a_chat_in_service_is_not_served_twice() -> None:
    counter = Counter()
    counter.put(1, "a")
    counter.put(1, "b")
    assert counter.take()
    assert not counter.take()
    counter.finish()
    assert counter.take()
    assert counter.log == ["a", "b"]


def test_an_answer_overtakes_what_is_owed_but_not_another_answer() -> None:
    counter = Counter()
    for name in ("owed 1", "owed 2"):
        counter.put(1, name, owed=True, bulk=True)
    for name in ("answer 1", "answer 2"):
        counter.put(1, name)
    assert counter.run() == ["answer 1", "answer 2", "owed 1", "owed 2"]


def test_answers_of_others_go_before_a_long_bulk() -> None:
    counter = Counter()
    for chat in range(100):
        counter.put(chat, f"bulk {chat}", owed=True, bulk=True)
    assert len(counter.run()) == 30
    counter.put(500, "answer")
    assert counter.run() == ["answer"]
    counter.clock.advance(1)
    assert len(counter.run()) == 30


def test_a_job_to_be_repeated_keeps_its_place() -> None:
    counter = Counter()
    counter.put(1, "a", owed=True)
    counter.put(1, "b", owed=True)
    counter.take()
    counter.finish(again_in=10)
    assert counter.run() == ["a"]
    counter.clock.advance(10)
    assert counter.run() == ["a", "b"]


def test_an_owed_message_that_waits_to_be_repeated_holds_up_no_answer() -> None:
    counter = Counter()
    counter.put(1, "owed", owed=True)
    counter.take()
    counter.finish(again_in=300)
    counter.put(1, "answer")
    assert counter.run() == ["owed", "answer"]


def test_a_chat_told_to_wait_holds_up_no_other() -> None:
    counter = Counter()
    counter.lanes.refused(1, 30)
    counter.put(1, "late")
    counter.put(2, "now")
    counter.put(None, "tap")
    assert counter.run() == ["now", "tap"]
    counter.clock.advance(30)
    assert counter.run() == ["late"]


def test_an_answered_tap_waits_for_no_chat() -> None:
    counter = Counter()
    for number in range(10):
        counter.put(1, f"screen {number}")
        counter.put(None, f"tap {number}")
    said = counter.run()
    assert sum(name.startswith("tap") for name in said) == 10
    assert sum(name.startswith("screen") for name in said) == 5


def test_what_is_not_needed_any_more_is_not_begun() -> None:
    counter = Counter()
    unneeded = job(None, counter.log, "blank")
    unneeded.needed = lambda: False
    counter.lanes.put(unneeded, after=0.8)
    counter.clock.advance(1)
    assert counter.run() == []
    assert counter.lanes.wait_calm(0)


def test_what_is_owed_to_a_parked_chat_is_taken_out() -> None:
    counter = Counter()
    counter.put(1, "owed", owed=True)
    counter.put(2, "other", owed=True)
    counter.lanes.drop_owed(1)
    assert counter.run() == ["other"]
    assert counter.lanes.wait_calm(0)


def test_nothing_is_left_behind_in_memory() -> None:
    counter = Counter()
    for chat in range(50):
        counter.put(chat, "x")
        counter.put(chat, "y", owed=True)
    assert len(counter.run()) == 100
    assert counter.lanes._lanes == {}


def test_many_threads_serve_each_chat_in_order() -> None:
    clock, seen, lock = ManualClock(), dict[int, list[int]](), threading.Lock()
    lanes = Lanes(clock, longest_nap=0.01)

    def work(done: Job) -> None:
        with lock:
            seen.setdefault(done.chat or 0, []).append(done.tries)

    def serve() -> None:
        while done := lanes.take():
            done.work(done)
            lanes.finished(done)

    threads = [threading.Thread(target=serve) for _ in range(8)]
    for thread in threads:
        thread.start()
    for number in range(5):
        for chat in range(1, 101):
            lanes.put(Job(chat, work, tries=number))
    assert lanes.wait_calm(10)
    lanes.stop()
    for thread in threads:
        thread.join(5)
    assert all(numbers == [0, 1, 2, 3, 4] for numbers in seen.values())
    assert len(seen) == 100


# --- how much there is ---


def crowd(counter: Counter, people: int = MOST_READY) -> None:
    for chat in range(1, people + 1):
        counter.put(chat, "answer")


def test_answers_that_cannot_all_leave_at_once_leave_no_room_until_most_have(counter: Counter) -> None:
    crowd(counter)
    assert counter.lanes.room() == 0
    while not counter.eased:
        assert counter.take()
        counter.finish()
    assert counter.lanes.room() > 1, "one commit makes several"
    counter.run()
    assert counter.lanes.room() == MOST_READY


def test_answers_on_their_way_count_as_well(counter: Counter) -> None:
    crowd(counter)
    for _ in range(MOST_READY):
        assert counter.take()
    assert counter.lanes.room() == 0


def test_somebody_who_taps_without_end_takes_nobody_elses_room(counter: Counter) -> None:
    for _ in range(10 * MOST_READY):
        counter.put(7, "answer")
    counter.run()
    assert counter.lanes.room() == MOST_READY


def test_messages_that_are_owed_take_no_room(counter: Counter) -> None:
    for chat in range(1, 2 * MOST_READY):
        counter.put(chat, "debt", owed=True)
    for _ in range(MOST_READY):
        assert counter.take()
    assert counter.lanes.room() == MOST_READY


def test_telegram_that_refuses_everything_for_now_holds_nobody_up(counter: Counter) -> None:
    crowd(counter, 2 * MOST_READY)
    while counter.take():
        counter.finish(again_in=60)
    assert counter.lanes.room() == MOST_READY


def test_telegram_that_hangs_holds_the_shop_up_for_a_while_only(counter: Counter) -> None:
    crowd(counter)
    while counter.take():
        pass
    assert counter.lanes.room() == 0
    counter.clock.advance(PATIENCE)
    assert counter.lanes.room() == MOST_READY
    crowd(counter)
    counter.finish()
    assert counter.lanes.room() == 0, "one got through: the others may, too"


def test_shop_that_stops_makes_no_more_answers(counter: Counter) -> None:
    counter.lanes.close()
    counter.clock.advance(2 * PATIENCE)
    assert counter.lanes.room() == 0
    crowd(counter, 2)
    assert counter.run() == ["answer", "answer"], "but sends those it has made"
