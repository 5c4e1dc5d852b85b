"""Rates between the shop's currency and those people pay in, and what the owner decides about them."""

from dataclasses import dataclass

from shopbot.api import Plugin, setting


@dataclass(frozen=True)
class Settings:
    """The sources are settings so that another one with the same answer, or a fake, can take their place."""

    max_hours: int = setting(24, "Hours after which an automatic rate is too old to sell by", low=1, high=168)
    band: int = setting(20, "Percent a new rate may differ from the last before you are asked", low=1, high=90)
    star_value: int = setting(13, "What one Star is worth, in thousandths of a US dollar", low=1, high=100)
    fiat_source: str = setting(
        "https://open.er-api.com/v6/latest/USD", "Where the dollar's rates come from", address=True
    )
    usdt_source: str = setting(
        "https://api.coingecko.com/api/v3/simple/price", "Where the price of USDT comes from", address=True
    )
    toman_source: str = setting(
        "https://apiv2.nobitex.ir/market/stats", "Where the price of USDT in Iran comes from", address=True
    )


plugin = Plugin("rates", Settings)
plugin.migration(
    "001_rates",
    """
    CREATE TABLE rates_rate (
        currency TEXT PRIMARY KEY,
        base TEXT NOT NULL,
        price TEXT NOT NULL,
        by_hand INTEGER NOT NULL,
        at INTEGER NOT NULL,
        good_until INTEGER,
        source TEXT NOT NULL,
        waiting TEXT
    ) STRICT;
    CREATE TABLE rates_own_price (
        product INTEGER NOT NULL,
        currency TEXT NOT NULL,
        amount INTEGER NOT NULL,
        PRIMARY KEY (product, currency)
    ) STRICT, WITHOUT ROWID;
    """,
)
