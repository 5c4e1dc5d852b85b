"""After the sale: what does not work is replaced, money goes back by the promised rule, bad batches are recalled."""

from plugins.aftersales import buyer, decide, notices, recall, staff, undo
from plugins.aftersales.declare import plugin

__all__ = ["buyer", "decide", "notices", "plugin", "recall", "staff", "undo"]
