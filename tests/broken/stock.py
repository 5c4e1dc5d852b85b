"""Broken: its name would reach into the core's `stock_unit` table."""

from shopbot.api import Plugin

plugin = Plugin("stock")
