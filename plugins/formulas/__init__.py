"""The owner's formulas: what goes back for an order, and what payers pay on top, each with a live example."""

from plugins.formulas import commands, fees, refunds, screens, undo
from plugins.formulas.declare import plugin

__all__ = ["commands", "fees", "plugin", "refunds", "screens", "undo"]
