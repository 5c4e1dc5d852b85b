"""Who may make vouchers, and the one table this plugin keeps: what a voucher is while it is being put together."""

from shopbot.api import Plugin

plugin = Plugin("vouchers", requires=("home",))
MANAGE = plugin.permission("vouchers.manage", "Make vouchers and gift codes, switch them off, give them to people")
DAY = 86_400

# A voucher between its first tap and "create": a restart loses nothing. `terms` is a VoucherTerms as JSON.
plugin.migration(
    "001_drafts",
    """
    CREATE TABLE vouchers_draft (
        id    INTEGER PRIMARY KEY,
        by    INTEGER NOT NULL,
        terms TEXT    NOT NULL CHECK (json_valid(terms)),
        days  INTEGER CHECK (days > 0),
        code  TEXT    NOT NULL DEFAULT '',
        count INTEGER NOT NULL DEFAULT 1 CHECK (count > 0),
        at    INTEGER NOT NULL
    ) STRICT;
    """,
)
