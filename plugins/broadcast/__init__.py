"""Broadcasts: one message to everybody, or to some, at Telegram's pace; counted exactly, stopped at any time."""

from plugins.broadcast import compose, copies, hearing, people, sending
from plugins.broadcast.declare import plugin

__all__ = ["compose", "copies", "hearing", "people", "plugin", "sending"]
