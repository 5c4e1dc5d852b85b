"""`run.py journeys` with the real bot: the main stories pass, a failing one is told of, and the last line is JSON."""

import argparse
import io
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
    return argparse.Namespace(names=list(names), json=False, list=as_list, at_once=2)


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


# --- step by step ------------------------------------------------------------------------------------------------


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Answer at the terminal; after the last answer nobody is there any more."""
    lines = "".join(f"{one}\n" for one in answers)
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))


def test_a_story_is_played_step_by_step_and_its_page_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "", "", "a")
    assert journeys.step_through(choose(["first start in English"], STORIES)) == Exit.OK
    said = capsys.readouterr().out
    assert "http://127.0.0.1:" in said
    assert said.index("1  Oliver says '/start'") < said.index("2  Oliver taps") < said.index("✓ passed")


def test_whoever_leaves_a_story_ends_it_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "", "q")
    assert journeys.step_through(choose(["first start in English"], STORIES)) == Exit.PROBLEM
    said = capsys.readouterr().out
    assert "2  Oliver taps" in said
    assert "3  " not in said
    assert "not played to its end" in said


def test_a_story_that_fails_step_by_step_says_why_while_its_page_is_open(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "a")
    assert journeys.step_through([Story("cake for everybody", disappointed)]) == Exit.PROBLEM
    said = capsys.readouterr().out
    assert said.index("there is no cake") < said.index("Enter closes its shop")


def test_step_by_step_wants_one_story_and_names_those_that_fit() -> None:
    with pytest.raises(Refusal, match="first start in English") as refused:
        journeys.step_through(choose(["first start"], STORIES))
    assert refused.value.exit_code == Exit.USAGE
