"""`run.py journeys` with the real bot: the main stories pass, a failing one is told of, and the last line is JSON."""

import argparse
import json

import pytest

from shopbot.commands import journeys
from shopbot.errors import Exit, Refusal
from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.stories import STORIES
from shopbot.journeys.story import Story, choose

MAIN = ("first start in English", "browse to delivered code", "buying in Arabic", "two taps at once", "that raises")


def asked(*names: str, as_list: bool = False) -> argparse.Namespace:
    return argparse.Namespace(names=list(names), json=False, list=as_list)


def disappointed(stage: Stage) -> None:
    oliver = steps.enters(stage.phone("Oliver")).taps("Help")
    stage.check("cake" in oliver.screen, "there is no cake")


def test_the_main_stories_pass_and_end_in_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    stories = choose(MAIN, STORIES)
    assert journeys.perform(stories, as_json=True) == Exit.OK
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["passed"], told["failed"]) == (len(MAIN), 0)
    assert [one["name"] for one in told["journeys"]] == [one.name for one in stories]
    assert all(one.keys() == {"name", "ok", "seconds"} and one["ok"] for one in told["journeys"])


def test_a_failing_story_is_told_with_its_steps_and_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    stories = [Story("cake for everybody", disappointed), *choose(["first start in English"], STORIES)]
    assert journeys.perform(stories, as_json=False) == Exit.PROBLEM
    said = capsys.readouterr().out
    for words in ("✗ cake for everybody", "there is no cake", "Oliver taps 'Help'", "1 passed, 1 failed"):
        assert words in said


def test_the_list_has_every_story_once_and_plays_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert journeys.run(asked(as_list=True)) == Exit.OK
    names = capsys.readouterr().out.splitlines()
    assert names == [one.name for one in STORIES]
    assert len(set(names)) == len(names) >= 30


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(Refusal, match="cake"):
        journeys.run(asked("cake"))
