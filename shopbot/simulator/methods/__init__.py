"""What each simulated method does to the world, once its parameters have been checked.

A handler is registered under its method's name and gets a `Call`; it returns the `result` of the answer or raises a
`Refusal`. A method of the table without a handler is refused with 501: nothing is silently accepted.
"""

from __future__ import annotations

from shopbot.simulator.methods import bot, edits, members, payments, queries, reading, sending, topics, webhook
from shopbot.simulator.methods.registry import HANDLERS, Call

__all__ = [
    "HANDLERS", "Call", "bot", "edits", "members", "payments", "queries", "reading", "sending", "topics", "webhook",
]  # fmt: skip
