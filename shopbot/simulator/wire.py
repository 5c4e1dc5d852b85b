"""One driver path: JSON in, JSON out, and what a refusal is answered with."""

from __future__ import annotations

import binascii
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from shopbot.simulator.actions import Impossible
from shopbot.simulator.refusal import Refusal

Json = dict[str, Any]


def json_route(path: str, action: Callable[[Request], Awaitable[Json]], verb: str) -> Route:
    """A path answered by `action`: 409 when it says that something cannot be done, 400 when it makes no sense."""

    async def answer(request: Request) -> Response:
        try:
            return JSONResponse(await action(request))
        except Impossible as caught:
            return JSONResponse({"error": str(caught)}, 409)
        except Refusal as caught:
            return JSONResponse({"error": caught.description}, 409)
        except (KeyError, ValueError, TypeError, binascii.Error) as caught:
            return JSONResponse({"error": f"{type(caught).__name__}: {caught}"}, 400)

    return Route(path, answer, methods=[verb])


async def json_body(request: Request) -> Json:
    """The body as a JSON object; the content type keeps forms of other pages out."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise ValueError("content-type must be application/json")
    body = json.loads(await request.body() or b"{}")
    if not isinstance(body, dict):
        raise TypeError("a JSON object is expected")
    return body
