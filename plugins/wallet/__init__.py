"""The wallet: balance, history, adding money, and what staff may change in somebody's."""

from plugins.wallet import friends, history, money_in, screens, staff, tips
from plugins.wallet.declare import plugin

__all__ = ["friends", "history", "money_in", "plugin", "screens", "staff", "tips"]
