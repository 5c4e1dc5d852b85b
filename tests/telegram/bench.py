"""A whole telegram room on a pretend Telegram: real file, real clerk, real HTTP; only the shop's rules are a script."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shopbot.clock import ManualClock
from shopbot.db import inbox, outbox, store
from shopbot.db.clerk import Clerk, Done, Park, Retry
from shopbot.db.outbox import Owed
from shopbot.db.tx import Reader, Tx
from shopbot.host.screen import AnswerTap, Rendered, Show
from shopbot.secret import Secret
from shopbot.simulator.driver import Driver
from shopbot.simulator.server import Simulator
from shopbot.telegram.api import Api
from shopbot.telegram.intake import Intake, Listeners
from shopbot.telegram.lanes import Lanes
from shopbot.telegram.sender import Sender

MASTER = bytes(range(32))
DEADLINE = 20.0
Json = dict[str, Any]


def button(label: str, data: str) -> Json:
    return {"text": label, "callback_data": data}


def screen(words: str, **more: Any) -> Rendered:
    return Rendered(words, ((button("Tap", "tap"),),), **more)


class Desk:
    """Records what it is asked to handle; `script` says what to do with it."""

    def __init__(self) -> None:
        self.seen: list[inbox.Event] = []
        self.script: Callable[[Tx, inbox.Event], object] = lambda tx, event: None

    def handle(self, tx: Tx, event: inbox.Event) -> None:
        self.seen.append(event)
        self.script(tx, event)

    def failed(self, tx: Tx, event: inbox.Event, error: BaseException) -> Done | Retry | Park:
        return Park(type(error).__name__)


@dataclass
class Bench:
    """`clock` stands still but for `until`, which turns it while it waits."""

    folder: Path
    simulator: Simulator
    clock: ManualClock = field(default_factory=ManualClock)
    conflicts: int = 0
    refusals: list[int] = field(default_factory=list)
    blocked: list[int] = field(default_factory=list)
    words: dict[str, list[Rendered]] = field(default_factory=dict)
    working: str = ""
    intake: Intake | None = None

    def __post_init__(self) -> None:
        self.driver = Driver(self.simulator.url)
        self.desk = Desk()
        self.store = store.create(self.folder / "shop", MASTER, self.clock)
        self.api = self.new_api()
        self.clerk = Clerk(
            self.store.writer, self.store.keys, self.clock, self.desk,
            anchor=self.store.anchor, after=self._carry_out, room=self._room,
        )  # fmt: skip
        self.lanes = Lanes(self.clock, longest_nap=0.01, eased=self.clerk.wake)
        self.sender = Sender(
            self.api, self.clerk, self.store.reader, self.render, self.clock, threads=4,
            blocked=lambda tx, chat: self.blocked.append(chat), lanes=self.lanes,
            working=lambda reader, person: self.working,
        )  # fmt: skip
        self.reader = self.store.reader()

    def new_api(self, **more: Any) -> Api:
        return Api(Secret(self.simulator.token), self.simulator.api_url, self.clock, **more)

    def start(self, *, poll: bool = False) -> "Bench":
        self.clerk.start()
        self.sender.start()
        if poll:
            self.poll()
        return self

    def poll(self, **more: Any) -> Intake:
        listeners = Listeners(self.sender.tapped, self._conflict, self.refusals.append)
        self.intake = Intake(self.api, self.clerk, listeners, poll_seconds=2, pause=lambda tries, most: 0.01, **more)
        self.intake.start()
        return self.intake

    def _carry_out(self, effects: Sequence[object]) -> None:
        self.sender.effects(effects)

    def _room(self) -> int:
        return self.sender.room()

    def _conflict(self) -> None:
        self.conflicts += 1

    def stop(self) -> None:
        if self.intake:
            self.intake.stop()
        self.sender.stop(2.0)
        self.clerk.stop()
        self.store.close()
        self.api.close()

    # --- the shop's side ---

    def render(self, reader: Reader, owed: Owed) -> list[Rendered]:
        return self.words[owed.name]

    def owe(self, chat: int, name: str, **more: Any) -> int:
        return self.clerk.write(lambda tx: outbox.owe(tx, chat, "test", name, {}, **more))

    def owed(self, number: int) -> Any:
        return self.reader.row("SELECT * FROM outbox WHERE id = ?", number)

    def screen_row(self, chat: int) -> Any:
        return self.reader.row("SELECT * FROM screen WHERE chat = ?", chat)

    def show(self, chat: int, rendered: Rendered, **more: Any) -> None:
        self.send(Show(chat, rendered, **more))

    def answer(self, callback_id: str, words: str = "", *, alert: bool = False) -> None:
        self.send(AnswerTap(callback_id, words, alert))

    def send(self, *effects: object) -> None:
        def work(tx: Tx) -> None:
            for effect in effects:
                tx.after_commit(effect)

        self.clerk.write(work)

    # --- the world's side ---

    def person(self, name: str = "Sari") -> int:
        """Return someone who has opened the chat; before that a bot may not write to them."""
        number = int(self.driver.add_person(name)["id"])
        self.driver.say(number, "/start")
        return number

    def texts(self, person: int) -> list[str]:
        return [m.get("text") or m.get("caption") or "" for m in self.messages(person)]

    def messages(self, person: int) -> list[Json]:
        return [m for m in self.driver.chat(person)["messages"] if m["from"]["is_bot"]]

    def methods(self) -> list[str]:
        return [call["method"] for call in self.driver.calls() if call["method"] != "getUpdates"]

    # --- waiting ---

    def until(self, condition: Callable[[], object], seconds: float = 0.2) -> None:
        """Wait until `condition` holds, turning the clock `seconds` on at each look."""
        never = threading.Event()
        for _ in range(int(DEADLINE / 0.01)):
            if condition():
                return
            self.clock.advance(seconds)
            never.wait(0.01)
        raise AssertionError("it never came to that")

    def until_texts(self, person: int, expected: Sequence[str]) -> None:
        self.until(lambda: self.texts(person) == list(expected))
