"""What both sources have in common: how they are asked, and that one which refuses is left alone for a while.

Nothing here is in the file: it is kept by this process only, and is forgotten without harm.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from shopbot.api import NotReady, http

_REST_SECONDS = 30  # what TronGrid's penalty was said to be
_LONGEST_REST = 3600
_MOST_FINAL = 5_000


@dataclass
class Memory:
    """Until when a source is left alone (UTC seconds), and what was final: that never changes again."""

    rests: dict[str, int] = field(default_factory=dict)
    final: dict[tuple[str, str], Any] = field(default_factory=dict)

    def clear(self) -> None:
        """Forget everything."""
        self.rests.clear()
        self.final.clear()

    def keep(self, key: tuple[str, str], found: Any) -> None:
        """Remember something final, and forget the oldest of much."""
        self.final[key] = found
        if len(self.final) > _MOST_FINAL:
            del self.final[next(iter(self.final))]


MEMORY = Memory()


@dataclass(frozen=True)
class Source:
    """One source as it is asked at one moment (`now`, UTC seconds; 0: by somebody without a clock, who won't wait)."""

    name: str
    url: str
    key: str
    now: int = 0

    def get(self, path: str, query: Mapping[str, Any]) -> Mapping[str, Any]:
        """Ask for a list. Raises NotReady, also for 403, by which both say "not so fast"."""
        return self._asked(lambda: http.get(self._address(path), query=query, headers=self._headers()))

    def post(self, path: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Ask a node. Raises NotReady."""
        return self._asked(lambda: http.post(self._address(path), body, headers=self._headers()))

    def _address(self, path: str) -> str:
        return f"{self.url.rstrip('/')}/{path}"

    def _headers(self) -> dict[str, str]:
        return {"TRON-PRO-API-KEY": self.key} if self.key else {}

    def _asked(self, ask: Callable[[], http.Answer]) -> Mapping[str, Any]:
        left = MEMORY.rests.get(self.url, 0) - self.now
        if self.now and 0 < left <= _LONGEST_REST:
            raise NotReady(f"{self.name} is left alone for a while", left)
        try:
            return self._usable(ask())
        except NotReady as reason:
            if self.now:
                MEMORY.rests[self.url] = self.now + (reason.after or _REST_SECONDS)
            raise

    def _usable(self, answer: http.Answer) -> Mapping[str, Any]:
        if not answer.ok:
            raise NotReady(f"{self.name} answered {answer.status}", _REST_SECONDS)
        found = answer.json()
        if not isinstance(found, dict) or found.get("success") is False:
            raise NotReady(f"{self.name} answered with an error", _REST_SECONDS)
        return found
