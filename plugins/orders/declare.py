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


plugin = Plugin("orders", Settings)
SEE = plugin.permission("orders.see", "See everybody's orders")
CANCEL = plugin.permission("orders.cancel", "Cancel somebody's unpaid order")
HAND_OVER = plugin.permission("orders.hand_over", "Hand over what is made after the payment")
# How many orders of a kind staff were told of in a minute; the shop itself counts all notices since.
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
plugin.migration("002_told_by_the_shop", "DROP TABLE orders_told;")
