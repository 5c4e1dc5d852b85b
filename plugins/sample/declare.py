"""The sample shop's declaration, and its memory of what it added."""

from shopbot.api import Plugin

plugin = Plugin("sample", after=("catalog",), on=False)
EDIT = "catalog.edit"
plugin.migration(
    "001_added",
    """
    CREATE TABLE sample_product (number INTEGER PRIMARY KEY, product INTEGER NOT NULL) STRICT;
    CREATE TABLE sample_category (key TEXT PRIMARY KEY, category INTEGER NOT NULL) STRICT;
    CREATE TABLE sample_loaded (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;
    """,
)
# What the sample made things cheaper with, so that it can be taken away: "sale:503" or the voucher's code.
plugin.migration(
    "002_offers", "CREATE TABLE sample_offer (key TEXT PRIMARY KEY, id INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
)
