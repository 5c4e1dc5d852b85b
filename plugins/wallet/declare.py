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


plugin = Plugin("wallet", Settings)
CHANGE = plugin.permission("wallet.change", "Add to, take from or set somebody's balance")
