"""A story that goes wrong says where, and stops nobody else's; here with a pretend Telegram and no bot at all."""

import json
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace

import pytest

from shopbot.journeys.stage import Means, Stage
from shopbot.journeys.story import Result, Story, Tell, choose, play
from shopbot.simulator.driver import Driver
from shopbot.simulator.server import Simulator

TOKEN = "123456789:journeys"


@pytest.fixture(scope="module")
def telegram() -> Iterator[Simulator]:
    with Simulator(token=TOKEN) as running:
        yield running


@pytest.fixture
def means(telegram: Simulator) -> Means:
    Driver(telegram.url).reset()

    def nothing() -> None:
        return None

    return Means(
        driver=Driver(telegram.url),
        owner=1,
        start=nothing,
        restart=nothing,
        kill=nothing,
        recount=list,
        close=list,
        log=lambda: "the bot's last words",
    )


def played(means: Means, *stories: Tell) -> list[Result]:
    @contextmanager
    def opens(_story: Story) -> Iterator[Means]:
        yield means

    return list(play([Story(one.__name__, one) for one in stories], opens))


def good(stage: Stage) -> None:
    stage.check(true=True, otherwise="never said")


def disappointed(stage: Stage) -> None:
    sari = stage.phone("Sari")
    stage.driver.say(sari.id, "hello?")
    stage.note("Sari waits for cake")
    stage.check(true=False, otherwise="there is no cake")


def mistaken(stage: Stage) -> None:
    raise ZeroDivisionError("a mistake in the story")


def rude(stage: Stage) -> None:
    address = f"http://{stage.driver._host}/bot{TOKEN}/sendMessage"
    body = json.dumps({"chat_id": 1, "txet": "hi"}).encode()
    with suppress(urllib.error.HTTPError):
        urllib.request.urlopen(urllib.request.Request(address, body, {"content-type": "application/json"}))


def test_a_failing_story_tells_its_step_and_what_was_seen(means: Means) -> None:
    (result,) = played(means, disappointed)
    assert not result.ok
    for words in ("there is no cake", "Sari waits for cake", "Sari's chat:", "the bot's last words"):
        assert words in result.problem


def test_a_mistake_in_one_story_stops_no_other(means: Means) -> None:
    results = played(means, mistaken, good)
    assert [one.ok for one in results] == [False, True]
    assert "ZeroDivisionError" in results[0].problem


def test_a_call_that_breaks_the_rules_fails_the_story(means: Means) -> None:
    (result,) = played(means, rude)
    assert not result.ok
    assert "sendMessage" in result.problem


def test_books_that_do_not_add_up_fail_the_story(means: Means) -> None:
    (result,) = played(replace(means, close=lambda: ["unit 7 is sold twice"]), good)
    assert "unit 7 is sold twice" in result.problem


def test_a_shop_that_does_not_open_fails_its_story() -> None:
    def opens(_story: Story) -> AbstractContextManager[Means]:
        raise OSError("no room left")

    (result,) = play([Story("good", good)], opens)
    assert not result.ok
    assert "no room left" in result.problem


def test_stories_are_chosen_by_words_of_their_names() -> None:
    stories = [Story("first start in Arabic", good), Story("a plugin that hangs", good)]
    assert choose([], stories) == stories
    assert choose(["ARABIC"], stories) == stories[:1]
    with pytest.raises(LookupError, match="cake"):
        choose(["cake"], stories)
