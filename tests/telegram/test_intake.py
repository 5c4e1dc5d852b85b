"""What comes in: stored once, acknowledged only then."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from shopbot.db import cursors, inbox
from shopbot.db.tx import Tx
from shopbot.secret import Secret
from shopbot.simulator.server import Simulator
from shopbot.telegram.api import Api, ApiError, Unreachable
from shopbot.telegram.intake import Intake
from tests.telegram.bench import Bench, screen

Json = dict[str, Any]


def said(bench: Bench) -> list[str]:
    bodies = [event.body for event in bench.desk.seen]
    return [body["message"]["text"] for body in bodies if "text" in body.get("message", {})]


def message(number: int, text: str = "hello", **more: object) -> Json:
    person = {"id": 5, "is_bot": False, "first_name": "Sari"}
    about = {"message_id": number, "date": 1, "chat": {"id": 5, "type": "private"}, "from": person}
    return {"update_id": number, "message": {**about, "text": text, **more}}


def pending(bench: Bench) -> list[Json]:
    """Return what Telegram still holds, without acknowledging anything."""
    return list(bench.api.call("getUpdates", {"timeout": 0}))


def test_what_people_do_arrives_in_order(bench: Bench) -> None:
    sari = bench.person()
    bench.poll()
    for number in range(5):
        bench.driver.say(sari, str(number))
    bench.until(lambda: said(bench) == ["/start", "0", "1", "2", "3", "4"])


def test_an_update_is_acknowledged_only_after_it_is_stored(still: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process dies between receiving and storing: Telegram still has it, and the next process gets it."""
    still.clerk.start()
    still.person()
    asked = threading.Event()

    def dies(events: object, note: object = None) -> int:
        asked.set()
        raise OSError("killed here")

    with monkeypatch.context() as broken:
        broken.setattr(still.clerk, "put", dies)
        intake = still.poll()
        assert asked.wait(10)
        intake.stop()
    assert [update["message"]["text"] for update in pending(still)] == ["/start"]
    still.poll()
    still.until(lambda: said(still) == ["/start"])


def test_an_update_that_comes_twice_is_stored_once(bench: Bench) -> None:
    """Stored, but the process died before it asked for the next: Telegram gives it again."""
    sari = bench.person()
    [update] = pending(bench)
    first = bench.poll()
    bench.until(lambda: said(bench) == ["/start"])
    first.stop()
    events = [first._event(update)]
    assert bench.clerk.put(events) == 0
    bench.poll()
    bench.driver.say(sari, "next")
    bench.until(lambda: said(bench) == ["/start", "next"])


def test_update_ids_may_restart_low(bench: Bench) -> None:
    first = bench.poll()
    bench.driver.update(message(900_000, "high"))
    bench.until(lambda: said(bench) == ["high"])
    first.stop()
    bench.driver.reset()
    bench.clerk.write(lambda tx: cursors.move(tx, f"telegram:{bench.api.bot_id}", 0))
    bench.poll()
    bench.driver.update(message(40, "low"))
    bench.until(lambda: said(bench) == ["high", "low"])
    place = bench.reader.scalar("SELECT value FROM cursor")
    assert place == 41


def test_numbers_that_begin_anew_are_asked_for_from_there_and_not_from_the_highest(bench: Bench) -> None:
    intake = Intake(bench.api, bench.clerk)
    assert intake._store([message(40, "low")], offset=900_001) == 41


def test_the_same_id_with_another_body_is_another_update(bench: Bench) -> None:
    intake = Intake(bench.api, bench.clerk)
    events = [intake._event(message(1, "a")), intake._event(message(1, "b")), intake._event(message(1, "a"))]
    assert bench.clerk.put(events) == 2


def test_payments_come_before_people(bench: Bench) -> None:
    intake = Intake(bench.api, bench.clerk)
    paid = message(1, successful_payment={"total_amount": 1})
    assert intake._event(paid).lane == inbox.FIRST
    assert intake._event({"update_id": 2, "pre_checkout_query": {"id": "1"}}).lane == inbox.FIRST
    assert intake._event(message(3)).lane == inbox.PEOPLE


def test_half_a_letter_does_not_hold_up_the_rest(bench: Bench) -> None:
    intake = Intake(bench.api, bench.clerk)
    intake._store([message(1, "half \ud83d letter"), message(2, "fine")], None)
    bench.until(lambda: said(bench) == ["half ? letter", "fine"])


@pytest.mark.parametrize("odd", [{"message": 5}, {"message": None}, {"callback_query": []}, {"unheard_of": {"a": 1}}])
def test_an_odd_update_is_stored_and_holds_up_nothing(bench: Bench, odd: Json) -> None:
    intake = Intake(bench.api, bench.clerk)
    assert intake._store([{"update_id": 7, **odd}, message(8)], None) == 9
    bench.until(lambda: len(bench.desk.seen) == 2)


def test_an_update_without_a_number_is_passed_over(bench: Bench) -> None:
    intake = Intake(bench.api, bench.clerk)
    batch: list[Any] = [{"message": {}}, "nonsense", {"update_id": 2**70}, {"update_id": True}, message(8)]
    assert intake._store(batch, None) == 9


def test_a_tap_is_made_known_as_it_arrives(bench: Bench) -> None:
    sari = bench.person()
    bench.show(sari, screen("menu"))
    bench.until_texts(sari, ["menu"])
    bench.poll()
    bench.driver.press(sari, bench.messages(sari)[0]["message_id"], "tap")
    bench.until(lambda: "answerCallbackQuery" in bench.methods())


