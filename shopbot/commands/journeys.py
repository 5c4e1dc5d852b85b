"""`journeys`: stories of pretend people, played through the pretend Telegram with the real bot.

Each story has a fresh shop of its own. It passes if everybody saw what they should, no call broke a rule of the Bot
API, and the books of the stopped shop add up. Examples:

  python3 run.py journeys                    all of them
  python3 run.py journeys restart "in Arabic"  those with these words in their names
  python3 run.py journeys --step restart     that one step by step, with a page to watch it on
  python3 run.py journeys --json             the last line is one JSON object
  python3 run.py journeys --hardened         under the system call and memory rules of the service that `install` makes
"""

import argparse
import contextlib
import json
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from shopbot import log
from shopbot.clock import FollowingClock
from shopbot.commands.demo import OWNER, PLUGINS, Demo, demo, demo_config
from shopbot.commands.looking import doors, sound_texts
from shopbot.config import read_key
from shopbot.db.survey import Survey, survey
from shopbot.errors import Exit, Refusal
from shopbot.journeys.stage import Abandoned, Means, Stage
from shopbot.journeys.stories import STORIES
from shopbot.journeys.story import Opens, Result, Story, choose, play, tell
from shopbot.service import confine
from shopbot.simulator.driver import Driver
from shopbot.trade import checks, digest

_LISTED = 10


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="words in the names of the stories to play")
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    parser.add_argument("--step", action="store_true", help="wait before each step of the one story named")
    parser.add_argument("--at-once", type=int, default=2, metavar="N", help="stories side by side (default: 2)")
    parser.add_argument("--hardened", action="store_true", help="the bots may do no more than the service may (Linux)")
    parser.add_argument("--list", action="store_true", help="print the names and play nothing")


def run(args: argparse.Namespace) -> int:
    """Play the stories; 0 if all pass, else 1."""
    try:
        chosen = choose(args.names, STORIES)
    except LookupError as unknown:
        raise Refusal(
            f"no story has {unknown.args[0]!r} in its name", "python3 run.py journeys --list", Exit.USAGE
        ) from unknown
    if args.list:
        print("\n".join(one.name for one in chosen))
        return Exit.OK
    if args.hardened:
        confine.allowed()  # refuses here, not in each of the bots
        Demo.before = confine.command()
    log.setup("error")
    for number in (signal.SIGINT, signal.SIGTERM):  # shops that are open are closed
        signal.signal(number, signal.default_int_handler)
    return step_through(chosen) if args.step else perform(chosen, as_json=args.json, at_once=args.at_once)


def perform(stories: Sequence[Story], *, as_json: bool, at_once: int = 1) -> int:
    """Play these stories, `at_once` of them side by side, tell of each, and return the exit code."""
    results = []
    for result in _played(stories, at_once):
        results.append(result)
        _tell(result)
    failed = sum(not one.ok for one in results)
    print(_as_json(results) if as_json else f"\n{len(results) - failed} passed, {failed} failed", flush=True)
    return Exit.PROBLEM if failed else Exit.OK


def _played(stories: Sequence[Story], at_once: int) -> Iterator[Result]:
    """Yield the results in the stories' order. Side by side, each opens its own shop when its turn comes."""
    if at_once <= 1:
        with Ahead(stories) as opens:
            yield from play(stories, opens)
        return
    shops = Beside()
    with ThreadPoolExecutor(at_once) as hands:
        try:
            yield from hands.map(lambda one: next(iter(play([one], shops.opened))), stories)
        except BaseException:
            shops.abandon()
            raise


def step_through(stories: Sequence[Story]) -> int:
    """Play one story, each step after Enter; return the exit code. Raises a `Refusal` when they are not just one."""
    if len(stories) != 1:
        names = "".join(f"\n  {one.name}" for one in stories[:_LISTED])
        raise Refusal(f"--step plays one story, and {len(stories)} fit: {names}", "Type more of its name.", Exit.USAGE)
    with opened(stories[0]) as means:
        print(f"{stories[0].name}: watch it at {means.page}")
        print("Enter: the next step · a: all the rest · q: leave", flush=True)
        problem = tell(stories[0], Stage(means, heard=Steps().heard))
        print(problem or "✓ passed", flush=True)
        if problem:
            _answer("Enter closes its shop ")
    return Exit.PROBLEM if problem else Exit.OK


class Steps:
    """Prints each step and waits for Enter, until the rest is asked for or nobody can answer."""

    def __init__(self) -> None:
        self._number = 0
        self._all = False

    def heard(self, step: str) -> None:
        """Wait before a step. Raises `Abandoned` when whoever watches leaves."""
        self._number += 1
        words = f"{self._number:>3}  {step} "
        if self._all:
            print(words, flush=True)
            return
        answer = _answer(words)
        if answer == "q":
            raise Abandoned
        self._all = answer in {"a", None}


