"""Broken: a setting without a default, and one without help."""

from dataclasses import dataclass

from shopbot.api import Plugin, setting


@dataclass(frozen=True)
class Settings:
    key: str
    size: int = setting(3, "")


plugin = Plugin("nohelp", Settings)
