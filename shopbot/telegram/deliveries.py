"""Telegram brings the updates (webhook mode): the web door takes them in, this page sees to it that it is asked to.

Nothing else changes: the same inbox, the same recognition of repeats, and an update is acknowledged (2xx) only after
the commit that stored it. While the door cannot be reached Telegram keeps what happens, for 24 hours.
Facts: Bot API 10.3, setWebhook (`secret_token` comes back in every call's X-Telegram-Bot-Api-Secret-Token) and
getWebhookInfo. Telegram never has two calls for the same chat open at once, so the order within a chat stays.
"""

import base64
import hmac
import json
import logging
import threading
from collections.abc import Callable, Mapping
from typing import Any

from shopbot import log
from shopbot.db import cursors, inbox
from shopbot.db.clerk import Clerk, Stopped
from shopbot.db.keys import Keys
from shopbot.telegram.api import Api, ApiError, Unreachable
from shopbot.telegram.backoff import delay
from shopbot.telegram.intake import KINDS, Listeners, event_of, is_update, source_of

_MOST_CONNECTIONS = 20
_LOOK_SECONDS = 60.0
_LOOKS_BEFORE_ALARM = 2
_MOST_PAUSE = 60.0
_UNAUTHORIZED, _NOT_FOUND = 401, 404
_log = logging.getLogger("shopbot.telegram")


class Deliveries:
    """Keeps Telegram's webhook pointed at this shop from `start` to `stop`, and reads what the door is handed.

    `public_url` is how Telegram reaches the door. Every `look_seconds` Telegram is asked whether the webhook is still
    ours: another copy of the bot may have changed or removed it. `stop` leaves it set, so that what happens while the
    shop is closed waits for it.
    """

    def __init__(
        self,
        api: Api,
        clerk: Clerk,
        keys: Keys,
        public_url: str,
        listeners: Listeners | None = None,
        *,
        kinds: tuple[str, ...] = KINDS,
        look_seconds: float = _LOOK_SECONDS,
        pause: Callable[[int, float], float] = delay,
    ) -> None:
        self._api = api
        self._clerk = clerk
        self._to = listeners or Listeners()
        self._kinds = kinds
        self._look_seconds = look_seconds
        self._pause = pause
        self._source = source_of(api)
        self.path = f"/telegram/{_derived(keys, f'telegram/path/{api.bot_id}')}"
        self.token = _derived(keys, f"telegram/token/{api.bot_id}")
        log.hide(self.token)
        log.hide(self.path)
        self._url = public_url + self.path
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="intake", daemon=True)
        self._trouble = ""
        self._set = False
        self._looks_undelivered = 0

    @property
    def trouble(self) -> str:
        """What stands between Telegram and the shop, in a few words; empty when nothing does."""
        return self._trouble

    # --- what the door is handed ---

    def read(self, raw: bytes) -> Mapping[str, Any] | None:
        """Return the update in a call's body; None for one that is not to be stored. Raises ValueError for no JSON."""
        update = json.loads(raw)
        if is_update(update):
            return None if self._to.passing(update) else dict(update)
        log.event(_log, "updates_without_id", level=logging.ERROR, count=1)
        return None

    def event(self, update: Mapping[str, Any]) -> inbox.NewEvent:
        """Return the update as the inbox keeps it."""
        return event_of(self._source, update)

    def stored(self, update: Mapping[str, Any]) -> None:
        """Hear that an update is in the file."""
        self._to.heard()
        self._to.arrived(update)

    # --- the webhook itself ---

    @property
    def alive(self) -> bool:
        """True while its thread runs: from `start` until `stop`, whatever Telegram does."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Ask Telegram to bring updates, and go on seeing to it."""
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """End the thread; the webhook stays."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join(timeout)

    def _run(self) -> None:
        tries = 0
        while not self._stopping.is_set():
            try:
                self._see_to_it()
            except Stopped:
                return
            except Exception as error:
                tries += 1
                self._worse(_words(error))
                self._refused(error, tries)
                self._stopping.wait(self._pause(tries - 1, _MOST_PAUSE))
            else:
                tries = 0
                self._stopping.wait(self._look_seconds)

    def _see_to_it(self) -> None:
        if not self._set:
            self._ask_for_updates()
        about = self._api.call("getWebhookInfo")
        if about.get("url") != self._url:
            self._set = False
            log.event(_log, "webhook_changed_elsewhere", level=logging.CRITICAL)
            self._to.conflict()
            self._ask_for_updates()
            about = {}
        self._to.heard()
        self._judge(about)

    def _ask_for_updates(self) -> None:
        # The place polling got to is of no use once updates come by themselves: ids may have started anew meanwhile.
        self._clerk.write(lambda tx: cursors.forget(tx, self._source))
        wanted = {
            "url": self._url,
            "secret_token": self.token,
            "allowed_updates": self._kinds,
            "max_connections": _MOST_CONNECTIONS,
            "drop_pending_updates": False,
        }
        self._api.call("setWebhook", wanted)
        self._set = True
        log.event(_log, "webhook_set")

    def _judge(self, about: Mapping[str, Any]) -> None:
        """Say what keeps Telegram from delivering: its last error counts while updates wait.

        The first look after a start may see an error of the time before.
        """
        if about.get("pending_update_count") and about.get("last_error_message"):
            self._worse(f"Telegram says: {about['last_error_message']}")
            self._looks_undelivered += 1
            if self._looks_undelivered == _LOOKS_BEFORE_ALARM:
                self._to.undelivered()
            return
        self._looks_undelivered = 0
        if self._trouble:
            log.event(_log, "intake_works_again", after=self._trouble)
            self._trouble = ""

    def _refused(self, error: Exception, tries: int) -> None:
        if tries == 1 and isinstance(error, ApiError) and error.code in (_UNAUTHORIZED, _NOT_FOUND):
            self._to.refused(error.code)

    def _worse(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            log.event(_log, "intake_trouble", level=logging.WARNING, trouble=trouble)


def _words(error: Exception) -> str:
    if isinstance(error, ApiError):
        return f"webhook refused: {error}"
    return f"unreachable {error.problem}" if isinstance(error, Unreachable) else f"no webhook {type(error).__name__}"


def _derived(keys: Keys, purpose: str) -> str:
    """Return 32 letters nobody can guess, the same ones at every start; letters Telegram allows in a secret token."""
    return base64.urlsafe_b64encode(hmac.digest(keys.web, purpose.encode(), "sha256")[:24]).decode()
