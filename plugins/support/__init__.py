"""Messages between the shop and its people: staff write, the person answers, and it reaches who wrote."""

from plugins.support import answers, letters, writing
from plugins.support.declare import plugin

__all__ = ["answers", "letters", "plugin", "writing"]
