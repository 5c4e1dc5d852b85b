"""Broken: its migration makes a table outside its own name."""

from shopbot.api import Plugin

plugin = Plugin("foreigntable")
plugin.migration("001_theirs", "CREATE TABLE wallet_copy (id INTEGER PRIMARY KEY) STRICT;")
