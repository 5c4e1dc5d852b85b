"""The amounts that are offered, and who may change somebody's balance."""

from dataclasses import dataclass

from shopbot.api import Plugin, setting


@dataclass(frozen=True)
class Settings:
    """What the owner decides about wallets; sums without a currency are in its smallest unit."""

    presets: tuple[str, ...] = setting(
        (), help="Amounts offered for adding money, as 10k, 50k, 100k; empty: usual ones"
    )
    big_amount: int = setting(1_000_000, help="Staff confirm twice when they move more than this (smallest unit)")
    tell_deposits: bool = setting(default=True, help="Tell staff of money that came into wallets")
    transfers: bool = setting(default=False, help="Let people send money from their balance to each other")
    transfer_least: int = setting(1, help="The least that can be sent at once (smallest unit)", low=1)
    transfer_daily: int = setting(1_000_000, help="The most a person can send in a day (smallest unit)", low=1)
    transfer_times: int = setting(5, help="How often a person can send in a day", low=1, high=1000)


plugin = Plugin("wallet", Settings)
plugin.migration(
    "001_transfers",
    """
    CREATE TABLE wallet_transfers (
        id       INTEGER PRIMARY KEY,
        giver    INTEGER NOT NULL,
        taker    INTEGER NOT NULL CHECK (taker <> giver),
        amount   INTEGER NOT NULL CHECK (amount > 0),
        currency TEXT    NOT NULL,
        posting  INTEGER UNIQUE,
        at       INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX wallet_transfers_giver ON wallet_transfers (giver, at);
    """,
)
plugin.migration(
    "002_tips",
    """
    CREATE TABLE wallet_tips (
        person INTEGER NOT NULL,
        tip    TEXT    NOT NULL,
        until  INTEGER NOT NULL,
        PRIMARY KEY (person, tip)
    ) STRICT, WITHOUT ROWID;
    """,
)
CHANGE = plugin.permission("wallet.change", "Add to, take from or set somebody's balance")
