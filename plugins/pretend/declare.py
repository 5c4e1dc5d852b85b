"""What the parts of this plugin share: its declaration, its settings, its name as a method."""

from dataclasses import dataclass

from shopbot.api import Plugin, setting

NAME = "pretend"


@dataclass(frozen=True)
class Settings:
    """Where pretended money can come from besides the buttons in the chat; the demo fills both in."""

    gateway: str = setting("", "Address of a pretend gateway; empty: only the buttons in the chat", address=True)
    gateway_key: str = setting("", "The key that the pretend gateway knows this shop by", secret=True)


plugin = Plugin(NAME, Settings, modes=("demo", "test"))
plugin.migration(
    "001_late",
    """
    CREATE TABLE pretend_late (
        attempt INTEGER PRIMARY KEY
    ) STRICT;
    """,
)
