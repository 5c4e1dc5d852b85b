"""Resellers: who is one, granted and withdrawn by staff; what they pay for each product is the catalogue's."""

from plugins.resellers import staff
from plugins.resellers.declare import plugin

__all__ = ["plugin", "staff"]
