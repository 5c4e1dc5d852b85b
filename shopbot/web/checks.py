"""The plugins' own checks of what is brought to them, on one thread: they read settings, and may be slow."""

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue

from shopbot import log
from shopbot.host.webhooks import WebhookCall
from shopbot.web.taking import NotTaken, busy

_log = logging.getLogger("shopbot.web")


class Checks:
    """Asks `is_genuine` of one call at a time, for at most `seconds` (real ones).

    A daemon, unlike an executor's threads: a check that never comes back does not keep the process from ending.
    """

    def __init__(self, is_genuine: Callable[[WebhookCall], bool], seconds: float) -> None:
        self._is_genuine = is_genuine
        self._seconds = seconds
        self._waiting: SimpleQueue[tuple[Future[bool], WebhookCall] | None] = SimpleQueue()
        threading.Thread(target=self._run, name="web-checks", daemon=True).start()

    async def require_genuine(self, call: WebhookCall) -> None:
        """Return if the call is genuine. Raises `NotTaken` when it is not, or nobody can tell now."""
        future: Future[bool] = Future()
        self._waiting.put((future, call))
        try:
            genuine = await asyncio.wait_for(asyncio.wrap_future(future), self._seconds)
        except TimeoutError:
            log.event(_log, "check_slow", level=logging.ERROR, plugin=call.plugin, name=call.name)
            raise busy("the check is slow") from None
        except Exception as error:
            log.trace(log.error_code(error), error, plugin=call.plugin)
            raise busy("the check failed") from None
        if not genuine:
            raise NotTaken(401, "refused")

    def stop(self) -> None:
        """Let the thread go, once it has come back."""
        self._waiting.put(None)

    def _run(self) -> None:
        while (job := self._waiting.get()) is not None:
            future, call = job
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(self._is_genuine(call))
            except Exception as error:
                future.set_exception(error)
