"""A shop's file with a clerk whose turns are made by hand, and a desk that does what each event's body says."""

from collections.abc import Callable, Sequence
from pathlib import Path

from shopbot.clock import ManualClock
from shopbot.db import anchor, cursors, inbox, store
from shopbot.db.clerk import Clerk, Done, Park, Retry
from shopbot.db.inbox import Event
from shopbot.db.keys import Keys
from shopbot.db.tx import Tx

MASTER = bytes(range(32))
KEYS = Keys.of(MASTER)
Handler = Callable[[Tx, Event], object]


class Desk:
    """Handles an event by the handler its body names, and tells what it saw."""

    def __init__(self) -> None:
        self.handlers: dict[str, Handler] = {"count": count, "fail": fail}
        self.handled: list[str] = []
        self.errors: list[BaseException] = []
        self.verdict: Callable[[Event, BaseException], Done | Retry | Park] = lambda event, error: Done(
            type(error).__name__
        )

    def handle(self, tx: Tx, event: Event) -> None:
        self.handled.append(event.key)
        self.handlers[event.body["do"]](tx, event)

    def failed(self, _tx: Tx, event: Event, error: BaseException) -> Done | Retry | Park:
        self.errors.append(error)
        return self.verdict(event, error)


def count(tx: Tx, event: Event) -> None:
    """Leave a trace of having run: the cursor of the event's key goes up by one."""
    cursors.move(tx, event.key, (cursors.read(tx, event.key) or 0) + 1)


def fail(tx: Tx, event: Event) -> None:
    """Leave a trace, then raise."""
    count(tx, event)
    raise ValueError(event.key)


class Bench:
    """One shop. `run` turns the clerk until nothing waits; `reopen` is a restart after a kill."""

    def __init__(self, folder: Path, seconds: float = 10.0) -> None:
        self.folder = folder
        self.clock = ManualClock()
        self.desk = Desk()
        self.effects: list[object] = []
        self.seconds = seconds
        self.room = 64
        self.store = store.create(folder, MASTER, self.clock)
        self.hire()

    def hire(self) -> None:
        """Put a clerk at the open shop."""
        self.clerk = Clerk(
            self.store.writer, self.store.keys, self.clock, self.desk,
            anchor=self.store.anchor, after=self._after, handler_seconds=self.seconds,
            room=lambda: self.room,
        )  # fmt: skip
        self.reader = self.store.reader()

    def _after(self, effects: Sequence[object]) -> None:
        self.effects += effects

    def reopen(self) -> None:
        """Die and start again."""
        self.store.abandon()
        self.store = store.open_store(self.folder, MASTER, self.clock)
        self.hire()
        self.clerk.recover()

    def put(self, *keys: str, do: str = "count", lane: int = inbox.PEOPLE, source: str = "test") -> int:
        """Store events and carry out none yet; return how many were new."""
        stored = self.clerk.submit(lambda tx: sum(inbox.put(tx, source, key, {"do": do}, lane=lane) for key in keys))
        self.clerk.turn(events=False)
        return stored.result()

    def run(self) -> int:
        """Turn until nothing is due; return how many turns did something."""
        turns = 0
        while self.clerk.turn():
            turns += 1
        return turns

    def times(self, key: str) -> int:
        """How often the event's handler has left its trace."""
        return cursors.read(self.reader, key) or 0

    def state(self, key: str) -> tuple[str, int, str | None]:
        row = self.reader.row("SELECT state, tries, problem FROM inbox WHERE key = ?", key)
        return row["state"], row["tries"], row["problem"]  # type: ignore[index]

    @property
    def seq(self) -> int:
        return int(self.reader.scalar("SELECT seq FROM shop"))

    @property
    def anchored(self) -> int:
        return anchor.read(self.store.files.anchor, KEYS).seq

    def close(self) -> None:
        self.store.close()
