"""The wallet: balance, history, adding money, and what staff may change in somebody's."""

from plugins.wallet import history, money_in, screens, staff
from plugins.wallet.declare import plugin

__all__ = ["history", "money_in", "plugin", "screens", "staff"]