def _answer(prompt: str) -> str | None:
    """Ask at the terminal; None when nobody is there."""
    try:
        return input(prompt).strip().lower()
    except EOFError:
        print(flush=True)
        return None


def _tell(result: Result) -> None:
    print(f"{'✓' if result.ok else '✗'} {result.name}  ({result.seconds:.1f} s)", flush=True)
    if result.problem:
        print("    " + result.problem.rstrip().replace("\n", "\n    "), flush=True)


def _as_json(results: Sequence[Result]) -> str:
    journeys = [{"name": one.name, "ok": one.ok, "seconds": one.seconds} for one in results]
    passed = sum(one.ok for one in results)
    return json.dumps({"passed": passed, "failed": len(results) - passed, "journeys": journeys}, ensure_ascii=False)


@contextlib.contextmanager
def opened(one: Story) -> Iterator[Means]:
    """Open a fresh demo shop for a story; what its bot logged is shown if the story ends badly."""
    with demo(0, start=False, fakes=("pretend", *one.fakes), first=sound_texts()) as running:
        running.output = running.folder / "bot.log"
        for name, source in one.plugins.items():
            (running.folder / PLUGINS).mkdir(exist_ok=True)
            (running.folder / PLUGINS / f"{name}.py").write_text(source, encoding="utf-8")
        running.start_bot()
        yield Hands(running).means()


class Beside:
    """Opens shops for stories that are played side by side, and knows which are open."""

    def __init__(self) -> None:
        self._open: list[Means] = []

    @contextlib.contextmanager
    def opened(self, one: Story) -> Iterator[Means]:
        """Open a fresh demo shop for a story."""
        with opened(one) as means:
            self._open.append(means)
            try:
                yield means
            finally:
                self._open.remove(means)

    def abandon(self) -> None:
        """End every shop that is open: whatever its story waits for fails."""
        for means in list(self._open):
            means.abandon()


class Ahead:
    """Opens shops for these stories in their order, always one ahead: a bot starts while the story before is played."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._stories = list(stories)
        self._ready: dict[str, tuple[contextlib.ExitStack, Means]] = {}

    @contextlib.contextmanager
    def opened(self, one: Story) -> Iterator[Means]:
        """Hand out the shop of a story, with the next one's opening meanwhile."""
        stack, means = self._ready.pop(one.name) if one.name in self._ready else self._open(one)
        with stack:
            self._open_after(one)
            yield means

    def __enter__(self) -> Opens:
        return self.opened

    def __exit__(self, *_: object) -> None:
        """Close what was opened too early."""
        for stack, _means in self._ready.values():
            stack.close()

    @staticmethod
    def _open(one: Story) -> tuple[contextlib.ExitStack, Means]:
        stack = contextlib.ExitStack()
        return stack, stack.enter_context(opened(one))

    def _open_after(self, one: Story) -> None:
        following = self._stories[self._stories.index(one) + 1 :][:1]
        with contextlib.suppress(OSError, Refusal):  # it is tried once more, and told of, when its turn comes
            self._ready.update({story.name: self._open(story) for story in following})


@dataclass
class Hands:
    """What a stage cannot do by itself, done to one demo."""

    demo: Demo

    def means(self) -> Means:
        """Return them all."""
        return Means(
            driver=Driver(self.demo.simulator.url),
            owner=OWNER,
            start=self.demo.restart,
            restart=self.demo.restart,
            kill=self.demo.kill,
            recount=self.recount,
            close=self.close,
            log=self.log,
            page=f"{self.demo.simulator.url}/",
            abandon=self.demo.close,
            books=self.books,
            doors=lambda: doors(demo_config(self.demo.folder)),
        )

    def recount(self) -> list[str]:
        """Recount the shop's books from its file."""
        clock = FollowingClock(self.demo.folder / "clock")
        try:
            with self._look() as shop:
                return checks.check_all(shop.reader, shop.keys, clock.now())
        finally:
            clock.close()

    def books(self) -> Mapping[str, str]:
        """Return a digest of each of the shop's books, from its file."""
        with self._look() as shop:
            return digest.books(shop.reader)

    def _look(self) -> contextlib.AbstractContextManager[Survey]:
        key = read_key(demo_config(self.demo.folder)).reveal()
        return survey(self.demo.folder, bytes.fromhex(key))

    def close(self) -> list[str]:
        """Stop the bot and recount; a bot that does not stop in order is a problem too."""
        code = self.demo.stop_bot()
        return [f"the bot ended with {code}"] if code else self.recount()

    def log(self) -> str:
        """Return what the bot has logged."""
        output = self.demo.output
        return output.read_text("utf-8", "replace") if output and output.exists() else ""