def test_a_crowd_in_the_inbox_stops_polling_until_it_is_smaller(bench: Bench) -> None:
    sari = bench.person()
    bench.clerk.write(lambda tx: inbox.put(tx, "test", "1", {}, due_at=tx.now + 10**6))
    bench.poll(most_waiting=0)
    bench.until(lambda: said(bench) == ["/start"])
    bench.driver.say(sari, "next")
    assert not bench.driver.wait_quiet(timeout_ms=400)
    bench.clerk.write(lambda tx: tx.run("UPDATE inbox SET state = 'done' WHERE source = 'test'"))
    bench.until(lambda: said(bench) == ["/start", "next"])


def test_a_second_copy_of_the_bot_is_an_alarm_and_polling_goes_on(bench: Bench) -> None:
    other = Intake(bench.new_api(), bench.clerk, poll_seconds=2, pause=lambda tries, most: 0.01)
    bench.poll()
    other.start()
    bench.until(lambda: bench.conflicts >= 1)
    other.stop()
    sari = bench.person()
    bench.until(lambda: said(bench) == ["/start"])
    assert sari


def test_a_webhook_left_from_elsewhere_is_removed_and_what_waits_is_kept(bench: Bench) -> None:
    bench.person()
    bench.api.call("setWebhook", {"url": "https://example.com/hook"})
    bench.poll()
    bench.until(lambda: said(bench) == ["/start"])
    assert bench.conflicts == 0


def test_a_wrong_token_is_said_once(bench: Bench, telegram: Simulator) -> None:
    bench.api = Api(Secret("123456789:wrong-token-that-is-also-long-enough"), telegram.api_url)
    bench.poll()
    bench.until(lambda: bench.refusals)
    bench.until(lambda: bench.intake and bench.intake._tries > 3)
    assert bench.refusals in ([401], [404])


def test_a_network_that_is_down_is_waited_for(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    fault = bench.driver.plant("drop_before", "getUpdates", times=None)
    intake = bench.poll()
    bench.until(lambda: intake._tries > 3)
    bench.driver.heal(fault)
    sari = bench.person()
    bench.until(lambda: said(bench) == ["/start"])
    events = [record.message for record in caplog.records if record.message.startswith("intake")]
    assert events.count("intake_trouble") <= 2
    assert sari


def test_telegrams_wait_is_obeyed(bench: Bench) -> None:
    intake = Intake(bench.api, bench.clerk, pause=lambda tries, most: 0.0)
    assert intake._refused(ApiError(429, "Too Many Requests", 17)) == 17


def test_stopping_does_not_wait_for_the_open_poll(bench: Bench) -> None:
    intake = Intake(bench.api, bench.clerk, poll_seconds=50)
    intake.start()
    bench.until(
        lambda: any(call["method"] == "getUpdates" for call in bench.driver.calls()) or intake._poll._connection
    )
    intake.stop(5)
    assert not intake._thread.is_alive()


def test_a_full_disk_loses_nothing(bench: Bench) -> None:
    bench.person()
    work: list[Callable[[Tx], object]] = []
    real = bench.clerk.put

    def full_once(events: Any, note: Any = None) -> int:
        if not work:
            work.append(note)
            raise OSError("disk is full")
        return real(events, note)

    bench.clerk.put = full_once  # type: ignore[method-assign]
    bench.poll()
    bench.until(lambda: said(bench) == ["/start"])


def test_a_full_disk_at_the_start_does_not_leave_the_shop_deaf(bench: Bench) -> None:
    bench.person()
    real, asked = bench.clerk.write, threading.Event()

    def full_once(work: Callable[[Tx], Any]) -> Any:
        if not asked.is_set():
            asked.set()
            raise OSError("disk is full")
        return real(work)

    bench.clerk.write = full_once  # type: ignore[method-assign]
    bench.poll()
    bench.until(lambda: said(bench) == ["/start"])


def polled(intake: Intake, batch: list[Json]) -> int:
    """Let intake ask, and be answered with this batch; return how many seconds the question was to stay open."""
    asked: list[int] = []

    def updates(_offset: int | None, seconds: int, _kinds: tuple[str, ...]) -> list[Json]:
        asked.append(seconds)
        return batch

    intake._poll.updates = updates  # type: ignore[method-assign,assignment]
    intake._step(None)
    return asked[0]


def test_a_crowd_is_let_in_before_it_is_served_so_that_a_payment_behind_it_is_found_in_time(bench: Bench) -> None:
    """Telegram hands out updates in order: served batch by batch, a thousand people kept a payment waiting."""
    intake = Intake(bench.api, bench.clerk)
    whole = [message(n) for n in range(100)]
    assert polled(intake, whole) == 25
    assert intake.crowded
    assert polled(intake, [{"update_id": 100, "pre_checkout_query": {"id": "1"}}]) == 0
    assert not intake.crowded


def test_a_crowd_that_does_not_end_is_served_once_enough_of_it_is_here(bench: Bench) -> None:
    bench.clerk.write(lambda tx: inbox.put(tx, "test", "1", {}, due_at=tx.now + 10**6))
    intake = Intake(bench.api, bench.clerk, most_waiting=0)
    intake._stopping.set()
    polled(intake, [message(n) for n in range(100)])
    assert not intake.crowded


def test_a_crowd_is_served_when_telegram_is_lost_in_the_middle_of_it(bench: Bench) -> None:
    intake = Intake(bench.api, bench.clerk, pause=lambda tries, most: 0.0)
    polled(intake, [message(n) for n in range(100)])

    def gone(*_: object) -> list[Json]:
        raise Unreachable("timed out", may_have_acted=False)

    intake._poll.updates = gone  # type: ignore[method-assign,assignment]
    intake._step(None)
    assert not intake.crowded
