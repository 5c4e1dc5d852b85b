"""Planted trouble, sending limits, and the clock."""

from __future__ import annotations

import http.client
import struct
from pathlib import Path

import pytest

from shopbot.simulator.clock import SimClock
from shopbot.simulator.driver import Driver, DriverError
from shopbot.simulator.server import Simulator

from .conftest import TOKEN, Api


def test_a_429_carries_retry_after_in_body_and_header(api: Api, driver: Driver, sari: int) -> None:
    driver.plant("429", retry_after=7)
    refused = api("sendMessage", chat_id=sari, text="x")
    assert (refused.status, refused.words) == (429, "Too Many Requests: retry after 7")
    assert refused.body["parameters"] == {"retry_after": 7}
    assert refused.headers["retry-after"] == "7"
    assert api("sendMessage", chat_id=sari, text="x").status == 200
    assert driver.violations() == []


def test_a_fault_hits_only_its_method_and_chat(api: Api, driver: Driver, sari: int) -> None:
    other = driver.add_person("Budi")["id"]
    driver.say(other, "/start")
    driver.plant("500", method="sendMessage", chat=other, times=None)
    assert api("sendMessage", chat_id=sari, text="x").status == 200
    assert api("sendChatAction", chat_id=other, action="typing").status == 200
    assert [api("sendMessage", chat_id=other, text="x").status for _ in range(3)] == [500] * 3
    driver.heal()
    assert driver.faults() == []
    assert api("sendMessage", chat_id=other, text="x").status == 200


@pytest.mark.parametrize(("kind", "left"), [("drop_before", 1), ("drop_after", 2)])
def test_a_dropped_call_gives_no_answer_and_acts_or_not(
    api: Api, driver: Driver, sari: int, kind: str, left: int
) -> None:
    driver.plant(kind, method="sendMessage")
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        api("sendMessage", chat_id=sari, text="x")
    assert len(driver.chat(sari)["messages"]) == left
    assert driver.calls()[-1]["dropped"]
    assert api("getMe").status == 200


def test_a_slow_call_meets_the_next_fault_too(api: Api, driver: Driver, sari: int) -> None:
    driver.plant("slow", ms=30)
    driver.plant("403")
    refused = api("sendMessage", chat_id=sari, text="x")
    assert refused.status == 403
    assert [event["fault"] for event in driver.events() if "fault" in event][-2:] == ["slow", "403"]


def test_faults_spare_polling_unless_named(api: Api, driver: Driver) -> None:
    driver.plant("500", times=None)
    assert api("getUpdates").status == 200
    driver.plant("500", method="getUpdates")
    assert api("getUpdates").status == 500


def test_an_unknown_fault_is_refused(driver: Driver) -> None:
    with pytest.raises(DriverError, match="kind must be one of"):
        driver.plant("meteor")


def test_limits_refuse_the_sixth_at_once_in_a_chat_and_tell_when(api: Api, driver: Driver, sari: int) -> None:
    driver.limits(on=True)
    answers = [api("sendMessage", chat_id=sari, text="x") for _ in range(8)]
    refused = [answer for answer in answers if answer.status == 429]
    assert refused
    assert refused[0].body["parameters"]["retry_after"] == 1
    driver.limits(on=False)
    assert api("sendMessage", chat_id=sari, text="x").status == 200


def test_a_group_takes_twenty_a_minute(api: Api, driver: Driver, sari: int) -> None:
    group = driver.add_group("Staff", [sari])["id"]
    driver.limits(on=True)
    statuses = [api("sendMessage", chat_id=group, text="x").status for _ in range(21)]
    assert statuses == [200] * 20 + [429]


def test_the_clock_moves_dates_and_publishes_its_offset(tmp_path: Path) -> None:
    path = tmp_path / "clock"
    with Simulator(token=TOKEN, clock_file=path) as server:
        driver, api = Driver(server.url), Api(server.port)
        person = driver.add_person("Sari")["id"]
        driver.say(person, "/start")
        first = api("sendMessage", chat_id=person, text="x").result["date"]
        driver.advance(86400)
        assert api("sendMessage", chat_id=person, text="x").result["date"] >= first + 86400
        assert struct.unpack("<q", path.read_bytes()) == (86400,)
        driver.post("clock", now=1_800_000_000)
        assert abs(driver.now() - 1_800_000_000) <= 1


def test_a_clock_without_a_file_only_shifts() -> None:
    clock = SimClock()
    before = clock.now()
    clock.advance(-60)
    assert clock.offset == -60
    assert clock.now() <= before - 59


def test_a_clock_goes_no_farther_than_dates_do() -> None:
    clock = SimClock()
    for seconds in (10**30, -(10**12)):
        with pytest.raises(ValueError, match="a hundred years"):
            clock.advance(seconds)
    assert clock.offset == 0
