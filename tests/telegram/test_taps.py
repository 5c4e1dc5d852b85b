"""Each tap is answered once."""

import threading

from shopbot.host.screen import AnswerTap
from shopbot.telegram.taps import Taps


def test_the_first_answer_is_sent_and_the_next_dropped() -> None:
    taps = Taps()
    taps.arrived("c", 7, 0.0)
    assert taps.open("c")
    assert taps.fate(AnswerTap("c"), 1.0) == ("send", 7)
    assert not taps.open("c")
    assert taps.fate(AnswerTap("c", "toast"), 2.0)[0] == "drop"
    assert taps.fate(AnswerTap("c", "alert", alert=True), 2.0) == ("say", 7)


def test_a_tap_delivered_twice_is_not_opened_again() -> None:
    taps = Taps()
    taps.arrived("c", 7, 0.0)
    taps.fate(AnswerTap("c"), 1.0)
    taps.arrived("c", 7, 2.0)
    assert not taps.open("c")


def test_a_tap_from_before_a_restart_is_answered() -> None:
    assert Taps().fate(AnswerTap("c", "words", alert=True), 0.0) == ("send", 0)


def test_old_taps_are_forgotten() -> None:
    taps = Taps()
    for number in range(5000):
        taps.arrived(str(number), 7, float(number))
    assert len(taps._taps) < 2500


def test_two_threads_do_not_both_answer() -> None:
    taps, sent = Taps(), []
    taps.arrived("c", 7, 0.0)
    barrier = threading.Barrier(8)

    def answer() -> None:
        barrier.wait(5)
        sent.append(taps.fate(AnswerTap("c"), 1.0)[0])

    threads = [threading.Thread(target=answer) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert sent.count("send") == 1
