"""What the shop's prices are in USDT, Stars and dollars: by hand, by the market, or the owner's own price."""

from plugins.rates import fetch, own, screens, undo
from plugins.rates.declare import plugin

__all__ = ["fetch", "own", "plugin", "screens", "undo"]
