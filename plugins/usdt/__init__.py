"""USDT on TRON (TRC-20): watch-only, told apart by the sum, counted only once the chain can no longer change it."""

from plugins.usdt import claims, method, setup
from plugins.usdt.declare import plugin

__all__ = ["claims", "method", "plugin", "setup"]
