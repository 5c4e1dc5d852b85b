"""Stories, and how one is played and reported."""

import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from shopbot.errors import Refusal
from shopbot.journeys.guest import Missed
from shopbot.journeys.stage import Abandoned, Means, Stage, nothing
from shopbot.simulator.driver import DriverError

Tell = Callable[[Stage], None]
_LAST_STEPS = 6
_MOST_GUESTS = 6
_LAST_TEXTS = 4
_LAST_LINES = 15


@dataclass(frozen=True)
class Story:
    """One story. `plugins` are extra plugins its shop has: name to source.

    `fakes` are stand-ins of gateways there are beside the pretend one, by the names the embedder knows.
    """

    name: str
    tell: Tell
    plugins: Mapping[str, str] = field(default_factory=dict)
    fakes: Sequence[str] = ()


STORIES: list[Story] = []


def story(name: str, plugins: Mapping[str, str] | None = None, *, fakes: Sequence[str] = ()) -> Callable[[Tell], Tell]:
    """Put a function among the stories, under a name that says what happens in it."""

    def known(tell: Tell) -> Tell:
        STORIES.append(Story(name, tell, plugins or {}, fakes))
        return tell

    return known


def choose(wanted: Sequence[str], among: Sequence[Story]) -> list[Story]:
    """Return the stories with any of these words in their names, all when there are none.

    Raises LookupError with a word that fits nothing.
    """
    for words in wanted:
        if not any(words.lower() in one.name.lower() for one in among):
            raise LookupError(words)
    return [one for one in among if not wanted or any(words.lower() in one.name.lower() for words in wanted)]


@dataclass(frozen=True)
class Result:
    """How a story went; `problem` is the report of one that failed."""

    name: str
    ok: bool
    seconds: float
    problem: str = ""


Opens = Callable[[Story], AbstractContextManager[Means]]


def play(stories: Sequence[Story], opens: Opens, heard: Callable[[str], object] = nothing) -> Iterator[Result]:
    """Play stories one after another, each in a shop of its own which `opens` makes; `heard` is told of each step."""
    for one in stories:
        began = time.monotonic()
        problem = _play(one, opens, heard)
        yield Result(one.name, not problem, round(time.monotonic() - began, 2), problem)


def _play(one: Story, opens: Opens, heard: Callable[[str], object]) -> str:
    try:
        with opens(one) as means:
            return tell(one, Stage(means, heard=heard))
    except (OSError, Refusal) as error:
        return f"the shop could not be opened: {error}"


def tell(one: Story, stage: Stage) -> str:
    """Tell a story to its end; return what went wrong, where, and what everybody saw, or nothing."""
    try:
        one.tell(stage)
        stage.close()
    except Abandoned:
        return "it was not played to its end"
    except (Missed, DriverError, TimeoutError, LookupError) as error:
        return _report(stage, str(error))
    except Exception:  # whatever fails, the other stories are played
        return _report(stage, traceback.format_exc())
    return ""


def _report(stage: Stage, problem: str) -> str:
    lines = [problem, "steps:", *(f"  {step}" for step in stage.steps[-_LAST_STEPS:])]
    for guest in stage.guests[:_MOST_GUESTS]:
        try:
            texts = guest.texts[-_LAST_TEXTS:]
        except (OSError, DriverError):
            texts = []
        lines += [f"{guest.name}'s chat:", *(f"  {text!r}" for text in texts), f"  {guest.buttons}"]
    return "\n".join(
        [*lines, "the bot's log:", *(f"  {line}" for line in stage.means.log().splitlines()[-_LAST_LINES:])]
    )
