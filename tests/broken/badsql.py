"""Broken: its second migration is no SQL; its first must not stay half-done."""

from shopbot.api import Plugin

plugin = Plugin("badsql")
plugin.migration("001_good", "CREATE TABLE badsql_one (id INTEGER PRIMARY KEY) STRICT;")
plugin.migration("002_bad", "CREATE TABEL badsql_two (id INTEGER);")
