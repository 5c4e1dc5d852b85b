"""The process dies by kill -9 in the middle of it: nothing that came in is lost, nothing that is owed forgotten."""

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from shopbot.clock import Clock
from shopbot.db import store
from shopbot.simulator.driver import Driver
from shopbot.simulator.server import Simulator
from tests.telegram.worker import MASTER

PROJECT = Path(__file__).parents[2]
KILLS = 6
PEOPLE, MESSAGES = 8, 5


def start(folder: Path, telegram: Simulator) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.telegram.worker", str(folder), telegram.api_url]
    return subprocess.Popen(command, cwd=PROJECT, env={**os.environ, "BOT_TOKEN": telegram.token})


def answers(driver: Driver, people: list[int]) -> Counter[str]:
    messages = [message for person in people for message in driver.chat(person)["messages"]]
    return Counter(message["text"] for message in messages if message["from"]["is_bot"])


def test_killed_at_any_moment_every_message_is_stored_once_and_answered(tmp_path: Path, telegram: Simulator) -> None:
    driver, chance = Driver(telegram.url), random.Random(7)
    driver.reset()
    store.create(tmp_path / "shop", MASTER, Clock()).close()
    people = [int(driver.add_person(f"P{number}")["id"]) for number in range(PEOPLE)]
    expected = [f"{number}-{person}" for number in range(MESSAGES) for person in people]
    for index, text in enumerate(expected):
        driver.say(people[index % PEOPLE], text)
    for _ in range(KILLS):
        process = start(tmp_path / "shop", telegram)
        assert driver.wait_calls(driver.call_count() + chance.randint(1, 6))
        process.kill()
        process.wait(10)
    last = start(tmp_path / "shop", telegram)
    assert driver.wait_quiet(quiet_ms=1500, timeout_ms=60_000)
    last.terminate()
    assert last.wait(20) == 0
    found = answers(driver, people)
    assert set(found) == {f"echo {text}" for text in expected}
    for person in people:
        repeats = sum(count - 1 for text, count in found.items() if text.endswith(f"-{person}"))
        assert repeats <= KILLS  # a crash repeats one message of a chat at most
    shop = store.open_store(tmp_path / "shop", MASTER, Clock())
    try:
        assert shop.reader().scalar("SELECT count(*) FROM inbox WHERE state = 'done'") == len(expected)
        assert shop.reader().scalar("SELECT count(*) FROM outbox WHERE state = 'sent'") == len(expected)
    finally:
        shop.close()
