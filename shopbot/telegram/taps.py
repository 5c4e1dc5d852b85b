"""Every tap's spinner is ended once, and soon, however slow the handler is."""

import threading
from dataclasses import dataclass
from typing import Literal

from shopbot.host.screen import AnswerTap

_FORGOTTEN_AFTER = 300.0
_SWEEP_ABOVE = 2000

Fate = Literal["send", "say", "drop"]


@dataclass
class _Tap:
    person: int
    at: float
    answered: bool = False


class Taps:
    """The taps of the last minutes. Times are monotonic seconds."""

    def __init__(self) -> None:
        self._taps: dict[str, _Tap] = {}
        self._lock = threading.Lock()

    def arrived(self, callback_id: str, person: int, now: float) -> None:
        """Note a tap; one that arrives a second time stays as it is."""
        with self._lock:
            if len(self._taps) > _SWEEP_ABOVE:
                self._taps = {i: tap for i, tap in self._taps.items() if tap.at > now - _FORGOTTEN_AFTER}
            self._taps.setdefault(callback_id, _Tap(person, now))

    def fate(self, answer: AnswerTap, now: float) -> tuple[Fate, int]:
        """Claim the one answer of a tap: return what becomes of `answer`, and the person (0: not known).

        The first answer is sent. A later one is dropped, unless it is one the person must read: that is said.
        A tap nobody noted (it waited in the inbox through a restart) is answered like any other.
        """
        with self._lock:
            tap = self._taps.setdefault(answer.callback_id, _Tap(0, now))
            first, tap.answered = not tap.answered, True
            if first:
                return "send", tap.person
            return ("say" if answer.alert and answer.words and tap.person else "drop"), tap.person

    def open(self, callback_id: str) -> bool:
        """Tell whether nobody has answered it yet."""
        with self._lock:
            tap = self._taps.get(callback_id)
            return tap is not None and not tap.answered

    def person(self, callback_id: str) -> int:
        """Return whose tap it is, or 0."""
        with self._lock:
            tap = self._taps.get(callback_id)
            return tap.person if tap else 0
