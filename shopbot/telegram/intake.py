"""What Telegram delivers, stored before it is acknowledged.

Asking for the next updates is what acknowledges the last ones, so each batch and the place to go on from are one
commit, and only then is the next question asked. That place is the last id of this batch plus one, never a maximum:
after a quiet week Telegram starts from a random id again.
"""

import hashlib
import json
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from shopbot import log
from shopbot.db import cursors, inbox
from shopbot.db.clerk import Clerk, Stopped
from shopbot.db.tx import Tx
from shopbot.telegram.api import Api, ApiError, Unreachable
from shopbot.telegram.backoff import delay
from shopbot.telegram.inline import is_question
from shopbot.telegram.poll import Cut, LongPoll

KINDS = ("message", "callback_query", "my_chat_member", "pre_checkout_query", "inline_query")
MOST_WAITING = 2000
_WHOLE_BATCH = 100  # getUpdates gives no more: there may be more behind them
_MOST_PAUSE = 60.0
_CONFLICT_PAUSE = 10.0
_CROWD_PAUSE = 0.5
_MOST_ID = 2**62
_UNAUTHORIZED, _NOT_FOUND, _CONFLICT, _TOO_MANY = 401, 404, 409, 429
_log = logging.getLogger("shopbot.telegram")


@dataclass(frozen=True)
class Listeners:
    """Who hears of what intake notices; each is called from its thread and must return at once.

    `tapped(callback_id, person)` for every tap as it arrives, `stored(update)` for every update once it is in the file;
    `asked(update)` for an inline question, which is not stored; `heard()` whenever Telegram is there; `conflict()` when
    another copy of the bot takes updates; `refused(code)` when Telegram does not know the token; `undelivered()` when
    Telegram cannot reach the web door. The last three once, until it has worked again.
    """

    tapped: Callable[[str, int], None] = lambda callback_id, person: None
    conflict: Callable[[], None] = lambda: None
    refused: Callable[[int], None] = lambda code: None
    heard: Callable[[], None] = lambda: None
    asked: Callable[[Mapping[str, Any]], None] = lambda update: None
    stored: Callable[[Mapping[str, Any]], None] = lambda update: None
    undelivered: Callable[[], None] = lambda: None

    def passing(self, update: Mapping[str, Any]) -> bool:
        """Pass on an update that is not to be stored; False for one that is."""
        if not is_question(update):
            return False
        self.asked(update)
        return True

    def arrived(self, update: Mapping[str, Any]) -> None:
        """Pass on an update that is in the file."""
        self.stored(update)
        tap = update.get("callback_query")
        if isinstance(tap, dict) and isinstance(tap.get("id"), str):
            self.tapped(tap["id"], _person(tap))


