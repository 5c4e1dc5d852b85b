"""What staff want to hear of, and who may see everybody's orders."""

from dataclasses import dataclass

from shopbot.api import Plugin, setting


@dataclass(frozen=True)
class Settings:
    """Which events staff are told of."""

    tell_placed: bool = setting(default=False, help="Tell staff of every order that was placed")
    tell_delivered: bool = setting(default=True, help="Tell staff of every order that was paid and delivered")
    tell_cancelled: bool = setting(default=False, help="Tell staff of every order that was cancelled")
    tell_expired: bool = setting(default=False, help="Tell staff of every order that nobody paid in time")
    notices_a_minute: int = setting(
        10,
        help="Orders of one kind told to staff one by one in a minute; more of them come as one line",
        low=1,
        high=60,
    )


plugin = Plugin("orders", Settings)
SEE = plugin.permission("orders.see", "See everybody's orders")
CANCEL = plugin.permission("orders.cancel", "Cancel somebody's unpaid order")
# How many orders of a kind staff were told of, or would have been, in a minute (UTC seconds / 60).
plugin.migration(
    "001_told",
    """
    CREATE TABLE orders_told (
        minute INTEGER NOT NULL,
        kind   TEXT    NOT NULL,
        orders INTEGER NOT NULL,
        PRIMARY KEY (minute, kind)
    ) STRICT, WITHOUT ROWID;
    """,
)
