"""One shop for one story: its people, its clock, and what can befall it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from shopbot.journeys.guest import Guest, Missed
from shopbot.simulator.driver import Driver

_ALL = 1_000_000


def nothing(*_: object) -> None:
    """Do nothing."""


class Abandoned(Exception):
    """Whoever watches the story does not want the rest of it."""


@dataclass(frozen=True)
class Doors:
    """Every way into the shop: what buttons can ask for, commands, and what links to the bot can begin with.

    `actions` are names with the kinds of their arguments: "int", "str", "bool".
    """

    actions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    commands: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Means:
    """What whoever plays a story gives it. `owner` is the Telegram id of the shop's owner.

    `restart` stops the bot in order and starts it again; `kill` ends it at once, `start` starts it after that.
    `recount` returns what does not add up in the shop's books; `close` stops the bot for good and does the same.
    `log` is what the bot has logged. `page` is the chat page's address, for somebody who watches. `abandon` lets go
    of the shop at once, from any thread: whatever the story waits for fails. `books` returns one digest for each book
    of the shop (money, paid orders, goods, products, people, settings); `doors` every way in.
    """

    driver: Driver
    owner: int
    start: Callable[[], object]
    restart: Callable[[], object]
    kill: Callable[[], object]
    recount: Callable[[], list[str]]
    close: Callable[[], list[str]]
    log: Callable[[], str]
    page: str = ""
    abandon: Callable[[], object] = nothing
    books: Callable[[], Mapping[str, str]] = dict
    doors: Callable[[], Doors] = Doors


@dataclass
class Stage:
    """What a story is told on. `steps` is what has happened so far, in words.

    `heard` is told of each step before it is done, and may keep it waiting or raise `Abandoned`.
    """

    means: Means
    steps: list[str] = field(default_factory=list)
    guests: list[Guest] = field(default_factory=list)
    heard: Callable[[str], object] = nothing
    _owner: Guest | None = None

    @property
    def driver(self) -> Driver:
        """The pretend Telegram, call by call."""
        return self.means.driver

    def phone(self, name: str, language: str = "en") -> Guest:
        """Return the phone of somebody new, whose Telegram speaks `language`."""
        return self._guest(int(self.driver.add_person(name, language)["id"]), name)

    @property
    def owner(self) -> Guest:
        """The owner's phone; Budi's Telegram speaks English in the stories."""
        if self._owner is None:
            self.driver.change_person(self.means.owner, language_code="en")
            self._owner = self._guest(self.means.owner, "Budi")
        return self._owner

    def owner_speaking(self, language: str) -> Guest:
        """Return the owner's phone, with a Telegram that speaks `language`."""
        found = self.owner
        self.driver.change_person(self.means.owner, language_code=language)
        return found

    def _guest(self, person: int, name: str) -> Guest:
        guest = Guest(self.driver, person, name, self.note)
        self.guests.append(guest)
        return guest

    def note(self, step: str) -> None:
        """Remember what happens next, once whoever watches lets it happen."""
        self.steps.append(step)
        self.heard(step)

    def advance(self, *, seconds: int = 0, minutes: int = 0, hours: int = 0, days: int = 0) -> None:
        """Let time pass, and wait until the bot has done what was due."""
        span = seconds + 60 * (minutes + 60 * (hours + 24 * days))
        self.note(f"{span} seconds pass")
        self.driver.advance(span)
        self.driver.wait_quiet()

    def restart(self) -> None:
        """Stop the bot in order, and start it again."""
        self.note("the bot is restarted")
        self.means.restart()

    def kill(self) -> None:
        """End the bot at once, as a power cut would."""
        self.note("the bot is killed")
        self.means.kill()

    def start(self) -> None:
        """Start the bot after it was killed."""
        self.note("the bot is started")
        self.means.start()

    def gateway(self, *, down: bool, name: str = "pretend") -> None:
        """Take a pretend gateway down, or bring it back."""
        self.note(f"the gateway {name} {'goes down' if down else 'comes back'}")
        self.driver.post("shop/gateways", name=name, down=down)

    def check(self, true: bool, otherwise: str) -> None:
        """Hold the story to something that is not seen in a chat."""
        if not true:
            raise Missed(otherwise)

    def recount(self) -> None:
        """Hold the shop's books to add up, beside the running bot."""
        self.note("the books are recounted")
        _none(self.means.recount(), "the books do not add up")

    def close(self) -> None:
        """End the story: no call broke a rule of the Bot API, and what the stopped bot leaves adds up."""
        self.note("the story ends")
        self.driver.wait_quiet()
        _none([f"{one['method']}: {one}" for one in self.driver.violations()], "calls broke the Bot API's rules")
        _none(self._unanswered(), "buttons were never answered")
        _none(self.means.close(), "the books do not add up")

    def _unanswered(self) -> list[str]:
        """Return the taps, of those still remembered, that the bot has never answered."""
        answers = {
            str(one["params"].get("callback_query_id"))
            for one in self.driver.calls(limit=_ALL)
            if one["method"] == "answerCallbackQuery"
        }
        taps = [one for one in self.driver.events() if one["kind"] == "callback" and one["state"] == "waiting"]
        return [f"tap of person {one['person']}" for one in taps if one["callback_query_id"] not in answers]


def _none(problems: list[str], words: str) -> None:
    if problems:
        raise Missed(f"{words}: {problems[0]} ({len(problems)} in all)")
