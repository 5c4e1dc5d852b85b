"""The list of handlers, and what a handler is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from shopbot.simulator.params import Upload
from shopbot.simulator.world import World


@dataclass(slots=True)
class Call:
    """One checked call. `args` are typed values; `files` holds every upload by its part name."""

    method: str
    args: dict[str, Any]
    files: Mapping[str, Upload]
    world: World


Handler = Callable[[Call], object]
HANDLERS: dict[str, Handler] = {}


def method(*names: str) -> Callable[[Handler], Handler]:
    """Register a handler for these methods."""

    def keep(handler: Handler) -> Handler:
        HANDLERS.update(dict.fromkeys(names, handler))
        return handler

    return keep
