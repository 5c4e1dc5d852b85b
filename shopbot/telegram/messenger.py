"""Single messages: sent, changed, deleted, whatever Telegram does not like about them."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from shopbot import log
from shopbot.telegram import verdict
from shopbot.telegram.api import Api, ApiError, Unreachable
from shopbot.telegram.render import How, Part, Pictures, editing, sending
from shopbot.telegram.verdict import Verdict

MOST_TOAST = 200
_NOT_BY_AN_EDIT = (Verdict.GONE, Verdict.MARKUP, Verdict.BUTTON, Verdict.PICTURE)
_log = logging.getLogger("shopbot.telegram")


class Messenger:
    """Carries parts to chats. Raises `ApiError` and `Unreachable` for what it cannot put right itself."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._pictures = Pictures()

    def send(self, chat: int, part: Part, how: How) -> int:
        """Send `part` and return the message's id.

        When Telegram refuses the formatting, a button, the picture or the topic, the words go without it: goods are
        not lost over a tag.
        """
        try:
            return self._send(chat, part, how)
        except ApiError as error:
            if not self._pictures.is_other_kind(part.photo, error.description):
                simpler = _simpler(part, how, verdict.of(error))
                if simpler is None:
                    raise
                log.event(_log, "sent_simpler", level=logging.ERROR, chat=chat, refused=error.description)
                part, how = simpler
        return self.send(chat, part, how)

    def _send(self, chat: int, part: Part, how: How) -> int:
        try:
            method, params, files = sending(chat, part, how, self._pictures)
        except OSError as error:
            log.event(_log, "picture_missing", level=logging.ERROR, error=type(error).__name__)
            part = part.without_photo()
            method, params, files = sending(chat, part, how, self._pictures)
        message = self._api.call(method, params, files)
        if part.photo:
            self._pictures.learn(part.photo, message)
        return int(message["message_id"])

    def edit(self, chat: int, message_id: int, part: Part, *, same_photo: bool) -> bool:
        """Turn a message into `part`; False when that cannot be done by an edit."""
        try:
            method, params, files = editing(chat, message_id, part, self._pictures, same_photo=same_photo)
            message = self._api.call(method, params, files)
        except OSError as error:
            log.event(_log, "picture_missing", level=logging.ERROR, error=type(error).__name__)
            return False
        except ApiError as error:
            found = verdict.of(error)
            if found is not Verdict.DONE and found not in _NOT_BY_AN_EDIT:
                raise
            return found is Verdict.DONE
        if part.photo:
            self._pictures.learn(part.photo, message)
        return True

    def delete(self, chat: int, message_id: int) -> None:
        """Delete a message; one that is gone already, or too old to be deleted (48 hours), is left at that."""
        try:
            self._api.call("deleteMessage", {"chat_id": chat, "message_id": message_id})
        except ApiError as error:
            if verdict.of(error) not in (Verdict.DONE, Verdict.GONE, Verdict.NEVER, Verdict.BLOCKED):
                raise

    def try_delete(self, chat: int, message_id: int) -> None:
        """Delete a message if that works now."""
        try:
            self.delete(chat, message_id)
        except (ApiError, Unreachable) as error:
            log.event(_log, "not_deleted", chat=chat, error=str(error))

    def answer_tap(self, callback_id: str, words: str, *, alert: bool) -> bool:
        """End a tap's spinner; False when it was too late for it."""
        params: dict[str, Any] = {"callback_query_id": callback_id}
        if words:
            params |= {"text": words[:MOST_TOAST], "show_alert": alert}
        try:
            self._api.call("answerCallbackQuery", params)
        except ApiError as error:
            if verdict.of(error) is not Verdict.DONE:
                raise
            return False
        return True

    def answer_checkout(self, query_id: str, refusal: str) -> None:
        """Let a payment go ahead, or refuse it with words."""
        params: dict[str, Any] = {"pre_checkout_query_id": query_id, "ok": not refusal}
        self._api.call("answerPreCheckoutQuery", params | ({"error_message": refusal} if refusal else {}))


def _simpler(part: Part, how: How, found: Verdict) -> tuple[Part, How] | None:
    if found is Verdict.PICTURE and part.photo and part.html:
        return part.without_photo(), how
    if found is Verdict.MARKUP and part.html != part.bare().html:
        return part.bare(), how
    if found is Verdict.BUTTON and part.markup:
        return replace(part, markup=None), how
    if found is Verdict.TOPIC and how.thread is not None:
        return part, replace(how, thread=None)
    return None


class Delivery:
    """Several parts on their way to one chat: `go` sends what is left, so a repeat goes on where the last stopped."""

    def __init__(self, messenger: Messenger, chat: int, parts: Sequence[Part], how: How) -> None:
        self._messenger = messenger
        self._chat = chat
        self._parts = parts
        self._how = how
        self.ids: list[int] = []

    def go(self) -> int:
        """Send the parts that are left; return the last one's message id."""
        for part in self._parts[len(self.ids) :]:
            self.ids.append(self._messenger.send(self._chat, part, self._how))
        return self.ids[-1]


class Renewal(Delivery):
    """A message that says something else now: changed where it stands, or sent anew when it is not there any more.

    Changing it twice is the same as once, so a try nobody knows the outcome of is simply repeated.
    """

    def __init__(self, messenger: Messenger, chat: int, parts: Sequence[Part], how: How, message_id: int) -> None:
        super().__init__(messenger, chat, parts, how)
        self._message_id = message_id

    def go(self) -> int:
        """Change it, or send what is left of it."""
        whole = len(self._parts) == 1 and not self.ids
        if whole and self._messenger.edit(self._chat, self._message_id, self._parts[0], same_photo=False):
            self.ids.append(self._message_id)
        return super().go()
