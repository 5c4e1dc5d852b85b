"""`POST /telegram/<secret>`: Telegram brings an update (webhook mode)."""

import hmac
import json
from collections.abc import Mapping
from typing import Any, Protocol

from starlette.requests import Request
from starlette.responses import Response

from shopbot.db import inbox
from shopbot.db.clerk import Clerk
from shopbot.web.strangers import Strangers
from shopbot.web.taking import Bounds, NotTaken, keep, read_body

MOST_BODY = 2 << 20
_TOKEN = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name


class Mailbox(Protocol):
    """What the telegram room has to say about an update; `path` is where it is brought, `token` what comes with it."""

    path: str
    token: str

    def read(self, raw: bytes) -> Mapping[str, Any] | None:
        """Return the update; None for one that is not to be stored. Raises ValueError for what is no JSON."""

    def event(self, update: Mapping[str, Any]) -> inbox.NewEvent:
        """Return the update as the inbox keeps it."""

    def stored(self, update: Mapping[str, Any]) -> None:
        """Hear that it is in the file."""


class Updates:
    """The place where updates are brought."""

    def __init__(self, mailbox: Mailbox, clerk: Clerk, bounds: Bounds, strangers: Strangers) -> None:
        self._mailbox = mailbox
        self._strangers = strangers
        self._clerk = clerk
        self._bounds = bounds

    async def post(self, request: Request) -> Response:
        """Take an update in. Any answer but 2xx makes Telegram bring it again."""
        said = request.headers.get(_TOKEN, "")
        try:
            if not hmac.compare_digest(said.encode("utf-8", "replace"), self._mailbox.token.encode()):
                self._strangers.note()
                raise NotTaken(401, "refused")
            await self._take(await read_body(request, MOST_BODY, self._bounds.body_seconds))
        except NotTaken as refused:
            return refused.answer()
        return Response()  # empty: Telegram takes a body for a call of its own methods

    async def _take(self, raw: bytes) -> None:
        try:
            update = self._mailbox.read(raw)
        except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
            raise NotTaken(400, "no update") from None
        if update is not None:
            await keep(self._clerk, self._mailbox.event(update), self._bounds)
            self._mailbox.stored(update)
