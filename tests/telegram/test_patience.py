"""Messages that nobody waits for: they leave after all else, at Telegram's pace, and rather not at all than twice."""

from collections import Counter as Tally
from dataclasses import dataclass, field

from shopbot.clock import ManualClock
from shopbot.db import outbox
from shopbot.telegram.lanes import Job, Lanes
from tests.telegram.bench import Bench, screen

MANY = 10_000
SLICE = 300


@dataclass
class Turned:
    """One sender thread by hand, and a clock that stands wherever the next message may leave."""

    clock: ManualClock = field(default_factory=ManualClock)
    left: list[tuple[float, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lanes = Lanes(self.clock)
        self.began = self.clock.monotonic()

    def put(self, chat: int, name: str, *, bulk: bool = False, patient: bool = False) -> None:
        def work(_job: Job) -> None:
            self.left.append((self.clock.monotonic() - self.began, name))

        self.lanes.put(Job(chat, work, owed=bulk or patient, bulk=bulk or patient, patient=patient))

    def step(self) -> bool:
        found = self.lanes._next(self.clock.monotonic())
        if found:
            found.work(found)
            self.lanes.finished(found)
        return bool(found)

    def wait(self) -> bool:
        """Turn the clock to where something may leave; False when nothing is left."""
        nap = self.lanes._nap(self.clock.monotonic())
        self.clock.advance(nap or 0)
        return nap is not None

    def run(self) -> None:
        while self.step() or self.wait():
            pass


def test_what_everybody_gets_leaves_after_what_one_person_is_owed() -> None:
    turned = Turned()
    for chat in range(100):
        turned.put(chat, "offer", patient=True)
    turned.put(500, "goods", bulk=True)
    turned.run()
    assert turned.left[0][1] == "goods"


def test_goods_come_in_the_middle_of_a_crowd_that_is_no_patient_one() -> None:
    """The sabotage twin: without patience the goods stand in line."""
    turned = Turned()
    for chat in range(100):
        turned.put(chat, "offer", bulk=True)
    turned.put(500, "goods", bulk=True)
    turned.run()
    assert turned.left[-1][1] == "goods"


def test_an_answer_leaves_at_once_while_ten_thousand_are_written_to() -> None:
    turned = Turned()
    for chat in range(SLICE):
        turned.put(chat, "offer", patient=True)
    while turned.step():
        pass
    turned.put(7_000_000, "answer")
    assert turned.step()
    assert turned.left[-1] == (0.0, "answer")


def test_ten_thousand_take_as_long_as_telegram_says_and_nothing_is_kept_of_them() -> None:
    """In slices, as a broadcast makes them: at most 30 in any second, all within six minutes, every one once."""
    turned, chat, most = Turned(), 0, 0
    while chat < MANY:
        for _ in range(SLICE):
            turned.put(1000 + chat, f"{chat}", patient=True)
            chat += 1
            if chat == MANY:
                break
        turned.run()
        most = max(most, len(turned.lanes._pace._chats))
    times = [at for at, _ in turned.left]
    assert max(Tally(name for _, name in turned.left).values()) == 1
    assert len(turned.left) == MANY
    assert (MANY - 30) / 30 - 1 <= times[-1] <= MANY / 30 + 60
    assert max(Tally(int(at) for at in times[30:]).values()) <= 31
    assert not turned.lanes._lanes
    assert most <= 1000


def test_a_message_that_is_not_wanted_any_more_is_never_sent(bench: Bench) -> None:
    sari = bench.person()
    bench.words["offer"] = []
    number = bench.owe(sari, "offer")
    bench.until(lambda: bench.owed(number)["state"] == "dead")
    assert bench.owed(number)["problem"] == outbox.WITHDRAWN
    assert bench.texts(sari) == []


def test_a_patient_message_the_last_process_may_have_sent_is_not_sent_again(still: Bench) -> None:
    sari = still.person()
    still.words["offer"] = [screen("Half price")]
    still.sender._debts._patient = lambda owed: True
    still.clerk.start()
    number = still.owe(sari, "offer")
    still.clerk.write(lambda tx: outbox.begun(tx, number))
    still.sender.start()
    still.until(lambda: still.owed(number)["state"] == "dead")
    assert still.owed(number)["problem"] == outbox.UNKNOWN
    assert still.texts(sari) == []


def test_goods_the_last_process_may_have_sent_are_sent_again(still: Bench) -> None:
    """The twin: what a person paid for comes rather twice than never."""
    sari = still.person()
    still.words["goods"] = [screen("KEY")]
    still.clerk.start()
    number = still.owe(sari, "goods")
    still.clerk.write(lambda tx: outbox.begun(tx, number))
    still.sender.start()
    still.until(lambda: still.owed(number)["state"] == "sent")
    assert still.texts(sari) == ["KEY"]


def test_a_patient_message_that_left_is_noted_as_sent(still: Bench) -> None:
    sari = still.person()
    still.words["offer"] = [screen("Half price")]
    still.sender._debts._patient = lambda owed: True
    still.start()
    number = still.owe(sari, "offer")
    still.until(lambda: still.owed(number)["state"] == "sent")
    assert still.texts(sari) == ["Half price"]
