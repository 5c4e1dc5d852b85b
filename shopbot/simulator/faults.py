"""Trouble on request: what a driver can make the pretend Telegram do to the bot's calls."""

from __future__ import annotations

import itertools
from dataclasses import asdict, dataclass
from typing import Any

from shopbot.simulator.refusal import Refusal

KINDS = ("429", "500", "slow", "drop_after", "drop_before", "403", "400")


class Dropped(Exception):
    """The connection is to be closed without an answer."""


@dataclass(slots=True)
class Fault:
    """One planted fault. `method` "*" means every method but getUpdates; `times` None means until removed.

    `retry_after` is in seconds, `ms` in milliseconds.
    """

    id: int
    kind: str
    method: str = "*"
    chat: int | None = None
    times: int | None = 1
    retry_after: int = 1
    ms: int = 1000
    description: str = ""

    def fits(self, method: str, chat: object) -> bool:
        """Whether this call is meant."""
        if self.times == 0 or (self.chat is not None and self.chat != chat):
            return False
        return self.method == method if method == "getUpdates" else self.method in {"*", method}

    def refusal(self) -> Refusal:
        """The answer of the kinds that refuse."""
        if self.kind == "429":
            return Refusal(429, f"Too Many Requests: retry after {self.retry_after}", retry_after=self.retry_after)
        usual = {
            "500": "Internal Server Error",
            "403": "Forbidden: bot was blocked by the user",
            "400": "Bad Request: chat not found",
        }
        return Refusal(int(self.kind), self.description or usual[self.kind])


class Faults:
    """The planted faults, in the order they were planted."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._numbers = itertools.count(1)

    def add(self, kind: str, **options: Any) -> int:
        """Plant one; raises ValueError for an unknown kind and TypeError for an unknown option."""
        if kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)}")
        fault = Fault(next(self._numbers), kind, **options)
        self._faults.append(fault)
        return fault.id

    def remove(self, number: int | None = None) -> None:
        """Remove one, or all."""
        self._faults = [fault for fault in self._faults if number not in {None, fault.id}]

    def shown(self) -> list[dict[str, Any]]:
        """All, as JSON objects."""
        return [asdict(fault) for fault in self._faults]

    def strike(self, method: str, chat: object) -> list[Fault]:
        """The faults this call meets, each counted: every `slow` one and the first of the others."""
        met: list[Fault] = []
        if not self._faults:
            return met
        for fault in self._faults:
            if fault.fits(method, chat) and (fault.kind == "slow" or all(one.kind == "slow" for one in met)):
                met.append(fault)
                fault.times = None if fault.times is None else fault.times - 1
        self._faults = [fault for fault in self._faults if fault.times != 0]
        return met
