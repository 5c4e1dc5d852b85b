"""The demo's page over HTTP, with the real bot behind it: what changed in the books, and the journeys from its button.

And however the demo ends, nothing of it stays: no process, no folder.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from shopbot.commands import DEMO_FOLDER, ROOT
from shopbot.commands.checks import Checks
from shopbot.commands.demo import Demo, demo
from shopbot.commands.journeys import Ahead, opened
from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.stories import STORIES
from shopbot.journeys.story import Story
from shopbot.simulator.driver import Driver, DriverError

PATIENCE = 60
FIRST_START = "first start in English"


def disappointed(stage: Stage) -> None:
    """A story that fails after its second step."""
    oliver = steps.enters(stage.phone("Oliver")).taps("Help")
    stage.check("cake" in oliver.screen, "there is no cake")


CAKE = Story("cake for everybody", disappointed)
STORIES_HERE = [one for one in STORIES if one.name == FIRST_START] + [CAKE]


def checks(announce: Callable[[], object]) -> Checks:
    return Checks(STORIES_HERE, opened, Ahead, announce)


@pytest.fixture(scope="module")
def running() -> Iterator[Demo]:
    with demo(0, checks=checks) as made:
        yield made


@pytest.fixture
def driver(running: Demo) -> Driver:
    return Driver(running.simulator.url)


def until(driver: Driver, true: Callable[[], bool]) -> None:
    """Look again after each event until it is true; what never comes fails the test."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, driver.get("checks")
        driver.wait_calls(10**9, 100)


def replay(driver: Driver) -> Any:
    return driver.get("checks")["replay"]


def waits(driver: Driver, words: str) -> None:
    """Wait until the replay waits before a step with these words."""
    until(driver, lambda: replay(driver)["waiting"] and words in replay(driver)["steps"][-1]["words"])


def test_what_a_purchase_changes_is_shown_by_the_page(driver: Driver) -> None:
    before = driver.get("shop/changes")["last"]
    seen = driver.events()[-1]["seq"]
    oliver = driver.phone("Oliver", "en")
    oliver.says("/start").says("101").taps("Buy")
    until(driver, lambda: any(one["kind"] == "shop" for one in driver.events(seen)))
    found = driver.get("shop/changes", since=before)["changes"]
    assert any("→ waiting (1 × " in one["what"] for one in found if one["book"] == "orders")
    assert any(one["what"].endswith("· reserved") and one["delta"] == "+1" for one in found if one["book"] == "stock")


def test_a_bot_that_is_killed_and_restarted_is_read_on(driver: Driver) -> None:
    driver.get("shop/changes")
    driver.post("bot/kill")
    before = driver.get("shop/changes")["last"]
    driver.post("bot/restart")
    driver.phone("Sari", "en").says("/start").says("102").taps("Buy")
    assert any(one["book"] == "orders" for one in driver.get("shop/changes", since=before)["changes"])


def test_stories_are_played_from_the_page_and_the_failing_one_says_why(driver: Driver) -> None:
    driver.post("checks", names=[])
    assert driver.get("checks")["wanted"] == len(STORIES_HERE)
    with pytest.raises(DriverError, match="already") as refused:
        driver.post("checks", names=[])
    assert refused.value.status == 409
    until(driver, lambda: not driver.get("checks")["running"])
    good, bad = driver.get("checks")["results"]
    assert (good["name"], good["ok"], good["problem"]) == (FIRST_START, True, "")
    assert (bad["name"], bad["ok"]) == (CAKE.name, False)
    assert "there is no cake" in bad["problem"]
    assert any(one["kind"] == "checks" for one in driver.events())


def test_a_stopped_run_plays_nothing_after_the_present_story(driver: Driver) -> None:
    driver.post("checks", names=[FIRST_START, CAKE.name])
    driver.delete("checks")
    until(driver, lambda: not driver.get("checks")["running"])
    assert [one["name"] for one in driver.get("checks")["results"]] == [FIRST_START]


def test_an_unknown_story_is_refused(driver: Driver) -> None:
    for path, body in (("checks", {"names": ["cake for nobody"]}), ("checks/replay", {"name": "cake for nobody"})):
        with pytest.raises(DriverError, match="cake for nobody") as refused:
            driver.post(path, **body)
        assert refused.value.status == 409


def test_a_failed_story_is_replayed_step_by_step_on_a_page_of_its_own(driver: Driver) -> None:
    driver.post("checks/replay", name=CAKE.name)
    waits(driver, "says '/start'")
    first = replay(driver)["page"]
    there = Driver(first)
    oliver = [one["id"] for one in there.people() if one["first_name"] == "Oliver"][-1]
    assert there.chat(oliver)["messages"] == []
    assert replay(driver)["step"] == 0
    driver.post("checks/replay/step")
    waits(driver, "taps 'Help'")
    assert there.chat(oliver)["messages"]
    assert (replay(driver)["step"], len(replay(driver)["steps"])) == (1, 2)
    driver.post("checks/replay/step", all=True)
    until(driver, lambda: bool(replay(driver)["ended"]))
    assert "there is no cake" in replay(driver)["problem"]
    assert there.chat(oliver)["messages"]  # its shop stays open, to be looked at
    driver.delete("checks/replay")
    assert replay(driver) is None
    with pytest.raises(ConnectionError):
        Driver(first).people()


