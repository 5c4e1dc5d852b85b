"""`POST /hook/<plugin>/<secret>/<name>`: somebody outside has news for a plugin.

In this order: the address, compared in constant time; the plugin's allowance; the raw body within bounds; the plugin's
own check of it; the inbox; the answer. What is behind the door is not told to those who guess: an unknown plugin, an
unknown name, a plugin that is off and a wrong secret are answered alike.
"""

import hashlib
import hmac
import logging
from collections.abc import Mapping
from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from shopbot import log
from shopbot.clock import Clock
from shopbot.db import inbox
from shopbot.db.clerk import Clerk
from shopbot.db.keys import Keys
from shopbot.host.addresses import hook_secret
from shopbot.host.host import Host
from shopbot.host.webhooks import WebhookCall
from shopbot.web.checks import Checks
from shopbot.web.limits import Allowance
from shopbot.web.metrics import Metrics
from shopbot.web.strangers import Strangers
from shopbot.web.taking import Bounds, NotTaken, keep, read_body

MOST_BODY = 256 << 10
_MOST_HEADERS = 64
_IDS = ("webhook-id", "idempotency-key", "x-event-id")
_SECRET_WORDS = ("auth", "cookie", "key", "secret", "signature", "token")
_log = logging.getLogger("shopbot.web")


class Hooks:
    """The plugins' webhooks of one shop. All of it runs on the door's loop, but for the plugins' checks."""

    def __init__(self, host: Host, clerk: Clerk, keys: Keys, clock: Clock, metrics: Metrics, bounds: Bounds) -> None:
        self._host = host
        self._clerk = clerk
        self._keys = keys
        self._clock = clock
        self._metrics = metrics
        self._bounds = bounds
        self._allowances: dict[str, Allowance] = {}
        self._guessed = Strangers(metrics, clock, "hook")
        self._checks = Checks(host.verify_webhook, bounds.check_seconds)

    async def post(self, request: Request) -> Response:
        """Take a call in."""
        plugin, name = request.path_params["plugin"], request.path_params["name"]
        if not self._is_ours(plugin, request.path_params["secret"], name):
            self._guessed.note()
            raise HTTPException(404)
        try:
            await self._take(plugin, name, request)
        except NotTaken as refused:
            self._note(plugin, name, refused.status)
            return refused.answer()
        self._note(plugin, name, 200)
        return PlainTextResponse("ok")

    def stop(self) -> None:
        """Let the thread of the checks go."""
        self._checks.stop()

    def _is_ours(self, plugin: str, secret: str, name: str) -> bool:
        """Compare first and look up then, so that the time taken tells nothing."""
        right = hmac.compare_digest(hook_secret(self._keys, plugin, name).encode(), secret.encode("utf-8", "replace"))
        return right and f"{plugin}.{name}" in self._host.registry.webhooks

    def _note(self, plugin: str, name: str, status: int) -> None:
        self._metrics.hooked(plugin, status)
        log.event(_log, "hook", plugin=plugin, name=name, status=status)

    async def _take(self, plugin: str, name: str, request: Request) -> None:
        allowance = self._allowances.setdefault(plugin, Allowance(self._clock))
        _hold(allowance.call())
        body = await read_body(request, MOST_BODY, self._bounds.body_seconds)
        call = WebhookCall(plugin, name, _headers(request), body, dict(request.query_params))
        await self._checks.require_genuine(call)
        _hold(allowance.keep(len(body)))
        await keep(self._clerk, self._event(call), self._bounds)

    def _event(self, call: WebhookCall) -> inbox.NewEvent:
        """Return the call as the inbox keeps it.

        The same call within one minute of the clock is the same event: a storm of repeats is one. Later it is new, as
        two payments of the same amount may be told in the same words.
        """
        told = next((call.headers[one] for one in _IDS if one in call.headers), "")
        digest = hashlib.sha256(told.encode() + b"\0" + call.body).hexdigest()[:32]
        kept = replace(call, headers=_masked(call.headers))
        source = f"webhook:{call.plugin}:{call.name}"
        return inbox.NewEvent(source, f"{digest}:{self._clock.now() // 60}", kept.pack(), lane=inbox.FIRST)


def _hold(seconds: float) -> None:
    if seconds:
        raise NotTaken(429, "too many", seconds)


def _headers(request: Request) -> dict[str, str]:
    return dict(list(request.headers.items())[:_MOST_HEADERS])


def _masked(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers as they are kept: a secret was checked and is of no more use."""
    return {name: "***" if any(word in name for word in _SECRET_WORDS) else value for name, value in headers.items()}
