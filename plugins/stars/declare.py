"""Telegram Stars: paid inside Telegram, and the only way its rules allow for digital goods."""

from dataclasses import dataclass

from shopbot.api import Plugin, setting


@dataclass(frozen=True)
class Settings:
    """What the owner decides about Stars."""

    hold_minutes: int = setting(30 * 60, "Minutes an invoice in Stars stays open", low=2, high=24 * 60, unit=60)


plugin = Plugin("stars", Settings, requires=("rates",), on=False)
