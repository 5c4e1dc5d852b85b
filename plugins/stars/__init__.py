"""A way to be paid in Telegram Stars, with what Telegram asks of bots that take them."""

from plugins.stars import method, screens
from plugins.stars.declare import plugin

__all__ = ["method", "plugin", "screens"]
