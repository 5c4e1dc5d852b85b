"""A bounded log of the bot's calls, for the inspector and for tests. The token is never part of it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from shopbot.simulator.params import Params, Upload
from shopbot.simulator.refusal import Refusal

KEPT = 5000
_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """One call. `at` is the simulator's clock in UTC seconds, `ms` how long the answer took."""

    n: int
    at: int
    method: str
    params: Params
    ms: float
    refusal: Refusal | None
    dropped: bool

    def shown(self) -> dict[str, Any]:
        """The JSON object drivers see."""
        made: dict[str, Any] = {
            "n": self.n,
            "at": self.at,
            "method": self.method,
            "params": self.params,
            "ms": self.ms,
            "ok": self.refusal is None,
            "violation": self.refusal is not None and self.refusal.violation,
        }
        if self.refusal is not None:
            made |= {"error_code": self.refusal.code, "description": self.refusal.description}
        return made | ({"dropped": True} if self.dropped else {})


def _short(value: object) -> object:
    if isinstance(value, str) and len(value) > _SHOWN:
        return value[:_SHOWN] + "…"
    return value


class CallLog:
    """The last calls, and every violation among them."""

    def __init__(self) -> None:
        self.count = 0
        self.running = 0
        self.last_activity = time.monotonic()
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._violations: deque[Entry] = deque(maxlen=KEPT)

    def clear(self) -> None:
        """Forget the calls; the count goes on."""
        self._entries.clear()
        self._violations.clear()

    def add(
        self,
        method: str,
        params: Params,
        files: Mapping[str, Upload],
        at: int,
        ms: float,
        refusal: Refusal | None,
        *,
        dropped: bool,
    ) -> Entry:
        """Record one call; of a long text only the beginning is kept, of a file only its name and size."""
        self.count += 1
        self.last_activity = time.monotonic()
        kept = {name: _short(value) for name, value in params.items()}
        kept |= {name: f"<{up.file_name}, {len(up.content)} bytes>" for name, up in files.items()}
        entry = Entry(self.count, at, method, kept, round(ms, 2), refusal, dropped)
        self._entries.append(entry)
        if refusal is not None and refusal.violation:
            self._violations.append(entry)
        return entry

    def since(self, number: int, limit: int) -> list[dict[str, Any]]:
        """Up to `limit` kept calls after number `number`, oldest first."""
        newer = [*islice(reversed(self._entries), max(0, self.count - number))][::-1] if limit else []
        return [entry.shown() for entry in newer[:limit]]

    def violations(self) -> list[dict[str, Any]]:
        """The calls that broke the Bot API's rules."""
        return [entry.shown() for entry in self._violations]
