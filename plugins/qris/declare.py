"""What the plugin declares before anything else: its settings, tables and permission."""

from dataclasses import dataclass
from typing import Literal

from shopbot.api import Plugin, setting


@dataclass(frozen=True)
class Settings:
    mode: Literal["off", "static", "pakasir"] = setting("off", "Own printed QRIS (static), Pakasir, or no QRIS at all")
    code: str = setting("", "Text of the printed QRIS; easier by photo: Settings › QRIS")
    tail: int = setting(500, "Most rupiah added to tell buyers with the same amount apart", low=20, high=999)
    notice_secret: str = setting("", "Secret of the phone that forwards bank notifications", secret=True)
    pakasir_slug: str = setting("", "Pakasir: the project's slug")
    pakasir_key: str = setting("", "Pakasir: the project's API key", secret=True)
    pakasir_secret: str = setting("", "Pakasir: the project's webhook secret", secret=True)
    pakasir_sandbox: bool = setting(default=False, help="Pakasir: count sandbox payments as paid; only for trying out")
    pakasir_url: str = setting("https://app.pakasir.com/api/v2", "Pakasir: address of its API", address=True)


plugin = Plugin("qris", Settings, after=("orders", "wallet"))
CONFIRM = plugin.permission("qris.confirm", "Say that a QRIS payment has arrived")
plugin.migration(
    "001_notices",
    """
    CREATE TABLE qris_notice (                  -- what the owner's phone forwarded
        id      INTEGER PRIMARY KEY,
        mark    TEXT    NOT NULL,               -- alike for what may be the same notification
        words   TEXT    NOT NULL,
        state   TEXT    NOT NULL CHECK (state IN ('entered', 'waiting', 'passed')),
        doubt   TEXT,                           -- why it waits for a person, or was passed over
        amount  INTEGER,                        -- rupiah
        attempt INTEGER,                        -- whose payment it was
        at      INTEGER NOT NULL                -- UTC seconds
    ) STRICT;
    CREATE INDEX qris_notice_mark ON qris_notice (mark, at);
    CREATE INDEX qris_notice_attempt ON qris_notice (attempt) WHERE attempt IS NOT NULL;
    CREATE INDEX qris_notice_at ON qris_notice (at);
    CREATE TABLE qris_code (                    -- read from a photo, until the owner says that it is theirs
        id INTEGER PRIMARY KEY,
        by INTEGER NOT NULL,
        text TEXT NOT NULL
    ) STRICT;
    """,
)
