"""Which groups get the shop's notices, and who may decide that."""

from shopbot.api import Plugin

plugin = Plugin("notices")
GROUPS = plugin.permission("notices.groups", "Choose the groups that get the shop's notices")
# Groups that staff took the bot into, so that one tap is enough to let them get notices.
plugin.migration(
    "001_entered",
    """
    CREATE TABLE notices_entered (
        chat  INTEGER PRIMARY KEY,
        title TEXT    NOT NULL,
        at    INTEGER NOT NULL            -- UTC seconds
    ) STRICT;
    """,
)
