"""QRIS: the owner's printed code, re-issued for each payment with its exact amount, or the gateway Pakasir."""

from plugins.qris import gateway, notices, own, setup, staff
from plugins.qris.declare import plugin

__all__ = ["gateway", "notices", "own", "plugin", "setup", "staff"]
