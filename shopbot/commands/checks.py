"""The journeys as the demo's page plays them: all of them with progress, or one step by step in a shop of its own.

A run and a replay have a thread each, and shops beside the demo's own. `close` ends both at once, wherever they are.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict
from typing import Any

from shopbot.errors import Refusal
from shopbot.journeys.stage import Abandoned, Means, Stage
from shopbot.journeys.story import Opens, Result, Story, play, tell
from shopbot.simulator.actions import Impossible

_OPENING_SECONDS = 60
_CLOSING_SECONDS = 30


class Checks:
    """The stories of the page's button; satisfies the simulator's `Checks`. `announce` hears of every change.

    `ahead` makes, for one run, what opens its shops (and closes what it opened too early); `opens` opens a single one.
    """

    def __init__(
        self,
        stories: Sequence[Story],
        opens: Opens,
        ahead: Callable[[Sequence[Story]], AbstractContextManager[Opens]],
        announce: Callable[[], object],
    ) -> None:
        self._stories = {one.name: one for one in stories}
        self._opens, self._ahead, self._announce = opens, ahead, announce
        self._lock = threading.Lock()
        self._run: Run | None = None
        self._replay: Replay | None = None

    def shown(self) -> dict[str, Any]:
        """Return everything the page shows of them."""
        run, replay = self._run, self._replay
        of_run = run.shown() if run else {"running": False, "now": None, "wanted": 0, "results": []}
        return {"stories": [*self._stories], **of_run, "replay": replay.shown() if replay else None}

    def start(self, names: Sequence[str]) -> None:
        """Play these stories, or all; raises `Impossible` for an unknown one and while others are played."""
        chosen = [self._story(name) for name in names] or [*self._stories.values()]
        with self._lock:
            if self._run is not None and self._run.running:
                raise Impossible("the stories are being played already")
            self._run = Run(chosen, self._ahead, self._announce)
            self._run.start()

    def stop(self) -> None:
        """Play no more after the present story."""
        if self._run is not None:
            self._run.stop()

    def replay(self, name: str) -> None:
        """Open a story and wait before its first step; another one that was open is closed."""
        story = self._story(name)
        self.end_replay()
        with self._lock:
            self._replay = Replay(story, self._opens, self._announce)
            self._replay.start()

    def step(self, *, all_of_them: bool) -> None:
        """Play the next step of the replay, or all that are left."""
        if self._replay is None:
            raise Impossible("no story is open")
        self._replay.step(all_of_them=all_of_them)

    def end_replay(self) -> None:
        """Close the replay; harmless when there is none."""
        with self._lock:
            replay, self._replay = self._replay, None
        if replay is not None:
            replay.close()
            self._announce()

    def close(self) -> None:
        """End everything and wait until its shops are gone."""
        if self._run is not None:
            self._run.close()
        self.end_replay()

    def _story(self, name: str) -> Story:
        if name not in self._stories:
            raise Impossible(f"there is no story called {name!r}")
        return self._stories[name]


class Run:
    """Stories played one after another on a thread; `running` until the last one's shop is gone."""

    def __init__(
        self,
        stories: Sequence[Story],
        ahead: Callable[[Sequence[Story]], AbstractContextManager[Opens]],
        announce: Callable[[], object],
    ) -> None:
        self._stories, self._ahead, self._announce = stories, ahead, announce
        self._results: list[Result] = []
        self._now: str | None = None
        self.running = False
        self._stopping = self._leaving = False
        self._means: Means | None = None
        self._thread = threading.Thread(target=self._play, name="checks", daemon=True)

    def start(self) -> None:
        """Begin."""
        self.running = True
        self._thread.start()
        self._announce()

    def stop(self) -> None:
        """Play no more after the present story."""
        self._stopping = True

    def close(self) -> None:
        """Leave the present story where it is, and wait until its shop is gone."""
        self._stopping = self._leaving = True
        if self._means is not None:
            self._means.abandon()
        if self._thread.is_alive():
            self._thread.join(_CLOSING_SECONDS)

    def shown(self) -> dict[str, Any]:
        """Return how far it has come."""
        results = [asdict(one) for one in self._results]
        return {"running": self.running, "now": self._now, "wanted": len(self._stories), "results": results}

    def _play(self) -> None:
        try:
            with self._ahead(self._stories) as opens:
                for result in play(self._stories, self._told_of(opens), self._heard):
                    self._results.append(result)
                    self._announce()
                    if self._stopping:
                        break
        finally:
            self.running, self._now, self._means = False, None, None
            self._announce()

    def _told_of(self, opens: Opens) -> Opens:
        @contextmanager
        def opened(one: Story) -> Iterator[Means]:
            self._now = one.name
            self._announce()
            with opens(one) as means:
                self._means = means
                yield means

        return opened

    def _heard(self, _step: str) -> None:
        if self._leaving:
            raise Abandoned


class Replay:
    """One story whose steps wait to be let through; its shop stays open after its end, to be looked at."""

    def __init__(self, story: Story, opens: Opens, announce: Callable[[], object]) -> None:
        self._story, self._opens, self._announce = story, opens, announce
        self._steps: list[str] = []
        self._done = 0
        self._next = self._all = self._leaving = False
        self._ended, self._problem = False, ""
        self._page: str | None = None
        self._means: Means | None = None
        self._turn = threading.Condition()
        self._opened, self._released = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._play, name="replay", daemon=True)

    def start(self) -> None:
        """Open the shop; returns when its page can be looked at. Raises `Impossible` when it cannot be opened."""
        self._thread.start()
        self._opened.wait(_OPENING_SECONDS)
        if self._page is None:
            raise Impossible(self._problem or "its shop did not open in time")

    def shown(self) -> dict[str, Any]:
        """Return the steps so far: those up to `step` are done, while it is `waiting` the last one comes next."""
        with self._turn:
            return {
                "name": self._story.name,
                "page": self._page,
                "step": self._done,
                "steps": [{"n": n, "words": words} for n, words in enumerate(self._steps, 1)],
                "waiting": len(self._steps) > self._done and not self._ended,
                "ended": self._ended,
                "problem": self._problem,
            }

    def step(self, *, all_of_them: bool) -> None:
        """Let the next step through, or all that are left."""
        with self._turn:
            if self._ended:
                raise Impossible("the story has ended")
            self._next, self._all = True, self._all or all_of_them
            self._turn.notify_all()

    def close(self) -> None:
        """Leave the story where it is, and wait until its shop is gone."""
        with self._turn:
            self._leaving = True
            self._turn.notify_all()
        self._released.set()
        if self._means is not None:
            self._means.abandon()
        if self._thread.is_alive():
            self._thread.join(_CLOSING_SECONDS)

    def _play(self) -> None:
        try:
            with self._opens(self._story) as means:
                self._means, self._page = means, means.page
                self._opened.set()
                problem = tell(self._story, Stage(means, heard=self._heard))
                self._end(problem)
                self._released.wait()
        except (OSError, Refusal) as error:
            self._end(f"the shop could not be opened: {error}")
        finally:
            self._opened.set()

    def _end(self, problem: str) -> None:
        with self._turn:
            self._ended, self._problem = True, problem
        self._announce()

    def _heard(self, step: str) -> None:
        """Keep a step waiting until it is let through; some stories have several people who act at once."""
        with self._turn:
            self._steps.append(step)
            self._announce()
            self._turn.wait_for(lambda: self._next or self._all or self._leaving)
            if self._leaving:
                raise Abandoned
            self._next, self._done = False, self._done + 1
        self._announce()
