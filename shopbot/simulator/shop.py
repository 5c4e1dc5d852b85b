"""What the embedding process lets the page see and do beside the chats: its books, its pretend payments, its checks.

The simulator knows nothing of them. It hands JSON through: what each hand has to answer with is in README.md. A hand
says that it cannot do something by raising `Impossible`; that is a 409 with its words. All are called on threads.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Protocol

from starlette.requests import Request
from starlette.routing import Route

from shopbot.simulator.wire import Json, json_body, json_route


class Changes(Protocol):
    """What changed in whatever the bot keeps."""

    def since(self, seq: int | None) -> Json:
        """Return the changes after number `seq`, the newest ones for None."""


class Payments(Protocol):
    """Pretend payments."""

    def shown(self) -> Json:
        """Return the gateways and their payments."""

    def pay(self, payment: str, how: str) -> str:
        """Pay one in one of its ways and say what was done."""

    def switch(self, name: str, *, down: bool) -> None:
        """Take a gateway down or bring it back."""


class Checks(Protocol):
    """Stories played beside this demo, and one replayed step by step."""

    def shown(self) -> Json:
        """Return the stories, how far they have come, and the replay."""

    def start(self, names: Sequence[str]) -> None:
        """Play these, or all when there are none."""

    def stop(self) -> None:
        """Play no more after the present one."""

    def replay(self, name: str) -> None:
        """Open a story and wait before its first step."""

    def step(self, *, all_of_them: bool) -> None:
        """Play the next step, or all that are left."""

    def end_replay(self) -> None:
        """Close the story that is replayed."""


@dataclass(frozen=True)
class Hands:
    """The hands there are; the paths of one that is not given answer 404."""

    changes: Changes | None = None
    payments: Payments | None = None
    checks: Checks | None = None

    def names(self) -> list[str]:
        """The names of those that are given."""
        return [one.name for one in fields(self) if getattr(self, one.name) is not None]


def routes(hands: Hands) -> list[Route]:
    """Every path of the hands that are given."""
    found: list[Route] = []
    if hands.changes is not None:
        found += _of_changes(hands.changes)
    if hands.payments is not None:
        found += _of_payments(hands.payments)
    if hands.checks is not None:
        found += _of_checks(hands.checks)
    return found


def _of_changes(changes: Changes) -> list[Route]:
    async def since(request: Request) -> Json:
        given = request.query_params.get("since")
        return await asyncio.to_thread(changes.since, None if given is None else int(given))

    return [json_route("/sim/shop/changes", since, "GET")]


def _of_payments(payments: Payments) -> list[Route]:
    async def shown(_: Request) -> Json:
        return await asyncio.to_thread(payments.shown)

    async def pay(request: Request) -> Json:
        body = await json_body(request)
        return {"said": await asyncio.to_thread(payments.pay, str(body["id"]), str(body["how"]))}

    async def switch(request: Request) -> Json:
        body = await json_body(request)
        await asyncio.to_thread(payments.switch, str(body["name"]), down=_yes_or_no(body["down"]))
        return {}

    return [
        json_route("/sim/shop/payments", shown, "GET"),
        json_route("/sim/shop/payments", pay, "POST"),
        json_route("/sim/shop/gateways", switch, "POST"),
    ]


def _of_checks(checks: Checks) -> list[Route]:
    async def shown(_: Request) -> Json:
        return await asyncio.to_thread(checks.shown)

    async def start(request: Request) -> Json:
        names = (await json_body(request)).get("names", [])
        if not isinstance(names, list):
            raise TypeError("names must be a list")
        await asyncio.to_thread(checks.start, [str(one) for one in names])
        return {}

    async def stop(_: Request) -> Json:
        await asyncio.to_thread(checks.stop)
        return {}

    async def replay(request: Request) -> Json:
        await asyncio.to_thread(checks.replay, str((await json_body(request))["name"]))
        return {}

    async def step(request: Request) -> Json:
        all_of_them = _yes_or_no((await json_body(request)).get("all", False))
        await asyncio.to_thread(checks.step, all_of_them=all_of_them)
        return {}

    async def end_replay(_: Request) -> Json:
        await asyncio.to_thread(checks.end_replay)
        return {}

    return [
        json_route("/sim/checks", shown, "GET"),
        json_route("/sim/checks", start, "POST"),
        json_route("/sim/checks", stop, "DELETE"),
        json_route("/sim/checks/replay", replay, "POST"),
        json_route("/sim/checks/replay/step", step, "POST"),
        json_route("/sim/checks/replay", end_replay, "DELETE"),
    ]


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false is expected")
    return value
