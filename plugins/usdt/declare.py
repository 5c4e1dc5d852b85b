"""What the plugin declares before anything else: its settings and tables."""

from dataclasses import dataclass

from shopbot.api import Plugin, setting

USDT = "USDT"


@dataclass(frozen=True)
class Settings:
    """The shop holds no key of the address: it only watches what comes in."""

    address: str = setting("", "Your TRON address for USDT; easier in the chat: Settings › USDT")
    window: int = setting(900, "Minutes to pay in", low=5, high=180, unit=60)
    least: int = setting(500_000, "Smallest payment in USDT; less is dust", low=1, high=10_000, unit=10_000)
    tolerance: int = setting(
        2_000_000, "USDT an exchange may keep, for buyers who show their transaction", high=2_000, low=0,
        unit=10_000,
    )  # fmt: skip
    trongrid_key: str = setting("", "TronGrid: your API key; it works without, but slower", secret=True)
    tronscan_key: str = setting("", "Tronscan: your API key", secret=True)
    trongrid_url: str = setting("https://api.trongrid.io", "TronGrid: address of its API", address=True)
    tronscan_url: str = setting("https://apilist.tronscanapi.com", "Tronscan: address of its API", address=True)


plugin = Plugin("usdt", Settings, requires=("rates",), after=("orders", "wallet"))
plugin.migration(
    "001_usdt",
    """
    CREATE TABLE usdt_address (             -- the addresses there were; the newest is the one the owners were told of
        id      INTEGER PRIMARY KEY,
        address TEXT    NOT NULL,
        at      INTEGER NOT NULL            -- UTC seconds
    ) STRICT;
    CREATE TABLE usdt_shown (               -- transactions that payers showed
        id      INTEGER PRIMARY KEY,
        person  INTEGER NOT NULL,
        attempt INTEGER NOT NULL,
        txid    TEXT    NOT NULL,
        at      INTEGER NOT NULL            -- UTC seconds
    ) STRICT;
    CREATE INDEX usdt_shown_person ON usdt_shown (person, at);
    """,
)
