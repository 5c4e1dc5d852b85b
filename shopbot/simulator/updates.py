"""Updates for the bot, and `getUpdates` with the real server's habits.

Asking with an offset forgets everything below it: that is the acknowledgement. A second asker ends the first one's wait
with a 409. Updates of kinds the bot did not allow are not kept at all.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

from shopbot.simulator.refusal import Refusal

FIRST_ID = 100_000_001
MAX_WAIT_S = 50
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

Update = dict[str, Any]


class UpdateQueue:
    """What the bot has not acknowledged yet, oldest first."""

    def __init__(self, kinds: tuple[str, ...]) -> None:
        self._kinds = frozenset(kinds)
        self._waiting: deque[Update] = deque()
        self._poller: asyncio.Future[None] | None = None
        self.allowed = self._kinds - _NOT_BY_DEFAULT
        self.next_id = FIRST_ID
        self.webhook_url = ""
        self.dropped = 0

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def polling(self) -> int:
        """1 while a long poll waits, else 0."""
        return int(self._poller is not None and not self._poller.done() and not self.webhook_url)

    def put(self, kind: str, body: object) -> int:
        """Queue one update (unless its kind is not allowed) and return its number."""
        number = self.next_id
        self.next_id += 1
        if kind in self.allowed:
            self._append({"update_id": number, kind: body})
        else:
            self.dropped += 1
        return number

    def put_raw(self, update: Update) -> int:
        """Queue an update exactly as given; one without a number gets the next."""
        number = update.get("update_id")
        if not isinstance(number, int):
            number = self.next_id
            update = {"update_id": number, **update}
        self.next_id = max(self.next_id, number + 1)
        self._append(update)
        return number

    def _append(self, update: Update) -> None:
        self._waiting.append(update)
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    def allow(self, kinds: list[str]) -> None:
        """Remember which kinds the bot wants; an empty list means the default. Unknown names are ignored."""
        self.allowed = frozenset(kinds) & self._kinds if kinds else self._kinds - _NOT_BY_DEFAULT

    def forget_all(self) -> None:
        """Drop every waiting update (`drop_pending_updates`)."""
        self._waiting.clear()

    async def take(self, offset: int, limit: int, wait_s: int) -> list[Update]:
        """One `getUpdates`: acknowledge below `offset`, then up to `limit` updates, waiting for the first if none.

        Raises 409 when a webhook is set or when another call takes over while this one waits.
        """
        if self.webhook_url:
            raise Refusal(409, _WEBHOOK)
        self._end_poll(_CONFLICT)
        self.acknowledge(offset)
        if not self._waiting and wait_s > 0:
            await self._wait(min(wait_s, MAX_WAIT_S))
        return [self._waiting[i] for i in range(min(limit, len(self._waiting)))]

    def set_webhook(self, url: str) -> None:
        """Deliver instead of being asked; an empty address goes back. A waiting long poll ends with a 409."""
        if url and not self.webhook_url:
            self._end_poll("Conflict: terminated by setWebhook request")
        self.webhook_url = url

    def _end_poll(self, words: str) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(Refusal(409, words))
        self._poller = None

    async def first(self) -> Update:
        """The oldest waiting update, waiting for one; it stays until acknowledged."""
        while not self._waiting:
            await self._wait(MAX_WAIT_S)
        return self._waiting[0]

    def acknowledge(self, offset: int) -> None:
        """Forget everything below `offset`; a negative one keeps only the last so many."""
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        while self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()

    async def _wait(self, seconds: float) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = mine
        try:
            await asyncio.wait_for(mine, seconds)
        except TimeoutError:
            return
        finally:
            if self._poller is mine:
                self._poller = None
