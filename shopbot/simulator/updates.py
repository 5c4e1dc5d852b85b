"""Updates for the bot, and `getUpdates` with the real server's habits.

Asking with an offset forgets everything below it: that is the acknowledgement. A second asker ends the first one's wait
with a 409. Updates of kinds the bot did not allow are not kept at all, the others for 24 hours. After a week without
any, numbering starts again somewhere else, here always lower. An offset far beyond the newest number, as a bot that
keeps a maximum would then send, is taken for none: the public server's source does so (`TQueue::get`, "in the future").
"""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from itertools import islice
from typing import Any

from shopbot.simulator.clock import SimClock
from shopbot.simulator.refusal import Refusal

FIRST_ID = 100_000_001
MAX_WAIT_S = 50
KEPT_S = 24 * 3600
QUIET_S = 7 * KEPT_S
_BEYOND = 10
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

Update = dict[str, Any]


class UpdateQueue:
    """What the bot has not acknowledged yet, oldest first. `clock` says when a day or a week is over."""

    def __init__(self, kinds: tuple[str, ...], clock: SimClock) -> None:
        self._kinds = frozenset(kinds)
        self._clock = clock
        self._waiting: deque[tuple[float, Update]] = deque()
        self._last_at = clock.now_exact()
        self._poller: asyncio.Future[None] | None = None
        self.allowed = self._kinds - _NOT_BY_DEFAULT
        self.chosen = False
        self.next_id = FIRST_ID
        self.webhook_url = ""

    def __len__(self) -> int:
        self._drop_old()
        return len(self._waiting)

    @property
    def polling(self) -> int:
        """1 while a long poll waits, else 0."""
        return int(self._poller is not None and not self._poller.done() and not self.webhook_url)

    def put(self, kind: str, body: object) -> int:
        """Queue one update (unless its kind is not allowed) and return its number."""
        number = self._number()
        if kind in self.allowed:
            self._append({"update_id": number, kind: body})
        return number

    def _number(self) -> int:
        if self._clock.now_exact() - self._last_at >= QUIET_S:
            self.next_id = 1 + secrets.randbelow(FIRST_ID // 2)
        self._last_at = self._clock.now_exact()
        self.next_id += 1
        return self.next_id - 1

    def put_raw(self, update: Update) -> int:
        """Queue an update exactly as given; one without a number gets the next."""
        number = update.get("update_id")
        if not isinstance(number, int):
            number = self._number()
            update = {"update_id": number, **update}
        self.next_id = max(self.next_id, number + 1)
        self._append(update)
        return number

    def _append(self, update: Update) -> None:
        self._waiting.append((self._clock.now_exact(), update))
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    def allow(self, kinds: list[str]) -> None:
        """Remember which kinds the bot wants; an empty list means the default. Unknown names are ignored."""
        self.chosen = bool(kinds)
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
        if not len(self) and wait_s > 0:
            await self._wait(min(wait_s, MAX_WAIT_S))
        return [update for _, update in islice(self._waiting, limit)]

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
        while not len(self):
            await self._wait(MAX_WAIT_S)
        return self._waiting[0][1]

    def acknowledge(self, offset: int) -> None:
        """Forget everything below `offset`; a negative one keeps only the last so many, one far too high nothing."""
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        if offset > self.next_id + _BEYOND:
            return
        while self._waiting and self._waiting[0][1]["update_id"] < offset:
            self._waiting.popleft()

    def _drop_old(self) -> None:
        since = self._clock.now_exact() - KEPT_S
        while self._waiting and self._waiting[0][0] < since:
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