def test_a_replay_is_closed_in_the_middle_and_by_the_next(driver: Driver) -> None:
    driver.post("checks/replay", name=CAKE.name)
    waits(driver, "/start")
    first = replay(driver)["page"]
    driver.post("checks/replay", name=FIRST_START)
    waits(driver, "/start")
    assert replay(driver)["name"] == FIRST_START
    with pytest.raises(ConnectionError):
        Driver(first).people()
    driver.delete("checks/replay")
    with pytest.raises(DriverError, match="no story is open"):
        driver.post("checks/replay/step")


# --- how it ends ------------------------------------------------------------------------------------------------


class Terminal:
    """A command as a person starts it, read until it says `known`; all it leaves is below one folder."""

    def __init__(self, folder: Path, known: str, *words: str) -> None:
        self.folder = folder
        environ = {**os.environ, "TMPDIR": str(folder), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "shopbot.cli", *words], env=environ, cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        assert self.process.stdout
        self.said = ""
        while known not in self.said:
            letter = self.process.stdout.read(1)
            assert letter, self.said
            self.said += letter

    @property
    def driver(self) -> Driver:
        return Driver("http://" + self.said.split("http://")[1].split("/")[0])

    def is_asked(self) -> None:
        """Wait until it reads what is typed (a call whose first argument is standard input, 0)."""
        end = time.monotonic() + PATIENCE
        while Path(f"/proc/{self.process.pid}/syscall").read_text().split()[1:2] != ["0x0"]:
            assert time.monotonic() < end
            time.sleep(0.01)

    def bots(self) -> list[int]:
        """Return the processes whose shop is below the folder."""
        return [int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit() and self._is_ours(one)]

    def _is_ours(self, process: Path) -> bool:
        try:
            return f"{DEMO_FOLDER}={self.folder}".encode() in (process / "environ").read_bytes()
        except OSError:
            return False

    def shops(self) -> list[Path]:
        return [*self.folder.glob("shopbot-demo-*")]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    made = Terminal(tmp_path, "Ctrl-C", "demo", "--no-browser", "--port", "0")
    yield made
    clean(made)


def clean(made: Terminal) -> None:
    for one in [made.process.pid, *made.bots()]:
        try:
            os.kill(one, signal.SIGKILL)
        except ProcessLookupError:
            continue
    made.process.wait()


@pytest.fixture
def busy(terminal: Terminal) -> Terminal:
    """A demo that plays its stories and has one open to be replayed: four shops or so."""
    terminal.driver.post("checks", names=[])
    terminal.driver.post("checks/replay", name=FIRST_START)
    until(terminal.driver, lambda: terminal.driver.get("checks")["now"] is not None)
    until(terminal.driver, lambda: len(terminal.bots()) >= 3)
    assert len(terminal.shops()) >= 3
    return terminal


def test_ctrl_c_in_the_middle_of_everything_leaves_nothing_behind(busy: Terminal) -> None:
    os.killpg(busy.process.pid, signal.SIGINT)  # a terminal sends it to all
    assert busy.process.wait(PATIENCE) == 0
    assert busy.bots() == []
    assert busy.shops() == []


def test_a_service_manager_that_ends_it_leaves_nothing_behind(busy: Terminal) -> None:
    busy.process.terminate()
    assert busy.process.wait(PATIENCE) == 0
    assert busy.bots() == []
    assert busy.shops() == []


def test_a_demo_that_is_killed_leaves_no_bot_behind(terminal: Terminal) -> None:
    until(terminal.driver, lambda: len(terminal.bots()) == 1)
    until(terminal.driver, lambda: bool(terminal.driver.bot()["polling"]))
    terminal.process.kill()
    terminal.process.wait()
    end = time.monotonic() + PATIENCE
    while terminal.bots():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_a_story_left_between_two_steps_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    made = Terminal(tmp_path, "1  Oliver", "journeys", "--step", FIRST_START)
    try:
        made.is_asked()
        assert made.bots()
        assert made.shops()
        os.killpg(made.process.pid, number)
        assert made.process.wait(PATIENCE) != 0
        assert made.bots() == []
        assert made.shops() == []
    finally:
        clean(made)


def test_the_demo_says_where_it_is_and_who_is_who(terminal: Terminal) -> None:
    assert terminal.driver.bot()["controls"] == ["changes", "checks", "kill", "payments", "restart", "status"]
    assert terminal.driver.get("limits")["on"] is True
    for words in ("Oliver", "Budi owns the shop", "inspector", "Ctrl-C"):
        assert words in terminal.said
