"""Orders: checkout, payment from the balance, delivery, history, and what staff see of them."""

from plugins.orders import checkout, delivery, mine, notices, staff
from plugins.orders.declare import plugin

__all__ = ["checkout", "delivery", "mine", "notices", "plugin", "staff"]
