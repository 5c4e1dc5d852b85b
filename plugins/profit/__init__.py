"""What is left of what was sold: revenue, cost, payment fees and refunds, by product and by way to pay."""

from plugins.profit import keeps, screens
from plugins.profit.declare import plugin

__all__ = ["keeps", "plugin", "screens"]
