"""What the catalogue can be told, who may change it, and the three tables it keeps."""

from dataclasses import dataclass

from shopbot.api import Plugin, setting


@dataclass(frozen=True)
class Settings:
    """The owner's choices."""

    best_days: int = setting(0, "Best sellers of how many days; 0: of all time")
    hold_minutes: int = setting(
        30, "Minutes for which something that is back is held for the first in line; 0: only tell them", low=0, high=120
    )
    reply_keyboard: bool = setting(default=False, help="Show a keyboard with product numbers below the chat")


plugin = Plugin("catalog", Settings)
EDIT = plugin.permission("catalog.edit", "Add and change products and categories")
STOCK_ADD = plugin.permission("stock.add", "Add stock and take it back")
STOCK_SEE = plugin.permission("stock.see", "Read, export and delete unsold stock")

# Lines between preview and confirmation, and a product between form and confirmation: a restart loses neither.
plugin.migration(
    "001_forms",
    """
    CREATE TABLE catalog_pending (
        id         INTEGER PRIMARY KEY,
        by         INTEGER NOT NULL,
        product    INTEGER NOT NULL,
        lines      TEXT    NOT NULL CHECK (json_valid(lines)),
        created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE catalog_draft (
        id          INTEGER PRIMARY KEY,
        by          INTEGER NOT NULL,
        title       TEXT    NOT NULL,
        price       INTEGER NOT NULL,
        currency    TEXT    NOT NULL,
        description TEXT    NOT NULL,
        photo       TEXT,
        category    INTEGER,
        created_at  INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE catalog_keys (
        person INTEGER PRIMARY KEY,
        shown  TEXT NOT NULL
    ) STRICT;
    """,
)
