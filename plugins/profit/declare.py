"""Who may see what the shop earns, and what each way to pay keeps."""

from shopbot.api import Plugin

plugin = Plugin("profit")
SEE = plugin.permission("profit.see", "See revenue, cost and profit")

plugin.migration(
    "001_keeps",
    "CREATE TABLE profit_keeps (method TEXT PRIMARY KEY, formula TEXT NOT NULL) STRICT, WITHOUT ROWID;",
)