class Intake:
    """Polls in a thread of its own from `start` to `stop` and puts what comes into the inbox.

    `poll_seconds` is how long one question stays open; `most_waiting` how many events may wait in the inbox before
    Telegram is left holding the rest (it does so for 24 hours).
    """

    def __init__(
        self,
        api: Api,
        clerk: Clerk,
        listeners: Listeners | None = None,
        *,
        kinds: tuple[str, ...] = KINDS,
        poll_seconds: int = 25,
        most_waiting: int = MOST_WAITING,
        pause: Callable[[int, float], float] = delay,
    ) -> None:
        self._api = api
        self._clerk = clerk
        self._to = listeners or Listeners()
        self._kinds = kinds
        self._poll_seconds = poll_seconds
        self._most_waiting = most_waiting
        self._pause = pause
        self._source = source_of(api)
        self._poll = LongPoll(api)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="intake", daemon=True)
        self._trouble = ""
        self._tries = 0
        self._removed = 0
        self._crowded = False

    @property
    def trouble(self) -> str:
        """What stands between Telegram and the shop, in a few words; empty when nothing does."""
        return self._trouble

    @property
    def crowded(self) -> bool:
        """True while more waits at Telegram, and there is room for it here.

        Telegram hands updates out in order, and gives up a payment that is not answered in ten seconds. So whoever
        carries them out lets a crowd in first: what has to be quick is only found once it is here.
        """
        return self._crowded

    @property
    def alive(self) -> bool:
        """True while its thread runs: from `start` until `stop`, whatever Telegram does."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin polling, from where an earlier process got to."""
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """End the open poll and the thread; what was stored stays stored, the rest stays with Telegram."""
        self._stopping.set()
        self._poll.close()
        if self._thread.ident is not None:
            self._thread.join(timeout)

    def _run(self) -> None:
        try:
            offset = self._place()
            while not self._stopping.is_set():
                offset = self._step(offset)
        except (Cut, Stopped):
            return

    def _place(self) -> int | None:
        """Return where an earlier process got to, as soon as the file can say."""
        while not self._stopping.is_set():
            try:
                return self._clerk.write(lambda tx: cursors.read(tx, self._source))
            except Stopped:
                raise
            except Exception as error:
                self._stopping.wait(self._worse(f"no place {type(error).__name__}"))
        raise Stopped

    def _step(self, offset: int | None) -> int | None:
        try:
            batch = self._poll.updates(offset, 0 if self._crowded else self._poll_seconds, self._kinds)
            self._better()
            self._let_in(crowd=len(batch) >= _WHOLE_BATCH)
            return self._store(batch, offset) if batch else offset
        except ApiError as error:
            self._let_in(crowd=False)
            self._stopping.wait(self._refused(error))
        except Unreachable as error:
            self._let_in(crowd=False)
            self._stopping.wait(self._worse(f"unreachable {error.problem}"))
        except (Cut, Stopped):
            raise
        except Exception as error:
            # The disk is full, say: nothing was stored, so the same updates are asked for again.
            self._let_in(crowd=False)
            self._stopping.wait(self._worse(f"not stored {type(error).__name__}"))
        return offset

    def _let_in(self, *, crowd: bool) -> None:
        """Note whether a crowd is being let in; when it is over, what it brought is carried out."""
        was, self._crowded = self._crowded, crowd
        if was and not crowd:
            self._clerk.wake()

    # --- storing ---

    def _store(self, batch: list[Mapping[str, Any]], offset: int | None) -> int | None:
        sound = [update for update in batch if is_update(update)]
        if not sound:
            log.event(_log, "updates_without_id", level=logging.ERROR, count=len(batch))
            raise ApiError(502, "updates without an id")
        following = sound[-1]["update_id"] + 1
        kept = [update for update in sound if not self._to.passing(update)]
        if not kept:
            return int(following)  # asked for once more after a crash, and lost without harm
        waiting = self._commit([self._event(update) for update in kept], following)
        for update in kept:
            self._to.arrived(update)
        if waiting > self._most_waiting:
            self._let_in(crowd=False)
        while waiting > self._most_waiting and not self._stopping.wait(_CROWD_PAUSE):
            waiting = self._clerk.write(inbox.waiting_count)
        return int(following)

    def _commit(self, events: list[inbox.NewEvent], following: int) -> int:
        waiting = [0]

        def note(tx: Tx) -> None:
            cursors.move(tx, self._source, following)
            waiting[0] = inbox.waiting_count(tx)

        self._clerk.put(events, note)
        return waiting[0]

    def _event(self, update: Mapping[str, Any]) -> inbox.NewEvent:
        return event_of(self._source, update)

    # --- trouble ---

    def _refused(self, error: ApiError) -> float:
        """Say what Telegram's refusal means and return how many seconds to wait."""
        if error.code == _CONFLICT and "webhook" in error.description.lower():
            return self._remove_webhook()
        if error.code == _CONFLICT:
            if self._worse("conflict") and self._tries == 1:
                self._to.conflict()
            return min(_CONFLICT_PAUSE, self._pause(10, _CONFLICT_PAUSE))
        if error.code in (_UNAUTHORIZED, _NOT_FOUND):
            if self._worse(f"refused {error.code}") and self._tries == 1:
                self._to.refused(error.code)
            return self._pause(10, _MOST_PAUSE)
        pause = self._worse(f"error {error.code}")
        return max(pause, error.retry_after or 0) if error.code == _TOO_MANY else pause

    def _remove_webhook(self) -> float:
        """A webhook, left from before or from elsewhere, forbids polling. What waits there is kept.

        One that comes back was set by another copy of the bot.
        """
        log.event(_log, "webhook_removed", level=logging.WARNING)
        self._removed += 1
        if self._removed > 1:
            self._to.conflict()
        try:
            self._api.bot.delete_webhook(drop_pending_updates=False)
        except (ApiError, Unreachable) as error:
            return self._worse(f"webhook {type(error).__name__}")
        return 0.0

    def _worse(self, trouble: str) -> float:
        """Count a failure, write it down if it is a new kind, and return how many seconds to wait."""
        if trouble != self._trouble:
            self._trouble, self._tries = trouble, 0
            level = logging.CRITICAL if trouble == "conflict" or trouble.startswith("refused") else logging.WARNING
            log.event(_log, "intake_trouble", level=level, trouble=trouble)
        self._tries += 1
        return self._pause(self._tries - 1, _MOST_PAUSE)

    def _better(self) -> None:
        self._to.heard()
        if self._trouble:
            log.event(_log, "intake_works_again", after=self._trouble)
            self._trouble, self._tries = "", 0


def source_of(api: Api) -> str:
    """Return what a bot's updates are filed under, however they come."""
    return f"telegram:{api.bot_id}"


def event_of(source: str, update: Mapping[str, Any]) -> inbox.NewEvent:
    """Return an update as the inbox keeps it; the same update is the same event, however often and whichever way."""
    words = json.dumps(update, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    canonical = words.encode("utf-8", "replace")
    # A half of a surrogate pair cannot be stored; one such update must not hold up all others.
    body = update if canonical == words.encode("utf-8", "surrogatepass") else json.loads(canonical)
    key = f"{update['update_id']}:{hashlib.sha256(canonical).hexdigest()[:16]}"
    return inbox.NewEvent(source, key, body, lane=_lane(update))


def is_update(update: object) -> bool:
    """Tell whether this is an object with a number as Telegram's updates have."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return isinstance(number, int) and 0 <= number < _MOST_ID


def _lane(update: Mapping[str, Any]) -> int:
    message = update.get("message")
    paid = isinstance(message, dict) and "successful_payment" in message
    return inbox.FIRST if paid or "pre_checkout_query" in update else inbox.PEOPLE


def _person(tap: Mapping[str, Any]) -> int:
    person = tap.get("from")
    number = person.get("id") if isinstance(person, dict) else None
    return number if isinstance(number, int) else 0
