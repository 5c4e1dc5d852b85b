"""Vouchers: codes that take something off an order, gifts that bring balance, and the staff's side of both."""

from plugins.vouchers import checkout, giving, many, mine, one_line, staff, terminal, undo, wizard
from plugins.vouchers.declare import plugin

__all__ = ["checkout", "giving", "many", "mine", "one_line", "plugin", "staff", "terminal", "undo", "wizard"]
