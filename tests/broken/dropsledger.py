"""Broken: its migration drops the shop's books."""

from shopbot.api import Plugin

plugin = Plugin("dropsledger")
plugin.migration("001_drop", "DROP TABLE audit;")
