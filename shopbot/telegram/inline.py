"""Inline questions: taken as they arrive, answered while they are young, lost without harm.

Telegram asks again with every key that is pressed. Of each person only the newest question waits, and one thread
answers one at a time: a storm of them costs the shop one connection and a part of one core, and while a crowd waits for
its screens nobody is answered here at all, because those who are in the shop come first. Nothing of it is stored.
Facts: Bot API 10.3, answerInlineQuery: an answer is taken for about ten seconds.
"""

import logging
import threading
from collections.abc import Callable, Mapping
from typing import Any

from shopbot import log
from shopbot.clock import Clock
from shopbot.db.tx import Reader
from shopbot.host import inline
from shopbot.host.inline import Answer, Asked, Result
from shopbot.telegram.api import Api, ApiError, Unreachable

YOUNG_SECONDS = 8.0
_MOST_PEOPLE = 200
_CACHE_SECONDS = 5
_TOO_MANY = 429
_log = logging.getLogger("shopbot.telegram")


class Inline:
    """Answers inline questions from `start` to `stop`.

    `reader` opens its reading connection; `answer(reader, asked)` says what is offered; `crowded()` whether those who
    are in the shop are waiting.
    """

    def __init__(
        self,
        api: Api,
        reader: Callable[[], Reader],
        answer: Callable[[Reader, Asked], Answer],
        clock: Clock,
        *,
        crowded: Callable[[], bool] = lambda: False,
    ) -> None:
        self._api = api
        self._reader = reader
        self._answer = answer
        self._clock = clock
        self._crowded = crowded
        self._waiting: dict[int, tuple[float, Asked]] = {}
        self._changed = threading.Condition()
        self._stopping = False
        self._quiet_until = 0.0
        self._thread = threading.Thread(target=self._run, name="inline", daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """End the thread; who still waits gets no answer."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join(timeout)

    def asked(self, update: Mapping[str, Any]) -> None:
        """Take a question in and return at once; an earlier one of the same person is forgotten."""
        asked = inline.read(update)
        if asked is None:
            return
        with self._changed:
            self._waiting.pop(asked.sender.id, None)
            self._waiting[asked.sender.id] = (self._clock.monotonic(), asked)
            while len(self._waiting) > _MOST_PEOPLE:
                del self._waiting[next(iter(self._waiting))]
            self._changed.notify()

    def _run(self) -> None:
        reader = self._reader()
        while asked := self._next():
            try:
                self._send(asked, self._answer(reader, asked))
            except Exception as error:
                log.trace(log.error_code(error), error, where="inline")

    def _next(self) -> Asked | None:
        """Wait for a question and return the oldest that is young enough; None at the end."""
        with self._changed:
            while True:
                self._changed.wait_for(lambda: self._waiting or self._stopping)
                if self._stopping:
                    return None
                at, asked = self._waiting.pop(next(iter(self._waiting)))
                now = self._clock.monotonic()
                if now - at <= YOUNG_SECONDS and now >= self._quiet_until and not self._crowded():
                    return asked

    def _send(self, asked: Asked, answer: Answer) -> None:
        try:
            self._api.call("answerInlineQuery", _params(asked, answer))
        except ApiError as error:
            if error.code == _TOO_MANY:
                self._quiet_until = self._clock.monotonic() + (error.retry_after or 1.0)
            log.event(_log, "inline_refused", level=logging.DEBUG, refused=error.description)
        except Unreachable as error:
            log.event(_log, "inline_unreachable", level=logging.DEBUG, problem=error.problem)


def is_question(update: Mapping[str, Any]) -> bool:
    """Tell whether an update is an inline question, which is not stored."""
    return "inline_query" in update


def _params(asked: Asked, answer: Answer) -> dict[str, Any]:
    return {
        "inline_query_id": asked.id,
        "results": [_article(result) for result in answer.results],
        "cache_time": _CACHE_SECONDS,
        "is_personal": True,
        "button": {"text": answer.open_shop, "start_parameter": inline.OPENS_SHOP},
    }


def _article(result: Result) -> dict[str, Any]:
    message = {"message_text": result.html, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    article = {"type": "article", "id": result.id, "title": result.title, "description": result.about}
    markup = {"reply_markup": {"inline_keyboard": result.keyboard}} if result.keyboard else {}
    return {**article, "input_message_content": message, **markup}
